"""Keeping listings true: making them from the rooms below, and making them again when something changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.channel import documents, queries
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.content import api as content
from argosy.kernel import clock
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import MARKETS, Market
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing
from argosy.programme import api as programme

CHUNK = 100
SELLABLE = ("allowed", "warn")
RANKING_WINDOW = timedelta(days=30)


def refresh(product_ids: Iterable[UUID], market: str) -> int:
    """Make the listings of these products in a market again, in all its languages; how many changed.

    A product that the rules block, without a price, or of a brand that does not trade is taken off sale.
    """
    found = market_of(market)
    ids = list(product_ids)
    return sum(_refresh(ids[i : i + CHUNK], found) for i in range(0, len(ids), CHUNK))


def _refresh(ids: Sequence[UUID], market: Market) -> int:
    products = catalogue.products_by_id(ids)
    verdicts = compliance.verdicts(ids, market.code)
    prices = pricing.current([v.id for p in products.values() for v in p.variants], market.code)
    brands = {b: programme.brand_by_id(b) for b in {p.brand_id for p in products.values()}}
    able = [
        p
        for p in products.values()
        if brands[p.brand_id].status == "active"
        and p.id in verdicts
        and verdicts[p.id].outcome in SELLABLE
        and any(v.id in prices for v in p.variants)
    ]
    shut = [i for i in ids if i not in {p.id for p in able}]
    changed = queries.close(shut, market.code) if shut else 0
    pictures: dict[UUID, dict[str, Any]] = {
        b: catalogue.pictures(b, {m for p in able if p.brand_id == b for m in p.media}) for b in brands
    }
    before = queries.digests([p.id for p in able], market.code)
    rows = []
    for language in market.languages:
        texts = content.texts([p.id for p in able], language)
        for product in able:
            if product.id not in texts:
                continue
            own = {v.id: prices[v.id] for v in product.variants if v.id in prices}
            sources = documents.Sources(
                brands[product.brand_id],
                product,
                texts[product.id],
                own,
                verdicts[product.id],
                pictures[product.brand_id],
                language,
            )
            row = _row(sources, market, before.get((product.id, language), ("", None)))
            if row:
                rows.append(row)
    queries.write(rows)
    return changed + len(rows)


def _row(s: documents.Sources, market: Market, before: tuple[str, Any]) -> dict[str, Any] | None:
    """The listing's columns, or None when it is written already."""
    doc = documents.document(s)
    card = documents.card(s, doc)
    names, text = documents.words(s)
    until = documents.holds_until(list(s.prices.values()))
    digest = catalogue.digest([doc, card, names, text])
    if before[0] == digest:
        if before[1] != until:
            queries.extend(s.product.id, market.code, s.language, until)
        return None
    return {
        "id": uuid7(),
        "product_id": s.product.id,
        "brand_id": s.brand.id,
        "market": market.code,
        "language": s.language,
        "slug": doc["slug"],
        "category": s.product.category,
        "live": True,
        "title": doc["title"],
        "gross": card["gross"],
        "percent": card["percent"],
        "launched_on": s.product.launched_on,
        "units": 0,
        "card": card,
        "document": doc,
        "filters": documents.filters(s.product),
        "names": names,
        "text": text,
        "configuration": queries.CONFIGURATIONS[s.language],
        "digest": digest,
        "holds_until": until,
        "at": clock.now(),
    }


def refresh_due(limit: int = 500) -> int:
    """Make listings again whose prices have changed by the clock (a campaign began or ended); how many products."""
    waiting = queries.due(clock.now(), limit)
    by_market: dict[str, list[UUID]] = {}
    for market, product in waiting:
        by_market.setdefault(market, []).append(product)
    for market, ids in by_market.items():
        refresh(ids, market)
    return len(waiting)


def open_flagship(brand_id: UUID, market: str) -> bool:
    """Open a brand's flagship in a market, or bring it up to date; False when nothing changed."""
    brand = programme.brand_by_id(brand_id)
    look = dict(brand.look)
    shown = [str(look[name]) for name in ("logo_media", "hero_media") if look.get(name)]
    pictures = {k: documents.picture(p) for k, p in catalogue.pictures(brand_id, shown).items()}
    parent = programme.brand_by_id(brand.parent_id).slug if brand.parent_id else ""
    document = {
        "slug": brand.slug,
        "name": brand.name,
        "country": brand.country,
        "website": brand.website,
        "parent": parent,
        "story": dict(brand.story),
        "look": look,
        "pictures": pictures,
        "legal": dict(brand.legal),
        "manufacturer": dict(brand.manufacturer),
        "responsible_person": dict(brand.responsible_person),
        "trademarks": list(brand.trademarks),
    }
    return queries.open_flagship(uuid7(), brand_id, market_of(market).code, clock.now(), document)


def close_flagship(brand_id: UUID, market: str) -> bool:
    """Close a brand's flagship in a market; False when it was not open."""
    return queries.shut_flagship(brand_id, market)


def refresh_rankings() -> int:
    """Bring the units sold of the last thirty days, by which listings are ranked, up to date; how many listings changed."""
    since = clock.now() - RANKING_WINDOW
    changed = 0
    for market in MARKETS:
        units = checkout.units_sold(market, since, queries.products_in(market))
        changed += queries.rank(market, units)
    return changed
