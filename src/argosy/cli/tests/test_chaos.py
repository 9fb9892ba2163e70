"""A short `argosy chaos`, as its user runs it: two things are killed under load, and every order is there once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from argosy.cli.chaos.invariants import _differs
from argosy.cli.chaos.load import Told

COMMAND = "from argosy.cli.main import main; main()"


@pytest.mark.slow
@pytest.mark.db
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds processes to kill in /proc")
def test_orders_are_taken_once_though_a_web_process_and_the_database_are_killed(tmp_path: Path) -> None:
    import argosy

    sources = str(Path(argosy.__file__).parents[1])
    clean = {n: v for n, v in os.environ.items() if not n.startswith(("ARGOSY_", "DATABASE_URL", "DJANGO_"))}
    asked = [sys.executable, "-c", COMMAND, "chaos", "--json", "--buyers", "6"]
    asked += ["--fault", "web-killed", "--fault", "database-killed"]
    environment = clean | {"PYTHONPATH": sources, "TMPDIR": str(tmp_path)}
    tmp_path.chmod(0o711)
    ran = subprocess.run(asked, env=environment, capture_output=True, text=True, timeout=150)
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["sound"], told["skipped"]) == (0, True, {}), (told, ran.stderr)
    web, database = told["rounds"]
    assert (web["fault"], database["fault"]) == ("web-killed", "database-killed")
    assert web["did"].endswith("of 2 serving processes") and database["did"].startswith("back after")
    assert web["answers"]["201"] > 0 and database["answers"]["201"] > 0
    assert database["retries"] > 0, "nobody noticed that the database was gone"
    assert [path.name for path in tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("told", "kept", "wrong"),
    [
        (Told(201, "a", 1), ("a", "placed"), False),
        (Told(201, "a", 2), ("b", "placed"), True),
        (Told(201, "a", 1), ("", ""), True),
        (Told(201, "a", 1), ("a", "refused"), True),
        (Told(202, "a", 1), ("a", "refused"), False),
        (Told(202, "a", 1), ("a", "pending"), True),
        (Told(402, "", 1), ("a", "refused"), False),
        (Told(402, "", 1), ("a", "placed"), True),
        (Told(409, "", 3), ("", ""), False),
        (Told(409, "", 3), ("a", "placed"), True),
    ],
)
def test_what_a_buyer_was_told_is_held_against_what_is_kept(told: Told, kept: tuple[str, str], wrong: bool) -> None:
    assert bool(_differs("k", told, {"k": kept})) is wrong
