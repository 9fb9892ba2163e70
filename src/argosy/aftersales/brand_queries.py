"""SQL of lines by their brand: written beside returns and refunds, read in the brand's session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.kernel import db
from argosy.kernel.ids import uuid7

_KEEP = """
    INSERT INTO aftersales_line (id, brand_id, order_id, order_number, market, currency, product_id, variant_id, sku, title)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO NOTHING
"""
_RETURN_LINE = """
    INSERT INTO aftersales_returnline (id, returned_id, line_id, brand_id, quantity, wanted_id) VALUES (%s, %s, %s, %s, %s, %s)
"""
_PAGE = """
    SELECT r.id FROM aftersales_return r
    WHERE r.state = ANY(%(states)s) AND (%(before)s::uuid IS NULL OR r.id < %(before)s) AND r.id IN (
        SELECT l.returned_id FROM aftersales_returnline l
        WHERE l.brand_id = %(brand)s AND (%(line)s::uuid IS NULL OR l.line_id = %(line)s)
    )
    ORDER BY r.id DESC LIMIT %(limit)s
"""
# What was given back of a line for a return, over all that came in of it at different times.
_LINES = """
    SELECT r.id, r.number, r.cause, r.remedy, r.state, r.place, r.opened_at, r.decided_at, r.received_at,
           o.order_id, o.order_number, o.market, o.currency,
           l.line_id, o.product_id, o.variant_id, o.sku, o.title, l.quantity, l.wanted_id,
           g.units, g.sellable, g.net, g.vat, coalesce(w.told, '') AS told, coalesce(w.answer, '') AS answer, w.return_id IS NOT NULL AS alone
    FROM aftersales_return r
    JOIN aftersales_returnline l ON l.returned_id = r.id
    JOIN aftersales_line o ON o.id = l.line_id
    LEFT JOIN LATERAL (
        SELECT coalesce(sum(x.units), 0)::int AS units, coalesce(sum(x.sellable), 0)::int AS sellable,
               coalesce(sum(x.net_minor), 0)::bigint AS net, coalesce(sum(x.vat_minor), 0)::bigint AS vat
        FROM aftersales_refundline x JOIN aftersales_refund f ON f.id = x.refund_id
        WHERE x.order_id = o.order_id AND x.line_id = o.id AND f.returned_id = r.id
    ) g ON true
    LEFT JOIN aftersales_words(%(ids)s::uuid[]) w ON w.return_id = r.id
    WHERE r.id = ANY(%(ids)s::uuid[]) AND l.brand_id = %(brand)s
    ORDER BY r.id DESC, l.line_id
"""
_REDUCTIONS = """
    SELECT f.id, f.number, f.at, f.settled_at, o.order_id, o.order_number, o.market, o.currency,
           o.id AS line_id, o.product_id, o.variant_id, o.sku, o.title, x.net_minor AS net, x.vat_minor AS vat
    FROM aftersales_refundline x
    JOIN aftersales_refund f ON f.id = x.refund_id AND f.returned_id IS NULL
    JOIN aftersales_line o ON o.id = x.line_id
    WHERE x.brand_id = %(brand)s AND (%(before)s::uuid IS NULL OR x.refund_id < %(before)s)
      AND (%(line)s::uuid IS NULL OR x.line_id = %(line)s)
    ORDER BY x.refund_id DESC LIMIT %(limit)s
"""
# The states are written out for the index of open returns: a large brand has many that are over.
_OPEN = """
    SELECT r.state, count(*) FROM aftersales_return r
    WHERE r.state IN ('claimed', 'announced') AND r.id IN (SELECT l.returned_id FROM aftersales_returnline l WHERE l.brand_id = %s)
    GROUP BY 1
"""
_UNITS = """
    SELECT o.product_id, sum(l.quantity)::bigint FROM aftersales_return r
    JOIN aftersales_returnline l ON l.returned_id = r.id JOIN aftersales_line o ON o.id = l.line_id
    WHERE l.brand_id = %s AND r.opened_at >= %s AND r.state <> 'refused' GROUP BY 1
"""


def keep(order: checkout.OrderView, lines: Iterable[UUID]) -> None:
    """Write down whose these lines of an order are, unless it is known."""
    kept = set(lines)
    db.run_many(
        _KEEP,
        [
            (x.line_id, x.brand_id, order.id, order.number, order.market, order.currency, x.product_id, x.variant_id, x.sku, x.title)
            for x in order.lines
            if x.line_id in kept
        ],
    )  # fmt: skip


def open_lines(
    order: checkout.OrderView, return_id: UUID, lines: Mapping[UUID, int], wanted: Mapping[UUID, UUID]
) -> None:
    """Write the lines of a return that was just opened."""
    keep(order, lines)
    brands = {x.line_id: x.brand_id for x in order.lines}
    db.run_many(_RETURN_LINE, [(uuid7(), return_id, x, brands[x], count, wanted.get(x)) for x, count in lines.items()])


def page(
    brand_id: UUID, states: Sequence[str], limit: int, before: UUID | None, line_id: UUID | None
) -> list[dict[str, Any]]:
    """A brand's lines of its newest returns, by return; `limit` counts returns."""
    values = {"brand": brand_id, "states": list(states), "limit": limit, "before": before, "line": line_id}
    return lines(brand_id, [row[0] for row in db.rows(_PAGE, values)])


def lines(brand_id: UUID, return_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """A brand's lines of these returns, the newest return first."""
    return db.dicts(_LINES, {"brand": brand_id, "ids": db.array(return_ids)}) if return_ids else []


def reductions(brand_id: UUID, limit: int, before: UUID | None, line_id: UUID | None) -> list[dict[str, Any]]:
    """Reductions of prices of a brand's lines, newest first, each with its `note`."""
    values = {"brand": brand_id, "limit": limit, "before": before, "line": line_id}
    found = db.dicts(_REDUCTIONS, values)
    asked = db.array([row["id"] for row in found])
    notes = dict(db.rows("SELECT refund_id, note FROM aftersales_note(%s::uuid[])", [asked]))
    return [row | {"note": notes.get(row["id"], "")} for row in found]


def open_returns(brand_id: UUID) -> dict[str, int]:
    """A brand's open returns by state; a state of none is absent."""
    return dict(db.rows(_OPEN, [brand_id]))


def units(brand_id: UUID, since: datetime) -> dict[UUID, int]:
    """Units in returns opened since then that were not refused, by product."""
    return dict(db.rows(_UNITS, [brand_id, since]))
