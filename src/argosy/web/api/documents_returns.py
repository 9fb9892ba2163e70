"""What returns and refunds look like on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from argosy.web.api.documents import In, Out, Words
from argosy.web.api.documents_orders import Quantity


class ReturnLineIn(In):
    """So many of an order's line; `instead`, in an exchange, the variant that is wanted for them."""

    line_id: UUID
    quantity: Quantity
    instead: UUID | None = None


class ReturnIn(In):
    """cause `guarantee`: at fault as `told`, with `remedy` replacement or refund. cause `exchange`: another variant at the same price."""

    cause: Words
    lines: Annotated[list[ReturnLineIn], Field(min_length=1, max_length=100)]
    remedy: Words = "replacement"
    told: Annotated[str, Field(max_length=2000)] = ""
    language: Words | None = None


class ReturnLineOut(Out):
    """`left` units are still to come."""

    line_id: UUID
    quantity: int
    left: int
    instead: UUID | None


class RefundLineOut(Out):
    """What is given back of a line: net + vat of its price, duty and duty_vat of what was paid for customs."""

    line_id: UUID
    units: int
    net: int
    vat: int
    duty: int
    duty_vat: int


class RefundOut(Out):
    """Money given back, in minor units, `delivery` within `amount`. `settled_at` is null until it is paid out."""

    number: str
    return_number: str | None
    amount: int
    delivery: int
    currency: str
    note: str
    at: datetime
    settled_at: datetime | None
    lines: list[RefundLineOut]


class ReturnOut(Out):
    """A return. state: claimed (the seller is asked), announced (send it back), received or refused. cause: withdrawal, guarantee, exchange.

    `warehouse` is where it goes; `answer` the seller's.
    """

    number: str
    order_id: UUID
    cause: str
    remedy: str
    state: str
    lines: list[ReturnLineOut]
    told: str
    answer: str
    warehouse: str
    opened_at: datetime
    received_at: datetime | None
    refunds: list[RefundOut]


class ReturnsOut(Out):
    """An order's returns, oldest first."""

    items: list[ReturnOut]


class RefundsOut(Out):
    """An order's refunds, oldest first, those without goods too."""

    items: list[RefundOut]
