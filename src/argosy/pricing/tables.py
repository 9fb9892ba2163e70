"""The dated tables of this room: VAT rates, local price endings and the states' rules for reductions, read once from data/*.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from argosy.kernel.markets import market
from argosy.kernel.money import parse_amount
from argosy.pricing import datafile
from argosy.pricing.claims import REDUCTION_WINDOW, STRICT, ReductionRule
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


REDUCTION_SHAPE = {
    "state": datafile.Shape(
        needed={
            "country": datafile.country,
            "progressive": datafile.one_of("yes", "no", "unknown"),
            "new_goods": datafile.days_or("since-first-offer", "exempt", "none", "unknown"),
            "perishable": datafile.days_or("exempt", "before-first", "directly-before", "own-rule", "none", "unknown"),
        },
        optional={
            "steps_within": datafile.days,
            "steps_until": datafile.days,
            "meanwhile": datafile.one_of("nothing", "since-first-offer"),
            "steady": datafile.flag,
        },
    )
}


@lru_cache(maxsize=1)
def reduction_laws() -> dict[str, tuple[datafile.Row, ...]]:
    """What each state took over of the options for reductions, by country and day. Raises DataFault."""
    return laws_of(datafile.read("reductions.toml", REDUCTION_SHAPE)["state"])


def laws_of(rows: Sequence[datafile.Row]) -> dict[str, tuple[datafile.Row, ...]]:
    """Rows by country and day. Raises DataFault where one contradicts itself or two hold on one day."""
    faults = []
    for row in rows:
        limits = [name for name in ("steps_within", "steps_until") if row[name] is not None]
        wrong = {
            "meanwhile": (row["new_goods"] == "none") != (row["meanwhile"] is not None),
            "progressive": bool(limits) and row["progressive"] != "yes",
            "steps_until": len(limits) > 1,
            "new_goods": isinstance(row["new_goods"], int) and row["new_goods"] >= REDUCTION_WINDOW.days,
        }
        told = {
            "meanwhile": 'goes with new_goods = "none", and with nothing else',
            "progressive": "steps have a limit that do not count at all",
            "steps_until": "there is another limit already",
            "new_goods": "must be fewer days than 30",
        }
        faults += [f"{row.file}:{row.line}: [[state]] {name}: {told[name]}" for name, is_so in wrong.items() if is_so]
    if faults:
        raise datafile.DataFault("\n".join(faults))
    return datafile.dated(rows, lambda row: row["country"])


@lru_cache(maxsize=1024)
def reduction_rule(market_code: str, on: date) -> ReductionRule:
    """The rule for announced reductions of the market's state on a day; what is not on file is taken strictly. Raises UnknownMarket."""
    country = market(market_code).country
    row = datafile.at(reduction_laws().get(country, ()), on)
    return replace(STRICT, country=country) if row is None else rule_of(row)


def rule_of(row: datafile.Row) -> ReductionRule:
    """A state's options as what they come to: an option not taken, and one not known, are decided here."""
    new = row["new_goods"]
    counts = {"since-first-offer": "since-first-offer", "exempt": "since-first-offer", "none": row["meanwhile"]}
    return ReductionRule(
        row["country"],
        row["progressive"] == "yes",
        "days" if isinstance(new, int) else counts.get(new, "nothing"),
        new if isinstance(new, int) else None,
        row["steps_within"],
        row["steps_until"],
        bool(row["steady"]),
        row["source"],
        row["confidence"],
    )
