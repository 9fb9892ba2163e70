"""The VAT rate of goods in a territory on a day: standard, by class of goods, by region. A rate that is not on file is an error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from argosy.pricing import datafile
from argosy.pricing.datafile import Row, Shape
from argosy.pricing.errors import MissingRate, MissingVatRate
from argosy.pricing.tables import vat_rate
from argosy.pricing.territories import Territory

_SHAPES = {
    "class": Shape(
        needed={
            "code": datafile.text,
            "elsewhere": datafile.one_of("standard", "missing"),
            "categories": datafile.texts,
        }
    ),
    "rate": Shape(needed={"area": datafile.text, "class": datafile.text, "percent": datafile.percent}),
}
STANDARD = "standard"


@dataclass(frozen=True, slots=True, eq=False)
class Rate:
    """A VAT rate in percent with where it is from. `tax_class` "standard" when no other row is for the goods."""

    percent: Decimal
    area: str
    tax_class: str
    valid_from: date
    source: str
    confidence: str


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Row], dict[str, str], dict[tuple[str, str], tuple[Row, ...]]]:
    """Classes by code, class by category, and rows by (area, class). Raises DataFault."""
    found = datafile.read("vat_reduced.toml", _SHAPES)
    classes = {row["code"]: row for row in found["class"]}
    categories = {name: code for code, row in classes.items() for name in row["categories"]}
    rows = datafile.dated(found["rate"], lambda row: (row["area"], row["class"]))
    for row in found["rate"]:
        if row["class"] not in classes and row["class"] != STANDARD:
            raise datafile.DataFault(f"{row.file}:{row.line}: [[rate]] class: there is no class {row['class']!r}")
    return classes, categories, rows


def classes() -> tuple[str, ...]:
    """The classes of goods that have rates of their own."""
    return tuple(_tables()[0])


def class_rows() -> tuple[Row, ...]:
    """The classes as the table has them."""
    return tuple(_tables()[0].values())


def rows() -> tuple[Row, ...]:
    """All rates that differ from a country's standard, in the order of area, class and day."""
    found = _tables()[2]
    return tuple(row for key in sorted(found) for row in found[key])


@lru_cache(maxsize=1024)
def tax_class(category: str) -> str:
    """The class of a category; "standard" for one that no class names, since no state is known to relieve it."""
    known, by_category, _ = _tables()
    return category if category in known else by_category.get(category, STANDARD)


@lru_cache(maxsize=8192)
def rate(territory: Territory, goods: str, on: date) -> Rate:
    """The rate of a class of goods. Raises MissingRate where none is on file: no rate is ever taken to be nil."""
    known, _, table = _tables()
    if goods in territory.unsure:
        raise MissingRate(territory.name, goods, on)
    areas = [area for area in (territory.code, territory.rates_of) if area]
    if goods != STANDARD:
        for area in areas:
            row = datafile.at(table.get((area, goods), ()), on)
            if row is not None:
                return _rate(row, goods)
        if known[goods]["elsewhere"] == "missing":
            raise MissingRate(territory.name, goods, on)
    row = datafile.at(table.get((territory.code, STANDARD), ()), on)
    if row is not None:
        return _rate(row, STANDARD)
    if territory.rates_of is None or (territory.exception and (territory.code, STANDARD) in table):
        raise MissingRate(territory.name, STANDARD, on)
    try:
        found = vat_rate(territory.rates_of, on)
    except MissingVatRate:
        raise MissingRate(territory.name, STANDARD, on) from None
    return Rate(found.percent, found.country, STANDARD, found.valid_from, found.source, found.confidence)


def _rate(row: Row, goods: str) -> Rate:
    return Rate(row["percent"], row["area"], goods, row["valid_from"], row["source"], row["confidence"])
