"""Settlement's door. Nothing here opens a transaction: an order is settled inside the one that places it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from argosy.kernel.money import allocate
from argosy.kernel.text import t
from argosy.ledger import api as ledger
from argosy.settlement import accounts, prepaid, returning
from argosy.settlement.fees import fees_at
from argosy.settlement.returning import Back, BackLine
from argosy.settlement.rules import CARRIED, REVERSED, LineFacts, OrderFacts, reversal_of, transfers_for

__all__ = [
    "Back",
    "BackLine",
    "Goods",
    "LineFacts",
    "OrderFacts",
    "accounts_for_brand",
    "accounts_for_platform",
    "book_balance",
    "book_handover",
    "book_kept_deposit",
    "brand_balance",
    "brand_statement",
    "delivery_of",
    "give_back",
    "kind_name",
    "open_for_brand",
    "open_for_platform",
    "parcel_carriage",
    "payment_rate",
    "postings",
    "reverse_order",
    "uncleared",
    "unit_carriage",
]


class Goods(NamedTuple):
    """Units of one article to be carried: `mode` parcel, bulky or none; weight and volume of one unit."""

    mode: str
    units: int
    weight_g: int
    volume_mm3: int


def accounts_for_platform(
    region: str, currencies: Iterable[str], markets: Iterable[tuple[str, str]]
) -> list[ledger.AccountSpec]:
    """The platform's accounts in a region; `markets` are (market code, currency) for the VAT owed there."""
    own = [ledger.AccountSpec(*row) for row in accounts.platform_codes(region, currencies)]
    vat = [ledger.AccountSpec(accounts.vat_payable(region, m, c), "liability", c) for m, c in markets]
    return own + vat


def accounts_for_brand(brand_id: UUID, region: str, currencies: Iterable[str]) -> list[ledger.AccountSpec]:
    """The accounts of a brand in a region: what is owed to it, by currency. The brand owns them."""
    return [
        ledger.AccountSpec(accounts.brand_payable(region, brand_id, c), "liability", c, brand_id) for c in currencies
    ]


def open_for_platform(region: str, currencies: Iterable[str], markets: Iterable[tuple[str, str]]) -> int:
    """Open the platform's accounts that are missing; how many were opened."""
    return ledger.open_accounts(accounts_for_platform(region, currencies, markets))


def open_for_brand(brand_id: UUID, region: str, currencies: Iterable[str]) -> int:
    """Open a brand's accounts that are missing; how many were opened."""
    return ledger.open_accounts(accounts_for_brand(brand_id, region, currencies))


def postings(order: OrderFacts) -> list[ledger.TransferRow]:
    """The transfers that split a placed order's money to the last cent. Raises BadOrder, NoRate, NoSchedule."""
    return transfers_for(order, fees_at(order.region, order.placed_at.date()))


def payment_rate(region: str, day: date, currency: str, method: str = "card") -> tuple[int, int]:
    """What taking a payment costs on a day: basis points of the amount, and minor units beside. Raises NoRate, NoSchedule."""
    return fees_at(region, day).payment.rate(method, currency)


def unit_carriage(
    region: str, day: date, mode: str, measures: tuple[int, int, int, int], origin: str, country: str, currency: str
) -> int:
    """What one unit sent alone from country `origin` to `country` costs, in minor units; 0 for what is not sent.

    `measures` are weight in g and three sides in mm. Raises NoRate, NoSchedule.
    """
    if mode not in CARRIED:
        return 0
    card = fees_at(region, day).fulfilment
    weight_g, length, width, height = measures
    return card.cost(mode, 1, card.chargeable_g(weight_g, length * width * height), origin, country, currency)


def parcel_carriage(
    region: str, day: date, goods: Sequence[Goods], origin: str, country: str, currency: str
) -> list[int]:
    """What each of the goods bears, by chargeable weight, when all of one mode go as one parcel from country `origin` to `country`: minor
    units; 0 for what is not sent. Raises NoRate, NoSchedule."""
    card, shares = fees_at(region, day).fulfilment, [0] * len(goods)
    for mode in sorted({g.mode for g in goods if g.mode in CARRIED}):
        places = [i for i, g in enumerate(goods) if g.mode == mode]
        weights = [goods[i].units * card.chargeable_g(goods[i].weight_g, goods[i].volume_mm3) for i in places]
        units = sum(goods[i].units for i in places)
        cost = card.cost(mode, units, sum(weights), origin, country, currency)
        for i, share in zip(places, allocate(cost, weights), strict=True):
            shares[i] = share
    return shares


def reverse_order(order_id: UUID, at: datetime) -> int:
    """Undo everything booked for an order, dated `at`; how many transfers were new (0 when it was reversed before)."""
    return ledger.post(reversal_of(_booked(order_id), at))


def give_back(back: Back) -> int:
    """Book money given back for goods that came back, or for a price reduced afterwards; how many transfers were new (0 for the same again).

    Raises BadOrder, and TransferConflict where the same was booked otherwise.
    """
    return ledger.post(returning.rows(back, _booked(back.order_id)))


def delivery_of(order_id: UUID) -> tuple[int, int]:
    """Net and VAT of an order's delivery as they were booked, in minor units."""
    return returning.delivery_of(_booked(order_id), order_id)


def _booked(order_id: UUID) -> list[ledger.TransferRow]:
    return [ledger.TransferRow(t.debit or "", t.credit or "", *t[2:]) for t in ledger.by_journal([order_id])[order_id]]


def book_balance(order: OrderFacts, amount: int, at: datetime) -> int:
    """The rest of the price of goods sold by deposit was taken: it is owed to the buyer until the hand-over; how many transfers were new."""
    fee = fees_at(order.region, at.date()).payment.cost(order.payment_method, amount, order.currency) if amount else 0
    return ledger.post(prepaid.balance_paid(order, amount, fee, at))


def book_handover(order: OrderFacts, at: datetime) -> int:
    """The goods are handed over: what was held for the buyer is split as a sale; how many transfers were new. Raises BadOrder."""
    return ledger.post(prepaid.handed_over(order, _booked(order.order_id), at))


def book_kept_deposit(order: OrderFacts, amount: int, at: datetime) -> int:
    """After `reverse_order`: what the terms let the seller keep of a deposit; how many transfers were new."""
    return ledger.post(prepaid.deposit_kept(order, amount, at))


def brand_balance(brand_id: UUID) -> list[ledger.Balance]:
    """What is owed to a brand, one balance per region and currency."""
    return ledger.balances(owner=brand_id)


def brand_statement(
    brand_id: UUID, currency: str, cursor: str | None = None, *, region: str = "eu", limit: int = 50
) -> ledger.StatementPage:
    """What moved on a brand's account, newest first; a line's `journal_id` is the order, `subject_id` the order line.

    Raises UnknownAccount where the brand has no account in the currency, BadCursor.
    """
    return ledger.statement(accounts.brand_payable(region, brand_id, currency), cursor, limit)


def kind_name(kind: str, language: str) -> str:
    """What a kind of transfer is called in `language`."""
    name = t(language, "settlement-kind-" + kind.removesuffix(REVERSED).replace("_", "-"))
    return t(language, "settlement-kind-reversal", kind=name) if kind.endswith(REVERSED) else name


def uncleared(region: str, currencies: Iterable[str]) -> list[tuple[UUID, str, int]]:
    """Orders whose takings were not split completely: (order, currency, minor units left). Empty in sound books."""
    return [
        (order_id, currency, -left)
        for currency in currencies
        for order_id, left in ledger.open_journals(accounts.platform(region, "order-clearing", currency))
    ]
