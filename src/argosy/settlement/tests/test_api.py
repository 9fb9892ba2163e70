"""Settling real orders in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from argosy.kernel.money import Taxed, vat_inside
from argosy.ledger import api as ledger
from argosy.ledger.errors import TransferConflict
from argosy.settlement import api

pytestmark = pytest.mark.db

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
BRAND, ORDER, LINE = UUID(int=100), UUID(int=1), UUID(int=2)
SPLIT = vat_inside(29_900, Decimal(21))
FACTS = api.OrderFacts(
    order_id=ORDER,
    region="eu",
    market="es",
    country="ES",
    currency="EUR",
    placed_at=AT,
    payment_method="card",
    delivery=Taxed(412, 87, 499),
    lines=(
        api.LineFacts(
            line_id=LINE,
            brand_id=BRAND,
            category="phones",
            quantity=1,
            list_gross=29_900,
            gross=29_900,
            net=SPLIT.net,
            vat=SPLIT.vat,
            vat_rate=Decimal(21),
            commission_bp=500,
            weight_g=600,
            warehouse="MAD",
            warehouse_country="ES",
        ),
    ),
)
OWED = SPLIT.net - 1_495 - 353 - 350


def settle(order: api.OrderFacts) -> int:
    """Book an order; how many transfers were new."""
    return ledger.post(api.postings(order))


@pytest.fixture
def opened(db: None) -> None:
    assert api.open_for_platform("eu", ["EUR", "PLN"], [("es", "EUR"), ("pl", "PLN")]) == 22
    assert api.open_for_brand(BRAND, "eu", ["EUR", "PLN"]) == 2


def test_launching_again_opens_no_account(opened: None) -> None:
    assert api.open_for_platform("eu", ["EUR", "PLN"], [("es", "EUR"), ("pl", "PLN")]) == 0
    assert api.open_for_brand(BRAND, "eu", ["EUR", "PLN"]) == 0


def test_a_settled_order_shows_in_the_brands_balance_and_statement(opened: None) -> None:
    assert settle(FACTS) == 9
    assert {b.currency: b.minor for b in api.brand_balance(BRAND)} == {"EUR": OWED, "PLN": 0}
    lines = api.brand_statement(BRAND, "EUR").lines
    assert {(s.kind, s.amount_minor) for s in lines} == {
        ("sale", SPLIT.net),
        ("commission", -1_495),
        ("payment_cost", -353),
        ("fulfilment", -350),
    }
    assert {s.journal_id for s in lines} == {ORDER}
    assert ledger.verify().ok
    assert api.uncleared("eu", ["EUR", "PLN"]) == []


def test_settling_twice_books_once_and_other_amounts_are_refused(opened: None) -> None:
    settle(FACTS)
    assert settle(FACTS) == 0
    cheaper = replace(FACTS, lines=(replace(FACTS.lines[0], commission_bp=400),))
    with pytest.raises(TransferConflict):
        settle(cheaper)
    assert api.brand_balance(BRAND)[0].minor == OWED


def test_a_reversal_restores_every_balance_and_happens_once(opened: None) -> None:
    settle(FACTS)
    assert api.reverse_order(ORDER, AT) == 9
    assert api.reverse_order(ORDER, AT) == 0
    codes = [spec.code for spec in api.accounts_for_platform("eu", ["EUR"], [("es", "EUR")])]
    assert {b.minor for b in ledger.balances(codes)} == {0}
    assert {b.minor for b in api.brand_balance(BRAND)} == {0}
    assert ledger.verify().ok


def test_an_order_is_booked_by_one_statement(opened: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.kernel.statements import Session

    asked = []
    ask = Session.ask
    with monkeypatch.context() as patched:
        patched.setattr(Session, "ask", lambda *a: (asked.append(a[1]), ask(*a))[1])
        settle(FACTS)
    assert len(asked) == 1


def test_takings_that_were_not_split_are_found(opened: None) -> None:
    accounts = [spec.code for spec in api.accounts_for_platform("eu", ["EUR"], [])]
    psp, clearing = accounts[0], accounts[1]
    ledger.post([ledger.TransferRow(psp, clearing, 500, "EUR", "capture", ORDER, ORDER, AT)])
    assert api.uncleared("eu", ["EUR"]) == [(ORDER, "EUR", 500)]


def test_a_brand_session_reads_its_own_books_and_nobody_elses(opened: None) -> None:
    from argosy.kernel import db

    other = UUID(int=200)
    api.open_for_brand(other, "eu", ["EUR"])
    settle(FACTS)
    with db.as_brand([other]):
        assert api.brand_balance(BRAND) == []
        assert ledger.by_journal([ORDER]) == {ORDER: []}
    with db.as_brand([BRAND]):
        assert api.brand_balance(BRAND)[0].minor == OWED
        assert {t.kind for t in ledger.by_journal([ORDER])[ORDER]} == {
            "sale",
            "commission",
            "payment_cost",
            "fulfilment",
        }


@pytest.mark.parametrize(("language", "name"), [("de", "Storno: Provision"), ("zh", "冲销：佣金")])
def test_kinds_have_names(language: str, name: str) -> None:
    assert api.kind_name("commission_reversal", language) == name
