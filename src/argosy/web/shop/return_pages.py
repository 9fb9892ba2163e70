"""What the pages of returns show."""

from __future__ import annotations

from dataclasses import dataclass

from argosy.web.shop import parts


@dataclass(frozen=True, slots=True)
class Article:
    """A line of the order that can be sent back: at most `most` of it; `instead` what it can be exchanged for."""

    field: str
    title: str
    most: int
    value: str
    picture: parts.Picture | None
    instead: parts.Field | None = None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A fault to report (`remedies` to choose from) or an exchange."""

    frame: parts.Frame
    number: str
    heading: str
    lead: str
    action: str
    back: str
    key: str
    articles: tuple[Article, ...]
    remedies: tuple[parts.Choice, ...]
    told: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What goes onto the parcel: `qr` an SVG of the return's number."""

    number: str
    order: str
    to: tuple[str, ...]
    qr: str


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """A return as it stands: what is to be done, the label while it is awaited, and what was given back."""

    frame: parts.Frame
    heading: str
    state: str
    tone: str
    say: str
    back: str
    articles: tuple[tuple[parts.Picture | None, str, str], ...]
    rows: tuple[tuple[str, str], ...]
    label: Label | None
    money: tuple[str, ...]
