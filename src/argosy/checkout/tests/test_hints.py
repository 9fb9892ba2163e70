"""Providers' messages are hints: twice, late, in the wrong order or untrue, they end where the provider stands."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argosy.checkout.tests.conftest import WEBHOOK_SECRET, as_no_transaction
from argosy.checkout.tests.scene import Stand, balanced, buy, later, paid, reserved, stand, work
from argosy.cli.stripe_server import messages
from argosy.cli.stripe_server.server import LocalStripe

pytestmark = pytest.mark.db
Step = Callable[[LocalStripe, UUID], object]


def tell(event: dict[str, Any]) -> bool:
    """Stripe's message arrives; whether it was new."""
    from argosy.checkout import api as checkout

    body = messages.body_of(event)
    return checkout.receive("stripe", {k.lower(): v for k, v in messages.signed(body, WEBHOOK_SECRET).items()}, body)


def intent_of(local: LocalStripe, order: UUID) -> str:
    return next(i["id"] for i in local.books.intents.values() if i["metadata"]["order_id"] == str(order))


def events(topic: str = "") -> list[Any]:
    from argosy.checkout.models import WebhookEvent

    return list(WebhookEvent.objects.filter(type__startswith=topic).order_by("id"))


def test_a_message_is_kept_once_with_its_digest_and_leads_to_a_question(
    variants: list[UUID], local: LocalStripe
) -> None:
    import hashlib

    from argosy.checkout import api as checkout

    local.faults.add("drop-after")
    order = buy(variants[0], "pm_card_visa", "stripe").order_id
    event = local.books.events[-1]
    asked = len(local.requests)
    assert [tell(event), tell(event)] == [True, False]
    # Whoever brings it waits for nobody.
    assert len(local.requests) == asked
    (kept,) = events()
    assert (kept.provider, kept.event_id, kept.type) == (
        "stripe",
        event["id"],
        "payment_intent.amount_capturable_updated",
    )
    assert kept.digest == hashlib.sha256(messages.body_of(event)).hexdigest()
    assert (str(kept.payment.order_id), kept.done_at) == (str(order), None)
    assert checkout.follow_hints() == 1
    assert checkout.status(order).state == "placed"
    assert events()[0].done_at is not None
    assert checkout.follow_hints() == 0
    assert not tell(event)
    assert checkout.follow_hints() == 0


def test_a_message_about_nobody_we_know_is_kept_and_done(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    foreign = {"id": "evt_1", "object": "event", "type": "customer.created", "data": {"object": {"id": "cus_1"}}}
    assert tell(foreign)
    assert checkout.follow_hints() == 0
    assert (events()[0].payment_id, events()[0].done_at is None) == (None, False)


def test_another_providers_message_moves_no_payment_of_stripes(variants: list[UUID], local: LocalStripe) -> None:
    import json

    from argosy.checkout import api as checkout
    from argosy.checkout import taking
    from argosy.checkout.payments import rehearsal

    order = paid(variants[0])
    payment = taking.row_of(order)
    body = json.dumps({"id": "testev_1", "type": "payment.voided", "payment_id": str(payment.id)}).encode()
    assert checkout.receive("test", {k.lower(): v for k, v in rehearsal.signed(body).items()}, body)
    assert events()[0].payment_id is None
    with pytest.raises(checkout.WebhookRefused):
        checkout.receive("test", {"test-signature": "t=1,v1=00"}, body)
    with pytest.raises(checkout.UnknownProvider):
        checkout.receive("other", {}, body)


def test_what_a_message_says_is_not_believed(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    lie = messages_of(local, order)[-1]
    lie = {**lie, "id": "evt_lie", "type": "payment_intent.canceled"}
    lie["data"]["object"]["status"] = "canceled"
    assert tell(lie)
    checkout.follow_hints()
    assert checkout.payment(order).state == "authorised"


def messages_of(local: LocalStripe, order: UUID) -> list[dict[str, Any]]:
    import copy

    return [
        copy.deepcopy(e) for e in local.books.events if e["data"]["object"]["metadata"].get("order_id") == str(order)
    ]


def test_where_nobody_answers_the_hint_is_followed_again_later(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    local.books.expire(intent_of(local, order))
    tell(local.books.events[-1])
    local.faults.add("drop-before", times=2)
    assert checkout.follow_hints() == 1
    assert (events()[0].tries, events()[0].done_at) == (1, None)
    assert checkout.follow_hints() == 0
    with later(seconds=2):
        assert checkout.follow_hints() == 1
        assert checkout.payment(order).state == "authorised"
    with later(seconds=7):
        assert checkout.follow_hints() == 1
    payment = checkout.payment(order)
    assert (payment.state, payment.reason, events()[0].tries) == ("voided", "authorisation-expired", 3)


def test_hints_that_do_not_fit_into_a_round_come_next(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import taking

    orders = [paid(variants[0]) for _ in range(2)]
    for order in orders:
        local.books.expire(intent_of(local, order))
        tell(local.books.events[-1])
    monkeypatch.setattr(taking, "ROUND_S", -1.0)
    checkout.follow_hints()
    assert sorted(checkout.payment(order).state for order in orders) == ["authorised", "voided"]
    with later(seconds=2):
        checkout.follow_hints()
    assert {checkout.payment(order).state for order in orders} == {"voided"}


def test_whoever_dies_with_a_hint_leaves_it_to_the_next(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import hints

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    order = paid(variants[0])
    local.books.capture(intent_of(local, order), {})
    tell(local.books.events[-1])
    with monkeypatch.context() as patched, pytest.raises(Crash):
        patched.setattr(hints, "look", crash)
        checkout.follow_hints()
    with later(minutes=1):
        assert checkout.follow_hints() == 0
    with later(minutes=2):
        assert checkout.follow_hints() == 1
    assert checkout.payment(order).state == "captured"


def test_old_messages_are_forgotten_when_they_are_done(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    paid(variants[0])
    for event in local.books.events[:2]:
        tell(event)
    with later(days=31):
        assert checkout.forget_hints() == 0
    checkout.follow_hints()
    with later(days=29):
        assert checkout.forget_hints() == 0
    with later(days=31):
        assert checkout.forget_hints() == 2


def test_a_refund_that_fails_days_later_is_heard_of(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    order = paid(variants[0], "pm_card_refundFail")
    checkout.capture(order, 1000)
    assert checkout.refund(order, 400, "", "k1").state == "done"
    with later(days=3):
        local.books.settle_refund(next(iter(local.books.refunds)))
        assert local.books.events[-1]["type"] == "refund.failed"
        assert tell(local.books.events[-1])
        checkout.follow_hints()
    payment = checkout.payment(order)
    assert [(r.state, r.trouble) for r in payment.refunds] == [("failed", "expired-or-canceled-card")]
    assert (payment.refunded, payment.given_back) == (0, "none")
    assert balanced()


# --- any order of messages, each any number of times


def pay(token: str, fault: str = "") -> Callable[[LocalStripe, UUID], UUID]:
    def act(local: LocalStripe, variant: UUID) -> UUID:
        if fault:
            local.faults.add(fault, "POST /v1/payment_intents$")
        return UUID(str(buy(variant, token, "stripe").order_id))

    return act


def bank_says(accepted: bool) -> Step:
    return lambda local, order: local.books.authenticate(intent_of(local, order), accepted)


def take(amount: int) -> Step:
    def act(local: LocalStripe, order: UUID) -> None:
        from argosy.checkout import api as checkout

        checkout.follow_up(timedelta(0))
        checkout.capture(order, amount)

    return act


def let_go(local: LocalStripe, order: UUID) -> None:
    from argosy.checkout import api as checkout

    checkout.follow_up(timedelta(0))
    checkout.void(order)


def give_back(amount: int, key: str) -> Step:
    def act(local: LocalStripe, order: UUID) -> None:
        from argosy.checkout import api as checkout

        checkout.refund(order, amount, "", f"{order}:{key}")

    return act


def refunds_settle(local: LocalStripe, order: UUID) -> None:
    for name, made in list(local.books.refunds.items()):
        if made["payment_intent"] == intent_of(local, order):
            local.books.settle_refund(name)


def lapse(local: LocalStripe, order: UUID) -> None:
    local.books.expire(intent_of(local, order))


#: How a payment may go, and where it ends: order, payment, reason, captured, refunded, refunds, goods held.
COURSES: dict[str, tuple[Callable[[LocalStripe, UUID], UUID], list[Step], tuple[Any, ...]]] = {
    "held": (pay("pm_card_visa"), [], ("placed", "authorised", "", 0, 0, (), 1)),
    "answer-lost": (pay("pm_card_visa", "drop-after"), [], ("placed", "authorised", "", 0, 0, (), 1)),
    "declined": (pay("pm_card_chargeDeclined"), [], ("refused", "declined", "card-declined", 0, 0, (), 0)),
    "challenge-refused": (
        pay("pm_card_threeDSecure2Required"),
        [bank_says(False)],
        ("refused", "declined", "authentication-failed", 0, 0, (), 0),
    ),
    "taken-and-given-back": (
        pay("pm_card_threeDSecure2Required"),
        [bank_says(True), take(1000), give_back(300, "a"), give_back(700, "b")],
        ("placed", "captured", "", 1000, 1000, ((300, "done"), (700, "done")), 1),
    ),
    "refund-slow": (
        pay("pm_card_pendingRefund", "drop-after"),
        [take(1000), give_back(300, "a"), refunds_settle],
        ("placed", "captured", "", 1000, 300, ((300, "done"),), 1),
    ),
    "refund-fails": (
        pay("pm_card_refundFail"),
        [take(1000), give_back(300, "a"), refunds_settle],
        ("placed", "captured", "", 1000, 0, ((300, "failed"),), 1),
    ),
    "let-go": (pay("pm_card_visa"), [let_go], ("placed", "voided", "", 0, 0, (), 1)),
    "lapsed": (pay("pm_card_visa"), [lapse], ("placed", "voided", "authorisation-expired", 0, 0, (), 1)),
}


@contextmanager
def undone() -> Iterator[None]:
    from django.db import transaction

    with transaction.atomic():
        as_no_transaction()
        try:
            yield
        finally:
            transaction.set_rollback(True)


def run(local: LocalStripe, variant: UUID, course: str, deliver: Callable[[list[dict[str, Any]]], None]) -> Stand:
    """Go the course; after each step `deliver` brings some of the messages there are so far, in the end all, and the worker works."""
    begin, steps, _ = COURSES[course]
    first = len(local.books.events)
    order = begin(local, variant)
    for step in steps:
        deliver(local.books.events[first:])
        step(local, order)
    deliver(local.books.events[first:])
    for event in local.books.events[first:]:
        tell(event)
    work()
    assert balanced()
    return stand(order, variant)


def in_order(so_far: list[dict[str, Any]]) -> None:
    from argosy.checkout import api as checkout

    for event in so_far:
        tell(event)
        checkout.follow_hints()


@pytest.mark.parametrize("course", COURSES)
def test_messages_in_order_end_where_the_provider_stands(variants: list[UUID], local: LocalStripe, course: str) -> None:
    found = run(local, variants[0], course, in_order)
    *told, held = COURSES[course][2]
    assert (found.order, found.payment, found.reason, found.captured, found.refunded, found.refunds) == tuple(told)
    placed = found.order == "placed"
    assert (found.reserved, found.transfers, found.announced) == (held, 6 if placed else 0, int(placed))
    assert reserved(variants[0]) == held


@pytest.mark.parametrize("course", COURSES)
@given(seed=st.integers(0, 2**32), chances=st.lists(st.floats(0, 1), min_size=6, max_size=6), times=st.integers(1, 3))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_duplicates_delays_and_any_order_end_in_the_same_state(
    variants: list[UUID], local: LocalStripe, course: str, seed: int, chances: list[float], times: int
) -> None:
    from argosy.checkout import api as checkout

    fate = random.Random(seed)
    turns = iter(chances)

    def at_will(so_far: list[dict[str, Any]]) -> None:
        chance = next(turns)
        brought = [event for event in so_far for _ in range(times) if fate.random() < chance]
        fate.shuffle(brought)
        for event in brought:
            tell(event)
            if fate.random() < 0.5:
                checkout.follow_hints()

    with undone():
        plain = run(local, variants[0], course, in_order)
    with undone():
        assert run(local, variants[0], course, at_will) == plain
