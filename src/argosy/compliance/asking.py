"""What rules ask of a fact: who reads it, which form it must have, how it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from argosy.compliance import queries, rules
from argosy.compliance.expressions import All, Node, Question, localised
from argosy.compliance.keeping import VerdictRecord
from argosy.compliance.records import FactType, Rule
from argosy.compliance.verdicts import describe
from argosy.kernel import clock


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern (of Python's `re`, for the whole text) that a rule wants a fact to have, with the rule's example."""

    pattern: str
    example: str
    rule: Rule


def problems(brand_id: UUID | None = None, markets: Iterable[str] | None = None) -> list[VerdictRecord]:
    """The stored verdicts, of one brand or of all, that found anything; what they display is left out."""
    listed = None if markets is None else list(markets)
    return [VerdictRecord(**row) for row in queries.problems(brand_id, listed)]


def fact_type(name: str) -> FactType | None:
    """The dictionary's entry for a fact; a country in its name stands for {country}. None for one that nobody knows."""
    known = rules.default().facts
    found = describe(name, known)
    return known.get(name) or (
        FactType(name, found["type"], found["meaning"], found["unit"], tuple(found["choices"]), found["field"])
        if found["meaning"]
        else None
    )


def reads(fact: str, market: str, category: str | None, on: date | None = None) -> bool:
    """Whether a verdict on products of the category in that market can depend on the fact. Raises UncoveredMarket."""
    return fact in rules.plan(rules.default(), market, category, on or clock.today()).facts_read


def forms(fact: str, category: str | None = None, on: date | None = None) -> list[Form]:
    """The patterns that rules in force anywhere want this very fact to have, of products of the category or of any."""
    on, known = on or clock.today(), rules.default()
    found: dict[str, Form] = {}
    for rule in known.rules:
        if rule.in_force(on) and (category is None or covers(rule, known.path(category))):
            for country in _countries(rule, known.sets):
                for question in _required(rule.require):
                    if localised(question.fact, country) == fact and question.op == "matches":
                        found.setdefault(question.value, Form(question.value, rule.example, rule))
    return list(found.values())


def form_missed(fact: str, value: str, category: str | None = None) -> Form | None:
    """The form that the value has not, None where it has every one that is wanted."""
    return next((form for form in forms(fact, category) if not re.fullmatch(form.pattern, value)), None)


def covers(rule: Rule, path: Iterable[str]) -> bool:
    """Whether a rule's scope takes in the category at the beginning of `path`."""
    codes = set(path)
    return ("*" in rule.categories or not codes.isdisjoint(rule.categories)) and codes.isdisjoint(rule.exempt)


def _countries(rule: Rule, sets: Mapping[str, Iterable[str]]) -> Iterable[str]:
    return sets.get(rule.jurisdiction, (rule.jurisdiction,))


def _required(node: Node) -> Iterator[Question]:
    """The questions that must all hold."""
    if isinstance(node, Question):
        yield node
    elif isinstance(node, All):
        for part in node.parts:
            yield from _required(part)
