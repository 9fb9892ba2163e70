"""The test provider's book: what it was told to do, each key once. In a real provider this stands in another house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

# The book's own rules (one end and one answer for each payment, one entry for each key) decide who was first.
_WRITE = """
    INSERT INTO checkout_testentry (id, reference, what, amount_minor, key, at) VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING
"""
_GIVE_BACK = """
    INSERT INTO checkout_testentry (id, reference, what, amount_minor, key, at)
    SELECT %(id)s, %(reference)s::text, 'refund', %(amount)s::bigint, %(key)s, %(at)s
    WHERE %(amount)s::bigint <= (
        SELECT coalesce(sum(CASE what WHEN 'capture' THEN amount_minor WHEN 'refund' THEN -amount_minor END), 0)
        FROM checkout_testentry WHERE reference = %(reference)s::text
    )
    ON CONFLICT DO NOTHING
"""
_READ = "SELECT what, amount_minor, key, at FROM checkout_testentry WHERE reference = %s ORDER BY at, id"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the test provider was told. what: accepted, refused, capture, void, refund."""

    what: str
    amount: int
    key: str
    at: datetime


def write(reference: str, what: str, amount: int, key: str) -> None:
    """Enter it, unless the key or the payment's end is there already."""
    db.run(_WRITE, [uuid7(), reference, what, amount, key, clock.now()])


def give_back(reference: str, amount: int, key: str) -> None:
    """Enter a refund, unless its key is there already or more would be given back than was captured."""
    db.run(_GIVE_BACK, {"id": uuid7(), "reference": reference, "amount": amount, "key": key, "at": clock.now()})


def read(reference: str) -> list[Entry]:
    """What the book says of a payment, oldest first."""
    return [Entry(*row) for row in db.rows(_READ, [reference])]
