"""Rows of a product table: what is wrong with a cell, which rows contradict each other, what a product is made of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from argosy.catalogue import rules
from argosy.catalogue.rules import check_row, digest, group, product_content, variant_content
from argosy.catalogue.tests.rows import gtin, row

CASES: list[tuple[dict[str, Any], str, str, bool]] = [
    ({"sku": ""}, "sku", "empty", True),
    ({"sku": "-A"}, "sku", "sku-form", True),
    ({"sku": "A B"}, "sku", "sku-form", True),
    ({"sku": "A" * 65}, "sku", "sku-form", True),
    ({"gtin": ""}, "gtin", "empty", True),
    ({"gtin": "12345"}, "gtin", "gtin-form", True),
    ({"gtin": "28010000000A7"}, "gtin", "gtin-form", True),
    ({"gtin": "٢٨٠١٠٠٠٠٠٠٠١٧"}, "gtin", "gtin-form", True),
    ({"gtin": "2801000000010"}, "gtin", "gtin-check-digit", True),
    ({"model": ""}, "model", "empty", True),
    ({"model": "Bag 1"}, "model", "model-form", True),
    ({"model": "bag--1"}, "model", "model-form", True),
    ({"model": "b" * 81}, "model", "model-form", True),
    ({"name": ""}, "name", "empty", True),
    ({"name": "n" * 161}, "name", "too-long", True),
    ({"category": ""}, "category", "empty", True),
    ({"category": "toys"}, "category", "no-category", True),
    ({"category": "cycling"}, "category", "no-category", True),
    ({"price": ""}, "price", "empty", True),
    ({"price": "free"}, "price", "price-form", True),
    ({"price": "1e3"}, "price", "price-form", True),
    ({"price": "1e999999"}, "price", "price-form", True),
    ({"price": "nan"}, "price", "price-form", True),
    ({"price": "-5"}, "price", "price-form", True),
    ({"price": "1,5"}, "price", "price-form", True),
    ({"price": "1.234"}, "price", "price-form", True),
    ({"price": "0"}, "price", "price-range", True),
    ({"price": "1000000000.00"}, "price", "price-range", True),
    ({"currency": "yuan"}, "currency", "currency-form", True),
    ({"currency": ""}, "currency", "empty", True),
    ({"weight_g": ""}, "weight_g", "empty", True),
    ({"weight_g": "0"}, "weight_g", "measure", True),
    ({"weight_g": "1.5"}, "weight_g", "measure", True),
    ({"weight_g": "5000001"}, "weight_g", "measure", True),
    ({"weight_g": "9" * 9000}, "weight_g", "measure", True),
    ({"length_mm": "20001"}, "length_mm", "measure", True),
    ({"width_mm": "wide"}, "width_mm", "measure", True),
    ({"height_mm": "²"}, "height_mm", "measure", True),
    ({"launched": "soon"}, "launched", "day-form", False),
    ({"hs_code": "42"}, "hs_code", "hs-form", True),
    ({"origin": "China"}, "origin", "country-form", True),
    ({"sale_mode": "pigeon"}, "sale_mode", "sale-mode", True),
    ({"sale_mode": "deposit"}, "deposit", "deposit-missing", True),
    ({"sale_mode": "direct", "hs_code": ""}, "hs_code", "direct-customs", True),
    ({"sale_mode": "direct", "hs_code": "900410", "origin": ""}, "origin", "direct-customs", True),
    ({"deposit": "-1"}, "deposit", "price-form", True),
    ({"deposit": "0"}, "deposit", "price-range", True),
    ({"volume_l": ""}, "volume_l", "required", True),
    ({"volume_l": "much"}, "volume_l", "not-a-number", True),
    ({"volume_l": "1e4"}, "volume_l", "not-a-number", True),
    ({"volume_l": "999999"}, "volume_l", "out-of-range", True),
    ({"guarantee_years": "9" * 9000}, "guarantee_years", "out-of-range", False),
    ({"position": "roof"}, "position", "not-a-choice", False),
    ({"waterproof": "perhaps"}, "waterproof", "not-a-boolean", False),
    ({"guarantee_years": "1.5"}, "guarantee_years", "not-whole", False),
    ({"smell": "nice"}, "smell", "unknown-column", False),
    ({"lumens": "200"}, "lumens", "not-in-category", False),
    ({"warnings": "w" * 2001}, "warnings", "too-long", False),
    ({"ip_rating": "wet"}, "ip_rating", "bad-ip", False),
]


@pytest.mark.parametrize(("changed", "column", "code", "fatal"), CASES, ids=[f"{c[1]} {c[2]}" for c in CASES])
def test_a_wrong_cell_is_told_by_column(changed: dict[str, Any], column: str, code: str, fatal: bool) -> None:
    draft, found = check_row(7, row(1, **changed))
    assert [(p.column, p.code, p.fatal) for p in found] == [(column, code, fatal)]
    assert (draft is None) is fatal
    if draft is not None:
        assert column not in draft.facts


def test_a_row_that_has_nothing_wrong() -> None:
    draft, found = check_row(2, row(1, deposit=" ", launched="2026-03-01"))
    assert found == [] and draft is not None
    assert (draft.home_price_minor, draft.home_currency, draft.weight_g, draft.deposit_minor) == (
        19900,
        "CNY",
        560,
        None,
    )
    assert draft.launched_on == date(2026, 3, 1)
    assert draft.facts["volume_l"] == 15 and draft.facts["waterproof"] is True
    assert draft.pictures == ("media/bag-1.png",)


def test_all_problems_of_a_row_are_told_at_once() -> None:
    _, found = check_row(2, row(1, sku="", gtin="1", price="x", weight_g="-1"))
    assert [p.column for p in found] == ["sku", "gtin", "price", "weight_g"]


def test_the_right_check_digit_is_named() -> None:
    _, found = check_row(2, row(1, gtin=gtin(1)[:-1] + str((int(gtin(1)[-1]) + 1) % 10)))
    assert found[0].params == {"digit": gtin(1)[-1]}


@pytest.mark.parametrize("number", ["12345670", "123456789012", "1234567890128", "12345678901231"])
def test_gtins_of_every_length(number: str) -> None:
    draft, found = check_row(2, row(1, gtin=number))
    assert found == [] and draft is not None


def drafts(*changed: dict[str, Any]) -> list[rules.VariantDraft]:
    made = [check_row(n + 1, row(n, **c))[0] for n, c in enumerate(changed, 1)]
    assert all(made)
    return made  # type: ignore[return-value]


def test_rows_of_one_model_are_one_product() -> None:
    products, refused = group(drafts({}, {}, {}))
    assert [(p.model, [v.sku for v in p.variants]) for p in products] == [
        ("bag-1", ["BAG-1", "BAG-2"]),
        ("bag-2", ["BAG-3"]),
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("second", "column", "code", "params"),
    [
        ({"sku": "BAG-1"}, "sku", "repeated", {"first": 2}),
        ({"gtin": gtin(1)}, "gtin", "repeated", {"first": 2}),
        ({"name": "Other"}, "name", "contradicts-model", {"first": 2, "other": "B1 Pannier"}),
        ({"sale_mode": "bulky"}, "sale_mode", "contradicts-model", {"first": 2, "other": "parcel"}),
        ({"category": "bike-racks", "volume_l": "", "position": "", "waterproof": ""}, "category", "contradicts-model", {"first": 2, "other": "bike-bags"}),
    ],
)  # fmt: skip
def test_a_row_that_repeats_or_contradicts_is_left_out(
    second: dict[str, Any], column: str, code: str, params: dict[str, Any]
) -> None:
    products, refused = group(drafts({}, second, {}))
    assert [(n, p.column, p.code, p.params) for n, p in refused] == [(3, column, code, params)]
    assert [len(p.variants) for p in products] == [1, 1]


def test_a_left_out_row_s_numbers_stay_free() -> None:
    products, refused = group(drafts({}, {"name": "Other"}, {"sku": "BAG-2", "gtin": gtin(2)}))
    assert [n for n, _ in refused] == [3]
    assert [v.sku for p in products for v in p.variants] == ["BAG-1", "BAG-2"]


def test_what_variants_share_belongs_to_the_product() -> None:
    products, _ = group(drafts({"material": "eva"}, {"material": "tpu"}))
    content = product_content(products[0], {"media/bag-1.png": "abc"})
    assert content["facts"] == {"position": "rack", "waterproof": True, "guarantee_years": 2}
    assert content["media"] == ["abc"]
    parts = [variant_content(v, content["facts"], n, {}) for n, v in enumerate(products[0].variants)]
    assert [p["options"] for p in parts] == [{"colour": "black", "volume_l": 15}, {"colour": "red", "volume_l": 15}]
    assert [p["facts"] for p in parts] == [{"material": "eva"}, {"material": "tpu"}]
    assert [p["media"] for p in parts] == [[], []]


def test_a_digest_does_not_hang_on_order() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1}) != digest({"a": 1, "b": [3]})
