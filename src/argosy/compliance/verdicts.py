"""What the rules say of a product: findings, the verdict, and the verdict of a family of variants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from argosy.compliance.entries import PLACEHOLDER
from argosy.compliance.expressions import Facts, localised
from argosy.compliance.records import Citation, FactType, Rule, say

#: From harmless to worst.
OUTCOMES = ("allowed", "warn", "unknown", "blocked")
_RANK = {outcome: rank for rank, outcome in enumerate(OUTCOMES)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that applied. `outcome` is pass, fail or unknown; `facts` what it read, None where nobody gave it.

    `supply` names the facts to fill in to cure a finding that is not a pass; `skus` the variants it concerns, empty for all.
    """

    rule: Rule
    outcome: str
    facts: Mapping[str, Any]
    supply: tuple[str, ...]
    skus: tuple[str, ...] = ()

    @property
    def rule_id(self) -> str:
        return self.rule.id

    @property
    def severity(self) -> str:
        return self.rule.severity

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in self.supply if self.facts.get(name) is None)

    def title(self, language: str) -> str:
        return say(self.rule.title, language)

    def remedy(self, language: str) -> str:
        return say(self.rule.remedy, language) if self.rule.remedy else ""

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """For people and programmes: id, title, outcome, severity, facts, supply, remedy, citation, confidence."""
        return {
            "id": self.rule_id,
            "title": self.title(language),
            "outcome": self.outcome,
            "severity": self.severity,
            "facts": {name: plain(value) for name, value in self.facts.items()},
            "supply": list(self.supply),
            "remedy": "" if self.outcome == "pass" else self.remedy(language),
            "citation": self.citation.as_dict(),
            "confidence": self.rule.confidence,
            **({"skus": list(self.skus)} if self.skus else {}),
        }

    def stored(self) -> dict[str, Any]:
        """What is kept in the database; words and citation are looked up again by the rule's id."""
        kept = {
            "rule": self.rule_id,
            "outcome": self.outcome,
            "severity": self.severity,
            "facts": {name: plain(value) for name, value in self.facts.items()},
            "supply": list(self.supply),
        }
        return kept | ({"skus": list(self.skus)} if self.skus else {})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a product may be sold in a market on a day, at a gate, and every rule that applied.

    `outcome` is allowed, warn, blocked or (only at the gate "import") unknown. `display` lists what must be shown, each a
    table with `kind` and `rule`.
    """

    market: str
    on: date
    gate: str
    outcome: str
    findings: tuple[Finding, ...]
    display: tuple[dict[str, Any], ...]
    rules_version: str

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that are not a pass, the worst first."""
        order = {"block": 0, "warn": 1, "show": 2}
        return tuple(sorted((f for f in self.findings if f.outcome != "pass"), key=lambda f: order[f.severity]))

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        return {
            "verdict": self.outcome,
            "market": self.market,
            "on": self.on.isoformat(),
            "gate": self.gate,
            "rules_version": self.rules_version,
            "rules": [finding.as_dict(language) for finding in self.findings],
            "display": [dict(item) for item in self.display],
        }


def plain(value: Any) -> Any:
    """A fact as JSON can carry it: decimals as text, dates in ISO 8601."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | frozenset | set):
        return [plain(item) for item in value]
    return value


def render(rule: Rule, facts: Facts, country: str) -> list[dict[str, Any]]:
    """What a rule wants shown, its {fact} places filled; a part that needs a missing fact is left out."""
    shown = []
    for item in rule.display:
        content = {
            key: filled for key, value in item.content.items() if (filled := _fill(value, facts, country)) is not None
        }
        shown.append({"kind": item.kind, "rule": rule.id, **content})
    return shown


def shown_facts(rule: Rule, country: str) -> list[str]:
    """The facts that a rule's displays may quote."""
    return [localised(name, country) for item in rule.display for name in _quoted(dict(item.content))]


def _quoted(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [name for part in value.values() for name in _quoted(part)]
    return PLACEHOLDER.findall(value) if isinstance(value, str) else []


def _fill(value: Any, facts: Facts, country: str) -> Any:
    if isinstance(value, dict):
        return {key: filled for key, part in value.items() if (filled := _fill(part, facts, country)) is not None}
    if not isinstance(value, str):
        return plain(value)
    whole = PLACEHOLDER.fullmatch(value)
    if whole:
        return plain(facts.get(localised(whole[1], country)))
    names = PLACEHOLDER.findall(value)
    if any(facts.get(localised(name, country)) is None for name in names):
        return None
    return PLACEHOLDER.sub(lambda m: str(plain(facts[localised(m[1], country)])), value)


def merge(verdicts: Mapping[str, Verdict]) -> Verdict:
    """The verdict of a product whose variants (by SKU) were judged each: the worst outcome, and who is concerned.

    A finding or display that not all variants share names the variants that have it.
    """
    listed = list(verdicts.values())
    if len({id(v) for v in listed}) == 1 or all(v == listed[0] for v in listed[1:]):
        return listed[0]
    findings: dict[tuple[str, str], tuple[Finding, list[str]]] = {}
    shown: list[tuple[dict[str, Any], list[str]]] = []
    for sku, verdict in verdicts.items():
        for finding in verdict.findings:
            findings.setdefault((finding.rule_id, finding.outcome), (finding, []))[1].append(sku)
        for item in verdict.display:
            _note(shown, item, sku)
    return Verdict(
        market=listed[0].market,
        on=listed[0].on,
        gate=listed[0].gate,
        outcome=max((v.outcome for v in listed), key=_RANK.__getitem__),
        findings=tuple(
            Finding(f.rule, f.outcome, f.facts, f.supply, () if len(skus) == len(listed) else tuple(skus))
            for f, skus in findings.values()
        ),
        display=tuple(item if len(skus) == len(listed) else {**item, "skus": skus} for item, skus in shown),
        rules_version=listed[0].rules_version,
    )


def _note(shown: list[tuple[dict[str, Any], list[str]]], item: dict[str, Any], sku: str) -> None:
    for known, skus in shown:
        if known == item:
            skus.append(sku)
            return
    shown.append((item, [sku]))


def worst(outcomes: Sequence[str]) -> str:
    """The worst of several outcomes; allowed for none."""
    return max(outcomes, key=_RANK.__getitem__, default="allowed")


def describe(name: str, facts: Mapping[str, FactType]) -> dict[str, Any]:
    """One fact as the dictionary explains it; a country in its name stands for {country}."""
    parts = name.split(".")
    general = ".".join("{country}" if len(p) == 2 and p.isupper() else p for p in parts)
    entry = facts.get(name) or facts.get(general) or FactType(name, "text", "")
    return {
        "name": name,
        "type": entry.type,
        "unit": entry.unit,
        "meaning": entry.meaning,
        "field": entry.field,
        "choices": list(entry.choices),
    }
