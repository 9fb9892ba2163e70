"""The arithmetic of prices: home price to market price, local endings, reductions and tax. Pure, exact, in minor units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from argosy.kernel.money import Taxed, allocate, exponent, vat_inside


@dataclass(frozen=True, slots=True)
class VatRate:
    """A country's standard VAT in percent, with the days it holds (`valid_to` included; None: still in force)."""

    country: str
    percent: Decimal
    valid_from: date
    valid_to: date | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class PricePoint:
    """A list price with tax to publish for a series; it holds from `from_at` (None: the instant of publication).

    `reason` is a short code ("launch", "set", …), `source` the explanation as JSON: how the amount came about. `basis` is the
    part of it that many points have in common; it is kept once.
    """

    variant_id: UUID
    brand_id: UUID
    market: str
    gross_minor: int
    currency: str
    reason: str
    source: Mapping[str, Any]
    from_at: datetime | None = None
    audience: str = "public"
    basis: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class PriceNow:
    """The price in force, in minor units of `currency`, tax included.

    `kind` is "list" or "campaign"; `since` its first instant, `holds_until` the next point in the log, or the instant at which what
    may be claimed changes by law (None: neither is known). While an announced reduction runs, `lowest_30d` is the price it counts
    from by the state's rule: the lowest of the `lowest_days` (30, fewer of new goods) before it began at `reduced_since`; `percent`
    (rounded down) counts from it. These, not `list_gross`, are what may be shown as "was" and "−20%". They are None when nothing may
    be claimed.
    """

    variant_id: UUID
    brand_id: UUID
    market: str
    currency: str
    gross: int
    list_gross: int
    kind: str
    campaign_id: UUID | None
    since: datetime
    holds_until: datetime | None
    lowest_30d: int | None = None
    reduced_since: datetime | None = None
    percent: int | None = None
    lowest_days: int | None = None


@dataclass(frozen=True, slots=True)
class FxRate:
    """What one unit of `base` is worth in `quote` by the ECB reference rates of the day `dated`.

    The ECB quotes units of a currency for one euro; both legs are kept so that no rounded cross rate enters a price.
    """

    base: str
    quote: str
    base_per_eur: Decimal
    quote_per_eur: Decimal
    dated: date
    source: str

    @property
    def ratio(self) -> Fraction:
        """The exact rate."""
        return Fraction(self.quote_per_eur) / Fraction(self.base_per_eur)

    @property
    def rate(self) -> Decimal:
        """The rate for people, to eight digits after the decimal mark."""
        return (self.quote_per_eur / self.base_per_eur).quantize(Decimal("1e-8"))


@dataclass(frozen=True, slots=True)
class Band:
    """Prices in [from_minor, below_minor) may end as k·step + ending (minor units; below None: no upper bound)."""

    from_minor: int
    below_minor: int | None
    step: int
    ending: int

    def at_most(self, value: int) -> int | None:
        """The band's greatest price that is not above `value`."""
        if self.below_minor is not None and value >= self.below_minor:
            value = self.below_minor - 1
        found = (value - self.ending) // self.step * self.step + self.ending
        return found if found >= self.from_minor and found > 0 else None

    def at_least(self, value: int) -> int | None:
        """The band's least price that is not below `value`."""
        value = max(value, self.from_minor, 1)
        found = -((self.ending - value) // self.step) * self.step + self.ending
        return found if self.below_minor is None or found < self.below_minor else None


@dataclass(frozen=True, slots=True)
class Endings:
    """A market's local price endings: adjoining bands, the first from 0, the last without an upper bound."""

    bands: tuple[Band, ...]
    source: str


def local_ending(value: Fraction, endings: Endings, floor_minor: int = 1) -> int:
    """The offered price nearest to `value` (ties upwards) that is not below `floor_minor`.

    It differs from max(value, floor) by no more than the wider step of the bands that the two lie in, and a higher value
    never gets a lower price.
    """
    return ending_near(value.numerator, value.denominator, endings, floor_minor)


def ending_near(n: int, d: int, endings: Endings, floor_minor: int = 1) -> int:
    """`local_ending` of n/d, d > 0, without making a fraction."""
    if n < floor_minor * d:
        n, d = floor_minor, 1
    below, above = at_most(endings, n // d), at_least(endings, -(-n // d))
    if below is None or below < floor_minor or (above + below) * d <= 2 * n:
        return above
    return below


def at_most(endings: Endings, value: int) -> int | None:
    """The greatest offered price that is not above `value`."""
    for band in reversed(endings.bands):
        if band.from_minor <= value and (found := band.at_most(value)) is not None:
            return found
    return None


def at_least(endings: Endings, value: int) -> int:
    """The least offered price that is not below `value`."""
    for band in endings.bands:
        if (band.below_minor is None or value < band.below_minor) and (found := band.at_least(value)) is not None:
            return found
    raise ValueError("the last band of the endings has an upper bound")


def home_ratio(
    home_currency: str, home_vat: Decimal, fx: FxRate, factor: Decimal, market_currency: str, market_vat: Decimal
) -> Fraction:
    """What one minor unit of a home price (its VAT included) becomes in the market, VAT included, before any rounding.

    home / (1 + home VAT) × rate × factor × (1 + market VAT), and the currencies' exponents. Raises ValueError when the
    rate is for other currencies or the factor is not positive.
    """
    if (fx.base, fx.quote) != (home_currency, market_currency):
        raise ValueError(f"a rate {fx.base}/{fx.quote} does not turn {home_currency} into {market_currency}")
    if factor <= 0:
        raise ValueError("the factor must be positive")
    scale = Fraction(10) ** (exponent(market_currency) - exponent(home_currency))
    net = Fraction(100) / (100 + Fraction(home_vat))
    return net * fx.ratio * Fraction(factor) * (100 + Fraction(market_vat)) / 100 * scale


def vat_of_lines(lines: Sequence[tuple[int, Decimal]]) -> list[Taxed]:
    """Split lines of (gross minor units, VAT percent) into net and VAT.

    VAT is computed once per rate on that rate's sum and shared among its lines by largest remainder, so the lines add
    up to the order's VAT to the cent.
    """
    vat = [0] * len(lines)
    for rate in {rate for _, rate in lines}:
        at_rate = [i for i, line in enumerate(lines) if line[1] == rate]
        grosses = [lines[i][0] for i in at_rate]
        total = vat_inside(sum(grosses), rate).vat
        for i, share in zip(at_rate, allocate(total, grosses), strict=True):
            vat[i] = share
    return [Taxed(gross - tax, tax, gross) for (gross, _), tax in zip(lines, vat, strict=True)]


def split_discount(discount: int, grosses: Sequence[int]) -> list[int]:
    """Share a discount on the whole among lines in proportion to their gross, exact by largest remainder.

    No line gets more than it costs. Raises ValueError when the discount is negative or more than all lines cost.
    """
    if not 0 <= discount <= sum(grosses):
        raise ValueError(f"cannot take {discount} off {sum(grosses)}")
    return allocate(discount, grosses)
