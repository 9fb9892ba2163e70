"""What a brand reads of returns and of prices reduced afterwards."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from argosy.web.api.documents import Money, Out


class BrandReturnLineOut(Out):
    """One of the brand's lines in a return.

    `received` units came in so far for money, `sellable` of these can be sold again; net + vat == gross is what the buyer got back for them.
    """

    line_id: UUID = Field(description="The order line, as in /brand/orders.")
    product_id: UUID
    variant_id: UUID
    sku: str
    name: str
    quantity: int
    instead: UUID | None = Field(description="The variant that is wanted for it, in an exchange.")
    received: int
    sellable: int
    gross: Money
    net: Money
    vat: Money


class BrandReturnOut(Out):
    """A return as far as it is the brand's. cause: withdrawal, guarantee, exchange. remedy: refund, replacement.

    state: claimed (waits for an answer), announced (on its way), received, refused. `told` and `answer` are what buyer and seller said; null where
    the return also holds goods of other brands.
    """

    id: UUID
    number: str
    order_id: UUID
    order_number: str
    market: str
    cause: str
    remedy: str
    state: str
    warehouse: str = Field(description="Where it goes.")
    opened_at: datetime
    decided_at: datetime | None
    received_at: datetime | None
    lines: list[BrandReturnLineOut]
    told: str | None
    answer: str | None


class BrandReturns(Out):
    items: list[BrandReturnOut]
    next_cursor: str | None


class BrandReductionOut(Out):
    """A part of a line's price given back without its goods: net + vat == gross. `settled_at` is null until it is paid out."""

    id: UUID
    number: str
    order_id: UUID
    order_number: str
    market: str
    line_id: UUID
    product_id: UUID
    variant_id: UUID
    sku: str
    name: str
    note: str = Field(description="Why.")
    at: datetime
    settled_at: datetime | None
    gross: Money
    net: Money
    vat: Money


class BrandReductions(Out):
    items: list[BrandReductionOut]
    next_cursor: str | None
