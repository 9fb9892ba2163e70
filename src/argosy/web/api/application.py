"""The API as one application: routing, errors, and the OpenAPI document completed with problems, security and servers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser
from pydantic.json_schema import models_json_schema
from pydantic_core import from_json

from argosy import __version__
from argosy.kernel.errors import ArgosyError
from argosy.web.api import (
    aftersales,
    brand,
    brand_returns,
    brand_work,
    carts,
    handover,
    health,
    market,
    notices,
    orders,
    papers,
    payments,
    prices,
    returns,
)
from argosy.web.api.documents import Problem
from argosy.web.api.problems import invalid, problem, request_trouble
from argosy.web.middleware import PROBLEM

DESCRIPTION = """\
What the market sells, buying it, and a brand's own figures.

Amounts are integers in minor units with their currency; times are RFC 3339; ids are UUIDs. Lists come in pages: pass
`next_cursor` back as `cursor` until it is null. Errors are Problem Details (RFC 9457): `code` is for programs, `detail` tells
people in the language of `Accept-Language` what to do. Writes take an `Idempotency-Key`; the same request under the same key has
its effect once, another request under it is refused. At a peak any request may be answered 429 or 503; `Retry-After` says
when to send it again.
"""
TAGS = (
    ("Market", "For everyone, without a key."),
    ("Orders", "Buying in one call, following an order with its token, cancelling it and withdrawing from it."),
    ("Carts", "Buying step by step."),
    ("Payments", "For payment providers: their signed messages."),
    ("Safety", "Telling of unlawful or unsafe goods, and what is being recalled."),
    ("Brand", "A brand's own products, sales, money and campaigns, with its key (Authorization: Bearer)."),
)
#: Which problems an operation can answer with, beyond those that all share.
_SHARED = {"400": "The request cannot be read", "422": "A value is missing or wrong", "500": "Trouble on our side"}
_KEYED = {"401": "No key, or a revoked one", "403": "The key may not do this"}
_NAMED = {"404": "There is no such thing here"}
_CONFLICT = {"409": "It does not fit the state of things: sold out, price changed, campaign over"}
#: Told only of operations that name them themselves.
_NAMED_THERE = {
    "402": "The payment was declined",
    "429": "Too many came from one place; try again later",
    "503": "Too many buyers at once, or all units are being paid for: there is a place in line; again after Retry-After",
}
_BODY = {"413": "The body is too large", "415": "The body is not JSON"}


_UNUSED = HttpResponse()


class _Json(Parser):
    """Bodies are read by what validates them."""

    def parse_body(self, request: HttpRequest) -> Any:
        return from_json(request.body)


class Argosy(NinjaAPI):
    """NinjaAPI with a complete OpenAPI 3.1 document."""

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        """One for all: every view makes its own answer, and none is given this one."""
        return _UNUSED

    def get_openapi_operation_id(self, operation: Operation) -> str:
        view = operation.view_func
        return f"{view.__module__.rpartition('.')[2]}_{view.__name__}"

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:
        schema = super().get_openapi_schema(path_prefix="api/v1/" if path_prefix is None else path_prefix)
        components = schema["components"]
        _, problems = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
        components["schemas"].update(problems["$defs"])
        for path, operations in schema["paths"].items():
            for method, operation in operations.items():
                _complete(path, method, operation)
        components["securitySchemes"] = {
            "BrandKey": {
                "type": "http",
                "scheme": "bearer",
                "description": "A brand's key with scope read, write or both.",
            }
        }
        schema["tags"] = [{"name": name, "description": text} for name, text in TAGS]
        return schema


def _complete(path: str, method: str, operation: dict[str, Any]) -> None:
    keyed = bool(operation.get("security"))
    if keyed:
        operation["security"] = [{"BrandKey": ["read" if method == "get" else "write"]}]
    told = _SHARED | (_KEYED if keyed else {}) | (_NAMED if "{" in path or not keyed else {})
    if method != "get":
        told = told | _NAMED | _CONFLICT
    if "requestBody" in operation:
        told = told | _BODY
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    responses = {str(status): found for status, found in operation["responses"].items()}
    for status, text in _NAMED_THERE.items():
        if status in responses:
            responses[status] = {"description": text, "content": content}
    responses |= {s: {"description": text, "content": content} for s, text in told.items() if s not in responses}
    if method == "get" and operation["operationId"].endswith(("market_product", "market_brand")):
        responses["304"] = {"description": "The client's copy (If-None-Match) is still true"}
    operation["responses"] = dict(sorted(responses.items()))


api = Argosy(
    title="Argosy",
    parser=_Json(),
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    servers=[{"url": "/"}],
)
api.add_router("", market.router)
api.add_router("", orders.router)
api.add_router("", aftersales.router)
api.add_router("", returns.router)
api.add_router("", handover.router)
api.add_router("/brand", handover.brands)
api.add_router("", carts.router)
api.add_router("", payments.router)
api.add_router("", notices.router)
api.add_router("", health.router)
api.add_router("/brand", brand.router)
api.add_router("/brand", brand_returns.router)
api.add_router("/brand", brand_work.router)
api.add_router("/brand", papers.router)
api.add_router("", prices.public)
api.add_router("/brand", prices.router)


@api.exception_handler(ArgosyError)
def _refused(request: HttpRequest, error: ArgosyError) -> HttpResponse:
    return problem(error, request)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(invalid(error.errors), request)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    # Raised by ninja alone, where the body is no JSON.
    return problem(request_trouble("json", 400, "body"), request)


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request_trouble("route", 404), request)


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(request_trouble("large", 413, "body"), request)


@api.exception_handler(SuspiciousOperation)
@api.exception_handler(UnreadablePostError)
def _odd(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(request_trouble("request", 400), request)
