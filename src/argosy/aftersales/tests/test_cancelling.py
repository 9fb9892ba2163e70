"""Cancelling: goods, bookings and money all go back, once, whatever happens at the same time or in between."""

from __future__ import annotations

from uuid import UUID

import pytest

from argosy.aftersales.tests.scene import accounts, stock, told, undone
from argosy.checkout.tests.scene import buy, later, paid
from argosy.cli.stripe_server.server import LocalStripe

pytestmark = pytest.mark.db


class Crash(BaseException):
    """The process dies here."""


def crash(*_: object, **__: object) -> None:
    raise Crash


def test_an_order_whose_money_is_held_is_let_go_and_leaves_no_trace(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = buy(variants[0], quantity=2).order_id
    assert stock(variants[0]) == (1000, 2)
    assert any(accounts(order).values())
    first = aftersales.cancel(order, "c1")
    assert (first.order_id, first.settled) == (order, True)
    undone(order, variants[0])
    assert checkout.payment(order).state == "voided"
    assert told("order.cancelled") == 1
    # Again, under this key or another: the same answer, and nothing more happens.
    assert aftersales.cancel(order, "c1") == aftersales.cancel(order, "c2") == first
    undone(order, variants[0])
    assert told("order.cancelled") == 1


@pytest.mark.parametrize(("token", "provider"), [("test-4242", "test"), ("pm_card_visa", "stripe")])
def test_what_was_taken_is_given_back_in_full_once(
    variants: list[UUID], local: LocalStripe, token: str, provider: str
) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = paid(variants[0], token, provider)
    due = checkout.capture(order).captured
    assert aftersales.cancel(order, "c1").settled
    assert aftersales.cancel(order, "c1").settled
    payment = checkout.payment(order)
    assert [(r.amount, r.state) for r in payment.refunds] == [(due, "done")]
    assert (payment.state, payment.given_back) == ("captured", "all")
    undone(order, variants[0])


def test_what_was_given_back_before_is_not_given_back_again(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = buy(variants[0]).order_id
    due = checkout.capture(order).captured
    checkout.refund(order, 300, "scratched", "k1")
    assert aftersales.cancel(order, "c1").settled
    assert [r.amount for r in checkout.payment(order).refunds] == [300, due - 300]


def test_what_has_left_is_not_cancelled(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment

    order = buy(variants[0]).order_id
    booked = accounts(order)
    assert fulfilment.ship(order, "es")
    with pytest.raises(aftersales.AlreadySent) as refused:
        aftersales.cancel(order, "c1")
    assert (refused.value.status, refused.value.code) == (409, "aftersales-already-sent")
    assert checkout.order(order).state == "placed"
    assert checkout.payment(order).state == "authorised"
    assert accounts(order) == booked
    assert stock(variants[0]) == (999, 0)
    assert aftersales.cancellation(order) is None and told("order.cancelled") == 0


@pytest.mark.parametrize(("token", "state", "reserved"), [("test-3220", "pending", 1), ("test-0002", "refused", 0)])
def test_an_order_that_is_not_placed_is_not_cancelled(
    variants: list[UUID], token: str, state: str, reserved: int
) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = buy(variants[0], token).order_id
    with pytest.raises(aftersales.NotPlaced) as refused:
        aftersales.cancel(order, "c1")
    assert refused.value.state == state
    assert checkout.order(order).state == state
    assert stock(variants[0]) == (1000, reserved)


def test_keys_and_orders_that_are_wrong_are_refused(variants: list[UUID]) -> None:
    from uuid import uuid4

    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    one, other = buy(variants[0]).order_id, buy(variants[0]).order_id
    aftersales.cancel(one, "c1")
    with pytest.raises(checkout.KeyReused):
        aftersales.cancel(other, "c1")
    for key in ("", "x" * 201):
        with pytest.raises(checkout.KeyMissing):
            aftersales.cancel(other, key)
    with pytest.raises(checkout.UnknownOrder):
        aftersales.cancel(uuid4(), "c2")
    assert checkout.order(other).state == "placed"


def test_a_crash_before_the_provider_was_asked_is_made_good(
    variants: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    held, taken = buy(variants[0]).order_id, buy(variants[0]).order_id
    checkout.capture(taken)
    for order, name in ((held, "void"), (taken, "refund")):
        with monkeypatch.context() as patched, pytest.raises(Crash):
            patched.setattr(checkout, name, crash)
            aftersales.cancel(order, f"c-{name}")
        undone_but_for_money = checkout.order(order)
        assert undone_but_for_money.state == "cancelled"
        assert not aftersales.cancellation(order).settled  # type: ignore[union-attr]
    assert (checkout.payment(held).state, checkout.payment(taken).given_back) == ("authorised", "none")
    assert aftersales.finish() == 2
    assert aftersales.finish() == 0
    assert (checkout.payment(held).state, checkout.payment(taken).given_back) == ("voided", "all")
    assert all(aftersales.cancellation(order).settled for order in (held, taken))  # type: ignore[union-attr]
    undone(held, variants[0])
    undone(taken, variants[0])


def test_a_crash_after_the_provider_was_asked_gives_nothing_back_twice(
    variants: list[UUID], local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.aftersales import queries
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    due = checkout.capture(order).captured
    with monkeypatch.context() as patched, pytest.raises(Crash):
        patched.setattr(queries, "settled", crash)
        aftersales.cancel(order, "c1")
    assert aftersales.finish() == 1
    assert aftersales.cancellation(order).settled  # type: ignore[union-attr]
    assert [r["amount"] for r in local.books.refunds.values()] == [due]
    undone(order, variants[0])


def test_a_silent_provider_leaves_it_to_the_worker(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = paid(variants[0])
    local.faults.add("drop-before", "/cancel")
    assert not aftersales.cancel(order, "c1").settled
    assert checkout.payment(order).state == "voiding"
    assert aftersales.finish() == 1
    assert checkout.payment(order).state == "voided"
    assert aftersales.cancellation(order).settled  # type: ignore[union-attr]
    undone(order, variants[0])


def test_a_refund_that_failed_is_asked_for_again_later(variants: list[UUID], local: LocalStripe) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.checkout.payments import Outcome
    from argosy.checkout.payments.stripe_provider import StripeProvider

    order = paid(variants[0])
    due = checkout.capture(order).captured
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(StripeProvider, "refund", lambda *_: Outcome("failed", "", "insufficient-balance"))
        assert not aftersales.cancel(order, "c1").settled
    assert aftersales.finish() == 1
    assert [(r.amount, r.state) for r in checkout.payment(order).refunds] == [(due, "failed"), (due, "done")]
    assert aftersales.cancellation(order).settled  # type: ignore[union-attr]


def test_the_worker_waits_longer_each_time(variants: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    def broken(*_: object) -> None:
        raise OSError("no way to the provider")

    monkeypatch.setattr(checkout, "void", broken)
    order = buy(variants[0]).order_id
    assert not aftersales.cancel(order, "c1").settled
    assert [aftersales.finish(), aftersales.finish()] == [1, 0]
    with later(seconds=6):
        assert [aftersales.finish(), aftersales.finish()] == [1, 0]
    with later(seconds=12):
        assert aftersales.finish() == 0
    with later(seconds=17):
        assert aftersales.finish() == 1


def test_what_a_campaign_paid_returns_to_its_budget(variants: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    from uuid import uuid4

    from argosy.aftersales import api as aftersales
    from argosy.campaigns import api as campaigns
    from argosy.checkout.models import OrderLine

    order, campaign = buy(variants[0]).order_id, uuid4()
    OrderLine.objects.filter(order_id=order).update(campaign_id=campaign, platform_funded_minor=450)
    given: list[tuple[UUID, int]] = []
    monkeypatch.setattr(campaigns, "give_back", lambda campaign_id, minor: given.append((campaign_id, minor)))
    aftersales.cancel(order, "c1")
    aftersales.cancel(order, "c1")
    assert given == [(campaign, 450)]


def test_the_job_is_on_the_workers_timetable() -> None:
    from argosy.web import jobs

    assert (5, jobs._cancelled) in jobs.TIMETABLE
