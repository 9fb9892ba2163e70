"""What may be claimed of a reduction: tables of cases for each kind of state, and a naive day-by-day oracle for all of them."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.pricing.claims import (
    STRICT,
    Claim,
    Point,
    ReductionRule,
    claim,
    lowest_30d,
    lowest_series,
    reduction_began,
)
from argosy.pricing.tables import reduction_laws, rule_of

DAY = timedelta(days=1)
START = datetime(2026, 9, 1, tzinfo=UTC)
STATES = {country: rule_of(rows[-1]) for country, rows in reduction_laws().items()} | {"GB": STRICT}
#: One rule of each kind, whatever state has it.
KINDS = sorted({replace(r, country="", source="", confidence="") for r in STATES.values()}, key=repr)
PLAIN = ReductionRule("", True, "since-first-offer")


def on(day: float) -> datetime:
    return START + day * DAY


def told(history: list[Point], day: float, rule: ReductionRule) -> Claim:
    found = claim(history, on(day), rule)
    assert found is not None
    return found


# --- the law that all states share ----------------------------------------------------------------------------------


def test_the_price_in_force_when_the_window_opens_counts() -> None:
    history = [Point(on(0), 8000), Point(on(11), 10_000)]
    assert lowest_30d(history, on(40), STRICT) == 8000


def test_a_price_that_ended_when_the_window_opened_does_not_count() -> None:
    history = [Point(on(0), 8000), Point(on(10), 10_000)]
    assert lowest_30d(history, on(40), STRICT) == 10_000


def test_a_price_of_one_instant_within_the_window_counts() -> None:
    history = [Point(on(0), 10_000), Point(on(20), 7000), Point(on(20) + timedelta(microseconds=1), 10_000)]
    assert lowest_30d(history, on(40), STRICT) == 7000


def test_the_reduced_price_itself_does_not_count() -> None:
    history = [Point(on(0), 10_000), Point(on(40), 5000, True)]
    assert lowest_30d(history, on(40), STRICT) == 10_000


def test_goods_of_thirty_days_to_the_instant_are_not_new() -> None:
    history = [Point(on(10), 10_000), Point(on(40), 8_000, True)]
    assert told(history, 41, STRICT).prior == 10_000
    later = [Point(on(10) + timedelta(microseconds=1), 10_000), Point(on(40), 8_000, True)]
    assert (told(later, 41, STRICT).prior, told(later, 41, STRICT).barred) == (None, "too-new")


@pytest.mark.parametrize("rule", KINDS, ids=repr)
def test_goods_never_priced_before_have_no_prior_price(rule: ReductionRule) -> None:
    found = told([Point(on(40), 5000, True)], 41, rule)
    assert (found.prior, found.percent, found.true_bp, found.barred, found.claimable_from) == (
        None,
        0,
        0,
        "never-priced",
        None,
    )
    assert lowest_30d([], on(40), rule) is None
    assert claim([], on(40), rule) is None


def test_aldi_a_price_raised_before_the_reduction_gives_no_reduction() -> None:
    # C-330/23: "was 1.69, now 1.29 (−23%)" with 1.29 within the 30 days before is no reduction at all.
    found = told([Point(on(0), 129), Point(on(25), 169), Point(on(40), 129, True)], 40, STRICT)
    assert (found.prior, found.percent, found.claimed) == (129, 0, False)


def test_a_reduction_whose_price_rises_again_is_a_new_one() -> None:
    history = [Point(on(0), 10_000), Point(on(40), 7000, True), Point(on(45), 9000, True)]
    found = told(history, 46, PLAIN)
    assert (found.began, found.prior) == (on(45), 7000)


def test_a_return_to_the_list_price_breaks_the_row() -> None:
    history = [Point(on(0), 10_000), Point(on(40), 9000, True), Point(on(44), 10_000), Point(on(45), 8000, True)]
    found = told(history, 45, PLAIN)
    assert (found.began, found.prior) == (on(45), 9000)


def test_a_list_price_is_no_reduction_however_low() -> None:
    history = [Point(on(0), 10_000), Point(on(40), 5000)]
    assert claim(history, on(41), PLAIN) is None
    assert reduction_began(history, on(-1), PLAIN) is None


# --- each kind of state ---------------------------------------------------------------------------------------------

#: Offered for three days at 85, then at 100; reduced to 80 on the twelfth day.
NEW = [Point(on(0), 8_500), Point(on(3), 10_000), Point(on(12), 8_000, True)]
#: At 100 for long; 90 from day 40, 75 from day 50.
STEPS = [Point(on(0), 10_000), Point(on(40), 9_000, True), Point(on(50), 7_500, True)]
#: The second step comes forty days after the first.
FAR = [Point(on(0), 10_000), Point(on(40), 9_000, True), Point(on(80), 7_500, True)]


@pytest.mark.parametrize(
    ("states", "prior", "percent", "days"),
    [
        # The lowest price since the first offer, where the state says so or its words bar nothing.
        ("AT CZ IT LT PL RO SI SK NL DE ES FR SE", 8_500, 5, 12),
        # The lowest of the last seven days: the three days at 85 lie before them.
        ("BE BG EE", 10_000, 20, 7),
    ],
)
def test_new_goods_count_from_what_the_state_takes(states: str, prior: int, percent: int, days: int) -> None:
    for country in states.split():
        found = told(NEW, 13, STATES[country])
        assert (found.prior, found.percent, found.days, found.barred) == (prior, percent, days, ""), country
        assert found.began == on(12) and found.claimed


@pytest.mark.parametrize(
    ("states", "from_day"),
    [
        # Fifteen days must have passed.
        ("HU", 15),
        # The full thirty: the option was not taken (DK, FI, IE, CH), or nothing is known of it.
        ("DK FI IE CH NO GR HR CY LU LV MT PT GB", 30),
    ],
)
def test_elsewhere_no_reduction_of_new_goods_may_be_announced_yet(states: str, from_day: int) -> None:
    for country in states.split():
        found = told(NEW, 13, STATES[country])
        assert (found.prior, found.percent, found.true_bp, found.barred) == (None, 0, 0, "too-new"), country
        assert found.claimable_from == on(from_day) and not found.claimed


def test_in_hungary_goods_of_fifteen_days_count_from_the_lowest_of_fifteen() -> None:
    history = [Point(on(0), 8_500), Point(on(3), 10_000), Point(on(20), 8_000, True)]
    found = told(history, 20, STATES["HU"])
    assert (found.prior, found.percent, found.days, found.opens) == (10_000, 20, 15, on(5))


def test_goods_of_seven_days_to_the_instant_have_been_offered_for_long_enough() -> None:
    assert told([Point(on(5), 10_000), Point(on(12), 8_000, True)], 12, STATES["BE"]).prior == 10_000
    short = [Point(on(5) + timedelta(microseconds=1), 10_000), Point(on(12), 8_000, True)]
    assert (told(short, 12, STATES["BE"]).prior, told(short, 12, STATES["BE"]).barred) == (None, "too-new")


def test_a_first_step_thirty_days_before_to_the_instant_is_still_of_the_row() -> None:
    edge = [Point(on(0), 10_000), Point(on(40), 9_000, True), Point(on(70), 7_500, True)]
    assert told(edge, 71, STATES["SE"]).began == on(40)
    late = [*edge[:2], Point(on(70) + timedelta(microseconds=1), 7_500, True)]
    assert told(late, 71, STATES["SE"]).began == late[2].from_at


def test_the_line_of_what_reductions_count_from_falls_when_the_steps_lapse() -> None:
    assert lowest_series(FAR, on(90), on(110), STATES["FI"]) == [(on(90), 10_000), (on(100), 9_000)]
    assert lowest_series(FAR, on(90), on(110), STATES["DE"]) == [(on(90), 10_000)]
    # New goods in Belgium: nothing for seven days, the lowest of seven from then on.
    assert lowest_series(NEW[:2], on(0), on(12), STATES["BE"]) == [(on(0), None), (on(7), 8_500), (on(10), 10_000)]


@pytest.mark.parametrize(
    ("states", "history", "day", "began", "prior", "percent"),
    [
        # Steps count from before the first.
        ("AT BE BG CZ DE DK EE FI FR GR HU IE IT LT NL RO SE SI SK CH NO", STEPS, 55, 40, 10_000, 25),
        # Every step counts from before itself, or nothing is known.
        ("ES PL HR CY LU LV MT PT GB", STEPS, 55, 50, 9_000, 16),
        # Sweden and Romania look back thirty days from the step: a first one before them is none of its row.
        ("SE RO", FAR, 85, 80, 9_000, 16),
        ("DE FR IT", FAR, 85, 40, 10_000, 25),
        # Finland: within sixty days of the first; the Netherlands: within three months.
        ("FI NL", FAR, 99, 40, 10_000, 25),
        ("FI", FAR, 100, 80, 9_000, 16),
        ("NL", FAR, 128, 40, 10_000, 25),
        ("NL", FAR, 129, 80, 9_000, 16),
    ],
)
def test_steps_count_from_where_the_state_says(
    states: str, history: list[Point], day: int, began: int, prior: int, percent: int
) -> None:
    for country in states.split():
        found = told(history, day, STATES[country])
        assert (found.began, found.prior, found.percent) == (on(began), prior, percent), country


@pytest.mark.parametrize(
    ("country", "history", "day", "lapses"),
    [
        ("FI", FAR, 85, 100),
        ("NL", FAR, 85, 129),
        ("FI", FAR, 100, None),
        # One step alone is its own first: nothing lapses.
        ("FI", FAR, 60, None),
        ("DE", FAR, 85, None),
    ],
)
def test_a_claim_says_when_the_law_alone_changes_it(
    country: str, history: list[Point], day: int, lapses: int | None
) -> None:
    before = [p for p in history if p.from_at <= on(day)]
    assert told(before, day, STATES[country]).lapses_at == (on(lapses) if lapses else None)


def test_in_switzerland_the_price_must_have_stood_for_thirty_days() -> None:
    moved = [Point(on(0), 10_000), Point(on(30), 9_500), Point(on(45), 8_000, True)]
    found = told(moved, 45, STATES["CH"])
    assert (found.prior, found.percent, found.barred, found.claimable_from) == (None, 0, "unsteady", on(60))
    assert told(moved, 45, STATES["DE"]).prior == 9_500
    stood = [Point(on(0), 9_000), Point(on(10), 10_000), Point(on(45), 8_000, True)]
    assert (told(stood, 45, STATES["CH"]).prior, told(stood, 45, STATES["CH"]).percent) == (10_000, 20)


def test_every_state_of_the_union_has_a_rule_with_its_source_and_an_unknown_one_is_read_strictly() -> None:
    union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
    assert set(reduction_laws()) == {*union, "CH", "NO"}
    for country, rows in reduction_laws().items():
        for row in rows:
            assert row["valid_from"] >= date(2022, 5, 28) and row["source"], country
            # What is not known cannot have been read.
            unknown = "unknown" in (row["progressive"], row["new_goods"])
            assert not unknown or row["note"], country
            assert row["confidence"] != "assumed" or unknown, country
            if row["progressive"] == "unknown":
                assert rule_of(row) == replace(
                    STRICT, country=country, source=row["source"], confidence=row["confidence"]
                )
    assert not STRICT.progressive and STRICT.new_goods == "nothing"


# --- a day-by-day oracle --------------------------------------------------------------------------------------------


def _history(told: list[tuple[int, int, bool]]) -> list[Point]:
    day, made = -1, []
    for gap, gross, reduced in told:
        day += gap
        made.append(Point(on(day), gross, reduced))
    return made


def daily_histories() -> st.SearchStrategy[list[Point]]:
    """Prices that change on some days, every other one a reduced one."""
    return st.lists(st.tuples(st.integers(1, 25), st.integers(1, 50), st.booleans()), max_size=14).map(_history)


def by_day(history: list[Point], last: int) -> list[Point | None]:
    """The price in force on each day from 0 to `last`."""
    set_on = {(p.from_at - on(0)).days: p for p in history}
    told: list[Point | None] = []
    for day in range(last + 1):
        told.append(set_on.get(day, told[-1] if told else None))
    return told


def naive_began(prices: list[Point | None], day: int, rule: ReductionRule) -> int | None:
    """On which day the reduction of a day began: one day after another, backwards."""
    now = prices[day]
    if now is None or not now.reduced:
        return None
    # The days on which a step began, the latest first.
    steps, price = [day], now.gross
    for d in range(day - 1, -1, -1):
        p = prices[d]
        if p is None or not p.reduced or p.gross < price:
            break
        if p.gross == price:
            steps[-1] = d
        else:
            steps.append(d)
        price = p.gross
    own = steps[0]
    if not rule.progressive:
        return own
    if rule.steps_within:
        return min(s for s in steps if s >= own - rule.steps_within)
    if rule.steps_until and day - steps[-1] >= rule.steps_until:
        return own
    return steps[-1]


def naive_prior(prices: list[Point | None], began: float, rule: ReductionRule) -> int | None:
    """The lowest of the days that count, one after another; `began` is the beginning of a day, or its noon (.5)."""
    ends = math.ceil(began)
    offered = next((d for d in range(ends) if prices[d] is not None), None)
    if offered is None:
        return None
    age = began - offered
    counted = {"since-first-offer": age, "days": rule.new_days or 0, "nothing": 0}[rule.new_goods]
    if age >= 30:
        counted = 30
    if counted == 0 or counted > age:
        return None
    held = [p.gross for p in prices[math.floor(began - counted) : ends] if p is not None]
    return None if rule.steady and len(set(held)) > 1 else min(held)


@given(daily_histories(), st.integers(0, 150), st.sampled_from(KINDS))
@settings(max_examples=2000, deadline=None)
def test_every_claim_of_every_kind_of_state_agrees_with_a_day_by_day_oracle(
    history: list[Point], day: int, rule: ReductionRule
) -> None:
    prices = by_day(history, day)
    began = naive_began(prices, day, rule)
    found = claim(history, on(day), rule)
    if began is None:
        assert found is None
        return
    now, prior = prices[day], naive_prior(prices, began, rule)
    assert found is not None and now is not None
    assert (found.began, found.gross, found.prior) == (on(began), now.gross, prior)
    assert found.percent == (max(0, (prior - now.gross) * 100 // prior) if prior is not None else 0)
    assert found.claimed == (prior is not None and now.gross < prior)
    assert bool(found.barred) == (prior is None)
    # No rule lets more be claimed than the strictest reading of the same prices leaves room for.
    strict = claim(history, on(day), STRICT)
    assert strict is not None
    if strict.claimed and rule.progressive and not rule.steady:
        assert found.began <= strict.began


@given(daily_histories(), st.integers(0, 150), st.sampled_from([k for k in KINDS if k.steps_until]))
@settings(max_examples=500, deadline=None)
def test_a_claim_lapses_on_the_day_on_which_the_oracle_changes(
    history: list[Point], day: int, rule: ReductionRule
) -> None:
    past = [p for p in history if p.from_at <= on(day)]
    found = claim(past, on(day), rule)
    if found is None:
        return
    prices = by_day(past, day + 140)
    began = naive_began(prices, day, rule)
    changed = next((d for d in range(day, day + 140) if naive_began(prices, d, rule) != began), None)
    assert found.lapses_at == (on(changed) if changed is not None else None)


@given(daily_histories(), st.integers(0, 60), st.integers(61, 150), st.sampled_from(KINDS))
@settings(max_examples=150, deadline=None)
def test_the_line_of_thirty_days_agrees_with_a_day_by_day_oracle(
    history: list[Point], first: int, last: int, rule: ReductionRule
) -> None:
    line = lowest_series(history, on(first), on(last), rule)
    prices = by_day(history, last)
    for day in range(first, last):
        noon = on(day) + timedelta(hours=12)
        began = naive_began(prices, day, rule)
        # Without a reduction: what one would count from that began at noon, with the price of the morning before it.
        expected = naive_prior(prices, day + 0.5 if began is None else began, rule)
        said = next((gross for at, gross in reversed(line) if at <= noon), None)
        assert said == expected, day


@given(daily_histories(), st.integers(0, 130))
@settings(max_examples=300, deadline=None)
def test_strictly_read_no_reduction_began_earlier_than_with_steps(history: list[Point], day: int) -> None:
    strict = reduction_began(history, on(day), STRICT)
    stepped = reduction_began(history, on(day), PLAIN)
    assert (strict is None) == (stepped is None)
    if strict is not None and stepped is not None:
        assert stepped <= strict
