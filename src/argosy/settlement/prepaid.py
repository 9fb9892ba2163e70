"""Goods sold by deposit: what the buyer pays before the hand-over is owed to the buyer, and becomes a sale at the hand-over.

In the order's journal, after the deposit of `rules`:

    psp-clearing       <- customer-deposits   balance        the rest of the price, when it is taken
    payment-cost       <- psp-fees-payable    balance_cost   the provider's fee on it
    customer-deposits  <- order-clearing      handover       at the hand-over: a line's price is the buyer's money no longer
    brand payable      <- payment-cost        prepaid_cost   the provider's fees until then, which a line's brand bears
    psp-clearing       <- brand payable       deposit_kept   called off by the buyer: what the terms let the seller keep

At the hand-over `sale`, `vat`, `commission` and `co_funding` follow as of any sale.

A kept deposit is compensation for the cancellation and no consideration for a supply: no VAT is in it (CJEU C-277/05, Société thermale
d'Eugénie-les-Bains).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from argosy.kernel.money import allocate, bp_of, vat_inside
from argosy.ledger.api import TransferRow
from argosy.settlement import accounts
from argosy.settlement.errors import BadOrder
from argosy.settlement.rules import LineFacts, OrderFacts


def balance_paid(order: OrderFacts, amount: int, fee: int, at: datetime) -> list[TransferRow]:
    """The rest of the price is taken; `fee` is the provider's. Minor units."""
    held, cost = _own(order, "customer-deposits"), _own(order, "payment-cost")
    rows = [
        _book(order, _own(order, "psp-clearing"), held, amount, "balance", order.order_id, at),
        _book(order, cost, _own(order, "psp-fees-payable"), fee, "balance_cost", order.order_id, at),
    ]
    return [row for row in rows if row.amount_minor]


def handed_over(order: OrderFacts, booked: Sequence[TransferRow], at: datetime) -> list[TransferRow]:
    """What was held for the buyer is split as a sale. `booked` is the journal so far. Raises BadOrder unless all of the price is held."""
    held = sum(row.amount_minor for row in booked if row.kind in ("deposit", "balance"))
    if held != sum(line.gross for line in order.lines) or any(line.deposit is None for line in order.lines):
        raise BadOrder("deposit", order.order_id)
    costs = _costs(order, booked)
    return [row for line in order.lines for row in _sale(order, line, costs[line.line_id], at) if row.amount_minor]


def _costs(order: OrderFacts, booked: Sequence[TransferRow]) -> Mapping[UUID, int]:
    """The provider's fees by line: those on its deposit, and its part of those on the rest."""
    first = {row.subject_id: row.amount_minor for row in booked if row.kind == "payment_cost"}
    later = sum(row.amount_minor for row in booked if row.kind == "balance_cost")
    rests = [line.gross - (line.deposit or 0) for line in order.lines]
    shares = allocate(later, rests) if later else [0] * len(rests)
    return {line.line_id: first.get(line.line_id, 0) + share for line, share in zip(order.lines, shares, strict=True)}


def _sale(order: OrderFacts, line: LineFacts, cost: int, at: datetime) -> Iterator[TransferRow]:
    clearing, subject = _own(order, "order-clearing"), line.line_id
    brand = accounts.brand_payable(order.region, line.brand_id, order.currency)
    vat = accounts.vat_payable(order.region, order.market, order.currency)
    funded = vat_inside(line.platform_discount, line.vat_rate).net
    yield _book(order, _own(order, "customer-deposits"), clearing, line.gross, "handover", subject, at)
    yield _book(order, clearing, brand, line.net, "sale", subject, at)
    yield _book(order, clearing, vat, line.vat, "vat", subject, at)
    commission = bp_of(line.gross, line.commission_bp)
    yield _book(order, brand, _own(order, "commission"), commission, "commission", subject, at)
    yield _book(order, brand, _own(order, "payment-cost"), cost, "prepaid_cost", subject, at)
    yield _book(order, _own(order, "co-funding"), brand, funded, "co_funding", subject, at)


def deposit_kept(order: OrderFacts, amount: int, at: datetime) -> list[TransferRow]:
    """After all of a called off order is reversed: what the seller may keep of the deposit."""
    if not amount:
        return []
    brand = accounts.brand_payable(order.region, order.lines[0].brand_id, order.currency)
    return [_book(order, _own(order, "psp-clearing"), brand, amount, "deposit_kept", order.order_id, at)]


def _book(
    order: OrderFacts, debit: str, credit: str, amount: int, kind: str, subject: UUID, at: datetime
) -> TransferRow:
    return TransferRow(debit, credit, amount, order.currency, kind, order.order_id, subject, at)


def _own(order: OrderFacts, name: str) -> str:
    return accounts.platform(order.region, name, order.currency)
