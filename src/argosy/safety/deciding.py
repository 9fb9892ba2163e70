"""Decisions: what a person decides about a notice, what follows of it in every room, and how it is lifted again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db, outbox
from argosy.kernel.markets import MARKETS
from argosy.kernel.markets import market as market_of
from argosy.safety import notices, rules
from argosy.safety.errors import AlreadyDecided, DecisionFaulty, UnknownRestriction
from argosy.safety.models import Decision, Notice, Recall, Restriction, Statement


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided: `facts` is what was found, `law` the provision it rests on (for ground "terms", the term).

    `product_id` names the product where the notice did not; without `skus` the whole product is restricted. `lot` is told to
    people: stock is not kept by lot, so that all units of the variants are frozen.
    """

    action: str
    ground: str
    facts: str
    law: str = ""
    markets: Sequence[str] = ()
    product_id: UUID | None = None
    skus: Sequence[str] = ()
    lot: str = ""
    automated: bool = False


@dataclass(frozen=True, slots=True)
class RestrictionRecord:
    """What is or was off sale. Without `skus` the whole product; `number` is that of the notice."""

    id: UUID
    decision_id: UUID
    number: str
    brand_id: UUID
    product_id: UUID
    variant_ids: Sequence[UUID]
    skus: Sequence[str]
    lot: str
    markets: Sequence[str]
    active_from: datetime
    lifted_at: datetime | None
    lifted_by: str
    lifted_because: str


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision, with its restriction where it has one."""

    id: UUID
    notice_id: UUID
    brand_id: UUID | None
    action: str
    facts: str
    ground: str
    law: str
    automated: bool
    decided_by: str
    decided_at: datetime
    told_at: datetime | None
    restriction: RestrictionRecord | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision did: orders stopped, campaigns that lost goods, units frozen (on hand, and of these held)."""

    decision: DecisionRecord
    stopped: Sequence[UUID] = field(default_factory=tuple)
    campaigns: Sequence[UUID] = field(default_factory=tuple)
    units: tuple[int, int] = (0, 0)


def decide(number: str, ruling: Ruling, by: str) -> Effect:
    """Decide about a notice. Once this has returned nothing of what it restricts is sold in the named markets.

    The same again gives the same decision and changes nothing. Raises UnknownNotice, AlreadyDecided, WrongState,
    DecisionFaulty, UnknownMarket.
    """
    with db.joined():
        effect = _decided(number, ruling, by)
    if effect.decision.restriction:
        follow(effect.decision.restriction)
    return effect


def _decided(number: str, ruling: Ruling, by: str) -> Effect:
    row = notices.locked(number)
    told = notices.digest(asdict(ruling))
    before = Decision.objects.filter(notice=row).first()
    if before is not None:
        if before.digest != told:
            raise AlreadyDecided(row.number)
        return Effect(_decision(before))
    product = _check(row, ruling, by)
    if product is not None and row.product_id is None:
        Notice.objects.filter(id=row.id).update(product_id=product.id, brand_id=product.brand_id)
    made = Decision.objects.create(
        notice=row,
        brand_id=product.brand_id if product else row.brand_id,
        action=ruling.action,
        facts=ruling.facts.strip(),
        ground=ruling.ground,
        law=ruling.law.strip(),
        automated=ruling.automated,
        decided_by=by,
        decided_at=clock.now(),
        digest=told,
    )
    notices.move(row, "decided", by, ruling.action)
    outbox.put("safety.decided", {"decision": str(made.id)})
    if ruling.action == "none" or product is None:
        return Effect(_decision(made))
    return _restrict(row, made, ruling, product)


def _check(row: Notice, ruling: Ruling, by: str) -> catalogue.ProductRecord | None:
    """The product that is decided about; None where nothing is done and none is known."""
    product_id = row.product_id or ruling.product_id
    product = catalogue.products_by_id([product_id]).get(product_id) if product_id else None
    restricts = ruling.action == "restrict"
    skus = {v.sku for v in product.variants} if product else set()
    wrong = {
        "action": ruling.action not in ("restrict", "none"),
        "ground": ruling.ground not in rules.GROUNDS,
        "facts": len(ruling.facts.strip()) < 20,
        "decided_by": not by.strip(),
        "law": restricts and not ruling.law.strip(),
        "product": restricts and product is None,
        "markets": restricts and not ruling.markets,
        "skus": restricts and not set(ruling.skus) <= skus,
    }
    for name, is_wrong in wrong.items():
        if is_wrong:
            raise DecisionFaulty(name)
    for market in ruling.markets:
        market_of(market)
    return product


def _restrict(row: Notice, made: Decision, ruling: Ruling, product: catalogue.ProductRecord) -> Effect:
    chosen = [v for v in product.variants if not ruling.skus or v.sku in ruling.skus]
    variants, markets = [v.id for v in chosen], [m for m in MARKETS if m in ruling.markets]
    kept = Restriction.objects.create(
        decision=made,
        number=row.number,
        brand_id=product.brand_id,
        product_id=product.id,
        variant_ids=variants if ruling.skus else [],
        skus=sorted(ruling.skus),
        lot=ruling.lot.strip(),
        markets=markets,
        active_from=made.decided_at,
    )
    # Stock comes last: from its first lock on, buyers wait.
    left = campaigns.leave_out(variants, markets)
    compliance.restrict(kept.id, row.number, product.brand_id, product.id, markets, kept.skus)
    _judge(kept)
    fulfilment.freeze(kept.id, product.brand_id, variants, markets)
    # Every order that came before the freeze has been committed by now, and none can come after it.
    open_ = _holders(kept)
    stopped = fulfilment.stop(kept.id, {h.order_id for h in open_})
    _state_reasons(row, made, kept, product)
    return Effect(_decision(made), stopped, left, fulfilment.frozen_units(variants))


def _holders(kept: Restriction) -> list[checkout.Holder]:
    variants = kept.variant_ids or None
    return checkout.holders(kept.brand_id, kept.product_id, variants, kept.markets)


def _judged_in(found: Restriction | RestrictionRecord) -> list[str]:
    """The markets of a restriction in which the product was judged before; in others it will be when it is launched there."""
    return [m for m in found.markets if compliance.verdicts([found.product_id], m)]


def _judge(kept: Restriction) -> None:
    compliance.rejudge(kept.brand_id, [kept.product_id], _judged_in(kept))


def follow(found: RestrictionRecord) -> None:
    """Let the product's pages follow at once, outside the transaction; if we die before, the outbox does it."""
    channel.follow_verdicts([found.product_id], _judged_in(found))


def _state_reasons(row: Notice, made: Decision, kept: Restriction, product: catalogue.ProductRecord) -> None:
    """Write down the statement of reasons (DSA Art. 17(3)), to be sent by the worker."""
    content: Mapping[str, Any] = {
        "product": product.name,
        "model": product.model,
        "skus": kept.skus,
        "lot": kept.lot,
        "markets": kept.markets,
        "active_from": kept.active_from.isoformat(),
        "until": None,
        "facts": made.facts,
        "on_notice": row.kind != "operator",
        "from_authority": row.kind in ("regulator", "trusted"),
        "authority": row.authority if row.kind == "regulator" else "",
        "automated": made.automated,
        "ground": made.ground,
        "law": made.law,
        "notice": row.number,
    }
    found = Statement.objects.create(
        number=notices.number("S"),
        restriction=kept,
        brand_id=kept.brand_id,
        content=dict(content),
        made_at=made.decided_at,
    )
    outbox.put("safety.stated", {"statement": str(found.id)})


def lift(number: str, by: str, because: str, *, withdraw_recall: bool = False) -> bool:
    """Lift the restriction of a notice: goods are sold and sent again; False when it was lifted before.

    A recall stays published unless it is withdrawn. Campaigns that lost the goods do not take them back. Raises
    UnknownRestriction, DecisionFaulty.
    """
    with db.joined():
        found = end(number, by, because, withdraw_recall=withdraw_recall)
    if found:
        follow(found)
    return found is not None


def end(number: str, by: str, because: str, *, withdraw_recall: bool = False) -> RestrictionRecord | None:
    """What `lift` does within the caller's transaction, without the pages (see `follow`); None when it was lifted before."""
    if not because.strip():
        raise DecisionFaulty("because")
    kept = Restriction.objects.select_for_update().filter(number=number.strip().upper()).first()
    if kept is None:
        raise UnknownRestriction(number)
    if kept.lifted_at is not None:
        return None
    kept.lifted_at, kept.lifted_by, kept.lifted_because = clock.now(), by, because.strip()
    kept.save(update_fields=["lifted_at", "lifted_by", "lifted_because"])
    if withdraw_recall:
        Recall.objects.filter(restriction=kept).update(state="withdrawn")
    compliance.lift(kept.id)
    _judge(kept)
    fulfilment.thaw(kept.id)
    outbox.put("safety.lifted", {"restriction": str(kept.id)})
    return restriction_record(kept)


def decision_of(notice_id: UUID) -> DecisionRecord | None:
    """The decision about a notice, None while there is none."""
    row = Decision.objects.filter(notice_id=notice_id).first()
    return _decision(row) if row else None


def decision(decision_id: UUID) -> DecisionRecord:
    """One decision. Raises UnknownRestriction."""
    row = Decision.objects.filter(id=decision_id).first()
    if row is None:
        raise UnknownRestriction(str(decision_id))
    return _decision(row)


def _decision(row: Decision) -> DecisionRecord:
    kept = Restriction.objects.filter(decision=row).first()
    names = [n for n in DecisionRecord.__dataclass_fields__ if n != "restriction"]
    return DecisionRecord(**{n: getattr(row, n) for n in names}, restriction=restriction_record(kept) if kept else None)


def restriction_record(kept: Restriction) -> RestrictionRecord:
    """The restriction as a record."""
    return RestrictionRecord(**{n: getattr(kept, n) for n in RestrictionRecord.__dataclass_fields__})


def restriction(number: str) -> RestrictionRecord:
    """The restriction of a notice's number. Raises UnknownRestriction."""
    kept = Restriction.objects.filter(number=number.strip().upper()).first()
    if kept is None:
        raise UnknownRestriction(number)
    return restriction_record(kept)


def restrictions(brand_id: UUID | None = None, *, active: bool = False) -> list[RestrictionRecord]:
    """Restrictions, the latest first, of a brand or of all; only those in force where asked."""
    rows = Restriction.objects.order_by("-id")
    rows = rows.filter(brand_id=brand_id) if brand_id else rows
    return [restriction_record(r) for r in (rows.filter(lifted_at=None) if active else rows)]


def stopped_orders(found: RestrictionRecord) -> list[checkout.Holder]:
    """The order lines that hold what is restricted, oldest first."""
    variants = list(found.variant_ids) or None
    return checkout.holders(found.brand_id, found.product_id, variants, found.markets)


def claim_told(decision_id: UUID) -> bool:
    """Take it upon the caller's transaction to tell the reporter of a decision; False when that was done."""
    return bool(Decision.objects.filter(id=decision_id, told_at=None).update(told_at=clock.now()))
