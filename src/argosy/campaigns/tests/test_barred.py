"""What the market's rules bar from campaigns is neither planned nor started, and the rule is named."""

from __future__ import annotations

import pytest

from argosy.campaigns import api, errors
from argosy.campaigns.tests.test_api import BLACK_FRIDAY, NOW, judged, plan, price, world
from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.markets import LANGUAGES
from argosy.pricing.tests.world import World, days, priced

__all__ = ["world"]

BARRED = {"rule": "eu.gpsr.identification", "outcome": "unknown", "severity": "block", "facts": {}, "supply": []}


@pytest.mark.db
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_rules_bar_is_not_advertised_and_the_rule_is_named(world: World, language: str) -> None:
    judged(world, "publish", "campaign", "checkout", findings=(BARRED,))
    with pytest.raises(errors.NotAllowed) as refused:
        plan(world)
    title = compliance.say(compliance.rule("eu.gpsr.identification", NOW.date()).title, language)
    assert "acme-0" in refused.value.sentence(language)
    assert title in refused.value.sentence(language)
    assert api.of_brand(world.brand_id) == []


@pytest.mark.db
def test_what_was_never_judged_is_not_advertised(world: World) -> None:
    priced(world, NOW - days(40), 10_000, market="de")
    with pytest.raises(errors.NotAllowed):
        plan(world, market="de", names={"de": "Schwarzer Freitag"})
    assert api.of_brand(world.brand_id) == []


@pytest.mark.db
def test_a_product_barred_since_the_plan_keeps_the_campaign_from_starting(world: World) -> None:
    key = plan(world)
    judged(world, "campaign", findings=(BARRED,))
    with clock.travel(BLACK_FRIDAY), pytest.raises(errors.NotAllowed):
        api.start(key)
    assert api.campaign(key).state == "planned"
    assert price(world, BLACK_FRIDAY) == (10_000, "list")
    with clock.travel(BLACK_FRIDAY):
        assert list(api.tick()[2]) == [key]
    judged(world)
    with clock.travel(BLACK_FRIDAY):
        assert api.start(key).state == "running"
    assert price(world, BLACK_FRIDAY) == (8_000, "campaign")
