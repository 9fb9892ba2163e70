"""A product is found by whatever it is called, of one brand or of any."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

pytestmark = pytest.mark.db


@pytest.fixture
def brands(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, UUID]:
    """Two brands with products of the same models and SKUs."""
    from django.conf import settings

    from argosy.launch import api as launch
    from argosy.launch.tests import packs
    from argosy.programme import api as programme

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media-root")
    for number, slug in enumerate(("one", "two"), 1):
        launch.launch(packs.build(tmp_path / slug, slug=slug, brand_number=number), ["es"])
    return {slug: programme.brand(slug).id for slug in ("one", "two")}


def test_sku_gtin_model_and_id(brands: dict[str, UUID]) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.launch.tests import packs

    own = catalogue.product_by_model(brands["two"], "bag-2").id
    gtin = packs.gtin(3, brand=2)
    assert catalogue.find("BAG-3", brands["two"]) == [(own, "BAG-3")]
    assert catalogue.find(gtin) == catalogue.find("0" + gtin) == catalogue.find(gtin.rjust(14, "0")) == [(own, "BAG-3")]
    assert catalogue.find("BAG-2", brands["two"])[0][0] != own
    assert catalogue.find("Bag-2", brands["two"]) == catalogue.find(str(own)) == [(own, "")]
    assert {key for key, _ in catalogue.find("BAG-3")} == {
        catalogue.product_by_model(brand, "bag-2").id for brand in brands.values()
    }


def test_what_another_brand_has_or_nobody_has_is_not_found(brands: dict[str, UUID]) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.launch.tests import packs

    own = catalogue.product_by_model(brands["two"], "bag-2").id
    assert catalogue.find(str(own), brands["one"]) == []
    assert catalogue.find(packs.gtin(3, brand=2), brands["one"]) == []
    for name in ("BAG-99", "", "\0", "12345678", "%", "' OR 1=1 --", str(UUID(int=1))):
        assert catalogue.find(name) == []


def test_a_variant_withdrawn_from_sale_is_not_found(brands: dict[str, UUID], tmp_path: Path) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.launch import api as launch
    from argosy.launch.tests import packs

    launch.launch(packs.build(tmp_path / "two", products=packs.rows(3, brand=2), slug="two"), ["es"])
    assert catalogue.find("BAG-4", brands["two"]) == []
    assert catalogue.find("BAG-3", brands["two"]) != []
