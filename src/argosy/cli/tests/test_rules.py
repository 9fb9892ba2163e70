"""The law from the command line, from the rule files alone: no database is there to be asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import argosy
from argosy.cli.rules import rules
from argosy.compliance import law
from argosy.compliance.tests import products as p
from argosy.kernel.markets import MARKETS

SOURCES = Path(argosy.__file__).parents[1]
DAY = "2026-11-22"
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


def run(*words: str, text: str | None = None) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `argosy rules …`."""
    answer = CliRunner().invoke(rules, list(words), input=text)
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exc_info
    return answer.exit_code, answer.stdout, answer.stderr


def written(folder: Path, facts: Any) -> str:
    path = folder / "facts.json"
    path.write_text(json.dumps(facts, default=lambda v: v.isoformat() if isinstance(v, date) else str(v)), "utf-8")
    return str(path)


# --- check --facts


@pytest.mark.parametrize("name", p.ALL)
def test_lawful_facts_are_allowed(name: str, tmp_path: Path) -> None:
    code, out, err = run("check", "--facts", written(tmp_path, p.ALL[name]), "--market", "de", "--on", DAY, "--json")
    assert (code, json.loads(out)["verdict"], err) == (0, "allowed", "")


def test_the_answer_has_the_form_that_programmes_rely_on(tmp_path: Path) -> None:
    facts = p.without(p.PHONE, "product.energy_class", "product.energy_index") | {"registration.DE.weee": "?"}
    code, out, _ = run("check", "--facts", written(tmp_path, facts), "--market", "de", "--on", DAY, "--json")
    told = json.loads(out)
    assert (code, told["verdict"], told["market"], told["on"], told["gate"]) == (1, "blocked", "de", DAY, "publish")
    by_id = {rule["id"]: rule for rule in told["rules"]}
    verdict = law.evaluate({**facts}, "de", date(2026, 11, 22))
    assert {i: r["outcome"] for i, r in by_id.items()} == {f.rule_id: f.outcome for f in verdict.findings}
    label, number = by_id["eu.energy-label.phones"], by_id["de.weee.registration"]
    assert label["outcome"] == "unknown" and label["facts"]["product.energy_class"] is None
    assert label["facts"]["product.eprel_id"] == "2140001" and label["supply"] == ["product.energy_class"]
    assert label["remedy"].startswith("Give the energy class (A to G)")
    assert label["citation"] == {
        "act": "Delegated Regulation (EU) 2023/1669",
        "article": "Art. 3, 4, Annex VII, VIII; exempt Art. 1(2)(a)",
        "reference": "32023R1669",
        "url": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32023R1669",
    }
    assert number["outcome"] == "fail" and number["facts"]["registration.DE.weee"] == "?"
    assert {"kind": "ce", "rule": "eu.ce.radio"} in told["display"]
    assert "energy_label" not in {item["kind"] for item in told["display"]}


def test_the_day_decides(tmp_path: Path) -> None:
    path = written(tmp_path, p.without(p.PHONE, "product.energy_class", "product.energy_index"))
    outcomes = [json.loads(run("check", "--facts", path, "--market", "de", "--on", on, "--json")[1])["verdict"]
                for on in ("2025-06-19", "2025-06-20", DAY)]  # fmt: skip
    assert outcomes == ["allowed", "blocked", "blocked"]


def test_several_markets_give_a_list_in_their_order(tmp_path: Path) -> None:
    path = written(tmp_path, p.without(p.BAG, "registration.IT.packaging"))
    words = ("check", "--facts", path, "--on", DAY, "--json", "--market")
    code, out, _ = run(*words, "it,de", "--market", "fr")
    assert code == 1
    assert [(t["market"], t["verdict"]) for t in json.loads(out)] == [
        ("it", "blocked"),
        ("de", "allowed"),
        ("fr", "allowed"),
    ]
    everywhere = json.loads(run(*words, "all")[1])
    assert [t["market"] for t in everywhere] == sorted(c.lower() for c in law.default().countries)
    unasked = json.loads(run(*words[:-1])[1])
    assert [t["market"] for t in unasked] == ["de", "es", "fr", "it", "pl"]
    assert unasked == [t for t in everywhere if t["market"] in MARKETS]


@pytest.mark.parametrize("market", sorted(c.lower() for c in law.default().countries))
def test_every_country_with_rules_can_be_asked(market: str, tmp_path: Path) -> None:
    path = written(tmp_path, p.BAG)
    words = ("--market", market, "--on", DAY, "--json")
    code, out, _ = run("check", "--facts", path, *words)
    assert (code, json.loads(out)["verdict"], json.loads(out)["market"]) == (0, "allowed", market)
    listed = json.loads(run("list", *words)[1])
    places = {market.upper(), "EU"} if market.upper() in law.default().sets["EU"] else {market.upper()}
    assert {rule["jurisdiction"] for rule in listed} == places


def test_many_markets_stand_ten_abreast(tmp_path: Path) -> None:
    code, out, _ = run("check", "--facts", written(tmp_path, p.BAG), "--market", "all", "--on", DAY)
    headings = [line.split() for line in out.splitlines() if line.split() and all(len(w) == 2 for w in line.split())]
    assert code == 0 and [len(line) for line in headings] == [10, 10, 10]
    assert [m for line in headings for m in line] == sorted(law.default().countries)


def test_a_missing_fact_is_open_at_import_and_exits_1(tmp_path: Path) -> None:
    path = written(tmp_path, p.without(p.LIGHT, "product.stvzo"))
    code, out, _ = run("check", "--facts", path, "--market", "de", "--on", DAY, "--gate", "import", "--json")
    assert (code, json.loads(out)["verdict"]) == (1, "unknown")


def test_a_warning_exits_0(tmp_path: Path) -> None:
    path = written(tmp_path, p.without(p.PHONE, "product.charge_min_w"))
    code, out, _ = run("check", "--facts", path, "--market", "de", "--on", DAY, "--json")
    assert (code, json.loads(out)["verdict"]) == (0, "warn")


def test_nested_facts_and_standard_input() -> None:
    nested = json.dumps({"product": {"category": "bike-bags"}, "brand": {"legal": {"name": "Nordlicht"}}})
    code, out, _ = run("check", "--facts", "-", "--market", "de", "--on", DAY, "--json", text=nested)
    trader = next(r for r in json.loads(out)["rules"] if r["id"] == "eu.dsa.trader")
    assert code == 1 and trader["facts"]["brand.legal.name"] == "Nordlicht"


def test_misfits_are_refused_by_name_and_left_out_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, p.BAG | {"product.energy_clas": "B", "product.pictures": "many"})
    code, out, err = run("check", "--facts", path, "--market", "de", "--on", DAY, "--json")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "product.energy_clas: not in the dictionary of facts – did you mean product.energy_class?",
        "product.pictures: 'many' cannot be taken, it must be a whole number",
        "2 facts cannot be taken: correct the file, or leave them out by --lenient.",
    ]
    code, out, err = run("check", "--facts", path, "--market", "de", "--on", DAY, "--json", "--lenient")
    assert code == 1 and "did you mean" in err
    failing = {r["id"] for r in json.loads(out)["rules"] if r["outcome"] != "pass"}
    assert failing == {"eu.gpsr.identification"}


def test_an_unknown_category_is_blocked_and_hinted_at(tmp_path: Path) -> None:
    path = written(tmp_path, p.PHONE | {"product.category": "phone"})
    code, out, err = run("check", "--facts", path, "--market", "de", "--on", DAY, "--json")
    assert code == 1 and "did you mean phones?" in err
    assert {r["id"]: r["outcome"] for r in json.loads(out)["rules"]}["eu.coverage"] == "fail"


def test_remedies_speak_the_language_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, p.without(p.TV, "registration.DE.weee"))
    code, out, _ = run("check", "--facts", path, "--market", "de", "--on", DAY, "--language", "de")
    assert code == 1
    assert "Registrieren Sie sich" in " ".join(out.split()) and "→\u00a0registration.DE.weee" in out
    assert "ElektroG" in out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is no JSON that can be read"),
        ('{"product.ce": NaN}', "NaN is no number"),
        ('{"product.ce": true, "product.ce": false}', "'product.ce' is given twice"),
        ("[" * 100_000, "is no JSON that can be read"),
        ('"phones"', "are a table of names and values"),
        ("\udcff", "is no JSON that can be read"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    code, out, err = run("check", "--facts", str(tmp_path / "facts.json"), "--market", "de")
    assert (code, out) == (2, "") and told in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check"], "Name products or a pack, or give --facts FILE.json"),
        (["check", "--facts", "/nowhere.json"], "give a JSON file of facts"),
        (["check", "--facts", "-", "--market", "zz"], "There are no rules for the market 'zz': choose one of "),
        (["check", "--facts", "-", "--on", "22.11.2026"], "write it as year-month-day, such as 2026-11-22"),
        (["check", "--facts", "-", "--on", "2026-02-30"], "There is no day 2026-02-30"),
        (["check", "--facts", "-", "--on", "9999-01-01"], "choose a day from 2000-01-01 to 2100-12-31"),
        (["check", "--facts", "-", "--gate", "customs"], "'customs' is not one of 'import', 'publish'"),
        (["list", "--category", "phone"], "The rules cover no category 'phone' (did you mean phones?)"),
        (["facts", "produkt."], "No fact begins with 'produkt.'"),
        (["diff", "--from", "2026-02-01", "--to", "2026-01-01"], "--from 2026-02-01 lies after --to 2026-01-01"),
        (["diff", "--from", "2026-02-01"], "Missing option '--to'"),
        (["diff", "--from", DAY, "--to", DAY, "--rules-only", "--brand", "poco"], "leave --brand or --rules-only out"),
    ],
)
def test_a_wrong_question_is_refused_with_a_sentence(words: list[str], told: str) -> None:
    code, out, err = run(*words, text="{}")
    assert (code, out) == (2, "") and told in err


# --- facts, list, diff


def test_the_dictionary_tells_name_type_unit_and_meaning() -> None:
    told = {f["name"]: f for f in json.loads(run("facts", "--json")[1])}
    assert told.keys() == law.default().facts.keys()
    assert told["product.charge_max_w"]["type"] == "decimal"
    assert told["market.legal_guarantee_years"]["unit"] == "years"
    assert told["product.energy_class"]["choices"] == list("ABCDEFG")
    assert all(f["meaning"] for f in told.values())
    code, out, _ = run("facts", "registration.")
    assert code == 0 and len(out.splitlines()) == 1 + sum(n.startswith("registration.") for n in told)


def test_rules_are_listed_by_market_category_day_gate_and_severity() -> None:
    def ids(*words: str) -> set[str]:
        return {r["id"] for r in json.loads(run("list", "--json", *words)[1])}

    phones = ids("--market", "fr", "--category", "phones", "--on", DAY)
    assert {"fr.weee.registration", "eu.energy-label.phones"} <= phones
    assert not {"fr.furniture.registration", "eu.energy-label.tvs", "de.weee.registration"} & phones
    assert "eu.withdrawal-function" not in ids("--market", "fr", "--on", "2026-06-18")
    assert "fr.order-button" not in ids("--market", "fr", "--on", DAY, "--gate", "campaign")
    assert ids("--market", "fr", "--on", DAY, "--severity", "warn") < ids("--market", "fr", "--on", DAY)
    assert ids("--any-day") == {r.id for r in law.default().rules} > ids("--on", DAY)
    code, out, err = run("list", "--market", "fr", "--category", "phones", "--on", DAY)
    assert code == 0 and "L. 541-10-9" in out and err == f"{len(phones)} rules in force on {DAY}\n"


def test_what_changes_is_told_without_a_database() -> None:
    words = ("diff", "--from", "2026-01-01", "--to", "2026-12-31", "--rules-only")
    told = json.loads(run(*words, "--json")[1])
    changes = {c["id"]: c for c in told["changes"]}
    assert "hits" not in told
    assert changes["eu.withdrawal-function"]["on"] == ["2026-06-19"]
    italian = changes["it.packaging.registration"]
    assert (italian["change"], italian["countries"]) == ("changed", ["IT"])
    assert {"name": "severity", "before": "warn", "after": "block"} in italian["fields"]
    only = {
        c["id"] for c in json.loads(run(*words, "--json", "--market", "it", "--category", "bike-bags")[1])["changes"]
    }
    assert "it.packaging.registration" in only and not {"de.packaging.registration", "eu.repair-information"} & only
    code, out, _ = run(*words)
    assert code == 0 and "severity: warn → block" in out


# --- validate


def validated(folder: Path, text: str, name: str = "draft.toml") -> tuple[int, list[str]]:
    (folder / name).write_text(text, "utf-8")
    code, out, _ = run("validate", str(folder / name))
    return code, out.splitlines()


def test_a_good_file_tells_what_it_holds(tmp_path: Path) -> None:
    code, out = validated(tmp_path, 'jurisdiction = "DE"\n' + RULE)
    assert (code, out) == (
        0,
        [f"{tmp_path}/draft.toml: stands: DE, 1 rules and 0 parameters from 2026-01-01 on", "  de.test"],
    )


def test_the_shipped_folder_stands_as_it_is_and_as_a_copy(tmp_path: Path) -> None:
    assert run("validate", str(law.DATA))[0] == 0
    assert validated(tmp_path, (law.DATA / "de.toml").read_text("utf-8"), "de.toml")[0] == 0


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (RULE.replace('"product.hs_code"', '"product.hope"'), 7, "rule de.test: unknown fact 'product.hope'"),
        (RULE.replace('citation = { act = "Act", article = "Art. 1", reference = "32023R0988" }\n', ""), 4, "missing citation"),
        (RULE + RULE.replace("2026-01-01", "2027-01-01"), 14, "de.test: overlapping validity: from 2027-01-01"),
        ('[[define]]\nname = "product.a"\nmeaning = "a"\nwhen = { fact = "product.b", equals = true }\n'
         '[[define]]\nname = "product.b"\nmeaning = "b"\nwhen = { fact = "product.a", equals = true }\n',
         2, "define product.a: a cycle of definitions: product.a -> product.b -> product.a"),
        ("rule = [1]\n", 2, "rule: is written as [[rule]], each a table"),
        ("sets = 3\n", 2, "sets: name lists of countries"),
        ('[[define]]\nname = "product.a"\nmeaning = "a"\nscale = { above = 3 }\n', 5, "a scale has fact, above and below"),
        ("this is no TOML\n", 2, "file: not TOML"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_stand_is_refused_by_line_and_reason(
    text: str, line: int, reason: str, tmp_path: Path
) -> None:
    code, out = validated(tmp_path, 'jurisdiction = "DE"\n' + text)
    assert code == 1
    assert len(out) == 1 and out[0].startswith(f"{tmp_path}/draft.toml:{line}: ") and reason in out[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    code, out, err = run("validate", str(tmp_path / "none.toml"))
    assert code == 1 and out.startswith(f"{tmp_path}/none.toml:1: file: cannot be read")
    assert err == "1 fault: correct what is named and validate again.\n"
    assert run("validate", str(tmp_path))[0] == 2


# --- a process of its own


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--facts", "FACTS", "--market", "de", "--on", DAY, "--json"],
        ["check", "--facts", "FACTS", "--market", "de,fr", "--on", DAY],
        ["facts"],
        ["list", "--market", "fr", "--category", "phones"],
        ["diff", "--from", "2026-01-01", "--to", "2026-12-31", "--rules-only"],
        ["validate", str(law.DATA / "de.toml")],
    ],
)
def test_neither_database_nor_django_is_started(words: list[str], tmp_path: Path) -> None:
    facts = written(tmp_path, p.PHONE)
    code = (
        "import sys; from argosy.cli.main import main\n"
        f"try: main({[facts if w == 'FACTS' else w for w in ['rules', *words]]!r})\n"
        "except SystemExit as end: code = end.code\n"
        "print([m for m in ('django', 'psycopg') if m in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    environment = {"PYTHONPATH": str(SOURCES), "ARGOSY_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.endswith("[]\n") and ended.stdout
    assert not (tmp_path / "home").exists()


def test_a_pack_is_judged_without_a_database_and_nothing_is_written(tmp_path: Path) -> None:
    from argosy.launch.tests import packs

    pack = packs.build(tmp_path / "tiny")
    before = sorted(f.relative_to(tmp_path) for f in tmp_path.rglob("*"))
    command = [
        sys.executable,
        "-c",
        "from argosy.cli.main import main; main()",
        "rules",
        "check",
        str(pack),
        "--market",
        "de,es",
        "--on",
        DAY,
        "--json",
    ]
    environment = {"PYTHONPATH": str(SOURCES), "ARGOSY_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert [(t["brand"], t["product"], t["market"], t["verdict"]) for t in told] == [
        ("tiny", "bag-1", "de", "allowed"),
        ("tiny", "bag-1", "es", "allowed"),
        ("tiny", "bag-2", "de", "allowed"),
        ("tiny", "bag-2", "es", "allowed"),
    ]
    assert told[0]["skus"] == ["BAG-1", "BAG-2"] and told[0]["sku"] is None and told[0]["rules_version"]
    assert sorted(f.relative_to(tmp_path) for f in tmp_path.rglob("*")) == before
