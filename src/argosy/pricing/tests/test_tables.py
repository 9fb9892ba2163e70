"""The dated tables: VAT by country and day, endings, ECB rates and their age."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.pricing import errors
from argosy.pricing.errors import MissingFxRate, MissingVatRate, StaleRate
from argosy.pricing.fx import LAUNCH, STRICT, FxPolicy, fx_rate
from argosy.pricing.tables import endings, vat_rate, vat_rates

EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
TODAY = "20 21 20 19 21 19 25 24 21 25.5 20 24 25 27 23 22 21 17 21 18 21 23 23 21 25 22 23".split()


@pytest.mark.parametrize(
    ("country", "percent"), [*zip(EU, TODAY, strict=True), ("GB", "20"), ("CH", "8.1"), ("NO", "25"), ("CN", "13")]
)
def test_standard_vat_of_2026(country: str, percent: str) -> None:
    assert vat_rate(country, date(2026, 9, 29)).percent == Decimal(percent)


@pytest.mark.parametrize(
    ("country", "changed", "before", "after"),
    [
        ("EE", date(2024, 1, 1), "20", "22"),
        ("EE", date(2025, 7, 1), "22", "24"),
        ("RO", date(2017, 1, 1), "20", "19"),
        ("RO", date(2025, 8, 1), "19", "21"),
        ("SK", date(2025, 1, 1), "20", "23"),
        ("FI", date(2024, 9, 1), "24", "25.5"),
        ("DE", date(2020, 7, 1), "19", "16"),
        ("DE", date(2021, 1, 1), "16", "19"),
        ("IE", date(2020, 9, 1), "23", "21"),
        ("IE", date(2021, 3, 1), "21", "23"),
        ("LU", date(2023, 1, 1), "17", "16"),
        ("LU", date(2024, 1, 1), "16", "17"),
        ("GR", date(2016, 6, 1), "23", "24"),
        ("CH", date(2018, 1, 1), "8", "7.7"),
        ("CH", date(2024, 1, 1), "7.7", "8.1"),
        ("CN", date(2018, 5, 1), "17", "16"),
        ("CN", date(2019, 4, 1), "16", "13"),
    ],
)
def test_vat_changes_on_its_day(country: str, changed: date, before: str, after: str) -> None:
    assert vat_rate(country, changed - timedelta(days=1)).percent == Decimal(before)
    assert vat_rate(country, changed).percent == Decimal(after)


@pytest.mark.parametrize("country", [*EU, "GB", "CH", "NO", "CN"])
def test_a_rate_is_known_without_gap_since_2016_and_says_its_source(country: str) -> None:
    rates = vat_rates()[country]
    assert rates[0].valid_from <= date(2016, 1, 1)
    assert rates[-1].valid_to is None
    for earlier, later in pairwise(rates):
        assert earlier.valid_to == later.valid_from - timedelta(days=1)
        assert earlier.percent != later.percent
    assert all(r.source and r.confidence in ("official", "secondary", "known") for r in rates)


@pytest.mark.parametrize(("country", "on"), [("XX", date(2026, 1, 1)), ("ES", date(1999, 1, 1))])
def test_no_rate_is_an_error_and_never_a_guess(country: str, on: date) -> None:
    with pytest.raises(MissingVatRate) as refused:
        vat_rate(country, on)
    assert refused.value.fields == ("country",)


def test_every_market_has_endings_that_cover_all_prices() -> None:
    for code in MARKETS:
        bands = endings(code, date(2026, 11, 1)).bands
        assert bands[0].from_minor == 0
        assert bands[-1].below_minor is None


def test_an_ecb_rate_is_that_of_its_day() -> None:
    rate = fx_rate("CNY", "EUR", date(2026, 4, 13))
    assert (rate.base_per_eur, rate.quote_per_eur, rate.dated) == (Decimal("7.9827"), Decimal(1), date(2026, 4, 13))
    assert rate.rate == Decimal("0.12527090")
    cross = fx_rate("CNY", "PLN", date(2026, 4, 13))
    assert cross.ratio == Fraction(42_543, 79_827)


def test_a_weekend_takes_friday_s_rate_and_says_so() -> None:
    assert fx_rate("USD", "EUR", date(2026, 4, 12)).dated == date(2026, 4, 10)


def test_easter_is_within_the_strict_policy() -> None:
    # Good Friday 2025-04-18 and Easter Monday are no TARGET days: Thursday's rate serves until Tuesday's is out.
    assert fx_rate("USD", "EUR", date(2025, 4, 21), STRICT).dated == date(2025, 4, 17)


def test_a_stale_rate_is_refused_unless_the_policy_allows_it() -> None:
    with pytest.raises(StaleRate) as refused:
        fx_rate("CNY", "EUR", date(2036, 1, 1))
    assert refused.value.retryable
    dated = date.fromisoformat(refused.value.params["dated"])
    assert fx_rate("CNY", "EUR", date(2036, 1, 1), LAUNCH).dated == dated
    assert fx_rate("CNY", "EUR", dated + timedelta(days=9), FxPolicy("nine days", 9)).dated == dated
    with pytest.raises(StaleRate):
        fx_rate("CNY", "EUR", dated + timedelta(days=10), FxPolicy("nine days", 9))


def test_a_currency_that_is_no_longer_quoted_keeps_its_last_day() -> None:
    with pytest.raises(StaleRate):
        fx_rate("HRK", "EUR", date(2026, 4, 13))
    assert fx_rate("HRK", "EUR", date(2026, 4, 13), LAUNCH).dated == date(2022, 12, 30)


@pytest.mark.parametrize(("base", "on"), [("XAU", date(2026, 4, 13)), ("CNY", date(2001, 1, 2))])
def test_a_currency_never_quoted_by_then_is_an_error(base: str, on: date) -> None:
    with pytest.raises(MissingFxRate) as refused:
        fx_rate(base, "EUR", on, LAUNCH)
    assert refused.value.params["currency"] == base


def test_a_currency_in_itself_is_one() -> None:
    assert fx_rate("EUR", "EUR", date(2036, 1, 1)).ratio == 1


def test_every_refusal_has_a_sentence_in_every_language() -> None:
    from argosy.kernel.text import has

    codes = "no-vat-rate no-fx-rate stale-rate no-endings bad-price wrong-currency backdated double-price bad-reduction"
    codes += " not-priced reduction-overlaps false-reduction no-prior-price too-soon"
    for language in LANGUAGES:
        for code in codes.split():
            assert has(f"error-pricing-{code}", language), (language, code)
    assert issubclass(errors.FalseReduction, ArgosyError)
