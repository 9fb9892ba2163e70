"""What is said to those who wait, who ask too often, or whom we have no time for now: a page in their language, or Problem Details."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.text import t
from argosy.web.shop import formats, parts, rendering
from argosy.web.shop.shelf import Place

TICKET_HEADER = "Admission-Ticket"
_HOUR_S = 3600
Answer = tuple[str, list[tuple[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody stands: so many before him, the seconds that takes at the measured rate, when to look again, and his signed ticket."""

    ahead: int
    estimate_s: int
    again_s: int
    ticket: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """The page of the waiting room. `position` and `estimate` are sentences; `again_s` is when it renews itself."""

    frame: parts.Frame
    position: str
    estimate: str
    again_s: int


class InLine(ArgosyError):
    """More buyers came than can be served at once: this one has a place in line."""

    def __init__(self, turn: Turn, language: str) -> None:
        position, estimate = spoken(turn, language)
        super().__init__("waiting-room", status=503, retryable=True, position=position, estimate=estimate)


class TooMany(ArgosyError):
    """A client asks for more than its share; again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__("rate-limit", status=429, retryable=True, seconds=seconds)


class Overloaded(ArgosyError):
    """Nothing is left to look this up with: the house is busy with purchases."""

    def __init__(self) -> None:
        super().__init__("overloaded", status=503, retryable=True)


def spoken(turn: Turn, language: str) -> tuple[str, str]:
    """Position and estimate in words."""
    estimate = turn.estimate_s
    if estimate < 60:
        said = t(language, "admission-soon")
    elif estimate < _HOUR_S:
        said = t(language, "admission-minutes", minutes=-(-estimate // 60))
    else:
        said = t(language, "admission-long")
    return t(language, "admission-position", ahead=formats.number(turn.ahead, language), count=turn.ahead), said


def reader(asked: Mapping[str, Any]) -> str:
    """The language of who reads: that of the address, of the cookie, or the first of Accept-Language that we have."""
    path = str(asked.get("PATH_INFO", ""))
    market = MARKETS.get(path[1:3])
    if market and path[4:6] in market.languages:
        return path[4:6]
    for part in str(asked.get("HTTP_ACCEPT_LANGUAGE", "")).split(","):
        language = part.split(";")[0].strip()[:2].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def problem(error: ArgosyError, language: str, again_s: int, **more: Any) -> Answer:
    """The error as RFC 9457 Problem Details, with when to come again."""
    body = error.as_problem(language) | {"retry_after_s": again_s, **more}
    headers = [("Content-Type", "application/problem+json"), ("Content-Language", language)]
    return _answer(error.status, headers, again_s, json.dumps(body, ensure_ascii=False).encode())


def in_line(turn: Turn, language: str) -> Answer:
    """For programs: the place in line, with the ticket that keeps it."""
    position, estimate = spoken(turn, language)
    told = {"position": turn.ahead + 1, "estimate_s": turn.estimate_s, "ticket": turn.ticket}
    said = {"position_said": position, "estimate_said": estimate}
    status, headers, body = problem(InLine(turn, language), language, turn.again_s, **told, **said)
    return status, [*headers, (TICKET_HEADER, turn.ticket)], body


def waiting_page(turn: Turn, place: Place, cookie: str) -> Answer:
    """For people: the same as a page that renews itself and works without a script."""
    position, estimate = spoken(turn, place.language)
    made = WaitingPage(
        frame=_bare(place, t(place.language, "admission-title")),
        position=position,
        estimate=estimate,
        again_s=turn.again_s,
    )
    text = rendering.render("shop/waiting.html", place.language, page=made)
    return _page(503, text, turn.again_s, [("Set-Cookie", cookie)])


def refused_page(error: ArgosyError, place: Place, again_s: int) -> Answer:
    """A plain page that says what the matter is; nothing is asked of the database for it."""
    language, kind = place.language, "many" if error.status == 429 else "shed"
    made = WaitingPage(
        frame=_bare(place, t(language, f"admission-{kind}-title")),
        position=error.sentence(language),
        estimate="",
        again_s=again_s,
    )
    return _page(error.status, rendering.render("shop/waiting.html", language, page=made), again_s, [])


def _page(status: int, text: str, again_s: int, more: Sequence[tuple[str, str]]) -> Answer:
    return _answer(status, [("Content-Type", "text/html; charset=utf-8"), *more], again_s, text.encode())


def _answer(status: int, headers: list[tuple[str, str]], again_s: int, body: bytes) -> Answer:
    shared = [("Retry-After", str(again_s)), ("Cache-Control", "no-store"), ("Content-Length", str(len(body)))]
    return f"{status} {HTTPStatus(status).phrase}", headers + shared, body


def _bare(place: Place, title: str) -> parts.Frame:
    """A frame that needs nothing but words."""
    return parts.Frame(
        language=place.language,
        market=place.market,
        market_name="",
        title=t(place.language, "shop-title", page=title),
        home_href=place.root,
        search_href=place.search,
        cart_href=place.cart,
        account_href=place.account,
        noindex=True,
    )
