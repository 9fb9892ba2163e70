"""Facts of a sale from what the catalogue and the price log know: goods by SKU, as they are sold in a market."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import click

from argosy.cli.price.naming import variant_named
from argosy.kernel.markets import MARKETS


def facts_of(
    goods: tuple[str, ...],
    market: str,
    *,
    brand: str | None,
    on: date | None,
    ship_to: str,
    ship_from: str,
    vat_id: str,
) -> dict[str, Any]:
    """The facts that `pricing.tax.read` reads; prices are those in force at the end of the day `on`, or now. Raises UsageError."""
    from argosy.catalogue import api as catalogue
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock
    from argosy.pricing import api as pricing
    from argosy.programme import api as programme

    place = MARKETS[market]
    at = datetime.combine(on, time.max, ZoneInfo(place.time_zone)) if on else clock.now()
    lines: list[dict[str, Any]] = []
    sellers = set()
    for number, asked in enumerate(goods):
        name, _, count = asked.partition(":")
        if count and not (count.isdigit() and 0 < int(count) < 1000):
            raise click.UsageError(f"{asked!r}: write the number of units after the SKU, as {name}:2.")
        variant = variant_named(name, brand)
        price = pricing.current([variant.id], market, at).get(variant.id)
        if price is None:
            raise click.UsageError(
                f"{variant.sku} has no price in market {market} then: launch its brand there, or set one."
            )
        product = catalogue.products([variant.product_id])[0]
        sellers.add(variant.brand_id)
        line = {
            "id": variant.sku if variant.sku not in {li["id"] for li in lines} else f"{variant.sku}#{number}",
            "quantity": int(count or 1),
            "unit_gross_minor": price.gross,
            "category": product.category,
        }
        lines.append(line | {k: v for k, v in (("hs_code", product.hs_code), ("origin", product.origin)) if v})
    if len(sellers) > 1:
        raise click.UsageError("One quote is one seller's consignment: name goods of one brand.")
    seller = programme.brand_by_id(sellers.pop())
    buyer = {"kind": "business", "vat_id": vat_id, "vat_id_checked": True} if vat_id else {"kind": "consumer"}
    country, _, code = ship_to.partition("/") if "/" in ship_to else (place.country, "", ship_to)
    return {
        "market": market,
        "currency": place.currency,
        "buyer": buyer,
        "seller": {"country": seller.country, "opted_for_destination": True},
        "ship_from": {"country": ship_from.upper() or fulfilment.usual_origin(market)},
        "ship_to": {"country": country.upper()} | ({"postcode": code} if code else {}),
        "lines": lines,
    } | ({"date": on.isoformat()} if on else {})
