"""Paying on Stripe's own page: one payment whatever happens on the way, and goods that are free again when nobody pays."""

from __future__ import annotations

import urllib.request
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import pytest
from django.test import Client

from argosy.checkout.tests.scene import balanced, buy, later, reserved, stand, work
from argosy.cli.stripe_server.server import LocalStripe

pytestmark = pytest.mark.db


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


def press(address: str, card: str) -> str:
    """A button on the page of the local Stripe; where it leads, "" where it shows the page again."""
    body = urlencode({"card": card}).encode()
    try:
        with urllib.request.build_opener(_Stay).open(address, body) as answer:
            return "" if answer.status == 200 else answer.headers["Location"]
    except urllib.error.HTTPError as moved:
        return moved.headers["Location"]


def path_of(address: str) -> str:
    return urlsplit(address).path


def order_by_shop(variant: UUID) -> tuple[Client, str]:
    """A shopper who has pressed the order button; the address that they are sent to."""
    client = Client()
    client.post("/es/es/cart/", {"variant": str(variant), "quantity": "1"})
    form = {
        "email": "ana@example.org",
        "name": "Ana Ruiz",
        "street": "Calle Mayor 1",
        "postal_code": "28013",
        "city": "Madrid",
        "province": "M",
        "pay": "stripe",
        "delivery": "standard",
    }
    ordered = client.post("/es/es/checkout/", form)
    assert ordered.status_code == 302 and ordered["Location"].endswith("/confirm/")
    return client, client.get(ordered["Location"])["Location"]


def test_a_shopper_pays_there_and_comes_back(local: LocalStripe, variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import Order

    client, page = order_by_shop(variants[0])
    assert page.startswith(local.url + "/_checkout/cs_") and reserved(variants[0]) == 1
    assert press(page, "pm_card_visa_chargeDeclined") == ""
    back = press(page, "pm_card_visa")
    returned = client.get(path_of(back))
    order = Order.objects.get()
    assert order.state == "placed" and returned["Location"].endswith("?thanks=1")
    assert "Gracias" in client.get(returned["Location"]).content.decode()
    payment = checkout.payment(order.id)
    assert (payment.state, payment.reference[:3]) == ("authorised", "pi_")
    # Coming back twice, and a message that is late, change nothing.
    before = stand(order.id, variants[0])
    client.get(path_of(back))
    work()
    assert stand(order.id, variants[0]) == before
    assert checkout.capture(order.id).state == "captured"
    assert checkout.refund(order.id, 100, "", "r1").state == "done" and balanced()
    # The refused attempt took nothing.
    assert sum(i["amount_received"] for i in local.books.intents.values()) == payment.amount


def test_who_leaves_is_not_charged_and_keeps_the_basket(local: LocalStripe, variants: list[UUID]) -> None:
    from argosy.checkout.models import Order
    from argosy.checkout.payments.stripe_page import link

    client, page = order_by_shop(variants[0])
    order = Order.objects.get()
    left = client.get(path_of(link(order.payments.get().id, "left")))
    assert left["Location"].endswith("/es/es/checkout/?left=1")
    order.refresh_from_db()
    assert order.state == "refused" and reserved(variants[0]) == 0
    assert press(page, "pm_card_visa") == "" and not local.books.intents
    again = client.get(left["Location"]).content.decode()
    assert "Has salido de la página de pago" in again and "Calle Mayor 1" in again


def test_who_pays_and_never_comes_back_has_ordered_all_the_same(local: LocalStripe, variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    placed = buy(variants[0], "checkout", "stripe")
    assert (placed.state, placed.payment_state) == ("pending", "challenged")
    press(placed.challenge.url, "pm_card_visa")
    with later(minutes=1):
        work()
    assert checkout.status(placed.order_id).state == "placed" and balanced()


def test_a_page_that_nobody_pays_on_is_closed_before_the_goods_are_free(
    local: LocalStripe, variants: list[UUID]
) -> None:
    from argosy.checkout import api as checkout

    placed = buy(variants[0], "checkout", "stripe")
    with later(minutes=5):
        work()
        assert checkout.status(placed.order_id).state == "pending" and reserved(variants[0]) == 1
    with later(minutes=20):
        work()
    assert checkout.status(placed.order_id).state == "refused" and reserved(variants[0]) == 0
    assert [s["status"] for s in local.books.sessions.found.values()] == ["expired"]


def test_an_answer_that_was_lost_is_asked_for_under_the_same_key(local: LocalStripe, variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    local.faults.add("drop-after", on="POST /v1/checkout/sessions$")
    placed = buy(variants[0], "checkout", "stripe")
    assert placed.payment_state in ("started", "pending") and len(local.books.sessions.found) == 1
    work()
    assert checkout.status(placed.order_id).payment_state == "challenged"
    found = checkout.challenge(placed.order_id)
    assert found and found.url and len(local.books.sessions.found) == 1


def test_a_page_of_which_nobody_ever_heard_is_a_no(local: LocalStripe, variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    local.faults.add("drop-before", on="POST /v1/checkout/sessions$", times=1)
    placed = buy(variants[0], "checkout", "stripe")
    with later(minutes=20):
        work()
    told = checkout.status(placed.order_id)
    assert (told.state, told.reason) == ("refused", "not-reached") and reserved(variants[0]) == 0


def test_an_address_that_we_did_not_make_opens_nothing(variants: list[UUID]) -> None:
    assert Client().get("/payment/0123456789abcdef.forged/back/").status_code == 404
