"""The real server: killed, left alone, shared, and never lost a row."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from argosy.kernel import postgres
from argosy.kernel.postgres.places import find
from argosy.kernel.postgres.stale import leader_of, processes_on

pytestmark = pytest.mark.db

HOLDER = (
    "import sys, pathlib; from argosy.kernel import postgres\n"
    "print(postgres.ensure(pathlib.Path(sys.argv[1])), flush=True); sys.stdin.read()"
)


@contextmanager
def holder(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the server of `home`."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, home],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("postgresql://")
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def eventually(what: object, within_s: float = 15) -> None:
    assert callable(what)
    until = time.monotonic() + within_s
    while not what():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.02)


def nobody_home(home: Path) -> bool:
    return not processes_on(find(home).data) and not postgres.status(home).running


def write(url: str, note: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (text text)")
        connection.execute("INSERT INTO note VALUES (%s)", [note])


def has(url: str, note: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1 FROM note WHERE text = %s", [note]).fetchone() is not None


def test_starts_stops_and_finds_everything_again(home: Path) -> None:
    with postgres.running(home) as url:
        write(url, "kept")
        assert postgres.status(home).running
    assert nobody_home(home)
    began = time.monotonic()
    with postgres.running(home) as url:
        assert time.monotonic() - began < 3
        assert has(url, "kept")
        names = (
            "server_encoding fsync synchronous_commit listen_addresses jit password_encryption data_checksums".split()
        )
        with psycopg.connect(url) as connection:
            shown = [connection.execute(f"SHOW {name}").fetchone() for name in names]
    assert [row[0] for row in shown if row] == ["UTF8", "on", "on", "", "off", "scram-sha-256", "on"]
    assert nobody_home(home)


def test_a_connection_proves_its_password(home: Path) -> None:
    dsn = postgres.dsn(home)
    with postgres.running(home):
        for password in ("", "wrong"):
            with pytest.raises(psycopg.OperationalError, match="password"):
                psycopg.connect(host=dsn.host, user=dsn.user, dbname=dsn.name, password=password or None)
        with pytest.raises(psycopg.OperationalError, match="refused"):
            psycopg.connect(host="127.0.0.1", port=dsn.port, user=dsn.user, password=dsn.password, dbname=dsn.name)
        assert (Path(dsn.host).stat().st_mode & 0o777) == 0o700


def test_the_platform_is_no_superuser_and_may_make_databases_and_roles(home: Path) -> None:
    with postgres.running(home) as url, psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert found == (False, True, True, False)
        connection.execute("CREATE DATABASE spare")
        connection.execute("DROP DATABASE spare")
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        connection.execute("CREATE EXTENSION IF NOT EXISTS vector")
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest")
        connection.execute("SET ROLE guest")
        connection.execute("RESET ROLE")
        connection.execute("DROP ROLE guest")


def test_a_killed_server_comes_back_with_everything_committed(home: Path) -> None:
    with postgres.running(home) as url:
        write(url, "before the kill")
        server = postgres.status(home).server
        assert server is not None
        os.kill(server, signal.SIGKILL)
        eventually(lambda: postgres.status(home).server not in (server, None) and postgres.status(home).running)
        assert has(url, "before the kill")
    assert nobody_home(home)


def test_a_killed_holder_leaves_no_server_behind(home: Path) -> None:
    with holder(home) as process:
        write(postgres.dsn(home).url, "by the holder")
        process.kill()
        process.wait()
        eventually(lambda: nobody_home(home))
    with postgres.running(home) as url:
        assert has(url, "by the holder")


def test_a_killed_keeper_takes_its_server_along_and_can_be_renewed(home: Path) -> None:
    server = postgres.begin(home)
    try:
        write(server.wait(), "before the keeper")
        seen = postgres.status(home)
        assert seen.keeper is not None and seen.server is not None
        os.kill(seen.keeper, signal.SIGKILL)
        eventually(lambda: not postgres.status(home).running)
        eventually(server.renew)
        assert has(server.wait(), "before the keeper")
        assert seen.server not in processes_on(find(home).data)
        assert not server.renew()
    finally:
        server.release()
    assert nobody_home(home)


def test_everything_killed_at_once_loses_nothing(home: Path) -> None:
    with holder(home) as process:
        write(postgres.dsn(home).url, "before the crash")
        seen = postgres.status(home)
        for victim in (seen.keeper, seen.server, process.pid):
            assert victim is not None
            os.kill(victim, signal.SIGKILL)
        process.wait()
        eventually(lambda: not postgres.status(home).running)
    with postgres.running(home) as url:
        assert has(url, "before the crash")
    assert nobody_home(home)


def test_a_server_runs_until_its_last_holder_leaves(home: Path) -> None:
    with postgres.running(home) as url:
        first = postgres.status(home)
        with holder(home) as other:
            assert postgres.status(home).keeper == first.keeper
            other.kill()
            other.wait()
            assert has(url, "kept")
    with holder(home) as other:
        with postgres.running(home) as url:
            seen = postgres.status(home).keeper
        assert postgres.status(home).keeper == seen and has(url, "kept")
    eventually(lambda: nobody_home(home))


def test_holders_coming_and_going_at_once_all_get_a_server(home: Path) -> None:
    script = (
        "import sys, pathlib, psycopg; from argosy.kernel import postgres\n"
        "for _ in range(3):\n"
        "    with postgres.running(pathlib.Path(sys.argv[1])) as url, psycopg.connect(url) as c:\n"
        "        assert c.execute('SELECT 1').fetchone() == (1,)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    many = [subprocess.Popen([sys.executable, "-c", script, home], env=environment) for _ in range(4)]
    assert [process.wait(60) for process in many] == [0, 0, 0, 0]
    eventually(lambda: nobody_home(home))


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(home: Path) -> None:
    """After a crash another program may have got the old server's number; it must be left alone."""
    with postgres.running(home):
        pass
    stranger = subprocess.Popen(["sleep", "60"])
    data = find(home).data
    owner = data.stat()
    if os.geteuid() == 0:
        stranger.kill()
        stranger.wait()
        stranger = subprocess.Popen(["sleep", "60"], user=owner.st_uid, group=owner.st_gid, extra_groups=[])
    try:
        forged = data / "postmaster.pid"
        forged.write_text(f"{stranger.pid}\n{data}\n1\n5432\n\n\n")
        forged.chmod(0o600)
        os.chown(forged, owner.st_uid, owner.st_gid)
        assert leader_of(forged) == stranger.pid
        with postgres.running(home) as url:
            assert has(url, "kept")
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_stop_ends_a_server_that_another_process_holds(home: Path) -> None:
    with holder(home):
        assert postgres.stop(home)
        assert nobody_home(home)
        assert not postgres.stop(home)


def test_data_of_another_postgresql_is_named(home: Path) -> None:
    version = find(home).data / "PG_VERSION"
    carried = version.read_text()
    version.write_text("14\n")
    try:
        with pytest.raises(postgres.DatabaseTrouble, match="made by PostgreSQL 14") as caught, postgres.running(home):
            pytest.fail("started")
        assert caught.value.code == "data-of-other-version"
    finally:
        version.write_text(carried)
    with postgres.running(home) as url:
        assert has(url, "kept")


def test_a_server_that_cannot_start_says_why(home: Path) -> None:
    tuning = find(home).data / "postgresql.auto.conf"
    before = tuning.read_text()
    tuning.write_text(before + "work_mem = 'plenty'\n")
    try:
        with pytest.raises(postgres.DatabaseTrouble, match="did not start") as caught, postgres.running(home):
            pytest.fail("started")
        assert caught.value.code == "server-would-not-start"
        assert caught.value.params["log"] == str(find(home).log)
    finally:
        tuning.write_text(before)
    assert nobody_home(home)


def test_a_long_path_works_and_leaves_no_socket_folder(open_folder: Path) -> None:
    home = open_folder / ("a-rather-long-name-" * 6)
    with postgres.running(home) as url:
        dsn = postgres.dsn(home)
        assert dsn.host.startswith("/tmp/argosy-")
        write(url, "far down")
        assert (Path(dsn.host).stat().st_mode & 0o777) == 0o700
    assert not Path(dsn.host).exists()
    assert nobody_home(home)


def test_an_unreachable_database_is_told_apart(home: Path) -> None:
    with pytest.raises(postgres.DatabaseTrouble) as caught:
        postgres.check_server("postgresql://me@127.0.0.1:1/none")
    assert caught.value.code == "database-unreachable" and caught.value.retryable
    with postgres.running(home) as url:
        assert postgres.check_server(url) // 10000 >= 18


def test_an_old_server_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argosy.kernel.postgres.addresses.OLDEST_SERVER", 99)
    with postgres.running(home) as url, pytest.raises(postgres.DatabaseTrouble, match="needs 99") as caught:
        postgres.check_server(url)
    assert caught.value.code == "server-version"
