"""The command, and what each test measures."""

from __future__ import annotations

import itertools
import json
import random
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import click
from rich.console import Console
from rich.table import Table

from argosy.cli.bench.cpu import Meter, postmaster
from argosy.cli.bench.limits import per_s, prepare_orders
from argosy.cli.bench.load import Request, Told, drive
from argosy.cli.bench.place import Bench, market

JSON = {"Content-Type": "application/json"}
COLUMNS = (
    "test",
    "clients",
    "per_s",
    "p50_ms",
    "p99_ms",
    "errors",
    "cpu_ms_server",
    "cpu_ms_database",
    "limit_per_s",
    "ratio",
)
#: The reads behind a listing page and a search, as the database alone would do them.
PAGE_SQL = """\\set n random(0, {last})
SELECT document, holds_until, units_sold FROM channel_listing
WHERE market = 'es' AND language = 'es' AND slug = (SELECT slug FROM bench_slugs WHERE number = :n) AND live;
"""
LIST_SQL = """SELECT card, units_sold FROM channel_listing WHERE market = 'es' AND language = 'es' AND live
AND category = 'phones' ORDER BY units_sold DESC, launched_on DESC NULLS LAST, id LIMIT 24;
"""
SEARCH_SQL = """SELECT card, ts_rank(search, q) FROM channel_listing, websearch_to_tsquery('spanish', 'amoled') q
WHERE market = 'es' AND language = 'es' AND live AND search @@ q ORDER BY 2 DESC LIMIT 24;
"""


@click.group("bench")
def bench() -> None:
    """Measure this machine: requests and orders per second, what each costs, and the database's own limit beside it.

    A database of its own (argosy_bench) is made beside the real one and kept for the next run.
    """


def _options(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option("--json", "as_json", is_flag=True, help="Print one JSON object per test.")(command)
    command = click.option("--seconds", default=10, show_default=True, help="How long each test runs.")(command)
    return click.option("--variants", default=3000, show_default=True, help="Size of the made-up catalogue.")(command)


@bench.command("reads")
@_options
def reads(as_json: bool, seconds: int, variants: int) -> None:
    """A list, a product (page and API), a search: as a shopper's browser and an app ask for them."""
    console = Console(stderr=as_json, highlight=False)
    with console.status("Making a market to measure in …"), market(variants) as place:
        _name_slugs(place)
        rows = list(_reads(place, seconds))
    _show(rows, as_json, console)


def _reads(place: Bench, seconds: int) -> Iterator[dict[str, Any]]:
    page = PAGE_SQL.format(last=len(place.slugs) - 1)
    limits = {
        kind: per_s(place.url, script, 8, max(3, seconds // 3))
        for kind, script in (("page", page), ("list", LIST_SQL), ("search", SEARCH_SQL))
    }
    for test, kind, paths in (
        ("product-api", "page", [f"/api/v1/markets/es/products/{s}?language=es" for s in place.slugs]),
        ("product-page", "page", [f"/es/es/p/{s}/" for s in place.slugs]),
        ("category-page", "list", ["/es/es/c/phones/"]),
        ("search-page", "search", ["/es/es/s/?q=amoled"]),
    ):
        yield _measured(place, test, 8, seconds, _gets(paths), limits[kind])


def _gets(paths: list[str]) -> Callable[[int], Iterator[Request]]:
    def feed(client: int) -> Iterator[Request]:
        fate = random.Random(client)
        while True:
            yield "GET", fate.choice(paths), None, {}

    return feed


def _name_slugs(place: Bench) -> None:
    from argosy.kernel import db

    db.run("DROP TABLE IF EXISTS bench_slugs")
    db.run("CREATE TABLE bench_slugs (number int PRIMARY KEY, slug text NOT NULL)")
    db.run_many("INSERT INTO bench_slugs VALUES (%s, %s)", list(enumerate(place.slugs)))


@bench.command("orders")
@click.option("--history", default=0, show_default=True, help="At least so many orders are in the tables before.")
@_options
def orders(as_json: bool, seconds: int, variants: int, history: int) -> None:
    """Whole purchases, two different variants each, by one call; 1, 8 and 32 buyers at a time. Then step by step in six calls, with a card
    that has to be asked, and 32 buyers at half of the best rate.

    --history fills the tables with so many orders first, written by the database alone, to see how cost grows.
    """
    from argosy.cli.bench.history import fill

    console = Console(stderr=as_json, highlight=False)
    rows = []
    with console.status("Making a market to measure in …") as status, market(variants) as place:
        drive(place.port, _purchases(place.variants), 2, 2, _placed)
        prepare_orders(_some_orders())
        fill(history, lambda there: status.update(f"Writing the orders of the past … {there:,}"))
        status.update("Measuring …")
        for buyers in (1, 8, 32):
            limit = per_s(place.url, "SELECT bench_order();", buyers, max(3, seconds // 2))
            rows.append(_measured(place, f"purchase-{buyers}", buyers, seconds, _purchases(place.variants), limit))
        rows.append(_stepwise(place, seconds, limit))
        # A card that has to be asked: held by one commit, placed and booked by another.
        asked = _purchases(place.variants, "test-7726")
        rows.append(_measured(place, "purchase-asked", 32, seconds, asked, limit))
        half = max(row["per_s"] for row in rows) / 2
        rows.append(_measured(place, "purchase-half", 32, seconds, _purchases(place.variants), limit, half))
    _show(rows, as_json, console)


@bench.command("mixed")
@_options
def mixed(as_json: bool, seconds: int, variants: int) -> None:
    """What a busy day looks like: nineteen pages and API calls of shoppers who look around, then one purchase; 32 shoppers."""
    console = Console(stderr=as_json, highlight=False)
    with console.status("Making a market to measure in …"), market(variants) as place:
        drive(place.port, _purchases(place.variants), 2, 2, _placed)
        prepare_orders(_some_orders())
        limit = per_s(place.url, "SELECT bench_order();", 32, max(3, seconds // 2)) * 20
        row = _measured(place, "mixed", 32, seconds, _shoppers(place), limit)
    _show([row], as_json, console)


def _shoppers(place: Bench) -> Callable[[int], Iterator[Request]]:
    """19 looks and a purchase, again and again."""
    paths = ["/es/es/", "/es/es/c/phones/", "/es/es/s/?q=amoled", "/api/v1/markets/es/products?language=es"]
    paths += [f"/es/es/p/{slug}/" for slug in place.slugs for _ in range(2)]
    looks, buys = _gets(paths), _purchases(place.variants)

    def feed(client: int) -> Iterator[Request]:
        look, buy = looks(client), buys(client)
        for number in itertools.count(client):
            yield next(buy) if number % 20 == 0 else next(look)

    return feed


@bench.command("flash")
@click.option("--stock", default=200, show_default=True, help="Units of the one variant on sale.")
@click.option("--buyers", default=400, show_default=True, help="Buyers who want one each.")
@click.option("--clients", default=32, show_default=True, help="So many of them wait at a time.")
@_options
def flash(as_json: bool, seconds: int, variants: int, stock: int, buyers: int, clients: int) -> None:
    """A flash sale: one variant, more buyers than units. How many are sold and told, and how fast."""
    from argosy.cli.bench.flash import measure

    console = Console(stderr=as_json, highlight=False)
    with console.status("Making a market to measure in …"), market(variants) as place:
        row = measure(place, stock, buyers, clients, max(3, seconds // 2))
    _show([row], as_json, console)
    if not as_json:
        console.print(
            f"{row['sold']} sold of {stock}, {row['told_sold_out']} told that it is sold out, in {row['seconds']} s"
        )


@bench.command("rules")
@click.option("--products", default=100_000, show_default=True, help="Made-up products to judge.")
@click.option(
    "--markets", default=27, show_default=True, help="Member states to judge them in, as far as rules cover them."
)
@click.option("--sellers", default=400, show_default=True, help="Made-up sellers of these products.")
@click.option("--changes", default=200, show_default=True, help="Single changes to measure.")
@click.option(
    "--variants", default=3000, show_default=True, help="Size of the made-up catalogue for the single change."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per test.")
def rules(products: int, markets: int, sellers: int, changes: int, variants: int, as_json: bool) -> None:
    """The market rules: every product in every market from a cold start, and one changed fact until the page is another."""
    from argosy.cli.bench.rules import measure

    console = Console(stderr=as_json, highlight=False)
    rows = list(measure(products, markets, sellers, changes, variants, console))
    _show(rows, as_json, console)
    if not as_json:
        bulk = rows[0]
        console.print(
            f"{bulk['verdicts']:,} verdicts ({bulk['products']:,} products, {bulk['markets']} markets, {bulk['rules']} rules) in "
            f"{bulk['seconds']} s from a cold start: rules {bulk['load_s']} s, reading and judging {bulk['judge_s']} s; "
            f"{bulk['memory_mb']} MB"
        )


@bench.command("prices")
@click.option("--quotes", default=20_000, show_default=True, help="Quotes of five lines for each kind of sale.")
@click.option("--offers", default=100_000, show_default=True, help="Variants to reprice; 0 leaves that test out.")
@click.option("--markets", default=27, show_default=True, help="In so many markets.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per test.")
def prices(quotes: int, offers: int, markets: int, as_json: bool) -> None:
    """Quotes with every tax (a cart within the Union, an import with duty, two thousand different sales); then a whole catalogue
    repriced, with preview and log.
    """
    from argosy.cli.bench import prices, reprice

    console = Console(stderr=as_json, highlight=False)
    with console.status("Quoting …"):
        rows = list(prices.measure(quotes)) if quotes else []
    if offers:
        rows += reprice.measure(offers, markets, console)
    _show(rows, as_json, console)


def _stepwise(place: Bench, seconds: int, limit: float) -> dict[str, Any]:
    """Eight buyers who go step by step; times and costs are of a whole purchase."""
    from argosy.cli.bench.load import scripted
    from argosy.cli.bench.stepwise import CALLS, course

    scripted(place.port, course(place.variants), 8, 1)
    _analyse()
    scripted(place.port, course(place.variants), 8, 1)
    meter = Meter(place.web, postmaster(place.backend))
    told = scripted(place.port, course(place.variants), 8, seconds)
    return _row("purchase-stepwise", 8, told, meter, limit) | {"calls": CALLS}


def _placed(status: int) -> bool:
    return status == 201


def _some_orders() -> list[object]:
    from argosy.kernel import db

    return [
        row[0] for row in db.rows("SELECT id FROM checkout_order WHERE state = 'placed' ORDER BY id DESC LIMIT 200")
    ]


def _purchases(variants: tuple[UUID, ...], card: str = "test-4242") -> Callable[[int], Iterator[Request]]:
    def feed(client: int) -> Iterator[Request]:
        fate, run = random.Random(f"{client} {time.time()}"), uuid.uuid4().hex
        for number in itertools.count():
            first, second = fate.sample(variants, 2)
            body = {
                "market": "es",
                "language": "es",
                "email": "shopper@example.org",
                "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
                "lines": [{"variant_id": str(first), "quantity": 1}, {"variant_id": str(second), "quantity": 1}],
                "payment": {"provider": "test", "token": card},
            }
            headers = JSON | {"Idempotency-Key": f"bench-{run}-{number}"}
            yield "POST", "/api/v1/orders", json.dumps(body).encode(), headers

    return feed


def _measured(
    place: Bench,
    test: str,
    clients: int,
    seconds: float,
    feed: Callable[[int], Iterator[Request]],
    limit: float,
    rate: float = 0,
) -> dict[str, Any]:
    def good(status: int) -> bool:
        return status == 201 if test.startswith("purchase") else status in (200, 201)

    drive(place.port, feed, clients, 1, good)
    # Plans made while a table was empty would be kept until the database's own analysis comes by, within a minute.
    _analyse()
    drive(place.port, feed, clients, 1, good)
    meter = Meter(place.web, postmaster(place.backend))
    told: Told = drive(place.port, feed, clients, seconds, good, rate)
    return _row(test, clients, told, meter, limit)


def _row(test: str, clients: int, told: Told, meter: Meter, limit: float) -> dict[str, Any]:
    web_ms, database_ms = meter.read_ms(len(told.latencies_s))
    return {
        "test": test,
        "clients": clients,
        "per_s": round(told.per_s, 1),
        "p50_ms": round(told.quantile_ms(0.5), 2),
        "p99_ms": round(told.quantile_ms(0.99), 2),
        "errors": sum(told.errors.values()),
        "errors_by_kind": told.errors,
        "cpu_ms_server": round(web_ms, 3),
        "cpu_ms_database": None if database_ms is None else round(database_ms, 3),
        "limit_per_s": round(limit, 1),
        "ratio": round(told.per_s / limit, 3) if limit else None,
    }


def _analyse() -> None:
    from argosy.kernel import db

    db.run("ANALYZE")


def _show(rows: list[dict[str, Any]], as_json: bool, console: Console) -> None:
    if as_json:
        for row in rows:
            click.echo(json.dumps(row))
        return
    table = Table(*COLUMNS, header_style="bold", box=None)
    for row in rows:
        table.add_row(*(str(row[c]) for c in COLUMNS))
    console.print(table)
    for row in rows:
        if row["errors"]:
            console.print(f"[red]{row['test']}: {row['errors_by_kind']}[/red]")
