"""Facts from outside: every field is checked and refused by its path; words explain a quote in every language."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES
from argosy.kernel.text import bundle
from argosy.pricing import tax
from argosy.pricing.tests.cases import facts as case_facts
from argosy.pricing.tests.cases import rows

TODAY = date(2026, 11, 22)
FACTS: dict[str, Any] = {
    "market": "de",
    "seller": {"country": "CN"},
    "ship_from": {"country": "CN"},
    "ship_to": {"country": "DE", "postcode": "10115"},
    "lines": [{"id": "silk", "hs_code": "6206.10", "origin": "CN", "quantity": 2, "unit_net_minor": 2000}],
    "shipping": {"net_minor": 500},
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The facts with one field set, or taken out (…)."""
    made = copy.deepcopy(FACTS)
    *way, last = path.split(".")
    place: Any = made
    for name in way:
        place = place[int(name)] if name.isdigit() else place.setdefault(name, {})
    if isinstance(place, list):
        place[int(last)] = value
        return made
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return made


def test_plain_facts_become_a_sale() -> None:
    facts = tax.read(FACTS, TODAY)
    assert (facts.on, facts.market, facts.currency, facts.prices) == (TODAY, "DE", "EUR", "net")
    assert facts.lines[0] == tax.Line("silk", 2, 4000, "standard", "6206.10", "CN")
    assert facts.lines[1] == tax.Line("shipping", 1, 500, kind="shipping")
    assert facts.buyer == tax.Buyer() and facts.platform == tax.Platform()
    assert tax.quote(facts).sums == tax.Sums(0, 4500, 912, 5412, 300, 0, 5712)


def test_a_checked_vat_id_makes_a_business_of_its_state() -> None:
    facts = tax.read(changed("buyer", {"kind": "business", "vat_id": "EL 094259216", "vat_id_checked": True}), TODAY)
    assert facts.buyer == tax.Buyer("business", "GR")
    unchecked = tax.read(changed("buyer", {"kind": "business", "vat_id": "EL094259216"}), TODAY)
    assert not unchecked.buyer.business


@pytest.mark.parametrize(
    ("path", "value", "field", "reason"),
    [
        ("market", ..., "market", "is missing"),
        ("market", "germany", "market", "two letters"),
        ("currency", "PLN", "currency", "sells in EUR"),
        ("date", "2026-02-30", "date", "a day that exists"),
        ("date", "1999-01-01", "date", "must lie between"),
        ("lines", [], "lines", "at least one line"),
        ("lines", "x", "lines", "must be a list"),
        ("lines.0", 7, "lines[0]", "a table of fields"),
        ("lines.0.unit_net_minor", -1, "lines[0].unit_net_minor", "is -1"),
        ("lines.0.unit_net_minor", 10**11, "lines[0].unit_net_minor", "must lie between"),
        ("lines.0.unit_net_minor", 10**10 * 9, "lines[0].unit_net_minor", "more than any real price"),
        ("lines.0.unit_net_minor", 19.99, "lines[0].unit_net_minor", "whole number"),
        ("lines.0.unit_net_minor", True, "lines[0].unit_net_minor", "whole number"),
        ("lines.0.unit_net_minor", "2000", "lines[0].unit_net_minor", "whole number"),
        ("lines.0.unit_net_minor", ..., "lines[0].unit_net_minor", "exactly one of"),
        ("lines.0.gross_minor", 100, "lines[0].gross_minor", "exactly one of"),
        ("lines.0.quantity", 0, "lines[0].quantity", "is 0"),
        ("lines.0.quantity", 1.5, "lines[0].quantity", "whole number"),
        ("lines.0.discount_minor", 4001, "lines[0].discount_minor", "must lie between 0 and 4000"),
        ("lines.0.currency", "PLN", "lines[0].currency", "the quote is in EUR"),
        ("lines.0.hs_code", "12", "lines[0].hs_code", "six to ten digits"),
        ("lines.0.hs_code", "770000", "lines[0].hs_code", "six to ten digits"),
        ("lines.0.origin", "China", "lines[0].origin", "two letters"),
        ("lines.0.colour", "red", "lines[0].colour", "is no field here"),
        ("lines.0.hscode", "620610", "lines[0].hscode", "did you mean hs_code?"),
        ("shipping", {"gross_minor": 500}, "lines", "all be net, or all be gross"),
        ("shipping", {"net_minor": -5}, "shipping.net_minor", "is -5"),
        ("seller", ..., "seller", "a table of fields"),
        ("seller.turnover_eur_minor", -1, "seller.turnover_eur_minor", "is -1"),
        ("ship_to", ..., "ship_to", "a table of fields"),
        ("ship_to.country", ..., "ship_to.country", "is missing"),
        ("ship_to.country", "Germany", "ship_to.country", "two letters"),
        ("buyer", {"kind": "company"}, "buyer.kind", "consumer or business"),
        ("buyer", {"kind": "business", "vat_id": "DE123", "vat_id_checked": True}, "buyer.vat_id", "no VAT id"),
        ("buyer", {"kind": "business", "vat_id_checked": True}, "buyer.vat_id", "is missing"),
        ("buyer", {"vat_id": "DE136695976"}, "buyer.vat_id", "belongs to a business"),
        ("platform", {"ioss": "yes"}, "platform.ioss", "true or false"),
        ("platform", {"registered": ["US"]}, "platform.registered", "GB, CH and NO"),
        ("discount_minor", 4001, "discount", "more than all goods cost"),
        ("fees", ["none-such"], "fees", "ro-logistics-2026"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_by_its_path(path: str, value: Any, field: str, reason: str) -> None:
    with pytest.raises(tax.BadFact) as refused:
        tax.quote(tax.read(changed(path, value), TODAY))
    assert refused.value.fields == (field,)
    assert reason in refused.value.sentence("en")


def test_two_lines_of_one_name_are_refused() -> None:
    twice = {**FACTS, "lines": FACTS["lines"] * 2}
    with pytest.raises(tax.BadFact) as refused:
        tax.quote(tax.read(twice, TODAY))
    assert refused.value.fields == ("lines[1].id",)


def test_more_than_was_sold_is_not_taken_back() -> None:
    quote = tax.quote(tax.read(FACTS, TODAY))
    for units, before in (({"silk": 3}, {}), ({"silk": 2}, {"silk": 1}), ({"silk": -1}, {}), ({"cotton": 1}, {})):
        with pytest.raises(tax.BadFact):
            tax.reverse(quote, units, before)
    half = tax.reverse(quote, {"silk": 1})
    assert half.sums == tax.Sums(0, 2000, 409, 2409, 150, 0, 2559)


def test_words_for_the_shopper_are_brief_and_true() -> None:
    assert tax.explain(tax.quote(tax.read(FACTS, TODAY)), "shopper") == [
        "19% VAT included: €9.12",
        "Customs duty: €3.00",
        "All taxes are paid: nothing more is due on delivery.",
    ]
    border = changed("lines.0.unit_net_minor", 20000)
    assert tax.explain(tax.quote(tax.read(border, TODAY)), "shopper") == [
        "On delivery you pay €134.78 more, of which €86.18 is VAT.",
        "Customs duty: €48.60",
    ]


def test_an_auditor_finds_law_source_and_arithmetic() -> None:
    told = "\n".join(tax.explain(tax.quote(tax.read(FACTS, TODAY)), "auditor"))
    for part in ("Art. 14a(1)", "Regulation (EU) 2026/382", "€40.00 + 19%", "€0.57 VAT on €3.00", "TEDB"):
        assert part in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_is_explained_without_a_gap_in_every_language(language: str) -> None:
    own = bundle(language)
    for row in rows():
        if row["scheme"].startswith("error:"):
            continue
        quote = tax.quote(case_facts(row))
        for reader in tax.READERS:
            told = tax.explain(quote, reader, language)
            assert told, (row["id"], reader)
            assert not [s for s in told if "pricing-tax-" in s or "{" in s or "???" in s], (row["id"], told)
        assert own.has_message(f"pricing-tax-scheme-{quote.decision.scheme}")
        assert own.has_message(f"pricing-tax-why-{quote.decision.why}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_sentence_in_every_language(language: str) -> None:
    own = bundle(language)
    for row in rows():
        if row["scheme"].startswith("error:"):
            with pytest.raises(ArgosyError) as refused:
                tax.quote(case_facts(row))
            assert own.has_message(f"error-{refused.value.code}")
            assert "{" not in refused.value.sentence(language)


def test_json_says_all_and_adds_up() -> None:
    told = tax.as_dict(tax.quote(tax.read(FACTS, TODAY)))
    assert (told["scheme"], told["owes_vat"], told["vat_collected"]) == ("deemed_supplier_ioss", "platform", "checkout")
    assert [leg["treatment"] for leg in told["legs"]] == ["outside", "taxed"]
    totals = told["totals"]
    assert totals["net_minor"] + totals["vat_minor"] == totals["gross_minor"] == 5412
    assert sum(line["vat_minor"] for line in told["lines"]) == totals["vat_minor"] == 912
    assert (totals["duty_minor"], totals["total_minor"], totals["due_now_minor"]) == (300, 5712, 5712)
    assert told["vat_by_rate"] == [{"rate": "19", "net_minor": 4500, "vat_minor": 912}]
    assert set(told["explanation"]) == {"shopper", "brand", "auditor"}
