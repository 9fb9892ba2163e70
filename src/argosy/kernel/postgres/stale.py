"""What earlier servers left behind: processes that still run on a data folder, and their pid file (Linux: /proc)."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from argosy.kernel.postgres.places import PORT, Place

_FAST_S = 60
_IMMEDIATE_S = 10


def processes_on(data: Path) -> list[int]:
    """The ids of server processes that work in `data`; PostgreSQL's all change to their data folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            # A dead process that nobody has waited for has no working folder.
            if os.readlink(entry / "cwd") == str(data) and (entry / "comm").read_text() == "postgres\n":
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def clear(place: Place) -> None:
    """End every server process on the place's data, and remove the files by which it would still seem to run.

    Only for the holder of the keeper's lock: no other server of ours can then be in use. The pid file is left where its process
    is gone, for PostgreSQL itself then checks the shared memory it names; it is removed where that number is another program's
    by now, or that of a dead process nobody has waited for.
    """
    data = place.data
    if not (data / "PG_VERSION").exists():
        return
    leader = leader_of(data / "postmaster.pid")
    for number, patience_s in (
        (signal.SIGINT, _FAST_S),
        (signal.SIGQUIT, _IMMEDIATE_S),
        (signal.SIGKILL, _IMMEDIATE_S),
    ):
        running = processes_on(data)
        if not running:
            break
        gentle = number == signal.SIGINT
        if gentle and leader not in running:
            continue
        _signal([leader] if gentle and leader else running, number)
        _wait(data, patience_s)
    if processes_on(data):
        return
    for left in (data / "postmaster.pid", place.sockets / f".s.PGSQL.{PORT}.lock"):
        named = leader_of(left)
        if named and _exists(named):
            left.unlink(missing_ok=True)


def leader_of(pid_file: Path) -> int | None:
    """The process id that a pid file of PostgreSQL names."""
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _signal(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            continue


def _wait(data: Path, patience_s: float) -> None:
    until = time.monotonic() + patience_s
    while processes_on(data) and time.monotonic() < until:
        time.sleep(0.02)


def _exists(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
