"""What is broken, and how. Each fault works while the load runs and is over when it returns."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta

import psycopg

from argosy.cli.chaos.place import Place, children_of, kill
from argosy.kernel import clock, postgres

#: Longer than a challenge may wait and than a question is put afresh, so that the jump changes what the worker decides.
JUMP = timedelta(minutes=20)
_HELD_S = 3.0
_MANY = 100_000
#: Bytes: less than any table or log that is in use has.
_NO_ROOM = 65_536
Fault = Callable[[Place], str]


def web_killed(place: Place) -> str:
    """kill -9 of a process that serves pages."""
    assert place.web.process is not None
    serving = [p for p in children_of(place.web.process.pid) if _python(p)]
    if not serving:
        raise RuntimeError("no serving process was found to kill")
    kill(serving[0])
    time.sleep(_HELD_S)
    return f"1 of {len(serving)} serving processes"


def _python(process: int) -> bool:
    """Not the helper of multiprocessing, which serves nothing."""
    try:
        with open(f"/proc/{process}/cmdline", "rb") as told:
            return b"resource_tracker" not in told.read()
    except OSError:
        return False


def worker_killed(place: Place) -> str:
    """kill -9 of the job worker."""
    before = place.worker.process
    assert before is not None
    kill(before.pid)
    until = time.monotonic() + 15
    while place.worker.process is before or not place.worker.alive():
        if time.monotonic() > until:
            raise RuntimeError("the worker was not started again")
        time.sleep(0.1)
    return "started again"


def database_killed(place: Place) -> str:
    """kill -9 of PostgreSQL's first process; its keeper must start it again."""
    before = postgres.status(place.home).server
    assert before is not None
    began = time.monotonic()
    kill(before)
    while True:
        now = postgres.status(place.home)
        if now.running and now.server not in (None, before) and _answers():
            return f"back after {time.monotonic() - began:.1f} s"
        if time.monotonic() - began > 30:
            raise RuntimeError("the keeper did not start PostgreSQL again")
        time.sleep(0.05)


def disk_full(place: Place) -> str:
    """No file of PostgreSQL's can grow: every write beyond its first pages fails as on a full disk, its log's too. Then there is room again."""
    server = postgres.status(place.home).server
    assert server is not None
    _room(server, _NO_ROOM)
    time.sleep(_HELD_S)
    _room(server)
    began = time.monotonic()
    while not (postgres.status(place.home).running and _writes()):
        if time.monotonic() - began > 60:
            raise RuntimeError("the database does not write again although there is room")
        time.sleep(0.05)
    return f"no room for {_HELD_S:.0f} s, back after {time.monotonic() - began:.1f} s"


def _room(server: int, most: int | None = None) -> None:
    """How far files of a server and of all that it has started may grow, in bytes, or without bound; what it starts from now on inherits that."""
    soft = "unlimited" if most is None else str(most)
    for process in (server, *children_of(server)):
        try:
            owner = os.stat(f"/proc/{process}")
            other = owner.st_uid != os.geteuid()
            subprocess.run(
                ["prlimit", f"--fsize={soft}:", "--pid", str(process)],
                check=True,
                capture_output=True,
                user=owner.st_uid if other else None,
                group=owner.st_gid if other else None,
            )
        except (subprocess.CalledProcessError, FileNotFoundError):
            if os.path.exists(f"/proc/{process}"):
                raise RuntimeError(
                    "the database's files could not be limited: is prlimit (util-linux) there?"
                ) from None


def _writes() -> bool:
    try:
        with psycopg.connect(postgres.database_url(), connect_timeout=2, autocommit=True) as line:
            line.execute("SELECT pg_logical_emit_message(true, 'chaos', repeat('x', 100000))")
        return True
    except psycopg.Error:
        return False


def _answers() -> bool:
    try:
        with psycopg.connect(postgres.database_url(), connect_timeout=2) as line:
            line.execute("SELECT 1")
        return True
    except psycopg.Error:
        return False


def _payments(place: Place, kind: str, seconds: float = 0.0) -> str:
    asked = len(place.stripe.requests)
    place.stripe.faults.add(kind, times=_MANY, seconds=seconds)
    time.sleep(_HELD_S)
    place.stripe.faults.clear()
    return f"{len(place.stripe.requests) - asked} requests hit"


def payments_cut(place: Place) -> str:
    """The payment server hangs up before it does anything."""
    return _payments(place, "drop-before")


def payments_lost(place: Place) -> str:
    """The payment server does the work; its answer is lost."""
    return _payments(place, "drop-after")


def payments_slow(place: Place) -> str:
    """The payment server takes long."""
    return _payments(place, "delay", 1.5)


def clock_jumped(place: Place) -> str:
    """A worker whose clock is JUMP ahead takes its turns beside the real one; this process is that worker."""
    from argosy.web import jobs

    jobs.register()
    due = [task for every_s, task in jobs.TIMETABLE if every_s <= 5]
    turns, until = 0, time.monotonic() + _HELD_S
    while time.monotonic() < until:
        with clock.travel(clock.now() + JUMP):
            for task in due:
                task()
        turns += 1
        time.sleep(0.1)
    return f"{turns} turns, {JUMP.seconds // 60} min ahead"


def connections_exhausted(place: Place) -> str:
    """Somebody else takes every connection that the database has left; then the market's own are ended, and their places taken too."""
    url, held, ended = postgres.database_url(), 0, 0
    with ExitStack() as lines:
        until = time.monotonic() + _HELD_S
        while time.monotonic() < until:
            try:
                line = lines.enter_context(psycopg.connect(url, connect_timeout=2, autocommit=True))
                line.execute("SET application_name = 'chaos'")
                held += 1
            except psycopg.OperationalError:
                ended += _ended(line) if not ended else 0
                time.sleep(0.02)
    if not held:
        raise RuntimeError("no connection could be taken")
    return f"{held} connections held, {ended} ended"


def _ended(line: psycopg.Connection) -> int:
    """End every connection of the market; how many."""
    sql = """SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
             WHERE usename = current_user AND application_name <> 'chaos'"""
    return int(line.execute(sql).fetchall()[0][0])


def nothing(place: Place) -> str:
    """Nothing breaks: what the invariants say of a quiet market."""
    time.sleep(_HELD_S)
    return ""


FAULTS: dict[str, Fault] = {
    "nothing": nothing,
    "web-killed": web_killed,
    "worker-killed": worker_killed,
    "database-killed": database_killed,
    "payments-cut": payments_cut,
    "payments-lost": payments_lost,
    "payments-slow": payments_slow,
    "clock-jumped": clock_jumped,
    "connections-exhausted": connections_exhausted,
    "disk-full": disk_full,
}
