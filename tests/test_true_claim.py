"""What a reduction claims counts from the lowest price of the 30 days before it began (CJEU C-330/23), wherever it is shown.

The list price was 689.00; for some days it was cheaper, and so a price of 482.30 is no "30 % off": from the 551.20 of those days it is
12 %. Every place says 551.20 and 12 %, and none says 689.00 or 30 %.
"""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from market import launch_market, request

pytestmark = pytest.mark.db
GOOGLE = "{http://base.google.com/ns/1.0}"
#: (list price, the cheaper price of the days before, the price now), in minor units.
LIST, CHEAPER, NOW = 68_900, 55_120, 48_230


@pytest.fixture
def variant(db: None, tmp_path: Path) -> UUID:
    """A phone whose price went down, up again, and is reduced now."""
    from argosy.channel import api as channel
    from argosy.kernel import clock
    from argosy.kernel import db as database
    from argosy.pricing import api as pricing

    now = clock.now()
    with clock.travel(now - timedelta(days=60)):
        variants = launch_market(tmp_path / "pack", products=1)
    brand = pricing.current(variants, "es")[variants[0]].brand_id
    for gross, days in ((LIST, 40), (CHEAPER, 20), (LIST, 10)):
        with clock.travel(now - timedelta(days=days)):
            pricing.publish(pricing.PricePoint(v, brand, "es", gross, "EUR", "set", {}) for v in variants)
    # No campaign may claim this; it stands in the log as an import from elsewhere might leave it.
    campaign = running(brand, now)
    for v in variants:
        for at, gross, kind in ((now - timedelta(hours=1), NOW, "campaign"), (now + timedelta(days=3), LIST, "list")):
            database.run(
                """INSERT INTO pricing_price (id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, kind,
                                              campaign_id, reason, source, written_at)
                   VALUES (%s, %s, %s, 'es', 'public', %s, %s, 'EUR', %s, %s, 'campaign', '{}', %s)""",
                [uuid4(), v, brand, at, gross, kind, campaign, now],
            )
    channel.refresh([product_of(variants[0])], "es")
    return variants[0]


def running(brand: UUID, now: datetime) -> UUID:
    """A campaign of 30 % that runs."""
    from argosy.campaigns.models import Campaign

    made = Campaign.objects.create(
        brand_id=brand,
        market="es",
        code="import",
        names={"es": "Semana loca"},
        discount_bp=3_000,
        platform_share_bp=0,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(days=3),
        currency="EUR",
        budget_minor=0,
        state="running",
    )
    return made.id


def product_of(variant: UUID) -> UUID:
    from argosy.catalogue import api as catalogue

    return catalogue.products_of([variant])[variant][0]


@pytest.fixture
def pages(variant: UUID) -> Any:
    from django.test import Client

    return Client()


def prices_in(page: str) -> list[str]:
    """Every price block of a page as a reader hears it."""
    plain = re.sub(r"<style.*?</style>|<script.*?</script>|<svg.*?</svg>", " ", page, flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", plain)).replace("\u00a0", " ")).split("€")


def told_in(script: str) -> list[Any]:
    """Structured data of a script, one or several."""
    found = json.loads(script)
    return found if isinstance(found, list) else [found]


def assert_true(page: str) -> None:
    """The page says the lowest price and its percentage, and neither the list price nor the percentage from it."""
    said = "€".join(prices_in(page))
    assert "482,30" in said and "551,20" in said, said[:2000]
    assert re.search(r"−\s?12\s?%", said), said[:2000]
    assert "689,00" not in said and not re.search(r"[−-]\s?30\s?%", said)


@pytest.mark.parametrize("path", ["c/phones/", "s/?q=xiaomi", "b/xiaomi/", "s/?reduced=1"])
def test_on_every_kind_of_tile(pages: Any, path: str) -> None:
    assert_true(pages.get(f"/es/es/{path}").content.decode())


def stage(pages: Any, language: str = "es") -> str:
    """The home page's campaign as a reader hears it."""
    page = pages.get(f"/es/{language}/").content.decode()
    found = re.search(r'<section class="campaign.*?</section>', page, re.S)
    assert found is not None
    return "€".join(prices_in(found[0]))


def test_the_home_stage_promises_the_greatest_percentage_that_is_true(pages: Any, variant: UUID) -> None:
    told = stage(pages)
    assert "Semana loca" in told and "Hasta un 12 % menos" in told and "30 %" not in told
    assert "Up to 12% off" in stage(pages, "en")


def test_the_home_stage_names_no_number_where_nothing_may_be_claimed(pages: Any, variant: UUID) -> None:
    from argosy.channel import api as channel
    from argosy.kernel import db as database

    database.run("ALTER TABLE pricing_price DISABLE TRIGGER pricing_price_keep")
    database.run("UPDATE pricing_price SET gross_minor = %s WHERE kind = 'campaign'", [CHEAPER])
    database.run("ALTER TABLE pricing_price ENABLE TRIGGER pricing_price_keep")
    channel.refresh([product_of(variant)], "es")
    told = stage(pages)
    assert "Semana loca" in told and "%" not in told


def test_the_home_stage_counts_no_offer_that_is_not_on_sale(pages: Any, variant: UUID) -> None:
    from argosy.kernel import db as database

    database.run("UPDATE channel_listing SET live = false")
    assert "%" not in stage(pages)


def test_on_the_product_page_and_in_its_structured_data(pages: Any, variant: UUID) -> None:
    from argosy.channel import api as channel

    slug = channel.slugs([product_of(variant)], "es", "es")[product_of(variant)]
    page = pages.get(f"/es/es/p/{slug}/").content.decode()
    assert_true(page)
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    data = [d for script in scripts for d in told_in(script)]
    offer = next(d["offers"] for d in data if d["@type"] == "Product")
    assert (offer["price"], offer["priceSpecification"]["price"]) == ("482.30", "551.20")
    assert offer["priceSpecification"]["priceType"] == "https://schema.org/StrikethroughPrice"
    assert "689" not in json.dumps(offer)


def test_in_the_cart(pages: Any, variant: UUID) -> None:
    pages.post("/es/es/cart/", {"variant": str(variant), "quantity": "1", "key": "k"})
    assert_true(pages.get("/es/es/cart/").content.decode())


def test_by_the_api(pages: Any, variant: UUID) -> None:
    items = pages.get("/api/v1/markets/es/products").json()["items"]
    told = next(i for i in items if i["id"] == str(product_of(variant)))
    assert (told["price"]["minor"], told["was"]["minor"], told["percent_off"]) == (NOW, CHEAPER, 12)
    detail = pages.get(f"/api/v1/markets/es/products/{told['slug']}").json()
    assert {(v["price"]["minor"], v["lowest_30_days"]["minor"], v["percent_off"]) for v in detail["variants"]} == {
        (NOW, CHEAPER, 12)
    }


def test_in_the_feed(pages: Any, variant: UUID) -> None:
    answer = pages.get("/es/es/feed/google.xml")
    root = ET.fromstring(b"".join(answer.streaming_content))
    items = root.findall(".//item")
    assert items
    for item in items:
        assert item.findtext(f"{GOOGLE}price") == "551.20 EUR"
        assert item.findtext(f"{GOOGLE}sale_price") == "482.30 EUR"
        assert item.find(f"{GOOGLE}certification/{GOOGLE}certification_name") is not None


def test_the_confirmation_claims_nothing_that_is_not_true(variant: UUID) -> None:
    from argosy.checkout import api as checkout
    from argosy.web.shop.mail import order_confirmation

    placed = checkout.place(request("t", {variant: 1}))
    sent = order_confirmation(placed.order_id)
    body = sent.body + "".join(str(alternative[0]) for alternative in sent.alternatives)
    assert "482,30" in body and "689,00" not in body and "30 %" not in body


def test_a_campaign_that_would_claim_it_is_refused_with_the_true_figure(variant: UUID) -> None:
    from argosy.campaigns import api as campaigns
    from argosy.kernel import clock
    from argosy.kernel import db as database
    from argosy.pricing import api as pricing

    database.run("ALTER TABLE pricing_price DISABLE TRIGGER pricing_price_keep")
    database.run("DELETE FROM pricing_price WHERE kind = 'campaign' OR reason = 'campaign'")
    database.run("ALTER TABLE pricing_price ENABLE TRIGGER pricing_price_keep")
    brand = pricing.current([variant], "es")[variant].brand_id
    start = clock.now() + timedelta(hours=1)
    with pytest.raises(pricing.FalseReduction) as refused:
        campaigns.plan(brand, "es", "x", {"es": "x"}, 3_000, 0, start, start + timedelta(days=2), 0, [variant])
    assert (refused.value.params["prior_minor"], refused.value.params["true_bp"]) == (CHEAPER, 1_250)
    assert "12.5%" in refused.value.sentence("en") and "€551.20" in refused.value.sentence("en")


def test_what_a_cart_saves_counts_from_there_too(pages: Any, variant: UUID) -> None:
    from argosy.checkout import api as checkout

    cart = checkout.create("es", "es")
    checkout.add(cart, variant, 2)
    told = pages.get(f"/api/v1/carts/{cart}").json()
    assert told["totals"]["saved"]["minor"] == 2 * (CHEAPER - NOW)
    assert (told["lines"][0]["lowest_days"], told["lines"][0]["percent_off"]) == (30, 12)
    assert "list_price" not in json.dumps(told)


def test_of_new_goods_every_place_says_of_how_many_days_the_price_is_the_lowest(db: None, tmp_path: Path) -> None:
    """Art. 6a(4): what has been on sale for twelve days counts from the lowest price of twelve days, and says so."""
    from django.test import Client

    from argosy.campaigns import api as campaigns
    from argosy.channel import api as channel
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    now = clock.now()
    with clock.travel(now - timedelta(days=11, hours=20)):
        new = launch_market(tmp_path / "pack", products=1)[0]
    brand = pricing.current([new], "es")[new].brand_id
    key = campaigns.plan(brand, "es", "n", {"es": "n"}, 1_000, 0, now, now + timedelta(days=2), 0, [new])
    campaigns.start(key)
    channel.refresh([product_of(new)], "es")
    pages = Client()
    slug = channel.slugs([product_of(new)], "es", "es")[product_of(new)]
    pages.post("/es/es/cart/", {"variant": str(new), "quantity": "1", "key": "k"})
    for path in (f"p/{slug}/", "s/?reduced=1", "cart/"):
        said = "€".join(prices_in(pages.get(f"/es/es/{path}").content.decode()))
        assert "Precio más bajo en 12 días: " in said and "en 30 días" not in said, path
        assert re.search(r"−\s?10\s?%", said), path
    detail = pages.get(f"/api/v1/markets/es/products/{slug}").json()
    (told,) = [v for v in detail["variants"] if v["id"] == str(new)]
    assert (told["lowest_days"], told["percent_off"]) == (12, 10)
    (item,) = pages.get("/api/v1/markets/es/products?reduced=1").json()["items"]
    assert (item["was_lowest_days"], item["percent_off"]) == (12, 10)
