"""The door of pricing: publish prices, read them at any instant, reduce them truthfully, derive them from home prices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import market as market_of
from argosy.kernel.memo import Memo
from argosy.pricing import queries, tax
from argosy.pricing.claims import (
    Claim,
    Point,
    Reduction,
    ReductionRule,
    claim,
    percent_off,
)
from argosy.pricing.drafts import (
    Drafted,
    DraftRow,
    Standing,
    all_drafted,
    basis_id,
    draft,
    drafted,
    drop_drafts,
    keep_bases,
    raise_stands,
    release,
    standing,
    stands,
)
from argosy.pricing.errors import BackdatedPrice, BadPrice, DoublePrice, FalseReduction, StaleRate, WrongCurrency
from argosy.pricing.fx import LAUNCH, STRICT, FxPolicy, fx_rate
from argosy.pricing.fx import newest_day as newest_rates_day
from argosy.pricing.fx_update import SOURCE_URL
from argosy.pricing.fx_update import update as update_rates
from argosy.pricing.home import HomeWay, explain, home_way
from argosy.pricing.measures import UnitPrice, unit_price
from argosy.pricing.proof import Evidence, lowest_line, prove, prove_at
from argosy.pricing.queries import announce
from argosy.pricing.quote import ABSURD_MINOR
from argosy.pricing.reductions import GRACE, check_reduction, reduce, restore, try_reduction
from argosy.pricing.rules import (
    Endings,
    FxRate,
    PriceNow,
    PricePoint,
    VatRate,
    at_most,
    ending_near,
    split_discount,
    vat_of_lines,
)
from argosy.pricing.tables import endings, reduction_rule, vat_rate

__all__ = [
    "ABSURD_MINOR",
    "GRACE",
    "LAUNCH",
    "SOURCE_URL",
    "STRICT",
    "Claim",
    "DraftRow",
    "Drafted",
    "Endings",
    "Evidence",
    "FalseReduction",
    "FxPolicy",
    "FxRate",
    "HomeWay",
    "PriceNow",
    "PricePoint",
    "PriceRow",
    "Published",
    "Reduction",
    "ReductionRule",
    "StaleRate",
    "Standing",
    "UnitPrice",
    "VatRate",
    "all_drafted",
    "announce",
    "at_most",
    "basis_id",
    "check_reduction",
    "current",
    "draft",
    "drafted",
    "drop_drafts",
    "ending_near",
    "endings",
    "explain",
    "forget_shown",
    "fx_rate",
    "history",
    "home_way",
    "keep_bases",
    "lowest_line",
    "newest_rates_day",
    "percent_off",
    "prove",
    "prove_at",
    "publish",
    "raise_stands",
    "reduce",
    "reduction_rule",
    "release",
    "restore",
    "shown",
    "split_discount",
    "standing",
    "stands",
    "tax",
    "try_reduction",
    "unit_price",
    "update_rates",
    "vat_of_lines",
    "vat_rate",
]


@dataclass(frozen=True, slots=True)
class Published:
    """How many points changed their series, how many already held, and how many of the changed wait for a reduction's end."""

    written: int
    unchanged: int
    held: int = 0


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A point of the log as it stands: gross in minor units, kind "list" or "campaign", and where it came from."""

    from_at: datetime
    gross: int
    currency: str
    kind: str
    campaign_id: UUID | None
    reason: str
    source: dict[str, Any]
    written_at: datetime


def publish(points: Iterable[PricePoint]) -> Published:
    """Append list prices, all or none; a point whose price already holds at its instant writes nothing.

    While a reduction runs, the new list price takes effect at its end (`held`). Joins an open transaction or opens its own;
    puts `price.changed` events. Raises UnknownMarket, WrongCurrency, BadPrice, BackdatedPrice (a time that has passed),
    DoublePrice (one series twice).
    """
    batch = list(points)
    _check(batch, clock.now())
    if not batch:
        return Published(0, 0)
    with db.joined():
        queries.lock_series((p.brand_id, p.market) for p in batch)
        # Read behind the lock: who writes later begins later.
        now = clock.now()
        _keep_bases(batch)
        rows = [_row(p, now) for p in batch]
        written = held = 0
        for market, variants, points_changed, points_held in queries.publish(rows, now):
            announce(market, variants)
            written += points_changed
            held += points_held
    return Published(written, len(batch) - written, held)


def _row(p: PricePoint, now: datetime) -> tuple[Any, ...]:
    series = uuid7(), p.variant_id, p.brand_id, p.market, p.audience
    basis = None if p.basis is None else basis_id(p.brand_id, p.basis)
    return *series, p.from_at or now, p.gross_minor, p.currency, p.reason, basis, dict(p.source)


def _keep_bases(batch: Sequence[PricePoint]) -> None:
    found: dict[UUID, dict[UUID, Mapping[str, Any]]] = {}
    for p in batch:
        if p.basis is not None:
            found.setdefault(p.brand_id, {})[basis_id(p.brand_id, p.basis)] = p.basis
    for brand_id, bases in found.items():
        queries.keep_bases(brand_id, bases)


def _check(batch: Sequence[PricePoint], now: datetime) -> None:
    seen: set[tuple[UUID, str, str]] = set()
    for p in batch:
        expected = market_of(p.market).currency
        if p.currency != expected:
            raise WrongCurrency(p.variant_id, p.market, p.currency, expected)
        if not 0 < p.gross_minor < ABSURD_MINOR:
            raise BadPrice(p.variant_id, p.gross_minor)
        if p.from_at is not None and p.from_at < now - GRACE:
            raise BackdatedPrice(p.variant_id, p.from_at)
        series = (p.variant_id, p.market, p.audience)
        if series in seen:
            raise DoublePrice(p.variant_id, p.market)
        seen.add(series)


def current(
    variant_ids: Iterable[UUID], market: str, at: datetime | None = None, *, audience: str = "public"
) -> dict[UUID, PriceNow]:
    """The price of each variant in a market at an instant (now), past or ahead; variants without a price are missing.

    One query, however many variants. Raises UnknownMarket.
    """
    market_of(market)
    at = at or clock.now()
    rule = reduction_rule(market, at.date())
    found = {}
    for row in queries.current(list(variant_ids), market, audience, at):
        variant_id, brand_id, currency, gross, kind, campaign_id, since, list_gross, until, *past = row
        said = claim([Point(*p) for p in zip(*past, strict=True)], at, rule) if kind == "campaign" else None
        if said is not None and said.lapses_at is not None:
            until = min(until or said.lapses_at, said.lapses_at)
        shown = (said.prior, said.began, said.percent, said.days) if said is not None and said.claimed else ()
        found[variant_id] = PriceNow(
            variant_id, brand_id, market, currency, gross, list_gross, kind, campaign_id, since, until, *shown
        )
    return found


@cache
def _shown(_market: str) -> Memo[UUID, PriceNow]:
    return Memo()


def shown(variant_ids: Iterable[UUID], market: str, at: datetime | None = None) -> dict[UUID, PriceNow]:
    """Everybody's price as it was read at most a second ago and still is known to hold, for carts; orders ask for the `current` one.

    Raises UnknownMarket.
    """
    at = at or clock.now()
    known = _shown(market).get(variant_ids, lambda missing: current(missing, market, at))
    over = [v for v, p in known.items() if at < p.since or (p.holds_until is not None and p.holds_until <= at)]
    if over:
        known = {v: price for v, price in known.items() if v not in over} | current(over, market, at)
    return known


def forget_shown(variant_ids: Iterable[UUID], market: str) -> None:
    """Let `shown` read these anew: somebody has found out that the price is another."""
    _shown(market).forget(variant_ids)


def history(variant_id: UUID, market: str, since: datetime, *, audience: str = "public") -> list[PriceRow]:
    """A series in the order of time, from the point in force at `since`; points still ahead are included.

    Raises UnknownMarket.
    """
    market_of(market)
    return [
        PriceRow(at, gross, currency, kind, campaign_id, reason, source, written_at)
        for at, gross, currency, kind, campaign_id, reason, source, written_at in queries.history(
            variant_id, market, audience, since
        )
    ]
