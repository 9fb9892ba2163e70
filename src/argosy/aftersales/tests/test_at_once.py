"""Cancelling, withdrawing and sending at the same time, over connections of their own."""

from __future__ import annotations

import threading
from pathlib import Path
from uuid import UUID

import pytest

from argosy.aftersales.tests.scene import accounts, sound, stock
from argosy.checkout.tests.scene import buy

pytestmark = pytest.mark.db


def test_of_cancelling_and_sending_at_once_exactly_one_happens(db_real: str, tmp_path: Path) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment

    variant = launch_market(tmp_path / "pack", products=1, stock=1000)[0]
    orders = [buy(variant).order_id for _ in range(12)]
    found: dict[tuple[str, UUID], object] = {}

    def run(name: str, order: UUID, start: threading.Barrier) -> None:
        try:
            start.wait(30)
            if name == "ship":
                found[name, order] = fulfilment.ship(order, "es")
            else:
                found[name, order] = aftersales.cancel(order, f"{name}-{order}").settled
        except aftersales.AlreadySent:
            found[name, order] = False
        except Exception as trouble:
            found[name, order] = repr(trouble)
        finally:
            connection.close()

    for number, order in enumerate(orders):
        start = threading.Barrier(3)
        # Who is first is left to chance, but not always to the same.
        names = ("ship", "cancel", "again") if number % 2 else ("cancel", "again", "ship")
        threads = [threading.Thread(target=run, args=(name, order, start)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    sent = 0
    for order in orders:
        ship, cancel, again = (found[name, order] for name in ("ship", "cancel", "again"))
        assert (ship, cancel, again) in ((True, False, False), (False, True, True))
        sent += ship is True
        state, payment = checkout.order(order).state, checkout.payment(order).state
        assert (state, payment) == (("placed", "authorised") if ship else ("cancelled", "voided"))
        assert set(accounts(order).values()) == {0} or ship
    assert stock(variant) == (1000 - sent, 0)
    assert sound()


def test_of_two_withdrawals_from_the_same_goods_one_is_confirmed(db_real: str, tmp_path: Path) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.aftersales import api as aftersales
    from argosy.fulfilment import api as fulfilment

    variant = launch_market(tmp_path / "pack", products=1, stock=1000)[0]
    for _ in range(4):
        order = buy(variant, quantity=2).order_id
        assert fulfilment.ship(order, "es")
        told = [aftersales.Declaration(order, "Ana", "ana@example.org", "es", f"{order}-{n}") for n in range(4)]
        declared = [aftersales.withdraw(each).id for each in told]
        start = threading.Barrier(len(declared))
        found: list[str] = []

        def run(withdrawal: UUID, start: threading.Barrier, found: list[str]) -> None:
            try:
                start.wait(30)
                found.append(aftersales.confirm(withdrawal).state)
            except Exception as trouble:
                found.append(getattr(trouble, "code", repr(trouble)))
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=(each, start, found)) for each in declared]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert sorted(found) == ["aftersales-nothing-left"] * 3 + ["confirmed"]
        assert sorted(w.state for w in aftersales.withdrawals(order)) == ["confirmed"] + ["declared"] * 3


def test_of_two_who_take_the_same_goods_in_one_does(db_real: str, tmp_path: Path) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.kernel.errors import ArgosyError

    variant = launch_market(tmp_path / "pack", products=1, stock=1000)[0]
    for turn in range(3):
        order = buy(variant, quantity=2).order_id
        aftersales.dispatch(order)
        declared = aftersales.withdraw(aftersales.Declaration(order, "Ana", "ana@example.org", "es", f"{order}"))
        aftersales.confirm(declared.id)
        back, line = aftersales.returns(order)[0], checkout.order(order).lines[0]
        start = threading.Barrier(4)
        found: list[str] = []

        def take(number: int, name: str, start: threading.Barrier, found: list[str], line: UUID, order: UUID) -> None:
            try:
                start.wait(30)
                if number:
                    aftersales.receive(aftersales.Reception(name, {line: 2}, {line: 2}, "x", f"{name}-{number % 2}"))
                else:
                    aftersales.reduce(order, line, 100, "Late", "x", f"{name}-reduced")
                found.append("done")
            except ArgosyError as refused:
                found.append(refused.code)
            finally:
                connection.close()

        facts = (back.number, start, found, line.line_id, order)
        threads = [threading.Thread(target=take, args=(number, *facts)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        # Two of the three tell the same under one key; the third, or the two, come too late.
        refunds = aftersales.refunds(order)
        assert "done" in found and sum(r.amount for r in refunds) == checkout.order(order).gross
        assert sum(1 for r in refunds if r.return_id) == 1
        assert stock(variant) == (1000, 0) and sound(), turn
