"""The product page: one variant of a listing, with stock, promise and everything the law wants beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from markupsafe import Markup

from argosy.catalogue.api import schema
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web import imports
from argosy.web.shop import formats, frames, handover_words, pages, parts, presenters, rendering, slots, structured
from argosy.web.shop.caching import kept
from argosy.web.shop.shelf import Place, warehouse_name, warehouses

_LOW = 5
_LEGAL_GUARANTEE_YEARS = 2


def chosen_variant(document: Mapping[str, Any], sku: str, stock: Mapping[UUID, int]) -> dict[str, Any]:
    """The variant asked for; else the cheapest that is in stock; else the cheapest."""
    variants: list[dict[str, Any]] = document["variants"]
    named = next((v for v in variants if v["sku"] == sku), None)
    ranked = sorted(variants, key=lambda v: (not stock.get(UUID(v["id"])), v["gross"]))
    return named or ranked[0]


def options(
    place: Place, document: Mapping[str, Any], chosen: Mapping[str, Any], stock: Mapping[UUID, int]
) -> tuple[parts.Option, ...]:
    """One group of links for each option: every link leads to the variant nearest to the chosen one."""
    category = schema.category(document["category"])
    groups = []
    for code in category.options:
        attribute = category.attribute(code)
        values = {
            _hashable(v["options"][code]): v["options"][code] for v in document["variants"] if code in v["options"]
        }
        if not values or (len(values) == 1 and len(document["variants"]) > 1 and code != "colour"):
            continue
        choices = [
            _choice(place, document, chosen, stock, code, value)
            for value in sorted(values.values(), key=lambda x: schema.sort_key(attribute, x))
        ]
        groups.append(
            parts.Option(
                label=attribute.names[place.language],
                chosen=str(chosen["names"].get(code, "")),
                choices=tuple(choices),
                swatches=code == "colour",
            )
        )
    return tuple(groups)


def _hashable(value: Any) -> str:
    return str(value)


def _choice(
    place: Place,
    document: Mapping[str, Any],
    chosen: Mapping[str, Any],
    stock: Mapping[UUID, int],
    code: str,
    value: Any,
) -> parts.Choice:
    def nearness(v: Mapping[str, Any]) -> tuple[int, bool]:
        same = sum(v["options"].get(c) == x for c, x in chosen["options"].items())
        return same, bool(stock.get(UUID(v["id"])))

    target = max((v for v in document["variants"] if v["options"].get(code) == value), key=nearness)
    return parts.Choice(
        label=str(target["names"][code]),
        href=place.product(document["slug"], target["sku"]),
        chosen=chosen["options"].get(code) == value,
        available=bool(stock.get(UUID(target["id"]))),
        swatch=schema.swatch(str(value)) if code == "colour" else "",
    )


def gallery(document: Mapping[str, Any], chosen: Mapping[str, Any]) -> tuple[parts.Picture, ...]:
    """The variant's own pictures, or the product's."""
    keys = [k for k in chosen["media"] if k in document["pictures"]] or list(document["media"])
    made = (presenters.picture(document["pictures"].get(k), f"{document['title']}, {n}") for n, k in enumerate(keys, 1))
    return tuple(p for p in made if p)


def promise(
    place: Place,
    goods: Mapping[UUID, tuple[int, str]],
    postcode: str,
    *,
    action: str,
    gross: int,
    hidden: Sequence[tuple[str, str]] = (),
) -> parts.Promise:
    """When goods arrive at a postcode, from where, for how much; or why not."""
    language = place.language
    base: dict[str, Any] = {"action": action, "postcode": postcode, "hidden": tuple(hidden)}
    modes = [mode for _, mode in goods.values()]
    if not postcode or not goods:
        return parts.Promise(**base)
    now = clock.now()
    try:
        found = fulfilment.promise(goods, place.market, postcode, now)
        code = fulfilment.check_postcode(place.country, postcode)
    except fulfilment.SoldOut:
        return parts.Promise(**base)
    except ArgosyError as trouble:
        return parts.Promise(**base, problem=trouble.sentence(language))
    fee = fulfilment.delivery_price(place.market, modes, gross)
    return parts.Promise(
        **(base | {"postcode": code}),
        date=formats.day(found.day, language),
        handover="deposit" in modes,
        origin=" + ".join(warehouse_name(w) for w in found.warehouses),
        fee=""
        if "deposit" in modes
        else t(language, "shop-promise-fee", amount=formats.money(fee, place.currency, language))
        if fee
        else t(language, "shop-promise-free"),
        order_by=_order_by(found.warehouses, now, language),
    )


def _order_by(places: Sequence[str], now: datetime, language: str) -> str:
    """Until when today's cut-off can still be met, where it can."""
    limits = []
    for code in places:
        place = warehouses().get(code)
        if place is None:
            return ""
        local = now.astimezone(ZoneInfo(place["time_zone"]))
        if local.weekday() > 4 or local.time() >= place["cut_off"]:
            return ""
        limits.append(place["cut_off"])
    return t(language, "shop-promise-order-by", time=formats.hour(min(limits), language)) if limits else ""


#: Displays of the rules that are told in one sentence beside the law's marks.
_IN_WORDS = ("repair_information", "withdrawal_exception", "cross_border_sale", "accessibility_information")


def legal(place: Place, document: Mapping[str, Any], variant: Mapping[str, Any]) -> parts.Legal:
    """Who sells, who made it, who answers for it in the Union; warnings, notices and registers."""
    language = place.language
    shown: dict[str, list[Mapping[str, Any]]] = {}
    for item in structured.shown(document, variant):
        shown.setdefault(item["kind"], []).append(item)
    names = document["legal"]
    trader = presenters.party(names["trader"], language, register=True)
    numbers = tuple(
        (t(language, "shop-legal-registration", scheme=r["scheme"], register=r["register"]), str(r["number"]))
        for r in shown.get("registration", ())
    )
    label = shown.get("energy_label", [{}])[0]
    links = tuple(
        parts.Link(label=t(language, key), href=str(label[field]))
        for field, key in (("eprel_url", "shop-legal-eprel"), ("sheet_url", "shop-energy-sheet"))
        if label.get(field)
    ) + tuple(
        parts.Link(label=t(language, f"compliance-display-{kind.replace('_', '-')}"), href=str(item["url"]))
        for kind in ("battery_passport", "safety_data_sheet", "ingredient_list")
        for item in shown.get(kind, ())[:1]
        if item.get("url")
    )
    guarantee = shown.get("guarantee_notice", [{}])[0]
    return parts.Legal(
        trader=parts.Party(
            name=trader.name, lines=trader.lines, email=trader.email, phone=trader.phone, facts=trader.facts + numbers
        ),
        manufacturer=presenters.party(names["manufacturer"], language) if names["manufacturer"] else None,
        responsible=presenters.party(names["responsible_person"], language) if names["responsible_person"] else None,
        identifiers=(
            (t(language, "shop-legal-model"), document["name"]),
            (t(language, "shop-legal-sku"), variant["sku"]),
            (t(language, "shop-legal-gtin"), variant["gtin"]),
        ),
        warnings=tuple(str(w["text"]) for w in shown.get("warnings", ())),
        guarantee_years=int(guarantee.get("years") or _LEGAL_GUARANTEE_YEARS),
        producer_years=int(shown.get("durability_label", [{}])[0].get("years") or 0),
        notices=tuple(_notices(place, shown)),
        marks=tuple(_mark(i, language) for k in ("ce", "weee_bin", "battery_bin") for i in shown.get(k, ())[:1]),
        links=links,
    )


def _mark(item: Mapping[str, Any], language: str, size: str = "medium") -> Markup:
    return Markup(compliance.svg_for(item, language, size))  # noqa: S704 - drawn by our own code


def _notices(place: Place, shown: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    language, found = place.language, []
    if "weee_bin" in shown:
        found.append(t(language, "shop-notice-weee"))
    if "battery_bin" in shown:
        found.append(t(language, "shop-notice-battery"))
    for claim in shown.get("green_claim", ()):
        found.append(t(language, "shop-notice-green-claim", text=str(claim["text"]), proof=str(claim["proof"])))
    for car in shown.get("car_label", ()):
        found.append(
            t(
                language,
                "shop-notice-car",
                consumption=str(car.get("consumption_kwh_100km", "–")),
                co2=str(car.get("co2_g_km", "–")),
                letter=str(car.get("co2_class", "–")),
                range=str(car.get("range_km", "–")),
            )
        )
    for message in shown.get("mobility_message", ()):
        text = message["text"]
        words = text if isinstance(text, str) else text.get(language) or text["fr"]
        found.append(f"{words} {message.get('hashtag', '')}".strip())
    for kind in _IN_WORDS:
        for item in shown.get(kind, ())[:1]:
            said = t(language, f"compliance-display-{kind.replace('_', '-')}")
            found.append(f"{said}: {item['text']}" if item.get("text") else said)
    return found


def energy(place: Place, document: Mapping[str, Any], variant: Mapping[str, Any]) -> parts.Energy | None:
    """The label's arrow beside the price, leading to the whole label."""
    for item in structured.shown(document, variant):
        if item["kind"] == "energy_label" and item.get("class"):
            return parts.Energy(
                letter=str(item["class"]),
                arrow=_mark(item, place.language),
                label_href=str(item.get("label_url") or ""),
                sheet_href=str(item.get("sheet_url") or ""),
            )
    return None


def charger(place: Place, document: Mapping[str, Any]) -> tuple[Markup, ...]:
    """The two pictograms of the common charger."""
    return tuple(
        _mark(item, place.language, "small" if item["kind"] == "ce" else "medium")
        for kind in ("charger", "charging_power")
        for item in document["display"]
        if item["kind"] == kind
    )


def specs(document: Mapping[str, Any], variant: Mapping[str, Any]) -> tuple[parts.SpecGroup, ...]:
    """The product's table, the chosen variant's own facts first."""
    groups = [
        parts.SpecGroup(title=g["title"], rows=tuple((label, value) for label, value in g["rows"]))
        for g in document["specs"]
    ]
    own = tuple((label, value) for label, value in variant["facts"])
    if own:
        groups.insert(0, parts.SpecGroup(title=", ".join(map(str, variant["names"].values())), rows=own))
    return tuple(groups)


def promise_part(
    place: Place,
    document: Mapping[str, Any],
    variant: Mapping[str, Any],
    stock: Mapping[UUID, int],
    postcode: str,
) -> str:
    """The promise's part of the page, drawn."""
    return _promise_part(
        place, document["slug"], variant["sku"], variant["id"], document["sale_mode"], variant["gross"],
        bool(stock.get(UUID(variant["id"]))), postcode,
    )  # fmt: skip


@kept(10)
def _promise_part(
    place: Place, slug: str, sku: str, variant_id: str, mode: str, gross: int, there: bool, postcode: str
) -> str:
    goods = {UUID(variant_id): (1, mode)} if there else {}
    made = promise(place, goods, postcode, action=place.product(slug), gross=gross, hidden=(("v", sku),))
    return rendering.part("promise", place.language, made)


def _member(place: Place, variant: Mapping[str, Any]) -> str:
    """The members' price, with its price by measure behind it."""
    if not variant.get("member"):
        return ""
    made = presenters.price(place, variant["member"], content=variant.get("content", ""))
    return f"{made.now} ({made.unit})" if made.unit else made.now


def hazard(place: Place, document: Mapping[str, Any], variant: Mapping[str, Any]) -> parts.Hazard | None:
    """What the label of a hazardous mixture says, beside the price of what can be bought unseen (CLP Art. 48)."""
    for item in structured.shown(document, variant):
        if item["kind"] == "clp_label":
            signal, statements = compliance.hazard_words(item, place.language)
            return parts.Hazard(mark=_mark(item, place.language, "medium"), signal=signal, statements=statements)
    return None


def page(
    place: Place,
    document: Mapping[str, Any],
    variant: Mapping[str, Any],
    stock: Mapping[UUID, int],
    *,
    vat_percent: str,
    frame_more: Mapping[str, Any],
    campaign: str = "",
    recall: parts.Link | None = None,
    rank: parts.Link | None = None,
    related: parts.Ranking | None = None,
    logo: parts.Picture | None = None,
) -> pages.ProductPage:
    """The whole page, with the shopper's own places open."""
    language = place.language
    left = stock.get(UUID(variant["id"]), 0)
    pictures = gallery(document, variant)
    called, said = presenters.name(document["brand"]["name"], document["name"], document["title"], language)
    trail = structured.trail(place, document, called)
    colours = presenters.look(document["brand"]["look"])
    deposit = variant["deposit"] if document["sale_mode"] == "deposit" else None
    return pages.ProductPage(
        frame=frames.frame(
            None,
            place,
            document["seo_title"] or document["title"],
            tail=f"p/{document['slug']}/",
            current=place.category(document["category"]),
            writes=True,
            description=document["seo_description"],
            look=colours,
            json_ld=frames.json_ld(
                structured.product(place, document, variant, pictures, left, logo), structured.crumbs(trail)
            ),
            **frame_more,
        ),
        name=called,
        lead=said,
        brand=parts.Link(
            label=document["brand"]["name"], href=place.brand(document["brand"]["slug"]), note=document["brand"]["slug"]
        ),
        logo=logo,
        look=colours,
        crumbs=trail,
        gallery=pictures,
        price=presenters.price(
            place,
            variant["gross"],
            reference=variant["lowest_30d"],
            percent=variant["percent"],
            days=variant.get("lowest_days"),
            deposit=deposit,
            duty=imports.duty(place.market, document, variant["gross"]),
            content=variant.get("content", ""),
        ),
        sku=variant["sku"],
        variant=variant["id"],
        cart_action=place.cart,
        promise=parts.Promise(action=""),
        legal=legal(place, document, variant),
        options=options(place, document, variant, stock),
        energy=energy(place, document, variant),
        stock="out" if not left else "low" if left <= _LOW else "in",
        stock_left=left,
        most=1 if deposit is not None else min(left, checkout.MOST_PER_LINE) or 1,
        idempotency_key=slots.TOKENS.once,
        vat_percent=vat_percent,
        bullets=tuple(document["bullets"]),
        description=tuple(p for p in document["description"].split("\n") if p.strip()),
        specs=specs(document, variant),
        badge=t(language, "shop-badge-new") if presenters.is_new(document["launched_on"]) else "",
        rank=rank,
        campaign=campaign if variant["percent"] else "",
        member=_member(place, variant),
        charger_included=document["facts"].get("charger_included"),
        charger=charger(place, document),
        hazard=hazard(place, document, variant),
        related=related,
        recall=recall,
        report_href=f"{place.root}report/?product={document['slug']}",
        terms=handover_words.offered(place) if deposit is not None else (),
    )
