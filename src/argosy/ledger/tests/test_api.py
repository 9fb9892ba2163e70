"""The ledger against PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest

from argosy.ledger import api
from argosy.ledger.errors import AccountConflict, BadCursor, BadTransfer, TransferConflict, UnknownAccount

pytestmark = pytest.mark.db

AT = datetime(2026, 11, 22, tzinfo=UTC)
BRAND, JOURNAL = UUID(int=7), UUID(int=1)
PSP, CLEARING, OWED = "t:psp:EUR", "t:clearing:EUR", "t:brand:EUR"
SPECS = [
    api.AccountSpec(PSP, "asset", "EUR"),
    api.AccountSpec(CLEARING, "liability", "EUR"),
    api.AccountSpec(OWED, "liability", "EUR", BRAND),
]


def row(amount: int = 100, kind: str = "sale", journal: UUID = JOURNAL, subject: UUID = JOURNAL, **over: object):
    facts = {"debit": CLEARING, "credit": OWED, "currency": "EUR", "at": AT} | over
    return api.TransferRow(amount_minor=amount, kind=kind, journal_id=journal, subject_id=subject, **facts)


CAPTURE = row(100, "capture", debit=PSP, credit=CLEARING)


@pytest.fixture
def opened(db: None) -> None:
    assert api.open_accounts(SPECS) == 3


def test_opening_again_opens_nothing(opened: None) -> None:
    assert api.open_accounts([*SPECS, SPECS[0]]) == 0
    assert api.open_accounts([]) == 0


def test_opening_with_another_owner_or_kind_is_a_conflict(opened: None) -> None:
    for changed in (SPECS[2]._replace(owner_id=UUID(int=8)), SPECS[0]._replace(kind="income")):
        with pytest.raises(AccountConflict):
            api.open_accounts([changed])
    assert [b.owner_id for b in api.balances([OWED])] == [BRAND]


def test_posting_moves_balances_on_their_normal_side(opened: None) -> None:
    assert api.post([CAPTURE, row(60)]) == 2
    assert {b.code: b.minor for b in api.balances([PSP, CLEARING, OWED])} == {PSP: 100, CLEARING: 40, OWED: 60}
    assert [(b.code, b.minor) for b in api.balances(owner=BRAND)] == [(OWED, 60)]
    assert api.balance(OWED) == 60


def test_posting_again_changes_nothing_and_new_rows_are_added(opened: None) -> None:
    api.post([CAPTURE, row(60)])
    assert api.post([CAPTURE, row(60)]) == 0
    assert api.post([CAPTURE, row(60), row(40, "vat")]) == 1
    assert api.balance(OWED) == 100


@pytest.mark.parametrize("changed", [row(61), row(60, debit=PSP)])
def test_the_same_key_with_another_content_is_its_own_error(opened: None, changed: api.TransferRow) -> None:
    api.post([CAPTURE, row(60)])
    with pytest.raises(TransferConflict):
        api.post([CAPTURE, changed])
    assert api.balance(OWED) == 60


def test_a_bad_row_writes_none_of_its_batch(opened: None) -> None:
    with pytest.raises(BadTransfer):
        api.post([CAPTURE, row(0)])
    assert api.balance(PSP) == 0


def test_a_statement_is_read_page_by_page_newest_first(opened: None) -> None:
    for n in range(5):
        api.post([row(10 + n, journal=UUID(int=100 + n), at=AT + timedelta(hours=n))])
    api.post([row(3, "commission", UUID(int=200), debit=OWED, credit=PSP, at=AT + timedelta(days=1))])
    seen, cursor = [], None
    while True:
        page = api.statement(OWED, cursor, limit=4)
        seen += page.lines
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
    assert [s.amount_minor for s in seen] == [-3, 14, 13, 12, 11, 10]
    assert [s.counter for s in seen] == [PSP] + [CLEARING] * 5
    assert sum(s.amount_minor for s in seen) == api.balance(OWED)


def test_a_statement_of_nothing_or_with_a_made_up_cursor_is_refused(opened: None) -> None:
    with pytest.raises(UnknownAccount):
        api.statement("t:nobody:EUR")
    with pytest.raises(UnknownAccount):
        api.balance("t:nobody:EUR")
    for cursor in ("x", "AAAA", "żółw"):
        with pytest.raises(BadCursor):
            api.statement(OWED, cursor)


def test_journals_are_read_together_and_missing_ones_are_empty(opened: None) -> None:
    api.post([CAPTURE, row(60)])
    found = api.by_journal([JOURNAL, UUID(int=99)])
    assert [(t.kind, t.debit, t.credit, t.amount_minor) for t in found[JOURNAL]] == [
        ("capture", PSP, CLEARING, 100),
        ("sale", CLEARING, OWED, 60),
    ]
    assert found[UUID(int=99)] == []


def test_a_journal_that_does_not_clear_is_listed(opened: None) -> None:
    api.post([CAPTURE, row(60)])
    assert api.open_journals(CLEARING) == [(JOURNAL, -40)]
    api.post([row(40, "vat")])
    assert api.open_journals(CLEARING) == []


def test_sound_books_verify(opened: None) -> None:
    api.open_accounts([api.AccountSpec("t:psp:PLN", "asset", "PLN"), api.AccountSpec("t:owed:PLN", "liability", "PLN")])
    api.post([CAPTURE, row(60), row(7, "capture", UUID(int=2), debit="t:psp:PLN", credit="t:owed:PLN", currency="PLN")])
    report = api.verify()
    assert report.ok, report.findings
    assert (report.accounts, report.transfers, report.journals) == (5, 3, 2)
    assert [(c.currency, c.debits, c.difference, c.equation) for c in report.currencies] == [
        ("EUR", 160, 0, 0),
        ("PLN", 7, 0, 0),
    ]
    assert [(c.kind, c.currency, c.count, c.amount_minor) for c in report.control] == [
        ("capture", "EUR", 1, 100),
        ("capture", "PLN", 1, 7),
        ("sale", "EUR", 1, 60),
    ]


def test_tampering_is_found(opened: None) -> None:
    from argosy.kernel import db

    api.post([CAPTURE, row(60)])
    # Whoever owns the tables can do it.
    db.run("ALTER TABLE ledger_account DISABLE TRIGGER ledger_account_stays")
    db.run("UPDATE ledger_account SET currency = 'PLN' WHERE code = %s", (OWED,))
    assert [f.rule for f in api.verify().findings] == [
        "currency-mismatch",
        "account-code-currency",
        "currency-does-not-balance",
    ]


def test_two_who_post_the_same_order_at_once_book_it_once(db_real: str) -> None:
    from django.db import connection

    api.open_accounts(SPECS)
    together, written = Barrier(4), []

    def settle() -> None:
        try:
            together.wait()
            written.append(api.post([CAPTURE, row(60)]))
        finally:
            connection.close()

    threads = [Thread(target=settle) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(written) == [0, 0, 0, 2]
    assert api.balance(OWED) == 60
    assert api.verify().ok


def test_a_transfer_to_an_account_that_is_not_open_cannot_be_committed(db_real: str) -> None:
    from django.db import IntegrityError

    api.open_accounts(SPECS)
    with pytest.raises(IntegrityError):
        api.post([row(60, credit="t:nobody:EUR")])
    assert api.verify().transfers == 0


@pytest.mark.parametrize("over", [{"credit": "t:nobody:EUR"}, {"debit": "t:nobody:EUR"}])
def test_one_unknown_account_fails_the_whole_statement(opened: None, over: dict[str, str]) -> None:
    from django.db import IntegrityError

    from argosy.kernel import db

    with pytest.raises(IntegrityError), db.whole():
        api.post([CAPTURE, row(60), row(5, "vat", **over)])
    assert api.verify().transfers == 0


def test_a_transfer_in_another_currency_than_its_account_cannot_be_written(opened: None) -> None:
    from django.db import IntegrityError

    from argosy.kernel import db

    api.open_accounts([api.AccountSpec("t:brand:PLN", "liability", "PLN")])
    api.post([CAPTURE])
    sql = """
        INSERT INTO ledger_transfer SELECT gen_random_uuid(), amount_minor, 'PLN', 'x', journal_id, subject_id, at, credit_id, debit_id
        FROM ledger_transfer
    """
    with pytest.raises(IntegrityError, match="not open in its currency"), db.whole():
        db.run(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_transfer SET amount_minor = 1",
        "DELETE FROM ledger_transfer",
        "DELETE FROM ledger_account",
        "UPDATE ledger_account SET currency = 'PLN'",
    ],
)
def test_what_was_written_stays(opened: None, sql: str) -> None:
    from django.db import IntegrityError

    from argosy.kernel import db

    api.post([CAPTURE])
    with pytest.raises(IntegrityError, match="stays as it was written"), db.whole():
        db.run(sql)
    assert api.verify().ok and api.verify().transfers == 1
