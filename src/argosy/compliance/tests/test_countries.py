"""Which law holds in which country: all of the Union in its 27 states, none of it beyond; what differs from one to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from argosy.compliance import rules
from argosy.compliance.tests import products as p

TODAY = date(2026, 11, 22)
RULES = rules.default()
UNION = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
    "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
BEYOND = {"CH", "GB", "NO"}
# The words that the law wants on the button that places the order, in a language of the country.
BUTTONS = {
    "at": ("de", "Zahlungspflichtig bestellen"),
    "be": ("nl", "Bestelling met betalingsverplichting"),
    "bg": ("bg", "Поръчка със задължение за плащане"),
    "cy": ("el", "Παραγγελία με υποχρέωση πληρωμής"),
    "cz": ("cs", "Objednávka zavazující k platbě"),
    "de": ("de", "Zahlungspflichtig bestellen"),
    "dk": ("da", "Ordre med betalingsforpligtelse"),
    "ee": ("et", "Tellimus koos maksekohustusega"),
    "es": ("es", "Pedido con obligación de pago"),
    "fi": ("fi", "Tilaus, johon liittyy maksuvelvollisuus"),
    "fr": ("fr", "Commander avec obligation de paiement"),
    "gb": ("en", "Order with obligation to pay"),
    "gr": ("el", "Παραγγελία με υποχρέωση πληρωμής"),
    "hr": ("hr", "Narudžba s obvezom plaćanja"),
    "hu": ("hu", "Fizetési kötelezettséggel járó megrendelés"),
    "ie": ("en", "Order with obligation to pay"),
    "it": ("it", "Ordine con obbligo di pagare"),
    "lt": ("lt", "Užsakymas su įsipareigojimu sumokėti"),
    "lu": ("fr", "Commande avec obligation de paiement"),
    "lv": ("lv", "Pasūtījums ar pienākumu maksāt"),
    "mt": ("mt", "Ordni b'obbligu li tħallas"),
    "nl": ("nl", "Bestelling met betalingsverplichting"),
    "no": ("no", "Bestilling med betalingsplikt"),
    "pl": ("pl", "Zamówienie z obowiązkiem zapłaty"),
    "pt": ("pt", "Encomenda com obrigação de pagar"),
    "ro": ("ro", "Comandă cu obligație de plată"),
    "se": ("sv", "Beställning med betalningsskyldighet"),
    "si": ("sl", "Naročilo z obveznostjo plačila"),
    "sk": ("sk", "Objednávka s povinnosťou platby"),
}


def shown(facts: dict[str, Any], market: str, kind: str, on: date = TODAY) -> list[dict[str, Any]]:
    return [item for item in rules.evaluate(facts, market, on).display if item["kind"] == kind]


def test_all_27_member_states_and_three_neighbours_have_a_file() -> None:
    assert RULES.countries == UNION | BEYOND
    assert set(RULES.sets["EU"]) == UNION
    assert {file.split(".")[0].upper() for file in {r.file for r in RULES.rules}} == UNION | BEYOND | {
        "EU",
        "EU-EVIDENCE",
        "EU-MIXTURES",
    }


@pytest.mark.parametrize("country", sorted(BEYOND))
@pytest.mark.parametrize("on", [date(2025, 1, 1), TODAY, date(2028, 1, 1)])
def test_nothing_of_the_union_applies_beyond_it(country: str, on: date) -> None:
    active = RULES.active(country, on)
    assert active and {r.jurisdiction for r in active} == {country}
    for facts in p.ALL.values():
        verdict = rules.evaluate(facts, country.lower(), on)
        assert verdict.findings and all(f.rule_id.startswith(f"{country.lower()}.") for f in verdict.findings)


@pytest.mark.parametrize("country", sorted(UNION))
def test_every_member_state_has_the_law_of_the_union_and_its_own_registers(country: str) -> None:
    ids = {r.id for r in RULES.active(country, TODAY)}
    own = country.lower()
    assert {r.id for r in RULES.rules if r.jurisdiction == "EU" and r.in_force(TODAY)} <= ids
    wanted = ("weee.registration", "packaging.registration", "battery.registration", "language", "order-button")
    assert {f"{own}.{rule}" for rule in wanted} <= ids


@pytest.mark.parametrize("scheme", ["weee", "packaging", "battery"])
@pytest.mark.parametrize("country", sorted(UNION))
def test_a_number_of_another_country_opens_no_market(country: str, scheme: str) -> None:
    facts = p.without(p.ROBOT, f"registration.{country}.{scheme}")
    verdict = rules.evaluate(facts, country.lower(), TODAY)
    assert verdict.outcome == "blocked"
    assert [f.rule_id for f in verdict.problems] == [f"{country.lower()}.{scheme}.registration"]
    assert verdict.problems[0].supply == (f"registration.{country}.{scheme}",)


@pytest.mark.parametrize("market", BUTTONS)
def test_the_order_button_speaks_the_language_of_the_country(market: str) -> None:
    language, words = BUTTONS[market]
    (button,) = shown(p.BAG, market, "order_button")
    assert button["text"][language] == words


def test_the_order_button_is_prescribed_wherever_it_is_known() -> None:
    assert set(BUTTONS) == {c.lower() for c in UNION | BEYOND} - {"ch"}
    assert shown(p.BAG, "ch", "order_button") == []


def test_years_of_the_legal_guarantee() -> None:
    years = {c: RULES.constants(c, TODAY)["market.legal_guarantee_years"] for c in sorted(RULES.countries)}
    assert {c: n for c, n in years.items() if n != 2} == {"ES": 3, "PT": 3, "SE": 3, "GB": 6, "NO": 5}
    noticed = {c: shown(p.BAG, c.lower(), "guarantee_notice") for c in sorted(RULES.countries)}
    assert {c: items[0]["years"] for c, items in noticed.items() if items} == {c: years[c] for c in sorted(UNION)}


def test_furniture_has_a_register_in_france_only() -> None:
    asking = {r.jurisdiction for r in RULES.rules if any(".furniture" in name for name in r.supply)}
    assert asking == {"FR"}


@pytest.mark.parametrize("stream", ["packaging", "weee", "battery", "furniture"])
def test_a_french_number_belongs_to_one_stream(stream: str) -> None:
    """The number of any other stream is refused, in that stream and in its own."""
    goods = p.ROBOT if stream == "battery" else p.SOFA
    for other in {"packaging", "weee", "battery", "furniture"} - {stream}:
        facts = goods | {f"registration.FR.{stream}": goods[f"registration.FR.{other}"]}
        failed = {f.rule_id for f in rules.evaluate(facts, "fr", TODAY).problems}
        assert f"fr.{stream}.registration" in failed


@pytest.mark.parametrize("market", ["no", "at", "fr"])
def test_an_operator_in_norway_answers_in_norway_and_not_in_the_union(market: str) -> None:
    facts = p.TV | {"brand.responsible_person.country": "NO"}
    failed = {f.rule_id for f in rules.evaluate(facts, market, TODAY).problems}
    assert failed == (set() if market == "no" else {"eu.gpsr.responsible-person"})


def test_either_mark_opens_great_britain_and_only_the_unions_opens_the_union() -> None:
    marked = p.TV | {"product.ce": False, "product.ukca": True}
    assert rules.evaluate(marked, "gb", TODAY).outcome == "allowed"
    assert {f.rule_id for f in rules.evaluate(marked, "ie", TODAY).problems} == {"eu.ce.electrical"}
    bare = p.without(p.TV, "product.ce")
    (finding,) = rules.evaluate(bare, "gb", TODAY).problems
    assert (finding.rule_id, finding.outcome, finding.supply) == (
        "gb.ce.electrical",
        "unknown",
        ("product.ce", "product.ukca"),
    )


def test_a_phone_without_its_union_label_is_sold_beyond_the_union() -> None:
    phone = p.without(p.PHONE, "product.energy_class", "product.eprel_id")
    outcomes = {m: rules.evaluate(phone, m, TODAY).outcome for m in ("nl", "gb", "ch", "no")}
    assert outcomes == {"nl": "blocked", "gb": "allowed", "ch": "allowed", "no": "allowed"}


def test_formats_that_nobody_confirmed_are_not_passed_off_as_known() -> None:
    for rule in RULES.rules:
        plain = rule.id.endswith(".registration") and not rule.example
        if plain:
            assert "The form of the number was not confirmed" in rule.note, rule.id


def test_every_rule_names_its_source_and_when_it_was_read() -> None:
    for rule in RULES.rules:
        assert rule.citation.act and rule.citation.article and rule.citation.reference, rule.id
        assert rule.citation.url.startswith("https://"), rule.id
        assert rule.confidence in ("C", "2", "K") and rule.last_checked <= date(2026, 11, 26), rule.id
