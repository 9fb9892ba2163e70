"""The way of delivery from the cart to the shipment: what is shown is what is ordered, promised, paid and taxed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from argosy.kernel import clock

pytestmark = pytest.mark.db
#: A Thursday to come, after the cut-off in Madrid, so that express gains a day.
THURSDAY = clock.today() + timedelta(days=7 + (3 - clock.today().weekday()) % 7)
FRIDAY, MONDAY = THURSDAY + timedelta(days=1), THURSDAY + timedelta(days=4)
JSON: Any = "application/json"


@pytest.fixture(autouse=True)
def in_the_evening() -> Iterator[None]:
    with clock.travel(datetime.combine(THURSDAY, time(16, 30), UTC)):
        yield


def cart_of(variant: UUID, postcode: str = "28013") -> UUID:
    from argosy.checkout import api as checkout

    cart = checkout.create("es", "es")
    checkout.add(cart, variant, 1)
    checkout.set_postcode(cart, postcode)
    return cart


def order(variant: UUID, **changes: Any) -> Any:
    from market import request

    from argosy.checkout import api as checkout

    return checkout.order(checkout.place(request(f"way-{changes}", {variant: 1}, **changes)).order_id)


def test_the_cart_offers_what_arrives_earlier_and_the_points_near(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    view = checkout.view(cart_of(variants[0]))
    assert [(w.code, w.price, w.day) for w in view.ways] == [
        ("standard", 0, MONDAY),
        ("express", 990, FRIDAY),
        ("pickup:ES-28-1", 0, MONDAY),
        ("pickup:ES-28-2", 0, MONDAY),
    ]
    assert (view.way, view.promised_on, view.way_gone) == ("standard", MONDAY, False)
    with clock.travel(datetime.combine(THURSDAY, time(10), UTC)):
        assert "express" not in {w.code for w in checkout.view(view.id).ways}


def test_the_way_chosen_is_kept_priced_and_promised(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    cart = cart_of(variants[0])
    before = checkout.view(cart)
    checkout.set_way(cart, "express")
    after = checkout.view(cart)
    assert before.quote and after.quote
    assert after.quote.total.gross - before.quote.total.gross == 990 == after.quote.delivery.gross
    assert (after.way, after.promised_on) == ("express", FRIDAY)


def test_a_way_that_is_gone_is_told_and_the_standard_one_counts(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment

    cart = cart_of(variants[0])
    checkout.set_way(cart, "pickup:ES-28-1")
    checkout.set_postcode(cart, "08012")
    view = checkout.view(cart)
    assert (view.way, view.way_gone) == ("standard", True)
    with pytest.raises(fulfilment.WayNotOffered):
        checkout.set_way(cart, "pickup:ES-28-1")


def test_an_order_keeps_its_way_and_its_shipments_and_tax_agree(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    usual, fast = order(variants[0]), order(variants[0], way="express")
    assert fast.gross - usual.gross == fast.delivery == 990
    assert fast.vat - usual.vat == 172  # 21% within 9.90
    assert (usual.way, fast.way, fast.promised_on) == ("standard", "express", FRIDAY)
    assert {s["way"] for s in usual.shipments} == {"standard"} and {s["way"] for s in fast.shipments} == {"express"}
    assert checkout.replay(fast.id).equal and checkout.replay(usual.id).equal


def test_a_way_that_is_not_offered_leaves_nothing_behind(variants: list[UUID]) -> None:
    from market import request

    from argosy.checkout import api as checkout
    from argosy.checkout.models import Order
    from argosy.fulfilment import api as fulfilment

    before = Order.objects.count()
    for way in ("pickup:ES-08-1", "pickup:DE-10-1", "pigeon"):
        with pytest.raises(fulfilment.WayNotOffered):
            checkout.place(request(f"no-{way}", {variants[0]: 1}, way=way))
    # In the morning express gains nothing, and nobody pays for nothing.
    with clock.travel(datetime.combine(THURSDAY, time(10), UTC)), pytest.raises(fulfilment.WayNotOffered):
        checkout.place(request("no-gain", {variants[0]: 1}, way="express"))
    assert Order.objects.count() == before


def test_another_way_under_the_same_key_is_another_order(variants: list[UUID]) -> None:
    from market import request

    from argosy.checkout import api as checkout

    checkout.place(request("same", {variants[0]: 1}))
    with pytest.raises(checkout.KeyReused):
        checkout.place(request("same", {variants[0]: 1}, way="express"))


@pytest.mark.parametrize("stepwise", [True, False])
def test_both_ways_of_buying_take_it(variants: list[UUID], stepwise: bool) -> None:
    client = Client()
    body: dict[str, Any] = {
        "email": "ana@example.org",
        "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
        "payment": {"token": "test-4242"},
    }
    key: Any = {"Idempotency-Key": f"way-{stepwise}"}
    if stepwise:
        cart = f"/api/v1/carts/{cart_of(variants[0])}"
        changed = client.patch(cart, {"delivery": "pickup:ES-28-2"}, JSON).json()
        assert (changed["delivery_way"], changed["delivery_ways"][3]["point"]["city"]) == ("pickup:ES-28-2", "Madrid")
        placed = client.post(f"{cart}/order", body, JSON, headers=key).json()
    else:
        lines = [{"variant_id": str(variants[0])}]
        whole = body | {"market": "es", "lines": lines, "delivery": "pickup:ES-28-2"}
        placed = client.post("/api/v1/orders", whole, JSON, headers=key).json()
    told = client.get(f"/api/v1/orders/{placed['id']}", {"token": placed["token"]}).json()
    assert told["delivery_way"] == "pickup:ES-28-2" and told["pickup_point"]["postal_code"] == "28045"
    refused = client.post(
        "/api/v1/orders",
        body | {"market": "es", "lines": [{"variant_id": str(variants[0])}], "delivery": "pickup:ES-08-1"},
        JSON,
        headers={"Idempotency-Key": f"no-{stepwise}"},
    )
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (409, "delivery-way")
