"""The door of fulfilment."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.fulfilment import gone, queries, rules
from argosy.fulfilment.errors import (
    DispatchBarred,
    NotServed,
    PostcodeForm,
    SoldOut,
    Stopped,
    UnknownWarehouse,
    WayNotOffered,
)
from argosy.fulfilment.freezing import freeze, frozen, frozen_units, stop, stopped, thaw
from argosy.fulfilment.looking import Shown, forget_shown, free_units, shown
from argosy.fulfilment.models import Shipment, Stock, Warehouse
from argosy.fulfilment.promising import (
    Goods,
    Promise,
    Reservation,
    Way,
    Ways,
    check_postcode,
    plan,
    promise,
    way_price,
    ways,
)
from argosy.fulfilment.rules import Allocation, delivery_price
from argosy.fulfilment.sending import address_of, deliver, release, return_place, ship, shipments, take_back
from argosy.fulfilment.ways import STANDARD, Point
from argosy.fulfilment.ways import kind as way_kind
from argosy.fulfilment.ways import point as pickup_point
from argosy.kernel import clock, db
from argosy.kernel.markets import market as market_of

__all__ = [
    "CHECK",
    "HOLD",
    "STANDARD",
    "Allocation",
    "DispatchBarred",
    "Goods",
    "NotServed",
    "Point",
    "PostcodeForm",
    "Promise",
    "Reservation",
    "Shown",
    "SoldOut",
    "Stopped",
    "UnknownWarehouse",
    "Way",
    "WayNotOffered",
    "Ways",
    "address_of",
    "available",
    "check_gone",
    "check_postcode",
    "comes_from",
    "country_of",
    "declare_stock",
    "deliver",
    "delivery_price",
    "differences",
    "forget_shown",
    "free_units",
    "freeze",
    "frozen",
    "frozen_units",
    "hold",
    "holding",
    "load_warehouses",
    "pickup_point",
    "plan",
    "promise",
    "release",
    "return_place",
    "ship",
    "shipments",
    "shown",
    "stock_of_brand",
    "stop",
    "stopped",
    "take_back",
    "thaw",
    "usual_origin",
    "warehouses",
    "way_kind",
    "way_price",
    "ways",
]


#: SQL of stock within the statement that opens orders: first whether all is free (`enough`, by order), then hold it.
CHECK, HOLD = queries.CHECK, queries.HOLD


def load_warehouses() -> int:
    """Write the network's warehouses; how many there are. Repeatable."""
    listed = tomllib.loads((rules.DATA / "warehouses.toml").read_text("utf-8"))
    known = {row["code"]: row for row in Warehouse.objects.values()}
    for code, columns in listed.items():
        given = {name: Warehouse._meta.get_field(name).to_python(value) for name, value in columns.items()}
        if known.get(code) != {"code": code, **given}:
            Warehouse.objects.update_or_create(code=code, defaults=columns)
    return len(listed)


def country_of(warehouse: str) -> str:
    """The country (ISO 3166-1 alpha-2) that a warehouse stands in."""
    return rules.places()[warehouse].country


def warehouses() -> list[dict[str, Any]]:
    """All warehouses by code."""
    return list(Warehouse.objects.order_by("code").values())


def declare_stock(brand_id: UUID, rows: Sequence[tuple[UUID, str, int]]) -> int:
    """Take the brand's own count (variant, warehouse, quantity); how many figures changed.

    A figure declared before with the same quantity changes nothing, whatever was sold since. Raises UnknownWarehouse.
    """
    known = rules.places()
    for _, place, _ in rows:
        if place not in known:
            raise UnknownWarehouse(place, sorted(known))
    there = queries.on_hand([v for v, _, _ in rows])
    changed = sorted((v, w, n) for v, w, n in rows if there.get((v, w), (0, None))[1] != n)
    if changed:
        queries.declare(brand_id, changed, clock.now())
    return len(changed)


def available(variant_ids: Iterable[UUID], market: str) -> dict[UUID, int]:
    """Units that can be promised in the market, by variant; a variant with none is absent."""
    ids = list(variant_ids)
    facts = catalogue.sale_facts(ids)
    return queries.free_by_variant(free_units({v: facts[v].sale_mode if v in facts else "" for v in ids}, market))


def check_gone(variant_ids: Iterable[UUID], market: str) -> None:
    """Raises SoldOut for variants that this process saw sold out within the last tenth of a second; looks at nothing."""
    gone.check(variant_ids, market)


def comes_from(mode: str) -> str:
    """The country (ISO 3166-1 alpha-2) that goods of a sale mode are imported from, order by order; "" for goods of the region."""
    return rules.direct_country() if rules.is_direct(mode) else ""


def usual_origin(market: str) -> str:
    """The country goods for a market usually leave from: its own where it has a warehouse, else the quickest. Raises UnknownMarket."""
    found = market_of(market)
    ranked = rules.ranked(found.region, found.country, clock.now())
    return next(
        (p.country for p in ranked if p.country == found.country), ranked[0].country if ranked else found.country
    )


def holding(order_id: UUID, goods: Sequence[Goods], planned: Reservation) -> dict[str, str]:
    """What CHECK and HOLD read, to hold what was planned for an order and write its shipments. Arrays: those of several orders may be
    joined (`db.together`)."""
    parcels = _parcels(planned.allocations, {g.variant_id: g for g in goods})
    return queries.holding(order_id, planned.allocations, parcels, planned.promised_on, planned.market, planned.way)


def holding_like(held: Mapping[str, str], ids: Mapping[UUID, UUID]) -> dict[str, str]:
    """As `holding`, of an order that takes the same from the same places as another: `ids` says which it is instead."""
    return queries.holding_like(held, ids)


def hold(reference: UUID, goods: Sequence[Goods], market: str, postal_code: str) -> date:
    """Hold goods for something that is no order, such as a replacement; the day promised for them. The same again changes nothing.

    `postal_code` has been checked. Raises SoldOut.
    """
    with db.joined():
        kept = Shipment.objects.filter(order_id=reference).values_list("promised_on", flat=True)
        if kept:
            return max(day for day in kept if day is not None)
        planned = plan(goods, market, postal_code, clock.now(), lock=True)
        if not queries.hold(holding(reference, goods, planned), clock.now()):
            raise SoldOut({g.variant_id: 0 for g in goods})
    return planned.promised_on


def _parcels(chosen: Sequence[Allocation], goods: Mapping[UUID, Goods]) -> dict[tuple[UUID, str], list[dict[str, Any]]]:
    """Lines by brand and warehouse: what leaves together."""
    parcels: dict[tuple[UUID, str], list[dict[str, Any]]] = defaultdict(list)
    for a in chosen:
        item = goods[a.variant_id]
        line = {"variant_id": str(a.variant_id), "sku": item.sku, "quantity": a.quantity}
        parcels[item.brand_id, a.warehouse].append(line)
    return parcels


def stock_of_brand(brand_id: UUID) -> list[dict[str, Any]]:
    """A brand's stock: variant, warehouse, on hand, reserved, and the markets for which it is frozen."""
    rows = Stock.objects.filter(brand_id=brand_id).order_by("variant_id", "warehouse_id")
    # Rows that a freeze alone has made hold nothing and were never declared.
    named = rows.exclude(declared=None, on_hand=0)
    return list(named.values("variant_id", "warehouse_id", "on_hand", "reserved", "frozen"))


def differences() -> list[tuple[Any, ...]]:
    """Stock rows that are not the sum of their movements; empty unless something is badly wrong."""
    return queries.differences()
