"""Reservations in any order of events: whatever happens, the money that is taken is the money that is booked, and no slot holds too many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from argosy.handover.tests.scene import VIN, accounts, reserved, sound, taken

pytestmark = pytest.mark.db
#: Sure, asked, refused, challenged, late, late and refused, a lost answer.
CARDS = ("test-4242", "test-0002", "test-3220", "test-0077", "test-0010", "test-0028")
TURNS = (timedelta(seconds=10), timedelta(hours=20), timedelta(days=4), timedelta(days=20))
POINTS = ("ES-MAD", "ES-BCN")
ENDED = ("handed-over", "cancelled", "expired")


class Reservations(RuleBasedStateMachine):
    """A showroom with a few cars, and everything that can happen to their reservations."""

    cars: tuple[UUID, ...] = ()
    orders = Bundle("orders")

    def __init__(self) -> None:
        super().__init__()
        from django.db import connection, transaction

        from argosy.kernel import clock

        self.block = transaction.atomic()
        self.block.__enter__()
        connection.atomic_blocks[-1]._from_testcase = True
        self.now, self.count = clock.now(), 0
        self.all: list[UUID] = []
        self.ended: dict[UUID, tuple[str, int]] = {}

    def teardown(self) -> None:
        from django.db import transaction

        # Once the worker has had time, we hold exactly what is booked.
        for _ in range(3):
            Reservations.time_passes_and_the_worker_works(self, timedelta(minutes=20))
        for order in self.all:
            assert taken(order) == -accounts(order).get("psp-clearing", 0)
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @contextmanager
    def moment(self) -> Iterator[None]:
        """At the machine's own time; a refusal in a sentence is an answer like any other."""
        from argosy.kernel import clock
        from argosy.kernel.errors import ArgosyError

        with clock.travel(self.now):
            try:
                yield
            except ArgosyError as refused:
                assert refused.sentence("en") and refused.code

    @rule(
        target=orders, car=st.integers(0, 2), card=st.sampled_from(("test-4242", "test-7726")), business=st.booleans()
    )
    def reserve(self, car: int, card: str, business: bool) -> UUID | None:
        with self.moment():
            order = reserved(self.cars[car], card, vat_id="ESB12345674" if business else "")
            self.all.append(order)
            return order
        return None

    @rule(order=orders, point=st.sampled_from(POINTS), slot=st.integers(0, 2))
    def appoint(self, order: UUID | None, point: str, slot: int) -> None:
        from argosy.handover import api as handover

        with self.moment():
            if order and len(free := handover.slots(order, point)) > slot:
                handover.appoint(order, point, free[slot][0].starts_at)

    @rule(order=orders, card=st.sampled_from(CARDS))
    def pay(self, order: UUID | None, card: str) -> None:
        from argosy.handover import api as handover

        self.count += 1
        with self.moment():
            if order:
                handover.pay(order, card, "test", f"machine-{self.count}")

    @rule(order=orders, accepted=st.booleans())
    def answer_the_bank(self, order: UUID | None, accepted: bool) -> None:
        from argosy.handover import api as handover

        with self.moment():
            if order:
                handover.confirm(order, accepted)

    @rule(order=orders)
    def hand_over(self, order: UUID | None) -> None:
        from argosy.handover import api as handover

        with self.moment():
            if order:
                handover.hand_over(order, handover.Receipt("dealer", [VIN]))

    @rule(order=orders)
    def cancel(self, order: UUID | None) -> None:
        from argosy.handover import api as handover

        self.count += 1
        with self.moment():
            if order:
                handover.cancel(order, f"cancel-{self.count}")

    @rule(order=orders)
    def withdraw(self, order: UUID | None) -> None:
        from argosy.aftersales import api as aftersales

        self.count += 1
        with self.moment():
            if order:
                told = aftersales.Declaration(order, "Ana Ruiz", "ana@example.org", "es", f"withdraw-{self.count}")
                aftersales.confirm(aftersales.withdraw(told).id)

    @rule(turn=st.sampled_from(TURNS))
    def time_passes_and_the_worker_works(self, turn: timedelta) -> None:
        from argosy.aftersales import api as aftersales
        from argosy.checkout import api as checkout
        from argosy.handover import api as handover

        self.now += turn
        with self.moment():
            checkout.follow_up_parts()
            checkout.catch_up()
            handover.finish()
            aftersales.finish()

    @invariant()
    def everything_agrees(self) -> None:
        from argosy.checkout import api as checkout
        from argosy.handover import api as handover

        assert sound()
        for order in self.all:
            found = handover.known(order)
            assert found is not None
            booked = accounts(order)
            assert sum(booked.values()) == 0
            held = booked.get("customer-deposits", 0)
            in_force = checkout.status(order).state == "placed"
            if found.state in ("reserved", "appointed", "paid") and in_force:
                assert held == found.total - found.due and "brand" not in booked
            elif found.state == "handed-over":
                assert held == 0 and -booked["psp-clearing"] == found.total == taken(order)
            else:
                assert not in_force and booked == (
                    {"psp-clearing": -found.kept, "brand": found.kept} if found.kept else {}
                )
                assert found.kept == 0 or found.buyer == "business"
            # What has ended stays as it ended.
            if found.state in ENDED:
                assert self.ended.setdefault(order, (found.state, found.kept)) == (found.state, found.kept)


def test_reservations_in_any_order_of_events_stay_sound(cars: list[UUID]) -> None:
    class Here(Reservations):
        pass

    Here.cars = tuple(cars)
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=8,
            stateful_step_count=22,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
