"""Tables of prices and figures, row by row: what can be taken, and everything else by row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from argosy.kernel.markets import MARKETS
from argosy.kernel.money import exponent, parse_amount
from argosy.kernel.text import t
from argosy.pricing import api as pricing
from argosy.repricing.lists import Figure
from argosy.repricing.models import FIGURES
from argosy.repricing.sharing import Amount
from argosy.repricing.terms import AUDIENCES

FIGURE_COLUMNS = ("sku", "kind", "amount", "currency")
PRICE_COLUMNS = ("sku", "market", "price")
#: Rows of one table; a brand has no more offers.
MOST_ROWS = 500_000
MOST_BYTES = 64 * 1024**2

Row = tuple[int, Mapping[str, str]]


class RowProblem(NamedTuple):
    """Something in a table that cannot be taken; the heading is row 1."""

    row: int
    column: str
    code: str
    value: str = ""
    more: str = ""

    def sentence(self, language: str) -> str:
        """What is wrong with it and what to write instead."""
        told = t(language, f"repricing-row-{self.code}", value=self.value[:80], more=self.more)
        return t(language, "repricing-row-at", row=self.row, column=self.column, problem=told)


def read_csv(content: bytes, needed: Iterable[str], problems: list[RowProblem]) -> Iterator[Row]:
    """Rows by heading with their number; comma, semicolon or tab as the heading shows; empty rows are skipped."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(RowProblem(1, "", "not-text"))
        return
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        heading = [h.strip().lower() for h in next(reader, [])]
        lacking = [column for column in needed if column not in heading]
        problems += [RowProblem(1, column, "column-missing", column) for column in lacking]
        if lacking:
            return
        for number, cells in enumerate(reader, 2):
            if number > MOST_ROWS + 1:
                problems.append(RowProblem(number, "", "too-many", more=str(MOST_ROWS)))
                return
            if any(c.strip() for c in cells):
                yield number, dict.fromkeys(heading, "") | {h: c.strip() for h, c in zip(heading, cells, strict=False)}
    except csv.Error:
        problems.append(RowProblem(reader.line_num, "", "not-text"))


def figures(rows: Iterable[Row], ids: Mapping[str, UUID], problems: list[RowProblem]) -> list[Figure]:
    """Figures of a brand's variants (`ids` by SKU); an empty amount takes one back. `problems` grows by the rows left out."""
    found: list[Figure] = []
    seen: dict[tuple[Any, ...], int] = {}
    for number, cells in rows:
        before = len(problems)
        variant = _variant(number, cells, ids, problems)
        kind, market = cells["kind"].lower(), cells.get("market", "").lower()
        audience = cells.get("audience", "").lower() or "public"
        if kind not in FIGURES:
            problems.append(RowProblem(number, "kind", "kind", kind, ", ".join(FIGURES)))
        if (market or kind != "cost") and market not in MARKETS:
            problems.append(RowProblem(number, "market", "market", market, ", ".join(MARKETS)))
        if audience not in AUDIENCES:
            problems.append(RowProblem(number, "audience", "audience", audience, ", ".join(AUDIENCES)))
        currency = cells["currency"].upper()
        if market in MARKETS and currency != MARKETS[market].currency:
            problems.append(RowProblem(number, "currency", "currency", currency, MARKETS[market].currency))
        minor = _amount(number, "amount", cells["amount"], currency, problems)
        seen_on = _day(number, cells.get("seen_on", ""), problems)
        key = variant, kind, market, audience
        if key in seen and len(problems) == before:
            problems.append(RowProblem(number, "sku", "repeated", cells["sku"], str(seen[key])))
        seen.setdefault(key, number)
        if len(problems) == before and variant is not None:
            source = cells.get("source", "") or "brand"
            found.append(Figure(variant, kind, minor, currency, market, audience, source, seen_on))
    return found


def amounts(rows: Iterable[Row], ids: Mapping[str, UUID], problems: list[RowProblem]) -> list[Amount]:
    """Prices by hand of a brand's variants; an empty price takes one back. `problems` grows by the rows that cannot be taken."""
    found: list[Amount] = []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in rows:
        before = len(problems)
        _variant(number, cells, ids, problems)
        market = cells["market"].lower()
        if market not in MARKETS:
            problems.append(RowProblem(number, "market", "market", market, ", ".join(MARKETS)))
        currency = MARKETS[market].currency if market in MARKETS else "EUR"
        if cells.get("currency", "").upper() not in ("", currency):
            problems.append(RowProblem(number, "currency", "currency", cells["currency"], currency))
        minor = _amount(number, "price", cells["price"], currency, problems)
        key = cells["sku"], market
        if key in seen:
            problems.append(RowProblem(number, "sku", "repeated", cells["sku"], str(seen[key])))
        seen.setdefault(key, number)
        if len(problems) == before:
            found.append(Amount(cells["sku"], market, minor))
    return found


def _variant(number: int, cells: Mapping[str, str], ids: Mapping[str, UUID], problems: list[RowProblem]) -> UUID | None:
    found = ids.get(cells["sku"])
    if found is None:
        problems.append(RowProblem(number, "sku", "unknown-sku", cells["sku"]))
    return found


def _amount(number: int, column: str, text: str, currency: str, problems: list[RowProblem]) -> int | None:
    if not text:
        return None
    try:
        digits = exponent(currency)
        minor = parse_amount(text, currency)
        if 0 < minor < pricing.ABSURD_MINOR:
            return minor
    except (ArithmeticError, ValueError, KeyError):
        digits = 2
    problems.append(RowProblem(number, column, "amount", text, "129.90" if digits else "129"))
    return None


def _day(number: int, text: str, problems: list[RowProblem]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(RowProblem(number, "seen_on", "day", text))
        return None
