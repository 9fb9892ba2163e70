"""What follows the provider's answer: the order is placed, booked and announced, or its goods are freed. Each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.checkout import queries, taking
from argosy.checkout.errors import NotChallenged, UnknownOrder
from argosy.checkout.payments import ASKED_AFRESH_FOR, CHALLENGE_LASTS, Challenge, Intent, Outcome, Provider, provider
from argosy.checkout.payments import queries as payment_queries
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db, outbox
from argosy.kernel.markets import market as market_of
from argosy.kernel.money import Taxed
from argosy.ledger import api as ledger
from argosy.settlement import api as settlement


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an order stands: state pending, placed or refused; payment as in `taking.PaymentView`.

    `challenge` is what the buyer needs to answer the bank, told only where the provider has just told it.
    """

    order_id: UUID
    number: str
    state: str
    payment_state: str
    reason: str
    gross: int
    due: int
    currency: str
    promised_on: date | None
    challenge: Challenge | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Header:
    """What booking needs of an order beside its lines; `delivery` is gross, `vat` that of lines and delivery together."""

    order_id: UUID
    number: str
    region: str
    market: str
    currency: str
    delivery: int
    promised_on: date | None
    vat: int


def answer(order: Header, lines: Sequence[dict[str, Any]], intent: Intent, outcome: Outcome) -> bool:
    """Make the provider's answer true of the order in one transaction; False when it had been decided before.

    Then nothing of the order changes; money held for an order that was refused meanwhile is let go.
    """
    now = clock.now()
    if outcome.state in ("challenged", "pending"):
        return queries.note(intent.payment_id, outcome.state, outcome.reference, now)
    if outcome.state in ("authorised", "captured"):
        placed = _authorised(order, lines, intent, outcome, now)
        if not placed or outcome.state == "captured":
            found = payment_queries.by_id(intent.payment_id)
            if found is not None:
                taking.reconcile(found, outcome)
        return placed
    with db.transaction():
        decided = queries.refuse(intent.payment_id, outcome.reference, outcome.reason, now)
        if decided:
            fulfilment.release(order.order_id)
            if coupon_used(lines):
                campaigns.release_coupon(order.order_id, now)
    return decided


class _DecidedBefore(Exception):
    """Another answer came first: what was drawn on budgets for this one is undone."""


def booking(
    order: Header, lines: Sequence[dict[str, Any]], funded: Mapping[UUID, int], placed_at: datetime
) -> dict[str, str]:
    """What a statement reads to book and announce an order; `funded` is the platform's part of discounts by line."""
    transfers = ledger.posting(settlement.postings(_facts(order, lines, funded, placed_at)))
    return transfers | outbox.telling("order.placed", {"order_id": str(order.order_id)}, order.order_id)


def booking_like(booked: Mapping[str, str], ids: Mapping[UUID, UUID], order_id: UUID) -> dict[str, str]:
    """As `booking`, of an order that is like one that has been reckoned; `ids`: its own id and its lines', by the other's."""
    transfers = ledger.posting_like(booked, ids)
    return transfers | outbox.telling("order.placed", {"order_id": str(order_id)}, order_id)


def _authorised(
    order: Header, lines: Sequence[dict[str, Any]], intent: Intent, outcome: Outcome, now: datetime
) -> bool:
    """Place, book and announce: one statement, within a transaction where campaigns' budgets are drawn on before it."""

    def place(funded: Mapping[UUID, int]) -> bool:
        booked = booking(order, lines, funded, now)
        return queries.place(queries.Placing(order.order_id, intent.payment_id, outcome.reference, now, booked))

    if all(line["campaign_id"] is None for line in lines):
        return place({})
    try:
        with db.transaction():
            # In the order of the campaigns, so that two orders cannot wait for each other.
            if not place({line["id"]: _co_funded(line) for line in sorted(lines, key=_by_campaign)}):
                raise _DecidedBefore
    except _DecidedBefore:
        return False
    return True


def settled_facts(order_id: UUID) -> settlement.OrderFacts:
    """An order as settlement books it, from what was kept of it. Raises UnknownOrder."""
    o, lines = _row(order_id), queries.lines(order_id)
    order = Header(o[0], o[1], o[2], o[3], o[9], o[13], o[15], o[11])
    return _facts(order, lines, {line["id"]: line["platform_funded_minor"] for line in lines}, o[17] or o[16])


def _by_campaign(line: dict[str, Any]) -> str:
    return str(line["campaign_id"] or "")


def _facts(
    order: Header, lines: Sequence[dict[str, Any]], funded: Mapping[UUID, int], placed_at: datetime
) -> settlement.OrderFacts:
    delivery_vat = order.vat - sum(line["vat_minor"] + _import(line)["vat"] for line in lines)
    return settlement.OrderFacts(
        order_id=order.order_id,
        region=order.region,
        market=order.market,
        country=market_of(order.market).country,
        currency=order.currency,
        placed_at=placed_at,
        payment_method="card",
        lines=tuple(_line_facts(line, funded.get(line["id"], 0)) for line in lines),
        delivery=Taxed(order.delivery - delivery_vat, delivery_vat, order.delivery),
    )


def coupon_used(lines: Sequence[dict[str, Any]]) -> bool:
    """Whether a coupon has taken something off an order."""
    return any("coupon" in line["facts"] for line in lines)


def _co_funded(line: dict[str, Any]) -> int:
    """The platform's part of a line's discount, as far as the campaign's budget goes; the brand bears the rest."""
    discount = (line["list_gross_minor"] - line["unit_gross_minor"]) * line["quantity"]
    if line["campaign_id"] is None or discount <= 0:
        return 0
    share = campaigns.draw(line["campaign_id"], discount)
    if share:
        queries.fund(line["id"], share)
    return share


def _import(line: dict[str, Any]) -> dict[str, Any]:
    """What a line's import cost, as its facts keep it."""
    found: dict[str, Any] = line["facts"].get("import") or {"duty": 0, "vat": 0, "at_border": False}
    return found


def _by_platform(facts: Mapping[str, Any]) -> int:
    """What the platform bears of a line's coupon; a brand's own coupon is the brand's."""
    coupon = facts.get("coupon") or {}
    return int(coupon["minor"]) if coupon.get("platform") else 0


def _line_facts(line: dict[str, Any], platform_discount: int) -> settlement.LineFacts:
    facts, imported = line["facts"], _import(line)
    return settlement.LineFacts(
        line_id=line["id"],
        brand_id=line["brand_id"],
        category=line["category"],
        quantity=line["quantity"],
        list_gross=max(line["list_gross_minor"] * line["quantity"], line["gross_minor"]),
        gross=line["gross_minor"],
        net=line["net_minor"],
        vat=line["vat_minor"],
        vat_rate=line["vat_rate"],
        commission_bp=facts["commission_bp"],
        platform_discount=platform_discount + _by_platform(facts),
        weight_g=facts["weight_g"],
        length_mm=facts["length_mm"],
        width_mm=facts["width_mm"],
        height_mm=facts["height_mm"],
        warehouse=line["warehouse"],
        warehouse_country=fulfilment.country_of(line["warehouse"]),
        delivery_mode={"deposit": "none", "direct": "parcel"}.get(facts["mode"], facts["mode"]),
        duty=imported["duty"],
        duty_vat=imported["vat"],
        at_border=imported["at_border"],
        deposit=None if facts["deposit"] is None else facts["deposit"] * line["quantity"],
    )


def _row(order_id: UUID) -> tuple[Any, ...]:
    found = queries.order(order_id)
    if found is None:
        raise UnknownOrder
    return found


def status(order_id: UUID) -> Placed:
    """Where an order stands. Raises UnknownOrder."""
    o = _row(order_id)
    return Placed(o[0], o[1], o[5], o[21], o[23], o[12], o[14], o[9], o[15])


def _told(o: tuple[Any, ...], outcome: Outcome, intent: Intent) -> Placed:
    if not outcome.known and o[21] == "challenged":
        # Nobody answered: the buyer's question still stands as it stood.
        outcome = replace(outcome, state="challenged", reference=o[20])
    answer(Header(o[0], o[1], o[2], o[3], o[9], o[13], o[15], o[11]), queries.lines(o[0]), intent, outcome)
    return replace(status(o[0]), challenge=outcome.challenge)


def _intent(o: tuple[Any, ...]) -> Intent:
    return Intent(
        payment_id=o[18],
        amount=o[14],
        currency=o[9],
        token=o[22],
        started_at=o[24],
        order_id=o[0],
        reference=o[20],
        afresh=clock.now() - o[24] < ASKED_AFRESH_FOR,
    )


def confirm(order_id: UUID, accepted: bool) -> Placed:
    """The buyer's answer to a challenge (3-D Secure). Raises UnknownOrder, NotChallenged."""
    o = _row(order_id)
    if o[21] != "challenged":
        raise NotChallenged
    intent = _intent(o)
    return _told(o, provider(o[19]).confirm(intent, accepted), intent)


def challenge(order_id: UUID) -> Challenge | None:
    """What the buyer needs to answer the bank, asked of the provider; None when nothing is to be answered. Raises UnknownOrder."""
    o = _row(order_id)
    return provider(o[19]).query(_intent(o)).challenge if o[21] == "challenged" else None


def ask_again(order_id: UUID) -> Placed:
    """Ask the provider what has become of an undecided payment. Raises UnknownOrder."""
    o = _row(order_id)
    if o[21] not in queries.LIVE:
        return status(order_id)
    intent, bank = _intent(o), provider(o[19])
    return _told(o, _in_time(bank, intent, bank.query(intent)), intent)


def _in_time(bank: Provider, intent: Intent, outcome: Outcome) -> Outcome:
    """A challenge that nobody has answered is given up at the provider first: goods are freed only by its no."""
    if outcome.state != "challenged" or clock.now() - intent.started_at < CHALLENGE_LASTS:
        return outcome
    given_up = bank.void(outcome.reference, f"{intent.payment_id}:expire")
    return Outcome("declined", outcome.reference, "authentication-expired") if given_up.state == "voided" else outcome


def follow_up(older_than: timedelta = timedelta(seconds=5), limit: int = 100) -> int:
    """Ask for every payment that has been undecided for a while; how many were asked for. Trouble with one leaves the others be."""
    asked = 0
    for payment_id, order_id in taking.in_a_round(queries.undecided(clock.now() - older_than, limit)):
        asked += 1
        if taking.guarded(partial(ask_again, order_id), order_id) is None:
            payment_queries.touch(payment_id)
    return asked
