"""Fee schedules: their schema, and what they charge. Pure; `load` is the only reader of files.

A schedule is a dated, sourced row: it holds from `valid_from` until another of its region takes over or `valid_to`
(exclusive) ends it. Rates are exact decimals; each charge is rounded once, half-up, to the minor unit of the order.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from argosy.kernel.money import bp_of, exponent, round_half_up
from argosy.settlement.errors import NoRate, NoSchedule, ScheduleInvalid

DATA = Path(__file__).parent / "data"

Mode = Literal["parcel", "bulky"]


class _Schema(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Dated(_Schema):
    """What every schedule says of itself."""

    id: str
    region: str
    valid_from: date
    valid_to: date | None = None
    source: str = Field(min_length=10)
    confidence: Literal["confirmed", "secondary", "weak", "assumed", "own"]


class PaymentMethod(_Schema):
    """`rate_bp` of the captured amount and a `fixed` part by currency, in units."""

    code: str
    rate_bp: int = Field(ge=0, le=10_000)
    fixed: dict[str, Decimal]


class PaymentSchedule(Dated):
    """What the payment provider takes."""

    method: tuple[PaymentMethod, ...] = Field(min_length=1)

    def cost(self, method: str, captured: int, currency: str) -> int:
        """Minor units for capturing `captured` (0 for nothing captured). Raises NoRate."""
        rate_bp, fixed = self.rate(method, currency)
        return bp_of(captured, rate_bp) + fixed if captured else 0

    def rate(self, method: str, currency: str) -> tuple[int, int]:
        """Basis points of the amount, and minor units beside. Raises NoRate."""
        found = next((m for m in self.method if m.code == method), None)
        if found is None or currency not in found.fixed:
            raise NoRate(self.id, f"{method} {currency}")
        return found.rate_bp, _minor(found.fixed[currency], currency)


class PickPack(_Schema):
    first_unit: Decimal = Field(ge=0)
    next_unit: Decimal = Field(ge=0)


class Band(_Schema):
    """Carriage up to a chargeable weight, by country of the shopper."""

    mode: Mode
    max_weight_g: int = Field(gt=0)
    price: dict[str, Decimal]


class Beyond(_Schema):
    mode: Mode
    per_kg: Decimal = Field(ge=0)


class Crossing(_Schema):
    zone: Literal["region", "outside"]
    base: Decimal = Field(ge=0)
    per_kg: Decimal = Field(ge=0)


class FulfilmentSchedule(Dated):
    """The platform's rate card for warehousing and carriage."""

    currency: str
    volumetric_divisor: int = Field(gt=0)
    countries: frozenset[str]
    fx: dict[str, Decimal]
    pick_pack: PickPack
    band: tuple[Band, ...] = Field(min_length=1)
    beyond: tuple[Beyond, ...]
    crossing: tuple[Crossing, ...]

    def chargeable_g(self, weight_g: int, volume_mm3: int) -> int:
        """The greater of weight and volumetric weight, in g."""
        return max(weight_g, -(-volume_mm3 // self.volumetric_divisor))

    def cost(self, mode: str, units: int, chargeable_g: int, origin: str, country: str, currency: str) -> int:
        """Minor units of `currency` for one consignment of `units` from country `origin` to `country`. Raises NoRate."""
        if currency not in self.fx:
            raise NoRate(self.id, currency)
        pick = self.pick_pack.first_unit + self.pick_pack.next_unit * (units - 1)
        total = pick + self._carriage(mode, chargeable_g, country) + self._cross(chargeable_g, origin, country)
        return _minor(total * self.fx[currency], currency)

    def _carriage(self, mode: str, chargeable_g: int, country: str) -> Decimal:
        bands = sorted((b for b in self.band if b.mode == mode and country in b.price), key=lambda b: b.max_weight_g)
        if not bands:
            raise NoRate(self.id, f"{mode} {country}")
        for band in bands:
            if chargeable_g <= band.max_weight_g:
                return band.price[country]
        heaviest = bands[-1]
        per_kg = next((b.per_kg for b in self.beyond if b.mode == mode), None)
        if per_kg is None:
            raise NoRate(self.id, f"{mode} {chargeable_g} g")
        return heaviest.price[country] + per_kg * _started_kg(chargeable_g - heaviest.max_weight_g)

    def _cross(self, chargeable_g: int, origin: str, country: str) -> Decimal:
        if origin == country:
            return Decimal(0)
        zone = "region" if origin in self.countries else "outside"
        found = next((c for c in self.crossing if c.zone == zone), None)
        if found is None:
            raise NoRate(self.id, f"{origin} {country}")
        return found.base + found.per_kg * _started_kg(chargeable_g)


class Fees(_Schema):
    """The schedules in force for one order."""

    payment: PaymentSchedule
    fulfilment: FulfilmentSchedule


D = TypeVar("D", bound=Dated)


def _started_kg(grams: int) -> int:
    return -(-grams // 1000)


def _minor(amount: Decimal, currency: str) -> int:
    return round_half_up(amount.scaleb(exponent(currency)))


def read(text: str, schema: type[D], file: str) -> tuple[D, ...]:
    """The schedules in a TOML document. Raises ScheduleInvalid for anything that the schema does not foresee."""
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ScheduleInvalid(file, "-", str(error)) from error
    if set(found) != {"schedule"}:
        raise ScheduleInvalid(file, "-", "only [[schedule]] is expected")
    try:
        return tuple(schema.model_validate(entry) for entry in found["schedule"])
    except ValidationError as error:
        first = error.errors()[0]
        raise ScheduleInvalid(file, ".".join(str(p) for p in first["loc"]), first["msg"]) from error


def in_force(schedules: Sequence[D], region: str, day: date, file: str) -> D:
    """The schedule of the region that holds on `day`: the latest that began and has not ended. Raises NoSchedule."""
    held = [
        s for s in schedules if s.region == region and s.valid_from <= day and (s.valid_to is None or day < s.valid_to)
    ]
    if not held:
        raise NoSchedule(file, region, day.isoformat())
    return max(held, key=lambda s: s.valid_from)


@lru_cache(maxsize=8)
def load(file: str, schema: type[D]) -> tuple[D, ...]:
    """The schedules in `data/<file>`, read once."""
    return read((DATA / file).read_text("utf-8"), schema, file)


@lru_cache(maxsize=1024)
def fees_at(region: str, day: date) -> Fees:
    """The schedules in force in a region on a day. Raises NoSchedule."""
    return Fees(
        payment=in_force(load("payment.toml", PaymentSchedule), region, day, "payment.toml"),
        fulfilment=in_force(load("fulfilment.toml", FulfilmentSchedule), region, day, "fulfilment.toml"),
    )
