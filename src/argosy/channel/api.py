"""The door of the channel: what the shop reads, and what keeps it true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from argosy.catalogue.api import schema
from argosy.channel import documents, queries
from argosy.channel.errors import NotListed
from argosy.channel.projection import (
    close_flagship,
    follow_verdicts,
    open_flagship,
    refresh,
    refresh_all,
    refresh_due,
    refresh_rankings,
    renew_flagships,
)
from argosy.kernel import clock
from argosy.kernel.markets import market as market_of

__all__ = [
    "PAGE_SIZE",
    "SORTS",
    "Facet",
    "Flagship",
    "NotListed",
    "Page",
    "Product",
    "Wish",
    "alternates",
    "categories",
    "close_flagship",
    "flagship",
    "flagships",
    "follow_verdicts",
    "newest",
    "open_flagship",
    "product",
    "refresh",
    "refresh_all",
    "refresh_due",
    "refresh_rankings",
    "renew_flagships",
    "search",
    "top",
]

PAGE_SIZE = 24
MOST_FOUND = 5000
SORTS = ("best", "new", "price", "price-down", "reduced")
NEW_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Flagship:
    """A brand's open shop in a market. `document`: slug, name, story by language, look, pictures, legal facts, trademarks."""

    brand_id: UUID
    document: Mapping[str, Any]
    opened_at: Any
    products: int


@dataclass(frozen=True, slots=True)
class Product:
    """A live listing. `document` is what `documents.document` made; units sold in the last thirty days."""

    document: Mapping[str, Any]
    units_sold: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a shopper looks for. `chosen` are facet values by attribute code; prices in minor units."""

    category: str | None = None
    brand_id: UUID | None = None
    query: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price_from: int | None = None
    price_to: int | None = None
    reduced: bool = False
    sort: str = "best"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Facet:
    """An attribute that can be filtered by: (value, name, count, chosen, swatch) each, most frequent first."""

    code: str
    name: str
    choices: Sequence[tuple[str, str, int, bool, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found. `cards` are tiles as `documents.card` made them, with `units_sold` added."""

    count: int
    cards: Sequence[Mapping[str, Any]]
    facets: Sequence[Facet]
    page: int
    pages: int
    closest: str = ""


def flagships(market: str, language: str) -> list[Flagship]:
    """The market's open flagships, the one with most products first. Raises UnknownMarket."""
    return [Flagship(*row) for row in queries.flagships(market_of(market).code, language)]


def flagship(market: str, language: str, slug: str) -> Flagship:
    """A brand's flagship. Raises NotListed."""
    rows = queries.flagships(market, language, slug)
    if not rows:
        raise NotListed(slug, market)
    return Flagship(*rows[0])


def product(market: str, language: str, slug: str) -> Product:
    """A live listing with the prices in force. Raises NotListed."""
    row = queries.page(market, language, slug)
    if row is None:
        raise NotListed(slug, market)
    if row[1] is not None and row[1] <= clock.now():
        refresh([UUID(row[0]["product_id"])], market)
        row = queries.page(market, language, slug)
        if row is None:
            raise NotListed(slug, market)
    return Product(row[0], row[2])


def alternates(product_id: UUID) -> list[tuple[str, str]]:
    """The (market, language) pairs in which a product is live: its hreflang set."""
    return queries.alternates(product_id)


def categories(market: str, language: str) -> dict[str, int]:
    """Live products by category code, ancestors included."""
    total: Counter[str] = Counter()
    for code, number in queries.counts(market, language).items():
        for ancestor in schema.path(code):
            total[ancestor.code] += number
    return dict(total)


def top(
    market: str, language: str, *, category: str | None = None, brand_id: UUID | None = None, limit: int = 10
) -> list[dict[str, Any]]:
    """Cards of the best sellers of the last thirty days, best first."""
    return _cards(market, language, category, brand_id, None, limit, newest_first=False)


def newest(
    market: str, language: str, *, category: str | None = None, brand_id: UUID | None = None, limit: int = 8
) -> list[dict[str, Any]]:
    """Cards of products launched in the last sixty days, newest first."""
    since = clock.today() - NEW_FOR
    return _cards(market, language, category, brand_id, since, limit, newest_first=True)


def _cards(
    market: str,
    language: str,
    category: str | None,
    brand_id: UUID | None,
    since: date | None,
    limit: int,
    *,
    newest_first: bool,
) -> list[dict[str, Any]]:
    rows = queries.top(
        {
            "market": market,
            "language": language,
            "categories": list(schema.descendants(category)) if category else None,
            "brand": brand_id,
            "since": since,
            "newest": newest_first,
            "limit": limit,
        }
    )
    return [card | {"units_sold": units} for card, units in rows]


def search(market: str, language: str, wish: Wish) -> Page:
    """What matches a wish: one page of cards and the facets of all that was found. Raises UnknownMarket, UnknownCategory."""
    query = documents.plain(wish.query.strip())[:200]
    rows = queries.found(
        {
            "market": market_of(market).code,
            "language": language,
            "categories": list(schema.descendants(wish.category)) if wish.category else None,
            "brand": wish.brand_id,
            "reduced": wish.reduced,
            "searching": bool(query),
            "query": query,
            "configuration": queries.CONFIGURATIONS[language],
            "most": MOST_FOUND,
        }
    )
    priced = [r for r in rows if _in_range(r[4], wish)]
    chosen = {code: set(values) for code, values in wish.chosen.items() if values}
    hits = [r for r in priced if _matches(r[1], chosen)]
    hits.sort(key=_sorting(wish.sort if wish.sort in SORTS else "best"))
    pages = max(1, -(-len(hits) // PAGE_SIZE))
    page = min(max(1, wish.page), pages)
    shown = hits[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Page(
        len(hits),
        [row[0] | {"units_sold": row[3]} for row in shown],
        _facets(priced, chosen, language),
        page,
        pages,
    )


def _in_range(gross: int, wish: Wish) -> bool:
    return (wish.price_from is None or gross >= wish.price_from) and (wish.price_to is None or gross <= wish.price_to)


def _matches(values: Mapping[str, list[Any]], chosen: Mapping[str, set[str]], but: str = "") -> bool:
    return all(code == but or any(_key(v) in wanted for v in values.get(code, ())) for code, wanted in chosen.items())


def _key(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sorting(sort: str) -> Any:
    """Ties go to the better seller, then to the newer, then to the name, so that pages never overlap."""

    def key(row: tuple[Any, ...]) -> tuple[Any, ...]:
        card, _, product_id, units, gross, launched, percent, closeness = row
        age = -(launched.toordinal() if launched else 0)
        first = {"best": -closeness, "new": age, "price": gross, "price-down": -gross, "reduced": -percent}[sort]
        return first, -units, age, card["name"], str(product_id)

    return key


def _facets(rows: Sequence[tuple[Any, ...]], chosen: Mapping[str, set[str]], language: str) -> list[Facet]:
    """Each facet counts what would be found with the other facets' choices kept."""
    used: dict[str, Any] = {}
    for row in rows:
        for attribute in schema.attributes(row[0]["category"]):
            if attribute.filter:
                used.setdefault(attribute.code, attribute)
    facets = []
    for code, attribute in sorted(used.items(), key=lambda pair: pair[1].rank):
        counted: Counter[Any] = Counter()
        for row in rows:
            if _matches(row[1], chosen, but=code):
                counted.update(row[1].get(code, ()))
        kept = [v for v in counted if counted[v] or _key(v) in chosen.get(code, ())]
        if len(kept) < 2 and code not in chosen:
            continue
        ordered = sorted(kept, key=lambda v: schema.sort_key(attribute, v))
        choices = [
            (
                _key(v),
                schema.display(attribute, [v] if attribute.type == "list" else v, language),
                counted[v],
                _key(v) in chosen.get(code, ()),
                schema.swatch(v) if code == "colour" else "",
            )
            for v in ordered
        ]
        facets.append(Facet(code, attribute.names[language], choices))
    return facets
