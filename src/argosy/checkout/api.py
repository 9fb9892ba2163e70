"""The door of the checkout.

Carts: create, opened, head, look_again, add, set_quantity, set_postcode, set_way, set_coupon, view, seen, wanted, merge, own_cart, empty, count.
Orders: place (one call; holds stock, asks the provider, books), confirm (3-D Secure answer), ask_again, status, order, cancel (marks it), returned.
Consents: consent_text, consent_words, allows, forbid, consents.
Payments: payment, order_of_link, capture, void, refund; receive (a provider's message). The worker's: follow_up, follow_up_parts, catch_up,
follow_hints, forget_hints. What falls due later (deposit goods): pay_part, confirm_part, parts_of, hold_placed, settled_facts, sold_by_deposit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.checkout import queries
from argosy.checkout.answers import Placed, ask_again, challenge, confirm, follow_up, settled_facts, status
from argosy.checkout.cancelling import cancel, returned
from argosy.checkout.cart_queries import CartRow
from argosy.checkout.carts import (
    CartLineView,
    CartView,
    add,
    count,
    create,
    empty,
    head,
    look_again,
    merge,
    opened,
    own_cart,
    seen,
    set_coupon,
    set_postcode,
    set_quantity,
    set_way,
    view,
    wanted,
)
from argosy.checkout.consents import KINDS as CONSENTS
from argosy.checkout.consents import (
    ConsentText,
    allows,
    consent_text,
    consent_words,
    consents,
    forbid,
)
from argosy.checkout.consigning import import_cost
from argosy.checkout.drafting import OrderRequest
from argosy.checkout.errors import (
    AddressTrouble,
    CardUnknown,
    ConsentUnknown,
    DepositAlone,
    EmptyCart,
    KeyMissing,
    KeyReused,
    NotChallenged,
    NotCleared,
    NoteTooLong,
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
    check_key,
)
from argosy.checkout.hints import follow_hints, forget_hints, receive, test_messages
from argosy.checkout.models import Order
from argosy.checkout.parts import PartRequest, challenge_part, confirm_part, follow_up_parts, parts_of, pay_part
from argosy.checkout.payments import HOSTED, MORE_TEST_CARDS, TEST_CARDS, Challenge, TestCard, test_token
from argosy.checkout.payments import names as providers
from argosy.checkout.payments.rehearsal import signed as signed_test_message
from argosy.checkout.placing import place
from argosy.checkout.replaying import Consignment, Replay, consignment, line_of, replay
from argosy.checkout.rules import MOST_PER_LINE, NOTE_LENGTH, Quote, QuotedLine, vat_id
from argosy.checkout.sold import (
    Holder,
    ProductSold,
    SoldLine,
    holders,
    sold_by_product,
    sold_lines,
    totals,
    units_sold,
)
from argosy.checkout.taking import PaymentView, RefundView, capture, catch_up, order_of_link, payment, refund, void
from argosy.checkout.undecided import held_undecided, key_known
from argosy.fulfilment import api as fulfilment

__all__ = [
    "CONSENTS",
    "HOSTED",
    "MORE_TEST_CARDS",
    "MOST_PER_LINE",
    "NOTE_LENGTH",
    "TEST_CARDS",
    "AddressTrouble",
    "CardUnknown",
    "CartLineView",
    "CartRow",
    "CartView",
    "Challenge",
    "ConsentText",
    "ConsentUnknown",
    "Consignment",
    "DepositAlone",
    "EmptyCart",
    "Holder",
    "KeyMissing",
    "KeyReused",
    "NotChallenged",
    "NotCleared",
    "NotForSale",
    "NoteTooLong",
    "OrderLineView",
    "OrderRequest",
    "OrderView",
    "PartRequest",
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
    "allows",
    "ask_again",
    "cancel",
    "capture",
    "catch_up",
    "challenge",
    "challenge_part",
    "check_key",
    "confirm",
    "confirm_part",
    "consent_text",
    "consent_words",
    "consents",
    "consignment",
    "count",
    "create",
    "empty",
    "follow_hints",
    "follow_up",
    "follow_up_parts",
    "forbid",
    "forget_hints",
    "head",
    "held_undecided",
    "hold_placed",
    "holders",
    "import_cost",
    "key_known",
    "line_of",
    "look_again",
    "merge",
    "opened",
    "order",
    "order_by_number",
    "order_of_link",
    "orders_of",
    "own_cart",
    "parts_of",
    "pay_part",
    "payment",
    "place",
    "providers",
    "receive",
    "refund",
    "replay",
    "returned",
    "seen",
    "set_coupon",
    "set_postcode",
    "set_quantity",
    "set_way",
    "settled_facts",
    "signed_test_message",
    "sold_by_deposit",
    "sold_by_product",
    "sold_lines",
    "status",
    "test_messages",
    "test_token",
    "totals",
    "units_sold",
    "vat_id",
    "view",
    "void",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class OrderLineView:
    """A line of an order as its buyer sees it. Amounts in minor units of the order's currency.

    `scheme` and `owes` are the tax decision kept with it ("" in orders older than the decision); `imported` is duty, VAT on it and `at_border`;
    `coupon` is what one took off `unit_gross` times `quantity`; `measures` are one unit's weight in g and three sides in mm.
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
    coupon: int = 0
    mode: str = ""
    measures: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order as its buyer sees it; net + vat + duty == gross, which is without the `discount` that the `coupon` took off."""

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
    way: str = fulfilment.STANDARD
    coupon: str = ""
    discount: int = 0
    terms: str = ""
    note: str = ""

    @property
    def import_cost(self) -> int:
        """What import added to the goods' prices: duty, charges and the VAT on them."""
        return sum(line.import_cost for line in self.lines)


_MEASURES = ("weight_g", "length_mm", "width_mm", "height_mm")
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
            (li["facts"].get("coupon") or {}).get("minor", 0),
            li["facts"].get("mode", ""),
            tuple(li["facts"].get(name, 0) for name in _MEASURES),
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
        way=o[26],
        coupon=o[27],
        discount=o[28],
        terms=o[29],
        note=o[30],
    )


def order_by_number(number: str) -> UUID:
    """The id of the order of that number. Raises UnknownOrder."""
    found = Order.objects.filter(number=number.strip().upper()).values_list("id", flat=True).first()
    if found is None:
        raise UnknownOrder
    return found


def sold_by_deposit(order_ids: Iterable[UUID]) -> list[UUID]:
    """Those of the orders that are placed and in which something was sold by deposit."""
    return queries.sold_by_deposit(list(order_ids))


def hold_placed(order_id: UUID) -> bool:
    """Within the caller's transaction: whether the order is in force; then it stays so until the transaction ends."""
    return queries.hold_placed(order_id)


def orders_of(user_id: UUID, limit: int = 50) -> list[UUID]:
    """A shopper's orders, newest first."""
    rows = Order.objects.filter(user_id=user_id).exclude(state="refused").order_by("-created_at")
    return list(rows.values_list("id", flat=True)[:limit])
