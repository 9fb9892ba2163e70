"""Money given back for goods that came in, or as a reduction of their price: booked first, then paid out.

Booked in one transaction: the amounts by line, the books, the campaigns' budgets, and the word to buyer and invoices. Then, outside of it,
the provider is asked. Whoever dies between leaves the row open, and the worker (`finishing`) goes on.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from argosy.aftersales import brand_queries, rules
from argosy.aftersales import return_queries as queries
from argosy.aftersales.errors import LinesFaulty, NotPlaced, ReductionFaulty
from argosy.aftersales.return_queries import RefundLineRow, RefundRow, ReturnRow
from argosy.aftersales.rules import Bought, Given
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db, outbox
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import market as market_of
from argosy.settlement import api as settlement

if TYPE_CHECKING:
    from argosy.aftersales.returning import Reception

#: How what was sold in a mode comes back.
_MODES = {"deposit": "none", "direct": "parcel"}
log = logging.getLogger("argosy.aftersales")


@dataclass(frozen=True, slots=True)
class RefundView:
    """Money given back: `amount` in minor units with `delivery` in it; by order line in `lines`. `settled_at`: since when it is paid out."""

    id: UUID
    order_id: UUID
    return_id: UUID | None
    number: str
    note: str
    amount: int
    delivery: int
    currency: str
    by: str
    at: datetime
    settled_at: datetime | None
    lines: Mapping[UUID, Given]


def book(order: checkout.OrderView, row: ReturnRow, told: Reception) -> UUID:
    """Within the caller's transaction, the order locked: book what units that came in are worth; the refund's id."""
    before, had = given_before(order.id), {line.line_id: line for line in order.lines}
    lines = {line: n for line, n in told.lines.items() if n}
    given = {line: rules.for_units(bought(had[line]), before[line], n) for line, n in lines.items()}
    back = {line.line_id: before[line.line_id].units + lines.get(line.line_id, 0) for line in order.lines}
    # Directive 2011/83/EU Art. 13(1): all payments, the costs of delivery too, where nothing of the contract is left.
    all_back = all(back[line.line_id] == line.quantity for line in order.lines)
    carriage = _carriage(order, row.place, lines)
    made = _Made(row.id, told.note.strip()[:500], told.by, told.key, told.digest())
    return _write(order, made, given, dict(told.sellable), before, carriage, delivery=all_back)


def reduce(order_id: UUID, line_id: UUID, amount: int, note: str, by: str, key: str) -> RefundView:
    """Give back a part of a line's price (minor units, VAT within) without its goods. The same under the same key changes nothing.

    Raises UnknownOrder, KeyMissing, KeyReused, NotPlaced, LinesFaulty, ReductionFaulty (more than is left of the price, or no reason).
    """
    checkout.check_key(key)
    digest = catalogue.digest([str(order_id), str(line_id), amount, note])
    order = checkout.order(order_id)
    with db.transaction():
        queries.lock(order_id)
        known = queries.refund_of_key(key)
        if known is None:
            refund_id = _reduce(order, line_id, amount, _Made(None, note.strip()[:500], by, key, digest))
        elif known.digest != digest:
            raise checkout.KeyReused
        else:
            refund_id = known.id
    settle(refund_id)
    return next(r for r in refunds(order_id) if r.id == refund_id)


def _reduce(order: checkout.OrderView, line_id: UUID, amount: int, made: _Made) -> UUID:
    if order.state != "placed" or queries.dispatch(order.id) is None:
        raise NotPlaced(order.state)
    line = next((li for li in order.lines if li.line_id == line_id and li.deposit is None), None)
    if line is None:
        raise LinesFaulty
    before = given_before(order.id)
    left = line.gross - before[line_id].gross
    if not 0 < amount <= left or not made.note:
        raise ReductionFaulty(left, order.currency)
    given = {line_id: rules.reduced(bought(line), before[line_id], amount)}
    return _write(order, made, given, {}, before, {}, delivery=False)


@dataclass(frozen=True, slots=True)
class _Made:
    return_id: UUID | None
    note: str
    by: str
    key: str
    digest: str


def _write(
    order: checkout.OrderView,
    made: _Made,
    given: Mapping[UUID, Given],
    sellable: Mapping[UUID, int],
    before: Mapping[UUID, Given],
    carriage: Mapping[UUID, int],
    *,
    delivery: bool,
) -> UUID:
    refund_id, had = uuid7(), {line.line_id: line for line in order.lines}
    delivered = _delivery(order) if delivery else 0
    lines = [RefundLineRow(refund_id, uuid7(), line, sellable.get(line, 0), g) for line, g in given.items()]
    shares = {
        x.line_id: (before[x.line_id].gross, before[x.line_id].gross + x.given.gross, had[x.line_id].gross)
        for x in lines
    }
    values = {
        "id": refund_id,
        "order": order.id,
        "returned": made.return_id,
        "note": made.note,
        "amount": sum(x.given.amount for x in lines) + delivered,
        "delivery": delivered,
        "currency": order.currency,
        "by": made.by[:150],
        "key": made.key,
        "digest": made.digest,
    }  # fmt: skip
    brand_queries.keep(order, given)
    queries.write_refund(values, lines, {x.line_id: had[x.line_id].brand_id for x in lines})
    checkout.returned(order.id, shares)
    settlement.give_back(_back(order, refund_id, lines, shares, carriage, delivered))
    for topic in ("refund.made", "refund.credit"):
        outbox.put(topic, {"refund_id": str(refund_id)})
    return refund_id


def _back(
    order: checkout.OrderView,
    refund_id: UUID,
    lines: Sequence[RefundLineRow],
    shares: Mapping[UUID, tuple[int, int, int]],
    carriage: Mapping[UUID, int],
    delivery: int,
) -> settlement.Back:
    booked = tuple(
        settlement.BackLine(
            x.id,
            x.line_id,
            gross=shares[x.line_id][2],
            before=shares[x.line_id][0],
            after=shares[x.line_id][1],
            net=x.given.net,
            vat=x.given.vat,
            duty=x.given.duty,
            duty_vat=x.given.duty_vat,
            carriage=carriage.get(x.line_id, 0),
        )
        for x in lines
    )
    region = market_of(order.market).region
    return settlement.Back(order.id, refund_id, region, order.currency, booked, delivery, clock.now())


def _delivery(order: checkout.OrderView) -> int:
    """What goes back of the delivery: what the standard way costs, where a dearer one was chosen (Directive 2011/83/EU Art. 13(2))."""
    paid = sum(settlement.delivery_of(order.id))
    if order.way == "standard":
        return paid
    goods = sum(line.gross for line in order.lines)
    return min(paid, fulfilment.delivery_price(order.market, [line.mode for line in order.lines], goods))


def _carriage(order: checkout.OrderView, place: str, units: Mapping[UUID, int]) -> dict[UUID, int]:
    """What the way back costs each line's brand: all of a brand's comes in one parcel, at the rates of the order's day."""
    assert order.placed_at is not None
    found: dict[UUID, int] = {}
    by_brand: dict[UUID, list[checkout.OrderLineView]] = defaultdict(list)
    for line in order.lines:
        if units.get(line.line_id):
            by_brand[line.brand_id].append(line)
    market, to = market_of(order.market), fulfilment.country_of(place)
    for lines in by_brand.values():
        goods = [
            settlement.Goods(_MODES.get(line.mode, line.mode), units[line.line_id], line.measures[0], line.measures[1] * line.measures[2] * line.measures[3])
            for line in lines
        ]  # fmt: skip
        shares = settlement.parcel_carriage(
            market.region, order.placed_at.date(), goods, market.country, to, order.currency
        )
        found |= {line.line_id: share for line, share in zip(lines, shares, strict=True)}
    return found


def bought(line: checkout.OrderLineView) -> Bought:
    """A line as it was paid."""
    imported = line.imported or {}
    return Bought(line.quantity, line.net, line.vat, imported.get("duty", 0), imported.get("vat", 0))


def given_before(order_id: UUID) -> dict[UUID, Given]:
    """What was given back so far, by line."""
    found: dict[UUID, Given] = defaultdict(Given)
    for x in queries.refund_lines(order_id):
        found[x.line_id] = rules.together([found[x.line_id], x.given])
    return found


def refunds(order_id: UUID) -> list[RefundView]:
    """An order's refunds, oldest first."""
    lines: dict[UUID, dict[UUID, Given]] = defaultdict(dict)
    for x in queries.refund_lines(order_id):
        lines[x.refund_id][x.line_id] = x.given
    return [_view(row, lines[row.id]) for row in queries.refunds(order_id)]


def refund_by_id(refund_id: UUID) -> RefundView:
    """A refund that is known to be there."""
    row = queries.refund(refund_id)
    assert row is not None
    return next(r for r in refunds(row.order_id) if r.id == refund_id)


def _view(row: RefundRow, lines: Mapping[UUID, Given]) -> RefundView:
    same = (row.id, row.order_id, row.returned_id, row.number, row.note, row.amount, row.delivery, row.currency)
    return RefundView(*same, row.by, row.at, row.settled_at, lines)


def settle(refund_id: UUID) -> None:
    """Pay a refund out as far as the provider answers; its trouble is told and left to the worker."""
    try:
        _settle(refund_id)
    except Exception:
        log.exception("paying refund %s out failed; it will be tried again", refund_id)


def _settle(refund_id: UUID) -> None:
    row = queries.refund(refund_id)
    if row is not None and row.settled_at is None and (not row.amount or _paid(row)):
        queries.paid(refund_id)


def _paid(row: RefundRow) -> bool:
    """Whether the money is back. What failed is final at a provider: it is asked for again under another key."""
    db.outside()
    mine = [r for r in checkout.payment(row.order_id).refunds if r.reason == row.number]
    if not any(r.state == "done" for r in mine):
        failed = sum(r.state == "failed" for r in mine)
        checkout.refund(row.order_id, row.amount, row.number, f"refund:{row.id}:{failed}")
        mine = [r for r in checkout.payment(row.order_id).refunds if r.reason == row.number]
    return any(r.state == "done" for r in mine)
