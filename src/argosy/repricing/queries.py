"""The SQL of lists, figures, adopted rates and proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.kernel import db

LIST_COLUMNS = "id, brand_id, market, audience, category, terms, valid_from, valid_to, set_by, written_at"

_FIGURES = """
    SELECT DISTINCT ON (variant_id, kind, market, audience)
           variant_id, kind, market, audience, minor, currency, source, seen_on, from_at
    FROM repricing_figure
    WHERE variant_id = ANY(%(variants)s) AND from_at <= %(at)s
    ORDER BY variant_id, kind, market, audience, from_at DESC
"""
_ADD_FIGURES = """
    INSERT INTO repricing_figure (id, variant_id, brand_id, market, audience, kind, minor, currency, from_at, source, seen_on,
                                  written_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (variant_id, kind, market, audience, from_at) DO NOTHING
"""
_ADOPTED = """
    SELECT DISTINCT ON (market, base) market, base, dated FROM repricing_adoption
    WHERE brand_id = %s AND market = ANY(%s) AND from_at <= %s ORDER BY market, base, from_at DESC
"""
_ADOPT = """
    INSERT INTO repricing_adoption (id, brand_id, market, base, dated, from_at) VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (brand_id, market, base, from_at) DO NOTHING
"""
_PROPOSAL = """
    SELECT id, brand_id, change, stands, summary, from_at, state, made_by, made_at, applied_at
    FROM repricing_proposal WHERE brand_id = %s AND
"""
_TURNED = """
    SELECT id, brand_id, market, audience, category
    FROM repricing_pricelist
    WHERE (NOT begun AND valid_from <= %(now)s) OR (NOT ended AND valid_to <= %(now)s)
    ORDER BY coalesce(valid_to, valid_from), id
"""
_MADE = """
    UPDATE repricing_pricelist SET begun = true, ended = coalesce(valid_to <= %(now)s, false)
    WHERE brand_id = %(brand)s AND market = %(market)s AND audience = %(audience)s AND category = %(category)s
      AND valid_from <= %(now)s
"""


def lists(brand: UUID, at: datetime, *, ended: bool = False) -> list[dict[str, Any]]:
    """The brand's lists that hold at an instant or later (`ended`: all)."""
    sql = f"""SELECT {LIST_COLUMNS} FROM repricing_pricelist WHERE brand_id = %s
              AND (valid_to IS NULL OR valid_to > %s OR %s) ORDER BY market, audience, category, valid_from"""
    return db.dicts(sql, [brand, at, ended])


def insert_list(row: Sequence[Any]) -> None:
    """Write a list; the exclusion constraint refuses one that overlaps."""
    db.run(
        f"INSERT INTO repricing_pricelist ({LIST_COLUMNS}, begun, ended) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, false, false)",
        row,
    )


def close_list(list_id: UUID, brand: UUID, at: datetime) -> int:
    """End a list that holds at an instant or later; 0 when there is none. One that has not begun is taken out."""
    gone = db.run(
        "DELETE FROM repricing_pricelist WHERE id = %s AND brand_id = %s AND valid_from >= %s", [list_id, brand, at]
    )
    return gone or db.run(
        "UPDATE repricing_pricelist SET valid_to = %s WHERE id = %s AND brand_id = %s "
        "AND (valid_to IS NULL OR valid_to > %s)",
        [at, list_id, brand, at],
    )


def audiences(brand: UUID) -> list[str]:
    """The audiences that a list has ever been for."""
    return [row[0] for row in db.rows("SELECT DISTINCT audience FROM repricing_pricelist WHERE brand_id = %s", [brand])]


def turned(now: datetime) -> list[tuple[Any, ...]]:
    """Lists that have begun or ended without prices having been made anew."""
    return db.rows(_TURNED, {"now": now})


def made(brand: UUID, market: str, audience: str, category: str, now: datetime) -> int:
    """Prices were made anew for what begins or ends by now in a part."""
    asked = {"brand": brand, "market": market, "audience": audience, "category": category, "now": now}
    return db.run(_MADE, asked)


def figures(variants: Sequence[UUID], at: datetime) -> list[tuple[Any, ...]]:
    """The figures in force at an instant."""
    return db.rows(_FIGURES, {"variants": list(variants), "at": at})


def add_figures(batch: Iterable[Sequence[Any]]) -> int:
    """Write figures; one for an instant that has one already is left."""
    return db.run_many(_ADD_FIGURES, batch)


def adopted(brand: UUID, markets: Sequence[str], at: datetime) -> list[tuple[Any, ...]]:
    """The day of the reference rate in use, by market and currency."""
    return db.rows(_ADOPTED, [brand, list(markets), at])


def adopt(batch: Iterable[Sequence[Any]]) -> int:
    """Write adopted rates."""
    return db.run_many(_ADOPT, batch)


def insert_proposal(row: Sequence[Any]) -> None:
    """Write a proposal."""
    db.run(
        "INSERT INTO repricing_proposal (id, brand_id, change, stands, summary, from_at, state, made_by, made_at) "
        "VALUES (%s, %s, %s, %s, %s, %s, 'open', %s, %s)",
        row,
    )


def proposal(proposal_id: UUID, brand: UUID, *, lock: bool = False) -> tuple[Any, ...] | None:
    """One proposal of a brand."""
    return db.one(f"{_PROPOSAL} id = %s {'FOR UPDATE' if lock else ''}", [brand, proposal_id])


def proposals(brand: UUID, states: Sequence[str], limit: int) -> list[tuple[Any, ...]]:
    """The brand's proposals, the latest first."""
    which = "state = ANY(%s) ORDER BY made_at DESC, id DESC LIMIT %s"
    return db.rows(f"{_PROPOSAL} {which}", [brand, list(states), limit])


def close_proposal(proposal_id: UUID, state: str, at: datetime | None) -> None:
    """Mark a proposal applied or dropped."""
    db.run("UPDATE repricing_proposal SET state = %s, applied_at = %s WHERE id = %s", [state, at, proposal_id])
