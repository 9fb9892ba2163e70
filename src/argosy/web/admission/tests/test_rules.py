"""When the mode changes, when the room opens and closes, how fast it lets in, and what a bucket gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.web.admission import rules
from argosy.web.admission.rules import BUSY, NORMAL, SHEDDING, Limit, Load, Room

NONE = Load()
CALM, WARM, HOT, STUCK = 0.02, 0.3, 0.7, 1.5


def modes(waits: list[tuple[float, float]], load: Load = NONE) -> list[int]:
    """The mode at the end of each stretch of (wait, seconds), ten ticks a second."""
    found = []
    for wait, seconds in waits:
        for _ in range(round(seconds * 10)):
            load = rules.decide(load, wait, 0.1)
        found.append(load.mode)
    return found


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        ([(CALM, 60)], [NORMAL]),
        ([(WARM, 0.2)], [NORMAL]),  # a moment is no load
        ([(WARM, 0.4)], [BUSY]),
        ([(WARM, 60)], [BUSY]),
        ([(HOT, 0.4), (HOT, 0.4)], [BUSY, SHEDDING]),  # one step at a time
        ([(HOT, 1), (CALM, 2)], [SHEDDING, SHEDDING]),  # not at the first quiet moment
        ([(HOT, 1), (CALM, 3.5)], [SHEDDING, BUSY]),
        ([(HOT, 1), (CALM, 7)], [SHEDDING, NORMAL]),
        ([(HOT, 1), (WARM, 60)], [SHEDDING, SHEDDING]),  # between the figures nothing changes
        ([(WARM, 1), (0.15, 60)], [BUSY, BUSY]),
        ([(HOT, 1), (CALM, 2.5), (HOT, 0.1), (CALM, 2.5)], [SHEDDING] * 4),  # each break begins the count again
        ([(WARM, 0.2), (CALM, 0.1)] * 20, [NORMAL] * 40),  # flutter
    ],
)
def test_the_mode_rises_quickly_falls_slowly_and_does_not_flutter(
    waits: list[tuple[float, float]], expected: list[int]
) -> None:
    assert modes(waits) == expected


def run(
    room: Room, seconds: float, wait: float, waiting: int, *, buying: bool = True, done: float = 50.0
) -> tuple[Room, int]:
    """The room after so many seconds of ten ticks, and how many were let in."""
    gone = 0
    for _ in range(round(seconds * 10)):
        room, going = rules.room(room, wait, buying, waiting - gone, done, 0.1)
        gone += going
    return room, gone


@pytest.mark.parametrize(
    ("wait", "seconds", "buying", "open_"),
    [
        (CALM, 10, True, False),
        (HOT, 10, True, False),
        (STUCK, 0.2, True, False),
        (STUCK, 0.4, True, True),
        (STUCK, 10, False, False),  # lookers alone do not close the till
    ],
)
def test_the_room_opens_when_buyers_wait_too_long(wait: float, seconds: float, buying: bool, open_: bool) -> None:
    room, gone = run(Room(), seconds, wait, 0, buying=buying)
    assert (room.open, gone) == (open_, 0)


def test_it_begins_with_the_rate_that_the_house_has_just_shown() -> None:
    room, _ = run(Room(), 0.4, STUCK, 0, done=180.0)
    assert room.open and 90 < room.rate <= 180 and room.measured == 180.0


def test_it_lets_in_at_its_rate_slower_while_requests_wait_and_faster_while_they_do_not() -> None:
    steady = Room(open=True, rate=100.0, measured=100.0)
    assert run(steady, 1, HOT, 10_000)[1] in (99, 100)
    slower, gone = run(steady, 3, STUCK, 10_000, done=0.0)
    assert 28 < slower.rate < 29 and gone < 200
    assert run(steady, 60, STUCK, 10_000, done=0.0)[0].rate == rules.SLOWEST
    assert run(steady, 60, STUCK, 10_000, done=80.0)[0].rate == 40.0, "what is served goes on being served"
    faster, gone = run(steady, 3, CALM, 10_000)
    assert 330 < faster.rate < 345 and gone > 550


def test_it_closes_when_nobody_is_kept_any_more_and_lets_the_rest_in() -> None:
    room, gone = run(Room(open=True, rate=50.0), 2.1, CALM, 100)
    assert not room.open and gone == 100
    assert run(Room(open=True, rate=50.0), 2.1, CALM, 10_000)[0].open
    assert run(Room(open=True, rate=50.0), 30, HOT, 0)[0].open  # not while requests still wait


def test_what_nobody_came_for_is_not_saved_up() -> None:
    room, _ = run(Room(open=True, rate=100.0), 20, HOT, 0)
    _, going = rules.room(room, HOT, True, 10_000, 50.0, 0.1)
    assert going <= 20


@pytest.mark.parametrize(
    ("mode", "wait", "pages"),
    [(NORMAL, STUCK, float("inf")), (BUSY, HOT, float("inf")), (SHEDDING, HOT, 3), (SHEDDING, STUCK, 1)],
)
def test_fewer_pages_are_made_the_longer_requests_wait(mode: int, wait: float, pages: float) -> None:
    assert rules.looks(mode, wait) == pages


@pytest.mark.parametrize(
    ("ahead", "measured", "estimate", "again"),
    [(0, 50.0, 1, 1), (499, 50.0, 10, 5), (2999, 50.0, 60, 30), (3000, 5.0, 600, 30), (9, 0.0, 100, 30)],
)
def test_the_estimate_is_the_line_at_the_measured_rate(ahead: int, measured: float, estimate: int, again: int) -> None:
    assert rules.estimate_s(ahead, measured) == estimate
    assert rules.again_s(estimate) == again


@pytest.mark.parametrize(
    ("tokens", "passed_s", "left", "wait_s"),
    [
        (10.0, 0.0, 9.0, 0.0),
        (1.0, 0.0, 0.0, 0.0),
        (0.0, 0.0, 0.0, 0.5),
        (0.0, 0.25, 0.5, 0.25),
        (0.0, 0.5, 0.0, 0.0),
        (0.0, 1000.0, 9.0, 0.0),  # no more than the bucket holds
        (5.0, -3.0, 4.0, 0.0),  # a clock that went back takes nothing away
    ],
)
def test_a_bucket_fills_by_two_a_second_up_to_ten(tokens: float, passed_s: float, left: float, wait_s: float) -> None:
    assert rules.take(tokens, passed_s, Limit(2, 10)) == (pytest.approx(left), pytest.approx(wait_s))


@given(st.lists(st.floats(0, 5), min_size=1, max_size=200), st.floats(0.5, 50), st.integers(1, 100))
def test_no_client_ever_gets_more_than_its_share(gaps: list[float], per_s: float, at_once: int) -> None:
    limit, tokens, got = Limit(per_s, at_once), float(at_once), 0
    for gap in gaps:
        tokens, wait = rules.take(tokens, gap, limit)
        got += not wait
    assert got <= at_once + per_s * sum(gaps) + 1e-6


DEFAULTS = {"purchase": Limit(5, 200), "search": Limit(20, 400)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", DEFAULTS),
        ("off", {}),
        ("search=off", {"purchase": Limit(5, 200)}),
        ("purchase=0.5/3, search=1/1", {"purchase": Limit(0.5, 3), "search": Limit(1, 1)}),
    ],
)
def test_limits_are_read_from_one_line(text: str, found: dict[str, Limit]) -> None:
    assert rules.read_limits(text, DEFAULTS) == found


@pytest.mark.parametrize(
    "text", ["carts=1/2", "purchase", "purchase=5", "purchase=0/5", "purchase=1/0", "purchase=x/y"]
)
def test_limits_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(rules.LimitsUnreadable):
        rules.read_limits(text, DEFAULTS)


def test_what_is_kept_long_may_be_older_while_load_is_shed(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from argosy.web.admission import stale
    from argosy.web.shop import caching

    monkeypatch.setattr(settings, "TESTING", False)
    clock = [100.0]
    monkeypatch.setattr(caching.time, "monotonic", lambda: clock[0])
    made = iter(range(100))
    ranking, price = caching.kept(10)(lambda: next(made)), caching.kept(2)(lambda: next(made))
    assert (ranking(), price()) == (0, 1)
    stale.shed(True)
    try:
        clock[0] += 65
        assert (ranking(), price()) == (0, 2), "a price is never older than it was"
        clock[0] += 6
        assert ranking() == 3
    finally:
        stale.shed(False)
    clock[0] += 11
    assert ranking() == 4
