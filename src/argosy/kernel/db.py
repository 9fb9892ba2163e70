"""The database door: one visible transaction per use case, plain SQL, and a brand's walls.

`as_brand` is the second wall behind scoped queries: inside it the session runs as a role that row security
confines to the rows of the named brands (see `kernel.security`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db import transaction as _transaction
from psycopg import Connection

from argosy.kernel.crowd import Crowd
from argosy.kernel.ids import uuid7_texts
from argosy.kernel.statements import Session

BRAND_ROLE = "argosy_brand"
W = TypeVar("W")
D = TypeVar("D")


@contextmanager
def transaction() -> Iterator[None]:
    """A use case's one transaction: opened at its door, never nested (RuntimeError when it would be)."""
    with _transaction.atomic(durable=True):
        yield


def outside() -> None:
    """RuntimeError within a transaction: what follows asks somebody on the network, and would hold locks while it waits."""
    blocks = connection.atomic_blocks
    # As for `transaction`: the block that a test undoes at its end is none.
    if blocks and not blocks[-1]._from_testcase:
        raise RuntimeError("the network is asked outside of transactions")


def in_company(crowd: Crowd[W, D], work: W) -> D:
    """Work that may be done with that of other threads, unless it belongs to a transaction of ours: what it reads was committed after it
    was asked for, and what it writes is committed with it."""
    if connections[DEFAULT_DB_ALIAS].in_atomic_block:
        return crowd.alone(work)
    return crowd.join(work)


def joined() -> AbstractContextManager[None]:
    """The transaction that is open (another use case's, a brand session's), or else one of our own."""
    return nullcontext() if connection.in_atomic_block else transaction()


def whole() -> AbstractContextManager[None]:
    """All of a use case or nothing of it, also within a transaction whose owner goes on after a refusal."""
    return _transaction.atomic()


@contextmanager
def as_brand(brand_ids: Iterable[UUID]) -> Iterator[None]:
    """A transaction that can read and write nothing but rows of these brands and what is public to all of them.

    Never nested (RuntimeError): leaving the inner one would lift the outer one's wall.
    """
    with _transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user = %s", [BRAND_ROLE])
        if cursor.fetchone()[0]:
            raise RuntimeError("a brand session within a brand session")
        listed = ",".join(str(b) for b in brand_ids)
        cursor.execute(f"SET LOCAL ROLE {BRAND_ROLE}")
        cursor.execute("SELECT set_config('argosy.brands', %s, true)", [listed])
        yield
        cursor.execute("RESET ROLE")


def _session() -> tuple[AbstractContextManager[Any], Session]:
    """Django's guard that makes its own errors of the driver's, and what its connection has prepared: statements are planned once per connection.

    Django's own cursors put the parameters into the text; half of a short statement's cost is reading and planning it.
    """
    here = connections[DEFAULT_DB_ALIAS]
    if here.connection is None:
        here.ensure_connection()
    return here.wrap_database_errors, _kept(here.connection)


def _kept(connection: Connection[Any]) -> Session:
    """The connection's session, made once."""
    session: Session | None = getattr(connection, "argosy_session", None)
    if session is None:
        session = connection.argosy_session = Session(connection)  # type: ignore[attr-defined]
    return session


def array(values: Iterable[Any]) -> str:
    """A list of keys, numbers, instants or texts (None is NULL) as PostgreSQL reads it; the statement names the type (`%s::uuid[]`).

    The driver's own way takes longer than the statement it is for. In a hot statement the array is written `(SELECT %s::uuid[])`, which hides
    its length from the planner: knowing it, PostgreSQL finds every time that a plan of its own looks cheaper than the one it has kept, and
    planning costs more than a handful of rows does. Both plans go by the index.
    """
    listed = list(values)
    # Texts are put between quotes at one go where nothing in them must be escaped.
    if set(map(type, listed)) == {str}:
        joined = '","'.join(listed)
        if "\\" not in joined and joined.count('"') == 2 * len(listed) - 2:
            return '{"' + joined + '"}'
    return "{" + ",".join([_element(value) for value in listed]) + "}"


def repeated(value: Any, count: int) -> str:
    """The same value so many times, as `array` gives it."""
    return "{" + ",".join([_element(value)] * count) + "}"


def renamed(made: str, ids: Mapping[UUID, UUID]) -> str:
    """An array of keys with others in their place."""
    for before, now in ids.items():
        made = made.replace(before.hex, now.hex)
    return made


def renewed(made: str) -> str:
    """An array of as many new keys."""
    return "{" + ",".join(uuid7_texts(made.count(",") + 1)) + "}"


def together(parts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Arrays of the same names joined end to end, as if they had been made at once."""
    if len(parts) == 1:
        return dict(parts[0])
    return {name: "{" + ",".join([p[name][1:-1] for p in parts if p[name] != "{}"]) + "}" for name in parts[0]}


def _element(value: Any) -> str:
    kind = type(value)
    if kind is UUID:
        return str(value.hex)
    if kind is int:
        return str(value)
    if value is None:
        return "NULL"
    if isinstance(value, UUID | int):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def squeezed(sql: str) -> str:
    """A statement without its indentation: the driver keeps what it has read of a statement only up to 4,096 characters."""
    return " ".join(sql.split())


def rows(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    guard, session = _session()
    with guard:
        return session.rows(session.answer(sql, params))


def dicts(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
    """All rows of a query, each by column name."""
    guard, session = _session()
    with guard:
        told = session.answer(sql, params)
        names = [(told.fname(n) or b"").decode() for n in range(told.nfields)]
        return [dict(zip(names, row, strict=True)) for row in session.rows(told)]


def one(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> tuple[Any, ...] | None:
    """The first row of a query, or None."""
    found = rows(sql, params)
    return found[0] if found else None


def run(sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> int:
    """Execute a statement; how many rows it touched."""
    guard, session = _session()
    with guard:
        told = session.answer(sql, params)
        return told.ntuples or told.command_tuples or 0


def run_many(sql: str, batch: Iterable[Sequence[Any] | dict[str, Any]]) -> int:
    """Execute a statement for each set of parameters in one pipeline; how many rows were touched."""
    guard, session = _session()
    with guard:
        return session.many(sql, list(batch))


def copy_rows(table: str, columns: Sequence[str], batch: Iterable[Sequence[Any]]) -> None:
    """COPY rows into `table` (a name of our own, never a reader's)."""
    names = ", ".join(f'"{c}"' for c in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in batch:
            copy.write_row(row)


def copy_lines(table: str, columns: Sequence[str], lines: Iterable[str]) -> int:
    """COPY lines in PostgreSQL's text format (tabs between, \\N for NULL, no line end) into `table`; how many.

    For hundreds of thousands of rows: who writes them knows the types, and so need not have each value asked for its own.
    """
    names, many = ", ".join(f'"{c}"' for c in columns), iter(lines)
    count = 0
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        while some := list(islice(many, 2000)):
            copy.write("\n".join(some) + "\n")
            count += len(some)
    return count
