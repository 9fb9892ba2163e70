"""The lean way of an API request: the same answers, and nothing kept of paths without end."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.db


def _ask(application: Any, path: str, cookie: str = "") -> tuple[int, bytes]:
    from django.test import RequestFactory

    told: list[str] = []
    environ = RequestFactory().get(path, HTTP_COOKIE=cookie).environ
    body = b"".join(application(environ, lambda status, headers: told.append(status)))
    return int(told[0][:3]), body


def test_it_answers_as_the_whole_way_does_and_remembers_named_routes_alone(db: None) -> None:
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    from argosy.web.lean import _Api, with_lean_api

    whole, api = WSGIHandler(), _Api()
    paths = ["/api/v1/markets", "/api/v1/openapi.json", "/api/v1/nothing/here", "/api/v1/markets/es/consents"]
    for path in paths * 2:
        assert _ask(api, path) == _ask(whole, path)
    for number in range(50):
        assert _ask(api, f"/api/v1/unknown-{number}")[0] == 404
    assert sorted(api._known) == ["/api/v1/markets", "/api/v1/openapi.json"]

    def pages(asked: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [b"page"]

    choose = with_lean_api(pages)
    assert _ask(choose, "/es/es/") == (200, b"page")
    assert _ask(choose, "/api/v1/health", f"{settings.SESSION_COOKIE_NAME}=x") == (200, b"page")
    assert _ask(choose, "/api/v1/markets") == _ask(whole, "/api/v1/markets")
