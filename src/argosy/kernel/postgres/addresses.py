"""Names of databases: the embedded one's, or DATABASE_URL's."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from argosy.kernel.home import home as default_home
from argosy.kernel.postgres.errors import DatabaseTrouble, folder_trouble
from argosy.kernel.postgres.locks import open_private
from argosy.kernel.postgres.places import PORT, Place, find

#: The platform's role owns the database, may make databases and roles, and is no superuser.
ROLE = "argosy"
SUPERUSER = "postgres"
DATABASE = "argosy"
OLDEST_SERVER = 15


@dataclass(frozen=True, slots=True)
class Dsn:
    """How to reach one database. `host` is the socket's folder."""

    host: str
    user: str
    password: str
    name: str = DATABASE
    port: int = PORT

    @property
    def url(self) -> str:
        """As PostgreSQL's clients and DATABASE_URL have it."""
        login = f"{quote(self.user)}:{quote(self.password, safe='')}" if self.password else quote(self.user)
        return f"postgresql://{login}@/{quote(self.name)}?host={quote(self.host, safe='')}&port={self.port}"

    def named(self, name: str) -> Dsn:
        """Another database of the same server."""
        return replace(self, name=name)

    def __repr__(self) -> str:
        return f"Dsn({self.user}@{self.host}/{self.name})"


def make_passwords(place: Place) -> None:
    """Write a random password for each role that has none, readable by the owner of the place only."""
    with folder_trouble(place.folder):
        for role in (ROLE, SUPERUSER):
            fresh = place.folder / f"password-{role}.{os.getpid()}"
            if place.password(role).exists():
                continue
            descriptor = open_private(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(32))
                file.flush()
                os.fsync(descriptor)
            try:
                os.link(fresh, place.password(role))
            except FileExistsError:
                pass
            fresh.unlink()


def dsn(home: Path | None = None, *, superuser: bool = False) -> Dsn:
    """The embedded database of `home` (default: the installation's). Starts nothing; without a password until it was made."""
    place = find(home or default_home())
    role = SUPERUSER if superuser else ROLE
    try:
        password = place.password(role).read_text()
    except (FileNotFoundError, PermissionError):
        password = ""
    return Dsn(str(place.sockets), role, password)


def database_url() -> str:
    """DATABASE_URL, or the address of the embedded database. Starts nothing."""
    return os.environ.get("DATABASE_URL") or dsn().url


def check_server(url: str) -> int:
    """Connect; the server's version as PostgreSQL counts it (180006 is 18.6).

    Raises DatabaseTrouble `database-unreachable` (retryable) or `server-version` below PostgreSQL 15.
    """
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as refused:
        reason = (str(refused).strip().splitlines() or [""])[0].rstrip(".")
        raise DatabaseTrouble("database-unreachable", retryable=True, reason=reason) from refused
    except psycopg.ProgrammingError as unreadable:
        raise DatabaseTrouble("database-unreachable", reason=str(unreadable).strip()) from unreadable
    if version < OLDEST_SERVER * 10000:
        found = f"{version // 10000}.{version % 10000}"
        raise DatabaseTrouble("server-version", found=found, oldest=str(OLDEST_SERVER))
    return version
