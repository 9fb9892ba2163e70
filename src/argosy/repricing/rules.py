"""A brand's price strategy: what a price earns, which price earns a wanted margin, and the guard rails. Pure, exact, in minor units.

The margin of one unit sold alone, with VAT v, commission c and payment rate p (of the price), fixed payment fee f, fulfilment s,
duty d and unit cost u:

    left = g / (1 + v) - c·g - p·g - f - s - d - u        margin = left / (g / (1 + v))

Solved for the price of a wanted margin m:

    g = (f + s + d + u) / ((1 - m) / (1 + v) - c - p)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from argosy.kernel.money import bp_of
from argosy.pricing.api import Endings, at_most, ending_near

Source = Literal["home", "fixed", "margin", "guidance", "public"]
SOURCES: tuple[Source, ...] = ("home", "fixed", "margin", "guidance", "public")
#: From the strictest to the one that gives way first.
GUARDS = ("cost", "floor", "map", "ceiling", "step")


class Economics(NamedTuple):
    """What one unit sold alone costs, in minor units of the market's currency; VAT in basis points of the net price, the other
    rates in basis points of the price with tax.

    `cost` is what the brand paid to have the unit in the warehouse, None where it has not told.
    """

    vat_bp: int
    commission_bp: int
    payment_bp: int
    payment_fixed: int
    fulfilment: int
    duty: int = 0
    cost: int | None = None


class Margin(NamedTuple):
    """Where a price goes: `left` is the brand's, `bp` its share of the net price (None without a known cost)."""

    gross: int
    net: int
    vat: int
    commission: int
    payment: int
    fulfilment: int
    duty: int
    cost: int | None
    left: int
    bp: int | None


def margin_of(gross: int, e: Economics) -> Margin:
    """What a price of `gross` earns. Each charge is rounded as settlement rounds it."""
    net = gross - _vat_of(gross, e.vat_bp)
    commission = bp_of(gross, e.commission_bp)
    payment = bp_of(gross, e.payment_bp) + e.payment_fixed
    left = net - commission - payment - e.fulfilment - e.duty - (e.cost or 0)
    bp = None if e.cost is None or not net else left * 10_000 // net
    return Margin(gross, net, gross - net, commission, payment, e.fulfilment, e.duty, e.cost, left, bp)


def left_of(gross: int, e: Economics) -> tuple[int, int | None]:
    """`margin_of`'s `left` and `bp`, for many prices."""
    net = gross - _vat_of(gross, e.vat_bp)
    charges = (gross * e.commission_bp * 2 + 10_000) // 20_000 + (gross * e.payment_bp * 2 + 10_000) // 20_000
    left = net - charges - e.payment_fixed - e.fulfilment - e.duty
    if e.cost is None:
        return left, None
    return left - e.cost, (left - e.cost) * 10_000 // net if net else None


def _vat_of(gross: int, vat_bp: int) -> int:
    """The tax in a price that includes it, rounded half up."""
    share = 10_000 + vat_bp
    return (gross * vat_bp * 2 + share) // (2 * share)


def gross_for(margin_bp: int, e: Economics) -> Fraction | None:
    """The exact price that earns `margin_bp` of its net; None when no price does, or the cost is not known."""
    found = _solved(margin_bp, e)
    return None if found is None else Fraction(*found)


def _solved(margin_bp: int, e: Economics) -> tuple[int, int] | None:
    if e.cost is None:
        return None
    # What is left of a price beside its margin and the charges that grow with it: n / (share · 10,000).
    share = 10_000 + e.vat_bp
    n = (10_000 - margin_bp) * 10_000 - (e.commission_bp + e.payment_bp) * share
    return ((e.payment_fixed + e.fulfilment + e.duty + e.cost) * share * 10_000, n) if n > 0 else None


@dataclass(frozen=True, slots=True)
class Guards:
    """Rails in minor units with tax; `step_bp` is how far a price may move from that of a day before. None: no rail.

    `floor` comes from a contract, `minimum` is the minimum advertised price. That nothing is sold below cost is not a choice:
    where the cost is known, the price that leaves nothing is a floor by itself.
    """

    floor: int | None = None
    minimum: int | None = None
    ceiling: int | None = None
    step_bp: int | None = None


@dataclass(frozen=True, slots=True)
class FxTerms:
    """How the exchange rate enters a price: `buffer_bp` on top of it; a rate is taken anew when it has moved by `refresh_bp` (None:
    only when a person asks), but with `freeze` not while one of the brand's campaigns runs in the market. A rate older than
    `max_age_days` is refused (None: its age is told)."""

    buffer_bp: int = 0
    refresh_bp: int | None = None
    freeze: bool = True
    max_age_days: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How a price is found. `factor` multiplies the home price without tax; `margin_bp` is the wanted share of the net price;
    `offset_bp` what is added to (negative: taken off) the comparable price of others ("guidance") or the price for everybody
    ("public"). `step_bp` bounds a day's move; `local` says whether the price takes the market's local ending."""

    source: Source = "home"
    factor: Decimal = Decimal(1)
    margin_bp: int = 0
    offset_bp: int = 0
    step_bp: int | None = None
    local: bool = True
    fx: FxTerms = FxTerms()


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a brand's offers: market "" is every market, category "" every category."""

    market: str = ""
    audience: str = "public"
    category: str = ""


def governing(lists: Mapping[Scope, Terms], market: str, audience: str, path: Sequence[str]) -> Terms | None:
    """The terms for an offer: a list for its market goes before one for all, then the deepest category of `path` (root first)."""
    for place in (market, ""):
        for category in (*reversed(path), ""):
            found = lists.get(Scope(place, audience, category))
            if found is not None:
                return found
    return None


def should_adopt(terms: FxTerms, adopted: Fraction | None, newest: Fraction, campaign_runs: bool, asked: bool) -> bool:
    """Whether the newest rate replaces the one adopted."""
    if adopted is None:
        return True
    if adopted == newest or (terms.freeze and campaign_runs):
        return False
    moved = abs(newest - adopted) * 10_000 / adopted
    return asked or (terms.refresh_bp is not None and moved >= terms.refresh_bp)


class Exact(NamedTuple):
    """The amount n/d in minor units, d > 0: a fraction that costs nothing to make."""

    n: int
    d: int


NO_GUARDS = Guards()


class Inputs(NamedTuple):
    """What is known of one variant in one market, in minor units with tax. `home` is the exact price from the home price, `before`
    the price in force, `yesterday` that of a day before, `public` the price for everybody."""

    economics: Economics
    home: Exact | None = None
    fixed: int | None = None
    guidance: int | None = None
    guards: Guards = NO_GUARDS
    before: int | None = None
    yesterday: int | None = None
    public: int | None = None


class Decision(NamedTuple):
    """A price found: `wanted` is the exact amount the terms ask for, `bounds` the rails that moved it, in the order of GUARDS.

    `gross` is None when the terms cannot be met; `lacking` then names what is missing: home, fixed, cost, guidance, public or
    margin (no price earns so much).
    """

    gross: int | None
    wanted: Exact | None
    bounds: tuple[str, ...] = ()
    lacking: str = ""


def decide(terms: Terms, known: Inputs, endings: Endings) -> Decision:
    """The price that the terms give one variant in one market, within its rails and with a local ending."""
    wanted, lacking = _wanted(terms, known)
    if wanted is None:
        return Decision(None, None, (), lacking)
    n, d = wanted
    low, high, names = rails(known, terms.step_bp)
    value, moved = wanted, names["none"]
    if n < low * d:
        value, moved = Exact(low, 1), names["low"]
    elif high is not None and n > high * d:
        value, moved = Exact(high, 1), names["high"]
    if not terms.local:
        return Decision(_whole(value, low), wanted, moved)
    return Decision(offered(value, endings, low, high), wanted, moved)


def _wanted(terms: Terms, known: Inputs) -> tuple[Exact | None, str]:
    if terms.source == "home":
        return known.home, "home"
    if terms.source == "fixed":
        return (None, "fixed") if known.fixed is None else (Exact(known.fixed, 1), "")
    if terms.source in ("guidance", "public"):
        base = known.guidance if terms.source == "guidance" else known.public
        return (None, terms.source) if base is None else (Exact(base * (10_000 + terms.offset_bp), 10_000), "")
    if known.economics.cost is None:
        return None, "cost"
    found = _solved(terms.margin_bp, known.economics)
    return (None, "margin") if found is None else (Exact(*found), "")


_COST: Mapping[str, tuple[str, ...]] = {"low": ("cost",), "high": (), "none": ()}


def rails(known: Inputs, step_bp: int | None) -> tuple[int, int | None, Mapping[str, tuple[str, ...]]]:
    """The lowest and the highest price allowed (None: no limit), and which rails set them ("low", "high").

    Where they contradict each other the lower ones hold: nothing goes below cost, contract or advertised minimum for the sake of a
    ceiling or a small step.
    """
    g, e = known.guards, known.economics
    step = _tighter(g.step_bp, step_bp)
    if g is NO_GUARDS and (step is None or known.yesterday is None):
        return (break_even(e) or 1), None, _COST
    lows, highs = {"cost": break_even(e), "floor": g.floor, "map": g.minimum}, {"ceiling": g.ceiling}
    if step is not None and known.yesterday is not None:
        down = -(known.yesterday * (step - 10_000) // 10_000)
        lows["step"] = None if g.ceiling is not None and down > g.ceiling else down
        highs["step"] = known.yesterday * (10_000 + step) // 10_000
    low = max((value for value in lows.values() if value is not None), default=1)
    high = min((value for value in highs.values() if value is not None), default=None)
    if high is not None and high < low:
        high = low
    return max(low, 1), high, {"low": _naming(lows, low), "high": _naming(highs, high), "none": ()}


def break_even(e: Economics) -> int | None:
    """The lowest price that leaves no loss; None where the cost is not known or no price does."""
    found = _solved(0, e)
    return None if found is None else -(-found[0] // found[1])


def _tighter(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else min(one, other)


def _naming(rails: Mapping[str, int | None], value: int | None) -> tuple[str, ...]:
    return tuple(name for name in GUARDS if value is not None and rails.get(name) == value)


def _whole(value: Exact, low: int) -> int:
    """The nearest whole amount that is not below `low`, halves upwards."""
    return max((2 * value.n + value.d) // (2 * value.d), low, 1)


def offered(value: Exact, endings: Endings, low: int, high: int | None) -> int:
    """The offered price nearest to `value` within [low, high]; where no offered price lies within, the whole amount that does."""
    found = ending_near(value.n, value.d, endings, max(1, low))
    if high is None or found <= high:
        return found
    under = at_most(endings, high)
    if under is not None and under >= low:
        return under
    return max(1, min(_whole(value, low), max(high, low)))


def breaks(gross: int, known: Inputs, step_bp: int | None = None) -> tuple[str, ...]:
    """The rails that a price set by hand would break, in the order of GUARDS."""
    g, found = known.guards, []
    even = break_even(known.economics)
    step = g.step_bp if step_bp is None else step_bp
    if even is not None and gross < even:
        found.append("cost")
    if g.floor is not None and gross < g.floor:
        found.append("floor")
    if g.minimum is not None and gross < g.minimum:
        found.append("map")
    if g.ceiling is not None and gross > g.ceiling:
        found.append("ceiling")
    if step is not None and known.yesterday is not None:
        far = abs(gross - known.yesterday) * 10_000 > step * known.yesterday
        found += ["step"] if far else []
    return tuple(found)
