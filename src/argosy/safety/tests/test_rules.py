"""Days, states and words of the law: tables of cases, and properties of the states."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.safety import rules


@pytest.mark.parametrize(
    ("kind", "received", "due"),
    [
        # Monday 23 November 2026: an order within two working days, other notices within three.
        ("regulator", datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 25)),
        ("trusted", datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 26)),
        ("user", datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 26)),
        ("brand", datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 26)),
        ("operator", datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 26)),
        # Over the weekend.
        ("regulator", datetime(2026, 11, 26, 9, tzinfo=UTC), date(2026, 11, 30)),
        ("regulator", datetime(2026, 11, 27, 9, tzinfo=UTC), date(2026, 12, 1)),
        ("user", datetime(2026, 11, 27, 9, tzinfo=UTC), date(2026, 12, 2)),
        # On a Saturday and a Sunday: counted from Monday.
        ("regulator", datetime(2026, 11, 28, 9, tzinfo=UTC), date(2026, 12, 1)),
        ("regulator", datetime(2026, 11, 29, 9, tzinfo=UTC), date(2026, 12, 1)),
        # In Brussels it is Tuesday already.
        ("regulator", datetime(2026, 11, 23, 23, 30, tzinfo=UTC), date(2026, 11, 26)),
        # Summer time is two hours ahead.
        ("regulator", datetime(2026, 7, 6, 22, 30, tzinfo=UTC), date(2026, 7, 9)),
        # A public holiday counts: early, never late.
        ("regulator", datetime(2026, 12, 24, 9, tzinfo=UTC), date(2026, 12, 28)),
        ("user", datetime(2026, 12, 30, 9, tzinfo=UTC), date(2027, 1, 4)),
    ],
)
def test_the_due_day(kind: str, received: datetime, due: date) -> None:
    assert rules.due_on(kind, received) == due


def test_the_due_day_ends_at_midnight_in_brussels() -> None:
    assert rules.due_at(date(2026, 11, 25)) == datetime(2026, 11, 25, 23, tzinfo=UTC)
    assert rules.due_at(date(2026, 7, 8)) == datetime(2026, 7, 8, 22, tzinfo=UTC)


STATES = st.sampled_from(sorted(rules.STEPS))


@given(st.lists(STATES, max_size=12))
def test_however_a_notice_is_moved_it_never_goes_back(wishes: list[str]) -> None:
    order = ["received", "confirmed", "decided", "closed"]
    state, way = "received", ["received"]
    for wish in wishes:
        if rules.may(state, wish):
            state = wish
            way.append(wish)
    assert way == sorted(way, key=order.index)
    assert len(set(way)) == len(way)
    assert "closed" not in way or "decided" in way


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "This is a voluntary recall.", ["voluntary"]),
        ("en", "As a Precaution, stop using it.", ["Precaution"]),
        ("en", "The pump can break.", []),
        ("en", "It is very rare.", ["rare"]),
        ("de", "Der Rückruf erfolgt vorsorglich.", ["vorsorglich"]),
        ("de", "Der Akku kann brennen.", []),
        ("fr", "Rappel volontaire par précaution.", ["volontaire", "par précaution", "précaution"]),
        ("es", "Retirada voluntaria.", ["voluntaria"]),
        ("it", "Richiamo precauzionale.", ["precauzionale"]),
        ("pl", "Dobrowolne wycofanie.", ["Dobrowolne"]),
        ("zh", "本次为自愿召回。", ["自愿"]),
    ],
)
def test_words_that_lower_the_perception_of_risk_are_found(language: str, text: str, found: list[str]) -> None:
    assert [w[: len(f)] for w, f in zip(rules.soft_words({language: text}), found, strict=True)] == found


@pytest.mark.parametrize(
    ("remedies", "why", "wrong"),
    [
        (["repair", "refund"], "", False),
        (["repair", "replacement", "refund"], "", False),
        (["refund"], "", True),
        (["refund"], "It cannot be repaired or made again.", False),
        ([], "None.", True),
        (["refund", "refund"], "", True),
        (["refund", "voucher"], "", True),
    ],
)
def test_remedies_are_a_choice_of_two(remedies: list[str], why: str, wrong: bool) -> None:
    assert rules.remedies_wrong(remedies, why) is wrong
