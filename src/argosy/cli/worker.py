"""`argosy worker`: the side work. One process, two threads: the outbox as it fills, and what is due by the clock."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable

import click

log = logging.getLogger("argosy.worker")
IDLE_S = 0.3
#: How often the worker gives a sign that it lives.
SIGN_S = 2


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what waits now, then stop.")
def worker(once: bool) -> None:
    """Do the side work: refresh pages whose prices changed, send mail, start and end campaigns, ask payment providers again."""
    from argosy.web import jobs
    from argosy.web.admission import health

    if once:
        jobs.register()
        while jobs.relay():
            pass
        for _, task in jobs.TIMETABLE:
            task()
        return
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    jobs.register()
    threads = [
        threading.Thread(target=_outbox, args=(stopping, jobs.relay), name="outbox"),
        threading.Thread(
            target=_timetable, args=(stopping, (*jobs.TIMETABLE, (SIGN_S, health.worker_lives))), name="timetable"
        ),
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    for thread in threads:
        thread.join(timeout=15)


def _outbox(stopping: threading.Event, relay: Callable[[], int]) -> None:
    while not stopping.is_set():
        if not _guarded(relay):
            stopping.wait(IDLE_S)


def _timetable(stopping: threading.Event, timetable: tuple[tuple[float, Callable[[], object]], ...]) -> None:
    due = {task: 0.0 for _, task in timetable}
    while not stopping.is_set():
        for every_s, task in timetable:
            if time.monotonic() >= due[task] and not stopping.is_set():
                _guarded(task)
                due[task] = time.monotonic() + every_s
        stopping.wait(0.5)


def _guarded(task: Callable[[], object]) -> object:
    """A task that fails is told of and tried again at its next time; the database may have gone away for a moment."""
    from django.db import close_old_connections, connection

    close_old_connections()
    try:
        return task()
    except Exception:
        log.exception("%s failed; it will be tried again", getattr(task, "__name__", task))
        connection.close()
        time.sleep(1)
        return None
