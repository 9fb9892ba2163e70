"""The ledger's door. Posting never opens a transaction: it belongs to the use case that causes it."""

from __future__ import annotations

import base64
import binascii
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from argosy.kernel import clock
from argosy.kernel.ids import named
from argosy.ledger import queries
from argosy.ledger.errors import AccountConflict, BadCursor, TransferConflict, UnknownAccount
from argosy.ledger.rules import (
    AccountSpec,
    ControlTotal,
    Finding,
    LedgerReport,
    TransferRow,
    check_accounts,
    check_transfers,
    judge,
    normal_balance,
)

#: SQL of transfers within another room's statement; `posting` gives what it reads.
POSTING = queries.POSTING

__all__ = [
    "POSTING",
    "AccountSpec",
    "Balance",
    "LedgerReport",
    "StatementLine",
    "StatementPage",
    "Transfer",
    "TransferRow",
    "account_id",
    "balance",
    "balances",
    "by_journal",
    "open_accounts",
    "open_journals",
    "post",
    "posting",
    "statement",
    "verify",
]


class Transfer(NamedTuple):
    """A transfer as written. A code is None where the reader's session may not see that account."""

    debit: str | None
    credit: str | None
    amount_minor: int
    currency: str
    kind: str
    journal_id: UUID
    subject_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Balance:
    """What was debited and credited, and the balance on the account's normal side, in minor units."""

    code: str
    kind: str
    currency: str
    owner_id: UUID | None
    debits: int
    credits: int

    @property
    def minor(self) -> int:
        return normal_balance(self.kind, self.debits, self.credits)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A movement on one account; `amount_minor` is positive where the account's balance grew."""

    id: UUID
    at: datetime
    kind: str
    journal_id: UUID
    subject_id: UUID
    currency: str
    amount_minor: int
    counter: str | None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Newest first; `next_cursor` is None on the last page."""

    code: str
    lines: tuple[StatementLine, ...]
    next_cursor: str | None


@lru_cache(maxsize=65536)
def account_id(code: str) -> UUID:
    """The id that the account with this code has or would have."""
    return named("ledger:" + code)


def open_accounts(specs: Sequence[AccountSpec]) -> int:
    """Open the accounts that are not open yet; how many were opened.

    Raises AccountConflict where one is open with another kind, currency or owner.
    """
    if not specs:
        return 0
    check_accounts(specs)
    wanted = {spec.code: spec for spec in specs}
    ids = [account_id(code) for code in wanted]
    opened = queries.open_accounts(list(wanted.values()), ids, clock.now())
    if opened < len(wanted):
        for found in queries.accounts(ids):
            if wanted[found.code] != found:
                raise AccountConflict(found.code)
    return opened


def post(rows: Sequence[TransferRow]) -> int:
    """Write transfers in one INSERT; how many were new (0 when all were there already).

    Raises BadTransfer for a row that may not be, TransferConflict where its key holds another content. A transfer to an
    account that is not open fails at the latest when the transaction commits (foreign key).
    """
    if not rows:
        return 0
    check_transfers(rows)
    written = queries.post(rows, [account_id(r.debit) for r in rows], [account_id(r.credit) for r in rows])
    if written < len(rows):
        _same_as_before(rows)
    return written


def posting(rows: Sequence[TransferRow]) -> dict[str, str]:
    """What POSTING reads, for a caller that posts within a statement of its own: arrays, which may be joined with others'. Raises BadTransfer.

    A transfer whose key is taken, or to an account that is not open, fails that statement.
    """
    check_transfers(rows)
    return queries.posting(rows, [account_id(r.debit) for r in rows], [account_id(r.credit) for r in rows])


def posting_like(posted: Mapping[str, str], ids: Mapping[UUID, UUID]) -> dict[str, str]:
    """As `posting`, of transfers that differ from others in their journals and subjects alone: `ids` says what stands for which."""
    return queries.posting_like(posted, ids)


def _same_as_before(rows: Sequence[TransferRow]) -> None:
    journals = list({row.journal_id for row in rows})
    held = {(t.journal_id, t.kind, t.subject_id): t for t in map(Transfer._make, queries.by_journal(journals))}
    for row in rows:
        there = held.get((row.journal_id, row.kind, row.subject_id))
        if there is None or there[:4] != row[:4]:
            raise TransferConflict(row.journal_id, row.kind)


def balances(codes: Sequence[str] | None = None, owner: UUID | None = None) -> list[Balance]:
    """Balances of the accounts with these codes, or of all that `owner` has, in order of code.

    Codes of accounts that are not open are left out. Raises ValueError unless exactly one of the two is given.
    """
    if (codes is None) == (owner is None):
        raise ValueError("give codes or an owner")
    if owner is not None:
        return [Balance(*row) for row in queries.balances_owned_by(owner)]
    return [Balance(*row) for row in queries.balances_of([account_id(code) for code in codes or ()])]


def balance(code: str) -> int:
    """One account's balance on its normal side, in minor units. Raises UnknownAccount."""
    found = balances([code])
    if not found:
        raise UnknownAccount(code)
    return found[0].minor


def statement(code: str, cursor: str | None = None, limit: int = 50) -> StatementPage:
    """What moved on an account, newest first, `limit` lines at a time. Raises UnknownAccount, BadCursor."""
    account = account_id(code)
    known = queries.accounts([account])
    if not known:
        raise UnknownAccount(code)
    found = queries.statement(account, _read_cursor(cursor) if cursor else None, limit + 1)
    sign = normal_balance(known[0].kind, 1, 0)
    lines = tuple(
        StatementLine(key, at, kind, journal, subject, currency, sign * moved, counter)
        for key, at, kind, journal, subject, currency, moved, counter in found[:limit]
    )
    return StatementPage(code, lines, _write_cursor(lines[-1]) if len(found) > limit else None)


def _write_cursor(line: StatementLine) -> str:
    return base64.urlsafe_b64encode(f"{line.at.isoformat()}|{line.id}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, UUID]:
    try:
        at, _, last = base64.urlsafe_b64decode(cursor.encode()).decode().partition("|")
        return datetime.fromisoformat(at), UUID(last)
    except (ValueError, binascii.Error):
        raise BadCursor from None


def by_journal(journal_ids: Sequence[UUID]) -> dict[UUID, list[Transfer]]:
    """The transfers of each journal, in the order they were made; a journal without transfers has an empty list."""
    found: dict[UUID, list[Transfer]] = defaultdict(list, {j: [] for j in journal_ids})
    if journal_ids:
        for row in queries.by_journal(journal_ids):
            transfer = Transfer(*row)
            found[transfer.journal_id].append(transfer)
    return dict(found)


def open_journals(code: str, limit: int = 100) -> list[tuple[UUID, int]]:
    """Journals that leave something on an account that each journal should clear: (journal, debits less credits)."""
    return queries.open_journals(account_id(code), limit)


def verify() -> LedgerReport:
    """Read every transfer and say whether the books hold.

    Each transfer joins two different open accounts of its own currency with a positive amount; debits equal credits in
    each currency; assets + expenses = liabilities + income; totals by kind of transfer equal totals by account.
    """
    control = [ControlTotal(*row) for row in queries.control()]
    faults = [Finding(*row) for row in queries.faults()]
    return judge(queries.counts(), queries.sums(), control, faults)
