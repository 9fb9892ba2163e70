"""The channel shows what is allowed, priced and true; carts reprice it; brands see their own rows only."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from market import launch_market, request

pytestmark = pytest.mark.db


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    return launch_market(tmp_path / "pack", ("es", "pl"), products=6)


def test_search_finds_by_code_and_by_word_and_forgives_a_slip(variants: list[UUID]) -> None:
    from argosy.channel import api as channel

    everything = channel.search("es", "es", channel.Wish())
    assert everything.count >= 4
    name = everything.cards[0]["name"]
    assert channel.search("es", "es", channel.Wish(query=name)).cards[0]["name"] == name
    assert channel.search("es", "es", channel.Wish(query="moviles")).count == everything.count
    assert channel.search("es", "es", channel.Wish(query="xiaomy")).count >= 1
    assert channel.search("es", "es", channel.Wish(query="bicicleta")).count == 0
    assert channel.search("es", "es", channel.Wish(query="' ) & | ! :* <->")).count == 0


def test_facets_count_what_they_would_find(variants: list[UUID]) -> None:
    from argosy.channel import api as channel

    page = channel.search("es", "es", channel.Wish(category="phones"))
    facet = next(f for f in page.facets if f.code == "storage_gb")
    for value, _, count, chosen, _ in facet.choices:
        assert not chosen
        assert (
            channel.search("es", "es", channel.Wish(category="phones", chosen={"storage_gb": [value]})).count == count
        )


def test_a_tile_shows_the_class_of_the_variant_whose_price_it_shows(db: None, tmp_path: Path) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel

    launch_market(tmp_path / "pack", products=40)
    cards = channel.search("es", "es", channel.Wish(category="tvs")).cards
    assert cards
    for card in cards:
        assert card["energy_class"] in tuple("ABCDEFG"), card["name"]
    facets = channel.search("es", "es", channel.Wish()).facets
    assert all(
        (name and "," not in name) or not name.isascii()
        for f in facets
        if f.code == "functions"
        for _, name, *_ in f.choices
    )
    assert catalogue.schema.category("tvs").leaf


def test_prices_bound_and_sort_the_list(variants: list[UUID]) -> None:
    from argosy.channel import api as channel

    up = [c["gross"] for c in channel.search("es", "es", channel.Wish(sort="price")).cards]
    down = [c["gross"] for c in channel.search("es", "es", channel.Wish(sort="price-down")).cards]
    assert up == sorted(up) == down[::-1]
    wish = channel.Wish(price_from=up[1], price_to=up[-2])
    assert all(up[1] <= c["gross"] <= up[-2] for c in channel.search("es", "es", wish).cards)


def test_a_campaign_shows_the_lowest_price_of_thirty_days_and_ends_by_the_clock(db: None, tmp_path: Path) -> None:
    from argosy.campaigns import api as campaigns
    from argosy.channel import api as channel
    from argosy.checkout import api as checkout
    from argosy.kernel import clock
    from argosy.ledger import api as ledger
    from argosy.programme import api as programme

    with clock.travel(clock.now() - timedelta(days=40)):
        variant = launch_market(tmp_path / "pack", products=1)[0]
    brand = programme.brand("xiaomi").id
    now = clock.now()
    before = channel.search("es", "es", channel.Wish()).cards[0]
    key = campaigns.plan(
        brand, "es", "spring", {"es": "Primavera"}, 1000, 5000, now, now + timedelta(days=2), 1_000_000, [variant]
    )
    campaigns.start(key)
    channel.refresh([UUID(before["product_id"])], "es")
    shown = channel.product("es", "es", before["slug"]).document
    reduced = next(v for v in shown["variants"] if v["id"] == str(variant))
    assert reduced["gross"] == reduced["lowest_30d"] * 9 // 10
    assert reduced["percent"] == 10
    placed = checkout.place(request("k1", {variant: 1}))
    line = checkout.order(placed.order_id).lines[0]
    assert line.gross == reduced["gross"]
    kinds = {t.kind: t.amount_minor for t in ledger.by_journal([placed.order_id])[placed.order_id]}
    discount = reduced["list_gross"] - reduced["gross"]
    assert campaigns.campaign(key).spent_minor == (discount + 1) // 2
    assert 0 < kinds["co_funding"] < discount
    with clock.travel(now + timedelta(days=3)):
        after = channel.product("es", "es", before["slug"]).document
        assert next(v for v in after["variants"] if v["id"] == str(variant))["percent"] == 0
        assert checkout.place(request("k2", {variant: 1})).gross == reduced["list_gross"]


def test_a_cart_is_repriced_keeps_its_postcode_and_says_when_too_little_is_left(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    cart = checkout.create("es", "es")
    checkout.add(cart, variants[0], 2, "click")
    checkout.add(cart, variants[0], 2, "click")
    checkout.set_postcode(cart, "28013")
    view = checkout.view(cart)
    assert (view.lines[0].quantity, view.lines[0].gross) == (2, 2 * view.lines[0].unit_gross)
    assert view.promised_on is not None
    assert view.quote is not None
    assert view.quote.total.gross == view.lines[0].gross + view.quote.delivery.gross
    for n in range(2):
        checkout.place(request(f"k{n}", {variants[0]: 10 if n == 0 else 9}))
    short = checkout.view(cart)
    assert short.quote is None
    assert short.lines[0].left == 1
    assert "1" in short.lines[0].problem.sentence("es")  # type: ignore[union-attr]
    checkout.set_quantity(cart, variants[0], 0)
    assert checkout.view(cart).lines == ()


def test_a_guests_cart_joins_the_accounts_own(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.programme import api as programme

    user = programme.create_user("ana@example.org", "a-long-password")
    own, guest = checkout.create("es", "es", user), checkout.create("es", "es")
    checkout.add(own, variants[0], 1)
    checkout.add(guest, variants[0], 2)
    checkout.add(guest, variants[1], 1)
    merged = checkout.merge(guest, user, "es", "es")
    assert merged == own
    assert checkout.wanted(own) == {variants[0]: 3, variants[1]: 1}
    with pytest.raises(checkout.UnknownCart):
        checkout.wanted(guest)


def test_a_suspended_brand_sells_nothing_from_that_moment(variants: list[UUID]) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.checkout import api as checkout
    from argosy.programme import api as programme

    brand = programme.brand("xiaomi").id
    slug = channel.search("es", "es", channel.Wish()).cards[0]["slug"]
    programme.set_status(brand, "suspended")
    with pytest.raises(checkout.NotForSale):
        checkout.place(request("k1", {variants[0]: 1}))
    channel.refresh(catalogue.brand_product_ids(brand), "es")
    assert channel.search("es", "es", channel.Wish()).count == 0
    with pytest.raises(channel.NotListed):
        channel.product("es", "es", slug)


def test_launching_again_later_moves_no_price_by_the_exchange_rate_alone(db: None, tmp_path: Path) -> None:
    from argosy.campaigns import api as campaigns
    from argosy.kernel import clock
    from argosy.launch import api as launching
    from argosy.pricing.models import Price
    from argosy.programme import api as programme

    with clock.travel(clock.now() - timedelta(days=60)):
        launch_market(tmp_path / "pack", products=2)
        brand = programme.brand("xiaomi").id
        variant = Price.objects.values_list("variant_id", flat=True)[0]
    now = clock.now()
    key = campaigns.plan(
        brand, "es", "spring", {"es": "Primavera"}, 1000, 5000, now, now + timedelta(days=2), 1000, [variant]
    )
    campaigns.start(key)
    before = Price.objects.count()
    report = launching.launch(tmp_path / "pack", ["es"])
    assert report["counts"]["prices_written"] == 0
    assert Price.objects.count() == before
    rows = (tmp_path / "pack" / "products.csv").read_text("utf-8")
    price = rows.splitlines()[1].split(",")[6]
    (tmp_path / "pack" / "products.csv").write_text(rows.replace(f",{price},CNY", ",9999.00,CNY"), "utf-8")
    assert launching.launch(tmp_path / "pack", ["es"])["counts"]["prices_written"] > 0
