"""Journeys through a real browser: buying without JavaScript on a phone, paying again after a refusal, and what the brand then sees."""

from __future__ import annotations

import json
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from market import launch_market

from argosy.cli.doctor import find_browser

pytestmark = [
    pytest.mark.db,
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium or Chrome: see argosy doctor"),
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
ORDER_BUTTON = {"es": "Comprar con obligación de pago", "de": "zahlungspflichtig bestellen"}


class _Threaded(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def shop(db_real: str, tmp_path: Path) -> Iterator[str]:
    """The market, launched in Spain and Germany, served on a free port."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    launch_market(tmp_path / "pack", ("es", "de"), products=2)
    application = get_wsgi_application()

    def closing(environ: Any, start: Any) -> Any:
        try:
            yield from application(environ, start)
        finally:
            connection.close()

    server = _Threaded(("127.0.0.1", 0), _Quiet)
    server.set_app(closing)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def browser(view: dict[str, int], *, scripts: bool = True, locale: str = "es-ES") -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )
        context = chromium.new_context(viewport=view, java_script_enabled=scripts, locale=locale)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda trouble: pytest.fail(f"script error: {trouble}"))
        try:
            yield page
        finally:
            chromium.close()


def run_apart(journey: Any) -> Any:
    """Playwright's event loop and Django's refusal of database work inside one must not meet: run in a thread of its own."""
    told: dict[str, Any] = {}

    def call() -> None:
        try:
            told["value"] = journey()
        except BaseException as trouble:
            told["trouble"] = trouble

    thread = threading.Thread(target=call)
    thread.start()
    thread.join(150)
    if "trouble" in told:
        raise told["trouble"]
    return told["value"]


def put_in_basket(page: Any, shop: str, market: str = "es", language: str = "es") -> None:
    page.goto(f"{shop}/{market}/{language}/")
    page.locator("a[href*='/p/']").first.click()
    page.locator("form.add button[type=submit]").click()
    page.goto(f"{shop}/{market}/{language}/cart/")


def fill_in(page: Any, postcode: str = "28013", city: str = "Madrid") -> None:
    for name, value in {
        "email": "lucia@example.org",
        "name": "Lucía Romero",
        "street": "Calle Mayor 12",
        "postal_code": postcode,
        "city": city,
    }.items():
        page.fill(f"[name={name}]", value)
    if page.locator("select[name=province]").count():
        page.select_option("select[name=province]", index=1)
    elif page.locator("input[name=province]").count():
        page.fill("[name=province]", city)


def pay(page: Any, card: str, language: str) -> None:
    page.fill("[name=card]", card)
    for name, value in {"expiry": "12/30", "cvc": "123"}.items():
        if page.locator(f"[name={name}]").count():
            page.fill(f"[name={name}]", value)
    page.get_by_role("button", name=ORDER_BUTTON[language]).click()


def wide(page: Any) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_guest_buys_on_a_phone_without_scripts(shop: str) -> None:
    def journey() -> tuple[str, str]:
        with browser(PHONE, scripts=False) as page:
            put_in_basket(page, shop)
            assert page.locator("[name=quantity]").first.input_value() == "1"
            page.goto(f"{shop}/es/es/checkout/")
            fill_in(page)
            pay(page, "4000 0000 0000 0002", "es")
            assert "rechaz" in page.locator("body").inner_text().lower()
            assert page.locator("[name=name]").input_value() == "Lucía Romero"
            assert page.locator("[name=card]").input_value() == ""
            pay(page, "4242 4242 4242 4242", "es")
            page.wait_for_url(re.compile("/order/"))
            return page.locator("main").inner_text(), page.content()

    told, _ = run_apart(journey)
    from argosy.checkout.models import Order

    placed = Order.objects.get(state="placed")
    assert Order.objects.filter(state="refused").count() == 1
    assert placed.number in told
    assert "28013" in told


def test_three_d_secure_is_confirmed_in_german_on_a_desk(shop: str) -> None:
    def journey() -> str:
        with browser(DESK, locale="de-DE") as page:
            put_in_basket(page, shop, "de", "de")
            page.goto(f"{shop}/de/de/checkout/")
            fill_in(page, "10115", "Berlin")
            pay(page, "4000 0000 0000 3220", "de")
            page.wait_for_url(re.compile("/confirm/"))
            page.locator("button[name=answer][value=yes]").click()
            page.wait_for_url(re.compile("/order/[^/]+/"))
            return page.locator("main").inner_text()

    told = run_apart(journey)
    from argosy.checkout.models import Order

    assert Order.objects.get().state == "placed"
    assert Order.objects.get().number in told


def test_another_way_of_delivery_is_chosen_in_the_basket_and_changed_at_the_checkout(shop: str) -> None:
    def journey() -> tuple[str, str, str]:
        with browser(PHONE) as page:
            put_in_basket(page, shop)
            page.goto(f"{shop}/es/es/cart/?postcode=28013")
            page.locator("[name=delivery][value='pickup:ES-28-1']").check()
            page.wait_for_function("document.querySelector('.totals').innerText.includes('Punto de recogida')")
            page.goto(f"{shop}/es/es/checkout/")
            chosen = page.locator("[name=delivery]:checked").input_value()
            fill_in(page)
            page.locator("[name=delivery][value='pickup:ES-28-2']").check()
            page.wait_for_load_state("networkidle")
            pay(page, "4242 4242 4242 4242", "es")
            page.wait_for_url(re.compile("/order/"))
            return chosen, page.locator("main").inner_text(), page.url

    chosen, told, _ = run_apart(journey)
    from argosy.checkout.models import Order

    assert chosen == "pickup:ES-28-1"
    assert Order.objects.get(state="placed").way == "pickup:ES-28-2"
    assert "Calle de Méndez Álvaro 20" in told


def test_what_is_missing_is_said_beside_its_field(shop: str) -> None:
    def journey() -> tuple[int, str]:
        with browser(PHONE, scripts=False) as page:
            put_in_basket(page, shop)
            page.goto(f"{shop}/es/es/checkout/")
            fill_in(page, postcode="28")
            page.fill("[name=city]", "")
            pay(page, "4242 4242 4242 4242", "es")
            wrong = page.locator("[aria-invalid=true]")
            return wrong.count(), page.locator("[name=postal_code]").input_value()

    marked, kept = run_apart(journey)
    from argosy.checkout.models import Order

    assert marked == 2
    assert kept == "28"
    assert not Order.objects.exists()


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["390", "1440"])
def test_no_page_is_wider_than_its_screen_and_each_has_one_heading(shop: str, view: dict[str, int]) -> None:
    def journey() -> list[str]:
        found = []
        with browser(view) as page:
            page.goto(f"{shop}/es/es/")
            product = page.locator("a[href*='/p/']").first.get_attribute("href")
            brand = page.locator("a[href*='/b/']").first.get_attribute("href")
            for path in (
                "/es/es/",
                "/de/de/",
                "/es/en/",
                brand,
                product,
                "/es/es/c/phones/",
                "/es/es/s/?q=xiaomi",
                "/es/es/cart/",
                "/account/login/",
                "/es/es/nowhere/",
            ):
                page.goto(f"{shop}{path}")
                if wide(page) > view["width"]:
                    found.append(f"{path} is {wide(page)} wide")
                if page.locator("h1").count() != 1:
                    found.append(f"{path} has {page.locator('h1').count()} h1")
                if page.locator("html").get_attribute("lang") not in ("es", "de", "en"):
                    found.append(f"{path} says no language")
                for picture in page.locator("img:not([alt])").all():
                    found.append(f"{path}: picture without alt {picture.get_attribute('src')}")
        return found

    assert run_apart(journey) == []


def test_the_product_page_tells_machines_what_it_tells_people(shop: str) -> None:
    def journey() -> tuple[dict[str, Any], list[str], str]:
        with browser(DESK) as page:
            page.goto(f"{shop}/es/es/")
            page.locator("a[href*='/p/']").first.click()
            blocks = [json.loads(text) for text in page.locator("script[type='application/ld+json']").all_inner_texts()]
            flat = [
                node
                for block in blocks
                for node in (block if isinstance(block, list) else block.get("@graph", [block]))
            ]
            languages = [a.get_attribute("hreflang") for a in page.locator("link[rel=alternate][hreflang]").all()]
            return (
                next(n for n in flat if n["@type"] in ("Product", "ProductGroup")),
                languages,
                page.locator("main").inner_text(),
            )

    product, languages, words = run_apart(journey)
    assert {"es-ES", "en-ES", "de-DE", "en-DE", "x-default"} == set(languages)
    assert product["brand"]["name"] == "Xiaomi"
    assert "Xiaomi Technology Netherlands" in words


def test_the_keyboard_reaches_the_content_first(shop: str) -> None:
    def journey() -> str:
        with browser(DESK) as page:
            page.goto(f"{shop}/es/es/")
            page.keyboard.press("Tab")
            return page.evaluate("document.activeElement.getAttribute('href')")

    assert run_apart(journey) == "#main"


def test_the_brand_sees_what_an_order_earned(shop: str) -> None:
    from uuid import UUID

    from market import request

    from argosy.channel import api as channel
    from argosy.checkout import api as checkout
    from argosy.programme import api as programme

    card = channel.search("es", "es", channel.Wish()).cards[0]
    variant = UUID(channel.product("es", "es", card["slug"]).document["variants"][0]["id"])
    number = checkout.place(request("k1", {variant: 1})).number
    user = programme.create_user("lead@xiaomi.example", "a-long-password", name="Lead", language="en")
    programme.enrol(programme.brand("xiaomi").id, user, "lead")

    def journey() -> tuple[str, str]:
        with browser(DESK, locale="en-GB") as page:
            page.goto(f"{shop}/account/login/")
            page.fill("[name=login]", "lead@xiaomi.example")
            page.fill("[name=password]", "a-long-password")
            page.locator("main form button[type=submit]").first.click()
            page.goto(f"{shop}/brand/xiaomi/orders/")
            listed = page.locator("main").inner_text()
            page.locator("main a[href*='/orders/']").first.click()
            page.wait_for_url(re.compile("/orders/[0-9a-f-]{36}/"))
            assert page.locator("main svg").count() >= 1
            return listed, page.locator("main").inner_text()

    listed, told = run_apart(journey)
    assert number in listed
    assert "Commission" in told
    assert "Amazon" in told
