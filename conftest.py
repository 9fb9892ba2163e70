"""One migrated PostgreSQL for a whole run of tests: the embedded one, or that of ARGOSY_TEST_DATABASE_URL."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "src"))
os.environ["ARGOSY_TESTING"] = "1"
os.environ["ARGOSY_MEMO_S"] = "0"
# Several run beside each other (make test): each has a home and a database of its own.
if "ARGOSY_HOME" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    _home = tempfile.TemporaryDirectory(prefix="argosy-test-")  # removed when the run ends
    os.environ["ARGOSY_HOME"] = _home.name
os.environ.setdefault("ARGOSY_SECRET_KEY", "only-for-tests")
os.environ["ARGOSY_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argosy.web.settings")
GIVEN = os.environ.pop("ARGOSY_TEST_DATABASE_URL", None)
os.environ["DATABASE_URL"] = GIVEN or "postgresql://nobody@/argosy_not_started?host=/nonexistent"


# A busy machine must not fail a property: examples have no deadline.
hypothesis.settings.register_profile("argosy", deadline=None)
hypothesis.settings.load_profile("argosy")


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """A fresh database with all migrations, dropped at the end; gives its URL."""
    if GIVEN:
        yield from _migrated(GIVEN)
        return
    from argosy.kernel.postgres import running

    # One cluster is kept between runs, so that a run does not begin with initdb.
    kept = ROOT / "var" / "test-cluster"
    with running(kept) as url:
        yield from _migrated(url)


def _migrated(url: str) -> Iterator[str]:
    from urllib.parse import urlsplit, urlunsplit

    import django
    from psycopg import connect, sql

    parts = urlsplit(url)
    name = f"argosy_test_{os.getpid()}"
    own = urlunsplit(parts._replace(path=f"/{name}"))
    with connect(url, autocommit=True) as admin:
        _drop(admin, name)
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    os.environ["DATABASE_URL"] = own
    django.setup()
    _point_django_at(own)
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    try:
        yield own
    finally:
        connections.close_all()
        with connect(url, autocommit=True) as admin:
            _drop(admin, name)


def _drop(admin: Any, name: str) -> None:
    """Drop a test database. The server's own vacuum may be at work in it, which only a superuser may end: that is waited for."""
    from psycopg import errors, sql

    for left in range(60, -1, -1):
        try:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            return
        except (errors.InsufficientPrivilege, errors.ObjectInUse):
            if not left:
                raise
            time.sleep(0.5)


def _point_django_at(url: str) -> None:
    from django.conf import settings
    from django.db import connections

    from argosy.web.settings import _database

    settings.DATABASES["default"].clear()
    settings.DATABASES["default"].update(_database(url))
    connections.settings = connections.configure_settings(settings.DATABASES)
    connections.close_all()
    del connections["default"]


@pytest.fixture
def db(database: str) -> Iterator[None]:
    """A transaction around the test that is rolled back; a door's durable transaction may open inside it."""
    from django.db import connection, transaction

    with transaction.atomic():
        block = connection.atomic_blocks[-1]
        block._from_testcase = True
        try:
            yield
        finally:
            transaction.set_rollback(True)


@pytest.fixture
def db_real(database: str) -> Iterator[str]:
    """The database itself, for tests in which several connections meet; everything written is removed afterwards."""
    from django.apps import apps
    from django.db import connection

    yield database
    keep = {"django_migrations", "django_content_type", "auth_permission"}
    tables = [m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed]
    names = ", ".join(f'"{table}"' for table in tables if table not in keep)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names} CASCADE")
