"""The days of the right of withdrawal, what is left to withdraw from, and what goods that came back are worth: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from argosy.kernel.money import between

#: Directive 2011/83/EU Art. 9(1): fourteen days, without giving any reason.
DAYS = 14


def last_day(received: date) -> date:
    """The last day to withdraw from goods received on that day.

    The day of receipt does not count (Directive 2011/83/EU Art. 9(2)(b)); a period that would end on a Saturday or Sunday ends on the
    next working day (Regulation (EEC, Euratom) No 1182/71 Art. 3(4)). Public holidays, which differ by country, are not known here.
    """
    day = received + timedelta(days=DAYS)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def received_on(shipments: Sequence[Mapping[str, Any]], promised_on: date | None, zone: str) -> date | None:
    """The local day on which the last of the goods arrived; None while that cannot be said, and the period is open.

    Of several parcels the last one counts (Art. 9(2)(b)(i)). Where nobody has told of the delivery the promised day stands in for it,
    but only once everything has been sent.
    """
    sent = [s for s in shipments if s["state"] in ("shipped", "delivered")]
    if not sent or len(sent) < len([s for s in shipments if s["state"] != "released"]):
        return None
    told: list[datetime] = [s["delivered_at"] for s in sent if s["delivered_at"] is not None]
    if len(told) == len(sent):
        return max(told).astimezone(ZoneInfo(zone)).date()
    return promised_on


def left(ordered: Mapping[UUID, int], given_up: Iterable[Mapping[str, int]]) -> dict[UUID, int]:
    """Units by line that have not been withdrawn from; lines of which none is left are absent."""
    rest = dict(ordered)
    for lines in given_up:
        for line, quantity in lines.items():
            rest[UUID(line)] -= quantity
    return {line: quantity for line, quantity in rest.items() if quantity > 0}


@dataclass(frozen=True, slots=True)
class Bought:
    """An order's line as it was paid: the whole line's amounts in minor units. `duty` and `duty_vat` were paid for customs beside the price."""

    quantity: int
    net: int
    vat: int
    duty: int = 0
    duty_vat: int = 0

    @property
    def gross(self) -> int:
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class Given:
    """What was given back of a line, or is to be: units that came in, and amounts in minor units."""

    units: int = 0
    net: int = 0
    vat: int = 0
    duty: int = 0
    duty_vat: int = 0

    @property
    def gross(self) -> int:
        return self.net + self.vat

    @property
    def amount(self) -> int:
        return self.net + self.vat + self.duty + self.duty_vat


def for_units(line: Bought, before: Given, units: int) -> Given:
    """What is given back for units that came in, `before` having been given back: together with all others exactly what was paid.

    A price that was reduced meanwhile is not given back twice: then no more than the rest. Raises ValueError for more units than are left.
    """
    after = before.units + units
    if units < 0 or after > line.quantity:
        raise ValueError(f"{units} units of {line.quantity - before.units}")
    gross = min(between(line.gross, before.units, after, line.quantity), line.gross - before.gross)
    duty, duty_vat = (between(amount, before.units, after, line.quantity) for amount in (line.duty, line.duty_vat))
    return _given(line, before, units, gross, duty, duty_vat)


def reduced(line: Bought, before: Given, amount: int) -> Given:
    """A price reduced by `amount` (minor units, VAT within) afterwards. Raises ValueError where that is more than is left of it."""
    if not 0 < amount <= line.gross - before.gross:
        raise ValueError(f"{amount} of {line.gross - before.gross}")
    return _given(line, before, 0, amount, 0, 0)


def _given(line: Bought, before: Given, units: int, gross: int, duty: int, duty_vat: int) -> Given:
    vat = between(line.vat, before.gross, before.gross + gross, line.gross)
    return Given(units, gross - vat, vat, duty, duty_vat)


def together(given: Iterable[Given]) -> Given:
    """The sum."""
    columns = list(zip(*((g.units, g.net, g.vat, g.duty, g.duty_vat) for g in given), strict=True))
    return Given(*map(sum, columns)) if columns else Given()


def guarantee_ends(received: date, years: int) -> date:
    """The last day on which a fault can be claimed, `years` after the goods were received (Directive (EU) 2019/771 Art. 10(1))."""
    try:
        return received.replace(year=received.year + years)
    except ValueError:  # 29 February
        return received.replace(year=received.year + years, day=28)
