"""Ways of delivery: what each costs, when it arrives, and where it is offered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.fulfilment import rules, ways

DAY = date(2026, 11, 26)
PLACES = rules.places()


@pytest.mark.parametrize(
    ("way", "market", "country", "modes", "goods", "postcode", "price"),
    [
        ("standard", "es", "ES", ["parcel"], 4899, "28013", 399),
        ("express", "es", "ES", ["parcel"], 100, "28013", 990),
        ("express", "pl", "PL", ["parcel", "parcel"], 100_000, "00-001", 3990),
        ("pickup:ES-28-1", "es", "ES", ["parcel"], 2899, "28013", 199),
        ("pickup:ES-28-1", "es", "ES", ["parcel"], 2900, "28013", 0),
        ("pickup:ES-28-1", "es", "ES", ["parcel"], 100, "", 199),
        # Not for what is bulky, fetched or imported; not elsewhere; not to a point that is not near, or not there.
        ("express", "es", "ES", ["parcel", "bulky"], 100, "28013", None),
        ("express", "es", "ES", ["direct"], 100, "28013", None),
        ("express", "gb", "GB", ["parcel"], 100, "", None),
        ("pickup:ES-28-1", "es", "ES", ["deposit"], 100, "28013", None),
        ("pickup:ES-28-1", "es", "ES", ["parcel"], 100, "08001", None),
        ("pickup:DE-10-1", "es", "ES", ["parcel"], 100, "", None),
        ("pickup:ES-99-9", "es", "ES", ["parcel"], 100, "", None),
        ("pickup", "es", "ES", ["parcel"], 100, "", None),
        ("pigeon", "es", "ES", ["parcel"], 100, "", None),
    ],
)
def test_what_a_way_costs(
    way: str, market: str, country: str, modes: list[str], goods: int, postcode: str, price: int | None
) -> None:
    if price is None:
        with pytest.raises(ways.NoSuchWay):
            ways.price(way, market, country, modes, goods, postcode, DAY)
    else:
        assert ways.price(way, market, country, modes, goods, postcode, DAY) == price


def test_before_its_tariff_a_way_is_not_there() -> None:
    with pytest.raises(ways.NoSuchWay):
        ways.price("express", "es", "ES", ["parcel"], 100, "", date(2025, 12, 31))


@pytest.mark.parametrize(
    ("at", "country", "postcode", "standard", "express"),
    [
        # Thursday, 11:00 in Madrid: tomorrow either way.
        (datetime(2026, 11, 26, 10, tzinfo=UTC), "ES", "28013", date(2026, 11, 27), date(2026, 11, 27)),
        # 17:30, after the cut-off of four but within three hours of it.
        (datetime(2026, 11, 26, 16, 30, tzinfo=UTC), "ES", "28013", date(2026, 11, 30), date(2026, 11, 27)),
        # 20:00: express leaves on Friday and comes on Saturday.
        (datetime(2026, 11, 26, 19, tzinfo=UTC), "ES", "28013", date(2026, 11, 30), date(2026, 11, 28)),
        # Saturday: leaves at once, nobody comes on Sunday.
        (datetime(2026, 11, 28, 9, tzinfo=UTC), "DE", "10115", date(2026, 12, 3), date(2026, 12, 1)),
        # The Balearics take two days more.
        (datetime(2026, 11, 26, 16, 30, tzinfo=UTC), "ES", "07001", date(2026, 12, 2), date(2026, 11, 30)),
    ],
)
def test_when_express_arrives(at: datetime, country: str, postcode: str, standard: date, express: date) -> None:
    told = (PLACES["MAD"], country, postcode, "parcel", at)
    assert (rules.arrival(*told), ways.arrives("express", *told)) == (standard, express)


@given(
    st.sampled_from([p for p in PLACES.values() if p.region == "eu"]),
    st.sampled_from([("ES", "07001"), ("FR", "75011"), ("DE", "26548"), ("IT", "95100"), ("PL", "00-001")]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
)
def test_express_is_never_later_and_nobody_comes_on_a_sunday(
    place: rules.Place, to: tuple[str, str], at: datetime
) -> None:
    day = ways.arrives("express", place, *to, "parcel", at)
    assert day <= rules.arrival(place, *to, "parcel", at)
    assert day.weekday() != 6 and day > at.date() - timedelta(days=1)


def test_every_point_can_be_reached_lies_near_itself_and_fits_what_an_order_keeps() -> None:
    for point in ways.points().values():
        assert rules.normal_postcode(point.country, point.postal_code) == point.postal_code
        assert point.postal_code.startswith(point.near)
        assert len(point.way) <= 24
