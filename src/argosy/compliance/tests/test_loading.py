"""Malformed rule files are refused by file, line and reason; the shipped ones stand and cover the catalogue."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import argosy
from argosy.compliance import loading, rules
from argosy.compliance.errors import Problem, RuleFileError

RULE = """
[[rule]]
id = "de.test"
severity = "block"
valid_from = 2026-01-01
supply = ["product.hs_code"]
citation = { act = "Act", article = "Art. 1", reference = "32023R0988" }
confidence = "K"
last_checked = 2026-11-22
title = { use = "order-button-title" }
remedy = { use = "order-button-title" }
"""
Refused = Callable[[str], list[Problem]]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    """Load the shipped folder with a draft on top; gives the problems, all of which must be the draft's."""

    def load(text: str) -> list[Problem]:
        draft = tmp_path / "draft.toml"
        draft.write_text(text, "utf-8")
        with pytest.raises(RuleFileError) as caught:
            loading.load(extra=[draft])
        return list(caught.value.problems)

    return load


def test_well_formed_draft_is_taken(tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('jurisdiction = "DE"\n' + RULE, "utf-8")
    assert rules.load_drafts([draft]).rule("de.test").line == 3


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (('"product.hs_code"', '"product.colour_of_hope"'), 7, "unknown fact 'product.colour_of_hope'"),
        (('citation = { act = "Act", article = "Art. 1", reference = "32023R0988" }\n', ""), 4, "missing citation"),
        ((', article = "Art. 1"', ""), 8, "missing citation: article is not given"),
        (('"32023R0988"', '"a friend told me"'), 8, "missing citation: reference is a CELEX number"),
        (("valid_from = 2026-01-01", 'valid_from = "2026-01-01"'), 6, "valid_from is missing or no date"),
        (("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_to = 2025-01-01"), 7, "valid_to lies before valid_from"),
        (('severity = "block"', 'severity = "forbid"'), 5, "severity is 'forbid'; known are block, warn, show"),
        (('id = "de.test"', 'id = "fr.test"'), 3, "an id here begins with 'de'"),
        (('remedy = { use = "order-button-title" }', ""), 4, "a rule that can fail says in its remedy what to do"),
        (('title = { use = "order-button-title" }', 'title = { en = "Only English" }'), 11, "title lacks es, fr, de, it, pl, zh"),
        (('title = { use = "order-button-title" }', 'title = { use = "nothing" }'), 11, "unknown text 'nothing'"),
        (('confidence = "K"', 'confidence = "sure"'), 9, "confidence is 'sure'"),
        (('severity = "block"', 'severity = "block"\nsize = 4'), 6, "unknown key 'size' in entry"),
        (('severity = "block"', 'severity = "block"\nscope = { categories = ["zeppelins"] }'), 6, "unknown category 'zeppelins'"),
        (('severity = "block"', 'severity = "block"\ngates = ["customs"]'), 6, "unknown gate 'customs'"),
        (('severity = "block"', 'severity = "block"\ndisplay = [{ kind = "fireworks" }]'), 6, "a display names its kind"),
        (('severity = "block"', 'severity = "block"\ndisplay = [{ kind = "ce", x = "{product.y}" }]'), 6, "unknown fact 'product.y'"),
        (('severity = "block"', 'severity = "show"'), 5, "a rule of severity show names what to display"),
        (('severity = "block"', 'severity = "block"\nwhen = { fact = "product.ce", gte = 1 }'), 6, "'gte' cannot be asked of 'product.ce'"),
        (('severity = "block"', 'severity = "block"\nwhen = { fact = "product.ce", equals = "yes" }'), 6, "'yes' is no value of 'product.ce'"),
        (('severity = "block"', 'severity = "block"\nwhen = { fact = "product.energy_class", equals = "H" }'), 6, "'H' is none of the choices"),
        (('severity = "block"', 'severity = "block"\nwhen = { fact = "product.origin", in = "@MARS" }'), 6, "unknown set '@MARS'"),
        (('severity = "block"', "severity = \"block\"\nwhen = { fact = \"product.origin\", matches = '(a+)+' }"), 6, "must not repeat a group"),
        (('severity = "block"', "severity = \"block\"\nwhen = { fact = \"product.origin\", matches = '(?=a)' }"), 6, "must not look around"),
        (('severity = "block"', "severity = \"block\"\nwhen = { fact = \"product.origin\", matches = '[a' }"), 6, "not a pattern"),
        (('severity = "block"', 'severity = "block"\nwhen = { eval = "1" }'), 6, "not a condition: eval"),
        (('severity = "block"', 'severity = "block"\nwhen = { all = [] }'), 6, "'all' needs a list of conditions"),
    ],
)  # fmt: skip
def test_malformed_rule_is_refused_by_line_and_reason(
    refused: Refused, change: tuple[str, str], line: int, reason: str
) -> None:
    assert change[0] in RULE
    (problem,) = refused('jurisdiction = "DE"\n' + RULE.replace(*change))
    assert problem.file == "draft.toml"
    assert problem.line == line
    assert reason in problem.reason


def test_overlapping_validity_is_refused(refused: Refused) -> None:
    later = RULE.replace("2026-01-01", "2027-01-01")
    (problem,) = refused('jurisdiction = "DE"\n' + RULE + later)
    assert (problem.file, problem.line) == ("draft.toml", 14)
    assert "overlapping validity: from 2027-01-01" in problem.reason
    assert "draft.toml:3" in problem.reason


def test_periods_that_meet_without_overlap_are_taken(tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    first = RULE.replace("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_to = 2026-12-31")
    draft.write_text('jurisdiction = "DE"\n' + first + RULE.replace("2026-01-01", "2027-01-01"), "utf-8")
    assert len(rules.load_drafts([draft]).by_id["de.test"]) == 2


def test_cycle_of_definitions_is_refused(refused: Refused) -> None:
    text = """jurisdiction = "DE"
[[define]]
name = "product.a"
meaning = "a"
when = { fact = "product.b", equals = true }

[[define]]
name = "product.b"
meaning = "b"
when = { not = { fact = "product.a", equals = true } }
"""
    (problem,) = refused(text)
    assert (problem.file, problem.line) == ("draft.toml", 2)
    assert problem.reason == "a cycle of definitions: product.a -> product.b -> product.a"


def test_scale_with_ascending_floors_is_refused(refused: Refused) -> None:
    text = """jurisdiction = "DE"
[[define]]
name = "product.grade"
meaning = "grade"
scale = { fact = "product.energy_index", above = [["1", "B"], ["2", "A"]], below = "C" }
"""
    (problem,) = refused(text)
    assert (problem.line, problem.reason) == (5, "a scale's floors descend")


def test_broken_toml_is_refused_by_line(refused: Refused) -> None:
    (problem,) = refused('jurisdiction = "DE"\n\n[[rule]]\nid = de.test\n')
    assert (problem.file, problem.line) == ("draft.toml", 4)
    assert "not TOML" in problem.reason


def test_unknown_jurisdiction_is_refused(refused: Refused) -> None:
    (problem,) = refused('jurisdiction = "XX"\n' + RULE.replace("de.test", "xx.test"))
    assert "jurisdiction 'XX' is no set and in none" in problem.reason


def test_all_faults_are_told_at_once_and_in_order(refused: Refused) -> None:
    broken = RULE.replace('"K"', '"?"') + RULE.replace("de.test", "de.other").replace("product.hs_code", "product.nix")
    problems = refused('jurisdiction = "DE"\n' + broken)
    assert [(p.line, p.entry) for p in problems] == [(9, "rule de.test"), (18, "rule de.other")]
    assert str(problems[0]).startswith("draft.toml:9: rule de.test: confidence is '?'")


def test_error_speaks_the_readers_language(refused: Refused, tmp_path: Path) -> None:
    refused('jurisdiction = "DE"\n' + RULE.replace('"K"', '"?"'))
    with pytest.raises(RuleFileError) as caught:
        loading.load(extra=[tmp_path / "draft.toml"])
    assert "draft.toml:9" in caught.value.sentence("de")
    assert caught.value.sentence("de").startswith("Die Regeldateien sind fehlerhaft (1)")


def test_missing_part_of_the_folder_is_refused(tmp_path: Path) -> None:
    shutil.copytree(loading.DATA, tmp_path / "data")
    (tmp_path / "data" / "facts.toml").unlink()
    with pytest.raises(RuleFileError) as caught:
        loading.load(tmp_path / "data")
    assert [p.file for p in caught.value.problems] == ["facts.toml"]


def test_rules_cover_every_category_of_the_catalogue() -> None:
    from argosy.catalogue import schema

    known = rules.default().categories
    for category in schema.categories():
        assert category.code in known, f"{category.code}: read the law for it and add it to data/categories.toml"
        assert known[category.code] == (category.parent or "")


def test_attributes_that_rules_ask_exist_in_the_catalogue() -> None:
    from argosy.catalogue import schema

    columns = {"name", "model", "category", "gtin", "pictures", "launched_on", "hs_code", "origin", "sale_mode"}
    codes = schema.every_attribute() | columns
    asked = {n.removeprefix("product.") for n, f in rules.default().facts.items() if not f.derived}
    missing = {code for code in asked if "." not in code} - codes
    assert not missing


def test_rules_need_neither_django_nor_a_driver() -> None:
    code = "import sys, argosy.compliance.rules; sys.exit(any(m in sys.modules for m in ('django', 'psycopg')))"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": str(Path(argosy.__file__).parents[1])}, check=False
        ).returncode
        == 0
    )


@pytest.mark.parametrize(
    ("text", "line", "entry", "reason"),
    [
        ("rule = [1]", 2, "rule", "is written as [[rule]], each a table"),
        ('define = "x"', 2, "define", "is written as [[define]], each a table"),
        ("sets = 3", 2, "sets", "name lists of countries"),
        ('[sets]\nXX = ["AT", {}]', 2, "sets", "name lists of countries"),
        (
            '[[define]]\nname = "product.a"\nmeaning = "a"\nscale = 3',
            5,
            "define product.a",
            "a scale has fact, above and below",
        ),
        (RULE.strip().replace('"K"', "3"), 8, "rule de.test", "confidence is missing"),
    ],
)
def test_what_is_no_table_is_refused_and_breaks_nothing(
    refused: Refused, text: str, line: int, entry: str, reason: str
) -> None:
    (problem,) = refused(f'jurisdiction = "DE"\n{text}\n')
    assert (problem.line, problem.entry) == (line, entry)
    assert problem.reason.startswith(reason)


@pytest.mark.parametrize(
    ("name", "change", "entry", "reason"),
    [
        ("categories.toml", ('tvs = "electronics"', "tvs = 3"), "tvs", "its parent 3 is no category"),
        ("categories.toml", ('tvs = "electronics"', 'tvs = "boats"'), "tvs", "its parent 'boats' is no category"),
        (
            "texts.toml",
            ("[text.weee-title]\nen =", "[text.weee-title]\nen = 3\n#"),
            "text weee-title",
            "is a table of sentences",
        ),
    ],
)
def test_shared_files_are_refused_by_entry(
    tmp_path: Path, name: str, change: tuple[str, str], entry: str, reason: str
) -> None:
    text = (loading.DATA / name).read_text("utf-8")
    assert change[0] in text
    (tmp_path / name).write_text(text.replace(*change), "utf-8")
    with pytest.raises(RuleFileError) as caught:
        loading.load(extra=[tmp_path / name])
    (problem,) = caught.value.problems
    assert (problem.file, problem.entry) == (name, entry)
    assert problem.reason.startswith(reason) and problem.line > 1


def test_a_draft_named_as_a_shipped_file_stands_in_its_place(tmp_path: Path) -> None:
    draft = tmp_path / "de.toml"
    draft.write_text('jurisdiction = "DE"\n' + RULE, "utf-8")
    german = [r.id for r in rules.load_drafts([draft]).rules if r.jurisdiction == "DE"]
    assert german == ["de.test"]


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "draft.toml").write_text('\ufeffjurisdiction = "DE"\n' + RULE, "utf-8")
    assert rules.load_drafts([tmp_path / "draft.toml"]).rule("de.test").line == 3


def test_a_jurisdiction_may_have_several_files(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(loading.DATA, tmp_path / "data")
    whole = loading.load(tmp_path / "data")
    files = {rule.file for rule in whole.rules if rule.jurisdiction == "EU"}
    assert files == {"eu.toml", "eu-evidence.toml", "eu-mixtures.toml"}
    (tmp_path / "data" / "eu-evidence.toml").unlink()
    fewer = loading.load(tmp_path / "data")
    gone = {rule.id for rule in whole.rules} - {rule.id for rule in fewer.rules}
    assert gone == {rule.id for rule in whole.rules if rule.file == "eu-evidence.toml"}
    assert fewer.digest != whole.digest
    assert fewer.countries == whole.countries
