"""Requests to the API that bring no session go past what only pages need: sessions, forms' tokens, messages, accounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import DEFAULT_DB_ALIAS, connections
from django.http import HttpRequest, HttpResponse
from django.http.request import HttpHeaders
from django.http.response import HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.utils.functional import cached_property
from django.utils.log import log_response

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
#: A view with its arguments.
Found = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
_ID = re.compile(r"(?<=/)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=/|$)")
_PARAMETER = re.compile(r"<\w+>")


@lru_cache(1_000)
def _place(name: str) -> str:
    """Where a header stands in what the server hands over."""
    plain = name.upper().replace("-", "_")
    return plain if plain in HttpHeaders.UNPREFIXED_HEADERS else "HTTP_" + plain


class _Headers(Mapping[str, str]):
    """A request's headers, looked up where they are; Django copies all of them for the first that is asked for."""

    __slots__ = ("_asked",)

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self._asked = asked

    def __getitem__(self, name: str) -> str:
        value: str = self._asked[_place(name)]
        return value

    def __contains__(self, name: object) -> bool:
        return _place(str(name)) in self._asked

    def __iter__(self) -> Iterator[str]:
        return iter(HttpHeaders(self._asked))

    def __len__(self) -> int:
        return len(HttpHeaders(self._asked))


class _Request(WSGIRequest):
    @cached_property
    def headers(self) -> _Headers:  # type: ignore[override]
        return _Headers(self.META)


class _Api(WSGIHandler):
    """Django's own handler with `settings.API_MIDDLEWARE`; where addresses of one form lead is looked up once."""

    request_class = _Request

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {}
        self._heads = {secure: _security(secure) for secure in (False, True)}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        request = self.request_class(environ)
        response = self.get_response(request)
        heads = list(response.items())
        heads += [head for head in self._heads[request.is_secure()] if head[0] not in response.headers]
        heads += [("Set-Cookie", morsel.output(header="")) for morsel in response.cookies.values()]
        start_response(f"{response.status_code} {response.reason_phrase}", heads)
        if response.streaming:
            return response
        # The connection is given back before the answer is sent, and nobody else need be told that the request is over: the server takes a list
        # as it is and never closes it.
        request.close()
        here = connections[DEFAULT_DB_ALIAS]
        if not here.in_atomic_block:
            here.close_if_unusable_or_obsolete()
        return [response.content]

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        """As Django's; but what a client has got wrong is no event, and prefix and root of addresses are what they are for every thread."""
        response: HttpResponseBase = self._middleware_chain(request)
        if response.status_code >= 500:
            log_response("%s: %s", response.reason_phrase, request.path, response=response, request=request)
        return response

    def load_middleware(self, is_async: bool = False) -> None:
        whole, settings.MIDDLEWARE = settings.MIDDLEWARE, settings.API_MIDDLEWARE
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = whole

    def resolve_request(self, request: HttpRequest) -> Found:
        path = request.path_info
        ids = tuple(_ID.findall(path))
        form = _ID.sub("*", path) if ids else path
        known = self._known.get(form)
        if known is not None:
            return known[0], (), dict(zip(known[1], ids, strict=True))
        found = super().resolve_request(request)
        # Not what a pattern lets through beside ids: there is no end of such paths.
        if tuple(found.kwargs.values()) == ids and _PARAMETER.sub("*", found.route) == form[1:]:
            self._known[form] = found.func, tuple(found.kwargs)
        return found.func, found.args, found.kwargs


def _security(secure: bool) -> list[tuple[str, str]]:
    """What Django's middleware says with every answer; it is always the same."""
    request, response = HttpRequest(), HttpResponse()
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "443" if secure else "80"}
    request._get_scheme = lambda: "https" if secure else "http"  # type: ignore[method-assign]
    del response["Content-Type"]
    SecurityMiddleware(lambda _: response).process_response(request, response)
    return list(response.items())


def with_lean_api(pages: Application) -> Application:
    """`pages` for everything but what is told above."""
    api, session = _Api(), settings.SESSION_COOKIE_NAME + "="

    def choose(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if asked["PATH_INFO"].startswith("/api/") and session not in asked.get("HTTP_COOKIE", ""):
            return api(asked, start)
        return pages(asked, start)

    return choose
