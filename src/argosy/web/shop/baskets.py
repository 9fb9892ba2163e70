"""Which cart is the shopper's: its id in a signed cookie, one for each market, and the signed-in shopper's own."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from argosy.checkout import api as checkout
from argosy.kernel.markets import MARKETS
from argosy.web.shop.shelf import Place

_SALT = "argosy.cart"
_KEEP_S = 30 * 24 * 3600
_signer = signing.Signer(salt=_SALT, sep=".")


def signed_in(request: HttpRequest) -> bool:
    """Whether the shopper has logged in; asks the database only where there is a session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def _name(place: Place) -> str:
    return f"argosy_cart_{place.market}"


def current(request: HttpRequest, place: Place) -> UUID | None:
    """The shopper's cart in this market, if there is one: this device's, else that of the account, filled on another."""
    found = _on_this_device(request, place)
    if found is None and signed_in(request):
        return checkout.own_cart(request.user.id, place.market)  # type: ignore[arg-type]
    return found


def _on_this_device(request: HttpRequest, place: Place) -> UUID | None:
    try:
        return UUID(_signer.unsign(request.COOKIES.get(_name(place), "")))
    except (signing.BadSignature, ValueError):
        return None


def count(request: HttpRequest, place: Place) -> int:
    """How many units are in the cart."""
    found = current(request, place)
    return checkout.count(found) if found else 0


def ensure(request: HttpRequest, place: Place) -> UUID:
    """The shopper's cart, made where there is none."""
    found = current(request, place)
    if found:
        try:
            checkout.wanted(found)
            return found
        except checkout.UnknownCart:
            pass
    user = request.user.id if signed_in(request) else None
    return checkout.create(place.market, place.language, user)


def remember(response: HttpResponse, place: Place, cart_id: UUID) -> None:
    """Give the shopper the key to the cart."""
    response.set_cookie(
        _name(place),
        _signer.sign(cart_id.hex),
        max_age=_KEEP_S,
        httponly=True,
        samesite="Lax",
        secure=settings.PUBLIC_URL.startswith("https://"),
    )


def take_home(request: HttpRequest, response: HttpResponse, place: Place) -> None:
    """After logging in: the guest's carts, one in each market, and the shopper's own become one."""
    for market in MARKETS.values():
        there = Place(market.code, place.language if place.language in market.languages else market.languages[0])
        guest = _on_this_device(request, there)
        if guest:
            remember(response, there, checkout.merge(guest, request.user.id, market.code, there.language))


def forget(response: HttpResponse) -> None:
    """After logging out: whoever uses the device next finds no cart; the shopper's own waits for the next log-in."""
    for market in MARKETS:
        response.delete_cookie(f"argosy_cart_{market}", samesite="Lax")
