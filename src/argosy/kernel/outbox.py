"""Side work, written in the transaction that causes it and done afterwards by the worker, at least once.

`put` writes a row; the worker's relay takes rows with SKIP LOCKED in batches and hands each topic's payloads to its handler.
A handler gets a list of payloads, so that a thousand price changes refresh a page once. It must be repeatable.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction as _transaction
from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

Handler = Callable[[list[dict[str, Any]]], None]
_handlers: dict[str, Handler] = {}

_PUT = "INSERT INTO kernel_outbox (id, topic, payload, created_at, attempts, error) VALUES (%s, %s, %s, %s, 0, '')"
_PUT_LATER = """
    INSERT INTO kernel_outbox (id, topic, payload, created_at, retry_at, attempts, error) VALUES (%s, %s, %s, %s, %s, 0, '')
"""
_TAKE = """
    SELECT id, topic, payload, attempts FROM kernel_outbox
    WHERE done_at IS NULL AND (retry_at IS NULL OR retry_at <= %s)
    ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED
"""
_DONE = "UPDATE kernel_outbox SET done_at = %s WHERE id = ANY(%s)"
_FAILED = """
    UPDATE kernel_outbox SET attempts = attempts + 1, error = %s,
           retry_at = %s + least(power(2, attempts), 600) * interval '1 second'
    WHERE id = ANY(%s)
"""


#: The same as a named query within another statement, for the causes that `{gate}` names in its column `{cause}`; `telling` gives what it reads.
TELLING = """
    told AS (
        INSERT INTO kernel_outbox (id, topic, payload, created_at, attempts, error)
        SELECT t.id, t.topic, t.payload, t.at, 0, ''
        FROM unnest(%(told_ids)s::uuid[], %(told_causes)s::uuid[], %(told_topics)s::text[], %(told_payloads)s::jsonb[],
            %(told_ats)s::timestamptz[]) AS t(id, cause, topic, payload, at) JOIN {gate} ON {gate}.{cause} = t.cause
    )
"""


def telling(topic: str, payload: dict[str, Any], cause: UUID) -> dict[str, str]:
    """What TELLING reads: arrays, which may be joined with others'."""
    return {
        "told_ids": db.array([uuid7()]),
        "told_causes": db.array([cause]),
        "told_topics": db.array([topic]),
        "told_payloads": db.array([json.dumps(payload)]),
        "told_ats": db.array([clock.now()]),
    }


def put(topic: str, payload: dict[str, Any]) -> None:
    """Ask for side work within the current transaction."""
    db.run(_PUT, [uuid7(), topic, Jsonb(payload), clock.now()])


def put_later(topic: str, payload: dict[str, Any], after: timedelta) -> None:
    """Ask for side work that is not to be tried before some time has passed."""
    now = clock.now()
    db.run(_PUT_LATER, [uuid7(), topic, Jsonb(payload), now, now + after])


def put_all(topic: str, payloads: Sequence[dict[str, Any]]) -> None:
    """Ask for side work many times within the current transaction."""
    now = clock.now()
    db.run_many(_PUT, [(uuid7(), topic, Jsonb(payload), now) for payload in payloads])


def handles(topic: str) -> Callable[[Handler], Handler]:
    """Register the function that does a topic's work."""

    def register(handler: Handler) -> Handler:
        _handlers[topic] = handler
        return handler

    return register


def relay(limit: int = 200) -> int:
    """Do one batch of waiting work; how many messages were taken. A failing topic is retried later, the rest goes on."""
    with _transaction.atomic():
        taken = db.rows(_TAKE, [clock.now(), limit])
        by_topic: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for row in taken:
            by_topic[row[1]].append(row)
        for topic, messages in by_topic.items():
            _deliver(topic, messages)
    return len(taken)


def _deliver(topic: str, messages: list[tuple[Any, ...]]) -> None:
    keys = [m[0] for m in messages]
    try:
        with _transaction.atomic():
            if topic not in _handlers:
                raise LookupError(f"no handler for {topic}")
            _handlers[topic]([m[2] for m in messages])
    except Exception as trouble:
        db.run(_FAILED, [f"{type(trouble).__name__}: {trouble}"[:2000], clock.now(), keys])
    else:
        db.run(_DONE, [clock.now(), keys])


def forget_done(after: timedelta = timedelta(days=7)) -> int:
    """Remove messages that were done long ago; how many."""
    return db.run("DELETE FROM kernel_outbox WHERE done_at < %s", [clock.now() - after])
