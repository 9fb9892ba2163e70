"""Facts that change rarely, remembered by this process for a moment, so that a rush asks for them once.

What is remembered may be `ttl_s` old and no older. Nothing is remembered where ARGOSY_MEMO_S is 0 (the tests).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
LONGEST_S = float(os.environ.get("ARGOSY_MEMO_S", "1"))


class Memo(Generic[K, V]):
    """Values by key. Threads may share it: a race costs a second reading, nothing else."""

    def __init__(self, ttl_s: float = 1.0, most: int = 20_000) -> None:
        self._ttl_s = min(ttl_s, LONGEST_S)
        self._most = most
        self._kept: dict[K, tuple[float, V]] = {}

    def get(self, keys: Iterable[K], load: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
        """The values of the keys that have one; those not remembered come from `load`, by one call."""
        now = time.monotonic()
        found: dict[K, V] = {}
        missing: list[K] = []
        for key in keys:
            kept = self._kept.get(key)
            if kept is not None and kept[0] > now:
                found[key] = kept[1]
            else:
                missing.append(key)
        if missing:
            loaded = load(missing)
            if self._ttl_s:
                if len(self._kept) > self._most:
                    self._kept.clear()
                until = now + self._ttl_s
                self._kept.update((key, (until, value)) for key, value in loaded.items())
            found.update(loaded)
        return found

    def forget(self, keys: Iterable[K]) -> None:
        """Read these anew when they are next asked for."""
        for key in keys:
            self._kept.pop(key, None)
