"""Unit prices: what is divided by what, in which country for which quantity, and how it is rounded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.catalogue.units import CONTENT_UNITS, Content, content
from argosy.pricing.datafile import DataFault
from argosy.pricing.measures import _small, reference, unit_price

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("gross", "text", "country", "told"),
    [
        (899, "60 ml", "DE", (14983, 1, "l")),  # 8.99 / 0.06 = 149.8333…
        (1449, "120 ml", "DE", (12075, 1, "l")),
        (1999, "500 ml", "ES", (3998, 1, "l")),
        (1299, "1 l", "FR", (1299, 1, "l")),
        (1299, "1000 ml", "FR", (1299, 1, "l")),
        (4999, "0.75 l", "IT", (6665, 1, "l")),  # 66.6533…
        (3999, "60 ml", "PL", (66650, 1, "l")),
        (249, "250 g", "DE", (996, 1, "kg")),
        (1990, "2.5 kg", "ES", (796, 1, "kg")),
        (1500, "4 m", "ES", (375, 1, "m")),
        (1999, "1.5 m2", "DE", (1333, 1, "m2")),
        (5000, "0.125 m3", "DE", (40000, 1, "m3")),
        (700, "6 piece", "PL", (117, 1, "piece")),  # 1.1666…
        (899, "60 ml", "CH", (1498, 100, "ml")),
        (899, "250 ml", "CH", (360, 100, "ml")),  # 3.596
        (899, "251 ml", "CH", (3582, 1, "l")),  # 35.8167…
        (899, "0.25 kg", "CH", (360, 100, "g")),
        (1, "8 ml", "ES", (125, 1, "l")),
        (1, "16 ml", "ES", (63, 1, "l")),  # 62.5: half a cent up
        (1, "3 kg", "ES", (0, 1, "kg")),  # 0.33 of a cent
        (1, "2 kg", "ES", (1, 1, "kg")),  # half a cent up
    ],
)
def test_the_price_of_the_quantity_of_reference(
    gross: int, text: str, country: str, told: tuple[int, int, str]
) -> None:
    found = unit_price(gross, content(text), country, TODAY)
    assert (found.gross, found.quantity, found.unit) == told


@pytest.mark.parametrize(
    ("country", "on", "told"),
    [
        ("DE", date(2000, 8, 31), (1, "l")),
        ("DE", date(2000, 9, 1), (100, "ml")),
        ("DE", date(2022, 5, 27), (100, "ml")),
        ("DE", date(2022, 5, 28), (1, "l")),
        ("ES", date(2022, 5, 27), (1, "l")),
        ("CH", date(2012, 12, 31), (1, "l")),
        ("CH", date(2013, 1, 1), (100, "ml")),
    ],
)
def test_small_contents_are_priced_by_what_the_country_had_that_day(
    country: str, on: date, told: tuple[int, str]
) -> None:
    assert reference(content("60 ml"), country, on) == told
    assert reference(content("1 m"), country, on) == (1, "m")


def test_every_row_of_the_table_names_its_source_and_how_sure_it_is() -> None:
    rows = [row for found in _small().values() for row in found]
    assert {row["country"] for row in rows} == {"CH", "DE"}
    assert all(row["source"] and row["confidence"] == "official" for row in rows)


amounts = st.integers(1, 999_999_999).map(lambda n: Decimal(n).scaleb(-3))
contents = st.builds(Content, amounts, st.sampled_from(sorted(CONTENT_UNITS)))


@given(st.integers(1, 10**9), contents, st.sampled_from(["DE", "ES", "CH", "PL"]))
def test_it_is_the_exact_quotient_rounded_half_up(gross: int, stated: Content, country: str) -> None:
    found = unit_price(gross, stated, country, TODAY)
    parts, wanted = CONTENT_UNITS[stated.unit][2], CONTENT_UNITS[found.unit][2] * found.quantity
    exact = Fraction(gross) * wanted / (Fraction(stated.amount) * parts)
    assert -Fraction(1, 2) < found.gross - exact <= Fraction(1, 2)


@given(st.integers(1, 10**6), st.integers(1, 999), st.sampled_from([("g", "kg"), ("ml", "l")]))
def test_the_same_content_in_the_larger_unit_costs_the_same(gross: int, amount: int, units: tuple[str, str]) -> None:
    small, large = units
    one = Content(Decimal(amount), small)
    other = Content(Decimal(amount).scaleb(-3), large)
    assert unit_price(gross, one, "DE", TODAY) == unit_price(gross, other, "DE", TODAY)


@given(st.integers(1, 10**6), st.integers(2, 50), contents)
def test_a_larger_pack_at_the_same_price_never_costs_more_by_measure(gross: int, times: int, stated: Content) -> None:
    larger = Content(stated.amount * times, stated.unit)
    assert unit_price(gross, larger, "DE", TODAY).gross <= unit_price(gross, stated, "DE", TODAY).gross


def test_a_table_with_a_content_of_nothing_is_refused(tmp_path: Path) -> None:
    from argosy.pricing import datafile, measures

    written = (datafile.DATA / "unit_prices.toml").read_text("utf-8").replace("quantity = 100", "quantity = 0", 1)
    (tmp_path / "unit_prices.toml").write_text(written, "utf-8")
    with pytest.raises(DataFault, match=r"unit_prices.toml:\d+: \[\[small\]\] quantity: must be a whole number, one"):
        datafile.read("unit_prices.toml", measures._SHAPES, tmp_path)
