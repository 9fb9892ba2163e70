"""The days of the right of withdrawal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from argosy.aftersales import rules


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 6, 22), date(2026, 7, 6)),  # Monday to Monday
        (date(2026, 6, 19), date(2026, 7, 3)),  # Friday to Friday
        (date(2026, 6, 20), date(2026, 7, 6)),  # a Saturday's last day would be a Saturday
        (date(2026, 6, 21), date(2026, 7, 6)),  # a Sunday's, a Sunday
    ],
)
def test_fourteen_days_after_receipt_and_never_on_a_weekend(received: date, last: date) -> None:
    assert rules.last_day(received) == last


def parcel(state: str, delivered: datetime | None = None) -> dict[str, Any]:
    return {"state": state, "delivered_at": delivered}


NIGHT = datetime(2026, 6, 22, 23, 30, tzinfo=UTC)
NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)
PROMISED = date(2026, 6, 18)


@pytest.mark.parametrize(
    ("parcels", "received"),
    [
        ([], None),
        ([parcel("reserved")], None),
        ([parcel("delivered", NOON), parcel("reserved")], None),
        ([parcel("shipped")], PROMISED),
        ([parcel("delivered", NOON), parcel("shipped")], PROMISED),
        ([parcel("delivered", NOON)], date(2026, 6, 20)),
        # Half past eleven at night, UTC, is the next day in Madrid.
        ([parcel("delivered", NIGHT), parcel("delivered", NOON)], date(2026, 6, 23)),
        ([parcel("released"), parcel("delivered", NOON)], date(2026, 6, 20)),
    ],
)
def test_the_period_begins_with_the_last_parcel(parcels: list[dict[str, Any]], received: date | None) -> None:
    assert rules.received_on(parcels, PROMISED, "Europe/Madrid") == received


def test_a_day_that_nobody_promised_leaves_the_period_open() -> None:
    assert rules.received_on([parcel("shipped")], None, "Europe/Madrid") is None


def test_what_is_left_is_what_was_ordered_less_what_was_given_up() -> None:
    one, other = uuid4(), uuid4()
    ordered = {one: 3, other: 1}
    assert rules.left(ordered, []) == ordered
    assert rules.left(ordered, [{str(one): 1}, {str(one): 1, str(other): 1}]) == {one: 1}
