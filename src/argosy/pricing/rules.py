"""The arithmetic of prices: home price to market price, local endings, reductions and tax. Pure, exact, in minor units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from argosy.kernel.money import Taxed, allocate, exponent, vat_inside

REDUCTION_WINDOW = timedelta(days=30)


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

    `kind` is "list" or "campaign"; `since` its first instant, `holds_until` the next point in the log (None: none set).
    While an announced reduction runs, `lowest_30d` is the lowest price of the 30 days before it began at `reduced_since`,
    and `percent` (rounded down) counts from it: these three, not `list_gross`, are what may be shown as "was" and "−20%".
    They are None when nothing may be claimed.
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


def percent_off(price: int, prior: int) -> int:
    """The whole percentage by which `price` lies below `prior`, rounded down: a claim never overstates. 0 when not lower."""
    return max(0, (prior - price) * 100 // prior)


def reduced_price(list_gross: int, discount_bp: int) -> int:
    """A list price less `discount_bp` basis points, rounded down so that the discount claimed is reached."""
    return list_gross * (10_000 - discount_bp) // 10_000


def reached_bp(price: int, prior: int) -> int:
    """The discount in basis points that may be claimed truthfully against `prior`, rounded down. 0 when not lower."""
    return max(0, (prior - price) * 10_000 // prior)


@dataclass(frozen=True, slots=True)
class Point:
    """A price in minor units that holds from `from_at` until the next point; `reduced` marks an announced reduction."""

    from_at: datetime
    gross: int
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a discount would make of one variant's price, in minor units, and what may truthfully be said of it.

    `prior` is the lowest price of the 30 days before `began` (None: never priced before), `true_bp` the discount that
    `price` reaches from it; the reduction is honest when that is no less than the one claimed.
    """

    variant_id: UUID
    brand_id: UUID
    currency: str
    list_gross: int
    price: int
    prior: int | None
    began: datetime
    claimed_bp: int
    true_bp: int

    @property
    def honest(self) -> bool:
        """Whether the percentage claimed is reached from the lowest price of the 30 days before."""
        return self.prior is not None and self.price * 10_000 <= self.prior * (10_000 - self.claimed_bp)


def reduction_began(history: Sequence[Point], at: datetime, *, progressive: bool = True) -> datetime | None:
    """When the reduction in force at `at` began; None when the price then is not a reduced one.

    `history` ascends in time. With `progressive`, a reduction that deepens step by step without a break counts from its first step
    (Directive 98/6/EC Art. 6a(5), where the state took that option over), otherwise every step is a reduction of its own. One whose
    price rises again while still reduced is a new reduction.
    """
    i = bisect_right(history, at, key=lambda p: p.from_at) - 1
    if i < 0 or not history[i].reduced:
        return None
    while (
        i > 0
        and history[i - 1].reduced
        and (history[i - 1].gross >= history[i].gross if progressive else history[i - 1].gross == history[i].gross)
    ):
        i -= 1
    return history[i].from_at


def lowest_30d(history: Sequence[Point], began: datetime) -> int | None:
    """The lowest price of the 30 days before a reduction began (Directive 98/6/EC Art. 6a; CJEU C-330/23).

    `history` ascends in time. The price in force when the window opens counts, a price set at the very start of the
    reduction does not. Goods on sale for less than 30 days: the lowest since their first price. None: no earlier price,
    so no reduction can be claimed.
    """
    first = max(0, bisect_right(history, began - REDUCTION_WINDOW, key=lambda p: p.from_at) - 1)
    last = bisect_left(history, began, key=lambda p: p.from_at)
    return min((p.gross for p in history[first:last]), default=None)


def lowest_series(
    history: Sequence[Point], since: datetime, until: datetime, *, progressive: bool = True
) -> list[tuple[datetime, int | None]]:
    """From which price a reduction counts, at every instant of [since, until): (from when, amount), each until the next.

    While a reduction runs, the lowest price of the 30 days before it began; otherwise that of the 30 days before the instant.
    `history` ascends in time; None before any price.
    """
    edges = {since}
    for point in history:
        edges |= {at for at in (point.from_at, point.from_at + REDUCTION_WINDOW) if since < at < until}
    found: list[tuple[datetime, int | None]] = []
    for at in sorted(edges):
        # What is set at the very instant does not count for a reduction that begins then, but from there on.
        lowest = lowest_30d(
            history, reduction_began(history, at, progressive=progressive) or at + timedelta(microseconds=1)
        )
        if not found or found[-1][1] != lowest:
            found.append((at, lowest))
    return found


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
