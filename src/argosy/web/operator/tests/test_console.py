"""The operator console: staff only; what it shows is what the rooms say; suspending takes a brand off sale."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.db


@pytest.fixture
def brand(db: None, tmp_path: Path):
    from argosy.web.brand.tests.world import tenant

    return tenant(tmp_path, "alder", "Alderwood", 1101)


@pytest.fixture
def operator(db: None):
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    return browser(programme.create_user("op@argosy.example", "quite-a-long-password", is_staff=True))


def addresses(brand) -> list[str]:
    from argosy.checkout.models import OrderLine

    number = OrderLine.objects.get(id=brand.line).order.number
    listed = ["", "brands/", f"brands/{brand.slug}/", "orders/", f"orders/{number}/", "returns/", "rules/", "ledger/"]
    return [f"/operator/{path}" for path in listed]


def test_the_console_does_not_exist_for_others(brand) -> None:
    from django.test import Client

    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    lead = browser(brand.user)
    for address in addresses(brand):
        assert Client().get(address)["Location"].startswith("/account/login/")
        assert lead.get(address).status_code == 404
    assert lead.post(f"/operator/brands/{brand.slug}/suspend/", {"sure": "yes"}).status_code == 404
    assert programme.brand(brand.slug).status == "active"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_screen_answers_in_words(brand, operator, language: str) -> None:
    import re

    operator.cookies["argosy_language"] = language
    for address in addresses(brand):
        page = operator.get(address)
        assert page.status_code == 200, address
        assert re.findall(r">\s*((?:brand|operator|insight|settlement)-[a-z][a-z-]+)\s*<", page.content.decode()) == []


def test_the_overview_tells_trade_books_and_backlog(brand, operator) -> None:
    page = operator.get("/operator/").content.decode()
    assert "€29.00" in page
    assert "The books are sound" in page
    assert "Stock agrees with its movements" in page


def test_an_order_is_found_by_its_number(brand, operator) -> None:
    from argosy.checkout.models import OrderLine

    number = OrderLine.objects.get(id=brand.line).order.number
    assert operator.get(f"/operator/orders/?number={number.lower()}")["Location"] == f"/operator/orders/{number}/"
    assert "There is no order NONE" in operator.get("/operator/orders/?number=NONE").content.decode()
    page = operator.get(f"/operator/orders/{number}/").content.decode()
    assert "Commission" in page
    assert "shopper@example.org" not in page


def test_suspending_needs_a_yes_and_takes_the_brand_off_sale(brand, operator) -> None:
    from argosy.channel import api as channel
    from argosy.kernel import outbox
    from argosy.programme import api as programme
    from argosy.web.jobs import register

    register()
    live = [c["slug"] for c in channel.top("es", "es", brand_id=brand.id, limit=5)]
    assert operator.post(f"/operator/brands/{brand.slug}/suspend/").status_code == 422
    assert programme.brand(brand.slug).status == "active"
    done = operator.post(f"/operator/brands/{brand.slug}/suspend/", {"sure": "yes"})
    assert done.status_code == 302
    assert programme.brand(brand.slug).status == "suspended"
    outbox.relay()
    assert channel.top("es", "es", brand_id=brand.id, limit=5) == []
    assert all(f.brand_id != brand.id for f in channel.flagships("es", "es"))
    assert operator.post(f"/operator/brands/{brand.slug}/suspend/", {"sure": "yes"}).status_code == 409
    operator.post(f"/operator/brands/{brand.slug}/resume/", {"sure": "yes"})
    outbox.relay()
    assert [c["slug"] for c in channel.top("es", "es", brand_id=brand.id, limit=5)] == live
    assert live
    assert any(f.brand_id == brand.id for f in channel.flagships("es", "es"))
