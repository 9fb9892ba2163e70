"""What is free in the places that serve a market: read, or as it was seen a moment ago where nothing is promised yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from argosy.fulfilment import queries, rules
from argosy.kernel.markets import market as market_of
from argosy.kernel.memo import Memo


@dataclass(frozen=True, slots=True)
class Shown:
    """Free units by variant and warehouse as they were at most a second ago. Good for showing; nothing is held by it."""

    free: Mapping[tuple[UUID, str], int]

    def left(self, variant_id: UUID) -> int:
        """Units of a variant in all warehouses."""
        return sum([n for (variant, _), n in self.free.items() if variant == variant_id])


def read(modes: Mapping[UUID, str], market: str) -> dict[tuple[UUID, str], int]:
    """What can be promised now, by variant (given with its sale mode) and warehouse. Raises UnknownMarket."""
    found = market_of(market)
    where = {v: _serving(rules.home_of(found.region, mode), found.country) for v, mode in modes.items()}
    places = sorted({place for serving in where.values() for place in serving})
    free = queries.free(list(modes), places, market) if modes else {}
    return {(v, w): n for (v, w), n in free.items() if w in where[v]}


@cache
def _serving(region: str, country: str) -> frozenset[str]:
    days = rules.lanes()["days"]
    return frozenset(p.code for p in rules.places().values() if p.region == region and country in days.get(p.code, {}))


_shown: Memo[tuple[UUID, str, str], dict[tuple[UUID, str], int]] = Memo()


def shown(modes: Mapping[UUID, str], market: str) -> Shown:
    """What could be promised at most a second ago, for carts; an order looks again, and locks what it takes. Raises UnknownMarket."""

    def load(missing: list[tuple[UUID, str, str]]) -> dict[tuple[UUID, str, str], dict[tuple[UUID, str], int]]:
        found: dict[tuple[UUID, str, str], dict[tuple[UUID, str], int]] = {key: {} for key in missing}
        for place, n in read({v: mode for v, mode, _ in missing}, market).items():
            found[place[0], modes[place[0]], market][place] = n
        return found

    known = _shown.get([(v, mode, market) for v, mode in modes.items()], load)
    return Shown({place: n for free in known.values() for place, n in free.items()})
