"""Prices: the board of a market, changes looked at before they are made, and the course of one price with its proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from markupsafe import Markup

from argosy.catalogue import api as catalogue
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.money import parse_amount
from argosy.pricing import api as pricing
from argosy.repricing import api as repricing
from argosy.web.brand import price_drawing
from argosy.web.brand.access import Desk, NotThere, deed, screen, show

PAGE = 40
#: So far back a price's course is shown.
HISTORY = timedelta(days=120)
#: Rails and figures that a person may set on the page of one price.
SETTABLE = ("cost", "floor", "minimum", "ceiling", "guidance")


class PriceField(ArgosyError):
    """A field of a price form that cannot be read; the sentence says how to write it."""

    def __init__(self, field: str, **params: Any) -> None:
        super().__init__(f"brand-price-{field}", fields=(field,), status=422, **params)


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A market's board, or with `market` "all" every market side by side."""

    market: str
    markets: Sequence[str]
    view: str
    views: Sequence[str]
    board: repricing.Board
    rows: Sequence[repricing.BoardRow]
    titles: Mapping[UUID, str]
    lists: Sequence[repricing.PriceList]
    waiting: Sequence[repricing.Proposal]
    page: int
    pages: int
    can_change: bool
    chart: Markup


def number_of(asked: QueryDict, name: str, most: int) -> int:
    """A page number between 1 and `most`."""
    text = asked.get(name, "1")
    return max(1, min(int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1, most))


def sold_in(brand_id: UUID) -> list[str]:
    """The markets in which the brand has prices."""
    return [code for code, writes in pricing.stands(brand_id, list(MARKETS)).items() if writes] or list(MARKETS)[:1]


@screen("prices", "brand/price_board.html")
def board(desk: Desk, asked: QueryDict) -> BoardPage:
    markets = sold_in(desk.brand.id)
    market = asked.get("market", "") if asked.get("market", "") in markets else markets[0]
    view = asked.get("view", "") if asked.get("view", "") in repricing.VIEWS else ""
    found = repricing.board(desk.brand.id, market, view=view)
    pages = max(1, -(-len(found.rows) // PAGE))
    number = number_of(asked, "page", pages)
    rows = found.rows[(number - 1) * PAGE : number * PAGE]
    titles = catalogue.titles(catalogue.sale_facts([r.variant_id for r in rows]).values(), desk.language)
    return BoardPage(
        market,
        markets,
        view,
        repricing.VIEWS,
        found,
        rows,
        titles,
        [x for x in repricing.lists_of(desk.brand.id) if x.scope.market in ("", market)],
        repricing.proposals(desk.brand.id, states=("open",), limit=3),
        number,
        pages,
        desk.may("prices"),
        price_drawing.positions(found, desk.language, f"b-{market}"),
    )


# --- one price ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PricePage:
    """One variant's price in a market: its course, its log with explanations, what is known of it, and what it earns."""

    title: str
    sku: str
    product_id: UUID
    variant_id: UUID
    market: str
    markets: Sequence[str]
    currency: str
    now: pricing.PriceNow | None
    row: repricing.BoardRow | None
    log: Sequence[tuple[pricing.PriceRow, str, int | None]]
    figures: Mapping[str, repricing.Known]
    settable: Sequence[str]
    chart: Markup
    can_change: bool
    given: Mapping[str, str]
    refused: str


def own_variant(desk: Desk, variant_id: UUID) -> Any:
    """The product and variant, which must be the brand's. Raises NotThere."""
    owner = catalogue.products_of([variant_id]).get(variant_id)
    if owner is None:
        raise NotThere
    product = catalogue.products([owner[0]])[0]
    if product.brand_id != desk.brand.id:
        raise NotThere
    return product, next(x for x in product.variants if x.id == variant_id)


def _price_page(
    desk: Desk, variant_id: UUID, market: str, given: Mapping[str, str] | None = None, refused: str = ""
) -> PricePage:
    product, variant = own_variant(desk, variant_id)
    markets = sold_in(desk.brand.id)
    market = market if market in markets else markets[0]
    now = clock.now()
    history = pricing.history(variant_id, market, now - HISTORY)
    line = pricing.lowest_line(variant_id, market, now - HISTORY, now)
    known = repricing.figures_at([variant_id], now)
    figures = {
        kind: found
        for (_, kind, place, audience), found in sorted(known.items(), key=lambda item: item[0][2])
        if place in ("", market) and audience == "public"
    }
    titles = catalogue.titles(catalogue.sale_facts([variant_id]).values(), desk.language)
    return PricePage(
        titles.get(variant_id, product.name),
        variant.sku,
        product.id,
        variant_id,
        market,
        markets,
        MARKETS[market].currency,
        pricing.current([variant_id], market).get(variant_id),
        repricing.row_of(desk.brand.id, market, product.id, variant_id),
        [
            (r, pricing.explain(r.source, r.currency, desk.language) or desk.say(f"brand-price-reason-{r.reason}"), _prior(r, line))
            for r in reversed(history)
        ],
        figures,
        SETTABLE,
        price_drawing.course(history, line, now - HISTORY, now, desk.language, f"c-{variant_id.hex[-8:]}-{market}"),
        desk.may("prices"),
        given or {},
        refused,
    )  # fmt: skip


def _prior(row: pricing.PriceRow, line: Sequence[tuple[datetime, int | None]]) -> int | None:
    """From which price a reduced one counts."""
    if row.kind != "campaign":
        return None
    return next((gross for at, gross in reversed(line) if at <= row.from_at), None)


@screen("prices", "brand/price_page.html")
def one(desk: Desk, asked: QueryDict, variant_id: UUID) -> PricePage:
    return _price_page(desk, variant_id, asked.get("market", ""))


@deed("prices", needs="prices")
def tell(request: HttpRequest, desk: Desk, variant_id: UUID) -> HttpResponse:
    """Keep what is known of one offer: cost, rails, others' price. An empty field takes the figure back."""
    given, market = request.POST, request.POST.get("market", "")
    with desk.walls():
        own_variant(desk, variant_id)
    try:
        figures = list(_told(given, variant_id, market, str(getattr(request.user, "email", ""))))
        repricing.tell(desk.brand.id, figures)
    except ArgosyError as refusal:
        with desk.walls():
            page = _price_page(desk, variant_id, market, given.dict(), refusal.sentence(desk.language))
        return show(request, desk, "prices", "brand/price_page.html", page, status=refusal.status)
    return HttpResponseRedirect(f"{desk.link('price', variant_id)}?market={market}#figures")


def _told(given: QueryDict, variant_id: UUID, market: str, by: str) -> Any:
    if market not in MARKETS:
        raise PriceField("market", known=", ".join(MARKETS))
    currency = MARKETS[market].currency
    for kind in SETTABLE:
        if kind not in given:
            continue
        text = given[kind].strip().replace(",", ".")
        try:
            minor = parse_amount(text, currency) if text else None
        except (ValueError, ArithmeticError):
            raise PriceField("amount", value=given[kind][:40], currency=currency) from None
        source = given.get("source", "").strip() if kind == "guidance" else ""
        yield repricing.Figure(variant_id, kind, minor, currency, market, source=source or by or "brand")


@screen("prices", "brand/price_page.html")
def proof(desk: Desk, asked: QueryDict, variant_id: UUID) -> HttpResponse:
    """The evidence sheet of a price as a file, for a regulator: JSON with a digest over the whole."""
    import json

    _, variant = own_variant(desk, variant_id)
    markets = sold_in(desk.brand.id)
    market = asked.get("market", "") if asked.get("market", "") in markets else markets[0]
    found = pricing.prove_at(variant_id, market, clock.now())
    told = {"sku": variant.sku, "gtin": variant.gtin, "market": market, "currency": found.currency} | found.as_dict()
    response = HttpResponse(json.dumps(told, ensure_ascii=False, indent=2), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="price-{variant.sku}-{market}.json"'
    response["Cache-Control"] = "private, no-store"
    return response
