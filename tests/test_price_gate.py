"""A product that a market bars keeps its price there until it may be sold again; then the new one holds at once."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from test_supply import LIGHTS, build, handlers, ids, launched

__all__ = ["handlers"]

pytestmark = pytest.mark.db
FRONT = "v9m-1000"


def gross(product: UUID) -> dict[str, int]:
    from argosy.catalogue import api as catalogue
    from argosy.pricing import api as pricing

    variants = [v.id for v in catalogue.products([product])[0].variants]
    return {market: next(iter(pricing.current(variants, market).values())).gross for market in ("es", "de")}


def test_a_barred_product_has_a_first_price_and_no_other_until_it_is_freed(tmp_path: Path) -> None:
    from argosy.launch import api as launch

    report = launched(build(tmp_path / "p", "rockbros", LIGHTS))
    assert report["counts"]["prices_held"] == 0
    brand, products = ids("rockbros")
    first = gross(products[FRONT])

    dearer = build(tmp_path / "q", "rockbros", LIGHTS, row=lambda r: r | {"price": "289.00"})
    report = launched(dearer)
    assert report["counts"]["prices_held"] == len(LIGHTS)  # one variant each, barred in Germany alone
    changed = gross(products[FRONT])
    assert changed["es"] > first["es"]
    assert changed["de"] == first["de"]
    assert launched(dearer)["changed"] is False

    launch.supply(brand, "product.stvzo", "yes", product_id=products[FRONT])
    freed = gross(products[FRONT])
    assert freed["es"] == changed["es"]
    assert freed["de"] > first["de"]
    assert gross(products["q5-rear-light"])["de"] < freed["de"]
