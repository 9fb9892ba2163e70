"""The ledger's SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7, uuid7_texts
from argosy.ledger.rules import AccountSpec, TransferRow

_OPEN = """
INSERT INTO ledger_account (id, code, kind, currency, owner_id, opened_at)
SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::uuid[], %s::timestamptz[])
ON CONFLICT (id) DO NOTHING
"""

_POST = """
INSERT INTO ledger_transfer (id, debit_id, credit_id, amount_minor, currency, kind, journal_id, subject_id, at)
SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[], %s::text[], %s::text[], %s::uuid[], %s::uuid[],
                     %s::timestamptz[])
ON CONFLICT (journal_id, kind, subject_id) DO NOTHING
"""

#: The same as a named query within another statement, for the journals that `{gate}` names in its column `{journal}`. A key that is taken
#: fails the statement.
POSTING = """
    posted AS (
        INSERT INTO ledger_transfer (id, debit_id, credit_id, amount_minor, currency, kind, journal_id, subject_id, at)
        SELECT t.* FROM unnest(%(post_ids)s::uuid[], %(post_debits)s::uuid[], %(post_credits)s::uuid[], %(post_amounts)s::bigint[],
            %(post_currencies)s::text[], %(post_kinds)s::text[], %(post_journals)s::uuid[], %(post_subjects)s::uuid[],
            %(post_ats)s::timestamptz[]) AS t(id, debit, credit, amount, currency, kind, journal, subject, at)
        JOIN {gate} ON {gate}.{journal} = t.journal
    )
"""

_BALANCES = """
SELECT a.code, a.kind, a.currency, a.owner_id,
       coalesce((SELECT sum(amount_minor) FROM ledger_transfer WHERE debit_id = a.id), 0)::bigint,
       coalesce((SELECT sum(amount_minor) FROM ledger_transfer WHERE credit_id = a.id), 0)::bigint
FROM ledger_account a
"""

_STATEMENT = """
SELECT t.id, t.at, t.kind, t.journal_id, t.subject_id, t.currency,
       CASE WHEN t.debit_id = %(account)s THEN t.amount_minor ELSE -t.amount_minor END, other.code
FROM (
    SELECT * FROM ledger_transfer WHERE debit_id = %(account)s
    UNION ALL
    SELECT * FROM ledger_transfer WHERE credit_id = %(account)s
) t
LEFT JOIN ledger_account other ON other.id = CASE WHEN t.debit_id = %(account)s THEN t.credit_id ELSE t.debit_id END
WHERE %(before_at)s::timestamptz IS NULL OR (t.at, t.id) < (%(before_at)s::timestamptz, %(before_id)s::uuid)
ORDER BY t.at DESC, t.id DESC
LIMIT %(limit)s
"""

# A brand's session does not see the platform's accounts: its transfers' other side is then without a code.
_BY_JOURNAL = """
SELECT d.code, c.code, t.amount_minor, t.currency, t.kind, t.journal_id, t.subject_id, t.at
FROM ledger_transfer t
LEFT JOIN ledger_account d ON d.id = t.debit_id
LEFT JOIN ledger_account c ON c.id = t.credit_id
WHERE t.journal_id = ANY(%s)
ORDER BY t.journal_id, t.id
"""

_OPEN_JOURNALS = """
SELECT journal_id, sum(amount)::bigint FROM (
    SELECT journal_id, amount_minor AS amount FROM ledger_transfer WHERE debit_id = %(account)s
    UNION ALL
    SELECT journal_id, -amount_minor FROM ledger_transfer WHERE credit_id = %(account)s
) moved
GROUP BY journal_id HAVING sum(amount) <> 0 ORDER BY journal_id LIMIT %(limit)s
"""

_COUNTS = """
SELECT (SELECT count(*) FROM ledger_account), count(*), count(DISTINCT journal_id) FROM ledger_transfer
"""

_SUMS = """
SELECT a.currency, a.kind, sum(m.debit)::bigint, sum(m.credit)::bigint FROM (
    SELECT debit_id AS id, amount_minor AS debit, 0 AS credit FROM ledger_transfer
    UNION ALL
    SELECT credit_id, 0, amount_minor FROM ledger_transfer
) m JOIN ledger_account a ON a.id = m.id
GROUP BY a.currency, a.kind ORDER BY a.currency, a.kind
"""

_CONTROL = """
SELECT kind, currency, count(*), sum(amount_minor)::bigint FROM ledger_transfer GROUP BY kind, currency ORDER BY kind, currency
"""

# Each rule lists the rows that break it.
_FAULTS = {
    "orphan": """
        SELECT t.id::text FROM ledger_transfer t
        WHERE NOT EXISTS (SELECT FROM ledger_account a WHERE a.id = t.debit_id)
           OR NOT EXISTS (SELECT FROM ledger_account a WHERE a.id = t.credit_id)""",
    "currency-mismatch": """
        SELECT t.id::text FROM ledger_transfer t
        JOIN ledger_account d ON d.id = t.debit_id JOIN ledger_account c ON c.id = t.credit_id
        WHERE d.currency <> t.currency OR c.currency <> t.currency""",
    "not-positive": "SELECT id::text FROM ledger_transfer WHERE amount_minor <= 0",
    "same-account": "SELECT id::text FROM ledger_transfer WHERE debit_id = credit_id",
    "account-code-currency": "SELECT code FROM ledger_account WHERE right(code, length(currency) + 1) <> ':' || currency",
}


def open_accounts(specs: Sequence[AccountSpec], ids: Sequence[UUID], at: datetime) -> int:
    """Insert the accounts that are not there yet; how many."""
    codes, kinds, currencies, owners = (list(column) for column in zip(*specs, strict=True))
    return db.run(_OPEN, (list(ids), codes, kinds, currencies, owners, [at] * len(specs)))


def accounts(ids: Sequence[UUID]) -> list[AccountSpec]:
    """The accounts with these ids that exist."""
    found = db.rows("SELECT code, kind, currency, owner_id FROM ledger_account WHERE id = ANY(%s)", (list(ids),))
    return [AccountSpec(*row) for row in found]


def post(rows: Sequence[TransferRow], debits: Sequence[UUID], credits: Sequence[UUID]) -> int:
    """Insert the transfers whose key is free; how many."""
    _, _, amounts, currencies, kinds, journals, subjects, ats = (list(column) for column in zip(*rows, strict=True))
    keys = [uuid7() for _ in rows]
    params = (keys, list(debits), list(credits), amounts, currencies, kinds, journals, subjects, ats)
    return db.run(_POST, params)


def posting(rows: Sequence[TransferRow], debits: Sequence[UUID], credits: Sequence[UUID]) -> dict[str, str]:
    """What POSTING reads."""
    _, _, amounts, currencies, kinds, journals, subjects, ats = zip(*rows, strict=True)
    return {
        "post_ids": db.array(uuid7_texts(len(rows))),
        "post_debits": db.array(debits),
        "post_credits": db.array(credits),
        "post_amounts": db.array(amounts),
        "post_currencies": _column(currencies),
        "post_kinds": db.array(kinds),
        "post_journals": _column(journals),
        "post_subjects": db.array(subjects),
        "post_ats": _column(ats),
    }


def posting_like(posted: Mapping[str, str], ids: Mapping[UUID, UUID]) -> dict[str, str]:
    """What POSTING reads, of the same transfers under other journals and subjects."""
    named = {name: db.renamed(posted[name], ids) for name in ("post_journals", "post_subjects")}
    return {**posted, **named, "post_ids": db.renewed(posted["post_ids"])}


def _column(values: Sequence[Any]) -> str:
    """An array whose values are mostly all the same: an order's transfers share journal, currency and instant."""
    first = values[0]
    return db.repeated(first, len(values)) if all(v is first or v == first for v in values) else db.array(values)


def balances_of(ids: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """(code, kind, currency, owner, debits, credits) of accounts by id, in order of code."""
    return db.rows(_BALANCES + "WHERE a.id = ANY(%s) ORDER BY a.code", (list(ids),))


def balances_owned_by(owner_id: UUID) -> list[tuple[Any, ...]]:
    """(code, kind, currency, owner, debits, credits) of an owner's accounts, in order of code."""
    return db.rows(_BALANCES + "WHERE a.owner_id = %s ORDER BY a.code", (owner_id,))


def statement(account: UUID, before: tuple[datetime, UUID] | None, limit: int) -> list[tuple[Any, ...]]:
    """(id, at, kind, journal, subject, currency, debit less credit, other account's code), newest first."""
    at, last = before or (None, None)
    return db.rows(_STATEMENT, {"account": account, "before_at": at, "before_id": last, "limit": limit})


def by_journal(journal_ids: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """Transfers of these journals as the fields of a Transfer."""
    return db.rows(_BY_JOURNAL, (list(journal_ids),))


def open_journals(account: UUID, limit: int) -> list[tuple[UUID, int]]:
    """(journal, debits less credits) where the journal leaves something on the account."""
    return [(j, n) for j, n in db.rows(_OPEN_JOURNALS, {"account": account, "limit": limit})]


def counts() -> tuple[int, int, int]:
    """Accounts, transfers, journals."""
    found = db.one(_COUNTS)
    assert found is not None
    return found[0], found[1], found[2]


def sums() -> list[tuple[str, str, int, int]]:
    """(currency, kind of account, debits, credits)."""
    return [(c, k, d, e) for c, k, d, e in db.rows(_SUMS)]


def control() -> list[tuple[Any, ...]]:
    """(kind of transfer, currency, how many, sum)."""
    return db.rows(_CONTROL)


def faults() -> list[tuple[str, int, tuple[str, ...]]]:
    """(rule, how often broken, up to ten examples)."""
    found = []
    for rule, sql in _FAULTS.items():
        counted = db.rows(f"SELECT name, count(*) OVER () FROM ({sql}) AS broken(name) ORDER BY name LIMIT 10")
        found.append((rule, counted[0][1] if counted else 0, tuple(name for name, _ in counted)))
    return found
