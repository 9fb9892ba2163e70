"""Sales: the overview, the list of sold lines, and one line's waterfall from price to margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import zip_longest
from uuid import UUID

from django.http import QueryDict
from markupsafe import Markup

from argosy.aftersales import api as aftersales
from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.handover import api as handover
from argosy.insight import api as insight
from argosy.kernel import clock
from argosy.kernel.markets import MARKETS
from argosy.ledger import api as ledger
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.settlement import api as settlement
from argosy.web.brand.access import Desk, NotThere, screen
from argosy.web.brand.shell import market_name

PERIODS = (7, 30, 90)
PAGE = 50
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MarketState:
    """How a brand stands in a market: its sales of the period and its products by state."""

    code: str
    sales: insight.MarketSales | None
    trend: Markup
    live: int
    warnings: int
    blocked: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the brand's lead sees first."""

    days: int
    periods: Sequence[int]
    sales: insight.BrandPage
    revenue: Sequence[tuple[str, int]]
    charts: Sequence[tuple[str, Markup]]
    markets: Sequence[MarketState]
    campaigns: Sequence[campaigns.CampaignRecord]
    balances: Sequence[ledger.Balance]
    ratio: Sequence[str]
    without_parcel: Sequence[str]
    names: Mapping[UUID, str]


@screen("overview", "brand/overview.html")
def overview(desk: Desk, asked: QueryDict) -> Overview:
    days = int(asked.get("days", "30")) if asked.get("days", "30") in map(str, PERIODS) else 30
    now = clock.now()
    since = datetime.combine(now.date() - timedelta(days=days - 1), time(), UTC)
    sales = insight.brand_page(desk.brand.id, since, now)
    revenue: dict[str, int] = {}
    for market in sales.markets:
        revenue[market.currency] = revenue.get(market.currency, 0) + market.gross
    return Overview(
        days=days,
        periods=PERIODS,
        sales=sales,
        revenue=sorted(revenue.items()),
        charts=[(c, _chart(sales, c, desk.language)) for c in sorted(revenue)],
        markets=_markets(sales, compliance.tally(desk.brand.id), desk),
        campaigns=[c for c in campaigns.of_brand(desk.brand.id) if c.state != "ended"],
        balances=settlement.brand_balance(desk.brand.id) if desk.may("settlement") else [],
        ratio=_interval(sales.ratio, desk.language),
        without_parcel=_interval(sales.ratio_without_parcel, desk.language),
        names={k: p.name for k, p in catalogue.products_by_id(_shown(sales)).items()},
    )


def _shown(sales: insight.BrandPage) -> set[UUID]:
    return {p.product_id for p in sales.top_products} | {s.product_id for s in sales.recent}


def _chart(sales: insight.BrandPage, currency: str, language: str) -> Markup:
    series = {market_name(m.market, language): m.by_day for m in sales.markets if m.currency == currency}
    return insight.daily_figure(sales.days, series, currency, language, f"sales-{currency}")


def _interval(ratio: insight.Ratio | None, language: str) -> tuple[str, ...]:
    """Central, low and high as percentages; empty where there is nothing to compare."""
    return tuple(insight.percent(x, language) for x in (ratio.central, ratio.low, ratio.high)) if ratio else ()


def _markets(sales: insight.BrandPage, tally: Sequence[tuple[str, str, int]], desk: Desk) -> list[MarketState]:
    by_market = {m.market: m for m in sales.markets}
    states: dict[str, dict[str, int]] = {}
    for market, outcome, count in tally:
        state = {"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")
        counted = states.setdefault(market, dict.fromkeys(("live", "warnings", "blocked"), 0))
        counted[state] += count
    listed = []
    for code in MARKETS:
        if code in states or code in by_market:
            sold = by_market.get(code)
            label = desk.say("brand-trend", market=market_name(code, desk.language))
            trend = insight.sparkline(sold.by_day, label, f"market-{code}") if sold else Markup("")
            counted = states.get(code, dict.fromkeys(("live", "warnings", "blocked"), 0))
            listed.append(MarketState(code, sold, trend, **counted))
    return listed


@dataclass(frozen=True, slots=True)
class Orders:
    """A page of sold lines, newest first; `next_cursor` empty on the last. `titles` by variant, in the member's language; `reserved` waits for
    its hand-over, `returns` are open."""

    lines: Sequence[checkout.SoldLine]
    titles: Mapping[UUID, str]
    next_cursor: str
    first: bool
    reserved: int
    returns: int


@screen("orders", "brand/orders.html")
def orders(desk: Desk, asked: QueryDict) -> Orders:
    cursor = uuid_of(asked.get("cursor", ""))
    until = clock.now() + timedelta(days=1)
    found = checkout.sold_lines(desk.brand.id, BEGINNING, until, limit=PAGE + 1, cursor=cursor)
    named = titles({line.variant_id: line.name for line in found}, desk.language)
    reserved = len(handover.of_brand([desk.brand.id])) if any(line.deposit is not None for line in found) else 0
    following = str(found[PAGE - 1].line_id) if len(found) > PAGE else ""
    back = sum(aftersales.brand_open_returns(desk.brand.id).values())
    return Orders(found[:PAGE], named, following, cursor is None, reserved, back)


def titles(named: Mapping[UUID, str], language: str) -> dict[UUID, str]:
    """What was sold, by variant: in the member's language, as it is `named` (and the shopper read it) where it is off sale now."""
    return dict(named) | catalogue.titles(catalogue.sale_facts(named).values(), language)


def uuid_of(text: str) -> UUID | None:
    """The id in a query string; None for none. Raises NotThere for what is no id."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotThere from None


@dataclass(frozen=True, slots=True)
class TermRow:
    """One kind of term on both sides; a side without it has None."""

    name: str
    ours: insight.Term | None
    rival: insight.Term | None


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A sold line with what came back or was given back of it; `waterfall` None while it is not settled (a deposit)."""

    title: str
    name: str
    line: checkout.SoldLine
    returns: Sequence[aftersales.BrandReturn]
    reductions: Sequence[aftersales.BrandReduction]
    waterfall: insight.Waterfall | None
    figure: Markup
    rows: Sequence[TermRow]
    differences: Sequence[tuple[str, int, int, int]]
    largest: str
    half: str
    parcel: str
    sources: Sequence[tuple[str, str]]
    tax: Sequence[str]


@screen("orders", "brand/order.html")
def order_line(desk: Desk, asked: QueryDict, line_id: UUID) -> OrderLine:
    until = clock.now() + timedelta(days=1)
    found = checkout.sold_lines(desk.brand.id, BEGINNING, until, limit=1, line_id=line_id)
    if not found:
        raise NotThere
    title = desk.say("brand-order-title", number=found[0].order_number)
    name = titles({found[0].variant_id: found[0].name}, desk.language)[found[0].variant_id]
    back = aftersales.brand_returns(desk.brand.id, line_id=line_id)
    reduced = aftersales.brand_reductions(desk.brand.id, line_id=line_id)
    try:
        fall = insight.order_waterfall(desk.brand.id, line_id)
    except insight.NoSuchLine:
        tax = _tax(desk, found[0])
        return OrderLine(title, name, found[0], back, reduced, None, Markup(""), (), (), "", "", "", (), tax)
    language = desk.language
    sides = insight.differences(fall.ours, fall.rival) if fall.rival else []
    return OrderLine(
        title=title,
        name=name,
        line=found[0],
        returns=back,
        reductions=reduced,
        waterfall=fall,
        figure=insight.waterfall_figure(fall, language),
        rows=_terms(fall, language),
        differences=[(insight.group_name(d.kind, language), d.ours, d.rival, d.saved) for d in sides],
        largest=insight.difference_sentence(fall, language),
        half=insight.half_sentence(fall, language),
        parcel=insight.parcel_sentence(fall, language),
        sources=_sources(fall, language),
        tax=_tax(desk, found[0]),
    )


def _tax(desk: Desk, line: checkout.SoldLine) -> list[str]:
    """Why the sale was taxed as it was, by the law of its day: the scheme, who owes the VAT, and the rate."""
    on = line.placed_at.date()
    quote = checkout.consignment(
        [checkout.line_of(line.sku, line.quantity, line.gross, line.category, {"import": line.imported})],
        line.market,
        pricing.tax.Place(MARKETS[line.market].country),
        fulfilment.country_of(line.warehouse),
        programme.contract_at(desk.brand.id, on).country,
        on,
    )
    return pricing.tax.explain(quote, "brand", desk.language)


def _terms(fall: insight.Waterfall, language: str) -> list[TermRow]:
    """Both sides' terms beside each other, in the order of ours and then of what only the rival has."""
    ours = {term.kind: term for term in fall.ours.terms}
    theirs = {term.kind: term for term in fall.rival.terms} if fall.rival else {}
    kinds = dict.fromkeys(k for pair in zip_longest(ours, theirs) for k in pair if k)
    listed = sorted(kinds, key=lambda k: (k not in ours, list(ours).index(k) if k in ours else 0))
    return [TermRow(insight.term_name(kind, language), ours.get(kind), theirs.get(kind)) for kind in listed]


def _sources(fall: insight.Waterfall, language: str) -> list[tuple[str, str]]:
    """Where each figure that the ledger does not say comes from: (term, source)."""
    terms = [*fall.ours.terms, *(fall.rival.terms if fall.rival else ())]
    told = {(insight.term_name(x.kind, language), x.source) for x in terms if x.source}
    return sorted(told)
