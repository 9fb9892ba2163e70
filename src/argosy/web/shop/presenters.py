"""From what the rooms know to what a page prints: cards, prices, pictures, listings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from argosy.catalogue.api import schema
from argosy.channel import api as channel
from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.text import t
from argosy.web import imports, measured
from argosy.web.pictures import address
from argosy.web.shop import formats, marks, parts, rendering
from argosy.web.shop.shelf import Place, shelf

_NEW_FOR = timedelta(days=60)
_OPEN_FACETS = 4
_DESCRIPTIVE = re.compile(r"(?:^|\s)[a-z]{3,}")
#: Names in a query string that are no facets.
_RESERVED = {"q", "sort", "page", "from", "to", "price", "reduced", "postcode"}
_MARKS = " \u00a0,–-:"


def picture(made: Mapping[str, Any] | None, alt: str = "") -> parts.Picture | None:
    """A picture of a listing's document with its renditions; None stays None."""
    if not made:
        return None
    webp, avif = made.get("webp") or [], made.get("avif") or []
    files = made.get("svg") or webp or avif
    if not files:
        return None
    return parts.Picture(
        src=address(files[min(1, len(files) - 1)][0]),
        width=made["width"],
        height=made["height"],
        alt=alt,
        avif=_srcset(avif),
        webp=_srcset(webp),
    )


def _srcset(files: Sequence[Sequence[Any]]) -> str:
    return ", ".join(f"{address(name)} {width}w" for name, width in files)


def logo(document: Mapping[str, Any]) -> parts.Picture | None:
    """The logo of a flagship's document, called by the brand's name; None where the name is set in type."""
    return picture(document["pictures"].get(document["look"].get("logo_media", "")), document["name"])


def price(
    place: Place,
    gross: int,
    *,
    reference: int | None = None,
    percent: int = 0,
    days: int | None = None,
    deposit: int | None = None,
    several: bool = False,
    duty: int = 0,
    content: str = "",
) -> parts.Price:
    """A price as it may be shown: "was" and "−20%" only where the lowest price of the `days` before (30 where not given) allows it; `duty`
    is what import adds; with the `content` of goods sold by measure also the price by measure, all taxes included."""
    reduced = bool(reference and percent)
    by_measure = measured.price(place.market, content, gross + duty)
    shown, said = formats.unit_price(by_measure, place.currency, place.language) if by_measure else ("", "")
    return parts.Price(
        now=formats.money(gross, place.currency, place.language),
        reference=formats.money(reference, place.currency, place.language) if reduced and reference else "",
        days=days or 30,
        percent=formats.percent(percent, place.language, minus=True) if reduced else "",
        deposit=formats.money(deposit, place.currency, place.language) if deposit is not None else "",
        from_=several,
        duty=formats.money(duty, place.currency, place.language) if duty else "",
        unit=shown,
        unit_said=said,
    )


@lru_cache(maxsize=256)
def energy_arrow(letter: str, language: str, size: str) -> Markup:
    """The arrow of an energy class; drawn by compliance, so it is our own markup."""
    drawn = compliance.svg_for({"kind": "energy_label", "class": letter}, language, size)
    return Markup(drawn)  # noqa: S704


def name(brand: str, own: str, title: str, language: str) -> tuple[str, str]:
    """How a product is called in a language, and what else its title says.

    A model's code ("F8 Pro") is its name everywhere. A name made of English words ("Push-back recliner armchair") is one in
    English only; elsewhere the listing's title in the reader's language takes its place.
    """
    told = _without(title, brand)
    if _DESCRIPTIVE.search(own) and language != "en":
        return _capital(told), ""
    rest = _without(told, own)
    return own, _capital(rest) if rest != told else ""


def _without(text: str, start: str) -> str:
    return text[len(start) :].strip(_MARKS) if text.casefold().startswith(start.casefold()) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def card(place: Place, found: Mapping[str, Any], rank: int = 0) -> parts.Card:
    """A tile."""
    letter = found.get("energy_class")
    return parts.Card(
        name=name(found["brand"]["name"], found["name"], found["title"], place.language)[0],
        brand=found["brand"]["name"],
        href=place.product(found["slug"]),
        picture=picture(found.get("picture")),
        price=price(
            place,
            found["gross"],
            reference=found.get("lowest_30d"),
            percent=found.get("percent") or 0,
            days=found.get("lowest_days"),
            deposit=found.get("deposit"),
            several=found.get("several", False),
            duty=imports.duty(place.market, found, found["gross"]),
            content=found.get("content", ""),
        ),
        energy=parts.Energy(letter=letter, arrow=energy_arrow(letter, place.language, "small")) if letter else None,
        rank=rank,
        badge=t(place.language, "shop-badge-new") if is_new(found.get("launched_on")) else "",
        line=found.get("line", ""),
    )


def cards(place: Place, found: Sequence[Mapping[str, Any]], *, ranked: bool = False) -> tuple[parts.Card, ...]:
    return tuple(card(place, one, n if ranked else 0) for n, one in enumerate(found, 1))


def tiles(place: Place, found: Sequence[Mapping[str, Any]]) -> tuple[parts.Card, ...]:
    """Cards of a listing. A tile is the same on every listing that shows it, so it is drawn once and kept by its digest."""
    today = clock.today()
    return tuple(_tile(place, one["digest"], today, _Unhashed(one)) for one in found)


class _Unhashed:
    """A value beside a cache's key: equal to any other."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self.value = value

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unhashed)


@lru_cache(maxsize=4096)
def _tile(place: Place, digest: str, today: date, found: _Unhashed) -> parts.Card:
    made = card(place, found.value)
    drawn = Markup(rendering.part("card", place.language, made, level=2))  # noqa: S704 - drawn by a template, which escapes
    return replace(made, drawn=drawn)


def is_new(launched_on: str | None) -> bool:
    """Whether a product still stands on the stage of new ones."""
    if not launched_on:
        return False
    today = clock.today()
    return today - _NEW_FOR <= date.fromisoformat(launched_on) <= today


def look(made: Mapping[str, Any]) -> parts.Look:
    return marks.look(str(made.get("accent", "")), str(made.get("ink", "")), str(made.get("paper", "")))


def party(legal: Mapping[str, Any], language: str, *, register: bool = False) -> parts.Party:
    """A company of a brand pack: name, postal address, electronic address; for the trader also its numbers."""
    town = " ".join(str(legal[k]) for k in ("postal_code", "city") if legal.get(k))
    land = formats.country(str(legal["country"]), language) if legal.get("country") else ""
    facts: list[tuple[str, str]] = []
    if register:
        for key, name in (("register_number", "shop-legal-register"), ("vat_id", "shop-legal-vat")):
            if legal.get(key):
                facts.append((t(language, name), str(legal[key])))
    return parts.Party(
        name=str(legal.get("name", "")),
        lines=tuple(line for line in (str(legal.get("street", "")), town, land) if line),
        email=str(legal.get("email", "")),
        phone=str(legal.get("phone", "")),
        facts=tuple(facts),
    )


def wish(place: Place, query: Mapping[str, Any], **fixed: Any) -> channel.Wish:
    """The shopper's filters out of a query string. Unknown ones are left alone: they find nothing and break nothing.

    `price` is one of the ranges that are offered ("100-200"); bounds that were typed go before it.
    """
    lists = query.lists() if hasattr(query, "lists") else [(k, [v]) for k, v in query.items()]
    known = schema.every_attribute() | {"category"} | (set() if "brand_id" in fixed else {"brand"})
    chosen = {code: [v for v in given if v][:50] for code, given in lists if code in known and code not in _RESERVED}
    if "brand" in chosen:
        chosen["brand"] = [slug for slug in chosen["brand"] if shelf(place).flagship(slug)]
    low, high = (formats.minor_amount(str(query.get(name, "")), place.currency) for name in ("from", "to"))
    if low is None and high is None:
        low, high = channel.price_range(str(query.get("price", "")), place.currency) or (None, None)
    values: dict[str, Any] = {
        "query": str(query.get("q", ""))[:120],
        "chosen": chosen,
        "price_from": low,
        "price_to": high,
        "reduced": query.get("reduced") == "1",
        "sort": str(query.get("sort", "best")),
        "page": int(p) if (p := str(query.get("page", "1"))).isdigit() and len(p) < 6 else 1,
    }
    return channel.Wish(**(values | fixed))


def filtered(asked: channel.Wish, place: Place) -> bool:
    """Whether the wish says more than which page."""
    return bool(_state(asked, place))


def listing(place: Place, action: str, found: channel.Page, asked: channel.Wish) -> parts.Listing:
    """A page of cards with its filters, chips and page links."""
    language, state = place.language, _state(asked, place)
    bounds = [p for p in state if p[0] in ("from", "to")]
    named = [f for f in found.facets if f.code != "price"]
    facets = tuple(_facet(f, n < _OPEN_FACETS) for n, f in enumerate(named))
    ranges = next((f for f in found.facets if f.code == "price"), None)
    return parts.Listing(
        action=action,
        count=found.count,
        cards=tiles(place, found.cards),
        facets=facets,
        price_from=dict(bounds).get("from", ""),
        price_to=dict(bounds).get("to", ""),
        price_ranges=_ranges(action, state, ranges, language) if ranges else (),
        currency=place.currency,
        chosen=_chips(action, state, found.facets, place),
        clear_href=f"{action}?{urlencode({'q': asked.query})}" if asked.query else action,
        sort=asked.sort if asked.sort in channel.SORTS else "",
        sorts=tuple(
            parts.Link(
                label=t(language, "shop-sort-match" if s == "best" and asked.query else f"shop-sort-{s}"),
                href=_href(action, [p for p in state if p[0] != "sort"] + ([("sort", s)] if s != "best" else [])),
                current=s == asked.sort,
            )
            for s in channel.SORTS
        ),
        hidden=tuple((k, v) for k, v in state if k in ("q", "reduced", "sort", "price")),
        **_pages(action, state, found),
    )


def _facet(found: channel.Facet, shown: bool) -> parts.Facet:
    return parts.Facet(
        code=found.code,
        label=found.name,
        open=shown or any(c[3] for c in found.choices),
        choices=tuple(
            parts.FacetChoice(value=v, label=name, count=n, chosen=chosen, swatch=swatch)
            for v, name, n, chosen, swatch in found.choices
        ),
    )


def _ranges(
    action: str, state: Sequence[tuple[str, str]], found: channel.Facet, language: str
) -> tuple[parts.Link, ...]:
    """Price ranges as links: one replaces another and any bounds, the chosen one is taken away again."""
    rest = [p for p in state if p[0] not in ("from", "to", "price")]
    return tuple(
        parts.Link(
            label=name,
            href=_href(action, rest if chosen else _ordered([*rest, ("price", value)])),
            current=chosen,
            note=formats.number(count, language),
        )
        for value, name, count, chosen, _ in found.choices
    )


def _typed(minor: int | None, place: Place) -> str:
    return "" if minor is None else formats.plain_amount(minor, place.currency).removesuffix(".00")


def _state(asked: channel.Wish, place: Place) -> list[tuple[str, str]]:
    """The query string that means this wish, without the page; the same wish has always the same one."""
    state = [("q", asked.query)] if asked.query else []
    state += [("reduced", "1")] if asked.reduced else []
    state += [(code, v) for code, values in asked.chosen.items() for v in dict.fromkeys(values)]
    if offered := channel.range_value(asked.price_from, asked.price_to, place.currency):
        state += [("price", offered)]
    else:
        state += [("from", _typed(asked.price_from, place))] if asked.price_from is not None else []
        state += [("to", _typed(asked.price_to, place))] if asked.price_to is not None else []
    state += [("sort", asked.sort)] if asked.sort in channel.SORTS and asked.sort != "best" else []
    return _ordered(state)


def _ordered(state: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Query first, then filters by name and value, the order of the goods last."""
    return sorted(state, key=lambda p: (p[0] != "q", p[0] == "sort", p))


def _href(action: str, state: Sequence[tuple[str, str]]) -> str:
    return f"{action}?{urlencode(state)}" if state else action


def _chips(
    action: str, state: list[tuple[str, str]], facets: Sequence[channel.Facet], place: Place
) -> tuple[parts.Link, ...]:
    labels = {(f.code, c[0]): c[1] for f in facets for c in f.choices}
    for name, value in state:
        if name in ("from", "to"):
            labels[name, value] = f"{t(place.language, f'shop-filter-{name}')} {value} {place.currency}"
        elif name == "price":
            labels.setdefault((name, value), f"{value} {place.currency}")
        elif name == "reduced":
            labels[name, value] = t(place.language, "shop-offers")
    return tuple(
        parts.Link(label=labels[pair], href=_href(action, [p for p in state if p != pair]))
        for pair in state
        if pair in labels
    )


def _pages(action: str, state: list[tuple[str, str]], found: channel.Page) -> dict[str, Any]:
    """Links to the first, the last and the neighbouring pages."""
    if found.pages < 2:
        return {}

    def href(n: int) -> str:
        return _href(action, state if n == 1 else [*state, ("page", str(n))])

    near = sorted({1, found.pages, *range(max(1, found.page - 1), min(found.pages, found.page + 1) + 1)})
    links: list[parts.Link] = []
    for before, n in zip([0, *near], near, strict=False):
        if n - before > 1:
            links.append(parts.Link(label="…"))
        links.append(parts.Link(label=str(n), href=href(n), current=n == found.page))
    return {
        "pages": tuple(links),
        "previous_href": href(found.page - 1) if found.page > 1 else "",
        "next_href": href(found.page + 1) if found.page < found.pages else "",
    }
