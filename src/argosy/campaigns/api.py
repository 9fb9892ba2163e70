"""The door of campaigns: plan, start and end them; share a discount; spend the platform's budget. Coupons: make, stop, price, claim, release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.campaigns import queries
from argosy.campaigns.coupon_queries import differences as coupon_differences
from argosy.campaigns.coupon_rules import Coupon, CouponLine, Discount
from argosy.campaigns.coupons import (
    claim_coupon,
    coupon_discount,
    coupons,
    make_coupon,
    release_coupon,
    stop_coupon,
)
from argosy.campaigns.errors import (
    BadCampaign,
    BadCoupon,
    BudgetExhausted,
    CampaignExists,
    CampaignOver,
    CouponExists,
    CouponRefused,
    ForeignVariant,
    NameMissing,
    NotAllowed,
    NotDue,
    NotRunning,
    UnknownCampaign,
)
from argosy.campaigns.rules import Split, split
from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing

__all__ = [
    "BadCoupon",
    "BudgetExhausted",
    "CampaignRecord",
    "Coupon",
    "CouponExists",
    "CouponLine",
    "CouponRefused",
    "Discount",
    "NotAllowed",
    "NotRunning",
    "Split",
    "campaign",
    "claim_coupon",
    "coupon_differences",
    "coupon_discount",
    "coupons",
    "draw",
    "end",
    "funding",
    "give_back",
    "leave_out",
    "make_coupon",
    "of_brand",
    "plan",
    "release_coupon",
    "running",
    "spend",
    "split",
    "start",
    "stop_coupon",
    "tick",
]


@dataclass(frozen=True, slots=True)
class CampaignRecord:
    """A campaign: `names` by language; amounts in minor units of `currency`; state planned, running or ended."""

    id: UUID
    brand_id: UUID
    market: str
    code: str
    names: dict[str, str]
    discount_bp: int
    platform_share_bp: int
    starts_at: datetime
    ends_at: datetime
    currency: str
    budget_minor: int
    spent_minor: int
    state: str
    variant_ids: list[UUID]

    @property
    def left_minor(self) -> int:
        """What the platform may still spend."""
        return self.budget_minor - self.spent_minor

    def name(self, language: str) -> str:
        """The campaign's name in `language`, or in the market's own."""
        return self.names.get(language) or self.names[market_of(self.market).languages[0]]


def plan(
    brand_id: UUID,
    market: str,
    code: str,
    names: Mapping[str, str],
    discount_bp: int,
    platform_share_bp: int,
    starts_at: datetime,
    ends_at: datetime,
    budget_minor: int,
    variant_ids: Sequence[UUID],
) -> UUID:
    """Plan a campaign and check that its percentage would be true as prices stand; no price changes yet.

    `code` is the idempotency key within brand and market: the same plan again returns the same id. Raises UnknownMarket,
    BadCampaign, NameMissing, CampaignOver (it would already have ended), ForeignVariant, CampaignExists (same code, other
    plan), NotAllowed (a product that the market's rules bar), and pricing's NotPriced, ReductionOverlaps and FalseReduction.
    """
    currency = market_of(market).currency
    items = sorted(set(variant_ids))
    wanted = (dict(names), discount_bp, platform_share_bp, starts_at, ends_at, currency, budget_minor)
    with db.joined():
        if (row := queries.by_code(brand_id, market, code)) is not None:
            return _same_plan(CampaignRecord(*row), wanted, items)
        _check_plan(code, market, names, discount_bp, platform_share_bp, starts_at, ends_at, budget_minor, items)
        _check_reductions(brand_id, market, discount_bp, max(starts_at, clock.now()), ends_at, items)
        _check_rules(items, market)
        key = uuid7()
        if queries.insert((key, brand_id, market, code, *wanted, clock.now()), items):
            return key
        taken = queries.by_code(brand_id, market, code)
        if taken is None:
            raise CampaignExists(code, market)
        return _same_plan(CampaignRecord(*taken), wanted, items)


def _same_plan(known: CampaignRecord, wanted: tuple[Any, ...], items: list[UUID]) -> UUID:
    planned = (
        known.names,
        known.discount_bp,
        known.platform_share_bp,
        known.starts_at,
        known.ends_at,
        known.currency,
        known.budget_minor,
    )
    if planned != wanted or known.variant_ids != items:
        raise CampaignExists(known.code, known.market)
    return known.id


def _check_plan(
    code: str,
    market: str,
    names: Mapping[str, str],
    discount_bp: int,
    platform_share_bp: int,
    starts_at: datetime,
    ends_at: datetime,
    budget_minor: int,
    items: list[UUID],
) -> None:
    wrong = {
        "code": not code,
        "discount_bp": not 0 < discount_bp < 10_000,
        "platform_share_bp": not 0 <= platform_share_bp <= 10_000,
        "starts_at": starts_at.tzinfo is None,
        "ends_at": ends_at.tzinfo is None or (starts_at.tzinfo is not None and ends_at <= starts_at),
        "budget_minor": budget_minor < 0 or (budget_minor == 0 and platform_share_bp > 0),
        "variant_ids": not items,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadCampaign(field)
    if ends_at <= clock.now():
        raise CampaignOver(code)
    local = market_of(market).languages[0]
    if not names.get(local, "").strip():
        raise NameMissing(local, market)


def _check_reductions(
    brand_id: UUID, market: str, discount_bp: int, starts_at: datetime, ends_at: datetime, items: list[UUID]
) -> None:
    for r in pricing.check_reduction(items, market, discount_bp, starts_at, ends_at):
        if r.brand_id != brand_id:
            raise ForeignVariant(r.variant_id)
        if not r.honest:
            raise pricing.FalseReduction.of(r, market)


def _check_rules(items: Sequence[UUID], market: str) -> None:
    """No advertising for what the market's rules bar from it. Raises NotAllowed."""
    known = catalogue.products_of(items)
    barred = compliance.closed({product for product, _ in known.values()}, market, "campaign")
    for product, sku in known.values():
        if product in barred:
            raise NotAllowed(sku, market, [rule.title for rule in compliance.why_closed(product, market, "campaign")])


def start(campaign_id: UUID) -> CampaignRecord:
    """Write the campaign's prices, from now to its end, and let it run. Starting a running one again changes nothing.

    Raises UnknownCampaign, NotDue, CampaignOver, NotAllowed, and pricing's refusals: a claim that has become false since it was
    planned leaves the campaign planned and every price as it was.
    """
    with db.joined():
        found = _locked(campaign_id)
        now = clock.now()
        if found.state == "running":
            return found
        if found.state == "ended" or found.ends_at <= now:
            raise CampaignOver(found.code)
        if found.starts_at > now:
            raise NotDue(found.code, found.starts_at)
        _check_rules(found.variant_ids, found.market)
        pricing.reduce(found.id, found.variant_ids, found.market, found.discount_bp, now, found.ends_at)
        queries.set_state(found.id, "running")
    return campaign(campaign_id)


def end(campaign_id: UUID) -> CampaignRecord:
    """End a campaign now, or call off one that is planned; list prices hold again. Ending it again changes nothing.

    Raises UnknownCampaign.
    """
    with db.joined():
        found = _locked(campaign_id)
        if found.state == "running":
            pricing.restore(found.id, found.variant_ids, found.market)
        if found.state != "ended":
            queries.set_state(found.id, "ended")
    return campaign(campaign_id)


def leave_out(variant_ids: Sequence[UUID], markets: Sequence[str]) -> list[UUID]:
    """Take variants out of every campaign in these markets that is not over; the campaigns concerned.

    Their list prices hold again. A campaign that is left with nothing is ended. The same again changes nothing. Within the
    caller's transaction.
    """
    concerned = []
    with db.joined():
        for campaign_id in queries.naming(variant_ids, markets):
            found = _locked(campaign_id)
            gone = [v for v in found.variant_ids if v in set(variant_ids)]
            if found.state == "ended" or not gone:
                continue
            if len(gone) == len(found.variant_ids):
                end(campaign_id)
            else:
                if found.state == "running":
                    pricing.restore(found.id, gone, found.market)
                queries.drop(campaign_id, gone)
            concerned.append(campaign_id)
    return concerned


def tick() -> tuple[list[UUID], list[UUID], dict[UUID, str]]:
    """Start and end what is due (time come, or budget spent): the ids started, the ids ended, and why others could not start (sentence by id).

    A campaign whose time has passed unstarted is ended. Each campaign is a transaction of its own.
    """
    started: list[UUID] = []
    ended: list[UUID] = []
    refused: dict[UUID, str] = {}
    for campaign_id, state in queries.due(clock.now()):
        try:
            if state == "running":
                end(campaign_id)
                ended.append(campaign_id)
            else:
                start(campaign_id)
                started.append(campaign_id)
        except CampaignOver:
            end(campaign_id)
            ended.append(campaign_id)
        except ArgosyError as refusal:
            refused[campaign_id] = str(refusal)
    return started, ended, refused


def campaign(campaign_id: UUID) -> CampaignRecord:
    """One campaign. Raises UnknownCampaign."""
    row = queries.by_id(campaign_id)
    if row is None:
        raise UnknownCampaign(campaign_id)
    return CampaignRecord(*row)


def _locked(campaign_id: UUID) -> CampaignRecord:
    row = queries.by_id(campaign_id, lock=True)
    if row is None:
        raise UnknownCampaign(campaign_id)
    return CampaignRecord(*row)


def running(market: str, at: datetime | None = None) -> list[CampaignRecord]:
    """The campaigns that run in a market at an instant (now), in the order of their start. Raises UnknownMarket."""
    market_of(market)
    return [CampaignRecord(*row) for row in queries.running(market, at or clock.now())]


def of_brand(brand_id: UUID) -> list[CampaignRecord]:
    """All campaigns of a brand, the latest first."""
    return [CampaignRecord(*row) for row in queries.of_brand(brand_id)]


def funding(campaign_id: UUID, discount_minor: int) -> Split:
    """Who pays how much of a discount given in this campaign. Raises UnknownCampaign, ValueError for a negative discount."""
    return split(discount_minor, campaign(campaign_id).platform_share_bp)


def spend(campaign_id: UUID, platform_minor: int) -> None:
    """Spend the platform's share of a discount, within the caller's transaction; the budget is never exceeded.

    Raises BudgetExhausted (nothing spent: end the campaign and quote again), NotRunning, UnknownCampaign, ValueError when
    the amount is negative. Nothing is spent for a share of nothing.
    """
    if platform_minor < 0:
        raise ValueError("a share to spend cannot be negative")
    if platform_minor == 0 or queries.spend(campaign_id, platform_minor):
        return
    found = campaign(campaign_id)
    if found.state != "running":
        raise NotRunning(found.code)
    raise BudgetExhausted(found.code, found.currency, left_minor=found.left_minor, asked_minor=platform_minor)


def draw(campaign_id: UUID, discount_minor: int) -> int:
    """Spend the platform's share of a discount already granted, as far as the budget goes; returns that share.

    For orders whose price was promised: the brand bears what the budget does not, and `tick` ends the campaign. Works for
    a campaign that has ended since. Within the caller's transaction. Raises UnknownCampaign, ValueError when negative.
    """
    share = funding(campaign_id, discount_minor).platform
    return queries.draw(campaign_id, share) if share else 0


def give_back(campaign_id: UUID, platform_minor: int) -> None:
    """Return a share to the budget when an order is cancelled, within the caller's transaction.

    Raises UnknownCampaign, ValueError when it is negative or more than was spent.
    """
    if platform_minor < 0:
        raise ValueError("a share to give back cannot be negative")
    if platform_minor and not queries.give_back(campaign_id, platform_minor):
        campaign(campaign_id)
        raise ValueError("more is given back than was spent")
