"""What documents come to on a day, in a country, for a product: tables of days and of standings side by side."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.compliance import papers
from argosy.compliance.papers import Folder, Paper

DAY = date(2026, 11, 26)
COUNTRIES = ("DE", "ES", "FR")


def paper(**given: Any) -> Paper:
    whole: dict[str, Any] = {
        "kind": "declaration_of_conformity", "scope": "brand", "product_ids": (), "country": "", "scheme": "", "countries": (),
        "state": "accepted", "accepted": True, "valid_from": DAY - timedelta(days=400), "valid_until": None,
    }  # fmt: skip
    return Paper(**whole | given)


@pytest.mark.parametrize(
    ("left", "warning", "standing"),
    [
        (61, None, "valid"),
        (60, 60, "valid"),
        (59, 60, "valid"),
        (31, 60, "valid"),
        (30, 30, "valid"),
        (8, 30, "valid"),
        (7, 7, "valid"),
        (1, 7, "valid"),
        (0, 7, "valid"),
        (-1, 0, "expired"),
        (-400, 0, "expired"),
    ],
)
def test_the_end_is_announced_and_comes_on_the_day_after_the_last(
    left: int, warning: int | None, standing: str
) -> None:
    until = DAY + timedelta(days=left)
    assert papers.days_left(until, DAY) == left
    assert papers.warning_due(until, DAY) == warning
    assert paper(valid_until=until, valid_from=DAY - timedelta(days=500)).standing(DAY) == standing


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({"state": "submitted", "accepted": False}, "submitted"),
        ({"state": "submitted", "accepted": False, "valid_until": DAY - timedelta(days=1)}, "submitted"),
        ({"state": "refused", "accepted": False}, "refused"),
        ({"state": "withdrawn", "accepted": False}, ""),
        ({"state": "withdrawn"}, "withdrawn"),
        ({"valid_from": DAY}, "valid"),
        ({"valid_from": DAY + timedelta(days=1)}, "early"),
    ],
)
def test_a_document_stands_as_its_review_and_the_day_say(given: dict[str, Any], standing: str) -> None:
    assert paper(**given).standing(DAY) == standing


@pytest.mark.parametrize(
    ("together", "heaviest"),
    [
        (["expired", "valid"], "valid"),
        (["refused", "submitted"], "refused"),
        (["early", "submitted"], "early"),
        (["refused", "expired"], "expired"),
        (["withdrawn", "valid", "refused"], "valid"),
        (["", "submitted"], "submitted"),
        ([""], ""),
        ([], ""),
    ],
)
def test_one_that_holds_outweighs_all_and_what_lapsed_outweighs_what_waits(together: list[str], heaviest: str) -> None:
    assert papers.heaviest(together) == heaviest


def test_facts_go_by_country_kind_and_product() -> None:
    one, two = uuid4(), uuid4()
    folder = Folder(DAY, COUNTRIES)
    folder.add(paper(kind="trader_identity"))
    folder.add(paper(scope="products", product_ids=[one], countries=["DE"], state="refused", accepted=False))
    folder.add(paper(kind="registration_certificate", scope="registration", country="FR", scheme="weee"))
    trader = {f"evidence.{c}.trader_identity": "valid" for c in COUNTRIES}
    register = {"evidence.FR.certificate_weee": "valid"}
    assert folder.facts(one) == trader | register | {"evidence.DE.declaration_of_conformity": "refused"}
    assert folder.facts(two) == folder.facts(None) == trader | register
    assert Folder(DAY, COUNTRIES).facts(one) == {}


@pytest.mark.parametrize(
    ("one", "other", "covers"),
    [
        ({}, {}, True),
        ({}, {"kind": "energy_label"}, False),
        ({}, {"countries": ["DE"]}, True),
        ({"countries": ["DE"]}, {}, False),
        ({"countries": ["DE", "ES"]}, {"countries": ["DE"]}, True),
        ({}, {"scope": "products", "product_ids": [UUID(int=1)]}, True),
        ({"scope": "products", "product_ids": [UUID(int=1)]}, {}, False),
        (
            {"scope": "products", "product_ids": [UUID(int=1), UUID(int=2)]},
            {"scope": "products", "product_ids": [UUID(int=1)]},
            True,
        ),
        (
            {"scope": "registration", "country": "DE", "scheme": "weee"},
            {"scope": "registration", "country": "FR", "scheme": "weee"},
            False,
        ),
    ],
)
def test_a_document_covers_another_of_its_kind_that_concerns_no_more(
    one: dict[str, Any], other: dict[str, Any], covers: bool
) -> None:
    assert paper(**one).covers(paper(**other)) is covers


STANDINGS = st.sampled_from(["submitted", "accepted", "refused", "withdrawn"])
PAPERS = st.builds(
    paper,
    state=STANDINGS,
    accepted=st.booleans(),
    scope=st.sampled_from(["brand", "products"]),
    product_ids=st.lists(st.sampled_from([UUID(int=1), UUID(int=2)]), max_size=2),
    countries=st.lists(st.sampled_from(COUNTRIES), max_size=2),
    valid_from=st.integers(-90, 0).map(lambda n: DAY + timedelta(days=n)),
    valid_until=st.none() | st.integers(0, 90).map(lambda n: DAY + timedelta(days=n)),
)


@given(st.lists(PAPERS, max_size=6), st.integers(-100, 100))
def test_a_product_is_valid_somewhere_exactly_when_an_accepted_document_holds_there(
    listed: list[Paper], shift: int
) -> None:
    on = DAY + timedelta(days=shift)
    folder = Folder(on, COUNTRIES)
    for each in listed:
        folder.add(each)
    for product in (UUID(int=1), UUID(int=2)):
        told = folder.facts(product)
        for country in COUNTRIES:
            holding = [
                x
                for x in listed
                if (x.scope == "brand" or product in x.product_ids)
                and (not x.countries or country in x.countries)
                and x.state == "accepted"
                and x.valid_from <= on
                and (x.valid_until is None or on <= x.valid_until)
            ]
            assert (told.get(f"evidence.{country}.declaration_of_conformity") == "valid") == bool(holding)
