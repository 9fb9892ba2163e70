"""The category tree and what can be said about a product of each category.

Everything is read once from `data/categories.toml`, `attributes.toml`, `choices.toml` and checked as a whole; look-ups are dictionary
look-ups on frozen objects. No Django: rules of other rooms may import this module.

    category("phones").attribute("screen_in").unit          -> "inch"
    parse("phones", {"screen_in": "6,83", ...})             -> ({"screen_in": 6.83, ...}, [])
    display(attribute("phones", "screen_in"), 6.83, "de")   -> "6,83 Zoll"
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from argosy.catalogue import loader
from argosy.catalogue.loader import DATA as DATA
from argosy.catalogue.loader import SchemaError as SchemaError
from argosy.catalogue.units import CONTENT_UNITS, content, content_shown, exact, joiner, measure, number
from argosy.catalogue.units import LANGUAGES as LANGUAGES

#: The attribute of goods sold by measure from which their price by measure follows; a category that has it sells by measure.
NET_CONTENT = "net_content"
# Columns of products.csv that are not attributes (the importer reads them itself).
BASE_COLUMNS = frozenset(
    "sku gtin model name category launched price currency weight_g length_mm width_mm height_mm hs_code origin sale_mode deposit pictures".split()
)
_YES = {"yes", "true", "1", "y"}
_NO = {"no", "false", "0", "n"}
_WHOLE = re.compile(r"[+-]?\d+(?:[.,]0)?")
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_FORMATS = {
    "ip": re.compile(r"IP[0-6X][0-9X]K?(?:/IP[0-6X][0-9X]K?)*"),
    "digits": re.compile(r"\d{1,12}"),
    "ufi": re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}"),
    "url": re.compile(r"https://[^\s\"'<>]{4,500}"),
}
_BOOLEAN = {
    "en": ("Yes", "No"),
    "es": ("Sí", "No"),
    "fr": ("Oui", "Non"),
    "de": ("Ja", "Nein"),
    "it": ("Sì", "No"),
    "pl": ("Tak", "Nie"),
    "zh": ("是", "否"),
}


class UnknownCategory(KeyError):
    """No category has this code."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list; `hex` is the swatch of a colour, else ""."""

    code: str
    names: Mapping[str, str]
    hex: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute as one category uses it.

    type: text | integer | decimal | boolean | choice | list | content. Values of facts: text and choice `str` (choice: its code),
    integer `int`, decimal `float` (exact to the digits given), boolean `bool`, list `list[str]` of choice codes, content `str`
    (a number and its unit, as `units.Content` writes it: "60 ml").
    rank: order of importance to a shopper, 1 first. neutral: a text that reads the same in every language.
    free: a choice that also takes a value outside its list, kept as given. option: varies from variant to variant.
    """

    code: str
    type: str
    names: Mapping[str, str]
    group: str
    unit: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    free: bool = False
    neutral: bool = False
    format: str = ""
    max_length: int = 200
    required: bool = False
    filter: bool = False
    compare: bool = False
    rank: int = 1000
    option: bool = False
    by_code: Mapping[str, Choice] = field(default_factory=dict, repr=False, compare=False)
    by_word: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def choice(self, code: str) -> Choice | None:
        return self.by_code.get(code)


@dataclass(frozen=True, slots=True)
class Category:
    """A category: `names` heads a listing (plural), `singular` names one product, `gender` agrees adjectives with it."""

    code: str
    parent: str | None
    names: Mapping[str, str]
    singular: Mapping[str, str]
    gender: Mapping[str, str]
    icon: str
    google: int | None
    options: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    children: tuple[str, ...]
    by_code: Mapping[str, Attribute] = field(repr=False, compare=False)

    @property
    def leaf(self) -> bool:
        """Only a leaf holds products."""
        return not self.children

    def attribute(self, code: str) -> Attribute:
        """Raises KeyError for an attribute the category does not have."""
        return self.by_code[code]

    def __contains__(self, code: str) -> bool:
        return code in self.by_code


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: the sentence is the Fluent message `catalogue-problem-<code>` with `column` and `params`."""

    column: str
    code: str
    params: Mapping[str, str]


@cache
def _tree() -> dict[str, Category]:
    """All categories by code; raises SchemaError naming file, line and entry."""
    source = loader.load()
    choices = {
        name: tuple(
            Choice(code, e["names"], e.get("hex", ""), tuple(e.get("aliases", ()))) for code, e in entries.items()
        )
        for name, entries in source.choices.items()
    }
    tree: dict[str, Category] = {}
    children: dict[str, list[str]] = {}
    for code, entry in source.categories.items():
        children.setdefault(entry["parent"], []).append(code)
    for code, entry in source.categories.items():
        options = tuple(entry["options"])
        attributes = []
        for use in entry["use"]:
            definition = source.attributes[use.get("define", use["code"])]
            listed = choices.get(definition.get("choices", ""), ())
            attributes.append(
                Attribute(
                    code=use["code"],
                    type=definition["type"],
                    names=definition["names"],
                    group=definition["group"],
                    unit=definition.get("unit", ""),
                    min=definition.get("min"),
                    max=definition.get("max"),
                    choices=listed,
                    free=definition.get("choices", "") in source.free,
                    neutral=definition.get("neutral", False),
                    format=definition.get("format", ""),
                    max_length=definition.get("max_length", 200),
                    required=use.get("required", False),
                    filter=use.get("filter", False),
                    compare=use.get("compare", False),
                    rank=use.get("rank", 1000),
                    option=use["code"] in options,
                    by_code={choice.code: choice for choice in listed},
                    by_word={word: choice.code for choice in listed for word in _words(choice)},
                )
            )
        attributes.sort(key=lambda attribute: attribute.rank)
        tree[code] = Category(
            code=code,
            parent=None if entry["parent"] == loader.ROOT else entry["parent"],
            names=entry["plural"],
            singular=entry["singular"],
            gender=entry["gender"],
            icon=entry["icon"],
            google=entry.get("google"),
            options=options,
            attributes=tuple(attributes),
            children=tuple(children.get(code, ())),
            by_code={attribute.code: attribute for attribute in attributes},
        )
    return tree


def _words(choice: Choice) -> Iterator[str]:
    yield from (
        choice.code.lower(),
        *(name.lower() for name in choice.names.values()),
        *(alias.lower() for alias in choice.aliases),
    )


def category(code: str) -> Category:
    """Raises UnknownCategory."""
    try:
        return _tree()[code]
    except KeyError:
        raise UnknownCategory(code) from None


def categories() -> tuple[Category, ...]:
    """Every category, parents before children."""
    return tuple(_tree().values())


def roots() -> tuple[Category, ...]:
    return tuple(c for c in _tree().values() if c.parent is None)


def path(code: str) -> tuple[Category, ...]:
    """From the root down to the category itself."""
    found = category(code)
    return (*(path(found.parent) if found.parent else ()), found)


def descendants(code: str) -> tuple[str, ...]:
    """Codes of the category and everything below it."""
    found = category(code)
    return (code, *(below for child in found.children for below in descendants(child)))


def attributes(code: str) -> tuple[Attribute, ...]:
    """Attributes of a category, inherited ones included, most important first."""
    return category(code).attributes


def attribute(category_code: str, code: str) -> Attribute:
    """Raises UnknownCategory or KeyError."""
    return category(category_code).attribute(code)


@cache
def every_attribute() -> frozenset[str]:
    """Codes of all attributes of all categories."""
    return frozenset(code for found in _tree().values() for code in found.by_code)


@cache
def group_names() -> Mapping[str, Mapping[str, str]]:
    """Headings of the specification table: group code -> language -> name, in display order."""
    return loader.load().groups


def parse(category_code: str, raw: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    """Typed facts of one row, and every cell that is wrong. Blank cells are absent facts.

    A decimal may use point or comma; a whole number has neither, nor a unit; booleans are yes/no, true/false or 1/0; a list is
    separated by ";"; a choice is given by its code or by its name in any language; a content has its unit. Raises UnknownCategory.
    """
    found = category(category_code)
    facts: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, cell in raw.items():
        text = cell.strip() if cell else ""
        if not text or column in BASE_COLUMNS:
            continue
        wanted = found.by_code.get(column)
        if wanted is None:
            code = "not-in-category" if column in every_attribute() else "unknown-column"
            problems.append(Problem(column, code, {"category": found.code, "value": text}))
            continue
        value = _parse_cell(wanted, text)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            facts[column] = value
    given = facts.keys() | {problem.column for problem in problems}
    problems += [
        Problem(a.code, "required", {"category": found.code})
        for a in found.attributes
        if a.required and a.code not in given
    ]
    return facts, problems


def _parse_cell(wanted: Attribute, text: str) -> Any:
    """The typed value, or the Problem."""
    if wanted.type in ("integer", "decimal"):
        return _parse_number(wanted, text)
    if wanted.type == "boolean":
        if text.lower() in _YES:
            return True
        return False if text.lower() in _NO else Problem(wanted.code, "not-a-boolean", {"value": text})
    if wanted.type == "choice":
        return _parse_choice(wanted, text)
    if wanted.type == "list":
        values = [_parse_choice(wanted, part.strip()) for part in text.split(";") if part.strip()]
        wrong = [value for value in values if isinstance(value, Problem)]
        return wrong[0] if wrong else list(dict.fromkeys(values))
    if wanted.type == "content":
        return _parse_content(wanted, text)
    if len(text) > wanted.max_length:
        return Problem(wanted.code, "too-long", {"length": str(len(text)), "max": str(wanted.max_length)})
    if wanted.format and not _FORMATS[wanted.format].fullmatch(text):
        return Problem(wanted.code, f"bad-{wanted.format}", {"value": text})
    return text


def _parse_number(wanted: Attribute, text: str) -> int | float | Problem:
    whole = wanted.type == "integer"
    if not _DECIMAL.fullmatch(text):
        return Problem(wanted.code, "not-a-number", {"value": text})
    if whole and not _WHOLE.fullmatch(text):
        return Problem(wanted.code, "not-whole", {"value": text})
    value = Decimal(text.replace(",", "."))
    if (wanted.min is not None and value < wanted.min) or (wanted.max is not None and value > wanted.max):
        return Problem(wanted.code, "out-of-range", {"value": text, "min": str(wanted.min), "max": str(wanted.max)})
    return int(value) if whole else float(value)


def _parse_content(wanted: Attribute, text: str) -> str | Problem:
    try:
        return str(content(text))
    except ValueError:
        return Problem(wanted.code, "not-a-content", {"value": text, "units": ", ".join(CONTENT_UNITS)})


def _parse_choice(wanted: Attribute, text: str) -> str | Problem:
    code = wanted.by_word.get(text.lower())
    if code is not None:
        return code
    if wanted.free and len(text) <= wanted.max_length:
        return text
    allowed = ", ".join(choice.code for choice in wanted.choices)
    return Problem(wanted.code, "not-a-choice", {"value": text, "allowed": allowed})


def display(wanted: Attribute, value: Any, language: str) -> str:
    """A fact as a reader of the language expects it in a table: "6,83 Zoll", "Sí", "Schwarz". An absent fact is ""."""
    if value is None or value == "":
        return ""
    if wanted.type == "boolean":
        return _BOOLEAN[language][0 if value else 1]
    if wanted.type == "list":
        return joiner(language)([_choice_name(wanted, item, language) for item in value])
    if wanted.type == "choice":
        return _choice_name(wanted, value, language)
    if wanted.type in ("integer", "decimal"):
        return measure(value, wanted.unit, language) if wanted.unit else number(value, language)
    if wanted.type == "content":
        return content_shown(content(value), language)
    return str(value)


def _choice_name(wanted: Attribute, value: str, language: str) -> str:
    found = wanted.by_code.get(value)
    return found.names[language] if found else str(value)


def swatch(colour: str) -> str:
    """Hex of a colour value: of a listed colour, or of the colour word in a proper name ("Titan Grey" -> grey); "" if none."""
    listed = attribute("phones", "colour")
    code = listed.by_word.get(colour.lower()) or next(
        (listed.by_word[word] for word in reversed(re.split(r"[\s/-]+", colour.lower())) if word in listed.by_word), ""
    )
    return listed.by_code[code].hex if code else ""


def sort_key(wanted: Attribute, value: Any) -> tuple[int, Decimal, str]:
    """Orders the values of one option as a shopper expects: numbers and contents by size, choices by their list, S before M before L."""
    if wanted.type in ("integer", "decimal"):
        return (0, exact(value), "")
    if wanted.type == "content":
        amount, unit = content(value)
        _, base, parts = CONTENT_UNITS[unit]
        return (list(CONTENT_UNITS).index(base), amount * parts, "")
    if wanted.choices:
        codes = list(wanted.by_code)
        return (0, Decimal(codes.index(value)), "") if value in wanted.by_code else (1, Decimal(0), str(value))
    sizes = ["XXS", "XS", "S", "S/M", "M", "M/L", "L", "L/XL", "XL", "XXL", "XXXL"]
    text = str(value).upper()
    return (0, Decimal(sizes.index(text)), "") if text in sizes else (1, Decimal(0), text)
