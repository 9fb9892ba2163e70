"""From a brand, a product and register numbers to the flat, typed facts that rules read.

Names are those of `data/facts.toml`: `brand.legal.email`, `product.energy_class`, `registration.DE.weee`. A value that is not
of its fact's type is dropped, so that it counts as missing rather than as anything in particular.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from argosy.compliance import rules
from argosy.compliance.records import FactType

_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0"}
_MISSING: tuple[Any, ...] = (None, "", [], ())
_PARTIES = ("legal", "manufacturer", "responsible_person")


def facts_for(
    brand: Any,
    product: Any,
    registrations: Iterable[Any],
    variant: Any = None,
    dictionary: Mapping[str, FactType] | None = None,
) -> dict[str, Any]:
    """The facts of one product, or of one of its variants.

    `brand`, `product` and `variant` are records or mappings with the fields of their tables; `registrations` have country,
    scheme and number. Without `variant`, what all variants share is added to the product's own facts. `dictionary` is that
    of the shipped rules if not given.
    """
    raw = {**brand_facts(brand, registrations), **product_facts(product)}
    if variant is not None:
        raw |= variant_facts(variant)
    else:
        raw |= _shared([variant_facts(v) for v in live_variants(product)])
    return typed(raw, rules.default().facts if dictionary is None else dictionary)


def brand_facts(brand: Any, registrations: Iterable[Any]) -> dict[str, Any]:
    """What is known of the seller, untyped: parties as brand.<party>.<field>, numbers as registration.<country>.<scheme>."""
    raw: dict[str, Any] = {"brand.name": field(brand, "name"), "brand.country": field(brand, "country")}
    for party in _PARTIES:
        for key, value in (field(brand, party) or {}).items():
            raw[f"brand.{party}.{key}"] = value
    for row in registrations:
        scheme = str(field(row, "scheme")).lower().replace("-", "_")
        raw[f"registration.{str(field(row, 'country')).upper()}.{scheme}"] = field(row, "number")
    return raw


def product_facts(product: Any) -> dict[str, Any]:
    """What is known of the product, untyped: its columns and its attributes as product.<code>."""
    raw = {f"product.{code}": value for code, value in (field(product, "facts") or {}).items()}
    for name in ("name", "model", "category", "launched_on", "hs_code", "origin", "sale_mode"):
        raw[f"product.{name}"] = field(product, name)
    own = [*(field(product, "media") or ()), *(m for v in live_variants(product) for m in (field(v, "media") or ()))]
    raw["product.pictures"] = len(own) or None
    return raw


def variant_facts(variant: Any) -> dict[str, Any]:
    """What a variant adds to its product, untyped."""
    raw = {f"product.{code}": value for code, value in (field(variant, "options") or {}).items()}
    raw |= {f"product.{code}": value for code, value in (field(variant, "facts") or {}).items()}
    raw["product.gtin"] = field(variant, "gtin")
    return {name: value for name, value in raw.items() if value not in _MISSING}


def typed(raw: Mapping[str, Any], dictionary: Mapping[str, FactType]) -> dict[str, Any]:
    """Only what the dictionary knows, each value of its fact's type; what does not fit is left out."""
    found = {}
    for name, value in raw.items():
        if value in _MISSING:
            continue
        entry = dictionary.get(name) or dictionary.get(_general(name))
        if entry is None or entry.derived:
            continue
        made = _MAKERS[entry.type](value)
        if made in _MISSING or (entry.choices and entry.type == "choice" and made not in entry.choices):
            continue
        found[name] = made
    return found


def misfits(raw: Mapping[str, Any], dictionary: Mapping[str, FactType]) -> dict[str, str]:
    """Facts that `typed` leaves out, each with the reason: for those who write facts by hand."""
    kept = typed(raw, dictionary)
    reasons = {}
    for name, value in raw.items():
        if name in kept or value in _MISSING:
            continue
        entry = dictionary.get(name) or dictionary.get(_general(name))
        if entry is None:
            reasons[name] = "not in the dictionary of facts"
        elif entry.derived:
            reasons[name] = "is derived from other facts and cannot be given"
        else:
            reasons[name] = f"is no {entry.type}" + (f" of {', '.join(entry.choices)}" if entry.choices else "")
    return reasons


def suppliable(name: str) -> bool:
    """Whether a fact is the brand's to give; the market's own and what the marketplace has decided are not."""
    return not name.startswith(("market.", "restriction."))


def field(record: Any, name: str) -> Any:
    """A field of a record or of a mapping, None where there is none."""
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)


def live_variants(product: Any) -> list[Any]:
    """The variants of a product that are on sale."""
    return [v for v in (field(product, "variants") or ()) if not field(v, "withdrawn")]


def _shared(variants: list[dict[str, Any]]) -> dict[str, Any]:
    if not variants:
        return {}
    first, rest = variants[0], variants[1:]
    return {name: value for name, value in first.items() if all(v.get(name) == value for v in rest)}


def _general(name: str) -> str:
    return ".".join("{country}" if len(part) == 2 and part.isupper() else part for part in name.split("."))


def _text(value: Any) -> str | None:
    return str(value).strip() if isinstance(value, str | int | Decimal) and not isinstance(value, bool) else None


def _integer(value: Any) -> int | None:
    number = _decimal(value)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    with suppress(InvalidOperation, ValueError):
        number = Decimal(str(value).strip())
        return number if number.is_finite() else None
    return None


def _bool(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    return True if word in _YES else False if word in _NO else None


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    with suppress(ValueError, TypeError):
        return date.fromisoformat(value)
    return None


def _list(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = value.replace(",", ";").split(";")
    if not isinstance(value, list | tuple | set | frozenset):
        return None
    return tuple(str(item).strip() for item in value if str(item).strip())


_MAKERS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "choice": _text,
    "integer": _integer,
    "decimal": _decimal,
    "bool": _bool,
    "date": _date,
    "list": _list,
}
