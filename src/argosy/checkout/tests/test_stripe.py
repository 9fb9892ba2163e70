"""Stripe by its own library against a local server that speaks its API: every outcome, every way of not being answered, each thing once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from argosy.checkout.errors import TokenUnknown, WebhookRefused
from argosy.checkout.payments import stripe_provider
from argosy.checkout.payments.protocol import Challenge, Intent, Outcome, unknown
from argosy.checkout.payments.stripe_provider import StripeProvider
from argosy.cli.stripe_server import messages
from argosy.cli.stripe_server.server import SECRET_KEY, LocalStripe
from argosy.kernel import clock
from argosy.kernel.ids import uuid7

WEBHOOK_SECRET = "whsec_local"


@pytest.fixture
def local() -> Iterator[LocalStripe]:
    with LocalStripe().running() as server:
        yield server


@pytest.fixture
def bank(local: LocalStripe, monkeypatch: pytest.MonkeyPatch) -> StripeProvider:
    monkeypatch.setattr(stripe_provider, "READ_S", 0.5)
    return StripeProvider(SECRET_KEY, WEBHOOK_SECRET, local.url)


def intent(token: str = "pm_card_visa", **change: Any) -> Intent:
    return replace(Intent(uuid7(), 2000, "EUR", token, clock.now(), uuid7()), **change)


def held(bank: StripeProvider, token: str = "pm_card_visa") -> Intent:
    """An intent that is authorised."""
    asked = intent(token)
    outcome = bank.authorise(asked)
    assert outcome.state == "authorised"
    return replace(asked, reference=outcome.reference)


def asked(local: LocalStripe, what: str) -> int:
    """How often the server was asked for something."""
    return sum(request == what for request, _, _ in local.requests)


def test_an_amount_is_held_with_our_ids_and_no_card(bank: StripeProvider, local: LocalStripe) -> None:
    wanted = intent()
    outcome = bank.authorise(wanted)
    assert outcome == Outcome("authorised", next(iter(local.books.intents)))
    (_, params, status) = local.requests[0]
    assert status == 200
    assert params == {
        "amount": "2000",
        "currency": "eur",
        "capture_method": "manual",
        "confirm": "true",
        "payment_method": "pm_card_visa",
        "allowed_payment_method_types": ["card"],
        "metadata": {"payment_id": str(wanted.payment_id), "order_id": str(wanted.order_id)},
        "use_stripe_sdk": "true",
    }
    assert local.books.events[0]["request"]["idempotency_key"] == f"{wanted.payment_id}:authorise"


def test_a_currency_without_cents_is_asked_for_in_its_own_units(bank: StripeProvider, local: LocalStripe) -> None:
    for currency, amount in (("JPY", "500"), ("ISK", "50000")):
        assert bank.authorise(intent(amount=500, currency=currency)).state == "authorised"
        assert local.requests[-1][1]["amount"] == amount
    before = len(local.requests)
    assert bank.authorise(intent(amount=5124, currency="KWD")) == Outcome("declined", reason="amount-not-payable")
    assert len(local.requests) == before


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("pm_card_visa_chargeDeclined", "card-declined"),
        ("pm_card_chargeDeclinedInsufficientFunds", "insufficient-funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired-card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect-cvc"),
        ("pm_card_chargeDeclinedProcessingError", "try-again"),
        ("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "limit-exceeded"),
        ("pm_card_visa_chargeDeclinedStolenCard", "card-declined"),
    ],
)
def test_a_refused_card_is_a_final_no(bank: StripeProvider, token: str, reason: str) -> None:
    wanted = intent(token)
    outcome = bank.authorise(wanted)
    assert (outcome.state, outcome.reason, outcome.known) == ("declined", reason, True)
    assert bank.query(wanted) == outcome


def test_a_token_that_stripe_does_not_know_is_a_no_and_one_of_another_form_is_not_asked_about(
    bank: StripeProvider, local: LocalStripe
) -> None:
    assert bank.authorise(intent("pm_nothing")) == Outcome("declined", reason="resource-missing")
    for token in ("test-4242", "", "4242424242424242", "pm_x y", "pm_" + "x" * 80):
        with pytest.raises(TokenUnknown):
            bank.check(token)
    bank.check("pm_1NxQ2eLkdIwHu7ixabcdefgh")
    assert len(local.requests) == 1


def test_a_challenge_is_told_with_what_answers_it(bank: StripeProvider, local: LocalStripe) -> None:
    wanted = intent("pm_card_threeDSecure2Required")
    outcome = bank.authorise(wanted)
    secret = local.books.intents[outcome.reference]["client_secret"]
    assert outcome == Outcome("challenged", outcome.reference, challenge=Challenge("", secret))
    waiting = replace(wanted, reference=outcome.reference)
    # A yes that is only said to us changes nothing; Stripe is asked.
    assert bank.confirm(waiting, accepted=True).state == "challenged"
    local.books.authenticate(outcome.reference, accepted=True)
    assert bank.confirm(waiting, accepted=True) == Outcome("authorised", outcome.reference)


def test_with_a_return_address_the_buyer_is_sent_to_the_bank(local: LocalStripe) -> None:
    bank = StripeProvider(SECRET_KEY, "", local.url, "https://shop.example/back")
    outcome = bank.authorise(intent("pm_card_threeDSecure2Required"))
    assert outcome.challenge is not None
    assert outcome.challenge.url == f"{local.url}/_bank/{outcome.reference}"


def test_a_challenge_failed_at_the_bank_ends_the_payment_intent(bank: StripeProvider, local: LocalStripe) -> None:
    wanted = intent("pm_card_threeDSecure2Required")
    reference = bank.authorise(wanted).reference
    local.books.authenticate(reference, accepted=False)
    # Whoever holds the client secret could else go on with another card.
    assert bank.query(replace(wanted, reference=reference)) == Outcome("declined", reference, "authentication-failed")
    assert local.books.intents[reference]["status"] == "canceled"


def test_a_challenge_refused_or_abandoned_is_given_up_at_stripe(bank: StripeProvider, local: LocalStripe) -> None:
    one, two = intent("pm_card_threeDSecure2Required"), intent("pm_card_threeDSecure2Required")
    first, second = bank.authorise(one).reference, bank.authorise(two).reference
    refused = bank.confirm(replace(one, reference=first), accepted=False)
    assert refused == Outcome("declined", first, "authentication-failed")
    assert bank.void(second, f"{two.payment_id}:expire") == Outcome("voided", second)
    assert bank.query(replace(two, reference=second)) == Outcome("declined", second, "authentication-expired")
    assert {local.books.intents[r]["status"] for r in (first, second)} == {"canceled"}


def test_a_buyer_who_takes_it_back_after_the_bank_said_yes_is_not_charged(
    bank: StripeProvider, local: LocalStripe
) -> None:
    wanted = intent("pm_card_threeDSecure2Required")
    reference = bank.authorise(wanted).reference
    local.books.authenticate(reference, accepted=True)
    assert bank.confirm(replace(wanted, reference=reference), accepted=False).state == "declined"
    assert local.books.intents[reference]["amount_capturable"] == 0


def test_a_bank_that_refuses_after_the_challenge(bank: StripeProvider, local: LocalStripe) -> None:
    wanted = intent("pm_card_threeDSecureRequiredChargeDeclined")
    reference = bank.authorise(wanted).reference
    local.books.authenticate(reference, accepted=True)
    assert bank.query(replace(wanted, reference=reference)) == Outcome("declined", reference, "card-declined")


def test_what_is_processing_is_pending_until_it_is_decided(bank: StripeProvider, local: LocalStripe) -> None:
    local.books.slow = True
    wanted = intent()
    outcome = bank.authorise(wanted)
    assert (outcome.state, outcome.known) == ("pending", True)
    known = replace(wanted, reference=outcome.reference)
    assert bank.query(known).state == "pending"
    local.books.settle(outcome.reference)
    assert bank.query(known).state == "authorised"


@pytest.mark.parametrize("kind", ["drop-after", "error-after", "delay"])
def test_an_answer_that_was_lost_is_unknown_and_turns_out_authorised(
    bank: StripeProvider, local: LocalStripe, kind: str
) -> None:
    local.faults.add(kind, seconds=0.8)
    wanted = intent()
    assert bank.authorise(wanted) == unknown()
    if kind == "delay":
        # While the first is at work, the second is a conflict: still unknown.
        assert bank.query(wanted) == unknown()
        while not local.books.intents:
            pass
    if kind == "error-after":
        # Stripe keeps the 500 under the key: only the list tells, and it is asked when the buyer is gone.
        assert bank.query(wanted) == unknown()
        wanted = replace(wanted, afresh=False)
    assert bank.query(wanted) == Outcome("authorised", next(iter(local.books.intents)))
    assert len(local.books.intents) == 1


def test_a_question_that_never_arrived_is_put_again_while_the_buyer_waits(
    bank: StripeProvider, local: LocalStripe
) -> None:
    local.faults.add("drop-before", times=2)
    wanted = intent()
    assert bank.authorise(wanted) == unknown()
    assert bank.query(wanted) == unknown()
    assert bank.query(wanted).state == "authorised"
    assert len(local.books.intents) == 1


def test_a_question_that_never_arrived_is_a_final_no_when_the_buyer_is_gone(
    bank: StripeProvider, local: LocalStripe
) -> None:
    local.faults.add("drop-before")
    wanted = intent()
    bank.authorise(wanted)
    held(bank)
    assert bank.query(replace(wanted, afresh=False)) == Outcome("declined", "", "not-reached")
    assert asked(local, "POST /v1/payment_intents") == 2
    local.faults.add("drop-before")
    assert bank.query(replace(wanted, afresh=False)) == unknown()


@pytest.mark.parametrize("kind", ["rate", "error"])
def test_a_server_that_cannot_answer_is_no_answer(bank: StripeProvider, local: LocalStripe, kind: str) -> None:
    local.faults.add(kind)
    outcome = bank.authorise(intent())
    assert (outcome.state, outcome.known) == ("pending", False)
    assert not local.books.intents


def test_a_wrong_key_is_a_no_at_first_and_no_answer_later(local: LocalStripe) -> None:
    bank = StripeProvider("sk_test_other", "", local.url)
    assert bank.authorise(intent()) == Outcome("declined", "", "not-reached")
    assert bank.query(intent()) == unknown("", "not-reached")


def test_a_server_that_is_not_there_is_no_answer(local: LocalStripe) -> None:
    bank = StripeProvider(SECRET_KEY, "", "http://127.0.0.1:9")
    for outcome in (bank.authorise(intent()), bank.query(intent(reference="pi_1")), bank.void("pi_1", "k")):
        assert (outcome.state, outcome.known) == ("pending", False)
    assert bank.capture("pi_1", 5, "k").state == bank.refund("pi_1", 5, "k").state == "pending"


def test_each_question_is_put_once(bank: StripeProvider, local: LocalStripe) -> None:
    local.faults.add("drop-before", times=9)
    bank.authorise(intent())
    assert [status for _, _, status in local.requests] == [0]


def test_capture_takes_once_however_often_and_late_it_is_asked(bank: StripeProvider, local: LocalStripe) -> None:
    paid = held(bank)
    local.faults.add("drop-after", "/capture")
    assert bank.capture(paid.reference, 1500, "k") == unknown(paid.reference)
    local.keys.forget()
    for _ in range(2):
        assert bank.capture(paid.reference, 1500, "k") == Outcome("captured", paid.reference, amount=1500)
    assert asked(local, f"POST /v1/payment_intents/{paid.reference}/capture") == 1
    assert bank.query(paid) == Outcome("captured", paid.reference, amount=1500)


def test_capture_of_what_has_lapsed_and_of_too_much(bank: StripeProvider, local: LocalStripe) -> None:
    lapsed, paid = held(bank), held(bank)
    local.books.expire(lapsed.reference)
    assert bank.capture(lapsed.reference, 2000, "a") == Outcome("declined", lapsed.reference, "authorisation-expired")
    assert bank.capture(paid.reference, 2001, "b") == Outcome("failed", paid.reference, "amount-too-large")
    assert bank.query(paid).state == "authorised"


def test_void_lets_go_once_and_not_what_was_taken(bank: StripeProvider, local: LocalStripe) -> None:
    paid, taken = held(bank), held(bank)
    local.faults.add("drop-after", "/cancel")
    assert bank.void(paid.reference, "k") == unknown(paid.reference)
    assert bank.void(paid.reference, "k") == bank.void(paid.reference, "other") == Outcome("voided", paid.reference)
    bank.capture(taken.reference, 2000, "c")
    assert bank.void(taken.reference, "v") == Outcome("failed", taken.reference, "captured")


def test_a_refund_is_made_once_however_often_and_late_it_is_asked(bank: StripeProvider, local: LocalStripe) -> None:
    paid = held(bank)
    bank.capture(paid.reference, 2000, "c")
    local.faults.add("drop-after", "POST /v1/refunds")
    assert bank.refund(paid.reference, 500, "r1") == unknown("")
    local.keys.forget()
    first = bank.refund(paid.reference, 500, "r1")
    assert first == Outcome("done", next(iter(local.books.refunds)), amount=500)
    assert bank.refund(paid.reference, 500, "r2").state == "done"
    assert [r["amount"] for r in local.books.refunds.values()] == [500, 500]
    assert bank.refund(paid.reference, 1001, "r3").state == "failed"
    assert local.books.refunds[first.reference]["metadata"] == {
        "payment_id": str(paid.payment_id),
        "order_id": str(paid.order_id),
        "key": "r1",
    }


def test_refunds_that_take_days(bank: StripeProvider, local: LocalStripe) -> None:
    for token, before, after in (
        ("pm_card_pendingRefund", "pending", "done"),
        ("pm_card_refundFail", "done", "failed"),
    ):
        paid = held(bank, token)
        bank.capture(paid.reference, 2000, f"c{token}")
        given = bank.refund(paid.reference, 2000, f"r{token}")
        assert given.state == before
        local.books.settle_refund(given.reference)
        assert bank.refund(paid.reference, 2000, f"r{token}").state == after


def test_messages_are_believed_by_their_signature(bank: StripeProvider, local: LocalStripe) -> None:
    paid = held(bank)
    event = local.books.events[-1]
    body = messages.body_of(event)

    def heads(secret: str = WEBHOOK_SECRET, at: float | None = None) -> dict[str, str]:
        return {name.lower(): value for name, value in messages.signed(body, secret, at).items()}

    told = bank.webhook(heads(), body)
    assert (told.id, told.type, told.payment_id) == (event["id"], event["type"], paid.payment_id)
    old = clock.now().timestamp() - 301
    for given, changed, cause in (
        (heads("whsec_other"), body, "signature"),
        (heads(), body.replace(b"2000", b"2001"), "signature"),
        ({}, body, "signature"),
        ({"stripe-signature": "nonsense"}, body, "signature"),
        (heads(at=old), body, "age"),
    ):
        with pytest.raises(WebhookRefused) as caught:
            bank.webhook(given, changed)
        assert caught.value.params == {"cause": cause}
    for odd in (
        b"",
        b"[]",
        b"{}",
        b'{"object": "event"}',
        b"\xff\xfe",
        b'{"object": "event", "id": 1, "type": 2, "data": {}}',
    ):
        signed = {k.lower(): v for k, v in messages.signed(odd, WEBHOOK_SECRET).items()}
        with pytest.raises(WebhookRefused):
            bank.webhook(signed, odd)
    with pytest.raises(WebhookRefused):
        StripeProvider(SECRET_KEY, "", local.url).webhook(heads(), body)


def test_a_message_about_somebody_elses_payment_names_none_of_ours(bank: StripeProvider) -> None:
    body = b'{"object": "event", "id": "evt_1", "type": "customer.created", "data": {"object": {"id": "cus_1"}}}'
    signed = {k.lower(): v for k, v in messages.signed(body, WEBHOOK_SECRET).items()}
    assert bank.webhook(signed, body).payment_id is None


def test_the_list_is_searched_by_our_id_in_the_time_in_which_it_was_asked(
    bank: StripeProvider, local: LocalStripe
) -> None:
    wanted = intent(started_at=clock.now() - timedelta(hours=20), afresh=False)
    local.books.now = lambda: int((wanted.started_at + timedelta(minutes=3)).timestamp())  # type: ignore[method-assign]
    outcome = bank.authorise(wanted)
    for _ in range(3):
        bank.authorise(intent())
    assert bank.query(wanted) == outcome
    assert UUID(local.books.intents[outcome.reference]["metadata"]["payment_id"]) == wanted.payment_id


def test_it_is_there_when_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOSY_STRIPE_SECRET_KEY", raising=False)
    assert stripe_provider.configured() is None
    monkeypatch.setenv("ARGOSY_STRIPE_SECRET_KEY", "sk_test_x")
    found = stripe_provider.configured()
    assert found is not None and found is stripe_provider.configured()
