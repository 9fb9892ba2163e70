"""A pack's prices.csv: good rows are kept, every other is told by row and column, and the prices keep to what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from argosy.catalogue import api as catalogue
from argosy.kernel import clock
from argosy.launch import api, pack, report
from argosy.launch.tests.packs import build, rows
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing import api as repricing

pytestmark = pytest.mark.db
HEAD = "sku,kind,amount,currency,market,source,seen_on\n"


def test_costs_and_rails_are_kept_and_bind_from_the_first_price_on(db: None, tmp_path: Path) -> None:
    table = (
        HEAD
        + "BAG-1,cost,100.00,CNY,,erp,\nBAG-2,minimum,59.00,EUR,es,,\nBAG-3,guidance,31.50,EUR,es,shop.example,2026-11-16\n"
    )
    made = build(tmp_path / "p", products=rows(4), files={"prices.csv": table})
    first = api.launch(made, ["es"])
    assert first["counts"]["figures_written"] == 3 and not first["problems"]
    brand = programme.brand("tiny")
    ids = catalogue.variant_ids_by_sku(brand.id)
    known = repricing.figures_at(list(ids.values()), clock.now())
    assert known[ids["BAG-1"], "cost", "", "public"][:3] == (10_000, "CNY", "erp")
    assert known[ids["BAG-3"], "guidance", "es", "public"].source == "shop.example"
    prices = pricing.current(list(ids.values()), "es")
    # The strategy would have asked half as much; the minimum advertised price holds it up.
    assert prices[ids["BAG-2"]].gross >= 5_900 > prices[ids["BAG-4"]].gross
    assert api.launch(made, ["es"])["changed"] is False


def test_rows_that_cannot_be_taken_are_told_and_the_others_kept(db: None, tmp_path: Path) -> None:
    table = (
        HEAD
        + "BAG-1,cost,100.00,CNY,,,\nNOPE,cost,1,CNY,,,\nBAG-2,wish,1,EUR,es,,\nBAG-3,floor,abc,EUR,es,,\nBAG-4,floor,1,PLN,es,,\n"
    )
    made = build(tmp_path / "p", products=rows(4), files={"prices.csv": table})
    found = api.launch(made, ["es"])
    assert found["counts"]["figures_written"] == 1
    told = [(p["file"], p["row"], p["column"]) for p in found["problems"]]
    assert told == [("prices.csv", 3, "sku"), ("prices.csv", 4, "kind"), ("prices.csv", 5, "amount"), ("prices.csv", 6, "currency")]  # fmt: skip
    for language in ("en", "es", "zh"):
        sentences = [report.sentence(p, language) for p in pack.read(made).problems]
        assert len(set(sentences)) == 4 and not any(s.startswith("price-") for s in sentences)


def test_a_pack_needs_no_such_table_and_a_broken_one_stops_nothing(db: None, tmp_path: Path) -> None:
    plain = api.launch(build(tmp_path / "p", products=rows(2)), ["es"])
    assert plain["counts"]["figures_written"] == 0
    broken = build(tmp_path / "q", products=rows(2), files={"prices.csv": "sku,kind\nBAG-1,cost\n"})
    found = api.launch(broken, ["es"])
    assert [(p["file"], p["code"]) for p in found["problems"]] == [("prices.csv", "column-missing")]
