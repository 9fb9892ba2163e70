"""SQL of captures, voids, refunds and providers' messages. Each step is one guarded statement; a payment's row is its lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

_COLUMNS = """
    id, order_id, provider, reference, state, amount_minor, captured_minor, refunded_minor, currency, method, reason, created_at, part
"""
_BY_ORDER = f"""
    SELECT {_COLUMNS} FROM checkout_payment WHERE order_id = %s AND part IS NOT DISTINCT FROM %s ORDER BY created_at DESC LIMIT 1
"""
_PARTS = "SELECT DISTINCT part FROM checkout_payment WHERE order_id = %s AND part IS NOT NULL ORDER BY part"
# Begun only while the order is in force (whoever calls it off waits for us, or we for them) and nothing of the part is under way or paid.
_BEGIN = """
    INSERT INTO checkout_payment (id, order_id, provider, reference, state, amount_minor, captured_minor, refunded_minor, currency,
        method, reason, created_at, updated_at, part)
    SELECT %(id)s, o.id, %(provider)s, '', 'started', %(amount)s, 0, 0, o.currency, %(token)s, '', %(at)s, %(at)s, %(part)s
    FROM (SELECT id, currency FROM checkout_order WHERE id = %(order)s AND state = 'placed' FOR SHARE) o
    ON CONFLICT DO NOTHING
"""
_CLAIM = """
    INSERT INTO checkout_idempotencykey (key, request_digest, order_id, status, response, created_at)
    VALUES (%(key)s, %(digest)s, %(order)s, NULL, %(response)s, %(at)s) ON CONFLICT (key) DO NOTHING
"""
_CLAIMED = "SELECT request_digest, response FROM checkout_idempotencykey WHERE key = %s"
_PARTS_OPEN = """
    SELECT id FROM checkout_payment
    WHERE part IS NOT NULL AND state IN ('started', 'challenged', 'pending') AND updated_at <= %s ORDER BY updated_at LIMIT %s
"""
_BY_ID = f"SELECT {_COLUMNS} FROM checkout_payment WHERE id = %s"
_MOVE = """
    UPDATE checkout_payment SET state = %(to)s, captured_minor = coalesce(%(captured)s::bigint, captured_minor),
        reason = coalesce(%(reason)s::text, reason), reference = coalesce(%(reference)s::text, reference), updated_at = %(at)s
    WHERE id = %(payment)s AND state = ANY(%(from)s)
"""
_ASKED = """
    SELECT id FROM checkout_payment WHERE state IN ('capturing', 'voiding') AND updated_at <= %s ORDER BY updated_at LIMIT %s
"""
_TOUCH = "UPDATE checkout_payment SET updated_at = %s WHERE id = %s"
_REFUND = "id, payment_id, amount_minor, currency, state, reason, trouble, reference, key, created_at, updated_at"
_REFUNDS = f"SELECT {_REFUND} FROM checkout_refund WHERE payment_id = %s ORDER BY created_at, id"
_REFUND_OF_KEY = f"SELECT {_REFUND} FROM checkout_refund WHERE key = %s"
_WRITE_REFUND = """
    INSERT INTO checkout_refund (id, payment_id, amount_minor, currency, state, reason, trouble, reference, key, created_at, updated_at)
    SELECT %(id)s, %(payment)s, %(amount)s, currency, 'requested', %(reason)s, '', '', %(key)s, %(at)s, %(at)s
    FROM checkout_payment WHERE id = %(payment)s ON CONFLICT (key) DO NOTHING
"""
# The rule: never more than was captured. Two refunds at once wait here for each other.
_TAKE_ROOM = """
    UPDATE checkout_payment SET refunded_minor = refunded_minor + %(amount)s, updated_at = %(at)s
    WHERE id = %(payment)s AND state = 'captured' AND refunded_minor + %(amount)s <= captured_minor
"""
_ANSWERED = """
    UPDATE checkout_refund SET state = %(state)s, reference = coalesce(nullif(%(reference)s, ''), reference), updated_at = %(at)s
    WHERE id = %(refund)s AND state IN ('requested', 'pending')
"""
# A refund can fail long after it seemed done; what it took is free again, once.
_FAILED = """
    WITH failed AS (
        UPDATE checkout_refund SET state = 'failed', trouble = %(trouble)s, updated_at = %(at)s,
            reference = coalesce(nullif(%(reference)s, ''), reference)
        WHERE id = %(refund)s AND state <> 'failed' RETURNING payment_id, amount_minor
    )
    UPDATE checkout_payment p SET refunded_minor = p.refunded_minor - f.amount_minor, updated_at = %(at)s
    FROM failed f WHERE p.id = f.payment_id
"""
_OPEN_REFUNDS = """
    SELECT key FROM checkout_refund
    WHERE (state = 'requested' AND updated_at <= %s) OR (state = 'pending' AND updated_at <= %s) ORDER BY updated_at LIMIT %s
"""
_DIFFERENCES = """
    SELECT p.id FROM checkout_payment p LEFT JOIN checkout_refund r ON r.payment_id = p.id AND r.state <> 'failed'
    WHERE p.refunded_minor <> 0 OR r.id IS NOT NULL
    GROUP BY p.id HAVING p.refunded_minor <> coalesce(sum(r.amount_minor), 0)
"""
_HEAR = """
    INSERT INTO checkout_webhookevent (id, provider, event_id, type, payment_id, digest, received_at, due_at, tries, done_at)
    SELECT %(id)s, %(provider)s::text, %(event)s, %(type)s, p.id, %(digest)s, %(at)s, %(at)s, 0,
           CASE WHEN p.id IS NULL THEN %(at)s::timestamptz END
    FROM (SELECT 1) one LEFT JOIN checkout_payment p ON p.id = %(payment)s::uuid AND p.provider = %(provider)s::text
    ON CONFLICT (provider, event_id) DO NOTHING
"""
# A lease, not a lock: the provider is asked outside of the transaction. Whoever dies with it leaves the event due again.
_LEASE = """
    UPDATE checkout_webhookevent e SET due_at = %(until)s, tries = e.tries + 1
    WHERE e.id IN (
        SELECT id FROM checkout_webhookevent WHERE done_at IS NULL AND due_at <= %(at)s
        ORDER BY due_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    ) RETURNING e.id, e.payment_id, e.tries
"""
_DONE = "UPDATE checkout_webhookevent SET done_at = %s WHERE id = ANY(%s)"
_LATER = "UPDATE checkout_webhookevent SET due_at = %s + least(power(2, tries), 600) * interval '1 second' WHERE id = ANY(%s)"
_FORGET = "DELETE FROM checkout_webhookevent WHERE done_at < %s"


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment as it stands. Amounts in minor units."""

    id: UUID
    order_id: UUID
    provider: str
    reference: str
    state: str
    amount: int
    captured: int
    refunded: int
    currency: str
    token: str
    reason: str
    created_at: datetime
    part: str | None = None


@dataclass(frozen=True, slots=True)
class RefundRow:
    """A refund as it stands. `reason` is ours, `trouble` why it failed at the provider, `reference` the provider's name of it."""

    id: UUID
    payment_id: UUID
    amount: int
    currency: str
    state: str
    reason: str
    trouble: str
    reference: str
    key: str
    created_at: datetime
    updated_at: datetime


def of_order(order_id: UUID, part: str | None = None) -> PaymentRow | None:
    """An order's latest payment; with `part`, the latest of that further payment."""
    row = db.one(_BY_ORDER, [order_id, part])
    return PaymentRow(*row) if row else None


def parts(order_id: UUID) -> list[str]:
    """Names of an order's further payments."""
    return [row[0] for row in db.rows(_PARTS, [order_id])]


def begin(values: dict[str, Any]) -> bool:
    """Write a further payment; False where the order is not in force, or one of this part is under way or paid."""
    return db.run(_BEGIN, values) == 1


def claim(key: str, digest: str, order_id: UUID, payment_id: UUID) -> bool:
    """Take an idempotency key for a further payment; False when it was taken."""
    told = {"key": key, "digest": digest, "order": order_id, "at": clock.now()}
    return db.run(_CLAIM, {**told, "response": Jsonb({"payment": str(payment_id)})}) == 1


def claimed(key: str) -> tuple[str, UUID | None] | None:
    """Digest and payment of a key; no payment where it placed an order."""
    row = db.one(_CLAIMED, [key])
    return None if row is None else (row[0], UUID(row[1]["payment"]) if row[1] and "payment" in row[1] else None)


def parts_open(before: datetime, limit: int) -> list[UUID]:
    """Further payments that nobody has decided, not looked at since `before`."""
    return [row[0] for row in db.rows(_PARTS_OPEN, [before, limit])]


def by_id(payment_id: UUID) -> PaymentRow | None:
    """A payment."""
    row = db.one(_BY_ID, [payment_id])
    return PaymentRow(*row) if row else None


def move(
    payment_id: UUID,
    to: str,
    of: Sequence[str],
    *,
    captured: int | None = None,
    reason: str | None = None,
    reference: str | None = None,
) -> bool:
    """Change a payment's state if it is one of `of`, and what is given beside it; False when it was not."""
    values: dict[str, Any] = {
        "payment": payment_id,
        "to": to,
        "from": list(of),
        "captured": captured,
        "reason": reason,
        "reference": reference,
        "at": clock.now(),
    }
    return db.run(_MOVE, values) == 1


def asked(before: datetime, limit: int) -> list[UUID]:
    """Payments whose capture or void has waited for its answer since `before`."""
    return [row[0] for row in db.rows(_ASKED, [before, limit])]


def touch(payment_id: UUID) -> None:
    """Asked about just now: others come first next time."""
    db.run(_TOUCH, [clock.now(), payment_id])


def refunds(payment_id: UUID) -> list[RefundRow]:
    """A payment's refunds, oldest first."""
    return [RefundRow(*row) for row in db.rows(_REFUNDS, [payment_id])]


def refund_of_key(key: str) -> RefundRow | None:
    """The refund that was asked for under a key."""
    row = db.one(_REFUND_OF_KEY, [key])
    return RefundRow(*row) if row else None


def request_refund(payment_id: UUID, amount: int, reason: str, key: str) -> str:
    """Within a transaction that is undone unless this says "requested"; else "known" (the key) or "short" (not so much is left)."""
    at = clock.now()
    values = {"id": uuid7(), "payment": payment_id, "amount": amount, "reason": reason, "key": key, "at": at}
    if not db.run(_WRITE_REFUND, values):
        return "known"
    return "requested" if db.run(_TAKE_ROOM, {"payment": payment_id, "amount": amount, "at": at}) else "short"


def refund_answered(refund_id: UUID, state: str, reference: str) -> None:
    """The provider has it (pending) or has given the money back (done); the last word is kept."""
    db.run(_ANSWERED, {"refund": refund_id, "state": state, "reference": reference, "at": clock.now()})


def refund_failed(refund_id: UUID, trouble: str, reference: str) -> bool:
    """It will not be given back: what it took of the payment is free again. False when that was known."""
    values = {"refund": refund_id, "trouble": trouble[:40], "reference": reference, "at": clock.now()}
    return db.run(_FAILED, values) == 1


def open_refunds(requested_before: datetime, pending_before: datetime, limit: int) -> list[str]:
    """Keys of refunds that have waited for an answer since then."""
    return [row[0] for row in db.rows(_OPEN_REFUNDS, [requested_before, pending_before, limit])]


def refund_differences() -> list[UUID]:
    """Payments whose refunded amount is not the sum of their refunds; none unless somebody wrote past this module."""
    return [row[0] for row in db.rows(_DIFFERENCES)]


def hear(provider: str, event_id: str, kind: str, payment_id: UUID | None, digest: str) -> bool:
    """Keep a provider's message; False when it came before. One about no payment of ours has nothing to be done."""
    values = {
        "id": uuid7(),
        "provider": provider,
        "event": event_id,
        "type": kind,
        "payment": payment_id,
        "digest": digest,
        "at": clock.now(),
    }
    return db.run(_HEAR, values) == 1


def lease(until: datetime, limit: int) -> list[tuple[UUID, UUID]]:
    """Messages that are due, nobody else's until then: (message, payment)."""
    rows = db.rows(_LEASE, {"until": until, "at": clock.now(), "limit": limit})
    return [(event, payment) for event, payment, _ in rows]


def heard(events: Sequence[UUID]) -> None:
    """Nothing is left to be done for these messages."""
    db.run(_DONE, [clock.now(), list(events)])


def later(events: Sequence[UUID]) -> None:
    """Nobody answered: these messages are due again later, each time after twice as long, at most ten minutes."""
    db.run(_LATER, [clock.now(), list(events)])


def forget_heard(before: datetime) -> int:
    """Remove messages done before then; how many."""
    return db.run(_FORGET, [before])
