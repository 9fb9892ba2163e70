"""The door of fulfilment."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.fulfilment import freezing, gone, queries, rules
from argosy.fulfilment import ways as carriage
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
from argosy.fulfilment.models import Shipment, Stock, Warehouse
from argosy.fulfilment.rules import Allocation, delivery_price
from argosy.fulfilment.ways import STANDARD, Point
from argosy.fulfilment.ways import kind as way_kind
from argosy.fulfilment.ways import point as pickup_point
from argosy.kernel import clock, db
from argosy.kernel.markets import Market
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
    "SoldOut",
    "Stopped",
    "UnknownWarehouse",
    "Way",
    "WayNotOffered",
    "Ways",
    "available",
    "check_gone",
    "check_postcode",
    "comes_from",
    "country_of",
    "declare_stock",
    "delivery_price",
    "differences",
    "freeze",
    "frozen",
    "frozen_units",
    "holding",
    "load_warehouses",
    "pickup_point",
    "plan",
    "promise",
    "release",
    "ship",
    "shipments",
    "stock_of_brand",
    "stop",
    "stopped",
    "thaw",
    "usual_origin",
    "warehouses",
    "way_kind",
    "way_price",
    "ways",
]


#: SQL of stock within the statement that opens orders: first whether all is free (`enough`, by order), then hold it.
CHECK, HOLD = queries.CHECK, queries.HOLD


@dataclass(frozen=True, slots=True)
class Goods:
    """A quantity of a variant that is to be sent."""

    variant_id: UUID
    brand_id: UUID
    sku: str
    quantity: int
    mode: str


@dataclass(frozen=True, slots=True)
class Promise:
    """The day at the door, and the warehouses that the goods would come from."""

    day: date
    warehouses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of delivery that may be chosen: its price in minor units with tax, and its day where the postal code is known."""

    code: str
    kind: str
    price: int
    day: date | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways for some goods, the standard one first, and the warehouses that they would come from."""

    ways: tuple[Way, ...]
    warehouses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reservation:
    """What is held for an order, the day promised for it, the market that it goes to, and how it is delivered."""

    allocations: Sequence[Allocation]
    promised_on: date
    market: str
    way: str = STANDARD


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
    found = market_of(market)
    direct = {v for v, fact in catalogue.sale_facts(ids).items() if rules.is_direct(fact.sale_mode)}
    home = _serving(found.region, found.country)
    abroad = _serving(rules.home_of(found.region, "direct"), found.country) if direct else set()
    free = queries.free(ids, [*home, *abroad], market)
    return queries.free_by_variant({(v, w): n for (v, w), n in free.items() if w in (abroad if v in direct else home)})


def _serving(region: str, country: str) -> set[str]:
    days = rules.lanes()["days"]
    return {p.code for p in rules.places().values() if p.region == region and country in days.get(p.code, {})}


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


def check_postcode(country: str, postal_code: str) -> str:
    """The postal code in its country's form. Raises PostcodeForm, NotServed."""
    try:
        return rules.normal_postcode(country, postal_code)
    except rules.PostcodeTrouble as trouble:
        if trouble.args[0] == "form":
            raise PostcodeForm(postal_code, country, trouble.args[1]) from None
        raise NotServed(postal_code) from None


def promise(
    goods: Mapping[UUID, tuple[int, str]], market: str, postal_code: str, at: datetime | None = None
) -> Promise:
    """When goods (variant: quantity and sale mode) would arrive. Raises PostcodeForm, NotServed, SoldOut."""
    at = at or clock.now()
    found = market_of(market)
    code = check_postcode(found.country, postal_code)
    modes = {v: mode for v, (_, mode) in goods.items()}
    chosen = _chosen({v: n for v, (n, _) in goods.items()}, modes, found, at)
    return Promise(_arrival(chosen, modes, found.country, code, at), tuple(sorted({a.warehouse for a in chosen})))


def _chosen(
    wanted: Mapping[UUID, int], modes: Mapping[UUID, str], market: Market, at: datetime, *, lock: bool = False
) -> list[Allocation]:
    """Which warehouse gives what: goods of the region from its warehouses, direct goods from theirs. Raises SoldOut."""
    homes = {v: rules.home_of(market.region, modes[v]) for v in wanted}
    order = {home: [p.code for p in rules.ranked(home, market.country, at)] for home in set(homes.values())}
    seen = queries.free(list(wanted), [w for places in order.values() for w in places], market.code, lock=lock)
    stock = {(v, w): n for (v, w), n in seen.items() if w in order[homes[v]]} if len(order) > 1 else seen
    chosen: list[Allocation] = []
    for home, places in order.items():
        found = rules.allocate({v: n for v, n in wanted.items() if homes[v] == home}, stock, places)
        if found is None:
            short = rules.shortage(wanted, stock)
            gone.note(short, market.code)
            raise SoldOut(short)
        chosen += found
    return chosen


def _arrival(
    chosen: Sequence[Allocation], modes: Mapping[UUID, str], country: str, code: str, at: datetime, way: str = STANDARD
) -> date:
    places = rules.places()
    return max(carriage.arrives(way, places[a.warehouse], country, code, modes[a.variant_id], at) for a in chosen)


def way_price(way: str, market: str, modes: Sequence[str], goods_gross: int, postal_code: str, at: datetime) -> int:
    """What a way of delivery costs, in minor units with tax; "" while the postal code is not known. Raises WayNotOffered."""
    try:
        return carriage.price(way, market, market_of(market).country, modes, goods_gross, postal_code, at.date())
    except carriage.NoSuchWay:
        raise WayNotOffered(way) from None


def ways(
    goods: Mapping[UUID, tuple[int, str]], market: str, postal_code: str, goods_gross: int, at: datetime | None = None
) -> Ways:
    """How goods (variant: quantity and sale mode) may be delivered. Express is among them only where it arrives earlier than the standard way.

    Without a postal code no day is known, and nothing is asked of the database. Raises PostcodeForm, NotServed, SoldOut.
    """
    at, found = at or clock.now(), market_of(market)
    modes = {v: mode for v, (_, mode) in goods.items()}
    usual = Way(STANDARD, STANDARD, rules.delivery_price(market, list(modes.values()), goods_gross))
    asked = (market, found.country, list(modes.values()), goods_gross)
    if not postal_code:
        others = carriage.beside(*asked, "", at.date())
        return Ways((usual, *(Way(code, carriage.kind(code), price) for code, price in others)))
    code = check_postcode(found.country, postal_code)
    chosen = _chosen({v: n for v, (n, _) in goods.items()}, modes, found, at)
    day = _arrival(chosen, modes, found.country, code, at)
    made = [replace(usual, day=day)]
    for way, price in carriage.beside(*asked, code, at.date()):
        try:
            arrives = _arrival(chosen, modes, found.country, code, at, way)
        except carriage.NoSuchWay:
            continue
        if way != carriage.EXPRESS or arrives < day:
            made.append(Way(way, carriage.kind(way), price, arrives, carriage.point(way)))
    return Ways(tuple(made), tuple(sorted({a.warehouse for a in chosen})))


def plan(
    goods: Sequence[Goods], market: str, postal_code: str, at: datetime, *, way: str = STANDARD, lock: bool = False
) -> Reservation:
    """Which warehouse gives what, and the day promised; `postal_code` and `way` have been checked. Raises SoldOut, WayNotOffered.

    Chosen on what can be seen, which another order may take first; with `lock` (within the caller's transaction) the rows
    are locked in key order, so that nobody is refused while goods are free.
    """
    found = market_of(market)
    wanted = {g.variant_id: g.quantity for g in goods}
    modes = {g.variant_id: g.mode for g in goods}
    chosen = _chosen(wanted, modes, found, at, lock=lock)
    return Reservation(chosen, _day_of(way, chosen, modes, found.country, postal_code, at), market, way)


def _day_of(
    way: str, chosen: Sequence[Allocation], modes: Mapping[UUID, str], country: str, code: str, at: datetime
) -> date:
    """The day promised. Raises WayNotOffered for an express that gains nothing: nobody pays for that, though it was offered a moment ago."""
    usual = _arrival(chosen, modes, country, code, at)
    if way == STANDARD:
        return usual
    try:
        day = _arrival(chosen, modes, country, code, at, way)
    except carriage.NoSuchWay:
        raise WayNotOffered(way) from None
    if way == carriage.EXPRESS and day >= usual:
        raise WayNotOffered(way)
    return day


def holding(order_id: UUID, goods: Sequence[Goods], planned: Reservation) -> dict[str, str]:
    """What CHECK and HOLD read, to hold what was planned for an order and write its shipments. Arrays: those of several orders may be
    joined (`db.together`)."""
    parcels = _parcels(planned.allocations, {g.variant_id: g for g in goods})
    return queries.holding(order_id, planned.allocations, parcels, planned.promised_on, planned.market, planned.way)


def _parcels(chosen: Sequence[Allocation], goods: Mapping[UUID, Goods]) -> dict[tuple[UUID, str], list[dict[str, Any]]]:
    """Lines by brand and warehouse: what leaves together."""
    parcels: dict[tuple[UUID, str], list[dict[str, Any]]] = defaultdict(list)
    for a in chosen:
        item = goods[a.variant_id]
        line = {"variant_id": str(a.variant_id), "sku": item.sku, "quantity": a.quantity}
        parcels[item.brand_id, a.warehouse].append(line)
    return parcels


def release(order_id: UUID) -> bool:
    """Free what is held for an order that will not be; False when it had been freed or sent before."""
    with db.joined():
        # As `ship` does: of two at once the second finds what the first has done.
        freezing.lock_shipments(order_id)
        changed = queries.undo(order_id, "release", clock.now()) > 0
        if changed:
            Shipment.objects.filter(order_id=order_id, state="reserved").update(state="released")
    return changed


def ship(order_id: UUID, market: str) -> bool:
    """Send off what is held for an order of a market; False when that was done before.

    Raises DispatchBarred when the market's rules now bar one of its products (a recall, a registration that has lapsed), and
    Stopped when a decision holds the order back: then nothing leaves, and what is held stays held.
    """
    now = clock.now()
    with db.joined():
        freezing.check_stopped(order_id)
        _check_dispatch(order_id, market)
        changed = queries.undo(order_id, "ship", now) > 0
        if changed:
            Shipment.objects.filter(order_id=order_id, state="reserved").update(state="shipped", shipped_at=now)
    return changed


def _check_dispatch(order_id: UUID, market: str) -> None:
    """Only what is still to leave is asked about: what was sent off stays sent."""
    waiting = Shipment.objects.filter(order_id=order_id, state="reserved").values_list("lines", flat=True)
    known = catalogue.products_of(UUID(line["variant_id"]) for lines in waiting for line in lines)
    barred = compliance.closed({product for product, _ in known.values()}, market, "dispatch")
    for product, sku in known.values():
        if product in barred:
            why = compliance.why_closed(product, market, "dispatch")
            raise DispatchBarred(sku, market, [rule.title for rule in why])


def shipments(order_id: UUID) -> list[dict[str, Any]]:
    """An order's shipments by warehouse."""
    return list(Shipment.objects.filter(order_id=order_id).order_by("warehouse_id").values())


def stock_of_brand(brand_id: UUID) -> list[dict[str, Any]]:
    """A brand's stock: variant, warehouse, on hand, reserved, and the markets for which it is frozen."""
    rows = Stock.objects.filter(brand_id=brand_id).order_by("variant_id", "warehouse_id")
    # Rows that a freeze alone has made hold nothing and were never declared.
    named = rows.exclude(declared=None, on_hand=0)
    return list(named.values("variant_id", "warehouse_id", "on_hand", "reserved", "frozen"))


def differences() -> list[tuple[Any, ...]]:
    """Stock rows that are not the sum of their movements; empty unless something is badly wrong."""
    return queries.differences()
