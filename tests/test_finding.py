"""Looking for goods: what facets count, ranges of prices, what was probably meant, and the addresses that say it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from market import make_pack

pytestmark = pytest.mark.db


@pytest.fixture
def market(db: None, tmp_path: Path) -> None:
    """Phones, tablets and televisions of two brands, and robots of a third."""
    from argosy.launch import api as launching

    for brand, products in (("xiaomi", 40), ("poco", 6), ("ilife", 3)):
        launching.launch(make_pack(tmp_path / brand, brand, products), ["es", "pl"])


def wish(**asked: Any) -> Any:
    from argosy.channel import api as channel

    return channel.search("es", "es", channel.Wish(**asked))


def counts(page: Any, code: str) -> dict[str, int]:
    return {value: n for f in page.facets if f.code == code for value, _, n, _, _ in f.choices}


def test_every_facet_counts_what_choosing_it_finds(market: None) -> None:
    everything = wish()
    codes = [f.code for f in everything.facets]
    assert codes[:3] == ["brand", "category", "price"]
    assert counts(everything, "brand") == {"xiaomi": 19, "poco": 6, "ilife": 3}
    tried = 0
    for facet in everything.facets:
        for value, name, count, chosen, _ in facet.choices:
            if facet.code != "price":
                assert not chosen and name and wish(chosen={facet.code: [value]}).count == count > 0, (
                    facet.code,
                    value,
                )
                tried += 1
    assert tried > 20 and everything.count == 28


def test_a_facet_keeps_the_others_choices_and_not_its_own(market: None) -> None:
    page = wish(category="phones", chosen={"storage_gb": ["256", "512"], "brand": ["poco"]}, price_to=59_999)
    assert 0 < page.count < wish(category="phones", chosen={"storage_gb": ["256", "512"]}).count
    for value, count in counts(page, "brand").items():
        assert (
            count
            == wish(category="phones", chosen={"storage_gb": ["256", "512"], "brand": [value]}, price_to=59_999).count
        )
    for value, count in counts(page, "storage_gb").items():
        assert (
            count == wish(category="phones", chosen={"storage_gb": [value], "brand": ["poco"]}, price_to=59_999).count
        )
    for value, count in counts(page, "price").items():
        from argosy.channel import api as channel

        low, high = channel.price_range(value, "EUR")  # type: ignore[misc]
        again = wish(
            category="phones", chosen={"storage_gb": ["256", "512"], "brand": ["poco"]}, price_from=low, price_to=high
        )
        assert count == again.count


def test_price_ranges_share_out_all_products(market: None) -> None:
    page = wish()
    ranges = counts(page, "price")
    assert 2 <= len(ranges) <= 6 and sum(ranges.values()) == page.count


def test_the_energy_class_is_a_facet_of_what_has_one(market: None) -> None:
    tvs = wish(category="tvs")
    assert sum(counts(tvs, "energy_class").values()) >= tvs.count > 0
    assert counts(wish(category="robot-vacuums"), "energy_class") == {}


def test_a_choice_that_nothing_has_stays_to_be_taken_away(market: None) -> None:
    page = wish(category="phones", chosen={"storage_gb": ["7"], "no-such": ["x"]})
    assert page.count == 0
    assert [c[:4] for f in page.facets if f.code == "storage_gb" for c in f.choices if c[3]] == [
        ("7", "7\u00a0GB", 0, True)
    ]


@pytest.mark.parametrize("value", ["\0", "'; DROP TABLE x; --", "%s", "{}", "é" * 300])
def test_no_choice_breaks_the_search(market: None, value: str) -> None:
    assert wish(chosen={"colour": [value], value: [value]}).count == 0


def test_pages_never_overlap_and_the_last_is_shown_for_any_after_it(market: None) -> None:
    from argosy.channel import api as channel

    for sort in channel.SORTS:
        first, second, beyond = wish(sort=sort), wish(sort=sort, page=2), wish(sort=sort, page=99)
        slugs = [c["slug"] for c in first.cards] + [c["slug"] for c in second.cards]
        assert len(slugs) == len(set(slugs)) == first.count == 28
        assert (beyond.page, beyond.cards) == (2, second.cards)
    prices = [c["gross"] for c in [*wish(sort="price").cards, *wish(sort="price", page=2).cards]]
    assert prices == sorted(prices)


def test_names_come_before_texts(market: None) -> None:
    assert wish(query="poco").cards[0]["brand"]["slug"] == "poco"
    assert wish(query="Xiaomi 15 Ultra").cards[0]["slug"] == "xiaomi-15-ultra"


@pytest.mark.parametrize(
    ("query", "closest"),
    [
        ("xiaomy", "Xiaomi"),
        ("ilfie", "ILIFE"),
        ("tabelts", "Tablets"),
        ("poko", "POCO"),
        ("televisr xiaomy", "Televisor Xiaomi"),
        ("robto aspirador", ""),
        ("xiaomi", ""),
        ("zzzzqqqq", ""),
        ("17b", ""),
        ("' ) & | ! :* <->", ""),
    ],
)
def test_did_you_mean(market: None, query: str, closest: str) -> None:
    page = wish(query=query)
    if query == "robto aspirador":
        assert page.closest in ("Robot aspirador", "robot aspirador")
    else:
        assert page.closest.casefold() == closest.casefold()
    if page.closest:
        assert wish(query=page.closest).count > 0


def test_the_suggestion_speaks_the_reader_s_language(market: None) -> None:
    from argosy.channel import api as channel

    assert channel.search("pl", "pl", channel.Wish(query="smartofny")).closest == "Smartfony"
    assert channel.search("es", "en", channel.Wish(query="tablts")).closest.casefold() in ("tablets", "tablet")


@pytest.fixture
def page(market: None) -> Any:
    from django.test import Client

    client = Client()
    return lambda path: client.get(path).content.decode()


def test_filters_work_as_addresses(page: Any) -> None:
    html = page("/es/es/c/phones/?storage_gb=512&brand=xiaomi&from=&to=&storage_gb=256")
    assert re.search(r'name="brand" value="xiaomi" checked', html) and html.count(" checked") == 3
    chips = re.findall(r'class="chip" href="([^"]+)"', html)
    assert [dict(parse_qsl(urlsplit(c.replace("&amp;", "&")).query)) for c in chips] == [
        {"storage_gb": "512"},
        {"brand": "xiaomi", "storage_gb": "512"},
        {"brand": "xiaomi", "storage_gb": "256"},
    ]
    assert 'href="/es/es/c/phones/"' in html and "Quitar todos los filtros" in html
    ranges = re.findall(r'<a href="([^"]+)" rel="nofollow"', html)
    assert ranges and all("price=" in r and "storage_gb=256&amp;storage_gb=512" in r for r in ranges)
    chosen = page(ranges[0].replace("&amp;", "&"))
    assert 'rel="nofollow" aria-current="true"' in chosen and '<input type="hidden" name="price"' in chosen
    assert re.search(r'id="price-from" name="from" inputmode="numeric" value=""', chosen)


def test_only_unfiltered_listings_are_for_search_engines(page: Any) -> None:
    def canonical(html: str) -> str:
        return urlsplit(re.search(r'rel="canonical" href="([^"]+)"', html)[1])._replace(scheme="", netloc="").geturl()  # type: ignore[index]

    for path in ("/es/es/c/phones/", "/es/es/c/phones/?from=&to=", "/es/es/c/phones/?page=1"):
        assert canonical(page(path)) == "/es/es/c/phones/" and "noindex" not in page(path)
    filtered = page("/es/es/c/phones/?brand=poco&page=2")
    assert 'name="robots" content="noindex"' in filtered and canonical(filtered) == "/es/es/c/phones/"
    second = page("/es/es/c/electronics/?page=2")
    assert canonical(second) == "/es/es/c/electronics/?page=2" and "noindex" not in second


def test_a_misspelt_search_says_what_was_probably_meant_and_escapes_what_was_written(page: Any) -> None:
    html = page("/es/es/s/?q=xiaomy")
    assert '<a href="/es/es/s/?q=Xiaomi"><strong>Xiaomi</strong></a>' in html
    bad = page("/es/es/s/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E")
    assert "<script>alert(1)" not in bad and "&lt;script&gt;alert(1)" in bad and '"&gt;' not in bad.split("<title>")[0]
    assert "\ue010" not in html + bad
