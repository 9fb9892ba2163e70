"""SQL of stock: guarded changes only, each with its movement in the same statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.fulfilment.rules import Allocation
from argosy.kernel import db
from argosy.kernel.crowd import Crowd
from argosy.kernel.ids import uuid7, uuid7_texts

# Arrays by way of a SELECT: see `db.array`.
_FREE = """
    SELECT s.variant_id, s.warehouse_id, s.on_hand - s.reserved, s.frozen FROM fulfilment_stock s
    WHERE s.variant_id = ANY((SELECT %s::uuid[])::uuid[]) AND s.warehouse_id = ANY((SELECT %s::text[])::text[])
      AND s.on_hand > s.reserved
"""
_LOCKED = _FREE + " ORDER BY s.variant_id, s.warehouse_id FOR UPDATE"
_ON_HAND = """
    SELECT variant_id, warehouse_id, on_hand, declared FROM fulfilment_stock WHERE variant_id = ANY(%s)
"""
# As for orders: rows that are there are locked first, and what changes is worked out from them as they are then. Rows that are not there are
# made; where somebody else makes one at the same moment, it is not among those told, and is declared again.
_DECLARE = """
    WITH given AS (
        SELECT * FROM unnest(%(stocks)s::uuid[], %(movements)s::uuid[], %(variants)s::uuid[], %(places)s::text[], %(units)s::int[],
            %(references)s::uuid[]) AS g(stock_id, movement_id, variant_id, warehouse_id, quantity, reference)
    ), locked AS MATERIALIZED (
        SELECT s.id, s.variant_id, s.warehouse_id, s.on_hand, s.reserved, g.quantity
        FROM fulfilment_stock s JOIN given g USING (variant_id, warehouse_id)
        ORDER BY s.variant_id, s.warehouse_id FOR UPDATE OF s
    ), counted AS (
        UPDATE fulfilment_stock s
        SET on_hand = greatest(l.quantity, l.reserved), reserved = l.reserved, declared = l.quantity
        FROM locked l WHERE s.id = l.id
        RETURNING s.variant_id, s.warehouse_id, 'count' AS kind, s.on_hand - l.on_hand AS delta
    ), made AS (
        INSERT INTO fulfilment_stock (id, warehouse_id, variant_id, brand_id, on_hand, reserved, declared, frozen)
        SELECT g.stock_id, g.warehouse_id, g.variant_id, %(brand)s, g.quantity, 0, g.quantity,
               ARRAY(SELECT DISTINCT f.market FROM fulfilment_freeze f WHERE f.variant_id = g.variant_id AND f.lifted_at IS NULL)
        FROM given g
        WHERE NOT EXISTS (SELECT 1 FROM locked l WHERE l.variant_id = g.variant_id AND l.warehouse_id = g.warehouse_id)
        ON CONFLICT (variant_id, warehouse_id) DO NOTHING
        RETURNING variant_id, warehouse_id, 'receipt' AS kind, on_hand AS delta
    )
    INSERT INTO fulfilment_movement
        (id, warehouse_id, variant_id, brand_id, kind, on_hand_delta, reserved_delta, reference, at)
    SELECT g.movement_id, g.warehouse_id, g.variant_id, %(brand)s, c.kind, c.delta, 0, g.reference, %(at)s
    FROM given g JOIN (SELECT * FROM counted UNION ALL SELECT * FROM made) c USING (variant_id, warehouse_id)
    RETURNING variant_id, warehouse_id
"""
# Two parts of another room's statement, for one order or several. Rows are locked in key order, so that nobody waits for each other in a ring,
# and `enough` says of each order whether all its goods are free: it reads each row as it stands once the lock is ours, frozen or not, and who
# comes first in the arrays is served first. Then all is held, with movements and shipments, for the orders that `{gate}` names
# (order_id, at). The new figures are worked out from the locked row, not from the row as the statement first saw it: PostgreSQL checks a
# constraint on that one, too, before it looks whether the row has changed since, and would refuse what has just become free.
CHECK = """
    wanted AS (
        SELECT * FROM unnest(%(held_ids)s::uuid[], %(held_orders)s::uuid[], %(held_variants)s::uuid[], %(held_places)s::text[],
            %(held_units)s::int[], %(held_markets)s::text[])
            WITH ORDINALITY AS w(movement_id, order_id, variant_id, warehouse_id, quantity, market, turn)
    ), locked AS MATERIALIZED (
        SELECT s.id, s.variant_id, s.warehouse_id, s.brand_id, s.on_hand, s.reserved, s.frozen FROM fulfilment_stock s
        WHERE (s.variant_id, s.warehouse_id) IN (SELECT variant_id, warehouse_id FROM wanted)
        ORDER BY s.variant_id, s.warehouse_id FOR UPDATE
    ), measured AS MATERIALIZED (
        SELECT w.*, l.id, l.brand_id, l.on_hand, l.reserved,
            sum(w.quantity) OVER (PARTITION BY l.id ORDER BY w.turn) <= l.on_hand - l.reserved AND NOT w.market = ANY(l.frozen) AS ok
        FROM wanted w LEFT JOIN locked l ON l.variant_id = w.variant_id AND l.warehouse_id = w.warehouse_id
    ), enough AS MATERIALIZED (
        SELECT order_id, bool_and(coalesce(ok, false)) AS ok FROM measured GROUP BY order_id
    )
"""
HOLD = """
    held AS (
        UPDATE fulfilment_stock s SET on_hand = t.on_hand, reserved = t.reserved + t.quantity FROM (
            SELECT m.id, m.on_hand, m.reserved, sum(m.quantity)::int AS quantity
            FROM measured m JOIN {gate} USING (order_id) GROUP BY m.id, m.on_hand, m.reserved
        ) t WHERE s.id = t.id
    ), sent AS (
        INSERT INTO fulfilment_shipment
            (id, order_id, brand_id, warehouse_id, state, lines, way, promised_on, created_at, shipped_at, delivered_at)
        SELECT p.id, p.order_id, p.brand_id, p.warehouse_id, 'reserved', p.lines, p.way, p.promised_on, g.at, NULL, NULL
        FROM unnest(%(sent_ids)s::uuid[], %(sent_orders)s::uuid[], %(sent_brands)s::uuid[], %(sent_places)s::text[],
            %(sent_lines)s::jsonb[], %(sent_ways)s::text[], %(sent_until)s::date[])
            AS p(id, order_id, brand_id, warehouse_id, lines, way, promised_on) JOIN {gate} g USING (order_id)
    ), moved AS (
        INSERT INTO fulfilment_movement
            (id, warehouse_id, variant_id, brand_id, kind, on_hand_delta, reserved_delta, reference, at)
        SELECT m.movement_id, m.warehouse_id, m.variant_id, m.brand_id, 'reserve', 0, m.quantity, m.order_id, g.at
        FROM measured m JOIN {gate} g USING (order_id)
    )
"""
# A release or shipment undoes exactly what was reserved for the reference, once (unique movement).
_UNDO = """
    WITH held AS (
        SELECT warehouse_id, variant_id, brand_id, reserved_delta AS quantity FROM fulfilment_movement
        WHERE reference = %(reference)s AND kind = 'reserve'
          AND (%(brand)s::uuid IS NULL OR brand_id = %(brand)s AND warehouse_id = %(place)s::text)
        ORDER BY variant_id, warehouse_id
    ), moved AS (
        INSERT INTO fulfilment_movement
            (id, warehouse_id, variant_id, brand_id, kind, on_hand_delta, reserved_delta, reference, at)
        SELECT gen_random_uuid(), warehouse_id, variant_id, brand_id, %(kind)s::text, %(ship)s * quantity, -quantity,
               %(reference)s, %(at)s
        FROM held
        WHERE NOT EXISTS (
            SELECT 1 FROM fulfilment_movement m WHERE m.reference = %(reference)s
              AND (m.kind = 'release' OR m.kind = 'ship' AND %(kind)s::text = 'release')
        )
        ON CONFLICT DO NOTHING RETURNING warehouse_id, variant_id, on_hand_delta, reserved_delta
    )
    UPDATE fulfilment_stock s SET on_hand = s.on_hand + m.on_hand_delta, reserved = s.reserved + m.reserved_delta
    FROM moved m WHERE s.variant_id = m.variant_id AND s.warehouse_id = m.warehouse_id
"""
_HOLD = db.squeezed(f"""
    WITH {CHECK}, fit AS (
        SELECT order_id, %(held_at)s::timestamptz AS at FROM enough WHERE ok AND NOT EXISTS (
            SELECT 1 FROM fulfilment_movement m WHERE m.reference = enough.order_id AND m.kind = 'reserve')
    ), {HOLD.format(gate="fit")}
    SELECT ok FROM enough
""")
# What came back lies there again, once for each reference: a row of stock is made where there was none.
_TAKE_BACK = """
    WITH given AS (
        SELECT * FROM unnest(%(ids)s::uuid[], %(stocks)s::uuid[], %(variants)s::uuid[], %(brands)s::uuid[], %(units)s::int[])
            AS g(movement_id, stock_id, variant_id, brand_id, quantity) ORDER BY variant_id
    ), moved AS (
        INSERT INTO fulfilment_movement (id, warehouse_id, variant_id, brand_id, kind, on_hand_delta, reserved_delta, reference, at)
        SELECT movement_id, %(place)s::text, variant_id, brand_id, 'return', quantity, 0, %(reference)s, %(at)s FROM given
        ON CONFLICT DO NOTHING RETURNING variant_id
    )
    INSERT INTO fulfilment_stock (id, warehouse_id, variant_id, brand_id, on_hand, reserved, declared, frozen)
    SELECT g.stock_id, %(place)s::text, g.variant_id, g.brand_id, g.quantity, 0, NULL,
           ARRAY(SELECT DISTINCT f.market FROM fulfilment_freeze f WHERE f.variant_id = g.variant_id AND f.lifted_at IS NULL)
    FROM given g JOIN moved USING (variant_id)
    ON CONFLICT (variant_id, warehouse_id) DO UPDATE SET on_hand = fulfilment_stock.on_hand + excluded.on_hand
"""
_DIFFERENCES = """
    SELECT s.variant_id, s.warehouse_id, s.on_hand, s.reserved, sum(m.on_hand_delta), sum(m.reserved_delta)
    FROM fulfilment_stock s LEFT JOIN fulfilment_movement m USING (variant_id, warehouse_id)
    GROUP BY 1, 2, 3, 4
    HAVING s.on_hand <> coalesce(sum(m.on_hand_delta), 0) OR s.reserved <> coalesce(sum(m.reserved_delta), 0)
"""


def free(
    variants: Sequence[UUID], warehouses: Sequence[str], market: str, *, lock: bool = False
) -> dict[tuple[UUID, str], int]:
    """What can still be promised in a market, by variant and warehouse; with `lock`, nobody else changes it until we are done."""
    asked = variants, warehouses, market
    if lock:
        return _seen(asked, db.rows(_LOCKED, [db.array(variants), db.array(warehouses)]))
    return db.in_company(_ASKING, asked)


_Asked = tuple[Sequence[UUID], Sequence[str], str]


def _free(asked: Sequence[_Asked]) -> list[dict[tuple[UUID, str], int]]:
    """What each of several asks for, read at once."""
    if len(asked) == 1:
        variants, warehouses = asked[0][:2]
    else:
        variants = list({v for vs, _, _ in asked for v in vs})
        warehouses = list({w for _, ws, _ in asked for w in ws})
    rows = db.rows(_FREE, [db.array(variants), db.array(warehouses)])
    return [_seen(one, rows) for one in asked]


def _seen(asked: _Asked, rows: Iterable[tuple[Any, ...]]) -> dict[tuple[UUID, str], int]:
    variants, warehouses, market = asked
    return {(v, w): n for v, w, n, frozen in rows if v in variants and w in warehouses and market not in frozen}


_ASKING: Crowd[_Asked, dict[tuple[UUID, str], int]] = Crowd(_free)


def on_hand(variants: Sequence[UUID]) -> dict[tuple[UUID, str], tuple[int, int | None]]:
    """On hand and last declared quantity by variant and warehouse."""
    return {(v, w): (n, d) for v, w, n, d in db.rows(_ON_HAND, [list(variants)])}


def declare(brand_id: UUID, rows: Sequence[tuple[UUID, str, int]], at: datetime) -> None:
    """Set stock to what the brand counted: (variant, warehouse, quantity), each place once."""
    left = list(rows)
    while left:
        told = {
            **{name: [uuid7() for _ in left] for name in ("stocks", "movements", "references")},
            **{name: [r[i] for r in left] for i, name in enumerate(("variants", "places", "units"))},
        }
        done = set(db.rows(_DECLARE, {**told, "brand": brand_id, "at": at}))
        left = [r for r in left if (r[0], r[1]) not in done]


def holding(
    reference: UUID,
    allocations: Sequence[Allocation],
    parcels: Mapping[tuple[UUID, str], list[dict[str, Any]]],
    promised: date,
    market: str,
    way: str,
) -> dict[str, str]:
    """What CHECK and HOLD read of one order; `parcels` are lines by brand and warehouse: what leaves together."""
    pieces, boxes = len(allocations), len(parcels)
    return {
        "held_ids": db.array(uuid7_texts(pieces)),
        "held_orders": db.repeated(reference, pieces),
        "held_variants": db.array(a.variant_id for a in allocations),
        "held_places": db.array(a.warehouse for a in allocations),
        "held_units": db.array(a.quantity for a in allocations),
        "held_markets": db.repeated(market, pieces),
        "sent_ids": db.array(uuid7_texts(boxes)),
        "sent_orders": db.repeated(reference, boxes),
        "sent_brands": db.array(brand for brand, _ in parcels),
        "sent_places": db.array(place for _, place in parcels),
        "sent_lines": db.array(json.dumps(lines) for lines in parcels.values()),
        "sent_ways": db.repeated(way, boxes),
        "sent_until": db.repeated(promised, boxes),
    }


def holding_like(held: Mapping[str, str], ids: Mapping[UUID, UUID]) -> dict[str, str]:
    """What CHECK and HOLD read of the same pieces and parcels of another order."""
    named = {name: db.renamed(held[name], ids) for name in ("held_orders", "sent_orders")}
    return {**held, **named, **{name: db.renewed(held[name]) for name in ("held_ids", "sent_ids")}}


def hold(held: Mapping[str, str], at: datetime) -> bool:
    """Hold what `holding` has planned; False where it is not free any more. The same again changes nothing."""
    found = db.one(_HOLD, {**held, "held_at": at})
    return bool(found and found[0])


def take_back(reference: UUID, place: str, rows: Sequence[tuple[UUID, UUID, int]], at: datetime) -> int:
    """Put (variant, brand, quantity) into a warehouse; how many stock rows changed (0 when done before)."""
    given = {
        "ids": db.array(uuid7_texts(len(rows))),
        "stocks": db.array(uuid7_texts(len(rows))),
        "variants": db.array(v for v, _, _ in rows),
        "brands": db.array(b for _, b, _ in rows),
        "units": db.array(n for _, _, n in rows),
    }
    return db.run(_TAKE_BACK, {**given, "place": place, "reference": reference, "at": at})


def undo(reference: UUID, kind: str, at: datetime, brand: UUID | None = None, place: str = "") -> int:
    """Free ("release") or send off ("ship") what was reserved, all of it or what one brand has in one place; how many stock rows changed (0
    when done before). What was sent in part can no longer be freed."""
    ship = -1 if kind == "ship" else 0
    return db.run(_UNDO, {"reference": reference, "kind": kind, "ship": ship, "at": at, "brand": brand, "place": place})


def differences() -> list[tuple[Any, ...]]:
    """Stock rows that are not the sum of their movements (there must be none)."""
    return db.rows(_DIFFERENCES)


def free_by_variant(found: Mapping[tuple[UUID, str], int]) -> dict[UUID, int]:
    """Free stock summed over warehouses."""
    total: dict[UUID, int] = {}
    for (variant, _), n in found.items():
        total[variant] = total.get(variant, 0) + n
    return total
