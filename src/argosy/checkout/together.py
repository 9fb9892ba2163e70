"""Orders that arrive together are opened together: one reading of prices and of stock, one statement and one commit for all that wait while others are
being written.

When a hundred buyers want one variant, each would wait for the row's lock and for the commit of everybody before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout import queries, sale
from argosy.checkout.drafting import Draft, Drawn, Priced, alike, drawn, drawn_like, quoted, quoted_like
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.crowd import Crowd
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import Market
from argosy.pricing import api as pricing

A = TypeVar("A")
B = TypeVar("B")


class SameKey(Exception):
    """Another request with this key came first."""


def open_order(asked: Draft) -> Drawn | None:
    """An order held and written; None when others were quicker to take the goods that were chosen for it.

    Raises what `drafting.quoted` and `fulfilment.plan` raise, and SameKey.
    """
    outcome = db.in_company(_CROWD, asked)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def open_all(asked: Sequence[Draft]) -> list[Drawn | Exception | None]:
    """Several orders, the first of them served first; of each what became of it."""
    at = clock.now()
    told: list[Drawn | Exception | None] = [None] * len(asked)
    numbers: dict[str, list[int]] = {}
    for number, one in enumerate(asked):
        numbers.setdefault(one.market.code, []).append(number)
    for some in numbers.values():
        for number, found in zip(some, _in_market([asked[n] for n in some], at), strict=True):
            told[number] = found
    ready = [one for one in told if isinstance(one, Drawn)]
    said = iter(queries.open_orders([one.opening for one in ready]) if ready else ())
    return [_became(one, next(said)) if isinstance(one, Drawn) else one for one in told]


def _became(one: Drawn, said: str) -> Drawn | Exception | None:
    if said == "known":
        return SameKey()
    return one if said == "opened" else None


def _in_market(asked: Sequence[Draft], at: datetime) -> list[Drawn | Exception]:
    """Each of the orders of one market as it is to be written, or what stands in its way."""
    market = asked[0].market
    prices = _prices(market, asked, at)
    # When many want the same, what is the same for all of them is reckoned once.
    costs: dict[Hashable, Priced] = {}
    first: dict[Hashable, Drawn] = {}

    wanted = [(alike(one), one) for one in asked]

    def quote(want: tuple[Hashable, Draft]) -> Priced:
        kind, one = want
        if kind in costs:
            return quoted_like(costs[kind], one)
        made = quoted(one, at, prices.get(one.request.user_id))
        if kind is not None:
            costs[kind] = made
        return made

    found = [_tried(quote, want) for want in wanted]
    modes = {g.variant_id: g.mode for p in found if isinstance(p, Priced) for g in p.goods}
    stock = fulfilment.free_units(modes, market.code)

    def draw(want: tuple[Hashable, Priced]) -> Drawn:
        kind, p = want
        if kind in first:
            return drawn_like(first[kind], p)
        code = p.draft.address["postal_code"]
        made = drawn(p, fulfilment.plan(p.goods, market.code, code, at, way=p.draft.request.way, free=stock))
        if kind is not None:
            first[kind] = made
        return made

    kinds = (kind for kind, _ in wanted)
    return [_tried(draw, (kind, p)) if isinstance(p, Priced) else p for kind, p in zip(kinds, found, strict=True)]


def _prices(market: Market, asked: Sequence[Draft], at: datetime) -> dict[UUID | None, Mapping[UUID, pricing.PriceNow]]:
    """Everybody's prices by one reading. Who has an account may have others, and is asked about by himself. Facts and verdicts are read for all, too, and
    remembered for a moment."""
    wanted = {v for one in asked if one.request.user_id is None for v in one.request.lines}
    if len(asked) > 1:
        facts = catalogue.sale_facts(wanted)
        compliance.closed({fact.product_id for fact in facts.values()}, market.code, "checkout")
    return {None: sale.prices_for(wanted, market, at)} if wanted else {}


def _tried(do: Callable[[A], B], what: A) -> B | Exception:
    try:
        return do(what)
    except ArgosyError as trouble:
        return trouble


_CROWD: Crowd[Draft, Drawn | Exception | None] = Crowd(open_all)
