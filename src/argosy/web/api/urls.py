"""Addresses below /api/v1/. `unknown` answers for everything else below /api/."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from pydantic_core import to_json

from argosy.kernel.errors import ArgosyError
from argosy.web.api.answers import JSON
from argosy.web.api.application import api
from argosy.web.api.market import product as read_product
from argosy.web.api.pages import docs
from argosy.web.api.problems import problem, request_trouble

View = Callable[..., HttpResponse]
_READS = ("GET", "HEAD")


def guarded(view: View) -> View:
    """What every address shares: HEAD as GET, JSON bodies only, no NUL, and Problem Details where the method is not allowed."""

    @csrf_exempt
    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return problem(request_trouble("request", 400), request)
        if request.method not in _READS and _foreign_body(request):
            return problem(request_trouble("type", 415, "Content-Type"), request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            allowed = ", ".join(sorted(m.strip() for m in response["Allow"].split(",")))
            response = problem(request_trouble("method", 405, method=request.method, allowed=allowed), request)
            response["Allow"] = allowed
        if head:
            request.method = "HEAD"
            response.content = b""
        return response

    return inside


def _foreign_body(request: HttpRequest) -> bool:
    """A body that does not say it is JSON: a page of another site cannot send JSON without our consent."""
    length = request.META.get("CONTENT_LENGTH")
    return length not in (None, "", "0") and request.content_type != JSON


@cache
def _document() -> bytes:
    return to_json(api.get_openapi_schema())


def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI 3.1 document."""
    response = HttpResponse(_document(), content_type=JSON)
    response["Cache-Control"] = "public, max-age=300"
    return response


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """No such address below /api/."""
    return problem(request_trouble("route", 404), request)


def _guard(patterns: list[Any]) -> list[URLPattern]:
    """Ninja's addresses, its own start page left out. Those of a purchase stand first: they are looked through in turn."""
    first = sorted(patterns, key=lambda p: not str(p.pattern).startswith(("carts", "orders")))
    return [URLPattern(p.pattern, guarded(p.callback), p.default_args, p.name) for p in first if p.name != "api-root"]


def product(request: HttpRequest, market: str, slug: str) -> HttpResponse:
    """The most read address, without the cost of reading its parameters by a schema; `api` describes it."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    try:
        return read_product(request, market, slug, request.GET.get("language"))
    except ArgosyError as refused:
        return problem(refused, request)


urlpatterns: list[URLPattern] = [
    path("markets/<market>/products/<slug>", guarded(product), name="api-product"),
    path("openapi.json", openapi, name="api-openapi"),
    path("docs", docs, name="api-docs"),
    *_guard(api.urls[0]),
    re_path(r"", unknown),
]
