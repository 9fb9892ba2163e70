"""A brand with a contract, home prices and figures, for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from argosy.kernel import clock
from argosy.kernel.ids import uuid7
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing import api

NOW = datetime(2026, 4, 13, 12, tzinfo=UTC)
MARKETS = ("es", "pl")


@dataclass(frozen=True)
class World:
    """A brand and its variants' ids by SKU, in the order of the SKUs."""

    brand_id: UUID
    variants: dict[str, UUID]

    @property
    def brand(self) -> programme.BrandRecord:
        return programme.brand_by_id(self.brand_id)

    def products(self) -> list[Any]:
        from argosy.catalogue import api as catalogue

        return catalogue.products(catalogue.brand_product_ids(self.brand_id))

    def prices(self, market: str = "es", audience: str = "public") -> dict[str, int]:
        """Gross by SKU."""
        found = pricing.current(self.variants.values(), market, audience=audience)
        return {sku: found[v].gross for sku, v in self.variants.items() if v in found}


def make(slug: str = "acme", phones: int = 2, sofas: int = 1) -> World:
    """A Chinese brand with phones (3,299.00 and 3,399.00 CNY …) and sofas, a contract, and a verdict for every product."""
    from argosy.catalogue.models import Product, Variant
    from argosy.programme.models import Brand, CommissionLine, Contract

    brand = Brand.objects.create(
        slug=slug,
        name=slug.title(),
        country="CN",
        home_currency="CNY",
        digest=slug,
        status="active",
        verified_at=NOW,
        price_factors={"es": "1.10"},
    )
    contract = Contract.objects.create(
        brand=brand,
        version="1",
        tier="launch",
        valid_from=date(2026, 1, 1),
        co_funding_bp=5000,
        signed_by="A",
        signed_on=NOW,
    )
    CommissionLine.objects.create(contract=contract, category="", rate_bp=800)
    CommissionLine.objects.create(contract=contract, category="phones", rate_bp=500)
    found: dict[str, UUID] = {}
    for category, count, mode in (("phones", phones, "parcel"), ("sofas", sofas, "bulky")):
        for n in range(count):
            product = Product.objects.create(
                brand=brand,
                model=f"{category}-{n}",
                name=f"{category} {n}",
                category=category,
                sale_mode=mode,
                digest="-",
            )
            variant = Variant.objects.create(
                product=product,
                brand=brand,
                sku=f"{slug}-{category}-{n}",
                gtin=f"{abs(hash((slug, category, n))) % 10**13:014d}",
                home_price_minor=329_900 + 10_000 * n,
                home_currency="CNY",
                weight_g=200 if mode == "parcel" else 40_000,
                length_mm=160 if mode == "parcel" else 2_000,
                width_mm=80 if mode == "parcel" else 900,
                height_mm=10 if mode == "parcel" else 400,
                digest="-",
            )
            found[variant.sku] = variant.id
            for market in MARKETS:
                judge(product.id, brand.id, market)
    return World(brand.id, found)


def judge(product_id: UUID, brand_id: UUID, market: str, closed: tuple[str, ...] = ()) -> None:
    """A verdict that closes these gates."""
    from argosy.compliance.models import Verdict

    Verdict.objects.filter(product_id=product_id, market=market).delete()
    Verdict.objects.create(
        id=uuid7(),
        product_id=product_id,
        brand_id=brand_id,
        market=market,
        outcome="blocked" if closed else "allowed",
        closed=list(closed),
        findings=[],
        display=[],
        facts_digest="-",
        rules_version="-",
        evaluated_on=NOW.date(),
        evaluated_at=NOW,
    )


def launch(world: World, at: datetime = NOW) -> tuple[int, int]:
    """Publish what the strategy gives everything everywhere."""
    with clock.travel(at):
        return api.reprice(world.brand, world.products(), MARKETS)


def figure(
    world: World, sku: str, kind: str, minor: int | None, market: str = "es", currency: str = "EUR", **more: Any
) -> api.Figure:
    """A figure to tell."""
    return api.Figure(world.variants[sku], kind, minor, currency, market, **more)


def propose(world: World, **change: Any) -> api.Proposal:
    """Work a change out."""
    return api.propose(world.brand_id, api.Change(**change), by="lead@acme.example")
