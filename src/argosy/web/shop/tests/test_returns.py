"""Sending goods back on the order's page: after a withdrawal, for a fault and in exchange, with the label, the mails and the credit note."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from argosy.web.shop.tests.test_aftersales import bought, link, mails, placed, read, typed
from argosy.web.shop.tests.test_views import client

pytestmark = pytest.mark.db
__all__ = ["client"]


def arrived(browser: Any, quantity: int = 2) -> str:
    """The page of an order that has been delivered."""
    from argosy.aftersales import api as aftersales
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock

    home = bought(browser, quantity)
    aftersales.dispatch(placed().id)
    fulfilment.deliver(placed().id, clock.now())
    return home


def take_in(number: str, units: int) -> None:
    from argosy.aftersales import api as aftersales

    lines = {line: min(n, units) for line, n in aftersales.returned(number).left.items()}
    aftersales.receive(aftersales.Reception(number, lines, lines, "warehouse", f"{number}-{units}"))


def test_a_withdrawal_leads_to_a_label_and_to_the_money(client: Any) -> None:
    from argosy.invoicing import api as invoicing

    home = arrived(client)
    page = read(client, home)
    assert "Entregado" in page
    step = link(page, "Desistir del contrato aquí")
    form = typed(read(client, step))
    field = next(name for name in form if name.startswith("q-"))
    step = client.post(step, form | {field: "1"}).headers["Location"]
    client.post(step)
    page = read(client, home)
    number = re.search(r"R-[2-9A-Z]{9}", page)[0]  # type: ignore[index]
    label = read(client, link(page, f"Devolución {number}"))
    assert "<svg" in label and "Etiqueta de devolución" in label and "Argosy · MAD" in label and "× 1" in label
    take_in(number, 1)
    sent = [m.subject for m in mails()]
    amount = placed().gross_minor
    assert any(s.startswith("Te devolvemos") for s in sent) and any("está en camino" in s for s in sent)
    page = read(client, home)
    assert "devueltos el" in page and "Recibida" in page
    invoice, note = invoicing.of_order(placed().id)
    assert (invoice.series, note.series, note.invoice_id) == ("invoice", "credit", invoice.id)
    assert 0 < note.gross < amount and note.content["reason"].startswith("Artículos devueltos (G-")
    assert note.content["lines"][0]["quantity"] == 1
    assert invoicing.verify().ok


def test_a_fault_is_reported_and_what_is_missing_is_said(client: Any) -> None:
    from argosy.aftersales import api as aftersales

    home = arrived(client)
    here = link(read(client, home), "Comunicar un defecto")
    form = typed(read(client, here))
    field = next(name for name in form if name.startswith("q-"))
    empty = client.post(here, form | {"told": "", "remedy": "refund"})
    assert empty.status_code == 422 and "Diga qué le pasa al artículo" in unescape(empty.content.decode())
    none = client.post(here, form | {field: "0", "told": "Roto"})
    assert none.status_code == 422 and "Elige al menos un artículo" in unescape(none.content.decode())
    answer = client.post(here, form | {field: "1", "told": "No carga <b>", "remedy": "refund"})
    assert answer.status_code == 302
    again = client.post(here, form | {field: "1", "told": "No carga <b>", "remedy": "refund"})
    assert again.headers["Location"] == answer.headers["Location"]
    page = read(client, answer.headers["Location"])
    assert "El vendedor estudia tu reclamación" in page and "No carga <b>" in page
    (found,) = aftersales.returns(placed().id)
    assert (found.state, found.remedy, found.told) == ("claimed", "refund", "No carga <b>")
    aftersales.decide(found.number, False, "Se cayó al agua.")
    page = read(client, answer.headers["Location"])
    assert "Se cayó al agua." in page and "Rechazada" in page
    assert {m.subject.split(" ")[0] for m in mails()} >= {"Respuesta", "Tu"}


def test_nothing_is_offered_before_it_arrived_and_nothing_of_others_is_told(client: Any) -> None:
    from argosy.aftersales import api as aftersales

    home = bought(client)
    page = read(client, home)
    assert "Comunicar un defecto" not in page and "Cambiar</a>" not in page
    assert "aún no ha llegado" in read(client, home + "fault/", 409)
    aftersales.dispatch(placed().id)
    assert client.get(home + "return/R-222222222/").status_code == 404


def test_a_cancelled_order_is_invoiced_and_credited_in_full(client: Any) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.invoicing import api as invoicing

    bought(client)
    aftersales.cancel(placed().id, "c")
    mails()
    invoice, note = invoicing.of_order(placed().id)
    assert (note.series, note.gross, note.vat) == ("credit", invoice.gross, invoice.vat)
    assert note.content["reason"] == "Pedido cancelado" and invoicing.verify().ok
