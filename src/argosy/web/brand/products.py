"""Products: the list with state, price and stock by market, one product's page, and its words in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from markupsafe import Markup

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.compliance import api as compliance
from argosy.content import api as content
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.markets import MARKETS
from argosy.pricing import api as pricing
from argosy.web.brand.access import Desk, NotThere, deed, screen, show
from argosy.web.brand.documents import asked_for
from argosy.web.brand.drawing import price_chart

PAGE = 50
STATES = ("live", "warnings", "blocked")
HISTORY = timedelta(days=60)
SPOKEN = ("es", "fr", "de", "it", "pl", "en")


@dataclass(frozen=True, slots=True)
class Cell:
    """A product in one market: state ("" where it was never judged), lowest price, greatest reduction, free units."""

    state: str
    price_from: int | None
    percent: int
    units: int


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list."""

    id: UUID
    name: str
    model: str
    category: str
    variants: int
    picture: str
    cells: Mapping[str, Cell]
    units: int


@dataclass(frozen=True, slots=True)
class Products:
    """A page of the brand's products."""

    items: Sequence[Item]
    found: int
    total: int
    query: str
    state: str
    page: int
    pages: int


@screen("products", "brand/products.html")
def products(desk: Desk, asked: QueryDict) -> Products:
    query = asked.get("q", "").strip()[:80]
    state = asked.get("state", "") if asked.get("state", "") in STATES else ""
    ids = catalogue.brand_product_ids(desk.brand.id)
    total = len(ids)
    if query:
        wanted = query.casefold()
        ids = [p.id for p in catalogue.products(ids) if _matches(p, wanted)]
    if state:
        ids = _in_state(ids, state)
    pages = max(1, -(-len(ids) // PAGE))
    number = min(int(asked.get("page", "1")) if asked.get("page", "1").isdigit() else 1, pages) or 1
    items = _items(desk, ids[(number - 1) * PAGE : number * PAGE])
    return Products(items, len(ids), total, query, state, number, pages)


def _matches(product: catalogue.ProductRecord, wanted: str) -> bool:
    told = [product.name, product.model, *(w for v in product.variants for w in (v.sku, v.gtin))]
    return any(wanted in word.casefold() for word in told)


def _state(outcome: str) -> str:
    return {"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")


def _in_state(ids: Sequence[UUID], state: str) -> list[UUID]:
    """Those in that state in at least one market."""
    found = {
        product
        for market in MARKETS
        for product, verdict in compliance.verdicts(ids, market).items()
        if _state(verdict.outcome) == state
    }
    return [i for i in ids if i in found]


def _items(desk: Desk, ids: Sequence[UUID]) -> list[Item]:
    records = catalogue.products_by_id(ids)
    cells: dict[UUID, dict[str, Cell]] = {i: {} for i in ids}
    for market in MARKETS:
        for product_id, cell in _cells(list(records.values()), market).items():
            cells[product_id][market] = cell
    pictures = catalogue.pictures(desk.brand.id, [p.media[0] for p in records.values() if p.media])
    held: dict[UUID, int] = {}
    for row in fulfilment.stock_of_brand(desk.brand.id):
        held[row["variant_id"]] = held.get(row["variant_id"], 0) + row["on_hand"] - row["reserved"]
    return [
        Item(
            p.id,
            p.name,
            p.model,
            catalogue.schema.category(p.category).names[desk.language],
            len(p.variants),
            picture(pictures, p.media),
            cells[p.id],
            sum(held.get(v.id, 0) for v in p.variants),
        )
        for p in (records[i] for i in ids if i in records)
    ]


def _cells(records: Sequence[catalogue.ProductRecord], market: str) -> dict[UUID, Cell]:
    verdicts = compliance.verdicts([p.id for p in records], market)
    variants = [v.id for p in records for v in p.variants]
    prices = pricing.current(variants, market)
    free = fulfilment.available(variants, market)
    found = {}
    for p in records:
        own = [prices[v.id] for v in p.variants if v.id in prices]
        found[p.id] = Cell(
            _state(verdicts[p.id].outcome) if p.id in verdicts else "",
            min((x.gross for x in own), default=None),
            max((x.percent or 0 for x in own), default=0),
            sum(free.get(v.id, 0) for v in p.variants),
        )
    return found


def picture(pictures: Mapping[str, catalogue.Encoded], media: Sequence[str], width: int = 0) -> str:
    """The address of a product's first picture, at least `width` wide where there is one; "" without a picture."""
    found = pictures.get(media[0]) if media else None
    files = sorted((r["width"], r["name"]) for r in found.renditions if r["format"] == "webp") if found else []
    fitting = [name for w, name in files if w >= width] or [name for _, name in files[-1:]]
    return settings.MEDIA_URL + fitting[0] if fitting else ""


@dataclass(frozen=True, slots=True)
class MarketRow:
    """A product in a market with everything that the page tells."""

    code: str
    cell: Cell
    list_price: int | None
    lowest: int | None
    findings: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its findings as sentences; `stale` findings belong to a text that was not used."""

    text: content.TextRecord
    findings: Sequence[str]


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One product. `facts` are (name, value) in the member's language, `history` of the first variant."""

    title: str
    product: catalogue.ProductRecord
    category: str
    picture: str
    markets: Sequence[MarketRow]
    variants: Sequence[tuple[catalogue.VariantRecord, str, int]]
    facts: Sequence[tuple[str, str]]
    words: Mapping[str, Words]
    language: str
    market: str
    history: Sequence[pricing.PriceRow]
    chart: Markup
    can_edit: bool
    verdict: Mapping[str, Any]


def own_product(desk: Desk, product_id: UUID) -> catalogue.ProductRecord:
    """A product of the desk's brand, read behind the wall and checked again. Raises NotThere."""
    found = catalogue.products([product_id])
    if not found or found[0].brand_id != desk.brand.id:
        raise NotThere
    return found[0]


@screen("products", "brand/product.html")
def product(desk: Desk, asked: QueryDict, product_id: UUID) -> ProductPage:
    found = own_product(desk, product_id)
    market = asked.get("market", "") if asked.get("market", "") in MARKETS else "es"
    words = content.texts_of(desk.brand.id, [found.id]).get(found.id, {})
    chosen = asked.get("language", "") if asked.get("language", "") in words else next(iter(_spoken(words)), "")
    history = pricing.history(found.variants[0].id, market, clock.now() - HISTORY) if found.variants else []
    pictures = catalogue.pictures(desk.brand.id, found.media[:1])
    return ProductPage(
        title=found.name,
        product=found,
        category=catalogue.schema.category(found.category).names[desk.language],
        picture=picture(pictures, found.media, 400),
        markets=[_market_row(desk, found, code) for code in MARKETS],
        variants=_variants(desk, found),
        facts=_facts(found, desk.language),
        words={code: Words(words[code], finding_sentences(desk, words[code].findings)) for code in _spoken(words)},
        language=chosen,
        market=market,
        history=list(reversed(history)),
        chart=price_chart(history, clock.now() - HISTORY, clock.now(), desk.language, f"{found.id.hex[-8:]}-{market}"),
        can_edit=desk.may("content"),
        verdict=_verdict(desk, found, market),
    )


def _verdict(desk: Desk, found: catalogue.ProductRecord, market: str) -> dict[str, Any]:
    """What the market's rules say today, all of them, the worst first."""
    numbers = compliance.registrations(desk.brand.id)
    ((_, verdict),) = compliance.assess(desk.brand, [found], numbers, [market], documents_of=desk.brand.id)
    told = verdict.as_dict(desk.language)
    order = {"fail": 0, "unknown": 1, "pass": 2}
    return told | {
        "rules": sorted(told["rules"], key=lambda r: (order[r["outcome"]], r["severity"] != "block", r["id"]))
    }


def _spoken(words: Mapping[str, Any]) -> list[str]:
    return [code for code in (*SPOKEN, *sorted(set(words) - set(SPOKEN))) if code in words]


def _market_row(desk: Desk, found: catalogue.ProductRecord, market: str) -> MarketRow:
    verdict = compliance.verdicts([found.id], market).get(found.id)
    prices = pricing.current([v.id for v in found.variants], market)
    # The variant whose percentage the cell shows; the first one where nothing is reduced.
    own = [prices[v.id] for v in found.variants if v.id in prices]
    shown = max(own, key=lambda x: x.percent or 0, default=None)
    told = compliance.explain(verdict, desk.language) if verdict else []
    return MarketRow(
        market,
        _cells([found], market)[found.id],
        shown.list_gross if shown else None,
        shown.lowest_30d if shown else None,
        [f | {"document": asked_for([f])} for f in told if f["severity"] in ("block", "warn")],
    )


def _variants(desk: Desk, found: catalogue.ProductRecord) -> list[tuple[catalogue.VariantRecord, str, int]]:
    """Each variant with its options in words and its units free in all warehouses."""
    free: dict[UUID, int] = {}
    for row in fulfilment.stock_of_brand(desk.brand.id):
        free[row["variant_id"]] = free.get(row["variant_id"], 0) + row["on_hand"] - row["reserved"]
    named = catalogue.schema
    return [
        (
            v,
            ", ".join(
                named.display(named.attribute(found.category, c), value, desk.language)
                for c, value in v.options.items()
            ),
            free.get(v.id, 0),
        )
        for v in found.variants
    ]


def _facts(found: catalogue.ProductRecord, language: str) -> list[tuple[str, str]]:
    told = []
    for attribute in catalogue.schema.attributes(found.category):
        if found.facts.get(attribute.code) not in (None, ""):
            shown = catalogue.schema.display(attribute, found.facts[attribute.code], language)
            told.append((attribute.names[language], shown))
    return told


def finding_sentences(desk: Desk, findings: Sequence[Any]) -> list[str]:
    """What is wrong with a text, in the member's language; `findings` as stored or as content gives them."""
    told = []
    for f in findings:
        code, where, params = (
            (f["code"], f["field"], f["params"]) if isinstance(f, dict) else (f.code, f.field, f.params)
        )
        if code != "superseded":
            label = desk.say("brand-text-" + where.rstrip("0123456789").replace("_", "-")) if where else ""
            sentence = desk.say(f"content-finding-{code}", **{k: str(v) for k, v in params.items()})
            told.append(f"{label}: {sentence}" if label else sentence)
    return told


@dataclass(frozen=True, slots=True)
class TextForm:
    """The form for a product's words; `proposal` is what would be written from the facts now."""

    title: str
    product: catalogue.ProductRecord
    language: str
    words: content.Copy
    proposal: content.Copy
    state: str
    facts: Sequence[tuple[str, str]]
    wrong: Sequence[str]


def _form(desk: Desk, product_id: UUID, language: str, words: content.Copy | None, wrong: Sequence[Any]) -> TextForm:
    found = own_product(desk, product_id)
    text = content.texts_of(desk.brand.id, [found.id]).get(found.id, {}).get(language)
    if text is None:
        raise NotThere
    known = content.Copy(text.title, tuple(text.bullets), text.description, text.seo_title, text.seo_description)
    return TextForm(
        title=desk.say("brand-text-edit-title", product=found.name),
        product=found,
        language=language,
        words=words or known,
        proposal=content.preview(desk.brand.id, found.id, language).copy,
        state=text.state,
        facts=_facts(found, desk.language),
        wrong=finding_sentences(desk, wrong),
    )


@screen("products", "brand/text.html", needs="content")
def text_form(desk: Desk, asked: QueryDict, product_id: UUID, language: str) -> TextForm:
    return _form(desk, product_id, language, None, ())


@deed("products", needs="content")
def text_save(request: HttpRequest, desk: Desk, product_id: UUID, language: str) -> HttpResponse:
    """Save a person's own words; with findings nothing is saved and they are shown beside the form."""
    given = request.POST
    bullets = tuple(b for n in range(1, 6) if (b := _clean(given.get(f"bullet{n}", ""))))
    words = content.Copy(
        _clean(given.get("title", "")),
        bullets,
        _clean(given.get("description", "")),
        _clean(given.get("seo_title", "")),
        _clean(given.get("seo_description", "")),
    )
    with desk.walls():
        _form(desk, product_id, language, words, ())
        done = content.edit(desk.brand.id, product_id, language, words)
        if not done.saved:
            page = _form(desk, product_id, language, words, done.findings)
            return show(request, desk, "products", "brand/text.html", page, status=422)
    return _after(request, desk, product_id, language, "brand-text-saved")


@deed("products", needs="content")
def text_approve(request: HttpRequest, desk: Desk, product_id: UUID, language: str) -> HttpResponse:
    """A person's yes to a checked text."""
    with desk.walls():
        own_product(desk, product_id)
        content.approve(desk.brand.id, [product_id], language)
    return _after(request, desk, product_id, language, "brand-text-approved")


def _clean(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def _after(request: HttpRequest, desk: Desk, product_id: UUID, language: str, key: str) -> HttpResponse:
    """The shop shows the new words at once; listings belong to the platform, so this is outside the brand's session."""
    with db.transaction():
        for market in MARKETS.values():
            if language in market.languages:
                channel.refresh([product_id], market.code)
    messages.success(request, desk.say(key))
    return HttpResponseRedirect(f"{desk.link('product', product_id)}?language={language}#texts")
