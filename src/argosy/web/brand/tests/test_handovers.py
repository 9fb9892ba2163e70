"""A brand's hand-overs: the list, one of them, and recording it; never another brand's."""

from __future__ import annotations

from html import unescape
from typing import Any
from uuid import UUID

import pytest

from argosy.handover.tests.conftest import cars, local, showroom
from argosy.handover.tests.scene import VIN, paid, reserved, sound

pytestmark = pytest.mark.db
__all__ = ["cars", "local", "showroom"]


@pytest.fixture
def dealer(cars: list[UUID]) -> Any:
    """Somebody of Leapmotor's team, by role."""
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    def log_in(role: str = "lead", language: str = "en") -> Any:
        user = programme.create_user(f"{role}@leapmotor.example", "quite-a-long-password", name="Dealer")
        programme.enrol(programme.brand("leapmotor").id, user, role)
        return browser(user, language)

    return log_in


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_a_brand_sees_who_comes_and_records_the_hand_over(cars: list[UUID], dealer: Any) -> None:
    from argosy.handover import api as handover

    waiting, order = reserved(cars[1]), paid(cars[0])
    member = dealer()
    assert "2 reservations wait for their hand-over" in text(member.get("/brand/leapmotor/orders/"))
    listed = text(member.get("/brand/leapmotor/handovers/"))
    found = handover.agreement(order)
    assert found.number in listed and "Argosy Madrid" in listed and "Ana Ruiz" in listed and "none yet, by" in listed
    assert "ana@example.org" not in listed
    assert "once the rest is paid" in text(member.get(f"/brand/leapmotor/handovers/{waiting}/"))
    here = f"/brand/leapmotor/handovers/{order}/"
    for given in ({"units": "nonsense!"}, {"units": VIN, "odometer": "far"}, {"units": f"{VIN}\nLFZ63AX51SD000002"}):
        page = text(member.post(here, given), 422)
        assert given["units"] in page
    assert member.post(here, {"units": f" {VIN.lower()} ", "odometer": "12"}).status_code == 302
    done = text(member.get(here))
    assert VIN in done and "lead@leapmotor.example" in done and "The hand-over is recorded." in done
    assert handover.agreement(order).state == "handed-over" and sound()
    assert "交付" in text(dealer("finance", "zh").get(here))


def test_a_marketer_reads_but_records_nothing(cars: list[UUID], dealer: Any) -> None:
    from argosy.handover import api as handover

    order = paid(cars[0])
    member, here = dealer("marketer"), f"/brand/leapmotor/handovers/{order}/"
    assert "Hand over</button>" not in text(member.get(here))
    assert member.post(here, {"units": VIN}).status_code == 403
    assert handover.agreement(order).state == "paid"
