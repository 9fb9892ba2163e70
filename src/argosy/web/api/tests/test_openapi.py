"""The document for machines, the page for people, and the reference in docs/ say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.db
REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "api.md"


def operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(m.upper(), path): op for path, found in document["paths"].items() for m, op in found.items()}


@pytest.fixture
def document(api: Any) -> dict[str, Any]:
    status, told = api("GET", "openapi.json")
    assert status == 200
    return told


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    text = json.dumps(document)
    for name in set(re.findall(r'"#/components/schemas/([^"]+)"', text)):
        assert name in document["components"]["schemas"], name
    assert document["components"]["securitySchemes"]["BrandKey"]["scheme"] == "bearer"


def test_every_operation_is_told_in_full(document: dict[str, Any]) -> None:
    found = operations(document)
    ids = [op["operationId"] for op in found.values()]
    assert len(ids) == len(set(ids)) >= 30
    for (method, path), op in found.items():
        assert op["summary"] and op["description"] and op["tags"], path
        named = {p["name"] for p in op["parameters"] if p["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path)), path
        good = [s for s in op["responses"] if s.startswith("2")]
        assert good and all("schema" in c for s in good for c in op["responses"][s]["content"].values()), path
        for status, response in op["responses"].items():
            if status >= "400":
                schema = response["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Problem"}, (path, status)
        assert {"400", "422", "500"} <= set(op["responses"]), path
        if path.startswith("/api/v1/brand"):
            assert op["security"] == [{"BrandKey": ["read" if method == "GET" else "write"]}]
            assert {"401", "403"} <= set(op["responses"])
        else:
            assert "security" not in op
        if method in ("POST", "PUT", "PATCH") and not path.endswith(("/start", "/end", "/withdraw", "/apply", "/drop")):
            assert "application/json" in op["requestBody"]["content"], path


def test_writes_of_orders_and_brands_tell_of_their_key(document: dict[str, Any]) -> None:
    for (method, path), op in operations(document).items():
        names = {p["name"] for p in op["parameters"] if p["in"] == "header"}
        if method != "GET" and (path.endswith(("/orders", "/order")) or "/brand" in path):
            assert "Idempotency-Key" in names, path


def test_every_described_route_is_there(api: Any, document: dict[str, Any]) -> None:
    for method, path in operations(document):
        address = re.sub(r"{\w+}", "00000000-0000-0000-0000-000000000000", path)
        response = api.raw(method, address)
        told = response.json() if response["Content-Type"].startswith("application") else {}
        assert told.get("code") not in ("api-route", "api-method"), path


def test_the_page_needs_no_other_site(api: Any, document: dict[str, Any]) -> None:
    response = api.client.get("/api/v1/docs")
    page = response.content.decode()
    assert response.status_code == 200
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page) and "<script" not in page
    assert "default-src 'none'" in response["Content-Security-Policy"]
    for op in operations(document).values():
        assert f'id="{op["operationId"]}"' in page
    for target in set(re.findall(r'href="#([^"]+)"', page)):
        assert f'id="{target}"' in page, target


def test_the_reference_lists_exactly_the_routes(document: dict[str, Any]) -> None:
    text = REFERENCE.read_text("utf-8")
    listed = re.findall(r"^\| `(GET|POST|PUT|PATCH|DELETE) (/api/v1/[^`]*)` \|", text, re.M)
    assert sorted(listed) == sorted(operations(document))
