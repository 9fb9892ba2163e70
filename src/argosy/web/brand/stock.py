"""What lies where: a brand's stock by variant and warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from argosy.catalogue import api as catalogue
from argosy.fulfilment import api as fulfilment
from argosy.web.brand.access import Desk, screen

LOW = 5


@dataclass(frozen=True, slots=True)
class StockRow:
    """A variant's units: (on hand, reserved) by warehouse, and what is free in all."""

    product_id: UUID
    title: str
    sku: str
    places: Mapping[str, tuple[int, int]]
    free: int
    frozen: Sequence[str]

    @property
    def low(self) -> bool:
        return self.free <= LOW


@dataclass(frozen=True, slots=True)
class StockPage:
    """Rows with the fewest free units first when asked for; `places` are the warehouses that hold any."""

    places: Sequence[Mapping[str, Any]]
    rows: Sequence[StockRow]
    totals: Mapping[str, tuple[int, int]]
    low: int
    only_low: bool


@screen("stock", "brand/stock.html")
def stock(desk: Desk, asked: QueryDict) -> StockPage:
    held: dict[UUID, dict[str, tuple[int, int]]] = {}
    totals: dict[str, tuple[int, int]] = {}
    frozen: dict[UUID, Sequence[str]] = {}
    for row in fulfilment.stock_of_brand(desk.brand.id):
        place, units = row["warehouse_id"], (row["on_hand"], row["reserved"])
        held.setdefault(row["variant_id"], {})[place] = units
        frozen[row["variant_id"]] = row["frozen"]
        before = totals.get(place, (0, 0))
        totals[place] = (before[0] + units[0], before[1] + units[1])
    facts = catalogue.sale_facts(held)
    titles = catalogue.titles(facts.values(), desk.language)
    rows = [
        StockRow(
            facts[v].product_id, titles[v], facts[v].sku, places, sum(h - r for h, r in places.values()), frozen[v]
        )
        for v, places in held.items()
        if v in facts
    ]
    only_low = asked.get("low") == "1"
    shown = sorted((r for r in rows if not only_low or r.low), key=lambda r: r.title)
    places = [w for w in fulfilment.warehouses() if w["code"] in totals]
    return StockPage(places, shown, totals, sum(r.low for r in rows), only_low)
