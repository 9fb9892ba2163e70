"""The price log on PostgreSQL: publishing, reading, reducing, and what must not happen."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest

from argosy.kernel import clock, db
from argosy.kernel.markets import market
from argosy.pricing import api, errors
from argosy.pricing.api import Published
from argosy.pricing.tests.world import NOW, World, days, log, point, priced

pytestmark = pytest.mark.db


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
