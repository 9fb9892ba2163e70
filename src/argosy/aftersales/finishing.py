"""The worker's: go on with what waits for a provider's answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from uuid import UUID

from argosy.aftersales import cancelling, dispatching, queries, refunding

#: Seconds after which a round ends; the rest comes next time.
ROUND_S = 10.0


def finish(limit: int = 100) -> int:
    """Cancelled orders whose money is not all back, sent ones whose money is not taken, refunds not paid out; how many were looked at."""
    begun, done = time.monotonic(), 0
    for act, row in _waiting(limit):
        act(row)
        done += 1
        if time.monotonic() - begun > ROUND_S:
            break
    return done


def _waiting(limit: int) -> Iterator[tuple[Callable[[UUID], object], UUID]]:
    for table, act in (
        ("aftersales_cancellation", cancelling.settle),
        ("aftersales_dispatch", dispatching.take),
        ("aftersales_refund", refunding.settle),
    ):
        for row in queries.lease(table, limit):
            yield act, row
