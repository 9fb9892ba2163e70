"""Every rule of every jurisdiction against its table in cases/: who passes, who fails, and what follows where facts are missing."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from argosy.compliance import rules
from argosy.compliance.expressions import TRUE
from argosy.compliance.facts import typed
from argosy.compliance.tests import products as p

TODAY = date(2026, 11, 22)
RULES = rules.default()
FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
KINDS = ("pass", "fail", "unknown", "silent", "hidden")
PRODUCTS = {**p.ALL, "bare": p.BARE}


@dataclass(frozen=True)
class Case:
    """What a rule must say (a word of KINDS) of a product on a day."""

    rule: str
    kind: str
    market: str
    gate: str
    product: str
    changes: dict[str, Any]
    taken: tuple[str, ...]
    on: date

    def __str__(self) -> str:
        told = [f"{name}={value}" for name, value in self.changes.items()] + [f"-{name}" for name in self.taken]
        return " ".join([self.rule, self.kind, self.product, *told, self.on.isoformat()])

    def facts(self) -> dict[str, Any]:
        return p.without(PRODUCTS[self.product] | typed(self.changes, RULES.facts) | self._odd(), *self.taken)

    def _odd(self) -> dict[str, Any]:
        """What is of no type or choice of the dictionary stays as it is written: the engine must cope with it."""
        kept = typed(self.changes, RULES.facts)
        return {name: value for name, value in self.changes.items() if name not in kept}


def cases() -> Iterator[Case]:
    for file in FILES:
        for row in tomllib.loads(file.read_text("utf-8"))["case"]:
            unknown = set(row) - {"rule", "from", "market", "gate", *KINDS}
            assert not unknown, (file.name, row["rule"], unknown)
            market = row.get("market", "de" if file.stem == "eu" else file.stem)
            for kind in KINDS:
                listed = row.get(kind, [])
                for one in listed if isinstance(listed, list) else [listed]:
                    assert set(one) <= {"product", "with", "without", "on"}, (file.name, row["rule"], one)
                    for on in [one["on"]] if "on" in one else days(row["rule"]):
                        yield Case(
                            row["rule"], kind, market, row.get("gate", "publish"), one["product"], one.get("with", {}),
                            tuple(one.get("without", ())), on,
                        )  # fmt: skip


def days(rule_id: str) -> list[date]:
    """For each record of the rule the day nearest to TODAY on which it is in force."""
    records = RULES.by_id.get(rule_id, [])
    return [max(r.valid_from, min(TODAY, r.valid_to or TODAY)) for r in records]


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_engine_says_what_the_table_says(case: Case) -> None:
    verdict = rules.evaluate(case.facts(), case.market, case.on, case.gate)
    finding = next((f for f in verdict.findings if f.rule_id == case.rule), None)
    shown = case.rule in {item["rule"] for item in verdict.display}
    if case.kind == "silent":
        assert finding is None and not shown
        return
    assert finding is not None, "the rule does not speak of this product"
    assert finding.outcome == ("pass" if case.kind == "hidden" else case.kind)
    assert shown == (case.kind == "pass" and bool(finding.rule.display))
    if case.kind == "unknown":
        assert set(case.taken) <= set(finding.supply)
    if case.kind in ("fail", "unknown") and case.gate != "import":
        assert verdict.outcome == "blocked" if finding.severity == "block" else verdict.outcome in ("warn", "blocked")


def test_every_rule_has_a_product_that_passes_one_that_fails_and_one_that_lacks_facts() -> None:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in CASES:
        found[case.rule].append(case)
    assert found.keys() == RULES.by_id.keys()
    for rule_id, records in RULES.by_id.items():
        kinds = {case.kind for case in found[rule_id]}
        distinct = {(c.kind, c.product, str(c.changes), c.taken, c.on) for c in found[rule_id]}
        assert len(distinct) >= 3, rule_id
        assert "pass" in kinds or {"fail", "silent"} <= kinds, f"{rule_id}: nothing is lawful"
        assert "fail" in kinds or all(r.require == TRUE for r in records), f"{rule_id}: nothing fails"
        assert "unknown" in kinds or not any(r.supply for r in records), f"{rule_id}: nothing is unknown"
        assert any(case.taken for case in found[rule_id]), f"{rule_id}: no product lacks facts"


def test_every_rule_begins_on_the_days_of_its_table_and_says_nothing_before() -> None:
    for file in FILES:
        for row in tomllib.loads(file.read_text("utf-8"))["case"]:
            assert [r.valid_from for r in RULES.by_id[row["rule"]]] == row["from"], row["rule"]
            eve = row["from"][0] - timedelta(days=1)
            passing = next(case for case in CASES if case.rule == row["rule"] and case.kind in ("pass", "fail"))
            verdict = rules.evaluate(passing.facts(), passing.market, eve, passing.gate)
            assert row["rule"] not in {f.rule_id for f in verdict.findings}, row["rule"]


def test_every_table_is_named_for_its_jurisdiction() -> None:
    assert {f.stem.upper() for f in FILES} == {r.jurisdiction for r in RULES.rules}
    for file in FILES:
        for row in tomllib.loads(file.read_text("utf-8"))["case"]:
            assert row["rule"].startswith(f"{file.stem}."), (file.name, row["rule"])


def test_every_record_in_time_is_asked() -> None:
    for rule_id, records in RULES.by_id.items():
        asked = {case.on for case in CASES if case.rule == rule_id and case.kind in ("pass", "fail")}
        assert all(any(r.in_force(on) for on in asked) for r in records), rule_id
