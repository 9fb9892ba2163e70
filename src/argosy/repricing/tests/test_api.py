"""Strategies, figures and changes of many prices on PostgreSQL: what is published, what is refused, and what must not happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from argosy.kernel import clock, db
from argosy.pricing import api as pricing
from argosy.repricing import api
from argosy.repricing.api import Amount, FxTerms, Scope, Terms
from argosy.repricing.tests.world import NOW, World, figure, judge, launch, make, propose

pytestmark = pytest.mark.db
DAY = timedelta(days=1)


def apply(world: World, proposal: api.Proposal) -> api.Proposal:
    return api.apply(world.brand_id, proposal.id)


def log(world: World) -> int:
    row = db.one("SELECT count(*) FROM pricing_price")
    assert row
    return int(row[0])


# --- at a launch ----------------------------------------------------------------------------------------------------


def test_without_a_list_the_pack_s_factors_hold_and_repricing_twice_changes_nothing(world: World) -> None:
    # 3299.00 / 1.13 / 7.9827 × 1.10 × 1.21 = 486.78; × 4.2543 × 1.23 / 1.10 for Poland = 1913.7.
    assert world.prices("es") == {"acme-phones-0": 48_900, "acme-phones-1": 49_900, "acme-sofas-0": 48_900}
    assert world.prices("pl")["acme-phones-0"] == 189_900
    assert launch(world, NOW + DAY) == (0, 0)


def test_the_rate_adopted_holds_for_goods_that_come_later(world: World) -> None:
    old = pricing.fx_rate("CNY", "EUR", NOW.date(), pricing.LAUNCH)
    newer = pricing.fx_rate("CNY", "EUR", date(2026, 7, 1), pricing.LAUNCH)
    assert old.rate != newer.rate
    with clock.travel(NOW + 90 * DAY):
        assert api.reprice(world.brand, world.products(), ["es"]) == (0, 0)
    assert db.rows("SELECT market, base, dated FROM repricing_adoption ORDER BY market") == [
        ("es", "CNY", date(2026, 4, 13)),
        ("pl", "CNY", date(2026, 4, 13)),
    ]


def test_what_the_rules_bar_keeps_its_price_but_gets_its_first_one(world: World, later: None) -> None:
    product = world.products()[0]
    judge(product.id, world.brand_id, "es", ("price",))
    found = propose(world, markets=("es",), by_bp=1_000)
    assert (found.summary["barred"], found.summary["changed"]) == (1, 2)
    fresh = make("fresh", 1, 0)
    judge(fresh.products()[0].id, fresh.brand_id, "es", ("price",))
    assert launch(fresh) == (2, 0)


# --- strategies -----------------------------------------------------------------------------------------------------


def test_a_margin_is_solved_through_every_charge(world: World, later: None) -> None:
    api.tell(world.brand_id, [figure(world, "acme-phones-0", "cost", 20_000)])
    found = propose(world, markets=("es",), category="phones", terms=Terms("margin", margin_bp=2_000, local=False))
    # Cost 200.00, parcel from Spain, 1.10 % + 0.25 by card, 5 % commission, 21 % VAT; one phone's cost is not known.
    assert (found.summary["changed"], found.summary["lacking"]) == (1, {"cost": 1})
    apply(world, found)
    row = pricing.history(world.variants["acme-phones-0"], "es", clock.now())[0]
    told = row.source
    charges = told["payment_fixed_minor"] + told["fulfilment_minor"] + 20_000
    kept = (1 - 0.2) / 1.21 - (500 + told["payment_bp"]) / 10_000
    assert abs(row.gross - charges / kept) < 1
    assert row.reason == "margin"
    assert api.lists_of(world.brand_id)[0].terms == Terms("margin", margin_bp=2_000, local=False)
    # The phone without a cost keeps its price.
    assert world.prices()["acme-phones-1"] == 49_900


def test_no_price_goes_below_cost_floor_or_minimum_and_the_rail_is_named(world: World, later: None) -> None:
    api.tell(world.brand_id, [figure(world, sku, "guidance", 30_000, source="shop.example") for sku in world.variants])
    api.tell(
        world.brand_id,
        [figure(world, "acme-phones-0", "floor", 40_000), figure(world, "acme-phones-1", "minimum", 45_000)],
    )
    found = propose(world, markets=("es",), terms=Terms("guidance", offset_bp=-500, local=False))
    assert (found.summary["bound"], found.summary["broken"]) == ({"floor": 1, "map": 1}, {})
    apply(world, found)
    assert world.prices() == {"acme-phones-0": 40_000, "acme-phones-1": 45_000, "acme-sofas-0": 28_500}


def test_the_list_for_a_market_and_the_deepest_category_go_first(world: World, later: None) -> None:
    for scope, factor in ((Scope(), "2"), (Scope("es"), "3"), (Scope("es", "public", "phones"), "4")):
        api.set_list(world.brand_id, scope, Terms(factor=Decimal(factor), local=False), by="x")
    apply(world, propose(world))
    found = world.prices("es"), world.prices("pl")
    # 3299.00 / 1.13 / 7.9827 × 1.21 = 442.526…, and × 4.2543 × 1.23 = 1913.75… without a factor.
    assert found[0] == {"acme-phones-0": 177_011, "acme-phones-1": 182_376, "acme-sofas-0": 132_758}
    assert found[1]["acme-phones-0"] == 382_752


def test_members_and_first_orders_have_prices_of_their_own(world: World, later: None) -> None:
    for audience, off in (("member", -300), ("first", -1_000)):
        terms = Terms("public", offset_bp=off, local=False)
        apply(world, propose(world, markets=("es",), audience=audience, category="phones", terms=terms))
    assert world.prices("es", "member") == {"acme-phones-0": 47_433, "acme-phones-1": 48_403}
    assert world.prices("es", "first") == {"acme-phones-0": 44_010, "acme-phones-1": 44_910}
    assert world.prices("es")["acme-phones-0"] == 48_900
    # What everybody pays moves, and so do they.
    apply(world, propose(world, markets=("es",), category="phones", terms=Terms(factor=Decimal("1.5"), local=False)))
    apply(world, propose(world, markets=("es",)))
    public, member = world.prices("es")["acme-phones-0"], world.prices("es", "member")["acme-phones-0"]
    assert (public, member) == (66_379, (66_379 * 97 * 2 + 100) // 200)


def test_a_scheduled_list_begins_in_time_and_two_never_hold_at_once(world: World, later: None) -> None:
    begin, end = NOW + 10 * DAY, NOW + 20 * DAY
    api.set_list(world.brand_id, Scope("es"), Terms(factor=Decimal(2)), by="x")
    api.set_list(world.brand_id, Scope("es"), Terms(factor=Decimal(3)), by="x", valid_from=begin, valid_to=end)
    with pytest.raises(api.ListOverlaps):
        api.set_list(world.brand_id, Scope("es"), Terms(factor=Decimal(4)), by="x", valid_from=NOW + 5 * DAY)
    held = [(x.terms.factor, x.valid_from, x.valid_to) for x in api.lists_of(world.brand_id)]
    assert held == [(Decimal(2), NOW + DAY, begin), (Decimal(3), begin, end)]
    with clock.travel(begin):
        assert api.terms_at(world.brand, begin)[Scope("es")].factor == 3
    assert Scope("es") not in {
        s for s in api.terms_at(world.brand, end) if api.terms_at(world.brand, end)[s].factor == 3
    }


def test_lists_begin_and_end_by_themselves_and_only_once(world: World, later: None) -> None:
    from argosy.repricing import jobs

    begin, end = NOW + 10 * DAY, NOW + 20 * DAY
    terms = Terms(factor=Decimal(2))
    api.set_list(world.brand_id, Scope("es", "public", "phones"), terms, by="x", valid_from=begin, valid_to=end)
    assert jobs.tick() == (0, {})
    with clock.travel(begin):
        assert jobs.tick() == (2, {})
        assert jobs.tick() == (0, {})
        assert world.prices() == {"acme-phones-0": 88_900, "acme-phones-1": 90_900, "acme-sofas-0": 48_900}
    with clock.travel(end):
        assert jobs.tick() == (2, {})
        assert jobs.tick() == (0, {})
        assert world.prices()["acme-phones-0"] == 48_900


def test_an_audience_whose_list_has_ended_pays_what_everybody_pays(world: World, later: None) -> None:
    from argosy.repricing import jobs

    terms, until = Terms("public", offset_bp=-1_000, local=False), NOW + 5 * DAY
    apply(world, propose(world, markets=("es",), audience="member", category="phones", terms=terms, until=until))
    assert world.prices("es", "member")["acme-phones-0"] == 44_010
    with clock.travel(until):
        jobs.tick()
        assert world.prices("es", "member")["acme-phones-0"] == 48_900
        apply(world, propose(world, markets=("es",), category="phones", by_bp=1_000))
        apply(world, propose(world, markets=("es",)))
        assert world.prices("es", "member") == {k: v for k, v in world.prices().items() if "phones" in k}


# --- rates ----------------------------------------------------------------------------------------------------------


def test_a_rate_is_taken_anew_when_it_has_moved_enough_or_when_asked_but_not_during_a_campaign(world: World) -> None:
    at = NOW + 90 * DAY
    terms = {"es": Terms(factor=Decimal("1.10"), local=False, fx=FxTerms(refresh_bp=10_000))}
    with clock.travel(at):
        still = propose(world, markets=("es",), terms=terms["es"])
        assert [(r["adopts"], r["dated"]) for r in still.summary["rates"]] == [(False, "2026-04-13")]
        asked = propose(world, markets=("es",), terms=terms["es"], refresh=True)
        assert [(r["adopts"], r["dated"] > "2026-04-13") for r in asked.summary["rates"]] == [(True, True)]
        moves = propose(world, markets=("es",), terms=replace(terms["es"], fx=FxTerms(refresh_bp=1)))
        assert moves.summary["rates"][0]["adopts"]
    campaign(world, at - DAY, at + DAY)
    with clock.travel(at):
        frozen = propose(world, markets=("es",), terms=replace(terms["es"], fx=FxTerms(refresh_bp=1)), refresh=True)
        assert not frozen.summary["rates"][0]["adopts"]
        loose = propose(world, markets=("es",), terms=replace(terms["es"], fx=FxTerms(refresh_bp=1, freeze=False)))
        assert loose.summary["rates"][0]["adopts"]


def campaign(world: World, start: Any, end: Any) -> None:
    from argosy.campaigns import api as campaigns

    with clock.travel(start):
        key = campaigns.plan(
            world.brand_id, "es", "spring", {"es": "P", "en": "S"}, 2_000, 0, start, end, 0, [world.variants["acme-phones-0"]]
        )  # fmt: skip
        campaigns.start(key)


def test_a_stale_rate_is_refused_where_the_list_says_so(world: World) -> None:
    with clock.travel(NOW + 3650 * DAY), pytest.raises(pricing.StaleRate):
        propose(world, markets=("es",), terms=Terms(fx=FxTerms(max_age_days=5)), refresh=True)


# --- by hand --------------------------------------------------------------------------------------------------------


def test_a_price_by_hand_holds_until_it_is_taken_back(world: World, later: None) -> None:
    apply(world, propose(world, amounts=(Amount("acme-phones-0", "es", 45_555),)))
    assert world.prices()["acme-phones-0"] == 45_555
    apply(world, propose(world, markets=("es",), terms=Terms(factor=Decimal(2))))
    assert world.prices()["acme-phones-0"] == 45_555
    assert world.prices()["acme-phones-1"] > 90_000
    apply(world, propose(world, amounts=(Amount("acme-phones-0", "es", None),)))
    assert world.prices()["acme-phones-0"] == 88_900


def test_a_percentage_moves_everything_of_its_part_to_a_local_ending(world: World, later: None) -> None:
    apply(world, propose(world, markets=("es",), category="phones", by_bp=-1_000))
    # 489.00 and 499.00 less 10 % are 440.10 and 449.10.
    assert world.prices() == {"acme-phones-0": 43_900, "acme-phones-1": 44_900, "acme-sofas-0": 48_900}
    assert world.prices("pl")["acme-phones-0"] == 189_900


def test_one_price_that_breaks_a_rail_stops_them_all_and_is_named(world: World, later: None) -> None:
    api.tell(world.brand_id, [figure(world, "acme-phones-0", "minimum", 47_000)])
    before, points = world.prices(), log(world)
    found = propose(world, markets=("es",), by_bp=-1_000)
    assert (found.summary["broken"], found.can_apply) == ({"map": 1}, False)
    with pytest.raises(api.GuardBroken, match="acme-phones-0 \\(es\\): below the minimum advertised price"):
        apply(world, found)
    assert (world.prices(), log(world), api.proposal(world.brand_id, found.id).state) == (before, points, "open")


def test_a_future_price_waits_for_its_time(world: World, later: None) -> None:
    apply(world, propose(world, amounts=(Amount("acme-phones-0", "es", 45_555),), from_at=NOW + 5 * DAY))
    assert world.prices()["acme-phones-0"] == 48_900
    with clock.travel(NOW + 5 * DAY):
        assert world.prices()["acme-phones-0"] == 45_555


# --- all or nothing -------------------------------------------------------------------------------------------------


def test_what_was_looked_at_is_what_happens_once(world: World, later: None) -> None:
    found = propose(world, markets=("es",), by_bp=500)
    rows, count = pricing.drafted(found.id)
    points = log(world)
    done = apply(world, found)
    assert (done.state, done.applied_at, count) == ("applied", NOW + DAY, 3)
    assert {world.prices()[sku] for sku in world.variants} == {r.after for r in rows}
    assert apply(world, found) == done
    assert log(world) == points + 3
    assert pricing.drafted(found.id) == ([], 0)


@pytest.mark.parametrize("page", [1, 2, 6, 7])
def test_all_of_a_draft_is_read_page_by_page_each_row_once(world: World, later: None, page: int) -> None:
    found = propose(world, markets=("es", "pl"), by_bp=500)
    rows, count = pricing.drafted(found.id)
    read = list(pricing.all_drafted(found.id, page=page))
    assert count == len(read) == 6
    assert sorted(read) == sorted(rows)
    keys = [(r.variant_id, r.market, r.audience) for r in read]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("between", ["price", "figure", "list", "campaign"])
def test_whatever_is_written_in_between_makes_a_proposal_stale(world: World, later: None, between: str) -> None:
    found = propose(world, markets=("es",), by_bp=500)
    variant = world.variants["acme-phones-0"]
    if between == "price":
        pricing.publish([pricing.PricePoint(variant, world.brand_id, "es", 40_000, "EUR", "set", {})])
    elif between == "figure":
        api.tell(world.brand_id, [figure(world, "acme-phones-0", "cost", 10_000)])
    elif between == "list":
        api.set_list(world.brand_id, Scope("es"), Terms(factor=Decimal(2)), by="x")
    else:
        pricing.reduce(uuid4(), [variant], "es", 1_000, clock.now(), clock.now() + DAY)
    before, points = world.prices(), log(world)
    with pytest.raises(api.ProposalStale) as refused:
        apply(world, found)
    assert refused.value.retryable
    assert (world.prices(), log(world)) == (before, points)


def test_rows_lost_with_the_server_make_a_proposal_stale(world: World, later: None) -> None:
    found = propose(world, markets=("es",), by_bp=500)
    db.run("DELETE FROM pricing_draft WHERE variant_id = %s", [world.variants["acme-phones-0"]])
    with pytest.raises(api.ProposalStale):
        apply(world, found)
    assert world.prices()["acme-phones-1"] == 49_900


def test_a_list_that_cannot_be_kept_takes_the_prices_back_too(world: World, later: None) -> None:
    api.set_list(world.brand_id, Scope("es"), Terms(factor=Decimal(3)), by="x", valid_from=NOW + 9 * DAY)
    found = propose(world, markets=("es",), terms=Terms(factor=Decimal(2)), until=NOW + 20 * DAY)
    points = log(world)
    with pytest.raises(api.ListOverlaps):
        apply(world, found)
    assert (log(world), api.proposal(world.brand_id, found.id).state) == (points, "open")


def test_a_dropped_proposal_stays_dropped(world: World, later: None) -> None:
    found = propose(world, markets=("es",), by_bp=500)
    api.drop(world.brand_id, found.id)
    api.drop(world.brand_id, found.id)
    with pytest.raises(api.ProposalClosed):
        apply(world, found)
    done = apply(world, propose(world, markets=("es",), by_bp=500))
    with pytest.raises(api.ProposalClosed):
        api.drop(world.brand_id, done.id)


def test_while_a_reduction_runs_the_new_list_price_waits(world: World) -> None:
    start = NOW + 40 * DAY
    campaign(world, start, start + 2 * DAY)
    with clock.travel(start + DAY):
        found = propose(world, markets=("es",), category="phones", terms=Terms(factor=Decimal(2)))
        assert found.summary["held"] == 1
        apply(world, found)
        assert world.prices()["acme-phones-0"] == 39_120
    with clock.travel(start + 3 * DAY):
        assert world.prices()["acme-phones-0"] == 88_900
