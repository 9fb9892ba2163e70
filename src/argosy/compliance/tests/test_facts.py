"""Records become typed facts; what does not fit counts as missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from argosy.compliance import rules
from argosy.compliance.facts import facts_for, misfits, typed

DICTIONARY = rules.default().facts
BRAND = {
    "name": "Nordlicht",
    "country": "CN",
    "legal": {"name": "Nordlicht B.V.", "self_certified": True, "lei": "not asked by any rule"},
    "manufacturer": {"name": "Nordlicht Ltd.", "email": ""},
    "responsible_person": {},
}
PRODUCT = {
    "model": "tv-a",
    "name": "TV A",
    "category": "tvs",
    "launched_on": date(2026, 3, 1),
    "hs_code": "852872",
    "origin": "CN",
    "sale_mode": "bulky",
    "media": ["a", "b"],
    "facts": {"ce": True, "power_w": 84.5, "functions": "bed;usb", "hdmi": 3},
    "variants": [
        {"sku": "43", "gtin": "1", "options": {"screen_in": 43}, "facts": {"energy_class": "F"}, "media": []},
        {
            "sku": "55",
            "gtin": "2",
            "options": {"screen_in": 55},
            "facts": {"energy_class": "F", "eprel_id": 77},
            "media": [],
        },
        {"sku": "98", "gtin": "3", "facts": {"energy_class": "G"}, "media": [], "withdrawn": True},
    ],
}
NUMBERS = [
    {"country": "de", "scheme": "packaging-ar", "number": "Beacon"},
    {"country": "PL", "scheme": "weee", "number": "000012345"},
]


def test_product_has_its_own_facts_and_what_its_variants_on_sale_share() -> None:
    assert facts_for(BRAND, PRODUCT, NUMBERS) == {
        "brand.name": "Nordlicht",
        "brand.country": "CN",
        "brand.legal.name": "Nordlicht B.V.",
        "brand.legal.self_certified": True,
        "brand.manufacturer.name": "Nordlicht Ltd.",
        "registration.DE.packaging_ar": "Beacon",
        "registration.PL.weee": "000012345",
        "product.model": "tv-a",
        "product.name": "TV A",
        "product.category": "tvs",
        "product.launched_on": date(2026, 3, 1),
        "product.hs_code": "852872",
        "product.origin": "CN",
        "product.sale_mode": "bulky",
        "product.pictures": 2,
        "product.ce": True,
        "product.power_w": Decimal("84.5"),
        "product.functions": ("bed", "usb"),
        "product.energy_class": "F",
    }


def test_variant_adds_its_own_facts() -> None:
    facts = facts_for(BRAND, PRODUCT, (), PRODUCT["variants"][1])  # type: ignore[index]
    assert (facts["product.gtin"], facts["product.eprel_id"]) == ("2", "77")


def test_values_of_the_wrong_type_are_left_out_with_a_reason() -> None:
    raw = {
        "product.ce": "perhaps",
        "product.battery_mah": "5000.5",
        "product.energy_class": "A+++",
        "product.launched_on": "soon",
        "product.energy_index": "NaN",
        "product.hs_code": True,
        "product.has_battery": True,
        "product.mystery": 1,
        "product.name": "  ",
        "product.eprel_id": 12,
    }
    assert typed(raw, DICTIONARY) == {"product.eprel_id": "12"}
    reasons = misfits(raw, DICTIONARY)
    assert reasons["product.energy_class"] == "is no choice of A, B, C, D, E, F, G"
    assert reasons["product.has_battery"] == "is derived from other facts and cannot be given"
    assert reasons["product.mystery"] == "not in the dictionary of facts"


def test_words_and_dates_are_read_as_people_write_them() -> None:
    raw = {"product.ce": "Yes", "product.radio": 0, "product.launched_on": "2026-03-01", "product.battery_mah": "5000"}
    assert typed(raw, DICTIONARY) == {
        "product.ce": True,
        "product.radio": False,
        "product.launched_on": date(2026, 3, 1),
        "product.battery_mah": 5000,
    }
