"""Sending goods back: a fault to report, an exchange, and a return with its label. Who holds the order's link may do it, without scripts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from uuid import UUID, uuid4

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from argosy.aftersales import api as aftersales
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.shop import formats, frames, goods, orders, parts, return_pages
from argosy.web.shop.answers import page, shown
from argosy.web.shop.shelf import Place

_TONES = {"claimed": "info", "announced": "info", "received": "good", "refused": "bad"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def fault(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """Report a fault within the legal guarantee."""
    order = checkout.order(orders.find(key))
    aftersales.guarantee_ends(order)
    return _claim(request, place, key, order, "guarantee", aftersales.held(order), {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page
def exchange(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """Exchange for another variant while the contract could be withdrawn from."""
    order = checkout.order(orders.find(key))
    left, instead = aftersales.open_lines(order), aftersales.exchangeable(order)
    rest = {line: n for line, n in left.items() if line in instead}
    if not rest:
        raise aftersales.NothingLeft
    return _claim(request, place, key, order, "exchange", rest, instead)


def _claim(
    request: HttpRequest,
    place: Place,
    key: str,
    order: checkout.OrderView,
    cause: str,
    rest: Mapping[UUID, int],
    instead: Mapping[UUID, list[UUID]],
) -> HttpResponse:
    typed = {name: value.replace("\0", "")[:2100] for name, value in request.POST.items() if isinstance(value, str)}
    problem = ""
    if request.method == "POST":
        made, problem = _made(place, order, cause, rest, instead, typed)
        if made is not None:
            return HttpResponseRedirect(place.order(key, f"return/{made.number}/"))
    shown_page = _form(request, place, key, order, cause, rest, instead, typed, problem)
    return shown("shop/claim.html", place, shown_page, 422 if problem else 200)


def _made(
    place: Place,
    order: checkout.OrderView,
    cause: str,
    rest: Mapping[UUID, int],
    instead: Mapping[UUID, list[UUID]],
    typed: Mapping[str, str],
) -> tuple[aftersales.ReturnView | None, str]:
    """The return that was asked for, or what stands against it in words."""
    lines = {line: formats.typed_count(typed.get(f"q-{line.hex}", "")) for line in rest}
    lines = {line: n for line, n in lines.items() if n}
    if not lines:
        return None, t(place.language, "return-none")
    wanted = {}
    for line in lines if cause == "exchange" else ():
        chosen = typed.get(f"i-{line.hex}", "")
        fit = [v for v in instead[line] if v.hex == chosen]
        if not fit:
            return None, aftersales.NotTheSamePrice().sentence(place.language)
        wanted[line] = fit[0]
    told = aftersales.Claim(
        order_id=order.id,
        cause=cause,
        lines=lines,
        language=place.language,
        key=f"shop:{order.id}:{typed.get('key', '')[:64] or uuid4().hex}",
        remedy=typed.get("remedy", "replacement") if cause == "guarantee" else "replacement",
        wanted=wanted,
        told=typed.get("told", "") if cause == "guarantee" else "",
    )
    try:
        return aftersales.claim(told), ""
    except ArgosyError as refused:
        return None, refused.sentence(place.language)


def _form(
    request: HttpRequest,
    place: Place,
    key: str,
    order: checkout.OrderView,
    cause: str,
    rest: Mapping[UUID, int],
    instead: Mapping[UUID, list[UUID]],
    typed: Mapping[str, str],
    problem: str,
) -> return_pages.ClaimPage:
    language, word = place.language, "fault" if cause == "guarantee" else "exchange"
    looks = goods.shown(place, ((li.variant_id, li.product_id, li.brand_id) for li in order.lines))
    facts = catalogue.sale_facts({v for ids in instead.values() for v in ids})
    titles = catalogue.titles(facts.values(), language)
    one = "1" if len(rest) == 1 else "0"
    articles = tuple(
        return_pages.Article(
            field=f"q-{line.line_id.hex}",
            title=line.title,
            most=rest[line.line_id],
            value=typed.get(f"q-{line.line_id.hex}", one),
            picture=looks[line.variant_id].picture,
            instead=_instead(line.line_id, instead.get(line.line_id, []), titles, typed, language),
        )
        for line in order.lines
        if line.line_id in rest
    )
    wish = typed.get("remedy", "replacement")
    remedies = tuple(
        parts.Choice(label=t(language, f"return-remedy-{name}"), value=name, chosen=name == wish)
        for name in ("replacement", "refund")
    )
    title = t(language, f"return-{word}-link")
    return return_pages.ClaimPage(
        frame=frames.frame(request, place, title, writes=True),
        number=order.number,
        heading=title,
        lead=t(language, f"return-{word}-lead"),
        action=place.order(key, f"{word}/"),
        back=place.order(key),
        key=typed.get("key", "")[:64] or uuid4().hex,
        articles=articles,
        remedies=remedies if cause == "guarantee" else (),
        told=typed.get("told", ""),
        problem=problem,
    )


def _instead(
    line: UUID, variants: list[UUID], titles: Mapping[UUID, str], typed: Mapping[str, str], language: str
) -> parts.Field | None:
    if not variants:
        return None
    name = f"i-{line.hex}"
    return parts.Field(
        name=name,
        label=t(language, "return-wanted"),
        kind="select",
        options=tuple(
            parts.Choice(label=titles.get(v, v.hex), value=v.hex, chosen=typed.get(name) == v.hex) for v in variants
        ),
    )


@never_cache
@page
def show(request: HttpRequest, place: Place, key: str, number: str) -> HttpResponse:
    """A return: what is to be done next, its label, and the money. That another order has such a return is not told."""
    order, found = checkout.order(orders.find(key)), aftersales.returned(number)
    if found.order_id != order.id:
        raise aftersales.UnknownReturn
    language = place.language
    heading = t(language, "return-title", number=found.number)
    looks = goods.shown(place, ((li.variant_id, li.product_id, li.brand_id) for li in order.lines))
    articles = tuple(
        (looks[li.variant_id].picture, li.title, f"× {found.lines[li.line_id]}")
        for li in order.lines
        if li.line_id in found.lines
    )
    made = return_pages.ReturnPage(
        frame=frames.frame(request, place, heading),
        heading=heading,
        state=t(language, f"return-state-{found.state}"),
        tone=_TONES[found.state],
        say=said(found, language),
        back=place.order(key),
        articles=articles,
        rows=rows(order, found, language),
        label=_label(order, found, language) if found.state == "announced" else None,
        money=tuple(money(r, language) for r in found.refunds),
    )
    return shown("shop/return.html", place, made)


def said(found: aftersales.ReturnView, language: str) -> str:
    """Where a return stands and what its buyer does next."""
    if found.state != "received":
        return t(language, f"return-say-{found.state}")
    sent = found.sent and all(s["state"] in ("shipped", "delivered") for s in found.sent)
    what = "refund" if found.remedy == "refund" else "replacement-sent" if sent else "replacement"
    return t(language, f"return-say-{what}")


def rows(order: checkout.OrderView, found: aftersales.ReturnView, language: str) -> tuple[tuple[str, str], ...]:
    """What a return says beside its articles."""
    made = [(t(language, "after-row-order"), order.number), (t(language, f"return-cause-{found.cause}"), found.told)]
    if found.wanted:
        facts = catalogue.sale_facts(found.wanted.values())
        names = catalogue.titles(facts.values(), language)
        made.append((t(language, "return-wanted"), "; ".join(names.get(v, "–") for v in found.wanted.values())))
    made.append((t(language, "return-answer"), found.answer))
    return tuple((label, text) for label, text in made if text)


def money(refund: aftersales.RefundView, language: str) -> str:
    """Money given back, in a sentence."""
    amount = formats.money(refund.amount, refund.currency, language)
    if refund.settled_at is None:
        return t(language, "return-refund-due", amount=amount)
    return t(language, "return-refund-done", amount=amount, date=formats.whole_date(refund.settled_at.date(), language))


def _label(order: checkout.OrderView, found: aftersales.ReturnView, language: str) -> return_pages.Label:
    to = fulfilment.address_of(found.place)
    drawn = io.BytesIO()
    segno.make(found.number, error="q", micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, scale=4, border=2, omitsize=True, svgclass=None, lineclass=None
    )
    return return_pages.Label(
        number=found.number,
        order=order.number,
        to=(
            f"Argosy · {found.place}",
            str(to["name"]),
            f"{to['postal_code']} {to['city']}",
            formats.country(str(to["country"]), language),
        ),
        qr=drawn.getvalue().decode(),
    )
