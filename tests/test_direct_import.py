"""Goods sent straight from Shenzhen: duty is in the total before the order, in the books after it, and in every explanation."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from market import ADDRESS, launch_market, request

pytestmark = pytest.mark.db

HOME, GLASSES, TOOL, RACK = "10161-photochromic", "10133-polarized", "gj8002-multitool", "hj1009-rear-rack"


@pytest.fixture
def shop(db: None, tmp_path: Path) -> dict[str, list[UUID]]:
    """Variants by model: one sent from Madrid, three straight from Shenzhen."""
    from argosy.catalogue import api as catalogue

    models = (HOME, GLASSES, TOOL, RACK)
    found = launch_market(
        tmp_path / "pack", ("es", "pl"), brand="rockbros", models=models, direct=(GLASSES, TOOL, RACK), stock=30
    )
    by_model: dict[str, list[UUID]] = {}
    facts = catalogue.sale_facts(found)
    for product in catalogue.products({f.product_id for f in facts.values()}):
        by_model[product.model] = [v.id for v in product.variants]
    return by_model


def price_of(variant: UUID, market: str = "es") -> int:
    from argosy.pricing import api as pricing

    return pricing.current([variant], market)[variant].gross


def kinds_of(order_id: UUID) -> dict[str, int]:
    from argosy.ledger import api as ledger

    found: dict[str, int] = {}
    for transfer in ledger.by_journal([order_id])[order_id]:
        found[transfer.kind] = found.get(transfer.kind, 0) + transfer.amount_minor
    return found


def in_balance() -> bool:
    from argosy.fulfilment import api as fulfilment
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    return ledger.verify().ok and not settlement.uncleared("eu", ["EUR", "PLN"]) and not fulfilment.differences()


def test_a_direct_order_pays_three_euros_and_its_vat_and_the_books_owe_them(shop: dict[str, list[UUID]]) -> None:
    from argosy.checkout import api as checkout
    from argosy.ledger import api as ledger

    glasses = shop[GLASSES][0]
    price = price_of(glasses)
    placed = checkout.place(request("d1", {glasses: 2}, expected_gross=price * 2 + 300 + 63))
    order = checkout.order(placed.order_id)
    assert (placed.state, order.gross, order.duty, order.import_cost) == ("placed", price * 2 + 363, 300, 363)
    assert order.gross == order.net + order.vat + order.duty
    assert order.lines[0].warehouse == "SZX" and order.delivery == 0
    kinds = kinds_of(placed.order_id)
    assert (kinds["capture"], kinds["duty"], kinds["duty_vat"]) == (order.gross, 300, 63)
    assert kinds["vat"] + kinds["duty_vat"] == order.vat
    accounts = {t.kind: t.credit for t in ledger.by_journal([placed.order_id])[placed.order_id]}
    assert accounts["duty"] == "eu:platform:customs-payable:EUR"
    assert accounts["vat"] == accounts["duty_vat"] == "eu:platform:vat-payable:es:EUR"
    assert in_balance()
    again = checkout.replay(placed.order_id)
    assert again.equal and again.vat == order.vat
    assert [part.quote.decision.scheme for part in again.parts] == ["deemed_supplier_ioss"]


def test_duty_counts_tariff_codes_not_pieces(shop: dict[str, list[UUID]]) -> None:
    from argosy.checkout import api as checkout

    one, other = shop[GLASSES]
    same = checkout.place(request("d2", {one: 1, other: 2}))
    assert checkout.order(same.order_id).duty == 300
    two = checkout.place(request("d3", {one: 1, shop[TOOL][0]: 1}))
    assert checkout.order(two.order_id).duty == 600
    assert checkout.replay(same.order_id).equal and checkout.replay(two.order_id).equal
    assert in_balance()


def test_home_and_direct_goods_are_two_consignments_of_one_order(shop: dict[str, list[UUID]]) -> None:
    from argosy.checkout import api as checkout

    home, glasses = shop[HOME][0], shop[GLASSES][0]
    placed = checkout.place(request("d4", {home: 1, glasses: 1}))
    order = checkout.order(placed.order_id)
    assert sorted(s["warehouse_id"] for s in order.shipments) == ["MAD", "SZX"]
    assert order.gross == price_of(home) + price_of(glasses) + order.delivery + 363
    again = checkout.replay(placed.order_id)
    assert again.equal and len(again.whole) == 2
    schemes = {part.warehouse: part.quote.decision.scheme for part in again.parts}
    assert schemes == {"MAD": "deemed_supplier_domestic", "SZX": "deemed_supplier_ioss"}
    assert in_balance()


def test_above_150_euros_the_tariff_decides_and_import_vat_goes_to_customs(shop: dict[str, list[UUID]]) -> None:
    from argosy.checkout import api as checkout
    from argosy.ledger import api as ledger

    placed = checkout.place(request("d5", {shop[GLASSES][0]: 10}))
    order = checkout.order(placed.order_id)
    (quote,) = checkout.replay(placed.order_id).whole
    assert quote.intrinsic > 15_000 and quote.decision.scheme == "import"
    assert quote.lines[0].customs.rule == "tariff" and order.duty == quote.sums.duty > 300
    accounts = {t.kind: t.credit for t in ledger.by_journal([placed.order_id])[placed.order_id]}
    assert accounts["vat"] == accounts["duty_vat"] == accounts["duty"] == "eu:platform:customs-payable:EUR"
    assert quote.due_on_arrival == 0 and quote.due_now == order.gross == kinds_of(placed.order_id)["capture"]
    assert checkout.replay(placed.order_id).equal and in_balance()


def test_where_no_tariff_is_on_file_a_small_order_goes_and_a_large_one_is_refused(shop: dict[str, list[UUID]]) -> None:
    from django.test import Client

    from argosy.checkout import api as checkout

    rack = shop[RACK][0]
    assert checkout.place(request("d9", {rack: 1})).state == "placed"
    with pytest.raises(checkout.NotCleared, match="RB-HJ1009-BK"):
        checkout.place(request("d10", {rack: 10}))
    buyer = Client()
    buyer.post("/es/es/cart/", {"variant": str(rack), "quantity": "10", "key": "k"})
    page = buyer.get("/es/es/cart/").content.decode()
    assert "no consta su arancel" in page and "/es/es/checkout/" not in page
    assert in_balance()


def test_in_zloty_the_three_euros_are_exchanged(shop: dict[str, list[UUID]]) -> None:
    from argosy.checkout import api as checkout
    from argosy.kernel import clock
    from argosy.pricing.exchange import exchange

    address = ADDRESS | {"postal_code": "00-001", "city": "Warszawa"}
    placed = checkout.place(request("d6", {shop[GLASSES][0]: 1}, market="pl", language="pl", address=address))
    order = checkout.order(placed.order_id)
    assert order.duty == exchange("PLN", clock.today()).nearest(300, "EUR") > 1000
    assert checkout.replay(placed.order_id).equal and in_balance()


def test_direct_goods_are_sold_from_shenzhen_alone(shop: dict[str, list[UUID]]) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment
    from argosy.programme import api as programme

    glasses, home = shop[GLASSES][0], shop[HOME][0]
    brand = programme.brand("rockbros").id
    fulfilment.declare_stock(brand, [(glasses, "MAD", 50), (glasses, "SZX", 1), (home, "SZX", 99)])
    assert fulfilment.available([glasses, home], "es") == {glasses: 1, home: 30}
    with pytest.raises(fulfilment.SoldOut) as refused:
        checkout.place(request("d7", {glasses: 2}))
    assert refused.value.short == {glasses: 1}
    assert fulfilment.promise({glasses: (1, "direct")}, "es", "28013").warehouses == ("SZX",)


def test_a_shopper_sees_the_duty_on_tile_page_cart_and_order_before_paying(shop: dict[str, list[UUID]]) -> None:
    from django.test import Client

    from argosy.checkout import api as checkout

    glasses = shop[GLASSES][0]
    buyer = Client()
    listing = buyer.get("/es/es/s/?q=10133").content.decode()
    product = buyer.get("/api/v1/markets/es/products?q=10133").json()
    slug = product["items"][0]["slug"]
    page = buyer.get(f"/es/es/p/{slug}/").content.decode()
    assert "más 3,63\xa0€ de derechos de importación con su IVA" in page
    buyer.post("/es/es/cart/", {"variant": str(glasses), "quantity": "1", "key": "k"})
    for path in ("/es/es/cart/", "/es/es/checkout/"):
        shown = buyer.get(path).content.decode()
        assert "Derechos de importación, con su IVA" in shown and "3,63\xa0€" in shown, path
        assert "no hay nada más que abonar" in shown, path
        assert "sin derechos de aduana" not in shown
    assert "derechos de importación" in listing
    offer = buyer.get(f"/api/v1/markets/es/products/{slug}").json()
    assert offer["variants"][0]["import_cost"] == {"minor": 363, "currency": "EUR"}
    placed = checkout.place(request("d8", {glasses: 1}))
    told = checkout.order(placed.order_id)
    from argosy.web.shop.mail import order_confirmation

    assert "3,63\xa0€" in order_confirmation(told.id).body


def test_a_coupon_lessens_what_is_imported_and_taxed_and_the_books_still_balance(shop: dict[str, list[UUID]]) -> None:
    from datetime import timedelta

    from argosy.campaigns import api as campaigns
    from argosy.checkout import api as checkout
    from argosy.kernel import clock

    now = clock.now()
    campaigns.make_coupon(
        "SEA10",
        kind="percent",
        value=1000,
        markets=["es"],
        starts_at=now - timedelta(days=1),
        ends_at=now + timedelta(days=1),
        most_uses=9,
    )
    lines = {shop[GLASSES][0]: 2, shop[HOME][0]: 1}
    plain = checkout.order(checkout.place(request("c1", lines)).order_id)
    less = checkout.order(checkout.place(request("c2", lines, coupon="SEA10")).order_id)
    goods = sum(line.unit_gross * line.quantity for line in plain.lines)
    assert less.discount == (goods + 5) // 10 and plain.gross - less.gross == less.discount
    assert less.duty == plain.duty == 300 and less.gross == less.net + less.vat + less.duty
    assert all(line.gross + line.coupon == line.unit_gross * line.quantity for line in less.lines)
    assert checkout.replay(less.id).equal and in_balance()
