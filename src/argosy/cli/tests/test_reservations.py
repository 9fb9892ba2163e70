"""Reservations of the demo and of simulated shoppers, and the command line that lists and records them."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.handover.tests.scene import VIN, paid, sound

pytestmark = pytest.mark.db


@pytest.fixture
def lot(db: None, tmp_path: Path) -> list[UUID]:
    """Cars in Spain and Germany, on sale for forty days."""
    from market import launch_market

    from argosy.kernel import clock

    with clock.travel(clock.now() - timedelta(days=40)):
        return launch_market(tmp_path / "pack", ("es", "de"), brand="leapmotor", products=1, stock=30)


def test_the_demo_shows_a_reservation_at_each_step(lot: list[UUID]) -> None:
    from argosy.cli.reservations import show_some
    from argosy.handover import api as handover
    from argosy.programme import api as programme

    brand = programme.brand("leapmotor").id
    assert show_some(brand) == show_some(brand) == 3
    assert sorted(a.state for a in handover.of_brand([brand])) == ["appointed", "paid", "reserved"]
    assert sound()


def test_simulated_buyers_come_for_their_cars(lot: list[UUID]) -> None:
    from argosy.cli.reservations import come_for
    from argosy.handover import api as handover
    from argosy.handover.tests.scene import reserved
    from argosy.kernel import clock

    at = clock.now() - timedelta(days=38)
    states = set()
    for n in range(12):
        with clock.travel(at):
            order = reserved(lot[n % len(lot)])
        state = come_for(order, f"test-{n}", at)
        assert state == handover.agreement(order).state
        states.add(state)
    assert "handed-over" in states and sound()


def run(*words: str) -> Any:
    from click.testing import CliRunner

    from argosy.cli.handover import handover

    return CliRunner().invoke(handover, list(words))


def test_the_command_line_lists_and_records(lot: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.cli import main
    from argosy.handover import api as handover

    monkeypatch.setattr(main, "ready", lambda: None)
    number = handover.agreement(paid(lot[0])).number
    assert number in run("list").output and "nothing due" in run("list", "--brand", "leapmotor").output
    refused = run("record", number, "--unit", "nonsense!", "--by", "Ana")
    assert refused.exit_code == 1 and "17 characters" in refused.output
    done = run("record", number.lower(), "--unit", VIN, "--odometer", "12", "--by", "Ana", "--json")
    assert json.loads(done.output)["units"] == [VIN]
    assert VIN in run("list", "--ended").output and "handed-over" in run("show", number).output
    assert "agrees" in run("check").output
