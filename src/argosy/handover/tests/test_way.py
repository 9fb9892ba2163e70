"""The way of a reservation: appointment, payment, hand-over, and every other end; money, stock and books at each step."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from argosy.checkout.tests.scene import later
from argosy.cli.stripe_server.server import LocalStripe
from argosy.handover.tests.scene import VIN, accounts, appointed, first_slot, paid, reserved, sound, stock, taken

pytestmark = pytest.mark.db
DEPOSIT = 30000


def test_a_car_goes_from_the_reservation_to_the_keys(cars: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.handover import api as handover

    order = reserved(cars[0])
    found = handover.agreement(order)
    total = checkout.order(order).gross
    assert (found.state, found.deposit, found.balance, found.total) == ("reserved", DEPOSIT, total - DEPOSIT, total)
    assert (found.buyer, found.holder, found.count) == ("consumer", "Ana Ruiz", 1)
    # The deposit is taken by the worker: its hold would lapse before the appointment.
    assert handover.finish() == 1
    assert checkout.payment(order).state == "captured"
    assert taken(order) == DEPOSIT == accounts(order)["customer-deposits"]

    at = first_slot(order)
    found = handover.appoint(order, "ES-MAD", at)
    assert (found.state, found.starts_at, found.due) == ("appointed", at, total - DEPOSIT)
    assert at.date() >= found.ready_on
    found = handover.pay(order, "test-4242", "test", "k1")
    assert (found.state, found.due) == ("paid", 0)
    assert taken(order) == total == accounts(order)["customer-deposits"]
    assert "brand" not in accounts(order) and "vat-payable" not in accounts(order)

    done = handover.hand_over(order, handover.Receipt("dealer@example.org", [VIN], 12))
    assert (done.state, done.units, done.odometer_km, done.handed_by) == (
        "handed-over",
        (VIN,),
        12,
        "dealer@example.org",
    )
    assert stock(cars[0]) == (4, 0)
    left = accounts(order)
    assert "customer-deposits" not in left and "order-clearing" not in left and "payment-cost" not in left
    line = checkout.order(order).lines[0]
    assert left["vat-payable"] == line.vat
    assert left["brand"] == line.net - left["commission"] - left["psp-fees-payable"]
    assert -left["psp-clearing"] == total
    assert sound()
    # Again: nothing more happens; another vehicle is another hand-over.
    assert handover.hand_over(order, handover.Receipt("x", [VIN], 12)) == done
    with pytest.raises(handover.WrongState):
        handover.hand_over(order, handover.Receipt("x", ["LFZ63AX51SD000002"], 12))
    assert [what for what, *_ in handover.history(order)] == ["reserved", "appointed", "paid", "handed-over"]


def test_the_waterfall_of_a_car_appears_at_the_hand_over_and_pays_out_what_is_booked(cars: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.handover import api as handover
    from argosy.insight import api as insight

    order = paid(cars[0])
    line = checkout.order(order).lines[0]
    with pytest.raises(insight.NoSuchLine):
        insight.order_waterfall(line.brand_id, line.line_id)
    handover.hand_over(order, handover.Receipt("x", [VIN]))
    assert insight.order_waterfall(line.brand_id, line.line_id).ours.payout == accounts(order)["brand"]


@pytest.mark.parametrize("step", [reserved, appointed, paid])
def test_a_consumer_calls_it_off_at_any_step_and_gets_everything_back(cars: list[UUID], step: object) -> None:
    from argosy.checkout import api as checkout
    from argosy.handover import api as handover

    order = step(cars[0])  # type: ignore[operator]
    handover.finish()
    with later(days=3):
        handover.advance(order)
        done = handover.cancel(order, "c1")
        assert (done.state, done.kept) == ("cancelled", 0)
        assert handover.cancel(order, "c1") == handover.cancel(order, "c2") == done
    assert taken(order) == 0 and accounts(order) == {}
    assert stock(cars[0]) == (5, 0) and checkout.order(order).state == "cancelled"
    assert sound()
    with pytest.raises(handover.WrongState):
        handover.appoint(order, "ES-MAD", first_slot(order))
    with pytest.raises(handover.WrongState):
        handover.pay(order, "test-4242", "test", "k9")


@pytest.mark.parametrize(("days", "kept"), [(1, 0), (4, 15000)])
def test_a_business_calls_it_off_by_the_terms_of_its_day(cars: list[UUID], days: int, kept: int) -> None:
    from argosy.handover import api as handover

    order = paid(cars[0], vat_id="ESB12345674")
    with later(days=days):
        assert handover.agreement(order).kept_if_cancelled() == kept
        assert handover.cancel(order, "c1").kept == kept
    # What is kept is owed to the brand, without VAT; all else is back.
    assert taken(order) == kept
    assert accounts(order) == ({"psp-clearing": -kept, "brand": kept} if kept else {})
    assert stock(cars[0]) == (5, 0) and sound()


def test_shortly_before_the_appointment_a_business_loses_the_deposit_but_not_the_rest(cars: list[UUID]) -> None:
    from argosy.handover import api as handover

    order = paid(cars[0], vat_id="ESB12345674")
    at = handover.agreement(order).starts_at
    assert at is not None
    from argosy.kernel import clock

    with clock.travel(at - timedelta(hours=1)):
        assert handover.cancel(order, "c1").kept == DEPOSIT
    assert taken(order) == DEPOSIT and accounts(order) == {"psp-clearing": -DEPOSIT, "brand": DEPOSIT}


def test_a_withdrawal_from_the_contract_gives_everything_back_and_frees_the_slot(cars: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.handover import api as handover

    order = paid(cars[0])
    declared = aftersales.withdraw(aftersales.Declaration(order, "Ana Ruiz", "ana@example.org", "es", "w1"))
    aftersales.confirm(declared.id)
    assert handover.advance(order).state == "cancelled"
    assert taken(order) == 0 and accounts(order) == {} and sound()


def test_an_appointment_is_changed_in_time_and_its_old_place_is_free(cars: list[UUID]) -> None:
    from argosy.handover import api as handover
    from argosy.kernel import clock

    order = paid(cars[0])
    second = first_slot(order, "ES-BCN", skip=3)
    changed = handover.appoint(order, "ES-BCN", second)
    assert (changed.state, changed.point, changed.starts_at, changed.changes) == ("paid", "ES-BCN", second, 1)
    assert sound()
    with clock.travel(second - timedelta(hours=2)):
        with pytest.raises(handover.TooLate):
            handover.appoint(order, "ES-MAD", first_slot(order))
        assert handover.appoint(order, "ES-BCN", second) == handover.agreement(order)
    # Missed: another one may be taken.
    with clock.travel(second + timedelta(hours=2)):
        assert handover.appoint(order, "ES-MAD", first_slot(order)).changes == 2
    assert sound()


def test_only_what_is_offered_is_taken_and_never_more_than_there_is(cars: list[UUID]) -> None:
    from argosy.handover import api as handover

    orders = [reserved(cars[n % len(cars)]) for n in range(2)]
    at = first_slot(orders[0], "ES-BCN")
    handover.appoint(orders[0], "ES-BCN", at)
    with pytest.raises(handover.SlotFull):
        handover.appoint(orders[1], "ES-BCN", at)
    assert at not in {w.starts_at for w, _ in handover.slots(orders[1], "ES-BCN")}
    with pytest.raises(handover.NotOffered):
        handover.appoint(orders[1], "ES-BCN", at + timedelta(minutes=7))
    with pytest.raises(handover.UnknownPoint):
        handover.appoint(orders[1], "DE-BER", at)
    handover.cancel(orders[0], "c1")
    assert handover.appoint(orders[1], "ES-BCN", at).state == "appointed"
    assert sound()


def test_without_an_appointment_or_payment_in_time_the_reservation_ends(cars: list[UUID]) -> None:
    from argosy.handover import api as handover
    from argosy.kernel import clock

    idle, unpaid, settled = reserved(cars[0]), appointed(cars[1]), paid(cars[2])
    at = handover.agreement(unpaid).starts_at
    assert at is not None
    with clock.travel(at + timedelta(minutes=1)):
        handover.finish()
        assert [handover.agreement(o).state for o in (idle, unpaid, settled)] == ["reserved", "expired", "paid"]
    with clock.travel(handover.agreement(idle).appoint_by + timedelta(minutes=1)):
        handover.finish()
        assert handover.agreement(idle).state == "expired"
        assert handover.agreement(settled).state == "paid"
    assert taken(idle) == taken(unpaid) == 0 and accounts(idle) == accounts(unpaid) == {}
    assert sound()


@pytest.mark.parametrize(
    ("token", "outcome"),
    [("test-0002", "declined"), ("test-0010", "declined"), ("test-0077", "captured"), ("test-0028", "captured")],
)
def test_whatever_the_bank_says_of_the_rest_is_made_true(cars: list[UUID], token: str, outcome: str) -> None:
    from argosy.checkout import api as checkout
    from argosy.handover import api as handover

    order = appointed(cars[0])
    handover.pay(order, token, "test", "k1")
    with later(seconds=10):
        checkout.follow_up_parts(timedelta(0))
        found = handover.advance(order)
        paying = handover.balance(order)
        assert paying is not None and paying.state == outcome
        assert found.state == ("paid" if outcome == "captured" else "appointed")
        # The same key is the same payment; after a no another one may be made.
        assert handover.pay(order, token, "test", "k1").state == found.state if outcome == "captured" else True
        if outcome == "declined":
            assert handover.pay(order, "test-4242", "test", "k2").state == "paid"
    assert taken(order) == handover.agreement(order).total
    assert sound()


def test_the_bank_asks_and_the_buyer_answers(cars: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.handover import api as handover

    order = appointed(cars[0])
    assert handover.pay(order, "test-3220", "test", "k1").state == "appointed"
    with pytest.raises(checkout.PaymentState):
        handover.pay(order, "test-4242", "test", "k2")
    with pytest.raises(checkout.KeyReused):
        handover.pay(order, "test-4242", "test", "k1")
    assert handover.confirm(order, True).state == "paid"
    assert taken(order) == handover.agreement(order).total and sound()


def test_called_off_while_the_bank_still_thinks_nothing_is_left_with_us(cars: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.handover import api as handover

    order = appointed(cars[0])
    handover.pay(order, "test-0077", "test", "k1")
    handover.cancel(order, "c1")
    cancellation = aftersales.cancellation(order)
    assert cancellation is not None and not cancellation.settled
    with later(minutes=1):
        checkout.follow_up_parts(timedelta(0))
        aftersales.finish()
        cancellation = aftersales.cancellation(order)
        assert cancellation is not None and cancellation.settled
    assert checkout.payment(order, handover.PART).state == "voided"
    assert taken(order) == 0 and accounts(order) == {} and sound()


def test_nothing_is_handed_over_unpaid_or_without_a_number_for_each_vehicle(cars: list[UUID]) -> None:
    from argosy.handover import api as handover

    with pytest.raises(handover.NotPaid):
        handover.hand_over(appointed(cars[0]), handover.Receipt("x", [VIN]))
    order = paid(cars[1], quantity=2)
    for units in ([VIN], [VIN, VIN], [VIN, "LFZ63AX51SD00000I"], []):
        with pytest.raises(handover.UnitsFaulty):
            handover.hand_over(order, handover.Receipt("x", units))
    with pytest.raises(handover.OdometerFaulty):
        handover.hand_over(order, handover.Receipt("x", [VIN, "LFZ63AX51SD000002"], -1))
    assert stock(cars[1]) == (5, 2)
    handover.hand_over(order, handover.Receipt("x", [VIN, "lfz63ax51sd 000002"]))
    assert stock(cars[1]) == (3, 0) and sound()


def test_a_car_is_ordered_alone(cars: list[UUID]) -> None:
    from argosy.checkout.rules import Item, stands_alone

    def item(brand: UUID, deposit: int | None) -> Item:
        return Item(cars[0], cars[0], brand, "S", "cars", "deposit", 1, 100, 100, deposit, None)

    assert stands_alone([item(cars[0], 10), item(cars[0], 20)]) and stands_alone(
        [item(cars[0], None), item(cars[1], None)]
    )
    assert not stands_alone([item(cars[0], 10), item(cars[0], None)])
    assert not stands_alone([item(cars[0], 10), item(cars[1], 10)])


def test_stripe_takes_the_rest_and_gives_it_back(cars: list[UUID], local: LocalStripe) -> None:
    from argosy.handover import api as handover

    order = appointed(cars[0], token="pm_card_visa", provider="stripe")
    assert handover.pay(order, "pm_card_visa", "stripe", "k1").state == "paid"
    assert taken(order) == handover.agreement(order).total
    handover.cancel(order, "c1")
    assert taken(order) == 0 and accounts(order) == {} and sound()
