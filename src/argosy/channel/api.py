"""The door of the channel: what the shop reads, and what keeps it true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from argosy.catalogue.api import schema
from argosy.channel import documents, facets, finding, queries, suggesting
from argosy.channel.errors import NotListed
from argosy.channel.facets import Facet, price_range, range_value
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
from argosy.kernel.memo import Memo

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
    "claimed",
    "close_flagship",
    "emblem",
    "flagship",
    "flagships",
    "follow_verdicts",
    "known",
    "listings",
    "newest",
    "on_sale",
    "open_flagship",
    "price_range",
    "product",
    "range_value",
    "refresh",
    "refresh_all",
    "refresh_due",
    "refresh_rankings",
    "renew_flagships",
    "search",
    "slugs",
    "top",
]

PAGE_SIZE = 24
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
    """What a shopper looks for. `chosen` are facet values by code (see `facets.Facet`); prices in minor units."""

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
class Page:
    """One page of what was found. `cards` are tiles as `documents.card` made them, with `units_sold` and `digest` (equal for equal cards) added.

    `closest` is what was probably meant, where nothing has the words as they were written.
    """

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


def emblem(brand_id: UUID) -> Mapping[str, Any] | None:
    """What a brand is recognised by: `name`, `look` and `pictures` as in its flagships; None before its first one."""
    return queries.emblem(brand_id)


def on_sale(brand_id: UUID) -> dict[UUID, set[str]]:
    """The markets in which each of the brand's products has a live listing."""
    found: dict[UUID, set[str]] = {}
    for product_id, market in queries.on_sale(brand_id):
        found.setdefault(product_id, set()).add(market)
    return found


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


def listings(market: str, language: str, *, some: int = 200) -> Iterator[list[Mapping[str, Any]]]:
    """The documents of all live listings, some at a time and never all in memory.

    Prices in them may be older than the latest change: ask pricing where that matters. Raises UnknownMarket.
    """
    after = None
    code = market_of(market).code
    while rows := queries.listed(code, language, after, some):
        after = rows[-1][0]
        yield [document for _, document in rows]


def known(market: str, language: str, slug: str) -> UUID | None:
    """The product that has this address, on sale or not; None for an address that never was one."""
    row = queries.known(market, language, slug)
    return row[0] if row else None


def slugs(product_ids: Iterable[UUID], market: str, language: str) -> dict[UUID, str]:
    """Where products are to be found: the slug of each that has a live listing in this market and language."""
    return queries.slugs(list(product_ids), market, language)


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


def claimed(market: str, language: str, brand_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The greatest whole percentage that any offer of a campaign may claim, by campaign; those that may claim none are missing.

    For the campaigns of these brands; one query. Raises UnknownMarket.
    """
    return queries.claimed(market_of(market).code, language, list(brand_ids), clock.now())


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


_names: Memo[str, dict[str, str]] = Memo()


def search(market: str, language: str, wish: Wish) -> Page:
    """What matches a wish: one page of cards and the facets of all that was found. Raises UnknownMarket, UnknownCategory.

    Words that nothing has are looked for again as misspelt ones, and what was probably meant is named.
    """
    place = market_of(market)
    chosen = {
        code.replace("\0", ""): sorted({v.replace("\0", "") for v in values})
        for code, values in wish.chosen.items()
        if values
    }
    values = {
        "market": place.code,
        "language": language,
        "categories": list(schema.descendants(wish.category)) if wish.category else None,
        "brand": wish.brand_id,
        "query": documents.plain(wish.query.strip())[:200],
        "configuration": queries.CONFIGURATIONS[language],
        "reduced": wish.reduced,
        "price_from": wish.price_from,
        "price_to": wish.price_to,
        "sort": wish.sort if wish.sort in SORTS else "best",
        "page": max(1, wish.page),
        "size": PAGE_SIZE,
        "edges": facets.edges(place.currency),
    }
    found, closest = finding.find(values, chosen), ""
    if not found.all and values["query"]:
        closest = _closest(values, wish.query)
        found = finding.find(values, chosen, fuzzy=True)
    pages = max(1, -(-found.count // PAGE_SIZE))
    return Page(
        found.count,
        found.cards,
        _facets(found, chosen, wish, place.currency, language, place.code),
        min(max(1, wish.page), pages),
        pages,
        closest,
    )


def _facets(
    found: finding.Found, chosen: Mapping[str, Sequence[str]], wish: Wish, currency: str, language: str, market: str
) -> list[Facet]:
    names = _names.get([market], lambda missing: {m: finding.brands(m) for m in missing})[market]
    made = facets.build(found.tokens, found.all, chosen, language, names)
    if wish.brand_id is not None:
        made = [f for f in made if f.code != facets.BRAND]
    price = facets.prices(
        found.prices, facets.range_value(wish.price_from, wish.price_to, currency), currency, language
    )
    return made if price is None else [*made[:2], price, *made[2:]]


def _closest(values: Mapping[str, Any], query: str) -> str:
    """What was probably meant by words that nothing has; "" unless it finds something."""
    market, language = values["market"], values["language"]
    words = [w for w in values["query"].split() if w.isalpha()][:6]
    phrases = list(finding.brands(market).values())
    for code in categories(market, language):
        phrases += [schema.category(code).names[language], schema.category(code).singular[language]]
    for _, brand, name, _ in finding.near(market, language, words):
        phrases += [brand, name]
    meant = suggesting.correct(query, suggesting.vocabulary(phrases))
    if meant and finding.find({**values, "query": documents.plain(meant), "size": 1}, {}).all:
        return meant
    return ""
