"""What may be sold at which price right now: the facts of a quote, one query per room."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout.errors import EmptyCart, NotForSale, QuantityRange
from argosy.checkout.rules import MOST_PER_LINE, Item, Quote, quote
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import Market
from argosy.pricing import api as pricing


def items(wanted: Mapping[UUID, int], market: Market, at: datetime) -> list[Item]:
    """The variants with their facts and prices. Raises EmptyCart, QuantityRange, NotForSale."""
    if not wanted:
        raise EmptyCart
    for quantity in wanted.values():
        if not 1 <= quantity <= MOST_PER_LINE:
            raise QuantityRange(quantity, MOST_PER_LINE)
    facts = catalogue.sale_facts(wanted)
    prices = pricing.current(wanted, market.code, at)
    blocked = compliance.closed({f.product_id for f in facts.values()}, market.code, "checkout")
    found = []
    for variant_id, quantity in wanted.items():
        fact, price = facts.get(variant_id), prices.get(variant_id)
        if fact is None or price is None or fact.product_id in blocked:
            raise NotForSale(fact.sku if fact else str(variant_id), market.code)
        found.append(
            Item(
                variant_id=variant_id,
                product_id=fact.product_id,
                brand_id=fact.brand_id,
                sku=fact.sku,
                category=fact.category,
                mode=fact.sale_mode,
                quantity=quantity,
                unit_gross=price.gross,
                list_gross=max(price.list_gross, price.gross),
                deposit=fact.deposit_minor if fact.sale_mode == "deposit" else None,
                campaign_id=price.campaign_id,
                fact=fact,
            )
        )
    return found


def priced(found: list[Item], market: Market, at: datetime) -> Quote:
    """The quote of items in a market: delivery and tax of the destination."""
    goods = sum(i.unit_gross * i.quantity for i in found)
    delivery = fulfilment.delivery_price(market.code, [i.mode for i in found], goods)
    rate = pricing.vat_rate(market.country, at.date()).percent
    return quote(found, delivery, rate, market.currency)
