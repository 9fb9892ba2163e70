"""An order that is called off, and lines that are given back: what that does to order and campaigns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.checkout import queries
from argosy.checkout.answers import coupon_used
from argosy.kernel import clock
from argosy.kernel.money import between


def cancel(order_id: UUID) -> bool:
    """Within the caller's transaction: a placed order is cancelled, what it drew on campaigns' budgets given back, its
    coupon free again.

    False when it is not placed, or not any more. Stock, bookings and money are the caller's concern (see `aftersales`).
    """
    if not queries.cancel(order_id):
        return False
    drawn: Counter[UUID] = Counter()
    lines = queries.lines(order_id)
    for line in lines:
        if line["campaign_id"] is not None and line["platform_funded_minor"]:
            drawn[line["campaign_id"]] += line["platform_funded_minor"]
    # In the order of the campaigns, as placing draws on them.
    for campaign_id in sorted(drawn, key=str):
        campaigns.give_back(campaign_id, drawn[campaign_id])
    if coupon_used(lines):
        campaigns.release_coupon(order_id, clock.now())
    return True


def returned(order_id: UUID, shares: Mapping[UUID, tuple[int, int, int]]) -> None:
    """Within the caller's transaction: lines given back in part give back what they drew on campaigns' budgets in proportion.

    `shares` tells by line how much of its price had been given back, is given back now, and the price: minor units.
    """
    drawn: Counter[UUID] = Counter()
    for line in queries.lines(order_id):
        if line["id"] in shares and line["campaign_id"] is not None:
            before, after, gross = shares[line["id"]]
            drawn[line["campaign_id"]] += between(line["platform_funded_minor"], before, after, gross)
    for campaign_id in sorted(drawn, key=str):
        campaigns.give_back(campaign_id, drawn[campaign_id])
