"""A closed loop of HTTP clients: each asks, waits for the answer, asks again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from argosy.cli.bench.wire import Line

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
    port: int,
    requests: Callable[[int], Iterator[Request]],
    clients: int,
    seconds: float,
    good: Callable[[int], bool],
    rate: float = 0,
) -> Told:
    """Load `port` with `clients` closed loops for so long; `requests(n)` feeds client n; `good` tells which status counts.

    With a `rate` (requests a second in all) each client asks at its own fixed times instead, and a latency counts from the time at which
    it should have asked: a slow answer is not hidden by asking later.
    """
    pause = clients / rate if rate else 0
    told, lock = Told(), threading.Lock()
    start, until = threading.Barrier(clients + 1), [0.0]

    def client(number: int) -> None:
        line = Line(port)
        own: list[float] = []
        wrong: dict[str, int] = {}
        feed = requests(number)
        start.wait()
        due = time.perf_counter() + pause * number / clients
        while time.perf_counter() < until[0]:
            method, path, body, headers = next(feed)
            began = time.perf_counter()
            if pause:
                time.sleep(max(0, due - began))
                began, due = due, due + pause
            try:
                status, _ = line.ask(method, path, body, headers)
                outcome = "" if good(status) else str(status)
            except OSError as trouble:
                outcome = type(trouble).__name__
            if outcome:
                wrong[outcome] = wrong.get(outcome, 0) + 1
            else:
                own.append(time.perf_counter() - began)
        line.close()
        with lock:
            told.latencies_s += own
            for name, count in wrong.items():
                told.errors[name] = told.errors.get(name, 0) + count

    _at_once([threading.Thread(target=client, args=(n,)) for n in range(clients)], start, until, seconds, told)
    return told


@dataclass(slots=True)
class Asked:
    """What became of a crowd: answers by status, the seconds from the first question to the last answer, and each latency."""

    seconds: float
    statuses: dict[str, int]
    latencies_s: list[float]


def crowd(port: int, requests: Sequence[Request], clients: int) -> Asked:
    """Ask every request once, in order, with at most `clients` waiting at a time."""
    waiting, statuses, latencies, lock = iter(requests), dict[str, int](), list[float](), threading.Lock()
    start = threading.Barrier(clients + 1)

    def client() -> None:
        line = Line(port, 300)
        start.wait()
        while True:
            with lock:
                request = next(waiting, None)
            if request is None:
                break
            method, path, body, headers = request
            began = time.perf_counter()
            try:
                outcome = str(line.ask(method, path, body, headers)[0])
            except OSError as trouble:
                outcome = type(trouble).__name__
            with lock:
                statuses[outcome] = statuses.get(outcome, 0) + 1
                latencies.append(time.perf_counter() - began)
        line.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return Asked(time.perf_counter() - began, statuses, latencies)


#: Asks one request on a client's own connection: status and body.
Ask = Callable[..., tuple[int, bytes]]


def scripted(port: int, script: Callable[[Ask, int], bool], clients: int, seconds: float) -> Told:
    """Closed loops of a whole course of requests: `script(ask, number)` goes through it once and says whether all went well.

    A latency is that of a whole course.
    """
    told, lock = Told(), threading.Lock()
    start, until = threading.Barrier(clients + 1), [0.0]

    def client(number: int) -> None:
        line = Line(port)
        own: list[float] = []
        wrong = 0
        start.wait()
        while time.perf_counter() < until[0]:
            began = time.perf_counter()
            try:
                well = script(line.ask, number)
            except OSError:
                well = False
            if well:
                own.append(time.perf_counter() - began)
            else:
                wrong += 1
        line.close()
        with lock:
            told.latencies_s += own
            if wrong:
                told.errors["course"] = told.errors.get("course", 0) + wrong

    _at_once([threading.Thread(target=client, args=(n,)) for n in range(clients)], start, until, seconds, told)
    return told


def _at_once(
    threads: Sequence[threading.Thread], start: threading.Barrier, until: list[float], seconds: float, told: Told
) -> None:
    """Let all threads go at the same instant, and take the time until the last has ended."""
    for thread in threads:
        thread.start()
    began = time.perf_counter()
    until[0] = began + seconds
    start.wait()
    for thread in threads:
        thread.join()
    told.seconds = time.perf_counter() - began
