"""Why an order was taxed as it was: worked out again from what it keeps, by the law and rates of its own day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from argosy.checkout.consigning import Article, Consigned, consign
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
    """An order's tax worked out again: `whole` as the buyer was quoted, by consignment; `parts` as each seller's tax is owed.

    `equal` tells whether net, VAT and gross of every article and of the delivery come out to the cent as they were kept.
    """

    on: date
    whole: tuple[pricing.tax.Quote, ...]
    parts: tuple[Consignment, ...]
    kept_vat: int
    equal: bool

    @property
    def vat(self) -> int:
        """The VAT that comes out, that on duty within."""
        return sum(quote.sums.vat for quote in self.whole)


def replay(order_id: UUID) -> Replay:
    """Raises UnknownOrder, and what `pricing.tax.quote` raises where a rate of that day is no longer on file."""
    found = Order.objects.filter(id=order_id).first()
    if found is None:
        raise UnknownOrder
    lines = list(OrderLine.objects.filter(order_id=order_id).order_by("id"))
    on = (found.placed_at or found.created_at).date()
    market = market_of(found.market)
    to = pricing.tax.Place(market.country, found.address.get("postal_code", ""))
    again = _again(found, lines, on, to)
    by_sender: dict[tuple[UUID, str], list[OrderLine]] = defaultdict(list)
    for line in lines:
        by_sender[line.brand_id, line.warehouse].append(line)
    terms = programme.contracts_at({line.brand_id for line in lines}, on)
    parts = tuple(
        Consignment(
            brand,
            warehouse,
            consignment(
                [line_of(li.sku, li.quantity, _price(li), li.category, li.facts) for li in sent],
                found.market,
                to,
                fulfilment.country_of(warehouse),
                terms[brand].country,
                on,
            ),
        )
        for (brand, warehouse), sent in by_sender.items()
    )
    return Replay(on, again.quotes, parts, found.vat_minor, _equal(found, lines, again))


def line_of(sku: str, quantity: int, gross: int, category: str, facts: Mapping[str, Any]) -> pricing.tax.Line:
    """An order's line as the tax engine takes it; `facts` are those kept with it."""
    imported = facts.get("import") or {}
    return pricing.tax.Line(sku, quantity, gross, category, imported.get("hs_code", ""), imported.get("origin", ""))


def consignment(
    lines: Iterable[pricing.tax.Line],
    market: str,
    to: pricing.tax.Place,
    stock_country: str,
    seller_country: str,
    on: date,
) -> pricing.tax.Quote:
    """Lines (`line_of`) of one seller from one place, as a sale through the marketplace."""
    place, tax = market_of(market), pricing.tax
    return tax.quote(
        tax.Facts(
            on,
            place.country,
            place.currency,
            "gross",
            tuple(lines),
            tax.Place(stock_country),
            to,
            seller=tax.Seller(seller_country, opted_for_destination=True),
        )
    )


def _again(found: Order, kept: Sequence[OrderLine], on: date, to: pricing.tax.Place) -> Consigned:
    """The sale as checkout taxes it: an article is one line wherever it comes from, and the delivery is one."""
    return consign([_article(li) for li in _articles(kept)], found.delivery_minor, market_of(found.market), to, on)


def _price(line: OrderLine) -> int:
    """What its buyer paid: its price without what a coupon took off."""
    return line.unit_gross_minor * line.quantity - int((line.facts.get("coupon") or {}).get("minor", 0))


def _article(lines: Sequence[OrderLine]) -> Article:
    first, quantity = lines[0], sum(li.quantity for li in lines)
    line = line_of(first.sku, quantity, sum(_price(li) for li in lines), first.category, first.facts)
    source = fulfilment.country_of(first.warehouse) if "import" in first.facts else ""
    return Article(line.id, quantity, line.amount, line.category, first.brand_id, source, line.hs_code, line.origin)


def _articles(lines: Sequence[OrderLine]) -> list[list[OrderLine]]:
    found: dict[UUID, list[OrderLine]] = {}
    for line in lines:
        found.setdefault(line.variant_id, []).append(line)
    return list(found.values())


def _equal(found: Order, lines: Sequence[OrderLine], again: Consigned) -> bool:
    kept = [
        (
            Taxed(sum(x.net_minor for x in li), sum(x.vat_minor for x in li), sum(x.gross_minor for x in li)),
            sum((x.facts.get("import") or {}).get("duty", 0) for x in li),
            sum((x.facts.get("import") or {}).get("vat", 0) for x in li),
        )
        for li in _articles(lines)
    ]
    worked_out = [
        (li.amount, li.imported.duty if li.imported else 0, li.imported.vat if li.imported else 0) for li in again.lines
    ]
    vat = sum(amount.vat + on_duty for amount, _, on_duty in kept) + again.delivery.vat
    gross = sum(amount.gross + duty + on_duty for amount, duty, on_duty in kept) + again.delivery.gross
    return worked_out == kept and vat == found.vat_minor and gross == found.gross_minor
