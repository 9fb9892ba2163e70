"""SQL of the texts: one statement writes a whole batch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7

WORDS = ("title", "bullets", "description", "seo_title", "seo_description")
_COLUMNS = ("product_id", "brand_id", "language", *WORDS, "state", "source", "findings")
_JSON = {"bullets", "findings"}
_TYPES = {"id": "uuid", "product_id": "uuid", "brand_id": "uuid"}

_WRITTEN = ("id", *_COLUMNS, "facts_digest")
_UPSERT = f"""
    INSERT INTO content_text ({", ".join(_WRITTEN)}, updated_at)
    SELECT {", ".join(f"{c}::jsonb" if c in _JSON else c for c in _WRITTEN)}, %s
    FROM unnest({", ".join(f"%s::{_TYPES.get(c, 'text')}[]" for c in _WRITTEN)}) AS given ({", ".join(_WRITTEN)})
    ON CONFLICT (product_id, language) DO UPDATE
    SET {", ".join(f"{c} = excluded.{c}" for c in (*WORDS, "state", "source", "findings", "facts_digest", "updated_at"))}
    WHERE content_text.brand_id = excluded.brand_id
"""
_READ = f"SELECT {', '.join(_COLUMNS)}, updated_at FROM content_text"
_EDIT = f"""
    UPDATE content_text
    SET {", ".join(f"{c} = %s" for c in WORDS)}, state = 'approved', source = 'edited', findings = '[]', updated_at = %s
    WHERE brand_id = %s AND product_id = %s AND language = %s
"""
_APPROVE = """
    UPDATE content_text SET state = 'approved', updated_at = %s
    WHERE brand_id = %s AND product_id = ANY(%s) AND language = %s AND state = 'checked'
"""


def marks(brand_id: UUID, product_ids: Sequence[UUID]) -> dict[tuple[UUID, str], tuple[str, str]]:
    """What is written already: (product, language) -> (digest, source)."""
    found = db.rows(
        "SELECT product_id, language, facts_digest, source FROM content_text WHERE brand_id = %s AND product_id = ANY(%s)",
        (brand_id, list(product_ids)),
    )
    return {(product, language): (digest, source) for product, language, digest, source in found}


def write(rows: Iterable[dict[str, Any]]) -> None:
    """Insert or replace texts; `bullets` and `findings` are lists."""
    batch = list(rows)
    if not batch:
        return
    columns: list[list[Any]] = [[] for _ in _WRITTEN]
    for row in batch:
        for column, name in zip(columns, _WRITTEN, strict=True):
            if name == "id":
                column.append(uuid7())
            else:
                column.append(json.dumps(row[name], ensure_ascii=False) if name in _JSON else row[name])
    db.run(_UPSERT, (clock.now(), *columns))


def texts(product_ids: Sequence[UUID], language: str, *, drafts: bool = False) -> list[dict[str, Any]]:
    shown = "" if drafts else " AND state <> 'draft'"
    return db.dicts(f"{_READ} WHERE product_id = ANY(%s) AND language = %s{shown}", (list(product_ids), language))


def texts_of(brand_id: UUID, product_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """All languages, drafts included."""
    return db.dicts(
        f"{_READ} WHERE brand_id = %s AND product_id = ANY(%s) ORDER BY product_id, language",
        (brand_id, list(product_ids)),
    )


def edit(brand_id: UUID, product_id: UUID, language: str, words: dict[str, Any]) -> int:
    values = [json.dumps(words[c], ensure_ascii=False) if c in _JSON else words[c] for c in WORDS]
    return db.run(_EDIT, (*values, clock.now(), brand_id, product_id, language))


def approve(brand_id: UUID, product_ids: Sequence[UUID], language: str) -> int:
    return db.run(_APPROVE, (clock.now(), brand_id, list(product_ids), language))
