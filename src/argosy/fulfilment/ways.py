"""Ways of delivery beside the standard one: what each costs, when it arrives, and who may choose it. Pure.

A way is named by one word that an order keeps: "standard", "express", or "pickup:" with the code of a point. All but the standard way carry
parcels of the region's own stock only: what is bulky, fetched by appointment or imported goes as it always did.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from argosy.fulfilment.rules import DATA, Place, arrival, delivery_price

STANDARD, EXPRESS, PICKUP = "standard", "express", "pickup"


@dataclass(frozen=True, slots=True)
class Point:
    """Where a parcel can be fetched; `near` are the beginnings of the postal codes that it is offered to."""

    code: str
    country: str
    name: str
    street: str
    postal_code: str
    city: str
    near: tuple[str, ...]

    @property
    def way(self) -> str:
        """The way of delivery that leads here."""
        return f"{PICKUP}:{self.code}"


class NoSuchWay(ValueError):
    """The way is not offered for these goods to this place on this day."""


@cache
def table() -> Mapping[str, Any]:
    """Express and pick-up by date, and the points."""
    return tomllib.loads((DATA / "ways.toml").read_text("utf-8"))


@cache
def points() -> Mapping[str, Point]:
    """Pick-up points by code, whose first two letters are the country (ISO 3166-1 alpha-2)."""
    return {
        code: Point(code, code[:2], p["name"], p["street"], p["postal_code"], p["city"], tuple(p["near"]))
        for code, p in table()["points"].items()
    }


def kind(way: str) -> str:
    """standard, express or pickup."""
    return way.partition(":")[0]


def point(way: str) -> Point | None:
    """Where a pick-up is fetched; None for other ways, and for a point that is no more."""
    return points().get(way.partition(":")[2]) if kind(way) == PICKUP else None


def _tariff(kind: str, on: date) -> Mapping[str, Any]:
    """The entry in force. Raises NoSuchWay."""
    found = [row for row in table().get(kind, ()) if row["valid_from"] <= on]
    if not found:
        raise NoSuchWay(kind)
    return max(found, key=lambda row: row["valid_from"])  # type: ignore[no-any-return]


def price(
    way: str, market: str, country: str, modes: Sequence[str], goods_gross: int, postal_code: str, on: date
) -> int:
    """What a way costs the shopper, in minor units with tax. Raises NoSuchWay.

    `postal_code` "" asks nothing about it: the address is not known yet.
    """
    if way == STANDARD:
        return delivery_price(market, modes, goods_gross)
    if any(mode != "parcel" for mode in modes):
        raise NoSuchWay(way)
    full, free_from = _carried(way, market, country, postal_code, on)
    return full if free_from is None or goods_gross < free_from else 0


def _carried(way: str, market: str, country: str, postal_code: str, on: date) -> tuple[int, int | None]:
    """The price of a way beside the standard one, and from which worth of goods on it is free. Raises NoSuchWay."""
    tariff = _tariff(kind(way), on)
    if market not in tariff["price"]:
        raise NoSuchWay(way)
    if way == EXPRESS:
        return int(tariff["price"][market]), None
    place = point(way)
    if place is None or place.country != country or (postal_code and not postal_code.startswith(place.near)):
        raise NoSuchWay(way)
    return int(tariff["price"][market]), int(tariff["free_from"][market])


def arrives(way: str, place: Place, country: str, postal_code: str, mode: str, at: datetime) -> date:
    """The day promised at the door, or at the point (P90 of the lane). Raises NoSuchWay where express does not run."""
    if way == STANDARD:
        return arrival(place, country, postal_code, mode, at)
    if kind(way) == PICKUP:
        found = point(way)
        return arrival(place, country, found.postal_code if found else postal_code, mode, at)
    return _express(place, country, postal_code, mode, at)


def _express(place: Place, country: str, postal_code: str, mode: str, at: datetime) -> date:
    """Never later than the standard way, which it is when it gains nothing."""
    local = at.astimezone(ZoneInfo(place.time_zone))
    tariff = _tariff(EXPRESS, local.date())
    days = tariff["days"].get(place.code, {}).get(country)
    if days is None:
        raise NoSuchWay(EXPRESS)
    until = datetime.combine(local.date(), place.cut_off) + timedelta(hours=tariff["later_cut_off_h"])
    late = local.replace(tzinfo=None) >= until
    leaves = _no_sunday(local.date() + timedelta(days=1) if late else local.date())
    for _ in range(days):
        leaves = _no_sunday(leaves + timedelta(days=1))
    # The islands' ferries sail for everybody alike: what takes longer there takes longer by express, too.
    slower = arrival(place, country, postal_code, mode, at) - arrival(place, country, "", mode, at)
    return min(_no_sunday(leaves + max(slower, timedelta())), arrival(place, country, postal_code, mode, at))


def _no_sunday(day: date) -> date:
    return day + timedelta(days=1) if day.weekday() == 6 else day


def beside(
    market: str, country: str, modes: Sequence[str], goods_gross: int, postal_code: str, on: date
) -> Iterator[tuple[str, int]]:
    """The other ways that may be chosen, with their prices: express first, then the points near the postal code."""
    if all(mode == "parcel" for mode in modes):
        for way, full, free_from in _all_carried(market, country, postal_code, on):
            yield way, full if free_from is None or goods_gross < free_from else 0


@lru_cache(maxsize=4096)
def _all_carried(market: str, country: str, postal_code: str, on: date) -> tuple[tuple[str, int, int | None], ...]:
    found = []
    for way in (EXPRESS, *[p.way for p in points().values() if postal_code and p.country == country]):
        try:
            found.append((way, *_carried(way, market, country, postal_code, on)))
        except NoSuchWay:
            continue
    return tuple(found)
