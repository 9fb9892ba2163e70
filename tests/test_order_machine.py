"""Orders in any order of events: bought, paid, asked again, told twice, cancelled, withdrawn, sent, captured, given back; always sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from market import launch_market, request

pytestmark = [pytest.mark.db, pytest.mark.slow]

STOCK = 4
#: Sure, asked, refused, challenged, challenged and then refused, late, a lost answer, a lost question, refunds that come late or fail.
CARDS = (
    "test-4242", "test-7726", "test-0002", "test-3220", "test-1629", "test-0077", "test-0028", "test-0036", "test-5126",
)  # fmt: skip
#: What each turn of the clock may be: below and above the six seconds of late answers and the fifteen minutes of questions.
TURNS = (timedelta(seconds=1), timedelta(seconds=10), timedelta(minutes=20))


@contextmanager
def undone() -> Iterator[None]:
    """All that an example writes is rolled back; a door's durable transaction may open inside."""
    from django.db import connection, transaction

    with transaction.atomic():
        connection.atomic_blocks[-1]._from_testcase = True
        try:
            yield
        finally:
            transaction.set_rollback(True)


class Orders(RuleBasedStateMachine):
    """One shop with a few units of each variant, and everything that can happen to its orders."""

    variants: tuple[UUID, ...] = ()
    orders = Bundle("orders")
    withdrawals = Bundle("withdrawals")

    def __init__(self) -> None:
        super().__init__()
        from argosy.kernel import clock

        self.block = undone()
        self.block.__enter__()
        self.count = 0
        self.now = clock.now()
        self.told: dict[str, tuple[Any, UUID]] = {}
        self.sent: set[UUID] = set()

    def teardown(self) -> None:
        self.block.__exit__(None, None, None)

    @contextmanager
    def moment(self) -> Iterator[None]:
        """At the machine's own time; what the house refuses in a sentence of its own is an answer like any other."""
        from argosy.kernel import clock
        from argosy.kernel.errors import ArgosyError

        with clock.travel(self.now):
            try:
                yield
            except ArgosyError as refused:
                assert refused.code

    @initialize()
    def open(self) -> None:
        self.now += timedelta(seconds=1)

    @rule(turn=st.sampled_from(TURNS))
    def time_passes_and_the_worker_asks(self, turn: timedelta) -> None:
        from argosy.aftersales import api as aftersales
        from argosy.checkout import api as checkout

        self.now += turn
        with self.moment():
            checkout.follow_hints()
            checkout.follow_up()
            checkout.catch_up()
            aftersales.finish()

    @rule(
        target=orders,
        first=st.integers(0, 2),
        second=st.integers(0, 2),
        units=st.integers(1, 3),
        card=st.sampled_from(CARDS),
    )
    def buy(self, first: int, second: int, units: int, card: str) -> UUID | None:
        from argosy.checkout import api as checkout

        self.count += 1
        lines = {self.variants[first]: units, self.variants[second]: 1}
        wanted = request(f"machine-{self.count}", lines, card)
        with self.moment():
            placed = checkout.place(wanted)
            self.told[wanted.key] = (wanted, placed.order_id)
            return placed.order_id
        return None

    @rule(number=st.integers(1, 20))
    def buy_again_with_the_same_key(self, number: int) -> None:
        from argosy.checkout import api as checkout

        if known := self.told.get(f"machine-{number}"):
            with self.moment():
                assert checkout.place(known[0]).order_id == known[1]

    @rule(order=orders, accepted=st.booleans())
    def answer_the_bank(self, order: UUID | None, accepted: bool) -> None:
        from argosy.checkout import api as checkout

        if order:
            with self.moment():
                checkout.confirm(order, accepted)

    @rule(order=orders)
    def ask_the_provider(self, order: UUID | None) -> None:
        from argosy.checkout import api as checkout

        if order:
            with self.moment():
                checkout.ask_again(order)

    @rule(order=orders, seed=st.integers(0, 5))
    def messages_come_twice_and_in_any_order(self, order: UUID | None, seed: int) -> None:
        from argosy.checkout import api as checkout

        if order:
            with self.moment():
                for body in checkout.test_messages(order, times=2, shuffled=True, seed=seed):
                    heads = {name.lower(): value for name, value in checkout.signed_test_message(body).items()}
                    checkout.receive("test", heads, body)
                checkout.follow_hints()

    @rule(order=orders)
    def cancel(self, order: UUID | None) -> None:
        from argosy.aftersales import api as aftersales

        if order:
            with self.moment():
                aftersales.cancel(order, f"cancel-{order}")
                assert order not in self.sent, "goods that had left were called back"

    @rule(target=withdrawals, order=orders)
    def withdraw(self, order: UUID | None) -> UUID | None:
        from argosy.aftersales import api as aftersales

        if order:
            with self.moment():
                told = aftersales.Declaration(order, "Ana Ruiz", "ana@example.org", "es", f"withdraw-{order}")
                return aftersales.withdraw(told).id
        return None

    @rule(withdrawal=consumes(withdrawals))
    def confirm_the_withdrawal(self, withdrawal: UUID | None) -> None:
        from argosy.aftersales import api as aftersales

        if withdrawal:
            with self.moment():
                aftersales.confirm(withdrawal)

    @rule(order=orders, arrives=st.booleans())
    def send(self, order: UUID | None, arrives: bool) -> None:
        from argosy.aftersales import api as aftersales
        from argosy.fulfilment import api as fulfilment

        if order:
            with self.moment():
                aftersales.dispatch(order)
                self.sent.add(order)
                if arrives:
                    fulfilment.deliver(order, self.now)

    @rule(order=orders, remedy=st.sampled_from(["replacement", "refund"]), accepted=st.booleans())
    def claim_a_fault(self, order: UUID | None, remedy: str, accepted: bool) -> None:
        from argosy.aftersales import api as aftersales
        from argosy.checkout import api as checkout

        if order:
            with self.moment():
                lines = aftersales.held(checkout.order(order))
                told = aftersales.Claim(order, "guarantee", lines, "es", f"{order}-{remedy}", remedy, told="?")
                aftersales.decide(aftersales.claim(told).number, accepted, "So it is.")

    @rule(order=orders, units=st.integers(1, 3), sellable=st.integers(0, 1), twice=st.booleans())
    def take_in(self, order: UUID | None, units: int, sellable: int, twice: bool) -> None:
        from argosy.aftersales import api as aftersales

        waiting = [r for r in aftersales.returns(order) if r.left] if order else []
        self.count += 1
        for back in waiting[:1]:
            lines = {line: min(n, units) for line, n in back.left.items()}
            told = aftersales.Reception(back.number, lines, dict.fromkeys(lines, sellable), "x", f"in-{self.count}")
            for _ in range(1 + twice):
                with self.moment():
                    aftersales.receive(told)

    @rule(order=orders)
    def send_replacements(self, order: UUID | None) -> None:
        from argosy.aftersales import api as aftersales

        for back in aftersales.returns(order) if order else []:
            with self.moment():
                aftersales.send_replacement(back.number)

    @rule(order=orders)
    def capture(self, order: UUID | None) -> None:
        from argosy.checkout import api as checkout

        if order and checkout.status(order).state == "placed":
            with self.moment():
                checkout.capture(order)

    @rule(order=orders, amount=st.integers(1, 20_000), number=st.integers(1, 2))
    def give_back(self, order: UUID | None, amount: int, number: int) -> None:
        from argosy.aftersales import api as aftersales
        from argosy.checkout import api as checkout

        if order:
            with self.moment():
                line = checkout.order(order).lines[0].line_id
                aftersales.reduce(order, line, amount, "Goodwill", "x", f"reduced-{order}-{number}")

    @invariant()
    def stock_is_what_open_orders_hold(self) -> None:
        from argosy.aftersales.models import Return
        from argosy.checkout.models import OrderLine
        from argosy.fulfilment import api as fulfilment
        from argosy.fulfilment.models import Movement, Stock

        held: Counter[UUID] = Counter()
        left: Counter[UUID] = Counter()
        of = {line.id: line for line in OrderLine.objects.filter(order__state__in=("pending", "placed"))}
        for line in of.values():
            (left if line.order_id in self.sent else held)[line.variant_id] += line.quantity
        for move in Movement.objects.filter(kind="return"):
            left[move.variant_id] -= move.on_hand_delta
        for back in Return.objects.filter(state="received", remedy="replacement"):
            sent = Movement.objects.filter(reference=back.id, kind="ship").exists()
            for name, units in back.lines.items():
                (left if sent else held)[of[UUID(name)].variant_id] += units
        for variant in self.variants:
            rows = Stock.objects.filter(variant_id=variant)
            assert sum(r.reserved for r in rows) == held[variant]
            assert sum(r.on_hand for r in rows) == STOCK - left[variant]
            assert held[variant] + left[variant] <= STOCK
        assert not fulfilment.differences()

    @invariant()
    def books_balance(self) -> None:
        from argosy.checkout.payments import queries
        from argosy.ledger import api as ledger
        from argosy.settlement import api as settlement

        assert ledger.verify().ok
        assert not settlement.uncleared("eu", ["EUR"])
        assert not queries.refund_differences()

    @invariant()
    def money_follows_the_order(self) -> None:
        from argosy.checkout.models import Order, Payment, TestEntry

        states = dict(Order.objects.values_list("id", "state"))
        assert len(states) == len({order for _, order in self.told.values()})
        for p in Payment.objects.all():
            assert 0 <= p.refunded_minor <= p.captured_minor <= p.amount_minor
            taken = sum(e.amount_minor for e in TestEntry.objects.filter(reference=p.reference, what="capture"))
            assert taken == (p.captured_minor if p.state == "captured" else 0)
            if states[p.order_id] == "placed":
                assert p.state in ("authorised", "capturing", "captured")
            elif states[p.order_id] == "refused":
                assert p.state in ("declined", "voided", "voiding")

    @invariant()
    def no_more_goes_back_than_was_bought(self) -> None:
        from argosy.aftersales.models import Refund, RefundLine
        from argosy.checkout.models import Order, OrderLine, Payment

        units: Counter[UUID] = Counter()
        prices: Counter[UUID] = Counter()
        for x in RefundLine.objects.all():
            units[x.line_id] += x.units
            prices[x.line_id] += x.net_minor + x.vat_minor
        for line in OrderLine.objects.filter(id__in=units):
            assert units[line.id] <= line.quantity and prices[line.id] <= line.gross_minor
            assert units[line.id] < line.quantity or prices[line.id] == line.gross_minor
        owed: Counter[UUID] = Counter()
        for refund in Refund.objects.all():
            owed[refund.order_id] += refund.amount_minor
        for p in Payment.objects.filter(order_id__in=owed, state="captured"):
            gross = Order.objects.get(id=p.order_id).gross_minor
            assert p.refunded_minor <= owed[p.order_id] <= gross == p.captured_minor

    @invariant()
    def cancelled_orders_are_reversed(self) -> None:
        from argosy.checkout.models import Order
        from argosy.ledger import api as ledger

        cancelled = list(Order.objects.filter(state="cancelled").values_list("id", flat=True))
        for order, transfers in ledger.by_journal(cancelled).items():
            left: Counter[str] = Counter()
            for t in transfers:
                left[str(t.debit)] += t.amount_minor
                left[str(t.credit)] -= t.amount_minor
            assert order not in self.sent and len(left) >= 5 and not any(left.values())


def test_orders_stay_sound_whatever_happens_to_them(db: None, tmp_path: Path) -> None:
    Orders.variants = tuple(launch_market(tmp_path / "pack", stock=STOCK)[:3])
    assert len(Orders.variants) == 3
    bounded = settings(
        max_examples=15,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Orders, settings=bounded)
