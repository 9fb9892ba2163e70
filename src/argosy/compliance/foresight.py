"""Whom a change of law hits: every product on sale judged on two days, by what is stored of it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import queries, rules
from argosy.compliance.bulk import Judge, Many
from argosy.compliance.keeping import sheets_of
from argosy.compliance.verdicts import OUTCOMES
from argosy.programme import api as programme

CHUNK = 2000
MOST_EXAMPLES = 3


@dataclass(slots=True)
class _Move:
    """Products of a brand whose verdict in a market goes from one outcome to another, and the rules behind that."""

    models: list[str] = field(default_factory=list)
    ids: list[UUID] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)


def forecast(
    start: date,
    end: date,
    markets: Sequence[str],
    *,
    category: str | None = None,
    brand_id: UUID | None = None,
    drafted: rules.RuleSet | None = None,
) -> dict[str, Any]:
    """Products on sale, of one brand or of all, whose verdict on `end` is another than on `start`.

    With `drafted` the verdicts of `end` follow those rules instead: on one and the same day, what a draft would change.

    `by_brand` has a row for each brand, market, outcome before and after: how many products, some of their models (with `drafted` also their ids), and the
    rules whose outcome differs. `category` takes in what lies below it. Nothing is written. Raises UncoveredMarket, UnknownBrand.
    """
    judges = Judge(markets, start), Judge(markets, end, rules=drafted)
    brands = [programme.brand_by_id(brand_id)] if brand_id else programme.brands()
    moves: dict[tuple[str, str, str, str], _Move] = {}
    seen, changed = 0, set()
    for brand in brands:
        numbers = queries.registrations(brand.id)
        for products in _products(brand.id, category):
            seen += len(products)
            for product, market, move in _compared(brand, products, numbers, judges):
                changed.add(product.id)
                found = moves.setdefault((brand.slug, market, *move[:2]), _Move())
                found.models.append(product.model)
                found.ids.append(product.id)
                found.rules |= move[2]
    return {
        "products": seen,
        "verdicts": seen * len(markets),
        "markets": list(markets),
        "products_changed": len(changed),
        "verdicts_changed": sum(len(m.models) for m in moves.values()),
        "by_brand": [_row(key, moves[key], drafted is not None) for key in sorted(moves)],
    }


def _row(key: tuple[str, str, str, str], move: _Move, named: bool) -> dict[str, Any]:
    brand, market, before, after = key
    ids = {"product_ids": [str(product) for product in move.ids]} if named else {}
    return ids | {
        "brand": brand,
        "market": market,
        "before": before,
        "after": after,
        "products": len(move.models),
        "examples": sorted(move.models)[:MOST_EXAMPLES],
        "rules": sorted(move.rules),
    }


def _products(brand_id: UUID, category: str | None) -> Iterator[list[catalogue.ProductRecord]]:
    known = rules.default()
    ids = [key for key, code in catalogue.categories_of(brand_id).items() if category in (None, *known.path(code))]
    for start in range(0, len(ids), CHUNK):
        yield [p for p in catalogue.products(ids[start : start + CHUNK]) if p.variants]


def _compared(
    brand: Any, products: Sequence[catalogue.ProductRecord], numbers: Iterable[Any], judges: tuple[Judge, Judge]
) -> Iterator[tuple[catalogue.ProductRecord, str, tuple[str, str, set[str]]]]:
    """(product, market, (outcome before, after, rules that differ)) of each verdict that changes; a product's is its worst variant's."""
    sheets = [list(sheets_of(brand, product, numbers).values()) for product in products]
    # Every sheet holds the brand's facts too, so that a seller's sheet is any of its goods' own.
    flat = [(sheets[0][0], [facts for own in sheets for facts in own])] if sheets else []
    before, after = (judge.judge(flat) for judge in judges)
    place = 0
    for product, own in zip(products, sheets, strict=True):
        run = range(place, place + len(own))
        place += len(own)
        for market in before.markets:
            told = _worst(before, run, market), _worst(after, run, market)
            if told[0] != told[1]:
                differ = _problems(before, run, market) ^ _problems(after, run, market)
                yield product, market, (*told, {rule for rule, _ in differ})


def _worst(many: Many, run: range, market: str) -> str:
    return max((many.outcome(place, market) for place in run), key=OUTCOMES.index)


def _problems(many: Many, run: range, market: str) -> set[tuple[str, str]]:
    return {found for place in run for found in many.problems(place, market)}
