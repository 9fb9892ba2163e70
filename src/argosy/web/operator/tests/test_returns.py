"""The operator sends orders off, answers claims, takes goods in and reduces prices; refused, the page keeps what was typed."""

from __future__ import annotations

from typing import Any

import pytest

from argosy.web.operator.tests.test_console import brand, operator

pytestmark = pytest.mark.db
__all__ = ["brand", "operator"]


@pytest.fixture
def order(brand: Any) -> Any:
    from argosy.aftersales import models
    from argosy.checkout.models import OrderLine

    # The brand's world has it back already; here that is still to come.
    for made in (models.RefundLine, models.Refund, models.ReturnLine, models.Return, models.Line):
        made.objects.all().delete()
    return OrderLine.objects.get(id=brand.line).order


def post(browser: Any, address: str, **form: str) -> Any:
    return browser.post(f"/operator/{address}", form, follow=True)


def sent(browser: Any, order: Any) -> None:
    from argosy.checkout import api as checkout

    (shipment,) = checkout.order(order.id).shipments
    for what in ("send", "arrived"):
        page = post(browser, f"orders/{order.number}/dispatch/", shipment=str(shipment["id"]), what=what)
        assert page.status_code == 200
    assert [s["state"] for s in checkout.order(order.id).shipments] == ["delivered"]
    assert checkout.payment(order.id).state == "captured"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_claim_is_answered_and_its_goods_taken_in(brand: Any, operator: Any, order: Any, language: str) -> None:
    from argosy.aftersales import api as aftersales

    operator.cookies["argosy_language"] = language
    sent(operator, order)
    told = aftersales.Claim(order.id, "guarantee", {brand.line: 1}, "es", "c", "refund", told="No <i>sound</i>")
    number = aftersales.claim(told).number
    listed = operator.get("/operator/returns/").content.decode()
    assert number in listed
    page = operator.get(f"/operator/returns/{number}/").content.decode()
    assert "No &lt;i&gt;sound" in page
    refused = operator.post(f"/operator/returns/{number}/decide/", {"verdict": "refuse", "answer": " "})
    assert refused.status_code == 422 and 'role="alert"' in refused.content.decode()
    post(operator, f"returns/{number}/decide/", verdict="accept", answer="Sorry.", remedy="refund")
    form = {f"units-{brand.line.hex}": "9", f"fit-{brand.line.hex}": "0", "key": "k"}
    wrong = operator.post(f"/operator/returns/{number}/receive/", form)
    assert wrong.status_code == 422 and 'value="9"' in wrong.content.decode()
    for _ in range(2):
        done = post(operator, f"returns/{number}/receive/", **(form | {f"units-{brand.line.hex}": "1"}))
        assert done.status_code == 200
    (refund,) = aftersales.refunds(order.id)
    assert refund.settled_at is not None and refund.by == "op@argosy.example"
    assert refund.number in operator.get(f"/operator/orders/{order.number}/").content.decode()


def test_a_price_is_reduced_once_and_what_is_wrong_is_said(brand: Any, operator: Any, order: Any) -> None:
    from argosy.aftersales import api as aftersales

    sent(operator, order)
    form = {"line": str(brand.line), "amount": "1.50", "note": "Scratched", "key": "k"}
    for _ in range(2):
        assert "1.50" in post(operator, f"orders/{order.number}/reduce/", **form).content.decode()
    assert [r.amount for r in aftersales.refunds(order.id)] == [150]
    page = post(operator, f"orders/{order.number}/reduce/", **(form | {"amount": "1000000", "key": "l"}))
    assert "no more than" in page.content.decode()
    assert len(aftersales.refunds(order.id)) == 1


def test_nobody_else_may(brand: Any, order: Any) -> None:
    from argosy.web.brand.tests.conftest import browser

    lead = browser(brand.user)
    assert lead.get("/operator/returns/").status_code == 404
    for address in (f"orders/{order.number}/dispatch/", f"orders/{order.number}/reduce/", "returns/R-2/receive/"):
        assert lead.post(f"/operator/{address}").status_code == 404
