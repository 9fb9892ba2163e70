"""Goods that come back: stock, books and money move together, once, and nobody gets back more than was paid."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.aftersales.rules import Bought, Given, for_units, reduced, together
from argosy.aftersales.tests.scene import accounts, came, sent, sound, stock, told, withdrawn
from argosy.aftersales.tests.test_withdrawing import declaration
from argosy.checkout.tests.scene import buy

pytestmark = pytest.mark.db


def test_what_is_sent_is_paid_for_once(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = sent(variants[0], arrived=False)
    first = aftersales.dispatched(order.id)
    assert first is not None and first.taken_at is not None and not first.trouble
    paid = checkout.payment(order.id)
    assert (paid.state, paid.captured) == ("captured", order.gross)
    assert aftersales.dispatch(order.id) == first and told("order.shipped") == 1
    assert stock(variants[0]) == (998, 0) and sound()


def test_a_sent_order_whose_hold_has_lapsed_is_told(variants: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = buy(variants[0]).order_id
    checkout.void(order)
    found = aftersales.dispatch(order)
    assert found.trouble and found.taken_at is not None


def test_all_comes_back_and_all_is_given_back_with_the_delivery(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = sent(variants[0])
    back = withdrawn(order)
    line = order.lines[0].line_id
    assert (back.state, back.cause, back.left) == ("announced", "withdrawal", {line: 2})
    booked = accounts(order.id)
    done = came(back.number, back.left, key="in")
    assert (done.state, done.left) == ("received", {})
    (refund,) = done.refunds
    assert (refund.amount, refund.delivery) == (order.gross, order.delivery) and refund.settled_at is not None
    paid = checkout.payment(order.id)
    assert paid.given_back == "all" and paid.refunded == order.gross
    assert aftersales.withdrawals(order.id)[0].state == "settled"
    assert stock(variants[0]) == (1000, 0) and sound()
    left = accounts(order.id)
    # What nobody gives back: the provider's fee, the way there, and the way back, which the brand bears.
    kept = {code.split(":")[2] if "brand" not in code else "brand" for code, minor in left.items() if minor}
    assert kept == {"brand", "psp-fees-payable", "fulfilment", "payment-cost"} - (
        {"payment-cost"} if not order.delivery else set()
    )
    assert booked["eu:platform:order-clearing:EUR"] == left["eu:platform:order-clearing:EUR"] == 0
    # The same again: nothing more.
    assert came(back.number, back.left or {line: 2}, key="in") == done
    assert accounts(order.id) == left and stock(variants[0]) == (1000, 0)


def test_one_of_two_comes_back_then_the_other_unfit_to_be_sold(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = sent(variants[0])
    line = order.lines[0]
    back = withdrawn(order)
    one = came(back.number, {line.line_id: 1})
    assert (one.state, one.left) == ("announced", {line.line_id: 1})
    assert one.refunds[0].amount in (line.gross // 2, line.gross - line.gross // 2) and not one.refunds[0].delivery
    assert stock(variants[0]) == (999, 0) and aftersales.withdrawals(order.id)[0].state == "confirmed"
    with pytest.raises(aftersales.LinesFaulty):
        came(back.number, {line.line_id: 2})
    two = came(back.number, {line.line_id: 1}, {line.line_id: 0})
    assert two.state == "received" and sum(r.amount for r in two.refunds) == order.gross
    assert stock(variants[0]) == (999, 0) and sound()
    assert checkout.payment(order.id).given_back == "all"
    with pytest.raises(aftersales.NotExpected):
        came(back.number, {line.line_id: 1})


def test_a_price_reduced_afterwards_is_not_given_back_twice(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = sent(variants[0])
    line = order.lines[0]
    first = aftersales.reduce(order.id, line.line_id, 1500, "Scratched", "operator", "g1")
    assert first.amount == 1500 and first.settled_at is not None
    assert aftersales.reduce(order.id, line.line_id, 1500, "Scratched", "operator", "g1") == first
    with pytest.raises(checkout.KeyReused):
        aftersales.reduce(order.id, line.line_id, 1600, "Scratched", "operator", "g1")
    with pytest.raises(aftersales.ReductionFaulty):
        aftersales.reduce(order.id, line.line_id, line.gross - 1499, "Too much", "operator", "g2")
    back = withdrawn(order)
    done = came(back.number, back.left)
    assert done.refunds[0].amount == order.gross - 1500
    assert checkout.payment(order.id).given_back == "all" and sound()


def test_a_fault_is_claimed_answered_and_replaced(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.kernel import clock

    order = sent(variants[0])
    line = order.lines[0].line_id
    with clock.travel(clock.now() + timedelta(days=400)):
        asked = aftersales.Claim(order.id, "guarantee", {line: 1}, "es", "c1", told="It no longer charges.")
        claimed = aftersales.claim(asked)
        assert (claimed.state, claimed.remedy) == ("claimed", "replacement") and aftersales.claim(asked) == claimed
        with pytest.raises(aftersales.NotExpected):
            came(claimed.number, {line: 1})
        with pytest.raises(aftersales.LinesFaulty):
            aftersales.claim(aftersales.Claim(order.id, "guarantee", {line: 2}, "es", "c2", told="Both."))
        agreed = aftersales.decide(claimed.number, True, "We are sorry.")
        assert agreed.state == "announced" == aftersales.decide(claimed.number, True, "We are sorry.").state
        with pytest.raises(aftersales.NotExpected):
            aftersales.decide(claimed.number, False, "No.")
        done = came(claimed.number, {line: 1}, {line: 0})
        assert (done.state, done.remedy, done.refunds) == ("received", "replacement", ())
        assert [s["state"] for s in done.sent] == ["reserved"] and stock(variants[0]) == (998, 1)
        assert [s["state"] for s in aftersales.send_replacement(claimed.number).sent] == ["shipped"]
        aftersales.send_replacement(claimed.number)
        assert stock(variants[0]) == (997, 0) and sound()
        assert checkout.payment(order.id).refunded == 0
        # Its buyer has two again, and may claim for both.
        assert aftersales.held(checkout.order(order.id)) == {line: 2}


def test_a_claim_is_refused_with_a_reason_and_late_ones_at_once(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.kernel import clock

    order = sent(variants[0])
    line = order.lines[0].line_id

    def asked(key: str, **changes: Any) -> Any:
        values: dict[str, Any] = {"told": "Broken", "remedy": "refund"} | changes
        return aftersales.Claim(order.id, "guarantee", {line: 1}, "es", key, **values)

    claimed = aftersales.claim(asked("r1"))
    with pytest.raises(aftersales.ClaimFaulty):
        aftersales.decide(claimed.number, False, " ")
    assert aftersales.decide(claimed.number, False, "It fell into water.").state == "refused"
    # Refused, it is held like before: another claim may follow.
    again = aftersales.claim(asked("r2"))
    aftersales.decide(again.number, True, "")
    assert came(again.number, {line: 1}).refunds[0].amount > 0
    assert stock(variants[0]) == (999, 0) and sound()
    for faulty in (asked("r3", told=" "), asked("r3", remedy="repair")):
        with pytest.raises(aftersales.ClaimFaulty):
            aftersales.claim(faulty)
    # Spain: three years (RDL 1/2007 Art. 120).
    with clock.travel(clock.now() + timedelta(days=3 * 365 + 5)), pytest.raises(aftersales.GuaranteeOver):
        aftersales.claim(asked("r4"))


def test_nothing_arrived_nothing_to_claim(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales

    order = buy(variants[0]).order_id
    with pytest.raises(aftersales.NotDelivered):
        aftersales.claim(aftersales.Claim(order, "guarantee", {order: 1}, "es", "k", told="?"))


def test_without_stock_an_exchange_becomes_money(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.fulfilment.models import Stock

    order = sent(variants[0])
    line = order.lines[0].line_id
    claimed = aftersales.claim(aftersales.Claim(order.id, "guarantee", {line: 2}, "es", "c1", told="Broken"))
    aftersales.decide(claimed.number, True, "")
    Stock.objects.filter(variant_id=variants[0]).update(frozen=["es"])
    done = came(claimed.number, {line: 2}, {line: 0})
    assert (done.state, done.remedy) == ("received", "refund") and done.refunds[0].amount == order.gross
    assert aftersales.held(order) == {}


def test_an_exchange_is_for_the_same_product_at_the_same_price(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales

    order = sent(variants[0])
    line = order.lines[0].line_id

    def wish(variant: UUID, key: str) -> Any:
        return aftersales.Claim(order.id, "exchange", {line: 1}, "es", key, wanted={line: variant})

    with pytest.raises(aftersales.NotTheSamePrice):
        aftersales.claim(wish(variants[1], "x1"))
    asked = aftersales.claim(wish(variants[0], "x2"))
    assert asked.state == "announced"
    with pytest.raises(aftersales.LinesFaulty):
        aftersales.withdraw(declaration(order.id, "w", lines={line: 2}))
    done = came(asked.number, {line: 1})
    assert done.sent and sound()


def test_whoever_dies_after_the_booking_pays_later(variants: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.kernel import clock

    order = sent(variants[0])
    back = withdrawn(order)
    with monkeypatch.context() as broken:
        broken.setattr(checkout, "refund", lambda *_: (_ for _ in ()).throw(ConnectionError("no network")))
        done = came(back.number, back.left)
    assert done.refunds[0].settled_at is None and checkout.payment(order.id).refunded == 0 and sound()
    with clock.travel(clock.now() + timedelta(hours=1)):
        assert aftersales.finish() == 1
        assert aftersales.finish() == 0
    assert aftersales.refunds(order.id)[0].settled_at is not None
    assert checkout.payment(order.id).given_back == "all"
    assert aftersales.withdrawals(order.id)[0].state == "settled"


MONEY = st.integers(0, 10**7)


@given(
    line=st.builds(Bought, st.integers(1, 12), MONEY, MONEY, MONEY, MONEY),
    data=st.data(),
)
def test_parts_are_the_whole_to_the_cent(line: Bought, data: st.DataObject) -> None:
    """Whatever comes in when, with or without a price reduced between: in the end exactly what was paid, and never a negative part."""
    done: list[Given] = []
    for _ in range(20):
        so_far = together(done)
        if so_far.units == line.quantity:
            break
        if line.gross > so_far.gross and data.draw(st.booleans()):
            done.append(reduced(line, so_far, data.draw(st.integers(1, line.gross - so_far.gross))))
        else:
            done.append(for_units(line, so_far, data.draw(st.integers(1, line.quantity - so_far.units))))
        assert min(done[-1].net, done[-1].vat, done[-1].duty, done[-1].duty_vat) >= 0
    so_far = together(done)
    done.append(for_units(line, so_far, line.quantity - so_far.units))
    assert together(done) == Given(line.quantity, line.net, line.vat, line.duty, line.duty_vat)
    with pytest.raises(ValueError, match="units of"):
        for_units(line, together(done), 1)
