"""Reservations through the API: with the order's token for the buyer, with a key for the brand."""

from __future__ import annotations

from uuid import UUID

import pytest

from argosy.handover.tests.conftest import cars, local, showroom
from argosy.handover.tests.scene import VIN, reserved, sound, taken
from argosy.web.api import documents_handover as dh
from argosy.web.api.tests.conftest import Api

pytestmark = pytest.mark.db
__all__ = ["cars", "local", "showroom"]


@pytest.fixture
def client(cars: list[UUID]) -> Api:
    return Api()


def test_a_reservation_goes_its_way_over_the_api(client: Api, cars: list[UUID]) -> None:
    from argosy.programme import api as programme
    from argosy.web.api.orders import token_of

    order = reserved(cars[0])
    path, token = f"orders/{order}/handover", token_of(order)
    assert client("GET", path)[0] == 404
    status, told = client("GET", path, Order_Token=token)
    first = dh.HandoverOut.model_validate(told)
    assert (status, first.state, first.appointment, first.deposit.minor) == (200, "reserved", None, 30000)
    assert first.kept_if_cancelled.minor == 0 and first.terms.buyer == "consumer" and len(first.terms.sentences) == 4
    pay = {"payment": {"token": "test-4242"}}
    assert (
        client("POST", f"{path}/payments", pay, Order_Token=token, Idempotency_Key="k1")[1]["code"] == "handover-state"
    )

    assert client("GET", f"{path}/slots?point=DE-BER", Order_Token=token)[1]["code"] == "handover-point"
    found = dh.SlotsOut.model_validate(client("GET", f"{path}/slots?point=ES-BCN", Order_Token=token)[1])
    assert found.slots and all(s.left == 1 for s in found.slots)
    wanted = {"point": "ES-BCN", "starts_at": found.slots[0].starts_at.isoformat()}
    status, told = client("PUT", f"{path}/appointment", wanted, Order_Token=token)
    assert (status, told["state"], told["appointment"]["point"]["city"]) == (200, "appointed", "Barcelona")
    assert client("PUT", f"{path}/appointment", wanted, Order_Token=token) == (status, told)
    ics = client.raw("GET", f"{path}/appointment.ics", Order_Token=token)
    assert ics["Content-Type"].startswith("text/calendar") and b"BEGIN:VEVENT\r\n" in ics.content

    status, told = client("POST", f"{path}/payments", pay, Order_Token=token, Idempotency_Key="k1")
    done = dh.HandoverOut.model_validate(told)
    assert (status, done.state, done.due.minor) == (200, "paid", 0)
    assert done.payment is not None and done.payment.state == "captured"
    assert client("POST", f"{path}/payments", pay, Order_Token=token, Idempotency_Key="k1") == (status, told)
    assert client("POST", f"{path}/payments", pay, Order_Token=token, Idempotency_Key="k2")[0] == 409
    other = {"payment": {"token": "test-0002"}}
    assert client("POST", f"{path}/payments", other, Order_Token=token, Idempotency_Key="k1")[0] == 422

    brand = programme.brand("leapmotor").id
    key, reader = (
        programme.issue_key(brand, n, s).secret for n, s in (("till", ["read", "write"]), ("eyes", ["read"]))
    )
    (waiting,) = dh.BrandHandovers.model_validate(client("GET", "brand/handovers", key=reader)[1]).items
    assert (waiting.order_id, waiting.holder, waiting.state) == (order, "Ana Ruiz", "paid")
    record = {"by": "Dealer", "units": [VIN], "odometer_km": 9}
    assert client("POST", f"brand/handovers/{order}", record, key=reader, Idempotency_Key="r1")[0] == 403
    status, told = client("POST", f"brand/handovers/{order}", record, key=key, Idempotency_Key="r1")
    assert (status, told["state"], told["units"], told["handed_by"]) == (200, "handed-over", [VIN], "Dealer")
    assert client("POST", f"brand/handovers/{order}", record, key=key, Idempotency_Key="r1") == (status, told)
    assert client("GET", "brand/handovers?ended=true", key=reader)[1]["items"] == [told]
    assert client("GET", "brand/handovers", key=reader)[1]["items"] == [] and sound()


def test_a_challenge_is_answered_once_and_cancelling_goes_by_the_terms(client: Api, cars: list[UUID]) -> None:
    from argosy.handover import api as handover
    from argosy.handover.tests.scene import appointed
    from argosy.web.api.orders import token_of

    order = appointed(cars[0])
    path, token = f"orders/{order}/handover/payments", token_of(order)
    status, told = client("POST", path, {"payment": {"token": "test-3220"}}, Order_Token=token, Idempotency_Key="k1")
    assert (status, told["state"], told["payment"]["state"]) == (200, "appointed", "challenged")
    answered = client("POST", f"{path}/confirmation", {"accepted": True}, Order_Token=token)
    assert (answered[0], answered[1]["state"]) == (200, "paid")
    assert client("POST", f"{path}/confirmation", {"accepted": True}, Order_Token=token) == answered
    status, told = client("POST", f"orders/{order}/cancellation", {}, Order_Token=token, Idempotency_Key="c1")
    assert (status, told["state"], told["settled"]) == (200, "cancelled", True)
    assert taken(order) == 0 and handover.agreement(order).state == "cancelled" and sound()


def test_places_and_terms_of_a_market_are_public(client: Api) -> None:
    status, told = client("GET", "markets/es/handover")
    found = dh.HandoverOffer.model_validate(told)
    assert status == 200 and [p.code for p in found.points] == ["ES-MAD", "ES-BCN"]
    assert [(x.buyer, x.kept_bp, x.late_bp) for x in found.terms] == [("consumer", 0, 0), ("business", 5000, 10000)]
    assert client("GET", "markets/xx/handover")[0] == 404
