"""The door on a real database: judging, skipping what stands, and what other rooms ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from argosy.compliance.errors import RegistrationInvalid, UncoveredMarket, UnknownRule
from argosy.kernel import db as database
from argosy.kernel.ids import uuid7

pytestmark = pytest.mark.db
TODAY = date(2026, 11, 22)
MARKETS = ["es", "fr", "de", "it", "pl"]
NUMBERS = [
    {"country": "DE", "scheme": "packaging", "number": "DE1234567890123"},
    {"country": "DE", "scheme": "weee", "number": "DE 12345678"},
    {"country": "FR", "scheme": "packaging", "number": "FR123456_01ABCD"},
    {"country": "FR", "scheme": "weee", "number": "FR123456_05ABCD"},
]


@pytest.fixture
def api(db: None) -> Any:
    from argosy.compliance import api

    return api


@pytest.fixture
def brand(db: None) -> SimpleNamespace:
    """A lawful brand of a manufacturer in Germany, as programme hands it out."""
    from argosy.programme.models import Brand

    address = {"street": "Ring 1", "postal_code": "80331", "city": "München", "country": "CN"}
    legal = address | {"name": "Nordlicht GmbH", "email": "trade@nordlicht.example", "phone": "+49 89 1234567"}
    legal |= {"register_number": "HRB 1", "iban": "DE02", "account_holder": "Nordlicht GmbH", "self_certified": True}
    maker = address | {"name": "Nordlicht GmbH", "email": "safety@nordlicht.example", "country": "DE"}
    row = Brand.objects.create(
        slug="nordlicht",
        name="Nordlicht",
        country="DE",
        home_currency="EUR",
        legal=legal,
        manufacturer=maker,
        digest="d",
    )
    return SimpleNamespace(
        id=row.id, name=row.name, country="DE", legal=legal, manufacturer=maker, responsible_person={}
    )


@pytest.fixture
def tv(brand: SimpleNamespace) -> Callable[..., SimpleNamespace]:
    """Makes a television of two sizes, in the catalogue and as catalogue hands it out."""
    from argosy.catalogue.models import Product

    def make(model: str = "tv-a", **facts: Any) -> SimpleNamespace:
        row = Product.objects.create(brand_id=brand.id, model=model, name="TV A", category="tvs", digest="d")
        known = {"ce": True, "radio": True} | facts
        sizes = [
            SimpleNamespace(sku=f"{model}-43", gtin="1", options={"screen_in": 43}, media=[],
                            facts={"energy_class": "F", "eprel_id": "990043"}),
            SimpleNamespace(sku=f"{model}-55", gtin="2", options={"screen_in": 55}, media=[],
                            facts={"energy_class": "G", "eprel_id": "990055"}),
        ]  # fmt: skip
        return SimpleNamespace(
            id=row.id, name="TV A", model=model, category="tvs", launched_on=None, hs_code="852872", origin="CN",
            sale_mode="bulky", media=["a" * 64], facts=known, variants=sizes,
        )  # fmt: skip

    return make


def stored() -> list[tuple[Any, ...]]:
    return database.rows("SELECT product_id, market, outcome, xmin::text FROM compliance_verdict ORDER BY 1, 2")


def test_judging_writes_one_verdict_per_market_and_a_second_time_none(api: Any, brand: Any, tv: Any) -> None:
    api.record_registrations(brand.id, NUMBERS)
    product = tv()
    first = api.judge(brand, [product], MARKETS, TODAY)
    assert (first.written, first.unchanged) == (5, 0)
    outcomes = {market: first.verdicts[product.id, market].outcome for market in MARKETS}
    assert outcomes == {"es": "blocked", "fr": "allowed", "de": "allowed", "it": "blocked", "pl": "blocked"}
    assert first.counts["de"] == {"allowed": 1}
    before = stored()
    second = api.judge(brand, [product], MARKETS, TODAY)
    assert (second.written, second.unchanged) == (0, 5)
    assert second.verdicts == first.verdicts
    assert stored() == before


def test_only_the_market_that_a_change_touches_is_written(api: Any, brand: Any, tv: Any) -> None:
    api.record_registrations(brand.id, NUMBERS)
    product = tv()
    api.judge(brand, [product], MARKETS, TODAY)
    assert api.record_registrations(brand.id, [{"country": "PL", "scheme": "packaging", "number": "000012345"}]) == 1
    assert api.record_registrations(brand.id, [{"country": "PL", "scheme": "weee", "number": "000012345"}]) == 1
    after = api.judge(brand, [product], MARKETS, TODAY)
    assert after.written == 1
    assert after.verdicts[product.id, "pl"].outcome == "allowed"
    product.facts = product.facts | {"hdmi": 4}
    assert api.judge(brand, [product], MARKETS, TODAY).written == 0


def test_a_change_of_law_writes_again_and_a_day_without_one_does_not(api: Any, brand: Any, tv: Any) -> None:
    product = tv()
    assert api.judge(brand, [product], ["de"], date(2026, 9, 25)).written == 1
    assert api.judge(brand, [product], ["de"], date(2026, 9, 26)).written == 0
    after = api.judge(brand, [product], ["de"], date(2026, 9, 27))
    assert after.written == 1
    assert "guarantee_notice" in {item["kind"] for item in after.verdicts[product.id, "de"].display}


def test_stored_verdict_is_read_back_and_explained(api: Any, brand: Any, tv: Any) -> None:
    api.record_registrations(brand.id, NUMBERS)
    product = tv()
    product.variants[1].facts = {"energy_class": "G"}
    judged = api.judge(brand, [product], ["de"], TODAY)
    record = api.verdicts([product.id], "de")[product.id]
    assert record == judged.verdicts[product.id, "de"]
    assert not record.sellable
    labels = [(d["class"], d["skus"]) for d in record.display if d["kind"] == "energy_label"]
    assert labels == [("F", ["tv-a-43"])]
    (told,) = api.explain(record, "de")
    assert told["id"] == "eu.energy-label.tvs"
    assert (told["outcome"], told["severity"], told["skus"]) == ("unknown", "block", ["tv-a-55"])
    assert told["citation"]["reference"] == "32019R2013"
    assert [s["field"] for s in told["supply"]] == ["products.csv eprel_id"]
    assert told["remedy"].startswith("Geben Sie die Energieeffizienzklasse")


def test_not_sellable_is_what_is_blocked_or_was_never_judged(api: Any, brand: Any, tv: Any) -> None:
    api.record_registrations(brand.id, NUMBERS)
    good, bad, new = tv("good"), tv("bad", ce=False), tv("new")
    api.judge(brand, [good, bad], ["de"], TODAY)
    assert api.not_sellable([good.id, bad.id, new.id], "de") == {bad.id, new.id}
    assert api.not_sellable([good.id], "fr") == {good.id}
    assert api.not_sellable([], "de") == set()
    assert api.tally(brand.id) == [("de", "allowed", 1), ("de", "blocked", 1)]
    assert api.blocking() == [("eu.ce.electrical", 1, ["de"]), ("eu.ce.radio", 1, ["de"])]


def test_assessing_gives_the_same_verdicts_and_writes_nothing(api: Any, brand: Any, tv: Any) -> None:
    product = tv()
    found = {v.market: v.outcome for _, v in api.assess(brand, [product], NUMBERS, MARKETS, TODAY)}
    assert found == {"es": "blocked", "fr": "allowed", "de": "allowed", "it": "blocked", "pl": "blocked"}
    assert stored() == []


def test_registration_is_corrected_and_never_doubled(api: Any, brand: Any) -> None:
    assert api.record_registrations(brand.id, NUMBERS) == 4
    assert api.record_registrations(brand.id, NUMBERS) == 0
    assert api.record_registrations(brand.id, [{"country": "de", "scheme": "WEEE", "number": " DE 87654321 "}]) == 1
    numbers = {(r.country, r.scheme): r.number for r in api.registrations(brand.id)}
    assert numbers["DE", "weee"] == "DE 87654321"
    assert len(numbers) == 4


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"country": "Germany", "scheme": "weee", "number": "1"}, "country"),
        ({"country": "DE", "scheme": "toys", "number": "1"}, "scheme"),
        ({"country": "DE", "scheme": "weee", "number": ""}, "number"),
        ({"country": "DE", "scheme": "weee", "number": "1" * 61}, "number"),
    ],
)
def test_registration_that_cannot_stand_is_refused_whole(api: Any, brand: Any, row: dict[str, str], field: str) -> None:
    assert api.registration_fault(row) == field
    with pytest.raises(RegistrationInvalid) as caught:
        api.record_registrations(brand.id, [NUMBERS[0], row])
    assert caught.value.fields == (field,)
    assert api.registrations(brand.id) == []


def test_uncovered_market_is_refused_and_nothing_written(api: Any, brand: Any, tv: Any) -> None:
    with pytest.raises(UncoveredMarket):
        api.judge(brand, [tv()], ["de", "us"], TODAY)
    assert stored() == []


def test_requirements_name_the_facts_a_category_needs(api: Any, db: None) -> None:
    asked = {r["id"]: r for r in api.requirements("fr", "sofas", TODAY, "fr")}
    assert asked["fr.furniture.registration"]["facts"][0]["name"] == "registration.FR.furniture"
    assert asked["fr.furniture.registration"]["always"]
    weee = asked["fr.weee.registration"]
    assert not weee["always"]
    assert [f["name"] for f in weee["condition"]] == ["product.functions"]
    assert "eu.energy-label.tvs" not in asked
    assert "fr.furniture.registration" not in {r["id"] for r in api.requirements("de", "sofas", TODAY)}


def test_rule_is_found_by_id_and_day(api: Any, db: None) -> None:
    assert api.rule("eu.gpsr.manufacturer").citation.reference == "32023R0988"
    assert api.rule("de.packaging.registration", date(2026, 8, 11)).citation.reference == "VerpackG"
    with pytest.raises(UnknownRule):
        api.rule("eu.unicorns")


def test_a_brands_session_sees_only_its_own_verdicts(api: Any, brand: Any, tv: Any) -> None:
    product = tv()
    api.record_registrations(brand.id, NUMBERS)
    api.judge(brand, [product], ["de"], TODAY)
    stranger: UUID = uuid7()
    with database.as_brand([stranger]):
        assert api.verdicts([product.id], "de") == {}
        assert api.registrations(brand.id) == []
    with database.as_brand([brand.id]):
        assert set(api.verdicts([product.id], "de")) == {product.id}
        assert api.record_registrations(brand.id, [{"country": "DE", "scheme": "weee", "number": "DE 11111111"}]) == 1
