"""Prices from home prices, and the gate of price changes: what the market's rules bar keeps the price it has."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.pricing import api as pricing
from argosy.programme import api as programme


def points_of(
    brand: programme.BrandRecord, products: Sequence[Any], markets: Sequence[str]
) -> tuple[list[pricing.PricePoint], int]:
    """The list prices that the brand's strategy gives these products now, where they differ from those decided last.

    Also how many changes the rules hold up: a product that may not pass the gate "price" in a market gets a first price there,
    so that it is on sale as soon as it may be, but no other.
    """
    factors = {code: Decimal(text) for code, text in brand.price_factors.items()}
    homes = [
        pricing.HomePrice(x.id, x.brand_id, x.home_price_minor, x.home_currency, brand.country)
        for p in products
        for x in p.variants
    ]
    points = pricing.decided(pricing.propose(homes, list(markets), factors, clock.today()))
    held = {
        id(point) for market in markets for point in _held([p for p in points if p.market == market], products, market)
    }
    return [point for point in points if id(point) not in held], len(held)


def _held(points: Sequence[pricing.PricePoint], products: Sequence[Any], market: str) -> list[pricing.PricePoint]:
    product_of = {x.id: p.id for p in products for x in p.variants}
    barred = compliance.closed({product_of[p.variant_id] for p in points}, market, "price")
    asked = [p for p in points if product_of[p.variant_id] in barred]
    priced = pricing.current([p.variant_id for p in asked], market) if asked else {}
    return [p for p in asked if p.variant_id in priced]
