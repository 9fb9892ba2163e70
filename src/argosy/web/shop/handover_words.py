"""Hand-overs in words: the terms before the order and after it, the state, and how far a reservation has come."""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

from argosy.handover import api as handover
from argosy.kernel.text import t
from argosy.web.shop import formats, parts
from argosy.web.shop.shelf import Place


def offered(place: Place) -> tuple[str, ...]:
    """The terms that a market's reservations have today, for consumers and businesses: told before the order."""
    consumer, business = (handover.terms(place.market, buyer) for buyer in ("consumer", "business"))
    if consumer is None:
        return ()
    return (*said(consumer, place.language), *(_ends(business, place.language) if business else ()))


def held(found: handover.Agreement, language: str) -> tuple[str, ...]:
    """The terms of one reservation: those of its day, for whoever made it."""
    return said(found.terms, language)


def said(terms: handover.Terms, language: str) -> tuple[str, ...]:
    """Terms in sentences."""
    return (*_steps(terms, language), *_ends(terms, language))


def _steps(terms: handover.Terms, language: str) -> tuple[str, str]:
    return (
        t(language, "handover-terms-appoint", days=terms.appoint_days, hours=terms.change_hours),
        t(language, "handover-terms-pay", hours=terms.pay_hours),
    )


def _ends(terms: handover.Terms, language: str) -> tuple[str, str]:
    kept, late = (formats.percent(Decimal(bp) / 100, language) for bp in (terms.kept_bp, terms.late_bp))
    return (
        t(
            language,
            f"handover-terms-{terms.buyer}",
            days=terms.free_days,
            kept=kept,
            late=late,
            hours=terms.late_hours,
        ),
        t(language, f"handover-terms-expired-{terms.buyer}", late=late),
    )


def next_step(found: handover.Agreement, place: Place) -> str:
    """What comes next, or how it ended."""
    language = place.language
    until = {"reserved": found.appoint_by, "appointed": found.pay_by, "handed-over": found.handed_at}.get(found.state)
    said = t(
        language,
        f"handover-next-{found.state}",
        date=formats.moment(until, language, place.zone) if until else "",
        amount=formats.money(found.balance, found.currency, language),
    )
    if found.kept:
        said += " " + t(language, "handover-kept", amount=formats.money(found.kept, found.currency, language))
    return said


def steps(found: handover.Agreement, place: Place) -> tuple[parts.Step, ...]:
    """Reserved, appointment, paid, handed over; none of one that ended otherwise."""
    states = ("reserved", "appointed", "paid", "handed-over")
    if found.state not in states:
        return ()
    reached = states.index(found.state)
    at = (found.ordered_at, found.starts_at, found.paid_at, found.handed_at)
    return tuple(
        parts.Step(
            label=t(place.language, f"handover-state-{name}"),
            at=formats.moment(when, place.language, place.zone) if when and n <= reached else "",
            state="done" if n < reached or reached == 3 else "now" if n == reached else "todo",
        )
        for n, (name, when) in enumerate(zip(states, at, strict=True))
    )


def goods(found: handover.Agreement) -> str:
    """What is handed over, in one line."""
    return ", ".join(f"{g['quantity']} × {g['title']}" if g["quantity"] > 1 else str(g["title"]) for g in found.goods)


def address(point: handover.Point) -> str:
    """A place in one line."""
    return f"{point.name}, {point.street}, {point.postal_code} {point.city}"


def when(found: handover.Agreement, language: str) -> str:
    """Day and time of the appointment at its place."""
    point = found.place
    if found.starts_at is None or point is None:
        return ""
    local = found.starts_at.astimezone(ZoneInfo(point.zone))
    return f"{formats.day(local.date(), language)}, {formats.hour(local.time(), language)}"


def calendar(found: handover.Agreement, href: str, language: str) -> str:
    """The appointment as a calendar file; "" without one."""
    point = found.place
    if found.starts_at is None or found.ends_at is None or point is None:
        return ""
    return handover.calendar(
        uid=f"{found.order_id}@argosy",
        title=t(language, "handover-calendar-title", goods=goods(found)),
        place=address(point),
        told=t(language, "handover-calendar-text", number=found.number),
        url=href,
        window=(found.starts_at, found.ends_at),
        at=found.ordered_at,
        sequence=found.changes,
    )
