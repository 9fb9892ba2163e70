"""An order that is called off: the only place that says so of an order that was placed."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.checkout import queries


def cancel(order_id: UUID) -> bool:
    """Within the caller's transaction: a placed order is cancelled, and what it drew on campaigns' budgets given back.

    False when it is not placed, or not any more. Stock, bookings and money are the caller's concern (see `aftersales`).
    """
    if not queries.cancel(order_id):
        return False
    drawn: Counter[UUID] = Counter()
    for line in queries.lines(order_id):
        if line["campaign_id"] is not None and line["platform_funded_minor"]:
            drawn[line["campaign_id"]] += line["platform_funded_minor"]
    # In the order of the campaigns, as placing draws on them.
    for campaign_id in sorted(drawn, key=str):
        campaigns.give_back(campaign_id, drawn[campaign_id])
    return True
