"""Keeping listings true: making them from the rooms below, and making them again when something changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.channel import documents, facets, queries
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
    return refresh_all(product_ids, [market])


def refresh_all(product_ids: Iterable[UUID], markets: Sequence[str]) -> int:
    """`refresh` in several markets; what does not differ between them is read once."""
    found = [market_of(code) for code in markets]
    ids = list(product_ids)
    changed = 0
    for i in range(0, len(ids), CHUNK):
        common = _Common(ids[i : i + CHUNK])
        changed += sum(_refresh(common, market) for market in found)
    return changed


class _Common:
    """What the listings of a chunk of products share in all markets: the products, brands, pictures, slugs, and texts."""

    def __init__(self, ids: Sequence[UUID]) -> None:
        self.ids = ids
        self.products = catalogue.products(ids)
        self.brands = {b: programme.brand_by_id(b) for b in {p.brand_id for p in self.products}}
        self.pictures: dict[UUID, dict[str, Any]] = {}
        for b in self.brands:
            shown = {m for p in self.products if p.brand_id == b for m in p.media}
            self.pictures[b] = {key: documents.picture(e) for key, e in catalogue.pictures(b, shown).items()}
        self.filters = {p.id: documents.filters(p) for p in self.products}
        self.slugs = self._slugs()
        self._texts: dict[str, dict[UUID, Any]] = {}

    def texts(self, language: str) -> dict[UUID, Any]:
        if language not in self._texts:
            self._texts[language] = content.texts(self.ids, language)
        return self._texts[language]

    def _slugs(self) -> dict[UUID, str]:
        """Addresses by product; where another product was first, the later one's ends in digits of its own."""
        wanted = {p.id: documents.slug_of(self.brands[p.brand_id].slug, p.model) for p in self.products}
        taken = queries.slugs_of_others(wanted)
        return {key: f"{slug}-{key.hex[-8:]}" if slug in taken else slug for key, slug in wanted.items()}


def _refresh(common: _Common, market: Market) -> int:
    verdicts = compliance.verdicts(common.ids, market.code)
    variants = [v.id for p in common.products for v in p.variants]
    prices = pricing.current(variants, market.code)
    members = pricing.current(variants, market.code, audience="member")
    able = [
        p
        for p in common.products
        if common.brands[p.brand_id].status == "active"
        and p.id in verdicts
        and verdicts[p.id].outcome in SELLABLE
        and any(v.id in prices for v in p.variants)
    ]
    shut = set(common.ids) - {p.id for p in able}
    changed = queries.close(list(shut), market.code) if shut else 0
    before = queries.digests([p.id for p in able], market.code)
    rows, longer = [], []
    for product in able:
        own = {v.id: prices[v.id] for v in product.variants if v.id in prices}
        until = documents.holds_until([*own.values(), *(members[v] for v in own if v in members)])
        for language in market.languages:
            text = common.texts(language).get(product.id)
            if text is None:
                continue
            sources = documents.Sources(
                common.brands[product.brand_id],
                product,
                common.slugs[product.id],
                text,
                own,
                verdicts[product.id],
                common.pictures[product.brand_id],
                common.filters[product.id],
                language,
                members,
            )
            row = _row(sources, market.code) | {"holds_until": until}
            digest, held = before.get((product.id, language), ("", None))
            if digest != row["digest"]:
                rows.append(row)
            elif held != until:
                longer.append((until, product.id, market.code, language))
    queries.write(rows, clock.now())
    queries.extend(longer)
    return changed + len(rows)


def _row(s: documents.Sources, market: str) -> dict[str, Any]:
    """The listing's columns; documents as JSON text, from which the digest follows."""
    doc = documents.document(s)
    card = documents.card(s, doc)
    names, text = documents.words(s)
    jsons = {name: documents.as_json(part) for name, part in (("document", doc), ("card", card))}
    tokens = facets.tokens(s.brand.slug, s.product.category, s.filters)
    return jsons | {
        "facets": tokens,
        "product_id": s.product.id,
        "brand_id": s.brand.id,
        "market": market,
        "language": s.language,
        "slug": s.slug,
        "category": s.product.category,
        "title": doc["title"],
        "gross": card["gross"],
        "percent": card["percent"],
        "launched_on": s.product.launched_on,
        "names": names,
        "text": text,
        "configuration": queries.CONFIGURATIONS[s.language],
        "digest": documents.digest([*jsons.values(), *tokens, names, text]),
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


def open_flagship(brand_id: UUID, market: str, media: Mapping[str, str] | None = None) -> bool:
    """Open a brand's flagship in a market, or bring it up to date; False when nothing changed.

    `media` gives the stored pictures (sha256) of its look: `hero_media`, `logo_media`.
    """
    brand = programme.brand_by_id(brand_id)
    look = dict(brand.look) | dict(media or {})
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
        "verified_on": brand.verified_at.date().isoformat() if brand.verified_at else "",
        "legal": documents.trader(brand),
        "manufacturer": dict(brand.manufacturer),
        "responsible_person": dict(brand.responsible_person),
        "trademarks": list(brand.trademarks),
    }
    return queries.open_flagship(uuid7(), brand_id, market_of(market).code, clock.now(), document)


def follow_verdicts(product_ids: Iterable[UUID], markets: Sequence[str]) -> int:
    """Make listings again after verdicts changed, and open or close the flagships of their brands as that leaves them.

    How many listings changed.
    """
    ids = list(product_ids)
    changed = refresh_all(ids, markets)
    for brand_id in {p.brand_id for p in catalogue.products(ids)}:
        for market in markets:
            _follow_flagship(brand_id, market)
    return changed


def _follow_flagship(brand_id: UUID, market: str) -> None:
    """A flagship is open where the brand has something on sale; one that opens takes its pictures from its sisters."""
    if not queries.has_live(brand_id, market):
        close_flagship(brand_id, market)
    elif not queries.reopen_flagship(brand_id, market) and not queries.has_flagship(brand_id, market):
        open_flagship(brand_id, market, queries.flagship_media(brand_id))


def renew_flagships(brand_id: UUID) -> int:
    """Bring a brand's open flagships up to date after its company changed; how many changed."""
    media = queries.flagship_media(brand_id)
    return sum(open_flagship(brand_id, market, media) for market in queries.open_flagships_of(brand_id))


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
