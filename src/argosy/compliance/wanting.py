"""What a market wants of a category: the facts to supply, the documents behind them, and what must be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from argosy.compliance import rules
from argosy.compliance.facts import suppliable
from argosy.compliance.papers import KINDS
from argosy.compliance.records import GATES, Rule
from argosy.compliance.verdicts import describe, shown_facts
from argosy.kernel.text import has, t

#: The document that a fact is taken from, by the fact's name; the first that fits.
_DOCUMENTS = (
    (r"product\.ce", "declaration-of-conformity"),
    (r"product\.certificate", "type-examination"),
    (r"product\.stvzo", "type-approval"),
    (r"product\.energy_label_url", "energy-label"),
    (r"product\.energy_sheet_url", "product-sheet"),
    (r"product\.eprel_id", "eprel-registration"),
    (r"product\.warnings", "safety-information"),
    (r"brand\.legal\.register_number", "trade-register"),
    (r"brand\.legal\.self_certified", "self-certification"),
    *((rf"evidence\.[A-Z]{{2}}\.{kind}", kind.replace("_", "-")) for kind in KINDS),
    (r"evidence\.[A-Z]{2}\.certificate_\w+_ar", "mandate"),
    (r"evidence\.[A-Z]{2}\.certificate_\w+", "registration-certificate"),
    (r"registration\.[A-Z]{2}\.\w+_ar", "mandate"),
    (r"registration\.[A-Z]{2}\.\w+", "producer-registration"),
    (r".*declaration.*", "declaration-of-conformity"),
    (r".*(certificate|approval|mark_number).*", "certificate"),
    (r".*(_url|_sheet|_report|_manual|_passport)", "document"),
)
_NEED = {"always": 0, "depends": 1, "shown": 2}
_SEVERITY = {"block": 0, "warn": 1, "show": 2}


def compiled(market: str, category: str, on: date) -> list[Any]:
    """The rules that any gate asks of a category, as bound there, each once. Raises UncoveredMarket."""
    found: dict[tuple[str, date], Any] = {}
    for gate in GATES:
        for each in rules.plan(rules.default(), market, category, on, gate).rules:
            found.setdefault((each.rule.id, each.rule.valid_from), each)
    order = {id(rule): place for place, rule in enumerate(rules.default().active(rules.default().country(market), on))}
    return sorted(found.values(), key=lambda each: order[id(each.rule)])


def wanted(market: str, category: str, on: date, language: str = "en") -> dict[str, Any]:
    """What the rules of a market want of a category on a day, gathered from all of them. Raises UncoveredMarket.

    Of each fact, document and display: `rules` want it, the gravest of them with `severity`; `need` is "always", "depends" (on other
    facts of the product: it is wanted of some), or "shown" (nothing fails without it, but it is shown where it is given).
    """
    known, country = rules.default(), rules.default().country(market)
    facts: dict[str, dict[str, Any]] = {}
    shown: dict[str, dict[str, Any]] = {}
    for each in compiled(market, category, on):
        need = "depends" if each.condition_reads else "always"
        for name, how in _facts(each, country, need):
            if suppliable(name):
                _note(facts.setdefault(name, describe(name, known.facts)), each.rule, how)
        for item in each.rule.display:
            title = t(language, f"compliance-display-{item.kind.replace('_', '-')}")
            _note(shown.setdefault(item.kind, {"kind": item.kind, "title": title}), each.rule, need)
    return {
        "country": country,
        "rules_version": known.version(country, on),
        "facts": list(facts.values()),
        "documents": _documents(facts.values(), language),
        "displays": list(shown.values()),
    }


def _facts(each: Any, country: str, need: str) -> Iterator[tuple[str, str]]:
    """Each fact that a rule asks or shows, and how it needs it."""
    # A rule that names what to supply reads other facts only to compare them, or to learn whether it applies.
    for name in each.supply or each.requirement_reads:
        yield name, need
    for name in (*each.condition_reads, *each.requirement_reads):
        yield name, "depends"
    for name in shown_facts(each.rule, country):
        yield name, "shown"


def _note(entry: dict[str, Any], rule: Rule, need: str) -> None:
    """Note that a rule wants it too."""
    before = entry.get("need", need)
    entry["need"] = min(before, need, key=_NEED.__getitem__)
    entry["severity"] = min(entry.get("severity", rule.severity), rule.severity, key=_SEVERITY.__getitem__)
    listed = entry.setdefault("rules", [])
    if rule.id not in listed:
        listed.append(rule.id)


def _documents(facts: Iterable[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    found = []
    for fact in facts:
        kind = next((kind for form, kind in _DOCUMENTS if re.fullmatch(form, fact["name"])), None)
        if kind is not None:
            key = f"compliance-document-{kind}"
            title = t(language, key) if has(key) else fact["meaning"]
            same = {name: fact[name] for name in ("need", "severity", "rules")}
            found.append({"kind": kind, "title": title, "fact": fact["name"], **same})
    return found
