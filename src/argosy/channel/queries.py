"""SQL of the channel's projection: writing listings, and the reads behind pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import MARKETS

# PostgreSQL's own configurations; Polish has none in the standard distribution, so its words are matched as they are written.
CONFIGURATIONS = {"es": "spanish", "fr": "french", "de": "german", "it": "italian", "en": "english", "pl": "simple"}

_WRITE = """
    INSERT INTO channel_listing (id, product_id, brand_id, market, language, slug, category, live, title, gross_minor,
        percent_off, launched_on, units_sold, card, document, facets, words, search, digest, holds_until, refreshed_at)
    VALUES (%(id)s, %(product_id)s, %(brand_id)s, %(market)s, %(language)s, %(slug)s, %(category)s, true, %(title)s,
        %(gross)s, %(percent)s, %(launched_on)s, 0, %(card)s, %(document)s, %(facets)s, %(names)s,
        setweight(to_tsvector('simple', %(names)s), 'A') || setweight(to_tsvector(%(configuration)s::regconfig, %(text)s), 'B'),
        %(digest)s, %(holds_until)s, %(at)s)
    ON CONFLICT (product_id, market, language) DO UPDATE SET slug = excluded.slug, category = excluded.category,
        live = excluded.live, title = excluded.title, gross_minor = excluded.gross_minor, percent_off = excluded.percent_off,
        launched_on = excluded.launched_on, card = excluded.card, document = excluded.document, facets = excluded.facets,
        words = excluded.words, search = excluded.search, digest = excluded.digest, holds_until = excluded.holds_until,
        refreshed_at = excluded.refreshed_at
"""
# Every market is read in English, which makes one look-up by the unique index per market of it.
_SLUGS_OF_OTHERS = """
    SELECT DISTINCT slug FROM channel_listing
    WHERE market = ANY(%s) AND language = 'en' AND slug = ANY(%s) AND NOT product_id = ANY(%s)
"""
_DIGESTS = """
    SELECT product_id, language, digest, holds_until FROM channel_listing WHERE product_id = ANY(%s) AND market = %s
"""
_HOLDS = "UPDATE channel_listing SET holds_until = %s WHERE product_id = %s AND market = %s AND language = %s"
_CLOSE = """
    UPDATE channel_listing SET live = false, digest = '' WHERE product_id = ANY(%s) AND market = %s AND live
"""
_PAGE = """
    SELECT document, holds_until, units_sold FROM channel_listing
    WHERE market = %s AND language = %s AND slug = %s AND live
"""
_ALTERNATES = "SELECT market, language FROM channel_listing WHERE product_id = %s AND live ORDER BY market, language"
_SLUGS = """
    SELECT product_id, slug FROM channel_listing WHERE product_id = ANY(%s) AND market = %s AND language = %s AND live
"""
_DUE = "SELECT DISTINCT market, product_id FROM channel_listing WHERE live AND holds_until <= %s LIMIT %s"
_TOP = """
    SELECT card, units_sold FROM channel_listing
    WHERE market = %(market)s AND language = %(language)s AND live
      AND (%(categories)s::text[] IS NULL OR category = ANY(%(categories)s))
      AND (%(brand)s::uuid IS NULL OR brand_id = %(brand)s)
      AND (%(since)s::date IS NULL OR launched_on >= %(since)s)
    ORDER BY CASE WHEN %(newest)s THEN launched_on END DESC NULLS LAST, units_sold DESC, launched_on DESC NULLS LAST, id
    LIMIT %(limit)s
"""
# A claim is in the card only while it may be made; a card whose time has run out is being made anew. By an index of those that claim.
_CLAIMED = """
    SELECT claim.campaign, max(claim.percent::int) FROM channel_listing l
    CROSS JOIN LATERAL jsonb_each_text(l.card->'claims') AS claim(campaign, percent)
    WHERE l.market = %s AND l.language = %s AND l.live AND l.card->'claims' <> '{}' AND l.brand_id = ANY(%s)
      AND (l.holds_until IS NULL OR l.holds_until > %s)
    GROUP BY claim.campaign
"""
_COUNTS = """
    SELECT category, count(*) FROM channel_listing WHERE market = %s AND language = %s AND live GROUP BY category
"""
_FLAGSHIPS = """
    SELECT f.brand_id, f.document, f.opened_at,
           (SELECT count(*) FROM channel_listing l
            WHERE l.brand_id = f.brand_id AND l.market = f.market AND l.language = %(language)s AND l.live)
    FROM channel_flagship f WHERE f.market = %(market)s AND f.state = 'open'
      AND (%(slug)s::text IS NULL OR f.document->>'slug' = %(slug)s)
    ORDER BY 4 DESC, f.opened_at
"""
_ON_SALE = "SELECT DISTINCT product_id, market FROM channel_listing WHERE brand_id = %s AND live ORDER BY product_id"
_EMBLEM = """
    SELECT jsonb_build_object('name', document->'name', 'look', document->'look', 'pictures', document->'pictures')
    FROM channel_flagship WHERE brand_id = %s ORDER BY state = 'open' DESC, opened_at DESC LIMIT 1
"""
_OPEN = """
    INSERT INTO channel_flagship (id, brand_id, market, state, opened_at, document)
    VALUES (%s, %s, %s, 'open', %s, %s)
    ON CONFLICT (brand_id, market) DO UPDATE SET state = 'open', document = excluded.document
    WHERE channel_flagship.document <> excluded.document OR channel_flagship.state <> 'open'
"""
_SHUT = "UPDATE channel_flagship SET state = 'closed' WHERE brand_id = %s AND market = %s AND state = 'open'"
_REOPEN = "UPDATE channel_flagship SET state = 'open' WHERE brand_id = %s AND market = %s AND state = 'closed'"
_HAS_LIVE = "SELECT 1 FROM channel_listing WHERE brand_id = %s AND market = %s AND live LIMIT 1"
_FLAGSHIP_LOOK = "SELECT document -> 'look' FROM channel_flagship WHERE brand_id = %s ORDER BY opened_at DESC LIMIT 1"
_RANK = """
    UPDATE channel_listing l SET units_sold = coalesce(u.units, 0)
    FROM channel_listing k LEFT JOIN unnest(%s::uuid[], %s::int[]) AS u(product_id, units) ON u.product_id = k.product_id
    WHERE k.id = l.id AND l.market = %s AND l.units_sold <> coalesce(u.units, 0)
"""
_LISTED = """
    SELECT id, document FROM channel_listing
    WHERE market = %s AND language = %s AND live AND (%s::uuid IS NULL OR id > %s) ORDER BY id LIMIT %s
"""
_PRODUCTS_IN = "SELECT DISTINCT product_id FROM channel_listing WHERE market = %s AND live"


def digests(product_ids: Sequence[UUID], market: str) -> dict[tuple[UUID, str], tuple[str, datetime | None]]:
    """What is written: digest and validity by product and language."""
    return {(p, lang): (d, h) for p, lang, d, h in db.rows(_DIGESTS, [list(product_ids), market])}


def slugs_of_others(wanted: Mapping[UUID, str]) -> set[str]:
    """Those of the slugs that listings of other products have."""
    return {row[0] for row in db.rows(_SLUGS_OF_OTHERS, [list(MARKETS), list(wanted.values()), list(wanted)])}


def write(rows: Sequence[Mapping[str, Any]], at: datetime) -> None:
    """Insert or update listings; `card` and `document` are JSON text."""
    if rows:
        db.run_many(_WRITE, ({**row, "id": uuid7(), "at": at} for row in rows))  # type: ignore[misc]


def close(product_ids: Sequence[UUID], market: str) -> int:
    """Take products off sale in a market; how many listings that changed."""
    return db.run(_CLOSE, [list(product_ids), market])


def extend(longer: Sequence[tuple[datetime | None, UUID, str, str]]) -> None:
    """Unchanged listings hold until another time: (until, product, market, language)."""
    if longer:
        db.run_many(_HOLDS, longer)


def page(market: str, language: str, slug: str) -> tuple[Any, ...] | None:
    """Document, validity and units sold of a live listing."""
    return db.one(_PAGE, [market, language, slug])


def known(market: str, language: str, slug: str) -> tuple[Any, ...] | None:
    """The product that has or had this address."""
    return db.one(
        "SELECT product_id FROM channel_listing WHERE market = %s AND language = %s AND slug = %s",
        [market, language, slug],
    )


def alternates(product_id: UUID) -> list[tuple[str, str]]:
    """The (market, language) pairs in which a product is live."""
    return [(m, lang) for m, lang in db.rows(_ALTERNATES, [product_id])]


def slugs(product_ids: Sequence[UUID], market: str, language: str) -> dict[UUID, str]:
    """Slugs of live listings by product."""
    return dict(db.rows(_SLUGS, [list(product_ids), market, language]))


def due(at: datetime, limit: int) -> list[tuple[str, UUID]]:
    """Listings whose prices have changed since they were written: (market, product)."""
    return [(m, p) for m, p in db.rows(_DUE, [at, limit])]


def top(values: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(card, units sold), best or newest first."""
    return db.rows(_TOP, values)


def claimed(market: str, language: str, brands: Sequence[UUID], at: datetime) -> dict[UUID, int]:
    """The greatest percentage that the brands' live listings claim, by campaign."""
    return {UUID(campaign): most for campaign, most in db.rows(_CLAIMED, [market, language, list(brands), at])}


def counts(market: str, language: str) -> dict[str, int]:
    """Live products by category."""
    return dict(db.rows(_COUNTS, [market, language]))


def flagships(market: str, language: str, slug: str | None = None) -> list[tuple[Any, ...]]:
    """(brand, document, opened at, live products) of open flagships, the largest first."""
    return db.rows(_FLAGSHIPS, {"market": market, "language": language, "slug": slug})


def on_sale(brand_id: UUID) -> list[tuple[UUID, str]]:
    """(product, market) of the brand's live listings."""
    return [(p, m) for p, m in db.rows(_ON_SALE, [brand_id])]


def emblem(brand_id: UUID) -> dict[str, Any] | None:
    """Name, look and pictures of the brand's flagship that was opened last."""
    found = db.one(_EMBLEM, [brand_id])
    return found[0] if found else None


def open_flagship(key: UUID, brand_id: UUID, market: str, at: datetime, document: dict[str, Any]) -> bool:
    """Open or refresh a flagship; False when it was open with the same document."""
    return db.run(_OPEN, [key, brand_id, market, at, Jsonb(document)]) == 1


def shut_flagship(brand_id: UUID, market: str) -> bool:
    """Close a flagship; False when it was not open."""
    return db.run(_SHUT, [brand_id, market]) == 1


def reopen_flagship(brand_id: UUID, market: str) -> bool:
    """Open a flagship that was closed, as it was; False when there is none."""
    return db.run(_REOPEN, [brand_id, market]) == 1


def has_live(brand_id: UUID, market: str) -> bool:
    """Whether a brand has anything on sale in a market."""
    return db.one(_HAS_LIVE, [brand_id, market]) is not None


def has_flagship(brand_id: UUID, market: str) -> bool:
    """Whether a brand has a flagship in a market, open or closed."""
    return db.one("SELECT 1 FROM channel_flagship WHERE brand_id = %s AND market = %s", [brand_id, market]) is not None


def open_flagships_of(brand_id: UUID) -> list[str]:
    """The markets in which a brand's flagship is open."""
    return [
        row[0]
        for row in db.rows("SELECT market FROM channel_flagship WHERE brand_id = %s AND state = 'open'", [brand_id])
    ]


def flagship_media(brand_id: UUID) -> dict[str, str]:
    """The stored pictures (`hero_media`, `logo_media`) of the look of any of a brand's flagships."""
    found = db.one(_FLAGSHIP_LOOK, [brand_id])
    look = found[0] if found else {}
    return {name: look[name] for name in ("hero_media", "logo_media") if look.get(name)}


def listed(market: str, language: str, after: UUID | None, limit: int) -> list[tuple[UUID, dict[str, Any]]]:
    """Live listings that follow a key, in the order of their keys."""
    return [(key, document) for key, document in db.rows(_LISTED, [market, language, after, after, limit])]


def products_in(market: str) -> list[UUID]:
    """Products with a live listing in the market."""
    return [row[0] for row in db.rows(_PRODUCTS_IN, [market])]


def rank(market: str, units: Mapping[UUID, int]) -> int:
    """Write the units sold that rankings go by; how many listings changed."""
    return db.run(_RANK, [list(units), list(units.values()), market])
