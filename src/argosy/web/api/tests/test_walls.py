"""Every brand route of the OpenAPI document, tried with another brand's ids, without a key, and with the wrong kind of key."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from argosy.compliance.tests.paperwork import pdf
from argosy.web.brand.tests.world import reserve, send_back

pytestmark = pytest.mark.db

BODIES: dict[tuple[str, str], Any] = {
    ("put", "/api/v1/brand/stock"): {"lines": [{"sku": "SKU", "warehouse": "MAD", "quantity": 1}]},
    ("post", "/api/v1/brand/campaigns"): {
        "market": "es",
        "code": "stolen",
        "names": {"es": "x"},
        "discount_bp": 1000,
        "starts_at": "2026-12-01T00:00:00Z",
        "ends_at": "2026-12-05T00:00:00Z",
        "budget": {"minor": 0, "currency": "EUR"},
        "skus": ["SKU"],
    },
    ("post", "/api/v1/brand/documents"): {
        "kind": "energy_label",
        "file_name": "label.pdf",
        "content": base64.b64encode(pdf()).decode(),
        "product_ids": ["00000000-0000-0000-0000-000000000000"],
    },
    ("post", "/api/v1/brand/price-figures"): {
        "figures": [{"sku": "SKU", "kind": "cost", "minor": 1, "currency": "EUR", "market": "es"}]
    },
    ("post", "/api/v1/brand/price-proposals"): {"amounts": [{"sku": "SKU", "market": "es", "price": 1}]},
    ("post", "/api/v1/brand/handovers/{order_id}"): {"units": ["LFZ63AX51SD000001"]},
    ("put", "/api/v1/brand/products/{product_id}/texts/{language}"): {
        "title": "Stolen",
        "bullets": ["Stolen"],
        "description": "Stolen",
    },
}


def routes() -> Iterator[tuple[str, str]]:
    from argosy.web.api.application import api

    for path, operations in api.get_openapi_schema()["paths"].items():
        for method, operation in operations.items():
            if operation.get("security"):
                yield method, path


@pytest.fixture
def theirs(api: Any, world: Any, buy: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What POCO has: a product, a sold line, a campaign, a document."""
    from datetime import timedelta

    from django.conf import settings

    from argosy.campaigns import api as campaigns
    from argosy.compliance import api as compliance
    from argosy.kernel import clock
    from argosy.repricing import api as repricing

    monkeypatch.setattr(settings, "DOCUMENT_ROOT", tmp_path / "documents")

    buy(world.foreign.variants[0])
    line = api("GET", "brand/orders", key=world.foreign.secret)[1]["items"][0]["id"]
    later = clock.now() + timedelta(days=40)
    with clock.travel(later):
        campaign = campaigns.plan(
            world.foreign.id, "es", "theirs", {"es": "x"}, 1000, 5000, later, later + timedelta(days=2), 1000,
            [world.foreign.variants[0].id],
        )  # fmt: skip
    evidence = compliance.evidence
    document, _ = evidence.submit(
        world.foreign.id, evidence.Draft("test_report"), pdf(), "report.pdf", "x@poco.example"
    )
    product = str(world.foreign.products[0].id)
    ids = {"product_id": product, "line_id": line, "campaign_id": str(campaign), "document_id": str(document.id)}
    prices = repricing.propose(world.foreign.id, repricing.Change(markets=("es",), by_bp=500), by="x@poco.example")
    ids |= {"proposal_id": str(prices.id), "market": "es", "sku": world.foreign.variants[0].sku}
    ids["order_id"] = str(reserve(world.foreign.id, world.foreign.variants[0].id, world.foreign.variants[0].sku, "x"))
    ids["return_id"] = str(send_back(UUID(line), "poco"))
    return ids | {"language": "en"}


def filled(path: str, ids: dict[str, str]) -> str:
    for name, value in ids.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, path
    return path


def body(method: str, path: str, sku: str) -> Any:
    found = BODIES.get((method, path))
    return json.loads(json.dumps(found).replace("SKU", sku)) if found else None


def state(brand: Any) -> list[Any]:
    from argosy.campaigns import api as campaigns
    from argosy.compliance import api as compliance
    from argosy.content import api as content
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock
    from argosy.pricing import api as pricing
    from argosy.repricing import api as repricing

    texts = content.texts_of(brand.id, [p.id for p in brand.products])
    known = repricing.figures_at([v.id for v in brand.variants], clock.now())
    prices = [pricing.current([v.id for v in brand.variants], "es"), repricing.proposals(brand.id), known]
    papers = compliance.evidence.documents(brand.id)
    return [fulfilment.stock_of_brand(brand.id), campaigns.of_brand(brand.id), texts, papers, prices]


def test_another_brands_ids_open_nothing(api: Any, world: Any, theirs: dict[str, str]) -> None:
    before = state(world.foreign)
    tried = 0
    for method, path in routes():
        sent = body(method, path, world.foreign.variants[0].sku)
        address = filled(path, theirs)
        response = api.raw(method.upper(), address, sent, world.own.secret, Idempotency_Key=f"{method}{path}")
        told = response.content.decode()
        if "{" in path:
            assert response.status_code == 404, (method, path, told)
        elif method != "get":
            assert response.status_code == 422, (method, path, told)
        for name in (*(str(p.id) for p in world.foreign.products), *(v.sku for v in world.foreign.variants)):
            assert name not in told or name in address or (sent and name in json.dumps(sent)), (method, path, name)
        tried += 1
    assert tried >= 16
    assert state(world.foreign) == before


def test_cursors_of_another_brand_open_nothing(api: Any, world: Any, buy: Any) -> None:
    for n in range(3):
        buy(world.foreign.variants[0], key=f"k{n}")
    for path in ("products", "orders", "stock", "statement"):
        mark = api("GET", f"brand/{path}?limit=1", key=world.foreign.secret)[1]["next_cursor"]
        assert mark
        status, told = api("GET", f"brand/{path}?limit=1&cursor={mark}", key=world.own.secret)
        assert (status, told["code"]) == (422, "api-cursor")


def test_without_a_good_key_there_is_no_way_in(api: Any, world: Any, theirs: dict[str, str]) -> None:
    from argosy.programme import api as programme

    revoked = programme.issue_key(world.own.id, "old")
    programme.revoke_key(world.own.id, revoked.key.id)
    for method, path in routes():
        sent = body(method, path, world.own.variants[0].sku)
        for secret in (None, "argosy_nothing", revoked.secret):
            response = api.raw(method.upper(), filled(path, theirs), sent, secret, Idempotency_Key="x")
            assert response.status_code == 401, (method, path, secret)
            assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_reading_key_cannot_write_and_a_writing_key_cannot_read(api: Any, world: Any, theirs: dict[str, str]) -> None:
    from argosy.programme import api as programme

    writer = programme.issue_key(world.own.id, "writes", ["write"]).secret
    for method, path in routes():
        sent = body(method, path, world.own.variants[0].sku)
        secret = writer if method == "get" else world.own.reader
        status, told = api(method.upper(), filled(path, theirs), sent, secret, Idempotency_Key="x")
        assert (status, told["code"]) == (403, "api-scope"), (method, path)


def test_row_security_stands_behind_the_reads(world: Any) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.kernel import db

    with db.as_brand([world.own.id]):
        assert catalogue.products([world.foreign.products[0].id]) == []
        assert db.rows("SELECT id FROM programme_apikey WHERE brand_id = %s", [world.foreign.id]) == []


def test_keys_are_kept_as_hashes_and_belong_to_their_brand(world: Any) -> None:
    from argosy.programme import api as programme
    from argosy.programme.errors import UnknownApiKey, UnknownScope
    from argosy.programme.models import ApiKey

    issued = programme.issue_key(world.own.id, "till", ["read"])
    row = ApiKey.objects.get(id=issued.key.id)
    assert issued.secret not in str(vars(row)) and len(row.secret_sha256) == 64
    assert programme.resolve_key(issued.secret).id == issued.key.id
    assert ApiKey.objects.get(id=issued.key.id).last_used_at is not None
    for brand_id, key_id in ((world.foreign.id, issued.key.id), (world.own.id, uuid4())):
        with pytest.raises(UnknownApiKey):
            programme.revoke_key(brand_id, key_id)
    programme.revoke_key(world.own.id, issued.key.id)
    assert programme.resolve_key(issued.secret) is None
    assert issued.key.id in [k.id for k in programme.keys_of(world.own.id)]
    for scopes in ([], ["admin"], ["read", "admin"]):
        with pytest.raises(UnknownScope):
            programme.issue_key(world.own.id, "x", scopes)
