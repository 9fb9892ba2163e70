"""Coupons from the cart to the books: what they take off is shown, taxed, booked and given back, never more often than the cap."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from argosy.kernel import clock

pytestmark = pytest.mark.db
JSON: Any = "application/json"


def coupon(code: str = "WELCOME10", **changes: Any) -> Any:
    from argosy.campaigns import api as campaigns

    now = clock.now()
    terms: dict[str, Any] = {
        "kind": "percent",
        "value": 1000,
        "markets": ["es"],
        "starts_at": now - timedelta(days=1),
        "ends_at": now + timedelta(days=9),
        "most_uses": 100,
    }
    return campaigns.make_coupon(code, **(terms | changes))


def order(key: str, lines: dict[UUID, int], token: str = "test-4242", **changes: Any) -> Any:
    from market import request

    from argosy.checkout import api as checkout

    return checkout.order(checkout.place(request(key, lines, token, **({"coupon": "welcome10"} | changes))).order_id)


def brand_of(variant: UUID) -> UUID:
    from argosy.catalogue import api as catalogue

    return catalogue.sale_facts([variant])[variant].brand_id


def booked(order_id: UUID) -> Counter[str]:
    from argosy.ledger.models import Transfer

    found: Counter[str] = Counter()
    for kind, amount in Transfer.objects.filter(journal_id=order_id).values_list("kind", "amount_minor"):
        found[kind] += amount
    return found


def sound() -> bool:
    from argosy.campaigns import api as campaigns
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    return ledger.verify().ok and not settlement.uncleared("eu", ["EUR"]) and not campaigns.coupon_differences()


def test_what_it_takes_off_is_taxed_kept_and_replayed(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    coupon()
    plain = order("k1", {variants[0]: 1, variants[1]: 2}, coupon="")
    less = order("k2", {variants[0]: 1, variants[1]: 2})
    assert less.coupon == "WELCOME10" and plain.coupon == ""
    assert less.discount == (plain.gross + 5) // 10 == sum(line.coupon for line in less.lines)
    assert (less.gross, less.due) == (plain.gross - less.discount, plain.due - less.discount)
    assert less.net + less.vat == less.gross and abs(less.vat * 121 - less.gross * 21) < 121
    for line in less.lines:
        assert line.unit_gross * line.quantity == line.gross + line.coupon
    assert checkout.replay(less.id).equal
    assert sound()


def test_the_platforms_coupon_is_booked_as_its_co_funding_and_a_brands_is_the_brands(variants: list[UUID]) -> None:
    from argosy.kernel.money import vat_inside

    coupon()
    coupon("BRAND-OWN", brand_id=brand_of(variants[0]))
    ours, theirs = order("k1", {variants[0]: 1}), order("k2", {variants[0]: 1}, coupon="BRAND-OWN")
    funded = vat_inside(ours.discount, ours.lines[0].vat_rate).net
    assert booked(ours.id)["co_funding"] == funded and booked(theirs.id)["co_funding"] == 0
    assert booked(ours.id)["sale"] == booked(theirs.id)["sale"] == ours.lines[0].net
    assert ours.gross == theirs.gross and sound()


def test_no_announced_price_changes(variants: list[UUID]) -> None:
    from argosy.pricing import api as pricing

    before = pricing.current([variants[0]], "es")[variants[0]]
    coupon()
    order("k1", {variants[0]: 1})
    assert pricing.current([variants[0]], "es")[variants[0]] == before


def test_each_buyer_uses_it_once_however_the_address_is_written(variants: list[UUID]) -> None:
    from argosy.campaigns import api as campaigns

    coupon()
    first = order("k1", {variants[0]: 1})
    assert order("k1", {variants[0]: 1}).id == first.id
    with pytest.raises(campaigns.CouponRefused) as refused:
        order("k2", {variants[0]: 1}, email=" ANA@Example.org")
    assert refused.value.reason == "used"
    assert order("k3", {variants[0]: 1}, email="other@example.org").discount


@pytest.mark.parametrize("token", ["test-0002", "test-3220"])
def test_a_payment_that_fails_frees_it_again(variants: list[UUID], token: str) -> None:
    from market import request

    from argosy.checkout import api as checkout

    coupon()
    placed = checkout.place(request("k1", {variants[0]: 1}, token, coupon="WELCOME10"))
    if placed.state == "pending":
        checkout.confirm(placed.order_id, False)
    assert checkout.order(placed.order_id).state == "refused"
    assert order("k2", {variants[0]: 1}).discount and sound()


def test_an_order_called_off_frees_it_again(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.campaigns import api as campaigns

    coupon(most_uses=1)
    first = order("k1", {variants[0]: 1})
    assert campaigns.coupons()[0].uses == 1 and campaigns.coupons()[0].spent == first.discount
    aftersales.cancel(first.id, "c1")
    assert (campaigns.coupons()[0].uses, campaigns.coupons()[0].spent) == (0, 0)
    assert order("k2", {variants[0]: 1}).discount and sound()


def test_a_budget_is_never_exceeded_by_a_cent(variants: list[UUID]) -> None:
    from argosy.campaigns import api as campaigns

    price = order("k0", {variants[0]: 1}, coupon="").lines[0].gross
    coupon(budget=(price + 5) // 10 + 1)
    order("k1", {variants[0]: 1})
    with pytest.raises(campaigns.CouponRefused) as refused:
        order("k2", {variants[0]: 1}, email="second@example.org")
    assert refused.value.reason == "spent" and sound()


def test_the_cart_shows_it_or_says_why_not(variants: list[UUID]) -> None:
    from argosy.campaigns import api as campaigns
    from argosy.checkout import api as checkout

    coupon()
    coupon("DEONLY", markets=["de"])
    cart = checkout.create("es", "es")
    checkout.add(cart, variants[0], 1)
    before = checkout.view(cart).quote
    for code, reason in (("DEONLY", "market"), ("NOSUCH", "unknown"), ("?", "unknown")):
        with pytest.raises(campaigns.CouponRefused) as refused:
            checkout.set_coupon(cart, code)
        assert refused.value.reason == reason
    checkout.set_coupon(cart, "wel come10")
    view = checkout.view(cart)
    assert before and view.quote and view.coupon == "WELCOME10"
    assert view.quote.total.gross == before.total.gross - view.quote.discount
    campaigns.stop_coupon("WELCOME10")
    ended = checkout.view(cart)
    assert ended.quote and ended.quote.discount == 0 and ended.coupon_trouble
    assert "ha caducado" in ended.coupon_trouble.sentence("es")
    checkout.set_coupon(cart, "")
    assert checkout.view(cart).coupon_trouble is None


def test_both_ways_of_buying_take_it_and_a_refusal_leaves_nothing(variants: list[UUID]) -> None:
    from argosy.checkout.models import Order

    coupon()
    client = Client()
    body: dict[str, Any] = {
        "email": "ana@example.org",
        "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
        "payment": {"token": "test-4242"},
    }
    cart = client.post("/api/v1/carts", {"market": "es"}, JSON).json()["id"]
    client.post(f"/api/v1/carts/{cart}/lines", {"variant_id": str(variants[0])}, JSON)
    shown = client.patch(f"/api/v1/carts/{cart}", {"coupon": "welcome10"}, JSON).json()
    assert shown["coupon"]["discount"] == shown["totals"]["discount"] and shown["coupon"]["problem"] is None
    placed = client.post(f"/api/v1/carts/{cart}/order", body, JSON, headers={"Idempotency-Key": "a"}).json()
    assert placed["total"] == shown["totals"]["total"]
    told = client.get(f"/api/v1/orders/{placed['id']}", {"token": placed["token"]}).json()
    assert (told["coupon"], told["discount"]) == ("WELCOME10", shown["totals"]["discount"])
    count = Order.objects.count()
    whole = body | {"market": "es", "lines": [{"variant_id": str(variants[0])}], "coupon": "WELCOME10"}
    again = client.post("/api/v1/orders", whole, JSON, headers={"Idempotency-Key": "b"})
    assert (again.status_code == 409 and "una vez" in str(again.json())) or "once" in str(again.json())
    assert Order.objects.count() == count


def test_the_invoice_and_the_mail_say_what_was_deducted(variants: list[UUID]) -> None:
    from argosy.invoicing import api as invoicing
    from argosy.web.invoices import issue_invoices
    from argosy.web.shop.mail import order_confirmation

    coupon()
    placed = order("k1", {variants[0]: 1})
    issue_invoices([{"order_id": str(placed.id)}])
    goods = invoicing.of_order(placed.id)[0]
    assert goods.content["lines"][0]["note"].startswith("Cupón WELCOME10: ")
    assert sum(d.gross for d in invoicing.of_order(placed.id)) == placed.gross
    assert "Cupón WELCOME10" in order_confirmation(placed.id).body
