"""Orders of the past: the rows that purchases leave behind, written by the database alone, thousands at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argosy.kernel import db

_AT_ONCE = 5_000
#: The tables of an order, by the column that names it, and what is new in a copy of a row: all else is as in the order that is written again.
_NEW_ID = "gen_random_uuid()"
_TABLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "checkout_order": (
        "id",
        {
            "id": "f.id",
            "number": "'H-' || left(f.id::text, 8) || right(f.id::text, 8)",
            "created_at": "f.at",
            "placed_at": "f.at",
        },
    ),
    "checkout_orderline": ("order_id", {"id": _NEW_ID, "order_id": "f.id"}),
    "checkout_payment": ("order_id", {"id": _NEW_ID, "order_id": "f.id", "created_at": "f.at", "updated_at": "f.at"}),
    "fulfilment_shipment": ("order_id", {"id": _NEW_ID, "order_id": "f.id", "created_at": "f.at"}),
    "fulfilment_movement": ("reference", {"id": _NEW_ID, "reference": "f.id", "at": "f.at"}),
    "ledger_transfer": ("journal_id", {"id": _NEW_ID, "journal_id": "f.id", "at": "f.at"}),
    "checkout_idempotencykey": ("order_id", {"key": "f.id::text", "order_id": "f.id", "created_at": "f.at"}),
}
# Two years of orders, evenly; ids rise with time, as those of real orders do.
_FRESH = """
    CREATE TEMP TABLE bench_fresh ON COMMIT DROP AS
    SELECT (lpad(to_hex((extract(epoch FROM t.at) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid AS id, t.at, o.order_id AS old
    FROM (SELECT n, now() - interval '730 days' * (1 - n::float / %(all)s) AS at
          FROM generate_series(%(first)s::int, %(last)s::int) n) t
    JOIN bench_templates o ON o.number = t.n %% (SELECT count(*) FROM bench_templates)
"""
_HELD = """
    UPDATE fulfilment_stock s SET on_hand = s.on_hand + m.units, reserved = s.reserved + m.units FROM (
        SELECT m.variant_id, m.warehouse_id, sum(m.reserved_delta) AS units
        FROM bench_fresh f JOIN fulfilment_movement m ON m.reference = f.id GROUP BY 1, 2
    ) m WHERE s.variant_id = m.variant_id AND s.warehouse_id = m.warehouse_id
"""


def fill(orders: int, tell: Callable[[int], None]) -> None:
    """Write the orders of `bench_templates` again until the table holds so many; `tell` hears how many there are."""
    found = db.one("SELECT count(*) FROM checkout_order")
    there = int(found[0]) if found else 0
    if there >= orders:
        return
    missing, copies = orders - there, [_copy(table) for table in _TABLES]
    for first in range(0, missing, _AT_ONCE):
        with db.transaction():
            db.run("SET LOCAL synchronous_commit = off")
            db.run(_FRESH, {"first": first, "last": min(first + _AT_ONCE, missing) - 1, "all": missing})
            for copy in copies:
                db.run(copy)
            db.run(_HELD)
        tell(min(there + first + _AT_ONCE, orders))
    db.run("VACUUM ANALYZE")


def _copy(table: str) -> str:
    """The statement that writes the rows of a table for all fresh orders."""
    named, new = _TABLES[table]
    sql = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND table_schema = 'public'"
    columns = [row[0] for row in db.rows(sql, [table])]
    told = ", ".join(new.get(column, f't."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) SELECT {told} FROM bench_fresh f JOIN {table} t ON t.{named} = f.old"
