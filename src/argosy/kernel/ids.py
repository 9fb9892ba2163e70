"""UUIDv7 keys (RFC 9562 §5.7): sortable by time, made without asking the database."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1d2f0e-6b0c-5f0a-9f7e-0a7260a1c0de")
_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """A new key; keys of one process ascend, with 12 bits of sub-millisecond order and 62 random bits."""
    global _last
    stamp = time.time_ns()
    # 48 bits of milliseconds and 12 bits of the fraction (RFC 9562 §6.2, method 3).
    ticks = (stamp // 1_000_000 << 12) | (stamp % 1_000_000) * 4096 // 1_000_000
    with _lock:
        ticks = _last = max(ticks, _last + 1)
    high = (ticks >> 12 << 16) | 0x7000 | (ticks & 0xFFF)
    low = (int.from_bytes(os.urandom(8), "big") & 0x3FFFFFFFFFFFFFFF) | 0x8000000000000000
    return UUID(int=high << 64 | low)


def uuid7_texts(count: int) -> list[str]:
    """So many new keys in ascending order, as PostgreSQL reads them: what is only written and not compared needs no UUID."""
    global _last
    stamp = time.time_ns()
    ticks = (stamp // 1_000_000 << 12) | (stamp % 1_000_000) * 4096 // 1_000_000
    with _lock:
        first = max(ticks, _last + 1)
        _last = first + count - 1
    chance = os.urandom(8 * count)
    digits = chance.hex()
    # The variant's digit is 8 to b: two of the 62 random bits are in it, taken from the digit that it stands for.
    return [
        f"{(ticks >> 12 << 16) | 0x7000 | (ticks & 0xFFF):016x}{'89ab'[chance[8 * n] >> 6]}{digits[16 * n + 1 : 16 * n + 16]}"
        for n, ticks in enumerate(range(first, first + count))
    ]


def named(code: str) -> UUID:
    """The same key for the same code, for ever (UUIDv5): for rows that are found by name without a look-up."""
    return uuid5(_NAMESPACE, code)
