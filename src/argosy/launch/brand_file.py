"""brand.toml: who the brand is. What nothing can go on without raises; the rest is reported and left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from argosy.compliance import api as compliance
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.launch.errors import PackTrouble
from argosy.launch.source import Missing, Source, Unsafe
from argosy.launch.tables import PackProblem
from argosy.programme import api as programme

FILE = "brand.toml"
MAX_BYTES = 1024**2
TABLES = ("brand", "legal", "manufacturer", "responsible_person", "story", "look", "prices", "terms")
LISTS = ("trademark", "registration")
FORMS = {
    "slug": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    "country": re.compile(r"[A-Z]{2}"),
    "home_currency": re.compile(r"[A-Z]{3}"),
}
LONGEST = {"slug": 60, "name": 120, "website": 200, "parent": 60}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WEBSITE = re.compile(r"https?://[^\s\"'<>]+")


def load(source: Source) -> tuple[dict[str, Any], bytes]:
    """The file's tables, everything JSON-ready, and its bytes. Raises PackTrouble."""
    try:
        raw = source.read(FILE, MAX_BYTES)
    except Missing:
        raise PackTrouble("no-brand-file", FILE) from None
    except Unsafe as trouble:
        raise PackTrouble(trouble.args[0], FILE) from None
    try:
        table = _plain(tomllib.loads(raw.decode("utf-8-sig")))
    except (ValueError, RecursionError) as trouble:
        raise PackTrouble("brand-file-broken", FILE, reason=str(trouble)) from None
    if table.get("format") != 1:
        raise PackTrouble("format", FILE, given=str(table.get("format", "")))
    for name in TABLES:
        if not isinstance(table.setdefault(name, {}), dict):
            raise PackTrouble("brand-section", FILE, name=f"[{name}]")
    for name in LISTS:
        given = table.setdefault(name, [])
        if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
            raise PackTrouble("brand-section", FILE, name=f"[[{name}]]")
    _check_brand(table["brand"])
    return table, raw


def _check_brand(brand: Mapping[str, Any]) -> None:
    for name in ("slug", "name", "country", "home_currency"):
        if not isinstance(brand.get(name), str) or not brand[name].strip():
            raise PackTrouble("brand-field", FILE, name=f"brand.{name}")
    for name, form in FORMS.items():
        if not form.fullmatch(brand[name]):
            raise PackTrouble(f"brand-{name.replace('_', '-')}", FILE, name=f"brand.{name}", given=brand[name][:60])
    for name, most in LONGEST.items():
        if len(str(brand.get(name, ""))) > most:
            raise PackTrouble("brand-too-long", FILE, name=f"brand.{name}", most=most)


def _plain(value: Any) -> Any:
    """TOML's dates and numbers with a fraction become text. Raises ValueError for a NUL, which no database takes."""
    if isinstance(value, dict):
        return {_plain(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, str) and "\0" in value:
        raise ValueError("NUL character")
    return value if isinstance(value, (str, int, bool)) else str(value)


def application(table: Mapping[str, Any], problems: list[PackProblem]) -> programme.Application:
    """What the brand hands in about itself."""
    brand = table["brand"]
    terms = dict(table["terms"])
    if terms.get("signed_on") and not _is_day(str(terms["signed_on"])):
        problems.append(PackProblem(FILE, 0, "terms.signed_on", "day-form", str(terms.pop("signed_on"))))
    return programme.Application(
        slug=brand["slug"],
        name=brand["name"].strip(),
        country=brand["country"],
        requested_tier=str(brand.get("requested_tier", "launch"))[:12],
        legal=table["legal"],
        manufacturer=table["manufacturer"],
        responsible_person=table["responsible_person"],
        trademarks=table["trademark"],
        terms=terms,
    )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def fields(table: Mapping[str, Any], problems: list[PackProblem]) -> programme.BrandFields:
    """What is shown of the brand and what its prices start from."""
    brand = table["brand"]
    website = str(brand.get("website", ""))
    if website and not _WEBSITE.fullmatch(website):
        problems.append(PackProblem(FILE, 0, "brand.website", "website-form", website))
        website = ""
    return programme.BrandFields(
        home_currency=brand["home_currency"],
        website=website,
        parent=str(brand.get("parent", "")),
        story=_story(table["story"], problems),
        look=_look(table["look"], problems),
        price_factors=_factors(table["prices"].get("factor", {}), problems),
    )


def _story(given: Mapping[str, Any], problems: list[PackProblem]) -> dict[str, dict[str, str]]:
    story = {}
    for language, told in given.items():
        if language not in LANGUAGES:
            params = {"known": ", ".join(LANGUAGES)}
            problems.append(PackProblem(FILE, 0, f"story.{language}", "story-language", language, params))
        elif not isinstance(told, dict) or not all(isinstance(text, str) for text in told.values()):
            problems.append(PackProblem(FILE, 0, f"story.{language}", "story-form"))
        else:
            story[language] = told
    return story


def _look(given: Mapping[str, Any], problems: list[PackProblem]) -> dict[str, str]:
    look = {}
    for name, value in given.items():
        if name in ("accent", "ink", "paper") and not _COLOUR.fullmatch(str(value)):
            problems.append(PackProblem(FILE, 0, f"look.{name}", "colour-form", str(value)))
        else:
            look[name] = str(value)
    return look


def _factors(given: Any, problems: list[PackProblem]) -> dict[str, str]:
    factors = {}
    for code, text in (given if isinstance(given, dict) else {}).items():
        try:
            value = Decimal(str(text))
        except InvalidOperation:
            value = Decimal("NaN")
        if code not in MARKETS:
            params = {"known": ", ".join(MARKETS)}
            problems.append(PackProblem(FILE, 0, f"prices.factor.{code}", "factor-market", code, params))
        elif value.is_finite() and Decimal("0.2") <= value <= 5:
            factors[code] = str(value)
        else:
            problems.append(PackProblem(FILE, 0, f"prices.factor.{code}", "factor-range", str(text)))
    return factors


def registrations(table: Mapping[str, Any], problems: list[PackProblem]) -> list[dict[str, str]]:
    """Producer numbers by country and scheme. A problem's row counts the entries from 1."""
    taken = []
    for number, entry in enumerate(table["registration"], 1):
        row = {k: str(entry.get(k, "")).strip() for k in ("country", "scheme", "number")}
        lacking = next((k for k, v in row.items() if not v), None)
        if lacking:
            problems.append(PackProblem(FILE, number, f"registration.{lacking}", "empty"))
        elif not FORMS["country"].fullmatch(row["country"]):
            problems.append(PackProblem(FILE, number, "registration.country", "country-form", row["country"]))
        elif row["scheme"].lower().replace("-", "_") not in compliance.SCHEMES:
            params = {"known": ", ".join(compliance.SCHEMES)}
            problems.append(PackProblem(FILE, number, "registration.scheme", "scheme", row["scheme"], params))
        elif len(row["number"]) > 60:
            params = {"length": str(len(row["number"])), "max": "60"}
            problems.append(PackProblem(FILE, number, "registration.number", "too-long", row["number"], params))
        else:
            taken.append(row)
    return taken
