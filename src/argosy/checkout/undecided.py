"""Units that are held by orders whose payment is not decided: they may come back. And whether a key has led to an order already."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from argosy.kernel import db

# Few orders are pending at a time (partial index).
_HELD = """
    SELECT l.variant_id, sum(l.quantity)::int FROM checkout_order o JOIN checkout_orderline l ON l.order_id = o.id
    WHERE o.state = 'pending' AND o.market = %s AND l.variant_id = ANY(%s::uuid[]) GROUP BY 1
"""


def held_undecided(variants: Iterable[UUID], market: str) -> dict[UUID, int]:
    """Units of each variant that orders of a market hold while their payment is undecided; a variant with none is absent."""
    return dict(db.rows(_HELD, [market, db.array(variants)]))


def key_known(key: str) -> bool:
    """Whether an order was opened under this idempotency key."""
    return db.one("SELECT 1 FROM checkout_idempotencykey WHERE key = %s", [key]) is not None
