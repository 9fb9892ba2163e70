"""What reservations with a deposit and their hand-overs look like on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from argosy.web.api.documents import In, Money, Out, Short, Words
from argosy.web.api.documents_brand import Instant
from argosy.web.api.documents_orders import PaymentIn


class PointOut(Out):
    """A place of hand-over. `hours` by weekday (mon to sun), local opening and closing time."""

    code: str
    name: str
    street: str
    postal_code: str
    city: str
    country: str
    time_zone: str
    hours: dict[str, list[str]]
    slot_minutes: int
    capacity: int


class TermsOut(Out):
    """Terms of a reservation. `kept_bp` basis points of the deposit after `free_days`; `late_bp` less than `late_hours` before the
    appointment, or when the reservation expires. For consumers both are 0: they get back everything."""

    buyer: str
    valid_from: date
    free_days: int
    kept_bp: int
    late_hours: int
    late_bp: int
    appoint_days: int
    pay_hours: int
    change_hours: int
    source: str
    sentences: list[str]


class HandoverOffer(Out):
    """What a market offers: its places, and the terms for consumers and businesses that order today."""

    points: list[PointOut]
    terms: list[TermsOut]


class AppointmentOut(Out):
    point: PointOut
    starts_at: datetime
    ends_at: datetime
    changes: int


class BalanceOut(Out):
    """The latest attempt to pay the rest; `payment_action` is what the buyer has to do at the bank while it is challenged."""

    state: str
    reason: str
    amount: Money
    captured: Money
    refunded: Money
    payment_action: dict[str, Any] | None


class HandedGoods(Out):
    line_id: UUID
    variant_id: UUID
    sku: str
    title: str
    quantity: int


class HandoverOut(Out):
    """A reservation. state: reserved, appointed, paid, handed-over, cancelled or expired. deposit + balance = the order's total; `due` is
    still to be paid, `pay_by` until when. `kept_if_cancelled` is what the terms would let the seller keep now."""

    order_id: UUID
    number: str
    state: str
    buyer: str
    goods: list[HandedGoods]
    deposit: Money
    balance: Money
    due: Money
    ready_on: date
    appoint_by: datetime
    pay_by: datetime | None
    appointment: AppointmentOut | None
    may_change: bool
    payment: BalanceOut | None
    paid_at: datetime | None
    handed_at: datetime | None
    units: list[str]
    odometer_km: int | None
    kept: Money
    kept_if_cancelled: Money
    terms: TermsOut


class SlotOut(Out):
    starts_at: datetime
    ends_at: datetime
    left: int


class SlotsOut(Out):
    """Times with at least one place left, in order."""

    point: str
    slots: list[SlotOut]


class AppointmentIn(In):
    """`starts_at` as one of the slots says it."""

    point: Words
    starts_at: Instant


class BalanceIn(In):
    payment: PaymentIn


class BrandHandover(Out):
    """A reservation as its brand sees it: the buyer's name for the appointment, nothing else of theirs."""

    order_id: UUID
    number: str
    market: str
    state: str
    buyer: str
    holder: str
    goods: list[HandedGoods]
    deposit: Money
    balance: Money
    due: Money
    ready_on: date
    appoint_by: datetime
    point: str
    starts_at: datetime | None
    ends_at: datetime | None
    paid_at: datetime | None
    handed_at: datetime | None
    handed_by: str
    units: list[str]
    odometer_km: int | None
    kept: Money


class BrandHandovers(Out):
    items: list[BrandHandover]


class HandoverIn(In):
    """`units`: a vehicle identification (17 characters) or serial number for each unit. `by`: who hands over."""

    by: Short = ""
    units: Annotated[list[Words], Field(min_length=1, max_length=100)]
    odometer_km: Annotated[int, Field(ge=0, le=2_000_000)] | None = None
