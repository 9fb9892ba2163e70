"""A database server of one's own: what it refuses is said in a sentence with the statement that mends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
from psycopg import connect

pytestmark = pytest.mark.db
USER, NAME = "argosy_test_second", "argosy_test_second_db"


def url_of(database: str) -> str:
    parts = urlsplit(database)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{USER}:secret@{host}", path=f"/{NAME}"))


@pytest.fixture
def second(database: str) -> Iterator[str]:
    """The address of an empty database of a second installation, whose user may make roles but was granted none."""
    with connect(database, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        admin.execute(f"DROP ROLE IF EXISTS {USER}")
        admin.execute(f"CREATE ROLE {USER} LOGIN CREATEROLE PASSWORD 'secret'")
        admin.execute(f"CREATE DATABASE {NAME} OWNER {USER} TEMPLATE template0")
        yield url_of(database)
        admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
        admin.execute(f"DROP ROLE {USER}")


def start(url: str) -> tuple[int, str]:
    command = [sys.executable, "-c", "from argosy.cli.main import main; main()", "ledger", "verify"]
    done = subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True, timeout=120)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_a_second_installation_on_a_server_is_told_what_to_ask_for(database: str, second: str) -> None:
    code, said = start(second)
    assert code == 1 and f"“GRANT argosy_brand TO {USER};”" in said and "Traceback" not in said
    with connect(database, autocommit=True) as admin:
        admin.execute(f"GRANT argosy_brand TO {USER}")
    code, said = start(second)
    assert code == 0, said
    with connect(second) as own:
        assert own.execute(
            "SELECT count(*) > 20 FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchone() == (True,)
