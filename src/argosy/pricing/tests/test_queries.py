"""The price log under load and under many hands at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from uuid import uuid4

import pytest

from argosy.kernel import clock, db
from argosy.pricing import api, queries
from argosy.pricing.tests.world import World, days, make, point, priced

pytestmark = pytest.mark.db


@pytest.fixture
def world(db_real: str) -> Iterator[World]:
    yield make(20)


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """Run `work` in `count` threads that begin together; what each returned or raised."""
    from django.db import connection

    gate, results = threading.Barrier(count), [None] * count

    def one(n: int) -> None:
        gate.wait()
        try:
            results[n] = work(n)
        except Exception as trouble:
            results[n] = trouble
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_same_prices_published_at_once_are_written_once(world: World) -> None:
    points = [point(world, v, 51_900) for v in world.variants]
    results = at_once(6, lambda _: api.publish(points))
    assert sorted(r.written for r in results) == [0, 0, 0, 0, 0, 20]
    assert db.one("SELECT count(*) FROM pricing_price") == (20,)


def test_different_prices_published_at_once_leave_a_log_without_repetition(world: World) -> None:
    v = world.variants[0]
    results = at_once(6, lambda n: api.publish([point(world, v, 100 + n % 2)]))
    assert all(isinstance(r, api.Published) for r in results)
    grosses = [row.gross for row in api.history(v, "es", datetime(2000, 1, 1, tzinfo=UTC))]
    assert all(a != b for a, b in pairwise(grosses))
    assert len(grosses) == sum(r.written for r in results)


def test_one_of_many_reductions_at_once_is_written_and_the_others_refused(world: World) -> None:
    now = datetime.now(UTC)
    priced(world, now - days(40), 10_000)
    results = at_once(6, lambda n: api.reduce(uuid4(), world.variants, "es", 1000 + n, clock.now(), now + days(7)))
    assert sum(isinstance(r, list) for r in results) == 1
    refused = {getattr(r, "code", None) for r in results if not isinstance(r, list)}
    assert refused <= {"pricing-reduction-overlaps", "pricing-false-reduction"}
    assert db.one("SELECT count(*) FROM pricing_price WHERE kind = 'campaign'") == (20,)


@pytest.mark.slow
def test_fifty_thousand_points_are_published_in_seconds(db_real: str) -> None:
    world = make(10_000)
    markets = ("es", "fr", "de", "it", "pl")
    points = [point(world, v, 51_900, market) for market in markets for v in world.variants]
    assert api.publish(points) == api.Published(50_000, 0)
    assert api.publish(points) == api.Published(0, 50_000)
    assert db.one("SELECT sum(jsonb_array_length(payload -> 'variant_ids')) FROM kernel_outbox") == (50_000,)


@pytest.mark.parametrize("many", [0, 500], ids=["copied", "as one parameter"])
def test_a_brand_s_session_publishes_and_reads_its_own_prices_only(
    world: World, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MANY", many)
    other = make(1, "other", first_gtin=500)
    v = world.variants[0]
    with db.as_brand([world.brand_id]):
        assert api.publish([point(world, v, 51_900)]) == api.Published(1, 0)
        assert api.current([v], "es")[v].gross == 51_900
    with db.as_brand([other.brand_id]):
        assert api.current([v], "es") == {}
    with pytest.raises(Exception, match="row-level security"), db.as_brand([other.brand_id]):
        api.publish([point(world, v, 1)])
    assert api.current([v], "es")[v].gross == 51_900


def test_a_brand_s_session_changes_its_price_while_reduced(world: World) -> None:
    now = datetime.now(UTC)
    priced(world, now - days(40), 10_000)
    api.reduce(uuid4(), world.variants, "es", 1000, clock.now(), now + days(7))
    with db.as_brand([world.brand_id]):
        assert api.publish([point(world, world.variants[0], 11_000)]) == api.Published(1, 0, held=1)
    assert api.current(world.variants, "es", now + days(8))[world.variants[0]].gross == 11_000
