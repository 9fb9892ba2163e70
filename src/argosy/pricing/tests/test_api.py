"""The price log on PostgreSQL: publishing, reading, reducing, and what must not happen."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argosy.kernel import clock, db
from argosy.kernel.markets import market
from argosy.pricing import api, errors
from argosy.pricing.api import Published
from argosy.pricing.tests.world import World, days, make, point, priced

pytestmark = pytest.mark.db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    request.getfixturevalue("db")
    return make(3)


def log(world: World, variant: int = 0, market: str = "es") -> list[tuple[int, str]]:
    return [(r.gross, r.kind) for r in api.history(world.variants[variant], market, NOW - days(400))]


def reduce_all(world: World, bp: int, start: datetime, end: datetime, market: str = "es") -> None:
    with clock.travel(start):
        api.reduce(uuid4(), world.variants, market, bp, start, end)


# --- publishing -----------------------------------------------------------------------------------------------------


def test_publishing_twice_writes_once(world: World) -> None:
    points = [point(world, v, 51_900) for v in world.variants]
    with clock.travel(NOW):
        assert api.publish(points) == Published(3, 0)
    with clock.travel(NOW + days(1)):
        assert api.publish(points) == Published(0, 3)
        assert api.publish([*points[:2], point(world, world.variants[2], 49_900)]) == Published(1, 2)
    assert log(world) == [(51_900, "list")]
    assert log(world, 2) == [(51_900, "list"), (49_900, "list")]


def test_a_price_goes_back_to_an_earlier_amount(world: World) -> None:
    for day, gross in enumerate([100, 90, 100]):
        priced(world, NOW + days(day), gross)
    assert log(world) == [(100, "list"), (90, "list"), (100, "list")]


def test_markets_are_series_of_their_own(world: World) -> None:
    v = world.variants[0]
    with clock.travel(NOW):
        assert api.publish([point(world, v, 51_900, "es"), point(world, v, 234_900, "pl")]) == Published(2, 0)
        assert api.current([v], "pl")[v].gross == 234_900
        assert api.current([v], "pl")[v].currency == "PLN"
        assert api.current([v], "fr") == {}


def test_the_price_at_any_instant_is_read_back(world: World) -> None:
    v = world.variants[0]
    priced(world, NOW - days(10), 100)
    with clock.travel(NOW):
        api.publish([point(world, v, 90, from_at=NOW + days(5))])
        now, later = api.current([v], "es")[v], api.current([v], "es", NOW + days(5))[v]
    assert (now.gross, now.since, now.holds_until) == (100, NOW - days(10), NOW + days(5))
    assert (later.gross, later.since, later.holds_until) == (90, NOW + days(5), None)
    assert (now.list_gross, now.kind, now.lowest_30d, now.reduced_since, now.percent) == (100, "list", None, None, None)
    assert api.current([v], "es", NOW - days(11)) == {}


def test_two_prices_in_one_instant_leave_the_later_word(world: World) -> None:
    priced(world, NOW, 100)
    priced(world, NOW, 90)
    assert log(world) == [(90, "list")]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"gross_minor": 0}, errors.BadPrice),
        ({"gross_minor": -5}, errors.BadPrice),
        ({"gross_minor": 10**11}, errors.BadPrice),
        ({"currency": "PLN"}, errors.WrongCurrency),
        ({"from_at": NOW - days(1)}, errors.BackdatedPrice),
    ],
)
def test_one_bad_point_refuses_the_whole_publication(world: World, change: dict, error: type) -> None:
    from dataclasses import replace

    good, other = (point(world, v, 100) for v in world.variants[:2])
    with clock.travel(NOW), pytest.raises(error) as refused:
        api.publish([good, replace(other, **change)])
    assert refused.value.fields == tuple(change)
    assert str(world.variants[1]) in str(refused.value)
    assert db.one("SELECT count(*) FROM pricing_price") == (0,)


def test_one_series_twice_in_a_publication_is_refused(world: World) -> None:
    with pytest.raises(errors.DoublePrice):
        api.publish([point(world, world.variants[0], 100), point(world, world.variants[0], 90)])


def test_publishing_nothing_is_nothing(world: World) -> None:
    assert api.publish([]) == Published(0, 0)


def test_changes_are_announced_by_market_and_nothing_else(world: World) -> None:
    with clock.travel(NOW):
        api.publish([point(world, v, 100) for v in world.variants])
    db.run("DELETE FROM kernel_outbox")
    with clock.travel(NOW + days(1)):
        api.publish([point(world, world.variants[0], 90), point(world, world.variants[1], 100)])
    told = db.rows("SELECT topic, payload::text FROM kernel_outbox")
    assert [(topic, json.loads(payload)) for topic, payload in told] == [
        ("price.changed", {"market": "es", "variant_ids": [str(world.variants[0])]})
    ]


def test_what_has_been_in_force_can_be_neither_changed_nor_deleted(world: World) -> None:
    from django.db import DatabaseError, transaction

    priced(world, datetime.now(UTC) - days(1), 100)
    for statement in ("UPDATE pricing_price SET gross_minor = 1", "DELETE FROM pricing_price"):
        with pytest.raises(DatabaseError, match="is evidence"), transaction.atomic():
            db.run(statement)
    assert db.rows("SELECT DISTINCT gross_minor FROM pricing_price") == [(100,)]


# --- from the home price --------------------------------------------------------------------------------------------


def _way(on: date, dated: date, **change: Any) -> api.HomeWay:
    return api.home_way(
        "CN", "CNY", market("es"), Decimal("1.10"), api.fx_rate("CNY", "EUR", dated, api.LAUNCH), on, **change
    )


def test_a_price_from_home_keeps_every_figure_and_what_many_have_in_common_once(world: World) -> None:
    way = _way(date(2026, 4, 13), date(2026, 4, 13))
    # 3299.00 / 1.13 / 7.9827 × 1.10 × 1.21 = 486.78…
    exact = 329_900 * way.ratio
    assert int(exact * 100) == 4_867_793
    own = {"home_minor": 329_900, "exact_minor": "48677.93"}
    made = [
        api.PricePoint(v, world.brand_id, "es", 48_900, "EUR", "from-home", own, basis=way.facts)
        for v in world.variants
    ]
    with clock.travel(NOW):
        assert api.publish(made) == Published(3, 0)
        assert api.publish(made) == Published(0, 3)
    stored = api.history(world.variants[0], "es", NOW)[0]
    assert (stored.reason, stored.source) == ("from-home", dict(way.facts) | own)
    assert "1 CNY = 0.1252709 EUR (ECB, 13 Apr 2026), × 1.1, plus 21% VAT" in api.explain(stored.source, "EUR", "en")
    assert db.rows("SELECT count(*) FROM pricing_basis") == [(1,)]


def test_a_buffer_raises_the_price_and_is_told(world: World) -> None:
    plain, buffered = (_way(date(2026, 4, 13), date(2026, 4, 13), buffer_bp=bp) for bp in (0, 200))
    assert buffered.ratio == plain.ratio * Fraction(102, 100)
    assert buffered.facts["fx_buffer_bp"] == 200
    assert _way(date(2036, 1, 1), date(2036, 1, 1)).facts["fx_age_days"] > 3000


def test_no_price_without_a_variant_of_its_brand(world: World) -> None:
    from django.db import DatabaseError, transaction

    for variant, brand in ((uuid4(), world.brand_id), (world.variants[0], uuid4())):
        with pytest.raises(DatabaseError), transaction.atomic():
            api.publish([api.PricePoint(variant, brand, "es", 100, "EUR", "set", {})])
    assert db.rows("SELECT count(*) FROM pricing_price") == [(0,)]


# --- reductions -----------------------------------------------------------------------------------------------------


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
