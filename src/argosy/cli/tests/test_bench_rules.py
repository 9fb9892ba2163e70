"""The bench's products are as varied as it says, and its own process judges them all."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import argosy
from argosy.cli.bench import goods
from argosy.compliance import law

# Many cases of one law: the whole suite asks for all of them.
pytestmark = pytest.mark.slow

DAY = date(2026, 11, 22)
COUNTRIES = sorted(law.default().countries)


def test_equal_seeds_make_equal_products_of_every_category() -> None:
    made = goods.groups(1000, 40, COUNTRIES)
    assert made == goods.groups(1000, 40, COUNTRIES) != goods.groups(1000, 40, COUNTRIES, seed=8)
    assert (len(made), sum(len(own) for _, own in made)) == (40, 1000)
    assert {facts["product.category"] for _, own in made for facts in own} == set(law.leaves(law.default()))


def test_facts_are_of_the_dictionary_and_differ_in_what_is_missing_and_wrong() -> None:
    made = goods.groups(1000, 40, COUNTRIES)
    facts = [{**seller, **own} for seller, listed in made for own in listed]
    assert [law.read_facts(sheet, law.default())[1] for sheet in facts[:50]] == [[]] * 50
    assert len({tuple(sorted(sheet)) for sheet in facts}) > 200
    many = law.judge_many(made, [c.lower() for c in COUNTRIES], DAY)
    outcomes = Counter(many.outcome(n, "de") for n in range(1000))
    assert min(outcomes["allowed"], outcomes["blocked"], outcomes["warn"]) > 50
    rules = {(rule, outcome) for n in range(1000) for rule, outcome in many.problems(n, "de")}
    assert {"fail", "unknown"} == {outcome for _, outcome in rules} and len(rules) > 20


def test_the_cold_process_judges_what_it_reads(tmp_path: Path) -> None:
    made = goods.groups(300, 10, COUNTRIES)
    for part in range(2):
        (tmp_path / f"products-{part}").write_bytes(pickle.dumps(made[part * 5 : part * 5 + 5]))
    command = [sys.executable, "-m", "argosy.cli.bench.cold", str(tmp_path), DAY.isoformat(), "de", "fr"]
    environment = {"PYTHONPATH": str(Path(argosy.__file__).parents[1])}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert (told["verdicts"], told["rules"]) == (600, len(law.default().rules))
    assert (tmp_path / "verdicts").read_bytes() == law.judge_many(made, ("de", "fr"), DAY).codes
