"""What rules say together: whole verdicts, days on which the law changes, purity, refusals. Each rule's own table: test_cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.compliance import rules
from argosy.compliance.errors import UncoveredMarket, UnknownGate
from argosy.compliance.records import LANGUAGES
from argosy.compliance.tests import products as p

TODAY = date(2026, 11, 22)
RULES = rules.default()


def outcome_of(rule_id: str, facts: dict[str, Any], market: str = "de", on: date = TODAY) -> str | None:
    """The outcome of one rule, None where it does not apply."""
    found = [f.outcome for f in rules.evaluate(facts, market, on).findings if f.rule_id == rule_id]
    return found[0] if found else None


@pytest.mark.parametrize("name", p.ALL)
@pytest.mark.parametrize("market", sorted(c.lower() for c in RULES.countries))
def test_complete_facts_are_allowed_everywhere(name: str, market: str) -> None:
    assert rules.evaluate(p.ALL[name], market, TODAY).outcome == "allowed"


@pytest.mark.parametrize(
    ("rule_id", "facts", "before", "after"),
    [
        ("eu.energy-label.phones", p.without(p.PHONE, "product.energy_class"), date(2025, 6, 19), date(2025, 6, 21)),
        ("eu.withdrawal-function", p.PHONE, date(2026, 6, 18), date(2026, 6, 20)),
        ("eu.guarantee-notice", p.PHONE, date(2026, 9, 26), date(2026, 9, 28)),
        ("eu.packaging.authorised-representative", p.PHONE | {"brand.legal.country": "NL"}, date(2026, 8, 11), date(2026, 8, 13)),
        ("eu.common-charger", p.PHONE, date(2024, 12, 27), date(2024, 12, 28)),
        ("eu.battery.removable", p.PHONE, date(2027, 2, 17), date(2027, 2, 18)),
        ("eu.energy-label.tvs", p.TV, date(2021, 2, 28), date(2021, 3, 1)),
    ],
)  # fmt: skip
def test_rule_begins_on_its_day(rule_id: str, facts: dict[str, Any], before: date, after: date) -> None:
    assert outcome_of(rule_id, facts, on=before) is None
    assert outcome_of(rule_id, facts, on=after) is not None


def test_phone_without_class_is_sellable_the_day_before_the_label_and_blocked_the_day_after() -> None:
    phone = p.without(p.PHONE, "product.energy_class")
    assert rules.evaluate(phone, "de", date(2025, 6, 19)).outcome == "allowed"
    assert rules.evaluate(phone, "de", date(2025, 6, 21)).outcome == "blocked"


def test_rollable_phone_needs_no_energy_label_and_an_undeclared_one_does() -> None:
    phone = p.without(p.PHONE, "product.energy_class", "product.eprel_id")
    assert outcome_of("eu.energy-label.phones", phone | {"product.rollable": True}) is None
    undeclared = p.without(phone, "product.rollable")
    assert outcome_of("eu.energy-label.phones", undeclared) == "unknown"


def test_law_that_replaces_another_keeps_its_id_and_changes_its_source() -> None:
    old = rules.default().rule("de.battery.registration", date(2025, 8, 17))
    new = rules.default().rule("de.battery.registration", date(2025, 8, 18))
    assert (old.citation.reference, new.citation.reference) == ("BattG", "32023R1542")
    assert outcome_of("de.battery.registration", p.ROBOT, on=date(2025, 8, 17)) == "pass"


def test_italian_packaging_number_warns_until_the_regulation_applies_and_blocks_from_then() -> None:
    bag = p.without(p.BAG, "registration.IT.packaging")
    assert rules.evaluate(bag, "it", date(2026, 8, 11)).outcome == "warn"
    assert rules.evaluate(bag, "it", date(2026, 8, 12)).outcome == "blocked"


def test_legal_guarantee_is_the_countrys_own() -> None:
    shown = {
        m: next(d for d in rules.evaluate(p.BAG, m, TODAY).display if d["kind"] == "guarantee_notice")["years"]
        for m in ("de", "es")
    }
    assert shown == {"de": 2, "es": 3}


def test_representative_is_asked_of_union_sellers_abroad_only() -> None:
    rule = "eu.packaging.authorised-representative"
    assert outcome_of(rule, p.BAG | {"brand.legal.country": "NL"}, "de") == "unknown"
    assert (
        outcome_of(rule, p.BAG | {"brand.legal.country": "NL", "registration.DE.packaging_ar": "Beacon"}, "de")
        == "pass"
    )
    assert outcome_of(rule, p.BAG | {"brand.legal.country": "DE"}, "de") is None
    assert outcome_of(rule, p.BAG, "de") is None


def test_french_number_given_for_two_streams_is_refused() -> None:
    twice = p.TV | {"registration.FR.weee": "FR123456_01EFGH"}
    assert outcome_of("fr.weee.registration", twice, "fr") == "fail"
    assert outcome_of("fr.packaging.registration", twice, "fr") == "fail"


def test_furniture_counts_as_electrical_once_a_function_needs_current() -> None:
    plain = p.SOFA | {"product.functions": ("bed", "storage")}
    assert outcome_of("de.weee.registration", plain) is None
    assert outcome_of("de.weee.registration", p.SOFA) == "pass"
    undeclared = p.without(p.SOFA, "product.functions", "registration.DE.weee")
    finding = next(f for f in rules.evaluate(undeclared, "de", TODAY).findings if f.rule_id == "de.weee.registration")
    assert finding.outcome == "unknown"
    assert finding.supply == ("registration.DE.weee", "product.functions")


def test_manufacturer_in_the_union_needs_no_responsible_person() -> None:
    home = p.without(p.BAG, *(n for n in p.BAG if "responsible" in n)) | {"brand.manufacturer.country": "DE"}
    assert outcome_of("eu.gpsr.responsible-person", home) is None
    assert rules.evaluate(home, "de", TODAY).outcome == "allowed"


@pytest.mark.parametrize(
    ("index", "letter"),
    [
        ("2.71", "A"),
        ("2.70", "B"),
        ("2.31", "B"),
        ("2.30", "C"),
        ("1.66", "E"),
        ("1.41", "F"),
        ("1.20", "G"),
        ("0.9", "G"),
    ],
)
def test_class_follows_from_index_at_the_edges(index: str, letter: str) -> None:
    phone = p.PHONE | {"product.energy_index": Decimal(index), "product.energy_class": letter}
    assert outcome_of("eu.energy-label.phones.index", phone) == "pass"


def test_finding_names_facts_remedy_and_source() -> None:
    sofa = p.without(p.SOFA, "registration.FR.furniture")
    verdict = rules.evaluate(sofa, "fr", TODAY)
    (finding,) = verdict.problems
    assert finding.rule_id == "fr.furniture.registration"
    assert finding.supply == finding.missing == ("registration.FR.furniture",)
    assert finding.facts["registration.FR.furniture"] is None
    assert finding.citation.article.startswith("L. 541-10-1 10°")
    assert "FR123456_10ABCD" in finding.remedy("fr")
    told = verdict.as_dict("fr")
    assert told["verdict"] == "blocked"
    assert {"id", "outcome", "facts", "remedy", "citation"} <= set(told["rules"][0])


def test_every_rule_speaks_every_language() -> None:
    for rule in RULES.rules:
        assert set(rule.title) == set(LANGUAGES), rule.id
        assert rule.remedy is None or set(rule.remedy) == set(LANGUAGES), rule.id


def test_missing_fact_is_only_told_at_import_and_blocks_from_publishing_on() -> None:
    light = p.without(p.LIGHT, "product.stvzo")
    assert rules.evaluate(light, "de", TODAY, "import").outcome == "unknown"
    for gate in ("publish", "price", "campaign", "checkout", "dispatch"):
        assert rules.evaluate(light, "de", TODAY, gate).outcome == "blocked"
    assert rules.evaluate(p.LIGHT | {"product.stvzo": False}, "de", TODAY, "import").outcome == "blocked"


def test_uncovered_market_and_unknown_gate_are_refused() -> None:
    with pytest.raises(UncoveredMarket):
        rules.evaluate(p.BAG, "us", TODAY)
    with pytest.raises(UnknownGate):
        rules.evaluate(p.BAG, "de", TODAY, "whenever")


def test_nothing_known_is_blocked_and_breaks_nothing() -> None:
    for category in (None, *RULES.categories):
        assert rules.evaluate({"product.category": category}, "de", TODAY).outcome == "blocked"


ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.decimals(allow_nan=False), st.dates(),
                     st.lists(st.text(max_size=5), max_size=3))  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(sorted(p.ALL)),
    market=st.sampled_from(["es", "fr", "de", "it", "pl"]),
    extra=st.dictionaries(st.from_regex(r"(shop|other|product\.x|brand\.x)[a-z.]{1,12}", fullmatch=True), ANYTHING),
    taken=st.sets(st.sampled_from(sorted(p.PHONE)), max_size=4),
    on=st.dates(date(2020, 1, 1), date(2028, 1, 1)),
)
def test_unrelated_fact_never_turns_a_verdict(
    name: str, market: str, extra: dict[str, Any], taken: set[str], on: date
) -> None:
    facts = p.without(p.ALL[name], *taken)
    assert rules.evaluate(facts, market, on) == rules.evaluate(facts | extra, market, on)


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(sorted(p.ALL)),
    changes=st.dictionaries(st.sampled_from(sorted(RULES.facts)), ANYTHING, max_size=6),
    on=st.dates(date(2020, 1, 1), date(2028, 1, 1)),
)
def test_verdict_is_a_function_of_facts_rules_and_day_on_any_facts(
    name: str, changes: dict[str, Any], on: date
) -> None:
    facts = p.ALL[name] | changes
    if isinstance(facts["product.category"], list):
        facts.pop("product.category")
    before = dict(facts)
    first = rules.evaluate(facts, "fr", on)
    fresh = rules.evaluate(dict(reversed(facts.items())), "fr", on, rules=_second())
    assert (first.outcome, [(f.rule_id, f.outcome, f.facts) for f in first.findings], first.display) == (
        fresh.outcome,
        [(f.rule_id, f.outcome, f.facts) for f in fresh.findings],
        fresh.display,
    )
    assert facts == before
    assert rules.evaluate_many([facts], "fr", on) == [first.outcome]


_LOADED: list[rules.RuleSet] = []


def _second() -> rules.RuleSet:
    if not _LOADED:
        _LOADED.append(rules.load())
    return _LOADED[0]


def test_version_changes_with_the_law_and_not_between() -> None:
    version = RULES.version
    assert version("DE", date(2026, 6, 18)) != version("DE", date(2026, 6, 19))
    assert version("DE", date(2026, 6, 19)) == version("DE", date(2026, 6, 30))
    assert version("DE", TODAY) != version("FR", TODAY)
    assert _second().version("DE", TODAY) == version("DE", TODAY)


def test_family_is_judged_by_its_worst_variant_and_says_which() -> None:
    small = rules.evaluate(p.TV | {"product.energy_class": "E"}, "de", TODAY)
    large = rules.evaluate(p.without(p.TV, "product.eprel_id"), "de", TODAY)
    family = rules.merge({"TV-43": small, "TV-98": large})
    assert family.outcome == "blocked"
    (finding,) = family.problems
    assert (finding.rule_id, finding.skus) == ("eu.energy-label.tvs", ("TV-98",))
    (label,) = [d for d in family.display if d["kind"] == "energy_label"]
    assert (label["class"], label["skus"]) == ("E", ["TV-43"])
    notice = next(d for d in family.display if d["kind"] == "guarantee_notice")
    assert "skus" not in notice
    assert rules.merge({"A": small, "B": small}) == small
