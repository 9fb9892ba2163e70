"""Work that arrives together is done together: group commit for threads of one process.

The first thread that finds nobody at work does its own piece alone; those that come meanwhile wait in line, and the first of them then does all
of theirs at once. Nobody waits for company: without a crowd every piece is done by itself. Who came first stands first.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

W = TypeVar("W")
D = TypeVar("D")


class _Turn(Generic[W, D]):
    __slots__ = ("called", "done", "leads", "outcome", "work")

    def __init__(self, work: W) -> None:
        self.work = work
        self.outcome: D | None = None
        self.done = self.leads = False
        # Closed until the turn is called, once; a plain lock costs a fraction of an Event.
        self.called = threading.Lock()
        self.called.acquire()


class Crowd(Generic[W, D]):
    """`do` handles pieces of work, at most `most` at once, and gives an outcome for each in their order; all fail or none does."""

    def __init__(self, do: Callable[[Sequence[W]], Sequence[D]], most: int = 32) -> None:
        self._do, self._most = do, most
        self._lock = threading.Lock()
        self._waiting: deque[_Turn[W, D]] = deque()
        self._working = False

    def join(self, work: W) -> D:
        """The outcome of a piece of work, done with others or alone. Where a group fails, each does its own again and learns what is wrong."""
        turn: _Turn[W, D] = _Turn(work)
        with self._lock:
            self._waiting.append(turn)
            turn.leads, self._working = not self._working, True
        if not turn.leads:
            turn.called.acquire()
        if turn.leads:
            self._lead()
        if not turn.done:
            return self.alone(work)
        return turn.outcome  # type: ignore[return-value]

    def alone(self, work: W) -> D:
        """The outcome of a piece of work that is nobody else's business."""
        return self._do([work])[0]

    @property
    def waiting(self) -> int:
        """How many stand in line."""
        return len(self._waiting)

    def _lead(self) -> None:
        """Do what waits, this thread's own piece first; then tell the others, and call the next one to lead."""
        with self._lock:
            turns = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
        try:
            self._together(turns)
        finally:
            with self._lock:
                following = self._waiting[0] if self._waiting else None
                self._working = following is not None
                if following:
                    following.leads = True
            for turn in (*turns[1:], *([following] if following else ())):
                turn.called.release()

    def _together(self, turns: Sequence[_Turn[W, D]]) -> None:
        try:
            outcomes = self._do([turn.work for turn in turns])
        except Exception:
            if len(turns) == 1:
                raise
            return
        for turn, outcome in zip(turns, outcomes, strict=True):
            turn.outcome, turn.done = outcome, True
