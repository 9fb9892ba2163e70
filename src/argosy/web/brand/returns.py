"""What comes back of a brand's goods: the list, what comes back most, prices reduced afterwards, and one return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import QueryDict

from argosy.aftersales import api as aftersales
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.kernel import clock
from argosy.web.brand.access import Desk, NotThere, screen
from argosy.web.brand.sales import titles, uuid_of

PAGE = 50
REDUCTIONS = 20
MOST = 8
DAYS = 90
#: What can be asked for, and the states that it means.
FILTERS = {"open": ("claimed", "announced"), "received": ("received",), "refused": ("refused",)}


@dataclass(frozen=True, slots=True)
class ProductBack:
    """Of a product's units sold in the period so many were sent back, or are to be, in the same period."""

    product_id: UUID
    name: str
    sold: int
    back: int

    @property
    def share_bp(self) -> int | None:
        """What came back of what was sold, in basis points; None where all that came back was sold before."""
        return (self.back * 10_000 + self.sold // 2) // self.sold if self.sold else None


@dataclass(frozen=True, slots=True)
class Figures:
    """`waiting` open returns by state; of the last `days`: `units` sent back, and the products of which `most` is."""

    waiting: Mapping[str, int]
    days: int
    units: int
    most: Sequence[ProductBack]


@dataclass(frozen=True, slots=True)
class Returns:
    """A page of returns that stand as asked (`state`; empty for all), newest first, and a page of reductions; a cursor is empty on the last.

    `titles` by variant in the member's language. On the first page `figures` too.
    """

    state: str
    filters: Sequence[str]
    rows: Sequence[aftersales.BrandReturn]
    next_cursor: str
    first: bool
    reductions: Sequence[aftersales.BrandReduction]
    next_reduced: str
    first_reduced: bool
    titles: Mapping[UUID, str]
    figures: Figures | None


@screen("returns", "brand/returns.html")
def returns(desk: Desk, asked: QueryDict) -> Returns:
    state = asked.get("state", "") if asked.get("state", "") in FILTERS else ""
    cursor, reduced = uuid_of(asked.get("cursor", "")), uuid_of(asked.get("reduced", ""))
    brand, states = desk.brand.id, FILTERS.get(state, tuple(s for listed in FILTERS.values() for s in listed))
    found = aftersales.brand_returns(brand, states, limit=PAGE + 1, cursor=cursor)
    cut = aftersales.brand_reductions(brand, limit=REDUCTIONS + 1, cursor=reduced)
    named = {line.variant_id: line.title for row in found for line in row.lines}
    named |= {line.variant_id: line.title for line in cut}
    return Returns(
        state=state,
        filters=("", *FILTERS),
        rows=found[:PAGE],
        next_cursor=str(found[PAGE - 1].id) if len(found) > PAGE else "",
        first=cursor is None,
        reductions=cut[:REDUCTIONS],
        next_reduced=str(cut[REDUCTIONS - 1].id) if len(cut) > REDUCTIONS else "",
        first_reduced=reduced is None,
        titles=titles(named, desk.language),
        figures=None if cursor else _figures(brand),
    )


def _figures(brand_id: UUID) -> Figures:
    """What comes back most stands beside what was sold of it in the same time."""
    since = clock.now() - timedelta(days=DAYS)
    back = aftersales.brand_units_back(brand_id, since)
    chosen = sorted(back, key=lambda product: (-back[product], product))[:MOST]
    sold = dict.fromkeys(chosen, 0)
    for row in checkout.sold_by_product(chosen, since):
        sold[row.product_id] += row.units
    names = catalogue.products_by_id(chosen)
    most = [ProductBack(p, names[p].name, sold[p], back[p]) for p in chosen if p in names]
    return Figures(aftersales.brand_open_returns(brand_id), DAYS, sum(back.values()), most)


@dataclass(frozen=True, slots=True)
class Return:
    """One return. `titles` by variant, those wanted instead too; `steps` what happened when, None for what has not."""

    title: str
    found: aftersales.BrandReturn
    titles: Mapping[UUID, str]
    steps: Sequence[tuple[str, datetime | None]]


@screen("returns", "brand/return.html")
def one(desk: Desk, asked: QueryDict, return_id: UUID) -> Return:
    try:
        found = aftersales.brand_return(desk.brand.id, return_id)
    except aftersales.UnknownReturn:
        raise NotThere from None
    wanted = catalogue.products_of(line.wanted_id for line in found.lines if line.wanted_id)
    named = {variant: sku for variant, (_, sku) in wanted.items()}
    named |= {line.variant_id: line.title for line in found.lines}
    return Return(
        desk.say("brand-return-title", number=found.number), found, titles(named, desk.language), _steps(found)
    )


def _steps(found: aftersales.BrandReturn) -> list[tuple[str, datetime | None]]:
    """Opened; answered where it was a claim; received unless it was refused."""
    steps: list[tuple[str, datetime | None]] = [
        ("claimed" if found.cause == "guarantee" else "opened", found.opened_at)
    ]
    if found.cause == "guarantee":
        steps.append(("refused" if found.state == "refused" else "accepted", found.decided_at))
    if found.state != "refused":
        steps.append(("received", found.received_at))
    return steps
