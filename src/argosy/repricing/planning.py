"""From what is known to the price of every offer: one pass over a brand's goods, each decision a pure function of its facts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from argosy.compliance import api as compliance
from argosy.kernel.markets import Market
from argosy.pricing import api as pricing
from argosy.repricing.economics import Costs
from argosy.repricing.lists import Known, figures_at
from argosy.repricing.making import AS_EVERYBODY, FIXED, Making, Way, exact_text
from argosy.repricing.rules import (
    NO_GUARDS,
    Decision,
    Economics,
    Exact,
    Guards,
    Inputs,
    Terms,
    breaks,
    decide,
    left_of,
    offered,
)

#: A day, for rails that bound how far a price moves in one.
DAY = timedelta(days=1)

Amounts = Mapping[tuple[UUID, str, str], int | None]
_NONE: Amounts = {}
_NOTHING: Mapping[Any, Any] = {}
_Told = Mapping[tuple[str, str], Known]


@dataclass(slots=True)
class Tally:
    """What a pass found. `by_market` counts the offers changed, `lacking` offers by what is missing, `bound` and `broken` by rail."""

    offers: int = 0
    changed: int = 0
    up: int = 0
    down: int = 0
    new: int = 0
    held: int = 0
    barred: int = 0
    loss: int = 0
    by_market: Counter[str] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)
    bound: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    largest_bp: int = 0
    sum_bp: int = 0

    def add(self, other: Tally) -> None:
        """Count what another part found."""
        largest = max(self.largest_bp, other.largest_bp)
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))
        self.largest_bp = largest

    def as_json(self) -> dict[str, Any]:
        """JSON-ready."""
        told = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: dict(found) if isinstance(found, Counter) else found for name, found in told.items()}


class Offer(NamedTuple):
    """A variant in a market for an audience, with the facts its price follows from; `free` says whether the rules let it change,
    `told` are its figures in the market by (kind, audience)."""

    variant: Any
    category: str
    market: Market
    audience: str
    terms: Terms
    known: Inputs
    reduced: bool
    way: Way
    free: bool
    told: _Told


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the offers beside their strategy: amounts by hand (None takes one back), or a part more or less than now."""

    amounts: Amounts = field(default_factory=dict)
    by_bp: int | None = None


_NO_WISH = Wish()


def draft_rows(
    making: Making, products: Sequence[Any], tally: Tally, wish: Wish = _NO_WISH
) -> tuple[list[pricing.DraftRow], dict[UUID, Mapping[str, Any]]]:
    """The rows of those offers whose price changes, and the bases they name; `tally` counts them all."""
    rows, bases = [], {}
    for offer, decision, by_hand, broken in _decided(making, products, wish, tally):
        row = _row(offer, decision, by_hand, broken, tally)
        if row is not None:
            _count(tally, row)
            rows.append(row)
            bases[row.basis_id] = offer.way.basis
    return rows, bases


def _decided(
    making: Making, products: Sequence[Any], wish: Wish, tally: Tally
) -> Iterator[tuple[Offer, Decision, bool, tuple[str, ...]]]:
    """Each offer that the wish concerns with its price, whether a person set it, and the rails it breaks."""
    for offer in offers(making, products, wish.amounts):
        tally.offers += 1
        endings = making.endings[offer.market.code]
        key = offer.variant.id, offer.market.code, offer.audience
        if wish.amounts and key not in wish.amounts:
            continue
        gross = _moved(offer, wish.by_bp, making) if wish.by_bp is not None else wish.amounts.get(key)
        if gross is not None:
            # Its explanation is that a person set it, whatever the strategy is.
            course = making.course(offer.market, offer.audience, offer.category, offer.variant.home_currency, True)
            by_hand = offer._replace(terms=course[0] or FIXED, way=course[1])
            yield by_hand, Decision(gross, Exact(gross, 1)), True, breaks(gross, offer.known, offer.terms.step_bp)
        elif wish.by_bp is not None:
            tally.lacking["before"] += 1
        else:
            # Also where a price by hand is taken back: the strategy holds again.
            yield offer, decide(offer.terms, offer.known, endings), False, ()


def _moved(offer: Offer, by_bp: int, making: Making) -> int | None:
    """A part more or less than now, at a local ending."""
    before = offer.known.before
    if before is None:
        return None
    return offered(Exact(before * (10_000 + by_bp), 10_000), making.endings[offer.market.code], 1, None)


def offers(making: Making, products: Sequence[Any], amounts: Amounts = _NONE) -> Iterator[Offer]:
    """Every offer of products with the facts its price follows from; prices by hand that `amounts` takes back are none.

    At most four queries for all of them.
    """
    facts = _Facts(making, products)
    for product in products:
        path, mode = making.path(product.category), product.sale_mode
        places = facts.places(product)
        for x in product.variants:
            standing, yesterday, told = facts.of(x)
            measures = x.weight_g, x.length_mm, x.width_mm, x.height_mm
            for market, code, costs, may in places:
                own = told.get(code, _NOTHING)
                economics = costs.of(path, mode, measures, _cost(making, told, own, market) if told else None)
                guidance, guards = (_minor(own, "guidance"), _guards(own)) if own else (None, NO_GUARDS)
                everybody = standing.get((code, "public"))
                public = everybody.gross if everybody else None
                for audience in making.audiences:
                    asked = bool(amounts) and (x.id, code, audience) in amounts
                    fixed = own.get(("fixed", audience)) if own else None
                    if asked and amounts[x.id, code, audience] is None:
                        fixed = None
                    terms, way = making.course(market, audience, product.category, x.home_currency, fixed is not None)
                    if terms in (None, AS_EVERYBODY) and not asked and (code, audience) not in standing:
                        continue
                    was, day = standing.get((code, audience)), yesterday.get((code, audience)) if yesterday else None
                    known = Inputs(
                        economics,
                        Exact(x.home_price_minor * way.n, way.d) if way.n else None,
                        fixed.minor if fixed else None,
                        guidance,
                        guards,
                        was.gross if was else None,
                        day.gross if day else None,
                        public,
                    )
                    yield Offer(
                        x,
                        product.category,
                        market,
                        audience,
                        terms or FIXED,
                        known,
                        bool(was and was.reduced),
                        way,
                        may,
                        own,
                    )
                    if audience == "public" and len(making.audiences) > 1:
                        found = decide(terms or FIXED, known, making.endings[code])
                        public = found.gross or public


class _Facts:
    """What is kept of some products' variants: prices now and a day before, figures, and where the rules let prices change."""

    def __init__(self, making: Making, products: Sequence[Any]) -> None:
        variants = [x.id for p in products for x in p.variants]
        codes, audiences = [m.code for m in making.markets], sorted({"public", *making.audiences})
        self._standing = pricing.standing(variants, codes, making.at, audiences=audiences)
        before = making.at - DAY
        self._yesterday = pricing.standing(variants, codes, before, audiences=audiences) if making.steps else {}
        self._figures: dict[UUID, dict[str, dict[tuple[str, str], Known]]] = {}
        for (variant, kind, market, audience), known in figures_at(variants, making.at).items():
            self._figures.setdefault(variant, {}).setdefault(market, {})[kind, audience] = known
        self._free = compliance.open_markets([p.id for p in products], codes, "price")
        self._making = making

    def places(self, product: Any) -> list[tuple[Market, str, Costs, bool]]:
        """The markets with their codes and costs, and whether the rules let the product's prices change there."""
        free = self._free.get(product.id, ())
        return [(m, m.code, self._making.costs[m.code], m.code in free) for m in self._making.markets]

    def of(self, variant: Any) -> tuple[Mapping[Any, Any], Mapping[Any, Any], Mapping[Any, Any]]:
        """Prices now and a day before by (market, audience), and figures by market and (kind, audience)."""
        key = variant.id
        return (
            self._standing.get(key, _NOTHING),
            self._yesterday.get(key, _NOTHING),
            self._figures.get(key, _NOTHING),
        )


def _minor(told: _Told, kind: str) -> int | None:
    found = told.get((kind, "public"))
    return found.minor if found else None


def _cost(making: Making, told: Mapping[str, _Told], own: _Told, market: Market) -> int | None:
    found = own.get(("cost", "public")) or told.get("", _NOTHING).get(("cost", "public"))
    return making.in_currency(found.minor, found.currency, market) if found else None


def _guards(told: _Told) -> Guards:
    rails = [_minor(told, kind) for kind in ("floor", "minimum", "ceiling")]
    return NO_GUARDS if rails == [None, None, None] else Guards(*rails)


def _row(
    offer: Offer, found: Decision, by_hand: bool, broken: tuple[str, ...], tally: Tally
) -> pricing.DraftRow | None:
    """The row of an offer, None where its price stays or cannot be found."""
    if found.gross is None:
        tally.lacking[found.lacking] += 1
        return None
    before = offer.known.before
    if found.gross == before:
        return None
    if before is not None and not offer.free:
        # What the market's rules bar keeps the price it has; a first price it gets, to be on sale as soon as it may be.
        tally.barred += 1
        return None
    economics = offer.known.economics
    left_before, bp_before = left_of(before, economics) if before is not None else (None, None)
    left_after, bp = left_of(found.gross, economics)
    reason = "set" if by_hand or offer.known.fixed is not None else _REASONS[offer.terms.source]
    return pricing.DraftRow(
        offer.variant.id,
        offer.variant.brand_id,
        offer.market.code,
        offer.audience,
        before,
        found.gross,
        offer.market.currency,
        offer.reduced,
        left_before,
        left_after,
        bp_before,
        bp,
        ",".join(found.bounds),
        ",".join(broken),
        reason,
        offer.way.basis_id,
        _source(offer, found, economics),
    )


_REASONS = {"home": "from-home", "margin": "margin", "guidance": "guidance", "public": "public", "fixed": "set"}


def _source(offer: Offer, found: Decision, e: Economics) -> str:
    """The part of the explanation that is this offer's own, as JSON text."""
    assert found.wanted is not None
    exact = exact_text(*found.wanted)
    bounds = f', "bounds": {json.dumps(found.bounds)}' if found.bounds else ""
    if offer.way.n:
        return f'{{"home_minor": {offer.variant.home_price_minor}, "exact_minor": "{exact}"{bounds}}}'
    told: dict[str, Any] = {"exact_minor": exact}
    if offer.terms.source == "margin":
        told |= {"cost_minor": e.cost, "commission_bp": e.commission_bp, "payment_bp": e.payment_bp}
        told |= {"payment_fixed_minor": e.payment_fixed, "fulfilment_minor": e.fulfilment}
    if offer.terms.source == "guidance":
        told["guidance_minor"] = offer.known.guidance
    if offer.terms.source == "public":
        told["public_minor"] = offer.known.public
    return json.dumps(told)[:-1] + bounds + "}"


def _count(tally: Tally, row: pricing.DraftRow) -> None:
    tally.changed += 1
    tally.by_market[row.market] += 1
    tally.held += row.held
    tally.loss += row.margin_bp is not None and row.margin_bp < 0
    if row.bounds:
        tally.bound.update(row.bounds.split(","))
    if row.breaks:
        tally.broken.update(row.breaks.split(","))
    if row.before is None:
        tally.new += 1
        return
    moved = (row.after - row.before) * 10_000 // row.before
    tally.up += moved > 0
    tally.down += row.after < row.before
    tally.sum_bp += moved
    tally.largest_bp = max(tally.largest_bp, abs(moved))
