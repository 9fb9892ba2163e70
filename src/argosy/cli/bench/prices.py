"""`argosy bench prices`: what the pure engine of taxes and quotes costs, by kind of sale. No database takes part."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from argosy.pricing import tax

DAY = date(2026, 11, 22)
LINES = 5
STATES = sorted(tax.EU)
CODES = ("851713", "620610", "620620", "852872", "940161", "850811")
CATEGORIES = ("phones", "tvs", "sofas", "helmets", "child-seats")


def measure(quotes: int) -> Iterator[dict[str, Any]]:
    """One row for each kind of sale, each with `quotes` quotes of five lines."""
    fate = random.Random(1)
    kinds = {
        "quote-cart": [_sale(fate, "FR", "ES", "gross", CATEGORIES[:1])],
        "quote-import": [_sale(fate, "CN", "DE", "gross", CATEGORIES[:1])],
        "quote-mixed": [_any(fate) for _ in range(2000)],
    }
    for name, sales in kinds.items():
        yield _measured(f"prices-{name}", sales, quotes)


def _sale(fate: random.Random, here: str, there: str, prices: str, categories: Sequence[str]) -> tax.Facts:
    lines = [
        tax.Line(str(n), 1 + n % 2, fate.randrange(500, 2500), fate.choice(categories), CODES[n % len(CODES)], "CN")
        for n in range(LINES - 1)
    ]
    lines.append(tax.Line("carriage", 1, 399, kind="shipping"))
    return tax.Facts(
        DAY,
        there,
        "EUR",
        prices,
        tuple(lines),
        tax.Place(here),
        tax.Place(there, f"{fate.randrange(10000, 99999)}"),
        seller=tax.Seller(fate.choice(("CN", "DE", "GB"))),
        discount=fate.choice((0, 100)),
    )


def _any(fate: random.Random) -> tax.Facts:
    here = fate.choice([*STATES, "CN", "CH", "GB"])
    return _sale(fate, here, fate.choice(STATES), fate.choice(("gross", "net")), CATEGORIES)


def _measured(test: str, sales: Sequence[tax.Facts], quotes: int) -> dict[str, Any]:
    sales = _that_can_be_quoted(sales)
    wrong, took = 0, []
    began = time.process_time()
    for number in range(quotes):
        tax.quote(sales[number % len(sales)])
    cpu_s = time.process_time() - began
    for facts in (sales[n % len(sales)] for n in range(min(quotes, 2000))):
        start = time.perf_counter()
        quote = tax.quote(facts)
        took.append(time.perf_counter() - start)
        wrong += not _adds_up(quote)
    took.sort()
    return {
        "test": test,
        "clients": 1,
        "per_s": round(quotes / cpu_s, 1),
        "p50_ms": round(1000 * took[len(took) // 2], 4),
        "p99_ms": round(1000 * took[int(len(took) * 0.99)], 4),
        "errors": wrong,
        "errors_by_kind": {"sums": wrong} if wrong else {},
        "cpu_ms_server": round(1000 * cpu_s / quotes, 4),
        "cpu_ms_database": 0.0,
        "limit_per_s": None,
        "ratio": None,
        "lines": LINES,
        "quotes": quotes,
        "kinds_of_sale": len(sales),
    }


def _that_can_be_quoted(sales: Sequence[tax.Facts]) -> list[tax.Facts]:
    """Those whose rates are on file (a postal code drawn may lie in a territory that has none)."""
    from argosy.kernel.errors import ArgosyError

    able = []
    for facts in sales:
        try:
            tax.quote(facts)
        except ArgosyError:
            continue
        able.append(facts)
    return able


def _adds_up(quote: tax.Quote) -> bool:
    sums, lines = quote.sums, quote.lines
    whole = all(getattr(sums, name) == sum(getattr(line, name) for line in lines) for name in tax.Sums._fields)
    exact = sums.net + sums.vat == sums.gross and sums.gross + sums.duty + sums.charges == sums.total
    return whole and exact and tax.reverse(quote, tax.everything(quote)).sums == sums
