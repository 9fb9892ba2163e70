"""A brand's logo: from the pack into the flagship, the product's page and the console, or reported and left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from argosy.channel import api as channel
from argosy.kernel import db
from argosy.kernel.markets import LANGUAGES
from argosy.launch import api
from argosy.launch.tests.packs import brand_toml, build, picture

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("db_real")]
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><title>Tiny</title><path d="M0 0h40v10z"/></svg>'


@pytest.fixture(autouse=True)
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "media-root"
    folder.mkdir()
    monkeypatch.setattr(settings, "MEDIA_ROOT", folder)
    return folder


def pack(folder: Path, logo: str | bytes | None = MARK, name: str = "media/logo.svg", **more: Any) -> Path:
    look = brand_toml().replace("[look]", f'[look]\nlogo = "{name}"')
    assert look.count("logo = ") == 1
    return build(folder, brand=look, files={} if logo is None else {name: logo}, **more)


def listings() -> list[tuple[Any, ...]]:
    return db.rows("SELECT id, xmin::text, digest FROM channel_listing ORDER BY id")


def logo_of(market: str = "es") -> dict[str, Any] | None:
    document = channel.flagship(market, "en", "tiny").document
    return document["pictures"].get(document["look"].get("logo_media", ""))  # type: ignore[no-any-return]


def told(report: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    return [(p["file"], p["row"], p["column"], p["code"]) for p in report["problems"]]


def test_a_drawn_logo_is_shown_wherever_its_brand_is(tmp_path: Path, media: Path) -> None:
    report = api.launch(pack(tmp_path / "p"), ["es"])
    assert report["problems"] == [] and report["counts"]["pictures"] == 3
    made = logo_of()
    assert made is not None and (made["width"], made["height"]) == (384, 96)
    address = f"/logo/{made['svg'][0][0]}"
    client = Client()
    for page in ("/es/es/b/tiny/", "/es/es/", "/es/es/p/tiny-bag-1/"):
        assert f'src="{address}"' in client.get(page).content.decode(), page
    for page in ("/es/es/b/tiny/", "/es/es/p/tiny-bag-1/"):
        said = re.search(r'ld\+json">(.*?)</script>', client.get(page).content.decode(), re.S)[1]  # type: ignore[index]
        assert f'"logo": "{settings.PUBLIC_URL}{address}"' in json.dumps(json.loads(said))
    answer = client.get(address)
    assert answer["Content-Type"] == "image/svg+xml"
    assert (
        answer["Content-Security-Policy"].startswith("default-src 'none'; ")
        and "sandbox" in answer["Content-Security-Policy"]
    )
    assert answer["X-Content-Type-Options"] == "nosniff" and "immutable" in answer["Cache-Control"]
    assert answer.content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="384" height="96">'
        '<g><path d="M0 0h40v10z"/></g></svg>'
    )
    assert not list(media.rglob("*.svg"))
    assert client.get(f"/logo/{'0' * 32}.svg").status_code == 404


def test_the_same_logo_again_is_no_change(tmp_path: Path, media: Path) -> None:
    api.launch(pack(tmp_path / "p"), ["es", "de"])
    before = db.rows("SELECT xmin::text, id FROM catalogue_media ORDER BY id")
    report = api.launch(tmp_path / "p", ["es", "de"])
    assert not report["changed"]
    assert db.rows("SELECT xmin::text, id FROM catalogue_media ORDER BY id") == before


def test_another_logo_changes_the_flagships_and_nothing_else(tmp_path: Path) -> None:
    api.launch(pack(tmp_path / "p"), ["es", "de"])
    before, shown = listings(), logo_of()
    report = api.launch(pack(tmp_path / "p", MARK.replace("v10z", "v9z")), ["es", "de"])
    assert {n: c for n, c in report["counts"].items() if c and n in api_changes()} == {
        "pictures": 1,
        "flagships_changed": 2,
    }
    assert listings() == before and logo_of() != shown
    moved = api.launch(pack(tmp_path / "p", MARK, "media/other.svg"), ["es", "de"])
    assert moved["counts"]["listings_changed"] == 0 and listings() == before and logo_of() == shown


def api_changes() -> set[str]:
    from argosy.launch.report import CHANGES

    return set(CHANGES)


def test_without_a_logo_the_name_is_set_in_type(tmp_path: Path) -> None:
    api.launch(build(tmp_path / "p"), ["es"])
    page = Client().get("/es/es/b/tiny/").content.decode()
    assert '<p class="harbour__name">Tiny</p>' in page and "/logo/" not in page


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (MARK.replace("<path", '<path onclick="alert(1)"'), "logo-part"),
        (MARK.replace("<title>", "<script>alert(1)</script><title>"), "logo-part"),
        (MARK[:-9], "logo-broken"),
        (MARK.replace("0 0 40 10", "0 0 4000 10"), "logo-shape"),
        (picture(1, (10, 90)), "logo-shape"),
        (b"hello", "not-a-picture"),
        (None, "picture-missing"),
    ],
)
def test_a_bad_logo_is_reported_and_the_rest_goes_on(tmp_path: Path, media: Path, content: Any, code: str) -> None:
    report = api.launch(pack(tmp_path / "p", content), ["es"])
    assert told(report) == [("brand.toml", 0, "look.logo", code)]
    assert report["markets"]["es"]["live"] == 2 and logo_of() is None
    assert "alert" not in Client().get("/es/es/b/tiny/").content.decode()
    assert db.rows("SELECT 1 FROM catalogue_media WHERE drawing <> ''") == []
    for language in LANGUAGES:
        sentence = api.sentence(report["problems"][0], language)
        assert "media/logo.svg" in sentence and "{" not in sentence and len(sentence) > 20


def test_a_raster_logo_goes_through_the_encoder(tmp_path: Path, media: Path) -> None:
    api.launch(pack(tmp_path / "p", picture(3, (500, 100)), "media/logo.png"), ["es"])
    made = logo_of()
    assert made is not None and [w for _, w in made["webp"]] == [240, 480, 500]
    page = Client().get("/es/es/b/tiny/").content.decode()
    assert f'srcset="{settings.MEDIA_URL}{made["avif"][0][0]} 240w' in page
    assert all((media / name).is_file() for name, _ in made["webp"])


def test_a_drawing_is_no_picture_of_a_product(tmp_path: Path) -> None:
    from argosy.launch.tests.packs import row, rows

    listed = [*rows(3), row(4, pictures="media/logo.svg")]
    for _ in range(2):
        report = api.launch(pack(tmp_path / "p", products=listed), ["es"])
        assert told(report) == [("products.csv", 5, "pictures", "not-a-picture")]
    assert logo_of() is not None


def test_a_rehearsal_keeps_no_logo(tmp_path: Path) -> None:
    api.launch(pack(tmp_path / "p"), ["es"], rehearsal=True)
    assert db.rows("SELECT 1 FROM catalogue_media") == []
