"""A verdict is a pure function of facts, rules and day; a fact turns only the rules that read it. Tried on any facts, in any country."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argosy.compliance import rules
from argosy.compliance.expressions import localised, questions
from argosy.compliance.records import GATES, Rule
from argosy.compliance.tests import products as p

# Many cases of one law: the whole suite asks for all of them.
pytestmark = pytest.mark.slow

RULES = rules.default()
AGAIN = rules.load()
MARKETS = sorted(c.lower() for c in RULES.countries)
DERIVED = {name for name, entry in RULES.facts.items() if entry.derived or name.startswith("market.")}
NAMES = sorted(n.replace("{country}", c) for n in set(RULES.facts) - DERIVED for c in ("DE", "FR", "GB", "AT"))
CATEGORY = "product.category"
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 6000), st.sampled_from(["A", "B", "CN", "NL", "GB", "li-ion", "", "?", "EN 1078"]),
    st.text(max_size=12), st.decimals(-5, 5, allow_nan=False), st.dates(), st.lists(st.sampled_from(["de", "fr", "usb"]), max_size=3),
)  # fmt: skip
LAWFUL = st.sampled_from(sorted(p.ALL))
DAYS = st.dates(date(2020, 1, 1), date(2028, 1, 1))


def told(verdict: rules.Verdict) -> dict[str, Any]:
    return {f.rule_id: (f.outcome, dict(f.facts), f.supply) for f in verdict.findings}


def readers(market: str, category: str | None, on: date, gate: str, name: str) -> set[str]:
    """The rules that may read a fact, to learn whether they apply or whether they hold."""
    plan = rules.plan(RULES, market, category, on, gate)
    return {c.rule.id for c in plan.rules if name in c.reads or name in c.supply}


@settings(max_examples=400, deadline=None)
@given(
    product=LAWFUL,
    market=st.sampled_from(MARKETS),
    changes=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5),
    name=st.sampled_from([n for n in NAMES if n != CATEGORY]),
    value=VALUES,
    on=DAYS,
    gate=st.sampled_from(GATES),
)
def test_a_fact_turns_only_the_rules_that_read_it(
    product: str, market: str, changes: dict[str, Any], name: str, value: Any, on: date, gate: str
) -> None:
    facts = {n: v for n, v in (p.ALL[product] | changes).items() if n != CATEGORY} | {
        CATEGORY: p.ALL[product][CATEGORY]
    }
    before = told(rules.evaluate(facts, market, on, gate))
    after = told(rules.evaluate(facts | {name: value}, market, on, gate))
    turned = {rule for rule in before.keys() | after.keys() if before.get(rule) != after.get(rule)}
    assert turned <= readers(market, facts[CATEGORY], on, gate, name)


@settings(max_examples=300, deadline=None)
@given(
    product=LAWFUL,
    market=st.sampled_from(MARKETS),
    taken=st.sets(st.sampled_from(sorted(p.PHONE)), max_size=5),
    name=st.sampled_from([n for n in NAMES if n != CATEGORY]),
    value=VALUES,
    on=DAYS,
)
def test_learning_a_missing_fact_never_turns_what_was_decided_already(
    product: str, market: str, taken: set[str], name: str, value: Any, on: date
) -> None:
    """Three-valued truth is monotone but for questions of presence: pass and fail stand unless the rule asks whether it is there."""
    facts = p.without(p.ALL[product], *(taken - {CATEGORY}), name)
    before = {r: outcome for r, (outcome, _, _) in told(rules.evaluate(facts, market, on)).items()}
    after = {r: outcome for r, (outcome, _, _) in told(rules.evaluate(facts | {name: value}, market, on)).items()}
    plan = rules.plan(RULES, market, facts[CATEGORY], on)
    present = {c.rule.id for c in plan.rules if name in _asked_for_presence(c.rule, market.upper())}
    for rule, outcome in before.items():
        if outcome == "fail" and rule not in present:
            assert after.get(rule) == "fail"


def _asked_for_presence(rule: Rule, country: str) -> set[str]:
    asked = (q for node in (rule.when, rule.require) for q in questions(node))
    return {localised(q.fact, country) for q in asked if q.op == "present"}


@settings(max_examples=200, deadline=None)
@given(
    asked=st.lists(
        st.tuples(LAWFUL, st.sampled_from(MARKETS), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4), DAYS, st.sampled_from(GATES)),
        min_size=2, max_size=6,
    )
)  # fmt: skip
def test_no_verdict_depends_on_those_asked_before_it(asked: list[tuple[str, str, dict[str, Any], date, str]]) -> None:
    """Whatever was asked, in whatever order, of a set that has compiled much or of one just loaded: the same answers."""
    questions = [(_plain(p.ALL[product] | changes), market, on, gate) for product, market, changes, on, gate in asked]
    forwards = [rules.evaluate(*question) for question in questions]
    backwards = [rules.evaluate(*question, rules=AGAIN) for question in reversed(questions)][::-1]
    for one, other in zip(forwards, backwards, strict=True):
        assert (one.outcome, told(one), one.display, one.rules_version) == (
            other.outcome, told(other), other.display, other.rules_version,
        )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(product=LAWFUL, market=st.sampled_from(MARKETS), on=DAYS, later=st.integers(1, 60))
def test_between_two_changes_of_law_every_day_gives_the_same_verdict(
    product: str, market: str, on: date, later: int
) -> None:
    other = on + timedelta(days=later)
    one, two = rules.evaluate(p.ALL[product], market, on), rules.evaluate(p.ALL[product], market, other)
    assume(RULES.period(market.upper(), on) == RULES.period(market.upper(), other))
    assert (one.outcome, told(one), one.display, one.rules_version) == (
        two.outcome, told(two), two.display, two.rules_version,
    )  # fmt: skip


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """A category is text wherever facts come from; any other fact may be anything."""
    return facts | {CATEGORY: facts[CATEGORY] if isinstance(facts[CATEGORY], str) else "bike-bags"}


def test_facts_are_left_as_they_were() -> None:
    facts = p.PHONE | {"product.energy_index": Decimal("2.41")}
    before = dict(facts)
    for market in MARKETS:
        rules.evaluate(facts, market, date(2026, 11, 22))
    assert facts == before
