"""Prices and campaigns: what every variant costs where, and discounts that brand and marketplace pay together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.money import exponent, parse_amount
from argosy.pricing import api as pricing
from argosy.web.brand.access import Desk, NotThere, deed, screen, show
from argosy.web.brand.company import contract_of

#: What a brand may plan of the marketplace's money by itself, in whole currency units; more is agreed with the operator.
MOST_BUDGET = 50_000
PAGE = 40


class PlanRefused(ArgosyError):
    """A field of the form that cannot be read; the sentence says how to write it."""

    def __init__(self, field: str, **params: Any) -> None:
        super().__init__(f"brand-plan-{field}", fields=(field,), status=422, **params)


@dataclass(frozen=True, slots=True)
class Campaigns:
    """The brand's campaigns, the latest first."""

    listed: Sequence[campaigns.CampaignRecord]
    can_plan: bool


@screen("campaigns", "brand/campaigns.html")
def campaign_list(desk: Desk, asked: QueryDict) -> Campaigns:
    return Campaigns(campaigns.of_brand(desk.brand.id), desk.may("campaigns"))


@dataclass(frozen=True, slots=True)
class Item:
    """A variant in a campaign: list and reduced price, and who pays the difference on one unit."""

    title: str
    sku: str
    list_price: int
    reduced: int
    brand: int
    platform: int


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """One campaign with what it means for each variant."""

    title: str
    campaign: campaigns.CampaignRecord
    items: Sequence[Item]
    spent_share: str
    can_start: bool
    can_end: bool


def own_campaign(desk: Desk, campaign_id: UUID) -> campaigns.CampaignRecord:
    """A campaign of the desk's brand, looked up among the brand's own. Raises NotThere."""
    for found in campaigns.of_brand(desk.brand.id):
        if found.id == campaign_id:
            return found
    raise NotThere


@screen("campaigns", "brand/campaign.html")
def campaign(desk: Desk, asked: QueryDict, campaign_id: UUID) -> CampaignPage:
    found = own_campaign(desk, campaign_id)
    prices = pricing.current(found.variant_ids, found.market)
    facts = catalogue.sale_facts(found.variant_ids)
    titles = catalogue.titles(facts.values(), desk.language)
    items = []
    for variant, fact in facts.items():
        if variant in prices:
            listed = prices[variant].list_gross or prices[variant].gross
            running = prices[variant].campaign_id == found.id
            reduced = prices[variant].gross if running else listed - _part(listed, found.discount_bp)
            paid = campaigns.split(listed - reduced, found.platform_share_bp)
            items.append(Item(titles[variant], fact.sku, listed, reduced, paid.brand, paid.platform))
    may, now = desk.may("campaigns"), clock.now()
    part = Decimal(found.spent_minor) / found.budget_minor if found.budget_minor else Decimal(0)
    return CampaignPage(
        title=found.name(desk.language),
        campaign=found,
        items=sorted(items, key=lambda i: i.title),
        spent_share=f"{part:.3f}",
        can_start=may and found.state == "planned" and found.starts_at <= now < found.ends_at,
        can_end=may and found.state != "ended",
    )


def _part(minor: int, bp: int) -> int:
    from argosy.kernel.money import bp_of

    return bp_of(minor, bp)


@deed("campaigns", needs="campaigns")
def campaign_start(request: HttpRequest, desk: Desk, campaign_id: UUID) -> HttpResponse:
    with desk.walls():
        own_campaign(desk, campaign_id)
    return _changed(request, desk, campaign_id, "brand-campaign-started", campaigns.start)


@deed("campaigns", needs="campaigns")
def campaign_end(request: HttpRequest, desk: Desk, campaign_id: UUID) -> HttpResponse:
    with desk.walls():
        own_campaign(desk, campaign_id)
    return _changed(request, desk, campaign_id, "brand-campaign-ended", campaigns.end)


def _changed(request: HttpRequest, desk: Desk, campaign_id: UUID, key: str, change: Any) -> HttpResponse:
    """Do it and come back to the campaign, with the refusal as a sentence where there is one."""
    try:
        change(campaign_id)
        messages.success(request, desk.say(key))
    except ArgosyError as refusal:
        messages.error(request, refusal.sentence(desk.language))
    return HttpResponseRedirect(desk.link("campaign", campaign_id))


@dataclass(frozen=True, slots=True)
class Plan:
    """The form for a new campaign; `given` holds what was typed, `refused` why it was not taken."""

    markets: Sequence[str]
    local: Mapping[str, str]
    products: Sequence[tuple[str, str, int]]
    platform_share_bp: int
    given: Mapping[str, Any]
    chosen: frozenset[str]
    refused: str
    field: str


def _plan(desk: Desk, given: Mapping[str, Any], chosen: Sequence[str], error: ArgosyError | None = None) -> Plan:
    terms = contract_of(desk)
    records = catalogue.products(catalogue.brand_product_ids(desk.brand.id))
    return Plan(
        markets=list(MARKETS),
        local={code: m.languages[0] for code, m in MARKETS.items()},
        products=[(str(p.id), p.name, len(p.variants)) for p in records if p.sale_mode != "deposit"],
        platform_share_bp=terms.co_funding_bp if terms else 0,
        given=given,
        chosen=frozenset(chosen),
        refused=error.sentence(desk.language) if error else "",
        field=error.fields[0] if error and error.fields else "",
    )


@screen("campaigns", "brand/plan.html", needs="campaigns")
def plan_form(desk: Desk, asked: QueryDict) -> Plan:
    return _plan(desk, {}, ())


@deed("campaigns", needs="campaigns")
def plan_save(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Plan a campaign; the marketplace's share is the contract's, never the form's."""
    given, chosen = request.POST, request.POST.getlist("products")
    try:
        with desk.walls():
            terms = contract_of(desk)
            variants = _chosen_variants(desk, chosen)
        market, code, names, discount, starts, ends, budget = _read(given)
        share = terms.co_funding_bp if terms else 0
        key = campaigns.plan(desk.brand.id, market, code, names, discount, share, starts, ends, budget, variants)
    except ArgosyError as refusal:
        if refusal.status == 404:
            raise
        with desk.walls():
            page = _plan(desk, given, chosen, refusal)
        return show(request, desk, "campaigns", "brand/plan.html", page, status=refusal.status)
    messages.success(request, desk.say("brand-campaign-planned"))
    return HttpResponseRedirect(desk.link("campaign", key))


def _chosen_variants(desk: Desk, chosen: Sequence[str]) -> list[UUID]:
    """The variants of the chosen products, which must be the brand's own. Raises NotThere."""
    try:
        ids = [UUID(text) for text in chosen]
    except ValueError:
        raise NotThere from None
    found = [p for p in catalogue.products(ids) if p.brand_id == desk.brand.id]
    if len(found) != len(set(ids)):
        raise NotThere
    return [v.id for p in found for v in p.variants]


def _read(given: Mapping[str, Any]) -> tuple[str, str, dict[str, str], int, datetime, datetime, int]:
    """The form's fields as values. Raises PlanRefused for the first that cannot be read."""
    market = given.get("market", "")
    if market not in MARKETS:
        raise PlanRefused("market")
    place = MARKETS[market]
    code = given.get("code", "").strip().lower()
    if not code or not all(c.isascii() and (c.isalnum() or c == "-") for c in code):
        raise PlanRefused("code")
    names = {place.languages[0]: given.get("name", "").strip(), "en": given.get("name_en", "").strip()}
    names["zh"] = given.get("name_zh", "").strip()
    try:
        discount = int(Decimal(given.get("discount", "").strip().rstrip("%").replace(",", ".")) * 100)
    except InvalidOperation:
        raise PlanRefused("discount") from None
    try:
        budget = parse_amount(given.get("budget", "").replace(",", "."), place.currency)
    except (ValueError, InvalidOperation):
        raise PlanRefused("budget", currency=place.currency) from None
    if budget > MOST_BUDGET * 10 ** exponent(place.currency):
        raise PlanRefused("budget-most", most=MOST_BUDGET, currency=place.currency)
    starts, ends = (_local(given.get(name, ""), name, place.time_zone) for name in ("starts", "ends"))
    return market, code, {k: v for k, v in names.items() if v}, discount, starts, ends, budget


def _local(text: str, field: str, zone: str) -> datetime:
    """A form's local time ("2026-11-27T00:00") in the market's time zone."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        raise PlanRefused(field) from None


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A variant and its price in every market that has one."""

    product_id: UUID
    title: str
    sku: str
    home: int
    home_currency: str
    prices: Mapping[str, pricing.PriceNow]


@dataclass(frozen=True, slots=True)
class Prices:
    """A page of the price list."""

    rows: Sequence[PriceRow]
    markets: Sequence[str]
    page: int
    pages: int


@screen("prices", "brand/prices.html")
def prices(desk: Desk, asked: QueryDict) -> Prices:
    ids = catalogue.brand_product_ids(desk.brand.id)
    pages = max(1, -(-len(ids) // PAGE))
    number = min(int(asked.get("page", "1")) if asked.get("page", "1").isdigit() else 1, pages) or 1
    records = catalogue.products(ids[(number - 1) * PAGE : number * PAGE])
    variants = {v.id: v for p in records for v in p.variants}
    titles = catalogue.titles(catalogue.sale_facts(variants).values(), desk.language)
    by_market = {code: pricing.current(list(variants), code) for code in MARKETS}
    rows = [
        PriceRow(
            v.product_id,
            titles[v.id],
            v.sku,
            v.home_price_minor,
            v.home_currency,
            {code: found[v.id] for code, found in by_market.items() if v.id in found},
        )
        for v in variants.values()
        if v.id in titles
    ]
    return Prices(rows, list(MARKETS), number, pages)
