"""Which tax and customs territory a place lies in: a country, or one of its exceptions by postal code. Pure, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from argosy.pricing import datafile
from argosy.pricing.datafile import Row, Shape

EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
#: Beside the Union, the countries whose VAT this engine knows.
OTHERS = frozenset(("GB", "CH", "NO"))
_AREAS = datafile.one_of("EU", "GB", "CH", "NO", "none")
_SHAPE = Shape(
    needed={
        "code": datafile.text,
        "country": datafile.country,
        "name": datafile.text,
        "vat": _AREAS,
        "customs": _AREAS,
    },
    optional={
        "prefixes": datafile.texts,
        "shared_prefixes": datafile.texts,
        "cities": datafile.texts,
        "aliases": datafile.texts,
        "rates_of": datafile.country,
        "unsure": datafile.texts,
    },
)


@dataclass(frozen=True, slots=True)
class Place:
    """A postal address as far as tax goes; `country` is ISO 3166-1 alpha-2 (Greece is GR), the others may be empty."""

    country: str
    postcode: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Territory:
    """Where a place lies. `vat` and `customs` are "EU", "GB", "CH", "NO" or "none"; `state` is whose VAT law rules.

    `code` is the country's, or the exception's own ("ES-CN"); `rates_of` the country to whose rates it falls back, None outside
    all that are known; `unsure` the classes of goods whose rate here nobody has confirmed. There is one object for each, so that
    they compare and hash by identity: decisions and rates are looked up by them for every line.
    """

    code: str
    country: str
    name: str
    vat: str
    customs: str
    state: str
    rates_of: str | None
    unsure: tuple[str, ...] = ()
    source: str = ""

    @property
    def exception(self) -> bool:
        return self.code != self.country


@lru_cache(maxsize=1)
def exceptions() -> tuple[Row, ...]:
    """The rows of territories.toml. Raises DataFault."""
    return datafile.read("territories.toml", {"territory": _SHAPE})["territory"]


@lru_cache(maxsize=1)
def _by_country() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in exceptions():
        for code in (row["country"], *(row["aliases"] or ())):
            found.setdefault(code, []).append(row)
    return {code: tuple(dict.fromkeys(rows)) for code, rows in found.items()}


@lru_cache(maxsize=4096)
def territory(place: Place, on: date) -> Territory:
    """The territory of a place on a day: the longest postal prefix decides."""
    code = re.sub(r"[\s-]", "", place.postcode).upper()
    code = code.removeprefix(place.country) if len(code) > 5 and place.country != "GB" else code
    city = place.city.strip().casefold()
    best: tuple[int, Row] | None = None
    for row in _by_country().get(place.country, ()):
        length = _fit(row, place.country, code, city) if row.holds(on) else 0
        if length and (best is None or length > best[0]):
            best = length, row
    return _country(place.country) if best is None else _kept()[best[1]["code"]]


def _fit(row: Row, country: str, code: str, city: str) -> int:
    """How well a row fits: the length of the postal prefix met, 99 for its own country code, 0 for not at all."""
    if country in (row["aliases"] or ()):
        return 99
    if country != row["country"]:
        return 0
    found = [p for p in row["prefixes"] or () if _begins(code, p)]
    if city and city in (row["cities"] or ()):
        found += [p for p in row["shared_prefixes"] or () if code.startswith(p)]
    return max(map(len, found), default=0)


def _begins(code: str, prefix: str) -> bool:
    """Whether a code begins so; letters are an area of their own (BT1 is Northern Ireland, IM1 Man, but not IMX1)."""
    return code.startswith(prefix) and (not prefix.isalpha() or code[len(prefix) : len(prefix) + 1].isdigit())


@lru_cache(maxsize=512)
def _country(code: str) -> Territory:
    area = "EU" if code in EU else code if code in OTHERS else "none"
    return Territory(code, code, code, area, area, code, code if area != "none" else None)


@lru_cache(maxsize=1)
def _kept() -> dict[str, Territory]:
    return {row["code"]: _of(row) for row in exceptions()}


def _of(row: Row) -> Territory:
    # Northern Ireland is a state of its own under the Union's rules, though its rates are the Kingdom's.
    state = "XI" if row["code"] == "GB-NIR" else row["rates_of"] or row["code"]
    if row["vat"] == "none":
        state = row["code"]
    return Territory(
        row["code"],
        row["country"],
        row["name"],
        row["vat"],
        row["customs"],
        state,
        row["rates_of"],
        row["unsure"] or (),
        row["source"],
    )


@lru_cache(maxsize=512)
def by_code(code: str, on: date) -> Territory | None:
    """The territory of that code ("ES-CN"), or the country's; None for neither."""
    found = next((row for row in exceptions() if row["code"] == code and row.holds(on)), None)
    if found is not None:
        return _kept()[code]
    return _country(code) if re.fullmatch(r"[A-Z]{2}", code) else None
