"""Facts of made-up sellers and their goods, as varied as real ones: what is asked, what is missing, what is malformed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from argosy.compliance import law

Facts = dict[str, Any]
#: One fact in so many is missing, one text in so many has a wrong form.
MISSING, WRONG = 50, 50
#: Values of the form that rules want; every other text only has to be there.
TEXTS = {
    "product.hs_code": "851713",
    "product.eprel_id": "2140001",
    "product.standard": "EN 1078:2012+A1",
    "product.category_filter": "1-3",
    "product.gtin": "2012345678900",
}
HOMES = ("CN", "CN", "CN", "DE", "FR", "NL", "PL", "KR", "US", "JP")
PARTIES = ("brand.legal.", "brand.manufacturer.", "brand.responsible_person.")


def groups(products: int, sellers: int, countries: Sequence[str], seed: int = 7) -> list[tuple[Facts, list[Facts]]]:
    """So many products of so many sellers, spread evenly over all categories that the rules know. Equal seeds, equal facts."""
    fate, rules = random.Random(seed), law.default()
    parents = set(rules.categories.values())
    leaves = [code for code in rules.categories if code not in parents]
    asked = {code: _asked(code, countries) for code in leaves}
    values = _values()
    made: list[tuple[Facts, list[Facts]]] = []
    for number in range(sellers):
        size = products // sellers + (number < products % sellers)
        trade = fate.sample(leaves, fate.randint(1, 4))
        own = [_goods(fate, code := fate.choice(trade), asked[code], values, f"{number}-{n}") for n in range(size)]
        made.append((_seller(fate, number, countries), own))
    return made


def _asked(category: str, countries: Iterable[str]) -> list[str]:
    """Every fact of the goods that any country's rules read of the category."""
    day = date(2026, 11, 22)
    found = {name: None for c in countries for name in law.facts_read(c, category, day) if name.startswith("product.")}
    return [name for name in found if name != "product.category" and not law.default().facts[name].derived]


def _values() -> dict[str, list[str]]:
    """For each list, what rules look for in it."""
    found: dict[str, set[str]] = {}
    for fact, op, value in law.questions_asked():
        if op == "contains_any":
            found.setdefault(fact, set()).update(value)
    return {fact: sorted(values) for fact, values in found.items()}


def _goods(fate: random.Random, category: str, asked: list[str], values: dict[str, list[str]], number: str) -> Facts:
    facts: Facts = {"product.category": category}
    for name in asked:
        if fate.randrange(MISSING):
            facts[name] = _value(fate, name, values, number)
    return facts


def _value(fate: random.Random, name: str, values: dict[str, list[str]], number: str) -> Any:
    entry = law.default().facts[name]
    match entry.type:
        case "bool":
            return fate.random() < 0.97
        case "choice":
            return fate.choice(entry.choices)
        case "integer":
            return fate.choice((1, 2, 3, 5, 10, 265, 5000))
        case "decimal":
            return Decimal(fate.randint(50, 320)) / 100
        case "date":
            return date(2024, 1, 1) + timedelta(days=fate.randrange(1200))
        case "list":
            return tuple(fate.sample([*values.get(name, ()), "bed", "storage"], 2))
    return f"{name} {number}" if not fate.randrange(WRONG) else TEXTS.get(name, f"model {number}")


def _seller(fate: random.Random, number: int, countries: Sequence[str]) -> Facts:
    home, within = fate.choice(HOMES), fate.choice(("DE", "FR", "NL", "PL"))
    facts: Facts = {"brand.name": f"Brand {number}", "brand.country": home}
    for name, entry in law.default().facts.items():
        if name.startswith(PARTIES) and fate.randrange(4 * MISSING):
            base = within if name.startswith("brand.responsible_person.") else home
            facts[name] = _of_party(name, base, number) if entry.type == "text" else True
    reached = set(fate.sample(countries, fate.randint(len(countries) * 2 // 3, len(countries))))
    for country, name, example in law.registration_examples():
        if country in reached and fate.randrange(MISSING):
            facts[name] = example if fate.randrange(WRONG) else "?"
    return facts


def _of_party(name: str, country: str, number: int) -> str:
    match name.rsplit(".", 1)[1]:
        case "country":
            return country
        case "email":
            return f"office{number}@brand.example"
        case "iban":
            return "NL91ABNA0417164300"
        case "phone":
            return f"+31 20 {1234567 + number}"
    return f"{name} {number}"
