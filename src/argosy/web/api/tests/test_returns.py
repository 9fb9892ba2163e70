"""Returns through the API: with the order's token, once for each key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

pytestmark = pytest.mark.db


def test_a_fault_is_claimed_once_and_its_money_told(api: Any, world: Any, buy: Any) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock

    _, placed = buy()
    path, token = f"orders/{placed['id']}", placed["token"]
    line = api("GET", path, Order_Token=token)[1]["lines"][0]["id"]
    body = {"cause": "guarantee", "lines": [{"line_id": line, "quantity": 1}], "told": "Broken", "remedy": "refund"}
    status, early = api("POST", f"{path}/returns", body, Idempotency_Key="r1", Order_Token=token)
    assert (status, early["code"]) == (409, "aftersales-not-delivered")
    order = UUID(placed["id"])
    aftersales.dispatch(order)
    fulfilment.deliver(order, clock.now())
    status, told = api("POST", f"{path}/returns", body, Idempotency_Key="r1", Order_Token=token)
    assert (status, told["state"], told["lines"][0]["left"]) == (201, "claimed", 1)
    assert api("POST", f"{path}/returns", body, Idempotency_Key="r1", Order_Token=token)[1] == told
    other = body | {"told": "Dented"}
    assert api("POST", f"{path}/returns", other, Idempotency_Key="r1", Order_Token=token)[0] in (409, 422)
    assert api("GET", f"{path}/returns", Order_Token="none")[0] in (401, 403, 404)
    assert api("GET", f"{path}/refunds", Order_Token=token)[1] == {"items": []}
    aftersales.decide(told["number"], True, "")
    aftersales.receive(aftersales.Reception(told["number"], {UUID(line): 1}, {}, "x", "in"))
    done = api("GET", f"{path}/returns/{told['number']}", Order_Token=token)[1]
    (refund,) = api("GET", f"{path}/refunds", Order_Token=token)[1]["items"]
    assert done["state"] == "received" and done["refunds"] == [refund]
    assert refund["settled_at"] and refund["return_number"] == told["number"]
    assert refund["amount"] - refund["delivery"] == refund["lines"][0]["net"] + refund["lines"][0]["vat"]
    assert api("GET", f"{path}/returns/R-222222222", Order_Token=token)[0] == 404


def test_what_cannot_be_is_said(api: Any, world: Any, buy: Any) -> None:
    _, placed = buy()
    path, token = f"orders/{placed['id']}/returns", placed["token"]
    for body in ({}, {"cause": "guarantee", "lines": []}, {"cause": "x", "lines": [{"line_id": "1", "quantity": 0}]}):
        assert api("POST", path, body, Idempotency_Key="k", Order_Token=token)[0] == 422
    line = {"line_id": placed["id"], "quantity": 1}
    status, told = api("POST", path, {"cause": "mood", "lines": [line]}, Idempotency_Key="k", Order_Token=token)
    assert (status, told["code"]) == (422, "aftersales-claim")
