"""A brand with variants, as the rooms below keep them, for the tests of this room and those above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from argosy.kernel import clock
from argosy.kernel.markets import market as market_of
from argosy.pricing import api

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """A brand and the ids of its variants."""

    brand_id: UUID
    variants: list[UUID]


def make(count: int, slug: str = "acme", first_gtin: int = 0) -> World:
    """Write a brand with one product of `count` variants."""
    from argosy.catalogue.models import Product, Variant
    from argosy.programme.models import Brand

    brand = Brand.objects.create(slug=slug, name=slug.title(), country="CN", home_currency="CNY", digest=slug)
    product = Product.objects.create(brand=brand, model="m1", name="M1", category="phones", digest="-")
    made = Variant.objects.bulk_create(
        Variant(
            product=product,
            brand=brand,
            sku=f"{slug}-{n}",
            gtin=f"{first_gtin + n:014d}",
            home_price_minor=329_900,
            home_currency="CNY",
            weight_g=200,
            length_mm=160,
            width_mm=80,
            height_mm=10,
            digest="-",
        )
        for n in range(count)
    )
    return World(brand.id, [v.id for v in made])


def point(
    world: World, variant: UUID, gross: int, market: str = "es", from_at: datetime | None = None
) -> api.PricePoint:
    """A list price to publish."""
    return api.PricePoint(
        variant, world.brand_id, market, gross, market_of(market).currency, "set", {"method": "set"}, from_at
    )


def priced(world: World, at: datetime, gross: int, variants: Sequence[UUID] | None = None, market: str = "es") -> None:
    """Publish one list price for variants at a past or future instant, living in that instant."""
    with clock.travel(at):
        api.publish(point(world, v, gross, market) for v in variants or world.variants)


def log(world: World, variant: int = 0, market: str = "es") -> list[tuple[int, str]]:
    """Amounts and kinds of a variant's prices, those ahead included."""
    return [(r.gross, r.kind) for r in api.history(world.variants[variant], market, NOW - days(400))]


def reduce_all(world: World, bp: int, start: datetime, end: datetime, market: str = "es") -> None:
    """Reduce every variant, living in the first instant of the reduction."""
    with clock.travel(start):
        api.reduce(uuid4(), world.variants, market, bp, start, end)


def days(count: float) -> timedelta:
    """So many days."""
    return timedelta(days=count)


__all__ = ["NOW", "World", "days", "log", "make", "point", "priced", "reduce_all"]
