"""What an operator, a load balancer or a monitor reads: which mode is on, who waits, and whether database and worker are there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache

import psycopg
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from argosy.kernel import home
from argosy.web.admission import options, rules
from argosy.web.admission.board import Board
from argosy.web.shop.caching import kept

#: The worker makes this file younger every few seconds.
WORKER_FILE = "worker-alive"
_CONNECT_S = 2


@dataclass(frozen=True, slots=True)
class Health:
    """`wait_ms`: how long a request waits before it is served; `admitted_per_s`: let in from the waiting room, as measured; `purchases_per_s`: done
    in the last two seconds; `worker_age_s`: since the worker's last sign, None where it never gave one; `processes`: web processes at work."""

    mode: str
    waiting_room: bool
    waiting: int
    admitted_per_s: float
    purchases_per_s: float
    wait_ms: float
    at_work: int
    processes: int
    database: bool
    worker_age_s: float | None


@cache
def _board() -> Board:
    return Board(options.read().file)


def now() -> Health:
    """How things stand."""
    board = _board()
    works, fresh = board.works(), board.fresh
    return Health(
        mode=rules.MODES[board.mode if fresh else rules.NORMAL],
        waiting_room=board.open and fresh,
        waiting=board.waiting if fresh else 0,
        admitted_per_s=round(board.measured, 1) if board.open and fresh else 0.0,
        purchases_per_s=round(board.done_per_s, 1) if fresh else 0.0,
        wait_ms=round(1000 * board.wait_s, 1) if fresh else 0.0,
        at_work=sum(w.at_work for w in works.values()),
        processes=len(works),
        database=database_answers(),
        worker_age_s=worker_age_s(),
    )


@kept(1)
def database_answers() -> bool:
    """Whether the database takes a connection and answers, by a connection of its own: the pool's may all be at work. A second old at most."""
    given = settings.DATABASES["default"]
    try:
        with psycopg.connect(
            host=given["HOST"] or None,
            port=given["PORT"] or None,
            dbname=given["NAME"],
            user=given["USER"] or None,
            password=given["PASSWORD"] or None,
            connect_timeout=_CONNECT_S,
        ) as session:
            return session.execute("SELECT 1").fetchone() == (1,)
    except psycopg.Error:
        return False


def worker_age_s() -> float | None:
    """Seconds since the worker of this machine gave a sign."""
    try:
        return round(max(0.0, time.time() - (home.home() / WORKER_FILE).stat().st_mtime), 1)
    except OSError:
        return None


def worker_lives() -> None:
    """The worker's sign."""
    (home.home() / WORKER_FILE).touch()


@never_cache
def plain(request: HttpRequest) -> HttpResponse:
    """For load balancers: 200 while purchases can be taken, 503 without a database. The mode stands on the second line."""
    found = now()
    word = "ok" if found.database else "no database"
    return HttpResponse(
        f"{word}\n{found.mode}\n", content_type="text/plain; charset=utf-8", status=200 if found.database else 503
    )
