"""The gates after publishing: which of them a product may not pass, why, and that they follow the facts like the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.compliance.tests.test_keeping import NUMBERS, new_bag, new_brand

pytestmark = pytest.mark.db

#: A rule of one gate alone, on a fact that no shipped rule reads at publishing.
DRAFT = """
jurisdiction = "DE"

[[rule]]
id = "de.test.only-{gate}"
severity = "block"
valid_from = 2020-01-01
gates = ["{gate}"]
scope = {{ categories = ["bike-bags"] }}
supply = ["product.{fact}"]
citation = {{ act = "A made-up act", article = "§ 1", reference = "TEST", url = "https://example.org/1" }}
confidence = "K"
last_checked = 2026-11-22
[rule.title]
{words}
[rule.remedy]
{words}
"""
LANGUAGES = ("en", "es", "fr", "de", "it", "pl", "zh")
ALL = ("publish", "price", "campaign", "checkout", "dispatch")


@pytest.fixture
def brand(db: None) -> Any:
    from argosy.compliance import api

    made = new_brand("nordlicht")
    api.record_registrations(made.id, NUMBERS)
    return made


@pytest.fixture
def only_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts a rule in force that asks for product.usb_c at one gate alone."""
    from argosy.compliance import api, keeping, rules

    def put(gate: str) -> None:
        words = "\n".join(f'{language} = "A rule of one gate"' for language in LANGUAGES)
        file = tmp_path / "draft.toml"
        file.write_text(DRAFT.format(gate=gate, fact="usb_c", words=words), "utf-8")
        drafted = rules.load_drafts([file])
        for module in (rules, keeping.rules, api.rules):
            monkeypatch.setattr(module, "default", lambda: drafted)

    yield put


def closed_of(product: UUID, market: str = "de") -> set[str]:
    from argosy.compliance import api

    return {gate for gate in ALL if api.closed([product], market, gate)}


def test_what_may_be_sold_passes_every_gate_and_what_was_never_judged_none(brand: Any) -> None:
    from argosy.compliance import api

    bag = new_bag("bag-1", brand)
    assert closed_of(bag) == set(ALL)
    assert api.why_closed(bag, "de", "checkout") == []
    api.rejudge(brand.id, [bag], ["de"])
    assert closed_of(bag) == set()
    assert closed_of(bag, "fr") == set(ALL)


def test_a_rule_of_all_gates_shuts_them_all_and_says_why(brand: Any) -> None:
    from argosy.catalogue.models import Product
    from argosy.compliance import api

    bag = new_bag("bag-1", brand)
    Product.objects.filter(id=bag).update(media=[])
    judged = api.rejudge(brand.id, [bag], ["de"])
    assert judged.verdicts[bag, "de"].outcome == "blocked"
    assert closed_of(bag) == set(ALL)
    for gate in ALL:
        assert {rule.id for rule in api.why_closed(bag, "de", gate)} == {"eu.gpsr.identification"}


@pytest.mark.parametrize("gate", ["price", "campaign", "checkout", "dispatch"])
def test_a_rule_of_one_gate_shuts_that_gate_alone(brand: Any, only_at: Callable[[str], None], gate: str) -> None:
    from argosy.catalogue.models import Product
    from argosy.compliance import api

    only_at(gate)
    bag = new_bag("bag-1", brand)
    judged = api.rejudge(brand.id, [bag], ["de"])
    record = judged.verdicts[bag, "de"]
    assert (record.outcome, record.sellable, list(record.closed)) == ("allowed", True, [gate])
    assert closed_of(bag) == {gate}
    assert [rule.id for rule in api.why_closed(bag, "de", gate)] == [f"de.test.only-{gate}"]
    assert [rule for other in set(ALL) - {gate} for rule in api.why_closed(bag, "de", other)] == []
    (told,) = api.explain(record, "en")
    assert (told["id"], told["gates"], told["outcome"]) == (f"de.test.only-{gate}", [gate], "unknown")
    assert api.blocking() == []

    # The fact that this gate alone reads opens it again, and only then is anything written.
    assert api.rejudge(brand.id, [bag], ["de"]).written == 0
    Product.objects.filter(id=bag).update(facts={"usb_c": True})
    again = api.rejudge(brand.id, [bag], ["de"])
    assert (again.written, again.changed) == (1, {(bag, "de")})
    assert closed_of(bag) == set()


def test_gates_that_ask_the_same_share_one_judgement(brand: Any) -> None:
    from argosy.compliance import gates, rules
    from argosy.kernel import clock

    plans = gates.gates(rules.default(), "de", "bike-bags", clock.today())
    assert gates.gates(rules.default(), "de", "bike-bags", clock.today()) is plans
    assert set(plans.alike) | set(plans.others) <= set(gates.LATER)
    assert "dispatch" in plans.alike
