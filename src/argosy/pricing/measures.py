"""Unit prices: what a litre, a kilogram or a metre of goods costs that are sold by measure (Directive 98/6/EC Art. 2(b), 3). Pure.

unit_price(899, content("60 ml"), "DE", date(2026, 11, 22))  ->  UnitPrice(14983, 1, "l")     8.99 for 60 ml is 149.83 per litre
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from argosy.catalogue.units import CONTENT_UNITS, Content
from argosy.pricing import datafile

#: The unit of reference of each kind of content, and how many of the kind's smallest unit it is.
_REFERENCES: Mapping[str, tuple[str, int]] = {"g": ("kg", 1000), "ml": ("l", 1000)}


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What `quantity` of a unit costs, in minor units with tax; `unit` is one of the catalogue's CONTENT_UNITS."""

    gross: int
    quantity: int
    unit: str


def _positive(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("must be a whole number, one at least")
    return value


_SHAPES = {"small": datafile.Shape({"country": datafile.country, "up_to": _positive, "quantity": _positive})}


@lru_cache(maxsize=1)
def _small() -> dict[str, tuple[datafile.Row, ...]]:
    """By country, the rows of small contents in the order of their days."""
    return datafile.dated(datafile.read("unit_prices.toml", _SHAPES)["small"], lambda row: row["country"])


@lru_cache(maxsize=4096)
def reference(content: Content, country: str, on: date) -> tuple[int, str]:
    """The quantity and unit whose price a country (ISO 3166-1) wants stated for goods of that content on a day."""
    _, base, parts = CONTENT_UNITS[content.unit]
    if base not in _REFERENCES:
        return 1, base
    row = datafile.at(_small().get(country, ()), on)
    if row is not None and content.amount * parts <= row["up_to"]:
        return row["quantity"], base
    return 1, _REFERENCES[base][0]


def unit_price(gross: int, content: Content, country: str, on: date) -> UnitPrice:
    """The price of the country's quantity of reference, from the selling price with tax: price / content × quantity, half a cent up."""
    quantity, unit = reference(content, country, on)
    wanted = quantity * CONTENT_UNITS[unit][2]
    # Exact: a content has at most three digits after the mark, so both sides are integers in thousandths.
    there = int(content.amount * 1000) * CONTENT_UNITS[content.unit][2]
    return UnitPrice((2 * gross * wanted * 1000 + there) // (2 * there), quantity, unit)
