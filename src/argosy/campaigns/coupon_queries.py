"""SQL of coupons. How often one was used, and what that cost, changes by one guarded statement together with the use it counts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from argosy.campaigns.coupon_rules import Coupon
from argosy.kernel import db
from argosy.kernel.ids import uuid7

_COLUMNS = """
    id, code, brand_id, kind, value, currency, markets, starts_at, ends_at, minimum_minor, most_uses, budget_minor, uses, spent_minor, state
"""
_INSERT = f"""
    INSERT INTO campaigns_coupon ({_COLUMNS}, created_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s::text[], %s, %s, %s, %s, %s, 0, 0, 'open', %s) ON CONFLICT (code) DO NOTHING
"""
_BY_CODE = f"SELECT {_COLUMNS} FROM campaigns_coupon WHERE code = %s"
_ALL = f"""
    SELECT {_COLUMNS} FROM campaigns_coupon WHERE %(brand)s::uuid IS NULL OR brand_id = %(brand)s ORDER BY created_at DESC, id
"""
_STOP = "UPDATE campaigns_coupon SET state = 'stopped' WHERE code = %s"
_USED = """
    SELECT 1 FROM campaigns_couponuse
    WHERE coupon_id = %(coupon)s AND released_at IS NULL AND (buyer = %(buyer)s OR (account <> '' AND account = %(account)s)) LIMIT 1
"""
# The update locks the coupon, so that of two buyers for the last use the second reads what the first has left.
_CLAIM = """
    WITH counted AS (
        UPDATE campaigns_coupon SET uses = uses + 1, spent_minor = spent_minor + %(amount)s
        WHERE id = %(coupon)s AND state = 'open' AND starts_at <= %(at)s AND ends_at > %(at)s AND uses < most_uses
          AND (budget_minor IS NULL OR spent_minor + %(amount)s <= budget_minor)
        RETURNING id
    )
    INSERT INTO campaigns_couponuse (id, coupon_id, order_id, buyer, account, amount_minor, at, released_at)
    SELECT %(id)s, id, %(order)s, %(buyer)s, %(account)s, %(amount)s, %(at)s, NULL FROM counted
    ON CONFLICT DO NOTHING RETURNING id
"""
_RELEASE = """
    WITH freed AS (
        UPDATE campaigns_couponuse SET released_at = %(at)s WHERE order_id = %(order)s AND released_at IS NULL
        RETURNING coupon_id, amount_minor
    )
    UPDATE campaigns_coupon c SET uses = c.uses - 1, spent_minor = c.spent_minor - f.amount_minor FROM freed f WHERE c.id = f.coupon_id
"""
_DIFFERENCES = """
    SELECT c.code, c.uses, c.spent_minor, count(u.id), coalesce(sum(u.amount_minor), 0)
    FROM campaigns_coupon c LEFT JOIN campaigns_couponuse u ON u.coupon_id = c.id AND u.released_at IS NULL
    GROUP BY c.id HAVING c.uses <> count(u.id) OR c.spent_minor <> coalesce(sum(u.amount_minor), 0)
"""


def _coupon(row: tuple[object, ...]) -> Coupon:
    values = list(row)
    values[6] = tuple(values[6])  # type: ignore[arg-type]
    return Coupon(*values)  # type: ignore[arg-type]


def insert(c: Coupon, at: datetime) -> bool:
    """Write a coupon; False when its code is taken."""
    given = [c.id, c.code, c.brand_id, c.kind, c.value, c.currency, db.array(c.markets), c.starts_at, c.ends_at]
    return db.run(_INSERT, [*given, c.minimum, c.most_uses, c.budget, at]) == 1


def by_code(code: str) -> Coupon | None:
    """A coupon by its code as it is kept."""
    row = db.one(_BY_CODE, [code])
    return _coupon(row) if row else None


def all_of(brand_id: UUID | None) -> list[Coupon]:
    """All coupons, or a brand's."""
    return [_coupon(row) for row in db.rows(_ALL, {"brand": brand_id})]


def stop(code: str) -> bool:
    """Close a coupon; False when there is none."""
    return db.run(_STOP, [code]) == 1


def used(coupon_id: UUID, buyer: str, account: str) -> bool:
    """Whether a buyer (by digest) has used a coupon."""
    return db.one(_USED, {"coupon": coupon_id, "buyer": buyer, "account": account}) is not None


def claim(coupon_id: UUID, order_id: UUID, buyer: str, account: str, amount: int, at: datetime) -> bool:
    """Count and note a use; False when it may not be used (any more), or by this buyer: then the transaction must be undone."""
    values = {"id": uuid7(), "coupon": coupon_id, "order": order_id, "buyer": buyer, "account": account}
    return db.one(_CLAIM, {**values, "amount": amount, "at": at}) is not None


def release(order_id: UUID, at: datetime) -> bool:
    """Undo an order's use; False when there is none."""
    return db.run(_RELEASE, {"order": order_id, "at": at}) == 1


def differences() -> list[tuple[object, ...]]:
    """Coupons whose counts are not the sum of their uses; there must be none."""
    return db.rows(_DIFFERENCES)
