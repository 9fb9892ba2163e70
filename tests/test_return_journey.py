"""From the basket to the money back through a real browser: two bought in Spanish on a phone, one given up, taken in by the operator, paid back."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from test_journeys import DESK, PHONE, browser, fill_in, pay, put_in_basket, run_apart, shop, wide

from argosy.cli.doctor import find_browser

pytestmark = [
    pytest.mark.db,
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium or Chrome: see argosy doctor"),
]
__all__ = ["shop"]
#: Where the screens are kept, for whoever wants to look at them.
SHOTS = os.environ.get("ARGOSY_SHOTS")


def keep(page: Any, name: str) -> None:
    """Each screen fits its width; kept where that is asked for."""
    assert wide(page) <= page.viewport_size["width"], name
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{page.viewport_size['width']}.png"), full_page=True)


def enter(page: Any, shop: str) -> None:
    page.goto(f"{shop}/account/login/?next=/operator/returns/")
    page.fill("[name=login]", "op@argosy.example")
    page.fill("[name=password]", "quite-a-long-password")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("/operator/returns/"))


def buys_two(page: Any, shop: str) -> str:
    put_in_basket(page, shop)
    page.locator("[name=quantity]").first.fill("2")
    page.locator("[name=quantity]").first.press("Enter")
    page.goto(f"{shop}/es/es/checkout/")
    fill_in(page)
    pay(page, "4000 0000 0000 0002", "es")
    pay(page, "4242 4242 4242 4242", "es")
    page.wait_for_url(re.compile("/order/"))
    keep(page, "placed")
    return str(page.url).split("?")[0]


def gives_one_up(page: Any, home: str) -> str:
    page.goto(home)
    page.get_by_role("link", name="Desistir del contrato aquí").click()
    page.locator("input[type=number]").first.fill("1")
    page.get_by_role("button", name="Continuar").click()
    keep(page, "withdraw")
    page.get_by_role("button", name="Confirmar desistimiento").click()
    assert "W-" in page.locator("h1").inner_text()
    keep(page, "receipt")
    page.goto(home)
    page.get_by_role("link", name=re.compile("Devolución R-")).click()
    assert page.locator(".label svg").count() == 1
    keep(page, "label")
    return page.locator(".label__number").inner_text()


def test_one_of_two_is_sent_back_and_paid_back(shop: str) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.checkout.models import Order
    from argosy.programme import api as programme

    programme.create_user("op@argosy.example", "quite-a-long-password", is_staff=True)

    def journey() -> tuple[str, str, str]:
        with browser(PHONE, scripts=False) as phone:
            home = buys_two(phone, shop)
            number = re.search(r"[A-Z]{2,}-?[0-9A-Z]{6,}", phone.locator(".receipt__no").inner_text())
            assert number is not None
            desk = phone.context.browser.new_context(viewport=DESK, locale="en-GB").new_page()
            enter(desk, shop)
            desk.goto(f"{shop}/operator/orders/{number[0]}/")
            for name in ("Send off", "Has arrived"):
                desk.get_by_role("button", name=name).click()
            keep(desk, "operator-order")
            back = gives_one_up(phone, home)
            desk.goto(f"{shop}/operator/returns/")
            keep(desk, "operator-returns")
            desk.get_by_role("link", name=back).click()
            keep(desk, "operator-return")
            desk.get_by_role("button", name="Take in").click()
            keep(desk, "operator-taken-in")
            phone.goto(home)
            keep(phone, "after")
            phone.get_by_role("link", name="Comunicar un defecto").click()
            keep(phone, "fault")
            phone.goto(home)
            return back, desk.locator("main").inner_text(), phone.locator("main").inner_text()

    back, seen, told = run_apart(journey)
    order = checkout.order(Order.objects.get(state="placed").id)
    (refund,) = aftersales.refunds(order.id)
    assert refund.settled_at is not None and 0 < refund.amount < order.gross
    assert refund.number in seen and "devueltos el" in told and back in told
    assert checkout.payment(order.id).refunded == refund.amount
    assert [w.state for w in aftersales.withdrawals(order.id)] == ["settled"]
