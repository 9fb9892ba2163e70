"""Complete, lawful facts to start from: each test takes one thing away or makes it wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from argosy.compliance import rules
from argosy.compliance.tests.numbers import NUMBERS

BRAND: dict[str, Any] = {
    "brand.name": "Nordlicht",
    "brand.country": "CN",
    "brand.legal.name": "Nordlicht Europe B.V.",
    "brand.legal.street": "Keizersgracht 1",
    "brand.legal.postal_code": "1015 CN",
    "brand.legal.city": "Amsterdam",
    "brand.legal.country": "CN",
    "brand.legal.email": "trade@nordlicht.example",
    "brand.legal.phone": "+31 20 123 4567",
    "brand.legal.register_number": "KvK 12345678",
    "brand.legal.iban": "NL91ABNA0417164300",
    "brand.legal.account_holder": "Nordlicht Europe B.V.",
    "brand.legal.self_certified": True,
    "brand.manufacturer.name": "Nordlicht Technology Co., Ltd.",
    "brand.manufacturer.street": "88 Keji Road",
    "brand.manufacturer.city": "Shenzhen",
    "brand.manufacturer.country": "CN",
    "brand.manufacturer.email": "safety@nordlicht.example",
    "brand.responsible_person.name": "Nordlicht Europe B.V.",
    "brand.responsible_person.street": "Keizersgracht 1",
    "brand.responsible_person.city": "Amsterdam",
    "brand.responsible_person.country": "NL",
    "brand.responsible_person.email": "gpsr@nordlicht.example",
    **NUMBERS,
}
#: Every document on file, everywhere.
EVIDENCE = {
    f"evidence.{country}.{kind}": "valid"
    for country in sorted(rules.default().countries)
    for kind in ("declaration_of_conformity", "battery_declaration", "energy_label", "product_sheet")
}
BRAND |= EVIDENCE

_COMMON: dict[str, Any] = {
    "product.name": "One",
    "product.model": "one",
    "product.gtin": "2012345678900",
    "product.pictures": 3,
    "product.hs_code": "851713",
    "product.origin": "CN",
    "product.ce": True,
    "product.radio": False,
    "product.manual_languages": tuple(
        "bg cs da de el en es et fi fr hr hu it lt lv mt nl no pl pt ro sk sl sv".split()
    ),
}
BARE: dict[str, Any] = {"product.category": "bike-bags"}

PHONE = (
    BRAND
    | _COMMON
    | {
        "product.category": "phones",
        "product.radio": True,
        "product.energy_class": "B",
        "product.energy_index": Decimal("2.41"),
        "product.eprel_id": "2140001",
        "product.rollable": False,
        "product.charger_included": False,
        "product.charge_min_w": Decimal(5),
        "product.charge_max_w": Decimal(67),
        "product.usb_pd": True,
        "product.battery_chemistry": "li-ion",
        "product.battery_removable": False,
    }
)
CLAIM = {"product.green_claims": "Half the CO2.", "product.green_claims_proof": "EU Ecolabel DE/016/123"}
TABLET = PHONE | {"product.category": "tablets"}
TV = BRAND | _COMMON | {"product.category": "tvs", "product.energy_class": "F", "product.eprel_id": "990001"}
ROBOT = (
    BRAND
    | _COMMON
    | {"product.category": "robot-vacuums", "product.battery_chemistry": "li-ion", "product.battery_removable": True}
)
SOFA = BRAND | _COMMON | {"product.category": "sofas", "product.functions": ("bed", "usb"), "product.hs_code": "940161"}
LIGHT = (
    BRAND
    | _COMMON
    | {
        "product.category": "bike-lights",
        "product.stvzo": True,
        "product.usb_c": True,
        "product.battery_chemistry": "li-ion",
        "product.battery_removable": False,
    }
)
BAG = (
    BRAND
    | {k: v for k, v in _COMMON.items() if k not in ("product.ce", "product.radio")}
    | {"product.category": "bike-bags"}
)
HELMET = (
    BRAND
    | _COMMON
    | {
        "product.category": "helmets",
        "product.light": False,
        "product.standard": "EN 1078:2012+A1",
        "product.certificate": "CE-123",
    }
)
GLASSES = BRAND | _COMMON | {"product.category": "cycling-glasses", "product.category_filter": "1-3"}
PUMP = (
    BRAND
    | _COMMON
    | {
        "product.category": "bike-pumps",
        "product.electric": True,
        "product.battery_chemistry": "li-ion",
        "product.battery_removable": False,
    }
)
CARE = (
    BRAND
    | {k: v for k, v in _COMMON.items() if k not in ("product.ce", "product.radio")}
    | {"product.category": "bike-care", "product.hs_code": "340319", "product.hazardous": False}
)
LUBE = CARE | {"product.care_type": "chain-lube", "product.net_content": "60 ml"}
SEALANT = CARE | {
    "product.care_type": "sealant",
    "product.net_content": "500 ml",
    "product.hazardous": True,
    "product.signal_word": "warning",
    "product.hazard_pictograms": ("GHS07",),
    "product.hazard_statements": ("H317",),
    "product.ufi": "N1QV-R02N-J00M-WQD5",
    "product.sds_url": "https://nordlicht.example/sds",
}
CLEANER = CARE | {
    "product.care_type": "cleaner",
    "product.net_content": "1 l",
    "product.ingredients_url": "https://nordlicht.example/ingredients",
}
CAR = (
    BRAND
    | _COMMON
    | {
        "product.category": "cars",
        "product.powertrain": "ev",
        "product.co2_g_km": Decimal(0),
        "product.co2_class": "A",
        "product.consumption_kwh_100km": Decimal("16.3"),
        "product.range_km": 265,
        "product.battery_chemistry": "lfp",
        "product.hs_code": "870380",
    }
)
ALL = {
    "phone": PHONE, "tablet": TABLET, "tv": TV, "robot": ROBOT, "sofa": SOFA, "light": LIGHT, "bag": BAG, "helmet": HELMET,
    "glasses": GLASSES, "pump": PUMP, "lube": LUBE, "sealant": SEALANT, "cleaner": CLEANER, "car": CAR,
}  # fmt: skip


def without(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in names}
