"""Orders paid through Stripe (the local one): nothing is lost, nothing is charged twice, goods are freed by the provider's no alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from argosy.checkout.tests.scene import Stand, balanced, buy, later, paid, reserved, stand, work
from argosy.cli.stripe_server.server import LocalStripe

pytestmark = pytest.mark.db


def intents(local: LocalStripe) -> list[dict[str, Any]]:
    return list(local.books.intents.values())


def test_an_order_is_authorised_placed_booked_and_announced_once(variants: list[UUID], local: LocalStripe) -> None:
    order = paid(variants[0])
    assert stand(order, variants[0]) == Stand("placed", "authorised", "", 0, 0, (), 1, 6, 1)
    assert [(i["status"], i["metadata"]["order_id"]) for i in intents(local)] == [("requires_capture", str(order))]
    assert balanced()


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("pm_card_chargeDeclined", "card-declined"),
        ("pm_card_chargeDeclinedInsufficientFunds", "insufficient-funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired-card"),
        ("pm_nothing", "resource-missing"),
    ],
)
def test_a_refused_card_frees_the_goods_and_books_nothing(
    variants: list[UUID], local: LocalStripe, token: str, reason: str
) -> None:
    placed = buy(variants[0], token, "stripe")
    assert (placed.state, placed.reason) == ("refused", reason)
    assert stand(placed.order_id, variants[0]) == Stand("refused", "declined", reason, 0, 0, (), 0, 0, 0)


def test_a_challenge_is_passed_on_and_answered_at_the_bank(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "pm_card_threeDSecure2Required", "stripe")
    (intent,) = intents(local)
    assert waiting.payment_state == "challenged"
    assert waiting.challenge is not None and waiting.challenge.client_secret == intent["client_secret"]
    assert checkout.confirm(waiting.order_id, True).payment_state == "challenged"
    local.books.authenticate(intent["id"], accepted=True)
    assert checkout.confirm(waiting.order_id, True).state == "placed"
    assert stand(waiting.order_id, variants[0]) == Stand("placed", "authorised", "", 0, 0, (), 1, 6, 1)


def test_a_challenge_failed_at_the_bank_refuses_the_order(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "pm_card_threeDSecure2Required", "stripe")
    local.books.authenticate(intents(local)[0]["id"], accepted=False)
    work()
    told = checkout.status(waiting.order_id)
    assert (told.state, told.reason) == ("refused", "authentication-failed")
    assert reserved(variants[0]) == 0


def test_an_abandoned_challenge_frees_the_goods_only_when_stripe_has_canceled(
    variants: list[UUID], local: LocalStripe
) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "pm_card_threeDSecure2Required", "stripe")
    with later(minutes=15):
        for broken in ("drop-before", "error"):
            local.faults.add(broken, "/cancel")
            work()
            assert checkout.status(waiting.order_id).payment_state == "challenged"
            assert reserved(variants[0]) == 1
            assert intents(local)[0]["status"] == "requires_action"
            local.keys.forget()
        work()
    told = checkout.status(waiting.order_id)
    assert (told.state, told.reason) == ("refused", "authentication-expired")
    assert (reserved(variants[0]), intents(local)[0]["status"]) == (0, "canceled")


def test_a_buyer_who_answers_at_the_last_moment_has_the_order(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "pm_card_threeDSecure2Required", "stripe")
    local.books.authenticate(intents(local)[0]["id"], accepted=True)
    with later(minutes=20):
        work()
    assert checkout.status(waiting.order_id).state == "placed"


def test_no_answer_leaves_a_challenge_as_it_was(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "pm_card_threeDSecure2Required", "stripe")
    local.faults.add("drop-before")
    assert checkout.confirm(waiting.order_id, True).payment_state == "challenged"
    local.books.authenticate(intents(local)[0]["id"], accepted=True)
    assert checkout.confirm(waiting.order_id, True).state == "placed"


@pytest.mark.parametrize("kind", ["drop-after", "drop-before", "rate"])
def test_a_time_out_loses_no_order_and_charges_once(variants: list[UUID], local: LocalStripe, kind: str) -> None:
    from argosy.checkout import api as checkout

    local.faults.add(kind)
    waiting = buy(variants[0], "pm_card_visa", "stripe")
    assert (waiting.state, waiting.payment_state) == ("pending", "pending")
    assert reserved(variants[0]) == 1
    work()
    assert checkout.status(waiting.order_id).state == "placed"
    assert [i["status"] for i in intents(local)] == ["requires_capture"]
    assert balanced()


def test_a_500_that_was_kept_is_seen_through_once_the_buyer_is_gone(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    local.faults.add("error-after")
    waiting = buy(variants[0], "pm_card_visa", "stripe")
    work()
    assert checkout.status(waiting.order_id).state == "pending"
    with later(minutes=16):
        work()
    assert checkout.status(waiting.order_id).state == "placed"
    assert len(intents(local)) == 1


def test_what_never_arrived_is_refused_once_the_buyer_is_gone(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    local.faults.add("drop-before")
    waiting = buy(variants[0], "pm_card_visa", "stripe")
    with later(minutes=16):
        local.faults.add("drop-before")
        work()
        assert (checkout.status(waiting.order_id).state, reserved(variants[0])) == ("pending", 1)
        work()
    told = checkout.status(waiting.order_id)
    assert (told.state, told.reason, reserved(variants[0])) == ("refused", "not-reached", 0)
    assert intents(local) == []


def test_what_was_taken_before_we_heard_of_it_is_placed_and_taken(variants: list[UUID], local: LocalStripe) -> None:
    local.faults.add("drop-after")
    order = buy(variants[0], "pm_card_visa", "stripe").order_id
    (intent,) = intents(local)
    local.books.capture(intent["id"], {"amount_to_capture": "1000"})
    work()
    assert stand(order, variants[0]) == Stand("placed", "captured", "", 1000, 0, (), 1, 6, 1)


def test_a_provider_that_keeps_silent_does_not_keep_the_worker(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import taking

    local.faults.add("drop-after", times=3)
    orders = [buy(variants[0], "pm_card_visa", "stripe").order_id for _ in range(3)]
    monkeypatch.setattr(taking, "ROUND_S", -1.0)
    for round_ in range(1, 4):
        assert checkout.follow_up(timedelta(0)) == 1
        assert sum(checkout.status(order).state == "placed" for order in orders) == round_


def test_one_payment_in_trouble_does_not_hold_up_the_others(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import answers
    from argosy.checkout import api as checkout

    local.faults.add("drop-after", times=2)
    one, two = (buy(variants[0], "pm_card_visa", "stripe").order_id for _ in range(2))
    real = answers.ask_again

    def troubled(order_id: UUID) -> Any:
        if order_id == one:
            raise ZeroDivisionError
        return real(order_id)

    monkeypatch.setattr(answers, "ask_again", troubled)
    work()
    assert (checkout.status(one).state, checkout.status(two).state) == ("pending", "placed")


def test_money_held_after_the_order_was_refused_is_let_go(variants: list[UUID], local: LocalStripe) -> None:
    """The answer to the first question comes when somebody else has long decided."""
    from argosy.checkout import api as checkout
    from argosy.checkout import queries
    from argosy.checkout.payments import provider
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock, db

    bank = provider("stripe")
    real = bank.authorise
    with pytest.MonkeyPatch.context() as patched:

        def slow(intent: Any) -> Any:
            outcome = real(intent)
            with db.transaction():
                queries.refuse(intent.payment_id, "", "not-reached", clock.now())
                fulfilment.release(intent.order_id)
            return outcome

        patched.setattr(bank, "authorise", slow)
        placed = buy(variants[0], "pm_card_visa", "stripe")
    assert (placed.state, placed.payment_state, placed.reason) == ("refused", "voided", "not-reached")
    assert intents(local)[0]["status"] == "canceled"
    assert stand(placed.order_id, variants[0]) == Stand("refused", "voided", "not-reached", 0, 0, (), 0, 0, 0)
    assert checkout.payment(placed.order_id).reference == intents(local)[0]["id"]


def test_a_late_yes_of_the_test_provider_is_let_go_too(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    placed = buy(variants[0], "test-0051")
    with later(minutes=16):
        work()
    assert checkout.status(placed.order_id).state == "refused"
    with later(minutes=21):
        for body in checkout.test_messages(placed.order_id):
            checkout.receive("test", {k.lower(): v for k, v in checkout.signed_test_message(body).items()}, body)
        work()
    assert stand(placed.order_id, variants[0]) == Stand("refused", "voided", "not-reached", 0, 0, (), 0, 0, 0)


def test_letting_go_a_late_yes_is_finished_after_a_broken_line(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import taking
    from argosy.checkout.models import Payment
    from argosy.checkout.payments import Outcome

    order = paid(variants[0])
    # As if it had been refused: what is held at Stripe belongs to no order that will be.
    Payment.objects.filter(order_id=order).update(state="declined")
    local.faults.add("drop-before", "/cancel")
    payment = taking.row_of(order)
    taking.reconcile(payment, Outcome("authorised", payment.reference))
    assert checkout.payment(order).state == "voiding"
    work()
    assert (checkout.payment(order).state, intents(local)[0]["status"]) == ("voided", "canceled")


@pytest.mark.parametrize("name", ["test", "stripe"])
def test_no_provider_is_asked_within_a_transaction(variants: list[UUID], local: LocalStripe, name: str) -> None:
    from argosy.checkout import taking
    from argosy.checkout.payments import provider
    from argosy.kernel import db

    order = paid(variants[0], *(("test-4242", "test") if name == "test" else ("pm_card_visa", "stripe")))
    bank, intent = provider(name), taking.intent_of(order)[1]
    before = len(local.requests)
    for ask in (
        lambda: bank.authorise(intent),
        lambda: bank.confirm(intent, True),
        lambda: bank.confirm(intent, False),
        lambda: bank.query(intent),
        lambda: bank.capture(intent.reference, 1, "k"),
        lambda: bank.void(intent.reference, "k"),
        lambda: bank.refund(intent.reference, 1, "k"),
    ):
        with db.transaction(), pytest.raises(RuntimeError, match="outside of transactions"):
            ask()
    assert len(local.requests) == before
