"""Price lists, figures and adopted rates as they are kept: dated, sourced, followed by others and never rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError
from psycopg.errors import ExclusionViolation
from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import MARKETS
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing import queries, terms
from argosy.repricing.errors import BadFigure, ListOverlaps, UnknownList
from argosy.repricing.models import FIGURES
from argosy.repricing.rules import Scope, Terms


@dataclass(frozen=True, slots=True)
class PriceList:
    """How the prices of a part of a brand's offers are found, and from when to when (None: until another follows)."""

    id: UUID
    brand_id: UUID
    scope: Scope
    terms: Terms
    valid_from: datetime
    valid_to: datetime | None
    set_by: str


class Figure(NamedTuple):
    """An amount to tell of a variant, in minor units of `currency`; `minor` None takes it back. Market "" is every market.

    `source` says who says so; `seen_on` when it was seen, for others' prices; `from_at` None is now.
    """

    variant_id: UUID
    kind: str
    minor: int | None
    currency: str
    market: str = ""
    audience: str = "public"
    source: str = "brand"
    seen_on: date | None = None
    from_at: datetime | None = None


class Known(NamedTuple):
    """A figure in force."""

    minor: int
    currency: str
    source: str
    seen_on: date | None
    from_at: datetime


def lists_of(brand_id: UUID, *, ended: bool = False) -> list[PriceList]:
    """The brand's lists that hold now or later; with `ended`, those of the past too."""
    return [_list(row) for row in queries.lists(brand_id, clock.now(), ended=ended)]


def _list(row: Mapping[str, Any]) -> PriceList:
    scope = Scope(row["market"], row["audience"], row["category"])
    held = terms.read(row["terms"])
    return PriceList(row["id"], row["brand_id"], scope, held, row["valid_from"], row["valid_to"], row["set_by"])


def terms_at(brand: programme.BrandRecord, at: datetime) -> dict[Scope, Terms]:
    """The terms in force, by scope. Where the brand has set no list for a market, its home prices times the factor of its pack hold."""
    from decimal import Decimal

    found = {
        Scope(code): Terms("home", factor=Decimal(brand.price_factors[code]))
        for code in MARKETS
        if code in brand.price_factors
    }
    found[Scope()] = Terms()
    own = [_list(row) for row in queries.lists(brand.id, at)]
    held = {x.scope: x.terms for x in own if x.valid_from <= at}
    # A list of one's own for every market goes before the pack's factors.
    if Scope() in held:
        found = {}
    return found | held


def set_list(
    brand_id: UUID,
    scope: Scope,
    wanted: Terms,
    *,
    by: str,
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> UUID:
    """Let terms hold for a scope, from now or `valid_from`; the list that held until then ends. No price changes by this alone.

    The same terms again, with no time given, change nothing. Within the caller's transaction or its own. Raises BadTerms,
    UnknownMarket, ListOverlaps (another list begins within that time).
    """
    terms.check(scope, wanted)
    now = clock.now()
    begin = max(valid_from or now, now)
    with db.whole():
        _raise_stands(brand_id, scope.market)
        for held in lists_of(brand_id):
            if held.scope == scope and held.valid_from <= begin and (held.valid_to is None or held.valid_to > begin):
                if held.terms == wanted and valid_from is None and held.valid_to == valid_to:
                    return held.id
                queries.close_list(held.id, brand_id, begin)
        key = uuid7()
        row = (
            key,
            brand_id,
            scope.market,
            scope.audience,
            scope.category,
            Jsonb(terms.as_json(wanted)),
            begin,
            valid_to,
        )
        try:
            queries.insert_list((*row, by, now))
        except IntegrityError as refused:
            if not isinstance(refused.__cause__, ExclusionViolation):
                raise
            raise ListOverlaps(scope.market, scope.audience, scope.category, valid_to) from refused
    return key


def end_list(brand_id: UUID, list_id: UUID) -> None:
    """End a list now; the next wider one holds. Raises UnknownList."""
    with db.joined():
        found = next((x for x in lists_of(brand_id) if x.id == list_id), None)
        if found is None:
            raise UnknownList(list_id)
        _raise_stands(brand_id, found.scope.market)
        queries.close_list(list_id, brand_id, clock.now())


def _raise_stands(brand_id: UUID, market: str) -> None:
    """Whoever drafted prices before this finds out that they no longer stand."""
    pricing.raise_stands(brand_id, [market] if market else list(MARKETS))


def tell(brand_id: UUID, figures: Iterable[Figure]) -> int:
    """Keep figures of a brand's variants, all or none; how many were new. One that says what is known already is left out.

    Raises BadFigure, UnknownMarket.
    """
    now, batch = clock.now(), list(figures)
    for f in batch:
        _check(f, now)
    if not batch:
        return 0
    with db.joined():
        known = figures_at(list({f.variant_id for f in batch}), now)
        rows = []
        for f in batch:
            held = known.get((f.variant_id, f.kind, f.market, f.audience))
            same = held is None if f.minor is None else held is not None and held[:2] == (f.minor, f.currency)
            if f.from_at is None and same and (held is None or held.source == f.source):
                continue
            key = uuid7(), f.variant_id, brand_id, f.market, f.audience, f.kind
            rows.append((*key, f.minor, f.currency, f.from_at or now, f.source[:200], f.seen_on, now))
        if rows:
            markets = {f.market for f in batch}
            pricing.raise_stands(brand_id, list(MARKETS) if "" in markets else sorted(markets))
        return queries.add_figures(rows) if rows else 0


def _check(f: Figure, now: datetime) -> None:
    if f.kind not in FIGURES:
        raise BadFigure("kind", f.kind, known=", ".join(FIGURES))
    if f.audience not in terms.AUDIENCES:
        raise BadFigure("audience", f.audience, known=", ".join(terms.AUDIENCES))
    if f.minor is not None and not 0 < f.minor < pricing.ABSURD_MINOR:
        raise BadFigure("amount", f.minor)
    if f.market:
        expected = market_of(f.market).currency
        if f.currency != expected:
            raise BadFigure("currency", f.currency, market=f.market, expected=expected)
    elif f.kind != "cost":
        raise BadFigure("market", f.kind)
    if f.from_at is not None and f.from_at < now - pricing.GRACE:
        raise BadFigure("time", f.from_at.isoformat())


def figures_at(variant_ids: Sequence[UUID], at: datetime) -> dict[tuple[UUID, str, str, str], Known]:
    """The figures in force at an instant, by (variant, kind, market, audience)."""
    return {
        (variant, kind, market, audience): Known(minor, currency, source, seen_on, from_at)
        for variant, kind, market, audience, minor, currency, source, seen_on, from_at in queries.figures(
            variant_ids, at
        )
        if minor is not None
    }
