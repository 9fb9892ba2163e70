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


def test_amounts_as_readers_write_them() -> None:
    assert format_money(129900, "EUR", "de") == "1.299,00\u00a0€"
    assert format_money(129900, "EUR", "en") == "€1,299.00"
    assert format_money(215900, "PLN", "pl") == "2\u00a0159,00\u00a0zł"


@pytest.mark.parametrize(("text", "minor"), [("3299", 329900), ("549.90", 54990), (" 0.01 ", 1)])
def test_plain_decimals_are_read_exactly(text: str, minor: int) -> None:
    assert parse_amount(text, "EUR") == minor


@pytest.mark.parametrize("text", ["1.001", "NaN", "abc", "1,50", "Infinity"])
def test_other_amounts_are_refused(text: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        parse_amount(text, "EUR")
