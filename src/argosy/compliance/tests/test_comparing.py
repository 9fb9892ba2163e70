"""What changes between two days, and what stays though a record is another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from argosy.compliance import rules
from argosy.compliance.comparing import Change, changes, written
from argosy.compliance.ruleset import RuleSet

RULE = """
[[rule]]
id = "{id}"
severity = "{severity}"
valid_from = {begins}
{more}
supply = ["product.hs_code"]
citation = {{ act = "Act", article = "Art. 1", reference = "32023R0988" }}
confidence = "K"
last_checked = 2026-11-22
title = {{ use = "order-button-title" }}
remedy = {{ use = "order-button-title" }}
"""
SPRING, AUTUMN = date(2026, 3, 1), date(2026, 10, 1)


def known(folder: Path, *entries: str) -> RuleSet:
    draft = folder / "draft.toml"
    draft.write_text('jurisdiction = "DE"\n' + "".join(entries), "utf-8")
    return rules.load_drafts([draft])


def entry(id_: str, begins: str, more: str = "", severity: str = "block") -> str:
    return RULE.format(id=id_, begins=begins, more=more, severity=severity)


def found(ruleset: RuleSet, id_: str, start: date = SPRING, end: date = AUTUMN) -> Change | None:
    return next((c for c in changes(ruleset, start, end) if c.id == id_), None)


def test_beginning_ending_passing_and_standing(tmp_path: Path) -> None:
    ruleset = known(
        tmp_path,
        entry("de.new", "2026-05-01"),
        entry("de.old", "2020-01-01", "valid_to = 2026-06-30"),
        entry("de.brief", "2026-05-01", "valid_to = 2026-05-31"),
        entry("de.stays", "2020-01-01"),
        entry("de.later", "2026-10-02"),
        entry("de.gone", "2020-01-01", "valid_to = 2026-02-28"),
    )
    told = {c.id: (c.kind, c.days) for c in changes(ruleset, SPRING, AUTUMN) if c.jurisdiction == "DE"}
    own = {name: told.get(name) for name in ("de.new", "de.old", "de.brief", "de.stays", "de.later", "de.gone")}
    assert own == {
        "de.new": ("added", (date(2026, 5, 1),)),
        "de.old": ("removed", (date(2026, 7, 1),)),
        "de.brief": ("passing", (date(2026, 5, 1), date(2026, 6, 1))),
        "de.stays": None,
        "de.later": None,
        "de.gone": None,
    }


def test_a_change_names_its_fields_before_and_after(tmp_path: Path) -> None:
    ruleset = known(
        tmp_path,
        entry("de.two", "2020-01-01", "valid_to = 2026-06-30", "warn"),
        entry(
            "de.two", "2026-07-01", 'when = { fact = "product.ce", equals = true }\nscope = { categories = ["phones"] }'
        ),
    )
    change = found(ruleset, "de.two")
    assert change is not None
    assert (change.kind, change.days, change.countries) == ("changed", (date(2026, 7, 1),), ("DE",))
    assert change.fields == (
        ("severity", "warn", "block"),
        ("categories", "*", "phones"),
        ("when", "always", '{ fact = "product.ce", equals = true }'),
    )
    assert change.categories == ("phones",)


def test_a_record_that_only_goes_on_is_no_change(tmp_path: Path) -> None:
    ruleset = known(tmp_path, entry("de.same", "2020-01-01", "valid_to = 2026-06-30"), entry("de.same", "2026-07-01"))
    assert found(ruleset, "de.same") is None


def test_nothing_changes_within_a_day() -> None:
    assert changes(rules.default(), SPRING, SPRING) == []


def test_a_rule_concerns_the_categories_that_its_condition_leaves(tmp_path: Path) -> None:
    has_battery = 'when = { fact = "product.has_battery", equals = true }'
    change = found(known(tmp_path, entry("de.cells", "2026-05-01", has_battery)), "de.cells")
    assert change is not None
    assert {"phones", "cars", "helmets"} <= set(change.categories)
    assert not {"sofas", "tvs", "bike-bags"} & set(change.categories)


def test_shipped_rules_of_2026_tell_the_withdrawal_function_and_the_italian_number() -> None:
    told = {c.id: c for c in changes(rules.default(), date(2026, 1, 1), date(2026, 12, 31), "de")}
    assert (told["eu.withdrawal-function"].kind, told["eu.withdrawal-function"].days) == ("added", (date(2026, 6, 19),))
    italian = told["it.packaging.registration"]
    assert italian.kind == "changed"
    assert ("severity", "warn", "block") in italian.fields


def test_conditions_are_written_as_in_the_files() -> None:
    rule = rules.default().rule("eu.gpsr.responsible-person")
    assert written(rule.when).startswith('{ not = { fact = "brand.manufacturer.country", in = ["AT", "BE"')
