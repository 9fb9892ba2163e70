"""An energy class that nobody gave is computed from the index, where the law says how; what was given is never touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from argosy.compliance import law, rules
from argosy.compliance.errors import RuleFileError
from argosy.compliance.tests import products as p

TODAY = date(2026, 11, 22)
RULES = rules.default()


@pytest.mark.parametrize(
    ("index", "letter"), [("2.71", "A"), ("2.70", "B"), ("2.41", "B"), ("1.66", "E"), ("1.2", "G")]
)
def test_a_class_nobody_gave_is_computed_and_shown(index: str, letter: str) -> None:
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


def test_a_claim_is_shown_with_its_proof() -> None:
    claim = {"product.green_claims": "Half the CO2.", "product.green_claims_proof": "EU Ecolabel DE/016/123"}
    shown = rules.evaluate(p.BAG | claim, "de", TODAY).display
    assert next(d for d in shown if d["kind"] == "green_claim")["proof"] == "EU Ecolabel DE/016/123"


@pytest.mark.parametrize(
    "stands_in",
    [
        'stands_in = { fact = "product.nothing", categories = ["phones"] }',
        'stands_in = { fact = "product.energy_class", categories = ["rockets"] }',
        'stands_in = { fact = "product.energy_class" }',
        'stands_in = "product.energy_class"',
    ],
)
def test_a_definition_that_stands_in_for_nothing_known_is_refused_by_line(stands_in: str, tmp_path: Path) -> None:
    whole = (law.DATA / "eu.toml").read_text("utf-8")
    old = 'stands_in = { fact = "product.energy_class", categories = ["phones", "tablets"] }'
    assert whole.count(old) == 1
    (tmp_path / "eu.toml").write_text(whole.replace(old, stands_in), "utf-8")
    with pytest.raises(RuleFileError) as refused:
        rules.load_drafts([tmp_path / "eu.toml"])
    (fault,) = refused.value.problems
    assert fault.file == "eu.toml"
    assert fault.line > 1
