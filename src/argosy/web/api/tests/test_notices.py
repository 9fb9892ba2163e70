"""Notices over the API: recorded once per key, opened by their token alone."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


def body(world: Any, **changes: Any) -> dict[str, Any]:
    told = {
        "kind": "regulator",
        "market": "es",
        "ground": "dangerous",
        "good_faith": True,
        "product_id": str(world.own.products[0].id),
        "explanation": scene.WHY,
        "authority": "AESAN",
        "authority_reference": "2026/77",
        "reporter_name": "M. Gil",
        "reporter_email": "m.gil@authority.example",
    }
    return told | changes


def test_a_notice_is_recorded_once_per_key(api: Any, world: Any) -> None:
    from argosy.safety import api as safety

    key = uuid4().hex
    first = api.raw("POST", "notices", body(world), Idempotency_Key=key)
    again = api.raw("POST", "notices", body(world), Idempotency_Key=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    (found,) = safety.queue()
    assert (found.number, found.kind, found.authority) == (first.json()["number"], "regulator", "AESAN")
    other = api.raw("POST", "notices", body(world, lot="L2"), Idempotency_Key=key)
    assert (other.status_code, other.json()["code"]) == (409, "safety-notice-reused")
    assert api.raw("POST", "notices", body(world)).json()["code"] == "idempotency-key-missing"
    assert len(safety.queue()) == 1


def test_goods_can_be_named_by_sku(api: Any, world: Any) -> None:
    from argosy.safety import api as safety

    product = world.own.products[0]
    told = body(world, product_id=None, sku=product.variants[0].sku, brand=world.own.slug)
    assert api.raw("POST", "notices", told, Idempotency_Key=uuid4().hex).status_code == 201
    assert safety.queue()[0].product_id == product.id


def test_what_is_missing_is_told_by_field(api: Any, world: Any) -> None:
    answer = api.raw(
        "POST",
        "notices",
        body(world, explanation="Bad.", authority=""),
        Idempotency_Key=uuid4().hex,
        Accept_Language="de",
    )
    assert answer.status_code == 422
    assert {e["field"]: e["detail"] for e in answer.json()["errors"]} == {
        "explanation": "Beschreiben Sie das Problem mit mindestens 20 Zeichen.",
        "authority": "Nennen Sie die Behörde oder Organisation.",
    }


def test_only_its_token_opens_a_notice(api: Any, world: Any) -> None:
    from argosy.safety import api as safety

    made = api.raw("POST", "notices", body(world), Idempotency_Key=uuid4().hex).json()
    path = f"notices/{made['number']}"
    assert api.raw("GET", path).status_code == 404
    assert api.raw("GET", path, Notice_Token="guess").status_code == 404
    stands = api.raw("GET", path, Notice_Token=made["token"]).json()
    assert (stands["state"], stands["decision"], stands["redress"]) == ("received", None, None)
    safety.decide(made["number"], scene.ruling(markets=["es"]), "olga")
    stands = api.raw("GET", path, Notice_Token=made["token"]).json()
    assert (stands["state"], stands["decision"]) == ("decided", "restrict")
    assert "seis meses" in stands["redress"]


def test_a_recall_is_listed_in_the_markets_that_it_concerns(api: Any, world: Any) -> None:
    from argosy.safety import api as safety

    notice = scene.told(world.own.products[0].id)
    safety.decide(notice.number, scene.ruling(markets=["es"]), "olga")
    recall = safety.save_recall(notice.number, scene.draft())
    assert api.raw("GET", "markets/es/recalls").json() == {"items": []}
    safety.publish(recall.number, "olga")
    (item,) = api.raw("GET", "markets/es/recalls").json()["items"]
    assert (item["number"], item["headline"]) == (recall.number, "Recuperación de producto por motivos de seguridad")
    assert item["remedies"] == ["Sustitución gratuita por un producto seguro", "Reembolso íntegro del precio"]
    assert api.raw("GET", "markets/de/recalls").json() == {"items": []}
