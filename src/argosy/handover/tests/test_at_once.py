"""Many at once: the last place of a slot, the rest paid twice, and hand-over against cancellation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from argosy.handover.tests.scene import VIN, appointed, first_slot, paid, reserved, sound, taken

pytestmark = pytest.mark.db


@pytest.fixture
def lot(db_real: str, tmp_path: Path) -> Iterator[list[UUID]]:
    """Cars enough, in the database itself."""
    from market import launch_market

    yield launch_market(tmp_path / "pack", brand="leapmotor", products=1, stock=40)


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each came to: its answer, or the code of its refusal."""
    from django.db import connections

    from argosy.kernel.errors import ArgosyError

    def run(act: Callable[[], Any]) -> Any:
        try:
            return act()
        except ArgosyError as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [f.result() for f in [pool.submit(run, act) for act in acts]]


def test_the_last_place_is_taken_once_however_many_want_it(lot: list[UUID]) -> None:
    from argosy.handover import api as handover

    orders = [reserved(lot[0]) for _ in range(8)]
    at = first_slot(orders[0], "ES-MAD")
    told = at_once([lambda o=o: handover.appoint(o, "ES-MAD", at).state for o in orders])  # type: ignore[misc]
    assert Counter(told) == {"appointed": 2, "handover-slot-full": 6}
    assert sound()


def test_two_who_exchange_their_times_do_not_wait_for_each_other(lot: list[UUID]) -> None:
    from argosy.handover import api as handover

    orders = [reserved(lot[0]) for _ in range(4)]
    times = [first_slot(orders[0], "ES-MAD", skip=n) for n in range(2)]
    for n, order in enumerate(orders[:2]):
        handover.appoint(order, "ES-MAD", times[n])

    def back_and_forth(order: UUID, first: int) -> str:
        for n in range(6):
            handover.appoint(order, "ES-MAD", times[(first + n) % 2])
        return "done"

    told = at_once([lambda o=o, n=n: back_and_forth(o, n + 1) for n, o in enumerate(orders[:2])])  # type: ignore[misc]
    assert told == ["done", "done"] and sound()


def test_the_rest_is_paid_once_under_many_keys(lot: list[UUID]) -> None:
    from argosy.handover import api as handover

    order = appointed(lot[0])
    acts = [lambda n=n: handover.pay(order, "test-4242", "test", f"k{n % 3}").state for n in range(9)]  # type: ignore[misc]
    told = Counter(at_once(acts))
    assert set(told) <= {"paid", "appointed", "payment-state", "handover-state"}
    found = handover.advance(order)
    assert found.state == "paid" and taken(order) == found.total and sound()


def test_of_hand_over_and_cancellation_exactly_one_happens(lot: list[UUID]) -> None:
    from argosy.handover import api as handover

    for n in range(4):
        order = paid(lot[0])
        acts: list[Callable[[], Any]] = [
            lambda o=order: handover.hand_over(o, handover.Receipt("x", [VIN])).state,  # type: ignore[misc]
            lambda o=order: handover.cancel(o, str(uuid4())).state,  # type: ignore[misc]
        ]
        told = at_once(acts if n % 2 else acts[::-1])
        found = handover.agreement(order)
        assert told.count(found.state) == 1 and found.state in ("handed-over", "cancelled"), told
        assert taken(order) == (found.total if found.state == "handed-over" else 0)
        assert sound()


def test_cancelled_while_the_rest_is_paid_the_money_goes_back(lot: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.handover import api as handover

    for n in range(4):
        order = appointed(lot[0])
        acts: list[Callable[[], Any]] = [
            lambda o=order: handover.pay(o, "test-4242", "test", str(uuid4())).state,  # type: ignore[misc]
            lambda o=order: handover.cancel(o, str(uuid4())).state,  # type: ignore[misc]
        ]
        at_once(acts if n % 2 else acts[::-1])
        assert handover.advance(order).state == "cancelled"
        aftersales.settle(order)
        cancellation = aftersales.cancellation(order)
        assert cancellation is not None and cancellation.settled
        assert taken(order) == 0 and sound()
