"""Goods on their way back: claims to answer, parcels to take in, replacements to send; and sending orders off, and reducing prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from argosy.aftersales import api as aftersales
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.web.brand import shell
from argosy.web.operator.access import deed, frame, screen
from argosy.web.shop import formats


@dataclass(frozen=True, slots=True)
class Row:
    """A return in a list; `waited` whole days since it was opened."""

    back: aftersales.ReturnView
    order: str
    units: int
    waited: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Claims that wait for an answer, parcels that are awaited, and what came in last."""

    claimed: Sequence[Row]
    announced: Sequence[Row]
    received: Sequence[Row]


@screen("returns", "operator/returns.html")
def queue(request: HttpRequest, language: str) -> Queue:
    def rows(state: str) -> list[Row]:
        found = aftersales.returns_in([state], newest=state == "received")
        return [
            Row(r, checkout.status(r.order_id).number, sum(r.lines.values()), (clock.now() - r.opened_at).days)
            for r in found
        ]

    return Queue(rows("claimed"), rows("announced"), rows("received"))


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a return: `left` units still to come; `instead` what is to be sent for it."""

    line: checkout.OrderLineView
    brand: str
    quantity: int
    left: int
    instead: str


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """A return with what can be done about it. `problem` is what stood against the last try, `typed` what was typed in it."""

    title: str
    back: aftersales.ReturnView
    order: checkout.OrderView
    items: Sequence[Item]
    key: str
    problem: str
    typed: Mapping[str, str]


def _page(number: str, problem: str = "", typed: Mapping[str, str] | None = None) -> ReturnPage:
    back = aftersales.returned(number)
    order = checkout.order(back.order_id)
    names = {b.id: b.name for b in programme.brands()}
    skus = catalogue.products_of(back.wanted.values())
    items = [
        Item(
            line,
            names.get(line.brand_id, "–"),
            back.lines[line.line_id],
            back.left.get(line.line_id, 0),
            skus[back.wanted[line.line_id]][1] if line.line_id in back.wanted else "",
        )
        for line in order.lines
        if line.line_id in back.lines
    ]
    return ReturnPage(back.number, back, order, items, uuid4().hex, problem, typed or {})


@screen("returns", "operator/return.html")
def show(request: HttpRequest, language: str, number: str) -> ReturnPage:
    return _page(number)


@deed("returns")
def act(request: HttpRequest, language: str, number: str, what: str) -> HttpResponse:
    """Answer a claim, take goods in, or send a replacement; refused, the page comes back with the reason and what was typed."""
    typed = {name: str(value)[:2100] for name, value in request.POST.items()}
    try:
        if what == "decide":
            accepted = typed.get("verdict") == "accept"
            aftersales.decide(number, accepted, typed.get("answer", ""), typed.get("remedy", "") if accepted else "")
        elif what == "receive":
            aftersales.receive(_reception(request, number, typed))
        elif what == "send":
            aftersales.send_replacement(number)
        else:
            raise aftersales.UnknownReturn
    except aftersales.UnknownReturn:
        raise
    except ArgosyError as refused:
        page = _page(number, refused.sentence(language), typed)
        made = frame(request, language, "returns", page.title)
        return shell.respond("operator/return.html", language, made, page, refused.status)
    messages.success(request, t(language, f"operator-return-done-{what}"))
    return HttpResponseRedirect(reverse("operator-return", args=[number]))


def _reception(request: HttpRequest, number: str, typed: Mapping[str, str]) -> aftersales.Reception:
    left = aftersales.returned(number).lines
    units = {line: formats.typed_count(typed.get(f"units-{line.hex}", "0")) for line in left}
    fit = {line: formats.typed_count(typed.get(f"fit-{line.hex}", "0")) for line in left}
    by = getattr(request.user, "email", "") or "operator"
    key = f"console:{number}:{typed.get('key', '')[:64] or uuid4().hex}"
    return aftersales.Reception(
        number, {line: n for line, n in units.items() if n}, {line: n for line, n in fit.items() if n}, by, key
    )


@deed("orders")
def dispatch(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Send off one shipment of an order, or note that it arrived."""
    order = checkout.order(checkout.order_by_number(number))
    known = {str(s["id"]): s["id"] for s in order.shipments}
    shipment = known.get(request.POST.get("shipment", ""))
    try:
        if shipment is None:
            raise checkout.UnknownOrder
        if request.POST.get("what") == "arrived":
            fulfilment.deliver(order.id, clock.now(), shipment)
        else:
            aftersales.dispatch(order.id, shipment)
        messages.success(request, t(language, "operator-dispatch-done"))
    except ArgosyError as refused:
        messages.error(request, refused.sentence(language))
    return HttpResponseRedirect(reverse("operator-order", args=[order.number]))


@deed("orders")
def reduce(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Give back a part of a line's price without its goods."""
    order = checkout.order(checkout.order_by_number(number))
    lines: dict[str, UUID] = {str(li.line_id): li.line_id for li in order.lines}
    line = lines.get(request.POST.get("line", ""))
    amount = formats.minor_amount(request.POST.get("amount", ""), order.currency)
    by = getattr(request.user, "email", "") or "operator"
    try:
        if line is None:
            raise aftersales.LinesFaulty
        key = f"console:{number}:{request.POST.get('key', '')[:64] or uuid4().hex}"
        aftersales.reduce(order.id, line, amount or 0, request.POST.get("note", ""), by, key)
        messages.success(request, t(language, "operator-reduce-done"))
    except ArgosyError as refused:
        messages.error(request, refused.sentence(language))
    return HttpResponseRedirect(reverse("operator-order", args=[order.number]))
