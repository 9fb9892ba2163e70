"""Money given back, booked: the part of an order's split that goes back with it. Pure.

What was booked for the order at its placing goes back in proportion, debit and credit exchanged, each kind marked as reversed:

    sale, vat            what is given back of the price
    duty, duty_vat       what is given back of what was paid for customs (Reg. (EU) 2015/2446 Art. 148(3): the declaration is invalidated)
    commission           the platform takes none on what came back
    co_funding           nor does it bear a discount on it
    delivery, its VAT    where all of the order is given back, at most what the standard way costs (Directive 2011/83/EU Art. 13(1), (2))
    capture              the money itself

What the provider of payments took and what sending cost stay with the brand; what the way back costs (`return_carriage`) it bears too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from argosy.kernel.money import between, part
from argosy.ledger.api import TransferRow
from argosy.settlement import accounts
from argosy.settlement.errors import BadOrder
from argosy.settlement.rules import REVERSED

_SHARED = ("commission", "co_funding")
_DELIVERY = ("delivery", "delivery_vat")


@dataclass(frozen=True, slots=True)
class BackLine:
    """What is given back of an order's line, in minor units. `subject` names this giving back, once.

    `before` and `after` tell how much of the price `gross` has been given back until and with it: after - before == net + vat. `carriage`
    is what its way back costs the brand.
    """

    subject: UUID
    line_id: UUID
    gross: int
    before: int
    after: int
    net: int
    vat: int
    duty: int = 0
    duty_vat: int = 0
    carriage: int = 0

    @property
    def amount(self) -> int:
        return self.net + self.vat + self.duty + self.duty_vat


@dataclass(frozen=True, slots=True)
class Back:
    """A giving back: its lines, and what of the delivery is given back with them (with tax). `subject` names it among the order's."""

    order_id: UUID
    subject: UUID
    region: str
    currency: str
    lines: tuple[BackLine, ...]
    delivery: int
    at: datetime


def check(back: Back) -> None:
    """Raises BadOrder where the amounts contradict each other."""
    for line in back.lines:
        if line.after - line.before != line.net + line.vat or not 0 <= line.before <= line.after <= line.gross:
            raise BadOrder("amounts", line.line_id)
        if min(line.net, line.vat, line.duty, line.duty_vat, line.carriage) < 0:
            raise BadOrder("amounts", line.line_id)


def rows(back: Back, booked: Sequence[TransferRow]) -> list[TransferRow]:
    """The transfers of a giving back, none of them zero, given all that is booked for the order. Raises BadOrder."""
    check(back)
    by_line: dict[UUID, dict[str, TransferRow]] = {}
    for row in booked:
        by_line.setdefault(row.subject_id, {})[row.kind] = row
    found = [row for line in back.lines for row in _line(back, line, by_line.get(line.line_id, {}))]
    given = sum(line.amount for line in back.lines)
    if back.delivery:
        whole = by_line.get(back.order_id, {})
        net, vat = (whole[kind].amount_minor if kind in whole else 0 for kind in _DELIVERY)
        if back.delivery > net + vat:
            raise BadOrder("delivery", back.order_id)
        shares = (back.delivery - part(vat, back.delivery, net + vat), part(vat, back.delivery, net + vat))
        found += [_undo(back, back.subject, whole[k], n) for k, n in zip(_DELIVERY, shares, strict=True) if n]
        given += back.delivery
    clearing, taken = (
        accounts.platform(back.region, name, back.currency) for name in ("order-clearing", "psp-clearing")
    )
    found.append(_row(back, back.subject, clearing, taken, given, "capture" + REVERSED))
    return [row for row in found if row.amount_minor]


def _line(back: Back, line: BackLine, booked: Mapping[str, TransferRow]) -> Iterator[TransferRow]:
    told = {"sale": line.net, "vat": line.vat, "duty": line.duty, "duty_vat": line.duty_vat}
    for kind, amount in told.items():
        if amount and kind not in booked:
            raise BadOrder("amounts", line.line_id)
        if amount:
            yield _undo(back, line.subject, booked[kind], amount)
    for kind in _SHARED:
        if kind in booked:
            amount = between(booked[kind].amount_minor, line.before, line.after, line.gross)
            yield _undo(back, line.subject, booked[kind], amount)
    if line.carriage:
        brand, income = booked["sale"].credit, accounts.platform(back.region, "fulfilment", back.currency)
        yield _row(back, line.subject, brand, income, line.carriage, "return_carriage")


def _undo(back: Back, subject: UUID, row: TransferRow, amount: int) -> TransferRow:
    return _row(back, subject, row.credit, row.debit, amount, row.kind + REVERSED)


def _row(back: Back, subject: UUID, debit: str, credit: str, amount: int, kind: str) -> TransferRow:
    return TransferRow(debit, credit, amount, back.currency, kind, back.order_id, subject, back.at)


def delivery_of(booked: Iterable[TransferRow], order_id: UUID) -> tuple[int, int]:
    """Net and VAT that were booked for an order's delivery."""
    found = {row.kind: row.amount_minor for row in booked if row.subject_id == order_id}
    return found.get("delivery", 0), found.get("delivery_vat", 0)
