"""What copy is written from: the facts of one product, and how each of them may be said in a language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from argosy.catalogue import schema
from argosy.catalogue.units import content, content_shown, exact, measure, number
from argosy.content.grammar import Grammar
from argosy.content.kinds import Kind, kind_of

_ABSURD = Decimal(10) ** 15
_DESIGNATION = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9.+/-]*[a-z]?|[A-Z]{2,}")


@dataclass(frozen=True)
class ProductFacts:
    """One product. `facts`: values common to its variants, by attribute code, as `catalogue.schema.parse` gives them.
    `options`: attribute code -> the values its variants have. `model`: the brand's handle; seeds the choice between wordings."""

    brand: str
    name: str
    category: str
    facts: Mapping[str, Any]
    options: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    launched_on: date | None = None
    model: str = ""


@lru_cache(maxsize=4096)
def designation(name: str) -> str:
    """The part of a product name that is a proper name and so the same in every language; "" if it is only a description.

    "15T Pro" -> "15T Pro"; "AS-002 waterproof pannier 27 L" -> "AS-002"; "Floor pump 160 psi" -> "".
    """
    words = name.split()
    if all(word[0].isupper() or not word[0].isalpha() for word in words):
        return " ".join(words)
    kept: list[str] = []
    for word in words:
        if not _DESIGNATION.fullmatch(word):
            break
        kept.append(word)
    return " ".join(kept)


@lru_cache(maxsize=4096)
def _branded(brand: str, name: str) -> str:
    return name if name.lower().split(" ")[:1] == [brand.lower()] else f"{brand} {name}".strip()


class Context:
    """One product said in one language: every value a pattern may ask for, None where there is no such fact."""

    __slots__ = ("category", "gender", "grammar", "kind", "names", "product", "values")

    def __init__(self, product: ProductFacts, grammar: Grammar) -> None:
        self.product = product
        self.grammar = grammar
        self.category = schema.category(product.category)
        self.values = _values(product, self.category)
        self.kind: Kind = kind_of(product.category, product.name, self.values)
        for covered in self.kind.covers:
            functions = self.values.get("functions")
            if functions:
                self.values["functions"] = [[f for f in functions[0] if f != covered]]
        self.gender = grammar.kind(self.kind.code)["g"]
        proper = designation(product.name)
        self.names = {
            "brand": product.brand,
            "name": product.name,
            "designation": proper,
            "product": _branded(product.brand, proper) if proper else product.brand,
            "full": _branded(product.brand, product.name),
        }

    def single(self, code: str) -> Any:
        """The one value of a fact; None if it is absent or varies between variants."""
        found = self.values.get(code)
        return found[0] if found and len(found) == 1 else None

    def say(self, code: str, value: Any, form: str = "") -> str | None:
        """One value in the words of a sentence, in a grammatical form if asked; None if it cannot be said in the language."""
        wanted = self.category.by_code.get(code)
        if wanted is None:
            return None
        if wanted.type in ("integer", "decimal"):
            return (
                measure(value, wanted.unit, self.grammar.language)
                if wanted.unit
                else number(value, self.grammar.language)
            )
        if wanted.type == "choice":
            return self.grammar.choice(wanted, value, form, self.gender)
        if wanted.type == "list":
            said = [self.grammar.choice(wanted, item, form, self.gender) for item in value]
            return self.grammar.join([item for item in said if item]) or None
        if wanted.type == "content":
            return content_shown(content(value), self.grammar.language)
        return str(value) if wanted.neutral and wanted.type == "text" else None

    def number(self, value: Any) -> str:
        return number(value, self.grammar.language)

    def say_all(self, code: str, word: str = "and", *, form: str = "") -> str | None:
        """All values of an option in one phrase: "256 GB, 512 GB y 1 TB" shares a unit where it can: "256 y 512 GB"."""
        said = [self.say(code, value, form) for value in self.values.get(code, ())]
        if not said or None in said:
            return None
        texts = [text for text in said if text]
        unit = {text.rpartition(self.grammar.space)[2] for text in texts}
        if len(unit) == 1 and all(self.grammar.space in text for text in texts):
            texts = [text.rpartition(self.grammar.space)[0] for text in texts[:-1]] + texts[-1:]
        return self.grammar.join(texts, word)

    def bound(self, code: str, *, largest: bool) -> Any:
        values = [value for value in self.values.get(code, ()) if isinstance(value, (int, float))]
        return (max(values) if largest else min(values)) if values else None

    def count(self, value: Any, noun: str, form: str) -> str:
        """A number with its noun in the right plural: "3 cámaras", "2 aparaty", "5 aparatów"."""
        return f"{number(value, self.grammar.language)}{self.grammar.space_word}{self.grammar.noun(noun, value, form)}"

    def converted(self, code: str, divisor: int, unit: str) -> str | None:
        """A fact in another unit, only where it comes out even: 440 mm -> 44 cm, 300 min -> 5 h."""
        value = self.single(code)
        if not isinstance(value, (int, float)):
            return None
        result = exact(value) / divisor
        # A number of more digits than are kept was never a measure.
        if abs(result) >= _ABSURD or result != result.quantize(Decimal("0.1")):
            return None
        return measure(result, unit, self.grammar.language)


def _values(product: ProductFacts, category: schema.Category) -> dict[str, list[Any]]:
    """Attribute code -> its value, or the values of its variants in a shopper's order. Absent, empty and malformed values are left out."""
    values: dict[str, list[Any]] = {}
    for code in product.facts.keys() | product.options.keys():
        wanted = category.by_code.get(code)
        if wanted is None:
            continue
        raw = product.options.get(code) or (product.facts.get(code),)
        typed = [value for item in raw if (value := _typed(wanted, item)) is not None]
        if len(typed) > 1:
            typed = [value for index, value in enumerate(typed) if value not in typed[:index]]
            typed.sort(key=partial(schema.sort_key, wanted))
        if typed:
            values[code] = typed
    return values


def _typed(wanted: schema.Attribute, value: Any) -> Any:
    """The value if it has the attribute's type, else None: copy is never written from a malformed fact."""
    if wanted.type in ("integer", "decimal"):
        if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, str)):
            return None
        if isinstance(value, int):
            return value
        try:
            found = exact(value)
        except ValueError:
            return None
        return int(found) if found == found.to_integral_value() else float(found)
    if wanted.type == "boolean":
        return value if isinstance(value, bool) else None
    if wanted.type == "list":
        return [item for item in value if isinstance(item, str)] or None if isinstance(value, (list, tuple)) else None
    if wanted.type == "content":
        return _content(value)
    return value.strip() or None if isinstance(value, str) else None


def _content(value: Any) -> str | None:
    try:
        return str(content(value)) if isinstance(value, str) else None
    except ValueError:
        return None
