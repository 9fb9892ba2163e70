"""Insight's door: a brand's page and the waterfall of one sale. Reads only; open a brand's session around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.insight.charts import daily_figure, sparkline, waterfall_figure
from argosy.insight.errors import NoSuchLine
from argosy.insight.pages import BrandPage, Gathering, MarketSales, ProductSales, Sale
from argosy.insight.rivals import Rival, load
from argosy.insight.rules import Charges, Estimate, Ratio, SoldLine, Term, Waterfall, differences, waterfall
from argosy.insight.words import (
    basis_name,
    difference_sentence,
    group_name,
    half_sentence,
    parcel_sentence,
    percent,
    term_name,
)
from argosy.kernel import clock
from argosy.kernel.markets import market
from argosy.ledger import api as ledger
from argosy.programme import api as programme

__all__ = [
    "BrandPage",
    "Estimate",
    "MarketSales",
    "NoSuchLine",
    "ProductSales",
    "Ratio",
    "Sale",
    "Term",
    "Waterfall",
    "basis_name",
    "brand_page",
    "daily_figure",
    "difference_sentence",
    "differences",
    "group_name",
    "half_sentence",
    "order_waterfall",
    "parcel_sentence",
    "percent",
    "sparkline",
    "term_name",
    "waterfall_figure",
]

PAGE = 1_000
#: Waterfalls are made for so many of the newest lines; revenue counts all.
COMPARED = 2_000
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


def brand_page(brand_id: UUID, since: datetime, until: datetime) -> BrandPage:
    """A brand's sales in [since, until) by market and UTC day, its best products, and its costs beside the rival's."""
    rival, country = load(), _seller_country(brand_id)
    last = max(since, until - timedelta(microseconds=1)).astimezone(UTC).date()
    first = since.astimezone(UTC).date()
    gathering = Gathering([first + timedelta(days=i) for i in range((last - first).days + 1)])
    compared = 0
    for lines in _pages(brand_id, since, until):
        charges = _charges(lines) if compared < COMPARED else {}
        for sold in lines:
            gathering.take(_sale(sold, charges.get(sold.line_id), country, rival))
        compared += len(charges)
    return gathering.page(brand_id, rival.name)


def order_waterfall(brand_id: UUID, line_id: UUID) -> Waterfall:
    """The waterfall of one of the brand's order lines. Raises NoSuchLine, also for a deposit that is not settled yet."""
    found = checkout.sold_lines(brand_id, _BEGINNING, clock.now() + timedelta(days=1), limit=1, line_id=line_id)
    charges = _charges(found)
    if line_id not in charges:
        raise NoSuchLine(line_id)
    made = _sale(found[0], charges[line_id], _seller_country(brand_id), load()).waterfall
    assert made is not None
    return made


def _pages(brand_id: UUID, since: datetime, until: datetime) -> Iterator[list[checkout.SoldLine]]:
    cursor = None
    while lines := checkout.sold_lines(brand_id, since, until, limit=PAGE, cursor=cursor):
        yield lines
        cursor = lines[-1].line_id


def _charges(lines: Sequence[checkout.SoldLine]) -> dict[UUID, Charges]:
    """What was booked for each settled line; lines without a booked sale (deposits) are left out."""
    booked: dict[UUID, dict[str, int]] = {}
    for transfers in ledger.by_journal(list({line.order_id for line in lines})).values():
        for transfer in transfers:
            booked.setdefault(transfer.subject_id, {})[transfer.kind] = transfer.amount_minor
    found = {}
    for line in lines:
        kinds = booked.get(line.line_id, {})
        if "sale" in kinds:
            # Of what was sold by deposit the brand bears the fees of both payments, in one sum.
            paying = "prepaid_cost" if "prepaid_cost" in kinds else "payment_cost"
            costs = [kinds.get(kind, 0) for kind in ("commission", paying, "fulfilment", "co_funding")]
            found[line.line_id] = Charges(*costs)
    return found


def _sale(sold: checkout.SoldLine, charges: Charges | None, seller_country: str, rival: Rival) -> Sale:
    made = waterfall(_line(sold, charges, seller_country), rival) if charges else None
    return Sale(
        sold.line_id,
        sold.order_id,
        sold.order_number,
        sold.placed_at,
        sold.market,
        sold.currency,
        sold.product_id,
        sold.name,
        sold.sku,
        sold.quantity,
        sold.gross,
        made,
    )


def _line(sold: checkout.SoldLine, charges: Charges, seller_country: str) -> SoldLine:
    return SoldLine(
        line_id=sold.line_id,
        order_id=sold.order_id,
        sold_on=sold.placed_at.date(),
        country=market(sold.market).country,
        currency=sold.currency,
        category=sold.category,
        quantity=sold.quantity,
        gross=sold.gross,
        net=sold.net,
        vat=sold.vat,
        charges=charges,
        weight_g=sold.weight_g,
        length_mm=sold.length_mm,
        width_mm=sold.width_mm,
        height_mm=sold.height_mm,
        seller_country=seller_country,
    )


def _seller_country(brand_id: UUID) -> str:
    """Where the brand's legal entity is established."""
    brand = programme.brand_by_id(brand_id)
    return str(brand.legal.get("country") or brand.country)
