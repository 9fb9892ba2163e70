from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.insight.rivals import load
from argosy.insight.rules import (
    OPERATING,
    Charges,
    Estimate,
    Ratio,
    SoldLine,
    Waterfall,
    known,
    ratio,
    waterfall,
)
from argosy.kernel.money import vat_inside

RIVAL = load()
DAY = date(2026, 11, 22)


def sold(gross: int = 29_900, category: str = "phones", rate: str = "21", **over: object) -> SoldLine:
    taxed = vat_inside(gross, Decimal(rate))
    facts: dict[str, object] = {
        "line_id": UUID(int=1),
        "order_id": UUID(int=2),
        "sold_on": DAY,
        "country": "ES",
        "currency": "EUR",
        "category": category,
        "quantity": 1,
        "gross": gross,
        "net": taxed.net,
        "vat": taxed.vat,
        "charges": Charges(commission=1_495, payment=354, fulfilment=350),
        "weight_g": 600,
        "length_mm": 180,
        "width_mm": 95,
        "height_mm": 60,
    }
    return SoldLine(**(facts | over))  # type: ignore[arg-type]


def ours(w: Waterfall) -> dict[str, int]:
    return {t.kind: t.cost.central for t in w.ours.terms}


def theirs(w: Waterfall) -> dict[str, int]:
    assert w.rival is not None
    return {t.kind: t.cost.central for t in w.rival.terms}


def test_a_phone_in_spain_on_both_sides() -> None:
    w = waterfall(sold(), RIVAL)
    assert ours(w) == {"vat": 5_189, "commission": 1_495, "payment": 354, "fulfilment": 350, "advertising": 598}
    assert theirs(w) == {
        "vat": 5_189,
        "commission": 2_093,  # 7%
        "fulfilment": 351,  # up to 900 g
        "storage": 4,  # 1.026 l at 36 EUR a cubic metre in November
        "digital_services": 42,  # 2% of the commission
        "plan": 8,  # 39 EUR over 500 units
        "advertising": 384,  # four clicks at 0.96 EUR
    }
    assert w.ours.margin == Estimate(21_316, 21_914, 22_512)
    assert w.ours.payout == 29_900 - 5_189 - 1_495 - 354 - 350
    assert w.ratio == Ratio(Decimal("0.6451"), Decimal("0.9705"), Decimal("1.4265"))
    assert w.half == "fails"


def test_the_largest_difference_names_a_group_that_both_sides_have() -> None:
    w = waterfall(sold(), RIVAL)
    assert w.largest_difference is not None
    found = w.largest_difference
    # Ours: commission and payment; theirs: commission, digital services and plan.
    assert (found.kind, found.ours, found.rival, found.saved) == ("commission", 1_849, 2_143, 294)


def test_landed_cost_counts_on_both_sides_but_not_as_operating_cost() -> None:
    without, given_ = waterfall(sold(), RIVAL), waterfall(sold(landed_cost=12_000), RIVAL)
    assert given_.rival is not None
    assert without.rival is not None
    assert without.ours.margin.central - given_.ours.margin.central == 12_000
    assert without.rival.margin.central - given_.rival.margin.central == 12_000
    assert given_.ratio == without.ratio


def test_co_funding_raises_the_margin_and_leaves_the_ratio() -> None:
    plain = sold()
    funded = replace(plain, charges=replace(plain.charges, co_funding=2_500))
    a, b = waterfall(plain, RIVAL), waterfall(funded, RIVAL)
    assert b.ours.margin.central - a.ours.margin.central == 2_500
    assert b.ours.payout - a.ours.payout == 2_500
    assert a.ratio == b.ratio


def test_booked_advertising_replaces_the_assumption() -> None:
    line = sold()
    w = waterfall(replace(line, charges=replace(line.charges, advertising=100)), RIVAL)
    (term,) = [t for t in w.ours.terms if t.kind == "advertising"]
    assert (term.cost, term.basis) == (known(100), "booked")


def test_a_car_has_no_rival_and_no_ratio() -> None:
    w = waterfall(sold(category="cars"), RIVAL)
    assert (w.rival, w.ratio, w.ratio_without_parcel, w.largest_difference, w.half) == (None, None, None, None, "none")


def test_what_the_rival_would_not_carry_is_carried_at_our_cost_on_both_sides() -> None:
    charges = Charges(commission=6_392, payment=904, fulfilment=6_000)
    sofa = sold(79_900, "sofas", weight_g=52_000, length_mm=1_600, width_mm=900, height_mm=700, charges=charges)
    w = waterfall(sofa, RIVAL)
    assert w.rival is not None
    assert [(t.cost, t.basis) for t in w.rival.terms if t.kind == "fulfilment"] == [(known(6_000), "same")]
    assert "storage" not in theirs(w)
    assert theirs(w)["commission"] == 3_000 + 5_990  # 15% to 200 EUR, 10% above


def test_a_polish_order_is_compared_in_zlotys() -> None:
    w = waterfall(sold(129_900, rate="23", country="PL", currency="PLN"), RIVAL)
    assert theirs(w)["commission"] == 9_093
    assert theirs(w)["fulfilment"] == 1_493  # 3.51 EUR at 4.2543
    assert theirs(w)["advertising"] == 1_634  # 3.84 EUR
    assert "digital_services" not in theirs(w)


def test_the_sellers_country_decides_the_digital_services_fee() -> None:
    def fee(seller: str, country: str) -> int:
        return theirs(waterfall(sold(seller_country=seller, country=country), RIVAL)).get("digital_services", 0)

    assert fee("CN", "DE") == 0
    assert fee("CN", "ES") == 42  # 2% of 20.93
    assert fee("CN", "FR") == 49  # 2% of 20.93 + 3.51
    assert fee("ES", "DE") == 73  # 3% of 20.93 + 3.51


def test_quantity_multiplies_units_but_not_the_clicks_of_one_order() -> None:
    one, three = theirs(waterfall(sold(), RIVAL)), theirs(waterfall(sold(89_700, quantity=3), RIVAL))
    assert three["commission"] == 3 * one["commission"]
    assert three["fulfilment"] == 3 * one["fulfilment"]
    assert three["advertising"] == one["advertising"]


def test_half_holds_only_where_the_whole_interval_does() -> None:
    def verdict(low: str, high: str) -> str:
        return Ratio(Decimal(low), Decimal("0.5"), Decimal(high)).half

    assert verdict("0.40", "0.50") == "holds"
    assert verdict("0.40", "0.51") == "open"
    assert verdict("0.5001", "0.90") == "fails"
    assert ratio(known(10), known(0)) is None


@settings(max_examples=80, deadline=None)
@given(
    gross=st.integers(1, 400_000),
    category=st.sampled_from(["phones", "tvs", "robot-vacuums", "sofas", "bike-bags", "helmets"]),
    country=st.sampled_from(["ES", "FR", "DE", "IT", "PL"]),
    quantity=st.integers(1, 4),
    weight=st.integers(0, 60_000),
    sides=st.tuples(st.integers(0, 2_000), st.integers(0, 1_000), st.integers(0, 700)),
)
def test_intervals_enclose_and_terms_add_up(
    gross: int, category: str, country: str, quantity: int, weight: int, sides: tuple[int, int, int]
) -> None:
    line = sold(gross, category, country=country, quantity=quantity, weight_g=weight)
    line = replace(line, length_mm=sides[0], width_mm=sides[1], height_mm=sides[2])
    w = waterfall(line, RIVAL)
    assert w.rival is not None
    for side in (w.ours, w.rival):
        assert side.margin.central == gross - sum(t.cost.central for t in side.terms)
        for e in (side.margin, side.operating_cost, *(t.cost for t in side.terms)):
            assert e.low <= e.central <= e.high
    if w.ratio:
        assert w.ratio.low <= w.ratio.central <= w.ratio.high
    assert {t.kind for t in w.rival.terms} - {"vat"} <= OPERATING
