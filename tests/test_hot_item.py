"""The last unit of a hot item in the hands of somebody who has not paid yet: the others stand in line for it, and whoever came first gets it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from market import ADDRESS, launch_market

pytestmark = pytest.mark.db


@pytest.fixture
def hot(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UUID]:
    """A variant with one unit, in a market with a board of its own."""
    from argosy.web.admission import tokens
    from argosy.web.admission.board import Board

    board = Board(tmp_path / "board")
    monkeypatch.setattr(tokens, "_board", lambda: board)
    monkeypatch.setattr(tokens, "LOOK_S", 0.0)
    yield launch_market(tmp_path / "pack", products=1, stock=1)[0]


def buy(variant: UUID, key: str, card: str = "test-4242") -> tuple[int, dict[str, Any], Any]:
    from django.test import Client

    body = {
        "market": "es",
        "language": "es",
        "email": "ana@example.org",
        "address": ADDRESS,
        "lines": [{"variant_id": str(variant), "quantity": 1}],
        "payment": {"provider": "test", "token": card},
    }
    answer = Client().post("/api/v1/orders", json.dumps(body), "application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json(), answer.headers


def confirm(told: dict[str, Any], accepted: bool) -> None:
    from django.test import Client

    sent = json.dumps({"accepted": accepted})
    address = f"/api/v1/orders/{told['id']}/confirmation"
    assert Client().post(address, sent, "application/json", headers={"Order-Token": told["token"]}).status_code == 200


def test_a_unit_that_comes_back_goes_to_whoever_came_first(hot: UUID) -> None:
    status, first, _ = buy(hot, "first", "test-3220")
    assert status == 202
    for key, place in (("second", 1), ("third", 2), ("second", 1), ("third", 2)):
        status, told, headers = buy(hot, key)
        assert (status, told["code"], told["position"], told["retryable"]) == (503, "units-held", place, True)
        assert headers["Retry-After"] == "1" and "pay" in told["detail"]
    assert buy(hot, "first", "test-3220")[1]["id"] == first["id"], "who holds the unit is not sent to the line for it"
    confirm(first, accepted=False)
    assert buy(hot, "third")[0] == 503, "nobody passes whoever came first"
    assert buy(hot, "second")[0] == 201
    status, told, _ = buy(hot, "third")
    assert (status, told["code"]) == (409, "sold-out"), "all is decided: there is nothing to wait for"
    assert buy(hot, "fourth")[0] == 409


def test_the_line_ends_when_the_payment_succeeds(hot: UUID) -> None:
    _, first, _ = buy(hot, "first", "test-3220")
    assert buy(hot, "second")[0] == 503
    confirm(first, accepted=True)
    assert buy(hot, "second")[0] == 409


def test_nobody_waits_for_ever_for_a_bank(hot: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.web.admission import tokens

    buy(hot, "first", "test-3220")
    assert buy(hot, "second")[0] == 503
    monkeypatch.setattr(tokens, "LASTS_S", -1.0)
    assert [buy(hot, key)[0] for key in ("second", "second", "third")] == [409, 409, 409]


def test_where_admission_is_off_it_is_sold_out_as_ever(hot: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.web.admission import tokens

    monkeypatch.setattr(tokens, "_board", lambda: None)
    buy(hot, "first", "test-3220")
    assert buy(hot, "second")[0] == 409
