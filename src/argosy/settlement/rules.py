"""An order's money, split: from what the shopper paid to what each party is owed.

Each order is one journal. Takings stand on the order's clearing account and leave it completely:

    psp-clearing     <- order-clearing      capture       what was captured (goods, delivery, deposits)
    order-clearing   <- brand payable       sale          a line's net price
    order-clearing   <- VAT payable         vat           a line's VAT (customs payable where it is import VAT)
    order-clearing   <- customs payable     duty          duty and charges of a line that is imported
    order-clearing   <- VAT payable         duty_vat      the VAT on them (customs payable where it is import VAT)
    brand payable    <- commission          commission    basis points of the price paid, VAT included
    brand payable    <- psp-fees-payable    payment_cost  a line's part of the provider's fee, by price paid
    brand payable    <- fulfilment          fulfilment    a line's part of its consignment, by chargeable weight
    co-funding       <- brand payable       co_funding    the platform's part of a discount, without the VAT in it
    order-clearing   <- delivery, VAT       delivery, delivery_vat
    order-clearing   <- customer-deposits   deposit       deposit goods: a liability and nothing else
    payment-cost     <- psp-fees-payable    payment_cost  the part of the fee on delivery and deposits

The debited account stands first. The brand's share is the remainder: net - commission - payment cost - fulfilment + co-funding.
It can be negative (a cheap thing sent far), which the brand's balance then bears.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from argosy.kernel.money import Taxed, allocate, bp_of, vat_inside
from argosy.ledger.api import TransferRow
from argosy.settlement import accounts
from argosy.settlement.errors import BadOrder
from argosy.settlement.fees import Fees

REVERSED = "_reversal"
CARRIED = ("parcel", "bulky")
NO_CHARGE = Taxed(0, 0, 0)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A sold line. Amounts are minor units of the order's currency for the whole line; measures are per unit.

    `list_gross` is the price before discounts, `gross` = `net` + `vat` the price paid; of the difference the platform bears
    `platform_discount`, the brand the rest. `vat_rate` in percent. `delivery_mode` is parcel, bulky or none. `deposit`: for
    deposit goods, what is captured now; the price itself is then not settled yet. `duty` (with charges) and `duty_vat` are paid
    beside the price for what is imported; `at_border`: the line's VAT, too, is import VAT and goes to customs.
    """

    line_id: UUID
    brand_id: UUID
    category: str
    quantity: int
    list_gross: int
    gross: int
    net: int
    vat: int
    vat_rate: Decimal
    commission_bp: int
    platform_discount: int = 0
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    warehouse: str = ""
    warehouse_country: str = ""
    delivery_mode: str = "parcel"
    deposit: int | None = None
    duty: int = 0
    duty_vat: int = 0
    at_border: bool = False

    @property
    def captured(self) -> int:
        return self.duty + self.duty_vat + (self.gross if self.deposit is None else self.deposit)

    @property
    def brand_discount(self) -> int:
        return self.list_gross - self.gross - self.platform_discount


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """A placed order. `country` is where it goes; `delivery` the taxed delivery charge; `placed_at` picks the schedules."""

    order_id: UUID
    region: str
    market: str
    country: str
    currency: str
    placed_at: datetime
    payment_method: str
    lines: tuple[LineFacts, ...]
    delivery: Taxed = NO_CHARGE

    @property
    def captured(self) -> int:
        return sum(line.captured for line in self.lines) + self.delivery.gross


def check(order: OrderFacts) -> None:
    """Raises BadOrder where the facts contradict each other."""
    for line in order.lines:
        if line.net + line.vat != line.gross or min(line.net, line.vat, line.list_gross - line.gross) < 0:
            raise BadOrder("amounts", line.line_id)
        if not 0 <= line.platform_discount <= line.list_gross - line.gross:
            raise BadOrder("discount", line.line_id)
        if line.quantity < 1 or line.weight_g < 0 or line.commission_bp < 0:
            raise BadOrder("quantity", line.line_id)
        if min(line.duty, line.duty_vat) < 0 or (line.deposit is not None and line.duty + line.duty_vat):
            raise BadOrder("import", line.line_id)
        if line.deposit is not None and not 0 <= line.deposit <= line.gross:
            raise BadOrder("deposit", line.line_id)
    if min(order.delivery.net, order.delivery.vat) < 0:
        raise BadOrder("delivery", order.order_id)
    if len({line.line_id for line in order.lines} | {order.order_id}) != len(order.lines) + 1:
        raise BadOrder("ids", order.order_id)


def payment_shares(order: OrderFacts, fees: Fees) -> tuple[list[int], int]:
    """The provider's fee shared by amount captured: each line's part, and the delivery charge's."""
    total = fees.payment.cost(order.payment_method, order.captured, order.currency)
    shares = allocate(total, [line.captured for line in order.lines] + [order.delivery.gross])
    return shares[:-1], shares[-1]


def fulfilment_shares(order: OrderFacts, fees: Fees) -> list[int]:
    """Each line's part of what its consignment costs, by chargeable weight; 0 for what is not sent.

    A consignment is what one warehouse sends in one mode for the order.
    """
    shares = [0] * len(order.lines)
    card = fees.fulfilment

    def consignment(i: int) -> tuple[str, str]:
        return order.lines[i].warehouse, order.lines[i].delivery_mode

    sent = [i for i, s in enumerate(order.lines) if s.deposit is None and s.delivery_mode in CARRIED]
    for (_, mode), found in groupby(sorted(sent, key=consignment), consignment):
        group = list(found)
        lines = [order.lines[i] for i in group]
        weights = [s.quantity * card.chargeable_g(s.weight_g, s.length_mm * s.width_mm * s.height_mm) for s in lines]
        units = sum(s.quantity for s in lines)
        origin = lines[0].warehouse_country
        cost = card.cost(mode, units, sum(weights), origin, order.country, order.currency)
        for i, share in zip(group, allocate(cost, weights), strict=True):
            shares[i] = share
    return shares


def transfers_for(order: OrderFacts, fees: Fees) -> list[TransferRow]:
    """Every posting of a placed order, none of them zero. Raises BadOrder, NoRate."""
    check(order)
    by_payment, on_delivery = payment_shares(order, fees)
    by_fulfilment = fulfilment_shares(order, fees)
    found = list(_order_postings(order, on_delivery))
    for line, payment, carried in zip(order.lines, by_payment, by_fulfilment, strict=True):
        split = _sale(order, line, payment, carried) if line.deposit is None else _deposit(order, line, payment)
        found.extend(split)
    return [posting for posting in found if posting.amount_minor]


def _book(order: OrderFacts, debit: str, credit: str, amount: int, kind: str, subject: UUID) -> TransferRow:
    return TransferRow(debit, credit, amount, order.currency, kind, order.order_id, subject, order.placed_at)


def _own(order: OrderFacts, name: str) -> str:
    return accounts.platform(order.region, name, order.currency)


def _order_postings(order: OrderFacts, payment: int) -> Iterator[TransferRow]:
    clearing, subject = _own(order, "order-clearing"), order.order_id
    vat = accounts.vat_payable(order.region, order.market, order.currency)
    yield _book(order, _own(order, "psp-clearing"), clearing, order.captured, "capture", subject)
    yield _book(order, clearing, _own(order, "delivery"), order.delivery.net, "delivery", subject)
    yield _book(order, clearing, vat, order.delivery.vat, "delivery_vat", subject)
    yield _book(order, _own(order, "payment-cost"), _own(order, "psp-fees-payable"), payment, "payment_cost", subject)


def _sale(order: OrderFacts, line: LineFacts, payment: int, carried: int) -> Iterator[TransferRow]:
    clearing, subject = _own(order, "order-clearing"), line.line_id
    brand = accounts.brand_payable(order.region, line.brand_id, order.currency)
    vat = accounts.vat_payable(order.region, order.market, order.currency)
    commission = bp_of(line.gross, line.commission_bp)
    funded = vat_inside(line.platform_discount, line.vat_rate).net
    customs = _own(order, "customs-payable")
    yield _book(order, clearing, brand, line.net, "sale", subject)
    yield _book(order, clearing, customs if line.at_border else vat, line.vat, "vat", subject)
    yield _book(order, clearing, customs, line.duty, "duty", subject)
    yield _book(order, clearing, customs if line.at_border else vat, line.duty_vat, "duty_vat", subject)
    yield _book(order, brand, _own(order, "commission"), commission, "commission", subject)
    yield _book(order, brand, _own(order, "psp-fees-payable"), payment, "payment_cost", subject)
    yield _book(order, brand, _own(order, "fulfilment"), carried, "fulfilment", subject)
    yield _book(order, _own(order, "co-funding"), brand, funded, "co_funding", subject)


def _deposit(order: OrderFacts, line: LineFacts, payment: int) -> Iterator[TransferRow]:
    clearing, held = _own(order, "order-clearing"), _own(order, "customer-deposits")
    yield _book(order, clearing, held, line.captured, "deposit", line.line_id)
    yield _book(
        order, _own(order, "payment-cost"), _own(order, "psp-fees-payable"), payment, "payment_cost", line.line_id
    )


def reversal_of(postings: Sequence[TransferRow], at: datetime) -> list[TransferRow]:
    """The postings that undo these: debit and credit exchanged, each kind marked as reversed."""
    return [
        p._replace(debit=p.credit, credit=p.debit, kind=p.kind + REVERSED, at=at)
        for p in postings
        if not p.kind.endswith(REVERSED)
    ]
