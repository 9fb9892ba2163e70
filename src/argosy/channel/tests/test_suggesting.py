"""Putting a query's words right, and facets without a database."""

from __future__ import annotations

import pytest

from argosy.channel import facets
from argosy.channel.suggesting import alike, correct, one_slip, vocabulary

KNOWN = vocabulary(["Xiaomi 17 Ultra", "POCO", "Móviles", "Móvil", "Robot aspirador", "Sofá", "Sofás"])


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("poco", "poko", True),
        ("poco", "poc", True),
        ("poc", "poco", True),
        ("poco", "opco", True),
        ("poco", "pcoo", True),
        ("poco", "poco", False),
        ("poco", "pokk", False),
        ("poco", "pooocc", False),
        ("", "a", True),
        ("ab", "ba", True),
        ("abcd", "bacde", False),
    ],
)
def test_one_slip_of_a_finger(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip and one_slip(other, one) is slip


def test_likeness_is_that_of_pg_trgm() -> None:
    assert alike("word", "word") == 1 and alike("word", "sofa") == 0
    assert alike("xiaomi", "xiaomy") == pytest.approx(5 / 9)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("xiaomy", "Xiaomi"),
        ("XIAOMY ultra", "Xiaomi ultra"),
        ("mobiles", "Móviles"),
        ("moviles", ""),
        ("robot aspirdor", "robot aspirador"),
        ("xiaomi 18", ""),
        ("xiaomy 18", "Xiaomi 18"),
        ("xiaomy qqqqq", ""),
        ("so", ""),
        ("", ""),
    ],
)
def test_unknown_words_give_way_to_known_ones(query: str, meant: str) -> None:
    assert correct(query, KNOWN) == meant


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("100-200", (10_000, 19_999)),
        ("-25", (None, 2_499)),
        ("25000-", (2_500_000, None)),
        ("-", None),
        ("", None),
        ("a-b", None),
        ("1-2-3", None),
        ("12345678-", None),
        ("٣-", None),
    ],
)
def test_ranges_in_addresses(value: str, bounds: tuple[int | None, int | None] | None) -> None:
    assert facets.price_range(value, "EUR") == bounds
    if bounds:
        assert facets.range_value(*bounds, "EUR") == value


def test_bounds_that_nobody_offers_are_no_range() -> None:
    assert (
        facets.range_value(10_000, 20_000, "EUR")
        == facets.range_value(1, None, "EUR")
        == facets.range_value(None, None, "EUR")
        == ""
    )


def test_many_ranges_become_six_and_lose_nobody() -> None:
    found = facets.prices({n: n + 1 for n in range(12)}, "", "PLN", "pl")
    assert found is not None and len(found.choices) == 6
    assert sum(count for _, _, count, _, _ in found.choices) == sum(range(1, 13))
    assert found.choices[0][1].startswith("poniżej ") and found.choices[-1][1].startswith("od ")
    assert facets.prices({3: 9}, "", "EUR", "de") is None


def test_tokens_are_sorted_and_told_once() -> None:
    assert facets.tokens("poco", "phones", {"storage_gb": [256, 128], "stvzo": [True], "colour": ["blue", "blue"]}) == [
        "brand=poco", "category=phones", "colour=blue", "storage_gb=128", "storage_gb=256", "stvzo=true",
    ]  # fmt: skip
