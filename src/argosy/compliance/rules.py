"""The verdict engine: a pure function of (facts, rules, day), with no Django and no driver.

For each (country, category, span of days without a change of law, gate) the rules in force are compiled once to a `Plan`: the
few dozen questions they ask of the facts, as closures, and each rule's decision as a function of the answers. Products that
answer all questions alike share one decision, found by the tuple of answers; only the facts quoted in findings differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from argosy.compliance import loading
from argosy.compliance.errors import UnknownGate
from argosy.compliance.expressions import (
    FALSE,
    ON,
    TRUE,
    Facts,
    Node,
    Question,
    Setting,
    Truth,
    bind,
    conjunction,
    decide,
    localised,
    probe,
    questions,
    reads,
)
from argosy.compliance.records import GATES, Rule
from argosy.compliance.ruleset import RuleSet
from argosy.compliance.verdicts import Finding, Verdict, merge, render, shown_facts

__all__ = ["Finding", "RuleSet", "Verdict", "default", "evaluate", "evaluate_many", "load", "merge", "plan"]

CATEGORY_FACT = "product.category"
#: What the names of facts of documents begin with. Few products have any, so they are asked only of those.
EVIDENCE = "evidence."
_MEMO_SIZE = 50_000
load = loading.load


@lru_cache(maxsize=1)
def default() -> RuleSet:
    """The rules that ship with this room, loaded once."""
    return loading.load()


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule within a plan: to whom it applies, whether it holds, and what each part reads."""

    rule: Rule
    applies: Any
    holds: Any
    condition_reads: tuple[str, ...]
    requirement_reads: tuple[str, ...]
    supply: tuple[str, ...]

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.condition_reads, *self.requirement_reads)))


@dataclass(frozen=True, slots=True)
class _Decision:
    """What one tuple of answers leads to: the outcome, each applicable rule's outcome, and whose display is due."""

    outcome: str
    findings: tuple[tuple[_Compiled, str, bool], ...]
    shown: tuple[Rule, ...]


class Plan:
    """The rules of one country, category, span of days and gate, compiled. Raises nothing on any facts.

    `facts_read` are all facts that can change a verdict or what it displays.
    """

    def __init__(self, rules: RuleSet, country: str, category: str | None, on: date, gate: str) -> None:
        self.country = country
        self.gate = gate
        self.version = rules.version(country, on)
        self.constants = rules.constants(country, on)
        kept = bound(rules, country, category, on, gate)
        asked = dict.fromkeys(q for _, when, needs in kept for node in (when, needs) for q in questions(node))
        of_seller = [q for q in asked if _of_seller(q)]
        of_papers = [q for q in asked if q.fact.startswith(EVIDENCE)]
        of_goods = [q for q in asked if not _of_seller(q) and q not in of_papers]
        index = {question: place for place, question in enumerate((*of_seller, *of_goods, *of_papers))}
        self._seller_probes = [probe(question, rules.scales) for question in of_seller]
        self._goods_probes = [probe(question, rules.scales) for question in of_goods]
        self._paper_probes = [probe(question, rules.scales) for question in of_papers]
        self._paper_facts = frozenset(question.fact for question in of_papers)
        self._no_papers = tuple([ask({}, on) for ask in self._paper_probes])
        self._seller_facts = tuple(dict.fromkeys(name for q in of_seller for name in reads(q, rules.scales)))
        self._seller_answers: dict[tuple[Any, ...], tuple[Truth, ...]] = {}
        self.rules = [_compile(rule, when, needs, index, rules, country) for rule, when, needs in kept]
        told = (name for c in self.rules for name in (*c.reads, *shown_facts(c.rule, country)))
        self.facts_read = tuple(dict.fromkeys(told))
        self._decisions: dict[tuple[Truth, ...], _Decision] = {}

    @property
    def blocking(self) -> frozenset[str]:
        """The rules that can keep a product from passing this gate."""
        return frozenset(c.rule.id for c in self.rules if c.rule.severity == "block")

    def answers(self, facts: Facts, on: date) -> tuple[Truth, ...]:
        """What these facts answer to the plan's questions; a seller's answers are remembered by the seller's facts."""
        seller = tuple(map(facts.get, self._seller_facts))
        try:
            known = self._seller_answers.get(seller)
        except TypeError:  # a list where the dictionary wants text
            known = tuple([ask(facts, on) for ask in self._seller_probes])
        if known is None:
            make_room(self._seller_answers)
            known = self._seller_answers[seller] = tuple([ask(facts, on) for ask in self._seller_probes])
        papers = self._no_papers
        if not self._paper_facts.isdisjoint(facts):
            papers = tuple([ask(facts, on) for ask in self._paper_probes])
        return known + tuple([ask(facts, on) for ask in self._goods_probes]) + papers

    def decision(self, answers: tuple[Truth, ...]) -> _Decision:
        """What follows from the answers, worked out once for each tuple of them."""
        found = self._decisions.get(answers)
        if found is None:
            make_room(self._decisions)
            found = self._decisions[answers] = self._decide(answers)
        return found

    def verdict(self, facts: Facts, market: str, on: date) -> Verdict:
        """The verdict on a product of these facts."""
        decision = self.decision(self.answers(facts, on))
        known = {**facts, **self.constants}
        return Verdict(
            market=market,
            on=on,
            gate=self.gate,
            outcome=decision.outcome,
            findings=tuple(_finding(compiled, outcome, sure, known) for compiled, outcome, sure in decision.findings),
            display=tuple(item for rule in decision.shown for item in render(rule, known, self.country)),
            rules_version=self.version,
        )

    def family(self, variants: Mapping[str, Facts], market: str, on: date) -> Verdict:
        """The verdict on a product of these variants, by SKU; those that read alike are judged once."""
        known: dict[str, Verdict] = {}
        found = {}
        for sku, facts in variants.items():
            told = repr(tuple(map(facts.get, self.facts_read)))
            found[sku] = known.get(told) or known.setdefault(told, self.verdict(facts, market, on))
        return merge(found)

    def digest(self, variants: Iterable[Facts], on: date) -> str:
        """A digest of the facts this plan reads and of what they answer on the day: equal digests, equal verdicts."""
        told = [(tuple(map(facts.get, self.facts_read)), self.answers(facts, on)) for facts in variants]
        return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()

    def _decide(self, answers: tuple[Truth, ...]) -> _Decision:
        findings, shown, outcome = [], [], "allowed"
        for compiled in self.rules:
            applies = compiled.applies(answers)
            if applies is False:
                continue
            holds = compiled.holds(answers)
            result = hold(applies, holds)
            findings.append((compiled, result, applies is True))
            outcome = _worse(outcome, weigh(compiled.rule.severity, result, self.gate))
            if result == "pass" and applies is True and compiled.rule.display:
                shown.append(compiled.rule)
        return _Decision(outcome, tuple(findings), tuple(shown))


def bound(
    rules: RuleSet, country: str, category: str | None, on: date, gate: str, absent: str = ""
) -> list[tuple[Rule, Node, Node]]:
    """The rules that can apply there, each with its condition and its requirement, all that is settled folded away.

    Facts whose names begin with `absent` are taken to be missing ("" for none).
    """
    constants = rules.constants(country, on)
    setting = Setting(country, constants, rules.path(category), rules.conditions, rules.scales, absent)
    found = [_bind(rule, setting) for rule in rules.active(country, on) if gate in rule.gates]
    return [(rule, when, needs) for rule, when, needs in found if when != FALSE]


def _bind(rule: Rule, setting: Setting) -> tuple[Rule, Node, Node]:
    """The rule with its condition and requirement bound; the condition is FALSE outside its categories."""
    if not rule.covers(setting.path):
        return rule, FALSE, TRUE
    given = (Question(name, "given") for name in rule.supply)
    needs = conjunction([*(bind(question, setting) for question in given), bind(rule.require, setting)])
    return rule, bind(rule.when, setting), needs


def make_room(memo: dict[Any, Any]) -> None:
    """Empty a memo that has grown too large."""
    if len(memo) >= _MEMO_SIZE:
        memo.clear()


def _of_seller(question: Question) -> bool:
    """Whether a question concerns the trader alone, and no day: thousands of products share its answer."""
    names = (question.fact, question.value) if question.op == "same_as" else (question.fact,)
    return question.value != ON and all(name.startswith(("brand.", "registration.")) for name in names)


def _compile(
    rule: Rule, when: Node, needs: Node, index: Mapping[Question, int], rules: RuleSet, country: str
) -> _Compiled:
    return _Compiled(
        rule=rule,
        applies=decide(when, index),
        holds=decide(needs, index),
        condition_reads=tuple(reads(when, rules.scales)),
        requirement_reads=tuple(reads(needs, rules.scales)),
        supply=tuple(localised(name, country) for name in rule.supply),
    )


def _finding(compiled: _Compiled, outcome: str, sure: bool, facts: Facts) -> Finding:
    """`sure` says that the rule certainly applies: if not, what it takes to find out is to be supplied too."""
    supply: tuple[str, ...] = ()
    if outcome == "unknown":
        wanted = compiled.supply if sure else (*compiled.supply, *compiled.condition_reads)
        supply = _lacking(wanted, facts) or _lacking(compiled.requirement_reads, facts)
    elif outcome == "fail":
        supply = compiled.supply or tuple(n for n in compiled.requirement_reads if not n.startswith("restriction."))
    return Finding(compiled.rule, outcome, {name: facts.get(name) for name in compiled.reads}, supply)


def _lacking(names: Iterable[str], facts: Facts) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if facts.get(name) in (None, "", [], ()))


def hold(applies: Truth, holds: Truth) -> str:
    """A rule's outcome. Kleene's "not when, or require": a requirement that is met needs no answer to whether it applies."""
    return "pass" if holds is True else "fail" if holds is False and applies is True else "unknown"


def weigh(severity: str, result: str, gate: str) -> str:
    """What one rule's outcome does to the verdict. At import a brand is only told; from publishing on, unknown blocks."""
    if result == "pass":
        return "allowed"
    if severity != "block":
        return "warn"
    return "unknown" if result == "unknown" and gate == "import" else "blocked"


_ORDER = {"allowed": 0, "warn": 1, "unknown": 2, "blocked": 3}


def _worse(one: str, other: str) -> str:
    return one if _ORDER[one] >= _ORDER[other] else other


def plan(rules: RuleSet, market: str, category: str | None, on: date, gate: str = "publish") -> Plan:
    """The compiled rules, from the set's cache. Raises UncoveredMarket, UnknownGate."""
    if gate not in GATES:
        raise UnknownGate(gate, GATES)
    country = rules.country(market)
    # Categories that the rules do not know all share one plan, in which the rule on coverage speaks.
    key = ("plan", country, category if category in rules.categories else None, rules.period(country, on), gate)
    found = rules.plans.get(key)
    if found is None:
        found = rules.plans[key] = Plan(rules, country, category, on, gate)
    return found


def evaluate(facts: Facts, market: str, on: date, gate: str = "publish", rules: RuleSet | None = None) -> Verdict:
    """May a product with these facts be sold in `market` on that day?

    `facts` maps names of the dictionary to typed values (see `facts.typed`); names it does not know are ignored. A missing
    fact makes a rule unknown, which blocks from publishing on. Raises UncoveredMarket, UnknownGate.
    """
    return plan(rules or default(), market, facts.get(CATEGORY_FACT), on, gate).verdict(facts, market, on)


def evaluate_many(
    batch: Iterable[Facts], market: str, on: date, gate: str = "publish", rules: RuleSet | None = None
) -> list[str]:
    """Only the outcomes, for many products: two to three million a minute on one core."""
    rules = rules or default()
    plans: dict[Any, Plan] = {}
    outcomes = []
    for facts in batch:
        category = facts.get(CATEGORY_FACT)
        found = plans.get(category)
        if found is None:
            found = plans[category] = plan(rules, market, category, on, gate)
        outcomes.append(found.decision(found.answers(facts, on)).outcome)
    return outcomes


def load_drafts(drafts: Iterable[Path]) -> RuleSet:
    """The shipped rules with draft files on top, to see what they would change. Raises RuleFileError."""
    return loading.load(extra=drafts)
