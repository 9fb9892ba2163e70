"""A strategy's price earns what was asked, keeps within its rails, and says which of them moved it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.kernel.money import bp_of, vat_inside
from argosy.pricing.rules import Band, Endings, local_ending
from argosy.repricing.rules import (
    GUARDS,
    Decision,
    Economics,
    Exact,
    Guards,
    Inputs,
    Terms,
    breaks,
    decide,
    gross_for,
    margin_of,
    offered,
    rails,
)

EURO = Endings((Band(0, 1_000, 50, 49), Band(1_000, 10_000, 100, 99), Band(10_000, None, 1_000, 900)), "test")
PLAIN = Economics(2_100, 800, 110, 25, 445, 0, 5_000)


def test_a_price_goes_where_settlement_sends_it() -> None:
    # 121.00: net 100.00, VAT 21.00; 8 % of 121.00 = 9.68; 1.1 % = 1.33 + 0.25; parcel 4.45; cost 50.00; left 34.29.
    found = margin_of(12_100, PLAIN)
    assert (found.net, found.vat, found.commission, found.payment) == (10_000, 2_100, 968, 158)
    assert (found.fulfilment, found.cost, found.left, found.bp) == (445, 5_000, 3_429, 3_429)


def test_without_a_cost_nothing_is_said_of_the_margin() -> None:
    found = margin_of(12_100, Economics(2_100, 800, 110, 25, 445))
    assert (found.cost, found.left, found.bp) == (None, 8_429, None)
    assert gross_for(2_000, Economics(2_100, 800, 110, 25, 445)) is None


@pytest.mark.parametrize(
    ("margin_bp", "vat", "expected"),
    [
        # (25 + 445 + 5000) / (0.8 / 1.21 - 0.091) = 5470 / 0.5701570… = 9593.85…
        (2_000, 21, Fraction(5_470) / (Fraction(8, 10) / Fraction(121, 100) - Fraction(91, 1_000))),
        (0, 21, Fraction(5_470) / (Fraction(100, 121) - Fraction(91, 1_000))),
        (0, 0, Fraction(5_470) / (1 - Fraction(91, 1_000))),
        (9_000, 21, None),  # 0.1 / 1.21 = 0.0826 is less than commission and payment: no price earns 90 %
        (10_000, 21, None),
    ],
)
def test_the_price_of_a_wanted_margin(margin_bp: int, vat: int, expected: Fraction | None) -> None:
    assert gross_for(margin_bp, Economics(vat * 100, 800, 110, 25, 445, 0, 5_000)) == expected


money = st.integers(0, 500_000)
economics = st.builds(
    Economics,
    vat_bp=st.sampled_from([0, 810, 1_900, 2_100, 2_550, 2_700]),
    commission_bp=st.integers(0, 2_500),
    payment_bp=st.integers(0, 400),
    payment_fixed=st.integers(0, 100),
    fulfilment=st.integers(0, 3_000),
    duty=st.integers(0, 900),
    cost=st.integers(1, 300_000),
)
endings_ = st.sampled_from(
    [EURO, Endings((Band(0, None, 1, 0),), "cents"), Endings((Band(0, None, 1_000, 900),), "coarse")]
)
guards = st.builds(
    Guards,
    floor=st.none() | st.integers(1, 400_000),
    minimum=st.none() | st.integers(1, 400_000),
    ceiling=st.none() | st.integers(1, 400_000),
    step_bp=st.none() | st.integers(0, 5_000),
)


@given(economics, st.integers(-2_000, 7_000))
def test_the_solved_price_earns_the_margin_to_the_rounding_of_its_charges(e: Economics, margin_bp: int) -> None:
    exact = gross_for(margin_bp, e)
    if exact is None:
        return
    gross = int(-(-exact // 1))
    found = margin_of(gross, e)
    # Three charges are rounded by up to half a unit each, and the price itself by less than one.
    assert abs(found.left - Fraction(margin_bp, 10_000) * found.net) <= 3
    assert found.net + found.vat == gross == vat_inside(gross, Decimal(e.vat_bp) / 100).gross
    assert found.commission == bp_of(gross, e.commission_bp)


@given(economics, guards, st.none() | st.integers(1, 400_000), st.integers(1, 400_000), endings_, st.booleans())
def test_whatever_is_wanted_the_price_keeps_its_rails(
    e: Economics, g: Guards, yesterday: int | None, wanted: int, offered_: Endings, local: bool
) -> None:
    known = Inputs(e, fixed=wanted, guards=g, yesterday=yesterday)
    found = decide(Terms("fixed", local=local), known, offered_)
    assert found.gross is not None
    low, high, _ = rails(known, None)
    assert found.gross >= low
    assert high is None or found.gross <= max(high, low)
    broken = set(breaks(found.gross, known))
    # Never below cost, contract or advertised minimum; what gives way gives way only to those.
    assert not broken & {"cost", "floor", "map"}
    if broken:
        assert high is None or high <= low or "step" in broken


@given(economics, st.integers(1, 400_000), endings_)
def test_without_rails_the_price_is_the_local_ending(e: Economics, wanted: int, offered_: Endings) -> None:
    free = Economics(e.vat_bp, e.commission_bp, e.payment_bp, e.payment_fixed, e.fulfilment)
    found = decide(Terms("fixed"), Inputs(free, fixed=wanted), offered_)
    assert found == Decision(local_ending(Fraction(wanted), offered_), Exact(wanted, 1))


def inputs(**change: Any) -> Inputs:
    return Inputs(**{"economics": Economics(2_100, 800, 110, 25, 445)} | change)


@pytest.mark.parametrize(
    ("terms", "known", "gross", "bounds", "lacking"),
    [
        (Terms("home"), inputs(home=Exact(41_234, 1)), 40_900, (), ""),
        (Terms("home"), inputs(), None, (), "home"),
        (Terms("fixed"), inputs(fixed=4_399), 4_399, (), ""),
        (Terms("fixed", local=False), inputs(fixed=4_400), 4_400, (), ""),
        (Terms("fixed"), inputs(), None, (), "fixed"),
        (Terms("guidance", offset_bp=-500), inputs(guidance=10_000), 9_499, (), ""),
        (Terms("guidance"), inputs(), None, (), "guidance"),
        (Terms("margin", margin_bp=2_000), inputs(), None, (), "cost"),
        (Terms("margin", margin_bp=9_000), inputs(economics=PLAIN), None, (), "margin"),
        (Terms("margin", margin_bp=2_000), inputs(economics=PLAIN), 9_599, (), ""),
        # Rails, each by itself: the wanted 40.00 is moved to the rail, then to an ending within it.
        (Terms("fixed"), inputs(fixed=4_000, guards=Guards(floor=4_500)), 4_599, ("floor",), ""),
        (Terms("fixed"), inputs(fixed=4_000, guards=Guards(minimum=4_600)), 4_699, ("map",), ""),
        (Terms("fixed"), inputs(fixed=4_000, guards=Guards(ceiling=3_500)), 3_499, ("ceiling",), ""),
        (Terms("fixed"), inputs(fixed=4_000, guards=Guards(step_bp=500), yesterday=5_000), 4_799, ("step",), ""),
        (Terms("fixed"), inputs(fixed=6_000, guards=Guards(step_bp=500), yesterday=5_000), 5_199, ("step",), ""),
        (Terms("fixed", step_bp=100), inputs(fixed=6_000, guards=Guards(step_bp=500), yesterday=5_000), 4_999 + 0, ("step",), ""),
        # Below cost: 5470 / (100/121 - 0.091) = 74.37…
        (Terms("fixed"), inputs(economics=PLAIN, fixed=4_000), 7_499, ("cost",), ""),
        # A floor above the ceiling: the floor holds.
        (Terms("fixed"), inputs(fixed=4_000, guards=Guards(floor=4_500, ceiling=4_200)), 4_500, ("floor",), ""),
        # Ten percent a day cannot lead below the contract's floor.
        (Terms("fixed"), inputs(fixed=100, guards=Guards(floor=4_950, step_bp=1_000), yesterday=5_000), 4_999, ("floor",), ""),
    ],
)  # fmt: skip
def test_cases(terms: Terms, known: Inputs, gross: int | None, bounds: tuple[str, ...], lacking: str) -> None:
    found = decide(terms, known, EURO)
    assert (found.gross, found.bounds, found.lacking) == (gross, bounds, lacking)
    assert set(found.bounds) <= set(GUARDS)


@pytest.mark.parametrize(
    ("gross", "known", "expected"),
    [
        (4_000, inputs(), ()),
        (4_000, inputs(guards=Guards(floor=4_001)), ("floor",)),
        (4_000, inputs(guards=Guards(floor=4_000, minimum=4_000, ceiling=4_000)), ()),
        (4_000, inputs(guards=Guards(minimum=4_100, ceiling=3_900)), ("map", "ceiling")),
        (4_000, inputs(economics=PLAIN), ("cost",)),
        (5_501, inputs(guards=Guards(step_bp=1_000), yesterday=5_000), ("step",)),
        (5_500, inputs(guards=Guards(step_bp=1_000), yesterday=5_000), ()),
        (4_499, inputs(guards=Guards(step_bp=1_000), yesterday=5_000), ("step",)),
        (9_999, inputs(guards=Guards(step_bp=1_000)), ()),
    ],
)
def test_rails_that_a_price_by_hand_would_break(gross: int, known: Inputs, expected: tuple[str, ...]) -> None:
    assert breaks(gross, known) == expected


def test_where_no_offered_price_fits_the_whole_amount_stands() -> None:
    coarse = Endings((Band(0, None, 1_000, 900),), "test")
    assert offered(Exact(4_200, 1), coarse, 4_100, 4_300) == 4_200
    assert offered(Exact(4_300, 1), coarse, 4_100, 4_300) == 4_300
    assert offered(Exact(4_300, 1), coarse, 3_900, 4_300) == 3_900
