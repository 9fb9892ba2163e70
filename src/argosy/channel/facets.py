"""Facets: what a listing can be filtered by, as short texts ("storage_gb=256") that the database counts, and their words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from argosy.catalogue.api import schema
from argosy.kernel.money import exponent, format_money
from argosy.kernel.text import t

BRAND, CATEGORY, PRICE = "brand", "category", "price"
#: An attribute is offered where at least one in so many of the products found has it.
COMMON = 3
MOST_FACETS, MOST_RANGES = 12, 6
#: Where prices are cut, in whole units of a currency; the others' are four times as high.
_EDGES = (25, 50, 100, 200, 400, 800, 1500, 3000, 6000, 12_000, 25_000)
_FACTOR = {"EUR": 1, "GBP": 1, "USD": 1, "CHF": 1}


@dataclass(frozen=True, slots=True)
class Facet:
    """What can be filtered by: (value, name, count, chosen, swatch) each, in the order in which a shopper expects them.

    An attribute's code, or "brand" (values: slugs), "category" (codes of leaves), "price" (ranges, see `price_range`).
    """

    code: str
    name: str
    choices: Sequence[tuple[str, str, int, bool, str]]


def key(value: Any) -> str:
    """A value as it stands in addresses and in the database."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def tokens(brand: str, category: str, filters: Mapping[str, Sequence[Any]]) -> list[str]:
    """What the database counts for one listing: "code=value" each, sorted."""
    pairs = [(BRAND, brand), (CATEGORY, category), *((code, v) for code, values in filters.items() for v in values)]
    return sorted({f"{code}={key(value)}" for code, value in pairs})


@cache
def filterable() -> Mapping[str, schema.Attribute]:
    """Every attribute that some category filters by."""
    found: dict[str, schema.Attribute] = {}
    for category in schema.categories():
        for attribute in category.attributes:
            if attribute.filter:
                found.setdefault(attribute.code, attribute)
    return found


@lru_cache(maxsize=32_768)
def _choice(code: str, raw: str, language: str) -> tuple[Any, str, str]:
    """Sort key, name and colour of an attribute's value."""
    attribute = filterable()[code]
    value: Any = raw
    try:
        if attribute.type in ("integer", "decimal"):
            value = float(raw) if "." in raw or "e" in raw else int(raw)
        elif attribute.type == "boolean":
            value = raw == "true"
        shown = schema.display(attribute, [value] if attribute.type == "list" else value, language)
        order = schema.sort_key(attribute, value)
    except (ValueError, ArithmeticError):  # an address that somebody wrote by hand
        order, shown = (2, Decimal(0), raw), raw
    return order, shown, schema.swatch(raw) if code == "colour" else ""


def edges(currency: str) -> list[int]:
    """Where prices are cut, in minor units, ascending."""
    return [edge * _FACTOR.get(currency, 4) * 10 ** exponent(currency) for edge in _EDGES]


def price_range(value: str, currency: str) -> tuple[int | None, int | None] | None:
    """The bounds of a price facet's value "100-200" in minor units: from 100.00 to 199.99; None for anything else."""
    low, dash, high = value.partition("-")
    if (
        not dash
        or not all(not x or (x.isascii() and x.isdigit() and len(x) < 8) for x in (low, high))
        or not low + high
    ):
        return None
    unit = 10 ** exponent(currency)
    return (int(low) * unit if low else None, int(high) * unit - 1 if high else None)


def range_value(low: int | None, high: int | None, currency: str) -> str:
    """The value of a price facet that means these bounds; "" where there is none."""
    unit, cuts = 10 ** exponent(currency), {None, *edges(currency)}
    top = None if high is None else high + 1
    if low not in cuts or top not in cuts or (low is None and top is None):
        return ""
    return f"{low // unit if low else ''}-{top // unit if top else ''}"


def prices(counted: Mapping[int, int], chosen: str, currency: str, language: str) -> Facet | None:
    """Ranges of prices with products in them, at most six; `counted` by the number of edges that a price has reached."""
    cuts = edges(currency)
    ranges = [[n, n + 1, counted[n]] for n in sorted(counted) if counted[n]]
    while len(ranges) > MOST_RANGES:
        n = min(range(len(ranges) - 1), key=lambda i: ranges[i][2] + ranges[i + 1][2])
        ranges[n : n + 2] = [[ranges[n][0], ranges[n + 1][1], ranges[n][2] + ranges[n + 1][2]]]
    choices = []
    for first, last, count in ranges:
        low, high = cuts[first - 1] if first else None, cuts[last - 1] if last <= len(cuts) else None
        value = range_value(low, None if high is None else high - 1, currency)
        choices.append((value, _range_name(low, high, currency, language), count, value == chosen, ""))
    if len(choices) < 2 and not any(c[3] for c in choices):
        return None
    return Facet(PRICE, t(language, "channel-facet-price"), choices)


@lru_cache(maxsize=4096)
def _range_name(low: int | None, high: int | None, currency: str, language: str) -> str:
    def said(minor: int) -> str:
        return format_money(minor, currency, language, whole=True)

    if low is None:
        return t(language, "channel-price-below", amount=said(high or 0))
    if high is None:
        return t(language, "channel-price-above", amount=said(low))
    return f"{said(low)} – {said(high)}"


def build(
    counts: Mapping[str, int],
    found: int,
    chosen: Mapping[str, Iterable[str]],
    language: str,
    brands: Mapping[str, str],
) -> list[Facet]:
    """Facets out of what was counted. `counts` by token, each with the other facets' choices kept; `found` products in all.

    `brands` gives names by slug. Brand and category first, then attributes, the most important first.
    """
    by_code: dict[str, dict[str, int]] = {}
    for token, count in counts.items():
        code, _, value = token.partition("=")
        by_code.setdefault(code, {})[value] = count
    for code, values in chosen.items():
        for value in values:
            by_code.setdefault(code, {}).setdefault(value, 0)
    facets = []
    for code in (BRAND, CATEGORY):
        named = _named(code, by_code.get(code, {}), set(chosen.get(code, ())), language, brands)
        if len(named) > 1 or any(c[3] for c in named):
            facets.append(Facet(code, t(language, f"channel-facet-{code}"), named))
    known = sorted((a for c, a in filterable().items() if c in by_code), key=_importance)
    for attribute in known:
        values, picked = by_code[attribute.code], set(chosen.get(attribute.code, ()))
        if picked or (len(values) > 1 and sum(values.values()) * COMMON >= found and len(facets) < MOST_FACETS):
            facets.append(_attribute(attribute, values, picked, language))
    return facets


def _importance(attribute: schema.Attribute) -> tuple[bool, int, str]:
    """The energy class, which the law wants seen, goes before all other attributes."""
    return attribute.code != "energy_class", attribute.rank, attribute.code


def _named(
    code: str, values: Mapping[str, int], picked: set[str], language: str, brands: Mapping[str, str]
) -> list[tuple[str, str, int, bool, str]]:
    def name(value: str) -> str:
        if code == BRAND:
            return brands.get(value, value)
        try:
            return schema.category(value).names[language]
        except schema.UnknownCategory:
            return value

    choices = [(value, name(value), count, value in picked, "") for value, count in values.items()]
    return sorted(choices, key=lambda c: (-c[2], c[1]))


def _attribute(attribute: schema.Attribute, values: Mapping[str, int], picked: set[str], language: str) -> Facet:
    ordered = sorted((*_choice(attribute.code, raw, language), raw, count) for raw, count in values.items())
    choices = [(raw, shown, count, raw in picked, swatch) for _, shown, swatch, raw, count in ordered]
    return Facet(attribute.code, attribute.names[language], choices)
