"""Reservations with a deposit: appointment, the rest of the price, and recording the hand-over with a brand's key."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.kernel.markets import market as market_of
from argosy.web.api import documents_handover as dh
from argosy.web.api import documents_orders as do
from argosy.web.api.access import brand_of, idempotency_key, may_read, may_write, once
from argosy.web.api.answers import answer, money
from argosy.web.api.brand import walled
from argosy.web.api.orders import IdempotencyKey, OrderToken, TokenInAddress, must_be_buyers
from argosy.web.api.problems import reader
from argosy.web.shop import handover_words
from argosy.web.shop import orders as pages

router = Router(tags=["Orders"])
brands = Router(tags=["Brand"], auth=may_read)
_SAME = "order_id number state buyer ready_on appoint_by paid_at handed_at units odometer_km".split()


@router.get("/markets/{market}/handover", response=dh.HandoverOffer, summary="Places of hand-over, and terms")
def offer(request: HttpRequest, market: str) -> HttpResponse:
    """For goods sold by deposit: where they are handed over, and what holds for reservations made today."""
    code = market_of(market).code
    held = [handover.terms(code, buyer) for buyer in ("consumer", "business")]
    terms = [_terms(x, reader(request)) for x in held if x is not None]
    return answer({"points": [_point(p) for p in handover.places(code)], "terms": terms})


@router.get("/orders/{order_id}/handover", response=dh.HandoverOut, summary="A reservation and its hand-over")
def show(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """Where it stands, what is due until when, and the terms of its day. 404 for orders without goods sold by deposit."""
    must_be_buyers(request, order_id, token or in_address, checkout.order(order_id).user_id, session=True)
    return answer(_told(request, handover.advance(order_id)))


@router.get("/orders/{order_id}/handover/slots", response=dh.SlotsOut, summary="Times that a place offers")
def slots(
    request: HttpRequest,
    order_id: UUID,
    point: Annotated[str, Query(max_length=12)],
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """From the day the goods are ready, six weeks ahead; only times with a place left."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    found = [
        {"starts_at": w.starts_at, "ends_at": w.ends_at, "left": left} for w, left in handover.slots(order_id, point)
    ]
    return answer({"point": point, "slots": found})


@router.put(
    "/orders/{order_id}/handover/appointment", response=dh.HandoverOut, summary="Take or change the appointment"
)
def appoint(
    request: HttpRequest,
    order_id: UUID,
    body: dh.AppointmentIn,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """The same again changes nothing. 409 (`handover-slot-full`) when others took the last place, (`handover-too-late`) when it is too near
    to be changed. A confirmation with a calendar file goes out by mail."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    return answer(_told(request, handover.appoint(order_id, body.point, body.starts_at)))


_ICS = {
    "responses": {
        200: {"description": "iCalendar (RFC 5545)", "content": {"text/calendar": {"schema": {"type": "string"}}}}
    }
}


@router.get(
    "/orders/{order_id}/handover/appointment.ics", summary="The appointment as a calendar file", openapi_extra=_ICS
)
def calendar(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """For the buyer's own calendar; 404 without an appointment."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    order = checkout.order(order_id)
    href = settings.PUBLIC_URL + pages.href(order)
    made = handover_words.calendar(handover.agreement(order_id), href, order.language)
    if not made:
        raise handover.NoAgreement
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response


@router.post("/orders/{order_id}/handover/payments", response=dh.HandoverOut, summary="Pay the rest")
def pay(
    request: HttpRequest,
    order_id: UUID,
    body: dh.BalanceIn,
    key: IdempotencyKey = None,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """All that is due, once per key. `payment.state` says what came of it: captured (the reservation is then paid), declined (try another
    means under a new key), challenged (see `payment_action`, then send the answer to `confirmation`), or pending (ask again later)."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    given = body.payment
    means = given.token or checkout.test_token(given.card_number or "")
    name = f"api:{order_id}:{idempotency_key(request)}"
    return answer(_told(request, handover.pay(order_id, means, given.provider, name)))


@router.post(
    "/orders/{order_id}/handover/payments/confirmation",
    response=dh.HandoverOut,
    summary="Answer the bank's challenge of the rest",
)
def confirmation(
    request: HttpRequest,
    order_id: UUID,
    body: do.ConfirmationIn,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """The same answer again changes nothing."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    try:
        found = handover.confirm(order_id, body.accepted)
    except checkout.NotChallenged:
        found = handover.advance(order_id)
        paying = handover.balance(order_id)
        if paying is None or (paying.state == "captured") != body.accepted:
            raise
    return answer(_told(request, found))


def _told(request: HttpRequest, found: handover.Agreement) -> dict[str, Any]:
    def amount(minor: int) -> dict[str, Any] | None:
        return money(minor, found.currency)

    return {
        **{name: getattr(found, name) for name in _SAME},
        "goods": list(found.goods),
        "deposit": amount(found.deposit),
        "balance": amount(found.balance),
        "due": amount(found.due),
        "pay_by": found.pay_by if found.due else None,
        "appointment": _appointment(found),
        "may_change": found.may_change,
        "payment": _payment(found.order_id),
        "kept": amount(found.kept),
        "kept_if_cancelled": amount(found.kept_if_cancelled()),
        "terms": _terms(found.terms, reader(request)),
    }


def _appointment(found: handover.Agreement) -> dict[str, Any] | None:
    point = found.place
    if point is None:
        return None
    same = {name: getattr(found, name) for name in ("starts_at", "ends_at", "changes")}
    return {"point": _point(point), **same}


def _payment(order_id: UUID) -> dict[str, Any] | None:
    paying = handover.balance(order_id)
    if paying is None:
        return None
    told = checkout.challenge_part(order_id, handover.PART) if paying.state == "challenged" else None
    return {
        "state": paying.state,
        "reason": paying.reason,
        **{name: money(getattr(paying, name), paying.currency) for name in ("amount", "captured", "refunded")},
        "payment_action": {"url": told.url or None, "client_secret": told.client_secret or None} if told else None,
    }


def _point(p: handover.Point) -> dict[str, Any]:
    same = "code name street postal_code city country slot_minutes capacity".split()
    hours = {day: [f"{at:%H:%M}" for at in pair] for day, pair in p.hours.items()}
    return {**{name: getattr(p, name) for name in same}, "time_zone": p.zone, "hours": hours}


def _terms(held: handover.Terms, language: str) -> dict[str, Any]:
    same = "buyer valid_from free_days kept_bp late_hours late_bp appoint_days pay_hours change_hours source".split()
    return {**{name: getattr(held, name) for name in same}, "sentences": list(handover_words.said(held, language))}


@brands.get("/handovers", response=dh.BrandHandovers, summary="What waits to be handed over")
@walled
def upcoming(request: HttpRequest, ended: bool = False) -> HttpResponse:
    """Reservations of the brand's goods, the next appointment first; with `ended` those handed over, cancelled or expired."""
    return answer({"items": [_brands(x) for x in handover.of_brand([brand_of(request)], ended=ended)]})


@brands.post("/handovers/{order_id}", response=dh.BrandHandover, auth=may_write, summary="Record a hand-over")
def record(request: HttpRequest, order_id: UUID, body: dh.HandoverIn, key: IdempotencyKey = None) -> HttpResponse:
    """The goods leave the stock and the sale is settled, at once. 409 (`handover-not-paid`) while the rest is due."""

    def act() -> tuple[int, Any]:
        found = handover.known(order_id)
        if found is None or found.brand_id != brand_of(request):
            raise handover.NoAgreement
        receipt = handover.Receipt(body.by or "api", body.units, body.odometer_km)
        return 200, _brands(handover.hand_over(order_id, receipt))

    return once(request, act)


def _brands(found: handover.Agreement) -> dict[str, Any]:
    same = [*_SAME, "market", "holder", "point", "starts_at", "ends_at", "handed_by"]
    amounts = ("deposit", "balance", "due", "kept")
    return {
        **{name: getattr(found, name) for name in same},
        **{name: money(getattr(found, name), found.currency) for name in amounts},
        "goods": list(found.goods),
    }
