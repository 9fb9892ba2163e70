"""Prices at a launch: the strategy as it stands, for some products at a time, published at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from argosy.kernel import clock, db
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing.making import Making
from argosy.repricing.planning import Tally, draft_rows


def reprice(brand: programme.BrandRecord, products: Sequence[Any], markets: Sequence[str]) -> tuple[int, int]:
    """Publish what the brand's strategy makes of these products now: how many prices were written, how many the rules hold up.

    A product that may not pass the gate "price" gets its first price in a market, so that it is on sale as soon as it may be, but no
    other. Joins the caller's transaction or opens its own. Raises what Making raises.
    """
    with db.joined():
        making, tally = Making(brand, markets, clock.now(), clock.today()), Tally()
        rows, bases = draft_rows(making, products, tally)
        making.adopt()
        result = pricing.publish(_point(row, bases) for row in rows)
    return result.written, tally.barred


def _point(row: pricing.DraftRow, bases: Mapping[UUID, Mapping[str, Any]]) -> pricing.PricePoint:
    return pricing.PricePoint(
        row.variant_id,
        row.brand_id,
        row.market,
        row.after,
        row.currency,
        row.reason,
        json.loads(row.source),
        audience=row.audience,
        basis=bases[row.basis_id],
    )
