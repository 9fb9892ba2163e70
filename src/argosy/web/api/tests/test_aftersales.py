"""Cancelling and withdrawing through the API: with the order's token, once for each key."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from argosy.web.api import documents_aftersales as da

pytestmark = pytest.mark.db


def ship(order_id: str) -> None:
    from uuid import UUID

    from argosy.fulfilment import api as fulfilment

    assert fulfilment.ship(UUID(order_id), "es")


def test_an_order_is_cancelled_and_its_money_let_go(api: Any, world: Any, buy: Any) -> None:
    _, placed = buy(quantity=2)
    path, token = f"orders/{placed['id']}/cancellation", placed["token"]
    status, told = api("POST", path, {}, Idempotency_Key="c1", Order_Token=token)
    done = da.CancellationOut.model_validate(told)
    assert (status, done.state, done.payment_state, done.settled) == (200, "cancelled", "voided", True)
    assert api("POST", path, {}, Idempotency_Key="c1", Order_Token=token) == (status, told)
    assert api("GET", f"orders/{placed['id']}", Order_Token=token)[1]["state"] == "cancelled"


def test_a_withdrawal_takes_two_steps(api: Any, world: Any, buy: Any) -> None:
    _, placed = buy(quantity=2)
    ship(placed["id"])
    _, order = api("GET", f"orders/{placed['id']}", Order_Token=placed["token"])
    path, line = f"orders/{placed['id']}/withdrawals", order["lines"][0]["id"]

    def declare(key: str = "w1", **body: Any) -> Any:
        return api("POST", path, body, Idempotency_Key=key, Order_Token=placed["token"])

    status, told = declare(lines=[{"line_id": line, "quantity": 1}])
    first = da.WithdrawalOut.model_validate(told)
    assert (status, first.state, first.whole, first.name) == (201, "declared", False, "Ana Ruiz")
    assert (first.email, first.language, first.confirmed_at) == ("ana@example.org", "es", None)
    assert declare(lines=[{"line_id": line, "quantity": 1}]) == (status, told)
    assert declare(lines=[])[1]["code"] == "idempotency-key-reused"
    assert api("GET", f"{path}/{first.number}", Order_Token=placed["token"]) == (200, told)

    step = f"{path}/{first.number}/confirmation"
    status, told = api("POST", step, {}, Order_Token=placed["token"])
    done = da.WithdrawalOut.model_validate(told)
    assert (status, done.state, done.cancelled) == (200, "confirmed", False)
    assert done.confirmed_at is not None and done.last_day is not None
    assert api("POST", step, {}, Order_Token=placed["token"]) == (200, told)
    assert declare("w2", lines=[{"line_id": line, "quantity": 2}])[1]["code"] == "aftersales-lines"
    assert declare("w3", email="nobody")[1]["code"] == "aftersales-declaration"
    assert declare("w4", language="pl")[0] == 422


def test_before_dispatch_it_cancels_and_after_it_cancelling_is_refused(api: Any, world: Any, buy: Any) -> None:
    _, placed = buy()
    path, token = f"orders/{placed['id']}", placed["token"]
    _, told = api("POST", f"{path}/withdrawals", {}, Idempotency_Key="w1", Order_Token=token)
    _, done = api("POST", f"{path}/withdrawals/{told['number']}/confirmation", {}, Order_Token=token)
    assert (done["state"], done["whole"], done["cancelled"]) == ("settled", True, True)
    _, sent = buy(key="k2")
    ship(sent["id"])
    path = f"orders/{sent['id']}/cancellation"
    status, told = api("POST", path, {}, Idempotency_Key="c1", Order_Token=sent["token"])
    assert (status, told["code"]) == (409, "aftersales-already-sent")


def test_only_the_buyer_may_and_a_key_is_needed(api: Any, world: Any, buy: Any) -> None:
    _, placed = buy()
    _, other = buy(key="k2")
    path = f"orders/{placed['id']}"
    for tail in ("cancellation", "withdrawals"):
        for token in (other["token"], "", "x"):
            status, told = api("POST", f"{path}/{tail}", {}, Idempotency_Key="c1", Order_Token=token)
            assert (status, told["code"]) == (404, "unknown-order")
        status, told = api("POST", f"{path}/{tail}", {}, Order_Token=placed["token"])
        assert told["code"] == "idempotency-key-missing"
    assert api("GET", f"{path}/withdrawals/W-222222222", Order_Token=placed["token"])[0] == 404
    assert api("POST", f"orders/{uuid4()}/cancellation", {}, Idempotency_Key="c1")[0] == 404
    assert api("GET", path, Order_Token=placed["token"])[1]["state"] == "placed"
