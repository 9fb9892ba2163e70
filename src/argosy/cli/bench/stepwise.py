"""A purchase step by step, as a shop's own front end would make it: cart, two lines, where it goes, delivery day and price, order."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Callable
from uuid import UUID

from argosy.cli.bench.load import Ask

CALLS = 6
_JSON = {"Content-Type": "application/json"}
_BUYER = {
    "email": "shopper@example.org",
    "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
    "payment": {"provider": "test", "token": "test-4242"},
}


def course(variants: tuple[UUID, ...]) -> Callable[[Ask, int], bool]:
    """A whole course for `load.scripted`; each buys two different variants."""

    def buy(ask: Ask, _client: int) -> bool:
        status, body = ask("POST", "/api/v1/carts", _body({"market": "es", "language": "es"}), _JSON)
        if status != 201:
            return False
        cart = f"/api/v1/carts/{json.loads(body)['id']}"
        for variant in random.sample(variants, 2):
            status, _ = ask("POST", f"{cart}/lines", _body({"variant_id": str(variant), "quantity": 1}), _JSON)
            if status != 200:
                return False
        status, _ = ask("PATCH", cart, _body({"postal_code": "28013"}), _JSON)
        if status != 200:
            return False
        status, body = ask("GET", cart)
        if status != 200 or not json.loads(body)["promised_on"]:
            return False
        total = json.loads(body)["totals"]["total"]
        status, _ = ask(
            "POST",
            f"{cart}/order",
            _body(_BUYER | {"expected_total": total}),
            _JSON | {"Idempotency-Key": uuid.uuid4().hex},
        )
        return status == 201

    return buy


def _body(value: object) -> bytes:
    return json.dumps(value).encode()
