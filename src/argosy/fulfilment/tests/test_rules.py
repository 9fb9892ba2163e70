"""Where goods come from and when they arrive."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.fulfilment import rules
from argosy.fulfilment.rules import (
    Allocation,
    PostcodeTrouble,
    allocate,
    arrival,
    delivery_price,
    normal_postcode,
    places,
)

A, B, C = (UUID(int=n) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("country", "given_", "written"),
    [
        ("ES", " 28013 ", "28013"),
        ("PL", "00001", "00-001"),
        ("PL", "00-001", "00-001"),
        ("DE", "10 115", "10115"),
        ("FR", "75011", "75011"),
    ],
)
def test_postcodes_as_their_country_writes_them(country: str, given_: str, written: str) -> None:
    assert normal_postcode(country, given_) == written


@pytest.mark.parametrize(
    ("country", "given_", "why"),
    [
        ("ES", "2801", "form"),
        ("ES", "", "form"),
        ("PL", "0-0001", "form"),
        ("ES", "35001", "not-served"),
        ("ES", "51001", "not-served"),
        ("FR", "97400", "not-served"),
        ("DE", "27498", "not-served"),
        ("IT", "23041", "not-served"),
        ("US", "10001", "not-served"),
    ],
)
def test_postcodes_that_cannot_be_delivered_to(country: str, given_: str, why: str) -> None:
    with pytest.raises(PostcodeTrouble) as caught:
        normal_postcode(country, given_)
    assert caught.value.args[0] == why


def at(day: int, hour: int) -> datetime:
    """A moment of November 2026 in UTC; the 2nd is a Monday."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("warehouse", "country", "code", "mode", "moment", "day"),
    [
        ("MAD", "ES", "28013", "parcel", at(2, 10), date(2026, 11, 3)),
        ("MAD", "ES", "28013", "parcel", at(2, 16), date(2026, 11, 4)),  # 17:00 in Madrid: after the cut-off
        ("MAD", "ES", "28013", "parcel", at(6, 16), date(2026, 11, 10)),  # late on Friday leaves on Monday
        ("MAD", "ES", "28013", "parcel", at(7, 8), date(2026, 11, 10)),  # Saturday
        ("MAD", "ES", "07001", "parcel", at(2, 10), date(2026, 11, 5)),  # the Balearic Islands take two days more
        ("MAD", "ES", "28013", "bulky", at(2, 10), date(2026, 11, 5)),
        ("LGG", "ES", "28013", "deposit", at(2, 10), date(2026, 11, 19)),
        ("LCJ", "PL", "00-001", "parcel", at(2, 10), date(2026, 11, 3)),
    ],
)
def test_the_promised_day(warehouse: str, country: str, code: str, mode: str, moment: datetime, day: date) -> None:
    assert arrival(places()[warehouse], country, code, mode, moment) == day


def test_the_nearest_warehouse_comes_first_and_none_of_another_region() -> None:
    ranked = [p.code for p in rules.ranked("eu", "DE", at(2, 10))]
    assert ranked[0] == "FRA"
    assert "SZX" not in ranked


def test_one_warehouse_that_has_everything_is_preferred() -> None:
    stock = {(A, "X"): 1, (A, "Y"): 5, (B, "Y"): 5}
    assert allocate({A: 1, B: 1}, stock, ["X", "Y"]) == [Allocation("Y", A, 1), Allocation("Y", B, 1)]


def test_else_the_order_is_split_among_few() -> None:
    stock = {(A, "X"): 1, (B, "Y"): 1, (A, "Z"): 1}
    assert allocate({A: 2, B: 1}, stock, ["X", "Y", "Z"]) == [
        Allocation("X", A, 1),
        Allocation("Y", B, 1),
        Allocation("Z", A, 1),
    ]


def test_what_is_not_there_is_not_allocated() -> None:
    assert allocate({A: 2}, {(A, "X"): 1}, ["X"]) is None
    assert rules.shortage({A: 2, B: 1}, {(A, "X"): 1, (B, "X"): 1}) == {A: 1}


@given(
    st.dictionaries(st.sampled_from([A, B, C]), st.integers(1, 5), min_size=1),
    st.dictionaries(st.tuples(st.sampled_from([A, B, C]), st.sampled_from(["W", "X", "Y", "Z"])), st.integers(0, 6)),
)
def test_an_allocation_is_complete_and_never_more_than_there_is(
    wanted: dict[UUID, int], stock: dict[tuple[UUID, str], int]
) -> None:
    chosen = allocate(wanted, stock, ["W", "X", "Y", "Z"])
    enough = all(sum(n for (v, _), n in stock.items() if v == variant) >= need for variant, need in wanted.items())
    assert (chosen is not None) == enough
    if chosen is not None:
        for variant, need in wanted.items():
            assert sum(a.quantity for a in chosen if a.variant_id == variant) == need
        for a in chosen:
            assert 0 < a.quantity <= stock[a.variant_id, a.warehouse]
        assert len({(a.variant_id, a.warehouse) for a in chosen}) == len(chosen)


@pytest.mark.parametrize(
    ("market", "modes", "goods", "price"),
    [
        ("es", ["parcel"], 4899, 399),
        ("es", ["parcel"], 4900, 0),
        ("es", ["parcel", "bulky"], 100_000, 2900),
        ("pl", ["parcel"], 19_899, 1499),
        ("de", ["deposit"], 100, 0),
    ],
)
def test_what_delivery_costs(market: str, modes: list[str], goods: int, price: int) -> None:
    assert delivery_price(market, modes, goods) == price
