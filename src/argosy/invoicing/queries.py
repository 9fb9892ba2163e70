"""SQL of numbering, of what is left to be credited, and of what must never be found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_OPEN = """
    INSERT INTO invoicing_counter (id, issuer_id, series, year, last) VALUES (%s, %s, %s, %s, 0)
    ON CONFLICT (issuer_id, series, year) DO NOTHING
"""
_LOCK = "SELECT 1 FROM invoicing_counter WHERE issuer_id = %s AND series = %s AND year = %s FOR UPDATE"
_NEXT = """
    UPDATE invoicing_counter SET last = last + 1 WHERE issuer_id = %s AND series = %s AND year = %s RETURNING last
"""
_CREDIT = """
    UPDATE invoicing_line SET credited_quantity = credited_quantity + %(quantity)s,
           credited_net_minor = credited_net_minor + %(net)s, credited_vat_minor = credited_vat_minor + %(vat)s
    WHERE invoice_id = %(invoice)s AND line = %(line)s AND credited_quantity + %(quantity)s <= quantity
      AND credited_net_minor + %(net)s <= net_minor AND credited_vat_minor + %(vat)s <= vat_minor
"""
_SERIES = """
    SELECT c.issuer_id, c.series, c.year, c.last, count(d.id), count(DISTINCT d.sequence), coalesce(max(d.sequence), 0)
    FROM invoicing_counter c
    LEFT JOIN invoicing_document d ON d.issuer_id = c.issuer_id AND d.series = c.series AND d.year = c.year
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3
"""
_TWICE = "SELECT issuer_id, number FROM invoicing_document GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2"
_CREDITED = """
    SELECT i.number, l.line
    FROM invoicing_line l JOIN invoicing_document i ON i.id = l.invoice_id
    LEFT JOIN LATERAL (
        SELECT coalesce(sum((x->>'quantity')::bigint), 0) AS quantity, coalesce(sum((x->>'net')::bigint), 0) AS net,
               coalesce(sum((x->>'vat')::bigint), 0) AS vat
        FROM invoicing_document c CROSS JOIN LATERAL jsonb_array_elements(c.content->'lines') x
        WHERE c.invoice_id = i.id AND x->>'id' = l.line
    ) given ON true
    WHERE (l.credited_quantity, l.credited_net_minor, l.credited_vat_minor) <> (given.quantity, given.net, given.vat)
    ORDER BY 1, 2
"""


def lock_series(issuer: UUID, series: str, year: int) -> None:
    """Until the transaction ends nobody else numbers in this series; the series begins with its first document."""
    db.run(_OPEN, [uuid7(), issuer, series, year])
    db.one(_LOCK, [issuer, series, year])


def next_number(issuer: UUID, series: str, year: int) -> int:
    """The series' next number, taken if the transaction commits."""
    row = db.one(_NEXT, [issuer, series, year])
    assert row is not None
    return int(row[0])


def credit(invoice: UUID, line: str, quantity: int, net: int, vat: int) -> bool:
    """Take from what is left of an invoiced line; False where not as much is left, or there is no such line."""
    values = {"invoice": invoice, "line": line, "quantity": quantity, "net": net, "vat": vat}
    return db.run(_CREDIT, values) == 1


def series() -> list[tuple[Any, ...]]:
    """(issuer, series, year, last given, documents, different numbers, highest number)."""
    return db.rows(_SERIES)


def twice() -> list[tuple[UUID, str]]:
    """(issuer, number) of numbers that two documents bear."""
    return db.rows(_TWICE)  # type: ignore[return-value]


def wrongly_credited() -> list[tuple[str, str]]:
    """(invoice's number, line) where what counts as credited is not what the credit notes say."""
    return db.rows(_CREDITED)  # type: ignore[return-value]
