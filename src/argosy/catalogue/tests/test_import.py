"""Importing on PostgreSQL: what is unchanged is left alone, what is gone is withdrawn, GTINs move within a brand."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from argosy.catalogue import api
from argosy.catalogue.tests.rows import gtin, row
from argosy.kernel import db
from argosy.programme import api as programme

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("db")]


@pytest.fixture
def brand() -> UUID:
    return make_brand("acme")


def make_brand(slug: str) -> UUID:
    empty: dict[str, Any] = {}
    application = programme.Application(slug, slug.title(), "CN", "launch", empty, empty, empty, [], empty)
    return programme.admit(application, programme.BrandFields("CNY"), "1").brand.id


def load(brand: UUID, *changed: dict[str, Any], pictures: dict[str, str] | None = None) -> api.Imported:
    drafts = [api.check_row(n + 1, row(n, **c))[0] for n, c in enumerate(changed, 1)]
    products, refused = api.group([d for d in drafts if d])
    assert refused == []
    return api.import_products(brand, products, pictures or {})


def versions() -> list[tuple[Any, ...]]:
    return db.rows(
        "SELECT id, xmin::text, digest FROM catalogue_product UNION ALL SELECT id, xmin::text, digest FROM catalogue_variant ORDER BY 1"
    )


def test_products_are_made_with_their_variants(brand: UUID) -> None:
    done = load(brand, {}, {}, {}, pictures={"media/bag-1.png": "abc"})
    assert (done.created, done.updated, done.unchanged) == (["bag-1", "bag-2"], [], [])
    found = api.product_by_model(brand, "bag-1")
    assert found.id == done.ids["bag-1"] and found.media == ["abc"]
    assert [(v.sku, v.gtin, v.position, v.options) for v in found.variants] == [
        ("BAG-1", gtin(1), 0, {"colour": "black", "volume_l": 15}),
        ("BAG-2", gtin(2), 1, {"colour": "red", "volume_l": 15}),
    ]
    assert api.products_by_id(done.ids.values()).keys() == set(api.brand_product_ids(brand)) == set(done.ids.values())


def test_the_same_again_touches_no_row(brand: UUID) -> None:
    first = load(brand, {}, {}, {})
    before = versions()
    again = load(brand, {}, {}, {})
    assert (again.unchanged, again.ids) == (["bag-1", "bag-2"], first.ids)
    assert versions() == before


def test_a_changed_product_keeps_its_ids_and_the_others_rest(brand: UUID) -> None:
    first = load(brand, {}, {}, {})
    before = {i: v for i, v, _ in versions()}
    skus = api.variant_ids_by_sku(brand)
    done = load(brand, {"price": "249.00"}, {}, {})
    assert (done.updated, done.unchanged, done.ids) == (["bag-1"], ["bag-2"], first.ids)
    assert api.variant_ids_by_sku(brand) == skus
    assert api.variant_by_sku("BAG-1", brand).home_price_minor == 24900
    after = {i: v for i, v, _ in versions()}
    assert after[first.ids["bag-2"]] == before[first.ids["bag-2"]]
    assert after[skus["BAG-3"]] == before[skus["BAG-3"]]


def test_a_picture_that_arrives_later_is_a_change(brand: UUID) -> None:
    load(brand, {}, {})
    assert load(brand, {}, {}, pictures={"media/bag-1.png": "abc"}).updated == ["bag-1"]


def test_a_variant_no_longer_listed_is_withdrawn_and_may_return(brand: UUID) -> None:
    load(brand, {}, {})
    key = api.variant_ids_by_sku(brand)["BAG-2"]
    assert load(brand, {}).updated == ["bag-1"]
    assert list(api.variant_ids_by_sku(brand)) == ["BAG-1"]
    assert api.sale_facts([key]) == {}
    assert load(brand, {}, {}).updated == ["bag-1"]
    assert api.variant_ids_by_sku(brand)["BAG-2"] == key


def test_gtins_may_be_exchanged_between_variants(brand: UUID) -> None:
    load(brand, {}, {})
    done = load(brand, {"gtin": gtin(2)}, {"gtin": gtin(1)})
    assert done.updated == ["bag-1"]
    assert {v.sku: v.gtin for v in api.product_by_model(brand, "bag-1").variants} == {
        "BAG-1": gtin(2),
        "BAG-2": gtin(1),
    }


def test_a_gtin_may_move_to_another_product_and_the_old_variant_goes(brand: UUID) -> None:
    load(brand, {}, {})
    load(brand, {}, {"sku": "NEW-2", "model": "bag-9"})
    assert api.variant_by_sku("NEW-2").gtin == gtin(2)


def test_a_sku_may_move_to_another_product(brand: UUID) -> None:
    load(brand, {}, {})
    key = api.variant_ids_by_sku(brand)["BAG-2"]
    load(brand, {}, {"model": "bag-9"})
    assert api.variant_by_sku("BAG-2").product_id == api.product_by_model(brand, "bag-9").id
    assert api.variant_ids_by_sku(brand)["BAG-2"] == key


def test_another_brand_s_gtins_are_told(brand: UUID) -> None:
    load(brand, {}, {})
    other = make_brand("other")
    assert api.taken_gtins(other, [gtin(1), gtin(9)]) == {gtin(1)}
    assert api.taken_gtins(brand, [gtin(1)]) == set()


def test_two_brands_may_use_the_same_sku(brand: UUID) -> None:
    load(brand, {})
    other = make_brand("other")
    load(other, {"gtin": gtin(9)})
    assert api.variant_by_sku("BAG-1", other).brand_id == other
    assert api.variant_by_sku("BAG-1", brand).brand_id == brand


def test_pictures_are_kept_once_by_brand(brand: UUID) -> None:
    picture = api.Encoded("abc", 4, 3, "#ffffff", [{"format": "webp", "width": 4, "height": 3, "name": "x"}])
    api.store_pictures(brand, [picture, picture])
    api.store_pictures(brand, [picture])
    assert api.pictures(brand, ["abc", "no"]) == {"abc": picture}
    assert api.pictures(uuid4(), ["abc"]) == {}


def test_sale_facts_and_titles(brand: UUID) -> None:
    load(brand, {}, {})
    key = api.variant_ids_by_sku(brand)["BAG-2"]
    facts = api.sale_facts([key, uuid4()])
    assert (facts[key].sku, facts[key].sale_mode, facts[key].weight_g) == ("BAG-2", "parcel", 560)
    assert api.titles(facts.values(), "de") == {key: "B1 Pannier, Rot, 15\u00a0l"}


def test_what_does_not_exist(brand: UUID) -> None:
    for call in (lambda: api.product_by_model(brand, "no"), lambda: api.variant_by_sku("NO")):
        with pytest.raises(api.UnknownProduct):
            call()
