"""Goods on their way back: opened by a withdrawal, a claim for a fault or a wish to exchange, until they are in.

What came in moves three things in one transaction, so that they stand or fall together: stock, books, and either the money that is given
back or the goods that are held instead. Buyers pay nothing for the way back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from argosy.aftersales import brand_queries, exchanging, refunding, rules
from argosy.aftersales import queries as withdrawals
from argosy.aftersales import return_queries as queries
from argosy.aftersales.errors import (
    ClaimFaulty,
    GuaranteeOver,
    Incomplete,
    LinesFaulty,
    NotDelivered,
    NotExpected,
    NotPlaced,
    UnknownReturn,
)
from argosy.aftersales.models import OPEN
from argosy.aftersales.queries import WithdrawalRow
from argosy.aftersales.return_queries import ReturnRow
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db, outbox
from argosy.kernel.markets import market as market_of


@dataclass(frozen=True, slots=True)
class Claim:
    """What a buyer asks for goods that were received: `lines` quantity by order line.

    cause guarantee: they are at fault as `told`; `remedy` replacement or refund. cause exchange: another variant, `wanted` by order line.
    """

    order_id: UUID
    cause: str
    lines: Mapping[UUID, int]
    language: str
    key: str
    remedy: str = "replacement"
    wanted: Mapping[UUID, UUID] = field(default_factory=dict)
    told: str = ""

    def digest(self) -> str:
        """What tells a repetition from another claim under the same key."""
        lines = sorted((str(line), n, str(self.wanted.get(line, ""))) for line, n in self.lines.items())
        return catalogue.digest([str(self.order_id), self.cause, self.remedy, self.told, lines])


@dataclass(frozen=True, slots=True)
class Reception:
    """What came in of a return: `lines` units by order line, of these `sellable` go back into stock. `by` says who took it in."""

    number: str
    lines: Mapping[UUID, int]
    sellable: Mapping[UUID, int]
    by: str
    key: str
    note: str = ""

    def digest(self) -> str:
        """What tells a repetition from another reception under the same key."""
        lines = sorted((str(line), n, self.sellable.get(line, 0)) for line, n in self.lines.items())
        return catalogue.digest([self.number, lines, self.note])


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A return. `left` are units that are still to come, by order line; `sent` the shipments of what comes instead."""

    id: UUID
    order_id: UUID
    number: str
    cause: str
    remedy: str
    state: str
    withdrawal_id: UUID | None
    lines: Mapping[UUID, int]
    left: Mapping[UUID, int]
    wanted: Mapping[UUID, UUID]
    told: str
    answer: str
    place: str
    language: str
    opened_at: datetime
    received_at: datetime | None
    refunds: tuple[refunding.RefundView, ...]
    sent: tuple[Mapping[str, object], ...]


def for_withdrawal(order: checkout.OrderView, row: WithdrawalRow) -> None:
    """Within the caller's transaction: what was withdrawn from is expected back. Vehicles are handed back where they were handed over."""
    parts = {str(line.line_id) for line in order.lines if line.deposit is None}
    lines = {line: n for line, n in row.lines.items() if line in parts}
    if lines:
        _open(order, _values(order.id, "withdrawal", "refund", "announced", lines, row))


def _values(
    order_id: UUID, cause: str, remedy: str, state: str, lines: Mapping[str, int], row: WithdrawalRow | None = None
) -> dict[str, object]:
    made: dict[str, object] = {
        "order": order_id,
        "cause": cause,
        "remedy": remedy,
        "state": state,
        "lines": dict(lines),
    }
    made |= {"withdrawal": row.id if row else None, "wanted": {}, "told": ""}
    return made | ({"language": row.language, "key": f"withdrawal:{row.id}", "digest": row.digest} if row else {})


def _open(order: checkout.OrderView, values: Mapping[str, Any]) -> None:
    """Write a return and, for the brands that see no more than that, its lines by themselves."""
    opened = queries.open_return({**values, "place": fulfilment.return_place(order.market)})
    if opened is not None:
        wanted = {UUID(line): UUID(variant) for line, variant in values["wanted"].items()}
        brand_queries.open_lines(order, opened, {UUID(line): n for line, n in values["lines"].items()}, wanted)


def claim(told: Claim) -> ReturnView:
    """Ask for goods to be exchanged, or claim that they are at fault. The same under the same key gives the same return.

    An exchange is expected at once; a claim waits for the seller's answer. Raises UnknownOrder, KeyMissing, KeyReused, NotPlaced,
    NotDelivered, GuaranteeOver, PeriodOver, ClaimFaulty, LinesFaulty, NotTheSamePrice.
    """
    checkout.check_key(told.key)
    with db.transaction():
        queries.lock(told.order_id)
        if queries.of_key(told.key) is None:
            order = checkout.order(told.order_id)
            _check(order, told)
            state = "claimed" if told.cause == "guarantee" else "announced"
            lines = {str(line): n for line, n in told.lines.items()}
            values = _values(order.id, told.cause, told.remedy, state, lines)
            wanted = {str(line): str(variant) for line, variant in told.wanted.items()}
            values |= {"wanted": wanted, "told": told.told.strip(), "language": told.language}
            _open(order, values | {"key": told.key, "digest": told.digest()})
            row = queries.of_key(told.key)
            assert row is not None
            outbox.put("return.opened", {"return_id": str(row.id)})
    row = queries.of_key(told.key)
    if row is None or row.digest != told.digest():
        raise checkout.KeyReused
    return _view(row)


def _check(order: checkout.OrderView, told: Claim) -> None:
    if order.state != "placed":
        raise NotPlaced(order.state)
    wrong = told.remedy not in ("replacement", "refund") or told.cause not in ("guarantee", "exchange")
    if wrong or len(told.told) > 2000 or (told.cause == "guarantee") != bool(told.told.strip()):
        raise ClaimFaulty
    if told.cause == "guarantee":
        ends = guarantee_ends(order)
        if clock.now().astimezone(ZoneInfo(market_of(order.market).time_zone)).date() > ends:
            raise GuaranteeOver(ends)
        rest = held(order)
    else:
        from argosy.aftersales.withdrawing import open_lines

        received(order)
        rest = open_lines(order)
    if not told.lines or any(not 0 < n <= rest.get(line, 0) for line, n in told.lines.items()):
        raise LinesFaulty
    if told.cause == "exchange":
        if told.remedy != "replacement" or set(told.wanted) != set(told.lines):
            raise ClaimFaulty
        exchanging.check(order, told.wanted)


def received(order: checkout.OrderView) -> date:
    """The day on which the last of an order's goods arrived. Raises NotDelivered."""
    day = rules.received_on(order.shipments, order.promised_on, market_of(order.market).time_zone)
    if day is None:
        raise NotDelivered
    return day


def guarantee_ends(order: checkout.OrderView) -> date:
    """The last day of the legal guarantee. Raises NotDelivered."""
    day = received(order)
    years = compliance.market_fact(order.market, "market.legal_guarantee_years", day) or 2
    return rules.guarantee_ends(day, int(years))


def held(order: checkout.OrderView) -> dict[UUID, int]:
    """Units by line that their buyer still has and of which nothing is under way; vehicles apart."""
    rest = {line.line_id: line.quantity for line in order.lines if line.deposit is None}
    return rules.left(rest, [*withdrawn(order.id), *claimed(order.id)])


def withdrawn(order_id: UUID) -> list[dict[str, int]]:
    """What was withdrawn from, by withdrawal."""
    return [row.lines for row in withdrawals.of_order(order_id) if row.state != "declared"]


def claimed(order_id: UUID) -> list[dict[str, int]]:
    """What else is on its way back or was given back, by return: goods that came instead are held like those before them."""
    given = [row for row in queries.of_order(order_id) if row.withdrawal_id is None]
    return [row.lines for row in given if row.state in OPEN or (row.state == "received" and row.remedy == "refund")]


def decide(number: str, accepted: bool, answer: str, remedy: str = "") -> ReturnView:
    """The seller's answer to a claim, once: its goods are expected back, for the remedy claimed or another; or it is refused with a reason.

    Raises UnknownReturn, ClaimFaulty, NotExpected where it has been answered otherwise.
    """
    row = _of(number)
    if len(answer) > 2000 or (not accepted and not answer.strip()) or remedy not in ("", "refund", "replacement"):
        raise ClaimFaulty
    state = "announced" if accepted else "refused"
    with db.transaction():
        if queries.decide(row.id, state, remedy or row.remedy, answer.strip()):
            outbox.put("return.decided", {"return_id": str(row.id)})
        elif _of(number).state != state:
            raise NotExpected(_of(number).state)
    return _view(_of(number))


def receive(told: Reception) -> ReturnView:
    """Take goods in. The same under the same key changes nothing.

    Raises UnknownReturn, KeyMissing, KeyReused, NotExpected, LinesFaulty, and Incomplete where only a part of an exchange came.
    """
    checkout.check_key(told.key)
    row = _of(told.number)
    with db.transaction():
        queries.lock(row.order_id)
        refund = _take_in(_of(told.number), told)
    if refund is not None:
        refunding.settle(refund)
    return _view(_of(told.number))


def _take_in(row: ReturnRow, told: Reception) -> UUID | None:
    """Within the transaction, its order locked; the refund that is to be paid."""
    known = queries.refund_of_key(told.key)
    if known is not None:
        if known.digest != told.digest():
            raise checkout.KeyReused
        return known.id
    if row.state == "received" and row.remedy == "replacement":
        return None
    if row.state != "announced":
        raise NotExpected(row.state)
    rest = _left(row, _refunds(row))
    some = [n for n in told.lines.values() if n]
    if not some or any(not 0 <= n <= rest.get(line, 0) for line, n in told.lines.items()):
        raise LinesFaulty
    if any(not 0 <= n <= told.lines.get(line, 0) for line, n in told.sellable.items()):
        raise LinesFaulty
    order = checkout.order(row.order_id)
    whole = dict(told.lines) == rest
    if row.remedy == "replacement":
        if not whole:
            raise Incomplete
        if _replaced(order, row):
            queries.all_in(row.id, "replacement")
            fulfilment.take_back(row.id, row.place, _goods(order, told.sellable))
            outbox.put("return.replaced", {"return_id": str(row.id)})
            return None
    refund = refunding.book(order, row, told)
    fulfilment.take_back(refund, row.place, _goods(order, told.sellable))
    if whole:
        queries.all_in(row.id, "refund")
    return refund


def _replaced(order: checkout.OrderView, row: ReturnRow) -> bool:
    """Hold what comes instead; False where there is none any more: then the money goes back."""
    had = {line.line_id: line for line in order.lines}
    variants = {UUID(line): UUID(row.wanted.get(line, str(had[UUID(line)].variant_id))) for line in row.lines}
    facts = catalogue.sale_facts(variants.values())
    if set(variants.values()) - set(facts):
        return False
    skus = catalogue.products_of(variants.values())
    goods = [
        fulfilment.Goods(v, had[line].brand_id, skus[v][1], row.lines[str(line)], facts[v].sale_mode)
        for line, v in variants.items()
    ]
    try:
        with db.whole():
            fulfilment.hold(row.id, goods, order.market, order.address.get("postal_code", ""))
    except fulfilment.SoldOut:
        return False
    return True


def _goods(order: checkout.OrderView, units: Mapping[UUID, int]) -> list[fulfilment.Goods]:
    return [
        fulfilment.Goods(line.variant_id, line.brand_id, line.sku, units[line.line_id], line.mode)
        for line in order.lines
        if units.get(line.line_id)
    ]


def send_replacement(number: str) -> ReturnView:
    """Send off what is held instead of the goods that came back. The same again changes nothing. Raises UnknownReturn, DispatchBarred."""
    row = _of(number)
    with db.transaction():
        if fulfilment.ship(row.id, checkout.order(row.order_id).market):
            outbox.put("return.sent", {"return_id": str(row.id)})
    return _view(row)


def returned(number: str) -> ReturnView:
    """The return of that number. Raises UnknownReturn."""
    return _view(_of(number))


def return_by_id(return_id: UUID) -> ReturnView:
    """A return. Raises UnknownReturn."""
    row = queries.by_id(return_id)
    if row is None:
        raise UnknownReturn
    return _view(row)


def returns(order_id: UUID) -> list[ReturnView]:
    """An order's returns, oldest first."""
    return [_view(row) for row in queries.of_order(order_id)]


def returns_in(states: Sequence[str], limit: int = 200, *, newest: bool = False) -> list[ReturnView]:
    """Returns that stand so (claimed, announced, received, refused), oldest or newest first."""
    return [_view(row) for row in queries.in_state(states, limit, newest=newest)]


def _of(number: str) -> ReturnRow:
    row = queries.by_number(number.strip().upper())
    if row is None:
        raise UnknownReturn
    return row


def _refunds(row: ReturnRow) -> list[refunding.RefundView]:
    return [r for r in refunding.refunds(row.order_id) if r.return_id == row.id]


def _left(row: ReturnRow, refunds: Sequence[refunding.RefundView]) -> dict[UUID, int]:
    """Units that are still to come, given what was given back for those that came."""
    if row.state == "received":
        return {}
    came = [{str(line): given.units for line, given in r.lines.items()} for r in refunds]
    return rules.left({UUID(line): n for line, n in row.lines.items()}, came)


def _view(row: ReturnRow) -> ReturnView:
    refunds = _refunds(row)
    return ReturnView(
        id=row.id,
        order_id=row.order_id,
        number=row.number,
        cause=row.cause,
        remedy=row.remedy,
        state=row.state,
        withdrawal_id=row.withdrawal_id,
        lines={UUID(line): n for line, n in row.lines.items()},
        left=_left(row, refunds),
        wanted={UUID(line): UUID(variant) for line, variant in row.wanted.items()},
        told=row.told,
        answer=row.answer,
        place=row.place,
        language=row.language,
        opened_at=row.opened_at,
        received_at=row.received_at,
        refunds=tuple(refunds),
        sent=tuple(fulfilment.shipments(row.id)),
    )
