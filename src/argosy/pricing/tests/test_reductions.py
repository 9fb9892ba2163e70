"""Reductions on PostgreSQL: true against the 30 days before, ended on their day, and whatever happens in between."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argosy.kernel import clock
from argosy.pricing import api, errors
from argosy.pricing.api import Published
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


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("list"), st.integers(1, 12), st.integers(50, 100)),
        st.tuples(st.just("reduce"), st.integers(1, 12), st.sampled_from([500, 1000, 2500, 4000])),
        st.tuples(st.just("restore"), st.integers(0, 3), st.just(0)),
    ),
    min_size=2,
    max_size=14,
)


@pytest.mark.parametrize("market", ["de", "es"])
@given(steps=STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_every_reduction_shown_agrees_with_the_prices_of_each_day(
    world: World, steps: list, market: str
) -> None:
    """Days pass, prices change, campaigns come and go; then each day's claim is checked against the days before it."""
    from argosy.kernel.errors import ArgosyError
    from argosy.kernel.ids import uuid7

    v = _fresh_variant(world)
    today, open_campaign = NOW, uuid7()
    with clock.travel(today):
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
                assert refusal.code in ("pricing-false-reduction", "pricing-reduction-overlaps")
    shown = {d: api.current([v], market, NOW + days(d))[v] for d in range((today - NOW).days + 10)}
    for day, price in shown.items():
        began = _began(shown, day, market)
        earlier = [shown[d].gross for d in range(max(0, began - 30), began)] if began is not None else []
        truth = min(earlier) if earlier and price.gross < min(earlier) else None
        assert price.lowest_30d == truth
        assert price.percent == (None if truth is None else (truth - price.gross) * 100 // truth)


def _began(shown: dict, day: int, market: str) -> int | None:
    """In Spain every step is a reduction of its own; in Germany one that deepens counts from its first."""
    began, now = None, shown[day].gross
    while day >= 0 and shown[day].kind == "campaign" and shown[day].gross >= now:
        if market == "es" and shown[day].gross != now:
            break
        began, now, day = day, shown[day].gross, day - 1
    return began


def _fresh_variant(world: World) -> object:
    from argosy.catalogue.models import Variant
    from argosy.kernel.ids import uuid7

    fresh = Variant.objects.get(id=world.variants[0])
    fresh.id = uuid7()
    fresh.sku = str(fresh.id)
    fresh.gtin = str(fresh.id.int)[-14:]
    fresh.save(force_insert=True)
    return fresh.id
