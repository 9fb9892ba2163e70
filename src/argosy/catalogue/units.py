"""Numbers and quantities as each language writes them.

Digits and marks follow the Unicode CLDR (through Babel); units come from `data/units.toml`, which names a CLDR unit or
gives the market's own custom. A number never parts from its unit: the space between them does not break
(U+00A0; U+202F in French).
"""

import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel import Locale

LANGUAGES = ("en", "es", "fr", "de", "it", "pl", "zh")
NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

# Languages that group digits only from five on (CLDR minimumGroupingDigits = 2): 5000 but 12.000.
_GROUP_FROM_FIVE = {"es", "it", "pl"}
_FILE = Path(__file__).parent / "data" / "units.toml"

Number = int | float | Decimal | str


class UnknownUnit(KeyError):
    """The unit is not in units.toml."""


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("zh_Hans" if language == "zh" else language)


@cache
def _marks(language: str) -> tuple[str, str]:
    symbols = _locale(language).number_symbols["latn"]
    return symbols["decimal"], symbols["group"]


def exact(value: Number) -> Decimal:
    """The decimal a fact stands for; 6.83 read back from JSON as a float is 6.83 again. Raises ValueError for other text."""
    try:
        found = Decimal(str(value).strip())
    except ArithmeticError as problem:
        raise ValueError(f"{value!r} is not a number") from problem
    if not found.is_finite():
        raise ValueError(f"{value!r} is not a number")
    return found


@lru_cache(maxsize=16_384)
def number(value: Number, language: str) -> str:
    """`value` in the language's digits, without trailing zeros: 6.80 -> "6,8", 12000 -> "12.000" in Spanish."""
    decimal_mark, group_mark = _marks(language)
    whole, _, fraction = format(abs(exact(value)), "f").partition(".")
    fraction = fraction.rstrip("0")
    if len(whole) > (4 if language in _GROUP_FROM_FIVE else 3):
        head = len(whole) % 3
        parts = ([whole[:head]] if head else []) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
        whole = group_mark.join(parts)
    sign = "-" if exact(value) < 0 else ""
    return f"{sign}{whole}{decimal_mark}{fraction}" if fraction else f"{sign}{whole}"


@lru_cache(maxsize=16_384)
def plural(value: Number, language: str) -> str:
    """CLDR plural category of a number: one, few, many or other. Polish 1 one, 2 few, 5 many, 22 few, 1.5 other."""
    n = exact(value)
    return str(_locale(language).plural_form(int(n) if n == n.to_integral_value() else n))


def _cldr_patterns(unit: str, language: str) -> dict[str, str]:
    """Short patterns of a CLDR unit by plural category, for example {"one": "{0} GB", "other": "{0} GB"}."""
    found = _locale(language)._data["unit_patterns"].get(unit, {}).get("short", {})
    return {form: text for form, text in found.items() if isinstance(text, str) and "{0}" in text}


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    """unit -> language -> plural category -> pattern with {0}."""
    source = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    table: dict[str, dict[str, dict[str, str]]] = {}
    for unit, entry in source.items():
        table[unit] = {}
        for language in LANGUAGES:
            given = entry.get(language) or entry.get("name")
            forms = {"other": given} if isinstance(given, str) else given
            forms = forms or _cldr_patterns(entry.get("cldr", ""), language)
            if "other" not in forms:
                raise ValueError(f"units.toml: unit {unit} has no pattern for {language}")
            space = NARROW_NO_BREAK if language == "fr" else NO_BREAK
            table[unit][language] = {
                form: text.replace(NO_BREAK, " ").replace(" ", space) for form, text in forms.items()
            }
    return table


def units() -> frozenset[str]:
    return frozenset(_table())


# A round number of the larger unit reads better in it: 1024 GB is sold as 1 TB.
_LARGER: dict[str, tuple[int, str]] = {"gigabyte": (1024, "terabyte")}


@lru_cache(maxsize=32_768)
def measure(value: Number, unit: str, language: str) -> str:
    """A quantity with its unit, for example measure(6.83, "inch", "de") -> "6,83 Zoll". Raises UnknownUnit."""
    if unit not in _table():
        raise UnknownUnit(unit)
    factor, larger = _LARGER.get(unit, (0, ""))
    if factor and exact(value) >= factor and exact(value) % factor == 0:
        return measure(exact(value) / factor, larger, language)
    patterns = _table()[unit][language]
    pattern = patterns.get(plural(value, language)) or patterns["other"]
    return pattern.replace("{0}", number(value, language))


@lru_cache(maxsize=1024)
def symbol(unit: str, language: str) -> str:
    """A unit alone, as it stands after "per": symbol("liter", "de") -> "l". Raises UnknownUnit."""
    if unit not in _table():
        raise UnknownUnit(unit)
    patterns = _table()[unit][language]
    return (patterns.get("one") or patterns["other"]).replace("{0}", "").strip(f" {NO_BREAK}{NARROW_NO_BREAK}")


class Content(NamedTuple):
    """How much is in a package; `unit` is one of CONTENT_UNITS."""

    amount: Decimal
    unit: str

    def __str__(self) -> str:
        """As a fact keeps it: "60 ml"."""
        return f"{self.amount:f} {self.unit}"


#: What net contents are stated in, each with its unit in units.toml, the unit that contents of its kind are compared in, and how many
#: of those it is: the units of Directive 98/6/EC Art. 2(b) with their usual parts, and the piece.
CONTENT_UNITS: dict[str, tuple[str, str, int]] = {
    "g": ("gram", "g", 1),
    "kg": ("kilogram", "g", 1000),
    "ml": ("milliliter", "ml", 1),
    "l": ("liter", "ml", 1000),
    "m": ("meter", "m", 1),
    "m2": ("square-meter", "m2", 1),
    "m3": ("cubic-meter", "m3", 1),
    "piece": ("piece", "piece", 1),
}
_CONTENT = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)[\s\u00a0\u202f]*([a-z]+[23²³]?)", re.IGNORECASE)
_WORDS = {"m²": "m2", "m³": "m3", "pieces": "piece", "pcs": "piece", "pc": "piece"}


@lru_cache(maxsize=4096)
def content(text: str) -> Content:
    """A net content as people write it: "60 ml", "0,5 L", "4 pieces". Raises ValueError for anything else, and for none at all."""
    found = _CONTENT.fullmatch(text.strip())
    unit = found[2].lower() if found else ""
    unit = _WORDS.get(unit, unit)
    amount = Decimal(found[1].replace(",", ".")) if found else Decimal(0)
    if unit not in CONTENT_UNITS or not amount or (unit == "piece" and amount != amount.to_integral_value()):
        raise ValueError(f"{text!r} is no content such as 60 ml")
    whole = amount == amount.to_integral_value()
    return Content(amount.quantize(Decimal(1)) if whole else amount.normalize(), unit)


def content_shown(value: Content, language: str) -> str:
    """As a reader of the language writes it: "60 ml", "0,5 l", "4 Stück"."""
    return measure(value.amount, CONTENT_UNITS[value.unit][0], language)


def joiner(language: str) -> Callable[[list[str]], str]:
    """How the language strings items of a table cell together."""
    return ("、" if language == "zh" else ", ").join
