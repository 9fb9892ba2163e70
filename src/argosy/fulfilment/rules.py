"""Where goods come from and when they arrive. Pure.

Allocation is one warehouse first: the earliest warehouse that has everything; else the fewest warehouses that together do,
found greedily (each step takes the warehouse that covers most of what is still open, the earlier one on a tie).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A warehouse as allocation sees it."""

    code: str
    country: str
    region: str
    cut_off: time
    time_zone: str


@dataclass(frozen=True, slots=True)
class Allocation:
    """`quantity` of a variant out of one warehouse."""

    warehouse: str
    variant_id: UUID
    quantity: int


class PostcodeTrouble(ValueError):
    """args: "form" or "not-served", and an example of the right form."""


@cache
def lanes() -> Mapping[str, Any]:
    """Transit days, postal code rules and delivery prices."""
    return tomllib.loads((DATA / "lanes.toml").read_text("utf-8"))


@cache
def places() -> Mapping[str, Place]:
    """The network's warehouses by code."""
    listed = tomllib.loads((DATA / "warehouses.toml").read_text("utf-8"))
    return {code: Place(code, w["country"], w["region"], w["cut_off"], w["time_zone"]) for code, w in listed.items()}


def normal_postcode(country: str, postal_code: str) -> str:
    """The postal code as the country writes it ("00001" in Poland becomes "00-001").

    Raises PostcodeTrouble("form", example) or PostcodeTrouble("not-served", example).
    """
    rule = lanes()["postcode"].get(country)
    if rule is None:
        raise PostcodeTrouble("not-served", "")
    code = postal_code.strip().upper().replace(" ", "")
    if country == "PL" and re.fullmatch(r"\d{5}", code):
        code = f"{code[:2]}-{code[2:]}"
    if not re.fullmatch(rule["form"], code):
        raise PostcodeTrouble("form", rule["example"])
    if code.startswith(tuple(rule["not_served"])) and rule["not_served"]:
        raise PostcodeTrouble("not-served", rule["example"])
    return code


def working_day(day: date, after: int) -> date:
    """The day `after` working days (Monday to Friday) from `day`; 0 gives the day itself or the next working one."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    for _ in range(after):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


def dispatch_day(place: Place, at: datetime) -> date:
    """When goods ordered at `at` leave: the same working day before the cut-off, else the next."""
    local = at.astimezone(ZoneInfo(place.time_zone))
    late = local.time() >= place.cut_off and local.weekday() < 5
    return working_day(local.date() + timedelta(days=1) if late else local.date(), 0)


def arrival(place: Place, country: str, postal_code: str, mode: str, at: datetime) -> date:
    """The promised day at the door (P90 of the lane). Raises KeyError for a lane that does not exist."""
    table = lanes()
    days = int(table["days"][place.code][country])
    days += {"bulky": table["bulky_extra"], "deposit": table["deposit_extra"]}.get(mode, 0)
    for prefix, extra in table["postcode"][country]["slower"].items():
        if postal_code.startswith(prefix):
            days += extra
    return working_day(dispatch_day(place, at), days)


def ranked(region: str, country: str, at: datetime) -> tuple[Place, ...]:
    """The region's warehouses that serve the country, earliest arrival first; at home first among equals."""
    # A cut-off is a whole minute, so that all instants of a minute have the same order.
    return _ranked(region, country, at.replace(second=0, microsecond=0))


@lru_cache(maxsize=256)
def _ranked(region: str, country: str, at: datetime) -> tuple[Place, ...]:
    days = lanes()["days"]
    able = [p for p in places().values() if p.region == region and country in days.get(p.code, {})]

    def order(p: Place) -> tuple[date, bool, str]:
        return working_day(dispatch_day(p, at), days[p.code][country]), p.country != country, p.code

    return tuple(sorted(able, key=order))


def is_direct(mode: str) -> bool:
    """Whether goods of a sale mode are sent straight from abroad instead of from the region's stock."""
    return mode == "direct"


def home_of(region: str, mode: str) -> str:
    """The region whose warehouses send goods of a sale mode to a market of `region`."""
    return str(lanes()["direct_region"]) if is_direct(mode) else region


def direct_country() -> str:
    """The country (ISO 3166-1 alpha-2) that direct goods come from."""
    region = lanes()["direct_region"]
    return next(p.country for p in places().values() if p.region == region)


def allocate(
    wanted: Mapping[UUID, int], stock: Mapping[tuple[UUID, str], int], order: Sequence[str]
) -> list[Allocation] | None:
    """Which warehouse gives what; None when the stock in reach does not suffice.

    `stock` is what is free by (variant, warehouse); `order` the warehouses, best first.
    """
    whole = next((w for w in order if all(stock.get((v, w), 0) >= n for v, n in wanted.items())), None)
    if whole:
        return [Allocation(whole, v, n) for v, n in wanted.items()]
    open_, chosen = dict(wanted), []
    while open_:
        best = max(order, key=lambda w: sum(min(stock.get((v, w), 0), n) for v, n in open_.items()), default=None)
        taken = [(v, min(stock.get((v, best), 0), n)) for v, n in open_.items()] if best else []
        taken = [(v, n) for v, n in taken if n > 0]
        if best is None or not taken:
            return None
        order = [w for w in order if w != best]
        for variant, n in taken:
            chosen.append(Allocation(best, variant, n))
            open_[variant] -= n
            if not open_[variant]:
                del open_[variant]
    return chosen


def shortage(wanted: Mapping[UUID, int], stock: Mapping[tuple[UUID, str], int]) -> dict[UUID, int]:
    """What is left of each variant of which too little is in reach."""
    free = {v: sum(n for (variant, _), n in stock.items() if variant == v) for v in wanted}
    return {v: free[v] for v, n in wanted.items() if free[v] < n}


def delivery_price(market: str, modes: Sequence[str], goods_gross: int) -> int:
    """What delivery costs the shopper, in minor units with tax: the dearest mode's price, parcels free from a threshold on."""
    table = lanes()["delivery"][market]
    mode = max(modes, key=("direct", "deposit", "parcel", "bulky").index)
    if mode != "bulky" and goods_gross >= table["free_from"]:
        return 0
    return int(table[mode])
