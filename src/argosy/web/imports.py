"""What the import of a listed article adds to its price, for shop and API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.markets import market


def duty(market_code: str, document: Mapping[str, Any], gross: int) -> int:
    """Duty with the VAT on it for one unit at a price, in minor units; 0 for goods sent from the region.

    `document` is a listing's document or card.
    """
    told = document.get("imported")
    if not told:
        return 0
    where, source = market(market_code), fulfilment.comes_from("direct")
    return checkout.import_cost(
        where, document["category"], told["hs_code"], told["origin"], gross, source, clock.today()
    )
