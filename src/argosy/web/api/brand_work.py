"""What a brand changes with its key: stock, campaigns, texts. Ownership is checked first; each write happens once per key."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.content import api as content
from argosy.fulfilment import api as fulfilment
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.markets import market as market_of
from argosy.kernel.text import has, t
from argosy.programme import api as programme
from argosy.web.api import documents_brand as docs
from argosy.web.api.access import brand_of, may_read, may_write, once
from argosy.web.api.answers import answer, money, page, read_cursor, write_cursor
from argosy.web.api.brand import Limit, all_own, own_product, walled
from argosy.web.api.market import Cursor
from argosy.web.api.orders import IdempotencyKey
from argosy.web.api.problems import InvalidFields, TextRefused, reader

router = Router(tags=["Brand"], auth=may_read)
#: What one campaign may ask of the marketplace's budget, in minor units.
MOST_BUDGET_MINOR = 5_000_000


@router.get("/stock", response=docs.StockLines, summary="The brand's stock")
@walled
def stock(request: HttpRequest, cursor: Cursor = None, limit: Limit = 100) -> HttpResponse:
    """By variant and warehouse; what is reserved is part of what is on hand."""
    brand_id = brand_of(request)
    rows = fulfilment.stock_of_brand(brand_id)
    belongs = ("stock", brand_id)
    start = tuple(read_cursor(cursor, *belongs) or ())
    rest = [r for r in rows if not start or (str(r["variant_id"]), r["warehouse_id"]) > start]
    shown = rest[:limit]
    facts = catalogue.sale_facts({r["variant_id"] for r in shown})
    items = [
        {
            "variant_id": r["variant_id"],
            "sku": facts[r["variant_id"]].sku if r["variant_id"] in facts else "",
            "warehouse": r["warehouse_id"],
            "on_hand": r["on_hand"],
            "reserved": r["reserved"],
        }
        for r in shown
    ]
    last = (str(shown[-1]["variant_id"]), shown[-1]["warehouse_id"]) if len(rest) > limit else None
    return answer(page(items, write_cursor(last, *belongs) if last else None))


@router.put("/stock", response=docs.Declared, auth=may_write, summary="Declare stock")
def declare_stock(request: HttpRequest, body: docs.StockDeclaration, key: IdempotencyKey = None) -> HttpResponse:
    """The brand's own count. A figure declared before with the same quantity changes nothing, whatever was sold since."""

    def act() -> tuple[int, Any]:
        brand_id = brand_of(request)
        own = catalogue.variant_ids_by_sku(brand_id)
        all_own([line.sku for line in body.lines], own, "lines.{}.sku")
        counted = {(own[line.sku], line.warehouse): line.quantity for line in body.lines}
        rows = [(variant, place, quantity) for (variant, place), quantity in counted.items()]
        return 200, {"changed": fulfilment.declare_stock(brand_id, rows)}

    return once(request, act)


@router.get("/campaigns", response=docs.Campaigns, summary="The brand's campaigns")
@walled
def list_campaigns(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    return answer({"items": [_campaign(c) for c in campaigns.of_brand(brand_of(request))]})


@router.post("/campaigns", response={201: docs.CampaignOut}, auth=may_write, summary="Plan a campaign")
def plan(request: HttpRequest, body: docs.CampaignIn, key: IdempotencyKey = None) -> HttpResponse:
    """No price changes yet. Refused where the reduction would not be true against the lowest price of thirty days."""

    def act() -> tuple[int, Any]:
        brand_id = brand_of(request)
        currency = market_of(body.market).currency
        if body.budget.currency != currency:
            raise InvalidFields([("budget.currency", "api-field-choice", {"limit": currency})])
        if not 0 <= body.budget.minor <= MOST_BUDGET_MINOR:
            raise InvalidFields([("budget.minor", "api-field-range", {"limit": str(MOST_BUDGET_MINOR)})])
        own = catalogue.variant_ids_by_sku(brand_id)
        all_own(body.skus, own, "skus.{}")
        planned = campaigns.plan(
            brand_id,
            body.market,
            body.code,
            body.names,
            body.discount_bp,
            programme.contract_at(brand_id).co_funding_bp,
            body.starts_at,
            body.ends_at,
            body.budget.minor,
            [own[sku] for sku in body.skus],
        )
        return 201, _campaign(campaigns.campaign(planned))

    return once(request, act)


@router.post("/campaigns/{campaign_id}/start", response=docs.CampaignOut, auth=may_write, summary="Start a campaign")
def start(request: HttpRequest, campaign_id: UUID, key: IdempotencyKey = None) -> HttpResponse:
    """Its prices hold from now to its end. It starts by itself when its time has come."""
    return once(request, lambda: (200, _campaign(campaigns.start(_own(request, campaign_id)))))


@router.post("/campaigns/{campaign_id}/end", response=docs.CampaignOut, auth=may_write, summary="End a campaign")
def end(request: HttpRequest, campaign_id: UUID, key: IdempotencyKey = None) -> HttpResponse:
    """Now; list prices hold again. A planned one is called off."""
    return once(request, lambda: (200, _campaign(campaigns.end(_own(request, campaign_id)))))


class UnknownCampaign(ArgosyError):
    """The brand has no such campaign."""

    def __init__(self, campaign: UUID) -> None:
        super().__init__("campaigns-unknown", fields=("campaign_id",), status=404, campaign=str(campaign))


def _own(request: HttpRequest, campaign_id: UUID) -> UUID:
    """The id of a campaign of the caller's. Raises UnknownCampaign, also for another brand's."""
    if campaigns.campaign(campaign_id).brand_id != brand_of(request):
        raise UnknownCampaign(campaign_id)
    return campaign_id


def _campaign(c: campaigns.CampaignRecord) -> dict[str, Any]:
    same = "id market code names state discount_bp platform_share_bp starts_at ends_at variant_ids".split()
    return {
        **{name: getattr(c, name) for name in same},
        "budget": money(c.budget_minor, c.currency),
        "spent": money(c.spent_minor, c.currency),
    }


@router.get("/products/{product_id}/texts/{language}", response=docs.TextOut, summary="A product's text")
@walled
def text(request: HttpRequest, product_id: UUID, language: str) -> HttpResponse:
    """Drafts included."""
    return answer(_text(request, product_id, language))


@router.put(
    "/products/{product_id}/texts/{language}", response=docs.TextOut, auth=may_write, summary="Write a product's text"
)
def write_text(
    request: HttpRequest, product_id: UUID, language: str, body: docs.TextIn, key: IdempotencyKey = None
) -> HttpResponse:
    """A person's own words count as approved and are shown at once. Where they say what the facts do not, nothing is saved."""

    def act() -> tuple[int, Any]:
        found = own_product(brand_of(request), product_id)
        words = content.Copy(body.title, tuple(body.bullets), body.description, body.seo_title, body.seo_description)
        done = content.edit(found.brand_id, found.id, language, words)
        if not done.saved:
            raise TextRefused([(f.field, _finding_key(f.code), f.params) for f in done.findings])
        return 200, _text(request, product_id, language)

    response = once(request, act)
    for market in MARKETS.values():
        if language in market.languages:
            channel.refresh([product_id], market.code)
    return response


def _text(request: HttpRequest, product_id: UUID, language: str) -> dict[str, Any]:
    found = own_product(brand_of(request), product_id)
    record = content.texts_of(found.brand_id, [found.id]).get(found.id, {}).get(language)
    if record is None:
        raise content.UnknownText(product_id, language)
    same = "product_id language title bullets description seo_title seo_description state source updated_at".split()
    language = reader(request)
    told = [
        {"label": f["field"], "value": t(language, _finding_key(f["code"]), **f["params"])} for f in record.findings
    ]
    return {**{name: getattr(record, name) for name in same}, "findings": told}


def _finding_key(code: str) -> str:
    """The sentence of a finding; a finding without one is told by its code."""
    key = f"content-finding-{code}"
    return key if has(key) else code
