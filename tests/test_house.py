"""Rules of the house that no linter knows: who may name which table, how long a file may grow, what foreign keys may point at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent.parent / "src" / "argosy"
# From the ground up; a room's tables begin with its name.
ROOMS = (
    "kernel programme catalogue ledger content pricing compliance campaigns fulfilment settlement invoicing checkout channel insight repricing safety aftersales handover launch"
).split()
REGIONAL = {"checkout", "fulfilment", "ledger", "settlement", "invoicing", "campaigns", "aftersales", "handover"}
NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|ON)\s+\"?(" + "|".join(ROOMS) + r")_([a-z]+)\b", re.IGNORECASE)


def files(pattern: str = "**/*.py") -> list[Path]:
    return sorted(p for p in SOURCES.glob(pattern) if "__pycache__" not in p.parts)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_names_no_other_rooms_tables(room: str) -> None:
    found = [
        f"{path.relative_to(SOURCES)}: {match.group(0)}"
        for path in files(f"{room}/**/*.py")
        if "tests" not in path.parts
        for match in NAMED.finditer(path.read_text("utf-8"))
        if match.group(1).lower() != room
    ]
    assert found == []


def test_screens_and_commands_name_no_tables() -> None:
    """But for the bench, which writes an order's rows without the house to learn the database's own limit, and for chaos, which reads the
    tables so that no code of the house judges itself.
    """
    found = [
        f"{path.relative_to(SOURCES)}: {match.group(0)}"
        for path in (*files("web/**/*.py"), *files("cli/**/*.py"))
        if "tests" not in path.parts and not {"bench", "chaos"} & set(path.parts)
        for match in NAMED.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    endings = ("**/*.py", "**/*.html", "**/*.css")
    long = {
        str(p.relative_to(SOURCES)): n
        for e in endings
        for p in files(e)
        if (n := len(p.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}


def test_every_room_says_what_it_owns_and_has_a_door() -> None:
    for room in ROOMS:
        told = (SOURCES / room / "__init__.py").read_text("utf-8")
        assert told.startswith('"""'), room
        if room != "kernel":
            assert (SOURCES / room / "api.py").exists(), room


def test_only_doors_are_imported_from_other_rooms() -> None:
    """`schema` and `errors` come through the door too; content and channel read the category schema, which knows no database.

    Compliance has a second door, `law`, and pricing has `tax`, for those who have no database.
    """
    allowed = {"argosy.catalogue.schema", "argosy.catalogue.units", "argosy.compliance.law", "argosy.pricing.tax"}
    pattern = re.compile(r"^\s*from (argosy\.(\w+)(?:\.(\w+))?[\w.]*) import (.+)$", re.MULTILINE)
    found = []
    for path in files():
        own = path.relative_to(SOURCES).parts[0]
        if "tests" in path.parts or "migrations" in path.parts or (own in ("cli", "web") and path.name == "jobs.py"):
            continue
        for module, room, part, names in pattern.findall(path.read_text("utf-8")):
            inside = part or names.split(" as ")[0].strip()
            if (
                room in ROOMS
                and room not in (own, "kernel")
                and inside != "api"
                and f"{module}.{inside}" not in allowed
                and module not in allowed
            ):
                found.append(f"{path.relative_to(SOURCES)}: from {module} import {names}")
    assert found == []


@pytest.mark.db
def test_foreign_keys_point_down_and_never_from_shared_tables_to_a_regions(db: None) -> None:
    from argosy.kernel import db as database

    rows = database.rows(
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
    )
    wrong = []
    for source, target in rows:
        here, there = source.split("_")[0], target.split("_")[0]
        if here not in ROOMS or there not in ROOMS or here == there:
            continue
        if ROOMS.index(there) > ROOMS.index(here) or (there in REGIONAL and here not in REGIONAL):
            wrong.append((source, target))
    assert wrong == []


@pytest.mark.db
def test_every_table_with_a_brand_is_behind_row_security_or_out_of_reach(db: None) -> None:
    from argosy.kernel import db as database

    open_ = database.rows(
        """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'brand_id'
           WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND NOT c.relrowsecurity
             AND (has_any_column_privilege('argosy_brand', c.oid, 'SELECT, INSERT, UPDATE')
                  OR has_table_privilege('argosy_brand', c.oid, 'DELETE'))"""
    )
    assert open_ == []
