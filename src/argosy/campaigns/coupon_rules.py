"""What a coupon takes off, and why it may not be used. Pure, in minor units with tax.

A coupon is not a reduction of a price: what is announced as a price, and the lowest price of the thirty days before a reduction (Directive
98/6/EC Art. 6a, C-330/23), stay as they are. It lessens what one buyer pays for one order, so that each line's price paid, and with it
the taxable amount (Directive 2006/112/EC Art. 79(b)), is less by its share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from argosy.kernel.money import allocate, bp_of

PERCENT, AMOUNT = "percent", "amount"
OPEN, STOPPED = "open", "stopped"
#: More than nine tenths would leave too little to pay.
MOST_BP = 9_000
_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{2,22})[A-Z0-9]")


@dataclass(frozen=True, slots=True)
class Coupon:
    """A code and what it is worth: `value` basis points (percent) or minor units of `currency` (amount). `brand_id` is who funds it and whose
    goods it is for; None: the platform, for all goods. At most `most_uses` orders, and `budget` minor units in all (None: no such limit)."""

    id: UUID
    code: str
    brand_id: UUID | None
    kind: str
    value: int
    currency: str
    markets: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    minimum: int
    most_uses: int
    budget: int | None
    uses: int
    spent: int
    state: str


@dataclass(frozen=True, slots=True)
class CouponLine:
    """Goods in an order: `gross` is the price of all of it with tax; `deposit`: only a deposit is paid now."""

    variant_id: UUID
    brand_id: UUID
    gross: int
    deposit: bool


@dataclass(frozen=True, slots=True)
class Discount:
    """What a coupon takes off an order: `shares` by variant sum to `amount`; `platform`: the platform funds it, not the brand."""

    coupon_id: UUID
    code: str
    amount: int
    shares: Mapping[UUID, int]
    platform: bool


def normal(code: str) -> str:
    """A code as it is kept: capitals, no blanks; "" for what can be no code."""
    found = "".join(code.split()).upper()
    return found if _CODE.fullmatch(found) else ""


def wrong_field(coupon: Coupon) -> str:
    """The first field of a coupon that cannot be; "" when all is well."""
    wrong = {
        "code": not normal(coupon.code),
        "kind": coupon.kind not in (PERCENT, AMOUNT),
        "value": not 0 < coupon.value <= (MOST_BP if coupon.kind == PERCENT else 10**9),
        "markets": not coupon.markets,
        "starts_at": coupon.starts_at.tzinfo is None,
        "ends_at": coupon.ends_at.tzinfo is None or coupon.ends_at <= coupon.starts_at,
        # So that something is always left to pay.
        "minimum": coupon.minimum < 0 or (coupon.kind == AMOUNT and coupon.minimum <= coupon.value),
        "most_uses": coupon.most_uses < 1,
        "budget": coupon.budget is not None and coupon.budget < 1,
    }
    return next((field for field, is_wrong in wrong.items() if is_wrong), "")


def why_not(coupon: Coupon, market: str, goods: int, at: datetime) -> str:
    """Why it may not be used on `goods` (the price of what it is for): market, early, over, spent, goods or minimum; "" when it may."""
    if market not in coupon.markets:
        return "market"
    if at < coupon.starts_at:
        return "early"
    if at >= coupon.ends_at or coupon.state != OPEN:
        return "over"
    if coupon.uses >= coupon.most_uses or (coupon.budget is not None and coupon.spent >= coupon.budget):
        return "spent"
    if goods <= 0:
        return "goods"
    return "minimum" if goods < coupon.minimum else ""


def meant(coupon: Coupon, lines: Sequence[CouponLine]) -> list[CouponLine]:
    """The lines that it is for: its brand's, or all; never those of which only a deposit is paid."""
    return [line for line in lines if not line.deposit and coupon.brand_id in (None, line.brand_id)]


def discount(coupon: Coupon, lines: Sequence[CouponLine]) -> Discount:
    """What it takes off `lines` (those that are `meant`), spread by their prices to the cent."""
    goods = sum(line.gross for line in lines)
    amount = bp_of(goods, coupon.value) if coupon.kind == PERCENT else coupon.value
    shares = allocate(amount, [line.gross for line in lines])
    by_variant = {line.variant_id: share for line, share in zip(lines, shares, strict=True)}
    return Discount(coupon.id, coupon.code, amount, by_variant, coupon.brand_id is None)
