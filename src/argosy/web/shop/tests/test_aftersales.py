"""Cancelling and withdrawing on the order's page, without an account and without scripts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest

from argosy.web.shop.tests import test_views
from argosy.web.shop.tests.test_views import client

pytestmark = pytest.mark.db
__all__ = ["client"]


def bought(browser: Any, quantity: int = 2) -> str:
    """The address of a placed order's page."""
    test_views.add(browser, quantity)
    return str(test_views.order(browser, "4242 4242 4242 4242").headers["Location"]).split("?")[0]


def placed() -> Any:
    from argosy.checkout.models import Order

    return Order.objects.get()


def read(browser: Any, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def link(page: str, words: str) -> str:
    """The address of the link with exactly these words."""
    return re.search(rf'href="([^"]+)"[^>]*>{re.escape(words)}</a>', page)[1]  # type: ignore[index]


def typed(page: str) -> dict[str, str]:
    """The form as it stands on the page."""
    found = re.findall(r"<input[^>]*>", page[page.index('method="post"') :])
    values = [(re.search(r' name="([^"]*)"', x), re.search(r' value="([^"]*)"', x)) for x in found]
    return {name[1]: value[1] for name, value in values if name and value}


def mails() -> list[Any]:
    from django.core import mail

    from argosy.web import jobs

    jobs.register()
    mail.outbox = []  # as the first mail of all would make it
    while jobs.relay():
        pass
    return [m for m in mail.outbox if not m.subject.startswith("Tu pedido " + placed().number + " en")]


def test_a_guest_withdraws_in_two_steps_before_anything_has_left(client: Any) -> None:
    from argosy.checkout import api as checkout

    page = read(client, bought(client))
    first = read(client, link(page, "Desistir del contrato aquí"))
    assert "No tienes que dar ningún motivo" in first and "hasta 14 días después de la entrega" in first
    form = typed(first)
    assert (form["name"], form["email"]) == ("Ana Ruiz", "ana@example.org")
    assert [v for k, v in form.items() if k.startswith("q-")] == ["2"]
    answer = client.post(link(page, "Desistir del contrato aquí"), form)
    assert answer.status_code == 302
    second = read(client, answer.headers["Location"])
    assert "Confirmar desistimiento</button>" in second and "2 × " in second
    assert placed().state == "placed" and mails() == []

    done = client.post(answer.headers["Location"])
    assert (done.status_code, done.headers["Location"]) == (302, answer.headers["Location"])
    receipt = read(client, done.headers["Location"])
    number = re.search(r"W-[2-9A-Z]{9}", receipt)[0]  # type: ignore[index]
    assert f"Desistimiento {number} recibido" in receipt and "el pedido queda cancelado" in receipt
    assert "Confirmar desistimiento" not in receipt
    assert (placed().state, checkout.payment(placed().id).state) == ("cancelled", "voided")

    # The mail says the same as the page: content, date and time.
    (mail,) = mails()
    assert (mail.to, mail.subject) == (
        ["ana@example.org"],
        f"Tu desistimiento {number} del pedido {placed().number}",
    )
    time = re.search(r"<dt>Recibido el</dt><dd>([^<]+)</dd>", receipt)[1]  # type: ignore[index]
    articles = re.search(r"<dt>Artículos</dt><dd>([^<]+)</dd>", receipt)[1]  # type: ignore[index]
    assert re.fullmatch(r"\d{1,2} \w+ \d{4}, \d\d:\d\d", time)
    for said in (time, articles, "Ana Ruiz", "el pedido queda cancelado"):
        assert said in mail.body

    # Pressed again, nothing more happens; the order's page leads to the receipt and offers nothing else.
    client.post(answer.headers["Location"])
    assert mails() == []
    after = read(client, answer.headers["Location"].split("withdraw/")[0])
    assert "Este pedido está cancelado" in after and number in after
    assert "Desistir del contrato aquí" not in after and "Cancelar el pedido" not in after


def test_after_dispatch_a_part_is_withdrawn_from_and_the_money_comes_later(client: Any) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment

    home = bought(client)
    assert fulfilment.ship(placed().id, "es")
    page = read(client, home)
    assert "Cancelar el pedido" not in page
    here = link(page, "Desistir del contrato aquí")
    form = typed(read(client, here))
    (line,) = [name for name in form if name.startswith("q-")]
    step = client.post(here, form | {line: "1", "email": "eva@example.org"}).headers["Location"]
    receipt = read(client, client.post(step).headers["Location"])
    assert "Devuelve los artículos en 14 días" in receipt and "1 × " in receipt
    assert (placed().state, checkout.payment(placed().id).state) == ("placed", "authorised")
    (mail,) = mails()
    assert mail.to == ["eva@example.org"] and "Devuelve los artículos en 14 días" in mail.body
    assert typed(read(client, here))[line] == "1", "one is left"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Nombre y apellidos: rellena este dato."),
        ({"email": "ana@"}, "La dirección de correo no está completa"),
        ({"q": "0"}, "Elige al menos un artículo."),
        ({"q": "3"}, "supera lo que queda"),
        ({"q": "-1"}, "supera lo que queda"),
        ({"q": "many"}, "supera lo que queda"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_kept(client: Any, changes: dict[str, str], said: str) -> None:
    from argosy.aftersales import api as aftersales

    here = bought(client) + "withdraw/"
    form = typed(read(client, here))
    (line,) = [name for name in form if name.startswith("q-")]
    wrong = {line if name == "q" else name: value for name, value in changes.items()}
    answer = client.post(here, form | {"name": "Ana María"} | wrong)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422 and said in page and 'role="alert"' in page
    assert "name" in changes or 'value="Ana María"' in page
    assert aftersales.withdrawals(placed().id) == []


def test_going_back_and_changing_makes_another_declaration(client: Any) -> None:
    here = bought(client) + "withdraw/"
    form = typed(read(client, here))
    first = client.post(here, form).headers["Location"]
    assert client.post(here, form).headers["Location"] == first
    other = client.post(here, form | {"name": "Eva Gil"}).headers["Location"]
    assert other != first and "Eva Gil" in read(client, other)


def test_after_the_period_the_day_on_which_it_ended_is_said(client: Any) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.models import Shipment
    from argosy.kernel import clock

    home = bought(client)
    fulfilment.ship(placed().id, "es")
    Shipment.objects.update(state="delivered", delivered_at=datetime(2026, 11, 30, 10, tzinfo=UTC))
    assert "hasta el 14 de diciembre de 2026" in read(client, home + "withdraw/")
    with clock.travel(datetime(2026, 12, 14, 10, tzinfo=UTC) + timedelta(days=1)):
        assert "terminó el 14 de diciembre de 2026" in read(client, home + "withdraw/", 409)
        assert "Desistir del contrato aquí" not in read(client, home)


def test_an_order_is_cancelled_once(client: Any) -> None:
    from argosy.checkout import api as checkout

    home = bought(client)
    here = link(read(client, home), "Cancelar el pedido")
    form = typed(read(client, here))
    assert placed().state == "placed", "the question alone changes nothing"
    for _ in range(2):
        answer = client.post(here, form)
        assert (answer.status_code, answer.headers["Location"]) == (302, home)
    assert (placed().state, checkout.payment(placed().id).state) == ("cancelled", "voided")
    assert "Este pedido está cancelado" in read(client, home)
    (mail,) = mails()
    assert mail.subject == f"Tu pedido {placed().number} está cancelado"


def test_what_left_meanwhile_is_not_cancelled_and_the_page_says_what_to_do(client: Any) -> None:
    from argosy.fulfilment import api as fulfilment

    here = bought(client) + "cancel/"
    form = typed(read(client, here))
    fulfilment.ship(placed().id, "es")
    answer = client.post(here, form)
    assert answer.status_code == 409 and "Desista del contrato" in unescape(answer.content.decode())
    assert placed().state == "placed" and mails() == []


def test_without_the_orders_link_nothing_is_told_or_done(client: Any) -> None:
    home = bought(client)
    step = client.post(home + "withdraw/", typed(read(client, home + "withdraw/"))).headers["Location"]
    forged = "/es/es/order/" + "0" * 32 + "." + home.rstrip("/").rsplit(".", 1)[1] + "/"
    for tail in ("withdraw/", "cancel/", "withdraw/" + step.rstrip("/").rsplit("/", 1)[1] + "/"):
        for answer in (client.get(forged + tail), client.post(forged + tail)):
            assert answer.status_code == 404
    assert client.get(home + "withdraw/W-222222222/").status_code == 404
    assert placed().state == "placed"


@pytest.mark.parametrize(
    ("language", "words", "confirm"),
    [
        ("en", "Withdraw from contract here", "Confirm withdrawal"),
        ("es", "Desistir del contrato aquí", "Confirmar desistimiento"),
        ("de", "Vertrag widerrufen", "Widerruf bestätigen"),
        ("fr", "Renoncer au contrat ici", "Confirmer la rétractation"),
        ("it", "Recedi dal contratto qui", "Conferma il recesso"),
        ("pl", "Odstąp od umowy tutaj", "Potwierdź odstąpienie"),
    ],
)
def test_the_function_bears_the_words_of_the_law(language: str, words: str, confirm: str) -> None:
    from argosy.kernel.text import t

    assert (t(language, "after-link"), t(language, "after-confirm")) == (words, confirm)
