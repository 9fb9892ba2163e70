"""The board says what settlement will book, and the simulator what arithmetic says; neither writes anything."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from argosy.kernel import clock, db
from argosy.pricing import api as pricing
from argosy.repricing import api
from argosy.repricing.api import Change, Trial
from argosy.repricing.simulating import pays_from
from argosy.repricing.tests.world import NOW, World, figure

pytestmark = pytest.mark.db
DAY = timedelta(days=1)


def row(board: api.Board, sku: str) -> api.BoardRow:
    return next(r for r in board.rows if r.sku == sku)


def test_an_offer_stands_with_what_it_leaves_and_what_others_ask(world: World) -> None:
    with clock.travel(NOW + DAY):
        api.tell(
            world.brand_id,
            [
                figure(world, "acme-phones-0", "cost", 20_000),
                figure(world, "acme-phones-0", "guidance", 50_000, source="shop.example"),
                figure(world, "acme-phones-1", "cost", 60_000),
            ],
        )
        found = api.board(world.brand_id, "es")
        good, bad, plain = (row(found, sku) for sku in ("acme-phones-0", "acme-phones-1", "acme-sofas-0"))
        # 489.00 with 21 % VAT is 404.13 net; 5 % commission 24.45; card 1.1 % + 0.25.
        assert (good.margin.net, good.margin.commission) == (40_413, 2_445)
        assert good.left == 40_413 - 2_445 - good.margin.payment - good.margin.fulfilment - 20_000
        assert (good.gap_bp, good.rival and good.rival.source) == (-220, "shop.example")
        assert (bad.left or 0) < 0 and bad.break_even is not None and bad.break_even > bad.price.gross
        assert (plain.left, plain.margin_bp, plain.gap_bp) == (None, None, None)
        assert [r.sku for r in found.rows] == ["acme-phones-1", "acme-phones-0", "acme-sofas-0"]
        assert (found.counts["loss"], found.counts["cheaper"], found.counts["dearer"]) == (1, 1, 0)
        assert [r.sku for r in api.board(world.brand_id, "es", view="loss").rows] == ["acme-phones-1"]


def test_what_the_marketplace_pays_of_a_discount_is_counted_in(world: World) -> None:
    from argosy.campaigns import api as campaigns

    sku = "acme-phones-0"
    with clock.travel(NOW + 40 * DAY):
        api.tell(world.brand_id, [figure(world, sku, "cost", 20_000)])
        names = {"es": "P", "en": "S"}
        end = NOW + 42 * DAY
        key = campaigns.plan(
            world.brand_id, "es", "s", names, 1_000, 5_000, clock.now(), end, 10**7, [world.variants[sku]]
        )
        campaigns.start(key)
        found = row(api.board(world.brand_id, "es"), sku)
        # 489.00 less 10 % is 440.10; half of the 48.90 is the marketplace's: 24.45, net of 21 % VAT 20.21.
        assert (found.price.gross, found.funded) == (44_010, 2_021)
        assert found.left == found.margin.left + 2_021


def test_the_board_and_the_books_agree_on_a_sale(world: World) -> None:
    """A unit sold alone, from where goods usually leave, leaves what the board says."""
    from argosy.settlement import api as settlement
    from argosy.settlement.fees import fees_at
    from argosy.settlement.rules import transfers_for

    sku = "acme-phones-0"
    with clock.travel(NOW + DAY):
        api.tell(world.brand_id, [figure(world, sku, "cost", 20_000)])
        found = row(api.board(world.brand_id, "es"), sku)
        line = settlement.LineFacts(
            uuid4(), world.brand_id, "phones", 1, 48_900, 48_900, 40_413, 8_487, Decimal(21), 500, 0, 200, 160, 80, 10,
            "MAD", "ES",
        )  # fmt: skip
        order = settlement.OrderFacts(uuid4(), "eu", "es", "ES", "EUR", clock.now(), "card", (line,))
        booked = transfers_for(order, fees_at("eu", clock.today()))
    credit = sum(b.amount_minor for b in booked if str(world.brand_id) in b.credit)
    debit = sum(b.amount_minor for b in booked if str(world.brand_id) in b.debit)
    assert credit - debit - 20_000 == found.left


def test_a_discount_tried_says_margin_line_and_units(world: World) -> None:
    sku = "acme-phones-0"
    with clock.travel(NOW + 5 * DAY):
        # Ten days ago the price was lower, so that the claim counts from there.
        api.apply(
            world.brand_id, api.propose(world.brand_id, Change(markets=("es",), skus=(sku,), by_bp=-1_000), by="x").id
        )
    with clock.travel(NOW + 6 * DAY):
        api.apply(
            world.brand_id, api.propose(world.brand_id, Change(markets=("es",), skus=(sku,), by_bp=1_140), by="x").id
        )
        api.tell(world.brand_id, [figure(world, sku, "cost", 20_000)])
    before = db.rows("SELECT count(*) FROM pricing_price")
    with clock.travel(NOW + 10 * DAY):
        found = api.simulate(world.brand_id, Trial("es", 1_000, Decimal("1.8"), days=7))
        tried = next(r for r in found.rows if r.sku == sku)
        # 440.10 became 439.00 by its ending; then 489.05 became 489.00.
        assert (tried.before, tried.after, tried.lowest) == (48_900, 44_010, 43_900)
        assert (tried.honest, tried.claim) == (False, 0)
        assert tried.units_before == 0 and tried.total_before == 0
        other = next(r for r in found.rows if r.sku == "acme-phones-1")
        assert (other.honest, other.claim, other.lowest) == (True, 10, 49_900)
        assert found.dishonest == 1
    assert db.rows("SELECT count(*) FROM pricing_price") == before


def test_a_trial_asks_once_for_all_offers_and_refuses_only_those_that_cannot_be(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = pricing.try_reduction

    def counted(variants: Any, *rest: Any, **more: Any) -> Any:
        asked.append(len(variants))
        return real(variants, *rest, **more)

    monkeypatch.setattr(pricing, "try_reduction", counted)
    blocked = world.variants["acme-phones-1"]
    with clock.travel(NOW + DAY):
        # A price set within the days of the trial stands in its way.
        ahead = pricing.PricePoint(blocked, world.brand_id, "es", 45_000, "EUR", "set", {}, NOW + 12 * DAY)
        pricing.publish([ahead])
    with clock.travel(NOW + 10 * DAY):
        found = api.simulate(world.brand_id, Trial("es", 1_000, Decimal(2), days=7))
    refused = {r.sku: r.refused for r in found.rows}
    assert asked == [3]
    assert "Another price of variant" in refused.pop("acme-phones-1")
    assert refused == {"acme-phones-0": "", "acme-sofas-0": ""}
    assert (found.refused, found.dishonest) == (1, 0)


@pytest.mark.parametrize(
    ("left_before", "left_after", "before", "after", "expected"),
    [
        # 100 a unit becomes 80 for a price a tenth lower: ln(1.25) / ln(1/0.9) = 2.1179.
        (100, 80, 1_000, 900, Decimal("2.12")),
        (100, 0, 1_000, 900, None),
        (100, -5, 1_000, 900, None),
        (100, 100, 1_000, 900, Decimal(0)),
        (-10, 5, 1_000, 900, Decimal(0)),
        (-10, -20, 1_000, 900, None),
    ],
)
def test_the_elasticity_from_which_it_pays(
    left_before: int, left_after: int, before: int, after: int, expected: Decimal | None
) -> None:
    assert pays_from(left_before, left_after, before, after) == expected


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"discount_bp": 0}, "discount_bp"),
        ({"discount_bp": 9_000}, "discount_bp"),
        ({"elasticity": Decimal(-1)}, "elasticity"),
        ({"elasticity": Decimal("NaN")}, "elasticity"),
        ({"days": 0}, "days"),
        ({"platform_bp": 10_001}, "platform_bp"),
    ],
)
def test_a_trial_that_cannot_be_is_refused_by_field(world: World, change: dict[str, Any], field: str) -> None:
    asked = {"market": "es", "discount_bp": 1_000, "elasticity": Decimal(2)} | change
    with pytest.raises(api.BadTerms) as refused:
        api.simulate(world.brand_id, Trial(**asked))
    assert refused.value.fields == (field,)


def test_the_line_of_thirty_days_is_the_lowest_before_each_instant(world: World) -> None:
    v = world.variants["acme-phones-0"]
    with clock.travel(NOW + 10 * DAY):
        pricing.publish([pricing.PricePoint(v, world.brand_id, "es", 40_000, "EUR", "set", {})])
    with clock.travel(NOW + 20 * DAY):
        pricing.publish([pricing.PricePoint(v, world.brand_id, "es", 45_000, "EUR", "set", {})])
    line = pricing.lowest_line(v, "es", NOW - DAY, NOW + 90 * DAY)
    assert line == [
        (NOW - DAY, None),
        (NOW, 48_900),
        (NOW + 10 * DAY, 40_000),
        (NOW + 50 * DAY, 45_000),
    ]


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "it", "pl", "zh"])
def test_every_way_to_a_price_is_told_in_every_language(world: World, language: str) -> None:
    sku, other = "acme-phones-0", "acme-phones-1"
    with clock.travel(NOW + DAY):
        api.tell(world.brand_id, [figure(world, sku, "cost", 20_000), figure(world, other, "guidance", 60_000)])
        api.tell(world.brand_id, [figure(world, other, "ceiling", 51_000)])
    ways: list[tuple[str, dict[str, Any]]] = [
        (sku, {"terms": api.Terms("margin", margin_bp=2_500)}),
        (other, {"terms": api.Terms("guidance", offset_bp=-500)}),
        (sku, {"amounts": (api.Amount(sku, "es", 45_000),)}),
        (sku, {"audience": "member", "terms": api.Terms("public", offset_bp=-300)}),
    ]
    said = []
    for number, (article, change) in enumerate(ways, 2):
        with clock.travel(NOW + number * DAY):
            markets = () if "amounts" in change else ("es",)
            api.apply(world.brand_id, api.propose(world.brand_id, Change(markets=markets, **change), by="x").id)
            audience = change.get("audience", "public")
            row = pricing.history(world.variants[article], "es", clock.now(), audience=audience)[0]
            said.append(pricing.explain(row.source, "EUR", language))
    assert all(len(sentence) > 3 and "pricing-" not in sentence for sentence in said), said
    if language == "en":
        assert said[0].startswith("From a margin of 25% of the net price: cost €200.00") and "ending" in said[0]
        assert said[1] == (
            "From others' price of €600.00, -5%: €570.00; then to the local price ending; moved by a rail: above the ceiling."
        )
        assert said[2] == "Set by hand"
        assert said[3].startswith("From the price for everybody of €450.00, -3%: €436.50")
