"""Coupons: make, stop and list them; say what one takes off; claim it once for each buyer, never more often than its cap."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from argosy.campaigns import coupon_queries as queries
from argosy.campaigns.coupon_rules import (
    OPEN,
    Coupon,
    CouponLine,
    Discount,
    discount,
    meant,
    normal,
    why_not,
    wrong_field,
)
from argosy.campaigns.errors import BadCoupon, CouponExists, CouponRefused
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import market as market_of


def make_coupon(
    code: str,
    *,
    kind: str,
    value: int,
    markets: Sequence[str],
    starts_at: datetime,
    ends_at: datetime,
    most_uses: int,
    minimum: int = 0,
    budget: int | None = None,
    brand_id: UUID | None = None,
) -> Coupon:
    """Make a coupon (fields as in `Coupon`). The same again gives the one that is there.

    Raises UnknownMarket, BadCoupon (also for markets of different currencies), CouponExists (the code is taken by another coupon).
    """
    currencies = {market_of(m).currency for m in markets}
    given = Coupon(
        id=uuid7(),
        code=normal(code),
        brand_id=brand_id,
        kind=kind,
        value=value,
        currency=min(currencies, default=""),
        markets=tuple(sorted(set(markets))),
        starts_at=starts_at,
        ends_at=ends_at,
        minimum=minimum,
        most_uses=most_uses,
        budget=budget,
        uses=0,
        spent=0,
        state=OPEN,
    )
    field = wrong_field(given) or ("markets" if len(currencies) > 1 else "")
    if field:
        raise BadCoupon(field)
    with db.joined():
        if queries.insert(given, clock.now()):
            return given
        there = queries.by_code(given.code)
    if there is None or replace(there, id=given.id, uses=0, spent=0, state=OPEN) != given:
        raise CouponExists(given.code)
    return there


def stop_coupon(code: str) -> Coupon:
    """Nobody uses it from now on; orders that have used it keep it. Raises CouponRefused (unknown)."""
    with db.joined():
        if not queries.stop(normal(code)):
            raise CouponRefused("unknown", code)
    found = queries.by_code(normal(code))
    assert found is not None
    return found


def coupons(brand_id: UUID | None = None) -> list[Coupon]:
    """All coupons, or one brand's, the latest first."""
    return queries.all_of(brand_id)


def coupon_discount(
    code: str, market: str, lines: Sequence[CouponLine], at: datetime, who: Mapping[str, str] | None = None
) -> Discount:
    """What a coupon takes off these goods. With `who` (email, account: "" for none) it is asked whether that buyer has used it before.

    Raises CouponRefused with the reason.
    """
    found = queries.by_code(normal(code)) if normal(code) else None
    if found is None:
        raise CouponRefused("unknown", code)
    chosen = meant(found, lines)
    reason = why_not(found, market, sum(line.gross for line in chosen), at)
    if not reason and who and queries.used(found.id, *_digests(found.id, who)):
        reason = "used"
    if reason:
        raise CouponRefused(
            reason, found.code, market=market, minimum=found.minimum, currency=found.currency, at=found.starts_at
        )
    return discount(found, chosen)


def claim_coupon(taken: Discount, order_id: UUID, who: Mapping[str, str], at: datetime) -> None:
    """Use a coupon for an order, within the caller's transaction, which must be undone when it is refused: never more often and never for more
    than it may, by one guarded statement, and once for each buyer by two unique indexes.

    Raises CouponRefused (spent, over, used).
    """
    buyer, account = _digests(taken.coupon_id, who)
    if queries.claim(taken.coupon_id, order_id, buyer, account, taken.amount, at):
        return
    used = queries.used(taken.coupon_id, buyer, account)
    found = queries.by_code(taken.code)
    open_ = found is not None and found.state == OPEN and found.starts_at <= at < found.ends_at
    raise CouponRefused("used" if used else "spent" if open_ else "over", taken.code)


def release_coupon(order_id: UUID, at: datetime) -> bool:
    """Give back what an order used, within the caller's transaction: the buyer may use it again. False when it used none, or gave it back."""
    return queries.release(order_id, at)


def _digests(coupon_id: UUID, who: Mapping[str, str]) -> tuple[str, str]:
    """Who used it, told by nobody's address: a digest that differs from coupon to coupon."""

    def digest(value: str) -> str:
        return hashlib.sha256(f"{coupon_id}:{value}".encode()).hexdigest() if value else ""

    return digest(who.get("email", "").strip().casefold()), digest(who.get("account", ""))
