"""What came back of a brand's goods and what was given back of their prices, with the brand's key."""

# Annotations are evaluated here: `walled` would have their names looked up in its own module.
from functools import partial
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from argosy.aftersales import api as aftersales
from argosy.web.api import documents_brand_returns as docs
from argosy.web.api.access import brand_of, may_read
from argosy.web.api.answers import answer, money, page
from argosy.web.api.brand import Limit, before, walled
from argosy.web.api.market import Cursor

router = Router(tags=["Brand"], auth=may_read)
State = Literal["claimed", "announced", "received", "refused"]
_STATES: tuple[State, ...] = ("claimed", "announced", "received", "refused")


@router.get("/returns", response=docs.BrandReturns, summary="What came back of the brand's goods")
@walled
def returns(
    request: HttpRequest,
    state: Annotated[list[State], Query(description="Only these; all when left out.", max_length=len(_STATES))] = [],  # noqa: B006 - ninja copies defaults
    cursor: Cursor = None,
    limit: Limit = 50,
) -> HttpResponse:
    """Returns with the brand's own lines alone, newest first."""
    brand_id, states = brand_of(request), sorted(set(state or _STATES))
    read = partial(aftersales.brand_returns, brand_id, states)
    found, following = before(read, "id", cursor, limit, "returns", brand_id, *states)
    return answer(page([_return(r) for r in found], following))


@router.get("/returns/{return_id}", response=docs.BrandReturnOut, summary="One return")
@walled
def one_return(request: HttpRequest, return_id: UUID) -> HttpResponse:
    """404 also where none of its goods are the brand's."""
    return answer(_return(aftersales.brand_return(brand_of(request), return_id)))


@router.get("/reductions", response=docs.BrandReductions, summary="Prices reduced afterwards")
@walled
def reductions(request: HttpRequest, cursor: Cursor = None, limit: Limit = 50) -> HttpResponse:
    """Parts of prices given back without goods, newest first."""
    brand_id = brand_of(request)
    read = partial(aftersales.brand_reductions, brand_id)
    found, following = before(read, "id", cursor, limit, "reductions", brand_id)
    return answer(page([_reduction(r) for r in found], following))


def _return(found: aftersales.BrandReturn) -> dict[str, Any]:
    same = "id number order_id order_number market cause remedy state opened_at decided_at received_at".split()
    return {
        **{name: getattr(found, name) for name in same},
        "warehouse": found.place,
        "lines": [_line(line, found.currency) for line in found.lines],
        "told": found.told if found.alone else None,
        "answer": found.answer if found.alone else None,
    }


def _line(line: aftersales.BrandReturnLine, currency: str) -> dict[str, Any]:
    same = "line_id product_id variant_id sku quantity sellable".split()
    return {
        **{name: getattr(line, name) for name in same},
        "name": line.title,
        "instead": line.wanted_id,
        "received": line.units,
        **_amounts(line, currency),
    }


def _reduction(found: aftersales.BrandReduction) -> dict[str, Any]:
    same = "id number order_id order_number market line_id product_id variant_id sku note at settled_at".split()
    return {
        **{name: getattr(found, name) for name in same},
        "name": found.title,
        **_amounts(found, found.currency),
    }


def _amounts(given: aftersales.BrandReturnLine | aftersales.BrandReduction, currency: str) -> dict[str, Any]:
    return {name: money(getattr(given, name), currency) for name in ("gross", "net", "vat")}
