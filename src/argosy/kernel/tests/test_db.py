"""Arrays as PostgreSQL reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.db

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8) | st.sampled_from(
    ["", '"', '","', "\\", "{}", "NULL", " a ", "'", "é", ","]
)


@given(values=st.lists(_TEXT | st.none(), max_size=5), others=st.lists(_TEXT, max_size=5))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_come_back_as_they_were(db: None, values: list[str | None], others: list[str]) -> None:
    from argosy.kernel import db as door

    told = door.together([{"a": door.array(values)}, {"a": door.array(others)}])["a"]
    assert door.one("SELECT %s::text[]", [told]) == ([*values, *others],)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("uuid", [UUID(int=0), UUID(int=2**128 - 1), None]),
        ("bigint", [0, -1, 2**62, None]),
        ("timestamptz", [datetime(2026, 11, 27, 12, 0, 0, 1, tzinfo=UTC)]),
        ("text", []),
    ],
)
def test_other_values_too(db: None, kind: str, values: list[Any]) -> None:
    from argosy.kernel import db as door

    assert door.one(f"SELECT %s::{kind}[]", [door.array(values)]) == (values,)
    assert door.one(f"SELECT %s::{kind}[]", [door.repeated(values[0] if values else "x", 3)]) == (
        (values[:1] or ["x"]) * 3,
    )
