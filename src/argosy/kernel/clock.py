"""The only reader of the time. Simulation and replay travel; everything else lives in the present."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_travelled: ContextVar[datetime | None] = ContextVar("argosy_clock", default=None)


def now() -> datetime:
    """The instant, aware, in UTC."""
    return _travelled.get() or datetime.now(UTC)


def today() -> date:
    """The UTC date of `now`."""
    return now().date()


@contextmanager
def travel(instant: datetime) -> Iterator[None]:
    """Within the block `now()` is `instant` (which must be aware)."""
    if instant.tzinfo is None:
        raise ValueError("travel to an aware instant")
    token = _travelled.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _travelled.reset(token)
