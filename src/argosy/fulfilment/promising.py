"""What is promised: which warehouses give what, when it arrives, and in which ways it may be delivered for how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from argosy.fulfilment import gone, queries, rules
from argosy.fulfilment import ways as carriage
from argosy.fulfilment.errors import NotServed, PostcodeForm, SoldOut, WayNotOffered
from argosy.fulfilment.looking import Places, Shown
from argosy.fulfilment.rules import Allocation
from argosy.fulfilment.ways import STANDARD, Point
from argosy.kernel import clock
from argosy.kernel.markets import Market
from argosy.kernel.markets import market as market_of


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
    return Promise(
        _arrivals(chosen, modes, found.country, code, at)[STANDARD], tuple(sorted({a.warehouse for a in chosen}))
    )


def _chosen(
    wanted: Mapping[UUID, int],
    modes: Mapping[UUID, str],
    market: Market,
    at: datetime,
    *,
    lock: bool = False,
    free: Places | None = None,
    shown: Shown | None = None,
) -> list[Allocation]:
    """Which warehouse gives what: goods of the region from its warehouses, direct goods from theirs. Raises SoldOut.

    What is free is read unless it is given: `free` was read for several at once, `shown` may be a moment old.
    """
    homes = {v: rules.home_of(market.region, modes[v]) for v in wanted}
    order = {home: [p.code for p in rules.ranked(home, market.country, at)] for home in set(homes.values())}
    seen = shown.free() if shown is not None else free
    if seen is None:
        seen = queries.free(list(wanted), [w for places in order.values() for w in places], market.code, lock=lock)
    alone = free is None and len(order) == 1
    stock = seen if alone else {(v, w): n for v in wanted for w in order[homes[v]] if (n := seen.get((v, w)))}
    chosen: list[Allocation] = []
    for home, places in order.items():
        found = rules.allocate({v: n for v, n in wanted.items() if homes[v] == home}, stock, places)
        if found is None:
            short = rules.shortage(wanted, stock)
            if shown is None:
                gone.note(short, market.code)
            raise SoldOut(short)
        chosen += found
    return chosen


def _arrivals(
    chosen: Sequence[Allocation],
    modes: Mapping[UUID, str],
    country: str,
    code: str,
    at: datetime,
    others: tuple[str, ...] = (),
) -> Mapping[str, date]:
    """The day at the door in the standard way and in others; a way that does not run is missing."""
    legs = frozenset([(a.warehouse, modes[a.variant_id]) for a in chosen])
    # Cut-offs are whole minutes, so that all instants of a minute promise the same days.
    return _days(legs, others, country, code, at.replace(second=0, microsecond=0))


def way_price(way: str, market: str, modes: Sequence[str], goods_gross: int, postal_code: str, at: datetime) -> int:
    """What a way of delivery costs, in minor units with tax; "" while the postal code is not known. Raises WayNotOffered."""
    try:
        return carriage.price(way, market, market_of(market).country, modes, goods_gross, postal_code, at.date())
    except carriage.NoSuchWay:
        raise WayNotOffered(way) from None


def ways(
    goods: Mapping[UUID, tuple[int, str]],
    market: str,
    postal_code: str,
    goods_gross: int,
    at: datetime | None = None,
    shown: Shown | None = None,
) -> Ways:
    """How goods (variant: quantity and sale mode) may be delivered. Express is among them only where it arrives earlier than the standard way.

    Days are reckoned from the stock that is `shown`, or else read. Without a postal code no day is known, and nothing is asked of the database.
    Raises PostcodeForm, NotServed, SoldOut.
    """
    at, found = at or clock.now(), market_of(market)
    modes = {v: mode for v, (_, mode) in goods.items()}
    usual = Way(STANDARD, STANDARD, rules.delivery_price(market, list(modes.values()), goods_gross))
    asked = (market, found.country, list(modes.values()), goods_gross)
    if not postal_code:
        others = carriage.beside(*asked, "", at.date())
        return Ways((usual, *(Way(code, carriage.kind(code), price) for code, price in others)))
    code = check_postcode(found.country, postal_code)
    chosen = _chosen({v: n for v, (n, _) in goods.items()}, modes, found, at, shown=shown)
    prices = dict(carriage.beside(*asked, code, at.date()))
    days = _arrivals(chosen, modes, found.country, code, at, tuple(prices))
    made = [replace(usual, day=days[STANDARD])]
    for way, price in prices.items():
        if way in days and (way != carriage.EXPRESS or days[way] < days[STANDARD]):
            made.append(Way(way, carriage.kind(way), price, days[way], carriage.point(way)))
    return Ways(tuple(made), tuple(sorted({a.warehouse for a in chosen})))


@lru_cache(maxsize=4096)
def _days(
    legs: frozenset[tuple[str, str]], others: tuple[str, ...], country: str, code: str, at: datetime
) -> Mapping[str, date]:
    """As `_arrivals`, for what goes from these warehouses in these sale modes."""
    places, found = rules.places(), {}
    for way in (STANDARD, *others):
        try:
            found[way] = max([carriage.arrives(way, places[w], country, code, mode, at) for w, mode in legs])
        except carriage.NoSuchWay:
            continue
    return found


def plan(
    goods: Sequence[Goods],
    market: str,
    postal_code: str,
    at: datetime,
    *,
    way: str = STANDARD,
    lock: bool = False,
    free: Places | None = None,
) -> Reservation:
    """Which warehouse gives what, and the day promised; `postal_code` and `way` have been checked. Raises SoldOut, WayNotOffered.

    Chosen on what can be seen, which another order may take first; with `lock` (within the caller's transaction) the rows
    are locked in key order, so that nobody is refused while goods are free. `free` is what `free_units` has read.
    """
    found = market_of(market)
    wanted = {g.variant_id: g.quantity for g in goods}
    modes = {g.variant_id: g.mode for g in goods}
    chosen = _chosen(wanted, modes, found, at, lock=lock, free=free)
    return Reservation(chosen, _day_of(way, chosen, modes, found.country, postal_code, at), market, way)


def _day_of(
    way: str, chosen: Sequence[Allocation], modes: Mapping[UUID, str], country: str, code: str, at: datetime
) -> date:
    """The day promised. Raises WayNotOffered for an express that gains nothing: nobody pays for that, though it was offered a moment ago."""
    days = _arrivals(chosen, modes, country, code, at, () if way == STANDARD else (way,))
    if way not in days or (way == carriage.EXPRESS and days[way] >= days[STANDARD]):
        raise WayNotOffered(way)
    return days[way]
