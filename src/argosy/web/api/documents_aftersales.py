"""What cancellations and withdrawals look like on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from argosy.web.api.documents import In, Out, Short, Words
from argosy.web.api.documents_orders import Quantity


class CancellationIn(In):
    """Nothing needs to be said: `{}`."""


class CancellationOut(Out):
    """An order that was called off. `settled`: all that was held is let go, or all that was taken is back; else it is on its way."""

    order_id: UUID
    number: str
    state: str
    payment_state: str
    cancelled_at: datetime
    settled: bool


class GivenUp(In):
    """So many of an order's line."""

    line_id: UUID
    quantity: Quantity


class WithdrawalIn(In):
    """What is given up, and by whom. Without `lines` all that is left; name, e-mail and language are the order's unless given."""

    lines: Annotated[list[GivenUp], Field(max_length=100)] = []
    name: Short | None = None
    email: Short | None = None
    language: Words | None = None


class WithdrawalConfirmationIn(In):
    """Nothing needs to be said: `{}`."""


class WithdrawnLine(Out):
    line_id: UUID
    quantity: int


class WithdrawalOut(Out):
    """A withdrawal. state: declared (binds nobody yet), confirmed (the money comes when the goods are back) or settled.

    `cancelled`: nothing had been sent, so the order was called off. `last_day`: on which it can still be confirmed; null while open.
    """

    number: str
    order_id: UUID
    state: str
    whole: bool
    cancelled: bool
    lines: list[WithdrawnLine]
    name: str
    email: str
    language: str
    declared_at: datetime
    confirmed_at: datetime | None
    last_day: date | None
