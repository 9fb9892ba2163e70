"""Goods that may not be sold or sent for a while: frozen stock by variant and market, and orders that are stopped.

A freeze stands on the stock rows themselves, because an order's own statement reads a row anew once it has the row's lock and
nothing else: a purchase that waited for a freeze sees it. Freezing makes a row for every warehouse, so that goods declared
later are frozen too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from argosy.fulfilment import rules
from argosy.fulfilment.errors import Stopped
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

_ROWS = """
    INSERT INTO fulfilment_stock (id, warehouse_id, variant_id, brand_id, on_hand, reserved, declared, frozen)
    SELECT gen_random_uuid(), w, v, %s, 0, 0, NULL, '{}' FROM unnest(%s::uuid[]) v, unnest(%s::text[]) w ORDER BY v, w
    ON CONFLICT (variant_id, warehouse_id) DO NOTHING
"""
# In the order in which purchases lock them.
_LOCK = """
    SELECT 1 FROM fulfilment_stock WHERE variant_id = ANY(%s::uuid[]) ORDER BY variant_id, warehouse_id FOR UPDATE
"""
_FREEZE = """
    INSERT INTO fulfilment_freeze (id, reference, variant_id, brand_id, market, at)
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[], %s::text[]) AS f(id, reference, variant, brand, market),
                  (SELECT %s::timestamptz) AS t
    ON CONFLICT (reference, variant_id, market) DO NOTHING
"""
_FROZEN_BY = "SELECT DISTINCT variant_id FROM fulfilment_freeze WHERE reference = %s AND lifted_at IS NULL"
_LIFT = "UPDATE fulfilment_freeze SET lifted_at = %s WHERE reference = %s AND lifted_at IS NULL"
_SETTLE = """
    UPDATE fulfilment_stock s SET frozen = now.markets
    FROM (SELECT v, ARRAY(SELECT DISTINCT f.market::text FROM fulfilment_freeze f
                           WHERE f.variant_id = v AND f.lifted_at IS NULL ORDER BY 1)::varchar[] AS markets
            FROM unnest(%s::uuid[]) v) AS now
    WHERE s.variant_id = now.v AND s.frozen <> now.markets
"""
_FROZEN = """
    SELECT DISTINCT variant_id FROM fulfilment_freeze WHERE variant_id = ANY(%s::uuid[]) AND market = %s AND lifted_at IS NULL
"""
_UNITS = """
    SELECT coalesce(sum(on_hand), 0), coalesce(sum(reserved), 0) FROM fulfilment_stock
    WHERE variant_id = ANY(%s::uuid[]) AND frozen <> '{}'
"""
_LOCK_SHIPMENTS = "SELECT order_id FROM fulfilment_shipment WHERE order_id = ANY(%s::uuid[]) ORDER BY id FOR UPDATE"
_OPEN = "SELECT DISTINCT order_id FROM fulfilment_shipment WHERE order_id = ANY(%s::uuid[]) AND state = 'reserved'"
_STOP = """
    INSERT INTO fulfilment_stop (id, reference, order_id, at)
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS s(id, reference, order_id), (SELECT %s::timestamptz) AS t
    ON CONFLICT (order_id, reference) DO NOTHING
"""
_GO_ON = "UPDATE fulfilment_stop SET lifted_at = %s WHERE reference = %s AND lifted_at IS NULL"
_STOPPED_OF = "SELECT DISTINCT order_id FROM fulfilment_stop WHERE order_id = ANY(%s::uuid[]) AND lifted_at IS NULL"
_STOPPED = "SELECT 1 FROM fulfilment_stop WHERE order_id = %s AND lifted_at IS NULL"


def freeze(reference: UUID, brand_id: UUID, variant_ids: Iterable[UUID], markets: Sequence[str]) -> int:
    """Freeze a brand's variants in these markets, in all warehouses; how many pairs of variant and market are newly frozen.

    Once this has been committed nothing of them is held for an order there; what was held before stays held (see `stop`).
    `reference` is the reason's id: the same again changes nothing. Within the caller's transaction.
    """
    variants = sorted(set(variant_ids))
    pairs = [(v, m) for v in variants for m in sorted(set(markets))]
    with db.joined():
        db.run(_ROWS, [brand_id, db.array(variants), db.array(rules.places())])
        db.rows(_LOCK, [db.array(variants)])
        columns = [
            db.array(uuid7() for _ in pairs),
            db.array(reference for _ in pairs),
            db.array(v for v, _ in pairs),
            db.array(brand_id for _ in pairs),
            db.array(m for _, m in pairs),
        ]
        made = db.run(_FREEZE, [*columns, clock.now()])
        db.run(_SETTLE, [db.array(variants)])
    return made


def thaw(reference: UUID) -> int:
    """Lift what was frozen and stopped for a reason; what other reasons freeze stays. How many pairs were lifted."""
    with db.joined():
        variants = [v for (v,) in db.rows(_FROZEN_BY, [reference])]
        db.rows(_LOCK, [db.array(variants)])
        lifted = db.run(_LIFT, [clock.now(), reference])
        db.run(_SETTLE, [db.array(variants)])
        db.run(_GO_ON, [clock.now(), reference])
    return lifted


def frozen(variant_ids: Iterable[UUID], market: str) -> set[UUID]:
    """Those of the variants that are frozen in the market."""
    return {v for (v,) in db.rows(_FROZEN, [db.array(variant_ids), market])}


def frozen_units(variant_ids: Iterable[UUID]) -> tuple[int, int]:
    """Units of the variants that lie in frozen stock anywhere: on hand, and of these held for orders."""
    row = db.one(_UNITS, [db.array(variant_ids)])
    return (int(row[0]), int(row[1])) if row else (0, 0)


def stop(reference: UUID, order_ids: Iterable[UUID]) -> list[UUID]:
    """Stop those of the orders that have not been sent; which these are. The same again changes nothing."""
    with db.joined():
        listed = db.array(sorted(set(order_ids)))
        db.rows(_LOCK_SHIPMENTS, [listed])
        open_ = sorted(order for (order,) in db.rows(_OPEN, [listed]))
        keys, reasons = db.array(uuid7() for _ in open_), db.array(reference for _ in open_)
        db.run(_STOP, [keys, reasons, db.array(open_), clock.now()])
    return open_


def stopped(order_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the orders that are held back at dispatch."""
    return {order for (order,) in db.rows(_STOPPED_OF, [db.array(set(order_ids))])}


def lock_shipments(order_id: UUID) -> None:
    """Within a transaction: whoever sends, frees or stops the order waits for us."""
    db.rows(_LOCK_SHIPMENTS, [db.array([order_id])])


def check_stopped(order_id: UUID) -> None:
    """Lock an order's shipments and see that nothing stops them. Raises Stopped."""
    lock_shipments(order_id)
    if db.one(_STOPPED, [order_id]):
        raise Stopped
