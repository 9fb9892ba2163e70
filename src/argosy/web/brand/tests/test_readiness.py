"""The readiness board: what is missing by what it costs, filled in where it is read, judged at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argosy.kernel import db as database
from argosy.web.brand.tests.conftest import browser

pytestmark = pytest.mark.db


NUMBER = "registration.PL.packaging"


def outcome(brand: Any, market: str) -> str:
    from argosy.compliance import api as compliance

    return compliance.verdicts([brand.product], market)[brand.product].outcome


def test_a_market_that_lacks_nothing_is_told_so(ours: Any, member: Any) -> None:
    page = member.get("/brand/alder/readiness/?market=es&severity=block").content.decode()
    assert "Nothing is held back." in page
    assert "Nothing is missing" in page
    assert "need__form" not in page


def test_a_missing_number_is_named_with_its_law_and_what_is_at_stake_and_filled_in_there(
    ours: Any, member: Any
) -> None:
    assert (outcome(ours, "es"), outcome(ours, "pl")) == ("warn", "blocked")
    page = member.get("/brand/alder/readiness/").content.decode()
    # It sold one unit of 29.00 in Spain: that is what is at stake in Poland.
    assert "One product is held back; €29.00 of sales are at stake." in page
    assert "Producer registration for packaging" in page
    assert "Ustawa o odpadach" in page
    assert 'name="fact" value="registration.PL.packaging"' in page

    done = member.post(
        "/brand/alder/readiness/", {"fact": "registration.PL.packaging", "value": "BDO 000012345"}, follow=True
    )
    assert "One product is now on sale in Poland." in done.content.decode()
    assert outcome(ours, "pl") == "warn"
    assert NUMBER + '"' not in done.content.decode()
    again = member.post(
        "/brand/alder/readiness/", {"fact": "registration.PL.packaging", "value": "BDO 000012345"}, follow=True
    )
    assert "This stood there already." in again.content.decode()


def test_a_bad_value_comes_back_with_its_sentence_and_changes_nothing(ours: Any, member: Any) -> None:
    page = member.post("/brand/alder/readiness/", {"fact": "registration.PL.packaging", "value": "soon"})
    told = page.content.decode()
    assert page.status_code == 422
    assert 'value="soon"' in told
    assert 'aria-invalid="true"' in told
    assert "field__error" in told
    assert outcome(ours, "pl") == "blocked"
    empty = member.post("/brand/alder/readiness/", {"fact": "registration.PL.packaging", "value": " "})
    assert "Nothing was filled in." in empty.content.decode()


def test_market_and_severity_narrow_the_board(ours: Any, member: Any) -> None:
    def board(asked: str) -> str:
        return str(member.get(f"/brand/alder/readiness/?{asked}").content.decode())

    assert NUMBER + '"' in board("market=pl")
    assert NUMBER + '"' not in board("market=es")
    assert NUMBER + '"' not in board("severity=warn")
    assert NUMBER + '"' in board("severity=block")
    assert member.get("/brand/alder/readiness/?market=xx&severity=no&fact=%00").status_code == 200


def test_a_products_field_takes_a_value_for_each_product(ours: Any, member: Any) -> None:
    form = {"fact": "product.hs_code", "product": [str(ours.product)], f"value-{ours.product}": "82"}
    page = member.post("/brand/alder/readiness/", form)
    assert page.status_code == 422
    good = member.post("/brand/alder/readiness/", form | {f"value-{ours.product}": "820560"}, follow=True)
    assert "Saved and checked." in good.content.decode()
    assert database.one("SELECT hs_code FROM catalogue_product WHERE id = %s", [ours.product]) == ("820560",)


def test_another_brands_product_cannot_be_filled_in(ours: Any, theirs: Any, member: Any) -> None:
    before = database.one("SELECT hs_code FROM catalogue_product WHERE id = %s", [theirs.product])
    form = {"fact": "product.hs_code", "product": [str(theirs.product)], f"value-{theirs.product}": "820560"}
    assert member.post("/brand/alder/readiness/", form).status_code == 422
    assert database.one("SELECT hs_code FROM catalogue_product WHERE id = %s", [theirs.product]) == before


def test_who_may_not_fill_in_reads_the_board_all_the_same(db: None, tmp_path: Path) -> None:
    from argosy.web.brand.tests.world import tenant

    brand = tenant(tmp_path, "alder", "Alderwood", 1101, role="finance")
    reader = browser(brand.user)
    page = reader.get("/brand/alder/readiness/").content.decode()
    assert "A lead or editor of your team can fill this in." in page
    assert "need__form" not in page
    assert (
        reader.post(
            "/brand/alder/readiness/", {"fact": "registration.PL.packaging", "value": "BDO 000012345"}
        ).status_code
        == 403
    )
    assert outcome(brand, "pl") == "blocked"


def test_the_products_page_tells_every_rule_with_facts_and_law(ours: Any, member: Any) -> None:
    page = member.get(f"/brand/alder/products/{ours.product}/?market=pl").content.decode()
    rules = page.split('id="rules"')[1].split("</section>")[0]
    assert "pl.packaging.registration" in rules
    assert "not known" in rules
    assert "/brand/alder/readiness/?market=pl#need-registration-PL-packaging" in rules
    assert "eu.gpsr.manufacturer" in rules
    assert "rules are met" in rules
