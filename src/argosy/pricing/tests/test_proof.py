"""The evidence of a price agrees with what was charged day by day, in the market's own time, and cannot be altered unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from argosy.kernel import clock, db
from argosy.kernel.markets import LANGUAGES
from argosy.pricing import api, errors, proof
from argosy.pricing.tests.world import NOW, World, days, make, priced

pytestmark = pytest.mark.db


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    request.getfixturevalue("db")
    return make(1)


def at(moment: datetime, act: Callable[[], Any]) -> Any:
    with clock.travel(moment):
        return act()


def test_an_unreduced_price_claims_nothing_and_shows_thirty_days(world: World) -> None:
    (variant,) = world.variants
    priced(world, NOW - days(60), 9_000)
    priced(world, NOW - days(31), 10_000)
    priced(world, NOW - days(2), 11_000)
    found = at(NOW, lambda: api.prove_at(variant, "es", NOW))
    assert (found.gross, found.kind, found.began, found.lowest, found.percent) == (11_000, "list", None, None, None)
    assert [(e.gross, e.until) for e in found.entries] == [(10_000, NOW - days(2)), (11_000, None)]


def test_a_reduction_counts_from_the_lowest_of_the_thirty_days_before_it(world: World) -> None:
    (variant,) = world.variants
    priced(world, NOW - days(60), 9_000)
    priced(world, NOW - days(40), 10_000)
    priced(world, NOW - days(20), 11_000)
    priced(world, NOW - days(5), 10_000)
    campaign = uuid4()
    at(NOW, lambda: api.reduce(campaign, [variant], "es", 2_000, NOW, NOW + days(3)))
    after = NOW + days(2)
    found = at(after, lambda: api.prove_at(variant, "es", after))
    assert (found.gross, found.kind, found.began) == (8_000, "campaign", NOW)
    assert found.window_from == NOW - days(30)
    # 90.00 lies before the window; 100.00 was in force when it opened.
    assert (found.lowest, found.lowest_from, found.percent) == (10_000, NOW - days(40), 20)
    assert [e.gross for e in found.entries] == [10_000, 11_000, 10_000, 8_000]
    assert found.entries[-1].until == NOW + days(3)
    assert found.entries[-1].campaign_id == campaign


def test_the_window_of_a_long_reduction_is_still_found(world: World) -> None:
    (variant,) = world.variants
    priced(world, NOW - days(200), 10_000)
    start = NOW - days(150)
    at(start, lambda: api.reduce(uuid4(), [variant], "es", 1_000, start, NOW + days(10)))
    found = at(NOW, lambda: api.prove_at(variant, "es", NOW))
    assert (found.began, found.lowest, found.percent) == (start, 10_000, 10)
    assert found.lowest_from == NOW - days(200)


def test_a_long_row_of_steps_counts_from_before_the_first_as_the_shop_says(world: World) -> None:
    (variant,) = world.variants
    priced(world, NOW - days(200), 10_000, market="de")
    for bp, begin, end in ((1_000, NOW - days(150), NOW - days(100)), (2_000, NOW - days(100), NOW + days(10))):
        with clock.travel(begin):
            api.reduce(uuid4(), [variant], "de", bp, begin, end)
    found = at(NOW, lambda: api.prove_at(variant, "de", NOW))
    shown = at(NOW, lambda: api.current([variant], "de"))[variant]
    assert (found.began, found.lowest, found.percent, found.window_from) == (
        NOW - days(150),
        10_000,
        20,
        NOW - days(180),
    )
    assert (shown.reduced_since, shown.lowest_30d, shown.percent) == (found.began, 10_000, 20)
    assert (found.rule.country, found.rule.progressive, found.rule.confidence) == ("DE", True, "official")
    assert "Preisangabenverordnung § 11" in found.rule.source


def test_where_nothing_may_be_claimed_the_evidence_says_why(world: World, every_state: None) -> None:
    """A reduction in the log that no campaign could have announced: the sheet says so, with every price of the thirty days."""
    (variant,) = world.variants
    priced(world, NOW - days(20), 10_000, market="dk")
    db.run(
        """INSERT INTO pricing_price (id, variant_id, brand_id, market, audience, from_at, gross_minor, currency, kind, campaign_id,
                                      reason, source, written_at)
           VALUES (%s, %s, %s, 'dk', 'public', %s, 8000, 'EUR', 'campaign', %s, 'campaign', '{}', %s)""",
        [uuid4(), variant, world.brand_id, NOW - days(5), uuid4(), NOW],
    )
    found = at(NOW, lambda: api.prove_at(variant, "dk", NOW))
    assert (found.began, found.lowest, found.lowest_from, found.percent, found.barred) == (
        NOW - days(5),
        None,
        None,
        0,
        "too-new",
    )
    assert [e.gross for e in found.entries] == [10_000, 8_000]
    assert found.as_dict()["rule"]["new_goods"] == "nothing"
    assert at(NOW, lambda: api.current([variant], "dk"))[variant].percent is None


@pytest.mark.parametrize(("market", "gross"), [("es", 10_000), ("pl", 11_000)])
def test_a_day_ends_at_midnight_where_the_market_is(world: World, market: str, gross: int) -> None:
    (variant,) = world.variants
    # In winter both are an hour ahead of UTC: 22:30 UTC is the same day, 23:30 UTC the next.
    priced(world, NOW - days(60), 10_000, market=market)
    change = datetime(2026, 11, 10, 23, 30 if market == "es" else 0, tzinfo=UTC) - (
        days(0) if market == "es" else days(1)
    )
    priced(world, change, 11_000, market=market)
    found = at(NOW, lambda: api.prove(variant, market, date(2026, 11, 10)))
    assert found.gross == gross


def test_today_is_proved_as_of_now_and_tomorrow_not_at_all(world: World) -> None:
    (variant,) = world.variants
    priced(world, NOW - days(2), 10_000)
    assert at(NOW, lambda: api.prove(variant, "es", NOW.date())).at == NOW
    with pytest.raises(errors.DayAhead):
        at(NOW, lambda: api.prove(variant, "es", date(2026, 11, 23)))
    with pytest.raises(errors.NotPricedOn):
        at(NOW, lambda: api.prove(variant, "es", date(2026, 11, 1)))
    with pytest.raises(errors.NotPricedOn):
        at(NOW, lambda: api.prove(variant, "de", NOW.date()))


def test_the_digest_tells_a_changed_copy(world: World) -> None:
    import hashlib
    import json

    (variant,) = world.variants
    priced(world, NOW - days(2), 10_000)
    told = at(NOW, lambda: api.prove_at(variant, "es", NOW)).as_dict()
    assert told == at(NOW, lambda: api.prove_at(variant, "es", NOW)).as_dict()
    seal = told.pop("sha256")

    def sealed(sheet: dict[str, Any]) -> str:
        text = json.dumps(sheet, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    assert sealed(told) == seal
    assert sealed(told | {"gross": 9_999}) != seal


def test_the_evidence_says_what_the_shop_says(world: World) -> None:
    (variant,) = world.variants
    priced(world, NOW - days(25), 12_000)
    priced(world, NOW - days(9), 10_000)
    at(NOW, lambda: api.reduce(uuid4(), [variant], "es", 3_000, NOW, NOW + days(3)))
    later = NOW + days(1)
    shown = at(later, lambda: api.current([variant], "es"))[variant]
    found = at(later, lambda: api.prove_at(variant, "es", later))
    assert (found.gross, found.lowest, found.began, found.percent) == (
        shown.gross,
        shown.lowest_30d,
        shown.reduced_since,
        shown.percent,
    )


def test_refusals_have_a_sentence_in_every_language() -> None:
    for language in LANGUAGES:
        assert "2026-11-23" in errors.DayAhead(date(2026, 11, 23)).sentence(language)
        assert "2026-11-22" in errors.NotPricedOn(uuid4(), "es", NOW).sentence(language)
    assert proof.LAW.startswith("Directive 98/6/EC")
