"""A car in the shop: terms before the order, then the appointment, the rest and the cancellation on the order's page; mails and invoices."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from argosy.handover.tests.conftest import cars, local, showroom
from argosy.handover.tests.scene import VIN, accounts, sound, taken
from argosy.web.shop.tests.test_views import add, order, product

pytestmark = pytest.mark.db
__all__ = ["cars", "local", "showroom"]


def read(browser: Any, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return unescape(answer.content.decode())


@pytest.fixture
def browser(cars: list[UUID]) -> Any:
    from django.test import Client

    return Client()


def bought(browser: Any) -> str:
    """The address of the page of an order for a car."""
    add(browser)
    return str(order(browser, "4242 4242 4242 4242").headers["Location"]).split("?")[0]


def placed() -> Any:
    from argosy.checkout.models import Order

    return Order.objects.get()


def mails() -> list[Any]:
    from django.core import mail

    from argosy.web import jobs

    jobs.register()
    mail.outbox = []
    while jobs.relay():
        pass
    return list(mail.outbox)


def appoint(browser: Any, page: str) -> Any:
    text = read(browser, page + "handover/")
    point = re.search(r'name="point" value="([^"]+)"', text)[1]  # type: ignore[index]
    at = re.search(r'name="starts_at" value="([^"]+)"', text)[1]  # type: ignore[index]
    return browser.post(page + "handover/", {"point": point, "starts_at": at})


def pay(browser: Any, page: str, card: str = "4242 4242 4242 4242", **more: str) -> Any:
    text = read(browser, page + "handover/")
    key = re.search(r'name="key" value="([^"]+)"', text)[1]  # type: ignore[index]
    return browser.post(page + "handover/", {"key": key, "card": card, "expiry": "12/40", "cvc": "123"} | more)


def test_the_terms_are_told_before_and_after_the_order(browser: Any) -> None:
    consumer = "Como consumidor puedes cancelar en cualquier momento antes de la entrega"
    business = "Después el vendedor retiene el 50 % de la señal, y el 100 %"
    text = unescape(product(browser)[1])
    assert consumer in text and business in text.replace("\xa0", " ")
    add(browser)
    assert consumer in read(browser, "/es/es/checkout/")
    page = str(order(browser, "4242 4242 4242 4242").headers["Location"]).split("?")[0]
    told = read(browser, page)
    # Afterwards, those of whoever made it.
    assert consumer in told and business not in told.replace("\xa0", " ")
    letter = next(m for m in mails() if placed().number in m.subject)
    assert consumer in letter.body and consumer in unescape(letter.alternatives[0][0])


def test_a_buyer_takes_an_appointment_pays_the_rest_and_has_it_all_in_writing(browser: Any) -> None:
    from argosy.handover import api as handover

    page = bought(browser)
    mails()
    assert "Pide primero una cita" in read(browser, page + "handover/")
    answer = appoint(browser, page)
    assert (answer.status_code, answer.headers["Location"]) == (302, page + "handover/?taken=1")
    text = read(browser, answer.headers["Location"])
    assert "Tu cita está confirmada" in text and "Argosy Madrid" in text
    (letter,) = mails()
    assert letter.subject == f"Tu cita para el pedido {placed().number}"
    name, calendar, kind = letter.attachments[0]
    assert (name, kind) == ("appointment.ics", "text/calendar")
    served = browser.get(page + "handover/appointment.ics")
    assert served.headers["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT\r\n" in served.content.decode() and "BEGIN:VEVENT" in calendar
    assert all(len(line.encode()) <= 75 for line in served.content.decode().split("\r\n"))

    assert pay(browser, page, "4000 0000 0000 0002").status_code == 422
    assert pay(browser, page, "4242 4242 4242 4242", cvc="").status_code == 422
    assert pay(browser, page).status_code == 302
    assert "El resto está pagado" in read(browser, page + "handover/")
    assert [m.subject for m in mails()] == [f"Pagado por completo: pedido {placed().number}"]
    found = handover.agreement(placed().id)
    assert taken(placed().id) == found.total
    handover.hand_over(placed().id, handover.Receipt("dealer@example.org", [VIN]))
    (letter,) = mails()
    assert letter.subject == f"Entregado: pedido {placed().number}" and VIN in letter.body
    assert VIN in read(browser, page) and sound()


def test_each_payment_is_invoiced_when_it_is_made_and_both_are_the_price(browser: Any) -> None:
    from argosy.invoicing import api as invoicing

    page = bought(browser)
    mails()
    (first,) = invoicing.of_order(placed().id)
    assert (first.gross, first.content["lines"][0]["description"].split(":")[0]) == (30000, "Señal")
    appoint(browser, page)
    pay(browser, page)
    mails()
    mails()
    first, second = invoicing.of_order(placed().id)
    assert first.number in second.content["lines"][0]["description"]
    assert (first.net + second.net, first.vat + second.vat) == (placed().net_minor, placed().vat_minor)
    assert invoicing.verify().ok


def test_the_bank_asks_about_the_rest_and_is_answered_on_a_page_of_its_own(browser: Any) -> None:
    page = bought(browser)
    appoint(browser, page)
    assert pay(browser, page, "4000 0000 0000 3220").status_code == 302
    answer = browser.get(page + "handover/")
    assert (answer.status_code, answer.headers["Location"]) == (302, page + "handover/confirm/")
    assert "<form" in read(browser, page + "handover/confirm/")
    browser.post(page + "handover/confirm/", {"answer": "yes"})
    assert "El resto está pagado" in read(browser, page + "handover/")


def test_a_reservation_is_cancelled_by_its_terms_from_the_orders_page(browser: Any) -> None:
    page = bought(browser)
    appoint(browser, page)
    pay(browser, page)
    text = read(browser, page)
    assert page + "handover/cancel/" in text
    answer = browser.get(page + "cancel/")
    assert (answer.status_code, answer.headers["Location"]) == (302, page + "handover/cancel/")
    asked = read(browser, page + "handover/cancel/")
    assert "Se te devuelve todo lo pagado" in asked
    assert browser.post(page + "handover/cancel/", {"key": "once"}).status_code == 302
    assert "cancel" in read(browser, page).lower()
    assert taken(placed().id) == 0 and accounts(placed().id) == {} and sound()
    assert browser.post(page + "handover/cancel/", {"key": "once"}).status_code == 302


def test_a_business_cannot_withdraw_as_a_consumer(browser: Any) -> None:
    page = bought(browser)
    found = placed()
    from argosy.checkout.models import Order

    Order.objects.filter(id=found.id).update(address=found.address | {"vat_id": "ESB12345674"})
    text = read(browser, page)
    assert page + "withdraw/" not in text
    assert "no tiene derecho de desistimiento" in read(browser, page + "withdraw/", 409)


def test_a_time_that_is_gone_or_was_never_offered_is_refused_in_a_sentence(browser: Any) -> None:
    page = bought(browser)
    for at, status in (("2026-01-01T09:00:00+01:00", 422), ("nonsense", 422), ("2030-01-01T09:00:00", 422)):
        answer = browser.post(page + "handover/", {"point": "ES-MAD", "starts_at": at})
        assert answer.status_code == status
        assert "no ofrece esa hora" in unescape(answer.content.decode())
    read(browser, page.replace("/order/", "/order/x") + "handover/", 404)
