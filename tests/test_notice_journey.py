"""A shopper tells of a dangerous product on a phone without scripts, and a recall takes the product's place."""

from __future__ import annotations

import re

import pytest
from test_journeys import browser, run_apart, shop, wide

pytestmark = [pytest.mark.db, pytest.mark.browser, pytest.mark.slow]
PHONE = {"width": 390, "height": 844}
__all__ = ["shop"]


def test_a_notice_is_told_and_the_recall_is_read(shop: str) -> None:
    def tell() -> tuple[str, str]:
        with browser(PHONE, scripts=False, locale="de-DE") as page:
            page.goto(f"{shop}/de/de/")
            page.locator("a[href*='/p/']").first.click()
            product = page.url
            page.locator(".legal__report a").click()
            page.locator("main button[type=submit]").click()
            assert page.locator("main .field__error").count() >= 3
            assert wide(page) <= PHONE["width"]
            page.select_option("[name=ground]", "dangerous")
            page.fill("[name=explanation]", "Das Ladegerät wurde so heiß, dass es geschmolzen ist.")
            page.check("[name=good_faith]")
            page.locator("main button[type=submit]").click()
            found = re.search(r"N-[A-Z0-9]{8}", page.locator("h1").inner_text())
            assert found and wide(page) <= PHONE["width"]
            return found.group(0), product

    number, product = run_apart(tell)

    from argosy.safety import api as safety
    from argosy.safety.tests import scene

    safety.decide(number, scene.ruling(markets=["de"]), "olga")
    recall = safety.save_recall(number, scene.draft())
    safety.publish(recall.number, "olga")

    def read() -> tuple[str, int, int]:
        with browser(PHONE, scripts=False, locale="de-DE") as page:
            page.goto(product)
            return page.locator("h1").inner_text(), page.locator("form.add").count(), wide(page)

    assert run_apart(read) == ("Produktsicherheitsrückruf", 0, PHONE["width"])
