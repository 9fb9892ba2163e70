"""Statements that are kept prepared answer as a cursor would, and go wrong as it would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection
from psycopg.types.json import Jsonb

from argosy.kernel import db as door
from argosy.kernel import statements
from argosy.kernel.statements import Session

pytestmark = pytest.mark.db

_VALUES: list[Any] = [
    None,
    True,
    0,
    2**40,
    -1,
    "é ' \\ {}",
    "",
    Decimal("1.50"),
    1.25,
    date(2026, 11, 27),
    datetime(2026, 11, 27, 12, 0, 0, 1, tzinfo=UTC),
    UUID(int=7),
    [1, 2],
    b"\x00\xff",
]


@pytest.mark.parametrize("value", _VALUES)
def test_every_answer_is_the_same_however_often_it_is_asked_for(db: None, value: Any) -> None:
    named = "SELECT %(v)s, 7 %% 4, %(v)s"
    told = [(door.rows("SELECT %s, 'x'::text", [value]), door.one(named, {"v": value})) for _ in range(5)]
    assert told == [([(value, "x")], (value, 3, value))] * 5
    assert _prepared() >= 2


def test_several_statements_in_one_are_never_prepared(db: None) -> None:
    for _ in range(5):
        door.run("CREATE TEMPORARY TABLE IF NOT EXISTS two (n int); INSERT INTO two VALUES (1)")
    assert door.one("SELECT count(*)::int FROM two") == (5,)


def test_json_comes_as_what_it_means(db: None) -> None:
    for _ in range(4):
        assert door.one("SELECT %s::jsonb", [Jsonb({"a": [1, None]})]) == ({"a": [1, None]},)


def test_names_counts_and_nothing_at_all(db: None) -> None:
    door.run("CREATE TEMPORARY TABLE kept (n int UNIQUE)")
    for number in range(6):
        assert door.run("INSERT INTO kept VALUES (%s), (%s)", [number, number + 100]) == 2
        assert door.dicts("SELECT n AS one, -n AS other FROM kept WHERE n = %s", [number]) == [
            {"one": number, "other": -number}
        ]
        assert door.one("SELECT n FROM kept WHERE n = %s", [-1]) is None
        assert door.rows("SELECT n FROM kept WHERE n = %s", [-1]) == []
        assert door.run("DELETE FROM kept WHERE n = %s", [-1]) == 0


def test_many_at_once_are_all_there_or_none_is(db: None) -> None:
    door.run("CREATE TEMPORARY TABLE many (n int UNIQUE, t text)")
    sql = "INSERT INTO many VALUES (%s, %s)"
    assert door.run_many(sql, [(n, None if n % 3 else "x" * n) for n in range(901)]) == 901
    assert door.run_many(sql, []) == 0
    with pytest.raises(IntegrityError, match="many_n_key"), door.whole():
        door.run_many(sql, [(n + 350, "y") for n in range(901)])
    assert door.one("SELECT count(*)::int, count(t)::int FROM many") == (901, 301)


def test_many_without_a_transaction_are_one(fresh: psycopg.Connection[Any]) -> None:
    session, sql = Session(fresh), "INSERT INTO ones VALUES (%s)"
    session.cursor.execute("CREATE TEMPORARY TABLE ones (n int UNIQUE)")
    with pytest.raises(psycopg.IntegrityError):
        session.many(sql, [[n % 300] for n in range(301)])
    assert session.cursor.execute("SELECT count(*) FROM ones").fetchone() == (0,)
    fresh.autocommit = False
    assert session.many(sql, [[n] for n in range(300)]) == 300
    fresh.rollback()
    assert session.cursor.execute("SELECT count(*) FROM ones").fetchone() == (0,)


def test_a_key_that_is_taken_is_djangos_error(db: None) -> None:
    door.run("CREATE TEMPORARY TABLE taken (n int UNIQUE)")
    sql = "INSERT INTO taken VALUES (%s)"
    for number in range(4):
        door.run(sql, [number])
    with pytest.raises(IntegrityError, match="taken_n_key"), door.whole():
        door.run(sql, [3])
    assert door.run(sql, [4]) == 1


def test_what_the_server_does_not_understand(db: None) -> None:
    for _ in range(5):
        with pytest.raises(Exception, match="nowhere") as told, door.whole():
            door.rows("SELECT nowhere")
        assert type(told.value).__name__ == "ProgrammingError"


def test_as_many_parameters_as_places(db: None) -> None:
    door.one("SELECT 1")
    for given in ([], [1, 2]):
        with pytest.raises(ProgrammingError, match="parameters"):
            door.rows("SELECT %s::int", given)


def test_a_session_keeps_no_more_than_it_may(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "_MOST", 3)
    monkeypatch.setattr(statements, "_COUNTED", 6)
    door.one("SELECT 0")
    before = _prepared()
    for number in range(before, before + 12):
        for _ in range(4):
            assert door.one(f"SELECT {number}") == (number,)
    assert _prepared() <= max(before, 3)
    assert door.one(f"SELECT {before}") == (before,)


def test_a_transaction_begins_with_its_first_statement_and_can_be_undone(fresh: psycopg.Connection[Any]) -> None:
    session, sql = Session(fresh), "INSERT INTO undone VALUES (%s)"
    session.cursor.execute("CREATE TEMPORARY TABLE undone (n int)")
    for number in range(4):
        session.ask(sql, [number]) or session.cursor.execute(sql, [number])
    fresh.autocommit = False
    assert session.ask(sql, [9]) is None
    session.cursor.execute(sql, [9])
    assert session.ask(sql, [10]) is not None
    fresh.rollback()
    assert session.cursor.execute("SELECT max(n) FROM undone").fetchone() == (3,)


def test_a_connection_that_is_lost_is_told_as_such(fresh: psycopg.Connection[Any]) -> None:
    session = Session(fresh)
    for _ in range(3):
        session.ask("SELECT 1", ()) or session.cursor.execute("SELECT 1")
    door.one("SELECT pg_terminate_backend(%s, 5000)", [fresh.info.backend_pid])
    for _ in range(2):
        with pytest.raises(psycopg.OperationalError):
            session.ask("SELECT 1", ())
        with pytest.raises(psycopg.OperationalError):
            session._prepare("SELECT 2", b"SELECT 2", ())
        with pytest.raises(psycopg.OperationalError):
            session.many("SELECT 1", [(), ()])


@pytest.fixture
def fresh(db: None) -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own."""
    with connection.Database.connect(**connection.get_connection_params(), autocommit=True) as own:
        yield own


def _prepared() -> int:
    found = door.one("SELECT count(*)::int FROM pg_prepared_statements WHERE name LIKE 'argosy%%'")
    assert found is not None
    return int(found[0])
