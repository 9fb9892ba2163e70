"""`argosy bench prices`: a brand's whole catalogue repriced in many markets, looked at and published, with the log.

The markets beyond those that are open are further markets in the same countries, so that every rate and fee is a real one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import UUID

from rich.console import Console

from argosy.cli.bench.cpu import Meter, postmaster
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import MARKETS, Market

VARIANTS_EACH = 4
#: The rows of the reprice just made, written again by one plain statement into a table like the log.
LIMIT_SQL = "INSERT INTO bench_price SELECT * FROM bench_rows"


def measure(offers: int, markets: int, console: Console) -> Iterator[dict[str, Any]]:
    """One row: every price of `offers` variants in `markets` markets changes."""
    from argosy.cli.bench.place import own_database

    with console.status("Making a brand to reprice …"), further(markets) as codes:
        own_database()
        brand = _brand(offers, codes)
        _publish(brand, codes, Decimal(1))
        factor = Decimal(1) + Decimal(int(time.time()) % 20 + 5) / 100
        db.run("ANALYZE pricing_price")
        yield _measured(brand, codes, factor, offers)


@contextmanager
def further(count: int) -> Iterator[tuple[str, ...]]:
    """So many markets: those that are open, and more in their countries."""
    open_ = list(MARKETS.values())
    more = [f"{chr(97 + n // 10)}{n % 10}" for n in range(max(0, count - len(open_)))]
    for n, code in enumerate(more):
        like = open_[n % len(open_)]
        MARKETS[code] = Market(
            code, like.country, like.currency, like.languages, like.vat_regime, like.time_zone, like.region
        )
    try:
        yield tuple(list(MARKETS)[:count])
    finally:
        for code in more:
            del MARKETS[code]


def _brand(offers: int, codes: tuple[str, ...]) -> UUID:
    slug = f"reprice{offers}"
    found = db.one("SELECT id FROM programme_brand WHERE slug = %s", [slug])
    brand: UUID = found[0] if found else _fill(slug, offers)
    _judge(brand, codes)
    return brand


#: A brand with a contract and goods, without the house: launching a hundred thousand variants would take longer than all the rest.
_BRAND = """
    INSERT INTO programme_brand (id, slug, name, status, country, home_currency, website, requested_tier, legal, manufacturer,
        responsible_person, trademarks, story, look, price_factors, terms, digest, applied_at, verified_at)
    VALUES (%(brand)s, %(slug)s, %(slug)s, 'active', 'CN', 'CNY', '', 'launch', '{}', '{}', '{}', '[]', '{}', '{}', '{}', '{}', '-',
        now(), now())
"""
_CONTRACT = """
    WITH signed AS (
        INSERT INTO programme_contract (id, brand_id, version, tier, valid_from, co_funding_bp, promises, signed_by, signed_on)
        VALUES (gen_random_uuid(), %(brand)s, '1', 'launch', '2026-01-01', 0, '{}', '-', '2026-01-01') RETURNING id
    )
    INSERT INTO programme_commissionline (id, contract_id, category, rate_bp) SELECT gen_random_uuid(), id, '', 800 FROM signed
"""
_PRODUCTS = """
    INSERT INTO catalogue_product (id, brand_id, model, name, category, facts, hs_code, origin, sale_mode, media, digest, created_at,
        updated_at)
    SELECT gen_random_uuid(), %(brand)s, 'm' || n, 'M' || n, (ARRAY['phones', 'tvs', 'sofas', 'helmets', 'bike-tools'])[1 + n %% 5],
        '{}', '', '', 'parcel', '[]', '-', now(), now()
    FROM generate_series(0, %(products)s - 1) AS n
"""
_VARIANTS = """
    INSERT INTO catalogue_variant (id, product_id, brand_id, sku, gtin, position, options, facts, media, home_price_minor,
        home_currency, weight_g, length_mm, width_mm, height_mm, withdrawn, digest)
    SELECT gen_random_uuid(), p.id, %(brand)s, %(slug)s || '-' || n, lpad(%(offers)s::text, 7, '0') || lpad(n::text, 7, '0'),
        n %% %(each)s, '{}', '{}', '[]', 9900 + 100 * (n %% 7000), 'CNY', 200 + n %% 40 * 50, 160, 80, 60, false, '-'
    FROM generate_series(0, %(offers)s - 1) AS n
    JOIN catalogue_product p ON p.brand_id = %(brand)s AND p.model = 'm' || n / %(each)s
"""


def _fill(slug: str, offers: int) -> UUID:
    """Every second variant has a cost, every third a minimum advertised price."""
    from argosy.repricing import api as repricing

    brand = uuid7()
    told = {
        "brand": brand,
        "slug": slug,
        "offers": offers,
        "each": VARIANTS_EACH,
        "products": -(-offers // VARIANTS_EACH),
    }
    with db.transaction():
        for statement in (_BRAND, _CONTRACT, _PRODUCTS, _VARIANTS):
            db.run(statement, told)
        rows = db.rows("SELECT id, home_price_minor FROM catalogue_variant WHERE brand_id = %s ORDER BY sku", [brand])
        costs = [repricing.Figure(v, "cost", minor // 2, "CNY", source="bench") for v, minor in rows[::2]]
        rails = [repricing.Figure(v, "minimum", 1_000, "EUR", "es", source="bench") for v, _ in rows[::3]]
        repricing.tell(brand, costs + rails)
    return brand


def _judge(brand: UUID, codes: tuple[str, ...]) -> None:
    """Every product may be sold everywhere."""
    db.run(
        """INSERT INTO compliance_verdict (id, product_id, brand_id, market, outcome, findings, display, closed, facts_digest,
                                           rules_version, evaluated_on, evaluated_at)
           SELECT gen_random_uuid(), p.id, p.brand_id, m.code, 'allowed', '[]', '[]', '{}', '-', '-', current_date, now()
           FROM catalogue_product p, unnest(%s::text[]) AS m(code) WHERE p.brand_id = %s ON CONFLICT DO NOTHING""",
        [list(codes), brand],
    )


def _publish(brand: UUID, codes: tuple[str, ...], factor: Decimal) -> tuple[float, float, int, UUID]:
    """Propose and apply a factor: the seconds of each, how many prices changed, and the proposal."""
    from argosy.repricing import api as repricing

    began = time.perf_counter()
    change = repricing.Change(markets=codes, terms=repricing.Terms(factor=factor))
    found = repricing.propose(brand, change, by="bench", workers=os.cpu_count() or 1)
    proposed = time.perf_counter()
    repricing.apply(brand, found.id)
    return proposed - began, time.perf_counter() - proposed, found.summary["changed"], found.id


def _measured(brand: UUID, codes: tuple[str, ...], factor: Decimal, offers: int) -> dict[str, Any]:
    meter = Meter(os.getpid(), postmaster(_backend()))
    since = clock.now()
    preview_s, apply_s, changed, _ = _publish(brand, codes, factor)
    ours, database = meter.read_ms(changed)
    limit_s = _limit(brand, since)
    again = _again(brand, codes, factor)
    seconds = preview_s + apply_s
    return {
        "test": "prices-reprice",
        "clients": 1,
        "per_s": round(changed / seconds, 1),
        "p50_ms": None,
        "p99_ms": None,
        "errors": again,
        "errors_by_kind": {"changed-twice": again} if again else {},
        "cpu_ms_server": round(ours, 4),
        "cpu_ms_database": None if database is None else round(database, 4),
        "limit_per_s": round(changed / limit_s, 1),
        "ratio": round(limit_s / seconds, 3),
        "offers": offers,
        "markets": len(codes),
        "changed": changed,
        "seconds": round(seconds, 1),
        "preview_s": round(preview_s, 1),
        "publish_s": round(apply_s, 1),
        "limit_s": round(limit_s, 1),
    }


def _backend() -> int:
    """The process that serves this connection."""
    row = db.one("SELECT pg_backend_pid()")
    assert row
    return int(row[0])


def _limit(brand: UUID, since: Any) -> float:
    """How long the database alone takes to write those rows, with the log's indexes and checks."""
    db.run("DROP TABLE IF EXISTS bench_price, bench_rows")
    db.run("CREATE TABLE bench_price (LIKE pricing_price INCLUDING ALL)")
    db.run(
        "CREATE UNLOGGED TABLE bench_rows AS SELECT * FROM pricing_price WHERE brand_id = %s AND written_at >= %s",
        [brand, since],
    )
    began = time.perf_counter()
    db.run(LIMIT_SQL)
    took = time.perf_counter() - began
    db.run("DROP TABLE bench_price, bench_rows")
    return took


def _again(brand: UUID, codes: tuple[str, ...], factor: Decimal) -> int:
    """How many prices the same change would change again: none."""
    from argosy.repricing import api as repricing

    found = repricing.propose(
        brand, repricing.Change(markets=codes[:3], terms=repricing.Terms(factor=factor)), by="bench"
    )
    repricing.drop(brand, found.id)
    return int(found.summary["changed"])
