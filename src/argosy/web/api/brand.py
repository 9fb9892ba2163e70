"""A brand's own figures, with its key. Every read runs inside the brand's session, so row security stands behind each query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial, wraps
from typing import Annotated, Any, ParamSpec, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.content import api as content
from argosy.insight import api as insight
from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.launch import api as launching
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.settlement import api as settlement
from argosy.web.api import documents_brand as docs
from argosy.web.api.access import brand_of, may_read
from argosy.web.api.answers import answer, money, page, read_cursor, write_cursor
from argosy.web.api.market import Cursor
from argosy.web.api.problems import InvalidFields, reader

router = Router(tags=["Brand"], auth=may_read)
P = ParamSpec("P")
T = TypeVar("T")
Limit = Annotated[int, Query(ge=1, le=200, description="Lines on a page.")]
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class NoReport(ArgosyError):
    """The brand has not been launched yet."""

    def __init__(self) -> None:
        super().__init__("api-no-report", status=404)


def walled(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Run a read as the brand's own database session."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with db.as_brand([brand_of(request)]):
            return view(request, *args, **kwargs)

    return inside


def own_product(brand_id: UUID, product_id: UUID) -> catalogue.ProductRecord:
    """The brand's product. Raises UnknownProduct, also for another brand's."""
    found = catalogue.products([product_id])
    if not found or found[0].brand_id != brand_id:
        raise catalogue.UnknownProduct(product_id)
    return found[0]


def all_own(skus: Iterable[str], own: Mapping[str, UUID], field: str) -> None:
    """Raises InvalidFields where the brand has no such SKU on sale; `field` with {} for the place in the list."""
    foreign = [(field.format(n), "api-field-own-sku", {"sku": sku}) for n, sku in enumerate(skus) if sku not in own]
    if foreign:
        raise InvalidFields(foreign)


def after(ids: Sequence[UUID], cursor: str | None, limit: int, *belongs: Any) -> tuple[list[UUID], str | None]:
    """The page of ascending ids that follows the cursor, and the cursor of the next."""
    mark = read_cursor(cursor, *belongs)
    start = UUID(mark) if mark else None
    rest = [i for i in ids if start is None or i > start]
    shown = rest[:limit]
    return shown, write_cursor(str(shown[-1]), *belongs) if len(rest) > limit else None


def before(
    read: Callable[..., list[T]], key: str, cursor: str | None, limit: int, *belongs: Any
) -> tuple[list[T], str | None]:
    """The page that follows the cursor of what `read` gives newest first, each known by its `key`; and the cursor of the next."""
    mark = read_cursor(cursor, *belongs)
    found = read(limit=limit + 1, cursor=UUID(mark) if mark else None)
    following = write_cursor(str(getattr(found[limit - 1], key)), *belongs) if len(found) > limit else None
    return found[:limit], following


@router.get("", response=docs.BrandOut, summary="The brand whose key this is")
@walled
def brand(request: HttpRequest) -> HttpResponse:
    """Identity, contract and what was verified."""
    found = programme.brand_by_id(brand_of(request))
    same = "id slug name status country home_currency website manufacturer responsible_person trademarks story".split()
    return answer(
        {
            **{name: getattr(found, name) for name in same},
            "legal": {k: _masked(v) if k == "iban" else v for k, v in found.legal.items()},
            "contract": _contract(found.id),
            "verification": [
                {"check": c.code, "outcome": c.outcome, "subject": _seen(c), "missing": c.missing}
                for c in programme.checks(found.id)
            ],
        }
    )


def _masked(number: Any) -> str:
    return "…" + str(number)[-4:]


def _seen(c: programme.Check) -> str:
    return _masked(c.subject) if "iban" in c.code else c.subject


def _contract(brand_id: UUID) -> dict[str, Any] | None:
    try:
        c = programme.contract_at(brand_id)
    except ArgosyError:
        return None
    same = ("version", "tier", "valid_from", "valid_to", "co_funding_bp", "promises")
    return {**{name: getattr(c, name) for name in same}, "commission_bp": c.commissions}


@router.get("/products", response=docs.ProductLines, summary="The brand's products")
@walled
def products(request: HttpRequest, cursor: Cursor = None, limit: Limit = 50) -> HttpResponse:
    """Oldest first."""
    brand_id = brand_of(request)
    ids, following = after(catalogue.brand_product_ids(brand_id), cursor, limit, "products", brand_id)
    same = "id model name category sale_mode launched_on".split()
    items = [{**{n: getattr(p, n) for n in same}, "variants": len(p.variants)} for p in catalogue.products(ids)]
    return answer(page(items, following))


@router.get("/products/{product_id}", response=docs.BrandProduct, summary="One of the brand's products")
@walled
def product(request: HttpRequest, product_id: UUID) -> HttpResponse:
    """Facts, variants with prices in every market, what each market's rules say, and the state of its texts."""
    found = own_product(brand_of(request), product_id)
    same = "id model name category sale_mode launched_on hs_code origin facts".split()
    texts = content.texts_of(found.brand_id, [found.id]).get(found.id, {})
    language = reader(request)
    ids = [v.id for v in found.variants]
    prices = {m: pricing.current(ids, m) for m in MARKETS}
    return answer(
        {
            **{name: getattr(found, name) for name in same},
            "variants": [_variant(v, prices) for v in found.variants],
            "markets": [s for m in MARKETS if (s := _state(found.id, m, language))],
            "texts": {code: text.state for code, text in texts.items()},
        }
    )


def _variant(v: catalogue.VariantRecord, prices: Mapping[str, Mapping[UUID, pricing.PriceNow]]) -> dict[str, Any]:
    same = "id sku gtin options facts weight_g length_mm width_mm height_mm".split()
    told = [
        {
            "market": market,
            "price": money(now.gross, now.currency),
            "list_price": money(now.list_gross, now.currency),
            "lowest_30_days": money(now.lowest_30d, now.currency),
        }
        for market, found in prices.items()
        if (now := found.get(v.id))
    ]
    return {
        **{name: getattr(v, name) for name in same},
        "home_price": money(v.home_price_minor, v.home_currency),
        "deposit": money(v.deposit_minor, "EUR"),
        "prices": told,
    }


def _state(product_id: UUID, market: str, language: str) -> dict[str, Any] | None:
    verdict = compliance.verdicts([product_id], market).get(product_id)
    if verdict is None:
        return None
    return {
        "market": market,
        "outcome": verdict.outcome,
        "evaluated_on": verdict.evaluated_on,
        "findings": compliance.explain(verdict, language),
    }


@router.get("/launch-report", response=docs.LaunchReport, summary="How the latest launch went")
@walled
def launch_report(
    request: HttpRequest,
    market: Annotated[str | None, Query(description="Tell this market's products too.")] = None,
) -> HttpResponse:
    """By market: live, live with warnings and blocked, each blocked product with the rule, its source and what to supply."""
    report = launching.latest(brand_of(request))
    if report is None:
        raise NoReport
    told = {
        code: found if code == market else {name: value for name, value in found.items() if name != "products"}
        for code, found in report["markets"].items()
    }
    return answer(report | {"markets": told})


@router.get("/orders", response=docs.OrderLines, summary="What the brand has sold")
@walled
def orders(
    request: HttpRequest,
    since: Annotated[docs.Instant | None, Query(description="From this instant on.")] = None,
    until: Annotated[docs.Instant | None, Query(description="Before this instant.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> HttpResponse:
    """The brand's own lines of placed orders, newest first."""
    brand_id = brand_of(request)
    first, last = since or _BEGINNING, until or clock.now() + timedelta(days=1)
    read = partial(checkout.sold_lines, brand_id, first, last)
    found, following = before(read, "line_id", cursor, limit, "orders", brand_id, since, until)
    return answer(page([_sold(line) for line in found], following))


def _sold(line: checkout.SoldLine) -> dict[str, Any]:
    same = "order_id order_number placed_at market product_id variant_id sku name quantity campaign_id warehouse note".split()
    amounts = {"gross": line.gross, "net": line.net, "vat": line.vat, "platform_funded": line.platform_funded}
    return {
        "id": line.line_id,
        **{name: getattr(line, name) for name in same},
        **{name: money(minor, line.currency) for name, minor in amounts.items()},
        "vat_rate": str(line.vat_rate),
    }


@router.get("/orders/{line_id}/waterfall", response=docs.WaterfallOut, summary="What a sale earned")
@walled
def waterfall(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """A sold line from price to margin, beside the same sale at a rival's published fees, with the largest difference named."""
    made = insight.order_waterfall(brand_of(request), line_id)
    language, currency = reader(request), made.line.currency
    largest = made.largest_difference
    return answer(
        {
            "line_id": made.line.line_id,
            "order_id": made.line.order_id,
            "sold_on": made.line.sold_on,
            "ours": _side(made.ours, currency, language),
            "rival_name": made.rival_name,
            "rival": made.rival and _side(made.rival, currency, language),
            "ratio": made.ratio and {**_ends(made.ratio, str), "half": made.ratio.half},
            "largest_difference": largest
            and {
                "kind": largest.kind,
                "name": insight.group_name(largest.kind, language),
                "ours": money(largest.ours, currency),
                "rival": money(largest.rival, currency),
                "sentence": insight.difference_sentence(made, language),
            },
            "sentence": insight.half_sentence(made, language),
        }
    )


def _ends(found: Any, tell: Callable[[Any], Any]) -> dict[str, Any]:
    return {end: tell(getattr(found, end)) for end in ("low", "central", "high")}


def _side(side: Any, currency: str, language: str) -> dict[str, Any]:
    def amount(minor: int) -> dict[str, Any] | None:
        return money(minor, currency)

    terms = [
        {
            "kind": t.kind,
            "name": insight.term_name(t.kind, language),
            "cost": _ends(t.cost, amount),
            "basis": t.basis,
            "source": t.source,
        }
        for t in side.terms
    ]
    return {
        "price": amount(side.price),
        "terms": terms,
        "margin": _ends(side.margin, amount),
        "operating_cost": _ends(side.operating_cost, amount),
    }


@router.get("/balance", response=docs.Balances, summary="What is owed to the brand")
@walled
def balance(request: HttpRequest) -> HttpResponse:
    """One balance for each currency."""
    found = settlement.brand_balance(brand_of(request))
    return answer({"items": [{"account": b.code, "balance": money(b.minor, b.currency)} for b in found]})


@router.get("/statement", response=docs.Statement, summary="What moved on the brand's account")
@walled
def statement(
    request: HttpRequest,
    currency: Annotated[str, Query(pattern=r"^[A-Z]{3}$")] = "EUR",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> HttpResponse:
    """Newest first."""
    brand_id = brand_of(request)
    belongs = ("statement", brand_id, currency)
    found = settlement.brand_statement(brand_id, currency, read_cursor(cursor, *belongs), limit=limit)
    language = reader(request)
    items = [
        {
            "id": line.id,
            "at": line.at,
            "kind": line.kind,
            "name": settlement.kind_name(line.kind, language),
            "order_id": line.journal_id,
            "line_id": line.subject_id,
            "amount": money(line.amount_minor, line.currency),
        }
        for line in found.lines
    ]
    following = write_cursor(found.next_cursor, *belongs) if found.next_cursor else None
    return answer(page(items, following, account=found.code))
