"""Does "half of Amazon's operating cost" hold? The project's own table of six products, recomputed.

The table states for its alternative: commission 5% (electronics) or 8%, advertising 2% of the price, no separate payment
cost, and the same carriage as at Amazon. For Amazon it states only totals. What could be found:

* The alternative's column follows exactly from the statement, with the carriage of the German fee table: 3.51 (phone,
  900 g), 3.21 (headphones, 400 g), 4.24 (gadget, 1.4 kg), 6.14 (dumbbells, 5.9 kg). The carriage of the TV and the chair is
  not in that table; 22.00 and 14.00 EUR are what the table's own figures imply, and are put in here as given.
* Amazon's column follows for headphones, gadget and dumbbells when advertising is four clicks an order at the average
  click price (0.96 electronics, 0.56 home, 0.50 taken for sport), and headphones pay electronics' 7%. With the 15% of
  "electronics accessories" (portion to 100 EUR) headphones would cost 20.2%, so the table must have meant 7%.
* It does not follow for the phone (0.1 point short) nor for the TV and the chair (0.6 and 0.7 points short): something not
  stated, such as storage of bulky goods, is in those totals. The shortfall is asserted below rather than filled in.

The table has neither plan, storage nor digital services fees, so they are switched off here; the engine charges them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

import pytest

from argosy.insight.rivals import Fulfilment, SizeTier, load
from argosy.insight.rules import Charges, SoldLine, Waterfall, waterfall
from argosy.kernel.money import bp_of, vat_inside


class Stated(NamedTuple):
    name: str
    category: str
    gross: int
    weight_g: int
    commission_bp: int
    carriage: int
    amazon: str
    alternative: str
    all_in: str
    without_parcel: str


TABLE = [
    Stated("smartphone", "phones", 29_900, 900, 500, 351, "9.6", "8.2", "0.85", "0.83"),
    Stated("tv", "tvs", 49_900, 20_000, 500, 2_200, "12.8", "11.4", "0.89", "0.84"),
    Stated("headphones", "electronics", 7_900, 400, 500, 321, "15.9", "11.1", "0.69", "0.59"),
    Stated("gadget", "home", 6_000, 1_400, 800, 424, "25.8", "17.1", "0.66", "0.53"),
    Stated("chair", "sofas", 25_000, 20_001, 800, 1_400, "21.2", "15.6", "0.74", "0.64"),
    Stated("dumbbells", "sport", 4_500, 5_900, 800, 614, "33.1", "23.6", "0.71", "0.51"),
]
REPRODUCED = {"headphones", "gadget", "dumbbells"}


def computed(row: Stated) -> Waterfall:
    implied = Fulfilment(
        size="oversize",
        stores=("DE",),
        currency="EUR",
        valid_from=date(2025, 1, 1),
        source="implied by the table: TV 22.00, chair 14.00",
        confidence="weak",
        tiers=(
            SizeTier(sides_mm=(9_999, 9_999, 9_999), max_g=20_000, fee=Decimal(22)),
            SizeTier(sides_mm=(9_999, 9_999, 9_999), max_g=20_001, fee=Decimal(14)),
        ),
    )
    full = load()
    german = tuple(f for f in full.fulfilment if f.stores == ("DE",))
    rival = full.model_copy(update={"plan": (), "digital_services": (), "fulfilment": (*german, implied)})
    taxed = vat_inside(row.gross, Decimal(19))
    line = SoldLine(
        line_id=UUID(int=1),
        order_id=UUID(int=2),
        sold_on=date(2026, 6, 1),
        country="DE",
        currency="EUR",
        category=row.category,
        quantity=1,
        gross=row.gross,
        net=taxed.net,
        vat=taxed.vat,
        charges=Charges(bp_of(row.gross, row.commission_bp), 0, row.carriage),
        weight_g=row.weight_g,
    )
    return waterfall(line, rival)


def percent(minor: int, row: Stated) -> Decimal:
    return Decimal(minor * 100) / row.gross


def one_digit(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.1")))


@pytest.mark.parametrize("row", TABLE, ids=lambda r: r.name)
def test_the_alternatives_column_follows_from_its_assumptions(row: Stated) -> None:
    assert one_digit(percent(computed(row).ours.operating_cost.central, row)) == row.alternative


@pytest.mark.parametrize("row", [r for r in TABLE if r.name in REPRODUCED], ids=lambda r: r.name)
def test_amazons_column_and_both_ratios_follow_for_three_products(row: Stated) -> None:
    w = computed(row)
    assert w.rival is not None
    assert w.ratio is not None
    assert w.ratio_without_parcel is not None
    assert one_digit(percent(w.rival.operating_cost.central, row)) == row.amazon
    assert str(w.ratio.central.quantize(Decimal("0.01"))) == row.all_in
    assert str(w.ratio_without_parcel.central.quantize(Decimal("0.01"))) == row.without_parcel


@pytest.mark.parametrize(
    ("name", "shortfall", "all_in"), [("smartphone", "0.1", "0.86"), ("tv", "0.6", "0.94"), ("chair", "0.7", "0.76")]
)
def test_amazons_column_falls_short_where_the_table_does_not_say_what_it_holds(
    name: str, shortfall: str, all_in: str
) -> None:
    (row,) = [r for r in TABLE if r.name == name]
    w = computed(row)
    assert w.rival is not None
    assert w.ratio is not None
    assert one_digit(Decimal(row.amazon) - percent(w.rival.operating_cost.central, row)) == shortfall
    assert str(w.ratio.central.quantize(Decimal("0.01"))) == all_in


@pytest.mark.parametrize("row", TABLE, ids=lambda r: r.name)
def test_half_holds_for_none_of_the_six(row: Stated) -> None:
    found = computed(row).ratio
    assert found is not None
    assert found.central > Decimal("0.6")
    assert found.half != "holds"
