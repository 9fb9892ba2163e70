"""Prices by measure, for those who ask at the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from argosy.kernel.markets import MARKETS
from argosy.kernel.money import format_money


def content_of(variant: Any) -> str:
    """How much a variant contains ("60 ml"), of goods sold by measure; "" for all others."""
    from argosy.catalogue import api as catalogue

    return catalogue.products([variant.product_id])[0].net_content(variant)


def by_measure(content: str, market: str, gross: int, at: datetime) -> dict[str, Any] | None:
    """The unit price that a price had, or has, at an instant in a market; None for goods that are not sold by measure."""
    from argosy.catalogue import api as catalogue
    from argosy.pricing import api as pricing

    if not content:
        return None
    place = MARKETS[market]
    day = at.astimezone(ZoneInfo(place.time_zone)).date()
    found = pricing.unit_price(gross, catalogue.units.content(content), place.country, day)
    return {"gross": found.gross, "quantity": found.quantity, "unit": found.unit, "content": content}


def measured(found: dict[str, Any] | None, currency: str, language: str) -> str:
    """As a reader of the language writes it: "149,83 €/l"."""
    from argosy.catalogue import api as catalogue

    if found is None:
        return ""
    named = catalogue.units.CONTENT_UNITS[found["unit"]][0]
    one = found["quantity"] == 1
    unit = (
        catalogue.units.symbol(named, language) if one else catalogue.units.measure(found["quantity"], named, language)
    )
    return f"{format_money(found['gross'], currency, language)}/{unit}"
