"""Every country's own rules: each with a product that passes, one that fails and one that lacks the fact."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from argosy.compliance import rules
from argosy.compliance.tests import products as p
from argosy.compliance.tests.countries import BEYOND, NUMBERS, SHOWN

TODAY = date(2026, 11, 22)
RULES = rules.default()
#: Which product each stream asks about, and one it does not.
ASKED = {"weee": p.TV, "packaging": p.BAG, "battery": p.ROBOT}
OTHER = {"weee": p.BAG, "packaging": p.CAR, "battery": p.TV}
NUMBERED = [(country, stream, *both) for country, streams in NUMBERS.items() for stream, both in streams.items()]
UNION = RULES.sets["EU"]


def found(rule_id: str, facts: dict[str, Any], on: date = TODAY) -> tuple[str | None, str, tuple[str, ...]]:
    """The rule's outcome (None where it does not apply), the verdict's, and what to supply."""
    verdict = rules.evaluate(facts, rule_id[:2], on)
    finding = next((f for f in verdict.findings if f.rule_id == rule_id), None)
    return (finding.outcome if finding else None), verdict.outcome, finding.supply if finding else ()


def test_every_member_state_and_three_neighbours_have_rules_of_their_own() -> None:
    assert len(UNION) == 27
    assert RULES.countries == {*UNION, "GB", "CH", "NO"}
    for country in UNION:
        own = {r.id for r in RULES.rules if r.jurisdiction == country}
        wanted = {f"{country.lower()}.{x}.registration" for x in ("weee", "packaging", "battery")}
        assert wanted | {f"{country.lower()}.order-button"} <= own


@pytest.mark.parametrize(("country", "stream", "good", "bad"), NUMBERED)
def test_a_producer_number_is_asked_taken_and_refused(country: str, stream: str, good: str, bad: str) -> None:
    rule, fact, facts = f"{country.lower()}.{stream}.registration", f"registration.{country}.{stream}", ASKED[stream]
    assert found(rule, facts | {fact: good})[:2] == ("pass", "allowed")
    assert found(rule, facts | {fact: bad}) == ("fail", "blocked", (fact,))
    assert found(rule, p.without(facts, fact)) == ("unknown", "blocked", (fact,))
    assert found(rule, OTHER[stream])[0] is None


@pytest.mark.parametrize(("country", "stream", "good", "bad"), NUMBERED)
def test_a_number_is_shown_with_its_register(country: str, stream: str, good: str, bad: str) -> None:
    shown = rules.evaluate(ASKED[stream], country.lower(), TODAY).display
    (item,) = [d for d in shown if d["kind"] == "registration" and d["scheme"] == stream]
    assert item["number"] == good != bad
    assert item["register"]


@pytest.mark.parametrize("country", [c for c in NUMBERS if c in UNION])
def test_packaging_and_battery_numbers_are_told_at_first_and_enforced_under_the_regulations(country: str) -> None:
    low = country.lower()
    bag = p.without(p.BAG, f"registration.{country}.packaging")
    assert found(f"{low}.packaging.registration", bag, date(2026, 8, 11))[:2] == ("unknown", "warn")
    assert found(f"{low}.packaging.registration", bag, date(2026, 8, 12))[:2] == ("unknown", "blocked")
    robot = p.without(p.ROBOT, f"registration.{country}.battery")
    assert found(f"{low}.battery.registration", robot, date(2025, 8, 17))[:2] == ("unknown", "warn")
    assert found(f"{low}.battery.registration", robot, date(2025, 8, 18))[:2] == ("unknown", "blocked")


@pytest.mark.parametrize(("rule", "product", "wrong", "taken"), BEYOND)
def test_beyond_the_union_the_common_rules_rest_on_national_law(
    rule: str, product: str, wrong: dict[str, Any], taken: str | None
) -> None:
    facts = getattr(p, product)
    assert found(rule, facts)[:2] == ("pass", "allowed")
    assert found(rule, facts | wrong)[:2] == ("fail", "blocked")
    if taken:
        outcome, verdict, supply = found(rule, p.without(facts, taken))
        assert (outcome, verdict) == ("unknown", "blocked")
        assert taken in supply


@pytest.mark.parametrize("market", ["gb", "ch", "no"])
def test_the_unions_rules_do_not_reach_beyond_it(market: str) -> None:
    for facts in p.ALL.values():
        assert all(f.rule_id.startswith(f"{market}.") for f in rules.evaluate(facts, market, TODAY).findings)


@pytest.mark.parametrize(("rule", "product", "other"), SHOWN)
def test_what_is_shown(rule: str, product: str, other: str | None) -> None:
    shown = rules.evaluate(getattr(p, product), rule[:2], TODAY).display
    assert rule in {item["rule"] for item in shown}
    if other:
        assert found(rule, getattr(p, other))[0] is None


@pytest.mark.parametrize(
    ("market", "language", "words"),
    [
        ("at", "de", "Zahlungspflichtig bestellen"),
        ("nl", "nl", "Bestelling met betalingsverplichting"),
        ("pt", "pt", "Encomenda com obrigação de pagar"),
        ("se", "sv", "Beställning med betalningsskyldighet"),
        ("gr", "el", "Παραγγελία με υποχρέωση πληρωμής"),
        ("hu", "hu", "Fizetési kötelezettséggel járó megrendelés"),
        ("ie", "en", "Order with obligation to pay"),
    ],
)
def test_the_order_button_speaks_the_countrys_language(market: str, language: str, words: str) -> None:
    (item,) = [d for d in rules.evaluate(p.BAG, market, TODAY).display if d["kind"] == "order_button"]
    assert item["text"][language] == words


@pytest.mark.parametrize(("market", "years"), [("at", 2), ("pt", 3), ("es", 3), ("se", 3), ("fr", 2)])
def test_years_of_legal_guarantee(market: str, years: int) -> None:
    (notice,) = [d for d in rules.evaluate(p.BAG, market, TODAY).display if d["kind"] == "guarantee_notice"]
    assert notice["years"] == years


# Rules common to the Union that hold on another day, for other goods, or at another gate.


def test_the_battery_passport_is_asked_from_its_day() -> None:
    car, day = p.CAR | {"product.battery_kwh": 69}, date(2027, 2, 18)
    car.pop("product.battery_passport", None)

    def outcome(facts: dict[str, Any], on: date) -> str | None:
        findings = rules.evaluate(facts, "de", on).findings
        return next((f.outcome for f in findings if f.rule_id == "eu.battery.passport"), None)

    assert outcome(car, date(2027, 2, 17)) is None
    assert outcome(car, day) == "unknown"
    assert outcome(car | {"product.battery_passport": "later"}, day) == "fail"
    assert outcome(car | {"product.battery_passport": "https://passport.example/1"}, day) == "pass"
    assert outcome(car | {"product.battery_kwh": 1}, day) is None


def test_tax_data_are_asked_at_import_and_hold_nothing_back_later() -> None:
    def told(facts: dict[str, Any], gate: str) -> tuple[str, str | None]:
        verdict = rules.evaluate(facts, "fr", TODAY, gate)
        return verdict.outcome, next((f.outcome for f in verdict.findings if f.rule_id == "eu.dac7.seller"), None)

    bag = p.BAG | {"brand.legal.vat_id": "FR40303265045"}
    without = {name: value for name, value in bag.items() if name != "brand.legal.vat_id"}
    assert told(bag, "import") == ("allowed", "pass")
    assert told(without, "import") == ("warn", "unknown")
    assert told(without, "publish") == ("allowed", None)


def test_a_claim_without_proof_is_held_back_from_its_day() -> None:
    claimed = p.BAG | {"product.environmental_claim": "Climate neutral."}
    assert rules.evaluate(claimed, "de", date(2026, 9, 26)).outcome == "allowed"
    assert rules.evaluate(claimed, "de", date(2026, 9, 27)).outcome == "blocked"
    shown = rules.evaluate(p.BAG | p.CLAIM, "de", TODAY).display
    assert next(d for d in shown if d["kind"] == "green_claim")["proof"] == "EU Ecolabel DE/016/123"


@pytest.mark.parametrize(("index", "letter"), [("2.71", "A"), ("2.41", "B"), ("1.2", "G")])
def test_a_class_nobody_gave_is_computed_from_the_index(index: str, letter: str) -> None:
    from argosy.compliance import law

    given = {k: v for k, v in p.PHONE.items() if k != "product.energy_class"} | {"product.energy_index": float(index)}
    facts, misfits = law.read_facts(given, RULES)
    assert not misfits
    assert facts["product.energy_class"] == letter
    verdict = rules.evaluate(facts, "de", TODAY)
    assert verdict.outcome == "allowed"
    assert next(d for d in verdict.display if d["kind"] == "energy_label")["class"] == letter


def test_a_given_class_is_kept_and_a_television_gets_none() -> None:
    assert RULES.completed(p.PHONE | {"product.energy_class": "C"})["product.energy_class"] == "C"
    tv = p.without(p.TV, "product.energy_class") | {"product.energy_index": 2.5}
    assert RULES.completed(tv).get("product.energy_class") is None
    assert RULES.completed({"product.category": "phones"}).get("product.energy_class") is None
