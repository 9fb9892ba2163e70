"""What an article costs by measure, for shop, feed and API."""

from __future__ import annotations

from argosy.catalogue.units import content
from argosy.kernel import clock
from argosy.kernel.markets import market
from argosy.pricing import api as pricing


def price(market_code: str, net_content: str, gross: int) -> pricing.UnitPrice | None:
    """The unit price of goods with that content ("60 ml") at a price with tax in minor units, for the market and today; None for goods
    that are not sold by measure."""
    if not net_content:
        return None
    return pricing.unit_price(gross, content(net_content), market(market_code).country, clock.today())
