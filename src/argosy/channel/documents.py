"""Making a listing's documents out of what the rooms below know. Pure: facts in, JSON-ready dicts out.

`document` is all that a product page shows but stock; `card` what a tile shows; `filters` the values that facets count (see `facets`).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from argosy.catalogue.api import Encoded, ProductRecord, VariantRecord, schema
from argosy.pricing.api import PriceNow
from argosy.programme.api import BrandRecord

#: Facts that belong to a label, a register or a rule rather than into a table of specifications.
_NOT_SPECS = frozenset(
    "eprel_id energy_label_url energy_sheet_url energy_index weee_category ce radio warnings green_claims green_claims_proof accessibility battery_passport_url ukca custom_made sealed_hygiene rollable charge_min_w charge_max_w usb_pd "
    "hazardous signal_word hazard_pictograms hazard_statements ufi sds_url ingredients_url".split()
)
#: What a product's page takes of its brand's look; the pictures of it stand in the flagship alone.
COLOURS = ("accent", "ink", "paper")
#: The combining marks that the letters of our languages come apart into.
_MARKS = re.compile("[\u0300-\u036f]")


#: What DSA Art. 30(7) has shown of a trader; its payment account is nobody's business but ours.
_SHOWN_OF_TRADER = ("name", "street", "postal_code", "city", "country", "email", "phone", "register_number", "vat_id")


def trader(brand: BrandRecord) -> dict[str, Any]:
    """The trader as the public may know it."""
    return {name: brand.legal[name] for name in _SHOWN_OF_TRADER if brand.legal.get(name)} | {
        "self_certified": brand.legal.get("self_certified") is True
    }


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything about one product in one market and language."""

    brand: BrandRecord
    product: ProductRecord
    slug: str
    text: Any
    prices: Mapping[UUID, PriceNow]
    verdict: Any
    pictures: Mapping[str, Mapping[str, Any]]
    filters: Mapping[str, list[Any]]
    language: str
    members: Mapping[UUID, PriceNow]


def plain(text: str) -> str:
    """Lower case without accents, as the search index holds words."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _MARKS.sub("", unicodedata.normalize("NFKD", folded.replace("ł", "l")))


def as_json(value: Any) -> str:
    """Canonical JSON: equal values, equal text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(parts: Sequence[str]) -> str:
    """SHA-256 of texts: what tells a changed listing from an unchanged one."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def slug_of(brand_slug: str, model: str) -> str:
    """The same in every market and language, so that addresses can be told to one another."""
    return model if model.startswith(brand_slug) else f"{brand_slug}-{model}"


def picture(found: Encoded) -> dict[str, Any]:
    """A picture for a page: files by format, smallest first."""
    files: dict[str, list[list[Any]]] = {}
    for r in found.renditions:
        files.setdefault(r["format"], []).append([r["name"], r["width"]])
    return {"width": found.width, "height": found.height, "colour": found.colour} | files


def variant(
    v: VariantRecord, price: PriceNow, category: str, language: str, member: PriceNow | None = None, content: str = ""
) -> dict[str, Any]:
    """A variant for a page. Amounts in minor units with tax; `member` is a lower price for those who have an account; `content` of
    goods sold by measure."""
    return {
        "id": str(v.id),
        "sku": v.sku,
        "gtin": v.gtin,
        "options": dict(v.options),
        "names": {code: _display(category, code, value, language) for code, value in v.options.items()},
        "facts": _labelled(category, {c: x for c, x in v.facts.items() if c not in _NOT_SPECS}, language),
        "media": list(v.media),
        "gross": price.gross,
        "list_gross": price.list_gross,
        "lowest_30d": price.lowest_30d,
        "lowest_days": price.lowest_days,
        "reduced_since": price.reduced_since.isoformat() if price.reduced_since else None,
        "percent": price.percent or 0,
        "campaign_id": str(price.campaign_id) if price.campaign_id else None,
        "deposit": v.deposit_minor,
        "member": member.gross if member and member.gross < price.gross else None,
        "content": content,
    }


@lru_cache(maxsize=65536)
def _shown(category: str, code: str, value: str | int | float | bool, language: str) -> str:
    return schema.display(schema.attribute(category, code), value, language)


def _display(category: str, code: str, value: Any, language: str) -> str:
    if isinstance(value, list):
        return schema.display(schema.attribute(category, code), value, language)
    return _shown(category, code, value, language)


def _labelled(category: str, facts: Mapping[str, Any], language: str) -> list[list[str]]:
    wanted = [a for a in schema.attributes(category) if a.code in facts]
    return [[a.names[language], _display(category, a.code, facts[a.code], language)] for a in wanted]


def specs(product: ProductRecord, language: str) -> list[dict[str, Any]]:
    """The table of specifications: groups in the schema's order with (label, value) rows."""
    groups: dict[str, list[list[str]]] = {}
    for attribute in schema.attributes(product.category):
        if attribute.code in product.facts and attribute.code not in _NOT_SPECS:
            shown = _display(product.category, attribute.code, product.facts[attribute.code], language)
            groups.setdefault(attribute.group, []).append([attribute.names[language], shown])
    order = schema.group_names()
    return [{"title": order[g][language], "rows": groups[g]} for g in order if g in groups]


def highlights(product: ProductRecord, language: str, most: int = 3) -> str:
    """One short line of facts for a tile: the most important attributes with a unit or a name of their own."""
    ranked = sorted((a for a in schema.attributes(product.category) if a.code in product.facts), key=lambda a: a.rank)
    shown = (
        _display(product.category, a.code, product.facts[a.code], language)
        for a in ranked
        if a.code not in _NOT_SPECS and a.type != "boolean" and a.code != "energy_class"
    )
    return " · ".join([v for v in shown if len(v) <= 28][:most])


def filters(product: ProductRecord) -> dict[str, list[Any]]:
    """The values that the category's facets count, from the product and all its variants."""
    found: dict[str, list[Any]] = {}
    for attribute in schema.attributes(product.category):
        if not attribute.filter:
            continue
        values = [product.facts.get(attribute.code)]
        values += [v.options.get(attribute.code, v.facts.get(attribute.code)) for v in product.variants]
        flat = [x for v in values if v is not None for x in (v if isinstance(v, list) else [v])]
        if flat:
            found[attribute.code] = sorted(set(flat), key=str)
    return found


def document(s: Sources) -> dict[str, Any]:
    """The product page's document."""
    product, brand = s.product, s.brand
    sold = [v for v in product.variants if v.id in s.prices]
    return {
        "product_id": str(product.id),
        "brand": {
            "slug": brand.slug,
            "name": brand.name,
            "look": {c: brand.look[c] for c in COLOURS if c in brand.look},
        },
        "slug": s.slug,
        "name": product.name,
        "model": product.model,
        "category": product.category,
        "title": s.text.title,
        "bullets": list(s.text.bullets),
        "description": s.text.description,
        "seo_title": s.text.seo_title,
        "seo_description": s.text.seo_description,
        "launched_on": product.launched_on.isoformat() if product.launched_on else None,
        "sale_mode": product.sale_mode,
        # What the duty on goods from abroad is worked out from, on the day it is shown.
        "imported": {"hs_code": product.hs_code, "origin": product.origin} if product.sale_mode == "direct" else None,
        "facts": dict(product.facts),
        "specs": specs(product, s.language),
        "variants": [
            variant(v, s.prices[v.id], product.category, s.language, s.members.get(v.id), product.net_content(v))
            for v in sold
        ],
        "media": list(product.media),
        "pictures": {key: s.pictures[key] for key in product.media if key in s.pictures},
        "display": list(s.verdict.display),
        "legal": {
            "trader": trader(brand),
            "manufacturer": dict(brand.manufacturer),
            "responsible_person": dict(brand.responsible_person),
        },
        "currency": next((p.currency for p in s.prices.values()), ""),
    }


def card(s: Sources, doc: Mapping[str, Any]) -> dict[str, Any]:
    """What a tile shows: the cheapest variant's price, the first picture, the energy class the law wants beside it."""
    cheapest = min(doc["variants"], key=lambda v: v["gross"])
    first = next((m for m in (*cheapest["media"], *doc["media"]) if m in doc["pictures"]), None)
    return {
        "product_id": doc["product_id"],
        "brand": {"slug": s.brand.slug, "name": s.brand.name},
        "slug": doc["slug"],
        "name": s.product.name,
        "title": doc["title"],
        "category": doc["category"],
        "line": highlights(s.product, s.language),
        "picture": doc["pictures"].get(first) if first else None,
        "gross": cheapest["gross"],
        "list_gross": cheapest["list_gross"],
        "lowest_30d": cheapest["lowest_30d"],
        "lowest_days": cheapest["lowest_days"],
        "percent": cheapest["percent"],
        "claims": claims(doc["variants"]),
        "deposit": cheapest["deposit"],
        "content": cheapest["content"],
        "imported": doc["imported"],
        "several": len({v["gross"] for v in doc["variants"]}) > 1,
        "currency": doc["currency"],
        "energy_class": _energy_class(doc["display"], cheapest["sku"]),
        "launched_on": doc["launched_on"],
        "colours": sorted({v["options"]["colour"] for v in doc["variants"] if "colour" in v["options"]}),
    }


def claims(variants: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The greatest percentage that may be claimed, by campaign; campaigns without one are missing."""
    found: dict[str, int] = {}
    for v in variants:
        if v["campaign_id"] and v["percent"]:
            found[v["campaign_id"]] = max(v["percent"], found.get(v["campaign_id"], 0))
    return found


def _energy_class(display: Sequence[Mapping[str, Any]], sku: str) -> str | None:
    """The class that the verdict has shown with the variant whose price the tile shows; it may differ from size to size."""
    shown = (i for i in display if i["kind"] == "energy_label" and i.get("class") and sku in (i.get("skus") or (sku,)))
    return next((str(i["class"]) for i in shown), None)


def holds_until(prices: Sequence[PriceNow]) -> datetime | None:
    """The first instant at which one of the prices changes."""
    return min((p.holds_until for p in prices if p.holds_until), default=None)


def words(s: Sources) -> tuple[str, str]:
    """What search finds: names and codes (weighed most), and the text; both without accents."""
    codes = " ".join(
        [s.brand.name, s.product.name, s.product.model.replace("-", " "), *(v.sku for v in s.product.variants)]
    )
    category = schema.category(s.product.category)
    names = f"{codes} {category.names[s.language]} {category.singular[s.language]}"
    text = " ".join([s.text.title, *s.text.bullets, s.text.description])
    return plain(names), plain(text)
