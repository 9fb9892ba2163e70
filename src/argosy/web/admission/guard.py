"""Stands around the whole application, before Django: lets in, sends to the line, or says that there is no time now.

While nothing is wrong it costs a request two or three microseconds: reading what the request is for, and counting it.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any

from argosy.kernel.markets import MARKETS
from argosy.web.admission import answers, clients, options, rules, stale, tickets, ways
from argosy.web.admission.board import Board
from argosy.web.admission.watch import Watch
from argosy.web.shop.shelf import Place

log = logging.getLogger("argosy.admission")
Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
COOKIE = "argosy_ticket"
#: Who opened the checkout before the waiting room opened may finish within so long.
PASS_S = 900
_API = "/api/"
#: When to try again what was left out.
_AGAIN_S = 5


class Guard:
    """The application with admission around it. `key` signs tickets; `secure`: cookies go over TLS only."""

    def __init__(self, application: Application, key: str, given: options.Options, *, secure: bool = False) -> None:
        self._application = application
        self._key = hashlib.sha256(f"argosy.admission.ticket {key}".encode()).digest()
        self._given, self._secure = given, secure
        self._board: Board | None = None
        self._watch: Watch | None = None
        self._shelf = stale.Shelf()
        self._beginning = threading.Lock()

    def __call__(self, asked: Environ, start: Start) -> Iterable[bytes]:
        kind = ways.kind(asked["REQUEST_METHOD"], asked["PATH_INFO"])
        watch, board = self._watch, self._board
        if watch is None or board is None:
            watch, board = self._begin()
        if kind == ways.PROBE:
            return self._say(("204 No Content", [("Cache-Control", "no-store")], b""), start)
        if kind in ways.LIMITED and self._given.limits:
            seconds = self._too_soon(asked, ways.LIMITED[kind], board)
            if seconds:
                return self._say(self._refused(answers.TooMany(seconds), asked, seconds), start)
        buying = kind == ways.BUY
        if buying or kind == ways.ENTER:
            if board.open and board.fresh:
                sent = self._sent_to_line(asked, kind, board)
                if sent is not None:
                    watch.turn()
                    return self._say(sent, start)
            elif kind == ways.ENTER:
                start = self._with_pass(asked, start, board)
        elif watch.mode != rules.NORMAL:
            if kind in (ways.SEARCH, ways.LOOK):
                return self._look(asked, start, watch)
            if watch.full and (kind == ways.START or (kind == ways.CART and _first(asked))):
                return self._say(self._refused(answers.Overloaded(), asked, _AGAIN_S), start)
        watch.begin(buying)
        try:
            return self._application(asked, start)
        finally:
            watch.finish(buying)

    def _begin(self) -> tuple[Watch, Board]:
        """In the process that serves: a server may have made it after this module was read."""
        with self._beginning:
            if self._watch is None or self._board is None:
                self._board = Board(self._given.file)
                self._watch = Watch(self._board, self._given.door, acts=self._given.acts)
                self._watch.start()
            return self._watch, self._board

    @staticmethod
    def _say(answer: answers.Answer, start: Start) -> Iterable[bytes]:
        status, headers, body = answer
        start(status, headers)
        return [body]

    # --- limits

    def _too_soon(self, asked: Environ, kind: str, board: Board) -> int:
        """0, or how many seconds too soon this client comes."""
        limit = self._given.limits.get(kind)
        if limit is None:
            return 0
        seen = clients.address(asked, self._given.proxies)
        if clients.within(seen, self._given.free):
            return 0
        digest = clients.digest(clients.name(asked, seen), kind)
        at, tokens, when = board.bucket(digest)
        left, lacking_s = rules.take(limit.at_once if tokens < 0 else tokens, time.monotonic() - when, limit)
        board.fill(at, digest, left)
        return -int(-lacking_s // 1)

    # --- the line

    def _sent_to_line(self, asked: Environ, kind: int, board: Board) -> answers.Answer | None:
        """None for whose turn it is; for everybody else where they stand."""
        path = str(asked["PATH_INFO"])
        if path.startswith(_API):
            buyer, given, market = (
                asked.get("HTTP_IDEMPOTENCY_KEY", ""),
                asked.get("HTTP_ADMISSION_TICKET", ""),
                "api",
            )
        else:
            market = path[1:3]
            cookies = _cookies(asked)
            buyer, given = cookies.get(f"argosy_cart_{market}", ""), cookies.get(COOKIE, "")
        if not buyer or len(buyer) > 300 or (market not in MARKETS and market != "api"):
            return None  # it cannot be an order; the application says what is missing
        ticket = self._ticket(given, tickets.bound(f"{market}:{buyer}"), market, board)
        ahead = ticket.number - board.serving - 1
        if ahead < 0:
            return None
        estimate = rules.estimate_s(ahead, board.measured)
        turn = answers.Turn(ahead, estimate, rules.again_s(estimate), tickets.write(ticket, self._key))
        language = answers.reader(asked)
        if market == "api" or "problem+json" in asked.get("HTTP_ACCEPT", ""):
            return answers.in_line(turn, language)
        if kind == ways.BUY:
            # What was typed is not kept: who comes here without having seen the checkout's page has nothing typed.
            return "303 See Other", [("Location", path), ("Set-Cookie", self._cookie(turn.ticket))], b""
        return answers.waiting_page(turn, Place(market, language), self._cookie(turn.ticket))

    def _ticket(self, given: str, bound: str, market: str, board: Board) -> tickets.Ticket:
        """The buyer's own ticket, or his place in line; a ticket that is forged, old or another's counts for nothing."""
        now = time.time()
        if given:
            try:
                found = tickets.read(given, self._key, board.line, now)
            except (tickets.TicketForged, tickets.TicketExpired):
                found = None
            if found is not None and found.bound == bound:
                return found
        return tickets.Ticket(board.line, board.number_of(bound), int(now), market, bound)

    def _with_pass(self, asked: Environ, start: Start, board: Board) -> Start:
        """Who opens the checkout while there is no line may finish, also if one forms meanwhile."""
        market = str(asked["PATH_INFO"])[1:3]
        cookies = _cookies(asked)
        buyer = cookies.get(f"argosy_cart_{market}", "")
        if not buyer or market not in MARKETS:
            return start
        since = int(time.time()) - tickets.TTL_S + PASS_S
        ticket = tickets.Ticket(board.line, 0, since, market, tickets.bound(f"{market}:{buyer}"))
        cookie = ("Set-Cookie", self._cookie(tickets.write(ticket, self._key)))
        return lambda status, headers, *more: start(status, [*headers, cookie], *more)

    def _cookie(self, ticket: str) -> str:
        secure = "; Secure" if self._secure else ""
        return f"{COOKIE}={ticket}; Path=/; Max-Age={tickets.TTL_S}; HttpOnly; SameSite=Lax{secure}"

    # --- under load

    def _look(self, asked: Environ, start: Start, watch: Watch) -> Iterable[bytes]:
        """Something to look at, while the house is busy: an answer that is kept, a fresh one while there is room for it, or a plain no."""
        name = stale.key(asked)
        if watch.mode == rules.SHEDDING:
            kept = self._shelf.get(name) if name else None
            if kept is not None:
                return self._say((kept[0], [*kept[1], ("Argosy-Kept", "1")], kept[2]), start)
        if not watch.begin_look():
            return self._say(self._refused(answers.Overloaded(), asked, _AGAIN_S), start)
        try:
            if name is None:
                return self._application(asked, start)
            return self._kept(name, asked, start)
        finally:
            watch.finish_look()

    def _kept(self, name: tuple[str, str, str], asked: Environ, start: Start) -> Iterable[bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []
        made = self._application(asked, lambda status, headers, *_: said.append((status, headers)))
        body = b"".join(made)
        if hasattr(made, "close"):
            made.close()
        status, headers = said[-1]
        self._shelf.put(name, status, headers, body)
        start(status, headers)
        return [body]

    def _refused(self, error: answers.TooMany | answers.Overloaded, asked: Environ, again_s: int) -> answers.Answer:
        language, path = answers.reader(asked), str(asked["PATH_INFO"])
        market = MARKETS.get(path[1:3])
        if path.startswith(_API) or market is None or language not in market.languages:
            return answers.problem(error, language, again_s)
        return answers.refused_page(error, Place(market.code, language), again_s)


def _first(asked: Environ) -> bool:
    """Whether this is the first thing that somebody puts into a cart of the shop."""
    path = str(asked["PATH_INFO"])
    return path.endswith("/cart/") and f"argosy_cart_{path[1:3]}=" not in asked.get("HTTP_COOKIE", "")


def _cookies(asked: Environ) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(asked.get("HTTP_COOKIE", "")).items()}
    except CookieError:
        return {}


def around(application: Application) -> Application:
    """The application with admission around it, as the environment says."""
    from django.conf import settings

    given = options.read()
    if not given.on:
        return application
    return Guard(application, settings.SECRET_KEY, given, secure=settings.PUBLIC_URL.startswith("https://"))
