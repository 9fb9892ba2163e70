"""The counters that all web processes of a machine share: a small file mapped into the memory of each.

Reading a counter costs some tens of nanoseconds and no system call; only giving out numbers takes a lock, and only while the waiting room is open.
One process at a time, the leader, measures and decides; when it dies the next one finds its lock free. The file may be deleted at any time while
no server runs: what is lost is a line that nobody stands in.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MAGIC = 0x4152474F53590002
_WORD = 8
# Words of the head: integers, then floating figures.
_MAGIC_AT, _LINE, _NEXT, _SERVING, _OPEN, _MODE = range(6)
_DECIDED_AT, _WAIT, _MEASURED, _DONE, _OPENED_AT = range(6, 11)
_HOT_COUNT = 11
_HEAD = 16
#: Processes, and the words of each: pid, when it last wrote, requests and purchases at work, purchases done, let in or turned to the line, its wait.
PROCESSES = 32
_SLOT = 8
#: Who stands where: digest and number of a buyer, found by the digest.
_PLACES = 65536
_NEAR = 8
#: What is left in each client's bucket: digest, tokens, when.
_BUCKETS = 16384
#: Lines of hot items: name, last number, number served, units given back lately, when those were given, when the stock was looked at, when it began;
#: and when it ended, for one that rests: its name is kept in the last word.
_HOT_LINES, _HOT = 32, 8
_AT_SLOTS = _HEAD
_AT_PLACES = _AT_SLOTS + PROCESSES * _SLOT
_AT_BUCKETS = _AT_PLACES + _PLACES * 2
_AT_HOT = _AT_BUCKETS + _BUCKETS * 3
_WORDS = _AT_HOT + _HOT_LINES * _HOT
#: A process that has not written for so long is gone; a decision of that age no longer holds.
STALE_S = 3.0


@dataclass(frozen=True, slots=True)
class Work:
    """What one process has at work and has done. `wait_s`: how long requests waited before they were served, as it measured last; -1 unknown."""

    at_work: int
    buying: int
    done: int
    turned: int
    wait_s: float


class Board:
    """The shared counters in `file`."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        self._fd = os.open(file, flags, 0o600)
        self._lead_fd = os.open(file.with_name(f"{file.name}.leader"), flags, 0o600)
        self._mutex = threading.Lock()
        with self._locked():
            if os.fstat(self._fd).st_size != _WORDS * _WORD:
                os.ftruncate(self._fd, 0)
                os.ftruncate(self._fd, _WORDS * _WORD)
            self._map = mmap.mmap(self._fd, _WORDS * _WORD)
            self._n = memoryview(self._map).cast("Q")
            self._f = memoryview(self._map).cast("d")
            # A machine that was started again counts its time from nothing.
            if self._n[_MAGIC_AT] != _MAGIC or self._f[_DECIDED_AT] > time.monotonic() + 1:
                self._begin()
        self._slot = -1
        self.leads = False

    def _begin(self) -> None:
        self._map[:] = bytes(_WORDS * _WORD)
        self._n[_LINE] = secrets.randbits(32)
        self._n[_MAGIC_AT] = _MAGIC

    def close(self) -> None:
        """Give the file back; the leader's lock goes with it."""
        self._n.release()
        self._f.release()
        self._map.close()
        os.close(self._fd)
        os.close(self._lead_fd)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._mutex:
            fcntl.flock(self._fd, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._fd, fcntl.LOCK_UN)

    # --- the waiting room

    @property
    def open(self) -> bool:
        """Whether the waiting room is open."""
        return self._n[_OPEN] == 1

    @property
    def line(self) -> str:
        """The name of this line."""
        return f"{self._n[_LINE]:08x}"

    @property
    def serving(self) -> int:
        """Everyone with this number or a lower one may go."""
        return self._n[_SERVING]

    @property
    def waiting(self) -> int:
        """How many numbers were given out that may not go yet."""
        return max(0, self._n[_NEXT] - self._n[_SERVING])

    @property
    def measured(self) -> float:
        """How many are let in a second, as measured."""
        return self._f[_MEASURED]

    def number_of(self, bound: str) -> int:
        """The place in line of the buyer with this digest, a new one at its end for whoever has none."""
        with self._locked():
            return self._placed(bound, _NEXT)

    def _placed(self, bound: str, counter: int) -> int:
        """The number kept for a digest, or the next one of a counter. Under the lock."""
        digest = int(bound, 16) or 1
        base = _AT_PLACES + 2 * (digest % (_PLACES - _NEAR))
        oldest = base
        for at in range(base, base + 2 * _NEAR, 2):
            if self._n[at] == digest:
                return self._n[at + 1]
            if self._n[at + 1] < self._n[oldest + 1]:
                oldest = at
        self._n[counter] += 1
        self._n[oldest], self._n[oldest + 1] = digest, self._n[counter]
        return self._n[counter]

    def let_in(self, count: int) -> None:
        """So many more may go."""
        with self._locked():
            self._n[_SERVING] = min(self._n[_NEXT], self._n[_SERVING] + count)

    def set_room(self, open_: bool, measured: float) -> None:
        """Open or close the room. Closing lets everybody in."""
        with self._locked():
            if open_ and not self.open:
                self._f[_OPENED_AT] = time.monotonic()
            self._n[_OPEN] = int(open_)
            self._f[_MEASURED] = measured
            if not open_:
                self._n[_SERVING] = self._n[_NEXT]

    @property
    def open_for_s(self) -> float:
        """How long the room has been open; 0 while it is closed."""
        return time.monotonic() - self._f[_OPENED_AT] if self.open else 0.0

    # --- lines of hot items

    @property
    def hot_lines(self) -> int:
        """How many items have a line of their own."""
        return self._n[_HOT_COUNT]

    def _hot(self, name: int) -> int:
        """Where an item's line stands; -1 where it has none."""
        return next((at for at in range(_AT_HOT, _WORDS, _HOT) if self._n[at] == name), -1)

    def hot_number(self, name: int, bound: str, *, opens: bool = False, rests_s: float = 0.0) -> int | None:
        """A buyer's place in an item's line, a new one at its end; None where the item has no line. With `opens` one is opened, unless all lines are taken or
        the item's last one was ended to rest less than `rests_s` ago."""
        with self._locked():
            at, now = self._hot(name), time.monotonic()
            if at < 0:
                at = self._hot(0) if opens and not self._rests(name, now - rests_s) else -1
                if at < 0:
                    return None
                self._n[at : at + _HOT] = memoryview(bytes(_HOT * _WORD)).cast("Q")
                self._n[at] = name
                # Numbers go on over all lines of an item, so that a place in an earlier one is none in this.
                self._n[at + 1] = self._n[at + 2] = self._n[_NEXT]
                self._f[at + 6] = now
                self._n[_HOT_COUNT] += 1
            return self._placed(bound, at + 1)

    def _rests(self, name: int, since: float) -> bool:
        return any(self._n[at + 7] == name and self._f[at + 6] > since for at in range(_AT_HOT, _WORDS, _HOT))

    def hot_age_s(self, name: int) -> float:
        """How long an item's line has lasted."""
        at = self._hot(name)
        return time.monotonic() - self._f[at + 6] if at >= 0 else 0.0

    def hot_serving(self, name: int) -> int:
        """Everyone in an item's line with this number or a lower one may go."""
        at = self._hot(name)
        return self._n[at + 2] if at >= 0 else 0

    def hot_due(self, name: int, every_s: float) -> bool:
        """Whether it is time to look at an item's stock; says so to one of those who ask."""
        with self._locked():
            at, now = self._hot(name), time.monotonic()
            if at < 0 or now - self._f[at + 5] < every_s:
                return False
            self._f[at + 5] = now
            return True

    def hot_grant(self, name: int, free: int, kept_s: float) -> None:
        """So many units are free: as many of those who stand first may go, less those who were let go within `kept_s` and may not have come yet."""
        with self._locked():
            at, now = self._hot(name), time.monotonic()
            if at < 0:
                return
            if now - self._f[at + 4] > kept_s:
                self._n[at + 3] = 0
            going = min(max(0, free - self._n[at + 3]), self._n[at + 1] - self._n[at + 2])
            if going:
                self._n[at + 2] += going
                self._n[at + 3] += going
                self._f[at + 4] = now

    def hot_came(self, name: int) -> None:
        """One of those who were let go came."""
        with self._locked():
            at = self._hot(name)
            if at >= 0 and self._n[at + 3]:
                self._n[at + 3] -= 1

    def hot_end(self, name: int, *, rests: bool = False) -> None:
        """There is nothing left to wait for; with `rests`, nothing that one may still be asked to wait for."""
        with self._locked():
            at = self._hot(name)
            if at >= 0:
                self._n[at], self._n[at + 7] = 0, name if rests else 0
                self._f[at + 6] = time.monotonic()
                self._n[_HOT_COUNT] -= 1

    # --- what is decided

    def lead(self) -> bool:
        """Whether this process is the one that decides; it stays so until it ends."""
        if not self.leads:
            try:
                fcntl.flock(self._lead_fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            self.leads = True
        return True

    def decided(self, mode: int, wait_s: float, done_per_s: float) -> None:
        """Keep what the leader decided."""
        self._n[_MODE] = mode
        self._f[_WAIT], self._f[_DONE] = wait_s, done_per_s
        self._f[_DECIDED_AT] = time.monotonic()

    @property
    def fresh(self) -> bool:
        """Whether somebody decides at all: without a leader nobody is kept waiting."""
        return time.monotonic() - self._f[_DECIDED_AT] < STALE_S

    @property
    def mode(self) -> int:
        return self._n[_MODE]

    @property
    def wait_s(self) -> float:
        return self._f[_WAIT]

    @property
    def done_per_s(self) -> float:
        return self._f[_DONE]

    # --- what each process has at work

    def write(self, work: Work) -> None:
        """Keep this process's figures; they count for some seconds."""
        if self._slot < 0:
            self._slot = self._take_slot()
        at, n = _AT_SLOTS + self._slot * _SLOT, self._n
        n[at + 2], n[at + 3], n[at + 4], n[at + 5] = work.at_work, work.buying, work.done, work.turned
        self._f[at + 6] = work.wait_s
        self._f[at + 1] = time.monotonic()

    def _take_slot(self) -> int:
        with self._locked():
            ages = [(self._f[_AT_SLOTS + s * _SLOT + 1], s) for s in range(PROCESSES)]
            slot = min(ages)[1]
            at = _AT_SLOTS + slot * _SLOT
            for word in range(at, at + _SLOT):
                self._n[word] = 0
            self._n[at] = os.getpid()
            return slot

    def works(self) -> dict[int, Work]:
        """The figures of all processes that live, by slot."""
        since, found = time.monotonic() - STALE_S, {}
        for slot in range(PROCESSES):
            at = _AT_SLOTS + slot * _SLOT
            if self._f[at + 1] > since:
                n = self._n
                found[slot] = Work(n[at + 2], n[at + 3], n[at + 4], n[at + 5], self._f[at + 6])
        return found

    # --- clients' buckets

    def bucket(self, digest: int) -> tuple[int, float, float]:
        """Where a client's bucket stands, how many tokens it was left with (-1: it is a new one) and when (monotonic).

        Without a lock: when two processes meet, a token more may be given than there is.
        """
        base = _AT_BUCKETS + 3 * (digest % (_BUCKETS - _NEAR))
        oldest = base
        for at in range(base, base + 3 * _NEAR, 3):
            if self._n[at] == digest:
                return at, self._f[at + 1], self._f[at + 2]
            if self._f[at + 2] < self._f[oldest + 2]:
                oldest = at
        return oldest, -1.0, 0.0

    def fill(self, at: int, digest: int, tokens: float) -> None:
        """Leave a bucket with so many tokens."""
        self._n[at], self._f[at + 1], self._f[at + 2] = digest, tokens, time.monotonic()
