"""What is free in the places that serve a market: read, or as it was seen a moment ago where nothing is promised yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from argosy.fulfilment import queries, rules
from argosy.kernel.markets import market as market_of
from argosy.kernel.memo import Memo

#: Free units by variant and warehouse.
Places = dict[tuple[UUID, str], int]


@dataclass(frozen=True, slots=True)
class Shown:
    """Free units as they were at most a second ago, of each variant by place. Good for showing; nothing is held by it."""

    places: Mapping[UUID, Places]

    def left(self, variant_id: UUID) -> int:
        """Units of a variant in all warehouses."""
        return sum(self.places.get(variant_id, {}).values())

    def free(self) -> Places:
        """Those of all variants."""
        return {at: n for places in self.places.values() for at, n in places.items()}


def free_units(modes: Mapping[UUID, str], market: str) -> Places:
    """What is free now and may be another's the next moment, by variant (given with its sale mode) and warehouse. Raises UnknownMarket."""
    return {at: n for places in _read(modes.items(), market).values() for at, n in places.items()}


def _read(asked: Collection[tuple[UUID, str]], market: str) -> dict[tuple[UUID, str], Places]:
    found = market_of(market)
    serving = {mode: _serving(rules.home_of(found.region, mode), found.country) for _, mode in asked}
    if not asked:
        return {}
    free = queries.free(list({v for v, _ in asked}), sorted(frozenset().union(*serving.values())), market)
    places: dict[UUID, Places] = defaultdict(dict)
    for (variant, place), n in free.items():
        places[variant][variant, place] = n
    return {(v, mode): {at: n for at, n in places[v].items() if at[1] in serving[mode]} for v, mode in asked}


@cache
def _serving(region: str, country: str) -> frozenset[str]:
    days = rules.lanes()["days"]
    return frozenset(p.code for p in rules.places().values() if p.region == region and country in days.get(p.code, {}))


@cache
def _shown(_market: str) -> Memo[tuple[UUID, str], Places]:
    """By variant and sale mode, which says where it may come from."""
    return Memo()


def shown(modes: Mapping[UUID, str], market: str) -> Shown:
    """What could be promised at most a second ago, for carts; an order looks again, and locks what it takes. Raises UnknownMarket."""
    known = _shown(market).get(list(modes.items()), lambda missing: _read(missing, market))
    return Shown({variant: places for (variant, _), places in known.items()})


def forget_shown(modes: Mapping[UUID, str], market: str) -> None:
    """Let `shown` read these anew: somebody has found out that they are gone."""
    _shown(market).forget(modes.items())
