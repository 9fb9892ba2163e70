"""Rows of a product table for tests."""

from __future__ import annotations

from typing import Any

from stdnum import ean


def gtin(number: int) -> str:
    digits = f"2801{number:08d}"
    return digits + ean.calc_check_digit(digits)


def row(number: int, **changed: Any) -> dict[str, str]:
    """A bag's row that has nothing wrong; two rows make a product."""
    model = (number + 1) // 2
    given = {
        "sku": f"BAG-{number}",
        "gtin": gtin(number),
        "model": f"bag-{model}",
        "name": f"B{model} Pannier",
        "category": "bike-bags",
        "price": "199.00",
        "currency": "CNY",
        "weight_g": "560",
        "length_mm": "420",
        "width_mm": "170",
        "height_mm": "95",
        "hs_code": "420292",
        "origin": "CN",
        "pictures": f"media/bag-{model}.png",
        "colour": "black" if number % 2 else "red",
        "volume_l": "15",
        "position": "rack",
        "waterproof": "true",
        "guarantee_years": "2",
    }
    return given | {k: str(v) for k, v in changed.items()}
