from __future__ import annotations

from datetime import date

import pytest

from argosy.settlement.errors import NoSchedule, ScheduleInvalid
from argosy.settlement.fees import DATA, FulfilmentSchedule, PaymentSchedule, in_force, load, read

GOOD = (DATA / "payment.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("was", "becomes", "where"),
    [
        ("rate_bp = 110", "rate_bp = 1.1", "method.0.rate_bp"),
        ('confidence = "confirmed"', 'confidence = "sure"', "confidence"),
        ("valid_from = 2026-01-01", "valid_from = 7", "valid_from"),
        ('id = "lemonway-2026"', 'name = "lemonway-2026"', "id"),
        ('code = "sepa"', 'code = "sepa"\ncolour = "red"', "method.1.colour"),
        ("rate_bp = 30", "rate_bp = -1", "method.1.rate_bp"),
        ("[[schedule]]", "[[table]]", "-"),
        ("rate_bp = 30", "rate_bp = ", "-"),
    ],
)
def test_a_schedule_that_breaks_its_schema_is_refused_by_place(was: str, becomes: str, where: str) -> None:
    with pytest.raises(ScheduleInvalid) as refused:
        read(GOOD.replace(was, becomes, 1), PaymentSchedule, "payment.toml")
    assert refused.value.params["where"] == where


def test_the_shipped_schedules_follow_their_schema_and_name_their_source() -> None:
    for schedule in (*load("payment.toml", PaymentSchedule), *load("fulfilment.toml", FulfilmentSchedule)):
        assert len(schedule.source) > 40


def test_the_schedule_of_the_day_holds() -> None:
    old, new = load("payment.toml", PaymentSchedule)[0], load("payment.toml", PaymentSchedule)[0]
    new = new.model_copy(update={"id": "new", "valid_from": date(2026, 7, 1), "valid_to": date(2027, 1, 1)})
    both = (new, old)
    assert in_force(both, "eu", date(2026, 6, 30), "payment").id == "lemonway-2026"
    assert in_force(both, "eu", date(2026, 7, 1), "payment").id == "new"
    assert in_force(both, "eu", date(2027, 1, 1), "payment").id == "lemonway-2026"
    with pytest.raises(NoSchedule):
        in_force(both, "gulf", date(2026, 7, 1), "payment")
