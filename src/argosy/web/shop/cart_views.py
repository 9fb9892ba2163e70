"""The cart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.shop import baskets, delivering, formats, frames, goods, pages, parts, presenters, product_page
from argosy.web.shop.answers import YEAR_S, page, shown
from argosy.web.shop.shelf import Place, best


@require_http_methods(["GET", "HEAD", "POST"])
@page
def cart(request: HttpRequest, place: Place) -> HttpResponse:
    if request.method == "POST":
        return _change(request, place)
    return _show(request, place)


def _change(request: HttpRequest, place: Place) -> HttpResponse:
    """Add a variant, set a line's quantity or take it out; then show the cart."""
    given = request.POST
    cart_id = baskets.ensure(request, place)
    tail = ""
    if "variant" in given:
        variant = _id(given["variant"])
        checkout.add(cart_id, variant, _count(given.get("quantity", "1")), given.get("key", "")[:100])
        tail = f"?added={variant}"
    elif "coupon" in given:
        refused = _redeem(cart_id, "" if given.get("do") == "remove" else given["coupon"][:40])
        if refused:
            return _show(request, place, refused)
    elif "delivery" in given:
        _choose(cart_id, given["delivery"][:24])
    elif "line" in given:
        quantity = 0 if given.get("do") == "remove" else _count(given.get("quantity", ""))
        checkout.set_quantity(cart_id, _id(given["line"]), quantity)
    answer = HttpResponseRedirect(place.cart + tail)
    baskets.remember(answer, place, cart_id)
    return answer


def _redeem(cart_id: UUID, code: str) -> ArgosyError | None:
    """Use a coupon, or none; why it may not be used."""
    try:
        checkout.set_coupon(cart_id, code)
    except ArgosyError as refused:
        return refused
    return None


def _choose(cart_id: UUID, way: str) -> None:
    """Another way of delivery; one that has meanwhile gone leaves what was chosen."""
    try:
        checkout.set_way(cart_id, way)
    except fulfilment.WayNotOffered:
        return


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise checkout.UnknownCart from None


def _count(text: str) -> int:
    """The number typed; anything else is no quantity (and is refused)."""
    return int(text) if text.strip().isdigit() and len(text) < 5 else -1


def _show(request: HttpRequest, place: Place, refused: ArgosyError | None = None) -> HttpResponse:
    cart_id = baskets.current(request, place)
    cookie = f"argosy_postcode_{place.market}"
    asked = request.GET.get("postcode")
    postcode = (asked if asked is not None else request.COOKIES.get(cookie, ""))[:12].strip()
    view = _view(cart_id, postcode) if cart_id else None
    made = _page(request, place, view, postcode)
    if refused is not None and made.coupon is not None:
        typed = request.POST.get("coupon", "")[:40]
        made = replace(made, coupon=replace(made.coupon, value=typed, error=refused.sentence(place.language)))
    answer = shown("shop/cart.html", place, made, 422 if refused and "HX-Request" not in request.headers else 200)
    if asked is not None:
        answer.set_cookie(cookie, postcode, max_age=YEAR_S, samesite="Lax", httponly=True)
        if view:
            _keep_postcode(view.id, postcode)
    if view and view.unseen and not refused:
        checkout.seen(view)
    return answer


def _view(cart_id: UUID, postcode: str) -> checkout.CartView | None:
    try:
        return checkout.view(cart_id, postal_code=postcode)
    except checkout.UnknownCart:
        return None


def _keep_postcode(cart_id: UUID, postcode: str) -> None:
    try:
        checkout.set_postcode(cart_id, postcode)
    except ArgosyError:
        return  # the page says what is wrong with it


def _page(request: HttpRequest, place: Place, view: checkout.CartView | None, postcode: str) -> pages.CartPage:
    language = place.language
    if view is None or not view.lines:
        return pages.CartPage(
            frame=frames.frame(
                request,
                place,
                t(language, "shop-cart"),
                cart_count=0,
                notices=tuple(notes(language, view) if view else ()),
            ),
            action=place.cart,
            lines=(),
            suggestions=parts.Ranking(
                title=t(language, "shop-home-champions"),
                href="",
                cards=presenters.cards(place, best(place, None, 4)),
            ),
        )
    rows = lines(place, view)
    added = request.GET.get("added", "")
    notices = [
        parts.Notice(kind="good", text=t(language, "shop-cart-added", name=f"{r.brand} {r.name}"))
        for r in rows
        if r.id == added
    ]
    wanted = {li.variant_id: (li.quantity, li.mode) for li in view.lines}
    sum_ = sum(li.gross for li in view.lines)
    notices += notes(language, view)
    return pages.CartPage(
        frame=frames.frame(
            request,
            place,
            t(language, "shop-cart"),
            writes=True,
            notices=tuple(notices),
            cart_count=sum(li.quantity for li in view.lines),
        ),
        action=place.cart,
        lines=rows,
        totals=quoted_totals(place, view.quote, view.way) if view.quote else (),
        why=goods.made_up(view.quote.taxed, place.language) if view.quote else (),
        promise=_promise(place, view, product_page.promise(place, wanted, postcode, action=place.cart, gross=sum_))
        if view.quote
        else None,
        coupon=_coupon(language, view),
        ways=delivering.choices(place, view) if view.quote and len(view.ways) > 1 else (),
        checkout_href=place.checkout,
        can_order=view.quote is not None,
        problem=view.trouble.sentence(language) if view.trouble and not view.quote else "",
    )


def _coupon(language: str, view: checkout.CartView) -> parts.Field:
    """Where a code is typed, or the one that is used, with why it takes nothing off."""
    trouble = view.coupon_trouble.sentence(language) if view.coupon_trouble else ""
    label = t(language, "shop-coupon")
    return parts.Field(
        name="coupon", label=label, value=view.coupon, error=trouble, required=False, autocomplete="off", maxlength=24
    )


def notes(language: str, view: checkout.CartView) -> list[parts.Notice]:
    """What has changed about the whole cart since it was last seen; a price that has changed is told beside its line."""
    told = [t(language, "shop-cart-gone", name=name) for name in view.removed]
    before, now = view.seen_promised_on, view.promised_on
    if before and now and before != now:
        days = {"before": formats.day(before, language), "now": formats.day(now, language)}
        told.append(t(language, "shop-cart-promise-changed", **days))
    if view.way_gone:
        told.append(t(language, "shop-way-gone"))
    return [parts.Notice(kind="plain", text=text) for text in told]


def _promise(place: Place, view: checkout.CartView, usual: parts.Promise) -> parts.Promise:
    """The promise of the way that is chosen; until when to order and what it costs are said where it is chosen."""
    if not usual.date or view.promised_on is None or view.way == fulfilment.STANDARD:
        return usual
    return replace(usual, date=formats.day(view.promised_on, place.language), fee="", order_by="")


def lines(place: Place, view: checkout.CartView) -> tuple[parts.Line, ...]:
    """The cart's lines as they stand now."""
    drawn = goods.shown(place, ((li.variant_id, li.product_id, li.brand_id) for li in view.lines))
    return tuple(_line(place, li, drawn) for li in view.lines)


def _line(place: Place, line: checkout.CartLineView, drawn: Mapping[UUID, goods.Shown]) -> parts.Line:
    language = place.language
    name, _, options = line.name.partition(", ")
    problem = ""
    if line.problem:
        problem = t(language, "shop-line-left", count=line.left)
    note = ""
    if line.seen_gross != line.unit_gross:
        note = t(
            language,
            "shop-cart-price-changed",
            before=formats.money(line.seen_gross, place.currency, language),
            now=formats.money(line.unit_gross, place.currency, language),
        )
    look = drawn[line.variant_id]
    return parts.Line(
        id=str(line.variant_id),
        name=look.name or name,
        brand=look.brand,
        href=look.href,
        picture=look.picture,
        options=options,
        price=presenters.price(
            place,
            line.unit_gross,
            reference=line.reference,
            percent=line.percent or 0,
            days=line.reference_days,
            deposit=line.deposit,
            content=line.net_content,
        ),
        quantity=line.quantity,
        total=formats.money(line.gross, place.currency, language),
        most=checkout.MOST_PER_LINE,
        problem=problem,
        note=note,
    )


def quoted_totals(place: Place, quote: checkout.Quote, way: str) -> tuple[parts.Row, ...]:
    """The sum of a quote, delivered in a way."""
    total = quote.total
    facts: dict[str, Any] = {
        "goods": quote.goods_gross + quote.discount,
        "coupon": quote.coupon.code if quote.coupon else "",
        "discount": quote.discount,
        "delivery": quote.delivery.gross,
        "gross": total.gross,
        "vat": {formats.percent(rate, place.language): vat for rate, vat in quote.vat.items()},
        "due": quote.due,
        "imports": quote.import_cost,
        "way": delivering.label(way, place.language),
    }
    return goods.totals(place, **facts)
