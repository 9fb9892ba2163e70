"""What was invoiced of a reservation is credited whole once it is called off."""

from __future__ import annotations

from uuid import UUID

import pytest

from argosy.handover.tests import scene

pytestmark = pytest.mark.db


def work() -> None:
    from argosy.kernel import outbox
    from argosy.web import jobs

    jobs.register()
    while outbox.relay():
        pass


@pytest.mark.parametrize("rest_paid", [False, True])
def test_a_reservation_called_off_is_credited_whole(cars: list[UUID], rest_paid: bool) -> None:
    from argosy.handover import api as handover
    from argosy.invoicing import api as invoicing

    order = scene.paid(cars[0]) if rest_paid else scene.reserved(cars[0])
    work()
    handover.cancel(order, "c")
    work()
    found = invoicing.of_order(order)
    sums = {s: sum(d.gross for d in found if d.series == s) for s in ("invoice", "credit")}
    assert sums["invoice"] == sums["credit"] > 0 and invoicing.verify().ok
    assert sum(d.series == "invoice" for d in found) == 1 + rest_paid
