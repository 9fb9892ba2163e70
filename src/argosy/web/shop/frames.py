"""The frame of every page, from the request."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from markupsafe import Markup

from argosy.checkout import api as checkout
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.web.shop import baskets, formats, parts, rendering, slots
from argosy.web.shop.caching import kept
from argosy.web.shop.shelf import Place, shelf


def csrf(request: HttpRequest) -> Markup:
    """The hidden field of forms that write."""
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(get_token(request))


def json_ld(*things: dict[str, Any]) -> Markup:
    """Structured data for a script element: no character in it can end the element."""
    text = json.dumps(things[0] if len(things) == 1 else list(things), ensure_ascii=False, separators=(",", ":"))
    for raw, safe in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(raw, safe)
    return Markup(text)  # noqa: S704 - escaped for the element above


@kept(3600)
def markets(place: Place, tail: str = "") -> tuple[parts.Market, ...]:
    """Every market with its languages; `tail` is the address below the market's root that is kept when changing."""
    return tuple(
        parts.Market(
            code=m.code,
            name=formats.country(m.country, place.language),
            currency=m.currency,
            current=m.code == place.market,
            languages=tuple(
                parts.Link(
                    label=formats.LANGUAGE_NAMES[tag],
                    href=f"/{m.code}/{tag}/{tail}",
                    lang=tag,
                    current=m.code == place.market and tag == place.language,
                )
                for tag in m.languages
            ),
        )
        for m in MARKETS.values()
    )


def everywhere(tail: str) -> tuple[tuple[str, str], ...]:
    """hreflang alternates of a page that every market and language has."""
    return alternates(((m.code, tag) for m in MARKETS.values() for tag in m.languages), tail)


def alternates(places: Iterable[tuple[str, str]], tail: str) -> tuple[tuple[str, str], ...]:
    """hreflang alternates; English in the first market that has it is the default for everyone else."""
    found = [(f"{lang}-{market.upper()}", f"{settings.PUBLIC_URL}/{market}/{lang}/{tail}") for market, lang in places]
    default = next((href for tag, href in found if tag.startswith("en")), None)
    return (*found, ("x-default", default)) if default else tuple(found)


@kept(10)
def _links(place: Place) -> tuple[tuple[parts.Link, ...], tuple[parts.Link, ...]]:
    found = shelf(place)
    return (
        tuple(parts.Link(label=name, href=place.category(code)) for code, name, _ in found.categories),
        tuple(parts.Link(label=f.document["name"], href=place.brand(f.document["slug"])) for f in found.flagships),
    )


def _marked(links: Sequence[parts.Link], current: str) -> tuple[parts.Link, ...]:
    if not current:
        return tuple(links)
    return tuple(parts.Link(label=x.label, href=x.href, current=x.href == current) for x in links)


def frame(
    request: HttpRequest | None,
    place: Place,
    title: str,
    *,
    tail: str | None = None,
    current: str = "",
    writes: bool = False,
    **more: Any,
) -> parts.Frame:
    """The frame. `tail` is the page's own address below the market's root, kept when the market or language is changed and
    made canonical; None for pages that belong to one shopper. `writes`: the page has a form that needs the token. Without a
    request the shopper's own places are left open (see `slots`)."""
    categories, flagships = _links(place)
    public = tail is not None
    values: dict[str, Any] = {
        "language": place.language,
        "market": place.market,
        "market_name": formats.country(place.country, place.language),
        "title": t(place.language, "shop-title", page=title) if title else "Argosy",
        "home_href": place.root,
        "search_href": place.search,
        "cart_href": place.cart,
        "account_href": place.account,
        "canonical": f"{settings.PUBLIC_URL}{place.root}{tail}" if public else "",
        "noindex": not public,
        "cart_count": baskets.count(request, place) if request and "cart_count" not in more else 0,
        "signed_in": baskets.signed_in(request) if request else False,
        "slots": request is None,
        "demo": checkout.providers() == ["test"],
        "categories": _marked(categories, current),
        "flagships": _marked(flagships, current),
        "markets": markets(place, tail or ""),
        "csrf": (csrf(request) if request else slots.TOKENS.csrf) if writes else parts.EMPTY,
    }
    return parts.Frame(**(values | more))


def tools(request: HttpRequest, place: Place) -> str:
    """The masthead's account and basket for this shopper."""
    return _tools(place, baskets.count(request, place), baskets.signed_in(request))


@lru_cache(maxsize=512)
def _tools(place: Place, count: int, signed_in: bool) -> str:
    bare = parts.Frame(
        language=place.language,
        market=place.market,
        market_name="",
        title="",
        home_href="",
        search_href="",
        cart_href=place.cart,
        account_href=place.account,
        cart_count=count,
        signed_in=signed_in,
    )
    return rendering.part("tools", place.language, bare)
