"""The SQL of the price log. A series is (variant, market, audience); its points are read by the unique index on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import db, outbox
from argosy.kernel.crowd import Crowd
from argosy.kernel.ids import uuid7

# Raising the count takes the row's lock, in ascending order; whoever drafted at an older count finds out.
_LOCK = """
    INSERT INTO pricing_stand (id, brand_id, market, writes)
    SELECT id, brand_id, market, 1 FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS s(id, brand_id, market)
    ORDER BY brand_id, market
    ON CONFLICT (brand_id, market) DO UPDATE SET writes = pricing_stand.writes + 1
    RETURNING brand_id, market, writes
"""
_STANDS = "SELECT market, writes FROM pricing_stand WHERE brand_id = %s AND market = ANY(%s)"

_BASES = """
    INSERT INTO pricing_basis (id, brand_id, facts)
    SELECT id, %s, facts FROM unnest(%s::uuid[], %s::jsonb[]) AS b(id, facts) ON CONFLICT (id) DO NOTHING
"""

INCOMING_COLUMNS = (
    "id",
    "variant_id",
    "brand_id",
    "market",
    "audience",
    "from_at",
    "gross_minor",
    "currency",
    "reason",
    "basis_id",
    "source",
)
_INCOMING_TYPES = """
    id uuid, variant_id uuid, brand_id uuid, market text, audience text, from_at timestamptz, gross_minor bigint,
    currency text, reason text, basis_id uuid, source jsonb
"""
_INCOMING_TABLE = f"""
    DROP TABLE IF EXISTS pg_temp.pricing_incoming;
    CREATE TEMPORARY TABLE pricing_incoming ({_INCOMING_TYPES}) ON COMMIT DROP
"""

# A handful of points travels as one JSON parameter; many are copied into a table, whose making costs more than they do.
_FEW = f"SELECT * FROM jsonb_to_recordset(%(points)s) AS few({_INCOMING_TYPES})"
_MANY = "SELECT * FROM pricing_incoming"
MANY = 500

# A list price at an instant that has a price already takes its place.
OVER = """
    ON CONFLICT (variant_id, market, audience, from_at) DO UPDATE
    SET gross_minor = excluded.gross_minor, kind = 'list', campaign_id = NULL, reason = excluded.reason,
        basis_id = excluded.basis_id, source = excluded.source, written_at = excluded.written_at
"""

# While a reduction runs the list price is the one it will return to: a new one is compared with that, and waits for it.
# A reduction running or ahead returns to the list price as it is then: up to the next list price set on its own.
_PUBLISH = """
    WITH incoming AS MATERIALIZED (
        {incoming}
    ), changing AS MATERIALIZED (
        SELECT i.*, coalesce(p.kind = 'campaign', false) AS held
        FROM incoming i
        LEFT JOIN LATERAL (
            SELECT kind, gross_minor FROM pricing_price
            WHERE variant_id = i.variant_id AND market = i.market AND audience = i.audience AND from_at <= i.from_at
            ORDER BY from_at DESC LIMIT 1
        ) p ON true
        LEFT JOIN LATERAL (
            SELECT gross_minor FROM pricing_price
            WHERE p.kind = 'campaign' AND kind = 'list'
              AND variant_id = i.variant_id AND market = i.market AND audience = i.audience AND from_at > i.from_at
            ORDER BY from_at LIMIT 1
        ) after ON true
        WHERE CASE WHEN p.kind = 'campaign' THEN after.gross_minor ELSE p.gross_minor END
              IS DISTINCT FROM i.gross_minor
    ), written AS (
        INSERT INTO pricing_price (id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, kind,
                                   campaign_id, reason, basis_id, source, written_at)
        SELECT id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, 'list', NULL, reason, basis_id,
               source, %(now)s
        FROM changing WHERE NOT held
        {over}
    ), returns AS (
        UPDATE pricing_price e
        SET gross_minor = c.gross_minor, basis_id = c.basis_id, source = c.source, written_at = %(now)s
        FROM changing c
        WHERE e.variant_id = c.variant_id AND e.market = c.market AND e.audience = c.audience
          AND e.from_at > c.from_at AND e.reason = 'campaign-end'
          AND NOT EXISTS (
              SELECT FROM pricing_price g
              WHERE g.variant_id = c.variant_id AND g.market = c.market AND g.audience = c.audience
                AND g.kind = 'list' AND g.reason <> 'campaign-end' AND g.from_at > c.from_at AND g.from_at < e.from_at
          )
    )
    SELECT market, array_agg(DISTINCT variant_id), count(*), count(*) FILTER (WHERE held)
    FROM changing GROUP BY market ORDER BY market
"""

# `run` is the unbroken row of campaign prices that the price in force belongs to: all that follow the last list price.
# Most goods are not reduced at most times, and then nothing of the past is needed. Arrays by way of a SELECT: see `db.array`.
_PLAIN = """
    SELECT p.variant_id, p.brand_id, p.currency, p.gross_minor, p.kind, p.campaign_id, p.from_at, p.gross_minor,
           (SELECT min(from_at) FROM pricing_price
            WHERE variant_id = v.id AND market = v.market AND audience = v.audience AND from_at > v.at),
           NULL, NULL, NULL, v.asker
    FROM unnest((SELECT %(variants)s::uuid[]), (SELECT %(markets)s::text[]), (SELECT %(audiences)s::text[]),
                (SELECT %(ats)s::timestamptz[]), (SELECT %(askers)s::int[])) AS v(id, market, audience, at, asker)
    CROSS JOIN LATERAL (
        SELECT variant_id, brand_id, currency, gross_minor, kind, campaign_id, from_at FROM pricing_price
        WHERE variant_id = v.id AND market = v.market AND audience = v.audience AND from_at <= v.at
        ORDER BY from_at DESC LIMIT 1
    ) p
"""
_CURRENT = """
    SELECT p.variant_id, p.brand_id, p.currency, p.gross_minor, p.kind, p.campaign_id, p.from_at,
           coalesce(list.gross_minor, p.gross_minor), next.from_at, past.from_ats, past.grosses, past.reduced
    FROM unnest((SELECT %(variants)s::uuid[])) AS v(id)
    CROSS JOIN LATERAL (
        SELECT variant_id, brand_id, currency, gross_minor, kind, campaign_id, from_at FROM pricing_price
        WHERE variant_id = v.id AND market = %(market)s AND audience = %(audience)s AND from_at <= %(at)s
        ORDER BY from_at DESC LIMIT 1
    ) p
    LEFT JOIN LATERAL (
        SELECT gross_minor, from_at FROM pricing_price
        WHERE p.kind = 'campaign' AND kind = 'list'
          AND variant_id = v.id AND market = %(market)s AND audience = %(audience)s AND from_at <= %(at)s
        ORDER BY from_at DESC LIMIT 1
    ) list ON true
    LEFT JOIN LATERAL (
        SELECT from_at FROM pricing_price
        WHERE variant_id = v.id AND market = %(market)s AND audience = %(audience)s AND from_at > %(at)s
        ORDER BY from_at LIMIT 1
    ) next ON true
    LEFT JOIN LATERAL (
        SELECT min(from_at) AS began FROM pricing_price
        WHERE p.kind = 'campaign' AND from_at > list.from_at
          AND variant_id = v.id AND market = %(market)s AND audience = %(audience)s AND from_at <= %(at)s
    ) run ON true
    LEFT JOIN LATERAL (
        SELECT array_agg(from_at ORDER BY from_at) AS from_ats, array_agg(gross_minor ORDER BY from_at) AS grosses,
               array_agg(kind = 'campaign' ORDER BY from_at) AS reduced
        FROM pricing_price
        WHERE (p.kind = 'campaign' OR %(proof)s)
          AND variant_id = v.id AND market = %(market)s AND audience = %(audience)s AND from_at <= %(at)s
          AND from_at >= coalesce((
              SELECT from_at FROM pricing_price
              WHERE variant_id = v.id AND market = %(market)s AND audience = %(audience)s
                AND from_at <= coalesce(run.began, %(at)s) - interval '30 days'
              ORDER BY from_at DESC LIMIT 1
          ), '-infinity')
    ) past ON true
"""

_BETWEEN = """
    SELECT variant_id, from_at, kind, reason, gross_minor FROM pricing_price
    WHERE variant_id = ANY(%(variants)s) AND market = %(market)s AND audience = %(audience)s
      AND from_at BETWEEN %(first)s AND %(last)s
    ORDER BY from_at
"""

_HISTORY = """
    SELECT from_at, gross_minor, currency, kind, campaign_id, reason,
           coalesce((SELECT facts FROM pricing_basis WHERE id = p.basis_id), '{}') || source, written_at
    FROM pricing_price p
    WHERE variant_id = %(variant)s AND market = %(market)s AND audience = %(audience)s
      AND from_at >= coalesce((
          SELECT from_at FROM pricing_price
          WHERE variant_id = %(variant)s AND market = %(market)s AND audience = %(audience)s AND from_at <= %(since)s
          ORDER BY from_at DESC LIMIT 1
      ), '-infinity')
    ORDER BY from_at
"""

# The start may stand on the return of the reduction before it; every other point has been refused already.
_START_REDUCTION = """
    INSERT INTO pricing_price (id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, kind,
                               campaign_id, reason, source, written_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 'campaign', %s, 'campaign', %s, %s)
    ON CONFLICT (variant_id, market, audience, from_at) DO UPDATE
    SET gross_minor = excluded.gross_minor, kind = 'campaign', campaign_id = excluded.campaign_id, reason = 'campaign',
        source = excluded.source, written_at = excluded.written_at
"""

_END_REDUCTION = """
    INSERT INTO pricing_price (id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, kind,
                               campaign_id, reason, source, written_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 'list', %s, 'campaign-end', %s, %s)
    ON CONFLICT (variant_id, market, audience, from_at) DO NOTHING
"""

# The list price a reduction would have returned to, and from when it holds now that the reduction is taken back: at once,
# or from the reduction's start where that is ahead and follows another reduction, whose return it then is.
_OPEN_REDUCTION = """
    SELECT c.variant_id, c.brand_id, c.market, c.audience, greatest(c.from_at, %(at)s), back.gross_minor, c.currency,
           CASE WHEN c.from_at > %(at)s THEN before.campaign_id ELSE c.campaign_id END
    FROM pricing_price c
    CROSS JOIN LATERAL (
        SELECT gross_minor, from_at FROM pricing_price
        WHERE variant_id = c.variant_id AND market = c.market AND audience = c.audience AND kind = 'list'
          AND from_at > c.from_at
        ORDER BY from_at LIMIT 1
    ) back
    CROSS JOIN LATERAL (
        SELECT from_at FROM pricing_price
        WHERE variant_id = c.variant_id AND market = c.market AND audience = c.audience AND from_at > c.from_at
        ORDER BY from_at LIMIT 1
    ) next
    LEFT JOIN LATERAL (
        SELECT kind, campaign_id FROM pricing_price
        WHERE variant_id = c.variant_id AND market = c.market AND audience = c.audience AND from_at < c.from_at
        ORDER BY from_at DESC LIMIT 1
    ) before ON true
    WHERE c.variant_id = ANY(%(variants)s) AND c.market = %(market)s AND c.campaign_id = %(campaign)s
      AND c.kind = 'campaign' AND next.from_at > %(at)s AND (c.from_at <= %(at)s OR before.kind = 'campaign')
"""

_DROP_AHEAD = """
    DELETE FROM pricing_price
    WHERE variant_id = ANY(%(variants)s) AND market = %(market)s AND campaign_id = %(campaign)s
      AND (from_at > %(at)s OR from_at = %(at)s AND kind = 'campaign')
"""


def announce(market: str, variant_ids: Sequence[UUID | str]) -> None:
    """Tell those who show prices that these may have changed: `price.changed` events of at most 500 variants each."""
    parts = (variant_ids[first : first + 500] for first in range(0, len(variant_ids), 500))
    outbox.put_all("price.changed", [{"market": market, "variant_ids": [str(v) for v in part]} for part in parts])


def lock_series(series: Iterable[tuple[UUID, str]]) -> dict[tuple[UUID, str], int]:
    """Take the write locks of (brand, market) pairs until the transaction ends, always in ascending order; the counts raised."""
    pairs = sorted(set(series))
    if not pairs:
        return {}
    keys = [uuid7() for _ in pairs]
    raised = db.rows(_LOCK, [keys, [brand for brand, _ in pairs], [market for _, market in pairs]])
    return {(brand, market): writes for brand, market, writes in raised}


def stands(brand_id: UUID, markets: Sequence[str]) -> dict[str, int]:
    """How often the brand's prices were written, by market; 0 where never."""
    return dict.fromkeys(markets, 0) | dict(db.rows(_STANDS, [brand_id, list(markets)]))


def keep_bases(brand_id: UUID, bases: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Keep what prices have in common; what is kept already stays."""
    if bases:
        db.run(_BASES, [brand_id, list(bases), [Jsonb(dict(facts), dumps=_dumps) for facts in bases.values()]])


def publish(points: Sequence[Sequence[Any]], now: datetime) -> list[tuple[Any, ...]]:
    """Append those points (in the order of INCOMING_COLUMNS) that change their series.

    Per market: the variants changed, how many points, how many of them wait for a reduction's end.
    """
    if len(points) <= MANY:
        few = [dict(zip(INCOMING_COLUMNS, point, strict=True)) for point in points]
        with living_at(now):
            return db.rows(_PUBLISH.format(incoming=_FEW, over=OVER), {"points": Jsonb(few, dumps=_dumps), "now": now})
    db.run(_INCOMING_TABLE)
    db.copy_rows("pricing_incoming", INCOMING_COLUMNS, ((*p[:-1], Jsonb(p[-1])) for p in points))
    with living_at(now):
        return db.rows(_PUBLISH.format(incoming=_MANY, over=OVER), {"now": now})


def _dumps(value: Any) -> str:
    return json.dumps(value, default=str)


@contextmanager
def living_at(now: datetime) -> Iterator[None]:
    """Tell the log's guard which instant the statements within live in; points from then on are still ahead."""
    db.rows("SELECT set_config('argosy.now', %s, true)", [now.isoformat()])
    yield
    db.rows("SELECT set_config('argosy.now', '', true)")


def current(
    variants: Sequence[UUID], market: str, audience: str, at: datetime, *, proof: bool = False
) -> list[tuple[Any, ...]]:
    """The price in force of each variant; with the history of the last 30 days where it is reduced (or `proof`)."""
    found: list[tuple[Any, ...]] = []
    reduced = list(variants)
    if not proof:
        plain = db.in_company(_ASKING, (reduced, market, audience, at))
        found = [row for row in plain if row[4] == "list"]
        reduced = [row[0] for row in plain if row[4] != "list"]
    if reduced:
        asked = {"variants": db.array(reduced), "market": market, "audience": audience, "at": at, "proof": proof}
        found += db.rows(_CURRENT, asked)
    return found


_Asked = tuple[Sequence[UUID], str, str, datetime]


def _plain(asked: Sequence[_Asked]) -> list[list[tuple[Any, ...]]]:
    """What each of several asks for, read at once."""
    columns = [
        (variant, market, audience, at, asker)
        for asker, (variants, market, audience, at) in enumerate(asked)
        for variant in variants
    ]
    names = ("variants", "markets", "audiences", "ats", "askers")
    told: list[list[tuple[Any, ...]]] = [[] for _ in asked]
    if columns:
        arrays = zip(names, zip(*columns, strict=True), strict=True)
        for row in db.rows(_PLAIN, {name: db.array(values) for name, values in arrays}):
            told[row[-1]].append(row[:-1])
    return told


_ASKING: Crowd[_Asked, list[tuple[Any, ...]]] = Crowd(_plain)


def between(
    variants: Sequence[UUID], market: str, audience: str, first: datetime, last: datetime
) -> list[tuple[Any, ...]]:
    """The points of these variants from `first` to `last`, both included, in the order of time."""
    return db.rows(
        _BETWEEN,
        {"variants": list(variants), "market": market, "audience": audience, "first": first, "last": last},
    )


def history(variant: UUID, market: str, audience: str, since: datetime) -> list[tuple[Any, ...]]:
    """The points of a series from the one in force at `since`, those ahead included."""
    return db.rows(_HISTORY, {"variant": variant, "market": market, "audience": audience, "since": since})


def start_reductions(batch: Iterable[Sequence[Any]]) -> int:
    """Write the first point of reductions."""
    return db.run_many(_START_REDUCTION, batch)


def end_reductions(batch: Iterable[Sequence[Any]]) -> int:
    """Write the return to the list price, where no other price follows at that instant."""
    return db.run_many(_END_REDUCTION, batch)


def open_reductions(campaign: UUID, variants: Sequence[UUID], market: str, at: datetime) -> list[tuple[Any, ...]]:
    """The campaign's reductions that hold at `at` or later."""
    return db.rows(_OPEN_REDUCTION, {"campaign": campaign, "variants": list(variants), "market": market, "at": at})


def drop_ahead(campaign: UUID, variants: Sequence[UUID], market: str, at: datetime) -> int:
    """Delete the campaign's points that have not come into force."""
    return db.run(_DROP_AHEAD, {"campaign": campaign, "variants": list(variants), "market": market, "at": at})
