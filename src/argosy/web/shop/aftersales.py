"""Cancelling an order and withdrawing from its contract: who holds the order's link may do it, without an account or scripts.

The withdrawal function of Directive 2011/83/EU Art. 11a: "withdraw from contract here", then "confirm withdrawal", then the receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.kernel.text import t
from argosy.web.shop import after_pages, formats, frames, orders, parts
from argosy.web.shop.answers import page, shown
from argosy.web.shop.shelf import Place

_SAID = ("name", "email")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def cancel(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """Ask once more, then cancel; pressed twice it is done once."""
    order = checkout.order(orders.find(key))
    back = place.order(key)
    if order.state == "cancelled":
        return HttpResponseRedirect(back)
    if handover.of_sale(order) is not None:
        return HttpResponseRedirect(place.order(key, "handover/cancel/"))
    once, problem = request.POST.get("key", "")[:64] or uuid4().hex, ""
    if request.method == "POST":
        try:
            aftersales.cancel(order.id, f"shop:{order.id}:{once}")
            return HttpResponseRedirect(back)
        except (aftersales.AlreadySent, aftersales.NotPlaced) as refused:
            problem = refused.sentence(place.language)
    title = t(place.language, "after-cancel-ask", number=order.number)
    frame = frames.frame(request, place, title, writes=True)
    made = after_pages.CancelPage(frame, order.number, place.order(key, "cancel/"), back, once, problem)
    return shown("shop/cancel.html", place, made, 409 if problem else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def withdraw(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """What is withdrawn from, by whom, and where the receipt goes. Errors that no field can mend are told on a page of their own."""
    order = checkout.order(orders.find(key))
    handover.check_withdrawal(order)
    left = aftersales.open_lines(order)
    if request.method == "POST":
        return _declare(request, place, key, order, left)
    typed = {"name": order.address.get("name", ""), "email": order.email}
    typed |= {_field(line): str(quantity) for line, quantity in left.items()}
    return shown("shop/withdraw.html", place, _form(request, place, key, order, left, typed))


def _field(line: UUID) -> str:
    return f"q-{line.hex}"


def _declare(
    request: HttpRequest, place: Place, key: str, order: checkout.OrderView, left: Mapping[UUID, int]
) -> HttpResponse:
    typed = {name: request.POST.get(name, "").replace("\0", "")[:254] for name in (*_SAID, *map(_field, left))}
    once = request.POST.get("key", "")[:64] or uuid4().hex
    lines = {line: formats.typed_count(typed[_field(line)]) for line in left}
    chosen = {line: quantity for line, quantity in lines.items() if quantity}
    if not chosen:
        made = _form(request, place, key, order, left, typed, problem=t(place.language, "after-none"))
        return shown("shop/withdraw.html", place, made, 422)
    told = aftersales.Declaration(
        order_id=order.id,
        name=typed["name"].strip(),
        email=typed["email"].strip(),
        language=place.language,
        key=f"shop:{order.id}:{once}",
        lines=chosen,
    )
    try:
        declared = aftersales.withdraw(told)
    except aftersales.DeclarationFaulty as faulty:
        made = _form(request, place, key, order, left, typed, wrong=faulty.fields)
        return shown("shop/withdraw.html", place, made, 422)
    except aftersales.LinesFaulty as refused:
        made = _form(request, place, key, order, left, typed, problem=refused.sentence(place.language))
        return shown("shop/withdraw.html", place, made, 422)
    except checkout.KeyReused:
        # Gone back and changed: that is another declaration.
        declared = aftersales.withdraw(replace(told, key=f"shop:{order.id}:{uuid4().hex}"))
    return HttpResponseRedirect(place.order(key, f"withdraw/{declared.number}/"))


def _form(
    request: HttpRequest,
    place: Place,
    key: str,
    order: checkout.OrderView,
    left: Mapping[UUID, int],
    typed: Mapping[str, str],
    *,
    wrong: tuple[str, ...] = (),
    problem: str = "",
) -> after_pages.WithdrawPage:
    language = place.language
    last = aftersales.last_day(order.id)
    return after_pages.WithdrawPage(
        frame=frames.frame(request, place, t(language, "after-link"), writes=True),
        number=order.number,
        action=place.order(key, "withdraw/"),
        back=place.order(key),
        until=_until(last, language),
        key=request.POST.get("key", "")[:64] or uuid4().hex,
        articles=tuple(
            after_pages.Article(
                _field(line.line_id), line.title, left[line.line_id], typed.get(_field(line.line_id), "")
            )
            for line in order.lines
            if line.line_id in left
        ),
        fields=tuple(
            parts.Field(
                name=name,
                label=t(language, f"shop-field-{name}"),
                value=typed.get(name, ""),
                kind="email" if name == "email" else "text",
                autocomplete=name,
                maxlength=254 if name == "email" else 120,
                hint=t(language, "after-email-hint") if name == "email" else "",
                error=_wrong(name, language) if name in wrong else "",
            )
            for name in _SAID
        ),
        problem=problem,
    )


def _until(last: date | None, language: str) -> str:
    if last is None:
        return t(language, "after-open")
    return t(language, "after-until", date=formats.whole_date(last, language))


def _wrong(name: str, language: str) -> str:
    if name == "email":
        return t(language, "shop-error-email")
    return t(language, "shop-error-required", field=t(language, "shop-field-name"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def withdrawal(request: HttpRequest, place: Place, key: str, number: str) -> HttpResponse:
    """The second step; afterwards the receipt with date and time, under the same address."""
    order = checkout.order(orders.find(key))
    found = aftersales.withdrawal_of(order.id, number)
    here = place.order(key, f"withdraw/{number}/")
    if request.method == "POST":
        handover.check_withdrawal(order)
        aftersales.confirm(found.id)
        if handover.of_sale(order) is not None:
            handover.advance(order.id)
        return HttpResponseRedirect(here)
    language, confirmed = place.language, found.state != "declared"
    title = t(language, "after-receipt-title", number=number) if confirmed else t(language, "after-confirm-title")
    made = after_pages.WithdrawalPage(
        frame=frames.frame(request, place, title, writes=True),
        heading=title,
        lead="" if confirmed else t(language, "after-confirm-lead"),
        action=here,
        back=place.order(key),
        rows=rows(order, found, language, place.zone),
        confirmed=confirmed,
        money=money(found, language) if confirmed else "",
        mailed=t(language, "after-receipt-mailed", email=found.email) if confirmed else "",
    )
    return shown("shop/withdrawal.html", place, made)


def rows(
    order: checkout.OrderView, found: aftersales.WithdrawalView, language: str, zone: str
) -> tuple[tuple[str, str], ...]:
    """What a withdrawal says, on the page and in the mail: order, articles, who, and when it was received."""
    articles = "; ".join(
        f"{found.lines[line.line_id]} × {line.title}" for line in order.lines if line.line_id in found.lines
    )
    said = [
        (t(language, "after-row-order"), order.number),
        (t(language, "after-row-articles"), articles),
        (t(language, "shop-field-name"), found.name),
        (t(language, "shop-field-email"), found.email),
    ]
    if found.confirmed_at is not None:
        said.insert(0, (t(language, "after-row-time"), formats.moment(found.confirmed_at, language, zone)))
    return tuple(said)


def money(found: aftersales.WithdrawalView, language: str) -> str:
    """When and how the money comes back."""
    return t(language, "after-money-cancelled" if found.cancelled else "after-money-return")
