"""Which facts and documents a category needs in a market, on any day."""

from __future__ import annotations

from typing import Any

import pytest

from argosy.compliance import law
from argosy.compliance.records import DISPLAY_KINDS
from argosy.kernel.text import has
from argosy.web.api import documents as d

pytestmark = pytest.mark.db
DAY = "2026-11-22"


def asked(api: Any, market: str, category: str, on: str = DAY, language: str = "en") -> d.Requirements:
    status, told = api("GET", f"requirements?market={market}&category={category}&on={on}&language={language}")
    assert status == 200, told
    return d.Requirements.model_validate(told)


def test_facts_are_told_with_type_field_and_the_rules_that_want_them(api: Any) -> None:
    found = asked(api, "de", "phones")
    facts = {f.name: f for f in found.facts}
    assert (found.country, found.market, found.category, found.on.isoformat()) == ("DE", "de", "phones", DAY)
    label = facts["product.energy_class"]
    assert (label.type, label.choices, label.field) == ("choice", list("ABCDEFG"), "products.csv energy_class")
    assert (label.severity, label.need) == ("block", "depends")
    assert {"eu.energy-label.phones", "eu.energy-label.phones.index"} <= set(label.rules)
    assert facts["registration.DE.packaging"].need == "always"
    assert facts["product.energy_label_url"].need == "shown"
    assert not [name for name in facts if name.startswith(("registration.FR", "market."))]


def test_the_facts_are_all_that_a_verdict_can_depend_on(api: Any) -> None:
    found = asked(api, "fr", "sofas")
    day = found.on
    # Neither the market's own facts nor what the marketplace has decided are anybody's to supply.
    own = ("market.", "restriction.")
    read = {n for gate in law.GATES for n in law.facts_read("fr", "sofas", day, gate) if not n.startswith(own)}
    assert {f.name for f in found.facts} == read


def test_documents_are_named_with_the_fact_they_give(api: Any) -> None:
    helmets = {(x.kind, x.fact): x for x in asked(api, "fr", "helmets").documents}
    assert ("declaration-of-conformity", "product.ce") in helmets
    assert (
        helmets["type-examination", "product.certificate"].title == "EU type-examination certificate of a notified body"
    )
    assert helmets["producer-registration", "registration.FR.packaging"].need == "always"
    assert helmets["producer-registration", "registration.FR.weee"].need == "depends"
    phones = {x.kind for x in asked(api, "de", "phones").documents}
    assert {"energy-label", "product-sheet", "eprel-registration", "mandate", "trade-register"} <= phones
    german = {x.kind: x.title for x in asked(api, "de", "phones", language="de").documents}
    assert german["product-sheet"] == "Produktdatenblatt"


def test_the_day_decides_what_is_asked(api: Any) -> None:
    kinds = {on: {x.kind for x in asked(api, "de", "phones", on).displays} for on in ("2026-06-18", "2026-06-19")}
    assert kinds["2026-06-19"] - kinds["2026-06-18"] == {"withdrawal_function"}
    assert "energy_label" not in {x.kind for x in asked(api, "de", "phones", "2025-06-19").displays}
    versions = {asked(api, "de", "phones", on).rules_version for on in ("2026-06-18", "2026-06-19", "2026-06-20")}
    assert len(versions) == 2


def test_every_country_with_rules_is_answered_for(api: Any) -> None:
    for country in sorted(law.default().countries):
        found = asked(api, country.lower(), "tvs")
        assert found.country == country and found.items
    assert asked(api, "DE", "tvs").market == "de"


def test_every_kind_of_display_has_a_name() -> None:
    assert [kind for kind in DISPLAY_KINDS if not has(f"compliance-display-{kind.replace('_', '-')}")] == []


@pytest.mark.parametrize(
    ("query", "status", "code", "fields"),
    [
        ("category=phones", 422, "api-fields", ["market"]),
        ("market=de", 422, "api-fields", ["category"]),
        ("market=zz&category=phones", 404, "compliance-uncovered-market", ["market"]),
        ("market=%00&category=phones", 400, "api-request", []),
        ("market=germany-and-more&category=phones", 422, "api-fields", ["market"]),
        ("market=de&category=teapots", 404, "api-category", ["category"]),
        ("market=de&category=phones&on=tomorrow", 422, "api-fields", ["on"]),
        ("market=de&category=phones&on=20261122", 422, "api-fields", ["on"]),
        ("market=de&category=phones&on=2026-02-30", 422, "api-fields", ["on"]),
        ("market=de&category=phones&on=1066-10-14", 422, "api-fields", ["on"]),
        ("market=de&category=phones&on=9999-01-01", 422, "api-fields", ["on"]),
        ("market=de&category=phones&language=xx", 422, "api-language", ["language"]),
    ],
)
def test_a_question_that_cannot_be_answered_is_a_problem(
    api: Any, query: str, status: int, code: str, fields: list[str]
) -> None:
    found, told = api("GET", f"requirements?{query}")
    assert (found, told["code"], told["fields"]) == (status, code, fields)
    assert told["detail"] and told["status"] == status


def test_the_openapi_document_describes_facts_documents_and_displays(api: Any) -> None:
    _, told = api("GET", "openapi.json")
    shape = told["components"]["schemas"]["Requirements"]["properties"]
    assert {"facts", "documents", "displays", "items"} <= shape.keys()
    asked_for = told["paths"]["/api/v1/requirements"]["get"]["parameters"]
    day = next(p for p in asked_for if p["name"] == "on")
    assert "'format': 'date'" in str(day["schema"])
