from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from click.testing import CliRunner

pytestmark = pytest.mark.db

AT = datetime(2026, 11, 22, tzinfo=UTC)
PSP, CLEARING, OWED = "eu:platform:psp-clearing:EUR", "eu:platform:order-clearing:EUR", "eu:t:owed:EUR"


@pytest.fixture
def order(db: None) -> None:
    from argosy.ledger import api
    from argosy.settlement import api as settlement

    settlement.open_for_platform("eu", ["EUR", "PLN"], [("es", "EUR")])
    api.open_accounts([api.AccountSpec(OWED, "liability", "EUR")])
    row = api.TransferRow(PSP, CLEARING, 12_100, "EUR", "capture", UUID(int=1), UUID(int=1), AT)
    api.post([row, row._replace(debit=CLEARING, credit=OWED, kind="sale")])


def told(*args: str) -> tuple[int, str]:
    from argosy.cli.ledger import ledger

    result = CliRunner().invoke(ledger, ["verify", *args])
    return result.exit_code, result.output


def test_sound_books_are_shown_and_exit_0(order: None) -> None:
    code, output = told()
    assert code == 0
    assert "The books balance." in output
    assert "Payment captured" in output
    assert "€121.00" in output


def test_json_is_one_object(order: None) -> None:
    code, output = told("--json")
    report = json.loads(output)
    assert code == 0
    assert (report["ok"], report["transfers"], report["uncleared_orders"]) == (True, 2, [])


def test_takings_that_were_not_split_exit_1(order: None) -> None:
    from argosy.ledger import api

    api.post([api.TransferRow(PSP, CLEARING, 500, "EUR", "capture", UUID(int=2), UUID(int=2), AT)])
    code, output = told("--json")
    assert code == 1
    assert json.loads(output)["uncleared_orders"] == [{"order": str(UUID(int=2)), "currency": "EUR", "minor": 500}]
    assert told()[0] == 1


def test_empty_books_balance(db: None) -> None:
    code, output = told()
    assert code == 0
    assert "0 transfers" in output
