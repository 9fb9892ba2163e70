"""Requests to the API that bring no session go past what only pages need: sessions, forms' tokens, messages, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, set_script_prefix

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class _Api(WSGIHandler):
    """Django's own handler with `settings.API_MIDDLEWARE`; where a path without parameters leads is looked up once."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, ResolverMatch] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> HttpResponseBase:
        """As Django's, but nobody is told that a request has begun: each gives its connection back at its end (`request_finished`), so that there is
        nothing to tidy up before."""
        set_script_prefix("/")
        response = self.get_response(self.request_class(environ))
        response._handler_class = self.__class__
        cookies = [("Set-Cookie", morsel.output(header="")) for morsel in response.cookies.values()]
        start_response(f"{response.status_code} {response.reason_phrase}", [*response.items(), *cookies])
        return response

    def load_middleware(self, is_async: bool = False) -> None:
        whole, settings.MIDDLEWARE = settings.MIDDLEWARE, settings.API_MIDDLEWARE
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = whole

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        found = self._known.get(request.path_info)
        if found is None:
            found = super().resolve_request(request)
            # Not what a pattern lets through: there is no end of such paths.
            if found.route == request.path_info[1:]:
                self._known[request.path_info] = found
        request.resolver_match = found
        return found


def with_lean_api(pages: Application) -> Application:
    """`pages` for everything but what is told above."""
    api, session = _Api(), settings.SESSION_COOKIE_NAME + "="

    def choose(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if asked["PATH_INFO"].startswith("/api/") and session not in asked.get("HTTP_COOKIE", ""):
            return api(asked, start)
        return pages(asked, start)

    return choose
