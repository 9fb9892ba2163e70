"""Documents by the brand's key: handed in once, told with what hangs on them, hidden from other brands."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from argosy.compliance.tests.paperwork import pdf

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "DOCUMENT_ROOT", tmp_path / "documents")


def body(content: bytes | None = None, **more: Any) -> dict[str, Any]:
    text = base64.b64encode(pdf() if content is None else content).decode()
    return {"kind": "declaration_of_conformity", "file_name": "doc.pdf", "content": text, **more}


def send(api: Any, world: Any, told: Any, key: str = "doc-1") -> Any:
    return api("POST", "brand/documents", told, world.own.secret, Idempotency_Key=key)


def test_a_document_is_handed_in_once_and_told_with_what_hangs_on_it(api: Any, world: Any) -> None:
    status, told = send(api, world, body(valid_until="2099-12-31", countries=["ES"]))
    assert (status, told["state"], told["standing"], told["countries"]) == (201, "submitted", "submitted", ["ES"])
    electric = [p for p in world.own.products if p.category in ("phones", "tablets", "tvs", "robot-vacuums")]
    assert told["products"] == {"es": len(electric)}
    assert send(api, world, body(valid_until="2099-12-31", countries=["ES"])) == (201, told)
    assert send(api, world, body(valid_until="2099-12-31", countries=["ES"]), "doc-2")[1]["id"] == told["id"]
    status, problem = send(api, world, body(valid_until="2098-12-31"))
    assert (status, problem["code"]) == (422, "idempotency-key-reused")
    assert api("GET", "brand/documents", key=world.own.reader) == (200, {"items": [told]})
    assert api("GET", "brand/documents?kind=test_report", key=world.own.reader) == (200, {"items": []})
    assert api("GET", f"brand/documents/{told['id']}", key=world.own.reader) == (200, told)


def test_other_brands_know_nothing_of_it(api: Any, world: Any) -> None:
    _, told = send(api, world, body())
    foreign = world.foreign.secret
    assert api("GET", "brand/documents", key=foreign) == (200, {"items": []})
    for method, path in (("GET", told["id"]), ("POST", f"{told['id']}/withdraw")):
        status, problem = api(method, f"brand/documents/{path}", key=foreign, Idempotency_Key="x")
        assert (status, problem["code"]) == (404, "compliance-evidence-unknown")
    assert api("GET", f"brand/documents/{told['id']}", key=world.own.reader)[1]["state"] == "submitted"


@pytest.mark.parametrize(
    ("wrong", "status", "code", "fields"),
    [
        ({"content": "no base64!"}, 422, "api-fields", ["content"]),
        ({"content": ""}, 422, "compliance-evidence-file-empty", ["file"]),
        ({"content": base64.b64encode(b"<html>").decode()}, 422, "compliance-evidence-file-kind", ["file"]),
        ({"kind": "passport"}, 422, "compliance-evidence-kind", ["kind"]),
        ({"countries": ["ZZ"]}, 422, "compliance-evidence-country", ["countries"]),
        ({"valid_until": "31.12.2026"}, 422, "api-fields", ["valid_until"]),
        ({"product_ids": ["00000000-0000-0000-0000-000000000000"]}, 422, "compliance-evidence-product-unknown", ["product_ids"]),
        ({"colour": "red"}, 422, "api-fields", ["colour"]),
        ({"content": "A" * (6 * 1024**2)}, 413, "api-large", ["body"]),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_what_cannot_be_taken_is_a_problem_by_field(
    api: Any, world: Any, wrong: dict[str, Any], status: int, code: str, fields: list[str]
) -> None:
    found, problem = send(api, world, body() | wrong)
    assert (found, problem["code"], problem["fields"]) == (status, code, fields)
    assert api("GET", "brand/documents", key=world.own.reader) == (200, {"items": []})


def test_a_reading_key_hands_nothing_in(api: Any, world: Any) -> None:
    status, problem = api("POST", "brand/documents", body(), world.own.reader, Idempotency_Key="k")
    assert (status, problem["code"]) == (403, "api-scope")
    status, problem = api("POST", "brand/documents", body(), world.own.secret)
    assert (status, problem["code"]) == (400, "idempotency-key-missing")
    assert api("GET", "brand/documents", key=world.own.reader) == (200, {"items": []})


def test_taking_one_back_happens_once(api: Any, world: Any) -> None:
    _, told = send(api, world, body())
    address = f"brand/documents/{told['id']}/withdraw"
    done = api("POST", address, None, world.own.secret, Idempotency_Key="back")
    assert (done[0], done[1]["state"]) == (200, "withdrawn")
    assert api("POST", address, None, world.own.secret, Idempotency_Key="back") == done
    status, problem = api("POST", address, None, world.own.secret, Idempotency_Key="again")
    assert (status, problem["code"]) == (409, "compliance-evidence-gone")
