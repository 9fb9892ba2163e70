"""Whether the database fits this code: what is still to be applied, and what only newer code knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from argosy.kernel.db import BRAND_ROLE
from argosy.kernel.postgres import DatabaseTrouble

#: Any number of our own; two installations that share a database migrate one after the other.
_MIGRATION_LOCK = 7_202_611_001


@dataclass(frozen=True, slots=True)
class Schema:
    """`pending` and `unknown` are migrations as `app.name`."""

    pending: tuple[str, ...]
    unknown: tuple[str, ...]


def compare() -> Schema:
    """Compare the applied migrations with those of this code. Django must be set up and the database up."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    loader = executor.loader
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    replaced = {name for squashed in loader.replacements.values() for name in squashed.replaces}
    known = set(loader.disk_migrations) | replaced
    third_party = {config.label for config in apps.get_app_configs() if not config.name.startswith("argosy.")}
    # A library may drop migrations that it has squashed; a room never does, and an unknown app is a newer version's room.
    unknown = sorted(key for key in loader.applied_migrations or () if key not in known and key[0] not in third_party)
    return Schema(
        tuple(f"{migration.app_label}.{migration.name}" for migration, _ in plan),
        tuple(f"{label}.{name}" for label, name in unknown),
    )


def migrate() -> int:
    """Bring the schema up to this code; how many migrations that took. Raises DatabaseTrouble:
    newer-schema, brand-role-not-granted, brand-role-not-made."""
    from django.core.management import call_command
    from django.db import connection

    if not _checked().pending:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATION_LOCK])
    try:
        pending = _checked().pending
        if pending:
            with _role_trouble():
                call_command("migrate", verbosity=0, interactive=False)
        return len(pending)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATION_LOCK])


@contextmanager
def _role_trouble() -> Iterator[None]:
    """Turn PostgreSQL's refusal of the role of brand sessions into a sentence that says what its administrator must do."""
    from django.db import ProgrammingError, connection
    from psycopg.errors import InsufficientPrivilege

    try:
        yield
    except ProgrammingError as refused:
        if not isinstance(refused.__cause__, InsufficientPrivilege) or "role" not in str(refused):
            raise
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [BRAND_ROLE])
            user, known = cursor.fetchone()
        code = "brand-role-not-granted" if known else "brand-role-not-made"
        raise DatabaseTrouble(code, role=BRAND_ROLE, user=user) from refused


def _checked() -> Schema:
    found = compare()
    if found.unknown:
        raise DatabaseTrouble("newer-schema", migration=found.unknown[-1])
    return found
