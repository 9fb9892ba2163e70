"""SQL of recalls: buyers are listed by one statement and taken to be told one at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_LIST = """
    INSERT INTO safety_buyer AS b (id, recall_id, email, language, market, orders, listed_at, tries)
    SELECT g.id, %s, g.email, g.language, g.market, g.orders::jsonb, %s, 0
    FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[]) AS g(id, email, language, market, orders)
    ORDER BY g.email
    ON CONFLICT (recall_id, email) DO UPDATE SET orders = excluded.orders WHERE b.orders <> excluded.orders
    RETURNING (xmax = 0)
"""
_CLAIM = """
    UPDATE safety_buyer SET informed_at = %s
    WHERE id = (SELECT b.id FROM safety_buyer b JOIN safety_recall r ON r.id = b.recall_id
                 WHERE b.informed_at IS NULL AND r.state = 'published' AND (b.retry_at IS NULL OR b.retry_at <= %s)
                 ORDER BY b.id LIMIT 1 FOR UPDATE OF b SKIP LOCKED)
    RETURNING id, recall_id, email, language, market, orders
"""
_PUT_OFF = """
    UPDATE safety_buyer SET tries = tries + 1, retry_at = %s + least(power(2, tries), 1440) * interval '1 minute' WHERE id = %s
"""


def list_buyers(recall_id: UUID, rows: Sequence[Mapping[str, Any]], at: datetime) -> int:
    """List buyers (email, language, market, orders) of a recall, or their further orders; how many are new."""
    columns = [[row[name] for row in rows] for name in ("email", "language", "market")]
    orders = [json.dumps(row["orders"], sort_keys=True) for row in rows]
    return sum(new for (new,) in db.rows(_LIST, [recall_id, at, [uuid7() for _ in rows], *columns, orders]))


def claim_buyer(at: datetime) -> dict[str, Any] | None:
    """A buyer who has not been told of a published recall, marked as told within this transaction; None for none."""
    found = db.dicts(_CLAIM, [at, at])
    return found[0] if found else None


def put_off(buyer_id: UUID, at: datetime) -> None:
    """Tell a buyer later, each time a little later, up to a day."""
    db.run(_PUT_OFF, [at, buyer_id])
