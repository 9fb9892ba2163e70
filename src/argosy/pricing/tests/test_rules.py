"""The arithmetic of prices, against tables of cases and a naive day-by-day oracle."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argosy.kernel.money import Taxed
from argosy.pricing.claims import percent_off, reached_bp, reduced_price
from argosy.pricing.rules import (
    FxRate,
    home_ratio,
    local_ending,
    split_discount,
    vat_of_lines,
)
from argosy.pricing.tables import endings

DAY = timedelta(days=1)
START = datetime(2026, 9, 1, tzinfo=UTC)


def on(day: int) -> datetime:
    return START + day * DAY


def fx(base: str, quote: str, base_per_eur: str, quote_per_eur: str) -> FxRate:
    return FxRate(base, quote, Decimal(base_per_eur), Decimal(quote_per_eur), date(2026, 10, 30), "test")


# --- home price to market price -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("home_minor", "home_vat", "rate", "factor", "vat", "expected"),
    [
        # ¥1,130.00 is ¥1,000.00 net, €125.00 at 8 to the euro, €151.25 with Spain's 21%.
        (113_000, "13", fx("CNY", "EUR", "8", "1"), "1", "21", Fraction(15_125)),
        (113_000, "13", fx("CNY", "EUR", "8", "1"), "1.2", "21", Fraction(18_150)),
        # the same net in Poland at 4.2 złoty to the euro, with 23%.
        (113_000, "13", fx("CNY", "PLN", "8", "4.2"), "1", "23", Fraction("64575")),
        # a euro price from Germany sold in Germany stays what it is.
        (11_900, "19", fx("EUR", "EUR", "1", "1"), "1", "19", Fraction(11_900)),
        # yen have no minor unit: ¥16,000 are €100.00 at 160.
        (17_600, "10", fx("JPY", "EUR", "160", "1"), "1", "20", Fraction(12_000)),
    ],
)
def test_home_price_loses_home_vat_and_takes_rate_factor_and_market_vat(
    home_minor: int, home_vat: str, rate: FxRate, factor: str, vat: str, expected: Fraction
) -> None:
    ratio = home_ratio(rate.base, Decimal(home_vat), rate, Decimal(factor), rate.quote, Decimal(vat))
    assert home_minor * ratio == expected


def test_a_rate_for_other_currencies_is_refused() -> None:
    with pytest.raises(ValueError, match="does not turn CNY into EUR"):
        home_ratio("CNY", Decimal(13), fx("USD", "EUR", "1.1", "1"), Decimal(1), "EUR", Decimal(21))


@pytest.mark.parametrize("factor", ["0", "-1"])
def test_a_factor_that_is_not_positive_is_refused(factor: str) -> None:
    with pytest.raises(ValueError, match="positive"):
        home_ratio("EUR", Decimal(19), fx("EUR", "EUR", "1", "1"), Decimal(factor), "EUR", Decimal(21))


# --- endings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("market", "exact", "expected"),
    [
        ("es", "10", 49),
        ("es", "274", 299),
        ("es", "273.99", 249),
        ("es", "1000", 999),
        ("es", "6040", 5999),
        ("es", "6049.5", 6099),
        ("es", "9950", 9999),
        ("es", "10449", 9999),
        ("es", "10450", 10_900),
        ("de", "52280.67", 51_900),
        ("de", "52400", 52_900),
        ("fr", "1893000", 1_889_000),
        ("it", "6040", 6090),
        ("it", "6039", 5990),
        ("it", "52280", 51_900),
        ("pl", "8010", 7999),
        ("pl", "52280", 51_900),
        ("pl", "234039", 234_900),
        ("pl", "1234500", 1_229_900),
    ],
)
def test_local_endings(market: str, exact: str, expected: int) -> None:
    assert local_ending(Fraction(exact), endings(market, date(2026, 11, 1))) == expected


@pytest.mark.parametrize(
    ("floor", "expected"), [(51_900, 51_900), (51_901, 52_900), (52_900, 52_900), (60_001, 60_900)]
)
def test_an_ending_never_undercuts_the_floor(floor: int, expected: int) -> None:
    assert local_ending(Fraction("52280"), endings("es", date(2026, 11, 1)), floor) == expected


@example(market="es", value=Fraction(10_100), floor=1)
@given(
    market=st.sampled_from(["es", "fr", "de", "it", "pl"]),
    value=st.fractions(min_value=1, max_value=3_000_000, max_denominator=1000),
    floor=st.integers(min_value=1, max_value=3_000_000),
)
@settings(deadline=None)
def test_an_ending_is_offered_and_within_its_step(market: str, value: Fraction, floor: int) -> None:
    offered = endings(market, date(2026, 11, 1))
    price = local_ending(value, offered, floor)
    wanted = max(value, Fraction(floor))
    own, asked = (next(b for b in offered.bands if b.below_minor is None or x < b.below_minor) for x in (price, wanted))
    assert price >= floor
    assert price % own.step == own.ending
    assert abs(price - wanted) <= max(own.step, asked.step)


@given(
    market=st.sampled_from(["es", "it", "pl"]),
    values=st.tuples(*[st.fractions(min_value=1, max_value=1_500_000, max_denominator=100)] * 2),
)
@settings(deadline=None)
def test_a_dearer_price_never_ends_cheaper(market: str, values: tuple[Fraction, Fraction]) -> None:
    offered = endings(market, date(2026, 11, 1))
    low, high = sorted(values)
    assert local_ending(low, offered) <= local_ending(high, offered)


# --- percentages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "prior", "percent"),
    [
        (80, 100, 20),
        (8001, 10_000, 19),
        (7999, 10_000, 20),
        (100, 100, 0),
        (120, 100, 0),
        (1, 100, 99),
        (99_990, 100_000, 0),
    ],
)
def test_a_percentage_is_rounded_so_as_never_to_overstate(price: int, prior: int, percent: int) -> None:
    assert percent_off(price, prior) == percent


@given(st.integers(1, 10**9), st.integers(1, 9_999))
@settings(deadline=None)
def test_a_reduced_price_reaches_its_discount(list_gross: int, discount_bp: int) -> None:
    price = reduced_price(list_gross, discount_bp)
    assert price * 10_000 <= list_gross * (10_000 - discount_bp) < (price + 1) * 10_000
    assert reached_bp(price, list_gross) >= discount_bp
    assert percent_off(price, list_gross) >= discount_bp // 100


# --- tax and discounts ----------------------------------------------------------------------------------------------


def test_vat_of_lines_sums_to_the_vat_of_their_sum() -> None:
    # Three lines of 0.10 at 21%: each alone holds 0.02, together 0.30 hold 0.05.
    assert vat_of_lines([(10, Decimal(21))] * 3) == [Taxed(8, 2, 10), Taxed(8, 2, 10), Taxed(9, 1, 10)]


def test_vat_of_lines_keeps_rates_apart() -> None:
    assert vat_of_lines([(12_100, Decimal(21)), (12_550, Decimal("25.5")), (12_100, Decimal(21))]) == [
        Taxed(10_000, 2100, 12_100),
        Taxed(10_000, 2550, 12_550),
        Taxed(10_000, 2100, 12_100),
    ]


@given(st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from([Decimal(21), Decimal(19), Decimal("25.5")]))))
@settings(deadline=None)
def test_vat_of_lines_is_exact_per_rate(lines: list[tuple[int, Decimal]]) -> None:
    taxed = vat_of_lines(lines)
    assert [x.gross for x in taxed] == [gross for gross, _ in lines]
    assert all(0 <= x.vat <= x.gross for x in taxed)
    for rate in {r for _, r in lines}:
        at_rate = [x for x, (_, r) in zip(taxed, lines, strict=True) if r == rate]
        gross = sum(x.gross for x in at_rate)
        assert abs(sum(x.vat for x in at_rate) - gross * rate / (100 + rate)) <= Decimal("0.5")


@given(st.lists(st.integers(0, 10**7), min_size=1), st.integers(0, 10_000))
@settings(deadline=None)
def test_a_discount_is_shared_to_the_cent_and_no_line_goes_below_zero(grosses: list[int], bp: int) -> None:
    discount = sum(grosses) * bp // 10_000
    shares = split_discount(discount, grosses)
    assert sum(shares) == discount
    assert all(0 <= share <= gross for share, gross in zip(shares, grosses, strict=True))


def test_more_discount_than_the_lines_cost_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot take 31 off 30"):
        split_discount(31, [10, 20])
    with pytest.raises(ValueError, match="cannot take -1"):
        split_discount(-1, [10])
