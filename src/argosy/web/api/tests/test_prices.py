"""Prices by API: quotes for everybody; changes that are looked at first, exactly once, and only of one's own."""

from __future__ import annotations

import json
from typing import Any

import pytest

pytestmark = pytest.mark.db

FACTS = {
    "date": "2026-11-22",
    "market": "de",
    "currency": "EUR",
    "seller": {"country": "CN"},
    "ship_from": {"country": "CN"},
    "ship_to": {"country": "DE", "postcode": "10115"},
    "lines": [
        {"id": "silk", "category": "clothing", "hs_code": "620610", "origin": "CN", "quantity": 1, "gross_minor": 2990},
        {"id": "wool", "category": "clothing", "hs_code": "620620", "origin": "CN", "quantity": 2, "gross_minor": 3990},
    ],
}


def test_a_quote_is_the_command_line_s_and_needs_no_key(api: Any, world: Any, tmp_path: Any) -> None:
    from click.testing import CliRunner

    from argosy.cli.main import main

    status, told = api("POST", "quotes", FACTS)
    # A silk blouse and two of wool are two lines of the tariff: 6.00 of duty.
    assert (status, told["totals"]["duty_minor"], told["currency"]) == (200, 600, "EUR")
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS))
    printed = CliRunner().invoke(main, ["price", "quote", "--facts", str(file), "--json"])
    assert json.loads(printed.stdout) == told


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"currency": "PLN"}, "pricing-fact", "currency"),
        ({"colour": "red"}, "pricing-fact", "colour"),
        ({"lines": []}, "pricing-fact", "lines"),
        ({"market": "atlantis"}, "pricing-fact", "market"),
    ],
)
def test_a_quote_of_what_cannot_be_names_the_field(
    api: Any, world: Any, change: dict[str, Any], code: str, field: str
) -> None:
    status, told = api("POST", "quotes", FACTS | change)
    assert status == 422 and told["fields"] == [field]


def test_prices_change_in_two_steps_exactly_once(api: Any, world: Any) -> None:
    own, sku = world.own, world.own.variants[0].sku
    cost = {"sku": sku, "kind": "cost", "minor": 20_000, "currency": "EUR", "market": "es"}
    rival = {
        "sku": sku,
        "kind": "guidance",
        "minor": 99_900,
        "currency": "EUR",
        "market": "es",
        "source": "shop.example",
    }
    assert api("POST", "brand/price-figures", {"figures": [cost, rival]}, own.secret, Idempotency_Key="f")[1] == {
        "new": 2
    }
    before = board(api, own, sku)
    assert before["others"] == {"minor": 99_900, "currency": "EUR"} and before["left"]
    status, proposed = api(
        "POST", "brand/price-proposals", {"markets": ["es"], "by_bp": -300}, own.secret, Idempotency_Key="p"
    )
    assert (status, proposed["state"], proposed["can_apply"]) == (201, "open", True)
    assert board(api, own, sku)["price"] == before["price"]
    status, seen = api("GET", f"brand/price-proposals/{proposed['id']}?limit=1", key=own.secret)
    assert seen["count"] == proposed["summary"]["changed"] and len(seen["items"]) == 1 and seen["next_cursor"]
    for _ in range(2):
        status, done = api(
            "POST", f"brand/price-proposals/{proposed['id']}/apply", None, own.secret, Idempotency_Key="a"
        )
        assert (status, done["state"]) == (200, "applied")
    after = board(api, own, sku)
    assert after["price"]["minor"] < before["price"]["minor"] and after["by_hand"]
    points = api("GET", f"brand/prices/es/{sku}/history", key=own.secret)[1]["items"]
    assert [p["price"] for p in points][-2:] == [before["price"], after["price"]]
    proof = api("GET", f"brand/prices/es/{sku}/proof", key=own.secret)[1]
    assert (proof["sku"], proof["gross"], len(proof["sha256"])) == (sku, after["price"]["minor"], 64)


def board(api: Any, brand: Any, sku: str) -> Any:
    status, told = api("GET", "brand/prices?market=es", key=brand.secret)
    assert status == 200
    return next(item for item in told["items"] if item["sku"] == sku)


def test_a_broken_rail_and_a_stale_proposal_change_nothing(api: Any, world: Any) -> None:
    own, sku = world.own, world.own.variants[0].sku
    now = board(api, own, sku)["price"]
    rail = {"sku": sku, "kind": "minimum", "minor": now["minor"], "currency": "EUR", "market": "es"}
    _, open_ = api("POST", "brand/price-proposals", {"markets": ["es"], "by_bp": 500}, own.secret, Idempotency_Key="o")
    api("POST", "brand/price-figures", {"figures": [rail]}, own.secret, Idempotency_Key="r")
    status, told = api("POST", f"brand/price-proposals/{open_['id']}/apply", None, own.secret, Idempotency_Key="s")
    assert (status, told["code"], told["retryable"]) == (409, "repricing-proposal-stale", True)
    amount = {"amounts": [{"sku": sku, "market": "es", "price": now["minor"] - 100}]}
    status, broken = api("POST", "brand/price-proposals", amount, own.secret, Idempotency_Key="b")
    assert (status, broken["can_apply"], broken["summary"]["broken"]) == (201, False, {"map": 1})
    status, told = api("POST", f"brand/price-proposals/{broken['id']}/apply", None, own.secret, Idempotency_Key="c")
    assert (status, told["code"]) == (422, "repricing-guard-broken") and sku in told["detail"]
    assert board(api, own, sku)["price"] == now


def test_a_strategy_is_told_and_a_discount_tried(api: Any, world: Any) -> None:
    own = world.own
    terms = {"terms": {"source": "home", "factor": "1.5"}, "markets": ["es"]}
    _, made = api("POST", "brand/price-proposals", terms, own.secret, Idempotency_Key="t")
    api("POST", f"brand/price-proposals/{made['id']}/apply", None, own.secret, Idempotency_Key="u")
    (listed,) = api("GET", "brand/price-lists", key=own.secret)[1]["items"]
    assert (listed["market"], listed["terms"]["factor"]) == ("es", "1.5")
    status, tried = api("GET", "brand/price-trial?market=es&discount_bp=1000&elasticity=2", key=own.secret)
    assert status == 200 and len(tried["items"]) == len(own.variants)
    # The prices have just risen: ten percent off them would not be true.
    assert tried["dishonest"] == len(tried["items"])


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"terms": {"source": "wish"}}, "terms.source"),
        ({"terms": {"factor": 1.5}}, "terms.factor"),
        ({"by_bp": 10**6}, "by_bp"),
        ({"prices": []}, "prices"),
        ({"amounts": [{"sku": "nobody-s", "market": "es", "price": 1}]}, "amounts.0.sku"),
    ],
)
def test_a_change_that_cannot_be_names_its_field(api: Any, world: Any, sent: dict[str, Any], field: str) -> None:
    status, told = api("POST", "brand/price-proposals", sent, world.own.secret, Idempotency_Key="x")
    assert status == 422 and field in told["fields"]
