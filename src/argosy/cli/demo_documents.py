"""The demo's documents: those of the packs accepted, one that soon ends, and one that waits for the operator."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.programme import api as programme

OPERATOR = "operator@argosy.example"
#: A brand whose declaration ends so many days after the demo was loaded, so that its warning can be seen.
ENDING, DAYS = "ilife", 24


def accept(brand_slug: str) -> int:
    """Accept the documents that came with a brand's pack; how many."""
    brand = programme.brand(brand_slug)
    waiting = [d for d in compliance.evidence.documents(brand.id) if d.state == "submitted"]
    for found in waiting:
        compliance.evidence.review(found.id, True, OPERATOR)
    return len(waiting)


def hand_in(packs: Path) -> None:
    """A declaration that ends soon, and a battery's that waits for review."""
    try:
        brand = programme.brand(ENDING)
    except ArgosyError:
        return
    evidence, by = compliance.evidence, f"lead@{ENDING}.example"
    begins = clock.today() - timedelta(days=700)
    ends = clock.today() + timedelta(days=DAYS)
    source = packs / "xiaomi" / "documents"
    drafts = (
        ("declaration_of_conformity", "declaration-of-conformity.pdf", ends, True),
        ("battery_declaration", "battery-declaration.pdf", None, False),
    )
    for kind, name, until, accepted in drafts:
        if (source / name).exists():
            draft = evidence.Draft(kind, valid_from=begins, valid_until=until)
            found, new = evidence.submit(brand.id, draft, (source / name).read_bytes(), name, by)
            if accepted and new:
                evidence.review(found.id, True, OPERATOR)
