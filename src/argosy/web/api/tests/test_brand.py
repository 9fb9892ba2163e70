"""What a brand reads and changes with its key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from argosy.kernel import clock
from argosy.web.api import documents_brand as docs
from argosy.web.api.tests.conftest import pages

pytestmark = pytest.mark.db


def test_the_brand_sees_itself_and_not_its_account_number(api: Any, world: Any) -> None:
    status, told = api("GET", "brand", key=world.own.secret)
    found = docs.BrandOut.model_validate(told)
    assert status == 200 and found.slug == "xiaomi" and found.contract and found.contract.commission_bp
    assert found.legal["iban"].startswith("…") and len(found.legal["iban"]) == 5


def test_products_by_page_and_one_in_full(api: Any, world: Any) -> None:
    listed = [p for page in pages(api, "brand/products?limit=1", world.own.secret) for p in page["items"]]
    assert [p["id"] for p in listed] == sorted(str(p.id) for p in world.own.products)
    status, told = api("GET", f"brand/products/{listed[0]['id']}", key=world.own.secret)
    found = docs.BrandProduct.model_validate(told)
    assert status == 200 and [m.market for m in found.markets] == ["es"] and set(found.texts) == {"es", "en"}
    assert all(v.prices[0].price.currency == "EUR" for v in found.variants)


def test_the_launch_report_tells_the_products_of_one_market(api: Any, world: Any) -> None:
    _, told = api("GET", "brand/launch-report", key=world.own.secret)
    assert docs.LaunchReport.model_validate(told).brand == "xiaomi" and "products" not in told["markets"]["es"]
    _, told = api("GET", "brand/launch-report?market=es", key=world.own.secret)
    assert len(told["markets"]["es"]["products"]) == len(world.own.products)


def test_only_the_brands_own_lines_are_sales_of_its(api: Any, world: Any, buy: Any) -> None:
    lines = [{"variant_id": str(b.variants[0].id)} for b in (world.own, world.foreign)]
    for n in range(3):
        assert buy(key=f"k{n}", lines=lines)[0] == 201
    found = [line for page in pages(api, "brand/orders?limit=1", world.own.secret) for line in page["items"]]
    assert len({line["id"] for line in found}) == len(found) == 3
    assert {line["sku"] for line in found} == {world.own.variants[0].sku}
    assert docs.OrderLine.model_validate(found[0]).gross.minor > 0
    ids = [line["id"] for line in found]
    assert ids == sorted(ids, reverse=True)
    tomorrow = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert api("GET", f"brand/orders?since={tomorrow}", key=world.own.secret)[1]["items"] == []


def test_a_sale_as_a_waterfall(api: Any, world: Any, buy: Any) -> None:
    buy()
    line = api("GET", "brand/orders", key=world.own.secret)[1]["items"][0]
    status, told = api("GET", f"brand/orders/{line['id']}/waterfall", key=world.own.secret)
    found = docs.WaterfallOut.model_validate(told)
    assert status == 200 and found.ours.price.minor == line["gross"]["minor"] and found.rival
    assert " " in found.sentence
    assert found.largest_difference and " " in found.largest_difference.sentence


def test_money_owed_and_how_it_came(api: Any, world: Any, buy: Any) -> None:
    for n in range(2):
        buy(key=f"k{n}")
    _, told = api("GET", "brand/balance", key=world.own.secret)
    owed = {b.balance.currency: b.balance.minor for b in docs.Balances.model_validate(told).items}
    moved = [m for page in pages(api, "brand/statement?limit=2", world.own.secret) for m in page["items"]]
    assert sum(m["amount"]["minor"] for m in moved) == owed["EUR"] > 0
    assert len({m["id"] for m in moved}) == len(moved)
    assert docs.StatementLineOut.model_validate(moved[0])
    assert api("GET", "brand/statement?currency=CHF", key=world.own.secret)[0] == 404


def test_stock_is_declared_once_for_each_key(api: Any, world: Any) -> None:
    sku = world.own.variants[0].sku
    body = {"lines": [{"sku": sku, "warehouse": "MAD", "quantity": 7}, {"sku": sku, "warehouse": "PAR", "quantity": 3}]}
    first = api("PUT", "brand/stock", body, world.own.secret, Idempotency_Key="s1")
    assert first == (200, {"changed": 2})
    other = {"lines": [{"sku": sku, "warehouse": "MAD", "quantity": 9}]}
    assert api("PUT", "brand/stock", other, world.own.secret, Idempotency_Key="s2") == (200, {"changed": 1})
    assert api("PUT", "brand/stock", body, world.own.secret, Idempotency_Key="s1") == first
    listed = [s for page in pages(api, "brand/stock?limit=1", world.own.secret) for s in page["items"]]
    assert {(s["warehouse"], s["on_hand"]) for s in listed if s["sku"] == sku} == {("MAD", 9), ("PAR", 3)}
    assert len(listed) == len(world.own.variants) + 1
    status, told = api("PUT", "brand/stock", other, world.own.secret, Idempotency_Key="s1")
    assert (status, told["code"]) == (422, "idempotency-key-reused")
    assert api("PUT", "brand/stock", body, world.own.secret)[1]["code"] == "idempotency-key-missing"
    wrong = {"lines": [{"sku": sku, "warehouse": "XXX", "quantity": 1}]}
    assert api("PUT", "brand/stock", wrong, world.own.secret, Idempotency_Key="s3")[0] in (400, 404, 422)
    assert api("PUT", "brand/stock", other, world.own.secret, Idempotency_Key="s3")[0] == 200


def a_plan(world: Any, **change: Any) -> dict[str, Any]:
    now = clock.now()
    plan = {
        "market": "es",
        "code": "winter",
        "names": {"es": "Invierno"},
        "discount_bp": 1000,
        "starts_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "ends_at": (now + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "budget": {"minor": 100_000, "currency": "EUR"},
        "skus": [world.own.variants[0].sku],
    }
    return plan | change


def test_a_campaign_is_planned_started_and_ended(api: Any, world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.travel(clock.now() + timedelta(days=40)):
        first = api("POST", "brand/campaigns", a_plan(world), world.own.secret, Idempotency_Key="c1")
        assert first[0] == 201, first
        planned = docs.CampaignOut.model_validate(first[1])
        assert (planned.state, planned.platform_share_bp) == ("planned", 5000)
        assert api("POST", "brand/campaigns", a_plan(world), world.own.secret, Idempotency_Key="c1") == first
        path = f"brand/campaigns/{planned.id}"
        for verb, state in (("start", "running"), ("end", "ended")):
            status, told = api("POST", f"{path}/{verb}", key=world.own.secret, Idempotency_Key=verb)
            assert (status, told["state"]) == (200, state)
        _, listed = api("GET", "brand/campaigns", key=world.own.secret)
        assert [c["state"] for c in listed["items"]] == ["ended"]


def test_a_plan_with_faults_names_them(api: Any, world: Any) -> None:
    def faults(**change: Any) -> Any:
        return api("POST", "brand/campaigns", a_plan(world, **change), world.own.secret, Idempotency_Key="x")[1][
            "fields"
        ]

    assert faults(budget={"minor": 1, "currency": "PLN"}) == ["budget.currency"]
    assert faults(budget={"minor": 10**9, "currency": "EUR"}) == ["budget.minor"]
    assert faults(skus=["nothing", world.own.variants[0].sku]) == ["skus.0"]
    assert faults(discount_bp=10_000, market=7) == ["market", "discount_bp"]
    assert faults(starts_at="0001-01-01T00:00:00+14:00") == ["starts_at"]
    assert faults(names={}) != []


def test_a_text_is_read_and_written(api: Any, world: Any) -> None:
    product = world.own.products[0]
    path = f"brand/products/{product.id}/texts/en"
    status, told = api("GET", path, key=world.own.secret)
    before = docs.TextOut.model_validate(told)
    assert status == 200
    same = {n: told[n] for n in ("bullets", "description", "seo_title", "seo_description")}
    words = same | {"title": before.title.replace(" – ", ", ")}
    first = api("PUT", path, words, world.own.secret, Idempotency_Key="t1")
    assert first[0] == 200 and first[1]["source"] == "edited" and first[1]["title"] == words["title"]
    assert api("PUT", path, words, world.own.secret, Idempotency_Key="t1") == first
    slug = next(s for s in world.slugs if s == product.model)
    assert api("GET", f"markets/es/products/{slug}?language=en")[1]["title"] == words["title"]
    status, told = api("PUT", path, words | {"title": "With 12345 wings"}, world.own.secret, Idempotency_Key="t2")
    assert (status, told["code"]) == (422, "api-text-findings")
    assert "title" in told["fields"]
    assert api("GET", path, key=world.own.secret)[1]["title"] == words["title"]
    assert api("GET", f"brand/products/{product.id}/texts/xx", key=world.own.secret)[0] == 404
