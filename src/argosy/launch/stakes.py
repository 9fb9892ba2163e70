"""Sales at stake: what a product that is held back in a market may be missing there, in euro, and on which basis.

`here`: what it sold in that market in the last thirty days. `elsewhere`: else what it sold in the other markets in that time, the mean
of those where it sold. `stock`: else the stock that could be sent there at its list price; the same goods serve several markets, so
that over several of them the highest counts, not the sum. `none`: it has neither sold nor a price and stock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.money import exponent, round_half_up
from argosy.pricing import api as pricing

PERIOD = timedelta(days=30)
CURRENCY = "EUR"
BASES = ("here", "elsewhere", "stock", "none")
Pair = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Stake:
    """Minor units of CURRENCY, and where the figure comes from."""

    minor: int
    basis: str


@dataclass(frozen=True, slots=True)
class Total:
    """Several stakes added: the sum, and what of it rests on sales and on stock."""

    minor: int
    sold: int
    stock: int

    @property
    def basis(self) -> str:
        """sold, stock, mixed or none."""
        if self.sold and self.stock:
            return "mixed"
        return "sold" if self.sold else "stock" if self.stock else "none"


def stakes(pairs: Collection[Pair]) -> dict[Pair, Stake]:
    """The stake of each (product, market)."""
    products = {product for product, _ in pairs}
    sold: dict[UUID, dict[str, int]] = defaultdict(dict)
    for row in checkout.sold_by_product(products, clock.now() - PERIOD):
        sold[row.product_id][row.market] = sold[row.product_id].get(row.market, 0) + _euro(row.gross, row.currency)
    found = {pair: stake for pair in pairs if (stake := _sold(sold.get(pair[0], {}), pair[1]))}
    stock = _stock([pair for pair in pairs if pair not in found])
    return {pair: found.get(pair) or stock[pair] for pair in pairs}


def _sold(by_market: Mapping[str, int], market: str) -> Stake | None:
    if by_market.get(market):
        return Stake(by_market[market], "here")
    others = [gross for code, gross in by_market.items() if code != market and gross]
    return Stake(sum(others) // len(others), "elsewhere") if others else None


def _stock(pairs: Collection[Pair]) -> dict[Pair, Stake]:
    """List price times what could be sent to the market."""
    records = {p.id: p for p in catalogue.products({product for product, _ in pairs})}
    found: dict[Pair, Stake] = {}
    for market in {market for _, market in pairs}:
        own = [product for product, code in pairs if code == market and product in records]
        variants = [v.id for product in own for v in records[product].variants]
        prices, free = pricing.current(variants, market), fulfilment.available(variants, market)
        for product in own:
            worth = sum(
                _euro(prices[v.id].list_gross * free.get(v.id, 0), prices[v.id].currency)
                for v in records[product].variants
                if v.id in prices
            )
            found[product, market] = Stake(worth, "stock" if worth else "none")
    return {pair: found.get(pair, Stake(0, "none")) for pair in pairs}


def _euro(minor: int, currency: str) -> int:
    """The amount at the newest reference rate there is."""
    if currency == CURRENCY or not minor:
        return minor
    ratio = pricing.fx_rate(currency, CURRENCY, clock.today(), pricing.LAUNCH).ratio
    exact = minor * ratio * Fraction(10) ** (exponent(CURRENCY) - exponent(currency))
    return round_half_up(Decimal(exact.numerator) / Decimal(exact.denominator))


def total(known: Mapping[Pair, Stake], pairs: Iterable[Pair]) -> Total:
    """The stakes of these pairs together, no goods counted twice."""
    sold, stock = 0, defaultdict[UUID, int](int)
    for product, market in set(pairs):
        stake = known.get((product, market), Stake(0, "none"))
        if stake.basis == "stock":
            stock[product] = max(stock[product], stake.minor)
        else:
            sold += stake.minor
    return Total(sold + sum(stock.values()), sold, sum(stock.values()))
