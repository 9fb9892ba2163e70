"""A brand's price strategy: what a price earns, which price earns a wanted margin, and the guard rails. Pure, exact, in minor units.

The margin of one unit sold alone, with VAT v, commission c and payment rate p (of the price), fixed payment fee f, fulfilment s,
duty d and unit cost u:

    left = g / (1 + v) - c·g - p·g - f - s - d - u        margin = left / (g / (1 + v))

Solved for the price of a wanted margin m:

    g = (f + s + d + u) / ((1 - m) / (1 + v) - c - p)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, Literal

from argosy.kernel.money import bp_of, vat_inside
from argosy.pricing.rules import Endings, local_ending

Source = Literal["home", "fixed", "margin", "guidance"]
SOURCES: tuple[Source, ...] = ("home", "fixed", "margin", "guidance")
#: From the strictest to the one that gives way first.
GUARDS = ("cost", "floor", "map", "ceiling", "step")


@dataclass(frozen=True, slots=True)
class Economics:
    """What one unit sold alone costs, in minor units of the market's currency; rates in basis points of the price with tax.

    `cost` is what the brand paid to have the unit in the warehouse, None where it has not told.
    """

    vat: Decimal
    commission_bp: int
    payment_bp: int
    payment_fixed: int
    fulfilment: int
    duty: int = 0
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Margin:
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
    taxed = vat_inside(gross, e.vat)
    commission = bp_of(gross, e.commission_bp)
    payment = bp_of(gross, e.payment_bp) + e.payment_fixed
    left = taxed.net - commission - payment - e.fulfilment - e.duty - (e.cost or 0)
    bp = None if e.cost is None or not taxed.net else left * 10_000 // taxed.net
    return Margin(gross, taxed.net, taxed.vat, commission, payment, e.fulfilment, e.duty, e.cost, left, bp)


def gross_for(margin_bp: int, e: Economics) -> Fraction | None:
    """The exact price that earns `margin_bp` of its net; None when no price does, or the cost is not known."""
    if e.cost is None:
        return None
    share = Fraction(10_000 - margin_bp, 10_000) / (1 + Fraction(e.vat) / 100)
    kept = share - Fraction(e.commission_bp + e.payment_bp, 10_000)
    return Fraction(e.payment_fixed + e.fulfilment + e.duty + e.cost) / kept if kept > 0 else None


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
class Terms:
    """How a price is found. `factor` multiplies the home price without tax; `margin_bp` is the wanted share of the net price;
    `offset_bp` what is added to (negative: taken off) the comparable price of others. `local` says whether the price takes the
    market's local ending."""

    source: Source = "home"
    factor: Decimal = Decimal(1)
    margin_bp: int = 0
    offset_bp: int = 0
    step_bp: int | None = None
    local: bool = True


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is known of one variant in one market, in minor units with tax. `home` is the exact price from the home price, `before`
    the price in force, `yesterday` that of a day before."""

    economics: Economics
    home: Fraction | None = None
    fixed: int | None = None
    guidance: int | None = None
    guards: Guards = field(default_factory=Guards)
    before: int | None = None
    yesterday: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A price found: `wanted` is the exact amount the terms ask for, `bounds` the rails that moved it, in the order of GUARDS.

    `gross` is None when the terms cannot be met; `lacking` then names what is missing: home, fixed, cost, guidance or margin (no
    price earns so much).
    """

    gross: int | None
    wanted: Fraction | None
    bounds: tuple[str, ...] = ()
    lacking: str = ""


def decide(terms: Terms, known: Inputs, endings: Endings) -> Decision:
    """The price that the terms give one variant in one market, within its rails and with a local ending."""
    wanted, lacking = _wanted(terms, known)
    if wanted is None:
        return Decision(None, None, (), lacking)
    low, high, names = rails(known, terms.step_bp)
    value = max(min(wanted, high) if high is not None else wanted, low)
    moved = names["low"] if value > wanted else names["high"] if value < wanted else ()
    if not terms.local:
        return Decision(max(1, _whole(value, low)), wanted, moved)
    return Decision(offered(value, endings, low, high), wanted, moved)


def _wanted(terms: Terms, known: Inputs) -> tuple[Fraction | None, str]:
    if terms.source == "home":
        return known.home, "home"
    if terms.source == "fixed":
        return (None, "fixed") if known.fixed is None else (Fraction(known.fixed), "")
    if terms.source == "guidance":
        if known.guidance is None:
            return None, "guidance"
        return Fraction(known.guidance * (10_000 + terms.offset_bp), 10_000), ""
    if known.economics.cost is None:
        return None, "cost"
    return gross_for(terms.margin_bp, known.economics), "margin"


def rails(known: Inputs, step_bp: int | None) -> tuple[Fraction, Fraction | None, Mapping[str, tuple[str, ...]]]:
    """The lowest and the highest price allowed (None: no limit), and which rails set them ("low", "high").

    Where they contradict each other the lower ones hold: nothing goes below cost, contract or advertised minimum for the sake of a
    ceiling or a small step.
    """
    g = known.guards
    lows = {"cost": gross_for(0, known.economics), "floor": _fraction(g.floor), "map": _fraction(g.minimum)}
    highs = {"ceiling": _fraction(g.ceiling)}
    step = _tighter(g.step_bp, step_bp)
    if step is not None and known.yesterday is not None:
        down = Fraction(known.yesterday * (10_000 - step), 10_000)
        lows["step"] = None if g.ceiling is not None and down > g.ceiling else down
        highs["step"] = Fraction(known.yesterday * (10_000 + step), 10_000)
    low = max((value for value in lows.values() if value is not None), default=Fraction(1))
    high = min((value for value in highs.values() if value is not None), default=None)
    if high is not None and high < low:
        high = low
    named = {"low": _naming(lows, low), "high": _naming(highs, high)}
    return low, high, named


def _tighter(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else min(one, other)


def _naming(rails: Mapping[str, Fraction | None], value: Fraction | None) -> tuple[str, ...]:
    return tuple(name for name in GUARDS if value is not None and rails.get(name) == value)


def _fraction(minor: int | None) -> Fraction | None:
    return None if minor is None else Fraction(minor)


def _whole(value: Fraction, low: Fraction) -> int:
    """The nearest whole amount that is not below `low`, halves upwards."""
    return max(floor(value + Fraction(1, 2)), ceil(low))


def offered(value: Fraction, endings: Endings, low: Fraction, high: Fraction | None) -> int:
    """The offered price nearest to `value` within [low, high]; where no offered price lies within, the whole amount that does."""
    found = local_ending(value, endings, max(1, ceil(low)))
    if high is None or found <= high:
        return found
    under = max((p for band in endings.bands if (p := band.at_most(high)) is not None), default=None)
    if under is not None and under >= low:
        return under
    return max(1, min(_whole(value, low), max(floor(high), ceil(low))))


def breaks(gross: int, known: Inputs, step_bp: int | None = None) -> tuple[str, ...]:
    """The rails that a price set by hand would break, in the order of GUARDS."""
    g, found = known.guards, []
    even = gross_for(0, known.economics)
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


def explained(terms: Terms, known: Inputs, decision: Decision) -> dict[str, Any]:
    """What the log keeps of a decision beside what the home price says of itself: JSON-ready."""
    e = known.economics
    told: dict[str, Any] = {"bounds": list(decision.bounds)} if decision.bounds else {}
    if terms.source == "margin":
        told |= {"margin_bp": terms.margin_bp, "cost_minor": e.cost, "commission_bp": e.commission_bp}
        told |= {"payment_bp": e.payment_bp, "payment_fixed_minor": e.payment_fixed, "fulfilment_minor": e.fulfilment}
    if terms.source == "guidance":
        told |= {"guidance_minor": known.guidance, "offset_bp": terms.offset_bp}
    return told
