"""A reservation's own page: take or change the appointment, pay the rest, cancel by the terms. Who holds the order's link may do it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.shop import addresses, formats, frames, handover_pages, handover_words, orders, pages, parts
from argosy.web.shop.answers import page, shown
from argosy.web.shop.shelf import Place

_REFRESH_S = 3
_DAYS_SHOWN = 6
_WAITING = ("started", "pending", "authorised", "capturing")


@sensitive_post_parameters("card", "cvc", "expiry")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def reservation(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """Where it stands and what can be done; each form comes back here."""
    order = checkout.order(orders.find(key))
    if request.method == "POST":
        return (_pay if "card" in request.POST else _appoint)(request, place, key, order)
    found = handover.advance(order.id)
    paying = handover.balance(order.id)
    if paying is not None and paying.state == "challenged":
        return HttpResponseRedirect(place.order(key, "handover/confirm/"))
    return shown("shop/handover.html", place, _page(request, place, key, order, found))


def _appoint(request: HttpRequest, place: Place, key: str, order: checkout.OrderView) -> HttpResponse:
    try:
        wanted = datetime.fromisoformat(request.POST.get("starts_at", ""))
        if wanted.tzinfo is None:
            raise handover.NotOffered
        handover.appoint(order.id, request.POST.get("point", "")[:12], wanted)
    except (ArgosyError, ValueError) as trouble:
        refused = trouble if isinstance(trouble, ArgosyError) else handover.NotOffered()
        found = handover.agreement(order.id)
        made = _page(request, place, key, order, found, problem=refused.sentence(place.language))
        return shown("shop/handover.html", place, made, refused.status)
    return HttpResponseRedirect(place.order(key, "handover/") + "?taken=1")


def _pay(request: HttpRequest, place: Place, key: str, order: checkout.OrderView) -> HttpResponse:
    token, wrong = addresses.check_card(place, request.POST)
    once, problem, status = request.POST.get("key", "")[:64] or uuid4().hex, "", 422
    if not wrong:
        try:
            handover.pay(order.id, token, "test", f"shop:{order.id}:{once}")
            paying = handover.balance(order.id)
            if paying is None or paying.state != "declined":
                return HttpResponseRedirect(place.order(key, "handover/"))
            problem = t(place.language, "handover-pay-declined")
        except checkout.PaymentState:
            problem, status = t(place.language, "handover-pay-busy"), 409
        except checkout.KeyReused:
            problem = t(place.language, "handover-pay-declined")
        except ArgosyError as refused:
            problem, status = refused.sentence(place.language), refused.status
    found = handover.agreement(order.id)
    made = _page(request, place, key, order, found, wrong=wrong, pay_problem=problem)
    return shown("shop/handover.html", place, made, status)


def _page(
    request: HttpRequest,
    place: Place,
    key: str,
    order: checkout.OrderView,
    found: handover.Agreement,
    *,
    problem: str = "",
    wrong: Mapping[str, str] | None = None,
    pay_problem: str = "",
) -> handover_pages.HandoverPage:
    language = place.language
    point = _chosen(request, place, found)
    days, last = _days(order.id, point, language, request.GET.get("after", "")) if found.may_change else ((), "")
    paying = handover.balance(order.id)
    waiting = paying is not None and paying.state in _WAITING and found.state == "appointed"
    due = formats.money(found.balance, found.currency, language)
    return handover_pages.HandoverPage(
        frame=frames.frame(
            request, place, t(language, "handover-title"), writes=True, refresh_s=_REFRESH_S if waiting else 0
        ),
        number=order.number,
        action=place.order(key, "handover/"),
        back=place.order(key),
        state=t(language, f"handover-state-{found.state}"),
        next=handover_words.next_step(found, place),
        steps=handover_words.steps(found, place),
        appointment=appointment(found, language),
        missed=_missed(found),
        calendar_href=place.order(key, "handover/appointment.ics") if found.starts_at else "",
        said=t(language, "handover-taken", email=order.email) if "taken" in request.GET and found.starts_at else "",
        problem=problem,
        may_change=found.may_change,
        choose=t(language, "handover-change" if found.starts_at else "handover-choose"),
        points=tuple(
            handover_pages.Choice(p.code, f"{p.name}, {p.city}", p.code == point) for p in handover.places(place.market)
        ),
        days=days,
        later_href=f"{place.order(key, 'handover/')}?point={point}&after={last}#times" if last else "",
        totals=_totals(found, language),
        paying="waiting" if waiting else _PAYING.get(found.state, "none"),
        pay_lead=t(language, "handover-pay-lead", amount=due),
        pay_label=t(language, "handover-pay-button", amount=due),
        pay_problem=pay_problem,
        fields=addresses.payment(place, wrong or {}),
        test_cards=addresses.test_cards(language),
        key=uuid4().hex,
        terms=handover_words.held(found, language),
        cancel_href=place.order(key, "handover/cancel/") if found.state in ("reserved", "appointed", "paid") else "",
    )


_PAYING = {"reserved": "first", "appointed": "form", "paid": "paid"}


def _chosen(request: HttpRequest, place: Place, found: handover.Agreement) -> str:
    known = [p.code for p in handover.places(place.market)]
    asked = request.POST.get("point") or request.GET.get("point") or found.point
    return asked if asked in known else (known[0] if known else "")


def _missed(found: handover.Agreement) -> bool:
    return found.state == "paid" and found.ends_at is not None and found.ends_at < clock.now()


def _days(order_id: UUID, point: str, language: str, after: str) -> tuple[tuple[handover_pages.Day, ...], str]:
    """The next days with free times after a day, and the last of them where more follow."""
    known = handover.place(point) if point else None
    if known is None:
        return (), ""
    zone = ZoneInfo(known.zone)
    offered = [(w.starts_at.astimezone(zone), left) for w, left in handover.slots(order_id, point)]
    by_day = [(day, list(times)) for day, times in groupby(offered, lambda x: x[0].date()) if f"{day}" > after]
    shown = tuple(
        handover_pages.Day(
            formats.day(day, language),
            tuple(
                handover_pages.Time(
                    at.isoformat(), formats.hour(at.time(), language), t(language, "handover-left", count=left)
                )
                for at, left in times
            ),
        )
        for day, times in by_day[:_DAYS_SHOWN]
    )
    return shown, str(by_day[_DAYS_SHOWN - 1][0]) if len(by_day) > _DAYS_SHOWN else ""


def _totals(found: handover.Agreement, language: str) -> tuple[parts.Row, ...]:
    def money(minor: int) -> str:
        return formats.money(minor, found.currency, language)

    rest = "handover-rest-paid" if found.paid_at else "handover-rest"
    return (
        parts.Row(label=t(language, "handover-deposit-paid"), value=money(found.deposit)),
        parts.Row(label=t(language, rest), value=money(found.balance)),
        parts.Row(label=t(language, "handover-total"), value=money(found.total), kind="total"),
    )


def appointment(found: handover.Agreement, language: str) -> tuple[tuple[str, str], ...]:
    """The appointment, and what was handed over, as rows of words; before it, the day from which the goods are ready."""
    point = found.place
    if point is None:
        return ((t(language, "handover-ready"), formats.whole_date(found.ready_on, language)),)
    rows = [
        (t(language, "handover-when"), handover_words.when(found, language)),
        (t(language, "handover-where"), handover_words.address(point)),
    ]
    if found.units:
        rows.append((t(language, "handover-units"), ", ".join(found.units)))
    if found.odometer_km is not None:
        rows.append((t(language, "handover-odometer"), f"{formats.number(found.odometer_km, language)} km"))
    return tuple(rows)


def panel(place: Place, order: checkout.OrderView, key: str) -> handover_pages.Panel | None:
    """The reservation on the order's page; None where nothing of it was sold by deposit."""
    found = handover.of_sale(order)
    if found is None:
        return None
    language = place.language
    return handover_pages.Panel(
        state=t(language, f"handover-state-{found.state}"),
        next=handover_words.next_step(found, place),
        appointment=appointment(found, language),
        href=place.order(key, "handover/"),
        label=t(language, "handover-open"),
        calendar_href=place.order(key, "handover/appointment.ics") if found.starts_at else "",
        terms=handover_words.held(found, language),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def confirm(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The bank's question about the rest, asked by the test bank."""
    order = checkout.order(orders.find(key))
    paying = handover.balance(order.id)
    back = place.order(key, "handover/")
    if paying is None or paying.state != "challenged":
        return HttpResponseRedirect(back)
    if request.method == "POST":
        try:
            handover.confirm(order.id, request.POST.get("answer") == "yes")
        except checkout.NotChallenged:
            pass  # answered before, by a second press
        return HttpResponseRedirect(back)
    made = pages.ChallengePage(
        frame=frames.frame(request, place, t(place.language, "shop-challenge"), writes=True),
        action=place.order(key, "handover/confirm/"),
        amount=formats.money(paying.amount, paying.currency, place.language),
        card="",
    )
    return shown("shop/challenge.html", place, made)


@never_cache
@page
def calendar(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """The appointment for the buyer's own calendar. Raises NoAgreement also where none was taken."""
    order = checkout.order(orders.find(key))
    href = settings.PUBLIC_URL + place.order(key, "handover/")
    made = handover_words.calendar(handover.agreement(order.id), href, place.language)
    if not made:
        raise handover.NoAgreement
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def cancel(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """What would come back, asked once more; then cancel. Pressed twice it is done once."""
    order = checkout.order(orders.find(key))
    found, back, problem = handover.agreement(order.id), place.order(key), ""
    once = request.POST.get("key", "")[:64] or uuid4().hex
    if found.state in ("cancelled", "expired"):
        return HttpResponseRedirect(back)
    if request.method == "POST":
        try:
            handover.cancel(order.id, f"shop:{order.id}:{once}")
            return HttpResponseRedirect(back)
        except ArgosyError as refused:
            problem = refused.sentence(place.language)
    made = handover_pages.CancelReservation(
        frame=frames.frame(request, place, t(place.language, "handover-cancel"), writes=True),
        number=order.number,
        lead=_comes_back(found, place.language),
        action=place.order(key, "handover/cancel/"),
        back=place.order(key, "handover/"),
        key=once,
        problem=problem,
    )
    return shown("shop/handover_cancel.html", place, made, 409 if problem else 200)


def _comes_back(found: handover.Agreement, language: str) -> str:
    kept = found.kept_if_cancelled()
    paid = found.total - found.due
    back = formats.money(paid - kept, found.currency, language)
    if not kept:
        return t(language, "handover-cancel-all", amount=back)
    return t(language, "handover-cancel-part", kept=formats.money(kept, found.currency, language), amount=back)
