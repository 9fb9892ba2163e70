"""One fact of a product, given outside a pack: checked as a pack's cell would be, and written as an import would have written it.

The product's digest is that of an import of the same facts, so that launching a pack in which the fact stands writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from argosy.catalogue import queries, rules, schema
from argosy.catalogue.errors import FactRefused, UnknownProduct

#: Facts that stand in columns of the product: the column of the pack that gives each.
COLUMNS = {"hs_code": "hs_code", "origin": "origin", "launched_on": "launched"}
_CONTENT = ("model", "name", "category", "facts", "launched_on", "hs_code", "origin", "sale_mode", "media")
_PART = (
    "sku",
    "gtin",
    "position",
    "options",
    "facts",
    "media",
    "home_price_minor",
    "home_currency",
    "deposit_minor",
    "weight_g",
    "length_mm",
    "width_mm",
    "height_mm",
)


@dataclass(frozen=True, slots=True)
class FactSet:
    """What became of a fact: the typed value, what each variant (by SKU) had before, and whether anything changed."""

    product_id: UUID
    model: str
    category: str
    value: Any
    before: Mapping[str, Any]
    changed: bool


def checked(category: str, code: str, text: str) -> Any:
    """The typed value of a fact as a pack's cell would give it. Raises FactRefused with the field's own problem."""
    if code in COLUMNS:
        return _checked_column(code, text)
    wanted = schema.category(category).by_code.get(code)
    if wanted is None or wanted.option:
        raise FactRefused(code, "not-in-category", {"category": category, "value": text})
    facts, problems = schema.parse(category, {code: text})
    for problem in problems:
        if problem.column == code:
            raise FactRefused(code, problem.code, problem.params, wanted.names)
    return facts[code]


def _checked_column(code: str, text: str) -> Any:
    problems: list[rules.Problem] = []
    value = rules.read_cell(code, {COLUMNS[code]: text}, problems)
    for problem in problems:
        raise FactRefused(code, problem.code, {"value": text, **problem.params})
    if value in (None, ""):
        raise FactRefused(code, "empty", {"value": text})
    return value


def set_fact(brand_id: UUID, product_id: UUID, code: str, text: str, skus: Collection[str] = ()) -> FactSet:
    """Give a product, or only those of its variants (SKUs), a fact; within the caller's transaction, which locks the product.

    Raises UnknownProduct (also for another brand's, and for a SKU that is not the product's), FactRefused.
    """
    if not queries.lock_product(brand_id, product_id):
        raise UnknownProduct(product_id)
    row, variants = queries.products([product_id])[0], queries.variants([product_id])
    own = [v["sku"] for v in variants]
    for foreign in sorted(set(skus) - set(own)):
        raise UnknownProduct(foreign)
    value, chosen = checked(row["category"], code, text), set(skus) or set(own)
    if code in COLUMNS:
        before = dict.fromkeys(own, row[code])
        row[code] = value
    else:
        before = _give(row, variants, code, value, chosen)
    changed = any(before[sku] != value for sku in chosen) if own else True
    if changed:
        parts = [{name: v[name] for name in _PART} | {"position": n} for n, v in enumerate(variants)]
        mark = rules.digest([{name: row[name] for name in _CONTENT}, parts])
        queries.write_facts(
            row, mark, [(v["id"], v["facts"], rules.digest(p)) for v, p in zip(variants, parts, strict=True)]
        )
    return FactSet(product_id, row["model"], row["category"], value, {sku: before[sku] for sku in chosen}, changed)


def _give(
    row: dict[str, Any], variants: list[dict[str, Any]], code: str, value: Any, chosen: Collection[str]
) -> dict[str, Any]:
    """Put the fact into the rows as an import would part it between product and variants; what each variant had before."""
    options = set(schema.category(row["category"]).options)
    whole = [{**row["facts"], **v["facts"]} for v in variants]
    before = {v["sku"]: facts.get(code) for v, facts in zip(variants, whole, strict=True)}
    for v, facts in zip(variants, whole, strict=True):
        if v["sku"] in chosen:
            facts[code] = value
    shared = {
        name: told
        for name, told in (whole[0] if whole else {**row["facts"], code: value}).items()
        if name not in options and all(facts.get(name) == told for facts in whole)
    }
    row["facts"] = shared
    for v, facts in zip(variants, whole, strict=True):
        v["facts"] = {name: told for name, told in facts.items() if name not in shared and name not in options}
    return before
