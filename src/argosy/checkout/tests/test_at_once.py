"""Several at once, on connections of their own: one order, one capture or void, refunds up to what was taken."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.checkout.tests.scene import Stand, balanced, buy, paid, stand, work
from argosy.cli.stripe_server.server import LocalStripe

pytestmark = pytest.mark.db


def test_buyers_worker_and_messages_at_once_place_one_order(db_real: str, local: LocalStripe, tmp_path: Path) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.checkout import api as checkout
    from argosy.kernel.models import OutboxMessage

    variant = launch_market(tmp_path / "pack", products=1)[0]
    local.faults.add("drop-after")
    order = buy(variant, "pm_card_visa", "stripe").order_id
    start = threading.Barrier(6)
    trouble: list[BaseException] = []

    def ask() -> None:
        try:
            start.wait(30)
            checkout.ask_again(order)
        except BaseException as wrong:
            trouble.append(wrong)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    # Whoever met the first at work was not answered; the next question is.
    checkout.ask_again(order)
    assert trouble == []
    assert OutboxMessage.objects.filter(topic="order.placed").count() == 1
    assert stand(order, variant) == Stand("placed", "authorised", "", 0, 0, (), 1, 6, 1)
    assert [i["status"] for i in local.books.intents.values()] == ["requires_capture"]
    assert balanced()


def test_many_refunds_at_once_give_back_what_was_taken_and_no_more(
    db_real: str, local: LocalStripe, tmp_path: Path
) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.checkout import api as checkout

    order = paid(launch_market(tmp_path / "pack", products=1)[0])
    checkout.capture(order, 1000)
    told: Counter[str] = Counter()
    start = threading.Barrier(8)

    def give(number: int) -> None:
        try:
            start.wait(30)
            # Two clients for each key.
            told[checkout.refund(order, 300, "", f"k{number // 2}").state] += 1
        except checkout.PaymentAmount:
            told["refused"] += 1
        except BaseException as trouble:
            told[repr(trouble)] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=give, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    work()
    assert set(told) <= {"done", "requested", "refused"}
    assert told["refused"] == 2
    payment = checkout.payment(order)
    assert [(r.amount, r.state) for r in payment.refunds] == [(300, "done")] * 3
    assert (payment.refunded, payment.given_back) == (900, "part")
    assert [r["amount"] for r in local.books.refunds.values()] == [300] * 3
    assert balanced()


def test_capture_and_void_at_once_end_in_one_of_the_two(db_real: str, local: LocalStripe, tmp_path: Path) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.checkout import api as checkout

    variant = launch_market(tmp_path / "pack", products=1)[0]
    for _ in range(4):
        order = paid(variant)
        start = threading.Barrier(2)
        trouble: list[BaseException] = []

        def act(what: Any, order: UUID = order, start: Any = start, trouble: list[BaseException] = trouble) -> None:
            try:
                start.wait(30)
                what(order)
            except checkout.PaymentState:
                pass
            except BaseException as wrong:
                trouble.append(wrong)
            finally:
                connection.close()

        threads = [threading.Thread(target=act, args=(what,)) for what in (checkout.capture, checkout.void)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        work()
        assert trouble == []
        there = local.books.intents[checkout.payment(order).reference]["status"]
        assert (checkout.payment(order).state, there) in (("captured", "succeeded"), ("voided", "canceled"))
