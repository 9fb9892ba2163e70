"""All rules as loaded, and which of them are in force where and when."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from argosy.compliance.errors import UncoveredMarket, UnknownRule
from argosy.compliance.expressions import Bands, Node
from argosy.compliance.records import FactType, Parameter, Rule, StandIn

COUNTRY_FACT = "market.country"


@dataclass(eq=False)
class RuleSet:
    """Immutable once loaded; `plans` keeps what `rules` compiled from it.

    `categories` maps a code to its parent ("" at a root), `sets` names groups of countries, `conditions` and `scales` are
    the definitions of derived facts.
    """

    facts: Mapping[str, FactType]
    categories: Mapping[str, str]
    sets: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, Node]
    scales: Mapping[str, Bands]
    parameters: tuple[Parameter, ...]
    rules: tuple[Rule, ...]
    base_digest: str
    stand_ins: tuple[StandIn, ...] = ()
    plans: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries with a file of their own: elsewhere nothing can be said."""
        return frozenset(r.jurisdiction for r in self.rules if r.jurisdiction not in self.sets)

    @cached_property
    def by_id(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in sorted(self.rules, key=lambda r: (r.id, r.valid_from)):
            found.setdefault(rule.id, []).append(rule)
        return found

    @cached_property
    def digest(self) -> str:
        """A digest of everything loaded, of whatever day and country."""
        made = hashlib.sha256(self.base_digest.encode())
        entries: list[Rule | Parameter] = [*self.rules, *self.parameters]
        for entry in entries:
            made.update(f"{entry.jurisdiction} {entry.digest}".encode())
        return made.hexdigest()[:16]

    def completed(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The facts, with what can be computed from the others where nobody gave it."""
        known = dict(facts)
        for one in self.stand_ins:
            if known.get(one.name) in (None, "") and self._within(known.get("product.category"), one.categories):
                value = self.scales[one.value].of(known)
                if value is not None:
                    known[one.name] = value
        return known

    def _within(self, category: Any, subtrees: tuple[str, ...]) -> bool:
        return isinstance(category, str) and not set(subtrees).isdisjoint(self.path(category))

    def rule(self, rule_id: str, on: date | None = None) -> Rule:
        """The rule of that id in force on a day, else its latest record. Raises UnknownRule."""
        records = self.by_id.get(rule_id)
        if not records:
            raise UnknownRule(rule_id)
        return next((r for r in records if on is not None and r.in_force(on)), records[-1])

    def country(self, market: str) -> str:
        """The country of a market's code. Raises UncoveredMarket where no file covers it."""
        country = market.upper()
        if country not in self.countries:
            raise UncoveredMarket(market)
        return country

    def jurisdictions(self, country: str) -> list[str]:
        """Those whose rules hold in a country, the widest first."""
        return [*sorted(name for name, members in self.sets.items() if country in members), country]

    def path(self, category: str | None) -> tuple[str, ...]:
        """A category and its ancestors, empty for one the rules do not cover."""
        found: list[str] = []
        while category and category in self.categories and category not in found:
            found.append(category)
            category = self.categories[category]
        return tuple(found)

    def period(self, country: str, on: date) -> int:
        """The number of the span of days, around `on`, in which no rule of the country begins or ends."""
        return bisect_right(self._boundaries(country), on)

    def _boundaries(self, country: str) -> list[date]:
        key = ("boundaries", country)
        if key not in self.plans:
            here = set(self.jurisdictions(country))
            dated: list[Rule | Parameter] = [*self.rules, *self.parameters]
            entries = [e for e in dated if e.jurisdiction in here]
            starts = {e.valid_from for e in entries}
            self.plans[key] = sorted(starts | {e.valid_to + timedelta(days=1) for e in entries if e.valid_to})
        return self.plans[key]

    def active(self, country: str, on: date) -> list[Rule]:
        """The rules in force in a country on a day, the common ones first, in the order of their files."""
        return [
            r for name in self.jurisdictions(country) for r in self.rules if r.jurisdiction == name and r.in_force(on)
        ]

    def constants(self, country: str, on: date) -> dict[str, Any]:
        """The facts of the market itself; a country's own parameter replaces the common one."""
        found: dict[str, Any] = {COUNTRY_FACT: country}
        for name in self.jurisdictions(country):
            found |= {p.name: p.value for p in self.parameters if p.jurisdiction == name and p.in_force(on)}
        return found

    def version(self, country: str, on: date) -> str:
        """A digest of all that can decide a verdict in that country on that day: it changes when the law does."""
        key = ("version", country, self.period(country, on))
        if key not in self.plans:
            made = hashlib.sha256(self.base_digest.encode())
            for entry in self.active(country, on):
                made.update(entry.digest.encode())
            here = set(self.jurisdictions(country))
            for parameter in self.parameters:
                if parameter.jurisdiction in here and parameter.in_force(on):
                    made.update(parameter.digest.encode())
            self.plans[key] = made.hexdigest()[:16]
        return self.plans[key]
