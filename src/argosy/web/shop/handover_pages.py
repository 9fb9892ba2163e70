"""What the pages of a reservation and its hand-over show."""

from __future__ import annotations

from dataclasses import dataclass

from argosy.web.shop import parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The reservation on the order's page."""

    state: str
    next: str
    appointment: tuple[tuple[str, str], ...]
    href: str
    label: str
    calendar_href: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is offered; `left` says how many places."""

    value: str
    label: str
    left: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its times."""

    label: str
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A place of hand-over to choose."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPage:
    """Appointment and payment. `paying`: form (the fields), first (an appointment is needed), waiting, paid or none."""

    frame: parts.Frame
    number: str
    action: str
    back: str
    state: str
    next: str
    steps: tuple[parts.Step, ...]
    appointment: tuple[tuple[str, str], ...]
    missed: bool
    calendar_href: str
    said: str
    problem: str
    may_change: bool
    choose: str
    points: tuple[Choice, ...]
    days: tuple[Day, ...]
    later_href: str
    totals: tuple[parts.Row, ...]
    paying: str
    pay_lead: str
    pay_label: str
    pay_problem: str
    fields: tuple[parts.Field, ...]
    test_cards: tuple[parts.TestCard, ...]
    key: str
    terms: tuple[str, ...]
    cancel_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelReservation:
    """The question before a reservation is cancelled, with what comes back."""

    frame: parts.Frame
    number: str
    lead: str
    action: str
    back: str
    key: str
    problem: str = ""
