"""SQL of cancellations and withdrawals: each change is one guarded statement."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

# Without 0, 1, I, O, U: a number is read aloud on the telephone.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
_CANCELLATION = "SELECT order_id, key, at, settled_at, kept_minor FROM aftersales_cancellation"
_CANCELLED = """
    INSERT INTO aftersales_cancellation (id, order_id, key, at, settled_at, kept_minor, tries, due_at)
    VALUES (%(id)s, %(order)s, %(key)s, %(at)s, NULL, %(kept)s, 0, %(at)s) ON CONFLICT (key) DO NOTHING
"""
# All confirmed withdrawals of an order that is called off are settled with it: everything is given back.
_SETTLED = """
    WITH settled AS (
        UPDATE aftersales_cancellation SET settled_at = %(at)s WHERE order_id = %(order)s AND settled_at IS NULL RETURNING order_id
    )
    UPDATE aftersales_withdrawal w SET state = 'settled' FROM settled s WHERE w.order_id = s.order_id AND w.state = 'confirmed'
"""
# A lease, not a lock: the provider is asked outside of the transaction. Whoever dies with it leaves the row due again.
_LEASE = """
    UPDATE {table} d SET tries = d.tries + 1, due_at = %(at)s + least(5 * power(2, least(d.tries, 20)), 3600) * interval '1 second'
    WHERE d.id IN (
        SELECT id FROM {table} WHERE settled_at IS NULL AND due_at <= %(at)s
        ORDER BY due_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    ) RETURNING d.{column}
"""
#: What is open until a provider has answered, and what each is known by.
LEASED = {"aftersales_cancellation": "order_id", "aftersales_dispatch": "order_id", "aftersales_refund": "id"}
_COLUMNS = "id, order_id, number, lines, whole, name, email, language, state, declared_at, confirmed_at, digest"
_DECLARE = """
    INSERT INTO aftersales_withdrawal (id, order_id, number, lines, whole, name, email, language, state, declared_at, confirmed_at,
        key, digest)
    VALUES (%(id)s, %(order)s, %(number)s, %(lines)s, %(whole)s, %(name)s, %(email)s, %(language)s, 'declared', %(at)s, NULL,
        %(key)s, %(digest)s)
    ON CONFLICT (key) DO NOTHING
"""
_OF_ORDER = f"SELECT {_COLUMNS} FROM aftersales_withdrawal WHERE order_id = %s ORDER BY id"
_CONFIRM = """
    UPDATE aftersales_withdrawal SET state = 'confirmed', confirmed_at = %s WHERE id = %s AND state = 'declared'
"""


@dataclass(frozen=True, slots=True)
class CancellationRow:
    """An order that was called off. `kept` of what was taken is not given back, in minor units."""

    order_id: UUID
    key: str
    at: datetime
    settled_at: datetime | None
    kept: int


@dataclass(frozen=True, slots=True)
class WithdrawalRow:
    """A withdrawal as it stands; `lines` quantity by the line's id as text."""

    id: UUID
    order_id: UUID
    number: str
    lines: dict[str, int]
    whole: bool
    name: str
    email: str
    language: str
    state: str
    declared_at: datetime
    confirmed_at: datetime | None
    digest: str


def spoken(prefix: str) -> str:
    """A new number that nobody can guess and everybody can read aloud."""
    return prefix + "".join(secrets.choice(_ALPHABET) for _ in range(9))


def cancellation(order_id: UUID) -> CancellationRow | None:
    """The cancellation of an order."""
    row = db.one(f"{_CANCELLATION} WHERE order_id = %s", [order_id])
    return CancellationRow(*row) if row else None


def cancellation_of_key(key: str) -> CancellationRow | None:
    """The cancellation that was asked for under a key."""
    row = db.one(f"{_CANCELLATION} WHERE key = %s", [key])
    return CancellationRow(*row) if row else None


def cancelled(order_id: UUID, key: str, kept: int = 0) -> bool:
    """Write that an order is called off; False when the key was used for another."""
    values = {"id": uuid7(), "order": order_id, "key": key, "at": clock.now(), "kept": kept}
    return db.run(_CANCELLED, values) == 1


def settled(order_id: UUID) -> None:
    """All the money of a cancelled order is back."""
    db.run(_SETTLED, {"order": order_id, "at": clock.now()})


def lease(table: str, limit: int) -> list[UUID]:
    """Rows of one of LEASED that are still open and due, nobody else's for a while."""
    sql = _LEASE.format(table=table, column=LEASED[table])
    return [row[0] for row in db.rows(sql, {"at": clock.now(), "limit": limit})]


def declare(values: dict[str, Any]) -> None:
    """Write a declaration unless its key is known."""
    given = {"id": uuid7(), "number": spoken("W-"), "at": clock.now(), "lines": Jsonb(values["lines"])}
    db.run(_DECLARE, {**values, **given})


def of_key(key: str) -> WithdrawalRow | None:
    """The withdrawal that was declared under a key."""
    row = db.one(f"SELECT {_COLUMNS} FROM aftersales_withdrawal WHERE key = %s", [key])
    return WithdrawalRow(*row) if row else None


def by_id(withdrawal_id: UUID) -> WithdrawalRow | None:
    """A withdrawal."""
    row = db.one(f"SELECT {_COLUMNS} FROM aftersales_withdrawal WHERE id = %s", [withdrawal_id])
    return WithdrawalRow(*row) if row else None


def by_number(number: str) -> WithdrawalRow | None:
    """The withdrawal of a number."""
    row = db.one(f"SELECT {_COLUMNS} FROM aftersales_withdrawal WHERE number = %s", [number])
    return WithdrawalRow(*row) if row else None


def of_order(order_id: UUID, *, lock: bool = False) -> list[WithdrawalRow]:
    """An order's withdrawals, oldest first; with `lock` two confirmations of one order wait for each other."""
    return [WithdrawalRow(*row) for row in db.rows(_OF_ORDER + (" FOR UPDATE" if lock else ""), [order_id])]


def confirm(withdrawal_id: UUID, at: datetime) -> bool:
    """A declared withdrawal becomes binding; False when it was."""
    return db.run(_CONFIRM, [at, withdrawal_id]) == 1
