"""What goods sold by measure cost by it stands wherever their price stands, at the price in force (Directive 98/6/EC Art. 3, 4)."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from market import launch_market

pytestmark = pytest.mark.db
GOOGLE = "{http://base.google.com/ns/1.0}"
#: Prices in minor units by SKU: 8.99 for 60 ml is 149.83 a litre, 14.49 for 120 ml is 120.75, 19.99 for 500 ml is 39.98, 12.99 for 1 l.
EURO = {"RB-CL-60": 899, "RB-CL-120": 1449, "RB-TS-500": 1999, "RB-BC-1000": 1299}
ZLOTY = {"RB-CL-60": 3999, "RB-CL-120": 6299, "RB-TS-500": 8599, "RB-BC-1000": 5499}
MARKETS = ("es", "de", "fr", "it", "pl")


@pytest.fixture
def care(db: None, tmp_path: Path) -> dict[str, UUID]:
    """Bike care on sale in five markets for two months, and a pump beside it; variants by SKU."""
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    models = ("chain-lube", "tubeless-sealant", "bike-cleaner", "floor-pump-160")
    with clock.travel(clock.now() - timedelta(days=60)):
        found = launch_market(tmp_path / "pack", MARKETS, brand="rockbros", models=models)
    known = {sku: variant for variant, (_, sku) in catalogue.products_of(found).items()}
    brand = pricing.current(found, "es")[found[0]].brand_id
    with clock.travel(clock.now() - timedelta(days=50)):
        for market in MARKETS:
            currency, prices = ("PLN", ZLOTY) if market == "pl" else ("EUR", EURO)
            pricing.publish(
                pricing.PricePoint(known[sku], brand, market, gross, currency, "set", {})
                for sku, gross in prices.items()
            )
    channel.refresh_all({p for p, _ in catalogue.products_of(found).values()}, MARKETS)
    return known


@pytest.fixture
def reduced(care: dict[str, UUID]) -> dict[str, UUID]:
    """The same while the chain lube is a fifth cheaper in Spain: 7.19 for 60 ml, 119.83 a litre."""
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    lubes = [care["RB-CL-60"], care["RB-CL-120"]]
    now = clock.now()
    with clock.travel(now - timedelta(minutes=5)):
        pricing.reduce(uuid4(), lubes, "es", 2000, now - timedelta(minutes=5), now + timedelta(days=3))
    channel.refresh({p for p, _ in catalogue.products_of(lubes).values()}, "es")
    return care


def get(path: str) -> str:
    from django.test import Client

    return Client().get(path).content.decode()


def plain(page: str) -> str:
    """The words of a page, hidden ones included, with simple spaces."""
    bare = re.sub(r"<style.*?</style>|<script.*?</script>|<svg.*?</svg>", " ", page, flags=re.S)
    words = html.unescape(re.sub(r"<[^>]+>", " ", bare))
    return re.sub(r"\s+", " ", words.replace("\u00a0", " ").replace("\u202f", " "))


def offer_of(page: str) -> dict[str, Any]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    found = [d for script in scripts for d in (lambda x: x if isinstance(x, list) else [x])(json.loads(script))]
    return next(d["offers"] for d in found if d["@type"] == "Product")


@pytest.mark.parametrize(
    ("place", "shown", "said"),
    [
        ("es/es", "149,83 €/l", "Precio por unidad de medida: 149,83 € por litro"),
        ("es/en", "€149.83/l", "Price per unit: €149.83 per litre"),
        ("de/de", "149,83 €/l", "Grundpreis: 149,83 € pro Liter"),
        ("fr/fr", "149,83 €/l", "Prix à l’unité de mesure : 149,83 € par litre"),
        ("it/it", "149,83 €/l", "Prezzo per unità di misura: 149,83 € per litro"),
        ("pl/pl", "666,50 zł/l", "Cena jednostkowa: 666,50 zł za litr"),
    ],
)
def test_beside_the_price_of_the_product_page_in_every_language(
    care: dict[str, UUID], place: str, shown: str, said: str
) -> None:
    page = get(f"/{place}/p/rockbros-chain-lube/?v=RB-CL-60")
    assert f'<span class="amount" aria-hidden="true">{shown}</span>' in page.replace("\u00a0", " ").replace(
        "\u202f", " "
    )
    assert said in plain(page)


@pytest.mark.parametrize(
    ("sku", "slug", "told"),
    [
        ("RB-CL-120", "chain-lube", "120,75 €/l"),
        ("RB-TS-500", "tubeless-sealant", "39,98 €/l"),
        ("RB-BC-1000", "bike-cleaner", "12,99 €/l"),
    ],
)
def test_each_size_has_its_own(care: dict[str, UUID], sku: str, slug: str, told: str) -> None:
    assert told in plain(get(f"/de/de/p/rockbros-{slug}/?v={sku}"))


def test_goods_that_are_sold_by_the_piece_have_none(care: dict[str, UUID]) -> None:
    page = get("/de/de/p/rockbros-floor-pump-160/")
    own = page.partition('class="buy__price"')[2].partition('<form class="add"')[0]
    assert 'class="price price--large"' in own and "price__unit" not in own
    assert "priceSpecification" not in offer_of(page)


def test_a_reduced_price_has_the_unit_price_of_what_is_paid(reduced: dict[str, UUID]) -> None:
    said = plain(get("/es/es/p/rockbros-chain-lube/?v=RB-CL-60"))
    assert "7,19 €" in said and "119,83 €/l" in said
    assert "149,83" not in said
    assert "149,83 €/l" in plain(get("/de/de/p/rockbros-chain-lube/?v=RB-CL-60"))


@pytest.mark.parametrize("path", ["c/bike-care/", "c/cycling/", "s/?q=rockbros", "b/rockbros/"])
def test_on_every_kind_of_tile(care: dict[str, UUID], path: str) -> None:
    page = get(f"/es/es/{path}")
    said = plain(page)
    # The tile of several sizes tells the price of the cheapest, and its unit price.
    assert "149,83 €/l" in said and "120,75" not in said
    assert "39,98 €/l" in said and "12,99 €/l" in said
    assert page.count('class="price__unit"') == 3


def test_in_the_cart(reduced: dict[str, UUID]) -> None:
    from django.test import Client

    client = Client()
    for n, sku in enumerate(("RB-CL-60", "RB-TS-500")):
        client.post("/es/es/cart/", {"variant": str(reduced[sku]), "quantity": "2", "key": f"k{n}"})
    said = plain(client.get("/es/es/cart/").content.decode())
    assert "119,83 €/l" in said and "39,98 €/l" in said


def test_the_members_price_has_its_own(care: dict[str, UUID]) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.pricing import api as pricing

    lube = care["RB-CL-60"]
    brand = pricing.current([lube], "es")[lube].brand_id
    pricing.publish([pricing.PricePoint(lube, brand, "es", 839, "EUR", "set", {}, audience="member")])
    channel.refresh([catalogue.products_of([lube])[lube][0]], "es")
    assert "8,39 € (139,83 €/l) para miembros" in plain(get("/es/es/p/rockbros-chain-lube/?v=RB-CL-60"))


def test_structured_data_says_for_how_much_the_price_is_and_per_what_it_is_compared(care: dict[str, UUID]) -> None:
    offer = offer_of(get("/de/de/p/rockbros-chain-lube/?v=RB-CL-60"))
    assert offer["priceSpecification"] == {
        "@type": "UnitPriceSpecification",
        "price": "8.99",
        "priceCurrency": "EUR",
        "valueAddedTaxIncluded": True,
        "referenceQuantity": {
            "@type": "QuantitativeValue",
            "value": "60",
            "unitCode": "MLT",
            "valueReference": {"@type": "QuantitativeValue", "value": "1", "unitCode": "LTR"},
        },
    }


def test_structured_data_of_a_reduction_keeps_the_price_before_it(reduced: dict[str, UUID]) -> None:
    before, measured = offer_of(get("/es/es/p/rockbros-chain-lube/?v=RB-CL-60"))["priceSpecification"]
    assert (before["priceType"], before["price"]) == ("https://schema.org/StrikethroughPrice", "8.99")
    assert (measured["price"], measured["referenceQuantity"]["value"]) == ("7.19", "60")


def test_the_feed_tells_content_and_reference(care: dict[str, UUID]) -> None:
    from django.test import Client

    root = ET.fromstring(b"".join(Client().get("/de/de/feed/google.xml").streaming_content))
    told = {
        item.findtext(f"{GOOGLE}id"): (
            item.findtext(f"{GOOGLE}unit_pricing_measure"),
            item.findtext(f"{GOOGLE}unit_pricing_base_measure"),
        )
        for item in root.findall(".//item")
    }
    assert told == {
        "RB-CL-60": ("60ml", "1l"),
        "RB-CL-120": ("120ml", "1l"),
        "RB-TS-500": ("500ml", "1l"),
        "RB-BC-1000": ("1l", "1l"),
        "RB-FP160-BK": (None, None),
    }


def test_the_api_tells_it_with_every_price(reduced: dict[str, UUID]) -> None:
    from django.test import Client

    from argosy.checkout import api as checkout

    client = Client()
    cards = {c["slug"]: c for c in client.get("/api/v1/markets/es/products?category=cycling").json()["items"]}
    lube = {"price": {"minor": 11983, "currency": "EUR"}, "quantity": 1, "unit": "l", "content": "60 ml"}
    assert cards["rockbros-chain-lube"]["price_by_measure"] == lube
    assert cards["rockbros-floor-pump-160"]["price_by_measure"] is None
    product = client.get("/api/v1/markets/pl/products/rockbros-chain-lube").json()
    told = {v["sku"]: v["price_by_measure"] for v in product["variants"]}
    assert told["RB-CL-60"]["price"] == {"minor": 66650, "currency": "PLN"}
    assert (told["RB-CL-120"]["price"]["minor"], told["RB-CL-120"]["content"]) == (52492, "120 ml")
    cart = checkout.create("es", "es")
    checkout.add(cart, reduced["RB-CL-60"], 3)
    checkout.add(cart, reduced["RB-FP160-BK"], 1)
    lines = {line["sku"]: line for line in client.get(f"/api/v1/carts/{cart}").json()["lines"]}
    assert lines["RB-CL-60"]["price_by_measure"] == lube
    assert lines["RB-FP160-BK"]["price_by_measure"] is None


def test_the_command_line_tells_it_of_every_price_a_variant_had(reduced: dict[str, UUID]) -> None:
    from click.testing import CliRunner

    from argosy.cli.price import price

    ran = CliRunner().invoke(price, ["history", "RB-CL-60", "--market", "es", "--since", "2020-01-01", "--json"])
    assert ran.exit_code == 0, ran.output
    told = [row["by_measure"]["gross"] for row in json.loads(ran.stdout)["prices"]]
    assert told[-3:] == [14983, 11983, 14983]
    ran = CliRunner().invoke(price, ["quote", "RB-CL-60:2", "RB-FP160-BK", "--market", "de", "--language", "de"])
    assert ran.exit_code == 0, ran.output
    assert ran.output.replace("\u00a0", " ").splitlines()[-1] == "RB-CL-60: 149,83 €/l"
    ran = CliRunner().invoke(price, ["history", "RB-FP160-BK", "--market", "es", "--json"])
    assert {row["by_measure"] for row in json.loads(ran.stdout)["prices"]} == {None}


@pytest.mark.parametrize(
    ("place", "signal", "statement", "label"),
    [
        ("es/es", "Atención", "Puede provocar una reacción alérgica en la piel.", "Siga siempre la información"),
        (
            "de/de",
            "Achtung",
            "Kann allergische Hautreaktionen verursachen.",
            "Die Informationen auf dem Produktetikett",
        ),
        ("pl/pl", "Uwaga", "Może powodować reakcję alergiczną skóry.", "Zawsze przestrzegaj informacji"),
    ],
)
def test_a_hazardous_mixture_tells_its_label_before_it_can_be_bought(
    care: dict[str, UUID], place: str, signal: str, statement: str, label: str
) -> None:
    page = get(f"/{place}/p/rockbros-tubeless-sealant/")
    hazard, _, rest = page.partition('class="hazard"')[2].partition('<form class="add"')
    assert rest, "the label stands before the button"
    assert 'role="img"' in hazard and all(word in plain(hazard) for word in (signal, statement, label))
    assert "https://rockbros.example/sds/tubeless-sealant" in page


def test_what_is_not_hazardous_tells_no_hazard_and_a_cleaner_its_ingredients(care: dict[str, UUID]) -> None:
    page = get("/de/de/p/rockbros-bike-cleaner/")
    assert 'class="hazard"' not in page and "H317" not in page
    assert "https://rockbros.example/ingredients/bike-cleaner" in page
    assert "Verzeichnis der Inhaltsstoffe" in plain(page)


def test_facts_of_the_label_stand_in_no_table_of_specifications(care: dict[str, UUID]) -> None:
    from argosy.channel import api as channel

    document = channel.product("de", "de", "rockbros-tubeless-sealant").document
    rows = {label for group in document["specs"] for label, _ in group["rows"]}
    assert "Dichtet Löcher bis" in rows
    assert not rows & {"Signalwort", "Gefahrenhinweise", "UFI", "Sicherheitsdatenblatt", "Gefährliches Gemisch (CLP)"}
