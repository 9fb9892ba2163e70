"""The days of the right of withdrawal, and what is left to withdraw from: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

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
