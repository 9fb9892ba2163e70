"""Why an order was taxed as it was: worked out again from what it keeps, by the law and rates of its own day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from argosy.checkout.errors import UnknownOrder
from argosy.checkout.models import Order, OrderLine
from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import market as market_of
from argosy.kernel.money import Taxed
from argosy.pricing import api as pricing
from argosy.programme import api as programme


@dataclass(frozen=True, slots=True)
class Consignment:
    """What one seller sent from one place, taxed again as one sale."""

    brand_id: UUID
    warehouse: str
    quote: pricing.tax.Quote


@dataclass(frozen=True, slots=True)
class Replay:
    """An order's tax worked out again: `whole` as the buyer was quoted, `parts` as each seller's tax is owed.

    `equal` tells whether net, VAT and gross of every article and of the delivery come out to the cent as they were kept.
    """

    on: date
    whole: pricing.tax.Quote
    parts: tuple[Consignment, ...]
    kept_vat: int
    equal: bool


def replay(order_id: UUID) -> Replay:
    """Raises UnknownOrder, and what `pricing.tax.quote` raises where a rate of that day is no longer on file."""
    found = Order.objects.filter(id=order_id).first()
    if found is None:
        raise UnknownOrder
    lines = list(OrderLine.objects.filter(order_id=order_id).order_by("id"))
    on = (found.placed_at or found.created_at).date()
    market = market_of(found.market)
    to = pricing.tax.Place(market.country, found.address.get("postal_code", ""))
    whole = _whole(found, lines, on, to)
    by_sender: dict[tuple[UUID, str], list[OrderLine]] = defaultdict(list)
    for line in lines:
        by_sender[line.brand_id, line.warehouse].append(line)
    terms = programme.contracts_at({line.brand_id for line in lines}, on)
    parts = tuple(
        Consignment(
            brand,
            warehouse,
            consignment(
                [(li.sku, li.quantity, li.gross_minor, li.category) for li in sent],
                found.market,
                to,
                fulfilment.country_of(warehouse),
                terms[brand].country,
                on,
            ),
        )
        for (brand, warehouse), sent in by_sender.items()
    )
    return Replay(on, whole, parts, found.vat_minor, _equal(found, lines, whole))


def consignment(
    lines: Iterable[tuple[str, int, int, str]],
    market: str,
    to: pricing.tax.Place,
    stock_country: str,
    seller_country: str,
    on: date,
) -> pricing.tax.Quote:
    """Lines (SKU, quantity, gross of the line, category) of one seller from one place, as a sale through the marketplace."""
    place, tax = market_of(market), pricing.tax
    return tax.quote(
        tax.Facts(
            on,
            place.country,
            place.currency,
            "gross",
            tuple(tax.Line(sku, quantity, gross, category) for sku, quantity, gross, category in lines),
            tax.Place(stock_country),
            to,
            seller=tax.Seller(seller_country, opted_for_destination=True),
        )
    )


def _whole(found: Order, kept: Sequence[OrderLine], on: date, to: pricing.tax.Place) -> pricing.tax.Quote:
    """The quote as checkout makes it: an article is one line wherever it comes from, and the delivery is one."""
    tax = pricing.tax
    lines = [
        tax.Line(li[0].sku, sum(x.quantity for x in li), sum(x.gross_minor for x in li), li[0].category)
        for li in _articles(kept)
    ]
    lines.append(tax.Line("", 1, found.delivery_minor, kind="shipping"))
    here = tax.Place(to.country)
    return tax.quote(tax.Facts(on, to.country, found.currency, "gross", tuple(lines), here, to))


def _articles(lines: Sequence[OrderLine]) -> list[list[OrderLine]]:
    found: dict[UUID, list[OrderLine]] = {}
    for line in lines:
        found.setdefault(line.variant_id, []).append(line)
    return list(found.values())


def _equal(found: Order, lines: Sequence[OrderLine], whole: pricing.tax.Quote) -> bool:
    *goods, carriage = whole.lines
    kept = [
        Taxed(sum(x.net_minor for x in li), sum(x.vat_minor for x in li), sum(x.gross_minor for x in li))
        for li in _articles(lines)
    ]
    same = all(Taxed(q.net, q.vat, q.gross) == k for q, k in zip(goods, kept, strict=True))
    return same and carriage.vat == found.vat_minor - sum(k.vat for k in kept) and whole.sums.gross == found.gross_minor
