"""Providers' messages are hints. Each is kept once; then the provider itself is asked what is true, and that is made true.

So a message that comes twice, late or in the wrong order, or that says something else than the provider does, ends in the same state.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from argosy.checkout import answers, parts, taking
from argosy.checkout.errors import UnknownProvider
from argosy.checkout.payments import provider, queries, rehearsal
from argosy.checkout.queries import LIVE
from argosy.kernel import clock

#: Longer than all questions about one payment may take.
_LEASE = timedelta(minutes=2)
KEPT = timedelta(days=30)


def receive(name: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Keep a provider's message; False when it came before. `headers` by lower-case name. Nobody is asked here: see `follow_hints`.

    Raises UnknownProvider, WebhookRefused.
    """
    event = provider(name).webhook(headers, body)
    return queries.hear(name, event.id, event.type, event.payment_id, hashlib.sha256(body).hexdigest())


def follow_hints(limit: int = 50) -> int:
    """Ask about the payments that messages are due for, each once; how many messages. Where nobody answers, it is tried again later."""
    leased = queries.lease(clock.now() + _LEASE, limit)
    by_payment: dict[UUID, list[UUID]] = defaultdict(list)
    for event_id, payment_id in leased:
        by_payment[payment_id].append(event_id)
    for payment_id in taking.in_a_round(list(by_payment)):
        events = by_payment.pop(payment_id)
        done = taking.guarded(partial(look, payment_id), payment_id)
        (queries.heard if done else queries.later)(events)
    for events in by_payment.values():
        queries.later(events)
    return len(leased)


def look(payment_id: UUID) -> bool:
    """Ask the provider what is true of a payment, and make it so; False when nobody answered. A payment that is not there is done with."""
    p = queries.by_id(payment_id)
    if p is None:
        return True
    if p.state in LIVE:
        # Undecided payments are asked for every few seconds anyway; the hint only makes it sooner.
        if p.part is None:
            answers.ask_again(p.order_id)
        else:
            parts.ask_again(p.id)
        return True
    return taking.look(p)


def test_messages(order_id: UUID, *, times: int = 1, shuffled: bool = False, seed: int = 0) -> list[bytes]:
    """What the test provider has to tell of an order's payment, each message `times` times, in order or in one that follows from `seed`.

    Sign each when it is sent (`signed_test_message`). Raises UnknownOrder, UnknownProvider where it is another provider's payment.
    """
    name, intent = taking.intent_of(order_id)
    if name != "test":
        raise UnknownProvider(name, ["test"])
    return rehearsal.disarranged(rehearsal.messages(intent), times=times, shuffled=shuffled, seed=seed)


def forget_hints() -> int:
    """Remove messages that were done long ago; how many."""
    return queries.forget_heard(clock.now() - KEPT)
