"""What can be had in exchange: another variant of the same product at the same price today, so that nobody owes anybody anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from argosy.aftersales.errors import NotTheSamePrice
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.pricing import api as pricing


def exchangeable(order: checkout.OrderView) -> dict[UUID, list[UUID]]:
    """Variants by order line that are on sale and in stock, that of the line first where it is; lines without another variant are left out."""
    products = catalogue.products_by_id({line.product_id for line in order.lines})
    of = {product: [v.id for v in found.variants] for product, found in products.items()}
    variants = {v for ids in of.values() for v in ids}
    on_sale, free = catalogue.sale_facts(variants), fulfilment.available(variants, order.market)
    prices = pricing.current(variants, order.market)
    made: dict[UUID, list[UUID]] = {}
    for line in order.lines:
        own = prices.get(line.variant_id)
        fit = [
            v
            for v in of.get(line.product_id, ())
            if v in on_sale and free.get(v) and v in prices and own and prices[v].gross == own.gross
        ]
        if line.deposit is None and set(fit) - {line.variant_id}:
            made[line.line_id] = sorted(fit, key=lambda v: v != line.variant_id)
    return made


def check(order: checkout.OrderView, wanted: Mapping[UUID, UUID]) -> None:
    """Raises NotTheSamePrice for a variant of another product or at another price; whether it is in stock is seen when the goods are in."""
    had = {line.line_id: line for line in order.lines}
    variants: Sequence[UUID] = [*wanted.values(), *(had[line].variant_id for line in wanted)]
    of, prices = catalogue.products_of(variants), pricing.current(variants, order.market)
    for line, variant in wanted.items():
        old, new = prices.get(had[line].variant_id), prices.get(variant)
        if variant not in of or of[variant][0] != had[line].product_id or not (old and new and old.gross == new.gross):
            raise NotTheSamePrice
