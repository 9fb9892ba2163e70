"""A rival's published fees as dated, sourced rows, and what they charge for a unit. Pure; `load` is the only reader.

Amounts inside are exact decimals in euros; rounding happens once, when a term is stated in the order's currency.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from argosy.insight.errors import RivalInvalid

DATA = Path(__file__).parent / "data"

Confidence = Literal["confirmed", "secondary", "weak", "assumed"]
Sides = tuple[int, int, int]
Amount = Annotated[Decimal, Field(ge=0)]


class Span(NamedTuple):
    """An exact figure with its interval, low <= central <= high."""

    low: Decimal
    central: Decimal
    high: Decimal

    def times(self, factor: Decimal) -> Span:
        return Span(self.low * factor, self.central * factor, self.high * factor)


class _Schema(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(_Schema):
    """An assumption with its interval. The ends may stand either way round: what makes a cost low is listed as low."""

    low: Amount
    central: Amount
    high: Amount


class Row(_Schema):
    """What every row says of itself."""

    valid_from: date
    source: str = Field(min_length=10)
    confidence: Confidence


class Tier(_Schema):
    up_to: Amount | None = None
    rate: Annotated[Decimal, Field(ge=0, le=100)]


class Referral(Row):
    """Commission by price. `tiers` ascend by `up_to` (euros); the last has none."""

    category: str
    stores: tuple[str, ...]
    tier_mode: Literal["flat", "portion", "whole"]
    tiers: tuple[Tier, ...] = Field(min_length=1)
    min_fee: Amount
    tax_base: Literal["gross", "net"]

    @model_validator(mode="after")
    def _ascending(self) -> Referral:
        ends = [t.up_to for t in self.tiers]
        if ends[-1] is not None or None in ends[:-1] or ends[:-1] != sorted(set(ends[:-1])):  # type: ignore[type-var]
            raise ValueError("tiers must ascend and the last must be open")
        if (self.tier_mode == "flat") != (len(ends) == 1):
            raise ValueError("flat has one tier, portion and whole have more")
        return self

    def fee(self, price: Decimal) -> Decimal:
        """Euros on a unit price in euros (with or without VAT as `tax_base` says), at least `min_fee`."""
        if self.tier_mode == "portion":
            return max(self.min_fee, self._portions(price))
        rate = next(t.rate for t in self.tiers if t.up_to is None or price <= t.up_to)
        return max(self.min_fee, price * rate / 100)

    def _portions(self, price: Decimal) -> Decimal:
        fee, floor = Decimal(0), Decimal(0)
        for tier in self.tiers:
            end = price if tier.up_to is None else min(price, tier.up_to)
            fee += max(end - floor, Decimal(0)) * tier.rate / 100
            floor = max(floor, end)
        return fee


class SizeTier(_Schema):
    sides_mm: Sides
    max_g: int = Field(gt=0)
    fee: Amount
    base_g: int | None = None
    per_kg: Amount = Decimal(0)

    def takes(self, weight_g: int, sides: Sides) -> bool:
        return weight_g <= self.max_g and all(s <= limit for s, limit in zip(sides, self.sides_mm, strict=True))

    def cost(self, weight_g: int) -> Decimal:
        extra = max(0, weight_g - (self.base_g if self.base_g is not None else self.max_g))
        return self.fee + self.per_kg * -(-extra // 1000)


class Fulfilment(Row):
    """Fee per unit by sorted sides and weight; the first tier that takes the unit."""

    size: Literal["standard", "oversize"]
    stores: tuple[str, ...]
    currency: str
    tiers: tuple[SizeTier, ...] = Field(min_length=1)


class BySize(_Schema):
    standard: Amount
    oversize: Amount


class Storage(Row):
    stores: tuple[str, ...]
    standard_sides_mm: Sides
    per_m3_month: BySize
    peak_months: frozenset[int]
    per_m3_month_peak: BySize
    months: Range

    def cost(self, volume_mm3: int, sides: Sides, month: int) -> Span:
        """Euros for one unit."""
        table = self.per_m3_month_peak if month in self.peak_months else self.per_m3_month
        fits = all(s <= limit for s, limit in zip(sides, self.standard_sides_mm, strict=True))
        monthly = (table.standard if fits else table.oversize) * volume_mm3 / 10**9
        return Span(monthly * self.months.low, monthly * self.months.central, monthly * self.months.high)


class DigitalServices(Row):
    """A share of other fees; `seller_countries` empty means every seller without a row of its own."""

    seller_countries: tuple[str, ...]
    stores: tuple[str, ...]
    rate: Annotated[Decimal, Field(ge=0, le=100)]
    on: tuple[Literal["commission", "fulfilment"], ...]


class Plan(Row):
    monthly: Amount
    units_a_month: Range

    def cost(self) -> Span:
        """Euros for one unit."""
        u = self.units_a_month
        return Span(self.monthly / u.low, self.monthly / u.central, self.monthly / u.high)


class Advertising(Row):
    categories: tuple[str, ...]
    cpc: Amount
    clicks_per_order: Range
    max_share: Annotated[Decimal, Field(ge=0, le=100)]

    def cost(self, price: Decimal) -> Span:
        """Euros for one order line of `price` euros."""
        most, clicks = price * self.max_share / 100, self.clicks_per_order
        return Span(*(min(most, self.cpc * n) for n in (clicks.low, clicks.central, clicks.high)))


class OwnAdvertising(Row):
    share: Range


class Spread(_Schema):
    """Percent by which a figure of each confidence may be off."""

    confirmed: Amount
    secondary: Amount
    weak: Amount


R = TypeVar("R", bound=Row)


class Rival(_Schema):
    """Everything known of one rival's fees."""

    id: str
    name: str
    spread: Spread
    fx: dict[str, Decimal]
    categories: dict[str, str]
    referral: tuple[Referral, ...]
    fulfilment: tuple[Fulfilment, ...]
    storage: tuple[Storage, ...] = ()
    digital_services: tuple[DigitalServices, ...] = ()
    plan: tuple[Plan, ...] = ()
    advertising: tuple[Advertising, ...] = ()
    own_advertising: tuple[OwnAdvertising, ...] = ()

    def widen(self, central: Decimal, confidence: Confidence) -> Span:
        """The figure with the interval that its confidence deserves."""
        percent: Decimal = getattr(self.spread, confidence, Decimal(0))
        return Span(central * (100 - percent) / 100, central, central * (100 + percent) / 100)

    def referral_for(self, category: str, store: str, day: date) -> Referral | None:
        """The commission row for one of our categories, or None where the rival does not compare."""
        theirs = self.categories.get(category)
        return latest((r for r in self.referral if r.category == theirs and store in r.stores), day)

    def fulfilment_for(self, store: str, day: date, weight_g: int, sides: Sides) -> tuple[Fulfilment, Decimal] | None:
        """The row and the fee in euros for one unit, or None where the rival would not carry it."""
        for size in ("standard", "oversize"):
            row = latest((r for r in self.fulfilment if r.size == size and store in r.stores), day)
            tier = next((t for t in row.tiers if t.takes(weight_g, sides)), None) if row else None
            if row and tier:
                return row, tier.cost(weight_g) / self.fx[row.currency]
        return None

    def storage_for(self, store: str, day: date) -> Storage | None:
        return latest((r for r in self.storage if store in r.stores), day)

    def digital_for(self, seller_country: str, store: str, day: date) -> DigitalServices | None:
        own = [r for r in self.digital_services if seller_country in r.seller_countries]
        rows = own or [r for r in self.digital_services if not r.seller_countries]
        return latest((r for r in rows if store in r.stores), day)

    def advertising_for(self, category: str, day: date) -> Advertising | None:
        theirs = self.categories.get(category)
        return latest((r for r in self.advertising if theirs in r.categories), day)


def latest(rows: Iterable[R], day: date) -> R | None:
    """The row in force on `day`: the latest that has begun."""
    return max((r for r in rows if r.valid_from <= day), key=lambda r: r.valid_from, default=None)


def read(text: str, file: str) -> Rival:
    """A rival's fees from a TOML document. Raises RivalInvalid."""
    try:
        return Rival.model_validate(tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise RivalInvalid(file, "-", str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise RivalInvalid(file, ".".join(str(p) for p in first["loc"]), first["msg"]) from error


@lru_cache(maxsize=4)
def load(name: str = "amazon") -> Rival:
    """The fees of the named rival, read once."""
    file = f"rival_{name}.toml"
    return read((DATA / file).read_text("utf-8"), file)
