"""Dates, shares, countries and amounts as the reader of a language writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from babel.core import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from argosy.catalogue.units import CONTENT_UNITS, measure, symbol
from argosy.kernel.money import exponent, format_money
from argosy.kernel.text import t
from argosy.pricing.api import UnitPrice

# Weekday, day and month as they stand within a sentence; CLDR has no such pattern with the whole words.
_DAYS = {
    "es": "EEEE, d 'de' MMMM",
    "fr": "EEEE d MMMM",
    "de": "EEEE, d. MMMM",
    "it": "EEEE d MMMM",
    "pl": "EEEE, d MMMM",
    "en": "EEEE d MMMM",
}
_LOCALES = {"en": "en_GB"}
LANGUAGE_NAMES = {
    "es": "Español",
    "fr": "Français",
    "de": "Deutsch",
    "it": "Italiano",
    "pl": "Polski",
    "en": "English",
    "zh": "中文",
}

money = format_money


@lru_cache(maxsize=16)
def locale(language: str) -> Locale:
    return Locale.parse(_LOCALES.get(language, language))


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """ "Tuesday 24 November"."""
    return format_date(value, _DAYS.get(language, "EEEE d MMMM"), locale=locale(language))


@lru_cache(maxsize=4096)
def whole_date(value: date, language: str) -> str:
    """ "24 November 2026"."""
    return format_date(value, "long", locale=locale(language))


def moment(value: datetime, language: str, zone: str) -> str:
    """ "22 Nov 2026, 17:40" in the market's time zone."""
    from zoneinfo import ZoneInfo

    return format_datetime(value, "d MMM y, HH:mm", tzinfo=ZoneInfo(zone), locale=locale(language))


def period(first: date, last: date, language: str) -> str:
    """ "20 November – 30 November"."""
    months = "d. MMMM" if language == "de" else "d 'de' MMMM" if language == "es" else "d MMMM"
    return " – ".join(format_date(d, months, locale=locale(language)) for d in (first, last))


def hour(value: time, language: str) -> str:
    """ "16:00"."""
    return format_time(value, "HH:mm", locale=locale(language))


@lru_cache(maxsize=1024)
def percent(value: Decimal | int, language: str, *, minus: bool = False) -> str:
    """A share given in percent: percent(21, "de") == "21 %"; with `minus`, "−21 %"."""
    shown = format_percent(Decimal(value) / 100, "#,##0.###%", locale=locale(language))
    if language in ("es", "fr", "de", "pl") and shown[-2:-1].isdigit() and language != "pl":
        shown = f"{shown[:-1]}\u00a0%"
    return f"−{shown}" if minus else shown


@lru_cache(maxsize=4096)
def number(value: Decimal | int, language: str) -> str:
    return format_decimal(value, locale=locale(language))


@lru_cache(maxsize=1024)
def country(code: str, language: str) -> str:
    """The country's name; the code itself where CLDR has none."""
    return str(locale(language).territories.get(code.upper(), code))


#: The units of the CLDR by which a reader is told a unit price in words.
_SPOKEN = {
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "ml": "volume-milliliter",
    "l": "volume-liter",
    "m": "length-meter",
    "m2": "area-square-meter",
    "m3": "volume-cubic-meter",
}


def unit_price(found: UnitPrice, currency: str, language: str) -> tuple[str, str]:
    """A unit price as it stands beside a price, and as it is read aloud: "149,83 €/l", "Grundpreis: 149,83 € pro Liter"."""
    amount = money(found.gross, currency, language)
    named = CONTENT_UNITS[found.unit][0]
    shown = symbol(named, language) if found.quantity == 1 else measure(found.quantity, named, language)
    return (
        t(language, "shop-price-unit", amount=amount, unit=shown),
        t(language, "shop-price-unit-said", amount=amount, unit=_spoken(found.quantity, found.unit, language)),
    )


@lru_cache(maxsize=256)
def _spoken(quantity: int, unit: str, language: str) -> str:
    """ "Liter", "100 Milliliter": one of a unit without its number."""
    if unit not in _SPOKEN:
        return t(language, "shop-price-piece", count=quantity)
    said = format_unit(quantity, _SPOKEN[unit], "long", locale=locale(language))
    return said.removeprefix("1").strip() if quantity == 1 else said


def plain_amount(minor: int, currency: str) -> str:
    """An amount for machines: "549.00"."""
    return f"{Decimal(minor).scaleb(-exponent(currency)):f}"


def minor_amount(text: str, currency: str) -> int | None:
    """Minor units of a whole or decimal amount typed into a filter; None for anything else."""
    cleaned = text.strip().replace(" ", "").replace(",", ".")
    if not cleaned or len(cleaned) > 12 or not cleaned.replace(".", "", 1).isdigit():
        return None
    return int(Decimal(cleaned).scaleb(exponent(currency)))


def typed_count(text: str) -> int:
    """A number of units as typed; 0 for nothing, and -1, of which there are never so many, for anything else."""
    cleaned = text.strip() or "0"
    return int(cleaned) if cleaned.isascii() and cleaned.isdigit() and len(cleaned) < 4 else -1
