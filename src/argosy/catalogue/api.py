"""The door of the catalogue. The category schema is in `argosy.catalogue.schema`, re-exported here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from argosy.catalogue import media, queries, schema, units
from argosy.catalogue.errors import FactRefused, UnknownProduct
from argosy.catalogue.finding import find
from argosy.catalogue.media import Encoded, NotAPicture
from argosy.catalogue.models import Product, Variant
from argosy.catalogue.rules import (
    Problem,
    ProductDraft,
    VariantDraft,
    check_row,
    digest,
    group,
    product_content,
    variant_content,
)
from argosy.catalogue.supplying import COLUMNS, FactSet, set_fact
from argosy.kernel.ids import uuid7
from argosy.kernel.memo import Memo

__all__ = [
    "COLUMNS",
    "Encoded",
    "FactRefused",
    "FactSet",
    "Imported",
    "NotAPicture",
    "Problem",
    "ProductDraft",
    "ProductRecord",
    "SaleFacts",
    "UnknownProduct",
    "VariantDraft",
    "VariantRecord",
    "brand_product_ids",
    "categories_of",
    "check_row",
    "digest",
    "drawing",
    "find",
    "group",
    "import_products",
    "media",
    "pictures",
    "product_by_model",
    "product_content",
    "products",
    "products_by_id",
    "products_of",
    "sale_facts",
    "schema",
    "set_fact",
    "store_pictures",
    "taken_gtins",
    "titles",
    "units",
    "variant_by_sku",
    "variant_content",
    "variant_ids_by_sku",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class VariantRecord:
    """A variant on sale. Money in minor units, weight in grams, lengths in millimetres."""

    id: UUID
    product_id: UUID
    brand_id: UUID
    sku: str
    gtin: str
    position: int
    options: Mapping[str, Any]
    facts: Mapping[str, Any]
    media: Sequence[str]
    home_price_minor: int
    home_currency: str
    deposit_minor: int | None
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A product with its variants on sale, in the brand's order."""

    id: UUID
    brand_id: UUID
    model: str
    name: str
    category: str
    facts: Mapping[str, Any]
    launched_on: date | None
    hs_code: str
    origin: str
    sale_mode: str
    media: Sequence[str]
    digest: str
    variants: Sequence[VariantRecord]

    def net_content(self, variant: VariantRecord) -> str:
        """How much a variant contains ("60 ml"), of goods sold by measure; "" for all others."""
        told = (variant.options, variant.facts, self.facts)
        return next((str(of[schema.NET_CONTENT]) for of in told if schema.NET_CONTENT in of), "")


class SaleFacts(NamedTuple):
    """What a sale must know of a variant: whose it is, how it is sold, its packed measures, and its content if it is sold by measure."""

    variant_id: UUID
    product_id: UUID
    brand_id: UUID
    sku: str
    name: str
    category: str
    sale_mode: str
    deposit_minor: int | None
    options: Mapping[str, Any]
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    hs_code: str
    origin: str
    net_content: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, by model; `ids` gives the product of every model in it."""

    created: Sequence[str]
    updated: Sequence[str]
    unchanged: Sequence[str]
    ids: Mapping[str, UUID]


def import_products(brand_id: UUID, drafts: Sequence[ProductDraft], pictures: Mapping[str, str]) -> Imported:
    """Write the products that differ from what is there; variants no longer listed are withdrawn from sale.

    `pictures` gives the sha256 of each picture path. Runs inside the caller's transaction; repeatable.
    """
    known = queries.existing(brand_id, [d.model for d in drafts])
    created: list[str] = []
    updated: list[str] = []
    unchanged: list[str] = []
    ids: dict[str, UUID] = {}
    products: list[tuple[UUID, dict[str, Any], str]] = []
    variants: list[tuple[UUID, dict[str, Any], str]] = []
    for draft in drafts:
        content = product_content(draft, pictures)
        parts = [variant_content(v, content["facts"], n, pictures) for n, v in enumerate(draft.variants)]
        mark = digest([content, parts])
        key, before = known.get(draft.model, (None, ""))
        ids[draft.model] = key or uuid7()
        if before == mark:
            unchanged.append(draft.model)
            continue
        (updated if key else created).append(draft.model)
        products.append((ids[draft.model], content, mark))
        variants += [(ids[draft.model], part, digest(part)) for part in parts]
    if products:
        queries.write_products(brand_id, products)
        queries.write_variants(brand_id, variants)
        queries.withdraw_others([p[0] for p in products], [v[1]["sku"] for v in variants])
    return Imported(created, updated, unchanged, ids)


def withdraw(brand_id: UUID, product_ids: Sequence[UUID]) -> int:
    """Take whole products of a brand off sale; importing them again brings them back. How many products that changed."""
    return queries.withdraw_products(brand_id, product_ids)


def taken_gtins(brand_id: UUID | None, gtins: Sequence[str]) -> set[str]:
    """Those GTINs that another brand's variants carry."""
    return queries.taken_gtins(brand_id or uuid7(), gtins)


def products(ids: Iterable[UUID]) -> list[ProductRecord]:
    """The products of these ids with their variants, in order of id; unknown ids are absent."""
    wanted = list(ids)
    by_product: dict[UUID, list[VariantRecord]] = defaultdict(list)
    for row in queries.variants(wanted):
        by_product[row["product_id"]].append(VariantRecord(**row))
    return [ProductRecord(**row, variants=by_product[row["id"]]) for row in queries.products(wanted)]


def products_by_id(ids: Iterable[UUID]) -> dict[UUID, ProductRecord]:
    """`products` by id."""
    return {p.id: p for p in products(ids)}


def brand_product_ids(brand_id: UUID, category: str = "") -> list[UUID]:
    """The products of a brand, oldest first; all, or those of a category and the ones below it."""
    found = Product.objects.filter(brand_id=brand_id).order_by("id")
    if category:
        found = found.filter(category__in=list(schema.descendants(category)))
    return list(found.values_list("id", flat=True))


def categories_of(brand_id: UUID) -> dict[UUID, str]:
    """The category of each of a brand's products."""
    return queries.categories(brand_id)


def product_by_model(brand_id: UUID, model: str) -> ProductRecord:
    """The brand's product of that model. Raises UnknownProduct."""
    found = Product.objects.filter(brand_id=brand_id, model=model).values_list("id", flat=True).first()
    if found is None:
        raise UnknownProduct(model)
    return products([found])[0]


def variant_by_sku(sku: str, brand_id: UUID | None = None) -> VariantRecord:
    """The variant on sale of that SKU. Raises UnknownProduct."""
    rows = Variant.objects.filter(sku=sku, withdrawn=False)
    found = (rows.filter(brand_id=brand_id) if brand_id else rows).first()
    if found is None:
        raise UnknownProduct(sku)
    return VariantRecord(**{name: getattr(found, name) for name in VariantRecord.__dataclass_fields__})


def variant_ids_by_sku(brand_id: UUID) -> dict[str, UUID]:
    """The brand's variants on sale: id by SKU."""
    return dict(Variant.objects.filter(brand_id=brand_id, withdrawn=False).values_list("sku", "id"))


def products_of(variant_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """Each variant's product and SKU, on sale or not."""
    found = Variant.objects.filter(id__in=list(variant_ids)).order_by("sku")
    return {key: (product, sku) for key, product, sku in found.values_list("id", "product_id", "sku")}


_sale_facts: Memo[UUID, SaleFacts] = Memo()


def sale_facts(variant_ids: Iterable[UUID]) -> dict[UUID, SaleFacts]:
    """The variants that are on sale, by id; at most one query, at most a second old. `options` are as imported."""

    def load(missing: list[UUID]) -> dict[UUID, SaleFacts]:
        return {row[0]: SaleFacts(*row) for row in queries.sale_facts(missing)}

    return _sale_facts.get(variant_ids, load)


def titles(facts: Iterable[SaleFacts], language: str) -> dict[UUID, str]:
    """How order lines and carts name variants: "F8 Pro, 12 GB, 512 GB, Blue"."""
    named = {}
    for fact in facts:
        options = (schema.display(schema.attribute(fact.category, c), v, language) for c, v in fact.options.items())
        named[fact.variant_id] = ", ".join([fact.name, *options])
    return named


def pictures(brand_id: UUID, hashes: Iterable[str]) -> dict[str, Encoded]:
    """A brand's stored pictures by hash; unknown hashes are absent."""
    return {row["sha256"]: Encoded(**row) for row in queries.media(brand_id, list(hashes))}


def store_pictures(brand_id: UUID, encoded: Iterable[Encoded]) -> None:
    """Record pictures whose files have been written."""
    queries.store_media(brand_id, encoded)


def drawing(name: str) -> str | None:
    """The SVG text of a drawn logo by its file name; None for none of that name."""
    return queries.drawing(name)
