"""Prices by API: quotes for everybody; board, strategy, changes with preview, history and proof for a brand."""

# Annotations are needed as they stand: the wrapped views are read from another module.
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from argosy.catalogue import api as catalogue
from argosy.kernel import clock
from argosy.kernel.markets import MARKETS
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing
from argosy.repricing import api as repricing
from argosy.web.api import documents_prices as docs
from argosy.web.api.access import brand_of, may_read, may_write, once
from argosy.web.api.answers import answer, money, read_cursor, write_cursor
from argosy.web.api.brand import Limit, all_own, walled
from argosy.web.api.documents import RuleDay
from argosy.web.api.market import Cursor
from argosy.web.api.orders import IdempotencyKey
from argosy.web.api.problems import InvalidFields, reader

public = Router(tags=["Market"])
router = Router(tags=["Brand"], auth=may_read)
#: So far back a history goes when nothing is said.
SINCE = timedelta(days=90)
MarketCode = Annotated[str, Query(max_length=8, description="Market code, such as es.")]
View = Literal["", "loss", "dearer", "cheaper", "hand", "reduced", "broken"]
Only = Literal["", "up", "down", "new", "bound", "broken", "loss"]


@public.post("/quotes", response=docs.QuoteOut, summary="What a sale costs with every tax")
def quote(request: HttpRequest, body: docs.QuoteIn) -> HttpResponse:
    """From plain facts: market, date, buyer, seller, from where to where, lines with tariff code, origin and amount. For each line and in all:
    net, VAT, duty, charges, gross, the scheme, who owes the VAT, and the explanation for shopper, brand and auditor. Nothing is stored.
    """
    found = pricing.tax.quote(pricing.tax.read(body.model_dump(), clock.today()))
    return answer(pricing.tax.as_dict(found, reader(request)))


@router.get("/prices", response=docs.BoardOut, summary="The price board of a market")
@walled
def board(request: HttpRequest, market: MarketCode, view: View = "") -> HttpResponse:
    """Every offer with its margin, what it leaves, and others' comparable price; least margin first."""
    found = repricing.board(brand_of(request), market, view=view)
    told = {name: getattr(found, name) for name in ("market", "offers", "median_margin_bp", "median_gap_bp")}
    return answer(told | {"counts": found.counts, "items": [_offer(r) for r in found.rows]})


def _offer(r: repricing.BoardRow) -> dict[str, Any]:
    currency = r.price.currency
    return {
        "sku": r.sku,
        "variant_id": r.variant_id,
        "price": money(r.price.gross, currency),
        "list_price": money(r.price.list_gross, currency),
        "lowest_30d": money(r.price.lowest_30d, currency),
        "percent": r.price.percent,
        "left": money(r.left, currency),
        "margin_bp": r.margin_bp,
        "breaks_even_at": money(r.break_even, currency),
        "others": money(r.rival.minor, r.rival.currency) if r.rival else None,
        "others_source": r.rival.source if r.rival else None,
        "others_seen_on": r.rival.seen_on if r.rival else None,
        "gap_bp": r.gap_bp,
        "by_hand": r.by_hand,
        "source": r.terms.source,
        "breaks": list(r.broken),
    }


def _variant(request: HttpRequest, sku: str) -> catalogue.VariantRecord:
    """The brand's variant of that SKU. Raises UnknownSku, also for another brand's."""
    ids = catalogue.variant_ids_by_sku(brand_of(request))
    if sku not in ids:
        raise repricing.UnknownSku(sku)
    owner, _ = catalogue.products_of([ids[sku]])[ids[sku]]
    return next(x for x in catalogue.products([owner])[0].variants if x.sku == sku)


@router.get("/prices/{market}/{sku}/history", response=docs.HistoryOut, summary="Every price of a variant")
@walled
def history(request: HttpRequest, market: str, sku: str, since: RuleDay | None = None) -> HttpResponse:
    """From the price in force on the day `since` (90 days ago), those ahead included."""
    variant, place = _variant(request, sku), market_of(market)
    begin = datetime(since.year, since.month, since.day, tzinfo=clock.now().tzinfo) if since else clock.now() - SINCE
    items = []
    for row in pricing.history(variant.id, place.code, begin):
        reduced = row.kind == "campaign" and row.from_at <= clock.now()
        lowest = pricing.prove_at(variant.id, place.code, row.from_at).lowest if reduced else None
        items.append(
            {
                "from_at": row.from_at,
                "price": money(row.gross, row.currency),
                "kind": row.kind,
                "reason": row.reason,
                "counts_from": money(lowest, row.currency),
                "explanation": pricing.explain(row.source, row.currency, reader(request)),
                "source": row.source,
            }
        )
    return answer({"sku": sku, "market": place.code, "items": items})


@router.get("/prices/{market}/{sku}/proof", response=docs.ProofOut, summary="The evidence for a price")
@walled
def proof(request: HttpRequest, market: str, sku: str, on: RuleDay | None = None) -> HttpResponse:
    """At the end of the day `on` in the market's time, or now: for a regulator's question, with a digest over the whole."""
    variant, place = _variant(request, sku), market_of(market)
    found = pricing.prove(variant.id, place.code, on) if on else pricing.prove_at(variant.id, place.code, clock.now())
    told = {"sku": sku, "gtin": variant.gtin, "market": place.code, "currency": place.currency}
    return answer(told | found.as_dict())


@router.get("/price-lists", response=docs.ListsOut, summary="How prices are found")
@walled
def lists(request: HttpRequest) -> HttpResponse:
    """The lists that hold now or later. A change of prices with terms sets a new one."""
    items = [
        {
            "id": x.id,
            "market": x.scope.market,
            "audience": x.scope.audience,
            "category": x.scope.category,
            "terms": repricing.as_json(x.terms),
            "valid_from": x.valid_from,
            "valid_to": x.valid_to,
            "set_by": x.set_by,
        }
        for x in repricing.lists_of(brand_of(request))
    ]
    return answer({"items": items})


@router.post("/price-figures", response=docs.FiguresOut, auth=may_write, summary="Tell costs, rails, others' prices")
def figures(request: HttpRequest, body: docs.FiguresIn, key: IdempotencyKey = None) -> HttpResponse:
    """All or none. What was told before stays on record; no price changes by it."""

    def act() -> tuple[int, Any]:
        brand_id = brand_of(request)
        own = catalogue.variant_ids_by_sku(brand_id)
        all_own([f.sku for f in body.figures], own, "figures.{}.sku")
        told = [
            repricing.Figure(
                own[f.sku], f.kind, f.minor, f.currency, f.market, f.audience, f.source or "API", f.seen_on
            )
            for f in body.figures
        ]
        return 200, {"new": repricing.tell(brand_id, told)}

    return once(request, act)


@router.post(
    "/price-proposals", response={201: docs.ProposalOut}, auth=may_write, summary="Work out a change of prices"
)
def propose(request: HttpRequest, body: docs.ChangeIn, key: IdempotencyKey = None) -> HttpResponse:
    """Which offers change, by how much, what margin remains, which rails have a say. No price changes yet."""

    def act() -> tuple[int, Any]:
        brand_id = brand_of(request)
        own = catalogue.variant_ids_by_sku(brand_id)
        all_own([a.sku for a in body.amounts], own, "amounts.{}.sku")
        change = repricing.Change(
            markets=tuple(body.markets),
            audience=body.audience,
            category=body.category,
            skus=tuple(body.skus),
            terms=repricing.read(body.terms.model_dump()) if body.terms else None,
            amounts=tuple(repricing.Amount(a.sku, a.market, a.price) for a in body.amounts),
            by_bp=body.by_bp,
            refresh=body.refresh,
            from_at=body.from_at,
            until=body.until,
        )
        return 201, _proposal(repricing.propose(brand_id, change, by="API"))

    return once(request, act)


def _proposal(p: repricing.Proposal) -> dict[str, Any]:
    same = ("id", "state", "change", "summary", "from_at", "made_by", "made_at", "applied_at", "can_apply")
    return {name: getattr(p, name) for name in same}


@router.get("/price-proposals/{proposal_id}", response=docs.ProposalPage, summary="A change and its offers")
@walled
def proposal(
    request: HttpRequest, proposal_id: UUID, only: Only = "", cursor: Cursor = None, limit: Limit = 100
) -> HttpResponse:
    """The offers that would change, largest move first; those that break a rail before all others. Once applied, none are listed."""
    brand_id = brand_of(request)
    found = repricing.proposal(brand_id, proposal_id)
    belongs = ("proposal", brand_id, proposal_id, only)
    start = int(read_cursor(cursor, *belongs) or 0)
    rows, count = pricing.drafted(found.id, only=only, limit=limit, offset=start)
    known = catalogue.products_of([r.variant_id for r in rows])
    items = [
        {
            "sku": known[r.variant_id][1],
            "variant_id": r.variant_id,
            "market": r.market,
            "audience": r.audience,
            "before": money(r.before, r.currency),
            "after": money(r.after, r.currency),
            "left_before": money(r.left_before, r.currency),
            "left_after": money(r.left_after, r.currency),
            "margin_before_bp": r.margin_before_bp,
            "margin_bp": r.margin_bp,
            "moved_by": r.bounds.split(",") if r.bounds else [],
            "breaks": r.breaks.split(",") if r.breaks else [],
            "waits": r.held,
        }
        for r in rows
    ]
    more = write_cursor(start + limit, *belongs) if start + limit < count else None
    return answer(_proposal(found) | {"items": items, "count": count, "next_cursor": more})


@router.post(
    "/price-proposals/{proposal_id}/apply", response=docs.ProposalOut, auth=may_write, summary="Publish a change"
)
def apply(request: HttpRequest, proposal_id: UUID, key: IdempotencyKey = None) -> HttpResponse:
    """Exactly as it was worked out, all of it or nothing. Refused (409) when prices, figures or lists were written in between."""
    return once(request, lambda: (200, _proposal(repricing.apply(brand_of(request), proposal_id))))


@router.post(
    "/price-proposals/{proposal_id}/drop", response=docs.ProposalOut, auth=may_write, summary="Let a change go"
)
def drop(request: HttpRequest, proposal_id: UUID, key: IdempotencyKey = None) -> HttpResponse:
    """Nothing was changed, and nothing will be."""

    def act() -> tuple[int, Any]:
        repricing.drop(brand_of(request), proposal_id)
        return 200, _proposal(repricing.proposal(brand_of(request), proposal_id))

    return once(request, act)


@router.get("/price-trial", response=docs.TrialOut, summary="Try a discount")
@walled
def trial(
    request: HttpRequest,
    market: MarketCode,
    discount_bp: Annotated[int, Query(ge=1, le=8999)],
    elasticity: Annotated[str, Query(max_length=12, description="A number such as 1.8.")] = "1.8",
    days: Annotated[int, Query(ge=1, le=90)] = 7,
    platform_bp: Annotated[int, Query(ge=0, le=10_000)] = 0,
    category: Annotated[str, Query(max_length=60)] = "",
) -> HttpResponse:
    """Margin, whether the percentage may be claimed, and the units expected at your elasticity. Nothing is written."""
    try:
        power = Decimal(elasticity)
    except InvalidOperation:
        power = Decimal("NaN")
    if category and category not in {c.code for c in catalogue.schema.categories()}:
        raise InvalidFields([("category", "api-field-choice", {"limit": category[:60]})])
    asked = repricing.Trial(market_of(market).code, discount_bp, power, days, platform_bp, category)
    found = repricing.simulate(brand_of(request), asked, reader(request))
    return answer(_forecast(found))


def _forecast(found: repricing.Forecast) -> dict[str, Any]:
    currency = MARKETS[found.trial.market].currency

    def row(r: repricing.TrialRow) -> dict[str, Any]:
        return {
            "sku": r.sku,
            "before": money(r.before, currency),
            "after": money(r.after, currency),
            "counts_from": money(r.lowest, currency),
            "claim_percent": r.claim,
            "honest": r.honest,
            "refused": r.refused,
            "left_before": money(r.left_before, currency) if r.known_cost else None,
            "left_after": money(r.left_after, currency) if r.known_cost else None,
            "units_before": str(r.units_before),
            "units_after": str(r.units_after),
            "total_before": money(r.total_before, currency),
            "total_after": money(r.total_after, currency),
            "pays_from_elasticity": None if r.pays_from is None else str(r.pays_from),
        }

    return {
        "market": found.trial.market,
        "units_before": str(found.units_before),
        "units_after": str(found.units_after),
        "total_before": money(found.total_before, currency),
        "total_after": money(found.total_after, currency),
        "dishonest": found.dishonest,
        "items": [row(r) for r in found.rows],
    }
