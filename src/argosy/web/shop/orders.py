"""An order after the button: confirmation, the bank's question, waiting, status. Who holds the link may see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.invoicing import api as invoicing
from argosy.kernel.text import t
from argosy.web.shop import (
    addresses,
    after_choices,
    baskets,
    delivering,
    formats,
    frames,
    goods,
    handover_words,
    invoice_pages,
    pages,
    parts,
    rendering,
)
from argosy.web.shop.answers import page, shown
from argosy.web.shop.shelf import Place, warehouse_name

_signer = signing.Signer(salt="argosy.order", sep=".")
_REFRESH_S = 3
_NUMBERS = {c.token: f"•••• {c.number[-4:]}" for c in (*checkout.TEST_CARDS, *checkout.MORE_TEST_CARDS)}


def token(order_id: UUID) -> str:
    """The key to an order's page: nobody can guess or make one."""
    return _signer.sign(order_id.hex)


def read_token(given: str) -> UUID | None:
    """The order of a key; None for a key that we did not make."""
    try:
        return UUID(_signer.unsign(given))
    except (signing.BadSignature, ValueError):
        return None


def place_of(order: checkout.OrderView) -> Place:
    return Place(order.market, order.language)


def href(order: checkout.OrderView) -> str:
    """The order's page in its own market and language."""
    return place_of(order).order(token(order.id))


def find(key: str) -> UUID:
    """The order of a key. Raises UnknownOrder."""
    found = read_token(key)
    if found is None:
        raise checkout.UnknownOrder
    return found


@never_cache
@page
def status(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """Confirmation and status; an undecided order leads to where it can be decided."""
    order = checkout.order(find(key))
    if order.state == "pending":
        step = "confirm/" if order.payment_state == "challenged" else "pending/"
        return HttpResponseRedirect(place.order(key, step))
    thanks = "thanks" in request.GET and order.state == "placed"
    if thanks:
        _empty(request, place, order)
    return shown("shop/order.html", place, _page(request, place, order, key, thanks=thanks))


def _empty(request: HttpRequest, place: Place, order: checkout.OrderView) -> None:
    """What was ordered leaves the cart, also when the bank answered only later."""
    cart_id = baskets.current(request, place)
    if cart_id is None or checkout.count(cart_id) == 0:
        return
    ordered: dict[UUID, int] = {}
    for line in order.lines:
        ordered[line.variant_id] = ordered.get(line.variant_id, 0) + line.quantity
    if checkout.wanted(cart_id) == ordered:
        checkout.empty(cart_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def confirm(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The bank's question (3-D Secure), asked by the test bank."""
    order = checkout.order(find(key))
    if order.payment_state != "challenged":
        return HttpResponseRedirect(place.order(key) + "?thanks=1")
    from argosy.web.shop import paying

    address = paying.there(order.id)
    if address:
        return HttpResponseRedirect(address)
    if request.method == "POST":
        try:
            checkout.confirm(order.id, request.POST.get("answer") == "yes")
        except checkout.NotChallenged:
            pass  # answered before, by a second press: the page below tells the outcome
        return HttpResponseRedirect(place.order(key) + "?thanks=1")
    made = pages.ChallengePage(
        frame=frames.frame(request, place, t(place.language, "shop-challenge"), writes=True),
        action=place.order(key, "confirm/"),
        amount=formats.money(order.due, order.currency, place.language),
        card=_NUMBERS.get(order.payment_method, ""),
    )
    return shown("shop/challenge.html", place, made)


@never_cache
@page
def pending(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The bank has not answered: ask again, and come back by itself."""
    placed = checkout.ask_again(find(key))
    if placed.state != "pending":
        return HttpResponseRedirect(place.order(key) + "?thanks=1")
    if placed.payment_state == "challenged":
        return HttpResponseRedirect(place.order(key, "confirm/"))
    made = pages.PendingPage(
        frame=frames.frame(request, place, t(place.language, "shop-pending"), refresh_s=_REFRESH_S),
        number=placed.number,
        amount=formats.money(placed.due, placed.currency, place.language),
    )
    return shown("shop/pending.html", place, made)


def _page(request: HttpRequest, place: Place, order: checkout.OrderView, key: str, *, thanks: bool) -> pages.OrderPage:
    language = place.language
    refused = order.state in ("refused", "cancelled")
    heading, text = ("shop-order-cancelled", t(language, "shop-order-cancelled-text"))
    if order.state == "cancelled":
        heading, text = "after-cancelled", t(language, "after-cancelled-text")
    reason = t(language, "shop-error-declined", reason=order.reason) if order.state == "refused" else ""
    return pages.OrderPage(
        frame=frames.frame(request, place, t(language, "shop-order-number", number=order.number), writes=True),
        number=order.number,
        placed=formats.whole_date((order.placed_at or order.created_at).date(), language),
        email=order.email,
        thanks=thanks,
        cancelled=f"{reason} {text}".strip() if refused else "",
        cancelled_heading=t(language, heading) if refused else "",
        **after_choices.choices(place, order, key),
        **_reservation(place, order, key, refused),
        invoices=_invoices(place, order),
        note=order.note,
        stop_action=place.order(key, "no-advertising/") if checkout.allows(order.id) else "",
        stopped="stopped" in request.GET,
        **shared(place, order),
    )


def _reservation(place: Place, order: checkout.OrderView, key: str, refused: bool) -> dict[str, Any]:
    """How far it has come; of what was sold by deposit, the reservation too."""
    from argosy.web.shop.handover import panel  # which reads this module

    found = handover.of_sale(order)
    if found is None:
        return {"steps": () if refused else steps(place, order)}
    return {"steps": handover_words.steps(found, place), "reservation": panel(place, order, key)}


def _invoices(place: Place, order: checkout.OrderView) -> tuple[tuple[str, str], ...]:
    key = token(order.id)
    return tuple(
        (invoice_pages.named(d, place.language), place.order(key, f"invoice/{d.id}/"))
        for d in invoicing.of_order(order.id)
    )


@never_cache
@page
def invoice(request: HttpRequest, place: Place, key: str, document_id: UUID) -> HttpResponse:
    """An invoice for printing, in the order's language. That another order has such a document is not told."""
    found = invoicing.document(document_id)
    if found.order_id != find(key):
        raise invoicing.UnknownDocument
    language = str(found.content["language"])
    return HttpResponse(rendering.render("shop/invoice.html", language, page=invoice_pages.presented(found, language)))


def shared(place: Place, order: checkout.OrderView) -> dict[str, Any]:
    """What the order's page and its mail have in common."""
    language = place.language
    arrives = formats.day(order.promised_on, language) if order.promised_on and order.state == "placed" else ""
    deposit = any(line.deposit is not None for line in order.lines)
    return {
        "lines": lines(place, order),
        "totals": totals(place, order),
        "why": goods.made_up(checkout.replay(order.id).whole, language),
        "address": addresses.lines_of(order.address, language),
        "payment": _paid_with(order, language),
        "arrives": arrives,
        "pickup": delivering.pickup(order.way),
        "sellers": goods.sellers((line.brand_id for line in order.lines), language),
        "deposit": deposit,
        "terms": _terms(place, order) if deposit else (),
    } | ({"origin": origin(order), "town": order.address.get("postal_code", "")} if arrives else {})


def _terms(place: Place, order: checkout.OrderView) -> tuple[str, ...]:
    """The terms of the reservation, as the durable medium has them too."""
    found = handover.of_sale(order)
    return handover_words.held(found, place.language) if found else handover_words.offered(place)


def _paid_with(order: checkout.OrderView, language: str) -> str:
    if order.payment_method == checkout.HOSTED:
        return t(language, "shop-pay-stripe")
    return t(language, "shop-order-paid-card", card=_NUMBERS.get(order.payment_method, ""))


def origin(order: checkout.OrderView) -> str:
    """Where the goods come from."""
    return " + ".join(warehouse_name(w) for w in dict.fromkeys(line.warehouse for line in order.lines))


def steps(place: Place, order: checkout.OrderView) -> tuple[parts.Step, ...]:
    """How far it has come: ordered, paid, on its way (packed and delivered follow from the carrier's word)."""
    language = place.language
    at = formats.moment(order.placed_at or order.created_at, language, place.zone)
    sent = bool(order.shipments) and all(s["state"] in ("shipped", "delivered") for s in order.shipments)
    arrived = sent and all(s["state"] == "delivered" for s in order.shipments)
    when = max((s["shipped_at"] for s in order.shipments if s["shipped_at"]), default=None)
    shipped = formats.moment(when, language, place.zone) if sent and when else ""
    states = ("done", "done", "done", "now", "todo") if sent else ("done", "now", "todo", "todo", "todo")
    came = max((s["delivered_at"] for s in order.shipments if s["delivered_at"]), default=None) if arrived else None
    if came:
        states = ("done",) * 5
    marks = (at, at, "", shipped, formats.moment(came, language, place.zone) if came else "")
    names = ("placed", "paid", "packed", "shipped", "delivered")
    return tuple(
        parts.Step(label=t(language, f"shop-step-{n}"), at=m, state=s)
        for n, m, s in zip(names, marks, states, strict=True)
    )


def lines(place: Place, order: checkout.OrderView) -> tuple[parts.Line, ...]:
    """An order's lines; a variant from two warehouses is one line to its buyer."""
    drawn = goods.shown(place, ((li.variant_id, li.product_id, li.brand_id) for li in order.lines))
    found: dict[UUID, list[checkout.OrderLineView]] = {}
    for line in order.lines:
        found.setdefault(line.variant_id, []).append(line)
    return tuple(_line(place, order.currency, same, drawn[variant]) for variant, same in found.items())


def _line(place: Place, currency: str, same: list[checkout.OrderLineView], look: goods.Shown) -> parts.Line:
    first = same[0]
    name, _, options = first.title.partition(", ")
    return parts.Line(
        id=str(first.line_id),
        name=look.name or name,
        brand=look.brand,
        href=look.href,
        picture=look.picture,
        options=options,
        price=parts.Price(now=formats.money(first.unit_gross, currency, place.language)),
        quantity=sum(line.quantity for line in same),
        total=formats.money(sum(line.gross + line.coupon for line in same), currency, place.language),
    )


def totals(place: Place, order: checkout.OrderView) -> tuple[parts.Row, ...]:
    rates = {formats.percent(line.vat_rate, place.language) for line in order.lines}
    return goods.totals(
        place,
        goods=order.gross - order.delivery - order.import_cost + order.discount,
        delivery=order.delivery,
        gross=order.gross,
        vat={", ".join(sorted(rates)): order.vat},
        due=order.due,
        imports=order.import_cost,
        way=delivering.label(order.way, place.language),
        coupon=order.coupon,
        discount=order.discount,
    )


def rows(orders: Iterable[checkout.OrderView], place: Place) -> tuple[pages.OrderRow, ...]:
    """A shopper's orders for the list."""
    return tuple(
        pages.OrderRow(
            number=o.number,
            href=href(o),
            placed=formats.whole_date((o.placed_at or o.created_at).date(), place.language),
            state=t(place.language, f"shop-state-{o.state}"),
            total=formats.money(o.gross, o.currency, place.language),
            pictures=tuple(x.picture for x in lines(Place(o.market, place.language), o) if x.picture)[:3],
        )
        for o in orders
    )
