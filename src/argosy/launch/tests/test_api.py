"""Whole launches on PostgreSQL: live where allowed, repeatable, and without effect where nothing may change."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from argosy.channel import api as channel
from argosy.fulfilment import api as fulfilment
from argosy.kernel import db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, UnknownMarket
from argosy.launch import api
from argosy.launch.tests.packs import as_csv, brand_toml, build, gtin, picture, row, rows, zipped
from argosy.programme import api as programme
from argosy.programme.errors import UnknownParent

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("db_real")]
#: What a run writes about itself.
OWN = {"launch_launchrun"}


@pytest.fixture(autouse=True)
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "media-root"
    folder.mkdir()
    monkeypatch.setattr(settings, "MEDIA_ROOT", folder)
    return folder


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return [t for t in connection.introspection.table_names(cursor) if t not in OWN]


def state() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table with its version: equal only if nothing at all was written."""
    return {t: db.rows(f'SELECT xmin::text, t::text FROM "{t}" t ORDER BY t::text') for t in tables()}


def files(folder: Path) -> dict[str, int]:
    return {str(p): p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}


def told(report: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    return [(p["file"], p["row"], p["column"], p["code"]) for p in report["problems"]]


def states(report: dict[str, Any], market: str) -> dict[str, str]:
    return {p["model"]: p["state"] for p in report["markets"][market]["products"]}


def without_counts(report: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in report.items() if k not in ("changed", "counts")}


def test_a_launch_makes_a_brand_live(tmp_path: Path, media: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    report = api.launch(build(tmp_path / "p"), ["es", "pl"], progress=lambda *step: seen.append(step))
    assert (report["admitted"], report["changed"], report["problems"], report["tier"]) == (True, True, [], "growth")
    assert states(report, "es") == states(report, "pl") == {"bag-1": "live", "bag-2": "live"}
    assert report["counts"]["pictures"] == 2 and len(files(media)) == 4
    assert list(dict.fromkeys(s for s, _, _ in seen)) == list(api.STAGES)
    product = channel.product("es", "es", "tiny-bag-1").document
    assert product["title"] and product["pictures"] and len(product["variants"]) == 2
    assert channel.flagship("pl", "pl", "tiny").products == 2
    assert report["markets"]["es"]["products"][0]["units"] == 24
    assert report["markets"]["pl"]["currency"] == "PLN"
    json.dumps(report)


def test_the_same_again_writes_no_row_and_no_file(tmp_path: Path, media: Path) -> None:
    pack = build(tmp_path / "p", products=[*rows(3), row(4, gtin="1")], files={"media/bag-2.png": b"no picture"})
    first = api.launch(pack, ["es", "de"])
    before, pictures = state(), files(media)
    second = api.launch(pack, ["es", "de"])
    assert first["changed"] and not second["changed"]
    assert not any(
        second["counts"][name] for name in second["counts"] if "unchanged" not in name and name != "variants"
    )
    assert without_counts(first) == without_counts(second)
    assert json.dumps(without_counts(first), sort_keys=True) == json.dumps(without_counts(second), sort_keys=True)
    assert state() == before and files(media) == pictures


def test_a_zip_launches_as_its_folder_does(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    api.launch(folder, ["es"])
    before = state()
    report = api.launch(zipped(folder, tmp_path / "p.zip", below="p/"), ["es"])
    assert not report["changed"] and state() == before


def test_a_rehearsal_changes_nothing_at_all(tmp_path: Path, media: Path) -> None:
    pack = build(tmp_path / "p")
    before = state() | {"launch_launchrun": db.rows("SELECT id FROM launch_launchrun")}
    report = api.launch(pack, ["es", "fr"], rehearsal=True)
    assert (report["rehearsal"], report["changed"], report["admitted"]) == (True, True, True)
    assert states(report, "fr") == {"bag-1": "live", "bag-2": "live"}
    assert state() | {"launch_launchrun": db.rows("SELECT id FROM launch_launchrun")} == before
    assert files(media) == {}
    real = api.launch(pack, ["es", "fr"])
    assert without_counts(real) == without_counts(report) | {"rehearsal": False}


def test_a_rehearsal_of_a_change_leaves_the_market_as_it_is(tmp_path: Path, media: Path) -> None:
    pack = build(tmp_path / "p")
    api.launch(pack, ["es"])
    before, pictures = state(), files(media)
    build(tmp_path / "p", products=[row(1, price="99.00"), *rows(6)[1:]])
    report = api.launch(pack, ["es"], rehearsal=True)
    assert report["counts"]["products_updated"] == 1 and report["counts"]["products_created"] == 1
    assert state() == before and files(media) == pictures


def test_bad_rows_are_told_and_the_rest_goes_live(tmp_path: Path) -> None:
    bad = [
        row(5, gtin="2801000000052", model="bag-5"),
        row(6, category="toys", model="bag-6"),
        row(7, price="free", model="bag-7"),
        row(8, model="bag-8", pictures="media/gone.png;../../etc/passwd"),
        row(9, model="bag-9", pictures="media/text.png"),
    ]
    stock = "warehouse,sku,quantity\nMAD,BAG-1,5\nXXX,BAG-1,5\nMAD,NO,5\nMAD,BAG-2,many\n"
    pack = build(
        tmp_path / "p", products=as_csv([*rows(2), *bad]), stock=stock,
        files={"media/bag-1.png": picture(), "media/text.png": b"not a picture"},
    )  # fmt: skip
    report = api.launch(pack, ["es"])
    assert told(report) == [
        ("products.csv", 4, "gtin", "gtin-check-digit"),
        ("products.csv", 5, "category", "no-category"),
        ("products.csv", 6, "price", "price-form"),
        ("stock.csv", 5, "quantity", "quantity"),
        ("products.csv", 7, "pictures", "picture-missing"),
        ("products.csv", 7, "pictures", "path-outside"),
        ("products.csv", 8, "pictures", "not-a-picture"),
        ("stock.csv", 3, "warehouse", "warehouse"),
        ("stock.csv", 4, "sku", "unknown-sku"),
    ]
    assert [p["value"] for p in report["problems"] if p["code"].startswith(("picture", "path"))] == [
        "media/gone.png",
        "../../etc/passwd",
    ]
    assert set(states(report, "es")) == {"bag-1", "bag-8", "bag-9"}
    assert states(report, "es")["bag-1"] == "live"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_in_the_reader_s_language(tmp_path: Path, language: str) -> None:
    pack = build(tmp_path / "p", products=[row(1, gtin="2801000000010"), row(2)])
    found = api.launch(pack, ["es"], rehearsal=True, language=language)["problems"][0]["sentence"]
    words = {
        "en": "check digit",
        "es": "control",
        "fr": "contrôle",
        "de": "Prüfziffer",
        "it": "controllo",
        "pl": "kontrolna",
        "zh": "校验",
    }
    assert words[language] in found and "{" not in found


def test_a_brand_that_may_not_trade_is_told_why_and_sells_nothing(tmp_path: Path) -> None:
    pack = build(tmp_path / "p", brand=brand_toml().replace("self_certified = true", ""))
    report = api.launch(pack, ["es"])
    assert (report["admitted"], report["markets"], report["tier"]) == (False, {}, None)
    assert [c["check"] for c in report["verification"] if c["outcome"] != "passed"] == ["self-certification"]
    assert programme.brand("tiny").status == "applied"
    assert db.one("SELECT count(*) FROM catalogue_product") == (0,)
    build(tmp_path / "p")
    assert api.launch(pack, ["es"])["admitted"]


def test_an_unknown_parent_and_an_unknown_market_change_nothing(tmp_path: Path) -> None:
    pack = build(tmp_path / "p", brand=brand_toml().replace("[legal]", 'parent = "mother"\n[legal]', 1))
    before = state()
    with pytest.raises(UnknownParent):
        api.launch(pack, ["es"])
    with pytest.raises(UnknownMarket):
        api.launch(build(tmp_path / "q"), ["es", "xx"])
    assert state() == before


def test_another_brand_s_gtin_is_left_out_and_nothing_is_taken_from_it(tmp_path: Path) -> None:
    api.launch(build(tmp_path / "p"), ["es"])
    before = channel.product("es", "en", "tiny-bag-1").document
    other = [row(1, brand=2), row(2, gtin=gtin(1)), row(3, brand=2)]
    report = api.launch(build(tmp_path / "q", slug="other", products=other), ["es"])
    assert told(report) == [("products.csv", 3, "gtin", "gtin-taken"), ("stock.csv", 4, "sku", "unknown-sku"), ("stock.csv", 5, "sku", "unknown-sku")]  # fmt: skip
    assert [p["variants"] for p in report["markets"]["es"]["products"]] == [1, 1]
    assert channel.product("es", "en", "tiny-bag-1").document == before


def test_a_clash_of_addresses_is_parted(tmp_path: Path) -> None:
    api.launch(build(tmp_path / "p", slug="tiny", products=[row(1, model="one-bag")]), ["es"])
    other = [row(1, brand=2, model="bag")]
    report = api.launch(build(tmp_path / "q", slug="tiny-one", products=other), ["es", "de"])
    assert states(report, "de") == {"bag": "live"}
    slugs = {s for (s,) in db.rows("SELECT slug FROM channel_listing")}
    assert len(slugs) == 2 and "tiny-one-bag" in slugs
    assert api.launch(tmp_path / "q", ["es", "de"])["changed"] is False


def test_a_launch_into_another_market_later_leaves_the_first_alone(tmp_path: Path) -> None:
    pack = build(tmp_path / "p")
    api.launch(pack, ["es"])
    before = db.rows("SELECT xmin::text, id FROM channel_listing ORDER BY id")
    report = api.launch(pack, ["de"])
    assert report["counts"]["products_unchanged"] == 2 and report["counts"]["listings_changed"] == 4
    assert db.rows("SELECT xmin::text, id FROM channel_listing WHERE market = 'es' ORDER BY id") == before


def test_what_was_sold_is_not_counted_again(tmp_path: Path) -> None:
    pack = build(tmp_path / "p")
    api.launch(pack, ["es"])
    db.run("UPDATE fulfilment_stock SET on_hand = on_hand - 1 WHERE warehouse_id = 'MAD'")
    assert not api.launch(pack, ["es"])["changed"]
    assert {r["on_hand"] for r in fulfilment.stock_of_brand(programme.brand("tiny").id)} == {6, 5}


def test_two_launches_of_one_brand_never_run_at_once(tmp_path: Path, db_real: str) -> None:
    pack = build(tmp_path / "p")
    under_way, go_on = threading.Event(), threading.Event()
    done: list[dict[str, Any]] = []

    def hold(stage: str, _done: int, _total: int) -> None:
        if stage == "catalogue":
            under_way.set()
            go_on.wait(20)

    def first() -> None:
        try:
            done.append(api.launch(pack, ["es"], progress=hold))
        finally:
            connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert under_way.wait(20)
    try:
        with pytest.raises(ArgosyError) as caught:
            api.launch(pack, ["es"])
        assert (caught.value.code, caught.value.retryable) == ("launch-running", True)
        other = build(tmp_path / "q", slug="other", products=rows(2, brand=2))
        assert api.launch(other, ["es"])["admitted"]
    finally:
        go_on.set()
        thread.join(30)
    assert done[0]["changed"]
    assert not api.launch(pack, ["es"])["changed"]


def test_a_launch_that_fails_can_be_repeated_at_once(tmp_path: Path) -> None:
    pack = build(tmp_path / "p")

    def stumble(stage: str, _done: int, _total: int) -> None:
        if stage == "pricing":
            raise OSError("out of luck")

    with pytest.raises(OSError, match="out of luck"):
        api.launch(pack, ["es"], progress=stumble)
    assert api.launch(pack, ["es"])["changed"]
    assert [r["finished_at"] is None for r in api.runs()] == [False, True]


def test_the_latest_report_is_kept(tmp_path: Path) -> None:
    pack = build(tmp_path / "p")
    report = api.launch(pack, ["es"])
    brand = programme.brand("tiny").id
    kept = api.latest(brand)
    assert kept is not None and without_counts({k: kept[k] for k in report}) == without_counts(report)
    assert [r["pack_name"] for r in api.runs(brand)] == ["p"] and kept["finished_at"]


def test_a_look_inside_tells_whose_pack_it_is(tmp_path: Path) -> None:
    found = api.contents(build(tmp_path / "p"))
    assert (found.slug, found.name, found.products, found.variants) == ("tiny", "Tiny", 2, 4)


def test_an_application_is_recorded_and_not_signed(tmp_path: Path) -> None:
    pack = build(tmp_path / "p")
    assert api.apply(pack).brand.status == "applied"
    programme.set_status(programme.brand("tiny").id, "verified")
    assert api.launch(pack, ["es"])["admitted"]
