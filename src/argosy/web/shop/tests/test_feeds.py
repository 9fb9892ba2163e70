"""The feed for merchants: well-formed whatever a title holds, priced from the log, without what may not be sold."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from market import launch_market

pytestmark = pytest.mark.db
G = "{http://base.google.com/ns/1.0}"


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    return launch_market(tmp_path / "pack", ("es",))


def items() -> list[ET.Element]:
    from django.test import Client

    answer = Client().get("/es/es/feed/google.xml")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return ET.fromstring(b"".join(answer.streaming_content)).findall(".//item")


def test_every_offer_is_in_it_once_at_the_price_of_the_log(variants: list[UUID]) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.pricing import api as pricing

    prices = pricing.current(variants, "es")
    skus = {catalogue.products_of([v])[v][1]: prices[v].gross for v in variants}
    found = {i.findtext(f"{G}id"): i for i in items()}
    assert found.keys() == skus.keys()
    for sku, gross in skus.items():
        assert found[sku].findtext(f"{G}price") == f"{gross // 100}.{gross % 100:02d} EUR"
        assert found[sku].find(f"{G}sale_price") is None
        assert found[sku].findtext(f"{G}availability") == "in_stock"
        assert len(found[sku].findtext(f"{G}gtin") or "") >= 8
        assert (found[sku].findtext(f"{G}certification/{G}certification_code") or "").isdigit()
        assert sku in (found[sku].findtext(f"{G}link") or "")


def test_a_price_changed_a_moment_ago_is_the_one_in_it(variants: list[UUID]) -> None:
    from argosy.pricing import api as pricing

    brand = pricing.current(variants, "es")[variants[0]].brand_id
    pricing.publish([pricing.PricePoint(variants[0], brand, "es", 12_345, "EUR", "set", {})])
    assert "123.45 EUR" in {i.findtext(f"{G}price") for i in items()}


def test_what_xml_cannot_hold_breaks_nothing(variants: list[UUID]) -> None:
    from argosy.kernel import db

    title = 'A & B <"quoted"> \x07 bell'
    db.run(
        "UPDATE channel_listing SET document = jsonb_set(document, '{title}', to_jsonb(%s::text)) WHERE language = 'es'",
        [title],
    )
    assert {(i.findtext(f"{G}title") or "")[: len('A & B <"quoted">  bell')] for i in items()} == {
        'A & B <"quoted">  bell'
    }


def test_what_is_off_sale_is_not_in_it(variants: list[UUID]) -> None:
    from argosy.kernel import db

    db.run("UPDATE channel_listing SET live = false")
    assert items() == []


@pytest.mark.parametrize("path", ["/es/de/feed/google.xml", "/xx/es/feed/google.xml"])
def test_a_language_that_the_market_is_not_read_in_has_none(variants: list[UUID], path: str) -> None:
    from django.test import Client

    assert Client().get(path).status_code == 404


def test_the_command_writes_the_same(variants: list[UUID], tmp_path: Path) -> None:
    from click.testing import CliRunner

    from argosy.cli.feed import feed

    target: Any = tmp_path / "feed.xml"
    ran = CliRunner().invoke(feed, ["google", "--market", "es", "--out", str(target)])
    assert ran.exit_code == 0, ran.output
    assert f"{len(variants)} offers" in ran.output
    assert len(ET.parse(target).getroot().findall(".//item")) == len(variants)
    refused = CliRunner().invoke(feed, ["google", "--market", "es", "--language", "de"])
    assert refused.exit_code == 2 and "choose one of es, en" in refused.output
