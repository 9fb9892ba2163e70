"""Reductions on PostgreSQL: true against the 30 days before, ended on their day, and whatever happens in between."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argosy.kernel import clock
from argosy.kernel.markets import LANGUAGES
from argosy.pricing import api, errors
from argosy.pricing.api import Published
from argosy.pricing.claims import Point
from argosy.pricing.tables import reduction_rule
from argosy.pricing.tests.test_claims import naive_began, naive_prior
from argosy.pricing.tests.world import NOW, World, days, log, point, priced, reduce_all

pytestmark = pytest.mark.db


def test_a_reduction_shows_its_lowest_price_and_ends_by_itself(world: World) -> None:
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000)
    campaign = uuid4()
    with clock.travel(NOW):
        api.reduce(campaign, world.variants, "es", 2000, NOW, NOW + days(7))
        before, during, after = (api.current([v], "es", NOW + days(d))[v] for d in (-1, 3, 7))
    assert (before.gross, before.kind, before.percent) == (10_000, "list", None)
    assert (during.gross, during.list_gross, during.kind) == (8000, 10_000, "campaign")
    assert (during.campaign_id, during.holds_until) == (campaign, NOW + days(7))
    assert (during.lowest_30d, during.reduced_since, during.percent) == (10_000, NOW, 20)
    assert (after.gross, after.kind, after.percent) == (10_000, "list", None)


def test_a_false_reduction_is_refused_with_the_true_figure_and_changes_nothing(world: World) -> None:
    priced(world, NOW - days(40), 10_000)
    priced(world, NOW - days(20), 8500, world.variants[1:2])
    priced(world, NOW - days(10), 10_000, world.variants[1:2])
    with clock.travel(NOW), pytest.raises(errors.FalseReduction) as refused:
        api.reduce(uuid4(), world.variants, "es", 2000, NOW, NOW + days(7))
    told = refused.value
    assert told.code == "pricing-false-reduction"
    assert (told.params["prior_minor"], told.params["price_minor"], told.params["true_bp"]) == (8500, 8000, 588)
    assert "its lowest price of the last 30 days was €85.00, from which €80.00 is 5.88% off" in str(told)
    assert "5,88 % menos" in told.sentence("es")
    assert log(world) == [(10_000, "list")]


def test_a_variant_never_priced_before_cannot_be_reduced(world: World) -> None:
    with clock.travel(NOW), pytest.raises(errors.NotPriced):
        api.reduce(uuid4(), world.variants, "es", 2000, NOW, NOW + days(7))
    priced(world, NOW, 10_000)
    with clock.travel(NOW), pytest.raises((errors.FalseReduction, errors.ReductionOverlaps)):
        api.reduce(uuid4(), world.variants, "es", 2000, NOW, NOW + days(7))
    assert log(world) == [(10_000, "list")]


@pytest.mark.parametrize("market", ["de", "fr", "it"])
def test_progressive_reductions_count_from_the_first_where_the_state_allows_it(world: World, market: str) -> None:
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000, market=market)
    reduce_all(world, 1000, NOW, NOW + days(5), market)
    reduce_all(world, 2500, NOW + days(5), NOW + days(10), market)
    deep = api.current([v], market, NOW + days(6))[v]
    assert (deep.gross, deep.lowest_30d, deep.reduced_since, deep.percent) == (7500, 10_000, NOW, 25)
    assert api.current([v], market, NOW + days(10))[v].gross == 10_000


@pytest.mark.parametrize("market", ["es", "pl"])
def test_elsewhere_every_step_counts_from_the_step_before(world: World, market: str) -> None:
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000, market=market)
    reduce_all(world, 1000, NOW, NOW + days(5), market)
    with pytest.raises(errors.FalseReduction) as refused:
        reduce_all(world, 2500, NOW + days(5), NOW + days(10), market)
    assert (refused.value.params["prior_minor"], refused.value.params["true_bp"]) == (9_000, 1_666)
    assert api.current([v], market, NOW + days(4))[v].percent == 10


def test_a_shallower_reduction_after_a_deeper_one_is_a_false_one(world: World) -> None:
    priced(world, NOW - days(40), 10_000)
    reduce_all(world, 2500, NOW, NOW + days(5))
    with pytest.raises(errors.FalseReduction) as refused:
        reduce_all(world, 1000, NOW + days(5), NOW + days(10))
    assert (refused.value.params["prior_minor"], refused.value.params["true_bp"]) == (7500, 0)


def test_a_second_reduction_within_30_days_of_the_first_is_a_false_one(world: World) -> None:
    priced(world, NOW - days(40), 10_000)
    reduce_all(world, 2000, NOW, NOW + days(5))
    with pytest.raises(errors.FalseReduction):
        reduce_all(world, 2000, NOW + days(34), NOW + days(40))
    reduce_all(world, 2000, NOW + days(35), NOW + days(40))
    assert api.current(world.variants, "es", NOW + days(36))[world.variants[0]].percent == 20


@pytest.mark.parametrize(("start", "end"), [(0, 10), (-2, 3), (2, 4), (4, 9), (-9, -1)])
def test_reductions_do_not_overlap_nor_undermine_a_later_one(world: World, start: int, end: int) -> None:
    priced(world, NOW - days(60), 10_000)
    with clock.travel(NOW - days(20)):
        api.reduce(uuid4(), world.variants, "es", 1000, NOW, NOW + days(5))
        with pytest.raises(errors.ReductionOverlaps):
            api.reduce(uuid4(), world.variants, "es", 2000, NOW + days(start), NOW + days(end))
    assert log(world) == [(10_000, "list"), (9000, "campaign"), (10_000, "list")]


def test_a_list_price_set_during_a_reduction_waits_for_its_end(world: World) -> None:
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000)
    reduce_all(world, 2000, NOW, NOW + days(7))
    with clock.travel(NOW + days(2)):
        assert api.publish([point(world, v, 11_000)]) == Published(1, 0, held=1)
        assert api.publish([point(world, v, 11_000)]) == Published(0, 1)
        assert api.current([v], "es")[v].gross == 8000
        assert api.current([v], "es")[v].list_gross == 10_000
    assert api.current([v], "es", NOW + days(7))[v].gross == 11_000
    assert api.current(world.variants, "es", NOW + days(7))[world.variants[1]].gross == 10_000


def test_a_list_price_set_before_a_planned_reduction_is_what_it_returns_to(world: World) -> None:
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000)
    with clock.travel(NOW):
        api.reduce(uuid4(), [v], "es", 2000, NOW + days(1), NOW + days(7))
        api.publish([point(world, v, 9500)])
    assert log(world) == [(10_000, "list"), (9500, "list"), (8000, "campaign"), (9500, "list")]
    shown = api.current([v], "es", NOW + days(2))[v]
    assert (shown.list_gross, shown.lowest_30d, shown.percent) == (9500, 9500, 15)


def test_a_reduction_ended_early_gives_back_the_list_price_at_once(world: World) -> None:
    v, campaign = world.variants[0], uuid4()
    priced(world, NOW - days(40), 10_000)
    with clock.travel(NOW):
        api.reduce(campaign, world.variants, "es", 2000, NOW, NOW + days(7))
    with clock.travel(NOW + days(2)):
        api.publish([point(world, v, 11_000)])
    with clock.travel(NOW + days(3)):
        assert api.restore(campaign, world.variants, "es") == 3
        assert api.restore(campaign, world.variants, "es") == 0
        assert api.current([v], "es")[v].gross == 11_000
    assert log(world) == [(10_000, "list"), (8000, "campaign"), (11_000, "list")]
    assert log(world, 1) == [(10_000, "list"), (8000, "campaign"), (10_000, "list")]


def test_a_reduction_called_off_ahead_leaves_no_trace(world: World) -> None:
    campaign = uuid4()
    priced(world, NOW - days(40), 10_000)
    with clock.travel(NOW):
        api.reduce(campaign, world.variants, "es", 2000, NOW + days(1), NOW + days(7))
        api.restore(campaign, world.variants, "es")
    assert log(world) == [(10_000, "list")]


def test_calling_off_the_next_step_lets_the_first_end_on_its_day(world: World) -> None:
    first, second = uuid4(), uuid4()
    priced(world, NOW - days(40), 10_000, market="de")
    reduce_all(world, 1000, NOW, NOW + days(5), "de")
    with clock.travel(NOW + days(1)):
        api.reduce(second, world.variants, "de", 2000, NOW + days(5), NOW + days(9))
        api.restore(first, world.variants, "de")
        assert log(world, market="de") == [(10_000, "list"), (9000, "campaign"), (8000, "campaign"), (10_000, "list")]
        api.restore(second, world.variants, "de")
        api.restore(second, world.variants, "de")
    assert log(world, market="de") == [(10_000, "list"), (9000, "campaign"), (10_000, "list")]
    assert api.current(world.variants, "de", NOW + days(5))[world.variants[0]].gross == 10_000


@pytest.mark.parametrize(
    ("bp", "end", "field"), [(0, 7, "discount_bp"), (10_000, 7, "discount_bp"), (2000, 0, "ends_at")]
)
def test_an_impossible_reduction_is_refused(world: World, bp: int, end: int, field: str) -> None:
    with clock.travel(NOW), pytest.raises(errors.BadReduction) as refused:
        api.reduce(uuid4(), world.variants, "es", bp, NOW, NOW + days(end))
    assert refused.value.fields == (field,)


def test_a_reduction_cannot_begin_in_the_past(world: World) -> None:
    priced(world, NOW - days(60), 10_000)
    with clock.travel(NOW), pytest.raises(errors.BackdatedPrice):
        api.reduce(uuid4(), world.variants, "es", 2000, NOW - days(1), NOW + days(7))


def test_new_goods_are_reduced_where_the_state_lets_them_be(world: World, every_state: None) -> None:
    v = world.variants[0]
    for market in ("it", "be"):
        priced(world, NOW - days(12), 8_500, market=market)
        priced(world, NOW - days(9), 10_000, market=market)
    # Italy: from the lowest since the first offer, of which the shop says how long that is.
    with pytest.raises(errors.FalseReduction) as refused:
        reduce_all(world, 2000, NOW, NOW + days(7), "it")
    assert (refused.value.code, refused.value.params["prior_minor"]) == ("pricing-false-reduction", 8_500)
    reduce_all(world, 2500, NOW, NOW + days(7), "be")
    shown = api.current([v], "be", NOW + days(1))[v]
    # Belgium: from the lowest of seven days.
    assert (shown.gross, shown.lowest_30d, shown.percent, shown.lowest_days) == (7_500, 10_000, 25, 7)
    priced(world, NOW - days(40), 10_000, world.variants[1:2])
    reduce_all_of(world, 1, 2500, "es")
    old = api.current(world.variants, "es", NOW + days(1))[world.variants[1]]
    assert (old.lowest_30d, old.percent, old.lowest_days) == (10_000, 25, 30)


def reduce_all_of(world: World, variant: int, bp: int, market: str) -> None:
    with clock.travel(NOW):
        api.reduce(uuid4(), world.variants[variant : variant + 1], market, bp, NOW, NOW + days(7))


@pytest.mark.parametrize(("market", "wait"), [("dk", 30), ("hu", 15), ("gb", 30)])
def test_where_new_goods_may_not_be_announced_the_refusal_says_from_when(
    world: World, every_state: None, market: str, wait: int
) -> None:
    priced(world, NOW - days(5), 10_000, market=market)
    with pytest.raises(errors.FalseReduction) as refused:
        reduce_all(world, 2000, NOW, NOW + days(7), market)
    told = refused.value
    day = (NOW - days(5) + days(wait)).isoformat(timespec="minutes")
    assert (told.code, told.fields) == ("pricing-too-soon", ("starts_at",))
    assert (told.params["prior_minor"], told.params["claimable_from"]) == (None, day)
    assert all(day in told.sentence(language) for language in LANGUAGES)
    assert log(world, market=market) == [(10_000, "list")]
    reduce_all(world, 2000, NOW - days(5) + days(wait), NOW + days(40), market)
    shown = api.current(world.variants, market, NOW - days(4) + days(wait))[world.variants[0]]
    assert (shown.lowest_30d, shown.percent, shown.lowest_days) == (10_000, 20, wait)


def test_a_step_is_refused_whose_claim_would_become_false_before_its_end(world: World, every_state: None) -> None:
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000, market="fi")
    reduce_all(world, 1000, NOW, NOW + days(50), "fi")
    # Sixty days after the first step it counts from that step's 90.00, from which 75.00 is 16 %.
    with pytest.raises(errors.FalseReduction) as refused:
        reduce_all(world, 2500, NOW + days(50), NOW + days(65), "fi")
    assert (refused.value.params["prior_minor"], refused.value.params["true_bp"]) == (9_000, 1_666)
    reduce_all(world, 2500, NOW + days(50), NOW + days(60), "fi")
    shown = api.current([v], "fi", NOW + days(55))[v]
    assert (shown.lowest_30d, shown.percent, shown.holds_until) == (10_000, 25, NOW + days(60))


def test_a_price_holds_no_longer_than_what_may_be_claimed_of_it(world: World, every_state: None) -> None:
    """The listing is made again at that instant: the law changes the claim, and no price does."""
    v = world.variants[0]
    priced(world, NOW - days(40), 10_000, market="nl")
    reduce_all(world, 1000, NOW, NOW + days(50), "nl")
    reduce_all(world, 1500, NOW + days(50), NOW + days(80), "nl")
    with clock.travel(NOW + days(70)):
        assert api.current([v], "nl")[v].holds_until == NOW + days(80)
        api.reduce(uuid4(), [v], "nl", 2000, NOW + days(80), NOW + days(89))
    assert api.current([v], "nl", NOW + days(85))[v].holds_until == NOW + days(89)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("list"), st.integers(1, 12), st.integers(50, 100)),
        st.tuples(st.just("reduce"), st.integers(1, 12), st.sampled_from([500, 1000, 2500, 4000])),
        st.tuples(st.just("restore"), st.integers(0, 3), st.just(0)),
    ),
    min_size=2,
    max_size=14,
)


@pytest.mark.parametrize("market", ["de", "es", "dk", "be", "hu", "fi", "se", "ch", "gb"])
@given(steps=STEPS, age=st.sampled_from([0, 3, 10, 20, 40]))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_every_reduction_shown_agrees_with_the_prices_of_each_day(
    world: World, every_state: None, steps: list, age: int, market: str
) -> None:
    """Days pass, prices change, campaigns come and go; then each day's claim is checked against the days before it."""
    from argosy.kernel.errors import ArgosyError
    from argosy.kernel.ids import uuid7

    v = _fresh_variant(world)
    first, today, open_campaign = NOW - days(age), NOW, uuid7()
    with clock.travel(first):
        api.publish([point(world, v, 80, market)])
    for what, passed, figure in steps:
        today += days(passed)
        with clock.travel(today):
            try:
                if what == "list":
                    api.publish([point(world, v, figure, market)])
                elif what == "reduce":
                    open_campaign = uuid7()
                    api.reduce(open_campaign, [v], market, figure, today, today + days(8))
                else:
                    api.restore(open_campaign, [v], market)
            except ArgosyError as refusal:
                assert refusal.code in ("pricing-false-reduction", "pricing-too-soon", "pricing-reduction-overlaps")
    last = (today - first).days + 10
    shown = [api.current([v], market, first + days(d))[v] for d in range(last)]
    prices = [Point(first + days(d), p.gross, p.kind == "campaign") for d, p in enumerate(shown)]
    rule = replace(reduction_rule(market, NOW.date()), source="")
    for day, price in enumerate(shown):
        began = naive_began(list(prices), day, rule)
        truth = naive_prior(list(prices), began, rule) if began is not None else None
        if truth is not None and price.gross >= truth:
            truth = None
        assert price.lowest_30d == truth
        assert price.percent == (None if truth is None else (truth - price.gross) * 100 // truth)
        # The evidence, which reads the log in its own way, says the same.
        if price.kind == "campaign":
            sheet = api.prove_at(v, market, first + days(day))
            assert (sheet.began, sheet.percent) == (first + days(began or 0), price.percent or 0)


def _fresh_variant(world: World) -> object:
    from argosy.catalogue.models import Variant
    from argosy.kernel.ids import uuid7

    fresh = Variant.objects.get(id=world.variants[0])
    fresh.id = uuid7()
    fresh.sku = str(fresh.id)
    fresh.gtin = str(fresh.id.int)[-14:]
    fresh.save(force_insert=True)
    return fresh.id
