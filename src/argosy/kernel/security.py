"""Row security for brand sessions, as migration operations each room applies to its own tables.

A brand's screens and API calls run as the role `argosy_brand` (see `db.as_brand`), which owns nothing: it sees a table only
when granted, and of a brand's tables only the rows that the policy lets through. The platform's own role owns the tables and
is not confined.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.migrations.operations import RunSQL

from argosy.kernel.db import BRAND_ROLE

#: The brands of the session, as an SQL expression that is computed once per statement.
SESSION_BRANDS = "(SELECT string_to_array(nullif(current_setting('argosy.brands', true), ''), ','))::uuid[]"

CREATE_ROLE = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{BRAND_ROLE}') THEN
        CREATE ROLE {BRAND_ROLE} NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
    -- Whoever is a member already may not be allowed to grant it, and need not be.
    IF NOT pg_has_role(current_user, '{BRAND_ROLE}', 'MEMBER') THEN
        EXECUTE format('GRANT {BRAND_ROLE} TO %I', current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO {BRAND_ROLE}', current_schema());
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
"""


def brand_rows(
    table: str, *, where: str = "", columns: Sequence[str] = (), insert: bool = False, update: Sequence[str] = ()
) -> RunSQL:
    """Let a brand's session see its own rows of `table`.

    `where` replaces the rule "brand_id is one of mine"; `columns` limits what can be read; `insert` and `update` (the
    columns) say what may be written, which the same rule confines.
    """
    rule = where or f"brand_id = ANY({SESSION_BRANDS})"
    readable = f" ({', '.join(columns)})" if columns else ""
    grants = [f"GRANT SELECT{readable} ON {table} TO {BRAND_ROLE};"]
    if insert:
        grants.append(f"GRANT INSERT ON {table} TO {BRAND_ROLE};")
    if update:
        grants.append(f"GRANT UPDATE ({', '.join(update)}) ON {table} TO {BRAND_ROLE};")
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_of_brand ON {table} TO {BRAND_ROLE} USING ({rule}) WITH CHECK ({rule});"
        + "".join(grants),
        f"DROP POLICY {table}_of_brand ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
        f"REVOKE ALL ON {table} FROM {BRAND_ROLE};",
    )


def everyone_reads(*tables: str) -> RunSQL:
    """Let a brand's session read tables that hold nothing of any brand's own."""
    listed = ", ".join(tables)
    return RunSQL(f"GRANT SELECT ON {listed} TO {BRAND_ROLE};", f"REVOKE ALL ON {listed} FROM {BRAND_ROLE};")


def may_insert(table: str) -> RunSQL:
    """Let a brand's session add rows to a table that it cannot read (the outbox)."""
    return RunSQL(f"GRANT INSERT ON {table} TO {BRAND_ROLE};", f"REVOKE ALL ON {table} FROM {BRAND_ROLE};")
