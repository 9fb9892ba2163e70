"""Taking, letting go and giving back: each once, never too much, and finished after a crash at any point."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from argosy.checkout.tests.scene import balanced, buy, later, paid, work
from argosy.cli.stripe_server.server import LocalStripe

pytestmark = pytest.mark.db
PROVIDERS = [("test-4242", "test"), ("pm_card_visa", "stripe")]


class Crash(BaseException):
    """The process dies here."""


def amount_of(order: UUID) -> int:
    from argosy.checkout import api as checkout

    return checkout.payment(order).amount


@pytest.mark.parametrize(("token", "provider"), PROVIDERS)
def test_capture_takes_everything_once(variants: list[UUID], local: LocalStripe, token: str, provider: str) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0], token, provider)
    due = amount_of(order)
    first = checkout.capture(order)
    assert (first.state, first.captured, first.refunded, first.given_back) == ("captured", due, 0, "none")
    assert checkout.capture(order) == checkout.capture(order, due) == first
    with pytest.raises(checkout.PaymentState):
        checkout.capture(order, due - 1)
    with pytest.raises(checkout.PaymentState):
        checkout.void(order)
    if provider == "stripe":
        (intent,) = local.books.intents.values()
        assert (intent["status"], intent["amount_received"]) == ("succeeded", due)


@pytest.mark.parametrize(("token", "provider"), PROVIDERS)
def test_capture_of_a_part_leaves_nothing_held(
    variants: list[UUID], local: LocalStripe, token: str, provider: str
) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0], token, provider)
    for wrong in (0, -1, amount_of(order) + 1):
        with pytest.raises(checkout.PaymentAmount):
            checkout.capture(order, wrong)
    assert checkout.payment(order).state == "authorised"
    payment = checkout.capture(order, 1000)
    assert (payment.state, payment.captured) == ("captured", 1000)
    # Without an amount: what is taken is taken.
    assert checkout.capture(order) == payment
    if provider == "stripe":
        (intent,) = local.books.intents.values()
        assert (intent["amount_received"], intent["amount_capturable"]) == (1000, 0)


@pytest.mark.parametrize(("token", "provider"), PROVIDERS)
def test_void_lets_go_once(variants: list[UUID], local: LocalStripe, token: str, provider: str) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0], token, provider)
    first = checkout.void(order)
    assert (first.state, first.captured) == ("voided", 0)
    assert checkout.void(order) == first
    with pytest.raises(checkout.PaymentState):
        checkout.capture(order)
    with pytest.raises(checkout.PaymentState):
        checkout.refund(order, 1, "", "k")
    if provider == "stripe":
        assert [i["status"] for i in local.books.intents.values()] == ["canceled"]


@pytest.mark.parametrize("token", ["test-3220", "test-0077", "test-0002"])
def test_what_is_not_authorised_is_neither_taken_nor_let_go(variants: list[UUID], token: str) -> None:
    from argosy.checkout import api as checkout

    order = buy(variants[0], token).order_id
    for act in (
        lambda: checkout.capture(order),
        lambda: checkout.void(order),
        lambda: checkout.refund(order, 1, "", "k"),
    ):
        with pytest.raises(checkout.PaymentState):
            act()


@pytest.mark.parametrize(("token", "provider"), PROVIDERS)
def test_refunds_in_parts_up_to_what_was_taken(
    variants: list[UUID], local: LocalStripe, token: str, provider: str
) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0], token, provider)
    with pytest.raises(checkout.PaymentState):
        checkout.refund(order, 1, "too early", "k0")
    checkout.capture(order, 1000)
    one = checkout.refund(order, 400, "scratched", "k1")
    assert (one.amount, one.state, one.reason) == (400, "done", "scratched")
    payment = checkout.payment(order)
    assert (payment.refunded, payment.given_back, payment.state) == (400, "part", "captured")
    with pytest.raises(checkout.PaymentAmount) as caught:
        checkout.refund(order, 601, "too much", "k2")
    assert caught.value.params == {"most": 600}
    for nothing in (0, -5):
        with pytest.raises(checkout.PaymentAmount):
            checkout.refund(order, nothing, "", "k3")
    assert checkout.refund(order, 600, "rest", "k2").state == "done"
    payment = checkout.payment(order)
    assert (payment.refunded, payment.given_back) == (1000, "all")
    if provider == "stripe":
        assert [r["amount"] for r in local.books.refunds.values()] == [400, 600]
    assert balanced()


def test_a_refund_is_made_once_per_key_and_other_content_under_it_is_refused(
    variants: list[UUID], local: LocalStripe
) -> None:
    from argosy.checkout import api as checkout

    order, other = paid(variants[0]), paid(variants[0])
    for each in (order, other):
        checkout.capture(each)
    first = checkout.refund(order, 400, "scratched", "k1")
    assert checkout.refund(order, 400, "scratched", "k1") == first
    for wrong in (
        lambda: checkout.refund(order, 401, "scratched", "k1"),
        lambda: checkout.refund(order, 400, "broken", "k1"),
        lambda: checkout.refund(other, 400, "scratched", "k1"),
    ):
        with pytest.raises(checkout.KeyReused):
            wrong()
    for missing in ("", "k" * 201):
        with pytest.raises(checkout.KeyMissing):
            checkout.refund(order, 1, "", missing)
    assert len(local.books.refunds) == 1
    assert (checkout.payment(order).refunded, checkout.payment(other).refunded) == (400, 0)


@pytest.mark.parametrize("kind", ["drop-before", "drop-after", "rate"])
def test_what_was_not_answered_is_finished_by_the_worker(variants: list[UUID], local: LocalStripe, kind: str) -> None:
    from argosy.checkout import api as checkout

    taken, gone = paid(variants[0]), paid(variants[0])
    local.faults.add(kind, "/capture")
    assert checkout.capture(taken).state == "capturing"
    local.faults.add(kind, "/cancel")
    assert checkout.void(gone).state == "voiding"
    for stuck, act in ((taken, checkout.void), (gone, checkout.capture)):
        with pytest.raises(checkout.PaymentState):
            act(stuck)
    work()
    assert (checkout.payment(taken).state, checkout.payment(gone).state) == ("captured", "voided")
    local.faults.add(kind, "POST /v1/refunds")
    assert checkout.refund(taken, 300, "late", "k1").state == "requested"
    assert checkout.payment(taken).refunded == 300
    work()
    assert [r.state for r in checkout.payment(taken).refunds] == ["done"]
    assert [r["amount"] for r in local.books.refunds.values()] == [300]
    assert balanced()


def test_a_crash_after_the_provider_was_asked_is_made_good(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import taking
    from argosy.checkout.payments import queries

    def crash(*_: object, **__: object) -> None:
        raise Crash

    taken, gone = paid(variants[0]), paid(variants[0])
    with monkeypatch.context() as patched:
        patched.setattr(taking, "reconcile", crash)
        with pytest.raises(Crash):
            checkout.capture(taken)
    real = queries.move
    with monkeypatch.context() as patched:
        patched.setattr(queries, "move", lambda p, to, *a, **k: crash() if to == "voided" else real(p, to, *a, **k))
        with pytest.raises(Crash):
            checkout.void(gone)
    assert (checkout.payment(taken).state, checkout.payment(gone).state) == ("capturing", "voiding")
    work()
    assert (checkout.payment(taken).state, checkout.payment(gone).state) == ("captured", "voided")
    with monkeypatch.context() as patched:
        patched.setattr(queries, "refund_answered", crash)
        with pytest.raises(Crash):
            checkout.refund(taken, 300, "late", "k1")
    # A day later Stripe has forgotten the key; the refund is found all the same.
    local.keys.forget()
    work()
    assert [(r.amount, r.state) for r in checkout.payment(taken).refunds] == [(300, "done")]
    assert len(local.books.refunds) == 1


def test_a_crash_before_the_provider_was_asked_is_made_good(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.payments.stripe_provider import StripeProvider

    def crash(*_: object) -> None:
        raise Crash

    order = paid(variants[0])
    with monkeypatch.context() as patched, pytest.raises(Crash):
        patched.setattr(StripeProvider, "capture", crash)
        checkout.capture(order, 900)
    work()
    assert checkout.payment(order).captured == 900
    with monkeypatch.context() as patched, pytest.raises(Crash):
        patched.setattr(StripeProvider, "refund", crash)
        checkout.refund(order, 300, "late", "k1")
    work()
    assert checkout.payment(order).given_back == "part"
    assert len(local.books.refunds) == 1


def test_a_hold_that_lapsed_is_no_payment_any_more(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    local.books.expire(checkout.payment(order).reference)
    payment = checkout.capture(order)
    assert (payment.state, payment.captured, payment.reason) == ("voided", 0, "authorisation-expired")


def test_a_capture_that_the_provider_refuses_leaves_the_hold(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.payments import Outcome
    from argosy.checkout.payments.stripe_provider import StripeProvider

    order = paid(variants[0])
    with monkeypatch.context() as patched:
        patched.setattr(StripeProvider, "capture", lambda *_: Outcome("failed", "", "amount-too-large"))
        payment = checkout.capture(order)
    assert (payment.state, payment.captured, payment.reason) == ("authorised", 0, "amount-too-large")
    payment = checkout.capture(order, 700)
    assert (payment.state, payment.captured, payment.reason) == ("captured", 700, "")


def test_letting_go_what_was_taken_elsewhere_tells_so(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    due = amount_of(order)
    local.books.capture(checkout.payment(order).reference, {})
    payment = checkout.void(order)
    assert (payment.state, payment.captured) == ("captured", due)


def test_a_refund_refused_by_the_provider_frees_what_it_took(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    checkout.capture(order, 1000)
    # Somebody has given it back past us.
    local.books.refund({"payment_intent": checkout.payment(order).reference, "amount": "800"})
    failed = checkout.refund(order, 500, "too late", "k1")
    assert (failed.state, failed.trouble, checkout.payment(order).refunded) == ("failed", "not-accepted", 0)
    assert checkout.refund(order, 500, "too late", "k1") == failed
    assert checkout.refund(order, 200, "rest", "k2").state == "done"
    assert balanced()


def test_a_refund_on_its_way_is_asked_for_every_ten_minutes(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0], "pm_card_pendingRefund")
    checkout.capture(order)
    assert checkout.refund(order, 100, "", "k1").state == "pending"
    assert checkout.payment(order).given_back == "none"
    local.books.settle_refund(next(iter(local.books.refunds)))
    with later(minutes=9):
        assert checkout.catch_up() == 0
    with later(minutes=10):
        assert checkout.catch_up() == 1
    assert checkout.payment(order).given_back == "part"


def test_the_database_itself_lets_no_more_go_back_than_was_taken(variants: list[UUID], local: LocalStripe) -> None:
    from django.db import IntegrityError, transaction

    from argosy.checkout import api as checkout
    from argosy.checkout.models import Payment, Refund

    order = paid(variants[0])
    checkout.capture(order, 1000)
    payment = Payment.objects.get(order_id=order)
    for change in ({"refunded_minor": 1001}, {"refunded_minor": -1}, {"captured_minor": 0}, {"captured_minor": 10**9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Payment.objects.filter(id=payment.id).update(**change)
    for change in ({"amount_minor": 0}, {"amount_minor": -1}):
        values: dict[str, Any] = {"amount_minor": 1, "currency": "EUR", "key": "k", "payment": payment}
        with pytest.raises(IntegrityError), transaction.atomic():
            Refund.objects.create(**(values | change))
    Refund.objects.create(amount_minor=1, currency="EUR", key="past", payment=payment)
    assert not balanced()


def test_two_who_hear_of_the_same_failure_free_its_amount_once(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.payments import queries

    order = paid(variants[0])
    checkout.capture(order, 1000)
    checkout.refund(order, 300, "", "k1")
    lost = checkout.refund(order, 400, "", "k2")
    assert queries.refund_failed(lost.id, "lost", "")
    assert not queries.refund_failed(lost.id, "lost", "")
    queries.refund_answered(lost.id, "done", "")
    assert [(r.amount, r.state) for r in checkout.payment(order).refunds] == [(300, "done"), (400, "failed")]
    assert checkout.payment(order).refunded == 300
    assert balanced()
