"""What everyone may read: markets, products, brands, categories, delivery promises, and what a market's law asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.markets import LANGUAGES, MARKETS, Market
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.web import imports
from argosy.web.api import documents as d
from argosy.web.api.answers import answer, by_measure, money, page, picture, read_cursor, tagged, write_cursor
from argosy.web.api.problems import UnknownCategory, UnknownLanguage, reader
from argosy.web.shop.caching import kept

router = Router(tags=["Market"])
SHARED = "public, max-age=10"
#: What a trader must show (DSA Art. 30); the account it is paid to is not among it.
_TRADER = "name street postal_code city country email phone register_number vat_id self_certified".split()

Language = Annotated[str | None, Query(description="One of the market's languages; its first one when left out.")]
Cursor = Annotated[str | None, Query(description="`next_cursor` of the page before.", max_length=600)]


def place(market: str, language: str | None) -> tuple[Market, str]:
    """The market and one of its languages. Raises UnknownMarket, UnknownLanguage."""
    found = market_of(market)
    if language is None:
        return found, found.languages[0]
    if language not in found.languages:
        raise UnknownLanguage(language, found.languages)
    return found, language


def category_of(code: str) -> str:
    """The code of a category that there is. Raises UnknownCategory."""
    try:
        return catalogue.schema.category(code).code
    except catalogue.schema.UnknownCategory:
        raise UnknownCategory(code) from None


@router.get("/markets", response=d.Markets, summary="The markets that are open")
def markets(request: HttpRequest) -> HttpResponse:
    """Country, currency and languages of each market."""
    names = d.MarketOut.model_fields
    return answer({"items": [{n: getattr(m, n) for n in names} for m in MARKETS.values()]}, cache=SHARED)


@router.get("/markets/{market}/products", response=d.Products, summary="Find products")
def products(
    request: HttpRequest,
    market: str,
    language: Language = None,
    query: Annotated[str, Query(description="Words, names or codes.", max_length=200)] = "",
    category: Annotated[str | None, Query(description="A category's code; what lies below it is included.")] = None,
    brand: Annotated[str | None, Query(description="A brand's slug.")] = None,
    price_from: Annotated[int | None, Query(ge=0, description="Minor units.")] = None,
    price_to: Annotated[int | None, Query(ge=0, description="Minor units.")] = None,
    reduced: Annotated[bool, Query(description="Only what is reduced now.")] = False,
    facet: Annotated[
        list[str], Query(description="`attribute:value`, repeatable: `facet=colour:black&facet=colour:blue`.")
    ] = [],  # noqa: B006 - ninja copies defaults
    sort: Annotated[Literal["best", "new", "price", "price-down", "reduced"], Query()] = "best",
    cursor: Cursor = None,
) -> HttpResponse:
    """Cards of the live products that match, a page at a time, with the facets of all that was found."""
    where, language = place(market, language)
    belongs = (market, language, query, category, brand, price_from, price_to, reduced, sorted(facet), sort)
    wish = channel.Wish(
        category=category_of(category) if category else None,
        brand_id=channel.flagship(market, language, brand).brand_id if brand else None,
        query=query,
        chosen=_chosen(facet),
        price_from=price_from,
        price_to=price_to,
        reduced=reduced,
        sort=sort,
        page=read_cursor(cursor, *belongs) or 1,
    )
    found = channel.search(market, language, wish)
    following = write_cursor(found.page + 1, *belongs) if found.page < found.pages else None
    cards = [_card(c, where) for c in found.cards]
    facets = [_facet(f) for f in found.facets]
    return answer(page(cards, following, count=found.count, facets=facets, closest=found.closest or None), cache=SHARED)


def _chosen(facets: list[str]) -> dict[str, list[str]]:
    chosen: dict[str, list[str]] = {}
    for given in facets:
        code, _, value = given.partition(":")
        chosen.setdefault(code, []).append(value)
    return chosen


def _facet(f: channel.Facet) -> dict[str, Any]:
    choices = [
        {"value": value, "name": name, "count": count, "chosen": chosen, "colour": swatch or None}
        for value, name, count, chosen, swatch in f.choices
    ]
    return {"code": f.code, "name": f.name, "choices": choices}


def _card(c: Mapping[str, Any], where: Market) -> dict[str, Any]:
    currency = where.currency
    duty = imports.duty(where.code, c, c["gross"])
    reduced = bool(c["percent"] and c["lowest_30d"])
    return {
        "id": c["product_id"],
        "slug": c["slug"],
        "brand": c["brand"],
        "name": c["name"],
        "title": c["title"],
        "category": c["category"],
        "highlights": c["line"],
        "price": money(c["gross"], currency),
        "price_by_measure": by_measure(where.code, c.get("content", ""), c["gross"] + duty, currency),
        "several_prices": c["several"],
        "was": money(c["lowest_30d"], currency) if reduced else None,
        "was_lowest_days": (c.get("lowest_days") or 30) if reduced else None,
        "percent_off": c["percent"] if reduced else 0,
        "deposit": money(c["deposit"], currency),
        "energy_class": c["energy_class"],
        "launched_on": c["launched_on"],
        "colours": c["colours"],
        "picture": picture(c["picture"]) if c["picture"] else None,
        "units_sold_30_days": c["units_sold"],
    }


@router.get("/markets/{market}/products/{slug}", response=d.ProductOut, summary="One product")
def product(request: HttpRequest, market: str, slug: str, language: Language = None) -> HttpResponse:
    """All that a product page shows: variants with price, lowest price of 30 days and stock, energy class, legal notices."""
    where, language = place(market, language)
    made, ids = _page(where, language, slug)
    left = fulfilment.available(ids, market)
    variants = [
        {**v, "in_stock": n > 0, "available": min(n, checkout.MOST_PER_LINE)}
        for v, n in zip(made["variants"], (left.get(i, 0) for i in ids), strict=True)
    ]
    return tagged(request, {**made, "variants": variants}, "public, no-cache")


@kept(1.0)
def _page(where: Market, language: str, slug: str) -> tuple[dict[str, Any], list[UUID]]:
    """All but the stock, which is asked for every time: a second old where many ask. And the variants' ids."""
    found = channel.product(where.code, language, slug)
    doc = found.document
    same = ("slug", "name", "model", "category", "title", "bullets", "description", "seo_title", "seo_description")
    brand, pictures = doc["brand"], doc["pictures"]
    told = {
        "id": doc["product_id"],
        "market": where.code,
        "language": language,
        "brand": {"slug": brand["slug"], "name": brand["name"]},
        **{name: doc[name] for name in same},
        "launched_on": doc["launched_on"],
        "sale_mode": doc["sale_mode"],
        "energy_class": doc["facts"].get("energy_class"),
        "facts": doc["facts"],
        "specs": [{"title": group["title"], "rows": _labelled(group["rows"])} for group in doc["specs"]],
        "variants": [_variant(v, where, doc) for v in doc["variants"]],
        "pictures": [{"id": key, **picture(pictures[key])} for key in doc["media"] if key in pictures],
        "displays": doc["display"],
        "legal": _legal(doc["legal"]),
        "units_sold_30_days": found.units_sold,
    }
    return told, [UUID(v["id"]) for v in doc["variants"]]


def _labelled(rows: Any) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in rows]


def _legal(legal: Mapping[str, Any]) -> dict[str, Any]:
    trader = legal["trader"]
    return {
        "trader": {name: trader[name] for name in _TRADER if name in trader},
        "manufacturer": legal["manufacturer"],
        "responsible_person": legal["responsible_person"],
    }


def _variant(v: Mapping[str, Any], where: Market, doc: Mapping[str, Any]) -> dict[str, Any]:
    currency = where.currency
    duty = imports.duty(where.code, doc, v["gross"])
    return {
        "id": v["id"],
        "sku": v["sku"],
        "gtin": v["gtin"],
        "options": v["options"],
        "option_names": v["names"],
        "facts": _labelled(v["facts"]),
        "pictures": v["media"],
        "price": {"minor": v["gross"], "currency": currency},
        "price_by_measure": by_measure(where.code, v.get("content", ""), v["gross"] + duty, currency),
        "lowest_30_days": money(v["lowest_30d"], currency),
        "lowest_days": v.get("lowest_days"),
        "reduced_since": v["reduced_since"],
        "percent_off": v["percent"],
        "campaign_id": v["campaign_id"],
        "deposit": money(v["deposit"], currency),
        "import_cost": money(duty or None, currency),
    }


@router.get("/markets/{market}/brands", response=d.Flagships, summary="The brands that have opened in a market")
def brands(request: HttpRequest, market: str, language: Language = None) -> HttpResponse:
    """Open flagships, the one with most products first."""
    _, language = place(market, language)
    return answer({"items": [_flagship(f) for f in channel.flagships(market, language)]}, cache=SHARED)


@router.get("/markets/{market}/brands/{slug}", response=d.FlagshipDetail, summary="One brand's flagship")
def brand(request: HttpRequest, market: str, slug: str, language: Language = None) -> HttpResponse:
    """Story, pictures, trade marks and who is behind the brand."""
    where, language = place(market, language)
    found = channel.flagship(market, language, slug)
    doc = found.document
    told = doc["story"].get(language) or doc["story"].get("en")
    detail = _flagship(found) | {
        "market": where.code,
        "language": language,
        "story": {"headline": told.get("headline", ""), "body": told.get("body", "")} if told else None,
        "hero": _look(doc, "hero_media"),
        "trademarks": doc["trademarks"],
        "legal": _legal(
            {
                "trader": doc["legal"],
                "manufacturer": doc["manufacturer"],
                "responsible_person": doc["responsible_person"],
            }
        ),
    }
    return tagged(request, detail, SHARED)


def _flagship(f: channel.Flagship) -> dict[str, Any]:
    doc = f.document
    return {
        "slug": doc["slug"],
        "name": doc["name"],
        "country": doc["country"],
        "website": doc["website"],
        "parent": doc["parent"] or None,
        "products": f.products,
        "opened_at": f.opened_at,
        "accent": doc["look"].get("accent"),
        "logo": _look(doc, "logo_media"),
    }


def _look(doc: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    made = doc["pictures"].get(doc["look"].get(name))
    return picture(made) if made else None


@router.get("/markets/{market}/categories", response=d.Categories, summary="The tree of categories")
def categories(request: HttpRequest, market: str, language: Language = None) -> HttpResponse:
    """Every category, parents before children, with the number of live products in and below it."""
    _, language = place(market, language)
    live = channel.categories(market, language)
    items = [
        {"code": c.code, "parent": c.parent, "name": c.names[language], "products": live.get(c.code, 0)}
        for c in catalogue.schema.categories()
    ]
    return answer({"items": items}, cache=SHARED)


@router.get("/markets/{market}/promise", response=d.PromiseOut, summary="When it would arrive")
def promise(
    request: HttpRequest,
    market: str,
    sku: Annotated[str, Query(max_length=64)],
    postal_code: Annotated[str, Query(max_length=20)],
    quantity: Annotated[int, Query(ge=1, le=99)] = 1,
    brand: Annotated[str | None, Query(description="A slug, where two brands use one SKU.")] = None,
) -> HttpResponse:
    """The day at the door for a SKU and a postal code, from which warehouse, and the price of delivery."""
    where = market_of(market)
    variant = variant_of(sku, brand)
    at = clock.now()
    price = pricing.current([variant.id], market, at).get(variant.id)
    if price is None or compliance.closed([variant.product_id], market, "publish"):
        raise checkout.NotForSale(sku, market)
    mode = catalogue.sale_facts([variant.id])[variant.id].sale_mode
    if not postal_code.strip():
        raise fulfilment.PostcodeForm(postal_code, where.country, "")
    made = fulfilment.ways({variant.id: (quantity, mode)}, market, postal_code, price.gross * quantity, at)
    usual = made.ways[0]
    return answer(
        {
            "sku": sku,
            "variant_id": variant.id,
            "quantity": quantity,
            "postal_code": postal_code,
            "promised_on": usual.day,
            "warehouses": made.warehouses,
            "delivery": money(usual.price, where.currency),
            "delivery_ways": [
                {"code": w.code, "kind": w.kind, "price": money(w.price, where.currency), "promised_on": w.day}
                for w in made.ways
            ],
        }
    )


def variant_of(sku: str, brand: str | None) -> catalogue.VariantRecord:
    """The variant on sale of a SKU. Raises UnknownProduct, UnknownBrand."""
    return catalogue.variant_by_sku(sku, programme.brand(brand).id if brand else None)


@kept(30.0)
def variant_id_of(sku: str, brand: str | None) -> UUID:
    """Its id, which never changes; whether it is still on sale the checkout asks itself."""
    return variant_of(sku, brand).id


@router.get("/requirements", response=d.Requirements, summary="What a market's law asks of a category")
def requirements(
    request: HttpRequest,
    market: Annotated[
        str, Query(description="Any country with rules of its own, also one that is not open yet.", max_length=8)
    ],
    category: Annotated[str, Query(description="A category's code.", max_length=60)],
    on: Annotated[d.RuleDay | None, Query(description="The day; today when left out.")] = None,
    language: Annotated[str | None, Query(description="en, es, fr, de, it, pl or zh.")] = None,
) -> HttpResponse:
    """Which facts and documents a category needs there, and what must be shown, gathered from all rules; then each rule with its legal
    source. On any day: also on one ahead."""
    code, day, where = category_of(category), on or clock.today(), market.lower()
    if language is not None and language not in LANGUAGES:
        raise UnknownLanguage(language, LANGUAGES)
    told = language or reader(request)
    items = compliance.requirements(where, code, day, told)
    gathered = compliance.wanted(where, code, day, told)
    return answer({"market": where, "category": code, "on": day, **gathered, "items": items}, cache=SHARED)
