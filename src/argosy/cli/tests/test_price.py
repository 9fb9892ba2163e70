"""`argosy price quote` answers from plain facts, with no database to be asked and nothing written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import argosy
from argosy.cli.price import price

SOURCES = Path(argosy.__file__).parents[1]
FACTS: dict[str, Any] = {
    "date": "2026-11-22",
    "market": "fr",
    "buyer": {"kind": "consumer"},
    "seller": {"country": "CN"},
    "ship_from": {"country": "CN"},
    "ship_to": {"country": "FR", "postcode": "75001"},
    "lines": [
        {"id": "silk", "hs_code": "620610", "origin": "CN", "quantity": 1, "unit_net_minor": 4000},
        {"id": "wool", "hs_code": "620620", "origin": "CN", "quantity": 2, "unit_net_minor": 3000},
    ],
}


def run(*words: str, facts: Any = FACTS, text: str | None = None) -> tuple[int, str, str]:
    given = text if text is not None else json.dumps(facts)
    answer = CliRunner().invoke(price, ["quote", "--facts", "-", *words], input=given)
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exc_info
    return answer.exit_code, answer.stdout, answer.stderr


def test_a_silk_and_two_wool_blouses_are_six_euros_of_duty() -> None:
    code, out, err = run("--json")
    told = json.loads(out)
    assert (code, err, told["scheme"], told["owes_vat"]) == (0, "", "deemed_supplier_ioss", "platform")
    assert told["totals"]["duty_minor"] == 600
    assert [(li["net_minor"], li["vat_minor"], li["duty_minor"]) for li in told["lines"]] == [
        (4000, 860, 300),
        (6000, 1260, 300),
    ]


def test_people_are_told_in_a_table_and_in_their_language() -> None:
    code, out, _ = run("--language", "de")
    assert code == 0
    assert "131,20" not in out and "127,20" in out
    assert "Der Marktplatz schuldet die Mehrwertsteuer." in out
    assert run("--reader", "shopper")[1].splitlines()[0] == "20% VAT included: €21.20"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"market": "xx"}, "currency"),
        ({"lines": [{"unit_net_minor": -1}]}, "lines[0].unit_net_minor"),
        ({"lines": [{"unit_net_minor": 100}]}, "lines[0].hs_code"),
        ({"lines": [{"hs_code": "010121", "origin": "CN", "unit_net_minor": 90000}]}, "lines[0].hs_code"),
        ({"ship_from": {"country": "US"}, "ship_to": {"country": "US"}}, "ship_to"),
    ],
)
def test_bad_input_is_refused_by_field_with_exit_code_2(change: dict[str, Any], field: str) -> None:
    code, out, err = run("--json", facts={**FACTS, **change})
    assert code == 2
    assert json.loads(out)["error"]["fields"] == [field]
    assert err.startswith(f"{field}") and len(err) > len(field) + 10


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"market": NaN}', '{"market": "de", "market": "fr"}', "\x00"])
def test_what_is_no_json_of_facts_is_refused(text: str) -> None:
    code, _, err = run(text=text)
    assert code == 2 and err


def test_no_database_is_needed_and_nothing_is_written(tmp_path: Path) -> None:
    path, home = tmp_path / "facts.json", tmp_path / "home"
    path.write_text(json.dumps(FACTS), "utf-8")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCES), "ARGOSY_HOME": str(home)}
    command = [
        sys.executable,
        "-c",
        "from argosy.cli.main import main; main()",
        "price",
        "quote",
        "--facts",
        str(path),
        "--json",
    ]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["totals"]["total_minor"] == 12720
    assert not home.exists()
    ended = subprocess.run(
        [*command[:-2], str(tmp_path / "none.json")], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2 and "none.json" in ended.stderr
