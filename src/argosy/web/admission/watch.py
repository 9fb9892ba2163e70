"""Measures how long requests wait, and decides for the whole machine: a thread that ticks ten times a second in each web process.

How long a request waits before a thread serves it can only be seen from outside: each process asks itself a question of a few bytes through the same door as
everybody, five times a second, and takes the time. Such a question waits in the same line and is answered at once.
"""

from __future__ import annotations

import http.client
import logging
import threading
import time
from collections import deque
from contextlib import suppress

from argosy.web.admission import rules, stale
from argosy.web.admission.board import Board, Work
from argosy.web.admission.ways import PROBE_PATH

log = logging.getLogger("argosy.admission")
TICK_S = 0.1
_PROBE_S = 0.2
_PROBE_PATIENCE_S = 15.0
_LATELY_S = 2.0


class Watch:
    """This process's part: what it has at work, how long its questions waited; and, while it leads, the decisions, unless it only watches."""

    def __init__(self, board: Board, door: tuple[str, int] | None, *, acts: bool = True) -> None:
        self.board, self._acts = board, acts
        self.mode = rules.NORMAL
        self._door = door
        self._lock = threading.Lock()
        self._at_work = self._looking = self._buying = self._done = self._turned = 0
        self._waits: deque[float] = deque(maxlen=3)
        self._asked_at = 0.0
        self._load, self._room = rules.Load(), rules.Room()
        self._ticked = time.monotonic()
        self._totals: deque[tuple[float, dict[int, int], int]] = deque()
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin to measure and to decide."""
        threading.Thread(target=self._ticking, daemon=True, name="admission").start()
        if self._door is not None:
            threading.Thread(target=self._asking, daemon=True, name="admission-probe").start()

    def end(self) -> None:
        """Stop both threads at their next turn."""
        self._ended.set()

    # --- what the guard tells

    def begin(self, buying: bool) -> None:
        """A request is at work."""
        with self._lock:
            self._at_work += 1
            self._buying += buying

    def finish(self, buying: bool) -> None:
        """It was answered."""
        with self._lock:
            self._at_work -= 1
            if buying:
                self._buying -= 1
                self._done += 1

    def begin_look(self) -> bool:
        """A page is at work that could be left out; False where it has to be."""
        with self._lock:
            if self._looking >= rules.looks(self.mode, self.board.wait_s):
                return False
            self._looking += 1
            self._at_work += 1
            return True

    def finish_look(self) -> None:
        """It was answered."""
        with self._lock:
            self._looking -= 1
            self._at_work -= 1

    def turn(self) -> None:
        """A buyer was sent to the line."""
        with self._lock:
            self._turned += 1

    @property
    def full(self) -> bool:
        """Whether so much is being bought that nobody new may begin: those who have a cart come first."""
        return self.mode == rules.SHEDDING and self.board.wait_s >= rules.OPENS_S

    # --- measuring

    def _asking(self) -> None:
        while not self._ended.wait(_PROBE_S):
            began = self._asked_at = time.monotonic()
            with suppress(OSError, http.client.HTTPException):
                self._ask()
                self._waits.append(time.monotonic() - began)
            self._asked_at = 0.0

    def _ask(self) -> None:
        assert self._door is not None
        line = http.client.HTTPConnection(*self._door, timeout=_PROBE_PATIENCE_S)
        try:
            line.request("GET", PROBE_PATH, headers={"Connection": "close"})
            line.getresponse().read()
        finally:
            line.close()

    def waited_s(self) -> float:
        """How long requests wait now: the mean of the last questions, or the age of the one that has no answer yet. -1 before the first answer."""
        waits, asked = list(self._waits), self._asked_at
        if not waits:
            return -1.0
        mean = sum(waits) / len(waits)
        return max(mean, time.monotonic() - asked) if asked else mean

    # --- deciding

    def _ticking(self) -> None:
        while not self._ended.wait(TICK_S):
            try:
                self.tick(time.monotonic())
            except Exception:  # whatever is wrong here must not keep anybody from buying
                log.exception("admission could not decide; nobody is kept waiting")

    def tick(self, now: float) -> None:
        """Tell the others what is at work here; decide, if this process leads."""
        passed, self._ticked = min(1.0, now - self._ticked), now
        with self._lock:
            work = Work(self._at_work, self._buying, self._done, self._turned, self.waited_s())
        self.board.write(work)
        if self.board.lead():
            self.decide(self.board.works(), now, passed)
        self.mode = self.board.mode if self.board.fresh else rules.NORMAL
        stale.shed(self.mode == rules.SHEDDING)

    def decide(self, works: dict[int, Work], now: float, passed_s: float) -> None:
        """Mode and room from what all processes have at work."""
        known = [w.wait_s for w in works.values() if w.wait_s >= 0]
        wait = sum(known) / len(known) if known else 0.0
        done_per_s, turned = self._lately(works, now)
        buying = bool(done_per_s or turned or any(w.buying for w in works.values()))
        board = self.board
        if not self._acts:
            board.decided(rules.NORMAL, wait, done_per_s)
            return
        self._load = rules.decide(self._load, wait, passed_s)
        self._room, going = rules.room(self._room, wait, buying, board.waiting, done_per_s, passed_s)
        if going:
            board.let_in(going)
        board.set_room(self._room.open, self._room.measured)
        board.decided(self._load.mode, wait, done_per_s)

    def _lately(self, works: dict[int, Work], now: float) -> tuple[float, int]:
        """Purchases done a second in the last two seconds, and how many buyers were sent to the line. Processes that came or went do not count."""
        done, turned = {slot: w.done for slot, w in works.items()}, sum(w.turned for w in works.values())
        kept = self._totals
        kept.append((now, done, turned))
        while now - kept[0][0] > _LATELY_S:
            kept.popleft()
        since, before, turned_before = kept[0]
        more = sum(n - before[slot] for slot, n in done.items() if slot in before and n >= before[slot])
        return (more / (now - since) if now > since else 0.0), max(0, turned - turned_before)
