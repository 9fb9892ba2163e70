"""SQL of the catalogue: bulk writes and the reads behind product records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

_PRODUCT_COLUMNS = ("model", "name", "category", "facts", "launched_on", "hs_code", "origin", "sale_mode", "media")
_VARIANT_COLUMNS = (
    "sku",
    "gtin",
    "position",
    "options",
    "facts",
    "media",
    "home_price_minor",
    "home_currency",
    "deposit_minor",
    "weight_g",
    "length_mm",
    "width_mm",
    "height_mm",
)
_JSON = {"facts", "media", "options"}


def _sets(columns: Iterable[str]) -> str:
    return ", ".join(f"{c} = excluded.{c}" for c in columns)


_UPSERT_PRODUCT = f"""
    INSERT INTO catalogue_product (id, brand_id, {", ".join(_PRODUCT_COLUMNS)}, digest, created_at, updated_at)
    VALUES ({", ".join(["%s"] * (len(_PRODUCT_COLUMNS) + 5))})
    ON CONFLICT (brand_id, model) DO UPDATE SET {_sets((*_PRODUCT_COLUMNS, "digest", "updated_at"))}
"""
_UPSERT_VARIANT = f"""
    INSERT INTO catalogue_variant (id, product_id, brand_id, {", ".join(_VARIANT_COLUMNS)}, withdrawn, digest)
    VALUES ({", ".join(["%s"] * (len(_VARIANT_COLUMNS) + 5))})
    ON CONFLICT (brand_id, sku) DO UPDATE
    SET {_sets(("product_id", *_VARIANT_COLUMNS, "withdrawn", "digest"))}
"""
_EXISTING = "SELECT model, id, digest FROM catalogue_product WHERE brand_id = %s AND model = ANY(%s)"
_WITHDRAW = """
    UPDATE catalogue_variant SET withdrawn = true, digest = ''
    WHERE product_id = ANY(%s) AND NOT withdrawn AND NOT (sku = ANY(%s))
"""
_WITHDRAW_WHOLE = """
    WITH gone AS (
        UPDATE catalogue_variant SET withdrawn = true, digest = ''
        WHERE brand_id = %(brand)s AND product_id = ANY(%(products)s) AND NOT withdrawn RETURNING product_id)
    UPDATE catalogue_product SET digest = '', updated_at = %(at)s WHERE id IN (SELECT product_id FROM gone)
"""
# The end of a UUIDv7 is random; its beginning is the time, which a whole batch shares.
_PARK_GTINS = """
    UPDATE catalogue_variant SET gtin = 'x' || right(id::text, 12), withdrawn = true
    WHERE brand_id = %s AND gtin = ANY(%s) AND NOT (sku || ' ' || gtin = ANY(%s))
"""
_TAKEN = "SELECT gtin FROM catalogue_variant WHERE gtin = ANY(%s) AND brand_id <> %s"
_PRODUCTS = f"""
    SELECT id, brand_id, {", ".join(_PRODUCT_COLUMNS)}, digest FROM catalogue_product WHERE id = ANY(%s) ORDER BY id
"""
_VARIANTS = f"""
    SELECT id, product_id, brand_id, {", ".join(_VARIANT_COLUMNS)} FROM catalogue_variant
    WHERE product_id = ANY(%s) AND NOT withdrawn ORDER BY product_id, position, id
"""
# The array by way of a SELECT: see `db.array`.
_SALE_FACTS = """
    SELECT v.id, p.id, v.brand_id, v.sku, p.name, p.category, p.sale_mode, v.deposit_minor, v.options, v.weight_g, v.length_mm,
           v.width_mm, v.height_mm, p.hs_code, p.origin,
           coalesce(v.options->>'net_content', v.facts->>'net_content', p.facts->>'net_content', '')
    FROM catalogue_variant v JOIN catalogue_product p ON p.id = v.product_id
    WHERE v.id = ANY((SELECT %s::uuid[])::uuid[]) AND NOT v.withdrawn
"""
_LOCK = "SELECT 1 FROM catalogue_product WHERE id = %s AND brand_id = %s FOR UPDATE"
_FACTS = """
    UPDATE catalogue_product SET facts = %s, hs_code = %s, origin = %s, launched_on = %s, digest = %s, updated_at = %s
    WHERE id = %s
"""
_VARIANT_FACTS = "UPDATE catalogue_variant SET facts = %s, digest = %s WHERE id = %s AND digest <> ''"
_MEDIA = (
    "SELECT sha256, width, height, colour, renditions FROM catalogue_media WHERE brand_id = %s AND sha256 = ANY(%s)"
)
_STORE_MEDIA = """
    INSERT INTO catalogue_media (id, brand_id, sha256, width, height, colour, renditions, drawing)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (brand_id, sha256) DO NOTHING
"""
# Answered by the index of drawings' names (migration 0003).
_DRAWING = "SELECT drawing FROM catalogue_media WHERE drawing <> '' AND renditions->0->>'name' = %s LIMIT 1"


def _value(column: str, value: Any) -> Any:
    return Jsonb(value) if column in _JSON else value


def existing(brand_id: UUID, models: Sequence[str]) -> dict[str, tuple[UUID, str]]:
    """Product id and digest by model."""
    return {m: (i, d) for m, i, d in db.rows(_EXISTING, [brand_id, list(models)])}


def taken_gtins(brand_id: UUID, gtins: Sequence[str]) -> set[str]:
    """Those GTINs that belong to another brand's variants."""
    return {row[0] for row in db.rows(_TAKEN, [list(gtins), brand_id])}


def write_products(brand_id: UUID, batch: Sequence[tuple[UUID, dict[str, Any], str]]) -> None:
    """Insert or update products: (id, columns, digest)."""
    now = clock.now()
    db.run_many(
        _UPSERT_PRODUCT,
        (
            [key, brand_id, *(_value(c, content[c]) for c in _PRODUCT_COLUMNS), digest, now, now]
            for key, content, digest in batch
        ),
    )


def write_variants(brand_id: UUID, batch: Sequence[tuple[UUID, dict[str, Any], str]]) -> None:
    """Insert or update variants: (product id, columns, digest). A GTIN may move between a brand's variants."""
    gtins = [content["gtin"] for _, content, _ in batch]
    pairs = [f"{content['sku']} {content['gtin']}" for _, content, _ in batch]
    db.run(_PARK_GTINS, [brand_id, gtins, pairs])
    db.run_many(
        _UPSERT_VARIANT,
        (
            [uuid7(), product, brand_id, *(_value(c, content[c]) for c in _VARIANT_COLUMNS), False, digest]
            for product, content, digest in batch
        ),
    )


def withdraw_others(product_ids: Sequence[UUID], skus: Sequence[str]) -> int:
    """Withdraw the products' variants that are not among `skus`; how many."""
    return db.run(_WITHDRAW, [list(product_ids), list(skus)])


def withdraw_products(brand_id: UUID, product_ids: Sequence[UUID]) -> int:
    """Withdraw all variants of these products of the brand; how many products that changed."""
    return db.run(_WITHDRAW_WHOLE, {"brand": brand_id, "products": list(product_ids), "at": clock.now()})


def products(ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Product rows by id, in order of id."""
    return db.dicts(_PRODUCTS, [list(ids)])


def variants(product_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Rows of the variants on sale of these products."""
    return db.dicts(_VARIANTS, [list(product_ids)])


def lock_product(brand_id: UUID, product_id: UUID) -> bool:
    """Hold a brand's product for this transaction; False when the brand has no such product."""
    return db.one(_LOCK, [product_id, brand_id]) is not None


def write_facts(product: dict[str, Any], digest: str, variants: Sequence[tuple[UUID, dict[str, Any], str]]) -> None:
    """Write a product's facts and digest, and those of its variants (id, facts, digest)."""
    values = [Jsonb(product["facts"]), product["hs_code"], product["origin"], product["launched_on"], digest]
    db.run(_FACTS, [*values, clock.now(), product["id"]])
    db.run_many(_VARIANT_FACTS, ([Jsonb(facts), mark, key] for key, facts, mark in variants))


def categories(brand_id: UUID) -> dict[UUID, str]:
    """Each product's category."""
    return dict(db.rows("SELECT id, category FROM catalogue_product WHERE brand_id = %s", [brand_id]))


def sale_facts(variant_ids: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """What a sale must know of variants (see api.SaleFacts for the order of columns)."""
    return db.rows(_SALE_FACTS, [db.array(variant_ids)])


def media(brand_id: UUID, hashes: Sequence[str]) -> list[dict[str, Any]]:
    """A brand's pictures by hash."""
    return db.dicts(_MEDIA, [brand_id, list(hashes)])


def store_media(brand_id: UUID, pictures: Iterable[Any]) -> None:
    """Record encoded pictures; those known are left alone."""
    db.run_many(
        _STORE_MEDIA,
        ([uuid7(), brand_id, p.sha256, p.width, p.height, p.colour, Jsonb(p.renditions), p.drawing] for p in pictures),
    )


def drawing(name: str) -> str | None:
    """The text of the drawing of that name."""
    found = db.one(_DRAWING, [name])
    return found[0] if found else None
