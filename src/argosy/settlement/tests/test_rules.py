from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.kernel.money import Taxed, vat_inside
from argosy.ledger.api import TransferRow
from argosy.settlement import accounts
from argosy.settlement.errors import BadOrder, NoRate, NoSchedule
from argosy.settlement.fees import fees_at
from argosy.settlement.rules import (
    LineFacts,
    OrderFacts,
    fulfilment_shares,
    payment_shares,
    reversal_of,
    transfers_for,
)

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
FEES = fees_at("eu", AT.date())
ORDER, BRAND, OTHER = UUID(int=1), UUID(int=100), UUID(int=200)


def line(number: int = 1, gross: int = 29_900, rate: str = "21", **over: object) -> LineFacts:
    taxed = vat_inside(gross, Decimal(rate))
    facts: dict[str, object] = {
        "line_id": UUID(int=1000 + number),
        "brand_id": BRAND,
        "category": "phones",
        "quantity": 1,
        "list_gross": gross,
        "gross": gross,
        "net": taxed.net,
        "vat": taxed.vat,
        "vat_rate": Decimal(rate),
        "commission_bp": 500,
        "weight_g": 600,
        "warehouse": "MAD",
        "warehouse_country": "ES",
    }
    return LineFacts(**(facts | over))  # type: ignore[arg-type]


def order(*lines: LineFacts, **over: object) -> OrderFacts:
    facts: dict[str, object] = {
        "order_id": ORDER,
        "region": "eu",
        "market": "es",
        "country": "ES",
        "currency": "EUR",
        "placed_at": AT,
        "payment_method": "card",
        "lines": lines,
    }
    return OrderFacts(**(facts | over))  # type: ignore[arg-type]


def balances(postings: list[TransferRow]) -> Counter[str]:
    """Debits less credits by account."""
    found: Counter[str] = Counter()
    for p in postings:
        found[p.debit] += p.amount_minor
        found[p.credit] -= p.amount_minor
    return found


def amounts(postings: list[TransferRow], subject: UUID) -> dict[str, int]:
    return {p.kind: p.amount_minor for p in postings if p.subject_id == subject}


def test_a_phone_for_299_is_split_to_the_cent() -> None:
    postings = transfers_for(order(line()), FEES)
    assert amounts(postings, ORDER) == {"capture": 29_900}
    assert amounts(postings, UUID(int=1001)) == {
        "sale": 24_711,
        "vat": 5_189,
        "commission": 1_495,
        "payment_cost": 354,
        "fulfilment": 350,
    }
    assert {k.removeprefix("eu:"): v for k, v in balances(postings).items() if v} == {
        "platform:psp-clearing:EUR": 29_900,
        "platform:vat-payable:es:EUR": -5_189,
        "platform:commission:EUR": -1_495,
        "platform:psp-fees-payable:EUR": -354,
        "platform:fulfilment:EUR": -350,
        f"brand:{BRAND}:payable:EUR": -(24_711 - 1_495 - 354 - 350),
    }


def test_co_funding_repays_the_platforms_part_of_the_discount_without_vat() -> None:
    sold = line(gross=24_200, list_gross=30_250, platform_discount=3_025)
    postings = transfers_for(order(sold), FEES)
    assert amounts(postings, sold.line_id)["co_funding"] == 2_500
    assert sold.brand_discount == 3_025
    assert balances(postings)[accounts.platform("eu", "co-funding", "EUR")] == 2_500


def test_delivery_is_the_platforms_income_and_bears_its_own_payment_cost() -> None:
    postings = transfers_for(order(line(), delivery=Taxed(412, 87, 499)), FEES)
    assert amounts(postings, ORDER) == {"capture": 30_399, "delivery": 412, "delivery_vat": 87, "payment_cost": 6}
    assert amounts(postings, UUID(int=1001))["payment_cost"] == 353
    assert balances(postings)[accounts.platform("eu", "order-clearing", "EUR")] == 0


def test_a_deposit_is_a_liability_and_earns_nobody_anything() -> None:
    car = line(gross=1_890_000, deposit=50_000, delivery_mode="none", warehouse="", category="cars")
    postings = transfers_for(order(car), FEES)
    assert {k.removeprefix("eu:platform:"): v for k, v in balances(postings).items() if v} == {
        "psp-clearing:EUR": 50_000,
        "customer-deposits:EUR": -50_000,
        "payment-cost:EUR": 575,
        "psp-fees-payable:EUR": -575,
    }


def test_lines_from_one_warehouse_share_a_consignment_by_weight() -> None:
    lines = [
        line(1, weight_g=300),
        line(2, weight_g=100, brand_id=OTHER),
        line(3, weight_g=600, warehouse="PAR", warehouse_country="FR"),
    ]
    # Madrid: two units of 400 g together 0.80 + 0.25 + 2.45; Paris: 0.80 + 2.70 + 1.80 + 0.30.
    assert fulfilment_shares(order(*lines), FEES) == [263, 87, 560]


def test_two_lines_sent_apart_cost_more_than_together() -> None:
    together = fulfilment_shares(order(line(1), line(2)), FEES)
    apart = fulfilment_shares(order(line(1), line(2, warehouse="LGG", warehouse_country="BE")), FEES)
    assert sum(together) < sum(apart)


def test_a_bulky_line_travels_by_itself() -> None:
    sofa = line(1, weight_g=48_000, delivery_mode="bulky", quantity=1)
    assert fulfilment_shares(order(sofa, line(2)), FEES) == [3_680, 350]


def test_volume_counts_where_it_exceeds_weight() -> None:
    assert FEES.fulfilment.chargeable_g(900, 400 * 300 * 100) == 2_400
    assert FEES.fulfilment.chargeable_g(5_000, 400 * 300 * 100) == 5_000


def test_weight_beyond_the_bands_is_charged_by_started_kilogram() -> None:
    assert FEES.fulfilment.cost("parcel", 1, 31_501, "DE", "DE", "EUR") == 80 + 1_190 + 45
    assert FEES.fulfilment.cost("bulky", 1, 102_000, "DE", "DE", "EUR") == 80 + 5_600 + 110


def test_zlotys_are_converted_once_at_the_schedules_rate() -> None:
    assert FEES.fulfilment.cost("parcel", 1, 400, "PL", "PL", "PLN") == 1_170  # (0.80 + 1.95) * 4.2543 = 11.699
    assert FEES.payment.cost("card", 100_000, "PLN") == 1_100 + 106


def test_payment_shares_sum_to_the_fee_by_largest_remainder() -> None:
    lines, delivery = payment_shares(order(line(1, 1_000), line(2, 1_000), line(3, 1_000)), FEES)
    assert lines == [20, 19, 19]
    assert delivery == 0


def test_nothing_captured_costs_nothing() -> None:
    free = order(line(gross=0, list_gross=5_000, delivery_mode="none"))
    assert transfers_for(free, FEES) == []


@pytest.mark.parametrize(
    "bad",
    [
        {"net": 1},
        {"platform_discount": 1},
        {"list_gross": 29_899},
        {"quantity": 0},
        {"deposit": 29_901},
        {"line_id": ORDER},
    ],
)
def test_contradicting_facts_book_nothing(bad: dict[str, object]) -> None:
    with pytest.raises(BadOrder):
        transfers_for(order(line(**bad)), FEES)  # type: ignore[arg-type]


def test_an_unknown_method_country_or_currency_is_said() -> None:
    for over in ({"payment_method": "shells"}, {"country": "AQ"}, {"currency": "XAU"}):
        with pytest.raises(NoRate):
            transfers_for(order(line(), **over), FEES)


def test_before_the_first_schedule_nothing_is_guessed() -> None:
    with pytest.raises(NoSchedule):
        fees_at("eu", date(2001, 1, 1))


MARKETS = [("es", "ES", "EUR", "21"), ("de", "DE", "EUR", "19"), ("pl", "PL", "PLN", "23"), ("it", "IT", "EUR", "22")]
WAREHOUSES = [("MAD", "ES"), ("FRA", "DE"), ("LCJ", "PL"), ("SZX", "CN")]


@st.composite
def orders(draw: st.DrawFn) -> OrderFacts:
    market, country, currency, rate = draw(st.sampled_from(MARKETS))
    lines = []
    for number in range(draw(st.integers(1, 6))):
        gross = draw(st.integers(0, 300_000))
        off = draw(st.integers(0, 50_000))
        warehouse, origin = draw(st.sampled_from(WAREHOUSES))
        lines.append(
            line(
                number,
                gross,
                rate,
                brand_id=draw(st.sampled_from([BRAND, OTHER])),
                quantity=draw(st.integers(1, 5)),
                list_gross=gross + off,
                platform_discount=draw(st.integers(0, off)),
                commission_bp=draw(st.integers(0, 2_000)),
                weight_g=draw(st.integers(0, 60_000)),
                warehouse=warehouse,
                warehouse_country=origin,
                delivery_mode=draw(st.sampled_from(["parcel", "bulky", "none"])),
                deposit=draw(st.none() | st.integers(0, gross)),
            )
        )
    charge = vat_inside(draw(st.integers(0, 5_000)), Decimal(rate))
    method = draw(st.sampled_from(["card", "sepa"]))
    return order(*lines, market=market, country=country, currency=currency, delivery=charge, payment_method=method)


@settings(max_examples=120, deadline=None)
@given(orders())
def test_every_order_conserves_money_and_clears(facts: OrderFacts) -> None:
    postings = transfers_for(facts, FEES)
    left = balances(postings)
    assert sum(left.values()) == 0
    assert left[accounts.platform("eu", "order-clearing", facts.currency)] == 0
    assert left[accounts.platform("eu", "psp-clearing", facts.currency)] == facts.captured
    assert all(p.amount_minor > 0 and p.debit != p.credit and p.currency == facts.currency for p in postings)
    assert len({(p.journal_id, p.kind, p.subject_id) for p in postings}) == len(postings)
    fee = FEES.payment.cost(facts.payment_method, facts.captured, facts.currency)
    assert left[accounts.platform("eu", "psp-fees-payable", facts.currency)] == -fee


@settings(max_examples=60, deadline=None)
@given(orders())
def test_each_brand_is_owed_exactly_the_remainder(facts: OrderFacts) -> None:
    postings = transfers_for(facts, FEES)
    left = balances(postings)
    signs = {"sale": 1, "co_funding": 1, "commission": -1, "payment_cost": -1, "fulfilment": -1}
    for brand in (BRAND, OTHER):
        mine = {s.line_id for s in facts.lines if s.brand_id == brand and s.deposit is None}
        owed = sum(signs.get(p.kind, 0) * p.amount_minor for p in postings if p.subject_id in mine)
        assert -left[accounts.brand_payable("eu", brand, facts.currency)] == owed


@settings(max_examples=60, deadline=None)
@given(orders())
def test_a_reversal_restores_every_balance(facts: OrderFacts) -> None:
    postings = transfers_for(facts, FEES)
    undone = reversal_of(postings, AT)
    assert not any(balances(postings + undone).values())
    keys = {(p.journal_id, p.kind, p.subject_id) for p in postings + undone}
    assert len(keys) == 2 * len(postings)
    assert reversal_of(undone, AT) == []
