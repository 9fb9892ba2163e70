"""Checkout on one page: who, where, how, and the order button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
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
from argosy.web.shop import addresses, baskets, cart_views, formats, frames, goods, orders, pages, parts
from argosy.web.shop.answers import page, shown
from argosy.web.shop.shelf import Place, warehouse_name

_WAYS = (("deposit", "handover"), ("bulky", "bulky"))
_KEPT = ("email", "name", "street", "street2", "postal_code", "city", "province", "phone")


@sensitive_post_parameters("card", "cvc", "expiry")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@page
def pay(request: HttpRequest, place: Place) -> HttpResponse:
    cart_id = baskets.current(request, place)
    view = _view(cart_id)
    if view is None:
        done = _already(request)
        return done or HttpResponseRedirect(place.cart)
    if request.method == "POST":
        return _order(request, place, view)
    typed = {"postal_code": view.postal_code or request.COOKIES.get(f"argosy_postcode_{place.market}", "")}
    if baskets.signed_in(request):
        typed |= {"email": request.user.email, "name": request.user.name}  # type: ignore[union-attr]
    return shown("shop/checkout.html", place, _page(request, place, view, typed, {}, key=uuid4().hex))


def _view(cart_id: UUID | None) -> checkout.CartView | None:
    """The cart, if it can be ordered as it stands."""
    if cart_id is None:
        return None
    try:
        view = checkout.view(cart_id)
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
    token, wrong_card = addresses.check_card(place, request.POST)
    wrong |= wrong_card
    key = request.POST.get("key", "")[:64] or uuid4().hex
    if wrong:
        return _again(request, place, view, typed, wrong, key)
    stored = {name: typed[name].strip() for name in _KEPT if name != "email" and typed[name].strip()}
    asked = checkout.OrderRequest(
        key=f"shop:{view.id}:{key}",
        market=place.market,
        language=place.language,
        email=typed["email"].strip(),
        address=stored,
        lines={line.variant_id: line.quantity for line in view.lines},
        token=token,
        user_id=request.user.id if baskets.signed_in(request) else None,
        expected_gross=_shown_gross(request),
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
        fresh = _view(view.id)
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
    return pages.CheckoutPage(
        frame=frames.frame(request, place, t(language, "shop-checkout"), writes=True),
        action=place.checkout,
        idempotency_key=key,
        quote=str(quote.total.gross),
        contact=addresses.contact(place, typed, wrong),
        address=addresses.address(place, typed, wrong),
        country=formats.country(place.country, language),
        payment=addresses.payment(place, wrong),
        lines=cart_views.lines(place, view),
        totals=cart_views.quoted_totals(place, quote),
        why=goods.made_up(quote.taxed, language),
        cart_href=place.cart,
        delivery=(_delivery(place, view, typed.get("postal_code", "")),),
        test_cards=addresses.test_cards(language),
        problem=problem,
        sellers=goods.sellers((line.brand_id for line in view.lines), language),
        login_href=f"/account/login/?next={place.checkout}",
        deposit=any(line.deposit is not None for line in view.lines),
    )


def _delivery(place: Place, view: checkout.CartView, postcode: str) -> parts.Choice:
    """The one way of delivery, with its day once the postcode is known."""
    language = place.language
    modes = {line.mode for line in view.lines}
    kind = next((k for mode, k in _WAYS if mode in modes), "direct" if modes == {"direct"} else "home")
    fee: Any = view.quote.delivery.gross if view.quote else 0
    note = t(language, "shop-checkout-delivery-ask")
    if postcode:
        try:
            wanted = {line.variant_id: (line.quantity, line.mode) for line in view.lines}
            found = fulfilment.promise(wanted, place.market, postcode)
            word = "shop-promise-handover" if kind == "handover" else "shop-promise-arrives"
            origin = " + ".join(warehouse_name(w) for w in found.warehouses)
            note = f"{t(language, word, date=formats.day(found.day, language))} · {origin}"
        except ArgosyError:
            note = t(language, "shop-checkout-delivery-ask")
    return parts.Choice(
        label=t(language, f"shop-checkout-delivery-{kind}"),
        value=kind,
        chosen=True,
        note=note,
        price=formats.money(fee, place.currency, language) if fee else t(language, "shop-total-delivery-free"),
    )
