"""Who pays a discount, to the cent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.campaigns.rules import Split, split


@pytest.mark.parametrize(
    ("discount", "share_bp", "brand", "platform"),
    [
        (2000, 5000, 1000, 1000),
        (2000, 0, 2000, 0),
        (2000, 10_000, 0, 2000),
        (999, 3333, 666, 333),
        (1, 5000, 1, 0),
        (101, 5000, 51, 50),
        (1, 6000, 0, 1),
        (0, 5000, 0, 0),
    ],
)
def test_a_discount_is_shared(discount: int, share_bp: int, brand: int, platform: int) -> None:
    assert split(discount, share_bp) == Split(brand, platform)


@given(st.integers(0, 10**10), st.integers(0, 10_000))
@settings(deadline=None)
def test_the_shares_make_the_discount_and_stray_less_than_a_cent(discount: int, share_bp: int) -> None:
    shares = split(discount, share_bp)
    assert shares.brand + shares.platform == discount
    assert abs(shares.platform * 10_000 - discount * share_bp) < 10_000


@pytest.mark.parametrize(("discount", "share_bp"), [(-1, 5000), (100, -1), (100, 10_001)])
def test_what_cannot_be_shared_is_refused(discount: int, share_bp: int) -> None:
    with pytest.raises(ValueError, match="cannot share"):
        split(discount, share_bp)
