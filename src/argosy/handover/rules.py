"""Places, appointments, terms, and the way of an agreement: pure.

    reserved -> appointed -> paid -> handed-over
    reserved, appointed, paid -> cancelled (by the buyer, or with the order)
    reserved, appointed -> expired (no appointment, or not paid, in time)

Terms. A consumer who buys at a distance may withdraw without a reason until fourteen days after the goods are in hand (Directive 2011/83/EU
Art. 9(2)(b)), so before the hand-over too, and gets back all that was paid (Art. 13(1)); terms that keep anything would not bind (Art. 25).
So terms for consumers keep nothing; those for businesses may, after some days and the more the nearer the appointment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from argosy.kernel.money import bp_of

DATA = Path(__file__).parent / "data"
OPEN = ("reserved", "appointed", "paid")
STATES = (*OPEN, "handed-over", "cancelled", "expired")
MOVES: Mapping[str, tuple[str, ...]] = {
    "reserved": ("appointed", "cancelled", "expired"),
    "appointed": ("appointed", "paid", "cancelled", "expired"),
    "paid": ("paid", "handed-over", "cancelled"),
    "handed-over": (),
    "cancelled": (),
    "expired": (),
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Appointments are offered so many days ahead.
HORIZON_DAYS = 42
#: The place needs this long to prepare an appointment.
NOTICE = timedelta(hours=24)
# ISO 3779: seventeen of these characters, without I, O and Q.
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_SERIAL = re.compile(r"[A-Z0-9][A-Z0-9./-]{3,39}")


class BadData(ValueError):
    """A row of places or terms that may not be; args: the row's name and what is wrong."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place of hand-over. `hours` opening and closing by weekday, local time; an appointment lasts `slot_minutes`, `capacity` at a time."""

    code: str
    market: str
    name: str
    street: str
    postal_code: str
    city: str
    country: str
    zone: str
    hours: Mapping[str, tuple[time, time]]
    slot_minutes: int
    capacity: int
    closed: frozenset[date]
    valid_from: date
    valid_until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for reservations of a market made on or after `valid_from`; buyer consumer or business.

    Called off by the buyer within `free_days` of the order nothing is kept; later `kept_bp` basis points of the deposit; less than
    `late_hours` before the appointment, or when it expires, `late_bp`.
    """

    market: str
    buyer: str
    valid_from: date
    free_days: int
    kept_bp: int
    late_hours: int
    late_bp: int
    appoint_days: int
    pay_hours: int
    change_hours: int
    source: str


@dataclass(frozen=True, slots=True)
class Window:
    """An appointment that a place offers, in UTC."""

    point: str
    starts_at: datetime
    ends_at: datetime
    capacity: int


@cache
def points() -> Mapping[str, tuple[Point, ...]]:
    """The places of hand-over by code, each in its dated versions. Raises BadData."""
    found: dict[str, tuple[Point, ...]] = {}
    for row in tomllib.loads((DATA / "points.toml").read_text("utf-8"))["point"]:
        point = read_point(row)
        found[point.code] = (*found.get(point.code, ()), point)
    return found


def read_point(row: Mapping[str, Any]) -> Point:
    """A row of the table of places. Raises BadData."""
    hours = {day: (time.fromisoformat(a), time.fromisoformat(b)) for day, (a, b) in row["hours"].items()}
    named = {
        k: row[k] for k in "code market name street postal_code city country zone slot_minutes capacity source".split()
    }
    point = Point(
        **named,
        hours=hours,
        closed=frozenset(row.get("closed", ())),
        valid_from=row["valid_from"],
        valid_until=row.get("valid_until"),
    )
    if set(hours) - set(WEEKDAYS) or any(a >= b for a, b in hours.values()):
        raise BadData(point.code, "hours")
    if point.capacity < 1 or not 10 <= point.slot_minutes <= 480 or not point.source:
        raise BadData(point.code, "capacity, slot_minutes or source")
    return point


def points_of(market: str, on: date) -> tuple[Point, ...]:
    """The places of a market that are open on a day, by code."""
    versions = (p for found in points().values() for p in found if p.market == market)
    return tuple(p for p in versions if p.valid_from <= on and (p.valid_until is None or on <= p.valid_until))


@cache
def terms() -> tuple[Terms, ...]:
    """All terms, oldest first. Raises BadData."""
    listed = tomllib.loads((DATA / "terms.toml").read_text("utf-8"))["terms"]
    return tuple(sorted((read_terms(row) for row in listed), key=lambda x: x.valid_from))


def read_terms(row: Mapping[str, Any]) -> Terms:
    """A row of the table of terms. Raises BadData, also where a consumer would not get back everything."""
    found = Terms(**row)
    if found.buyer not in ("consumer", "business") or not found.source:
        raise BadData(found.market, "buyer or source")
    if not 0 <= found.kept_bp <= found.late_bp <= 10_000:
        raise BadData(found.market, "kept_bp or late_bp")
    if found.buyer == "consumer" and found.late_bp:
        raise BadData(found.market, "a consumer's right of withdrawal gives everything back")
    if min(found.free_days, found.late_hours, found.pay_hours, found.change_hours, found.appoint_days - 1) < 0:
        raise BadData(found.market, "days or hours")
    return found


def terms_on(market: str, buyer: str, on: date) -> Terms | None:
    """What holds for a reservation made that day; None where the market has no terms for such buyers."""
    known = [x for x in terms() if (x.market, x.buyer) == (market, buyer) and x.valid_from <= on]
    return known[-1] if known else None


def buyer_of(address: Mapping[str, str]) -> str:
    """Who buys: a business where the order bears a VAT id, else a consumer."""
    return "business" if address.get("vat_id", "").strip() else "consumer"


def first_day(promised: date | None, ordered: date) -> date:
    """From which day the goods are ready to be handed over."""
    return max(promised or ordered, ordered)


def windows(point: Point, first: date, now: datetime) -> list[Window]:
    """What a place offers from `first` on, at least NOTICE ahead, HORIZON_DAYS long, in order of time.

    A local time that a change of the clocks skips is offered at none.
    """
    zone, found = ZoneInfo(point.zone), []
    start = max(first, now.astimezone(zone).date())
    length = timedelta(minutes=point.slot_minutes)
    for n in range(HORIZON_DAYS):
        day = start + timedelta(days=n)
        hours = point.hours.get(WEEKDAYS[day.weekday()])
        if hours is None or day in point.closed or (point.valid_until and day > point.valid_until):
            continue
        at, close = datetime.combine(day, hours[0], zone), datetime.combine(day, hours[1], zone)
        while at + length <= close:
            begins = at.astimezone(UTC)
            if begins >= now + NOTICE and begins.astimezone(zone).time() == at.time():
                found.append(Window(point.code, begins, begins + length, point.capacity))
            at += length
    return found


def kept(held: Terms, deposit: int, ordered_at: datetime, starts_at: datetime | None, now: datetime) -> int:
    """What the seller keeps of the deposit when the buyer calls it off now, in minor units."""
    if now < ordered_at + timedelta(days=held.free_days):
        return 0
    late = starts_at is not None and now > starts_at - timedelta(hours=held.late_hours)
    return min(deposit, bp_of(deposit, held.late_bp if late else held.kept_bp))


def kept_when_expired(held: Terms, deposit: int) -> int:
    """What the seller keeps when the buyer took no appointment, or did not pay, in time."""
    return min(deposit, bp_of(deposit, held.late_bp))


def pay_by(held: Terms, starts_at: datetime) -> datetime:
    """Until when the rest is to be paid for an appointment."""
    return starts_at - timedelta(hours=held.pay_hours)


def may_change(held: Terms, starts_at: datetime | None, now: datetime) -> bool:
    """Whether another appointment may be taken: always the first, also when one was missed; else in time."""
    return starts_at is None or now >= starts_at or now <= starts_at - timedelta(hours=held.change_hours)


def expired(state: str, appoint_by: datetime, starts_at: datetime | None, now: datetime) -> bool:
    """Whether an agreement ends by itself: no appointment in time, or not paid when the appointment began."""
    if state == "reserved":
        return now > appoint_by
    return state == "appointed" and starts_at is not None and now > starts_at


def unit_name(given: str) -> str | None:
    """A vehicle identification number (ISO 3779) or serial number as it is kept; None where it can be neither."""
    cleaned = given.strip().upper().replace(" ", "")
    if _VIN.fullmatch(cleaned):
        return cleaned
    # Seventeen letters and digits that are no VIN are a mistyped one.
    mistyped = len(cleaned) == 17 and cleaned.isalnum()
    return cleaned if _SERIAL.fullmatch(cleaned) and not mistyped else None


def calendar(
    uid: str,
    title: str,
    place: str,
    told: str,
    url: str,
    window: tuple[datetime, datetime],
    at: datetime,
    sequence: int,
) -> str:
    """The appointment as iCalendar (RFC 5545): lines of at most 75 octets, ended by CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Argosy//hand-over//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{window[0].astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTEND:{window[1].astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(place)}",
        f"DESCRIPTION:{_escaped(told)}",
        f"URL:{url}",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Sequence[str]:
    """RFC 5545 section 3.1: counted in octets, never within a character."""
    found, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > 75:
            found.append(current)
            current = " "
        current += letter
    return [*found, current]
