"""The SQL of campaigns. A campaign's budget changes by one guarded statement, never by read, decide, write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_COLUMNS = """
    c.id, c.brand_id, c.market, c.code, c.names, c.discount_bp, c.platform_share_bp, c.starts_at, c.ends_at, c.currency,
    c.budget_minor, c.spent_minor, c.state,
    ARRAY(SELECT variant_id FROM campaigns_campaignitem i WHERE i.campaign_id = c.id ORDER BY variant_id)
"""

_INSERT = """
    INSERT INTO campaigns_campaign (id, brand_id, market, code, names, discount_bp, platform_share_bp, starts_at, ends_at,
                                    currency, budget_minor, spent_minor, state, created_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, 'planned', %s)
    ON CONFLICT (brand_id, market, code) DO NOTHING
"""

_INSERT_ITEM = "INSERT INTO campaigns_campaignitem (id, campaign_id, brand_id, variant_id) VALUES (%s, %s, %s, %s)"

_BY_ID = f"SELECT {_COLUMNS} FROM campaigns_campaign c WHERE c.id = %s"
_BY_ID_LOCKED = f"{_BY_ID} FOR UPDATE OF c"
_BY_CODE = f"SELECT {_COLUMNS} FROM campaigns_campaign c WHERE c.brand_id = %s AND c.market = %s AND c.code = %s"
_RUNNING = f"""
    SELECT {_COLUMNS} FROM campaigns_campaign c
    WHERE c.market = %s AND c.state = 'running' AND c.starts_at <= %s AND c.ends_at > %s ORDER BY c.starts_at, c.id
"""
_OF_BRAND = f"SELECT {_COLUMNS} FROM campaigns_campaign c WHERE c.brand_id = %s ORDER BY c.starts_at DESC, c.id"

# A campaign whose platform share is spent is over too: nobody is promised a discount that only the brand would pay.
_DUE = """
    SELECT id, state FROM campaigns_campaign
    WHERE (state = 'planned' AND starts_at <= %(now)s)
       OR (state = 'running' AND (ends_at <= %(now)s OR (platform_share_bp > 0 AND spent_minor >= budget_minor)))
    ORDER BY id
"""

_NAMING = """
    SELECT DISTINCT c.id FROM campaigns_campaign c JOIN campaigns_campaignitem i ON i.campaign_id = c.id
    WHERE i.variant_id = ANY(%s::uuid[]) AND c.market = ANY(%s::text[]) AND c.state <> 'ended' ORDER BY 1
"""
_DROP = "DELETE FROM campaigns_campaignitem WHERE campaign_id = %s AND variant_id = ANY(%s::uuid[])"

_SET_STATE = "UPDATE campaigns_campaign SET state = %s WHERE id = %s"

_SPEND = """
    UPDATE campaigns_campaign SET spent_minor = spent_minor + %(n)s
    WHERE id = %(id)s AND state = 'running' AND spent_minor + %(n)s <= budget_minor
"""

_DRAW = """
    WITH held AS (
        SELECT id, least(%(n)s, budget_minor - spent_minor) AS share FROM campaigns_campaign
        WHERE id = %(id)s AND state <> 'planned' FOR UPDATE
    )
    UPDATE campaigns_campaign c SET spent_minor = c.spent_minor + held.share FROM held WHERE c.id = held.id
    RETURNING held.share
"""

_GIVE_BACK = """
    UPDATE campaigns_campaign SET spent_minor = spent_minor - %(n)s WHERE id = %(id)s AND spent_minor >= %(n)s
"""


def insert(campaign: Sequence[Any], variant_ids: Sequence[UUID]) -> bool:
    """Write a planned campaign and its items; False when brand, market and code are taken."""
    key, brand_id, market, code, names, *rest = campaign
    if not db.run(_INSERT, [key, brand_id, market, code, Jsonb(names), *rest]):
        return False
    db.run_many(_INSERT_ITEM, [(uuid7(), key, brand_id, v) for v in variant_ids])
    return True


def by_id(campaign_id: UUID, *, lock: bool = False) -> tuple[Any, ...] | None:
    """One campaign, locked against other changes of it where asked."""
    return db.one(_BY_ID_LOCKED if lock else _BY_ID, [campaign_id])


def by_code(brand_id: UUID, market: str, code: str) -> tuple[Any, ...] | None:
    """The brand's campaign of that code."""
    return db.one(_BY_CODE, [brand_id, market, code])


def running(market: str, at: datetime) -> list[tuple[Any, ...]]:
    """The campaigns that run in a market."""
    return db.rows(_RUNNING, [market, at, at])


def of_brand(brand_id: UUID) -> list[tuple[Any, ...]]:
    """All campaigns of a brand, latest first."""
    return db.rows(_OF_BRAND, [brand_id])


def due(now: datetime) -> list[tuple[UUID, str]]:
    """Campaigns whose start or end has come, with their state."""
    return [(key, state) for key, state in db.rows(_DUE, {"now": now})]


def set_state(campaign_id: UUID, state: str) -> None:
    """Move a campaign that is locked."""
    db.run(_SET_STATE, [state, campaign_id])


def spend(campaign_id: UUID, minor: int) -> bool:
    """Spend the platform's money if the campaign runs and its budget bears it."""
    return db.run(_SPEND, {"id": campaign_id, "n": minor}) == 1


def draw(campaign_id: UUID, minor: int) -> int:
    """Spend the platform's money as far as the budget goes; how much that was."""
    row = db.one(_DRAW, {"id": campaign_id, "n": minor})
    return int(row[0]) if row else 0


def give_back(campaign_id: UUID, minor: int) -> bool:
    """Return money to the budget, no more than was spent."""
    return db.run(_GIVE_BACK, {"id": campaign_id, "n": minor}) == 1


def naming(variant_ids: Sequence[UUID], markets: Sequence[str]) -> list[UUID]:
    """Campaigns in these markets that are not over and name one of the variants."""
    return [key for (key,) in db.rows(_NAMING, [db.array(variant_ids), db.array(markets)])]


def drop(campaign_id: UUID, variant_ids: Sequence[UUID]) -> None:
    """Take variants out of a campaign that is locked."""
    db.run(_DROP, [campaign_id, db.array(variant_ids)])
