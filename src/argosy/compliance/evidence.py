"""The door of evidence: documents handed in, reviewed, taken back, watched as they near their end, and read again.

Each use case joins the caller's transaction or opens its own, and judges the products concerned again within it. Files lie below
`settings.DOCUMENT_ROOT`, by hash; no web server hands them out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from argosy.catalogue import api as catalogue
from argosy.compliance import files, queries, rules, shelf
from argosy.compliance.asking import reads
from argosy.compliance.errors import EvidenceInvalid, EvidenceState, OwnReview, UnknownEvidence
from argosy.compliance.keeping import Judged, rejudge
from argosy.compliance.papers import KINDS, Paper, days_left, scopes_of, warning_due
from argosy.compliance.records import REGISTERS
from argosy.kernel import clock, db, outbox
from argosy.kernel.ids import uuid7

LONGEST_NOTE = 500
MOST_PRODUCTS = 1000
_OLDEST, _LATEST = date(1990, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document is said to be. `countries` (ISO 3166-1) empty: all; `valid_from` None: from the day of issue or of handing in."""

    kind: str
    scope: str = "brand"
    product_ids: Collection[UUID] = ()
    country: str = ""
    scheme: str = ""
    countries: Collection[str] = ()
    issued_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document on file. `state` is submitted, accepted, refused or withdrawn; `note` the reviewer's reason."""

    id: UUID
    brand_id: UUID
    kind: str
    scope: str
    product_ids: Sequence[UUID]
    country: str
    scheme: str
    countries: Sequence[str]
    sha256: str
    blob: str
    name: str
    mime: str
    size_bytes: int
    issued_on: date | None
    valid_from: date
    valid_until: date | None
    uploaded_by: str
    uploaded_at: datetime
    state: str
    reviewer: str
    reviewed_at: datetime | None
    accepted_at: datetime | None
    note: str

    @property
    def paper(self) -> Paper:
        return Paper(
            self.kind,
            self.scope,
            self.product_ids,
            self.country,
            self.scheme,
            self.countries,
            self.state,
            self.accepted_at is not None,
            self.valid_from,
            self.valid_until,
        )

    def standing(self, on: date) -> str:
        """What it comes to on a day: valid, early, submitted, expired, refused or withdrawn."""
        return self.paper.standing(on) or "withdrawn"

    def days_left(self, on: date) -> int | None:
        """Days that it still holds after `on`; None where it has no end."""
        return None if self.valid_until is None else days_left(self.valid_until, on)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document: submitted, accepted, refused, withdrawn."""

    action: str
    by: str
    note: str
    at: datetime


def submit(
    brand_id: UUID, draft: Draft, content: bytes, name: str, by: str, *, rehearsal: bool = False
) -> tuple[Document, bool]:
    """Hand in a document, which then waits for review; and whether it is new.

    The same file for the same purpose and time is the document that is there already, unless that one was taken back. `by` is who
    hands it in. A rehearsal, which is undone, leaves no file behind. Raises EvidenceFile, EvidenceInvalid.
    """
    mime = files.checked(content)
    with db.joined():
        shelf.hold(brand_id, writing=True)
        told = _checked(brand_id, draft)
        at, key = clock.now(), files.sha256(content)
        place = files.blob(key, mime) if rehearsal else files.keep(Path(settings.DOCUMENT_ROOT), content, mime)
        digest = catalogue.digest([key, *(str(told[part]) for part in sorted(told))])
        known = shelf.same(brand_id, digest)
        if known is not None:
            return Document(**known), False
        row = told | {
            "id": uuid7(),
            "brand_id": brand_id,
            "sha256": key,
            "blob": place,
            "name": files.shown_name(name, mime),
            "mime": mime,
            "size_bytes": len(content),
            "digest": digest,
            "uploaded_by": by[:254],
            "uploaded_at": at,
            "state": "submitted",
            "reviewer": "",
            "note": "",
            "valid_from": told["valid_from"] or told["issued_on"] or at.date(),
        }
        shelf.write(row)
        shelf.note(row["id"], brand_id, "submitted", by[:254], "", at)
        made = _found(row["id"])
        _judge_again(made)
    return made, True


def check(brand_id: UUID, draft: Draft) -> None:
    """Whether a document of these particulars could be handed in. Raises EvidenceInvalid."""
    _checked(brand_id, draft)


def _checked(brand_id: UUID, draft: Draft) -> dict[str, Any]:
    """The draft as it is kept. Raises EvidenceInvalid by field."""
    if draft.kind not in KINDS:
        raise EvidenceInvalid("kind", "kind", value=draft.kind, known=", ".join(KINDS))
    if draft.scope not in scopes_of(draft.kind):
        raise EvidenceInvalid("scope", "scope", value=draft.scope, known=", ".join(scopes_of(draft.kind)))
    products = sorted(set(draft.product_ids)) if draft.scope == "products" else []
    if draft.scope == "products":
        _check_products(brand_id, products)
    country, scheme = "", ""
    if draft.scope == "registration":
        country, scheme = draft.country.strip().upper(), draft.scheme.strip().lower().replace("-", "_")
        _check_country(country, "country")
        if scheme not in REGISTERS:
            raise EvidenceInvalid("scheme", "scheme", value=scheme, known=", ".join(REGISTERS))
    countries = sorted({c.strip().upper() for c in draft.countries}) if draft.scope != "registration" else []
    for code in countries:
        _check_country(code, "countries")
    _check_dates(draft)
    return {
        "kind": draft.kind,
        "scope": draft.scope,
        "product_ids": products,
        "country": country,
        "scheme": scheme,
        "countries": countries,
        "issued_on": draft.issued_on,
        "valid_from": draft.valid_from,
        "valid_until": draft.valid_until,
    }


def _check_products(brand_id: UUID, products: Sequence[UUID]) -> None:
    if not 0 < len(products) <= MOST_PRODUCTS:
        raise EvidenceInvalid("products", "product_ids", most=MOST_PRODUCTS)
    if foreign := set(products) - set(catalogue.brand_product_ids(brand_id)):
        raise EvidenceInvalid("product-unknown", "product_ids", value=str(min(foreign)))


def _check_country(code: str, field: str) -> None:
    if not re.fullmatch("[A-Z]{2}", code) or code not in rules.default().countries:
        known = ", ".join(sorted(rules.default().countries))
        raise EvidenceInvalid("country", field, value=code[:20], known=known)


def _check_dates(draft: Draft) -> None:
    for name in ("issued_on", "valid_from", "valid_until"):
        day = getattr(draft, name)
        if day is not None and not _OLDEST <= day < _LATEST:
            raise EvidenceInvalid("date", name, value=day.isoformat())
    if draft.issued_on is not None and draft.issued_on > clock.today():
        raise EvidenceInvalid("issued-later", "issued_on")
    begins = draft.valid_from or draft.issued_on or clock.today()
    if draft.valid_until is not None and draft.valid_until < begins:
        raise EvidenceInvalid("ends-before", "valid_until")


def review(document_id: UUID, accept: bool, reviewer: str, note: str = "") -> Judged:
    """Accept or refuse (with a reason that the brand reads) a document that waits; gives what became of the verdicts.

    Raises UnknownEvidence, OwnReview, EvidenceInvalid (a refusal without reason, a reason that is too long, a document that has
    ended), EvidenceState.
    """
    text = " ".join(note.split())
    if not accept and not text:
        raise EvidenceInvalid("reason", "note")
    if len(text) > LONGEST_NOTE:
        raise EvidenceInvalid("note-long", "note", most=LONGEST_NOTE)
    with db.joined():
        known = _found(document_id)
        shelf.hold(known.brand_id, writing=True)
        if reviewer == known.uploaded_by:
            raise OwnReview
        if accept and known.valid_until is not None and known.valid_until < clock.today():
            raise EvidenceInvalid("ended", "valid_until")
        state, at = "accepted" if accept else "refused", clock.now()
        if not shelf.reviewed(document_id, state, reviewer[:254], text, at):
            raise EvidenceState("reviewed")
        shelf.note(document_id, known.brand_id, state, reviewer[:254], text, at)
        outbox.put("evidence.reviewed", {"document_id": str(document_id)})
        return _judge_again(_found(document_id))


def withdraw(brand_id: UUID, document_id: UUID, by: str) -> Judged:
    """Take back a document that waits or was accepted. One that was accepted counts as lapsed from now on.

    Raises UnknownEvidence (also for another brand's), EvidenceState.
    """
    with db.joined():
        shelf.hold(brand_id, writing=True)
        known = of_brand(brand_id, document_id)
        if not shelf.withdrawn(document_id):
            raise EvidenceState("gone")
        shelf.note(document_id, known.brand_id, "withdrawn", by[:254], "", clock.now())
        return _judge_again(_found(document_id))


def documents(brand_id: UUID) -> list[Document]:
    """All documents of a brand, the newest first."""
    return [Document(**row) for row in shelf.of_brand(brand_id)]


def of_brand(brand_id: UUID, document_id: UUID) -> Document:
    """A document of the brand. Raises UnknownEvidence, also for another brand's."""
    row = shelf.one(document_id)
    if row is None or row["brand_id"] != brand_id:
        raise UnknownEvidence(document_id)
    return Document(**row)


def document(document_id: UUID) -> Document:
    """A document of any brand, for the operator. Raises UnknownEvidence."""
    return _found(document_id)


def waiting(limit: int = 200) -> list[Document]:
    """Documents of all brands that wait for review, the oldest first."""
    return [Document(**row) for row in shelf.waiting(limit)]


def lately(limit: int = 20) -> list[Document]:
    """The documents reviewed last."""
    return [Document(**row) for row in shelf.lately(limit)]


def counts() -> dict[str, int]:
    """Documents of all brands by state."""
    return shelf.counts()


def history(document_id: UUID) -> list[Event]:
    """What happened to a document, the first first."""
    return [Event(**row) for row in shelf.history(document_id)]


def content(found: Document) -> bytes:
    """The file, checked against its hash. Raises EvidenceFile("lost")."""
    return files.read(Path(settings.DOCUMENT_ROOT), found.blob, found.sha256)


def expiring(on: date | None = None, brand_id: UUID | None = None) -> list[tuple[Document, int]]:
    """(document, days left) of accepted ones that end within 60 days or have ended, the most pressing first.

    A document whose place another accepted one takes without a gap is left out.
    """
    on = on or clock.today()
    found = [Document(**row) for row in shelf.nearing(on, brand_id)]
    return [(each, days_left(each.valid_until, on)) for each in found if each.valid_until is not None]


def watch() -> int:
    """Warn of documents that near their end, 60, 30 and 7 days ahead and once they have expired, each once; how many warnings.

    A document handed in late gets the one warning that is due, not those before it. What expired is judged again at once.
    """
    on = clock.today()
    found = [Document(**row) for row in shelf.nearing(on, told=False)]
    due = {each.id: (each, warning_due(each.valid_until, on)) for each in found if each.valid_until}
    if not due:
        return 0
    with db.joined():
        pairs = [(key, days) for key, (_, days) in due.items() if days is not None]
        fresh = shelf.unwarned(pairs, clock.now())
        for key in sorted(fresh):
            each, days = due[key]
            topic = "evidence.expiring" if days else "evidence.expired"
            outbox.put(topic, {"document_id": str(key), "days": days})
            if not days:
                shelf.hold(each.brand_id, writing=False)
                _judge_again(each)
    return len(fresh)


def concerned(found: Document, categories: Mapping[UUID, str], markets: Iterable[str]) -> dict[str, list[UUID]]:
    """By market, the brand's products (of these categories) whose verdict there can depend on the document."""
    paper = found.paper
    ids = paper.product_ids if paper.scope == "products" else categories
    told: dict[str, list[UUID]] = {}
    for market in markets:
        country = market.upper()
        if country in rules.default().countries and paper.concerns(country):
            fact = f"evidence.{country}.{paper.fact}"
            reading = {code for code in set(categories.values()) if reads(fact, market, code)}
            here = [key for key in ids if categories.get(key) in reading]
            if here:
                told[market] = here
    return told


def _judge_again(found: Document) -> Judged:
    """Judge the products that hang on a document, where they were judged before."""
    places = concerned(found, catalogue.categories_of(found.brand_id), queries.judged_markets(found.brand_id))
    groups: dict[tuple[UUID, ...], list[str]] = {}
    for market, ids in places.items():
        groups.setdefault(tuple(ids), []).append(market)
    total = Judged()
    for group, markets in groups.items():
        done = rejudge(found.brand_id, group, markets)
        total.written += done.written
        total.unchanged += done.unchanged
        total.verdicts |= done.verdicts
        total.changed |= done.changed
        total.before |= done.before
    return total


def _found(document_id: UUID) -> Document:
    row = shelf.one(document_id)
    if row is None:
        raise UnknownEvidence(document_id)
    return Document(**row)
