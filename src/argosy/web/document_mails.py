"""Mail to a brand about its documents: one nears its end, has expired, was accepted or refused. Sent by the worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel import clock, outbox
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.web.brand import shell

#: Whose work documents are; nobody else is written to.
ROLES = ("lead", "editor")


@outbox.handles("evidence.expiring")
def warn(payloads: list[dict[str, Any]]) -> None:
    """Say how long a document still holds; one that was replaced or taken back meanwhile is not spoken of."""
    for payload in payloads:
        _send(payload, "expiring")


@outbox.handles("evidence.expired")
def tell_end(payloads: list[dict[str, Any]]) -> None:
    for payload in payloads:
        _send(payload, "expired")


@outbox.handles("evidence.reviewed")
def tell_review(payloads: list[dict[str, Any]]) -> None:
    for payload in payloads:
        _send(payload, "reviewed")


def _send(payload: Mapping[str, Any], what: str) -> None:
    found = compliance.evidence.document(UUID(payload["document_id"]))
    if what == "reviewed":
        what = found.state
    elif found.state != "accepted":
        return
    if what == "withdrawn":
        return
    for address, language in _readers(found.brand_id):
        message(found, what, address, language).send()


def _readers(brand_id: UUID) -> list[tuple[str, str]]:
    """Whom to write to, each in a language of the console; without such members, the company's own address."""
    people = programme.readers(brand_id, ROLES)
    if not people:
        own = str(programme.brand_by_id(brand_id).legal.get("email", ""))
        people = [(own, "en")] if own else []
    return [(address, language if language in shell.LANGUAGES else "en") for address, language in people]


def message(found: Any, what: str, address: str, language: str) -> EmailMessage:
    """The mail on a document: `what` is expiring, expired, accepted or refused."""
    brand = programme.brand_by_id(found.brand_id)
    places = compliance.evidence.concerned(found, catalogue.categories_of(brand.id), MARKETS)
    title = t(language, f"compliance-document-{found.kind.replace('_', '-')}")
    said: dict[str, Any] = {"document": title, "name": found.name, "reason": found.note}
    if found.valid_until is not None:
        left = found.days_left(clock.today())
        said |= {"ends": shell.day(found.valid_until, language), "count": max(0, left)}
    subject = t(language, f"mail-doc-{what}-subject", **said)
    lines = [t(language, "mail-doc-hello", brand=brand.name), t(language, f"mail-doc-{what}", **said)]
    if what in ("expiring", "expired"):
        hangs = len({key for ids in places.values() for key in ids})
        markets = ", ".join(shell.market_name(m, language) for m in places)
        lines.append(t(language, f"mail-doc-{what}-hangs", count=hangs, markets=markets))
    if what == "refused":
        lines.append(t(language, "mail-doc-refused-next"))
    address_of = settings.PUBLIC_URL + reverse("brand-documents", args=[brand.slug])
    lines.append(f"{t(language, 'mail-doc-link')}: {address_of}")
    return EmailMessage(subject=subject, body="\n\n".join(lines) + "\n", to=[address])
