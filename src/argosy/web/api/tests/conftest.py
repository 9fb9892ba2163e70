"""A small market with two brands, launched once for each file of tests; every test's own changes are undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

ADDRESS = {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"}


@dataclass
class Brand:
    """A brand with its key, its products and variants."""

    id: UUID
    slug: str
    secret: str
    reader: str
    products: list[Any]

    @property
    def variants(self) -> list[Any]:
        return [v for p in self.products for v in p.variants]


@dataclass
class World:
    """Xiaomi and POCO in Spain."""

    own: Brand
    foreign: Brand
    slugs: list[str]


class Api:
    """A client that speaks JSON, holds every error to be a Problem Details and gives (status, data)."""

    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def raw(self, method: str, path: str, body: Any = None, key: str | None = None, **headers: str) -> Any:
        from django.test import Client

        assert isinstance(self.client, Client)
        if key:
            headers["Authorization"] = f"Bearer {key}"
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        kind = headers.pop("content_type", "application/json")
        address = path if path.startswith("/") else f"/api/v1/{path}"
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.client.generic(method, address, data, kind, headers=given)
        if response.status_code >= 400:
            hold_problem(response)
        return response

    def __call__(self, method: str, path: str, body: Any = None, key: str | None = None, **headers: str) -> Any:
        response = self.raw(method, path, body, key, **headers)
        return response.status_code, json.loads(response.content)


def hold_problem(response: Any) -> None:
    """RFC 9457, with a sentence and not a key of one."""
    assert response["Content-Type"] == "application/problem+json", response.content[:300]
    if response.content:
        told = json.loads(response.content)
        assert told["status"] == response.status_code
        assert told["code"] and told["type"].endswith(told["code"])
        assert not told["detail"].startswith("error-"), told
        for error in told.get("errors", ()):
            assert error["field"] and not error["detail"].startswith(("api-", "checkout-", "content-")), error


@pytest.fixture(scope="module")
def launched(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    from django.db import connection, transaction
    from django.test import override_settings
    from market import make_pack

    from argosy.channel import api as channel
    from argosy.launch import api as launching

    folder = tmp_path_factory.mktemp("api")
    settings = override_settings(ROOT_URLCONF="argosy.web.api.tests.urls", MEDIA_ROOT=folder / "media")
    with settings, transaction.atomic():
        connection.atomic_blocks[-1]._from_testcase = True
        try:
            for slug in ("xiaomi", "poco"):
                launching.launch(make_pack(folder / slug, slug), ("es",))
            cards = channel.search("es", "es", channel.Wish()).cards
            yield World(_brand("xiaomi"), _brand("poco"), [c["slug"] for c in cards])
        finally:
            transaction.set_rollback(True)


def _brand(slug: str) -> Brand:
    from argosy.catalogue import api as catalogue
    from argosy.programme import api as programme

    found = programme.brand(slug)
    secret = programme.issue_key(found.id, "warehouse").secret
    reader = programme.issue_key(found.id, "figures", ["read"]).secret
    return Brand(found.id, slug, secret, reader, catalogue.products(catalogue.brand_product_ids(found.id)))


@pytest.fixture
def world(launched: World) -> Iterator[World]:
    from django.db import connection, transaction

    with transaction.atomic():
        connection.atomic_blocks[-1]._from_testcase = True
        try:
            yield launched
        finally:
            transaction.set_rollback(True)


@pytest.fixture
def api(world: World) -> Api:
    return Api()


@pytest.fixture
def buy(api: Api, world: World) -> Any:
    """Order a quantity of a variant in one call; (status, data)."""

    def order(variant: Any = None, quantity: int = 1, key: str = "key-1", **change: Any) -> Any:
        chosen = variant or world.own.variants[0]
        body = {
            "market": "es",
            "language": "es",
            "lines": [{"variant_id": str(chosen.id), "quantity": quantity}],
            "email": "ana@example.org",
            "address": ADDRESS,
            "payment": {"provider": "test", "token": "test-4242"},
        }
        return api("POST", "orders", body | change, Idempotency_Key=key)

    return order


def pages(api: Api, path: str, key: str | None = None) -> Iterator[dict[str, Any]]:
    """Every page of a list, following the cursor."""
    cursor = ""
    for _ in range(200):
        mark = f"{'&' if '?' in path else '?'}cursor={cursor}" if cursor else ""
        status, page = api("GET", path + mark, key=key)
        assert status == 200, page
        yield page
        cursor = page["next_cursor"]
        if cursor is None:
            return
    raise AssertionError("the pages do not end")
