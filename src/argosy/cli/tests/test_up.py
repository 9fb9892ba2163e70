"""What `argosy up` checks before it starts anything, and how it keeps its child processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from argosy.cli.ports import check_port, port
from argosy.cli.processes import Child
from argosy.cli.up import up
from argosy.kernel.postgres import DatabaseTrouble


def eventually(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.02)


@pytest.mark.parametrize("given", ["0", "65536", "http", "80.5", "-1", "٨٠"])
def test_a_port_that_is_none_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOSY_PORT", given)
    with pytest.raises(DatabaseTrouble, match="which is no port"):
        port()


def test_a_taken_port_is_named_with_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        number = taken.getsockname()[1]
        with pytest.raises(DatabaseTrouble, match=f"Port {number} is already used") as caught:
            check_port("127.0.0.1", number)
    assert caught.value.code == "port-taken"
    check_port("127.0.0.1", int(caught.value.params["free"]))


def test_a_taken_port_stops_the_start_before_anything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOSY_HOME", str(tmp_path / "home"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        monkeypatch.setenv("ARGOSY_PORT", str(taken.getsockname()[1]))
        said = CliRunner().invoke(up, [])
    assert said.exit_code == 1
    assert "is already used by another program" in said.output and "ARGOSY_PORT=" in said.output
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["up.lock"]


def test_a_dead_child_is_started_again_and_told_of(tmp_path: Path) -> None:
    child = Child("worker", ["-c", "import time; print('here'); time.sleep(60)"], tmp_path / "worker.log")
    child.start()
    try:
        first = child.process
        assert first is not None and child.revive() is None
        first.kill()
        first.wait()
        said = child.revive()
        assert said is not None and "worker ended (status -9)" in said and str(tmp_path / "worker.log") in said
        assert not child.alive() and child.revive() is None
        eventually(lambda: child.revive() is None and child.alive())
        assert child.process is not first
        eventually(lambda: child.last_words().count("here") >= 1)
    finally:
        child.stop(5)
    assert not child.alive()


def test_stopping_takes_grandchildren_along(tmp_path: Path) -> None:
    script = (
        "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(p.pid, flush=True); time.sleep(60)"
    )
    child = Child("web server", ["-c", script], tmp_path / "web.log")
    child.start()
    eventually(lambda: child.last_words().strip().isdigit())
    grandchild = int(child.last_words())
    child.stop(5)
    eventually(lambda: not _runs(grandchild))


def test_a_killed_parent_takes_its_children_along(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys, time; from argosy.cli.processes import Child\n"
        "child = Child('worker', ['-c', 'import time; time.sleep(60)'], pathlib.Path(sys.argv[1]))\n"
        "child.start(); print(child.process.pid, flush=True); time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, str(tmp_path / "worker.log")]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    eventually(lambda: not _runs(child))


def _runs(process: int) -> bool:
    """Whether it lives; a dead one that nobody has waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


@pytest.mark.db
def test_a_migration_unknown_to_this_code_is_a_newer_schema(db: None) -> None:
    from django.db import connection

    from argosy.cli import schema

    assert schema.compare() == schema.Schema((), ())
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('pricing', '0999_later', now())")
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0001_squashed_away', now())"
        )
    assert schema.compare().unknown == ("pricing.0999_later",)
    with pytest.raises(DatabaseTrouble, match=r"newer version of Argosy \(pricing.0999_later\)") as caught:
        schema.migrate()
    assert caught.value.code == "newer-schema"
