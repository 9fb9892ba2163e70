"""Looking around: home, flagship, category, search, product, and the choice of country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from markupsafe import escape

from argosy.campaigns import api as campaigns
from argosy.catalogue.api import schema
from argosy.channel import api as channel
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.pricing import api as pricing
from argosy.web.middleware import preferred
from argosy.web.shop import (
    flagship_page,
    formats,
    frames,
    notices,
    pages,
    parts,
    presenters,
    product_page,
    rendering,
    slots,
    structured,
)
from argosy.web.shop.answers import YEAR_S, kept, last_place, page, shown
from argosy.web.shop.caching import kept as remembered
from argosy.web.shop.shelf import Place, best, cities, new, shelf


def start(request: HttpRequest) -> HttpResponse:
    """The choice of country. Nobody is sent anywhere unasked."""
    place = last_place(request)
    made = pages.StartPage(
        frame=frames.frame(
            request, place, "", tail="", canonical=f"{settings.PUBLIC_URL}/", alternates=frames.everywhere("")
        ),
        markets=frames.markets(place),
        suggested=parts.Link(label=formats.country(place.country, place.language), href=place.root),
    )
    return shown("shop/start.html", place, made)


def into_market(request: HttpRequest, market: str) -> HttpResponse:
    """/es/ has no page of its own: the reader's language of the two that it has."""
    place = last_place(request)
    languages = MARKETS[market].languages
    tag = place.language if place.language in languages else preferred(request, languages)
    return HttpResponseRedirect(f"/{market}/{tag}/")


@page
def home(request: HttpRequest, place: Place) -> HttpResponse:
    return kept(request, "shop/home.html", place, "home", lambda: _home(place))


def _site(place: Place) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "Argosy",
        "url": settings.PUBLIC_URL + place.root,
        "inLanguage": place.language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{settings.PUBLIC_URL}{place.search}?q={{query}}",
            "query-input": "required name=query",
        },
    }


def _home(place: Place) -> pages.HomePage:
    found = shelf(place)
    language = place.language
    champions = sorted(
        ((best(place, code, 3), code, name) for code, name, _ in found.categories),
        key=lambda x: -(x[0][0]["units_sold"] if x[0] else 0),
    )
    return pages.HomePage(
        frame=frames.frame(
            None,
            place,
            t(language, "shop-home-headline", market=place.market),
            tail="",
            description=t(language, "shop-home-description"),
            alternates=frames.everywhere(""),
            json_ld=frames.json_ld(_site(place)),
        ),
        campaign=_campaign(place),
        flagships=tuple(flagship_page.tile(place, f) for f in found.flagships),
        stage=presenters.cards(place, new(place, None, 5)),
        categories=tuple(
            parts.CategoryTile(
                name=name,
                href=place.category(code),
                picture=presenters.picture(next((c["picture"] for c in best(place, code, 1)), None)),
                products=number,
            )
            for code, name, number in found.categories
        ),
        top=parts.Ranking(
            title=t(language, "shop-rank-top"),
            href=place.search,
            cards=presenters.cards(place, best(place, None, 3), ranked=True),
        ),
        champions=tuple(
            parts.Ranking(title=name, href=place.category(code), cards=presenters.cards(place, cards, ranked=True))
            for cards, code, name in champions[:5]
            if cards
        ),
        warehouses=cities(place.market),
    )


def _campaign(place: Place) -> parts.Campaign | None:
    """The market's campaign with the largest reduction; several brands' campaigns of one name are one to the shopper.

    "Up to" is the greatest percentage that one of its offers may claim; where none may claim any there is no number.
    """
    running = campaigns.running(place.market)
    if not running:
        return None
    claimed = channel.claimed(place.market, place.language, {c.brand_id for c in running})
    lead = max(running, key=lambda c: (claimed.get(c.id, 0), c.discount_bp))
    most = claimed.get(lead.id, 0)
    same = [c for c in running if c.name(place.language) == lead.name(place.language)]
    return parts.Campaign(
        name=lead.name(place.language),
        href=f"{place.search}?reduced=1&sort=reduced",
        period=formats.period(
            min(c.starts_at for c in same).date(), max(c.ends_at for c in same).date(), place.language
        ),
        most=formats.percent(most, place.language) if most else "",
    )


@page
def flagship(request: HttpRequest, place: Place, brand: str) -> HttpResponse:
    found = channel.flagship(place.market, place.language, brand)
    if request.GET:
        return shown("shop/flagship.html", place, flagship_page.page(request, place, found, request.GET))
    return kept(
        request, "shop/flagship.html", place, brand, lambda: flagship_page.page(None, place, found, request.GET)
    )


@page
def category(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    try:
        schema.category(code)
    except schema.UnknownCategory:
        raise channel.NotListed(code, place.market) from None
    if request.GET:
        return shown("shop/category.html", place, _category(request, place, code, request.GET))
    return kept(request, "shop/category.html", place, code, lambda: _category(None, place, code, request.GET))


def _category(request: HttpRequest | None, place: Place, code: str, query: Mapping[str, Any]) -> pages.CategoryPage:
    found, language = schema.category(code), place.language
    asked = presenters.wish(place, query, category=code)
    result = channel.search(place.market, language, asked)
    name, href, tail = found.names[language], place.category(code), f"c/{code}/"
    counts = shelf(place).counts
    trail = (
        parts.Link(label=t(language, "shop-home"), href=place.root),
        *(parts.Link(label=c.names[language], href=place.category(c.code)) for c in schema.path(code)[:-1]),
        parts.Link(label=name),
    )
    return pages.CategoryPage(
        frame=frames.frame(
            request,
            place,
            name,
            tail=tail,
            current=href,
            description=t(language, "shop-category-description", category=name),
            alternates=frames.everywhere(tail),
            json_ld=frames.json_ld(structured.crumbs(trail)),
            **_indexing(place, tail, asked, result.page),
        ),
        name=name,
        crumbs=trail,
        listing=presenters.listing(place, href, result, asked),
        children=tuple(
            parts.Link(
                label=schema.category(c).names[language],
                href=place.category(c),
                note=formats.number(counts[c], language),
            )
            for c in found.children
            if counts.get(c)
        ),
    )


def _indexing(place: Place, tail: str, asked: channel.Wish, number: int) -> dict[str, Any]:
    """Every page of a listing is a page of its own; what is filtered is a view of the unfiltered one."""
    if presenters.filtered(asked, place):
        return {"noindex": True}
    more = f"?page={number}" if number > 1 else ""
    return {"canonical": f"{settings.PUBLIC_URL}{place.root}{tail}{more}"}


@page
def search(request: HttpRequest, place: Place) -> HttpResponse:
    asked = presenters.wish(place, request.GET)
    language = place.language
    result = channel.search(place.market, language, asked)
    query = asked.query.strip()
    title = (
        t(language, "shop-search-results", query=query)
        if query
        else t(language, "shop-offers" if asked.reduced else "shop-search-label")
    )
    closest = result.closest
    made = pages.SearchPage(
        frame=_search_frame(place).frame,
        query=query,
        heading=title,
        listing=presenters.listing(place, place.search, result, asked),
        suggestion=parts.Link(label=closest, href=f"{place.search}?{urlencode({'q': closest})}") if closest else None,
        popular=tuple(parts.Link(label=name, href=place.category(code)) for code, name, _ in shelf(place).categories),
    )
    return kept(
        request,
        "shop/search.html",
        place,
        "search",
        lambda: _search_frame(place),
        title=str(escape(t(language, "shop-title", page=title))),
        query=str(escape(query)),
        main=rendering.part("show", language, made, of="found"),
    )


@remembered(10)
def _search_frame(place: Place) -> pages.SearchFrame:
    """The frame of every search; what was looked for is filled in."""
    return pages.SearchFrame(
        frame=replace(frames.frame(None, place, ""), title=slots.TOKENS.title, query=slots.TOKENS.query)
    )


@page
def product(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """Drawn once for each state of listing and stock; only the promise, the basket and the form's keys are the shopper's."""
    try:
        document, stock, stamp = _facts(place, slug)
    except channel.NotListed:
        return notices.off_sale(request, place, slug)
    recall = notices.banner(place, document["product_id"])
    sku = request.GET.get("v", "")[:64]
    variant = product_page.chosen_variant(document, sku, stock)
    cookie = f"argosy_postcode_{place.market}"
    postcode = request.GET.get("postcode", request.COOKIES.get(cookie, ""))[:12].strip()
    answer = kept(
        request,
        "shop/product.html",
        place,
        (slug, variant["sku"], stamp, recall),
        lambda: _product(place, document, variant, stock, recall),
        csrf=frames.csrf(request),
        once=uuid4().hex,
        promise=product_page.promise_part(place, document, variant, stock, postcode),
    )
    if "postcode" in request.GET:
        answer.set_cookie(cookie, postcode, max_age=YEAR_S, samesite="Lax", httponly=True)
    return answer


@remembered(2)
def _facts(place: Place, slug: str) -> tuple[Mapping[str, Any], Mapping[UUID, int], int]:
    """Listing, stock by variant, and a number that changes with either; at most two seconds old."""
    document = channel.product(place.market, place.language, slug).document
    stock = fulfilment.available([UUID(v["id"]) for v in document["variants"]], place.market)
    return document, stock, hash((repr(document), tuple(sorted((k, min(n, 20)) for k, n in stock.items()))))


def _product(
    place: Place,
    document: Mapping[str, Any],
    variant: Mapping[str, Any],
    stock: Mapping[UUID, int],
    recall: parts.Link | None,
) -> pages.ProductPage:
    category_name = schema.category(document["category"]).names[place.language]
    ranked = next(
        (
            n
            for n, c in enumerate(best(place, document["category"], 3), 1)
            if c["slug"] == document["slug"] and c["units_sold"]
        ),
        0,
    )
    brand = document["brand"]
    flagship_ = shelf(place).flagship(brand["slug"])
    others = _others(place, flagship_.brand_id if flagship_ else None, document["slug"])
    running = next((c for c in _running(place) if str(c.id) == variant["campaign_id"]), None)
    return product_page.page(
        place,
        document,
        variant,
        stock,
        recall=recall,
        vat_percent=_vat(place),
        campaign=running.name(place.language) if running else "",
        logo=presenters.logo(flagship_.document) if flagship_ else None,
        rank=parts.Link(
            label=t(place.language, "shop-rank-product", rank=ranked, category=category_name),
            href=place.category(document["category"]),
        )
        if ranked
        else None,
        related=parts.Ranking(
            title=t(place.language, "shop-product-related", brand=brand["name"]),
            href=place.brand(brand["slug"]),
            cards=others,
        )
        if others
        else None,
        frame_more={"alternates": _alternates(document["product_id"], document["slug"])},
    )


@remembered(10)
def _running(place: Place) -> tuple[campaigns.CampaignRecord, ...]:
    return tuple(campaigns.running(place.market))


@remembered(10)
def _others(place: Place, brand_id: UUID | None, slug: str) -> tuple[parts.Card, ...]:
    if brand_id is None:
        return ()
    cards = channel.top(place.market, place.language, brand_id=brand_id, limit=5)
    return presenters.cards(place, [c for c in cards if c["slug"] != slug][:4])


@remembered(300)
def _alternates(product_id: str, slug: str) -> tuple[tuple[str, str], ...]:
    return frames.alternates(channel.alternates(UUID(product_id)), f"p/{slug}/")


@remembered(300)
def _vat(place: Place) -> str:
    return formats.percent(pricing.vat_rate(place.country, clock.today()).percent, place.language)
