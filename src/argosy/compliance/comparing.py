"""What changes in the law between two days: rules and parameters that begin, end, or say something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from argosy.compliance.expressions import FALSE, All, Category, Const, Node, Not, Question, Setting, Some, bind
from argosy.compliance.records import Parameter, Rule, Text, say
from argosy.compliance.ruleset import RuleSet

Entry = Rule | Parameter


@dataclass(frozen=True, slots=True)
class Change:
    """One rule or parameter that is not on the later day what it was on the earlier.

    `kind` is added, removed, changed, or passing (in force only in between). `days` are those after the first on which something of it
    begins or has ended. `fields` are (name, before, after) as text. `categories` are the leaves concerned, `countries` those of its
    jurisdiction that have rules.
    """

    kind: str
    id: str
    title: str
    severity: str
    jurisdiction: str
    days: tuple[date, ...]
    fields: tuple[tuple[str, str, str], ...]
    categories: tuple[str, ...]
    countries: tuple[str, ...]
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        found = self.after or self.before
        assert found is not None
        return found


def changes(known: RuleSet, start: date, end: date, language: str = "en") -> list[Change]:
    """Every rule and parameter that differs between the two days, by jurisdiction (the wider first), day and id."""
    records: dict[tuple[str, str], list[Entry]] = {}
    for rule in known.rules:
        records.setdefault((rule.jurisdiction, rule.id), []).append(rule)
    for parameter in known.parameters:
        records.setdefault((parameter.jurisdiction, parameter.name), []).append(parameter)
    found = [_change(known, key, entries, start, end, language) for key, entries in records.items()]
    return sorted(filter(None, found), key=lambda c: (c.jurisdiction not in known.sets, c.jurisdiction, c.days, c.id))


def leaves(known: RuleSet) -> list[str]:
    """The categories that have none below them."""
    parents = set(known.categories.values())
    return [code for code in known.categories if code not in parents]


def _change(
    known: RuleSet, key: tuple[str, str], entries: Sequence[Entry], start: date, end: date, language: str
) -> Change | None:
    before = next((e for e in entries if e.in_force(start)), None)
    after = next((e for e in entries if e.in_force(end)), None)
    between = [e for e in entries if start < e.valid_from <= end]
    if before is after and not (between and before is None):
        return None
    fields = _differences(before, after, language) if before and after else ()
    if before and after and not fields:
        return None
    last = after or before or between[-1]
    ends = (e.valid_to + timedelta(days=1) for e in entries if e.valid_to)
    days = sorted({d for d in (*(e.valid_from for e in entries), *ends) if start < d <= end})
    return Change(
        kind="changed" if before and after else "added" if after else "removed" if before else "passing",
        id=key[1],
        title=say(last.title, language) if isinstance(last, Rule) else known.facts[last.name].meaning,
        severity=last.severity if isinstance(last, Rule) else "parameter",
        jurisdiction=key[0],
        days=tuple(days),
        fields=fields,
        categories=tuple(c for c in leaves(known) if not isinstance(last, Rule) or _concerns(known, last, c, end)),
        countries=tuple(c for c in known.sets.get(key[0], (key[0],)) if c in known.countries),
        before=before,
        after=after if after or before else last,
    )


def _concerns(known: RuleSet, rule: Rule, category: str, on: date) -> bool:
    """Whether a rule can apply to products of a category at all: its condition may be settled by the category alone."""
    path = known.path(category)
    country = next((c for c in known.sets.get(rule.jurisdiction, (rule.jurisdiction,)) if c in known.countries), "")
    setting = Setting(country, known.constants(country, on), path, known.conditions, known.scales)
    return rule.covers(path) and bind(rule.when, setting) != FALSE


def _differences(before: Entry, after: Entry, language: str) -> tuple[tuple[str, str, str], ...]:
    told = []
    for name, tell in _FIELDS[type(after)].items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            told.append((name, tell(old, language), tell(new, language)))
    return tuple(told)


def _plain(value: Any, language: str) -> str:
    return str(value)


def _listed(value: Any, language: str) -> str:
    return ", ".join(sorted(map(str, value)))


def _text(value: Text | None, language: str) -> str:
    return say(value, language) if value else ""


def _shown(value: Any, language: str) -> str:
    return "; ".join(f"{item.kind} {_inline(item.content)}" for item in value)


def _condition(value: Node, language: str) -> str:
    return written(value)


def written(node: Node) -> str:
    """A condition in the notation of the rule files."""
    match node:
        case Const(truth):
            return "always" if truth is True else "never" if truth is False else "unknown"
        case Category(codes):
            return f"{{ category = {_inline(codes)} }}"
        case Question(fact, "present", _):
            return f'{{ present = "{fact}" }}'
        case Question(fact, op, value):
            return f'{{ fact = "{fact}", {op} = {_inline(value)} }}'
        case Not(part):
            return f"{{ not = {written(part)} }}"
        case All(parts):
            return f"{{ all = [{', '.join(map(written, parts))}] }}"
        case Some(parts):
            return f"{{ any = [{', '.join(map(written, parts))}] }}"


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_inline(part)}" for key, part in value.items()) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


_FIELDS: dict[type, dict[str, Callable[[Any, str], str]]] = {
    Rule: {
        "title": _text,
        "severity": _plain,
        "categories": _listed,
        "exempt": _listed,
        "gates": _listed,
        "when": _condition,
        "supply": _listed,
        "require": _condition,
        "display": _shown,
        "remedy": _text,
        "citation": _plain,
        "confidence": _plain,
    },
    Parameter: {"value": _plain, "citation": _plain, "confidence": _plain},
}
