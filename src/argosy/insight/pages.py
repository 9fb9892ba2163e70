"""A brand's page, gathered line by line. Pure: lines come in, totals come out.

Revenue counts every line. Waterfalls are made for settled lines only (a deposit earns nobody anything yet).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from argosy.insight.rules import NOTHING, OPERATING, PARCEL, Estimate, Ratio, Waterfall, ratio

VERDICTS = ("holds", "open", "fails", "none")


@dataclass(frozen=True, slots=True)
class Sale:
    """A sold line as the page lists it; `waterfall` None while it is not settled."""

    line_id: UUID
    order_id: UUID
    order_number: str
    placed_at: datetime
    market: str
    currency: str
    product_id: UUID
    name: str
    sku: str
    quantity: int
    gross: int
    waterfall: Waterfall | None


@dataclass(frozen=True, slots=True)
class MarketSales:
    """A market's sales: VAT included, in minor units; `by_day` has one figure per day of the page."""

    market: str
    currency: str
    orders: int
    units: int
    gross: int
    by_day: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProductSales:
    """A product's sales: `gross` by currency, `by_day` units."""

    product_id: UUID
    name: str
    units: int
    gross: dict[str, int]
    by_day: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BrandPage:
    """A brand's sales of a period and their cost compared with a rival.

    `ratio` puts the newest `compared_lines` comparable lines together; `verdicts` counts those orders by whether half of the rival's
    operating cost holds (holds, open, fails, none); `recent` are the newest sales.
    """

    brand_id: UUID
    days: tuple[date, ...]
    orders: int
    units: int
    markets: tuple[MarketSales, ...]
    top_products: tuple[ProductSales, ...]
    recent: tuple[Sale, ...]
    rival_name: str
    ratio: Ratio | None
    ratio_without_parcel: Ratio | None
    compared_lines: int
    verdicts: dict[str, int]

    @property
    def half_share(self) -> Decimal | None:
        """Share of comparable orders in which half holds, 0 to 1; None without any."""
        comparable = sum(self.verdicts[v] for v in ("holds", "open", "fails"))
        return Decimal(self.verdicts["holds"]) / comparable if comparable else None


@dataclass(slots=True)
class _Product:
    name: str
    days: int
    units: int = 0
    gross: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    by_day: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_day = [0] * self.days


@dataclass(slots=True)
class Gathering:
    """Takes lines one by one, newest first, and makes the page."""

    days: Sequence[date]
    recent_limit: int = 20
    sums: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    by_day: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    market_orders: dict[tuple[str, str], set[UUID]] = field(default_factory=lambda: defaultdict(set))
    products: dict[UUID, _Product] = field(default_factory=dict)
    recent: list[Sale] = field(default_factory=list)
    costs: dict[UUID, tuple[Estimate, Estimate]] = field(default_factory=dict)
    uncomparable: set[UUID] = field(default_factory=set)
    shares: list[Estimate] = field(default_factory=lambda: [NOTHING] * 4)
    compared: int = 0

    def take(self, sale: Sale) -> None:
        """Count a line."""
        day = min(max((sale.placed_at.date() - self.days[0]).days, 0), len(self.days) - 1)
        key = (sale.market, sale.currency)
        sums = self.sums.setdefault(key, [0, 0])
        sums[0] += sale.quantity
        sums[1] += sale.gross
        self.by_day.setdefault(key, [0] * len(self.days))[day] += sale.gross
        self.market_orders[key].add(sale.order_id)
        product = self.products.setdefault(sale.product_id, _Product(sale.name, len(self.days)))
        product.units += sale.quantity
        product.gross[sale.currency] += sale.gross
        product.by_day[day] += sale.quantity
        if len(self.recent) < self.recent_limit:
            self.recent.append(sale)
        if sale.waterfall:
            self._compare(sale.order_id, sale.waterfall)

    def _compare(self, order_id: UUID, w: Waterfall) -> None:
        if w.rival is None or not w.ours.price:
            self.uncomparable.add(order_id)
            return
        ours, theirs = self.costs.get(order_id, (NOTHING, NOTHING))
        self.costs[order_id] = (ours + w.ours.operating_cost, theirs + w.rival.operating_cost)
        sides = (w.ours, w.rival)
        found = [side.cost(kinds).share_of(side.price) for kinds in (OPERATING, OPERATING - PARCEL) for side in sides]
        self.shares = [a + b for a, b in zip(self.shares, found, strict=True)]
        self.compared += 1

    def _verdicts(self) -> dict[str, int]:
        counted = dict.fromkeys(VERDICTS, 0)
        for ours, theirs in self.costs.values():
            found = ratio(ours, theirs)
            counted[found.half if found else "none"] += 1
        counted["none"] += len(self.uncomparable - self.costs.keys())
        return counted

    def page(self, brand_id: UUID, rival_name: str, top: int = 10) -> BrandPage:
        """The page of everything taken."""
        markets = [
            MarketSales(m, c, len(self.market_orders[m, c]), units, gross, tuple(self.by_day[m, c]))
            for (m, c), (units, gross) in sorted(self.sums.items())
        ]
        best = sorted(self.products.items(), key=lambda item: (-item[1].units, item[1].name))[:top]
        return BrandPage(
            brand_id=brand_id,
            days=tuple(self.days),
            orders=len(set().union(*self.market_orders.values())),
            units=sum(m.units for m in markets),
            markets=tuple(markets),
            top_products=tuple(ProductSales(k, p.name, p.units, dict(p.gross), tuple(p.by_day)) for k, p in best),
            recent=tuple(self.recent),
            rival_name=rival_name,
            ratio=ratio(*self.shares[:2]),
            ratio_without_parcel=ratio(*self.shares[2:]),
            compared_lines=self.compared,
            verdicts=self._verdicts(),
        )
