"""Withdrawing in two steps: in time, once, of what is left; before anything has left it is a cancellation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from argosy.aftersales.tests.scene import accounts, stock, told, undone
from argosy.checkout.tests.scene import buy, later

pytestmark = pytest.mark.db


def declaration(order: UUID, key: str = "w1", **changes: Any) -> Any:
    from argosy.aftersales import api as aftersales

    given = {"name": "Ana Ruiz", "email": "ana@example.org", "language": "es", **changes}
    return aftersales.Declaration(order_id=order, key=key, **given)


def line_of(order: UUID) -> UUID:
    from argosy.checkout import api as checkout

    return checkout.order(order).lines[0].line_id


def sent(variant: UUID, quantity: int = 1, delivered: datetime | None = None) -> UUID:
    """An order that has left, and arrived where `delivered` says so."""
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.models import Shipment

    order = UUID(str(buy(variant, quantity=quantity).order_id))
    assert fulfilment.ship(order, "es")
    if delivered is not None:
        Shipment.objects.filter(order_id=order).update(state="delivered", delivered_at=delivered)
    return order


@contextmanager
def on(year: int, month: int, day: int, hour: int = 12) -> Iterator[None]:
    from argosy.kernel import clock

    with clock.travel(datetime(year, month, day, hour, tzinfo=UTC)):
        yield


def test_before_dispatch_a_withdrawal_from_all_is_a_cancellation(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = buy(variants[0], quantity=2).order_id
    first = aftersales.withdraw(declaration(order))
    assert (first.state, first.whole, first.lines, first.confirmed_at) == ("declared", True, {line_of(order): 2}, None)
    assert len(first.number) == 11 and first.number.startswith("W-")
    # The first step binds nobody.
    assert checkout.order(order).state == "placed" and told("withdrawal.confirmed") == 0
    done = aftersales.confirm(first.id)
    assert (done.state, done.cancelled) == ("settled", True)
    assert done.confirmed_at is not None and done.confirmed_at >= first.declared_at
    undone(order, variants[0])
    assert checkout.payment(order).state == "voided"
    assert aftersales.confirm(first.id) == done
    # One receipt, and no second mail of the cancellation.
    assert (told("withdrawal.confirmed"), told("order.cancelled")) == (1, 0)


def test_after_dispatch_it_is_kept_until_the_goods_are_back(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = sent(variants[0])
    booked = accounts(order)
    done = aftersales.confirm(aftersales.withdraw(declaration(order)).id)
    assert (done.state, done.whole, done.cancelled) == ("confirmed", True, False)
    assert checkout.order(order).state == "placed"
    assert checkout.payment(order).state == "authorised"
    assert accounts(order) == booked and stock(variants[0]) == (999, 0)
    assert told("withdrawal.confirmed") == 1
    with pytest.raises(aftersales.NothingLeft):
        aftersales.withdraw(declaration(order, "w2"))


def test_a_part_can_be_given_up_and_then_the_rest_but_no_more(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales

    order = sent(variants[0], quantity=3)
    line = line_of(order)
    part = aftersales.withdraw(declaration(order, "w1", lines={line: 2}))
    rival = aftersales.withdraw(declaration(order, "w2", lines={line: 2}))
    assert (part.whole, part.lines) == (False, {line: 2})
    assert aftersales.confirm(part.id).state == "confirmed"
    for wrong in ({line: 2}, {line: 0}, {line: -1}, {uuid4(): 1}):
        with pytest.raises(aftersales.LinesFaulty):
            aftersales.withdraw(declaration(order, "w3", lines=wrong))
    # Declared while there was enough, confirmed when there is not.
    with pytest.raises(aftersales.LinesFaulty):
        aftersales.confirm(rival.id)
    assert aftersales.withdrawal(rival.id).state == "declared"
    rest = aftersales.withdraw(declaration(order, "w4"))
    assert (rest.whole, rest.lines) == (False, {line: 1})
    aftersales.confirm(rest.id)
    assert [w.state for w in aftersales.withdrawals(order)] == ["confirmed", "declared", "confirmed"]
    assert told("withdrawal.confirmed") == 2


def test_a_part_before_dispatch_leaves_the_order_in_force(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order = buy(variants[0], quantity=2).order_id
    done = aftersales.confirm(aftersales.withdraw(declaration(order, lines={line_of(order): 1})).id)
    assert (done.state, done.cancelled, checkout.order(order).state) == ("confirmed", False, "placed")
    assert stock(variants[0]) == (1000, 2)
    # Calling off the order settles what was withdrawn before.
    assert aftersales.cancel(order, "c1").settled
    assert aftersales.withdrawal(done.id).state == "settled"


def test_the_same_key_declares_once_and_other_content_under_it_is_refused(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    order, other = sent(variants[0]), sent(variants[0])
    first = aftersales.withdraw(declaration(order))
    assert aftersales.withdraw(declaration(order)) == first
    changes: list[dict[str, Any]] = [{"name": "Eva"}, {"email": "eva@example.org"}, {"lines": {line_of(order): 1}}]
    for change in changes:
        with pytest.raises(checkout.KeyReused):
            aftersales.withdraw(declaration(order, **change))
    with pytest.raises(checkout.KeyReused):
        aftersales.withdraw(declaration(other))
    for key in ("", "x" * 201):
        with pytest.raises(checkout.KeyMissing):
            aftersales.withdraw(declaration(order, key))
    assert len(aftersales.withdrawals(order)) == 1
    # A repetition is answered, however late it comes.
    with later(days=400):
        assert aftersales.withdraw(declaration(order)) == first


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"name": " "}, ("name",)),
        ({"name": "x" * 121}, ("name",)),
        ({"email": "nobody"}, ("email",)),
        ({"name": "", "email": ""}, ("name", "email")),
    ],
)
def test_a_declaration_needs_a_name_and_where_the_receipt_goes(
    variants: list[UUID], changes: dict[str, str], fields: tuple[str, ...]
) -> None:
    from argosy.aftersales import api as aftersales

    order = sent(variants[0])
    with pytest.raises(aftersales.DeclarationFaulty) as refused:
        aftersales.withdraw(declaration(order, **changes))
    assert refused.value.fields == fields
    assert aftersales.withdrawals(order) == []


def test_fourteen_days_after_delivery_it_is_too_late(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales

    # Delivered on a Monday; the last day is the Monday two weeks later, until midnight in Madrid.
    order = sent(variants[0], delivered=datetime(2026, 11, 30, 10, tzinfo=UTC))
    assert aftersales.last_day(order) == date(2026, 12, 14)
    with on(2026, 12, 14, 22):
        open_ = aftersales.withdraw(declaration(order))
    with on(2026, 12, 14, 23), pytest.raises(aftersales.PeriodOver) as refused:
        aftersales.withdraw(declaration(order, "w2"))
    assert refused.value.last_day == date(2026, 12, 14)
    assert "14 de diciembre de 2026" in refused.value.sentence("es")
    assert "14. Dezember 2026" in refused.value.sentence("de")
    with on(2026, 12, 15), pytest.raises(aftersales.PeriodOver):
        aftersales.confirm(open_.id)
    assert aftersales.withdrawal(open_.id).state == "declared" and told("withdrawal.confirmed") == 0
    with on(2026, 12, 14, 22):
        assert aftersales.confirm(open_.id).state == "confirmed"


def test_without_word_of_the_delivery_the_promised_day_counts(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.aftersales import rules
    from argosy.checkout import api as checkout

    order = sent(variants[0])
    promised = checkout.order(order).promised_on
    assert promised is not None
    assert aftersales.last_day(order) == rules.last_day(promised)
    assert aftersales.last_day(order) >= promised + timedelta(days=14)  # type: ignore[operator]
    # What has not left has no last day.
    assert aftersales.last_day(buy(variants[0]).order_id) is None


def test_what_is_not_in_force_cannot_be_withdrawn_from(variants: list[UUID]) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    waiting, gone = buy(variants[0], "test-3220").order_id, buy(variants[0]).order_id
    declared = aftersales.withdraw(declaration(gone))
    aftersales.cancel(gone, "c1")
    for order in (waiting, gone):
        with pytest.raises(aftersales.NotPlaced):
            aftersales.withdraw(declaration(order, "w2"))
    with pytest.raises(aftersales.NotPlaced):
        aftersales.confirm(declared.id)
    with pytest.raises(aftersales.UnknownWithdrawal):
        aftersales.confirm(uuid4())
    with pytest.raises(aftersales.UnknownWithdrawal):
        aftersales.withdrawal_of(waiting, declared.number)
    with pytest.raises(checkout.UnknownOrder):
        aftersales.withdraw(declaration(uuid4(), "w3"))
    assert aftersales.withdrawal_of(gone, declared.number).state == "declared"


def test_a_crash_before_the_money_went_back_is_made_good(variants: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout

    class Crash(BaseException):
        pass

    def crash(*_: object, **__: object) -> None:
        raise Crash

    order = buy(variants[0]).order_id
    declared = aftersales.withdraw(declaration(order))
    with monkeypatch.context() as patched, pytest.raises(Crash):
        patched.setattr(checkout, "void", crash)
        aftersales.confirm(declared.id)
    assert (aftersales.withdrawal(declared.id).state, checkout.payment(order).state) == ("confirmed", "authorised")
    assert aftersales.finish() == 1
    assert (aftersales.withdrawal(declared.id).state, checkout.payment(order).state) == ("settled", "voided")
    undone(order, variants[0])
