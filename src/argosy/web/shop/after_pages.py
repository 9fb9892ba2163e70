"""What the pages of cancelling and withdrawing show."""

from __future__ import annotations

from dataclasses import dataclass

from argosy.web.shop import parts


@dataclass(frozen=True, slots=True)
class Article:
    """A line of the order that can be withdrawn from: at most `most` of it, `value` of it typed."""

    field: str
    title: str
    most: int
    value: str


@dataclass(frozen=True, slots=True)
class WithdrawPage:
    """The first step. `until` says until when; `problem` belongs to no field."""

    frame: parts.Frame
    number: str
    action: str
    back: str
    until: str
    key: str
    articles: tuple[Article, ...]
    fields: tuple[parts.Field, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawalPage:
    """The second step and, once `confirmed`, the receipt; `rows` are what it says."""

    frame: parts.Frame
    heading: str
    lead: str
    action: str
    back: str
    rows: tuple[tuple[str, str], ...]
    confirmed: bool
    money: str = ""
    mailed: str = ""


@dataclass(frozen=True, slots=True)
class CancelPage:
    """The question before an order is cancelled."""

    frame: parts.Frame
    number: str
    action: str
    back: str
    key: str
    problem: str = ""
