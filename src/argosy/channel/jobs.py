"""The channel's side work."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from argosy.channel import projection, queries
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


@outbox.handles("brand.changed")
def refresh_brands(payloads: list[dict[str, Any]]) -> None:
    """A brand was suspended or may trade again: its listings and flagships are closed or opened in every market."""
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.kernel.markets import MARKETS

    for brand_id in {UUID(payload["brand_id"]) for payload in payloads}:
        projection.refresh_all(catalogue.brand_product_ids(brand_id), list(MARKETS))
        for market in MARKETS.values():
            if channel.top(market.code, market.languages[0], brand_id=brand_id, limit=1):
                queries.reopen_flagship(brand_id, market.code)
            else:
                projection.close_flagship(brand_id, market.code)


@outbox.handles("verdict.changed")
def refresh_verdicts(payloads: list[dict[str, Any]]) -> None:
    """Products whose verdict says something else: their listings are made again, and flagships follow what is live."""
    by_market: dict[str, set[UUID]] = defaultdict(set)
    for payload in payloads:
        for market in payload["markets"]:
            by_market[market] |= {UUID(key) for key in payload["product_ids"]}
    for market, ids in by_market.items():
        projection.follow_verdicts(ids, [market])


@outbox.handles("facts.changed")
def rewrite_texts(payloads: list[dict[str, Any]]) -> None:
    """A product's facts changed outside a pack: words written from the facts are written again, and its pages made again."""
    from argosy.catalogue import api as catalogue
    from argosy.content import api as content
    from argosy.kernel.markets import MARKETS

    by_brand: dict[UUID, set[UUID]] = defaultdict(set)
    for payload in payloads:
        by_brand[UUID(payload["brand_id"])] |= {UUID(key) for key in payload["product_ids"]}
    for brand_id, ids in by_brand.items():
        content.write_again(brand_id, catalogue.products(ids))
        projection.refresh_all(ids, list(MARKETS))
