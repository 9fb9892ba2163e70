"""What makes a rule file fall: each refusal names file, line, entry and reason in one sentence, and nothing of the file is taken."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from argosy.compliance import loading, rules
from argosy.compliance.errors import RuleFileError

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
CITATION = 'citation = { act = "Act", article = "Art. 1", reference = "32023R0988" }\n'
LATER = RULE.replace("2026-01-01", "2027-01-01")
ENDING = RULE.replace("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_to = 2027-01-01")
PARAMETER = """
[[parameter]]
name = "market.legal_guarantee_years"
value = 2
valid_from = 2026-01-01
citation = { act = "Act", article = "Art. 1", reference = "32023R0988" }
confidence = "K"
last_checked = 2026-11-22
"""


def define(name: str, when: str) -> str:
    return f'[[define]]\nname = "{name}"\nmeaning = "{name}"\n{when}\n'


def asks(name: str) -> str:
    return f'when = {{ fact = "{name}", equals = true }}'


CYCLES = [
    (define("product.a", asks("product.a")), "product.a -> product.a"),
    (
        define("product.a", asks("product.b"))
        + define("product.b", f"when = {{ not = {{ {asks('product.a')[8:-2]} }} }}"),
        "product.a -> product.b -> product.a",
    ),
    (
        define("product.a", asks("product.b"))
        + define("product.b", asks("product.c"))
        + define("product.c", asks("product.a")),
        "product.a -> product.b -> product.c -> product.a",
    ),
]
FAULTS = [
    # unknown facts, wherever a rule may name one
    (RULE.replace('"product.hs_code"', '"product.hope"'), "draft.toml:7: rule de.test: unknown fact 'product.hope': it is not in facts.toml"),
    (
        RULE.replace("supply", 'when = { fact = "product.hope", equals = true }\nsupply'),
        "draft.toml:7: rule de.test: unknown fact 'product.hope': it is not in facts.toml",
    ),
    (
        RULE.replace("supply", 'require = { all = [{ present = "brand.hope" }] }\nsupply'),
        "draft.toml:7: rule de.test: unknown fact 'brand.hope': it is not in facts.toml",
    ),
    (
        RULE.replace("supply", 'display = [{ kind = "ce", of = "{product.hope}" }]\nsupply'),
        "draft.toml:7: rule de.test: unknown fact 'product.hope': it is not in facts.toml",
    ),
    (
        RULE.replace("supply", 'require = { fact = "product.model", same_as = "product.hope" }\nsupply'),
        "draft.toml:7: rule de.test: unknown fact 'product.hope': it is not in facts.toml",
    ),
    (
        define("product.a", asks("product.hope")),
        "draft.toml:5: define product.a: unknown fact 'product.hope': it is not in facts.toml",
    ),
    # missing citations
    (RULE.replace(CITATION, ""), "draft.toml:4: rule de.test: missing citation: a rule names its legal act and article"),
    (RULE.replace('act = "Act", ', ""), "draft.toml:8: rule de.test: missing citation: act is not given"),
    (RULE.replace(', article = "Art. 1"', ""), "draft.toml:8: rule de.test: missing citation: article is not given"),
    (
        RULE.replace(', reference = "32023R0988"', ""),
        "draft.toml:8: rule de.test: missing citation: reference is a CELEX number, or a national key with its https url",
    ),
    (
        RULE.replace('"32023R0988"', '"BGB § 1"'),
        "draft.toml:8: rule de.test: missing citation: reference is a CELEX number, or a national key with its https url",
    ),
    # overlapping validity, of rules and of parameters
    (
        RULE + LATER,
        "draft.toml:14: de.test: overlapping validity: from 2027-01-01 it meets the entry of draft.toml:3, which holds through "
        "today and on",
    ),
    (
        ENDING + LATER,
        "draft.toml:15: de.test: overlapping validity: from 2027-01-01 it meets the entry of draft.toml:3, which holds through "
        "2027-01-01",
    ),
    (
        PARAMETER + PARAMETER.replace("2026-01-01", "2026-06-01"),
        "draft.toml:11: DE market.legal_guarantee_years: overlapping validity: from 2026-06-01 it meets the entry of draft.toml:3, "
        "which holds through today and on",
    ),
]  # fmt: skip


def refusal(folder: Path, text: str) -> RuleFileError:
    draft = folder / "draft.toml"
    draft.write_text('jurisdiction = "DE"\n' + text, "utf-8")
    with pytest.raises(RuleFileError) as caught:
        loading.load(extra=[draft])
    return caught.value


@pytest.mark.parametrize(("text", "told"), FAULTS, ids=[told[:60] for _, told in FAULTS])
def test_a_fault_is_told_with_file_line_entry_and_reason(text: str, told: str, tmp_path: Path) -> None:
    refused = refusal(tmp_path, text)
    assert [str(problem) for problem in refused.problems] == [told]
    for language in ("en", "de", "zh"):
        assert told in refused.sentence(language)


@pytest.mark.parametrize(("text", "circle"), CYCLES, ids=[circle for _, circle in CYCLES])
def test_a_cycle_is_told_with_its_whole_circle(text: str, circle: str, tmp_path: Path) -> None:
    told = f"draft.toml:2: define product.a: a cycle of definitions: {circle}"
    refused = refusal(tmp_path, text)
    assert [str(problem) for problem in refused.problems] == [told]
    assert told in refused.sentence("en")


def test_a_chain_of_definitions_that_ends_is_taken(tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    chain = define("product.a", asks("product.b")) + define("product.b", asks("product.ce"))
    draft.write_text('jurisdiction = "DE"\n' + chain, "utf-8")
    assert {"product.a", "product.b"} <= rules.load_drafts([draft]).conditions.keys()


def test_a_record_that_overlaps_a_shipped_one_is_told_with_both_places(tmp_path: Path) -> None:
    shipped = rules.default().rule("de.packaging.registration")
    refused = refusal(
        tmp_path, RULE.replace("de.test", "de.packaging.registration").replace("2026-01-01", "2027-05-01")
    )
    (problem,) = refused.problems
    assert (problem.file, problem.line) == ("draft.toml", 3)
    assert problem.reason == (
        f"overlapping validity: from 2027-05-01 it meets the entry of de.toml:{shipped.line}, which holds through today and on"
    )


def test_one_fault_refuses_the_whole_and_the_shipped_rules_stay(tmp_path: Path) -> None:
    before = rules.default().digest
    refusal(tmp_path, RULE + RULE.replace("de.test", "de.other").replace("product.hs_code", "product.hope"))
    assert rules.default().digest == before
    assert "de.test" not in rules.default().by_id


@pytest.mark.parametrize("word", ["above", "from"])
def test_a_scale_takes_its_floors_in_or_leaves_them_out(word: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    scale = f'scale = {{ fact = "product.energy_index", {word} = [["2", "B"], ["1", "C"]], below = "D" }}'
    draft.write_text('jurisdiction = "DE"\n' + define("product.grade", scale), "utf-8")
    grade = rules.load_drafts([draft]).scales["product.grade"]
    grades = [grade.of({"product.energy_index": Decimal(n)}) for n in ("2.01", "2", "1.99", "1", "0.99")]
    assert grades == (["B", "C", "C", "D", "D"] if word == "above" else ["B", "B", "C", "C", "D"])


def test_a_scale_with_both_words_is_refused(tmp_path: Path) -> None:
    both = 'scale = { fact = "product.energy_index", above = [["2", "B"]], from = [["1", "C"]], below = "D" }'
    refused = refusal(tmp_path, define("product.grade", both))
    assert [str(p) for p in refused.problems] == [
        "draft.toml:2: define product.grade: a scale has fact, above or from, and below"
    ]
