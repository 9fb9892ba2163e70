"""What may go wrong, on demand: each fault waits for the next request that it fits, and happens so many times."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

#: drop-before: the connection breaks before anything was done; drop-after: the work is done, the answer lost; delay: the answer (and a
#: second request under the same key meanwhile) waits; error: 500, nothing done, kept under the key; error-after: 500 though done; rate: 429.
KINDS = ("drop-before", "drop-after", "delay", "error", "error-after", "rate")


@dataclass
class Fault:
    """A fault of one of KINDS for requests such as "POST /v1/refunds" that `on` (a regular expression) is found in."""

    kind: str
    on: str = ""
    times: int = 1
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no fault {self.kind}; there are {', '.join(KINDS)}")
        re.compile(self.on)


class Faults:
    """The faults that wait. Threads share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, kind: str, on: str = "", times: int = 1, seconds: float = 0.0) -> None:
        """Let it happen to the next requests that fit. Raises ValueError for an unknown kind."""
        with self._lock:
            self._waiting.append(Fault(kind, on, times, seconds))

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        with self._lock:
            self._waiting.clear()

    def take(self, request: str) -> Fault | None:
        """The fault that happens to this request."""
        with self._lock:
            for fault in self._waiting:
                if re.search(fault.on, request):
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                    return fault
        return None
