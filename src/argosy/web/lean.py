"""Requests to the API that bring no session go past what only pages need: sessions, forms' tokens, messages, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class _Api(WSGIHandler):
    """Django's own handler with `settings.API_MIDDLEWARE`."""

    def load_middleware(self, is_async: bool = False) -> None:
        whole, settings.MIDDLEWARE = settings.MIDDLEWARE, settings.API_MIDDLEWARE
        try:
            super().load_middleware(is_async)
        finally:
            settings.MIDDLEWARE = whole


def with_lean_api(pages: Application) -> Application:
    """`pages` for everything but what is told above."""
    api, session = _Api(), settings.SESSION_COOKIE_NAME + "="

    def choose(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if asked["PATH_INFO"].startswith("/api/") and session not in asked.get("HTTP_COOKIE", ""):
            return api(asked, start)
        return pages(asked, start)

    return choose
