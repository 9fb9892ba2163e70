"""The door of the checkout.

Carts: create, add, set_quantity, set_postcode, view, seen, wanted, merge, empty, count.
Orders: place (one call; holds stock, asks the provider, books), confirm (3-D Secure answer), ask_again, status, order, cancel (marks it).
Payments: payment, capture, void, refund; receive (a provider's message). The worker's: follow_up, catch_up, follow_hints, forget_hints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from argosy.checkout import queries
from argosy.checkout.answers import Placed, ask_again, challenge, confirm, follow_up, status
from argosy.checkout.cancelling import cancel
from argosy.checkout.carts import (
    CartLineView,
    CartView,
    add,
    count,
    create,
    empty,
    head,
    merge,
    seen,
    set_postcode,
    set_quantity,
    view,
    wanted,
)
from argosy.checkout.consigning import import_cost
from argosy.checkout.errors import (
    AddressTrouble,
    CardUnknown,
    EmptyCart,
    KeyMissing,
    KeyReused,
    NotChallenged,
    NotCleared,
    NotForSale,
    PaymentAmount,
    PaymentState,
    PriceChanged,
    QuantityRange,
    TokenUnknown,
    UnknownCart,
    UnknownOrder,
    UnknownProvider,
    WebhookRefused,
)
from argosy.checkout.hints import follow_hints, forget_hints, receive, test_messages
from argosy.checkout.models import Order
from argosy.checkout.payments import MORE_TEST_CARDS, TEST_CARDS, Challenge, TestCard, test_token
from argosy.checkout.payments import names as providers
from argosy.checkout.payments.rehearsal import signed as signed_test_message
from argosy.checkout.placing import OrderRequest, place
from argosy.checkout.replaying import Consignment, Replay, consignment, line_of, replay
from argosy.checkout.rules import MOST_PER_LINE, Quote, QuotedLine
from argosy.checkout.taking import PaymentView, RefundView, capture, catch_up, payment, refund, void
from argosy.checkout.undecided import held_undecided, key_known
from argosy.fulfilment import api as fulfilment

__all__ = [
    "MORE_TEST_CARDS",
    "MOST_PER_LINE",
    "TEST_CARDS",
    "AddressTrouble",
    "CardUnknown",
    "CartLineView",
    "CartView",
    "Challenge",
    "Consignment",
    "EmptyCart",
    "Holder",
    "KeyMissing",
    "KeyReused",
    "NotChallenged",
    "NotCleared",
    "NotForSale",
    "OrderLineView",
    "OrderRequest",
    "OrderView",
    "PaymentAmount",
    "PaymentState",
    "PaymentView",
    "Placed",
    "PriceChanged",
    "ProductSold",
    "QuantityRange",
    "Quote",
    "QuotedLine",
    "RefundView",
    "Replay",
    "SoldLine",
    "TestCard",
    "TokenUnknown",
    "UnknownCart",
    "UnknownOrder",
    "UnknownProvider",
    "WebhookRefused",
    "add",
    "ask_again",
    "cancel",
    "capture",
    "catch_up",
    "challenge",
    "confirm",
    "consignment",
    "count",
    "create",
    "empty",
    "follow_hints",
    "follow_up",
    "forget_hints",
    "head",
    "held_undecided",
    "holders",
    "import_cost",
    "key_known",
    "line_of",
    "merge",
    "order",
    "order_by_number",
    "orders_of",
    "payment",
    "place",
    "providers",
    "receive",
    "refund",
    "replay",
    "seen",
    "set_postcode",
    "set_quantity",
    "signed_test_message",
    "sold_by_product",
    "sold_lines",
    "status",
    "test_messages",
    "test_token",
    "totals",
    "units_sold",
    "view",
    "void",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """A line of an order as its buyer sees it. Amounts in minor units of the order's currency.

    `scheme` and `owes` are the tax decision kept with it ("" in orders older than the decision); `imported` is duty, VAT on it and `at_border`.
    """

    line_id: UUID
    brand_id: UUID
    product_id: UUID
    variant_id: UUID
    sku: str
    title: str
    quantity: int
    unit_gross: int
    gross: int
    vat_rate: Any
    warehouse: str
    deposit: int | None
    import_cost: int = 0
    net: int = 0
    vat: int = 0
    scheme: str = ""
    owes: str = ""
    imported: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as its buyer sees it; net + vat + duty == gross."""

    id: UUID
    number: str
    market: str
    language: str
    state: str
    user_id: UUID | None
    email: str
    address: dict[str, str]
    currency: str
    net: int
    vat: int
    gross: int
    delivery: int
    due: int
    promised_on: date | None
    created_at: datetime
    placed_at: datetime | None
    payment_state: str
    payment_method: str
    reason: str
    lines: tuple[OrderLineView, ...]
    shipments: tuple[dict[str, Any], ...]
    duty: int = 0

    @property
    def import_cost(self) -> int:
        """What import added to the goods' prices: duty, charges and the VAT on them."""
        return sum(line.import_cost for line in self.lines)


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A brand's sold line, with what it takes to explain it. Amounts are of the whole line, measures of one unit."""

    order_id: UUID
    order_number: str
    line_id: UUID
    placed_at: datetime
    market: str
    currency: str
    category: str
    product_id: UUID
    variant_id: UUID
    name: str
    sku: str
    quantity: int
    gross: int
    net: int
    vat: int
    vat_rate: Any
    list_gross: int
    campaign_id: UUID | None
    platform_funded: int
    warehouse: str
    mode: str
    deposit: int | None
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    imported: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """An order that holds given goods, and whom it concerns. `state` pending, placed or cancelled; `at` when it was placed."""

    order_id: UUID
    number: str
    market: str
    language: str
    state: str
    email: str
    at: datetime
    variant_id: UUID
    sku: str
    title: str
    quantity: int


class ProductSold(NamedTuple):
    """Units and turnover (minor units of the market's currency) of one product in one market."""

    product_id: UUID
    market: str
    currency: str
    units: int
    gross: int


#: The columns of `queries.order` from the first to the time of placing, without the region.
_HEAD = (
    "id number market language state user_id email address currency net vat gross delivery due promised_on created_at placed_at"
).split()


def order(order_id: UUID) -> OrderView:
    """An order with its lines and shipments. Raises UnknownOrder."""
    o = queries.order(order_id)
    if o is None:
        raise UnknownOrder
    lines = tuple(
        OrderLineView(
            li["id"],
            li["brand_id"],
            li["product_id"],
            li["variant_id"],
            li["sku"],
            li["title"],
            li["quantity"],
            li["unit_gross_minor"],
            li["gross_minor"],
            li["vat_rate"],
            li["warehouse"],
            li["facts"].get("deposit"),
            sum(li["facts"]["import"][part] for part in ("duty", "vat")) if "import" in li["facts"] else 0,
            li["net_minor"],
            li["vat_minor"],
            li["facts"].get("tax", {}).get("scheme", ""),
            li["facts"].get("tax", {}).get("owes", ""),
            li["facts"].get("import"),
        )
        for li in queries.lines(order_id)
    )
    head = dict(zip(_HEAD, (*o[:2], *o[3:18]), strict=True))
    return OrderView(
        **head,
        payment_state=o[21],
        payment_method=o[22],
        reason=o[23],
        lines=lines,
        shipments=tuple(fulfilment.shipments(order_id)),
        duty=o[25],
    )


def order_by_number(number: str) -> UUID:
    """The id of the order of that number. Raises UnknownOrder."""
    found = Order.objects.filter(number=number.strip().upper()).values_list("id", flat=True).first()
    if found is None:
        raise UnknownOrder
    return found


def orders_of(user_id: UUID, limit: int = 50) -> list[UUID]:
    """A shopper's orders, newest first."""
    rows = Order.objects.filter(user_id=user_id).exclude(state="refused").order_by("-created_at")
    return list(rows.values_list("id", flat=True)[:limit])


def sold_lines(
    brand_id: UUID,
    since: datetime,
    until: datetime,
    *,
    limit: int = 1000,
    cursor: UUID | None = None,
    line_id: UUID | None = None,
) -> list[SoldLine]:
    """A brand's sold lines in [since, until), newest first; `cursor` is the last line_id of the page before."""
    found = []
    for row in queries.sold(brand_id, since, until, limit, cursor, line_id):
        facts = row.pop("facts")
        measures = {name: facts[name] for name in ("mode", "deposit", "weight_g", "length_mm", "width_mm", "height_mm")}
        found.append(SoldLine(**row, **measures, imported=facts.get("import")))
    return found


def units_sold(market: str, since: datetime, product_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Units sold in a market since then, by product; products without sales are absent."""
    return queries.units_sold(market, since, list(product_ids))


def sold_by_product(product_ids: Iterable[UUID], since: datetime) -> list[ProductSold]:
    """What was sold of each product in each market since then, with VAT; products without sales are absent."""
    return [ProductSold(*row) for row in queries.by_product(since, list(product_ids))]


def totals(since: datetime) -> list[dict[str, Any]]:
    """Orders, units and turnover (minor units) by market and UTC day: what the operator watches."""
    return queries.totals(since)


def holders(
    brand_id: UUID,
    product_id: UUID,
    variant_ids: Iterable[UUID] | None = None,
    markets: Iterable[str] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Holder]:
    """Every order line of a product placed in [since, until), oldest first: who has bought what is recalled.

    Without `variant_ids` those of all its variants, withdrawn ones too; without `markets`, in all. Refused orders are left out.
    """
    variants = None if variant_ids is None else list(variant_ids)
    listed = None if markets is None else list(markets)
    return [Holder(**row) for row in queries.holding(brand_id, product_id, variants, listed, since, until)]
