"""Withdrawing from a contract in two steps (Directive 2011/83/EU Art. 11a, inserted by Directive (EU) 2023/2673).

The first declares what is given up, by whom and where the acknowledgement goes; the second confirms it. No reason is asked, no account
needed. Before anything has left, a withdrawal from the whole order is a cancellation; else it is kept until the goods are back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from argosy.aftersales import cancelling, queries, returning, rules
from argosy.aftersales import return_queries as back
from argosy.aftersales.errors import (
    AlreadySent,
    DeclarationFaulty,
    LinesFaulty,
    NothingLeft,
    NotPlaced,
    PeriodOver,
    UnknownWithdrawal,
)
from argosy.aftersales.queries import WithdrawalRow
from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.kernel import clock, db, outbox
from argosy.kernel.markets import market as market_of


@dataclass(frozen=True, slots=True)
class Declaration:
    """The first step: `lines` quantity by order line, none for all that is left; `name` and `email` of who withdraws."""

    order_id: UUID
    name: str
    email: str
    language: str
    key: str
    lines: Mapping[UUID, int] = field(default_factory=dict)

    def digest(self) -> str:
        """What tells a repetition from another declaration under the same key."""
        lines = sorted((str(line), n) for line, n in self.lines.items())
        return catalogue.digest([str(self.order_id), self.name, self.email, lines])


@dataclass(frozen=True, slots=True)
class WithdrawalView:
    """A withdrawal: state declared, confirmed or settled. `cancelled`: the order was called off, its money is on its way back."""

    id: UUID
    order_id: UUID
    number: str
    lines: Mapping[UUID, int]
    whole: bool
    name: str
    email: str
    language: str
    state: str
    declared_at: datetime
    confirmed_at: datetime | None
    cancelled: bool


def withdraw(told: Declaration) -> WithdrawalView:
    """Step one: declare. The same under the same key gives the same withdrawal. Nothing is binding yet.

    Raises UnknownOrder, KeyMissing, KeyReused, NotPlaced, PeriodOver, NothingLeft, LinesFaulty, DeclarationFaulty.
    """
    checkout.check_key(told.key)
    if queries.of_key(told.key) is None:
        order = checkout.order(told.order_id)
        rest = _open(order, queries.of_order(order.id))
        lines = dict(told.lines) or rest
        if any(not 0 < quantity <= rest.get(line, 0) for line, quantity in lines.items()):
            raise LinesFaulty
        _check_person(told)
        queries.declare(
            {
                "order": order.id,
                "lines": {str(line): quantity for line, quantity in lines.items()},
                "whole": lines == _ordered(order),
                "name": told.name.strip(),
                "email": told.email.strip(),
                "language": told.language,
                "key": told.key,
                "digest": told.digest(),
            }
        )
    row = queries.of_key(told.key)
    if row is None or row.digest != told.digest():
        raise checkout.KeyReused
    return _view(row)


def confirm(withdrawal_id: UUID) -> WithdrawalView:
    """Step two: the withdrawal is binding, and its acknowledgement sent. The same again changes nothing.

    Raises UnknownWithdrawal, NotPlaced, PeriodOver, NothingLeft, LinesFaulty (others were confirmed meanwhile).
    """
    found = queries.by_id(withdrawal_id)
    if found is None:
        raise UnknownWithdrawal
    if found.state == "declared":
        with db.transaction():
            _confirm(found.order_id, withdrawal_id)
    if found.whole and cancelling.cancellation(found.order_id) is not None:
        cancelling.settle(found.order_id)
    return withdrawal(withdrawal_id)


def _confirm(order_id: UUID, withdrawal_id: UUID) -> None:
    back.lock(order_id)
    rows = queries.of_order(order_id, lock=True)
    row = next(r for r in rows if r.id == withdrawal_id)
    if row.state != "declared":
        return
    order = checkout.order(order_id)
    rest = _open(order, rows)
    if any(quantity > rest.get(UUID(line), 0) for line, quantity in row.lines.items()):
        raise LinesFaulty
    queries.confirm(withdrawal_id, clock.now())
    if not (row.whole and _called_off(order_id, withdrawal_id)):
        # It stays confirmed: the money goes back when the goods are back.
        returning.for_withdrawal(order, row)
    outbox.put("withdrawal.confirmed", {"withdrawal_id": str(withdrawal_id)})


def _called_off(order_id: UUID, withdrawal_id: UUID) -> bool:
    try:
        cancelling.undo(order_id, f"withdrawal:{withdrawal_id}", tell=False)
    except AlreadySent:
        return False
    return True


def _open(order: checkout.OrderView, rows: Sequence[WithdrawalRow]) -> dict[UUID, int]:
    """What can be withdrawn from now. Raises NotPlaced, PeriodOver, NothingLeft."""
    if order.state != "placed":
        raise NotPlaced(order.state)
    last = _last_day(order)
    if last is not None and clock.now().astimezone(ZoneInfo(market_of(order.market).time_zone)).date() > last:
        raise PeriodOver(last)
    rest = _left(order, rows)
    if not rest:
        raise NothingLeft
    return rest


def _ordered(order: checkout.OrderView) -> dict[UUID, int]:
    return {line.line_id: line.quantity for line in order.lines}


def _left(order: checkout.OrderView, rows: Sequence[WithdrawalRow]) -> dict[UUID, int]:
    given_up = [row.lines for row in rows if row.state != "declared"]
    return rules.left(_ordered(order), [*given_up, *returning.claimed(order.id)])


def _last_day(order: checkout.OrderView) -> date | None:
    received = rules.received_on(order.shipments, order.promised_on, market_of(order.market).time_zone)
    return None if received is None else rules.last_day(received)


def _check_person(told: Declaration) -> None:
    wrong = [] if 0 < len(told.name.strip()) <= 120 else ["name"]
    try:
        validate_email(told.email.strip())
    except ValidationError:
        wrong.append("email")
    if wrong or len(told.email) > 254:
        raise DeclarationFaulty(tuple(wrong or ["email"]))


def open_lines(order: checkout.OrderView) -> dict[UUID, int]:
    """Units by line that can be withdrawn from now. Raises NotPlaced, PeriodOver, NothingLeft."""
    return _open(order, queries.of_order(order.id))


def last_day(order_id: UUID) -> date | None:
    """The last day on which the contract can be withdrawn from; None while that is open. Raises UnknownOrder."""
    return _last_day(checkout.order(order_id))


def withdrawal(withdrawal_id: UUID) -> WithdrawalView:
    """A withdrawal. Raises UnknownWithdrawal."""
    row = queries.by_id(withdrawal_id)
    if row is None:
        raise UnknownWithdrawal
    return _view(row)


def withdrawal_of(order_id: UUID, number: str) -> WithdrawalView:
    """The withdrawal of that number of an order. Raises UnknownWithdrawal."""
    row = queries.by_number(number)
    if row is None or row.order_id != order_id:
        raise UnknownWithdrawal
    return _view(row)


def withdrawals(order_id: UUID) -> list[WithdrawalView]:
    """An order's withdrawals, oldest first, declared ones too."""
    return [_view(row) for row in queries.of_order(order_id)]


def _view(row: WithdrawalRow) -> WithdrawalView:
    called_off = row.state != "declared" and cancelling.cancellation(row.order_id) is not None
    return WithdrawalView(
        id=row.id,
        order_id=row.order_id,
        number=row.number,
        lines={UUID(line): quantity for line, quantity in row.lines.items()},
        whole=row.whole,
        name=row.name,
        email=row.email,
        language=row.language,
        state=row.state,
        declared_at=row.declared_at,
        confirmed_at=row.confirmed_at,
        cancelled=called_off,
    )
