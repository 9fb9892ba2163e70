"""The test provider: every outcome by the card's number, from the order to the goods."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from argosy.checkout.payments import cards as deck
from argosy.checkout.payments.cards import BY_TOKEN, MORE_TEST_CARDS, TEST_CARDS
from argosy.checkout.tests.scene import balanced, buy, later, paid, reserved, work

pytestmark = pytest.mark.db


def test_every_card_has_its_own_number_which_ends_as_its_token() -> None:
    cards = (*TEST_CARDS, *MORE_TEST_CARDS)
    assert len(BY_TOKEN) == len(cards) == len({c.number for c in cards})
    for card in cards:
        digits = [int(c) for c in card.number if c.isdigit()]
        doubled = [d if n % 2 else sum(divmod(2 * d, 10)) for n, d in enumerate(digits)]
        assert (len(digits), sum(doubled) % 10) == (16, 0), card.number
        assert card.token == f"test-{card.number[-4:]}" and deck.test_token(card.number) == card.token


def test_the_page_lists_the_five_it_has_words_for() -> None:
    assert [c.token for c in TEST_CARDS] == ["test-4242", "test-3220", "test-0077", "test-0002", "test-9995"]


@pytest.mark.parametrize("card", [c for c in BY_TOKEN.values() if c.outcome == "declined"], ids=lambda c: c.reason)
def test_declined_at_once_for_a_reason(variants: list[UUID], card: Any) -> None:
    placed = buy(variants[0], card.token)
    assert (placed.state, placed.payment_state, placed.reason) == ("refused", "declined", card.reason)
    assert reserved(variants[0]) == 0


@pytest.mark.parametrize(
    ("token", "accepted", "state", "reason"),
    [
        ("test-3220", True, "placed", ""),
        ("test-3220", False, "refused", "authentication-failed"),
        ("test-1629", True, "refused", "card-declined"),
        ("test-1629", False, "refused", "authentication-failed"),
    ],
)
def test_a_challenge_answered(variants: list[UUID], token: str, accepted: bool, state: str, reason: str) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], token)
    assert (waiting.state, waiting.payment_state) == ("pending", "challenged")
    told = checkout.confirm(waiting.order_id, accepted)
    assert (told.state, told.reason) == (state, reason)
    # Whatever is asked or said afterwards, it stays.
    with later(hours=1):
        work()
    assert checkout.status(waiting.order_id) == told
    assert reserved(variants[0]) == (state == "placed")


def test_a_challenge_abandoned_is_given_up_after_a_quarter_of_an_hour(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "test-3220")
    with later(minutes=14):
        work()
        assert checkout.status(waiting.order_id).payment_state == "challenged"
        assert reserved(variants[0]) == 1
    with later(minutes=15):
        work()
        told = checkout.status(waiting.order_id)
        assert (told.state, told.reason) == ("refused", "authentication-expired")
    assert reserved(variants[0]) == 0


@pytest.mark.parametrize(
    ("token", "state", "reason"), [("test-0077", "placed", ""), ("test-0010", "refused", "card-declined")]
)
def test_pending_first_then_decided(variants: list[UUID], token: str, state: str, reason: str) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], token)
    work()
    assert checkout.status(waiting.order_id).payment_state == "pending"
    with later(seconds=6):
        work()
    told = checkout.status(waiting.order_id)
    assert (told.state, told.reason) == (state, reason)
    assert reserved(variants[0]) == (state == "placed")


def test_a_time_out_that_turns_out_authorised(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "test-0028")
    assert (waiting.state, waiting.payment_state) == ("pending", "pending")
    work()
    assert checkout.status(waiting.order_id).state == "placed"
    assert balanced()


def test_a_time_out_of_what_never_arrived_frees_the_goods_when_the_buyer_is_gone(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "test-0036")
    with later(minutes=14):
        work()
        assert checkout.status(waiting.order_id).state == "pending"
        assert reserved(variants[0]) == 1
    with later(minutes=15):
        work()
    told = checkout.status(waiting.order_id)
    assert (told.state, told.reason) == ("refused", "not-reached")
    assert reserved(variants[0]) == 0


def test_orders_are_not_paid_by_test_card_where_that_is_switched_off(
    variants: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout

    waiting = buy(variants[0], "test-0077")
    monkeypatch.setenv("ARGOSY_TEST_PAYMENTS", "0")
    with pytest.raises(checkout.UnknownProvider):
        buy(variants[0])
    assert checkout.providers() == []
    # What was begun before is brought to its end.
    with later(seconds=6):
        work()
    assert checkout.status(waiting.order_id).state == "placed"


def test_a_refund_that_takes_a_while_and_one_that_fails_after_all(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    for token, before, after, refunded in (("test-7726", "pending", "done", 500), ("test-5126", "done", "failed", 0)):
        order = paid(variants[0], token, "test")
        checkout.capture(order)
        assert checkout.refund(order, 500, "broken", f"key-{token}").state == before
        message(order, later_s=7)
        payment = checkout.payment(order)
        assert [r.state for r in payment.refunds] == [after]
        assert payment.refunded == refunded
    assert balanced()


def message(order: UUID, later_s: int) -> None:
    """The test provider tells of the payment later on, and the worker follows the hint."""
    from argosy.checkout import api as checkout

    with later(seconds=later_s):
        for body in checkout.test_messages(order, times=2, shuffled=True):
            checkout.receive("test", {k.lower(): v for k, v in checkout.signed_test_message(body).items()}, body)
        checkout.follow_hints()


def test_the_bank_itself_gives_back_no_more_than_it_took(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.payments import provider

    order = paid(variants[0], "test-4242", "test")
    payment = checkout.capture(order, 1000)
    bank = provider("test")
    assert bank.refund(payment.reference, 1001, "a").state == "failed"
    assert bank.refund(payment.reference, 1000, "b").state == "done"
    assert bank.refund(payment.reference, 1000, "b").state == "done"
    assert bank.refund(payment.reference, 1, "c").state == "failed"
    assert bank.void(payment.reference, "d").state == "failed"
