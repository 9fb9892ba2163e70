"""The same product a day before and a day after the law changed gets the two right answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from argosy.compliance import rules
from argosy.compliance.tests import products as p

UNLABELLED = p.without(p.PHONE, "product.energy_class", "product.eprel_id")
ABROAD = p.PHONE | {"brand.legal.country": "NL"}
UNION = sorted(c.lower() for c in rules.default().sets["EU"])
HOSTS = [m for m in UNION if m != "nl"]


def kinds(facts: dict[str, Any], market: str, on: date) -> set[str]:
    return {item["kind"] for item in rules.evaluate(facts, market, on).display}


def problems(facts: dict[str, Any], market: str, on: date) -> set[str]:
    return {f.rule_id for f in rules.evaluate(facts, market, on).problems}


@pytest.mark.parametrize("market", UNION)
def test_energy_label_of_phones(market: str) -> None:
    before, after = date(2025, 6, 19), date(2025, 6, 21)
    assert rules.evaluate(UNLABELLED, market, before).outcome == "allowed"
    assert "energy_label" not in kinds(p.PHONE, market, before)
    assert rules.evaluate(UNLABELLED, market, after).outcome == "blocked"
    assert problems(UNLABELLED, market, after) == {"eu.energy-label.phones"}
    assert rules.evaluate(p.PHONE, market, after).outcome == "allowed"
    assert "energy_label" in kinds(p.PHONE, market, after)


@pytest.mark.parametrize("gate", ["publish", "campaign", "checkout", "dispatch", "price"])
def test_energy_label_is_asked_at_every_step_and_in_every_advert(gate: str) -> None:
    assert rules.evaluate(UNLABELLED, "de", date(2025, 6, 19), gate).outcome == "allowed"
    assert rules.evaluate(UNLABELLED, "de", date(2025, 6, 21), gate).outcome == "blocked"
    shown = {item["kind"] for item in rules.evaluate(p.PHONE, "de", date(2025, 6, 21), gate).display}
    assert "energy_label" in shown


@pytest.mark.parametrize(
    ("index", "letter", "outcome"), [("2.71", "A", "allowed"), ("2.70", "A", "blocked"), ("2.70", "B", "allowed")]
)
def test_claimed_class_that_the_index_contradicts_blocks(index: str, letter: str, outcome: str) -> None:
    phone = p.PHONE | {"product.energy_index": Decimal(index), "product.energy_class": letter}
    assert rules.evaluate(phone, "de", date(2025, 6, 21)).outcome == outcome
    assert rules.evaluate(phone, "de", date(2025, 6, 19)).outcome == "allowed"


@pytest.mark.parametrize("market", UNION)
def test_withdrawal_function(market: str) -> None:
    before, after = kinds(p.PHONE, market, date(2026, 6, 18)), kinds(p.PHONE, market, date(2026, 6, 20))
    assert after - before == {"withdrawal_function"}
    assert before - after == set()
    assert "withdrawal_function" not in kinds(p.PHONE | {"product.custom_made": True}, market, date(2026, 6, 20))


@pytest.mark.parametrize(("market", "years"), [("de", 2), ("es", 3), ("pt", 3), ("se", 3), ("ie", 2)])
def test_guarantee_notice_and_label(market: str, years: int) -> None:
    phone = p.PHONE | {"product.guarantee_years": 4}
    before, after = date(2026, 9, 26), date(2026, 9, 28)
    assert {"guarantee_notice", "durability_label"} & kinds(phone, market, before) == set()
    shown = {d["kind"]: d for d in rules.evaluate(phone, market, after).display}
    assert shown["guarantee_notice"]["years"] == years
    assert shown["durability_label"]["years"] == 4
    assert "durability_label" not in kinds(p.PHONE | {"product.guarantee_years": 2}, market, after)


@pytest.mark.parametrize("market", HOSTS)
def test_packaging_representative(market: str) -> None:
    name = f"registration.{market.upper()}.packaging_ar"
    facts = p.without(ABROAD, name)
    before, after = date(2026, 8, 11), date(2026, 8, 13)
    assert rules.evaluate(facts, market, before).outcome == "allowed"
    assert rules.evaluate(facts, market, after).outcome == "warn"
    assert problems(facts, market, after) == {"eu.packaging.authorised-representative"}
    assert rules.evaluate(facts | {name: "Beacon"}, market, after).outcome == "allowed"
    assert problems(facts | {"brand.legal.country": market.upper()}, market, after) == set()


def test_packaging_numbers_of_the_states_bind_platforms_from_the_day_of_the_regulation() -> None:
    facts = p.without(p.BAG, "registration.NL.packaging")
    assert rules.evaluate(facts, "nl", date(2026, 8, 11)).outcome == "allowed"
    assert rules.evaluate(facts, "nl", date(2026, 8, 12)).outcome == "blocked"
    austrian = p.without(p.BAG, "registration.AT.packaging")
    assert rules.evaluate(austrian, "at", date(2022, 12, 31)).outcome == "allowed"
    assert rules.evaluate(austrian, "at", date(2023, 1, 1)).outcome == "blocked"


@pytest.mark.parametrize("market", UNION)
def test_battery_numbers_bind_everywhere_from_18_august_2025(market: str) -> None:
    facts = p.without(p.ROBOT, f"registration.{market.upper()}.battery")
    assert rules.evaluate(facts, market, date(2025, 8, 18)).outcome == "blocked"
    if market not in ("de", "es", "fr", "it", "pl"):
        assert rules.evaluate(facts, market, date(2025, 8, 17)).outcome == "allowed"


def test_environmental_claim_without_proof() -> None:
    bag = p.BAG | {"product.green_claims": "Climate neutral"}
    assert rules.evaluate(bag, "fr", date(2026, 9, 26)).outcome == "allowed"
    assert rules.evaluate(bag, "fr", date(2026, 9, 27)).outcome == "blocked"
    assert (
        rules.evaluate(bag | {"product.green_claims_proof": "EU Ecolabel"}, "fr", date(2026, 9, 27)).outcome
        == "allowed"
    )


@pytest.mark.parametrize(
    ("kind", "facts", "first"),
    [
        ("repair_information", p.PHONE, date(2026, 7, 31)),
        ("accessibility_statement", p.BAG, date(2025, 6, 28)),
        ("charger", p.PHONE, date(2024, 12, 28)),
        ("producer", p.BAG, date(2024, 12, 13)),
        ("battery_passport", p.CAR | {"product.battery_passport_url": "https://p.example/1"}, date(2027, 2, 18)),
    ],
)
def test_what_must_be_shown_begins_on_its_day(kind: str, facts: dict[str, Any], first: date) -> None:
    eve = first.fromordinal(first.toordinal() - 1)
    assert kind not in kinds(facts, "at", eve)
    assert kind in kinds(facts, "at", first)


def test_small_consignments_are_declared_by_hs_code_while_the_duty_lasts() -> None:
    bag = p.without(p.BAG, "product.hs_code")
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2028, 6, 30), date(2028, 7, 1))
    assert [rules.evaluate(bag, "de", on).outcome for on in days] == ["allowed", "warn", "warn", "allowed"]
