"""What was sold, as brands, operators and those who recall goods ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from argosy.checkout import queries


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A brand's sold line, with what it takes to explain it. Amounts are of the whole line, measures of one unit; `note` is the buyer's, on the
    whole order."""

    order_id: UUID
    order_number: str
    line_id: UUID
    placed_at: datetime
    market: str
    currency: str
    category: str
    product_id: UUID
    variant_id: UUID
    name: str
    sku: str
    quantity: int
    gross: int
    net: int
    vat: int
    vat_rate: Any
    list_gross: int
    campaign_id: UUID | None
    platform_funded: int
    warehouse: str
    mode: str
    deposit: int | None
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    imported: Mapping[str, Any] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """An order that holds given goods, and whom it concerns. `state` pending, placed or cancelled; `at` when it was placed."""

    order_id: UUID
    number: str
    market: str
    language: str
    state: str
    email: str
    at: datetime
    variant_id: UUID
    sku: str
    title: str
    quantity: int


class ProductSold(NamedTuple):
    """Units and turnover (minor units of the market's currency) of one product in one market."""

    product_id: UUID
    market: str
    currency: str
    units: int
    gross: int


def sold_lines(
    brand_id: UUID,
    since: datetime,
    until: datetime,
    *,
    limit: int = 1000,
    cursor: UUID | None = None,
    line_id: UUID | None = None,
) -> list[SoldLine]:
    """A brand's sold lines in [since, until), newest first; `cursor` is the last line_id of the page before."""
    found = []
    for row in queries.sold(brand_id, since, until, limit, cursor, line_id):
        facts = row.pop("facts")
        coupon = facts.get("coupon") or {}
        row["platform_funded"] += coupon["minor"] if coupon.get("platform") else 0
        measures = {name: facts[name] for name in ("mode", "deposit", "weight_g", "length_mm", "width_mm", "height_mm")}
        found.append(SoldLine(**row, **measures, imported=facts.get("import")))
    return found


def units_sold(market: str, since: datetime, product_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Units sold in a market since then, by product; products without sales are absent."""
    return queries.units_sold(market, since, list(product_ids))


def sold_by_product(product_ids: Iterable[UUID], since: datetime) -> list[ProductSold]:
    """What was sold of each product in each market since then, with VAT; products without sales are absent."""
    return [ProductSold(*row) for row in queries.by_product(since, list(product_ids))]


def totals(since: datetime) -> list[dict[str, Any]]:
    """Orders, units and turnover (minor units) by market and UTC day: what the operator watches."""
    return queries.totals(since)


def holders(
    brand_id: UUID,
    product_id: UUID,
    variant_ids: Iterable[UUID] | None = None,
    markets: Iterable[str] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Holder]:
    """Every order line of a product placed in [since, until), oldest first: who has bought what is recalled.

    Without `variant_ids` those of all its variants, withdrawn ones too; without `markets`, in all. Refused orders are left out.
    """
    variants = None if variant_ids is None else list(variant_ids)
    listed = None if markets is None else list(markets)
    return [Holder(**row) for row in queries.holding(brand_id, product_id, variants, listed, since, until)]
