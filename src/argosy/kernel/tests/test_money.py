"""Money: rounding, splitting, and what may not be combined."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.kernel.money import Money, Taxed, allocate, bp_of, format_money, parse_amount, vat_inside, vat_on


@pytest.mark.parametrize(
    ("gross", "rate", "net", "vat"),
    [
        (12100, "21", 10000, 2100),
        (49900, "19", 41933, 7967),
        (1, "20", 1, 0),
        (-12100, "21", -10000, -2100),
        (25_500, "25.5", 20319, 5181),
        (100, "0", 100, 0),
    ],
)
def test_vat_inside_a_price(gross: int, rate: str, net: int, vat: int) -> None:
    assert vat_inside(gross, Decimal(rate)) == Taxed(net, vat, gross)


@pytest.mark.parametrize(("net", "rate", "vat"), [(10000, "21", 2100), (3, "50", 2), (-3, "50", -2), (10, "4", 0)])
def test_vat_on_top(net: int, rate: str, vat: int) -> None:
    assert vat_on(net, Decimal(rate)).vat == vat


@pytest.mark.parametrize(("minor", "bp", "share"), [(10000, 500, 500), (1, 5000, 1), (-1, 5000, -1), (999, 750, 75)])
def test_basis_points_round_half_away_from_zero(minor: int, bp: int, share: int) -> None:
    assert bp_of(minor, bp) == share


def test_largest_remainder_gives_ties_to_the_first() -> None:
    assert allocate(100, [1, 1, 1]) == [34, 33, 33]
    assert allocate(-100, [1, 1, 1]) == [-34, -33, -33]
    assert allocate(5, [0, 0]) == [3, 2]
    assert allocate(0, []) == []


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_shares_sum_to_the_total_and_differ_from_exact_by_less_than_one(total: int, weights: list[int]) -> None:
    shares = allocate(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    if whole:
        assert all(abs(s * whole - total * w) < whole for s, w in zip(shares, weights, strict=True))


@given(st.integers(-(10**10), 10**10), st.decimals(0, 30, places=2))
def test_net_and_vat_make_gross(gross: int, rate: Decimal) -> None:
    split = vat_inside(gross, rate)
    assert split.net + split.vat == gross
    exact = Decimal(gross) * rate / (100 + rate)
    assert abs(split.vat - exact) <= Decimal("0.5")


def test_currencies_do_not_mix() -> None:
    with pytest.raises(ValueError, match="EUR with PLN"):
        Money(1, "EUR") + Money(1, "PLN")
    with pytest.raises(TypeError):
        Money(1.5, "EUR")  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        Taxed(1, 1, 3)


@pytest.mark.parametrize(
    ("currency", "language", "text"),
    [
        ("EUR", "es", "4.425.600,50\u00a0€"),
        ("EUR", "fr", "4\u202f425\u202f600,50\u00a0€"),
        ("EUR", "de", "4.425.600,50\u00a0€"),
        ("EUR", "it", "4.425.600,50\u00a0€"),
        ("EUR", "pl", "4\u00a0425\u00a0600,50\u00a0€"),
        ("EUR", "en", "€4,425,600.50"),
        ("EUR", "zh", "€4,425,600.50"),
        ("PLN", "es", "4.425.600,50\u00a0PLN"),
        ("PLN", "fr", "4\u202f425\u202f600,50\u00a0PLN"),
        ("PLN", "de", "4.425.600,50\u00a0PLN"),
        ("PLN", "it", "4.425.600,50\u00a0PLN"),
        ("PLN", "pl", "4\u00a0425\u00a0600,50\u00a0zł"),
        ("PLN", "en", "PLN\u00a04,425,600.50"),
        ("PLN", "zh", "PLN\u00a04,425,600.50"),
        ("CNY", "en", "CN¥4,425,600.50"),
        ("CNY", "zh", "¥4,425,600.50"),
    ],
)
def test_amounts_as_readers_write_them(currency: str, language: str, text: str) -> None:
    assert format_money(442560050, currency, language) == text
    minus = format_money(-442560050, currency, language)
    assert minus == f"-{text}" and "\u00a0\u00a0" not in minus


@pytest.mark.parametrize(
    ("minor", "currency", "language", "text"),
    [
        (40000, "EUR", "de", "400\u00a0€"),
        (150000, "EUR", "es", "1.500\u00a0€"),
        (1200000, "EUR", "en", "€12,000"),
        (40050, "EUR", "en", "€400.50"),
        (40000, "PLN", "en", "PLN\u00a0400"),
        (160000, "PLN", "pl", "1\u00a0600\u00a0zł"),
        (400, "JPY", "en", "¥400"),
    ],
)
def test_whole_amounts_go_without_cents(minor: int, currency: str, language: str, text: str) -> None:
    assert format_money(minor, currency, language, whole=True) == text


@pytest.mark.parametrize(("text", "minor"), [("3299", 329900), ("549.90", 54990), (" 0.01 ", 1)])
def test_plain_decimals_are_read_exactly(text: str, minor: int) -> None:
    assert parse_amount(text, "EUR") == minor


@pytest.mark.parametrize("text", ["1.001", "NaN", "abc", "1,50", "Infinity"])
def test_other_amounts_are_refused(text: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        parse_amount(text, "EUR")
