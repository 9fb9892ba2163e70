from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from argosy.insight.errors import RivalInvalid
from argosy.insight.rivals import DATA, load, read

RIVAL = load()
DAY = date(2026, 11, 22)
GOOD = (DATA / "rival_amazon.toml").read_text("utf-8")


def fee(category: str, price: str, store: str = "DE") -> Decimal:
    (row,) = [r for r in RIVAL.referral if r.category == category and store in r.stores]
    return row.fee(Decimal(price))


@pytest.mark.parametrize(
    ("category", "price", "expected"),
    [
        ("electronics", "299", "20.93"),
        ("electronics", "1", "0.30"),  # the minimum
        ("electronics-accessories", "100", "15"),
        ("electronics-accessories", "175", "21"),  # the announcement's own example
        ("furniture", "200", "30"),
        ("furniture", "250", "35"),
        ("home-products", "20", "1.6"),  # whole price: 8% up to 20 EUR ...
        ("home-products", "20.01", "3.0015"),  # ... and 15% on everything one cent above
        ("cycling-accessories", "25", "2.00"),
    ],
)
def test_referral_fees_by_tier_mode(category: str, price: str, expected: str) -> None:
    assert fee(category, price) == Decimal(expected)


def test_every_category_of_ours_has_a_row_in_every_store() -> None:
    for category in ("phones", "tablets", "tvs", "robot-vacuums", "sofas", "bike-lights", "helmets", "cycling-glasses"):
        for store in ("DE", "ES", "FR", "IT", "PL"):
            assert RIVAL.referral_for(category, store, DAY) is not None, (category, store)
            assert RIVAL.advertising_for(category, DAY) is not None
    assert RIVAL.referral_for("cars", "DE", DAY) is None


def test_a_row_holds_only_from_its_day() -> None:
    assert RIVAL.referral_for("bike-lights", "DE", date(2021, 4, 20)) is None
    assert RIVAL.referral_for("bike-lights", "DE", date(2021, 4, 21)) is not None


@pytest.mark.parametrize(
    ("weight", "sides", "expected"),
    [
        (400, (200, 100, 50), "3.21"),
        (401, (200, 100, 50), "3.51"),
        (12_000, (450, 340, 260), "7.54"),
        (0, (0, 0, 0), "3.21"),
    ],
)
def test_carriage_by_weight_within_the_parcel(weight: int, sides: tuple[int, int, int], expected: str) -> None:
    found = RIVAL.fulfilment_for("DE", DAY, weight, sides)
    assert found is not None
    assert found[1] == Decimal(expected)


def test_oversize_is_charged_by_started_kilogram_in_pounds() -> None:
    found = RIVAL.fulfilment_for("DE", DAY, 14_200, (1_350, 830, 150))
    assert found is not None
    assert found[0].currency == "GBP"
    assert found[1] == (Decimal("10.20") + 14 * Decimal("0.24")) / Decimal("0.87058")


def test_what_fits_no_tier_is_not_carried() -> None:
    assert RIVAL.fulfilment_for("DE", DAY, 31_501, (1_000, 500, 500)) is None
    assert RIVAL.fulfilment_for("DE", DAY, 10_000, (1_751, 500, 500)) is None


def test_weak_figures_have_wide_intervals_and_confirmed_ones_none() -> None:
    assert RIVAL.widen(Decimal(100), "confirmed") == (100, 100, 100)
    assert RIVAL.widen(Decimal(100), "secondary") == (90, 100, 110)
    assert RIVAL.widen(Decimal(100), "weak") == (75, 100, 125)


def test_storage_is_dearer_in_the_peak_and_cheaper_for_oversize() -> None:
    row = RIVAL.storage_for("DE", DAY)
    assert row is not None
    litre100 = 100 * 10**6
    assert row.cost(litre100, (450, 340, 260), 9).central == Decimal("2.6")
    assert row.cost(litre100, (450, 340, 260), 11).central == Decimal("3.6")
    assert row.cost(litre100, (451, 340, 260), 9).central == Decimal("1.8")


def test_advertising_is_capped_by_a_share_of_the_price() -> None:
    row = RIVAL.advertising_for("bike-lights", DAY)
    assert row is not None
    assert row.cost(Decimal(100)) == (1, 2, 3)
    assert row.cost(Decimal(10)) == (1, Decimal("1.5"), Decimal("1.5"))


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('tier_mode = "flat"', 'tier_mode = "steps"'),
        ('tax_base = "gross"', 'tax_base = "some"'),
        ("tiers = [{ rate = 7 }]", "tiers = [{ rate = 107 }]"),
        ("tiers = [{ rate = 7 }]", "tiers = [{ rate = 7 }, { rate = 8 }]"),
        ("{ up_to = 100, rate = 15 }, { rate = 8 }", "{ rate = 15 }, { up_to = 100, rate = 8 }"),
        ("{ up_to = 100, rate = 15 }, { rate = 8 }", "{ rate = 8 }"),
        ('confidence = "weak"', 'confidence = "sure"'),
        ("min_fee = 0.30", "min_fee = 0.30\nmaximum = 1"),
        ("[spread]", "[spread"),
    ],
)
def test_a_file_that_breaks_its_schema_is_refused(was: str, becomes: str) -> None:
    assert was in GOOD
    with pytest.raises(RivalInvalid):
        read(GOOD.replace(was, becomes, 1), "rival_amazon.toml")
