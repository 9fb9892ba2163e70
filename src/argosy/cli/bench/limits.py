"""The database's own limit: pgbench doing the same reads, or writing the same rows in one function, in the same run."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from argosy.kernel import db
from argosy.kernel.postgres.binaries import binaries

#: What `checkout.place` writes for an order of two lines out of one warehouse, as one function and one commit; its ids rise with time, as ours do,
#: where the server can make such (from PostgreSQL 18 on).
ORDER_FUNCTION = """
CREATE OR REPLACE FUNCTION bench_order() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    template checkout_order; line checkout_orderline; payment checkout_payment; shipment fulfilment_shipment;
    fresh uuid := {id}; old uuid; chosen int; moment timestamptz := clock_timestamp();
BEGIN
    chosen := floor(random() * {count});
    SELECT order_id INTO old FROM bench_templates WHERE number = chosen;
    SELECT * INTO template FROM checkout_order WHERE id = old;
    UPDATE fulfilment_stock s SET reserved = s.reserved + l.quantity FROM checkout_orderline l
    WHERE l.order_id = old AND s.variant_id = l.variant_id AND s.warehouse_id = l.warehouse
      AND s.on_hand - s.reserved >= l.quantity;
    INSERT INTO fulfilment_movement (id, warehouse_id, variant_id, brand_id, kind, on_hand_delta, reserved_delta, reference, at)
    SELECT {id}, l.warehouse, l.variant_id, l.brand_id, 'reserve', 0, l.quantity, fresh, moment
    FROM checkout_orderline l WHERE l.order_id = old;
    template.id := fresh; template.number := 'B-' || right(fresh::text, 17); template.created_at := moment;
    INSERT INTO checkout_order SELECT template.*;
    FOR line IN SELECT * FROM checkout_orderline WHERE order_id = old LOOP
        line.id := {id}; line.order_id := fresh;
        INSERT INTO checkout_orderline SELECT line.*;
    END LOOP;
    SELECT * INTO payment FROM checkout_payment WHERE order_id = old;
    payment.id := {id}; payment.order_id := fresh;
    INSERT INTO checkout_payment SELECT payment.*;
    FOR shipment IN SELECT * FROM fulfilment_shipment WHERE order_id = old LOOP
        shipment.id := {id}; shipment.order_id := fresh;
        INSERT INTO fulfilment_shipment SELECT shipment.*;
    END LOOP;
    INSERT INTO ledger_transfer (id, debit_id, credit_id, amount_minor, currency, kind, journal_id, subject_id, at)
    SELECT {id}, debit_id, credit_id, amount_minor, currency, kind, fresh, subject_id, moment
    FROM ledger_transfer WHERE journal_id = old;
    INSERT INTO kernel_outbox (id, topic, payload, created_at, attempts, error)
    VALUES ({id}, 'bench', '{}', moment, 0, '');
    INSERT INTO checkout_idempotencykey (key, request_digest, order_id, created_at) VALUES (fresh::text, '', fresh, moment);
END $$;
"""


def prepare_orders(order_ids: list[object]) -> None:
    """Make the function, and remember orders that were really placed as the rows to write again."""
    db.run("DROP TABLE IF EXISTS bench_templates")
    db.run("CREATE TABLE bench_templates (number int PRIMARY KEY, order_id uuid NOT NULL)")
    db.run_many("INSERT INTO bench_templates VALUES (%s, %s)", list(enumerate(order_ids)))
    new = db.one("SELECT current_setting('server_version_num')::int >= 180000")
    key = "uuidv7()" if new and new[0] else "gen_random_uuid()"
    db.run(ORDER_FUNCTION.replace("{count}", str(len(order_ids))).replace("{id}", key))


def per_s(url: str, script: str, clients: int, seconds: int) -> float:
    """Transactions per second of a pgbench script with so many clients, statements prepared."""
    told = _pgbench_run(url, script, clients, ["-T", str(seconds)])
    found = re.search(r"tps = ([\d.]+)", told)
    if not found:
        raise RuntimeError(f"pgbench said nothing of its rate: {told[-500:]}")
    return float(found.group(1))


def _pgbench_run(url: str, script: str, clients: int, amount: list[str]) -> str:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    environment = os.environ | {
        "PGHOST": unquote(options.get("host", parts.hostname or "")),
        "PGPORT": str(options.get("port", parts.port or 5432)),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": parts.path.lstrip("/"),
    }
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
        file.write(script)
        file.flush()
        command = [str(_pgbench()), "-n", "-M", "prepared", "-c", str(clients), "-j", "2", *amount, "-f", file.name]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"pgbench failed: {ended.stderr[-500:]}")
    return ended.stdout


def _pgbench() -> Path:
    return binaries(None) / "pgbench"
