"""Statements that come again and again go to the server through the driver's own layer (`psycopg.pq`), without a cursor.

A cursor adapts, prepares, sends and waits in Python; for a short statement that takes longer than everything else (ADR 29). What a session has
not seen before, and what begins a transaction, still goes by its cursor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from psycopg.types.json import JsonbLoader

#: A statement is prepared when it comes for the third time.
_BY_CURSOR = 2
#: So many are kept prepared by a session, and so many counted.
_MOST, _COUNTED = 400, 2_000
#: So many are sent before their answers are read; more could fill what lies between us and the server while neither of us reads.
_AT_ONCE = 200
_IDLE, _TUPLES, _DONE = TransactionStatus.IDLE, ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK
_PLACE = re.compile(r"%(?:%|s|\((\w+)\)s)")

Params = Sequence[Any] | Mapping[str, Any]


class Session:
    """A connection's cursor, and what it has prepared. One thread at a time uses a connection, and reads each answer whole before it asks again."""

    __slots__ = ("_adapter", "_connection", "_counted", "_number", "_prepared", "cursor")

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.cursor = psycopg.Cursor(connection)
        # Django has jsonb come as text, for its own fields.
        self.cursor.adapters.register_loader("jsonb", JsonbLoader)
        self._connection = connection
        self._adapter = Transformer(self.cursor)
        self._prepared: dict[tuple[str, tuple[int, ...]], bytes] = {}
        self._counted: dict[tuple[str, tuple[int, ...]], int] = {}
        self._number = 0

    def ask(self, sql: str, params: Params) -> PGresult | None:
        """The answer to a statement that is prepared; None where the cursor must ask. Raises the driver's errors."""
        server = self._connection.pgconn
        if server.transaction_status == _IDLE and not self._connection.autocommit:
            return None
        text, names, formats = _read(sql)
        if text is None:
            return None
        values, types = self._bound(params, names, formats)
        name = self._prepared.get((sql, types))
        if name is None:
            if not self._often(sql, types):
                return None
            name = self._prepare(sql, text, types)
        try:
            told = server.exec_prepared(name, values, self._adapter.formats)
        except MemoryError:
            raise self._trouble(None) from None
        if told.status in (_TUPLES, _DONE):
            return told
        raise self._trouble(told)

    def answer(self, sql: str, params: Params) -> PGresult:
        """The answer to a statement, whichever way it goes. Raises the driver's errors."""
        told = self.ask(sql, params)
        if told is None:
            self.cursor.execute(sql, params or None)
            told = self.cursor.pgresult
            assert told is not None
        return told

    def rows(self, told: PGresult) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        self._adapter.set_pgresult(told)
        return self._adapter.load_rows(0, told.ntuples, tuple)

    def many(self, sql: str, batch: Sequence[Params]) -> int:
        """Execute a statement with each of these; how many rows were touched. All or nothing of it holds. Raises the driver's errors."""
        server = self._connection.pgconn
        if server.transaction_status == _IDLE and not self._connection.autocommit:
            self.cursor.execute("SELECT")
        text, names, formats = _read(sql)
        assert text is not None
        asked = []
        for params in batch:
            values, types = self._bound(params, names, formats)
            name = self._prepared.get((sql, types)) or self._prepare(sql, text, types)
            asked.append((name, values, self._adapter.formats))
        touched, trouble = 0, None
        server.enter_pipeline_mode()
        try:
            for begin in range(0, len(asked), _AT_ONCE):
                some = asked[begin : begin + _AT_ONCE]
                for one in some:
                    server.send_query_prepared(*one)
                server.send_flush_request()
                for _ in some:
                    told = server.get_result()
                    if told is not None and told.status in (_TUPLES, _DONE):
                        touched += told.ntuples or told.command_tuples or 0
                    elif told is None or told.status != ExecStatus.PIPELINE_ABORTED:
                        trouble = trouble or self._trouble(told)
                    if told is not None:
                        server.get_result()
                if trouble:
                    break
            server.pipeline_sync()
            server.get_result()
        finally:
            server.exit_pipeline_mode()
        if trouble:
            raise trouble
        return touched

    def _bound(
        self, params: Params, names: tuple[str, ...] | None, formats: list[PyFormat]
    ) -> tuple[Sequence[Any], tuple[int, ...]]:
        """Parameters as they are sent, and their types."""
        given: Sequence[Any] = params if names is None else [params[name] for name in names]  # type: ignore[call-overload, assignment]
        if len(given) != len(formats):
            raise psycopg.ProgrammingError(
                f"the statement has {len(formats)} places, and {len(given)} parameters were given"
            )
        values = self._adapter.dump_sequence(given, formats)
        return values, self._adapter.types or ()

    def _often(self, sql: str, types: tuple[int, ...]) -> bool:
        """Whether a statement has come so often that it is worth preparing."""
        seen = self._counted.get((sql, types), 0)
        if seen >= _BY_CURSOR:
            return True
        if len(self._counted) >= _COUNTED:
            self._counted.clear()
        self._counted[sql, types] = seen + 1
        return False

    def _prepare(self, sql: str, text: bytes, types: tuple[int, ...]) -> bytes:
        """The name of a statement that is prepared now; the oldest makes room for it."""
        server = self._connection.pgconn
        if len(self._prepared) >= _MOST:
            # By the protocol, as it was prepared: a pooler between us and the server knows it under that name.
            server.close_prepared(self._prepared.pop(next(iter(self._prepared))))
        self._number += 1
        name = b"argosy_%d" % self._number
        try:
            told = server.prepare(name, text, types)
        except MemoryError:
            raise self._trouble(None) from None
        if told.status != _DONE:
            raise self._trouble(told)
        self._prepared[sql, types] = name
        return name

    def _trouble(self, told: PGresult | None) -> psycopg.Error:
        """What went wrong, as a cursor would have it: a connection that is lost is an operational error, whatever it says. The driver calls it a
        MemoryError when there was no answer at all, and hands over none."""
        server = self._connection.pgconn
        if told is None or server.status == ConnStatus.BAD:
            return psycopg.OperationalError(server.get_error_message())
        return error_from_result(told)


@lru_cache(_COUNTED)
def _read(sql: str) -> tuple[bytes | None, tuple[str, ...] | None, list[PyFormat]]:
    """A statement with its places numbered as the server wants them, None for several in one, which cannot be prepared; the names of its parameters,
    None where they have none; a format for each."""
    names: list[str] = []
    places = 0

    def numbered(found: re.Match[str]) -> str:
        nonlocal places
        if found[0] == "%%":
            return "%"
        if found[1]:
            if found[1] not in names:
                names.append(found[1])
            return f"${names.index(found[1]) + 1}"
        places += 1
        return f"${places}"

    text = None if ";" in sql.strip().rstrip(";") else _PLACE.sub(numbered, sql).encode()
    return text, tuple(names) if names else None, [PyFormat.AUTO] * (len(names) or places)
