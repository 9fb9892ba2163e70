"""Campaigns on PostgreSQL: planned, started, ended, paid; and what must not happen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from argosy.campaigns import api, errors, jobs
from argosy.campaigns.api import Split
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import LANGUAGES
from argosy.kernel.text import has
from argosy.pricing import api as pricing
from argosy.pricing.tests.world import World, days, make, priced

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BLACK_FRIDAY = NOW + days(5)


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    request.getfixturevalue("db")
    made = make(3)
    priced(made, NOW - days(40), 10_000)
    judged(made)
    return made


def judged(world: World, *closed: str, market: str = "es", findings: tuple[dict[str, Any], ...] = ()) -> None:
    """The verdict on the world's product: allowed, but for the gates named."""
    from argosy.catalogue.models import Variant
    from argosy.compliance.models import Verdict

    product = Variant.objects.values_list("product_id", flat=True).get(id=world.variants[0])
    verdict = {"outcome": "allowed", "closed": list(closed), "findings": list(findings), "evaluated_on": NOW.date()}
    Verdict.objects.update_or_create(
        product_id=product, market=market, defaults=verdict | {"brand_id": world.brand_id, "facts_digest": "-"}
    )


def plan(world: World, **change: Any) -> UUID:
    given: dict[str, Any] = {
        "brand_id": world.brand_id,
        "market": "es",
        "code": "black-friday",
        "names": {"es": "Viernes negro", "en": "Black Friday"},
        "discount_bp": 2000,
        "platform_share_bp": 5000,
        "starts_at": BLACK_FRIDAY,
        "ends_at": BLACK_FRIDAY + days(3),
        "budget_minor": 10_000,
        "variant_ids": world.variants,
    }
    with clock.travel(NOW):
        return api.plan(**{**given, **change})


def price(world: World, at: datetime, variant: int = 0) -> tuple[int, str]:
    now = pricing.current(world.variants, "es", at)[world.variants[variant]]
    return now.gross, now.kind


@pytest.mark.db
def test_a_campaign_runs_from_start_to_end(world: World) -> None:
    key = plan(world)
    assert price(world, BLACK_FRIDAY) == (10_000, "list")
    with clock.travel(BLACK_FRIDAY):
        assert api.running("es") == []
        assert api.start(key).state == "running"
        assert [c.id for c in api.running("es")] == [key]
        assert api.running("es", BLACK_FRIDAY + days(3)) == api.running("pl") == []
    shown = pricing.current(world.variants, "es", BLACK_FRIDAY + days(1))[world.variants[0]]
    assert (shown.gross, shown.lowest_30d, shown.percent, shown.campaign_id) == (8000, 10_000, 20, key)
    assert price(world, BLACK_FRIDAY + days(3)) == (10_000, "list")
    with clock.travel(BLACK_FRIDAY + days(3)):
        assert jobs.tick() == 1
        assert api.campaign(key).state == "ended"
        assert jobs.tick() == 0


@pytest.mark.db
def test_ending_early_brings_the_list_price_back_at_once(world: World) -> None:
    key = plan(world)
    with clock.travel(BLACK_FRIDAY):
        api.start(key)
    with clock.travel(BLACK_FRIDAY + days(1)):
        assert api.end(key).state == "ended"
        assert api.end(key).state == "ended"
        with pytest.raises(errors.CampaignOver):
            api.start(key)
    assert price(world, BLACK_FRIDAY + days(0.5)) == (8000, "campaign")
    assert price(world, BLACK_FRIDAY + days(1)) == (10_000, "list")


@pytest.mark.db
def test_starting_twice_changes_nothing(world: World) -> None:
    key = plan(world)
    with clock.travel(BLACK_FRIDAY):
        api.start(key)
        before = db.one("SELECT count(*) FROM pricing_price")
        assert api.start(key).state == "running"
    assert db.one("SELECT count(*) FROM pricing_price") == before


@pytest.mark.db
def test_it_neither_starts_before_its_time_nor_after_it(world: World) -> None:
    key = plan(world)
    with clock.travel(BLACK_FRIDAY - days(1)), pytest.raises(errors.NotDue) as early:
        api.start(key)
    assert early.value.retryable
    with clock.travel(BLACK_FRIDAY + days(3)):
        with pytest.raises(errors.CampaignOver):
            api.start(key)
        assert api.tick() == ([], [key], {})
        assert api.campaign(key).state == "ended"
    assert price(world, BLACK_FRIDAY + days(1)) == (10_000, "list")


@pytest.mark.db
def test_the_clock_starts_what_is_due(world: World) -> None:
    key = plan(world)
    with clock.travel(BLACK_FRIDAY - days(0.01)):
        assert api.tick() == ([], [], {})
    with clock.travel(BLACK_FRIDAY + days(0.01)):
        assert api.tick() == ([key], [], {})
    assert price(world, BLACK_FRIDAY) == (10_000, "list")
    assert price(world, BLACK_FRIDAY + days(0.01)) == (8000, "campaign")


@pytest.mark.db
def test_a_false_claim_is_refused_when_planned(world: World) -> None:
    priced(world, NOW - days(20), 8500, world.variants[:1])
    priced(world, NOW - days(10), 10_000, world.variants[:1])
    with pytest.raises(pricing.FalseReduction) as refused:
        plan(world)
    assert refused.value.params["prior_minor"] == 8500
    assert db.one("SELECT count(*) FROM campaigns_campaign") == (0,)


@pytest.mark.db
def test_a_claim_that_became_false_leaves_the_campaign_planned_and_prices_alone(world: World) -> None:
    key = plan(world)
    priced(world, NOW + days(1), 8500, world.variants[:1])
    priced(world, NOW + days(2), 10_000, world.variants[:1])
    with clock.travel(BLACK_FRIDAY):
        started, ended, refused = api.tick()
        assert (started, ended) == ([], [])
        assert "lowest price of the last 30 days was €85.00" in refused[key]
        assert api.campaign(key).state == "planned"
    assert [price(world, BLACK_FRIDAY, n) for n in range(3)] == [(10_000, "list")] * 3


@pytest.mark.db
def test_the_code_makes_planning_repeatable(world: World) -> None:
    key = plan(world)
    assert plan(world) == key
    assert plan(world, variant_ids=world.variants[::-1]) == key
    with pytest.raises(errors.CampaignExists):
        plan(world, discount_bp=2500)
    with pytest.raises(errors.CampaignExists):
        plan(world, variant_ids=world.variants[:1])
    assert plan(world, code="other") != key
    with clock.travel(BLACK_FRIDAY):
        api.start(key)
    assert plan(world) == key
    assert api.campaign(key).state == "running"
    assert len(api.of_brand(world.brand_id)) == 2


@pytest.mark.db
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": ""}, "code"),
        ({"discount_bp": 0}, "discount_bp"),
        ({"discount_bp": 10_000}, "discount_bp"),
        ({"platform_share_bp": 10_001}, "platform_share_bp"),
        ({"ends_at": BLACK_FRIDAY}, "ends_at"),
        ({"starts_at": datetime(2026, 11, 27)}, "starts_at"),
        ({"budget_minor": -1}, "budget_minor"),
        ({"budget_minor": 0}, "budget_minor"),
        ({"variant_ids": []}, "variant_ids"),
    ],
)
def test_a_campaign_that_cannot_be_names_its_field(world: World, change: dict[str, Any], field: str) -> None:
    with pytest.raises(errors.BadCampaign) as refused:
        plan(world, **change)
    assert refused.value.fields == (field,)


@pytest.mark.db
def test_a_campaign_needs_a_local_name_its_own_variants_and_a_time_ahead(world: World) -> None:
    other = make(1, "other", first_gtin=500)
    priced(other, NOW - days(40), 10_000)
    with pytest.raises(errors.NameMissing):
        plan(world, names={"en": "Black Friday"})
    with pytest.raises(errors.ForeignVariant):
        plan(world, variant_ids=[*world.variants, *other.variants])
    with pytest.raises(errors.CampaignOver):
        plan(world, starts_at=NOW - days(2), ends_at=NOW - days(1))
    with pytest.raises(errors.UnknownCampaign):
        api.campaign(uuid7())


@pytest.mark.db
def test_prices_are_announced_when_a_campaign_starts_and_ends(world: World) -> None:
    key = plan(world)
    for move in (api.start, api.end):
        db.run("DELETE FROM kernel_outbox")
        with clock.travel(BLACK_FRIDAY):
            move(key)
        assert db.rows("SELECT topic, payload ->> 'market' FROM kernel_outbox") == [("price.changed", "es")]


# --- money ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def campaign(world: World) -> UUID:
    key = plan(world)
    with clock.travel(BLACK_FRIDAY):
        api.start(key)
    return key


@pytest.mark.db
def test_the_budget_is_spent_to_the_last_cent_and_no_further(campaign: UUID) -> None:
    assert api.funding(campaign, 2001) == Split(brand=1001, platform=1000)
    api.spend(campaign, 6000)
    api.spend(campaign, 0)
    with pytest.raises(errors.BudgetExhausted) as refused:
        api.spend(campaign, 4001)
    assert refused.value.params["left_minor"] == 4000
    assert "has €40.00 left, less than the €40.01" in str(refused.value)
    api.spend(campaign, 4000)
    assert (api.campaign(campaign).spent_minor, api.campaign(campaign).left_minor) == (10_000, 0)


@pytest.mark.db
def test_a_share_given_back_can_be_spent_again(campaign: UUID) -> None:
    api.spend(campaign, 10_000)
    api.give_back(campaign, 3000)
    api.spend(campaign, 3000)
    with pytest.raises(ValueError, match="more is given back"):
        api.give_back(campaign, 10_001)
    assert api.campaign(campaign).spent_minor == 10_000


@pytest.mark.db
def test_a_share_is_drawn_as_far_as_the_budget_goes_and_then_the_campaign_ends(campaign: UUID, world: World) -> None:
    assert api.draw(campaign, 15_000) == 7500
    assert api.draw(campaign, 15_000) == 2500
    assert api.draw(campaign, 15_000) == 0
    with clock.travel(BLACK_FRIDAY + days(1)):
        assert api.tick() == ([], [campaign], {})
    assert price(world, BLACK_FRIDAY + days(1)) == (10_000, "list")


@pytest.mark.db
def test_nothing_is_spent_on_a_campaign_that_does_not_run(world: World) -> None:
    key = plan(world)
    with pytest.raises(errors.NotRunning):
        api.spend(key, 1)
    assert api.draw(key, 1000) == 0
    with pytest.raises(errors.UnknownCampaign):
        api.spend(uuid7(), 1)
    assert api.campaign(key).spent_minor == 0


@pytest.mark.db
@pytest.mark.parametrize("verb", [api.spend, api.give_back, api.draw])
def test_a_negative_share_is_refused(campaign: UUID, verb: Callable[[UUID, int], object]) -> None:
    with pytest.raises(ValueError, match=r"negative|cannot share"):
        verb(campaign, -1)
    assert api.campaign(campaign).spent_minor == 0


def at_once(count: int, work: Callable[[], object]) -> list[object]:
    """Run `work` in threads that begin together; what each returned or raised."""
    from django.db import connection

    gate, results, guard = threading.Barrier(count), [], threading.Lock()

    def one() -> None:
        gate.wait()
        try:
            outcome: object = work()
        except errors.BudgetExhausted as refused:
            outcome = refused
        finally:
            connection.close()
        with guard:
            results.append(outcome)

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def started(db_real: str) -> UUID:
    world = make(2)
    judged(world)
    now = datetime.now(UTC)
    priced(world, now - days(40), 10_000)
    key = api.plan(world.brand_id, "es", "bf", {"es": "VN"}, 2000, 5000, now, now + days(3), 10_000, world.variants)
    api.start(key)
    return key


@pytest.mark.db
def test_many_buyers_at_once_cannot_overspend_the_budget(db_real: str) -> None:
    key = started(db_real)

    def buy() -> int:
        spent = 0
        for _ in range(5):
            with db.transaction():
                api.spend(key, 700)
            spent += 700
        return spent

    results = at_once(8, buy)
    assert any(isinstance(r, errors.BudgetExhausted) for r in results)
    # 14 shares of 7.00 fit into 100.00; the fifteenth never.
    assert api.campaign(key).spent_minor == 9800


@pytest.mark.db
def test_many_draws_at_once_take_the_budget_exactly(db_real: str) -> None:
    key = started(db_real)

    def draw() -> int:
        with db.transaction():
            return api.draw(key, 1400) + api.draw(key, 1400)

    drawn = at_once(10, draw)
    assert sum(d for d in drawn if isinstance(d, int)) == 10_000
    assert sorted(drawn)[:2] == [0, 0]
    assert api.campaign(key).spent_minor == 10_000


@pytest.mark.db
def test_the_same_plan_at_once_is_one_campaign(db_real: str) -> None:
    world = make(2)
    judged(world)
    now = datetime.now(UTC)
    priced(world, now - days(40), 10_000)
    keys = at_once(
        6,
        lambda: api.plan(
            world.brand_id, "es", "bf", {"es": "VN"}, 2000, 5000, now, now + days(3), 10_000, world.variants
        ),
    )
    assert len(set(keys)) == 1
    assert db.one("SELECT count(*) FROM campaigns_campaignitem") == (2,)


@pytest.mark.db
def test_a_brand_s_session_plans_starts_and_ends_its_own_campaign_only(db_real: str) -> None:
    world, other = make(2), make(1, "other", first_gtin=500)
    judged(world)
    now = datetime.now(UTC)
    priced(world, now - days(40), 10_000)
    with db.as_brand([world.brand_id]):
        key = api.plan(world.brand_id, "es", "bf", {"es": "VN"}, 2000, 5000, now, now + days(3), 10_000, world.variants)
        api.start(key)
    with db.as_brand([other.brand_id]):
        assert api.of_brand(world.brand_id) == []
        with pytest.raises(errors.UnknownCampaign):
            api.end(key)
    assert api.campaign(key).state == "running"
    with db.as_brand([world.brand_id]):
        assert api.end(key).state == "ended"


def test_every_refusal_has_a_sentence_in_every_language() -> None:
    codes = "unknown exists bad name-missing foreign-variant not-due over not-running budget-exhausted not-allowed"
    for language in LANGUAGES:
        for code in codes.split():
            assert has(f"error-campaigns-{code}", language), (language, code)
