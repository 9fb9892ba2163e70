"""What a decision does in every room, and that it does it once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    return scene.market(tmp_path / "pack")


def on_sale(market: str) -> int:
    from argosy.channel import api as channel

    return channel.search(market, market, channel.Wish()).count


def test_a_restriction_in_germany_leaves_spain_on_sale(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.compliance import api as compliance
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    before = on_sale("es"), on_sale("de")
    notice = scene.told(product.id)
    effect = safety.decide(notice.number, scene.ruling(), "olga@argosy.example")
    kept = effect.decision.restriction
    assert (list(kept.markets), kept.lifted_at, effect.stopped) == (["de"], None, [])
    assert (on_sale("es"), on_sale("de")) == (before[0], before[1] - 1)
    with pytest.raises(checkout.NotForSale):
        scene.buy("one", variants[0], "de")
    assert scene.buy("two", variants[0], "es").state == "placed"
    assert fulfilment.available([variants[0]], "de") == {}
    assert fulfilment.available([variants[0]], "es")[variants[0]] == 19
    verdict = compliance.verdicts([product.id], "de")[product.id]
    assert verdict.outcome == "blocked"
    found = next(f for f in verdict.findings if f["rule"] == "eu.safety.restriction")
    assert found["facts"] == {"restriction.DE.decision": notice.number}
    assert found["supply"] == []
    assert compliance.verdicts([product.id], "es")[product.id].outcome != "blocked"
    assert fulfilment.differences() == []


def test_orders_not_sent_are_stopped_and_go_on_when_it_is_lifted(variants: list[UUID]) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    sent, open_ = scene.buy("sent", variants[0], "de"), scene.buy("open", variants[0], "de")
    elsewhere = scene.buy("es", variants[0], "es")
    assert fulfilment.ship(sent.order_id, "de")
    notice = scene.told(product.id)
    assert safety.decide(notice.number, scene.ruling(), "olga").stopped == [open_.order_id]
    with pytest.raises(fulfilment.Stopped):
        fulfilment.ship(open_.order_id, "de")
    assert fulfilment.shipments(open_.order_id)[0]["state"] == "reserved"
    assert fulfilment.ship(elsewhere.order_id, "es")
    assert safety.lift(notice.number, "olga", "The maker has shown that the charger is sound.")
    assert fulfilment.ship(open_.order_id, "de")
    assert fulfilment.differences() == []


def test_an_order_whose_payment_is_still_asked_is_stopped_and_found_for_the_recall(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    waiting = scene.buy("wait", variants[0], "de", token="test-3220", email="bo@example.org")
    assert (waiting.state, waiting.payment_state) == ("pending", "challenged")
    notice = scene.told(product.id)
    assert safety.decide(notice.number, scene.ruling(), "olga").stopped == [waiting.order_id]
    recall = safety.publish(safety.save_recall(notice.number, scene.draft()).number, "olga")
    assert safety.buyers(recall.id) == []
    assert checkout.confirm(waiting.order_id, True).state == "placed"
    with pytest.raises(fulfilment.Stopped):
        fulfilment.ship(waiting.order_id, "de")
    assert safety.relist() == 1
    assert [b.email for b in safety.buyers(recall.id)] == ["bo@example.org"]


def test_lifting_puts_everything_back_and_lifting_again_changes_nothing(variants: list[UUID]) -> None:
    from argosy.compliance import api as compliance
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    before = on_sale("de"), fulfilment.stock_of_brand(product.brand_id)
    notice = scene.told(product.id)
    safety.decide(notice.number, scene.ruling(), "olga")
    assert safety.lift(notice.number, "olga", "Repaired.")
    assert not safety.lift(notice.number, "olga", "Repaired.")
    assert (on_sale("de"), fulfilment.stock_of_brand(product.brand_id)) == before
    assert compliance.verdicts([product.id], "de")[product.id].outcome != "blocked"
    assert scene.buy("again", variants[0], "de").state == "placed"


def test_of_two_restrictions_the_second_holds_when_the_first_is_lifted(variants: list[UUID]) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    one, two = scene.told(product.id), scene.told(product.id, kind="regulator")
    safety.decide(one.number, scene.ruling(), "olga")
    safety.decide(two.number, scene.ruling(markets=["de", "es"]), "olga")
    assert safety.lift(one.number, "olga", "A mistake.")
    assert fulfilment.available([variants[0]], "de") == {}
    assert fulfilment.available([variants[0]], "es") == {}
    assert safety.lift(two.number, "olga", "Repaired.")
    assert fulfilment.available([variants[0]], "de") == {variants[0]: 20}


def test_one_variant_is_restricted_and_the_others_stay_on_sale(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.compliance import api as compliance
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    assert len(product.variants) > 1
    bad, good = product.variants[0], product.variants[1]
    notice = scene.told(product.id)
    safety.decide(notice.number, scene.ruling(skus=[bad.sku]), "olga")
    verdict = compliance.verdicts([product.id], "de")[product.id]
    assert verdict.outcome == "warn"
    assert next(f["skus"] for f in verdict.findings if f["rule"] == "eu.safety.variant-restriction") == [bad.sku]
    with pytest.raises(fulfilment.SoldOut):
        scene.buy("bad", bad.id, "de")
    assert scene.buy("good", good.id, "de").state == "placed"
    assert checkout.order(scene.buy("es", bad.id, "es").order_id).state == "placed"


def test_stock_declared_after_the_freeze_is_frozen_too(variants: list[UUID]) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    notice = scene.told(product.id)
    safety.decide(notice.number, scene.ruling(), "olga")
    fulfilment.declare_stock(product.brand_id, [(variants[0], "FRA", 50), (variants[0], "MAD", 30)])
    assert fulfilment.available([variants[0]], "de") == {}
    assert fulfilment.available([variants[0]], "es") == {variants[0]: 80}
    assert {r["warehouse_id"] for r in fulfilment.stock_of_brand(product.brand_id) if r["frozen"]} == {"FRA", "MAD"}
    assert fulfilment.differences() == []


def test_a_campaign_loses_the_goods_and_their_list_price_holds(variants: list[UUID]) -> None:
    from argosy.campaigns import api as campaigns
    from argosy.kernel import clock
    from argosy.pricing import api as pricing
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    other = next(v for v in variants if scene.product_of(v).id != product.id)
    own = [v.id for v in product.variants]
    with clock.travel(clock.now() + timedelta(days=31)):
        now = clock.now()
        plan = (product.brand_id, "de", "week", {"de": "Woche", "en": "Week"}, 1000, 0)
        key = campaigns.plan(*plan, now, now + timedelta(days=2), 0, [*own, other])
        campaigns.start(key)
        assert pricing.current([own[0]], "de")[own[0]].campaign_id == key
        notice = scene.told(product.id)
        effect = safety.decide(notice.number, scene.ruling(), "olga")
        assert effect.campaigns == [key]
        assert campaigns.campaign(key).variant_ids == [other]
        assert campaigns.campaign(key).state == "running"
        price = pricing.current([own[0]], "de")[own[0]]
        assert price.gross == price.list_gross
        assert campaigns.leave_out([other], ["de"]) == [key]
        assert campaigns.campaign(key).state == "ended"
        assert campaigns.leave_out([other], ["de"]) == []


def test_deciding_again_changes_nothing_and_otherwise_is_refused(variants: list[UUID]) -> None:
    from argosy.kernel import db
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    notice = scene.told(product.id)
    first = safety.decide(notice.number, scene.ruling(), "olga").decision
    tables = "safety_event", "safety_decision", "safety_restriction", "safety_statement", "kernel_outbox"
    counted = [db.one(f"SELECT count(*) FROM {t}") for t in tables]
    assert safety.decide(notice.number, scene.ruling(), "olga").decision == first
    with pytest.raises(safety.AlreadyDecided):
        safety.decide(notice.number, scene.ruling(markets=["es"]), "olga")
    assert [db.one(f"SELECT count(*) FROM {t}") for t in tables] == counted
    assert on_sale("es") == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"action": "burn"}, "action"),
        ({"ground": "ugly"}, "ground"),
        ({"facts": "Bad."}, "facts"),
        ({"law": " "}, "law"),
        ({"markets": []}, "markets"),
        ({"skus": ["NO-SUCH"]}, "skus"),
    ],
)
def test_a_faulty_decision_is_refused_and_nothing_is_restricted(
    variants: list[UUID], changes: dict[str, object], field: str
) -> None:
    from argosy.safety import api as safety

    notice = scene.told(scene.product_of(variants[0]).id)
    with pytest.raises(safety.DecisionFaulty) as refused:
        safety.decide(notice.number, scene.ruling(**changes), "olga")
    assert refused.value.fields == (field,)
    assert safety.notice(notice.number).state == "received"
    assert safety.restrictions() == []
    assert on_sale("de") == 2


def test_no_action_restricts_nothing_and_states_no_reasons(variants: list[UUID]) -> None:
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    notice = scene.told(product.id)
    decided = safety.decide(notice.number, scene.ruling(action="none"), "olga").decision
    assert (decided.action, decided.restriction) == ("none", None)
    assert safety.statements(product.brand_id) == []
    assert on_sale("de") == 2


def test_a_complaint_that_is_upheld_lifts_the_restriction(variants: list[UUID]) -> None:
    from argosy.kernel import clock
    from argosy.safety import api as safety

    product = scene.product_of(variants[0])
    notice = scene.told(product.id)
    decided = safety.decide(notice.number, scene.ruling(), "olga").decision
    safety.save_recall(notice.number, scene.draft())
    words = "The tests were made with another charger."
    made = safety.complain(decided.id, "brand", words, "lead@xiaomi.example", "en")
    assert safety.complain(decided.id, "brand", "Please hurry.", "lead@xiaomi.example", "en") == made
    answered = safety.answer(made.id, "upheld", "True: another charger.", "olga")
    assert (answered.state, answered.answered_by) == ("upheld", "olga")
    assert safety.answer(made.id, "rejected", "No.", "ivan") == answered
    assert safety.restriction(notice.number).lifted_at is not None
    assert safety.recall_of(safety.restriction(notice.number).id).state == "withdrawn"
    assert on_sale("de") == 2
    with clock.travel(clock.now() + timedelta(days=185)), pytest.raises(safety.ComplaintLate):
        safety.complain(decided.id, "reporter", "I still disagree.", "ana@example.org", "es")
