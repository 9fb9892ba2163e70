"""A closed loop of HTTP clients: each asks, waits for the answer, asks again."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

#: A request: method, path, body, headers.
Request = tuple[str, str, bytes | None, dict[str, str]]


@dataclass(slots=True)
class Told:
    """What a load measured: `latencies_s` of the answers that counted, errors by status or exception."""

    seconds: float = 0.0
    latencies_s: list[float] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)

    @property
    def per_s(self) -> float:
        return len(self.latencies_s) / self.seconds if self.seconds else 0.0

    def quantile_ms(self, share: float) -> float:
        """The latency that `share` of the answers kept, in milliseconds (nearest rank)."""
        if not self.latencies_s:
            return 0.0
        ordered = sorted(self.latencies_s)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def drive(
    port: int, requests: Callable[[int], Iterator[Request]], clients: int, seconds: float, good: Callable[[int], bool]
) -> Told:
    """Load `port` with `clients` closed loops for so long; `requests(n)` feeds client n; `good` tells which status counts."""
    told, lock = Told(), threading.Lock()
    start, until = threading.Barrier(clients + 1), [0.0]

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        own: list[float] = []
        wrong: dict[str, int] = {}
        feed = requests(number)
        start.wait()
        while time.perf_counter() < until[0]:
            method, path, body, headers = next(feed)
            began = time.perf_counter()
            try:
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                answer.read()
                outcome = "" if good(answer.status) else str(answer.status)
            except (OSError, http.client.HTTPException) as trouble:
                connection.close()
                outcome = type(trouble).__name__
            if outcome:
                wrong[outcome] = wrong.get(outcome, 0) + 1
            else:
                own.append(time.perf_counter() - began)
        connection.close()
        with lock:
            told.latencies_s += own
            for name, count in wrong.items():
                told.errors[name] = told.errors.get(name, 0) + count

    threads = [threading.Thread(target=client, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    began = time.perf_counter()
    until[0] = began + seconds
    start.wait()
    for thread in threads:
        thread.join()
    told.seconds = time.perf_counter() - began
    return told
