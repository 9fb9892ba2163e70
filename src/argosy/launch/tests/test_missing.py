"""Products that a newer pack does not name: told, and withdrawn only when asked for and only when that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel import db
from argosy.kernel.markets import LANGUAGES
from argosy.launch import api
from argosy.launch.tests.packs import as_csv, build, row, rows
from argosy.programme import api as programme

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("db_real")]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media-root")


def launch(tmp_path: Path, products: Any, markets: Sequence[str] = ("es", "de"), **how: Any) -> dict[str, Any]:
    return api.launch(build(tmp_path / "p", products=products), list(markets), **how)


def on_sale(market: str = "es") -> list[str]:
    return sorted(c["slug"] for c in channel.search(market, "en", channel.Wish()).cards)


def missing(report: dict[str, Any], market: str = "es") -> list[tuple[str, bool, list[str]]]:
    return [(m["model"], m["withdrawn"], m["also_in"]) for m in report["markets"][market]["missing"]]


def codes(report: dict[str, Any]) -> list[str]:
    return [p["code"] for p in report["problems"]]


def versions() -> list[Any]:
    tables = "catalogue_product", "catalogue_variant", "channel_listing", "fulfilment_stock", "compliance_verdict"
    return [db.rows(f"SELECT xmin::text, t::text FROM {name} t ORDER BY 2") for name in tables]


def test_what_a_pack_leaves_out_is_told_and_stays_on_sale(tmp_path: Path) -> None:
    launch(tmp_path, rows(6))
    before = versions()
    report = launch(tmp_path, rows(2))
    assert missing(report) == missing(report, "de") == [("bag-2", False, []), ("bag-3", False, [])]
    assert codes(report) == ["not-in-pack"] and report["counts"]["products_withdrawn"] == 0
    problem = report["problems"][0]
    assert (problem["file"], problem["row"], problem["params"]) == ("products.csv", 0, {"count": "2"})
    for language in LANGUAGES:
        assert all(x in api.sentence(problem, language) for x in ("2", "bag-2", "--withdraw-missing"))
    assert on_sale() == ["tiny-bag-1", "tiny-bag-2", "tiny-bag-3"] and versions() == before


def test_withdrawing_closes_listings_and_keeps_verdicts_stock_and_prices(tmp_path: Path) -> None:
    launch(tmp_path, rows(6))
    brand = programme.brand("tiny")
    gone = catalogue.product_by_model(brand.id, "bag-2")
    kept = [
        db.rows(f"SELECT t::text FROM {n} t ORDER BY 1")
        for n in ("fulfilment_stock", "fulfilment_movement", "pricing_price")
    ]
    report = launch(tmp_path, rows(2), withdraw_missing=True)
    assert missing(report) == [("bag-2", True, []), ("bag-3", True, [])] and codes(report) == []
    assert (
        report["counts"]["products_withdrawn"] == 2 and report["counts"]["listings_changed"] == 8 and report["changed"]
    )
    assert on_sale() == on_sale("de") == ["tiny-bag-1"]
    with pytest.raises(channel.NotListed):
        channel.product("es", "es", "tiny-bag-2")
    assert catalogue.sale_facts([v.id for v in gone.variants]) == {}
    assert compliance.verdicts([gone.id], "es")[gone.id].outcome == "allowed"
    assert fulfilment.available([v.id for v in gone.variants], "es") == {v.id: 12 for v in gone.variants}
    assert kept == [
        db.rows(f"SELECT t::text FROM {n} t ORDER BY 1")
        for n in ("fulfilment_stock", "fulfilment_movement", "pricing_price")
    ]
    before = versions()
    again = launch(tmp_path, rows(2), withdraw_missing=True)
    assert not again["changed"] and missing(again) == [] and versions() == before


def test_a_pack_that_names_them_again_brings_them_back(tmp_path: Path) -> None:
    launch(tmp_path, rows(6))
    prices = channel.product("es", "es", "tiny-bag-2").document["variants"]
    launch(tmp_path, rows(2), withdraw_missing=True)
    report = launch(tmp_path, rows(6), withdraw_missing=True)
    assert report["counts"]["products_updated"] == 2 and missing(report) == []
    assert on_sale() == on_sale("de") == ["tiny-bag-1", "tiny-bag-2", "tiny-bag-3"]
    assert channel.product("es", "es", "tiny-bag-2").document["variants"] == prices
    assert not launch(tmp_path, rows(6), withdraw_missing=True)["changed"]


def test_what_is_on_sale_in_a_market_not_named_stays_everywhere(tmp_path: Path) -> None:
    launch(tmp_path, rows(6))
    before = versions()
    report = launch(tmp_path, rows(2), ["es"], withdraw_missing=True)
    assert missing(report) == [("bag-2", False, ["de"]), ("bag-3", False, ["de"])]
    assert codes(report) == ["missing-elsewhere"] and versions() == before


@pytest.mark.parametrize(
    "broken",
    [
        [*rows(2), row(3, price="free"), row(4, gtin="1"), row(5, category="toys")],
        [*rows(2), *rows(6)[2:4], row(5, weight_g="")],
    ],
)
def test_a_product_whose_row_is_wrong_is_not_missing(tmp_path: Path, broken: Any) -> None:
    launch(tmp_path, rows(6))
    report = launch(tmp_path, broken, withdraw_missing=True)
    assert missing(report) == [] and report["counts"]["products_withdrawn"] == 0
    assert "tiny-bag-3" in on_sale()


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (as_csv([*rows(2), row(3, model="Bag 2")]), "model-form"),
        (as_csv([*rows(2), row(3, model="")]), "empty"),
        (as_csv(rows(2)) + "x," * 60 + "x\n", "too-many-cells"),
        (as_csv(rows(2)) + '"', "table-broken"),
        (as_csv([*rows(2), row(3, name="y" * 20_001)]), "cell-too-long"),
    ],
)  # fmt: skip
def test_nothing_is_withdrawn_for_a_table_that_cannot_be_read_whole(tmp_path: Path, table: str, code: str) -> None:
    launch(tmp_path, rows(6))
    report = launch(tmp_path, table, withdraw_missing=True)
    assert code in codes(report) and "missing-unknown" in codes(report)
    assert report["counts"]["products_withdrawn"] == 0
    assert on_sale() == ["tiny-bag-1", "tiny-bag-2", "tiny-bag-3"]


def test_a_rehearsal_withdraws_nothing_and_tells_what_it_would(tmp_path: Path) -> None:
    launch(tmp_path, rows(6))
    before = versions()
    report = launch(tmp_path, rows(2), withdraw_missing=True, rehearsal=True)
    assert missing(report) == [("bag-2", True, []), ("bag-3", True, [])] and versions() == before


def test_another_brand_s_products_are_nobody_s_omission(tmp_path: Path) -> None:
    launch(tmp_path, rows(4))
    other = build(tmp_path / "q", slug="other", products=rows(4, brand=2), brand_number=2)
    report = api.launch(other, ["es", "de"], withdraw_missing=True)
    assert missing(report) == [] and "tiny-bag-1" in on_sale()


def test_a_flagship_with_nothing_left_is_closed(tmp_path: Path) -> None:
    launch(tmp_path, rows(2), ["es"])
    report = launch(
        tmp_path,
        [row(9, model="car-1", hs_code="", guarantee_years="", origin="", pictures="")],
        ["es"],
        withdraw_missing=True,
    )
    assert missing(report) == [("bag-1", True, [])]
    with pytest.raises(channel.NotListed):
        channel.flagship("es", "es", "tiny") if report["markets"]["es"]["flagship"] == "closed" else channel.product(
            "es", "es", "tiny-bag-1"
        )


def test_a_product_whose_variants_moved_to_another_model_is_closed(tmp_path: Path) -> None:
    launch(tmp_path, rows(4))
    report = launch(tmp_path, [*rows(2), row(3, model="bag-9"), row(4, model="bag-9")])
    assert missing(report) == [] and on_sale() == ["tiny-bag-1", "tiny-bag-9"]
