from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from argosy.ledger.errors import AccountConflict, BadTransfer
from argosy.ledger.rules import (
    AccountSpec,
    ControlTotal,
    Finding,
    TransferRow,
    check_accounts,
    check_transfers,
    currency_of,
    judge,
    normal_balance,
)

AT = datetime(2026, 11, 1, tzinfo=UTC)
JOURNAL, SUBJECT = UUID(int=1), UUID(int=2)
GOOD = TransferRow("a:EUR", "b:EUR", 100, "EUR", "sale", JOURNAL, SUBJECT, AT)


def test_a_sound_transfer_passes() -> None:
    check_transfers([GOOD, GOOD._replace(kind="vat")])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD._replace(amount_minor=0), "amount"),
        (GOOD._replace(amount_minor=-5), "amount"),
        (GOOD._replace(amount_minor=True), "amount"),
        (GOOD._replace(credit="a:EUR"), "accounts"),
        (GOOD._replace(currency="PLN"), "currency"),
        (GOOD._replace(credit="b:PLN"), "currency"),
        (GOOD._replace(credit="bEUR"), "currency"),
    ],
)
def test_an_unsound_transfer_is_refused(row: TransferRow, reason: str) -> None:
    with pytest.raises(BadTransfer) as refused:
        check_transfers([GOOD._replace(kind="vat"), row])
    assert refused.value.params["reason"] == reason


def test_one_key_twice_in_a_batch_is_refused_even_with_the_same_amount() -> None:
    with pytest.raises(BadTransfer):
        check_transfers([GOOD, GOOD])


@pytest.mark.parametrize(
    "specs",
    [
        [AccountSpec("a:EUR", "asset", "PLN")],
        [AccountSpec("a:EUR", "equity", "EUR")],
        [AccountSpec("a:EUR", "asset", "EUR"), AccountSpec("a:EUR", "income", "EUR")],
    ],
)
def test_contradicting_accounts_are_refused(specs: list[AccountSpec]) -> None:
    with pytest.raises(AccountConflict):
        check_accounts(specs)


def test_the_code_ends_in_the_currency() -> None:
    assert currency_of("eu:brand:0:payable:PLN") == "PLN"


@pytest.mark.parametrize(("kind", "balance"), [("asset", 70), ("expense", 70), ("liability", -70), ("income", -70)])
def test_balances_stand_on_the_normal_side(kind: str, balance: int) -> None:
    assert normal_balance(kind, 100, 30) == balance


def test_sound_books_have_no_findings() -> None:
    sums = [("EUR", "asset", 121, 0), ("EUR", "liability", 100, 121), ("EUR", "income", 0, 100)]
    report = judge((3, 2, 1), sums, [ControlTotal("sale", "EUR", 2, 221)], [Finding("orphan", 0)])
    assert report.ok
    (euro,) = report.currencies
    assert (euro.debits, euro.credits, euro.difference, euro.equation) == (221, 221, 0, 0)
    assert euro.balances == {"asset": 121, "liability": 21, "income": 100, "expense": 0}
    assert report.as_dict()["currencies"][0]["difference"] == 0


def test_a_missing_side_and_a_wrong_total_are_found() -> None:
    report = judge((1, 1, 1), [("EUR", "asset", 100, 0)], [ControlTotal("sale", "EUR", 2, 90)], [Finding("orphan", 1)])
    assert not report.ok
    assert [f.rule for f in report.findings] == [
        "orphan",
        "currency-does-not-balance",
        "control-total-differs",
        "control-count-differs",
    ]
