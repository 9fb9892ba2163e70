"""What a brand is told of returns: its own lines, what was given back of them, and what was said where all of a return is its own.

Read in the brand's session: row security stands behind each query.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from argosy.aftersales import brand_queries as queries
from argosy.aftersales.errors import UnknownReturn
from argosy.aftersales.models import OPEN, RETURN_STATES


@dataclass(frozen=True, slots=True)
class BrandReturnLine:
    """Goods of a brand in a return. `units` came in so far for money, `sellable` of these can be sold again; `net` and `vat` (minor units) were
    given back for them. `wanted_id` is the variant that is to come instead, where another one is."""

    line_id: UUID
    product_id: UUID
    variant_id: UUID
    sku: str
    title: str
    quantity: int
    wanted_id: UUID | None
    units: int
    sellable: int
    net: int
    vat: int

    @property
    def gross(self) -> int:
        """What was given back of the price."""
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class BrandReturn:
    """A return as far as it is a brand's. `alone`: all of it is; otherwise `told` and `answer` are empty, as they may speak of others' goods."""

    id: UUID
    number: str
    cause: str
    remedy: str
    state: str
    place: str
    opened_at: datetime
    decided_at: datetime | None
    received_at: datetime | None
    order_id: UUID
    order_number: str
    market: str
    currency: str
    lines: tuple[BrandReturnLine, ...]
    alone: bool
    told: str
    answer: str

    @property
    def gross(self) -> int:
        """What was given back of the prices of the brand's lines."""
        return sum(line.gross for line in self.lines)


@dataclass(frozen=True, slots=True)
class BrandReduction:
    """A part of a line's price (`net` + `vat`, minor units) given back without its goods; `note` says why."""

    id: UUID
    number: str
    at: datetime
    settled_at: datetime | None
    order_id: UUID
    order_number: str
    market: str
    currency: str
    line_id: UUID
    product_id: UUID
    variant_id: UUID
    sku: str
    title: str
    net: int
    vat: int
    note: str

    @property
    def gross(self) -> int:
        """What was given back of the price."""
        return self.net + self.vat


def brand_returns(
    brand_id: UUID,
    states: Sequence[str] = RETURN_STATES,
    *,
    limit: int = 50,
    cursor: UUID | None = None,
    line_id: UUID | None = None,
) -> list[BrandReturn]:
    """A brand's returns that stand so, newest first, of one order line if asked; `cursor` is the last id of the page before."""
    return _returns(queries.page(brand_id, states, limit, cursor, line_id))


def brand_return(brand_id: UUID, return_id: UUID) -> BrandReturn:
    """One of a brand's returns. Raises UnknownReturn, also where none of its goods are the brand's."""
    found = _returns(queries.lines(brand_id, [return_id]))
    if not found:
        raise UnknownReturn
    return found[0]


def brand_reductions(
    brand_id: UUID, *, limit: int = 50, cursor: UUID | None = None, line_id: UUID | None = None
) -> list[BrandReduction]:
    """Prices of a brand's lines that were reduced afterwards, newest first; `cursor` is the last id of the page before."""
    return [BrandReduction(**row) for row in queries.reductions(brand_id, limit, cursor, line_id)]


def brand_open_returns(brand_id: UUID) -> Mapping[str, int]:
    """How many of a brand's returns are claimed and how many announced."""
    return dict.fromkeys(OPEN, 0) | queries.open_returns(brand_id)


def brand_units_back(brand_id: UUID, since: datetime) -> Mapping[UUID, int]:
    """Units on their way back or back, by product, in returns opened since then; what was refused stays with its buyer."""
    return queries.units(brand_id, since)


#: The columns that are a line's own; all others are the return's.
_LINE = (
    "line_id",
    "product_id",
    "variant_id",
    "sku",
    "title",
    "quantity",
    "wanted_id",
    "units",
    "sellable",
    "net",
    "vat",
)


def _returns(rows: Sequence[Mapping[str, Any]]) -> list[BrandReturn]:
    found = []
    for _, group in groupby(rows, key=lambda row: row["id"]):
        lines = list(group)
        head = {name: value for name, value in lines[0].items() if name not in _LINE}
        found.append(
            BrandReturn(**head, lines=tuple(BrandReturnLine(**{name: row[name] for name in _LINE}) for row in lines))
        )
    return found
