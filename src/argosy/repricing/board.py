"""The price board of a market: what each offer costs the shopper and leaves the brand, and what others ask for the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.kernel import clock
from argosy.kernel.money import vat_inside
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing.lists import Known
from argosy.repricing.making import Making
from argosy.repricing.planning import offers
from argosy.repricing.rules import Margin, Terms, break_even, breaks, margin_of

#: Which offers to show: all, those that earn nothing, those dearer or cheaper than others', by hand, reduced, breaking a rail.
VIEWS = ("", "loss", "dearer", "cheaper", "hand", "reduced", "broken")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An offer; amounts in minor units with tax. `margin` is that of the price in force, with what the marketplace adds to a joint
    discount in `funded`; `left` counts it in. `gap_bp` is how far the price lies above others'; `broken` the rails that the list price breaks."""

    product_id: UUID
    variant_id: UUID
    sku: str
    name: str
    category: str
    price: pricing.PriceNow
    margin: Margin
    funded: int
    break_even: int | None
    rival: Known | None
    gap_bp: int | None
    by_hand: bool
    terms: Terms
    broken: tuple[str, ...]

    @property
    def left(self) -> int | None:
        """What a unit leaves the brand; None where its cost is not known."""
        return None if self.margin.cost is None else self.margin.left + self.funded

    @property
    def margin_bp(self) -> int | None:
        """`left` in basis points of the net price."""
        return None if self.left is None or not self.margin.net else self.left * 10_000 // self.margin.net


@dataclass(frozen=True, slots=True)
class Board:
    """A market's offers. `median_*` are of all offers with a cost or a comparable price; `counts` go by view."""

    market: str
    currency: str
    rows: Sequence[BoardRow]
    offers: int
    median_margin_bp: int | None
    median_gap_bp: int | None
    counts: Mapping[str, int]
    rates: Sequence[Any]


def board(brand_id: UUID, market: str, *, view: str = "", at: datetime | None = None) -> Board:
    """The brand's offers in a market, least margin first. Raises UnknownMarket, UnknownBrand, NoContract."""
    when = at or clock.now()
    making = _making(brand_id, market, when)
    rows = list(_rows(making, catalogue.brand_product_ids(brand_id), market, when))
    chosen = [row for row in rows if _shown(row, view)]
    chosen.sort(key=lambda r: (r.margin_bp is None, r.margin_bp or 0, r.sku))
    return Board(
        market,
        making.markets[0].currency,
        chosen,
        len(rows),
        _median([r.margin_bp for r in rows if r.margin_bp is not None]),
        _median([r.gap_bp for r in rows if r.gap_bp is not None]),
        {name: sum(_shown(row, name) for row in rows) for name in VIEWS},
        list(making.rates.values()),
    )


def row_of(brand_id: UUID, market: str, product_id: UUID, variant_id: UUID) -> BoardRow | None:
    """One variant of a brand's product on the board; None where it has no price. Raises UnknownMarket, UnknownBrand, NoContract."""
    now = clock.now()
    rows = _rows(_making(brand_id, market, now), [product_id], market, now)
    return next((row for row in rows if row.variant_id == variant_id), None)


def _making(brand_id: UUID, market: str, at: datetime) -> Making:
    making = Making(programme.brand_by_id(brand_id), [market], at, clock.today())
    making.audiences = ("public",)
    return making


def _rows(making: Making, product_ids: Sequence[UUID], market: str, at: datetime) -> Iterator[BoardRow]:
    products = catalogue.products(product_ids)
    owner = {x.id: p for p in products for x in p.variants}
    priced = pricing.current(owner, market, at)
    shares = {c.id: c.platform_share_bp for c in campaigns.running(market, at) if c.brand_id == making.brand.id}
    for offer in offers(making, products):
        price = priced.get(offer.variant.id)
        if price is None:
            continue
        product, economics = owner[offer.variant.id], offer.known.economics
        rival = offer.told.get(("guidance", "public"))
        yield BoardRow(
            product.id,
            offer.variant.id,
            offer.variant.sku,
            product.name,
            product.category,
            price,
            margin_of(price.gross, economics),
            _funded(price, shares, economics.vat_bp),
            break_even(economics),
            rival,
            (price.gross - rival.minor) * 10_000 // rival.minor if rival else None,
            offer.known.fixed is not None,
            offer.terms,
            breaks(price.list_gross, offer.known, offer.terms.step_bp),
        )


def _funded(price: pricing.PriceNow, shares: Mapping[UUID, int], vat_bp: int) -> int:
    """What the marketplace pays of a joint discount on a unit, net, as settlement books it."""
    if price.campaign_id is None or price.campaign_id not in shares:
        return 0
    paid = campaigns.split(price.list_gross - price.gross, shares[price.campaign_id]).platform
    return vat_inside(paid, Decimal(vat_bp) / 100).net


def _shown(row: BoardRow, view: str) -> bool:
    return {
        "": True,
        "loss": row.left is not None and row.left < 0,
        "dearer": row.gap_bp is not None and row.gap_bp > 0,
        "cheaper": row.gap_bp is not None and row.gap_bp < 0,
        "hand": row.by_hand,
        "reduced": row.price.kind == "campaign",
        "broken": bool(row.broken),
    }[view]


def _median(values: Sequence[int]) -> int | None:
    return sorted(values)[len(values) // 2] if values else None
