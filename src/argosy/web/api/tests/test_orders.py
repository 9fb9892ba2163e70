"""Buying through the API: once for each key, told truthfully, seen by its buyer alone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from argosy.web.api import documents_orders as do

pytestmark = pytest.mark.db
CHALLENGED = {"provider": "test", "card_number": "4000 0000 0000 3220"}
DECLINED = {"provider": "test", "card_number": "4000 0000 0000 9995"}


def orders() -> int:
    from argosy.checkout.models import Order

    return Order.objects.count()


def test_one_call_buys(api: Any, world: Any, buy: Any) -> None:
    status, told = buy(quantity=2)
    placed = do.PlacedOut.model_validate(told)
    assert (status, placed.state, placed.payment_state) == (201, "placed", "authorised")
    status, shown = api("GET", f"orders/{placed.id}", Order_Token=placed.token)
    seen = do.OrderOut.model_validate(shown)
    assert status == 200 and seen.total == placed.total and seen.lines[0].quantity == 2
    assert seen.net.minor + seen.vat.minor == seen.total.minor
    assert [s.warehouse for s in seen.shipments] == ["MAD"]
    assert api("GET", f"orders/{placed.id}?token={placed.token}")[0] == 200


def test_lines_may_be_told_by_sku_and_add_up(api: Any, world: Any, buy: Any) -> None:
    variant = world.foreign.variants[0]
    lines = [
        {"sku": variant.sku, "quantity": 2},
        {"variant_id": str(variant.id)},
        {"sku": variant.sku, "brand": "poco"},
    ]
    status, told = buy(lines=lines)
    assert status == 201
    _, shown = api("GET", f"orders/{told['id']}", Order_Token=told["token"])
    assert [line["quantity"] for line in shown["lines"]] == [4]
    assert buy(key="k2", lines=[{"sku": "nothing"}])[1]["code"] == "unknown-product"
    assert buy(key="k3", lines=[{"sku": variant.sku, "brand": "nobody"}])[1]["code"] == "unknown-brand"


def test_the_same_key_gives_the_same_answer_and_other_content_is_refused(buy: Any) -> None:
    first = buy()
    assert buy() == first and orders() == 1
    status, told = buy(quantity=2)
    assert (status, told["code"]) == (422, "idempotency-key-reused")
    assert orders() == 1


def test_a_key_is_needed_and_must_be_visible(api: Any, buy: Any) -> None:
    for key in ("", "a b", "x" * 129):
        status, told = buy(key=key)
        assert (status, told["code"]) == (400, "idempotency-key-missing")
    assert orders() == 0


def test_a_declined_card_is_told_and_told_again(buy: Any) -> None:
    status, told = buy(payment=DECLINED)
    assert (status, told["code"]) == (402, "api-payment-declined")
    assert "not enough money" in told["detail"]
    assert buy(payment=DECLINED) == (status, told)


def test_a_challenge_is_answered(api: Any, buy: Any) -> None:
    status, told = buy(payment=CHALLENGED)
    assert (status, told["state"], told["payment_state"]) == (202, "pending", "challenged")
    path, token = f"orders/{told['id']}/confirmation", told["token"]
    assert api("POST", path, {"accepted": True}, Order_Token="forged")[0] == 404
    for _ in range(2):
        status, placed = api("POST", path, {"accepted": True}, Order_Token=token)
        assert (status, placed["state"]) == (200, "placed")
    assert api("POST", path, {"accepted": False}, Order_Token=token)[1]["code"] == "not-challenged"


def test_a_refused_challenge_refuses_the_order(api: Any, buy: Any) -> None:
    _, told = buy(payment=CHALLENGED)
    for _ in range(2):
        status, placed = api(
            "POST", f"orders/{told['id']}/confirmation", {"accepted": False}, Order_Token=told["token"]
        )
        assert (status, placed["state"], placed["reason"]) == (200, "refused", "authentication-failed")


def test_an_order_is_shown_to_its_buyer_alone(api: Any, buy: Any) -> None:
    _, mine = buy()
    _, other = buy(key="k2")
    for token in (None, "", "x", other["token"]):
        headers = {"Order_Token": token} if token is not None else {}
        status, told = api("GET", f"orders/{mine['id']}", **headers)
        assert (status, told["code"]) == (404, "unknown-order")
    assert api("GET", f"orders/{uuid4()}", Order_Token=mine["token"])[0] == 404


def test_its_owner_needs_no_token(api: Any, buy: Any) -> None:
    from argosy.checkout.models import Order
    from argosy.kernel.models import User

    _, told = buy()
    owner = User.objects.create_user("ana@example.org", "correct horse battery")
    Order.objects.filter(id=told["id"]).update(user_id=owner.id)
    assert api("GET", f"orders/{told['id']}")[0] == 404
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    api.client.force_login(User.objects.create_user("eve@example.org", "correct horse battery"), backend)
    assert api("GET", f"orders/{told['id']}")[0] == 404
    api.client.force_login(owner, backend)
    assert api("GET", f"orders/{told['id']}")[0] == 200


def test_the_total_must_be_the_expected_one(buy: Any) -> None:
    _, told = buy()
    expected = told["total"]
    assert buy(key="k2", expected_total=expected)[0] == 201
    status, problem = buy(key="k3", expected_total={**expected, "minor": expected["minor"] - 1})
    assert (status, problem["code"]) == (409, "price-changed")
    status, problem = buy(key="k4", expected_total={**expected, "currency": "PLN"})
    assert (status, problem["fields"]) == (422, ["expected_total.currency"])


def test_what_cannot_be_sold_is_refused_with_a_reason(buy: Any, world: Any) -> None:
    variant = world.own.variants[1]
    for key in ("k1", "k2"):
        assert buy(variant, 10, key=key)[0] == 201
    assert buy(variant, key="k3")[1]["code"] == "sold-out"
    assert buy(quantity=11, key="k4")[1]["code"] == "quantity-range"
    assert buy(key="k5", market="fr", language="fr")[1]["code"] in ("not-for-sale", "postcode-form")
    assert (
        buy(key="k6", payment={"provider": "test", "card_number": "4111 1111 1111 1111"})[1]["code"] == "card-unknown"
    )
    assert buy(key="k7", payment={"provider": "other", "token": "x"})[1]["code"] == "unknown-provider"
    status, told = buy(key="k8", address={"name": "", "street": "x", "postal_code": "28013", "city": "Madrid"})
    assert (status, told["errors"]) == (400, [{"field": "name", "detail": "Please fill this in."}])
    assert orders() == 2


def test_a_cart_from_the_first_line_to_the_order(api: Any, world: Any) -> None:
    status, told = api("POST", "carts", {"market": "es", "language": "en", "postal_code": "28013"})
    cart = do.CartOut.model_validate(told)
    assert status == 201 and cart.lines == [] and cart.totals is None
    path, (one, two) = f"carts/{cart.id}", world.own.variants[:2]
    for _ in range(2):  # the same key adds once
        api("POST", f"{path}/lines", {"sku": one.sku, "quantity": 2}, Idempotency_Key="once")
    _, told = api("POST", f"{path}/lines", {"variant_id": str(two.id), "quantity": 1})
    cart = do.CartOut.model_validate(told)
    assert [(line.sku, line.quantity) for line in cart.lines] == [(one.sku, 2), (two.sku, 1)]
    assert cart.totals and cart.promised_on and cart.warehouses == ["MAD"]
    assert cart.totals.total.minor == sum(line.total.minor for line in cart.lines) + cart.totals.delivery.minor
    _, told = api("PATCH", f"{path}/lines/{one.id}", {"quantity": 1})
    assert told["lines"][0]["quantity"] == 1
    _, told = api("DELETE", f"{path}/lines/{two.id}")
    assert [line["sku"] for line in told["lines"]] == [one.sku]
    assert api("DELETE", f"{path}/lines/{two.id}")[1]["code"] == "api-cart-line"
    assert api("PATCH", path, {"postal_code": "nowhere"})[1]["code"] == "postcode-form"
    body = {
        "email": "ana@example.org",
        "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
        "payment": {"token": "test-4242"},
        "expected_total": told["totals"]["total"],
    }
    assert api("POST", f"{path}/order", body)[1]["code"] == "idempotency-key-missing"
    first = api("POST", f"{path}/order", body, Idempotency_Key="k")
    assert first[0] == 201
    assert api("POST", f"{path}/order", body, Idempotency_Key="k") == first
    assert orders() == 1
    changed = body | {"email": "other@example.org"}
    assert api("POST", f"{path}/order", changed, Idempotency_Key="k")[1]["code"] == "idempotency-key-reused"


def test_a_cart_that_cannot_be_ordered_says_why(api: Any, world: Any) -> None:
    assert api("GET", f"carts/{uuid4()}")[1]["code"] == "unknown-cart"
    _, told = api("POST", "carts", {"market": "es"})
    path = f"carts/{told['id']}"
    body = {
        "email": "ana@example.org",
        "address": {"name": "A", "street": "B", "postal_code": "28013", "city": "Madrid"},
        "payment": {"token": "test-4242"},
    }
    assert api("POST", f"{path}/order", body, Idempotency_Key="k")[1]["code"] == "empty-cart"
    assert api("POST", f"{path}/lines", {"quantity": 1})[1]["errors"][0]["field"] == "body"
    _, full = api("POST", f"{path}/lines", {"sku": world.own.variants[0].sku, "quantity": 10})
    assert full["lines"][0]["problem"] is None
    assert (
        api("POST", f"{path}/lines", {"sku": world.own.variants[0].sku, "quantity": 11})[1]["code"] == "quantity-range"
    )


def test_the_holder_of_the_token_reads_the_invoices(api: Any, world: Any, buy: Any) -> None:
    from argosy.web import invoices

    _, told = buy(quantity=2)
    path = f"orders/{told['id']}/invoices"
    assert api("GET", path, Order_Token=told["token"]) == (200, {"invoices": []})
    invoices.issue_invoices([{"order_id": told["id"]}])
    status, shown = api("GET", path, Order_Token=told["token"])
    found = do.InvoicesOut.model_validate(shown).invoices
    assert status == 200 and sum(d.gross.minor for d in found) == told["total"]["minor"]
    assert all(sum(x.gross.minor for x in d.lines) == d.gross.minor for d in found)
    assert {d.series for d in found} == {"invoice"} and all(d.issuer.vat_id for d in found)
    assert api("GET", path)[0] == 404 and api("GET", path, Order_Token="x")[0] == 404
