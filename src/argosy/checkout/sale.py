"""What may be sold at which price right now: the facts of a quote, one query per room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.checkout import queries
from argosy.checkout.consigning import Article, consign
from argosy.checkout.errors import EmptyCart, NotForSale, QuantityRange
from argosy.checkout.rules import MOST_PER_LINE, Item, Quote, QuotedLine
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import Market
from argosy.pricing import api as pricing


def prices_for(
    variant_ids: Iterable[UUID], market: Market, at: datetime, user_id: UUID | None = None
) -> dict[UUID, pricing.PriceNow]:
    """The lowest price that a buyer may have: who has an account, that of members, and before the first order also that of first
    orders. A price for some is no announced reduction, so that nothing is claimed beside it."""
    ids = list(variant_ids)
    found = pricing.current(ids, market.code, at)
    if user_id is None or not found:
        return found
    audiences = ("member",) if queries.has_ordered(user_id) else ("member", "first")
    for audience in audiences:
        for variant, price in pricing.current(ids, market.code, at, audience=audience).items():
            if variant in found and price.gross < found[variant].gross:
                found[variant] = price
    return found


def items(
    wanted: Mapping[UUID, int],
    market: Market,
    at: datetime,
    user_id: UUID | None = None,
    prices: Mapping[UUID, pricing.PriceNow] | None = None,
) -> list[Item]:
    """The variants with their facts and prices (read unless given). Raises EmptyCart, QuantityRange, NotForSale."""
    if not wanted:
        raise EmptyCart
    for quantity in wanted.values():
        if not 1 <= quantity <= MOST_PER_LINE:
            raise QuantityRange(quantity, MOST_PER_LINE)
    facts = catalogue.sale_facts(wanted)
    prices = prices_for(wanted, market, at, user_id) if prices is None else prices
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


def priced(
    found: list[Item],
    market: Market,
    at: datetime,
    postal_code: str = "",
    way: str = fulfilment.STANDARD,
    coupon: campaigns.Discount | None = None,
) -> Quote:
    """The quote of items in a market, delivered in one of fulfilment's ways: delivery and tax of the destination, down to the postal code
    where it is known.

    A coupon lessens the price that is taxed; delivery costs what it would without. Raises WayNotOffered, and what `consign` raises.
    """
    goods = sum(i.unit_gross * i.quantity for i in found)
    delivery = fulfilment.way_price(way, market.code, [i.mode for i in found], goods, postal_code, at)
    to = pricing.tax.Place(market.country, postal_code)
    off: Mapping[UUID, int] = coupon.shares if coupon else {}
    shares = [off.get(i.variant_id, 0) for i in found]
    sold = consign([_article(i, n) for i, n in zip(found, shares, strict=True)], delivery, market, to, at.date())
    taxed = zip(found, sold.lines, shares, strict=True)
    lines = tuple([QuotedLine(i, li.amount, li.vat_rate, li, n) for i, li, n in taxed])
    return Quote(lines, sold.delivery, sold.vat, market.currency, sold.quotes, coupon)


def discounted(
    code: str, found: Iterable[Item], market: Market, at: datetime, who: Mapping[str, str] | None = None
) -> campaigns.Discount | None:
    """What a coupon takes off items; None without one. Raises CouponRefused."""
    if not code:
        return None
    lines = [
        campaigns.CouponLine(i.variant_id, i.brand_id, i.unit_gross * i.quantity, i.deposit is not None) for i in found
    ]
    return campaigns.coupon_discount(code, market.code, lines, at, who)


def _article(item: Item, off: int) -> Article:
    gross, source = item.unit_gross * item.quantity - off, fulfilment.comes_from(item.mode)
    fact = item.fact
    return Article(item.sku, item.quantity, gross, item.category, item.brand_id, source, fact.hs_code, fact.origin)
