"""A change of many prices as a task, and its sharing among the processor's cores."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections

from argosy.catalogue import api as catalogue
from argosy.kernel import db
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing import terms
from argosy.repricing.making import Making, Rate
from argosy.repricing.planning import Tally, Wish, draft_rows
from argosy.repricing.rules import Scope, Terms


@dataclass(frozen=True, slots=True)
class Amount:
    """A price by hand for a variant in a market, in minor units with tax; None takes it back and lets the strategy hold."""

    sku: str
    market: str
    minor: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of prices: new `terms`, `amounts` by hand, `by_bp` more or less than now, or (none of them) the strategy
    as it stands, with the newest reference rates where `refresh`.

    `markets` () is every market the brand sells in; `category` and `skus` narrow it; `from_at` None is at once; `until` is for terms.
    """

    markets: tuple[str, ...] = ()
    audience: str = "public"
    category: str = ""
    skus: tuple[str, ...] = ()
    terms: Terms | None = None
    amounts: tuple[Amount, ...] = ()
    by_bp: int | None = None
    refresh: bool = False
    from_at: datetime | None = None
    until: datetime | None = None

    @property
    def scopes(self) -> list[Scope]:
        """Where its terms are to hold."""
        return [Scope(code, self.audience, self.category) for code in self.markets or ("",)]

    def as_json(self) -> dict[str, Any]:
        """What is kept of it: amounts by hand stand in the drafts."""
        told: dict[str, Any] = {
            "markets": list(self.markets),
            "audience": self.audience,
            "category": self.category,
            "skus": list(self.skus[:200]),
            "by_bp": self.by_bp,
            "refresh": self.refresh,
            "amounts": len(self.amounts),
            "until": self.until.isoformat() if self.until else None,
        }
        return told | {"terms": terms.as_json(self.terms) if self.terms else None}


@dataclass(frozen=True, slots=True)
class Task:
    """A change with what it is worked out from; `named` are the SKUs it is for (none: all)."""

    key: UUID
    brand_id: UUID
    change: Change
    markets: tuple[str, ...]
    at: datetime
    on: date
    wish: Wish
    named: frozenset[str]


@dataclass(slots=True)
class Done:
    """What came of a task or a part of it."""

    tally: Tally = field(default_factory=Tally)
    rates: list[Rate] = field(default_factory=list)
    bases: dict[UUID, Mapping[str, Any]] = field(default_factory=dict)


def share_out(task: Task, parts: Sequence[list[UUID]], workers: int) -> Done:
    """Draft the prices of all parts, in this process or in as many as asked. A part that fails leaves nothing drafted."""
    if workers == 1 or len(parts) < workers:
        return _draft(task, parts)
    shares = [list(parts[n::workers]) for n in range(workers)]
    # No connection is shared with a child: each opens its own. Nothing may be open when the process is doubled.
    connections.close_all()
    for connection in connections.all():
        connection.close_pool()
    done = Done()
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            for found in pool.map(_committed, [task] * workers, shares):
                done.tally.add(found.tally)
                done.bases |= found.bases
                done.rates += [r for r in found.rates if r not in done.rates]
    except BaseException:
        pricing.drop_drafts(task.key)
        raise
    return done


def _committed(task: Task, parts: Sequence[list[UUID]]) -> Done:
    # A child works and ends: looking for circles among hundreds of thousands of rows that hold none takes a fifth of its time.
    gc.disable()
    with db.transaction():
        return _draft(task, parts)


def _draft(task: Task, parts: Sequence[list[UUID]]) -> Done:
    change, brand = task.change, programme.brand_by_id(task.brand_id)
    tried = dict.fromkeys(change.scopes, change.terms) if change.terms else {}
    making = Making(brand, task.markets, task.at, task.on, changed=tried, refresh=change.refresh)
    if change.amounts or change.by_bp is not None or change.audience != "public":
        making.audiences = (change.audience,)
    done = Done()
    for ids in parts:
        rows, bases = draft_rows(making, _named(catalogue.products(ids), task.named), done.tally, task.wish)
        pricing.draft(task.key, rows)
        done.bases |= bases
    done.rates = list(making.rates.values())
    return done


def _named(products: Sequence[Any], named: frozenset[str]) -> Sequence[Any]:
    if not named:
        return products
    return [replace(p, variants=[x for x in p.variants if x.sku in named]) for p in products]
