"""Goods on their way: sent off, arrived, freed, and back in a warehouse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.fulfilment import freezing, queries, rules
from argosy.fulfilment.errors import DispatchBarred, UnknownWarehouse
from argosy.fulfilment.models import Shipment, Warehouse
from argosy.fulfilment.promising import Goods
from argosy.kernel import clock, db
from argosy.kernel.markets import market as market_of


def return_place(market: str) -> str:
    """The warehouse that returns from a market go to: the quickest to it. Raises UnknownMarket."""
    found = market_of(market)
    return rules.ranked(found.region, found.country, clock.now())[0].code


def address_of(warehouse: str) -> dict[str, Any]:
    """Where a warehouse stands: name, postal_code, city, country. Raises UnknownWarehouse."""
    found = Warehouse.objects.filter(code=warehouse).values("name", "postal_code", "city", "country").first()
    if found is None:
        raise UnknownWarehouse(warehouse, sorted(rules.places()))
    return found


def take_back(reference: UUID, warehouse: str, goods: Sequence[Goods]) -> bool:
    """Put goods that came back into a warehouse's stock; False when that was done before under this reference."""
    units: dict[tuple[UUID, UUID], int] = defaultdict(int)
    for g in goods:
        units[g.variant_id, g.brand_id] += g.quantity
    rows = [(variant, brand, n) for (variant, brand), n in sorted(units.items()) if n]
    return bool(rows) and queries.take_back(reference, warehouse, rows, clock.now()) > 0


def release(order_id: UUID) -> bool:
    """Free what is held for an order that will not be; False when it had been freed or sent before."""
    with db.joined():
        # As `ship` does: of two at once the second finds what the first has done.
        freezing.lock_shipments(order_id)
        changed = queries.undo(order_id, "release", clock.now()) > 0
        if changed:
            Shipment.objects.filter(order_id=order_id, state="reserved").update(state="released")
    return changed


def ship(order_id: UUID, market: str, shipment_id: UUID | None = None, *, in_hand: bool = False) -> bool:
    """Send off what is held for an order of a market, or one of its shipments; False when that was done before. `in_hand`: the buyer takes it
    there and then.

    Raises DispatchBarred when the market's rules now bar one of its products (a recall, a registration that has lapsed), and
    Stopped when a decision holds the order back: then nothing leaves, and what is held stays held.
    """
    now = clock.now()
    with db.joined():
        freezing.check_stopped(order_id)
        waiting = Shipment.objects.filter(order_id=order_id, state="reserved")
        if shipment_id is not None:
            waiting = waiting.filter(id=shipment_id)
        parts = list(waiting.values_list("brand_id", "warehouse_id", "lines"))
        _check_dispatch([line for _, _, lines in parts for line in lines], market)
        if shipment_id is None:
            changed = queries.undo(order_id, "ship", now) > 0
        else:
            changed = sum(queries.undo(order_id, "ship", now, brand, place) for brand, place, _ in parts) > 0
        if changed:
            state = {"state": "delivered", "delivered_at": now} if in_hand else {"state": "shipped"}
            waiting.update(**state, shipped_at=now)
    return changed


def deliver(order_id: UUID, at: datetime, shipment_id: UUID | None = None) -> bool:
    """Note that what was sent arrived; False when nothing was on its way."""
    found = Shipment.objects.filter(order_id=order_id, state="shipped", shipped_at__lte=at)
    if shipment_id is not None:
        found = found.filter(id=shipment_id)
    return found.update(state="delivered", delivered_at=at) > 0


def _check_dispatch(waiting: Sequence[Mapping[str, Any]], market: str) -> None:
    """Only what is still to leave is asked about: what was sent off stays sent."""
    known = catalogue.products_of(UUID(line["variant_id"]) for line in waiting)
    barred = compliance.closed({product for product, _ in known.values()}, market, "dispatch")
    for product, sku in known.values():
        if product in barred:
            why = compliance.why_closed(product, market, "dispatch")
            raise DispatchBarred(sku, market, [rule.title for rule in why])


def shipments(order_id: UUID) -> list[dict[str, Any]]:
    """An order's shipments by warehouse."""
    return list(Shipment.objects.filter(order_id=order_id).order_by("warehouse_id").values())
