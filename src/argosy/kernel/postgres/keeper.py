"""The keeper: a process of its own that starts the server, starts it again when it dies, and stops it after its last holder.

Run as `python -m argosy.kernel.postgres.keeper FOLDER LOCK_FD REPORT_FD`. It inherits the lock of the place, which says that a
keeper is alive, and writes one JSON line to the report when the server is ready or cannot be started.

How nothing is left behind: holders share a lock that the operating system drops with them, and the keeper ends when it can
have that lock alone; the server gets a fast shutdown from the operating system when the keeper dies.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from argosy.kernel.postgres import cluster, stale
from argosy.kernel.postgres.accounts import Account, account_for
from argosy.kernel.postgres.binaries import binaries
from argosy.kernel.postgres.errors import DatabaseTrouble
from argosy.kernel.postgres.locks import open_private
from argosy.kernel.postgres.places import Place, open_socket_folder

_LEAST_FREE_BYTES = 128 * 1024 * 1024
_TICK_S = 0.1
_STOP_PATIENCE_S = 60
_SLOWEST_RETRY_S = 5.0


class Keeper:
    """Keeps one server of one place."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.stopping = threading.Event()
        self.account: Account | None = None
        self.programs = Path()
        self.server: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Everything before the first start. Raises DatabaseTrouble."""
        place = self.place
        if shutil.disk_usage(place.folder).free < _LEAST_FREE_BYTES:
            raise DatabaseTrouble("disk-full", folder=str(place.folder))
        self.account = account_for(place.data)
        self.programs = binaries(self.account)
        if not place.data.exists():
            cluster.create(self.programs, place, self.account)
        made_by = (place.data / "PG_VERSION").read_text().strip()
        carried = self._carried()
        if made_by != carried:
            raise DatabaseTrouble("data-of-other-version", folder=str(place.data), made_by=made_by, carried=carried)
        open_socket_folder(place, self.account)

    def _carried(self) -> str:
        said = subprocess.run([self.programs / "postgres", "--version"], capture_output=True, text=True, check=True)
        return said.stdout.split()[-1].split(".")[0]

    def start(self) -> None:
        """Start the server and wait until it accepts connections. Raises DatabaseTrouble when it ends before."""
        stale.clear(self.place)
        log = open_private(self.place.log, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        began = os.fstat(log).st_size
        becoming: dict[str, Any] = self.account.becoming() if self.account else {}
        self.server = subprocess.Popen(
            cluster.server_command(self.programs, self.place),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=cluster.environment(),
            umask=0o077,
            start_new_session=True,
            preexec_fn=cluster.dying_with_parent(signal.SIGINT),
            **becoming,
        )
        os.close(log)
        while not self._ready():
            if self.server.poll() is not None:
                with self.place.log.open("rb") as file:
                    file.seek(began)
                    raise cluster.start_trouble(file.read().decode("utf-8", "replace"), self.place)
            time.sleep(0.01)
        self._say({"keeper": os.getpid(), "server": self.server.pid, "ready": True})

    def _ready(self) -> bool:
        """As pg_ctl sees it: the eighth line of the pid file."""
        try:
            lines = (self.place.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return (
            len(lines) >= 8
            and self.server is not None
            and lines[0] == str(self.server.pid)
            and lines[7].strip() == "ready"
        )

    def _say(self, state: dict[str, Any]) -> None:
        fresh = self.place.state.with_suffix(".new")
        with os.fdopen(open_private(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "w") as file:
            json.dump(state, file)
        os.replace(fresh, self.place.state)

    def keep(self) -> None:
        """Until told to stop: start the server again whenever it has died, ever more slowly while that does not last."""
        retry_s = 0.05
        while not self.stopping.wait(_TICK_S):
            if self.server is not None and self.server.poll() is None:
                continue
            began = time.monotonic()
            try:
                self._note("the server has ended; starting it again")
                self._say({"keeper": os.getpid(), "ready": False})
                self.start()
            except (DatabaseTrouble, OSError) as trouble:
                self._note(str(trouble))
            if time.monotonic() - began > _SLOWEST_RETRY_S:
                retry_s = 0.05
            self.stopping.wait(retry_s)
            retry_s = min(retry_s * 2, _SLOWEST_RETRY_S)

    def _note(self, said: str) -> None:
        print(f"keeper: {said}", file=sys.stderr, flush=True)

    def stop(self) -> None:
        """A fast shutdown: sessions end, everything committed is on disk."""
        self._say({"keeper": os.getpid(), "ready": False})
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            try:
                self.server.wait(_STOP_PATIENCE_S)
            except subprocess.TimeoutExpired:
                self.server.send_signal(signal.SIGQUIT)
        stale.clear(self.place)
        self.place.state.unlink(missing_ok=True)
        if self.place.sockets.parent != self.place.folder:
            shutil.rmtree(self.place.sockets, ignore_errors=True)

    def watch_holders(self) -> None:
        """Wait until no process holds the place any more, and let no new one in."""
        with self.place.holders.open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.stopping.set()
            # Kept until this process ends, so that newcomers wait for the end and then start afresh.
            threading.Event().wait()


def main() -> None:
    """See the module."""
    folder, _, report = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.set_inheritable(int(sys.argv[2]), False)
    os.set_inheritable(report, False)
    os.umask(0o077)
    keeper = Keeper(Place(Path(folder)))
    signal.signal(signal.SIGTERM, lambda *_: keeper.stopping.set())
    for ignored in (signal.SIGINT, signal.SIGHUP):
        # Not SIG_IGN: the server would inherit that and miss its fast shutdown until it has handlers of its own.
        signal.signal(ignored, lambda *_: None)
    threading.Thread(target=keeper.watch_holders, daemon=True).start()
    try:
        keeper.prepare()
        keeper.start()
        said: dict[str, Any] = {"ready": True}
    except DatabaseTrouble as trouble:
        said = {"code": trouble.code, "params": trouble.params}
    try:
        os.write(report, json.dumps(said).encode() + b"\n")
    except BrokenPipeError:
        keeper.stopping.set()
    os.close(report)
    if "code" not in said:
        keeper.keep()
    keeper.stop()


if __name__ == "__main__":
    main()
