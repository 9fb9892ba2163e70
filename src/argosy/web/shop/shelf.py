"""What stands around every page of a market: its categories, its flagships, its address book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from argosy.catalogue.api import schema
from argosy.channel import api as channel
from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import MARKETS
from argosy.web.shop.caching import kept


@dataclass(frozen=True, slots=True)
class Place:
    """A market read in a language; makes the shop's addresses."""

    market: str
    language: str

    @property
    def root(self) -> str:
        return f"/{self.market}/{self.language}/"

    def brand(self, slug: str) -> str:
        return f"{self.root}b/{slug}/"

    def category(self, code: str) -> str:
        return f"{self.root}c/{code}/"

    def product(self, slug: str, sku: str = "") -> str:
        return f"{self.root}p/{slug}/" + (f"?v={sku}" if sku else "")

    def order(self, token: str, step: str = "") -> str:
        return f"{self.root}order/{token}/{step}"

    @property
    def search(self) -> str:
        return f"{self.root}s/"

    @property
    def cart(self) -> str:
        return f"{self.root}cart/"

    @property
    def checkout(self) -> str:
        return f"{self.root}checkout/"

    @property
    def account(self) -> str:
        return f"{self.root}account/"

    @property
    def zone(self) -> str:
        return MARKETS[self.market].time_zone

    @property
    def country(self) -> str:
        return MARKETS[self.market].country

    @property
    def currency(self) -> str:
        return MARKETS[self.market].currency


@dataclass(frozen=True, slots=True)
class Shelf:
    """Categories that have products (code, name, number), the ones below a root; open flagships, largest first."""

    categories: tuple[tuple[str, str, int], ...]
    flagships: tuple[channel.Flagship, ...]
    counts: Mapping[str, int]

    def flagship(self, slug: str) -> channel.Flagship | None:
        return next((f for f in self.flagships if f.document["slug"] == slug), None)

    def by_id(self, brand_id: UUID) -> channel.Flagship | None:
        return next((f for f in self.flagships if f.brand_id == brand_id), None)


@kept(10)
def shelf(place: Place) -> Shelf:
    """The shelf of a market, at most ten seconds old."""
    counts = channel.categories(place.market, place.language)
    shown = [
        (child, schema.category(child).names[place.language], counts[child])
        for root in schema.roots()
        for child in (root.children or (root.code,))
        if counts.get(child)
    ]
    return Shelf(tuple(shown), tuple(channel.flagships(place.market, place.language)), counts)


@kept(10)
def best(place: Place, category: str | None, limit: int) -> tuple[Mapping[str, Any], ...]:
    """Cards of the best sellers of a category, or of the market."""
    return tuple(channel.top(place.market, place.language, category=category, limit=limit))


@kept(10)
def new(place: Place, brand_id: UUID | None, limit: int) -> tuple[Mapping[str, Any], ...]:
    """Cards of the newest products of a brand, or of the market."""
    return tuple(channel.newest(place.market, place.language, brand_id=brand_id, limit=limit))


@kept(300)
def warehouses() -> Mapping[str, Mapping[str, Any]]:
    """The network's warehouses by code."""
    return {w["code"]: w for w in fulfilment.warehouses()}


def warehouse_name(code: str) -> str:
    """ "Madrid · Coslada"; the code itself for a warehouse that is gone."""
    found = warehouses().get(code)
    return str(found["name"]) if found else code


def cities(market: str) -> tuple[str, ...]:
    """Where the market's goods are kept."""
    region = MARKETS[market].region
    return tuple(str(w["name"]).split(" · ")[0] for w in warehouses().values() if w["region"] == region)
