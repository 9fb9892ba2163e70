"""What the rules of evidence make of each standing of a document: nothing on file warns, what lapsed stops the sale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from argosy.compliance import rules
from argosy.compliance.tests import products as p

TODAY = date(2026, 11, 26)
#: Rules by what they ask for: a product they speak of, one they do not (None: they speak of all), the document, their first day.
WITH_WARNING: list[tuple[str, dict[str, Any], dict[str, Any], str, date]] = [
    ("radio-declaration", p.PHONE, p.TV, "declaration_of_conformity", date(2017, 6, 13)),
    ("electrical-declaration", p.TV, p.PHONE, "declaration_of_conformity", date(2016, 4, 20)),
    ("battery-declaration", p.PUMP, p.TV, "battery_declaration", date(2024, 8, 18)),
    ("phone-label", p.TABLET, p.TV, "energy_label", date(2025, 6, 20)),
    ("phone-label", p.PHONE, p.BAG, "product_sheet", date(2025, 6, 20)),
    ("tv-label", p.TV, p.PHONE, "energy_label", date(2021, 3, 1)),
    ("tv-label", p.TV, p.PHONE, "product_sheet", date(2021, 3, 1)),
]
ONLY_LAPSED: list[tuple[str, dict[str, Any], dict[str, Any] | None, str, date]] = [
    ("weee-certificate", p.TV, p.BAG, "certificate_weee", date(2018, 8, 15)),
    ("battery-certificate", p.ROBOT, p.TV, "certificate_battery", date(2025, 8, 18)),
    ("packaging-certificate", p.BAG, None, "certificate_packaging", date(2023, 1, 1)),
    ("trader-identity", p.BAG, None, "trader_identity", date(2024, 2, 17)),
]
RULES = [
    *(f"eu.evidence.{stem}" for stem, *_ in WITH_WARNING),
    *(f"eu.evidence.{stem}.lapsed" for stem, *_ in [*WITH_WARNING, *ONLY_LAPSED]),
]


def found(facts: dict[str, Any], on: date = TODAY, market: str = "de") -> dict[str, str]:
    """The outcome of every rule of evidence that applies."""
    told = rules.evaluate(facts, market, on).findings
    return {f.rule_id.removeprefix("eu.evidence."): f.outcome for f in told if f.rule_id.startswith("eu.evidence.")}


@pytest.mark.parametrize(("stem", "facts", "other", "document", "first"), WITH_WARNING)
def test_no_document_warns_a_waiting_one_still_warns_and_a_lapsed_one_blocks(
    stem: str, facts: dict[str, Any], other: dict[str, Any], document: str, first: date
) -> None:
    fact = f"evidence.DE.{document}"
    expected = {
        None: ("unknown", None, "warn"),
        "submitted": ("fail", None, "warn"),
        "early": ("fail", None, "warn"),
        "valid": ("pass", None, "allowed"),
        "expired": ("pass", "fail", "blocked"),
        "refused": ("pass", "fail", "blocked"),
        "withdrawn": ("pass", "fail", "blocked"),
    }
    for standing, (warning, lapsed, outcome) in expected.items():
        given = p.without(facts, fact) if standing is None else facts | {fact: standing}
        told = found(given)
        assert (told[stem], told.get(f"{stem}.lapsed")) == (warning, lapsed), standing
        verdict = rules.evaluate(given, "de", TODAY)
        assert verdict.outcome == outcome, standing
        for finding in verdict.problems:
            assert fact in finding.supply
            assert finding.remedy("pl")
    assert found(other).keys().isdisjoint({stem, f"{stem}.lapsed"})
    before = date.fromordinal(first.toordinal() - 1)
    assert stem not in found(p.without(facts, fact), before)
    assert stem in found(p.without(facts, fact), first)


@pytest.mark.parametrize(("stem", "facts", "other", "document", "first"), ONLY_LAPSED)
def test_a_certificate_that_nobody_asked_for_is_silent_and_a_lapsed_one_blocks(
    stem: str, facts: dict[str, Any], other: dict[str, Any] | None, document: str, first: date
) -> None:
    fact = f"evidence.DE.{document}"
    for standing in (None, "submitted", "early", "valid"):
        given = facts if standing is None else facts | {fact: standing}
        assert f"{stem}.lapsed" not in found(given)
        assert rules.evaluate(given, "de", TODAY).outcome == "allowed"
    for standing in ("expired", "refused", "withdrawn"):
        given = facts | {fact: standing}
        assert found(given)[f"{stem}.lapsed"] == "fail"
        assert rules.evaluate(given, "de", TODAY).outcome == "blocked"
        assert rules.evaluate(given, "fr", TODAY).outcome == "allowed"
        assert f"{stem}.lapsed" not in found(given, date.fromordinal(first.toordinal() - 1))
        if other is not None:
            assert f"{stem}.lapsed" not in found(other | {fact: standing})


def test_a_document_for_one_country_says_nothing_of_another() -> None:
    phone = p.without(p.PHONE, "evidence.FR.declaration_of_conformity") | {
        "evidence.DE.declaration_of_conformity": "expired"
    }
    assert rules.evaluate(phone, "de", TODAY).outcome == "blocked"
    assert rules.evaluate(phone, "fr", TODAY).outcome == "warn"
    assert rules.evaluate(phone, "es", TODAY).outcome == "allowed"
