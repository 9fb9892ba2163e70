"""Holding the server: the calling process's side of the keeper."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import argosy
from argosy.kernel.home import home as default_home
from argosy.kernel.postgres.addresses import dsn, make_passwords
from argosy.kernel.postgres.errors import DatabaseTrouble, folder_trouble
from argosy.kernel.postgres.locks import is_locked, open_private, try_lock, try_share
from argosy.kernel.postgres.places import PORT, Place, find, settle

_POLL_S = 0.02
_PATIENCE_S = 90
_LOG_BYTES = 5 * 1024 * 1024


class Server:
    """A process's hold on the server of one place: while it lasts, the server runs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.place = settle(home)
        make_passwords(self.place)
        self.url = dsn(home).url
        with folder_trouble(self.place.folder):
            self._hold: int | None = open_private(self.place.holders)
        self._report: int | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._join()
        self.renew()

    def _join(self) -> None:
        """Share the place; a keeper that is about to end is waited for."""
        until = time.monotonic() + _PATIENCE_S
        while not try_share(self._held()):
            if time.monotonic() > until:
                raise DatabaseTrouble("server-would-not-stop", folder=str(self.place.folder))
            time.sleep(_POLL_S)

    def _held(self) -> int:
        if self._hold is None:
            raise RuntimeError("this hold was released")
        return self._hold

    def renew(self) -> bool:
        """Start a keeper if none is alive; whether one was started. `wait` then tells when its server is ready."""
        self._held()
        with folder_trouble(self.place.folder):
            lock = try_lock(self.place.lock)
            if lock is None:
                return False
            try:
                self._spawn(lock)
            finally:
                os.close(lock)
        return True

    def _spawn(self, lock: int) -> None:
        self._reap()
        self.place.state.unlink(missing_ok=True)
        if self.place.log.exists() and self.place.log.stat().st_size > _LOG_BYTES:
            os.replace(self.place.log, self.place.log.with_suffix(".log.1"))
        log = open_private(self.place.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._report, report = os.pipe()
        command = [
            sys.executable,
            "-P",
            "-m",
            "argosy.kernel.postgres.keeper",
            str(self.place.folder),
            str(lock),
            str(report),
        ]
        source = str(Path(argosy.__file__).parents[1])
        path = os.pathsep.join(part for part in (source, os.environ.get("PYTHONPATH")) if part)
        self._keeper = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=(lock, report),
            cwd="/",
            env=os.environ | {"PYTHONPATH": path},
            start_new_session=True,
        )
        os.close(report)
        os.close(log)

    def wait(self) -> str:
        """Until the server accepts connections; the database's URL. Raises DatabaseTrouble when it cannot be started."""
        while True:
            if self._report is not None:
                with os.fdopen(self._report, "rb") as pipe:
                    self._report = None
                    _check(pipe.readline(), self.place)
                return self.url
            if _state(self.place).get("ready") and _answers(self.place):
                return self.url
            if not self.renew():
                time.sleep(_POLL_S)

    def release(self) -> None:
        """Let go. The last holder waits until the server has stopped."""
        if self._hold is None:
            return
        last = self._alone()
        os.close(self._hold)
        self._hold = None
        if self._report is not None:
            os.close(self._report)
            self._report = None
        if last:
            _until_stopped(self.place)
            self._reap()

    def _alone(self) -> bool:
        """Whether nobody else holds the server: then this process, or the keeper, can have the holders' lock alone."""
        try:
            fcntl.flock(self._held(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return not try_share(self._held())
        return True

    def _reap(self) -> None:
        if self._keeper is not None:
            try:
                self._keeper.wait(1)
            except subprocess.TimeoutExpired:
                return
            self._keeper = None


@dataclass(frozen=True, slots=True)
class Status:
    """What can be seen of the embedded database from outside. `keeper` and `server` are process ids."""

    folder: Path
    exists: bool
    running: bool
    keeper: int | None
    server: int | None


def _check(line: bytes, place: Place) -> None:
    said: dict[str, Any] = json.loads(line) if line.strip() else {}
    if said.get("ready"):
        return
    if "code" in said:
        raise DatabaseTrouble(said["code"], **said["params"])
    raise DatabaseTrouble("server-would-not-start", reason="", log=str(place.log))


def _state(place: Place) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(place.state.read_text())
    except (OSError, ValueError):
        return {}
    return said if is_locked(place.lock) else {}


def _answers(place: Place) -> bool:
    """Whether something listens at the socket: a keeper that is being killed still has its lock for a moment."""
    with socket.socket(socket.AF_UNIX) as asked:
        try:
            asked.connect(str(place.sockets / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True


def _until_stopped(place: Place) -> None:
    until = time.monotonic() + _PATIENCE_S
    while is_locked(place.lock):
        if time.monotonic() > until:
            raise DatabaseTrouble("server-would-not-stop", folder=str(place.folder))
        time.sleep(_POLL_S)


#: Holds that last until this process ends, by home.
_kept: dict[Path, Server] = {}


def begin(home: Path | None = None) -> Server:
    """Hold the server of `home`, starting it if need be, without waiting: `wait` tells when it is ready."""
    return Server((home or default_home()).absolute())


def ensure(home: Path | None = None) -> str:
    """The URL of the database of `home`, running at least until this process ends. Raises DatabaseTrouble."""
    key = (home or default_home()).absolute()
    if key not in _kept:
        made = Server(key)
        try:
            made.wait()
        except BaseException:
            made.release()
            raise
        _kept[key] = made
    return _kept[key].url


@contextmanager
def running(home: Path | None = None) -> Iterator[str]:
    """The URL of the database of `home`, running within the block. Raises DatabaseTrouble."""
    server = begin(home)
    try:
        yield server.wait()
    finally:
        server.release()


def status(home: Path | None = None) -> Status:
    """Look, and change nothing."""
    place = find(home or default_home())
    said = _state(place)
    return Status(place.folder, place.data.exists(), bool(said.get("ready")), said.get("keeper"), said.get("server"))


def stop(home: Path | None = None) -> bool:
    """Stop the server of `home` whoever holds it; whether there was one."""
    place = find(home or default_home())
    keeper = _state(place).get("keeper")
    if keeper is None:
        return False
    os.kill(keeper, signal.SIGTERM)
    _until_stopped(place)
    return True
