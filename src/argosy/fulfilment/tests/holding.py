"""Hold goods for an order that a test writes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from argosy.fulfilment import api
from argosy.kernel import db

_HOLD = f"""
    WITH {api.CHECK}, gate AS (SELECT order_id, %(at)s::timestamptz AS at FROM enough WHERE ok), {api.HOLD.format(gate="gate")}
    SELECT ok FROM enough
"""


def hold(order_id: UUID, goods: Sequence[api.Goods], market: str, postal_code: str, at: datetime) -> bool:
    """Plan and hold, as an order's own statement does; False when some goods were taken between."""
    planned = api.plan(goods, market, postal_code, at)
    row = db.one(_HOLD, api.holding(order_id, goods, planned) | {"at": at})
    return bool(row and row[0])
