"""`argosy bench rules`: all verdicts from a cold start, and one change from the door to the page."""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from rich.console import Console

from argosy.cli.bench import goods
from argosy.cli.bench.cpu import Meter, postmaster
from argosy.cli.bench.limits import per_s
from argosy.cli.bench.place import Bench, market
from argosy.compliance import law
from argosy.kernel import clock

SAMPLE = 300
ROWS = 100_000
FACT = "product.ce"
#: One verdict written again, as the database alone would do it.
SINGLE_SQL = """
UPDATE compliance_verdict SET outcome = outcome, findings = findings, display = display, facts_digest = facts_digest,
evaluated_at = clock_timestamp() WHERE product_id = '{product}' AND market = 'es';
"""


def measure(
    products: int, markets: int, sellers: int, changes: int, variants: int, console: Console
) -> Iterator[dict[str, Any]]:
    """Both tests, one row each."""
    with console.status("Making products, and a market to measure in …"), market(variants) as place:
        yield _bulk(place, products, markets, sellers)
        yield _single(place, changes)


# --- all verdicts


def _bulk(place: Bench, products: int, wanted: int, sellers: int) -> dict[str, Any]:
    """Every product in every market, by a process that starts with nothing; the clock runs from its start to its end."""
    known, day = law.default(), clock.today()
    codes = sorted(c.lower() for c in known.sets["EU"] if c in known.countries)[:wanted]
    groups = goods.groups(products, min(sellers, products), [c.upper() for c in codes])
    workers = min(os.cpu_count() or 1, 8)
    with tempfile.TemporaryDirectory() as folder:
        share = -(-len(groups) // workers)
        for worker in range(workers):
            with (Path(folder) / f"products-{worker:03}").open("wb") as file:
                pickle.dump(groups[worker * share : (worker + 1) * share], file)
        command = [sys.executable, "-m", "argosy.cli.bench.cold", folder, day.isoformat(), *codes]
        began = time.perf_counter()
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        wall = time.perf_counter() - began
        if ended.returncode:
            raise click.ClickException(f"the process that judges failed: {ended.stderr[-500:]}")
        told = json.loads(ended.stdout)
        verdicts = (Path(folder) / "verdicts").read_bytes()
        problems = json.loads((Path(folder) / "problems").read_text("utf-8"))
    limit = _rows_per_s(place)
    rate = told["verdicts"] / wall
    return {
        "test": "rules-bulk",
        "clients": workers,
        "per_s": round(rate, 1),
        "p50_ms": None,
        "p99_ms": None,
        "errors": _wrong(groups, codes, day, verdicts, problems),
        "errors_by_kind": {},
        "cpu_ms_server": round(1000 * told["cpu_s"] / told["verdicts"], 6),
        "cpu_ms_database": 0.0,
        "limit_per_s": round(limit, 1),
        "ratio": round(rate / limit, 3),
        "seconds": round(wall, 2),
        "products": products,
        "markets": len(codes),
        **told,
    }


def _wrong(
    groups: Sequence[tuple[goods.Facts, list[goods.Facts]]],
    codes: Sequence[str],
    day: date,
    verdicts: bytes,
    problems: Any,
) -> int:
    """How many of a sample differ from the verdict on that product alone, or in the rules behind it."""
    flat = [(seller, own) for seller, listed in groups for own in listed]
    outcomes, wrong = ("allowed", "warn", "unknown", "blocked"), 0
    for number in random.Random(1).sample(range(len(flat)), min(SAMPLE, len(flat))):
        facts = {**flat[number][0], **flat[number][1]}
        for place, code in enumerate(codes):
            wrong += outcomes[verdicts[number * len(codes) + place]] != law.evaluate(facts, code, day).outcome
    for number, code, found in problems:
        verdict = law.evaluate({**flat[number][0], **flat[number][1]}, code, day)
        wrong += sorted(found) != sorted([f.rule_id, f.outcome] for f in verdict.problems)
    return wrong


def _rows_per_s(place: Bench) -> float:
    """Rows of verdicts that the database alone writes in a second."""
    from argosy.kernel import db

    db.run("DROP TABLE IF EXISTS bench_verdict")
    db.run("CREATE TABLE bench_verdict (LIKE compliance_verdict INCLUDING ALL)")
    columns = db.rows(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'bench_verdict'::regclass AND attnum > 0 ORDER BY attnum"
    )
    fresh = {"id": "gen_random_uuid()", "product_id": "gen_random_uuid()"}
    listed = ", ".join(fresh.get(name, f"v.{name}") for (name,) in columns)
    began = time.perf_counter()
    written = db.run(
        f"INSERT INTO bench_verdict SELECT {listed} FROM (SELECT * FROM compliance_verdict LIMIT 1) v, generate_series(1, %s)",
        [ROWS],
    )
    took = time.perf_counter() - began
    db.run("DROP TABLE bench_verdict")
    return written / took


# --- one change


def _single(place: Bench, changes: int) -> dict[str, Any]:
    """A fact of a product goes wrong and right again, by the door that people use; the clock runs until the page is another."""
    brand, product, slug = _concerned(place.slugs)
    for number in range(4):
        _change(brand, product, slug, number % 2 == 1)
    limit = per_s(place.url, SINGLE_SQL.format(product=product), 1, 3)
    meter, own, took, wrong = Meter(os.getpid(), postmaster(place.backend)), time.process_time(), [], 0
    for number in range(changes):
        began = time.perf_counter()
        wrong += not _change(brand, product, slug, number % 2 == 1)
        took.append(time.perf_counter() - began)
    own_ms = 1000 * (time.process_time() - own) / changes
    _, database_ms = meter.read_ms(changes)
    if changes % 2:
        _change(brand, product, slug, True)
    took.sort()
    rate = changes / sum(took)
    return {
        "test": "rules-single-change",
        "clients": 1,
        "per_s": round(rate, 1),
        "p50_ms": round(1000 * took[len(took) // 2], 2),
        "p99_ms": round(1000 * took[min(len(took) - 1, int(0.99 * len(took)))], 2),
        "errors": wrong,
        "errors_by_kind": {},
        "cpu_ms_server": round(own_ms, 3),
        "cpu_ms_database": None if database_ms is None else round(database_ms, 3),
        "limit_per_s": round(limit, 1),
        "ratio": round(rate / limit, 3),
    }


def _concerned(slugs: Sequence[str]) -> tuple[UUID, UUID, str]:
    """Brand, product and page of goods that FACT takes off sale: one of each category is tried."""
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel

    tried: set[str] = set()
    for slug in slugs:
        document = channel.product("es", "es", slug).document
        if document["category"] not in tried:
            tried.add(document["category"])
            (record,) = catalogue.products([UUID(document["product_id"])])
            fits = _change(record.brand_id, record.id, slug, False)
            if _change(record.brand_id, record.id, slug, True) and fits:
                return record.brand_id, record.id, slug
    raise click.ClickException(f"the made-up catalogue has no product that {FACT} takes off sale")


def _change(brand: UUID, product: UUID, slug: str, lawful: bool) -> bool:
    """Supply the fact; whether verdict and page then say what they must."""
    from argosy.channel import api as channel
    from argosy.compliance import api as compliance
    from argosy.launch import api as launching

    launching.supply(brand, FACT, "yes" if lawful else "no", product_id=product, by="bench")
    try:
        shown = bool(channel.product("es", "es", slug).document)
    except channel.NotListed:
        shown = False
    return shown == lawful == compliance.verdicts([product], "es")[product].sellable
