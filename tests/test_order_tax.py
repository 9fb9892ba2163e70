"""An order is taxed by its facts: each line says its scheme and who owes the tax, and the books hold what was quoted."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from market import ADDRESS, launch_market, request

from argosy.kernel.money import Taxed


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    return launch_market(tmp_path / "pack", ("es", "fr"))


@pytest.mark.db
def test_goods_of_a_chinese_brand_in_madrid_make_the_marketplace_the_supplier(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import OrderLine
    from argosy.ledger import api as ledger

    placed = checkout.place(request("t1", {variants[0]: 2, variants[1]: 1}))
    seen = checkout.order(placed.order_id)
    rows = list(OrderLine.objects.filter(order_id=placed.order_id))
    for row in rows:
        assert row.vat_minor == (row.gross_minor * 21 * 2 + 121) // (2 * 121)
        assert row.vat_rate == Decimal(21)
    assert [row.facts["tax"] for row in rows] == [{"scheme": "deemed_supplier_domestic", "owes": "platform"}] * 2
    booked = ledger.by_journal([placed.order_id])[placed.order_id]
    assert sum(t.amount_minor for t in booked if t.kind in ("vat", "delivery_vat")) == seen.vat


@pytest.mark.db
def test_across_a_border_the_destination_s_rate_holds_down_to_corsica(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import OrderLine

    address = ADDRESS | {"postal_code": "20000", "city": "Ajaccio"}
    placed = checkout.place(request("t2", {variants[0]: 1}, market="fr", language="fr", address=address))
    line = OrderLine.objects.get(order_id=placed.order_id)
    assert (line.vat_rate, line.warehouse) == (Decimal(20), "MAD")
    assert line.vat_minor == (line.gross_minor * 20 * 2 + 120) // (2 * 120)


@pytest.mark.db
def test_no_order_goes_where_another_tax_rules(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment

    for country, code in (("ES", "35001"), ("IT", "22061"), ("IT", "23041"), ("DE", "78266"), ("FR", "97400")):
        with pytest.raises(fulfilment.NotServed):
            fulfilment.check_postcode(country, code)
    with pytest.raises(fulfilment.NotServed):
        checkout.place(request("t3", {variants[0]: 1}, address=ADDRESS | {"postal_code": "38001"}))


@pytest.mark.parametrize("unit", [1, 3, 333, 999, 4995])
def test_a_line_sent_from_two_places_keeps_the_tax_that_was_quoted(unit: int) -> None:
    from argosy.checkout.drafting import _shared
    from argosy.kernel.money import vat_inside

    variant = uuid4()
    amount = vat_inside(unit * 7, Decimal(19))
    line = SimpleNamespace(item=SimpleNamespace(variant_id=variant, unit_gross=unit), amount=amount)
    held = SimpleNamespace(allocations=[SimpleNamespace(variant_id=variant, quantity=n) for n in (1, 4, 2)])
    shares = _shared(SimpleNamespace(lines=[line]), held)  # type: ignore[arg-type]
    assert [s.gross for s in shares] == [unit, unit * 4, unit * 2]
    assert Taxed(sum(s.net for s in shares), sum(s.vat for s in shares), sum(s.gross for s in shares)) == amount


@pytest.mark.db
def test_an_order_is_worked_out_again_to_the_cent_and_a_changed_cent_is_seen(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.kernel import clock
    from argosy.kernel import db as database
    from argosy.pricing import api as pricing

    placed = checkout.place(request("t4", {variants[0]: 3, variants[1]: 2}))
    again = checkout.replay(placed.order_id)
    assert again.equal and again.vat == again.kept_vat == checkout.order(placed.order_id).vat
    assert again.on == clock.today()
    (part,) = again.parts
    assert part.quote.decision.scheme == "deemed_supplier_domestic"
    told = " ".join(pricing.tax.explain(part.quote, "auditor", "en"))
    assert "Art. 14a" in told
    database.run("UPDATE checkout_orderline SET vat_minor = vat_minor + 1, net_minor = net_minor - 1 WHERE variant_id = %s", [variants[0]])  # fmt: skip
    assert not checkout.replay(placed.order_id).equal


@pytest.mark.db
def test_the_total_explains_itself_to_shopper_brand_and_auditor(variants: list[UUID]) -> None:
    from django.test import Client

    from argosy.checkout import api as checkout
    from argosy.kernel.models import User
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    buyer = Client()
    buyer.post("/es/es/cart/", {"variant": str(variants[0]), "quantity": "1", "key": "k"})
    for path in ("/es/es/cart/", "/es/es/checkout/"):
        page = buyer.get(path).content.decode()
        assert "Cómo se compone este total" in page and "sin derechos de aduana" in page, path
    placed = checkout.place(request("t5", {variants[0]: 1}))
    order = checkout.order(placed.order_id)
    operator = browser(programme.create_user("op@argosy.example", "quite-a-long-password", is_staff=True))
    page = operator.get(f"/operator/orders/{order.number}/").content.decode()
    assert "equal to the cent" in page and "Art. 14a" in page
    lead = programme.create_user("lead@xiaomi.example", "quite-a-long-password")
    programme.enrol(order.lines[0].brand_id, lead, "lead")
    assert User.objects.filter(id=lead).exists()
    slug = programme.brand_by_id(order.lines[0].brand_id).slug
    page = browser(lead).get(f"/brand/{slug}/orders/{order.lines[0].line_id}/").content.decode()
    assert "Why it was taxed so" in page and "The marketplace owes the VAT" in page
