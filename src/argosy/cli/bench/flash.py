"""A flash sale: many buyers want the same variant, and there are fewer units than buyers.

What counts is that exactly the stock is sold, that everyone is told, and how long it takes. Told by HTTP status: 201 sold, 409 sold out.
"""

from __future__ import annotations

import json
import uuid
from typing import Any
from uuid import UUID

from argosy.cli.bench.cpu import Meter, postmaster
from argosy.cli.bench.limits import per_s, prepare_orders
from argosy.cli.bench.load import Request, crowd
from argosy.cli.bench.place import Bench

_ADDRESS = {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"}
_PLENTY = 10_000_000


def measure(place: Bench, stock: int, buyers: int, clients: int, seconds: int) -> dict[str, Any]:
    """Sell `stock` units to `buyers`, `clients` of them waiting at a time.

    `errors` counts answers that were neither, units sold too many or too few, and books that do not balance. The limit is PostgreSQL alone writing
    purchases of that same variant, one commit each, with as many clients.
    """
    variant = place.variants[-1]
    _free(variant, _PLENTY)
    crowd(place.port, list(_buyers(variant, 1000)), clients)
    prepare_orders([_latest(variant)])
    limit = per_s(place.url, "SELECT bench_order();", min(clients, 32), seconds)
    _free(variant, stock)
    before = _held(variant)
    meter = Meter(place.web, postmaster(place.backend))
    told = crowd(place.port, list(_buyers(variant, buyers)), clients)
    web_ms, database_ms = meter.read_ms(buyers)
    sold, refused = told.statuses.pop("201", 0), told.statuses.pop("409", 0)
    held = _held(variant) - before
    wrong = sum(told.statuses.values()) + abs(held - min(stock, buyers)) + abs(held - sold)
    ordered = sorted(told.latencies_s)
    rate = buyers / told.seconds
    return {
        "test": f"flash-{stock}",
        "clients": clients,
        "buyers": buyers,
        "stock": stock,
        "sold": sold,
        "told_sold_out": refused,
        "seconds": round(told.seconds, 3),
        "per_s": round(rate, 1),
        "p50_ms": round(1000 * ordered[len(ordered) // 2], 2),
        "p99_ms": round(1000 * ordered[int(len(ordered) * 0.99)], 2),
        "errors": wrong,
        "errors_by_kind": told.statuses,
        "cpu_ms_server": round(web_ms, 3),
        "cpu_ms_database": None if database_ms is None else round(database_ms, 3),
        "limit_per_s": round(limit, 1),
        "ratio": round(rate / limit, 3),
    }


def _buyers(variant: UUID, count: int) -> list[Request]:
    run = uuid.uuid4().hex
    body = {
        "market": "es",
        "language": "es",
        "email": "shopper@example.org",
        "address": _ADDRESS,
        "lines": [{"variant_id": str(variant), "quantity": 1}],
        "payment": {"provider": "test", "token": "test-4242"},
    }
    sent = json.dumps(body).encode()
    kind = {"Content-Type": "application/json"}
    return [("POST", "/api/v1/orders", sent, kind | {"Idempotency-Key": f"flash-{run}-{n}"}) for n in range(count)]


def _free(variant: UUID, units: int) -> None:
    """Leave exactly so many units free, all of them near Madrid."""
    from argosy.catalogue import api as catalogue
    from argosy.fulfilment import api as fulfilment

    brand = catalogue.sale_facts([variant])[variant].brand_id
    rows = {r["warehouse_id"]: r["reserved"] for r in fulfilment.stock_of_brand(brand) if r["variant_id"] == variant}
    # A count already declared is not taken again, whatever was sold since: it is told that the shelf was empty first.
    fulfilment.declare_stock(brand, [(variant, place, 0) for place in rows])
    fulfilment.declare_stock(brand, [(variant, p, n + (units if p == "MAD" else 0)) for p, n in rows.items()])


def _held(variant: UUID) -> int:
    from argosy.kernel import db

    found = db.one("SELECT sum(reserved) FROM fulfilment_stock WHERE variant_id = %s", [variant])
    return int(found[0]) if found else 0


def _latest(variant: UUID) -> object:
    from argosy.kernel import db

    sql = """
        SELECT o.id FROM checkout_order o JOIN checkout_orderline l ON l.order_id = o.id
        WHERE l.variant_id = %s AND o.state = 'placed' ORDER BY o.id DESC LIMIT 1
    """
    found = db.one(sql, [variant])
    assert found is not None
    return found[0]
