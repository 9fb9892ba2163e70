"""SQL of orders. An order with its lines, its payment and its key is written by one statement, and so is each change of its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb
from pydantic_core import to_json

from argosy.fulfilment import api as fulfilment
from argosy.kernel import db, outbox
from argosy.kernel.crowd import Crowd
from argosy.ledger import api as ledger

LIVE = ("started", "challenged", "pending")

# One order or several. All of an order or nothing: its key is taken if its goods are there, and all else is written if the key was free. Keys are
# taken in their own order, so that two statements never wait for each other. Rows come as JSON with every column by name.
_OPEN = db.squeezed(f"""
    WITH {fulfilment.CHECK}, key AS (
        INSERT INTO checkout_idempotencykey (key, request_digest, order_id, status, response, created_at)
        SELECT k.key, k.digest, k.order_id, NULL, NULL, k.at
        FROM unnest(%(keys)s::text[], %(key_digests)s::text[], %(key_orders)s::uuid[], %(key_ats)s::timestamptz[])
            AS k(key, digest, order_id, at) JOIN enough e ON e.order_id = k.order_id AND e.ok
        ORDER BY k.key ON CONFLICT (key) DO NOTHING RETURNING order_id, created_at AS at
    ), {fulfilment.HOLD.format(gate="key")}, opened AS (
        INSERT INTO checkout_order
        SELECT r.* FROM jsonb_populate_recordset(NULL::checkout_order, %(orders)s) r JOIN key ON key.order_id = r.id
    ), lined AS (
        INSERT INTO checkout_orderline
        SELECT r.* FROM jsonb_populate_recordset(NULL::checkout_orderline, %(lines)s) r JOIN key USING (order_id)
    ), paid AS (
        INSERT INTO checkout_payment
        SELECT r.* FROM jsonb_populate_recordset(NULL::checkout_payment, %(payments)s) r JOIN key USING (order_id)
    ), {ledger.POSTING.format(gate="key", journal="order_id")}, {outbox.TELLING.format(gate="key", cause="order_id")}
    SELECT e.order_id, e.ok, key.order_id IS NOT NULL FROM enough e LEFT JOIN key USING (order_id)
""")
_UNBOOKED = {
    **dict.fromkeys(("post_ids", "post_debits", "post_credits", "post_amounts", "post_currencies", "post_kinds"), "{}"),
    **dict.fromkeys(("post_journals", "post_subjects", "post_ats", "told_ids", "told_causes", "told_topics"), "{}"),
    **dict.fromkeys(("told_payloads", "told_ats"), "{}"),
}
_KEYS = "SELECT key, request_digest, order_id FROM checkout_idempotencykey WHERE key = ANY(%s::text[])"
# The payment's row is the lock of every change after the order was opened: only a live payment can be decided, once.
# One payment or several; their rows are locked in key order, so that no two statements wait for each other in a ring.
_PLACE = db.squeezed(f"""
    WITH asked AS (
        SELECT * FROM unnest(%(payments)s::uuid[], %(references)s::text[], %(ats)s::timestamptz[]) AS a(payment_id, reference, at)
    ), live AS MATERIALIZED (
        SELECT p.id FROM checkout_payment p JOIN asked a ON a.payment_id = p.id ORDER BY p.id FOR UPDATE OF p
    ), decided AS (
        UPDATE checkout_payment p SET state = 'authorised', reference = a.reference, reason = '', updated_at = a.at
        FROM asked a JOIN live ON live.id = a.payment_id
        WHERE p.id = a.payment_id AND p.state IN ('started', 'challenged', 'pending') RETURNING p.order_id, a.at
    ), {ledger.POSTING.format(gate="decided", journal="order_id")},
    {outbox.TELLING.format(gate="decided", cause="order_id")}
    UPDATE checkout_order o SET state = 'placed', placed_at = d.at FROM decided d WHERE o.id = d.order_id RETURNING o.id
""")
_REFUSE = """
    WITH decided AS (
        UPDATE checkout_payment SET state = 'declined', reference = %(reference)s, reason = %(reason)s, updated_at = %(at)s
        WHERE id = %(payment)s AND state IN ('started', 'challenged', 'pending') RETURNING order_id
    )
    UPDATE checkout_order o SET state = 'refused' FROM decided d WHERE o.id = d.order_id
"""
# Whoever sends the goods does not look here: freeing them (fulfilment) decides between sending and cancelling.
_CANCEL = "UPDATE checkout_order SET state = 'cancelled' WHERE id = %s AND state = 'placed'"
_NOTE = """
    UPDATE checkout_payment SET state = %s, reference = coalesce(nullif(%s, ''), reference), updated_at = %s
    WHERE id = %s AND state = ANY(%s)
"""
_ORDER = """
    SELECT o.id, o.number, o.region, o.market, o.language, o.state, o.user_id, o.email, o.address, o.currency, o.net_minor,
           o.vat_minor, o.gross_minor, o.delivery_minor, o.due_minor, o.promised_on, o.created_at, o.placed_at,
           p.id, p.provider, p.reference, p.state, p.method, p.reason, p.created_at, o.duty_minor, o.way,
           o.coupon, o.coupon_minor, o.terms, o.note
    FROM checkout_order o JOIN checkout_payment p ON p.order_id = o.id AND p.part IS NULL
    WHERE o.id = %s ORDER BY p.created_at DESC LIMIT 1
"""
_LINES = """
    SELECT id, brand_id, product_id, variant_id, sku, title, category, quantity, unit_gross_minor, list_gross_minor,
           gross_minor, net_minor, vat_minor, vat_rate, campaign_id, platform_funded_minor, warehouse, facts
    FROM checkout_orderline WHERE order_id = %s ORDER BY id
"""
_FUND = "UPDATE checkout_orderline SET platform_funded_minor = %s WHERE id = %s"
_UNDECIDED = """
    SELECT p.id, p.order_id FROM checkout_order o JOIN checkout_payment p ON p.order_id = o.id
    WHERE o.state = 'pending' AND p.part IS NULL AND p.state = ANY(%s) AND p.updated_at <= %s ORDER BY p.updated_at LIMIT %s
"""
_HOLD_PLACED = "SELECT 1 FROM checkout_order WHERE id = %s AND state = 'placed' FOR SHARE"
_BY_DEPOSIT = """
    SELECT DISTINCT o.id FROM checkout_order o JOIN checkout_orderline l ON l.order_id = o.id
    WHERE o.id = ANY(%s::uuid[]) AND o.state = 'placed' AND l.facts->>'deposit' IS NOT NULL ORDER BY o.id
"""
_SOLD = """
    SELECT o.id AS order_id, o.number AS order_number, l.id AS line_id, o.placed_at, o.market, o.currency, l.category,
           l.product_id, l.variant_id, l.title AS name, l.sku, l.quantity, l.gross_minor AS gross, l.net_minor AS net,
           l.vat_minor AS vat, l.vat_rate, l.list_gross_minor * l.quantity AS list_gross, l.campaign_id,
           l.platform_funded_minor AS platform_funded, l.warehouse, l.facts, o.note
    FROM checkout_orderline l JOIN checkout_order o ON o.id = l.order_id
    WHERE l.brand_id = %(brand)s AND o.state = 'placed' AND o.placed_at >= %(since)s AND o.placed_at < %(until)s
      AND (%(line)s::uuid IS NULL OR l.id = %(line)s)
      AND (%(before)s::uuid IS NULL OR l.id < %(before)s)
    ORDER BY l.id DESC LIMIT %(limit)s
"""
_UNITS = """
    SELECT l.product_id, sum(l.quantity) FROM checkout_orderline l JOIN checkout_order o ON o.id = l.order_id
    WHERE o.state = 'placed' AND o.market = %s AND o.placed_at >= %s AND l.product_id = ANY(%s) GROUP BY 1
"""
_HOLDING = """
    SELECT o.id AS order_id, o.number, o.market, o.language, o.state, o.email, coalesce(o.placed_at, o.created_at) AS at,
           l.variant_id, l.sku, l.title, l.quantity
    FROM checkout_orderline l JOIN checkout_order o ON o.id = l.order_id
    WHERE l.brand_id = %(brand)s AND l.product_id = %(product)s AND o.state <> 'refused'
      AND (%(variants)s::uuid[] IS NULL OR l.variant_id = ANY(%(variants)s::uuid[]))
      AND (%(markets)s::text[] IS NULL OR o.market = ANY(%(markets)s::text[]))
      AND (%(since)s::timestamptz IS NULL OR coalesce(o.placed_at, o.created_at) >= %(since)s)
      AND (%(until)s::timestamptz IS NULL OR coalesce(o.placed_at, o.created_at) < %(until)s)
    ORDER BY l.id
"""
_BY_PRODUCT = """
    SELECT l.product_id, o.market, o.currency, sum(l.quantity)::bigint, sum(l.gross_minor)::bigint
    FROM checkout_orderline l JOIN checkout_order o ON o.id = l.order_id
    WHERE o.state = 'placed' AND o.placed_at >= %s AND l.product_id = ANY(%s) GROUP BY 1, 2, 3 ORDER BY 1, 2
"""
_TOTALS = """
    SELECT o.market, o.currency, (o.placed_at AT TIME ZONE 'UTC')::date AS day, count(DISTINCT o.id) AS orders,
           sum(l.quantity) AS units, sum(l.gross_minor) AS gross
    FROM checkout_order o JOIN checkout_orderline l ON l.order_id = o.id
    WHERE o.state = 'placed' AND o.placed_at >= %s GROUP BY 1, 2, 3 ORDER BY 3, 1
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """An order to be opened: its key with digest, all columns of the rows of order, lines and payment, what CHECK and HOLD read, and what
    POSTING and TELLING read where it is placed at once."""

    key: str
    digest: str
    order: Mapping[str, Any]
    lines: Sequence[dict[str, Any]]
    payment: Mapping[str, Any]
    holding: Mapping[str, str]
    booking: Mapping[str, str] | None

    def arrays(self) -> dict[str, str]:
        """All that the statement reads but the rows."""
        keys = {
            "keys": db.array([self.key]),
            "key_digests": db.array([self.digest]),
            "key_orders": db.array([self.order["id"]]),
            "key_ats": db.array([self.order["created_at"]]),
        }
        return {**keys, **self.holding, **(self.booking or _UNBOOKED)}


def open_orders(openings: Sequence[Opening]) -> list[str]:
    """Hold the goods and write the orders, each with lines, payment and key, in one statement; the first of them is served first.

    Of each: "opened"; or "short" (some goods are not free any more) or "known" (the key was there before), and nothing of it is written.
    """
    arrays = db.together([opening.arrays() for opening in openings])
    rows = {
        "orders": Jsonb([opening.order for opening in openings], dumps=to_json),
        "lines": Jsonb([line for opening in openings for line in opening.lines], dumps=to_json),
        "payments": Jsonb([opening.payment for opening in openings], dumps=to_json),
    }
    told = {order: (ok, taken) for order, ok, taken in db.rows(_OPEN, {**arrays, **rows})}
    return [
        "short" if not ok else "opened" if taken else "known" for ok, taken in (told[o.order["id"]] for o in openings)
    ]


def key(name: str) -> tuple[str, UUID] | None:
    """The digest and order of an idempotency key. In a flash sale all who come too late ask for theirs."""
    return db.in_company(_ASKING, name)


def _keys(names: Sequence[str]) -> list[tuple[str, UUID] | None]:
    found = {key: (digest, order) for key, digest, order in db.rows(_KEYS, [db.array(names)])}
    return [found.get(name) for name in names]


_ASKING: Crowd[str, tuple[str, UUID] | None] = Crowd(_keys)


@dataclass(frozen=True, slots=True)
class Placing:
    """An order to be placed: its payment is authorised; `booking` is what POSTING and TELLING read."""

    order_id: UUID
    payment_id: UUID
    reference: str
    at: datetime
    booking: Mapping[str, str]

    def arrays(self) -> dict[str, str]:
        """All that the statement reads."""
        own = {
            "payments": db.array([self.payment_id]),
            "references": db.array([self.reference]),
            "ats": db.array([self.at]),
        }
        return {**own, **self.booking}


def place_orders(placings: Sequence[Placing]) -> list[bool]:
    """Live payments are authorised, their orders placed, booked and announced, in one statement; False of one that was decided before."""
    placed = {row[0] for row in db.rows(_PLACE, db.together([placing.arrays() for placing in placings]))}
    return [placing.order_id in placed for placing in placings]


def place(placing: Placing) -> bool:
    """As `place_orders`, with others that arrive meanwhile."""
    return db.in_company(_PLACING, placing)


_PLACING: Crowd[Placing, bool] = Crowd(place_orders)


def refuse(payment_id: UUID, reference: str, reason: str, at: datetime) -> bool:
    """A live payment is declined and its order refused; False when it was decided before."""
    decided = {"payment": payment_id, "reference": reference, "reason": reason, "at": at}
    return db.run(_REFUSE, decided) == 1


def cancel(order_id: UUID) -> bool:
    """A placed order is cancelled; False when it is not placed."""
    return db.run(_CANCEL, [order_id]) == 1


def note(payment_id: UUID, state: str, reference: str, at: datetime) -> bool:
    """Record that a live payment is challenged or pending; False when it was decided before."""
    return db.run(_NOTE, [state, reference, at, payment_id, list(LIVE)]) == 1


def order(order_id: UUID) -> tuple[Any, ...] | None:
    """An order with its latest payment."""
    return db.one(_ORDER, [order_id])


def lines(order_id: UUID) -> list[dict[str, Any]]:
    """An order's lines."""
    return db.dicts(_LINES, [order_id])


def hold_placed(order_id: UUID) -> bool:
    """Within a transaction: whether an order is placed; nobody calls it off until the transaction ends."""
    return db.one(_HOLD_PLACED, [order_id]) is not None


def sold_by_deposit(order_ids: Sequence[UUID]) -> list[UUID]:
    """Placed orders with a line sold by deposit."""
    return [row[0] for row in db.rows(_BY_DEPOSIT, [db.array(order_ids)])]


def fund(line_id: UUID, minor: int) -> None:
    """Record what the platform bears of a line's discount."""
    db.run(_FUND, [minor, line_id])


def undecided(before: datetime, limit: int) -> list[tuple[UUID, UUID]]:
    """Payments without a final answer whose state is older than `before`: (payment, order)."""
    return [(p, o) for p, o in db.rows(_UNDECIDED, [list(LIVE), before, limit])]


def sold(
    brand_id: UUID, since: datetime, until: datetime, limit: int, before: UUID | None, line: UUID | None
) -> list[dict[str, Any]]:
    """A brand's sold lines, newest first."""
    return db.dicts(
        _SOLD, {"brand": brand_id, "since": since, "until": until, "limit": limit, "before": before, "line": line}
    )


def units_sold(market: str, since: datetime, products: Sequence[UUID]) -> dict[UUID, int]:
    """Units sold in a market by product."""
    return {p: int(n) for p, n in db.rows(_UNITS, [market, since, list(products)])}


def by_product(since: datetime, products: Sequence[UUID]) -> list[tuple[Any, ...]]:
    """(product, market, currency, units, gross) sold since then."""
    return db.rows(_BY_PRODUCT, [since, list(products)])


def totals(since: datetime) -> list[dict[str, Any]]:
    """Orders, units and turnover by market and UTC day."""
    return db.dicts(_TOTALS, [since])


def holding(
    brand_id: UUID,
    product_id: UUID,
    variants: Sequence[UUID] | None,
    markets: Sequence[str] | None,
    since: datetime | None,
    until: datetime | None,
) -> list[dict[str, Any]]:
    """Order lines of a product, or of some of its variants, oldest first; not those of refused orders."""
    values = {
        "brand": brand_id,
        "product": product_id,
        "variants": None if variants is None else db.array(variants),
        "markets": None if markets is None else db.array(markets),
        "since": since,
        "until": until,
    }
    return db.dicts(_HOLDING, values)


def has_ordered(user: UUID) -> bool:
    """Whether an account has an order that was not refused."""
    sql = "SELECT 1 FROM checkout_order WHERE user_id = %s AND state <> 'refused' LIMIT 1"
    return db.one(sql, [user]) is not None
