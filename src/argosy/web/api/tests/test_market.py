"""What everyone may read."""

from __future__ import annotations

from typing import Any

import pytest

from argosy.web.api import documents as d

pytestmark = pytest.mark.db


def test_the_markets_are_told_with_currency_and_languages(api: Any) -> None:
    status, told = api("GET", "markets")
    assert status == 200
    found = {m.code: m for m in d.Markets.model_validate(told).items}
    assert found["pl"].currency == "PLN" and found["pl"].languages == ["pl", "en"]


def test_products_are_found_filtered_and_sorted(api: Any, world: Any) -> None:
    status, told = api("GET", "markets/es/products?sort=price&language=en")
    found = d.Products.model_validate(told)
    prices = [card.price.minor for card in found.items]
    assert status == 200 and prices == sorted(prices) and found.count == len(world.slugs)
    _, one = api("GET", "markets/es/products?brand=poco")
    assert {c["brand"]["slug"] for c in one["items"]} == {"poco"}
    _, none = api("GET", f"markets/es/products?price_from={max(prices) + 1}")
    assert none["count"] == 0
    facet = next(f for f in found.facets if f.choices)
    choice = facet.choices[0]
    _, chosen = api("GET", f"markets/es/products?language=en&facet={facet.code}:{choice.value}")
    assert chosen["count"] == choice.count
    _, phones = api("GET", "markets/es/products?category=electronics")
    assert phones["count"] == found.count


def test_pages_are_complete_without_doubles(api: Any, world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.channel import api as channel
    from argosy.web.api.tests.conftest import pages

    monkeypatch.setattr(channel, "PAGE_SIZE", 1)
    slugs = [card["slug"] for page in pages(api, "markets/es/products?sort=new") for card in page["items"]]
    assert sorted(slugs) == sorted(world.slugs) and len(slugs) > 2


def test_a_cursor_of_another_list_is_refused(api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.channel import api as channel

    monkeypatch.setattr(channel, "PAGE_SIZE", 1)
    _, told = api("GET", "markets/es/products?sort=new")
    for path in (f"sort=price&cursor={told['next_cursor']}", "sort=new&cursor=WzIsIngiXQ", "sort=new&cursor=%C3%A9"):
        status, problem = api("GET", f"markets/es/products?{path}")
        assert (status, problem["code"]) == (422, "api-cursor")


def test_a_product_tells_prices_stock_class_and_who_answers_for_it(api: Any, world: Any) -> None:
    status, told = api("GET", f"markets/es/products/{world.slugs[0]}?language=en")
    found = d.ProductOut.model_validate(told)
    assert status == 200 and found.language == "en" and found.energy_class
    assert all(v.in_stock and v.available == 10 for v in found.variants)
    assert found.legal.responsible_person["name"] and found.legal.trader["vat_id"]
    assert not {"iban", "account_holder"} & set(found.legal.trader)
    assert found.pictures[0].files[0].url.startswith("/media/")


def test_stock_is_told_as_it_is_now(api: Any, world: Any, buy: Any) -> None:
    variant = world.own.variants[0]
    for n in range(2):
        assert buy(variant, 9, key=f"k{n}")[0] == 201
    slug = next(s for s in world.slugs if s.startswith(variant_slug(world, variant)))
    _, told = api("GET", f"markets/es/products/{slug}")
    assert next(v["available"] for v in told["variants"] if v["id"] == str(variant.id)) == 2


def variant_slug(world: Any, variant: Any) -> str:
    return next(p.model for p in world.own.products if p.id == variant.product_id)


def test_a_known_copy_is_not_sent_again(api: Any, world: Any) -> None:
    path = f"markets/es/products/{world.slugs[0]}"
    first = api.raw("GET", path)
    again = api.raw("GET", path, If_None_Match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    other = api.raw("GET", path, If_None_Match='"x"')
    assert other.status_code == 200 and other.content == first.content
    head = api.raw("HEAD", path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])


def test_brands_and_their_flagships(api: Any) -> None:
    _, told = api("GET", "markets/es/brands")
    assert {b.slug for b in d.Flagships.model_validate(told).items} == {"xiaomi", "poco"}
    _, one = api("GET", "markets/es/brands/poco?language=en")
    found = d.FlagshipDetail.model_validate(one)
    assert found.parent == "xiaomi" and found.story and "iban" not in found.legal.trader
    assert api("GET", "markets/es/brands/nobody")[0] == 404


def test_categories_count_what_lies_below(api: Any, world: Any) -> None:
    _, told = api("GET", "markets/es/categories?language=en")
    found = {c.code: c for c in d.Categories.model_validate(told).items}
    assert found["electronics"].products == len(world.slugs)
    assert found["phones"].parent == "electronics" and found["sofas"].products == 0


def test_a_promise_names_the_day_and_the_price_of_delivery(api: Any, world: Any) -> None:
    sku = world.own.variants[0].sku
    status, told = api("GET", f"markets/es/promise?sku={sku}&postal_code=28013")
    found = d.PromiseOut.model_validate(told)
    assert status == 200 and found.warehouses == ["MAD"] and found.delivery.currency == "EUR"
    assert api("GET", f"markets/es/promise?sku={sku}&postal_code=999")[1]["code"] == "postcode-form"
    assert api("GET", f"markets/es/promise?sku={sku}&postal_code=28013&quantity=99")[0] == 409
    assert api("GET", "markets/es/promise?sku=nothing&postal_code=28013")[1]["code"] == "unknown-product"
    assert api("GET", f"markets/fr/promise?sku={sku}&postal_code=75001")[1]["code"] == "not-for-sale"


def test_requirements_come_with_their_source(api: Any) -> None:
    status, told = api("GET", "requirements?market=es&category=phones&on=2026-11-22&language=de")
    found = d.Requirements.model_validate(told)
    assert status == 200 and any(r.citation["act"] for r in found.items)
    assert api("GET", "requirements?market=es&category=teapots")[1]["code"] == "api-category"
    assert api("GET", "requirements?market=es")[1]["fields"] == ["category"]


def test_only_the_markets_languages_are_spoken(api: Any) -> None:
    status, told = api("GET", "markets/es/brands?language=pl")
    assert (status, told["code"], told["fields"]) == (422, "api-language", ["language"])
