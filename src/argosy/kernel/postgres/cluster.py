"""Making a database cluster, and the arguments its server runs with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argosy.kernel.postgres.accounts import Account, make_for
from argosy.kernel.postgres.addresses import DATABASE, ROLE, SUPERUSER
from argosy.kernel.postgres.errors import DatabaseTrouble, folder_trouble
from argosy.kernel.postgres.places import PORT, Place

#: Written to postgresql.conf once, for its owner to change: a machine of two cores, and cheap random reads.
TUNING = {
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "max_connections": "100",
    "max_parallel_workers_per_gather": "1",
    "random_page_cost": "1.1",
    "jit": "off",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

#: Given at every start, so that no file can undo them: nothing on the network, nothing lost.
_FIXED = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "logging_collector": "off",
}

_ACCESS = (
    "# Everyone who connects proves a password; there is no way in from the network.\nlocal all all scram-sha-256\n"
)

#: A role that owns its database, without a superuser's powers; it may itself become the roles that it makes. The vector
#: extension, which only a superuser may add, lies in the template of every database to come.
_SETUP = (
    "CREATE EXTENSION vector",
    "CREATE ROLE {role} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'",
    "ALTER ROLE {role} SET createrole_self_grant = 'set, inherit'",
    "GRANT pg_monitor TO {role}",
    "CREATE DATABASE {database} OWNER {role}",
)

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def dying_with_parent(signal_number: int) -> Callable[[], None] | None:
    """For `subprocess`'s `preexec_fn`: the child gets the signal when its parent dies, were it by kill -9 (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def ask() -> None:
        prctl(_DIE_WITH_PARENT, signal_number, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def environment() -> dict[str, str]:
    """What the server's programs see: nothing of the caller's own settings."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def server_command(programs: Path, place: Place) -> list[str]:
    """The command line of the server."""
    settings = _FIXED | {"unix_socket_directories": str(place.sockets)}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [str(programs / "postgres"), "-D", str(place.data), *options]


def create(programs: Path, place: Place, account: Account | None) -> None:
    """Make the cluster with the platform's role and database. It appears whole or not at all.

    Raises DatabaseTrouble `server-would-not-start`, `disk-full`.
    """
    work = place.folder / "new"
    with folder_trouble(place.folder):
        if work.exists():
            shutil.rmtree(work)
        make_for(account, work)
        secret = work / "password"
        secret.write_text(place.password(SUPERUSER).read_text())
        secret.chmod(0o600)
        if account:
            os.chown(secret, account.uid, account.gid)
    fresh = work / "data"
    tuning = [part for name, value in TUNING.items() for part in ("--set", f"{name}={value}")]
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    access = ["--auth=scram-sha-256", f"--username={SUPERUSER}", f"--pwfile={secret}"]
    _run([str(programs / "initdb"), "-D", str(fresh), *locale, *access, *tuning], account, place)
    password = place.password(ROLE).read_text()
    sql = "".join(line.format(role=ROLE, database=DATABASE, password=password) + "\n" for line in _SETUP)
    _run([str(programs / "postgres"), "--single", "-D", str(fresh), "template1"], account, place, sql)
    with folder_trouble(place.folder):
        (fresh / "pg_hba.conf").write_text(_ACCESS)
        os.rename(fresh, place.data)
        _sync(place.folder)
        shutil.rmtree(work)


def _run(command: list[str], account: Account | None, place: Place, typed: str = "") -> None:
    becoming: dict[str, Any] = account.becoming() if account else {}
    ended = subprocess.run(
        command,
        input=typed,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        env=environment(),
        umask=0o077,
        preexec_fn=dying_with_parent(signal.SIGKILL),
        check=False,
        **becoming,
    )
    if ended.returncode or "ERROR:" in ended.stdout or "FATAL:" in ended.stdout:
        raise start_trouble(ended.stdout, place)


def start_trouble(output: str, place: Place) -> DatabaseTrouble:
    """The sentence for what the server's programs said before they gave up."""
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return DatabaseTrouble("disk-full", folder=str(place.folder))
    lines = [line for line in output.splitlines() if "FATAL:" in line or "ERROR:" in line or "error:" in line]
    last = (lines or output.strip().splitlines() or [""])[-1]
    return DatabaseTrouble("server-would-not-start", reason=last.strip(), log=str(place.log))


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
