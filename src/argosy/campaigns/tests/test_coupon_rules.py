"""What a coupon takes off, to the cent, and why it may not be used."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.campaigns.coupon_rules import Coupon, CouponLine, discount, meant, normal, why_not, wrong_field

START = datetime(2026, 11, 20, tzinfo=UTC)
NOW = START + timedelta(days=5)
BRAND, OTHER = uuid4(), uuid4()
COUPON = Coupon(
    id=uuid4(),
    code="WELCOME10",
    brand_id=None,
    kind="percent",
    value=1000,
    currency="EUR",
    markets=("de", "es"),
    starts_at=START,
    ends_at=START + timedelta(days=10),
    minimum=0,
    most_uses=5,
    budget=None,
    uses=0,
    spent=0,
    state="open",
)


def line(gross: int, brand: UUID = BRAND, *, deposit: bool = False) -> CouponLine:
    return CouponLine(uuid4(), brand, gross, deposit)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("welcome10", "WELCOME10"),
        (" wel come-10 ", "WELCOME-10"),
        ("abc", ""),
        ("-abcd", ""),
        ("ÄBCD", ""),
        ("A" * 25, ""),
    ],
)
def test_how_a_code_is_read(typed: str, kept: str) -> None:
    assert normal(typed) == kept


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, ""),
        ({"code": "x"}, "code"),
        ({"kind": "gift"}, "kind"),
        ({"value": 9001}, "value"),
        ({"value": 0}, "value"),
        ({"kind": "amount", "value": 1000, "minimum": 1000}, "minimum"),
        ({"kind": "amount", "value": 1000, "minimum": 1001}, ""),
        ({"markets": ()}, "markets"),
        ({"ends_at": START}, "ends_at"),
        ({"most_uses": 0}, "most_uses"),
        ({"budget": 0}, "budget"),
    ],
)
def test_what_no_coupon_can_be(change: dict[str, Any], field: str) -> None:
    assert wrong_field(replace(COUPON, **change)) == field


@pytest.mark.parametrize(
    ("change", "market", "goods", "at", "reason"),
    [
        ({}, "es", 100, NOW, ""),
        ({}, "fr", 100, NOW, "market"),
        ({}, "es", 100, START - timedelta(seconds=1), "early"),
        ({}, "es", 100, START, ""),
        ({}, "es", 100, START + timedelta(days=10), "over"),
        ({"state": "stopped"}, "es", 100, NOW, "over"),
        ({"uses": 5}, "es", 100, NOW, "spent"),
        ({"budget": 700, "spent": 700}, "es", 100, NOW, "spent"),
        ({}, "es", 0, NOW, "goods"),
        ({"minimum": 101}, "es", 100, NOW, "minimum"),
        ({"minimum": 100}, "es", 100, NOW, ""),
    ],
)
def test_why_it_may_not_be_used(change: dict[str, Any], market: str, goods: int, at: datetime, reason: str) -> None:
    assert why_not(replace(COUPON, **change), market, goods, at) == reason


def test_it_is_for_its_brands_goods_and_never_for_a_deposit() -> None:
    own, others, car = line(100), line(200, OTHER), line(300, deposit=True)
    assert meant(COUPON, [own, others, car]) == [own, others]
    assert meant(replace(COUPON, brand_id=BRAND), [own, others, car]) == [own]


def test_a_known_answer() -> None:
    lines = [line(999), line(999), line(1)]
    taken = discount(COUPON, lines)
    assert (taken.amount, list(taken.shares.values()), taken.platform) == (200, [100, 100, 0], True)


@given(
    st.lists(st.integers(1, 10**7), min_size=1, max_size=12),
    st.one_of(st.tuples(st.just("percent"), st.integers(1, 9000)), st.tuples(st.just("amount"), st.integers(1, 10**6))),
)
def test_shares_are_the_discount_to_the_cent_and_none_is_more_than_its_line(
    prices: list[int], worth: tuple[str, int]
) -> None:
    kind, value = worth
    coupon = replace(COUPON, kind=kind, value=value, minimum=value + 1 if kind == "amount" else 0)
    lines = [line(price) for price in prices]
    if why_not(coupon, "es", sum(prices), NOW):
        return
    taken = discount(coupon, lines)
    assert sum(taken.shares.values()) == taken.amount < max(sum(prices), 2)
    for one in lines:
        exact = taken.amount * one.gross / sum(prices)
        assert 0 <= taken.shares[one.variant_id] <= one.gross
        assert abs(taken.shares[one.variant_id] - exact) < 1
