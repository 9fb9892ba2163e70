"""Places, times, terms and numbers: tables of cases."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.handover import rules
from argosy.handover.rules import BadData, Point, Terms

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
POINT = {
    "code": "X",
    "market": "es",
    "name": "Place",
    "street": "Street 1",
    "postal_code": "28001",
    "city": "Madrid",
    "country": "ES",
    "zone": "Europe/Madrid",
    "hours": {"mon": ["09:00", "12:00"]},
    "slot_minutes": 60,
    "capacity": 2,
    "closed": [date(2026, 12, 7)],
    "valid_from": date(2026, 1, 1),
    "source": "test",
}
TERMS = {
    "market": "es",
    "buyer": "business",
    "valid_from": date(2026, 1, 1),
    "free_days": 3,
    "kept_bp": 5000,
    "late_hours": 48,
    "late_bp": 10_000,
    "appoint_days": 30,
    "pay_hours": 24,
    "change_hours": 24,
    "source": "test",
}


def test_every_market_has_places_and_terms_for_everybody() -> None:
    from argosy.kernel.markets import MARKETS

    for code, market in MARKETS.items():
        found = rules.points_of(code, date(2026, 11, 27))
        assert found and all((p.country, p.zone) == (market.country, market.time_zone) for p in found)
        for buyer in ("consumer", "business"):
            assert rules.terms_on(code, buyer, date(2026, 11, 27)) is not None
            assert rules.terms_on(code, buyer, date(2025, 12, 31)) is None


@pytest.mark.parametrize(
    "change",
    [
        {"hours": {"mon": ["12:00", "09:00"]}},
        {"hours": {"someday": ["09:00", "12:00"]}},
        {"capacity": 0},
        {"slot_minutes": 5},
        {"source": ""},
    ],
)
def test_a_faulty_place_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadData):
        rules.read_point(POINT | change)


@pytest.mark.parametrize(
    "change",
    [
        {"buyer": "consumer"},
        {"buyer": "consumer", "kept_bp": 0, "late_bp": 1},
        {"kept_bp": 10_001, "late_bp": 10_001},
        {"kept_bp": 6000, "late_bp": 5000},
        {"buyer": "nobody"},
        {"free_days": -1},
        {"appoint_days": 0},
        {"source": ""},
    ],
)
def test_faulty_terms_are_refused_and_so_are_those_that_would_keep_a_consumers_money(change: dict[str, object]) -> None:
    with pytest.raises(BadData):
        rules.read_terms(TERMS | change)


def test_a_place_offers_its_hours_on_its_days_in_its_own_time() -> None:
    point = rules.read_point(POINT)
    found = rules.windows(point, date(2026, 11, 27), NOW)
    days = [w.starts_at.date() for w in found]
    # Mondays only; the 7th of December is closed; six weeks ahead.
    assert sorted(set(days)) == [
        date(2026, 11, 30),
        date(2026, 12, 14),
        date(2026, 12, 21),
        date(2026, 12, 28),
        date(2027, 1, 4),
    ]
    assert [w.starts_at.hour for w in found[:3]] == [8, 9, 10]
    assert all(w.ends_at - w.starts_at == timedelta(hours=1) and w.capacity == 2 for w in found)


def test_an_appointment_is_at_least_a_day_ahead_and_never_before_the_goods_are_ready() -> None:
    point = rules.read_point(POINT)
    sunday = datetime(2026, 11, 29, 8, 30, tzinfo=UTC)
    assert rules.windows(point, date(2026, 11, 27), sunday)[0].starts_at == datetime(2026, 11, 30, 9, tzinfo=UTC)
    assert rules.windows(point, date(2026, 12, 15), NOW)[0].starts_at.date() == date(2026, 12, 21)


def test_where_the_clocks_change_no_time_is_offered_that_is_none() -> None:
    night = rules.read_point(POINT | {"hours": {"sun": ["01:00", "05:00"]}})
    found = rules.windows(night, date(2027, 3, 28), datetime(2027, 3, 26, tzinfo=UTC))
    local = [w.starts_at for w in found if w.starts_at.date() == date(2027, 3, 28)]
    assert local == [datetime(2027, 3, 28, h, tzinfo=UTC) for h in (0, 1, 2)]


def test_a_place_that_ends_is_not_offered_afterwards() -> None:
    ending = rules.read_point(POINT | {"valid_until": date(2026, 12, 1)})
    assert {w.starts_at.date() for w in rules.windows(ending, date(2026, 11, 27), NOW)} == {date(2026, 11, 30)}


@pytest.mark.parametrize(
    ("after", "before", "kept"),
    [
        (timedelta(0), None, 0),
        (timedelta(days=3) - timedelta(seconds=1), None, 0),
        (timedelta(days=3), None, 15_000),
        (timedelta(days=9), timedelta(hours=48), 15_000),
        (timedelta(days=9), timedelta(hours=47), 30_000),
        (timedelta(days=9), timedelta(hours=-5), 30_000),
        (timedelta(days=1), timedelta(hours=1), 0),
    ],
)
def test_what_is_kept_follows_from_the_days_since_and_the_hours_until(
    after: timedelta, before: timedelta | None, kept: int
) -> None:
    held, now = rules.read_terms(TERMS), NOW + after
    assert rules.kept(held, 30_000, NOW, None if before is None else now + before, now) == kept


@given(
    deposit=st.integers(0, 10**9),
    bp=st.integers(0, 10_000),
    more=st.integers(0, 10_000),
    after=st.integers(0, 10**7),
    until=st.none() | st.integers(-(10**6), 10**7),
)
def test_never_more_than_the_deposit_is_kept_and_never_anything_of_a_consumer(
    deposit: int, bp: int, more: int, after: int, until: int | None
) -> None:
    held = Terms(**TERMS | {"kept_bp": bp, "late_bp": min(10_000, bp + more)})  # type: ignore[arg-type]
    now = NOW + timedelta(seconds=after)
    at = None if until is None else now + timedelta(seconds=until)
    assert 0 <= rules.kept(held, deposit, NOW, at, now) <= deposit
    consumer = Terms(**TERMS | {"buyer": "consumer", "kept_bp": 0, "late_bp": 0})  # type: ignore[arg-type]
    assert rules.kept(consumer, deposit, NOW, at, now) == rules.kept_when_expired(consumer, deposit) == 0


def test_states_lead_somewhere_or_nowhere() -> None:
    assert set(rules.MOVES) == set(rules.STATES)
    assert all(set(to) <= set(rules.STATES) for to in rules.MOVES.values())
    assert {s for s, to in rules.MOVES.items() if to} == set(rules.OPEN)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("lfz63ax51sd000001", "LFZ63AX51SD000001"),
        (" LFZ63AX51 SD000001 ", "LFZ63AX51SD000001"),
        ("LFZ63AX51SD00000I", None),
        ("LFZ63AX51SD00000O", None),
        ("SN-2026/0001.7", "SN-2026/0001.7"),
        ("A1", None),
        ("", None),
        ("DROP TABLE;", None),
        ("X" * 41, None),
    ],
)
def test_a_vehicle_is_known_by_its_number(given: str, kept: str | None) -> None:
    assert rules.unit_name(given) == kept


def test_the_calendar_file_is_folded_and_escaped() -> None:
    made = rules.calendar(
        uid="1@argosy",
        title="Übergabe: T03, grün; neu",
        place="Argosy Łódź, Smolice 1 " * 5,
        told="Zeile 1\nZeile 2",
        url="https://example.org/x",
        window=(NOW, NOW + timedelta(hours=1)),
        at=NOW,
        sequence=2,
    )
    lines = made.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "" and all(len(x.encode()) <= 75 for x in lines)
    unfolded = made.replace("\r\n ", "")
    assert "SUMMARY:Übergabe: T03\\, grün\\; neu\r\n" in unfolded and "DESCRIPTION:Zeile 1\\nZeile 2\r\n" in unfolded
    assert "DTSTART:20261127T090000Z\r\n" in unfolded and "SEQUENCE:2\r\n" in unfolded
    assert unfolded.count("Smolice 1") == 5


def test_a_point_knows_its_hours() -> None:
    found: Point = rules.read_point(POINT)
    assert found.hours == {"mon": (time(9), time(12))}
