"""The SQL of drafts, and the one statement that publishes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from argosy.kernel import db
from argosy.kernel.ids import uuid7
from argosy.pricing.queries import OVER

# A row for each variant: the key is read once, however many series it has.
_STANDING = """
    SELECT variant_id, array_agg(market), array_agg(audience), array_agg(gross), array_agg(reduced)
    FROM (
        SELECT p.variant_id, p.market, p.audience, p.kind = 'campaign' AS reduced,
               CASE WHEN p.kind = 'campaign' THEN coalesce((
                   SELECT gross_minor FROM pricing_price
                   WHERE variant_id = p.variant_id AND market = p.market AND audience = p.audience AND kind = 'list'
                     AND from_at > %(at)s ORDER BY from_at LIMIT 1), p.gross_minor) ELSE p.gross_minor END AS gross
        FROM (
            SELECT DISTINCT ON (variant_id, market, audience) variant_id, market, audience, gross_minor, kind
            FROM pricing_price
            WHERE variant_id = ANY(%(variants)s) AND market = ANY(%(markets)s) AND audience = ANY(%(audiences)s)
              AND from_at <= %(at)s
            ORDER BY variant_id, market, audience, from_at DESC
        ) p
    ) AS series
    GROUP BY variant_id
"""

NULL = r"\N"
COLUMNS = (
    "batch_id, price_id, variant_id, brand_id, market, audience, before, after, currency, held, left_before, left_after, "
    "margin_before_bp, margin_bp, bounds, breaks, reason, basis_id, source"
)
_SHOWN = (
    "variant_id, market, audience, before, after, currency, held, left_before, left_after, margin_before_bp, margin_bp, "
    "bounds, breaks, reason"
)
_ONLY = {
    "": "true",
    "up": "after > before",
    "down": "after < before",
    "new": "before IS NULL",
    "bound": "bounds <> ''",
    "broken": "breaks <> ''",
    "loss": "left_after < 0",
}
_PAGE = f"""
    SELECT {_SHOWN}, count(*) OVER () FROM pricing_draft
    WHERE batch_id = %(batch)s AND (%(market)s = '' OR market = %(market)s) AND {{only}}
    ORDER BY breaks = '', abs(after - before)::numeric / before DESC NULLS LAST, variant_id, market, audience
    LIMIT %(limit)s OFFSET %(offset)s
"""

# By the primary key, so that every page costs the same however far it lies.
_AFTER = f"""
    SELECT {_SHOWN} FROM pricing_draft
    WHERE batch_id = %(batch)s
      AND (%(variant)s::uuid IS NULL OR (variant_id, market, audience) > (%(variant)s::uuid, %(market)s, %(audience)s))
    ORDER BY variant_id, market, audience LIMIT %(limit)s
"""

_PUBLISH = """
    INSERT INTO pricing_price (id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, kind,
                               campaign_id, reason, basis_id, source, written_at)
    SELECT price_id, variant_id, brand_id, market, audience, %(at)s, after, currency, 'list', NULL, reason, basis_id,
           source, %(now)s
    FROM pricing_draft WHERE batch_id = %(batch)s AND NOT held
"""
_HELD = """
    SELECT d.variant_id, d.brand_id, d.market, d.audience, d.after, d.currency, d.reason, b.facts, d.source
    FROM pricing_draft d LEFT JOIN pricing_basis b ON b.id = d.basis_id
    WHERE d.batch_id = %s AND d.held
"""
_CONCERNED = """
    SELECT market, array_agg(variant_id::text) FROM pricing_draft WHERE batch_id = %s AND NOT held GROUP BY market ORDER BY market
"""


def standing(
    variants: Sequence[UUID], markets: Sequence[str], audiences: Sequence[str], at: datetime
) -> list[tuple[Any, ...]]:
    """The list prices of each variant at an instant: lists of markets, audiences, amounts, and whether a reduction runs."""
    asked = {"variants": list(variants), "markets": list(markets), "audiences": list(audiences), "at": at}
    return db.rows(_STANDING, asked)


def add(batch: UUID, rows: Iterable[Sequence[Any]]) -> int:
    """Copy rows into a batch; how many."""
    return db.copy_lines("pricing_draft", COLUMNS.split(", "), _lines(str(batch), rows))


def _lines(batch: str, rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Rows as text. Names and flags hold nothing that must be escaped; JSON may hold backslashes."""
    last, variant, keys = None, "", _Texts()
    # Keys that follow one another: the time of the batch, and a count from a random start.
    first = uuid7().int
    for number, (v, brand, market, audience, *amounts, bounds, breaks, reason, basis, source) in enumerate(rows, first):
        if v is not last:
            last, variant = v, f"{v}\t{keys[brand]}\t"
        before, after, currency, held, were, left, bp_before, bp = amounts
        yield (
            f"{batch}\t{number:032x}\t{variant}{market}\t{audience}\t{NULL if before is None else before}\t{after}\t{currency}\t{held}\t"
            f"{NULL if were is None else were}\t{left}\t{NULL if bp_before is None else bp_before}\t"
            f"{NULL if bp is None else bp}\t{bounds}\t{breaks}\t{reason}\t{keys[basis]}\t"
            + (source.replace("\\", r"\\") if "\\" in source else source)
        )


class _Texts(dict[UUID, str]):
    """Keys as text, each written once."""

    def __missing__(self, key: UUID) -> str:
        self[key] = text = str(key)
        return text


def page(batch: UUID, market: str, only: str, limit: int, offset: int) -> tuple[list[tuple[Any, ...]], int]:
    """Rows of a batch as shown, and how many there are in all."""
    asked = {"batch": batch, "market": market, "limit": limit, "offset": offset}
    rows = db.rows(_PAGE.format(only=_ONLY[only]), asked)
    return [row[:-1] for row in rows], rows[0][-1] if rows else 0


def after(batch: UUID, last: tuple[UUID, str, str] | None, limit: int) -> list[tuple[Any, ...]]:
    """The rows of a batch that come after a key (variant, market, audience), in its order."""
    variant, market, audience = last or (None, "", "")
    asked = {"batch": batch, "variant": variant, "market": market, "audience": audience, "limit": limit}
    return db.rows(_AFTER, asked)


def count(batch: UUID) -> int:
    """How many rows a batch has."""
    row = db.one("SELECT count(*) FROM pricing_draft WHERE batch_id = %s", [batch])
    return int(row[0]) if row else 0


def drop(batch: UUID) -> int:
    """Delete a batch's rows; how many."""
    return db.run("DELETE FROM pricing_draft WHERE batch_id = %s", [batch])


def publish(batch: UUID, at: datetime, now: datetime) -> int:
    """Write a batch's prices into the log at an instant, but for those that wait for a reduction's end; how many.

    Prices that stand at the instant already are looked for only where there are some: it costs a quarter more.
    """
    asked = {"batch": batch, "at": at, "now": now}
    try:
        with transaction.atomic():
            return db.run(_PUBLISH, asked)
    except IntegrityError:
        return db.run(_PUBLISH + OVER, asked)


def held(batch: UUID) -> list[tuple[Any, ...]]:
    """The rows of a batch that wait for a reduction's end."""
    return db.rows(_HELD, [batch])


def concerned(batch: UUID) -> list[tuple[str, list[str]]]:
    """The keys, as text, of the variants whose prices change, by market."""
    return [(market, variants) for market, variants in db.rows(_CONCERNED, [batch])]
