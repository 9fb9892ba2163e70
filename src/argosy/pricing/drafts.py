"""Prices worked out and not yet published: many at once, looked at, and then published as they are or not at all.

What is drafted is published without being worked out again. That nothing was written in between is seen from the counts
(`stands`) of the brand's markets; the drafts themselves are not logged by the database and are lost with its crash, which
their number tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from argosy.kernel import clock, db
from argosy.pricing import draft_queries, queries
from argosy.pricing.rules import PricePoint

#: The name space of bases: their ids follow from their facts.
_BASES = UUID("0f6a4c0e-5a39-5d0b-9d5c-6f0f0f1c7a11")


class Standing(NamedTuple):
    """A series at an instant: the list price in force or, while it is reduced, the one it returns to (`reduced`)."""

    gross: int
    reduced: bool


class DraftRow(NamedTuple):
    """A price of a batch. `before` is the list price it replaces (None: the first), `left_*` and `margin_*` what the two earn a unit
    (None: not known), `bounds` the rails that moved it and `breaks` those it breaks, by name with commas; `basis` an id of
    `basis_id`, `source` a JSON text of the rest of the explanation."""

    variant_id: UUID
    brand_id: UUID
    market: str
    audience: str
    before: int | None
    after: int
    currency: str
    held: bool
    left_before: int | None
    left_after: int | None
    margin_before_bp: int | None
    margin_bp: int | None
    bounds: str
    breaks: str
    reason: str
    basis_id: UUID
    source: str


class Drafted(NamedTuple):
    """A row of a batch as people look at it."""

    variant_id: UUID
    market: str
    audience: str
    before: int | None
    after: int
    currency: str
    held: bool
    left_before: int | None
    left_after: int | None
    margin_before_bp: int | None
    margin_bp: int | None
    bounds: str
    breaks: str
    reason: str


def basis_id(brand_id: UUID, facts: Mapping[str, Any]) -> UUID:
    """The id of what many prices of a brand have in common: equal facts, equal id."""
    return _named(brand_id, json.dumps(dict(facts), sort_keys=True, default=str))


@lru_cache(maxsize=4096)
def _named(brand_id: UUID, facts: str) -> UUID:
    return uuid5(_BASES, f"{brand_id} {facts}")


def standing(
    variant_ids: Sequence[UUID], markets: Sequence[str], at: datetime, *, audiences: Sequence[str] = ("public",)
) -> dict[UUID, dict[tuple[str, str], Standing]]:
    """The list prices of variants in markets at an instant, by variant and (market, audience). One query."""
    return {
        variant: {(m, a): Standing(gross, red) for m, a, gross, red in zip(*series, strict=True)}
        for variant, *series in draft_queries.standing(variant_ids, markets, audiences, at)
    }


def stands(brand_id: UUID, markets: Sequence[str]) -> dict[str, int]:
    """How often the brand's prices were written, by market; 0 where never."""
    return queries.stands(brand_id, markets)


def raise_stands(brand_id: UUID, markets: Sequence[str]) -> dict[str, int]:
    """Take the write locks of a brand's markets until the transaction ends, and raise their counts: drafts made before no longer stand."""
    return {market: writes for (_, market), writes in queries.lock_series((brand_id, m) for m in markets).items()}


def draft(batch_id: UUID, rows: Iterable[DraftRow]) -> int:
    """Add rows to a batch; how many. Within the caller's transaction. May be called again for more rows of other offers."""
    return draft_queries.add(batch_id, rows)


def keep_bases(brand_id: UUID, bases: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Keep what prices have in common, by `basis_id`, before those prices are published; what is kept already stays.

    Two transactions that keep the same wait for each other: keep them last.
    """
    queries.keep_bases(brand_id, bases)


def drafted(
    batch_id: UUID, *, market: str = "", only: str = "", limit: int = 50, offset: int = 0
) -> tuple[list[Drafted], int]:
    """Rows of a batch by the size of the change, those that break a rail first, and how many there are.

    `only` is "" or one of up, down, bound, broken, loss, new.
    """
    rows, count = draft_queries.page(batch_id, market, only, limit, offset)
    return [Drafted(*row) for row in rows], count


def all_drafted(batch_id: UUID, *, page: int = 5000) -> Iterator[Drafted]:
    """Every row of a batch by variant, market and audience, so many at a time."""
    last: tuple[UUID, str, str] | None = None
    while True:
        rows = [Drafted(*row) for row in draft_queries.after(batch_id, last, page)]
        yield from rows
        if len(rows) < page:
            return
        last = rows[-1].variant_id, rows[-1].market, rows[-1].audience


def drop_drafts(batch_id: UUID) -> int:
    """Forget a batch; how many rows it had."""
    return draft_queries.drop(batch_id)


def release(
    batch_id: UUID, brand_id: UUID, stands: Mapping[str, int], rows: int, from_at: datetime | None = None
) -> bool:
    """Publish a batch, from now or `from_at`; False, and nothing is published, when it no longer stands.

    It no longer stands when the brand's prices in one of the markets were written since the counts were read, or when rows
    were lost. Joins the caller's transaction or opens its own.
    """
    with db.joined():
        raised = queries.lock_series((brand_id, market) for market in stands)
        if any(raised[brand_id, market] != count + 1 for market, count in stands.items()):
            return False
        if draft_queries.count(batch_id) != rows:
            return False
        now = clock.now()
        with queries.living_at(now):
            draft_queries.publish(batch_id, from_at or now, now)
        _publish_held(batch_id, from_at)
        for market, variants in draft_queries.concerned(batch_id):
            queries.announce(market, variants)
        draft_queries.drop(batch_id)
    return True


def _publish_held(batch_id: UUID, from_at: datetime | None) -> None:
    """Where a reduction runs, the new list price waits for its end: the way of single prices knows how."""
    from argosy.pricing.api import publish

    publish(
        PricePoint(v, brand, market, after, currency, reason, source, from_at, audience, basis)
        for v, brand, market, audience, after, currency, reason, basis, source in draft_queries.held(batch_id)
    )
