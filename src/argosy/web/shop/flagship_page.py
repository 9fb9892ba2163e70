"""A brand's flagship: its look, its story, its proof, its goods."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from argosy.channel import api as channel
from argosy.kernel.text import t
from argosy.web.shop import formats, frames, pages, parts, presenters
from argosy.web.shop.shelf import Place, cities, new, shelf

_STAGE_FROM = 3


def page(
    request: HttpRequest | None, place: Place, found: channel.Flagship, query: Mapping[str, Any]
) -> pages.FlagshipPage:
    """The whole page."""
    document, language = found.document, place.language
    fresh = new(place, found.brand_id, 4)
    asked = presenters.wish(place, query, brand_id=found.brand_id)
    result = channel.search(place.market, language, asked)
    story = story_of(document, language)
    name = document["name"]
    look = presenters.look(document["look"])
    href = place.brand(document["slug"])
    logo = presenters.logo(document)
    tail = f"b/{document['slug']}/"
    facts = [(t(language, "shop-flagship-country"), formats.country(document["country"], language))]
    if document.get("founded"):
        facts.insert(0, (t(language, "shop-flagship-founded"), str(document["founded"])))
    facts.append((t(language, "shop-flagship-products"), formats.number(found.products, language)))
    return pages.FlagshipPage(
        frame=frames.frame(
            request,
            place,
            name,
            tail=tail,
            current=href,
            look=look,
            description=t(language, "shop-flagship-description", brand=name),
            alternates=frames.everywhere(tail),
            json_ld=frames.json_ld(
                {
                    "@context": "https://schema.org",
                    "@type": "Brand",
                    "name": name,
                    "url": settings.PUBLIC_URL + href,
                    "sameAs": [document["website"]] if document.get("website") else [],
                }
                | ({"logo": settings.PUBLIC_URL + logo.src} if logo else {})
            ),
        ),
        name=name,
        look=look,
        href=href,
        listing=presenters.listing(place, href, result, asked),
        proof=_proof(place, found),
        headline=str(story.get("headline", "")),
        story=_paragraphs(str(story.get("body", ""))),
        facts=tuple(facts),
        logo=logo,
        hero=hero_of(document),
        stage=presenters.cards(place, fresh) if len(fresh) >= _STAGE_FROM and not query else (),
        family=_family(place, found),
    )


def story_of(document: Any, language: str) -> dict[str, Any]:
    """The brand's story in the language, else in English."""
    return document["story"].get(language) or document["story"].get("en") or {}


def hero_of(document: Any) -> parts.Picture | None:
    return presenters.picture(document["pictures"].get(document["look"].get("hero_media", "")))


def tile(place: Place, found: channel.Flagship) -> parts.FlagshipTile:
    """The flagship on the home page; a best seller stands in where the brand has no hero picture."""
    document = found.document
    story = story_of(document, place.language)
    hero = hero_of(document)
    if hero is None:
        first = channel.top(place.market, place.language, brand_id=found.brand_id, limit=1)
        hero = presenters.picture(first[0]["picture"]) if first else None
    return parts.FlagshipTile(
        name=document["name"],
        href=place.brand(document["slug"]),
        look=presenters.look(document["look"]),
        headline=str(story.get("headline", "")),
        logo=presenters.logo(document),
        hero=hero,
        products=found.products,
    )


def _paragraphs(body: str) -> tuple[str, ...]:
    """The story's own paragraphs; a long single one is led by its first sentence."""
    given = [p.strip() for p in body.split("\n") if p.strip()]
    if len(given) == 1 and ". " in given[0]:
        first, rest = given[0].split(". ", 1)
        return f"{first}.", rest
    return tuple(given)


def _proof(place: Place, found: channel.Flagship) -> parts.Proof:
    document, language = found.document, place.language
    responsible, verified = document["responsible_person"], document.get("verified_on")
    marks = tuple(
        parts.Link(
            label=f"{m.get('office', '')} {m.get('number', '')}".strip(),
            note=t(language, "shop-proof-class", classes=", ".join(map(str, m.get("classes", ()))))
            if m.get("classes")
            else "",
        )
        for m in document["trademarks"]
    )
    return parts.Proof(
        trader=presenters.party(document["legal"], language, register=True),
        verified_on=formats.whole_date(date.fromisoformat(verified), language) if verified else "",
        trademarks=marks,
        responsible=presenters.party(responsible, language) if responsible else None,
        stock=cities(place.market),
    )


def _family(place: Place, found: channel.Flagship) -> tuple[parts.Link, ...]:
    head = found.document.get("parent") or found.document["slug"]
    related = [f for f in shelf(place).flagships if f.document["slug"] == head or f.document.get("parent") == head]
    if len(related) < 2:
        return ()
    related.sort(key=lambda f: f.document["slug"] != head)
    return tuple(
        parts.Link(label=f.document["name"], href=place.brand(f.document["slug"]), current=f.brand_id == found.brand_id)
        for f in related
    )
