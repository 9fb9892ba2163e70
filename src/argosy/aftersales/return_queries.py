"""SQL of dispatches, returns and refunds: each change is one guarded statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.aftersales.queries import spoken
from argosy.aftersales.rules import Given
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

# Whoever opens, receives or reduces something of an order waits for whoever else does.
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('aftersales:' || %s::text, 0))"
_SENT = """
    INSERT INTO aftersales_dispatch (id, order_id, at, settled_at, trouble, tries, due_at)
    VALUES (%(id)s, %(order)s, %(at)s, NULL, '', 0, %(at)s) ON CONFLICT (order_id) DO NOTHING
"""
_TAKEN = "UPDATE aftersales_dispatch SET settled_at = %s, trouble = %s WHERE order_id = %s AND settled_at IS NULL"
_COLUMNS = """
    id, order_id, number, cause, remedy, state, withdrawal_id, lines, wanted, told, answer, place, language, opened_at, decided_at,
    received_at, digest
"""
_OPEN = """
    INSERT INTO aftersales_return (id, order_id, number, cause, remedy, state, withdrawal_id, lines, wanted, told, answer, place, language,
        opened_at, decided_at, received_at, key, digest)
    VALUES (%(id)s, %(order)s, %(number)s, %(cause)s, %(remedy)s, %(state)s, %(withdrawal)s, %(lines)s, %(wanted)s, %(told)s, '',
        %(place)s, %(language)s, %(at)s, NULL, NULL, %(key)s, %(digest)s)
    ON CONFLICT (key) DO NOTHING
"""
_DECIDE = """
    UPDATE aftersales_return SET state = %(state)s, remedy = %(remedy)s, answer = %(answer)s, decided_at = %(at)s
    WHERE id = %(id)s AND state = 'claimed'
"""
_IN = """
    UPDATE aftersales_return SET state = 'received', remedy = %(remedy)s, received_at = %(at)s WHERE id = %(id)s AND state = 'announced'
"""
_REFUND = """
    INSERT INTO aftersales_refund (id, order_id, returned_id, number, note, amount_minor, delivery_minor, currency, by, at, settled_at,
        tries, due_at, key, digest)
    VALUES (%(id)s, %(order)s, %(returned)s, %(number)s, %(note)s, %(amount)s, %(delivery)s, %(currency)s, %(by)s, %(at)s, NULL, 0,
        %(at)s, %(key)s, %(digest)s)
"""
_REFUND_LINE = """
    INSERT INTO aftersales_refundline (id, refund_id, order_id, line_id, brand_id, units, sellable, net_minor, vat_minor, duty_minor,
        duty_vat_minor)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_REFUND_COLUMNS = (
    "id, order_id, returned_id, number, note, amount_minor, delivery_minor, currency, by, at, settled_at, digest"
)
_REFUND_LINES = """
    SELECT refund_id, id, line_id, units, sellable, net_minor, vat_minor, duty_minor, duty_vat_minor
    FROM aftersales_refundline WHERE order_id = %s ORDER BY id
"""
# A withdrawal is settled once all its goods are in and all that they are worth is back.
_PAID = """
    WITH paid AS (
        UPDATE aftersales_refund SET settled_at = %(at)s WHERE id = %(id)s AND settled_at IS NULL RETURNING id, returned_id
    )
    UPDATE aftersales_withdrawal w SET state = 'settled'
    FROM paid JOIN aftersales_return r ON r.id = paid.returned_id
    WHERE w.id = r.withdrawal_id AND w.state = 'confirmed' AND r.state = 'received'
      AND NOT EXISTS (SELECT 1 FROM aftersales_refund o WHERE o.returned_id = r.id AND o.settled_at IS NULL AND o.id <> paid.id)
"""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return as it stands; `lines` quantity and `wanted` variant by the line's id as text."""

    id: UUID
    order_id: UUID
    number: str
    cause: str
    remedy: str
    state: str
    withdrawal_id: UUID | None
    lines: dict[str, int]
    wanted: dict[str, str]
    told: str
    answer: str
    place: str
    language: str
    opened_at: datetime
    decided_at: datetime | None
    received_at: datetime | None
    digest: str


@dataclass(frozen=True, slots=True)
class RefundRow:
    """Money given back as it stands; amounts in minor units."""

    id: UUID
    order_id: UUID
    returned_id: UUID | None
    number: str
    note: str
    amount: int
    delivery: int
    currency: str
    by: str
    at: datetime
    settled_at: datetime | None
    digest: str


@dataclass(frozen=True, slots=True)
class RefundLineRow:
    """What is given back of a line. `sellable` of the units that came in can be sold again."""

    refund_id: UUID
    id: UUID
    line_id: UUID
    sellable: int
    given: Given


def lock(order_id: UUID) -> None:
    """Within a transaction: nobody else changes what is given back of the order."""
    db.rows(_LOCK, [order_id])


def sent(order_id: UUID) -> None:
    """Write that something of an order has left. The same again changes nothing."""
    db.run(_SENT, {"id": uuid7(), "order": order_id, "at": clock.now()})


def taken(order_id: UUID, trouble: str = "") -> None:
    """The money of what was sent is taken, or never will be."""
    db.run(_TAKEN, [clock.now(), trouble, order_id])


def dispatch(order_id: UUID) -> tuple[datetime, datetime | None, str] | None:
    """When an order's first goods left, when its money was taken, and what went wrong with that."""
    row = db.one("SELECT at, settled_at, trouble FROM aftersales_dispatch WHERE order_id = %s", [order_id])
    return (row[0], row[1], row[2]) if row else None


def open_return(values: Mapping[str, Any]) -> UUID | None:
    """Write a return; its id, or None where its key is known."""
    made = uuid7()
    given = {"id": made, "number": spoken("R-"), "at": clock.now()}
    plain = {"lines": Jsonb(values["lines"]), "wanted": Jsonb(values["wanted"])}
    return made if db.run(_OPEN, {**values, **given, **plain}) else None


def of_key(key: str) -> ReturnRow | None:
    """The return that was opened under a key."""
    row = db.one(f"SELECT {_COLUMNS} FROM aftersales_return WHERE key = %s", [key])
    return ReturnRow(*row) if row else None


def by_number(number: str) -> ReturnRow | None:
    """The return of a number."""
    row = db.one(f"SELECT {_COLUMNS} FROM aftersales_return WHERE number = %s", [number])
    return ReturnRow(*row) if row else None


def by_id(return_id: UUID) -> ReturnRow | None:
    """A return."""
    row = db.one(f"SELECT {_COLUMNS} FROM aftersales_return WHERE id = %s", [return_id])
    return ReturnRow(*row) if row else None


def of_order(order_id: UUID) -> list[ReturnRow]:
    """An order's returns, oldest first."""
    return [
        ReturnRow(*row)
        for row in db.rows(f"SELECT {_COLUMNS} FROM aftersales_return WHERE order_id = %s ORDER BY id", [order_id])
    ]


def in_state(states: Sequence[str], limit: int, *, newest: bool) -> list[ReturnRow]:
    """Returns that stand so, oldest or newest first."""
    way = "DESC" if newest else "ASC"
    sql = f"SELECT {_COLUMNS} FROM aftersales_return WHERE state = ANY(%s) ORDER BY opened_at {way} LIMIT %s"
    return [ReturnRow(*row) for row in db.rows(sql, [list(states), limit])]


def decide(return_id: UUID, state: str, remedy: str, answer: str) -> bool:
    """Answer a claim; False when it was answered."""
    given = {"id": return_id, "state": state, "remedy": remedy, "answer": answer, "at": clock.now()}
    return db.run(_DECIDE, given) == 1


def all_in(return_id: UUID, remedy: str) -> bool:
    """All goods of a return are in; False when they were."""
    return db.run(_IN, {"id": return_id, "remedy": remedy, "at": clock.now()}) == 1


def refund_of_key(key: str) -> RefundRow | None:
    """The refund that was made under a key."""
    row = db.one(f"SELECT {_REFUND_COLUMNS} FROM aftersales_refund WHERE key = %s", [key])
    return RefundRow(*row) if row else None


def refund(refund_id: UUID) -> RefundRow | None:
    """A refund."""
    row = db.one(f"SELECT {_REFUND_COLUMNS} FROM aftersales_refund WHERE id = %s", [refund_id])
    return RefundRow(*row) if row else None


def refunds(order_id: UUID) -> list[RefundRow]:
    """An order's refunds, oldest first."""
    sql = f"SELECT {_REFUND_COLUMNS} FROM aftersales_refund WHERE order_id = %s ORDER BY id"
    return [RefundRow(*row) for row in db.rows(sql, [order_id])]


def refund_lines(order_id: UUID) -> list[RefundLineRow]:
    """What was given back of an order's lines, oldest first."""
    return [
        RefundLineRow(row[0], row[1], row[2], row[4], Given(row[3], *row[5:]))
        for row in db.rows(_REFUND_LINES, [order_id])
    ]


def write_refund(values: Mapping[str, Any], lines: Sequence[RefundLineRow], brands: Mapping[UUID, UUID]) -> None:
    """Write a refund with its lines; `brands` by order line."""
    db.run(_REFUND, {**values, "number": spoken("G-"), "at": clock.now()})
    db.run_many(
        _REFUND_LINE,
        [
            (x.id, x.refund_id, values["order"], x.line_id, brands[x.line_id], x.given.units, x.sellable, x.given.net, x.given.vat, x.given.duty, x.given.duty_vat)
            for x in lines
        ],
    )  # fmt: skip


def paid(refund_id: UUID) -> None:
    """A refund's money is back."""
    db.run(_PAID, {"id": refund_id, "at": clock.now()})
