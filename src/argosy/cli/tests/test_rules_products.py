"""Stored products judged for any day, and whom a change of law hits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

pytestmark = pytest.mark.db
DAY = "2026-11-22"


@pytest.fixture
def stored(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two brands with the same models; the second gives no Italian packaging number."""
    from django.conf import settings

    from argosy.launch import api as launch
    from argosy.launch.tests import packs
    from argosy.programme import api as programme

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media-root")
    launch.launch(packs.build(tmp_path / "tiny"), ["es", "it"])
    text = packs.brand_toml("other")
    start = text.index('\n[[registration]]\ncountry = "IT"\nscheme = "packaging"\n')
    text = text[:start] + text[text.index("\n[[", start + 1) :]
    listed = [r | {"sku": r["sku"].replace("BAG", "OTH")} for r in packs.rows(4, brand=2)]
    launch.launch(packs.build(tmp_path / "other", products=listed, brand=text), ["es", "it"])
    return programme.brand("tiny")


def run(*words: str) -> tuple[int, Any, str]:
    from argosy.cli.rules import rules

    answer = CliRunner().invoke(rules, [*words, "--json"])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exc_info
    return answer.exit_code, json.loads(answer.stdout) if answer.stdout else None, answer.stderr


def stored_verdicts() -> list[Any]:
    from argosy.kernel import db

    return db.rows(
        "SELECT product_id, market, outcome, rules_version, evaluated_at FROM compliance_verdict ORDER BY 1, 2"
    )


def test_a_product_is_found_by_id_sku_gtin_and_model(stored: Any) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.launch.tests import packs

    record = catalogue.product_by_model(stored.id, "bag-1")
    before = stored_verdicts()
    for name, sku in ((str(record.id), None), ("BAG-1", "BAG-1"), (packs.gtin(1), "BAG-1"), ("BAG-2", "BAG-2")):
        code, told, _ = run("check", name, "--market", "it", "--on", DAY)
        assert (code, told["verdict"], told["product"], told["brand"], told["sku"]) == (
            0,
            "allowed",
            "bag-1",
            "tiny",
            sku,
        )
        assert (told["product_id"], told["skus"]) == (str(record.id), ["BAG-1", "BAG-2"])
    code, told, _ = run("check", "Bag-1", "--brand", "other", "--market", "it", "--on", DAY)
    assert (code, told["brand"], told["verdict"]) == (1, "other", "blocked")
    assert stored_verdicts() == before


def test_the_verdict_is_that_of_the_day_asked_for(stored: Any) -> None:
    words = ("check", "OTH-1", "--market", "it")
    assert run(*words, "--on", "2026-08-11")[1]["verdict"] == "warn"
    assert run(*words, "--on", "2026-08-12")[1]["verdict"] == "blocked"


def test_a_verdict_computed_here_is_the_stored_one(stored: Any) -> None:
    from argosy.compliance import api as compliance
    from argosy.kernel import clock

    for name in ("BAG-1", "OTH-3"):
        _, told, _ = run("check", name, "--market", "es,it", "--on", clock.today().isoformat())
        for row in told:
            kept = compliance.verdicts([row["product_id"]], row["market"])
            (record,) = kept.values()
            assert (row["verdict"], row["rules_version"]) == (record.outcome, record.rules_version)
            assert {f["rule"] for f in record.findings} == {r["id"] for r in row["rules"] if r["outcome"] != "pass"}


def test_several_products_and_markets_give_a_list(stored: Any) -> None:
    code, told, _ = run("check", "BAG-1", "OTH-1", "--market", "es,it", "--on", DAY)
    assert code == 1
    assert [(t["sku"], t["market"], t["verdict"]) for t in told] == [
        ("BAG-1", "es", "allowed"),
        ("BAG-1", "it", "allowed"),
        ("OTH-1", "es", "allowed"),
        ("OTH-1", "it", "blocked"),
    ]


def test_what_is_not_there_and_what_is_not_clear_are_refused(stored: Any) -> None:
    code, told, err = run("check", "BAG-99", "--market", "es")
    assert (code, told) == (2, None) and "There is no product 'BAG-99' and no pack there" in err
    code, _, err = run("check", "bag-1", "--market", "es")
    assert code == 2 and "several products have (other, tiny): say whose by --brand" in err
    code, _, err = run("check", "bag-1", "--brand", "nobody", "--market", "es")
    assert code == 2 and "nobody" in err
    assert run("check", "BAG-1\0", "--market", "es")[0] == 2


def test_a_change_of_law_hits_those_whose_verdict_it_changes(stored: Any) -> None:
    before = stored_verdicts()
    code, told, _ = run("diff", "--from", "2026-08-11", "--to", "2026-08-12", "--market", "it,es")
    hits = told["hits"]
    assert code == 0 and {c["id"] for c in told["changes"]} >= {"it.packaging.registration"}
    assert (hits["products"], hits["verdicts"], hits["products_changed"], hits["verdicts_changed"]) == (4, 8, 2, 2)
    assert hits["by_brand"] == [
        {
            "brand": "other",
            "market": "it",
            "before": "warn",
            "after": "blocked",
            "products": 2,
            "examples": ["bag-1", "bag-2"],
            "rules": hits["by_brand"][0]["rules"],
        }
    ]
    assert stored_verdicts() == before
    assert run("diff", "--from", "2026-08-11", "--to", "2026-08-12", "--brand", "tiny")[1]["hits"]["by_brand"] == []
    assert run("diff", "--from", "2026-08-11", "--to", "2026-08-12", "--category", "phones")[1]["hits"]["products"] == 0
    assert run("diff", "--from", "2026-08-11", "--to", "2026-08-12", "--brand", "nobody")[0] == 2


def test_the_hits_are_shown_as_a_table(stored: Any) -> None:
    from argosy.cli.rules import rules

    answer = CliRunner().invoke(rules, ["diff", "--from", "2026-08-11", "--to", "2026-08-12", "--market", "it"])
    assert answer.exit_code == 0
    assert "2 of 4 products on sale change verdict" in answer.stdout and "bag-1, bag-2" in answer.stdout
    answer = CliRunner().invoke(rules, ["check", "BAG-1", "OTH-1", "--market", "es,it", "--on", DAY])
    assert answer.exit_code == 1
    assert "tiny bag-1 BAG-1" in answer.stdout and "Stops the sale" in answer.stdout and "CONAI" in answer.stdout
