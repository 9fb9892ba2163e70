"""Recalls: the notice with all that the law asks of it, and the buyers it concerns (GPSR Art. 35 to 37)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction as _transaction

from argosy.checkout import api as checkout
from argosy.kernel import clock, db
from argosy.safety import deciding, notices, queries, rules
from argosy.safety.errors import (
    RecallFaulty,
    RecallPublished,
    SoftWords,
    TooFewRemedies,
    UnknownRecall,
    UnknownRestriction,
)
from argosy.safety.models import Buyer, Recall, Restriction

log = logging.getLogger("argosy.safety")
RELIST_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a recall notice says beside the product's name and picture. `details` are further words by language."""

    hazards: Sequence[str]
    measures: Sequence[str]
    remedies: Sequence[str]
    contact_name: str
    contact_email: str
    contact_phone: str
    contact_url: str = ""
    why_one_remedy: str = ""
    details: Mapping[str, str] | None = None
    sold_from: date | None = None
    sold_until: date | None = None


@dataclass(frozen=True, slots=True)
class RecallRecord:
    """A recall; state draft, published or withdrawn. `restriction` says for what and where."""

    id: UUID
    number: str
    brand_id: UUID
    product_id: UUID
    hazards: Sequence[str]
    measures: Sequence[str]
    details: Mapping[str, str]
    remedies: Sequence[str]
    why_one_remedy: str
    contact_name: str
    contact_email: str
    contact_phone: str
    contact_url: str
    sold_from: date | None
    sold_until: date | None
    state: str
    made_at: datetime
    published_at: datetime | None
    published_by: str
    restriction: deciding.RestrictionRecord


@dataclass(frozen=True, slots=True)
class BuyerRecord:
    """A buyer whom a recall concerns; `orders` list {number, at, sku, title, quantity}."""

    id: UUID
    recall_id: UUID
    email: str
    language: str
    market: str
    orders: Sequence[Mapping[str, Any]]
    informed_at: datetime | None = None


def save_recall(number: str, draft: Draft) -> RecallRecord:
    """Write the recall notice of a restriction (by its notice's number), or change its draft; the same changes nothing.

    Raises UnknownRestriction, RecallFaulty, SoftWords, TooFewRemedies, RecallPublished.
    """
    _check(draft)
    values = asdict(draft) | {"details": {k: v.strip() for k, v in (draft.details or {}).items() if v.strip()}}
    values |= {name: list(values[name]) for name in ("hazards", "measures", "remedies")}
    with db.joined():
        kept = Restriction.objects.select_for_update().filter(number=number.strip().upper()).first()
        if kept is None:
            raise UnknownRestriction(number)
        row = Recall.objects.filter(restriction=kept).first()
        if row is not None and row.state != "draft":
            if all(getattr(row, name) == value for name, value in values.items()):
                return _record(row)
            raise RecallPublished(row.number)
        if row is None:
            row = Recall(
                number=notices.number("R"), restriction=kept, brand_id=kept.brand_id, product_id=kept.product_id
            )
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return _record(row)


def _check(draft: Draft) -> None:
    wrong = {
        "hazards": not draft.hazards or not set(draft.hazards) <= set(rules.HAZARDS),
        "measures": not draft.measures or not set(draft.measures) <= set(rules.MEASURES),
        "contact_name": not draft.contact_name.strip(),
        "contact_email": "@" not in draft.contact_email,
        "contact_phone": not draft.contact_phone.strip(),
        "contact_url": bool(draft.contact_url) and not draft.contact_url.startswith(("https://", "http://")),
        "sold_until": bool(draft.sold_from and draft.sold_until and draft.sold_until < draft.sold_from),
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise RecallFaulty(name)
    if soft := rules.soft_words(draft.details or {}):
        raise SoftWords(soft)
    if rules.remedies_wrong(draft.remedies, draft.why_one_remedy):
        raise TooFewRemedies


def publish(number: str, by: str) -> RecallRecord:
    """Publish a recall and list the buyers it concerns; publishing again lists only who is new.

    `number` is the recall's own. Raises UnknownRecall, RecallPublished (it was withdrawn).
    """
    with db.joined():
        row = Recall.objects.select_for_update().filter(number=number.strip().upper()).first()
        if row is None:
            raise UnknownRecall(number)
        if row.state == "withdrawn":
            raise RecallPublished(row.number)
        if row.state == "draft":
            row.state, row.published_at, row.published_by = "published", clock.now(), by
            row.save(update_fields=["state", "published_at", "published_by"])
        _list(row)
    return _record(row)


def _list(row: Recall) -> int:
    """List the buyers of what is recalled: of the named variants and days of sale, as orders do not tell lots apart."""
    kept = row.restriction
    since = datetime.combine(row.sold_from, time(), UTC) if row.sold_from else None
    until = datetime.combine(row.sold_until + timedelta(days=1), time(), UTC) if row.sold_until else None
    found: dict[str, dict[str, Any]] = {}
    for h in checkout.holders(row.brand_id, row.product_id, kept.variant_ids or None, kept.markets, since, until):
        if h.state != "placed":
            continue
        entry = found.setdefault(h.email.lower(), {"email": h.email.lower(), "orders": []})
        entry["language"], entry["market"] = h.language, h.market
        entry["orders"].append(_bought(h))
    return queries.list_buyers(row.id, list(found.values()), clock.now())


def _bought(h: checkout.Holder) -> dict[str, Any]:
    return {"number": h.number, "at": h.at.isoformat(), "sku": h.sku, "title": h.title, "quantity": h.quantity}


def relist() -> int:
    """List who has been added to recalls of the last days (an order that waited for its payment); how many."""
    recent = Recall.objects.filter(state="published", published_at__gt=clock.now() - RELIST_FOR)
    added = 0
    for row in recent.select_related("restriction"):
        with db.joined():
            added += _list(row)
    return added


def tell_next(send: Callable[[BuyerRecord], object]) -> bool | None:
    """Tell one buyer who has not been told yet, by `send`; False when that failed, None when nobody waits.

    A transaction of its own: what cannot be sent leaves this buyer to be told later, and holds nobody else up. Buyers whom
    another worker is telling are passed over.
    """
    buyer = None
    try:
        with _transaction.atomic():
            row = queries.claim_buyer(clock.now())
            if row is None:
                return None
            buyer = BuyerRecord(**row)
            send(buyer)
    except Exception:
        if buyer is None:
            raise
        log.exception("the recall notice to buyer %s could not be sent; it will be tried again", buyer.id)
        queries.put_off(buyer.id, clock.now())
        return False
    return True


def recall(number: str) -> RecallRecord:
    """The recall of that number, whatever its state. Raises UnknownRecall."""
    row = Recall.objects.select_related("restriction").filter(number=number.strip().upper()).first()
    if row is None:
        raise UnknownRecall(number)
    return _record(row)


def recall_by_id(recall_id: UUID) -> RecallRecord:
    """The recall of that id. Raises UnknownRecall."""
    row = Recall.objects.select_related("restriction").filter(id=recall_id).first()
    if row is None:
        raise UnknownRecall(str(recall_id))
    return _record(row)


def recall_of(restriction_id: UUID) -> RecallRecord | None:
    """The recall of a restriction, None while there is none."""
    row = Recall.objects.select_related("restriction").filter(restriction_id=restriction_id).first()
    return _record(row) if row else None


def recalls(
    market: str | None = None, *, product_id: UUID | None = None, brand_id: UUID | None = None
) -> list[RecallRecord]:
    """Published recalls, the latest first: of a market, a product, a brand."""
    rows = Recall.objects.select_related("restriction").filter(state="published").order_by("-published_at")
    rows = rows.filter(restriction__markets__contains=[market]) if market else rows
    rows = rows.filter(product_id=product_id) if product_id else rows
    return [_record(row) for row in (rows.filter(brand_id=brand_id) if brand_id else rows)]


def _record(row: Recall) -> RecallRecord:
    own = [n for n in RecallRecord.__dataclass_fields__ if n != "restriction"]
    return RecallRecord(**{n: getattr(row, n) for n in own}, restriction=deciding.restriction_record(row.restriction))


def buyers(recall_id: UUID) -> list[BuyerRecord]:
    """Everybody whom a recall concerns, by address."""
    names = list(BuyerRecord.__dataclass_fields__)
    return [BuyerRecord(**row) for row in Buyer.objects.filter(recall_id=recall_id).order_by("email").values(*names)]


def progress(recall_id: UUID) -> tuple[int, int]:
    """How many buyers a recall concerns, and how many of them have been told."""
    rows = Buyer.objects.filter(recall_id=recall_id)
    return rows.count(), rows.exclude(informed_at=None).count()
