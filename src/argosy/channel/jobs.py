"""The channel's side work."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from argosy.channel import projection
from argosy.kernel import outbox


@outbox.handles("price.changed")
def refresh_prices(payloads: list[dict[str, Any]]) -> None:
    """Listings of products whose prices changed are made again, each once."""
    from argosy.catalogue import api as catalogue

    by_market: dict[str, set[UUID]] = defaultdict(set)
    for payload in payloads:
        by_market[payload["market"]] |= {UUID(v) for v in payload["variant_ids"]}
    for market, variants in by_market.items():
        projection.refresh({f.product_id for f in catalogue.sale_facts(variants).values()}, market)
