"""Answers of the shop: a page, an error in words, and where the shopper was last."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.web.middleware import preferred
from argosy.web.shop import frames, pages, parts, rendering, slots
from argosy.web.shop.shelf import Place

View = Callable[..., HttpResponse]
YEAR_S = 365 * 24 * 3600


def shown(template: str, place: Place, page: Any, status: int = 200) -> HttpResponse:
    """A page as an answer."""
    return HttpResponse(rendering.render(template, place.language, page=page), status=status)


def kept(
    request: HttpRequest,
    template: str,
    place: Place,
    key: Hashable,
    build: Callable[[], Any],
    **values: str,
) -> HttpResponse:
    """A page that is the same for everybody but for the places of `slots`; `build` makes it with a frame without a request."""
    pieces = slots.kept((template, place, key), lambda: rendering.render(template, place.language, page=build()))
    return HttpResponse(slots.fill(pieces, {"tools": frames.tools(request, place)} | values))


def failed(request: HttpRequest, place: Place, status: int, heading: str, body: str) -> HttpResponse:
    """An error page in the reader's language, with ways on."""
    links = (
        parts.Link(label=t(place.language, "shop-error-home"), href=place.root),
        parts.Link(label=t(place.language, "shop-error-search"), href=place.search),
    )
    made = pages.ErrorPage(
        frame=frames.frame(request, place, heading), code=status, heading=heading, body=body, links=links
    )
    return shown("shop/error.html", place, made, status)


def page(view: View) -> View:
    """A shop's view: takes market and language from the address, says errors in words, remembers where the shopper is."""

    @wraps(view)
    def call(request: HttpRequest, market: str, language: str, **more: Any) -> HttpResponse:
        found = MARKETS.get(market)
        if found is None or language not in found.languages:
            place = Place(market if found else next(iter(MARKETS)), "en")
            return failed(request, place, 404, *words(place, 404))
        place = Place(market, language)
        try:
            answer = view(request, place, **more)
        except ArgosyError as trouble:
            heading, body = words(place, trouble.status)
            answer = failed(
                request, place, trouble.status, heading, body if trouble.status == 404 else trouble.sentence(language)
            )
        _remember(request, answer, place)
        return answer

    return call


def words(place: Place, status: int) -> tuple[str, str]:
    kind = status if status in (403, 404) else 500
    return t(place.language, f"shop-error-{kind}"), t(place.language, f"shop-error-{kind}-text")


def _remember(request: HttpRequest, answer: HttpResponse, place: Place) -> None:
    for name, value in (("argosy_market", place.market), ("argosy_language", place.language)):
        if request.COOKIES.get(name) != value:
            answer.set_cookie(name, value, max_age=YEAR_S, samesite="Lax", httponly=True)


def last_place(request: HttpRequest) -> Place:
    """Where the shopper was last; else the market whose language the browser asks for."""
    market = MARKETS.get(request.COOKIES.get("argosy_market", ""))
    if market is None:
        wanted = preferred(request)
        market = next((m for m in MARKETS.values() if m.languages[0] == wanted), next(iter(MARKETS.values())))
    language = request.COOKIES.get("argosy_language", "")
    return Place(market.code, language if language in market.languages else preferred(request, market.languages))


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing at this address (Django's handler404)."""
    place = _place_of(request)
    return failed(request, place, 404, *words(place, 404))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No access (handler403)."""
    place = _place_of(request)
    return failed(request, place, 403, *words(place, 403))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old (CSRF_FAILURE_VIEW)."""
    return forbidden(request)


def _place_of(request: HttpRequest) -> Place:
    market = getattr(request, "market", None)
    language = getattr(request, "language", "en")
    if market is not None and language in market.languages:
        return Place(market.code, language)
    return last_place(request)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke (handler500): as little as possible may be needed to say so."""
    place = _place_of(request)
    heading, body = words(place, 500)
    made = pages.ErrorPage(
        frame=parts.Frame(
            language=place.language,
            market=place.market,
            market_name="",
            title=heading,
            home_href=place.root,
            search_href=place.search,
            cart_href=place.cart,
            account_href=place.account,
            noindex=True,
        ),
        code=500,
        heading=heading,
        body=body,
        links=(parts.Link(label=t(place.language, "shop-error-home"), href=place.root),),
    )
    return shown("shop/error.html", place, made, 500)
