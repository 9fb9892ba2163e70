"""Facts written by hand: flat and nested read alike, and what cannot be taken is told with what was meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from argosy.compliance import rules
from argosy.compliance.given import hints, read_facts

KNOWN = rules.default()


def test_nested_and_flat_facts_are_the_same() -> None:
    nested = {
        "product": {"category": "phones", "energy_index": Decimal("2.41"), "launched_on": "2026-05-01"},
        "registration": {"DE": {"weee": "DE 12345678"}},
        "brand": {"legal": {"name": "Nordlicht"}},
    }
    flat = {
        "product.category": "phones",
        "product.energy_index": 2.41,
        "product.launched_on": "2026-05-01",
        "registration.DE.weee": "DE 12345678",
        "brand.legal.name": "Nordlicht",
    }
    facts, misfits = read_facts(nested, KNOWN)
    assert misfits == []
    assert facts == read_facts(flat, KNOWN)[0]
    assert (facts["product.energy_index"], facts["product.launched_on"]) == (Decimal("2.41"), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("name", "value", "reason", "meant"),
    [
        ("product.energy_clas", "B", "not in the dictionary of facts", "product.energy_class"),
        ("energy_class", "B", "not in the dictionary of facts", "product.energy_class"),
        ("brand.legl.city", "Lyon", "not in the dictionary of facts", "brand.legal.city"),
        ("registration.de.weee", "1", "not in the dictionary of facts", "registration.DE.weee"),
        ("registration.FR.weeee", "1", "not in the dictionary of facts", "registration.FR.weee"),
        ("product.colour_of_hope", 3, "not in the dictionary of facts", ""),
        ("product.ce", "maybe", "'maybe' cannot be taken, it must be true or false", ""),
        ("product.pictures", 2.5, "2.5 cannot be taken, it must be a whole number", ""),
        ("product.energy_class", "H", "'H' cannot be taken, it must be one of A, B, C, D, E, F, G", ""),
        ("product.launched_on", "1 May", "'1 May' cannot be taken, it must be a day such as 2026-11-22", ""),
        ("product.functions", 5, "5 cannot be taken, it must be a list of words", ""),
        ("product.is_electrical", True, "is derived from other facts and cannot be given", ""),
        ("market.country", "DE", "is the market's own and cannot be given", ""),
    ],
)
def test_what_cannot_be_taken_is_told(name: str, value: Any, reason: str, meant: str) -> None:
    facts, (misfit,) = read_facts({"product.category": "tvs", name: value}, KNOWN)
    assert facts == {"product.category": "tvs"}
    assert (misfit.name, misfit.reason, misfit.meant) == (name, reason, meant)
    assert str(misfit) == f"{name}: {reason}" + (f" – did you mean {meant}?" if meant else "")


def test_a_fact_given_flat_and_nested_is_given_twice() -> None:
    _, (misfit,) = read_facts({"product.ce": True, "product": {"ce": False}}, KNOWN)
    assert str(misfit) == "product.ce: is given twice"


@pytest.mark.parametrize("data", [None, 3, "phones", [{"product.ce": True}]])
def test_no_table_of_facts(data: Any) -> None:
    facts, (misfit,) = read_facts(data, KNOWN)
    assert facts == {} and misfit.name == "facts"


def test_null_is_missing_and_no_misfit() -> None:
    assert read_facts({"product.ce": None, "product.name": ""}, KNOWN) == ({}, [])


def test_a_doubtful_category_is_hinted_at() -> None:
    assert hints({"product.category": "phones"}, KNOWN) == []
    assert str(hints({"product.category": "phone"}, KNOWN)[0]).endswith("did you mean phones?")
    assert "is not given" in hints({}, KNOWN)[0].reason
