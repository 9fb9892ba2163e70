"""A request to the API that brings no session goes the short way, and is answered as on the long one."""

from __future__ import annotations

import io
from typing import Any

import pytest

pytestmark = pytest.mark.db


def asked(path: str, **more: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        **more,
    }


@pytest.mark.parametrize("path", ["/api/v1/markets", "/api/v1/orders/0", "/api/v1/nowhere", "/api/v1/brand"])
def test_the_short_way_answers_as_the_long_one(world: Any, path: str) -> None:
    from django.core.wsgi import get_wsgi_application

    from argosy.web.lean import with_lean_api

    long_way, taken = get_wsgi_application(), []

    def pages(environ: dict[str, Any], start: Any) -> Any:
        taken.append(environ["PATH_INFO"])
        return long_way(environ, start)

    def told(application: Any, **more: str) -> tuple[str, dict[str, str], bytes]:
        heard: list[Any] = []
        body = b"".join(application(asked(path, **more), lambda status, heads: heard.extend((status, heads))))
        return heard[0], dict(heard[1]), body

    application = with_lean_api(pages)
    short, full = told(application), told(long_way)
    assert taken == [] and (short[0], short[2]) == (full[0], full[2])
    kept = {"Content-Type", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Retry-After"}
    assert {n: v for n, v in short[1].items() if n in kept} == {n: v for n, v in full[1].items() if n in kept}
    assert told(application)[0] == short[0]
    told(application, HTTP_COOKIE="a=b; sessionid=abc")
    assert taken == [path]


def test_forms_of_addresses_are_remembered_and_nothing_else(world: Any) -> None:
    from argosy.web import lean

    api = lean._Api()
    one, other = "01a21ded-c921-7ff0-a437-f8ed3d9d4a0e", "01a21ded-c921-7ff0-a437-f8ed3d9d4a0f"
    paths = [f"/api/v1/carts/{one}/lines/{other}", f"/api/v1/carts/{one}", "/api/v1/markets"]
    odd = [
        "/api/v1/carts/7",
        f"/api/v1/nowhere/{one}",
        "/api/v1/markets/es/products",
        "/api/v1/é",
        f"/api/v1/carts/{one}/",
    ]
    for path in [*paths, *odd] * 2:
        request = lean._Request(asked(path))
        whole = super(lean._Api, api).resolve_request(lean._Request(asked(path)))
        assert api.resolve_request(request) == (whole.func, whole.args, whole.kwargs), path
    assert set(api._known) == {"/api/v1/carts/*/lines/*", "/api/v1/carts/*", "/api/v1/markets"}


def test_headers_are_found_under_any_spelling() -> None:
    from argosy.web.lean import _Request

    headers = _Request(
        asked("/", HTTP_IDEMPOTENCY_KEY="k", CONTENT_TYPE="application/json", CONTENT_LENGTH="2")
    ).headers
    assert headers["idempotency-key"] == headers.get("Idempotency-Key") == "k"
    assert (headers["Content-Type"], "X-Other" in headers, headers.get("X-Other", "none")) == (
        "application/json",
        False,
        "none",
    )
    assert set(headers) == {"Host", "Idempotency-Key", "Content-Type", "Content-Length"} and len(headers) == 4


def test_a_request_gives_its_connection_back(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connections

    from argosy.web import lean

    connection = connections["default"]
    given_back: list[bool] = []
    # As outside of tests, where no transaction is open at the end of a request.
    monkeypatch.setattr(connection, "in_atomic_block", False)
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: given_back.append(True))
    made = lean._Api()(asked("/api/v1/markets"), lambda status, heads: None)
    # The server sends a list as it is, without closing it.
    assert type(made) is list and given_back == [True]


def test_an_order_s_token_is_what_its_signer_signs(db: None) -> None:
    from uuid import UUID

    from argosy.web.api import orders

    for number in (0, 7, 2**128 - 1):
        order_id = UUID(int=number)
        assert orders.token_of(order_id) == orders._signer.signature(order_id.hex)
