"""Verdicts by the million are those of one at a time: outcomes and the rules behind them, whatever is known or missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.compliance import bulk, rules
from argosy.compliance.errors import UncoveredMarket, UnknownGate
from argosy.compliance.records import GATES
from argosy.compliance.tests import products as p

# Many cases of one law: the whole suite asks for all of them.
pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
MARKETS = ("fr", "de", "it", "be", "gb", "no")
OF_SELLER = ("brand.", "registration.")
ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(-3, 6000), st.text(max_size=20), st.decimals(allow_nan=False), st.dates(),
                     st.lists(st.text(max_size=5), max_size=3))  # fmt: skip


def apart(facts: dict[str, Any]) -> bulk.Group:
    """A product as a group of its own."""
    seller = {name: value for name, value in facts.items() if name.startswith(OF_SELLER)}
    return seller, [{name: value for name, value in facts.items() if name not in seller}]


def same(many: bulk.Many, sheets: Iterable[dict[str, Any]], on: date, gate: str) -> None:
    """Assert that each verdict is the one that `evaluate` gives."""
    for place, facts in enumerate(sheets):
        for market in many.markets:
            verdict = rules.evaluate(facts, market, on, gate)
            assert many.outcome(place, market) == verdict.outcome, (market, facts)
            assert sorted(many.problems(place, market)) == sorted((f.rule_id, f.outcome) for f in verdict.problems)


@pytest.mark.parametrize("gate", GATES)
def test_lawful_products_and_those_that_lack_one_fact(gate: str) -> None:
    sheets = [*p.ALL.values()]

    # Numbers and documents are the same game in every country: two of them are enough.
    def abroad(name: str) -> bool:
        return name.startswith(("registration.", "evidence.")) and name.split(".")[1] not in ("DE", "FR")

    sheets += [p.without(facts, name) for facts in p.ALL.values() for name in facts if not abroad(name)]
    same(bulk.judge_many(map(apart, sheets), MARKETS, TODAY, gate), sheets, TODAY, gate)


@pytest.mark.parametrize("gate", GATES)
def test_products_with_and_without_documents_side_by_side(gate: str) -> None:
    bare = [{n: v for n, v in facts.items() if not n.startswith("evidence.")} for facts in p.ALL.values()]
    standings = ("valid", "submitted", "expired", "refused")
    lapsed = [
        {n: standings[(place + k) % 4] if n.startswith("evidence.") else v for k, (n, v) in enumerate(facts.items())}
        for place, facts in enumerate(p.ALL.values())
    ]
    one_country = [facts | {"evidence.FR.trader_identity": "withdrawn"} for facts in bare]
    sheets = [facts for row in zip(bare, lapsed, one_country, strict=True) for facts in row]
    same(bulk.judge_many(map(apart, sheets), MARKETS, TODAY, gate), sheets, TODAY, gate)
    seller, _ = apart(bare[0])
    goods = [apart(facts)[1][0] for facts in sheets]
    same(bulk.judge_many([(seller, goods)], MARKETS, TODAY, gate), [seller | own for own in goods], TODAY, gate)


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(sorted(p.ALL)),
    changes=st.dictionaries(
        st.sampled_from(sorted(n.replace("{country}", "DE") for n in rules.default().facts)), ANYTHING, max_size=8
    ),
    on=st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    gate=st.sampled_from(GATES),
)
def test_any_facts_on_any_day(name: str, changes: dict[str, Any], on: date, gate: str) -> None:
    facts = p.ALL[name] | changes
    if isinstance(facts["product.category"], list):
        facts.pop("product.category")
    same(bulk.judge_many([apart(facts)], MARKETS, on, gate), [facts], on, gate)


def test_goods_of_one_seller_share_its_part_and_nothing_else() -> None:
    seller, _ = apart(p.without(p.BAG, "registration.FR.packaging"))
    goods = [apart(facts)[1][0] for facts in (*p.ALL.values(), p.without(p.PHONE, "product.ce"))]
    many = bulk.judge_many([(seller, goods)], MARKETS, TODAY)
    same(many, [seller | own for own in goods], TODAY, "publish")
    phone, other_phone = many.parts[0], many.parts[-1]
    assert phone[0] is other_phone[0] and phone[1] is not other_phone[1]
    assert len(many) == len(goods) * len(MARKETS) == sum(n for found in many.counts().values() for n in found.values())
    assert many.counts()["fr"]["blocked"] == sum(many.outcome(n, "fr") == "blocked" for n in range(len(goods)))


def test_processes_give_what_one_gives_in_the_same_order() -> None:
    groups = [apart(p.without(facts, "product.hs_code", "registration.DE.weee")) for facts in p.ALL.values()]
    alone = bulk.judge_many(groups, MARKETS, TODAY)
    shared = bulk.judge_apart([lambda: groups[:4], lambda: groups[4:], list], MARKETS, TODAY)
    assert shared.codes == alone.codes
    assert [shared.problems(n, "de") for n in range(len(groups))] == [
        alone.problems(n, "de") for n in range(len(groups))
    ]
    assert bulk.judge_apart([lambda: groups], MARKETS, TODAY).codes == alone.codes


def test_trouble_in_a_process_is_raised_here() -> None:
    def broken() -> list[bulk.Group]:
        raise ValueError("no such file")

    with pytest.raises(ValueError, match="no such file"):
        bulk.judge_apart([broken, list], MARKETS, TODAY)


def test_a_fact_of_the_seller_compared_with_one_of_the_goods(tmp_path: Any) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text(
        """jurisdiction = "DE"
[[rule]]
id = "de.home-made"
severity = "warn"
valid_from = 2026-01-01
when = { fact = "product.ce", equals = true }
require = { fact = "product.origin", same_as = "brand.country" }
citation = { act = "Act", article = "Art. 1", reference = "32023R0988" }
confidence = "K"
last_checked = 2026-11-22
title = { use = "order-button-title" }
remedy = { use = "order-button-title" }
""",
        "utf-8",
    )
    known = rules.load_drafts([draft])
    sheets = [p.TV, p.TV | {"product.origin": "DE"}, p.without(p.TV, "product.origin"), p.without(p.TV, "product.ce")]
    many = bulk.judge_many(map(apart, sheets), ("de", "fr"), TODAY, rules=known)
    assert [dict(many.problems(n, "de")).get("de.home-made") for n in range(4)] == [None, "fail", "unknown", None]
    assert "de.home-made" not in dict(many.problems(1, "fr"))


def test_unknown_gate_and_market_are_refused() -> None:
    with pytest.raises(UnknownGate):
        bulk.judge_many([], MARKETS, TODAY, "whenever")
    with pytest.raises(UncoveredMarket):
        bulk.judge_many([apart(p.BAG)], ("zz",), TODAY)


def test_an_unknown_category_is_held_back_everywhere() -> None:
    many = bulk.judge_many([apart(p.BAG | {"product.category": "teapots"})], MARKETS, TODAY)
    assert many.counts() == {market: {"blocked": 1} for market in MARKETS}
    assert ("eu.coverage", "fail") in many.problems(0, "de")
