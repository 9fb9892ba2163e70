"""Checkout on one page: who, where, how, and the order button."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.admission import tokens
from argosy.web.shop import (
    addresses,
    baskets,
    cart_views,
    delivering,
    formats,
    frames,
    goods,
    handover_words,
    orders,
    pages,
    parts,
    paying,
)
from argosy.web.shop.answers import page, shown
from argosy.web.shop.shelf import Place

_KEPT = ("email", "name", "street", "street2", "postal_code", "city", "province", "phone", "company", "vat_id", "note")


@sensitive_post_parameters("card", "cvc", "expiry")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@page
def pay(request: HttpRequest, place: Place) -> HttpResponse:
    cart_id = baskets.current(request, place)
    given = request.POST if request.method == "POST" else request.GET
    known = request.COOKIES.get(f"argosy_postcode_{place.market}", "")
    postcode = given.get("postal_code", known)[:12].strip()
    view = _view(cart_id, given.get("delivery", "")[:24], postcode)
    if view is None:
        done = _already(request)
        return done or HttpResponseRedirect(place.cart)
    if request.method == "POST":
        return _order(request, place, view)
    typed = {"postal_code": postcode or view.postal_code}
    if baskets.signed_in(request):
        typed |= {"email": request.user.email, "name": request.user.name}  # type: ignore[union-attr]
    if "left" in request.GET:
        typed |= _given_before(request)
    return shown("shop/checkout.html", place, _page(request, place, view, typed, {}, key=uuid4().hex))


def _given_before(request: HttpRequest) -> dict[str, str]:
    """What was typed for the order that this device has just placed: who comes back from the payment page types nothing again."""
    found = orders.read_token(request.COOKIES.get("argosy_last_order", ""))
    if found is None:
        return {}
    order = checkout.order(found)
    given = {"email": order.email, "note": order.note, **order.address}
    return {name: given[name] for name in _KEPT if given.get(name)}


def _view(cart_id: UUID | None, way: str, postcode: str) -> checkout.CartView | None:
    """The cart as it would be delivered in that way to that place, if it can be ordered as it stands."""
    if cart_id is None:
        return None
    try:
        view = checkout.view(cart_id, way=way, postal_code=postcode)
    except checkout.UnknownCart:
        return None
    return view if view.lines and view.quote else None


def _already(request: HttpRequest) -> HttpResponse | None:
    """The button pressed twice: the cart is empty by now, the order is where the first press led."""
    found = orders.read_token(request.COOKIES.get("argosy_last_order", "")) if request.method == "POST" else None
    return HttpResponseRedirect(orders.href(checkout.order(found))) if found else None


def _order(request: HttpRequest, place: Place, view: checkout.CartView) -> HttpResponse:
    """Check everything, order once, then go where the payment stands."""
    typed = {name: request.POST.get(name, "")[:200] for name in _KEPT}
    wrong = addresses.check(place, typed)
    method = next(m.value for m in paying.methods(request.POST.get("pay", ""), place.language) if m.chosen)
    token = checkout.HOSTED
    if method == paying.TEST:
        token, wrong_card = addresses.check_card(place, request.POST)
        wrong |= wrong_card
    key = request.POST.get("key", "")[:64] or uuid4().hex
    if wrong:
        return _again(request, place, view, typed, wrong, key)
    if view.way_gone:
        return _again(request, place, view, typed, {}, key, t(place.language, "shop-way-gone"))
    stored = {name: typed[name].strip() for name in _KEPT if name not in ("email", "note") and typed[name].strip()}
    asked = checkout.OrderRequest(
        key=f"shop:{view.id}:{key}",
        market=place.market,
        language=place.language,
        email=typed["email"].strip(),
        address=stored,
        lines={line.variant_id: line.quantity for line in view.lines},
        token=token,
        provider=method,
        user_id=request.user.id if baskets.signed_in(request) else None,
        expected_gross=_shown_gross(request),
        way=view.way,
        coupon=view.quote.coupon.code if view.quote and view.quote.coupon else "",
        terms=request.POST.get("terms", "")[:12],
        marketing=request.POST.get("marketing", "")[:12],
        note=typed["note"],
    )
    try:
        placed = tokens.place(asked, f"cart {view.id}")
    except (fulfilment.PostcodeForm, fulfilment.NotServed) as trouble:
        return _again(request, place, view, typed, {"postal_code": addresses.postcode_sentence(place, trouble)}, key)
    except checkout.KeyReused:
        return _again(request, place, view, typed, {}, uuid4().hex, t(place.language, "shop-error-500-text"))
    except fulfilment.SoldOut:
        return HttpResponseRedirect(place.cart)
    except ArgosyError as trouble:
        fresh = _view(view.id, view.way, typed["postal_code"])
        if fresh is None:
            return HttpResponseRedirect(place.cart)
        return _again(request, place, fresh, typed, {}, uuid4().hex, trouble.sentence(place.language))
    return _follow(request, place, view, typed, placed)


def _shown_gross(request: HttpRequest) -> int | None:
    given = request.POST.get("quote", "")
    return int(given) if given.isdigit() and len(given) < 13 else None


def _follow(
    request: HttpRequest, place: Place, view: checkout.CartView, typed: Mapping[str, str], placed: checkout.Placed
) -> HttpResponse:
    """Placed, challenged and pending each have a page; a declined card leads back here with everything kept but the card."""
    if placed.state == "refused":
        sentence = t(place.language, "shop-error-declined", reason=placed.reason)
        return _again(request, place, view, typed, {"card": sentence}, uuid4().hex)
    token = orders.token(placed.order_id)
    steps = {"challenged": "confirm/", "pending": "pending/", "started": "pending/"}
    step = steps.get(placed.payment_state, "") if placed.state == "pending" else ""
    answer = HttpResponseRedirect(place.order(token, step) + ("" if step else "?thanks=1"))
    if placed.state == "placed":
        checkout.empty(view.id)
    answer.set_cookie("argosy_last_order", token, max_age=3600, httponly=True, samesite="Lax")
    return answer


def _again(
    request: HttpRequest,
    place: Place,
    view: checkout.CartView,
    typed: Mapping[str, str],
    wrong: Mapping[str, str],
    key: str,
    problem: str = "",
) -> HttpResponse:
    """The page once more with what was typed (never the card) and what is wrong."""
    made = _page(request, place, view, typed, wrong, key=key, problem=problem)
    return shown("shop/checkout.html", place, made, 409 if problem else 422)


def _page(
    request: HttpRequest,
    place: Place,
    view: checkout.CartView,
    typed: Mapping[str, str],
    wrong: Mapping[str, str],
    *,
    key: str,
    problem: str = "",
) -> pages.CheckoutPage:
    language = place.language
    quote = view.quote
    if quote is None:
        raise checkout.EmptyCart

    left = parts.Notice(kind="plain", text=t(language, "shop-pay-left"))
    notices = (left,) if "left" in request.GET else ()
    methods = paying.methods(request.POST.get("pay", ""), language)

    def consent(kind: str) -> parts.Choice:
        """The words in force; ticked only where the shopper has ticked it before an error."""
        found = checkout.consent_text(kind, language)
        return parts.Choice(label=found.words, value=found.version, chosen=request.POST.get(kind, "") == found.version)

    return pages.CheckoutPage(
        frame=frames.frame(request, place, t(language, "shop-checkout"), writes=True, notices=notices),
        action=place.checkout,
        idempotency_key=key,
        quote=str(quote.total.gross),
        contact=addresses.contact(place, typed, wrong),
        address=addresses.address(place, typed, wrong),
        business=addresses.business(place, typed, wrong),
        country=formats.country(place.country, language),
        payment=addresses.payment(place, wrong) if any(m.value == paying.TEST for m in methods) else (),
        methods=methods,
        lines=cart_views.lines(place, view),
        totals=cart_views.quoted_totals(place, quote, view.way),
        why=goods.made_up(quote.taxed, language),
        cart_href=place.cart,
        delivery=delivering.choices(place, view),
        test_cards=addresses.test_cards(language) if any(m.value == paying.TEST for m in methods) else (),
        problem=problem or (view.coupon_trouble.sentence(language) if view.coupon_trouble else ""),
        sellers=goods.sellers((line.brand_id for line in view.lines), language),
        login_href=f"/account/login/?next={place.checkout}",
        note=addresses.note(place, typed, wrong),
        terms=consent("terms"),
        marketing=consent("marketing"),
        deposit=any(line.deposit is not None for line in view.lines),
        reserving=handover_words.offered(place) if any(line.deposit is not None for line in view.lines) else (),
    )
