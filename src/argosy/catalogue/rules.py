"""From a row of a product file to a checked variant. Pure.

Check digits: GS1 General Specifications §7.9. Tariff numbers: Harmonized System, six digits and national extensions.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stdnum import ean

from argosy.catalogue import schema
from argosy.kernel.money import parse_amount

SALE_MODES = ("parcel", "bulky", "deposit", "direct")
MEASURES = {"weight_g": 5_000_000, "length_mm": 20_000, "width_mm": 20_000, "height_mm": 20_000}
_MODEL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SKU = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")
_HS = re.compile(r"[0-9]{6}(?:[0-9]{2}){0,2}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_AMOUNT = re.compile(r"[0-9]{1,14}(?:\.[0-9]{1,4})?")
#: No consumer price in any currency reaches this many minor units.
ABSURD_MINOR = 10**11


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell. `fatal` problems keep the row out; the others leave out the cell."""

    column: str
    code: str
    value: str = ""
    fatal: bool = True
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """A row that may be imported. `facts` are all typed attributes given, options included; `pictures` paths in the pack."""

    row: int
    sku: str
    gtin: str
    model: str
    name: str
    category: str
    launched_on: date | None
    home_price_minor: int
    home_currency: str
    deposit_minor: int | None
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    hs_code: str
    origin: str
    sale_mode: str
    pictures: tuple[str, ...]
    facts: Mapping[str, Any]


@dataclass(slots=True)
class ProductDraft:
    """The variants of one model, in the order of the file. `facts` are what they share."""

    model: str
    variants: list[VariantDraft]

    @property
    def first(self) -> VariantDraft:
        return self.variants[0]

    def shared(self) -> dict[str, Any]:
        """Attributes that every variant has with the same value and that are no option of the category."""
        options = set(schema.category(self.first.category).options)
        return {
            code: value
            for code, value in self.first.facts.items()
            if code not in options and all(v.facts.get(code) == value for v in self.variants)
        }


def check_row(number: int, raw: Mapping[str, str]) -> tuple[VariantDraft | None, list[Problem]]:
    """A row's draft, or None where a fatal problem keeps it out, and all its problems at once."""
    cells = {k: (v or "").strip() for k, v in raw.items() if k}
    problems: list[Problem] = []
    values = {name: check(cells, problems) for name, check in _CELLS.items()}
    facts: dict[str, Any] = {}
    if values["category"]:
        facts = _facts(cells, problems)
    if values["sale_mode"] == "deposit" and values["deposit_minor"] is None:
        problems.append(Problem("deposit", "deposit-missing"))
    if values["sale_mode"] == "direct":
        problems += [Problem(name, "direct-customs") for name in ("hs_code", "origin") if not cells.get(name)]
    if any(p.fatal for p in problems):
        return None, problems
    return VariantDraft(row=number, facts=facts, **values), problems


def _facts(cells: Mapping[str, str], problems: list[Problem]) -> dict[str, Any]:
    try:
        if not schema.category(cells["category"]).leaf:
            raise schema.UnknownCategory
        facts, found = schema.parse(cells["category"], cells)
    except schema.UnknownCategory:
        known = ", ".join(c.code for c in schema.categories() if c.leaf)
        problems.append(Problem("category", "no-category", cells["category"], params={"known": known}))
        return {}
    problems += [_from_schema(p, cells) for p in found]
    return facts


def _from_schema(found: schema.Problem, cells: Mapping[str, str]) -> Problem:
    try:
        required = schema.attribute(cells["category"], found.column).required
    except KeyError:
        required = False
    return Problem(found.column, found.code, cells.get(found.column, ""), required, dict(found.params))


def _pattern(column: str, pattern: re.Pattern[str], code: str, *, longest: int = 64, optional: bool = False) -> Any:
    def check(cells: Mapping[str, str], problems: list[Problem]) -> str:
        value = cells.get(column, "")
        if not (optional and not value) and (len(value) > longest or not pattern.fullmatch(value)):
            problems.append(Problem(column, code if value else "empty", value))
        return value

    return check


def _gtin(cells: Mapping[str, str], problems: list[Problem]) -> str:
    value = cells.get("gtin", "")
    if not value:
        problems.append(Problem("gtin", "empty"))
    elif not (value.isascii() and value.isdigit()) or len(value) not in (8, 12, 13, 14):
        problems.append(Problem("gtin", "gtin-form", value))
    elif not ean.is_valid(value):
        right = ean.calc_check_digit(value[:-1])
        problems.append(Problem("gtin", "gtin-check-digit", value, params={"digit": right}))
    return value


def _text(column: str, longest: int) -> Any:
    def check(cells: Mapping[str, str], problems: list[Problem]) -> str:
        value = cells.get(column, "")
        if not value:
            problems.append(Problem(column, "empty"))
        elif len(value) > longest:
            problems.append(Problem(column, "too-long", value, params={"length": len(value), "max": longest}))
        return value

    return check


def _price(cells: Mapping[str, str], problems: list[Problem]) -> int:
    given = cells.get("price", "")
    minor = _amount(given, cells.get("currency", "EUR"))
    if not given:
        problems.append(Problem("price", "empty"))
    elif minor is None:
        problems.append(Problem("price", "price-form", given))
    elif not 0 < minor < ABSURD_MINOR:
        problems.append(Problem("price", "price-range", given))
    return minor or 0


def _amount(text: str, currency: str) -> int | None:
    """Minor units of an amount as people write it into a table, else None."""
    if not _AMOUNT.fullmatch(text):
        return None
    try:
        return parse_amount(text, currency)
    except ValueError:
        return None


def _deposit(cells: Mapping[str, str], problems: list[Problem]) -> int | None:
    given = cells.get("deposit", "")
    if not given:
        return None
    minor = _amount(given, "EUR")
    if minor is None:
        problems.append(Problem("deposit", "price-form", given))
    elif not 0 < minor < ABSURD_MINOR:
        problems.append(Problem("deposit", "price-range", given))
    return minor or 0


def _whole(column: str, most: int) -> Any:
    def check(cells: Mapping[str, str], problems: list[Problem]) -> int:
        value = cells.get(column, "")
        if value.isascii() and value.isdigit() and len(value) < 10 and 0 < int(value) <= most:
            return int(value)
        problems.append(Problem(column, "measure" if value else "empty", value, params={"most": most}))
        return 0

    return check


def _day(cells: Mapping[str, str], problems: list[Problem]) -> date | None:
    value = cells.get("launched", "")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        problems.append(Problem("launched", "day-form", value, fatal=False))
        return None


def _mode(cells: Mapping[str, str], problems: list[Problem]) -> str:
    value = cells.get("sale_mode", "") or "parcel"
    if value not in SALE_MODES:
        problems.append(Problem("sale_mode", "sale-mode", value, params={"known": ", ".join(SALE_MODES)}))
    return value


def _pictures(cells: Mapping[str, str], problems: list[Problem]) -> tuple[str, ...]:
    return tuple(p.strip() for p in cells.get("pictures", "").split(";") if p.strip())


_CELLS: dict[str, Any] = {
    "sku": _pattern("sku", _SKU, "sku-form"),
    "gtin": _gtin,
    "model": _pattern("model", _MODEL, "model-form", longest=80),
    "name": _text("name", 160),
    "category": _text("category", 60),
    "launched_on": _day,
    "home_currency": _pattern("currency", _CURRENCY, "currency-form"),
    "home_price_minor": _price,
    "deposit_minor": _deposit,
    **{name: _whole(name, most) for name, most in MEASURES.items()},
    "hs_code": _pattern("hs_code", _HS, "hs-form", optional=True),
    "origin": _pattern("origin", _COUNTRY, "country-form", optional=True),
    "sale_mode": _mode,
    "pictures": _pictures,
}


def read_cell(name: str, cells: Mapping[str, str], problems: list[Problem]) -> Any:
    """One base value of a row, checked as in a pack; what is wrong is added to `problems`."""
    return _CELLS[name](cells, problems)


def group(drafts: Iterable[VariantDraft]) -> tuple[list[ProductDraft], list[tuple[int, Problem]]]:
    """Drafts gathered by model; a row that contradicts its model's first row, or repeats a sku or GTIN, is left out."""
    products: dict[str, ProductDraft] = {}
    skus: dict[str, int] = {}
    gtins: dict[str, int] = {}
    refused: list[tuple[int, Problem]] = []
    for draft in drafts:
        problem = _repeated("sku", draft.sku, skus) or _repeated("gtin", draft.gtin, gtins)
        known = products.get(draft.model)
        if problem is None and known is not None:
            problem = _contradiction(known.first, draft)
        if problem is not None:
            refused.append((draft.row, problem))
            continue
        skus[draft.sku] = gtins[draft.gtin] = draft.row
        if known is None:
            products[draft.model] = ProductDraft(draft.model, [draft])
        else:
            known.variants.append(draft)
    return list(products.values()), refused


def _repeated(column: str, value: str, seen: Mapping[str, int]) -> Problem | None:
    if value not in seen:
        return None
    return Problem(column, "repeated", value, params={"first": seen[value]})


def _contradiction(first: VariantDraft, draft: VariantDraft) -> Problem | None:
    for column in ("name", "category", "sale_mode"):
        if getattr(first, column) != getattr(draft, column):
            return Problem(
                column,
                "contradicts-model",
                getattr(draft, column),
                params={"first": first.row, "other": getattr(first, column)},
            )
    return None


def digest(content: Any) -> str:
    """SHA-256 of the content's canonical JSON: what tells a changed product from an unchanged one."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def product_content(draft: ProductDraft, media: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a product's row, by name; `media` gives the sha256 of each picture path that is a picture."""
    first = draft.first
    paths: Sequence[str] = list(dict.fromkeys(p for v in draft.variants for p in v.pictures))
    return {
        "model": draft.model,
        "name": first.name,
        "category": first.category,
        "facts": draft.shared(),
        "launched_on": first.launched_on,
        "hs_code": first.hs_code,
        "origin": first.origin,
        "sale_mode": first.sale_mode,
        "media": list(dict.fromkeys(media[p] for p in paths if p in media)),
    }


def variant_content(
    draft: VariantDraft, shared: Mapping[str, Any], position: int, media: Mapping[str, str]
) -> dict[str, Any]:
    """The columns of a variant's row, by name."""
    options = schema.category(draft.category).options
    return {
        "sku": draft.sku,
        "gtin": draft.gtin,
        "position": position,
        "options": {code: draft.facts[code] for code in options if code in draft.facts},
        "facts": {c: v for c, v in draft.facts.items() if c not in shared and c not in options},
        "media": [media[p] for p in draft.pictures if p in media],
        "home_price_minor": draft.home_price_minor,
        "home_currency": draft.home_currency,
        "deposit_minor": draft.deposit_minor,
        "weight_g": draft.weight_g,
        "length_mm": draft.length_mm,
        "width_mm": draft.width_mm,
        "height_mm": draft.height_mm,
    }
