"""Announced reductions: checked against the lowest price of the 30 days before, written with their exact start and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import market as market_of
from argosy.pricing import queries
from argosy.pricing.claims import REDUCTION_WINDOW, Claim, Point, Reduction, ReductionRule, claim, reduced_price
from argosy.pricing.errors import (
    BackdatedPrice,
    BadPrice,
    BadReduction,
    FalseReduction,
    NotPriced,
    ReductionOverlaps,
)
from argosy.pricing.tables import reduction_rule

# How long a caller may take between reading the clock and writing the price.
GRACE = timedelta(minutes=1)
_BACK = {"method": "campaign-end"}
_INSTANT = timedelta(microseconds=1)


def check_reduction(
    variant_ids: Sequence[UUID],
    market: str,
    discount_bp: int,
    starts_at: datetime,
    ends_at: datetime,
    *,
    audience: str = "public",
) -> list[Reduction]:
    """What `reduce` would write, in the order of `variant_ids` (each once); nothing is written and a false claim is reported, not raised.

    Raises UnknownMarket, BadReduction, NotPriced (no price when the reduction begins), BadPrice (nothing would be left of it),
    ReductionOverlaps (another price is set within the reduction, or a reduction within the 30 days after it, whose claim
    this one would falsify).
    """
    found = try_reduction(variant_ids, market, discount_bp, starts_at, ends_at, audience=audience)
    for outcome in found.values():
        if isinstance(outcome, ArgosyError):
            raise outcome
    return [outcome for outcome in found.values() if isinstance(outcome, Reduction)]


def try_reduction(
    variant_ids: Sequence[UUID],
    market: str,
    discount_bp: int,
    starts_at: datetime,
    ends_at: datetime,
    *,
    audience: str = "public",
) -> dict[UUID, Reduction | ArgosyError]:
    """`check_reduction` for each variant by itself: what would be written, or why it could not be. Two queries, however many.

    Raises UnknownMarket, BadReduction.
    """
    market_of(market)
    if not 0 < discount_bp < 10_000:
        raise BadReduction("discount_bp")
    if starts_at >= ends_at:
        raise BadReduction("ends_at")
    variant_ids = list(dict.fromkeys(variant_ids))
    before = {row[0]: row for row in queries.current(variant_ids, market, audience, starts_at - _INSTANT, proof=True)}
    during: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for row in queries.between(variant_ids, market, audience, starts_at, ends_at + REDUCTION_WINDOW):
        during[row[0]].append(row)
    found: dict[UUID, Reduction | ArgosyError] = {}
    for v in variant_ids:
        try:
            found[v] = _reduction(v, market, before.get(v), during[v], discount_bp, starts_at, ends_at)
        except ArgosyError as refusal:
            found[v] = refusal
    return found


def _reduction(
    variant_id: UUID,
    market: str,
    before: tuple[Any, ...] | None,
    during: list[tuple[Any, ...]],
    discount_bp: int,
    starts_at: datetime,
    ends_at: datetime,
) -> Reduction:
    returned = next((r for r in during if r[1] == starts_at and r[3] == "campaign-end"), None)
    for point in during:
        _, at, kind, _, _ = point
        if point is not returned and (kind == "campaign" or at < ends_at):
            raise ReductionOverlaps(variant_id, market, at)
    if before is None:
        raise NotPriced(variant_id, market)
    _, brand_id, currency, gross, kind, _, _, _, _, from_ats, grosses, reduced = before
    if kind == "campaign" and returned is None:
        raise ReductionOverlaps(variant_id, market, starts_at)
    list_gross = returned[4] if returned else gross
    price = reduced_price(list_gross, discount_bp)
    if price < 1:
        raise BadPrice(variant_id, price)
    history = [*map(Point, from_ats, grosses, reduced), Point(starts_at, price, True)]
    rule = reduction_rule(market, starts_at.date())
    said = _said(history, starts_at, ends_at, rule)
    return Reduction(
        variant_id,
        brand_id,
        currency,
        list_gross,
        price,
        said.prior,
        said.began,
        discount_bp,
        said.true_bp,
        rule,
        said.barred,
        said.claimable_from,
    )


def _said(history: Sequence[Point], starts_at: datetime, ends_at: datetime, rule: ReductionRule) -> Claim:
    """What may be said all the time of a reduction: where the law's time for its steps runs out before its end, what may be said then."""
    said = claim(history, starts_at, rule)
    if said is not None and said.lapses_at is not None and said.lapses_at < ends_at:
        said = claim(history, said.lapses_at, rule)
    if said is None:
        raise ValueError("the history ends without a reduced price")
    return said


def reduce(
    campaign_id: UUID,
    variant_ids: Sequence[UUID],
    market: str,
    discount_bp: int,
    starts_at: datetime,
    ends_at: datetime,
    *,
    audience: str = "public",
) -> list[Reduction]:
    """Write the reduced price at `starts_at` and the list price again at `ends_at`, for all variants or for none.

    Joins the caller's transaction. Raises what `check_reduction` raises, BackdatedPrice, and FalseReduction for the first
    variant whose percentage is not reached from the price that a reduction counts from by the state's rule, until its end.
    """
    with db.joined():
        owners = {row[1] for row in queries.current(variant_ids, market, audience, starts_at)}
        queries.lock_series((brand_id, market) for brand_id in owners)
        now = clock.now()
        found = check_reduction(variant_ids, market, discount_bp, starts_at, ends_at, audience=audience)
        for r in found:
            if starts_at < now - GRACE:
                raise BackdatedPrice(r.variant_id, starts_at)
            if not r.honest:
                raise FalseReduction.of(r, market)
        _write(campaign_id, market, audience, found, starts_at, ends_at, now)
        queries.announce(market, [r.variant_id for r in found])
    return found


def _write(
    campaign_id: UUID,
    market: str,
    audience: str,
    found: Sequence[Reduction],
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> None:
    def point(r: Reduction, at: datetime, gross: int, source: dict[str, Any]) -> tuple[Any, ...]:
        key = (uuid7(), r.variant_id, r.brand_id, market, audience, at)
        return (*key, gross, r.currency, campaign_id, Jsonb(source), now)

    with queries.living_at(now):
        queries.start_reductions(point(r, starts_at, r.price, _proof(r)) for r in found)
    queries.end_reductions(point(r, ends_at, r.list_gross, _BACK) for r in found)


def _proof(r: Reduction) -> dict[str, Any]:
    return {
        "method": "campaign",
        "discount_bp": r.claimed_bp,
        "list_minor": r.list_gross,
        "lowest_30d_minor": r.prior,
        "reduction_began": r.began.isoformat(),
        "true_bp": r.true_bp,
        "rule": f"{r.rule.country}: {r.rule.source}",
    }


def restore(campaign_id: UUID, variant_ids: Sequence[UUID], market: str, at: datetime | None = None) -> int:
    """End a campaign's reductions at `at` (now): the list price holds from then, reductions ahead are taken back.

    Joins the caller's transaction. Returns how many series went back to their list price; repeating it changes nothing.
    """
    with db.joined():
        owners = {row[1] for row in queries.current(variant_ids, market, "public", at or clock.now())}
        queries.lock_series((brand_id, market) for brand_id in owners)
        now = clock.now()
        at = max(at or now, now)
        reopened = queries.open_reductions(campaign_id, variant_ids, market, at)
        with queries.living_at(now):
            queries.drop_ahead(campaign_id, variant_ids, market, at)
        queries.end_reductions((uuid7(), *list_price, Jsonb(_BACK), now) for list_price in reopened)
        queries.announce(market, list(variant_ids))
    return len(reopened)
