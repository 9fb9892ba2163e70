"""The dated tables of this room: VAT rates and local price endings, read once from data/*.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from argosy.kernel.markets import market
from argosy.kernel.money import parse_amount
from argosy.pricing import datafile
from argosy.pricing.errors import MissingEndings, MissingVatRate
from argosy.pricing.rules import Band, Endings, VatRate

_DATA = Path(__file__).parent / "data"
_VAT = {"rate": datafile.Shape(needed={"country": datafile.country, "percent": datafile.percent})}


@lru_cache(maxsize=1)
def vat_rates() -> dict[str, tuple[VatRate, ...]]:
    """Every country's standard rates in the order of their days. Raises DataFault when two of them overlap."""
    rows = datafile.dated(datafile.read("vat.toml", _VAT)["rate"], lambda row: row["country"])
    return {country: tuple(_vat_rate(row) for row in dated) for country, dated in rows.items()}


def _vat_rate(row: datafile.Row) -> VatRate:
    return VatRate(row["country"], row["percent"], row["valid_from"], row["valid_to"], row["source"], row["confidence"])


@lru_cache(maxsize=4096)
def vat_rate(country: str, on: date) -> VatRate:
    """The standard VAT rate of a country (ISO 3166-1 alpha-2; Greece is GR) on a day. Raises MissingVatRate."""
    for rate in vat_rates().get(country, ()):
        if rate.valid_from <= on and (rate.valid_to is None or on <= rate.valid_to):
            return rate
    raise MissingVatRate(country, on)


@lru_cache(maxsize=1)
def _ending_sets() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((_DATA / "endings.toml").read_text("utf-8"))["set"])


@lru_cache(maxsize=1024)
def endings(market_code: str, on: date) -> Endings:
    """How prices end in a market on a day: the market's own set, or its currency's. Raises MissingEndings."""
    currency = market(market_code).currency
    fitting = [
        s
        for s in _ending_sets()
        if s["currency"] == currency and s.get("market", market_code) == market_code and s["valid_from"] <= on
    ]
    if not fitting:
        raise MissingEndings(currency)
    chosen = max(fitting, key=lambda s: ("market" in s, s["valid_from"]))
    return Endings(_bands(chosen["bands"], currency), chosen["source"])


def _bands(rows: list[dict[str, str]], currency: str) -> tuple[Band, ...]:
    made = tuple(
        Band(
            parse_amount(row["from"], currency),
            parse_amount(row["below"], currency) if "below" in row else None,
            parse_amount(row["step"], currency),
            parse_amount(row["ending"], currency),
        )
        for row in rows
    )
    starts = [0, *(band.below_minor for band in made)]
    if [*(band.from_minor for band in made), None] != starts or any(not 0 <= b.ending < b.step for b in made):
        raise ValueError(f"endings.toml: the bands of {currency} do not adjoin")
    return made


_STATES = {"state": datafile.Shape(needed={"country": datafile.country, "progressive": datafile.one_of("yes", "no")})}


@lru_cache(maxsize=1)
def reduction_laws() -> dict[str, tuple[datafile.Row, ...]]:
    """What each state took over of the options for reductions, by country and day. Raises DataFault."""
    return datafile.dated(datafile.read("reductions.toml", _STATES)["state"], lambda row: row["country"])


@lru_cache(maxsize=1024)
def progressive(market_code: str, on: date) -> bool:
    """Whether steps of one reduction count from before its first (Directive 98/6/EC Art. 6a(5)); what is not on file is taken strictly."""
    row = datafile.at(reduction_laws().get(market(market_code).country, ()), on)
    return row is not None and row["progressive"] == "yes"
