"""The feed for Google Merchant Center: every price agrees with the price log, and the file is XML whatever a pack says."""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest

from argosy.web.shop import google
from argosy.web.shop.shelf import Place

sys.path.insert(0, str(Path(__file__).parents[5] / "tests"))

PLACE = Place("es", "es")
G = "{http://base.google.com/ns/1.0}"


def document(**changed: Any) -> dict[str, Any]:
    """A listing's document as the channel makes it, as far as the feed reads it."""
    return {
        "product_id": "p-1",
        "brand": {"slug": "acme", "name": "Acme"},
        "slug": "acme-one",
        "category": "phones",
        "title": "Acme One",
        "description": "A phone.",
        "seo_description": "One.",
        "sale_mode": "parcel",
        "media": [],
        "pictures": {},
        "display": [],
        "variants": [variant()],
    } | changed


def variant(**changed: Any) -> dict[str, Any]:
    return {
        "id": "v-1",
        "sku": "A-1",
        "gtin": "2030000010073",
        "names": {},
        "media": [],
        "gross": 30_000,
        "lowest_30d": None,
        "reduced_since": None,
        "reduced_until": None,
        "percent": 0,
        "weight_g": 320,
    } | changed


def parsed(doc: dict[str, Any], left: int = 1) -> ElementTree.Element:
    found = google.fields(PLACE, doc, doc["variants"][0], left)
    return ElementTree.fromstring(f'<rss xmlns:g="{google.NAMESPACE}">{google._item(found)}</rss>')[0]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ('Tom & Jerry <b>"bold"</b> ]]>', 'Tom & Jerry <b>"bold"</b> ]]>'),
        ("a\x00b\x08c\x1fd\ufffee\uffff", "abcde"),
        ("tab\tline\nend", "tab\tline\nend"),
        ("zażółć 手机 😀", "zażółć 手机 😀"),
        ("\ud800alone", "alone"),
    ],
)
def test_no_text_can_break_the_file(said: str, read: str) -> None:
    item = parsed(document(title=said, description=said, brand={"slug": "a", "name": said}))
    assert [item.findtext(f"{G}{n}") for n in ("title", "description", "brand")] == [read, read, read]


def test_only_what_may_be_claimed_is_struck_out() -> None:
    plain = parsed(document())
    assert (plain.findtext(f"{G}price"), plain.find(f"{G}sale_price")) == ("300.00 EUR", None)
    # In force, but not lower than before by a whole percent, or with nothing before it: the price alone.
    for nothing in (variant(lowest_30d=30_100, percent=0), variant(lowest_30d=None, percent=25)):
        item = parsed(document(variants=[nothing]))
        assert (item.findtext(f"{G}price"), item.find(f"{G}sale_price")) == ("300.00 EUR", None)
    since, until = datetime(2026, 11, 20, 23, tzinfo=UTC), datetime(2026, 11, 28, 23, tzinfo=UTC)
    cut = variant(lowest_30d=40_000, percent=25, reduced_since=since.isoformat(), reduced_until=until.isoformat())
    item = parsed(document(variants=[cut]))
    assert item.findtext(f"{G}price") == "400.00 EUR"
    assert item.findtext(f"{G}sale_price") == "300.00 EUR"
    assert item.findtext(f"{G}sale_price_effective_date") == "2026-11-20T23:00+0000/2026-11-28T23:00+0000"
    open_end = parsed(document(variants=[cut | {"reduced_until": None}]))
    assert open_end.findtext(f"{G}sale_price") == "300.00 EUR"
    assert open_end.find(f"{G}sale_price_effective_date") is None


def test_an_energy_label_is_certified_by_its_number_in_the_register() -> None:
    label = {"kind": "energy_label", "class": "B", "eprel_id": "2384221", "skus": ["A-1"]}
    item = parsed(document(display=[label]))
    assert {e.tag.removeprefix(G): e.text for e in item.find(f"{G}certification")} == {
        "certification_authority": "EC",
        "certification_name": "EPREL",
        "certification_code": "2384221",
        "certification_value": "B",
    }
    # Another variant's label, or one without a number, certifies nothing.
    assert parsed(document(display=[label | {"skus": ["A-2"]}])).find(f"{G}certification") is None
    assert parsed(document(display=[label | {"eprel_id": ""}])).find(f"{G}certification") is None


def test_variants_stand_in_one_group_told_apart_by_colour_and_size() -> None:
    one = variant(names={"colour": "azul", "memory_gb": "12 GB", "storage_gb": "256 GB"})
    item = parsed(document(variants=[one, variant(id="v-2", sku="A-2")]))
    assert item.findtext(f"{G}title") == "Acme One, azul, 12 GB, 256 GB"
    assert item.findtext(f"{G}item_group_id") == "p-1"
    assert item.findtext(f"{G}color") == "azul"
    assert item.findtext(f"{G}size") == "12 GB / 256 GB"
    assert parsed(document()).find(f"{G}item_group_id") is None
    assert len(parsed(document(title="palabra " * 40)).findtext(f"{G}title")) <= 150


def test_an_item_says_where_it_stands_what_it_is_and_what_delivery_takes() -> None:
    pictures = {k: {"webp": [[f"{k}-small.webp", 400], [f"{k}.webp", 1600]]} for k in "abcdefghijklm"}
    pictures["drawn"] = {"svg": [["x.svg", 100]]}
    item = parsed(document(media=["drawn", *"abcdefghijklm"], pictures=pictures), left=0)
    assert item.findtext(f"{G}link").endswith("/es/es/p/acme-one/?v=A-1")
    assert item.findtext(f"{G}availability") == "out_of_stock"
    assert item.findtext(f"{G}google_product_category") == "267"
    assert item.findtext(f"{G}product_type") == "Electrónica > Móviles"
    assert item.findtext(f"{G}image_link").endswith("/a.webp")
    assert [e.text.rsplit("/")[-1] for e in item.findall(f"{G}additional_image_link")] == [
        f"{k}.webp" for k in "bcdefghijk"
    ]
    assert {e.tag.removeprefix(G): e.text for e in item.find(f"{G}shipping")} == {
        "country": "ES",
        "price": "0.00 EUR",
        "min_handling_time": "0",
        "max_handling_time": "1",
        "min_transit_time": "1",
        "max_transit_time": "6",
    }
    assert item.findtext(f"{G}shipping_weight") == "320 g"
    cheap = parsed(document(variants=[variant(gross=1_999)]))
    assert cheap.find(f"{G}shipping").findtext(f"{G}price") == "3.99 EUR"


# --- a launched market


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    from market import launch_market

    return launch_market(tmp_path / "pack", markets=("es", "pl"))


@pytest.fixture
def client() -> Any:
    from django.test import Client

    return Client()


def items(client: Any, at: str = "/es/es/feed/google.xml", **more: Any) -> dict[UUID, ElementTree.Element]:
    answer = client.get(at, **more)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content)
    if answer.headers.get("Content-Encoding") == "gzip":
        text = gzip.decompress(text)
    found = ElementTree.fromstring(text).findall("channel/item")
    return {UUID(i.findtext(f"{G}id")): i for i in found}


@pytest.mark.db
def test_every_price_of_the_feed_is_the_price_in_force(variants: list[UUID], client: Any) -> None:
    from argosy.pricing import api as pricing

    for market, path in (("es", "/es/en/"), ("pl", "/pl/pl/")):
        found = items(client, f"{path}feed/google.xml")
        prices = pricing.current(variants, market)
        assert set(found) == set(prices) == set(variants)
        for key, item in found.items():
            now = prices[key]
            assert item.findtext(f"{G}price") == f"{now.gross // 100}.{now.gross % 100:02d} {now.currency}"
            assert item.find(f"{G}sale_price") is None
            assert item.findtext(f"{G}availability") == "in_stock"
            assert item.find(f"{G}certification").findtext(f"{G}certification_name") == "EPREL"


@pytest.mark.db
def test_the_feed_follows_a_price_that_changes_by_the_clock(variants: list[UUID], client: Any) -> None:
    """A price set ahead holds from its instant, though nothing has made the listings again since."""
    from datetime import timedelta

    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    facts = next(iter(catalogue.sale_facts(variants[:1]).values()))
    at = clock.now() + timedelta(hours=2)
    ahead = pricing.PricePoint(variants[0], facts.brand_id, "es", 12_345, "EUR", "set", {"method": "set"}, at)
    pricing.publish([ahead])
    channel.refresh([facts.product_id], "es")
    assert items(client)[variants[0]].findtext(f"{G}price") != "123.45 EUR"
    with clock.travel(at):
        assert items(client)[variants[0]].findtext(f"{G}price") == "123.45 EUR"


@pytest.mark.db
def test_what_was_withdrawn_is_not_in_the_feed(variants: list[UUID], client: Any) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.channel import queries

    product = next(iter(catalogue.sale_facts(variants[:1]).values())).product_id
    gone = {v for v, f in catalogue.sale_facts(variants).items() if f.product_id == product}
    queries.close([product], "es")
    assert set(items(client)) == set(variants) - gone
    assert set(items(client, "/pl/pl/feed/google.xml")) == set(variants)


@pytest.mark.db
def test_who_has_the_feed_already_is_told_so_until_something_changes(variants: list[UUID], client: Any) -> None:
    from datetime import timedelta

    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    facts = next(iter(catalogue.sale_facts(variants[:1]).values()))
    noon = clock.now().replace(minute=1, second=0) + timedelta(hours=1)
    with clock.travel(noon):
        first = client.get("/es/es/feed/google.xml")
        b"".join(first.streaming_content)
        assert (first["X-Robots-Tag"], first["Vary"]) == ("noindex", "Accept-Encoding")
        tag = {"if-none-match": first["ETag"]}
        assert client.get("/es/es/feed/google.xml", headers=tag).status_code == 304
        assert client.get("/es/en/feed/google.xml", headers=tag).status_code == 200
        pricing.publish(
            [pricing.PricePoint(variants[0], facts.brand_id, "es", 12_345, "EUR", "set", {"method": "set"})]
        )
        channel.refresh([facts.product_id], "es")
        assert client.get("/es/es/feed/google.xml", headers=tag).status_code == 200
        assert set(items(client, headers={"accept-encoding": "gzip"})) == set(variants)
    assert client.get("/es/de/feed/google.xml").status_code == 404
    assert client.post("/es/es/feed/google.xml").status_code == 405


@pytest.mark.db
def test_pages_of_any_size_give_every_listing_once(variants: list[UUID]) -> None:
    from argosy.channel import api as channel

    for size in (1, 2, 3, 200):
        pages = list(channel.feeding.documents("es", "es", size))
        assert all(len(p) <= size for p in pages)
        assert [v["id"] for p in pages for d in p for v in d["variants"]].count(str(variants[0])) == 1
        assert sum(len(d["variants"]) for p in pages for d in p) == len(variants)


@pytest.mark.db
def test_the_command_writes_what_the_address_gives(variants: list[UUID], client: Any, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from argosy.cli.feed import feed

    out = tmp_path / "es.xml.gz"
    done = CliRunner().invoke(feed, ["google", "--market", "es", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"{len(variants)} items")
    assert gzip.decompress(out.read_bytes()) == b"".join(client.get("/es/es/feed/google.xml").streaming_content)
    assert [p.name for p in tmp_path.iterdir() if "xml" in p.name] == ["es.xml.gz"]
    assert CliRunner().invoke(feed, ["google", "--market", "xx", "--out", str(out)]).exit_code == 2
    assert CliRunner().invoke(feed, ["google", "--market", "es", "--language", "de", "--out", "-"]).exit_code == 2
