"""The market's goods for Google Merchant Center: RSS 2.0 with its `g:` attributes, a page of products at a time.

Prices are asked of the log, not of the listings. While a reduction runs, `price` is the lowest price of the 30 days before it began
and `sale_price` what is paid: what Google strikes through is then true under Directive 98/6/EC Art. 6a (CJEU C-330/23). Where no
reduction may be claimed there is one price. Goods sold by measure carry what their unit price is worked out from. Format: Google Merchant Center, product data specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from argosy.catalogue.api import schema, units
from argosy.channel import api as channel
from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import MARKETS
from argosy.pricing import api as pricing
from argosy.web import measured
from argosy.web.shop import formats, presenters
from argosy.web.shop.shelf import Place
from argosy.web.shop.structured import shown

#: Google's taxonomy by the path's words, which it takes as well as numbers.
TAXONOMY = {
    "phones": "Electronics > Communications > Telephony > Mobile Phones",
    "tablets": "Electronics > Computers > Tablet Computers",
    "tvs": "Electronics > Video > Televisions",
    "robot-vacuums": "Home & Garden > Household Appliances > Vacuums",
    "sofas": "Furniture > Sofas",
    "cycling": "Sporting Goods > Outdoor Recreation > Cycling > Bicycle Accessories",
    "helmets": "Sporting Goods > Outdoor Recreation > Cycling > Cycling Apparel & Accessories > Bicycle Helmets",
    "cars": "Vehicles & Parts > Vehicles > Motor Vehicles > Cars, Trucks & Vans",
}
#: Characters that XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = {"title": 150, "description": 5000}
_MOST_PICTURES = 10


def google(request: HttpRequest, market: str, language: str) -> HttpResponseBase:
    """The feed of a market in one of its languages. Raises Http404 for a language that the market does not have."""
    if language not in MARKETS[market].languages:
        raise Http404
    response = StreamingHttpResponse(feed(Place(market, language)), content_type="application/xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response


def feed(place: Place) -> Iterator[str]:
    """The document in pieces of some products each."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>'
        f"<title>Argosy {place.market.upper()}</title><link>{escape(settings.PUBLIC_URL + place.root)}</link>"
        "<description>Brand+</description>\n"
    )
    for documents in channel.listings(place.market, place.language):
        variants = [UUID(v["id"]) for d in documents for v in d["variants"]]
        prices = pricing.current(variants, place.market)
        free = fulfilment.available(variants, place.market)
        for document in documents:
            for variant in document["variants"]:
                price = prices.get(UUID(variant["id"]))
                # A car is reserved, not sent; and Google wants duty within the price, which depends on what else is ordered.
                if price is not None and document["sale_mode"] not in ("deposit", "direct"):
                    yield _item(place, document, variant, price, free.get(price.variant_id, 0))
    yield "</channel></rss>\n"


def _item(
    place: Place, document: Mapping[str, Any], variant: Mapping[str, Any], price: pricing.PriceNow, free: int
) -> str:
    told: list[tuple[str, str]] = [
        ("g:id", variant["sku"]),
        ("g:item_group_id", document["model"]),
        ("g:title", " ".join([document["title"], *_differing(document, variant)])),
        ("g:description", document["description"] or document["seo_description"] or document["title"]),
        ("g:link", settings.PUBLIC_URL + place.product(document["slug"], variant["sku"])),
        *_pictures(document, variant),
        ("g:availability", "in_stock" if free > 0 else "out_of_stock"),
        *_prices(price),
        *_measures(place, variant, price),
        ("g:brand", document["brand"]["name"]),
        ("g:gtin", variant["gtin"]),
        ("g:mpn", document["model"]),
        ("g:condition", "new"),
        *_category(document, place.language),
        *((f"g:{name}", variant["names"][code]) for name, code in (("color", "colour"), ("size", "size")) if code in variant["names"]),
    ]  # fmt: skip
    parts = "".join(f"<{name}>{_text(name, value)}</{name}>" for name, value in told if value)
    return f"<item>{parts}{_shipping(place, document, price)}{_certification(document, variant)}</item>\n"


def _differing(document: Mapping[str, Any], variant: Mapping[str, Any]) -> Sequence[str]:
    """What tells the variant from the others of its product."""
    return list(variant["names"].values()) if len(document["variants"]) > 1 else []


def _pictures(document: Mapping[str, Any], variant: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    keys = [key for key in (*variant["media"], *document["media"]) if key in document["pictures"]]
    for number, key in enumerate(dict.fromkeys(keys)):
        made = presenters.picture(document["pictures"][key])
        if made is not None and number <= _MOST_PICTURES:
            yield ("g:additional_image_link" if number else "g:image_link"), settings.PUBLIC_URL + made.src


def _prices(price: pricing.PriceNow) -> Iterator[tuple[str, str]]:
    amount = f"{formats.plain_amount(price.gross, price.currency)} {price.currency}"
    if price.lowest_30d is None or not price.percent:
        yield "g:price", amount
        return
    yield "g:price", f"{formats.plain_amount(price.lowest_30d, price.currency)} {price.currency}"
    yield "g:sale_price", amount
    if price.reduced_since and price.holds_until:
        yield "g:sale_price_effective_date", f"{_instant(price.reduced_since)}/{_instant(price.holds_until)}"


#: Google's names of the units in which contents are stated.
_UNITS = {"m2": "sqm", "m3": "cbm", "piece": "ct"}


def _measures(place: Place, variant: Mapping[str, Any], price: pricing.PriceNow) -> Iterator[tuple[str, str]]:
    """Of goods sold by measure how much is in a package, and the quantity whose price the country wants told."""
    content = variant.get("content", "")
    found = measured.price(place.market, content, price.gross)
    if found is not None:
        amount, unit = units.content(content)
        yield "g:unit_pricing_measure", f"{amount:f}{_UNITS.get(unit, unit)}"
        yield "g:unit_pricing_base_measure", f"{found.quantity}{_UNITS.get(found.unit, found.unit)}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M+0000")


def _category(document: Mapping[str, Any], language: str) -> Iterator[tuple[str, str]]:
    path = schema.path(document["category"])
    known = next((TAXONOMY[c.code] for c in reversed(path) if c.code in TAXONOMY), None)
    if known:
        yield "g:google_product_category", known
    yield "g:product_type", " > ".join(c.names[language] for c in path)


def _shipping(place: Place, document: Mapping[str, Any], price: pricing.PriceNow) -> str:
    charge = fulfilment.delivery_price(place.market, [document["sale_mode"]], price.gross)
    amount = f"{formats.plain_amount(charge, price.currency)} {price.currency}"
    return f"<g:shipping><g:country>{place.country}</g:country><g:price>{amount}</g:price></g:shipping>"


def _certification(document: Mapping[str, Any], variant: Mapping[str, Any]) -> str:
    """The EPREL number, from which Google draws the energy label (Regulation (EU) 2017/1369 Art. 6)."""
    label = next((i for i in shown(document, variant) if i["kind"] == "energy_label" and i.get("eprel_id")), None)
    if label is None:
        return ""
    return (
        "<g:certification><g:certification_authority>EC</g:certification_authority>"
        "<g:certification_name>EPREL</g:certification_name>"
        f"<g:certification_code>{escape(str(label['eprel_id']))}</g:certification_code></g:certification>"
    )


def _text(name: str, value: str) -> str:
    """A value as XML holds it, no longer than Google takes."""
    return escape(_FORBIDDEN.sub("", value)[: _LONGEST.get(name.removeprefix("g:"), 2000)])
