"""The second door of compliance: the rules themselves, for those who have no database and no Django.

`api` judges what is stored; from here come the rules, their dictionary of facts, verdicts on plain facts, and what changes from one
day to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from argosy.compliance import rules
from argosy.compliance.bulk import Judge, Many, judge_apart, judge_many
from argosy.compliance.comparing import Change, changes, leaves
from argosy.compliance.errors import Problem, RuleFileError, UncoveredMarket
from argosy.compliance.expressions import localised, questions
from argosy.compliance.given import Misfit, hints, read_facts
from argosy.compliance.loading import DATA, load
from argosy.compliance.records import GATES, SEVERITIES, FactType, Rule, say
from argosy.compliance.rules import default, evaluate
from argosy.compliance.ruleset import RuleSet
from argosy.compliance.verdicts import Verdict

__all__ = [
    "DATA", "GATES", "SEVERITIES", "Change", "FactType", "Judge", "Many", "Misfit", "Problem", "Rule", "RuleFileError", "RuleSet",
    "UncoveredMarket", "Verdict", "changes", "default", "drafted", "evaluate", "facts_read", "hints", "judge_apart", "judge_many", "leaves", "load",
    "questions", "questions_asked", "read_facts", "registration_examples", "rules_for", "say", "source_of",
]  # fmt: skip


def facts_read(market: str, category: str | None, on: date, gate: str = "publish") -> tuple[str, ...]:
    """Every fact that can change a verdict there, or what it displays. Raises UncoveredMarket, UnknownGate."""
    return rules.plan(default(), market, category, on, gate).facts_read


def rules_for(known: RuleSet, market: str | None, category: str | None, on: date | None) -> list[Rule]:
    """Rules by what they hold for, each None for any: a market, a category, a day. Raises UncoveredMarket.

    Those of a wider jurisdiction come first, then in the order of their files.
    """
    places = (
        known.jurisdictions(known.country(market))
        if market
        else sorted({r.jurisdiction for r in known.rules}, key=lambda name: (name not in known.sets, name))
    )
    path = known.path(category) if category else None
    return [
        rule
        for place in places
        for rule in known.rules
        if rule.jurisdiction == place and (on is None or rule.in_force(on)) and (path is None or rule.covers(path))
    ]


def drafted(name: str, text: str) -> RuleSet:
    """The shipped rules with a draft on top; one named as a shipped file stands in its place. Raises RuleFileError."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / (name if re.fullmatch(r"[a-z][a-z0-9-]{0,40}\.toml", name) else "draft.toml")
        file.write_text(text, "utf-8")
        return rules.load_drafts([file])


def source_of(rule: Rule) -> str:
    """The record as it stands in its file."""
    lines = (DATA / rule.file).read_text("utf-8").splitlines()
    first = rule.line - 1
    while first > 0 and not lines[first].startswith("[[rule]]"):
        first -= 1
    last = next((n for n in range(first + 1, len(lines)) if lines[n].startswith(("[[", "# ---"))), len(lines))
    return "\n".join(lines[first:last]).rstrip()


def questions_asked() -> Iterator[tuple[str, str, Any]]:
    """(fact, operator, value) of every question of every rule and definition."""
    known = default()
    for rule in known.rules:
        for node in (rule.when, rule.require):
            for question in questions(node):
                yield question.fact, question.op, question.value
    for node in known.conditions.values():
        for question in questions(node):
            yield question.fact, question.op, question.value


def registration_examples() -> list[tuple[str, str, str]]:
    """(country, fact, a number of its register's form) of every register that a rule asks for a number of."""
    known, found = default(), {}
    for rule in known.rules:
        for country in known.sets.get(rule.jurisdiction, (rule.jurisdiction,)):
            for name in rule.supply:
                if name.startswith("registration.") and country in known.countries:
                    found[country, localised(name, country)] = rule.example or "12345678"
    return [(country, name, example) for (country, name), example in found.items()]
