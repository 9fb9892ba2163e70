"""Structured data (schema.org) of the shop's pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from argosy.catalogue.api import schema, units
from argosy.kernel.text import t
from argosy.web import measured
from argosy.web.shop import formats, parts
from argosy.web.shop.shelf import Place


def product(
    place: Place,
    document: Mapping[str, Any],
    variant: Mapping[str, Any],
    images: Sequence[parts.Picture],
    left: int,
    logo: parts.Picture | None = None,
) -> dict[str, Any]:
    """schema.org Product with its Offer."""
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": settings.PUBLIC_URL + place.product(document["slug"], variant["sku"]),
        "price": formats.plain_amount(variant["gross"], place.currency),
        "priceCurrency": place.currency,
        "availability": f"https://schema.org/{'InStock' if left else 'OutOfStock'}",
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@type": "Organization", "name": document["legal"]["trader"].get("name", "")},
        "hasMerchantReturnPolicy": {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": place.country,
            "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": 14,
        },
    }
    if variant["percent"] and variant["lowest_30d"]:
        offer["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": formats.plain_amount(variant["lowest_30d"], place.currency),
            "priceCurrency": place.currency,
        }
    by_measure = _by_measure(place, variant)
    if by_measure:
        strike = offer.get("priceSpecification")
        offer["priceSpecification"] = [strike, by_measure] if strike else by_measure
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": document["title"],
        "sku": variant["sku"],
        "gtin": variant["gtin"],
        "brand": {"@type": "Brand", "name": document["brand"]["name"]}
        | ({"logo": settings.PUBLIC_URL + logo.src} if logo else {}),
        "description": document["seo_description"],
        "image": [settings.PUBLIC_URL + p.src for p in images],
        "offers": offer,
    }
    if variant.get("holds_until"):
        offer["priceValidUntil"] = variant["holds_until"][:10]
    label = next((i for i in shown(document, variant) if i["kind"] == "energy_label" and i.get("class")), None)
    if label:
        letter = label["class"]
        made["hasEnergyConsumptionDetails"] = {
            "@type": "EnergyConsumptionDetails",
            "hasEnergyEfficiencyCategory": f"https://schema.org/EUEnergyEfficiencyCategory{letter}",
            "energyEfficiencyScaleMin": "https://schema.org/EUEnergyEfficiencyCategoryG",
            "energyEfficiencyScaleMax": "https://schema.org/EUEnergyEfficiencyCategoryA",
        }
    return made


#: UN/CEFACT Recommendation 20 codes of the units in which contents are stated.
_UNIT_CODES = {"g": "GRM", "kg": "KGM", "ml": "MLT", "l": "LTR", "m": "MTR", "m2": "MTK", "m3": "MTQ", "piece": "C62"}


def _by_measure(place: Place, variant: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the price is for, and for which quantity it may be compared, as Google reads it: the selling price for the content
    (`referenceQuantity`), to be told per `valueReference`."""
    content = variant.get("content", "")
    found = measured.price(place.market, content, variant["gross"])
    if found is None:
        return None
    amount, unit = units.content(content)
    return {
        "@type": "UnitPriceSpecification",
        "price": formats.plain_amount(variant["gross"], place.currency),
        "priceCurrency": place.currency,
        "valueAddedTaxIncluded": True,
        "referenceQuantity": _quantity(f"{amount:f}", unit)
        | {"valueReference": _quantity(str(found.quantity), found.unit)},
    }


def _quantity(value: str, unit: str) -> dict[str, str]:
    return {"@type": "QuantitativeValue", "value": value, "unitCode": _UNIT_CODES[unit]}


def trail(place: Place, document: Mapping[str, Any], name: str) -> tuple[parts.Link, ...]:
    """The way from the start page to the product."""
    path = schema.path(document["category"])
    return (
        parts.Link(label=t(place.language, "shop-home"), href=place.root),
        *(
            parts.Link(label=c.names[place.language], href=place.category(c.code))
            for c in path
            if c.parent or len(path) == 1
        ),
        parts.Link(label=f"{document['brand']['name']} {name}"),
    )


def shown(document: Mapping[str, Any], variant: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What the rules want shown beside this variant."""
    return [i for i in document["display"] if not i.get("skus") or variant["sku"] in i["skus"]]


def crumbs(links: Sequence[parts.Link]) -> dict[str, Any]:
    """schema.org BreadcrumbList."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": link.label}
            | ({"item": settings.PUBLIC_URL + link.href} if link.href else {})
            for n, link in enumerate(links, 1)
        ],
    }
