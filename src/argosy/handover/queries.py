"""SQL of agreements and slots: each change of a state and each place taken is one guarded statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as it stands. Amounts in minor units."""

    id: UUID
    order_id: UUID
    number: str
    brand_id: UUID
    market: str
    language: str
    currency: str
    state: str
    buyer: str
    holder: str
    goods: list[dict[str, Any]]
    count: int
    deposit_minor: int
    balance_minor: int
    terms: dict[str, Any]
    ready_on: date
    ordered_at: datetime
    appoint_by: datetime
    point: str
    starts_at: datetime | None
    ends_at: datetime | None
    changes: int
    paid_at: datetime | None
    handed_at: datetime | None
    handed_by: str
    units: list[str]
    odometer_km: int | None
    closed_at: datetime | None
    kept_minor: int


_COLUMNS = ", ".join(field.name for field in fields(AgreementRow))
_OPENED = """
    INSERT INTO handover_agreement (id, order_id, number, brand_id, market, language, currency, state, buyer, holder, goods, count,
        deposit_minor, balance_minor, terms, ready_on, ordered_at, appoint_by, point, changes, handed_by, units, kept_minor, due_at, tries)
    VALUES (%(id)s, %(order)s, %(number)s, %(brand)s, %(market)s, %(language)s, %(currency)s, 'reserved', %(buyer)s, %(holder)s, %(goods)s,
        %(count)s, %(deposit)s, %(balance)s, %(terms)s, %(ready)s, %(ordered)s, %(until)s, '', 0, '', '[]', 0, %(at)s, 0)
    ON CONFLICT (order_id) DO NOTHING
"""
# The rule: never more than the capacity. The row is made with its first appointment; two at once wait here for each other.
_TAKE = """
    INSERT INTO handover_slot AS s (id, point, starts_at, capacity, taken) VALUES (%(id)s, %(point)s, %(starts)s, %(capacity)s, 1)
    ON CONFLICT (point, starts_at) DO UPDATE SET taken = s.taken + 1, capacity = excluded.capacity WHERE s.taken < excluded.capacity
"""
_FREE = "UPDATE handover_slot SET taken = taken - 1 WHERE point = %s AND starts_at = %s AND taken > 0"
_TAKEN = "SELECT starts_at, taken FROM handover_slot WHERE point = %s AND starts_at >= %s"
_APPOINTED = """
    UPDATE handover_agreement SET state = CASE state WHEN 'reserved' THEN 'appointed' ELSE state END, point = %(point)s,
        starts_at = %(starts)s, ends_at = %(ends)s, changes = changes + (starts_at IS NOT NULL)::int
    WHERE order_id = %(order)s
"""
_PAID = """
    UPDATE handover_agreement SET state = 'paid', paid_at = %s WHERE order_id = %s AND state = 'appointed' RETURNING brand_id
"""
_HANDED = """
    UPDATE handover_agreement SET state = 'handed-over', handed_at = %(at)s, handed_by = %(by)s, units = %(units)s, odometer_km = %(km)s
    WHERE order_id = %(order)s AND state = 'paid'
"""
_CLOSED = """
    UPDATE handover_agreement SET state = %(state)s, closed_at = %(at)s, kept_minor = %(kept)s
    WHERE order_id = %(order)s AND state IN ('reserved', 'appointed', 'paid') RETURNING point, starts_at
"""
_LEASE = """
    UPDATE handover_agreement a
    SET tries = a.tries + 1, due_at = %(at)s + least(5 * power(2, least(a.tries, 8)), 600) * interval '1 second'
    WHERE a.id IN (
        SELECT id FROM handover_agreement WHERE state IN ('reserved', 'appointed', 'paid') AND due_at <= %(at)s
        ORDER BY due_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    ) RETURNING a.order_id
"""
_EVENT = """
    INSERT INTO handover_event (id, order_id, brand_id, what, by, detail, at) VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
_EVENTS = "SELECT what, by, detail, at FROM handover_event WHERE order_id = %s ORDER BY id"
_OVERFULL = """
    SELECT s.point, s.starts_at, s.taken, count(a.id) FROM handover_slot s
    FULL JOIN handover_agreement a ON a.point = s.point AND a.starts_at = s.starts_at
        AND a.state IN ('appointed', 'paid', 'handed-over')
    WHERE s.id IS NOT NULL OR a.state IN ('appointed', 'paid', 'handed-over')
    GROUP BY s.id, s.point, s.starts_at, s.taken HAVING s.taken IS DISTINCT FROM count(a.id)
"""


def of_order(order_id: UUID, *, lock: bool = False) -> AgreementRow | None:
    """The agreement of an order; with `lock`, within a transaction, nobody else changes it until that ends."""
    sql = f"SELECT {_COLUMNS} FROM handover_agreement WHERE order_id = %s" + (" FOR UPDATE" if lock else "")
    row = db.one(sql, [order_id])
    return AgreementRow(*row) if row else None


def of_brand(brand_ids: Iterable[UUID] | None, states: Sequence[str], limit: int) -> list[AgreementRow]:
    """Agreements of brands (None: of all) in these states: the next appointment first, those without one last."""
    sql = f"""
        SELECT {_COLUMNS} FROM handover_agreement
        WHERE (%(brands)s::uuid[] IS NULL OR brand_id = ANY(%(brands)s::uuid[])) AND state = ANY(%(states)s)
        ORDER BY starts_at NULLS LAST, id LIMIT %(limit)s
    """
    brands = None if brand_ids is None else db.array(brand_ids)
    return [AgreementRow(*row) for row in db.rows(sql, {"brands": brands, "states": list(states), "limit": limit})]


def opened(values: dict[str, Any]) -> bool:
    """Write an agreement; False where its order has one."""
    given = {"id": uuid7(), "at": clock.now(), "goods": Jsonb(values["goods"]), "terms": Jsonb(values["terms"])}
    return db.run(_OPENED, {**values, **given}) == 1


def take(point: str, starts_at: datetime, capacity: int) -> bool:
    """Take one place of a slot; False when it is full."""
    return db.run(_TAKE, {"id": uuid7(), "point": point, "starts": starts_at, "capacity": capacity}) == 1


def free(point: str, starts_at: datetime) -> None:
    """Give one place of a slot back."""
    db.run(_FREE, [point, starts_at])


def taken(point: str, since: datetime) -> dict[datetime, int]:
    """Places taken by beginning; slots of which none ever was are absent."""
    return dict(db.rows(_TAKEN, [point, since]))  # type: ignore[arg-type]


def appointed(order_id: UUID, point: str, starts_at: datetime, ends_at: datetime) -> None:
    """Write the appointment of a locked agreement."""
    db.run(_APPOINTED, {"order": order_id, "point": point, "starts": starts_at, "ends": ends_at})


def paid(order_id: UUID) -> bool:
    """The rest is paid; False where the agreement is not appointed (or was paid)."""
    return db.one(_PAID, [clock.now(), order_id]) is not None


def handed_over(order_id: UUID, by: str, units: Sequence[str], odometer_km: int | None, at: datetime) -> bool:
    """The goods are handed over; False where the agreement is not paid."""
    told = {"order": order_id, "by": by, "units": Jsonb(list(units)), "km": odometer_km, "at": at}
    return db.run(_HANDED, told) == 1


def closed(order_id: UUID, state: str, kept: int) -> bool:
    """It ends without a hand-over, and its slot is free again; False when it had ended."""
    row = db.one(_CLOSED, {"order": order_id, "state": state, "kept": kept, "at": clock.now()})
    if row is None:
        return False
    if row[1] is not None:
        free(row[0], row[1])
    return True


def lease(limit: int) -> list[UUID]:
    """Orders whose agreements are due to be looked at, nobody else's for a while: the longer nothing happens, the more seldom."""
    return [row[0] for row in db.rows(_LEASE, {"at": clock.now(), "limit": limit})]


def soon(order_id: UUID) -> None:
    """Something is under way: the worker looks at it soon again."""
    db.run("UPDATE handover_agreement SET due_at = %s, tries = 0 WHERE order_id = %s", [clock.now(), order_id])


def event(a: AgreementRow, what: str, by: str, detail: dict[str, Any] | None = None) -> None:
    """Write down what happened."""
    db.run(_EVENT, [uuid7(), a.order_id, a.brand_id, what, by, Jsonb(detail or {}), clock.now()])


def events(order_id: UUID) -> list[tuple[str, str, dict[str, Any], datetime]]:
    """What happened to an agreement, oldest first: what, by whom, details, when."""
    return [(what, by, detail, at) for what, by, detail, at in db.rows(_EVENTS, [order_id])]


def slot_differences() -> list[tuple[Any, ...]]:
    """Slots whose places taken are not the appointments there are; none unless somebody wrote past this module."""
    return db.rows(_OVERFULL)
