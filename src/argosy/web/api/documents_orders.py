"""What carts and orders look like on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from argosy.web.api.documents import In, MeasurePrice, Money, Out, Short, Words

WAYS = "How it is delivered: standard, express, or pickup: with the code of a point (`delivery_ways` of a cart and of the promise name those that are offered)."
Way = Annotated[str, Field(pattern=r"^(standard|express|pickup:[A-Z]{2}-[0-9A-Z-]{1,14})$", description=WAYS)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Quantity = Annotated[int, Field(ge=1, le=99, strict=True)]


class LineIn(In):
    """A wish for a variant, by its id (quicker) or its SKU. `brand` (slug) decides where two brands use one SKU."""

    variant_id: UUID | None = None
    sku: Words | None = None
    brand: Words | None = None
    quantity: Quantity = 1

    @model_validator(mode="after")
    def _one_name(self) -> LineIn:
        if (self.variant_id is None) == (self.sku is None):
            raise PydanticCustomError("sku_or_variant_id", "give sku or variant_id")
        return self


class Address(In):
    """Where the goods go; the country is the market's. A business adds its `company` and, with that, its `vat_id`, which are kept and printed on the
    invoice; the order is taxed as a consumer's all the same."""

    name: Short
    street: Short
    postal_code: Short
    city: Short
    phone: Short = ""
    company: Short = ""
    vat_id: Short = ""


class PaymentIn(In):
    """Means of payment: a provider's `token`, or a test card's number with the test provider. No other card number belongs here."""

    provider: Words = "test"
    token: Words | None = Field(None, examples=["test-4242"])
    card_number: Annotated[str, StringConstraints(pattern=r"^[0-9 ]{8,30}$")] | None = None

    @model_validator(mode="after")
    def _one_means(self) -> PaymentIn:
        if self.card_number is not None and self.provider != "test":
            raise PydanticCustomError("card_elsewhere", "card numbers are for the test provider")
        if (self.token is None) == (self.card_number is None):
            raise PydanticCustomError("token_or_card", "give token or card_number")
        return self


class CheckoutIn(In):
    """What turns a cart into an order. With `expected_total` the order is refused when the total is another by now."""

    email: Short
    address: Address
    payment: PaymentIn
    delivery: Way | None = Field(None, description="Left out: what the cart was set to, else standard.")
    coupon: Code | None = Field(None, description="A code; left out: what the cart was set to.")
    expected_total: Money | None = None
    note: Annotated[str, StringConstraints(max_length=200)] = Field(
        "", description="A wish or a greeting for whoever packs it; its brands read it."
    )
    terms_version: Code = Field(
        "", description="Of `GET markets/{market}/consents`: the words that the buyer was shown right before ordering."
    )
    marketing_version: Code = Field(
        "",
        description="The words of a box, empty before, that the buyer has ticked: advertising by mail is allowed. Leave it out otherwise.",
    )


class OrderIn(CheckoutIn):
    """A whole purchase in one call."""

    market: Words = Field(examples=["es"])
    language: Words | None = None
    lines: Annotated[list[LineIn], Field(min_length=1, max_length=50)]


class ConsentOut(Out):
    """Words to show a buyer, and the version to send with the order. kind: terms (shown beside the button), marketing (a box, never ticked before)."""

    kind: str
    version: str
    words: str


class ConsentsOut(Out):
    consents: list[ConsentOut]


class ForbiddenOut(Out):
    """Advertising is not allowed any more."""

    allowed: bool


class ConfirmationIn(In):
    """The buyer's answer to the bank's challenge (3-D Secure)."""

    accepted: bool


class CartIn(In):
    market: Words = Field(examples=["es"])
    language: Words | None = None
    postal_code: Short = ""


class CartChange(In):
    """What is left out stays as it is."""

    postal_code: Short | None = None
    delivery: Way | None = None
    coupon: Code | None = Field(None, description='A code; "" takes it out.')


class QuantityIn(In):
    quantity: Annotated[int, Field(ge=0, le=99, strict=True)]


class Trouble(Out):
    """Why something cannot be ordered as it is."""

    code: str
    detail: str


class CartLineOut(Out):
    """A line at today's price. `seen_price` is what was shown when it was put in."""

    variant_id: UUID
    product_id: UUID
    sku: str
    name: str
    quantity: int
    unit_price: Money
    price_by_measure: MeasurePrice | None
    lowest_30_days: Money | None
    lowest_days: int | None
    percent_off: int
    seen_price: Money
    total: Money
    deposit: Money | None
    left: int
    problem: Trouble | None


class Totals(Out):
    """`discount` is what a coupon took off, so that it is within no other amount; `due` is asked for now; where it is less than `total`, the rest falls due at the hand-over of deposit goods."""

    net: Money
    vat: Money
    duty: Money
    import_cost: Money
    total: Money
    delivery: Money
    due: Money
    saved: Money
    discount: Money


class PointOut(Out):
    """Where a parcel can be fetched."""

    code: str
    name: str
    street: str
    postal_code: str
    city: str
    country: str


class WayOut(Out):
    """A way of delivery: `code` is what to choose it by, `price` with tax, `promised_on` the day at the door or the point."""

    code: str
    kind: str
    price: Money
    promised_on: date | None
    point: PointOut | None


class CouponOut(Out):
    """The coupon that a cart was given: `problem` says why it takes nothing off."""

    code: str
    discount: Money
    problem: Trouble | None


class CartOut(Out):
    """A cart repriced now. Its id is the key to it: whoever knows it can read and change the cart.

    `delivery_way` is the way that counts; `delivery_ways` those that may be chosen (express only where it arrives earlier).
    """

    id: UUID
    market: str
    language: str
    postal_code: str
    lines: list[CartLineOut]
    totals: Totals | None
    coupon: CouponOut | None
    delivery_way: str
    delivery_ways: list[WayOut]
    seen_promised_on: date | None
    promised_on: date | None
    warehouses: list[str]
    problem: Trouble | None


class PaymentAction(Out):
    """What the buyer has to do at the bank: go to `url`, or let the provider's script use `client_secret`."""

    url: str | None
    client_secret: str | None


class Heard(Out):
    """The message has arrived."""

    received: bool


class PlacedOut(Out):
    """Where an order stands. state: placed, pending (waiting for the payment) or refused."""

    id: UUID
    number: str
    state: str
    payment_state: str
    reason: str
    total: Money
    due: Money
    promised_on: date | None
    payment_action: PaymentAction | None = Field(
        description="With payment_state challenged at a provider other than test. Never store it."
    )
    token: str = Field(description="Opens GET orders/{order_id}; keep it.")


class OrderLineOut(Out):
    id: UUID
    product_id: UUID
    variant_id: UUID
    sku: str
    title: str
    quantity: int
    unit_price: Money
    discount: Money
    total: Money
    vat_rate: str
    warehouse: str
    deposit: Money | None


class ShipmentOut(Out):
    warehouse: str
    state: str
    lines: list[dict[str, Any]]
    promised_on: date | None
    shipped_at: datetime | None


class OrderOut(Out):
    """An order as its buyer sees it."""

    id: UUID
    number: str
    market: str
    language: str
    state: str
    payment_state: str
    reason: str
    email: str
    address: dict[str, str]
    net: Money
    vat: Money
    duty: Money
    import_cost: Money
    total: Money
    delivery: Money
    due: Money
    note: str
    terms_version: str | None
    coupon: str | None
    discount: Money
    delivery_way: str
    pickup_point: PointOut | None
    promised_on: date | None
    created_at: datetime
    placed_at: datetime | None
    lines: list[OrderLineOut]
    shipments: list[ShipmentOut]


class InvoicePartyOut(Out):
    name: str
    address: list[str]
    country: str
    vat_id: str


class InvoiceLineOut(Out):
    """`kind` is goods, delivery or import (duty and charges taken for customs); `vat_rate` percent; `scheme` how it was taxed; `note` a
    discount that the price already reflects."""

    id: str
    kind: str
    description: str
    sku: str
    quantity: int
    net: Money
    vat: Money
    gross: Money
    vat_rate: str
    scheme: str
    note: str


class InvoiceOut(Out):
    """An invoice or (`series` credit) a credit note, whose amounts are positive too: what is given back."""

    id: UUID
    series: str
    number: str
    invoice_id: UUID | None
    issued_at: datetime
    supplied_on: date
    issuer: InvoicePartyOut
    buyer: InvoicePartyOut
    net: Money
    vat: Money
    gross: Money
    lines: list[InvoiceLineOut]
    reason: str


class InvoicesOut(Out):
    invoices: list[InvoiceOut]
