"""Work that arrives together: first come, first served; one's trouble is not another's."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import pytest

from argosy.kernel.crowd import Crowd


class Work:
    """Remembers what was done together, and holds the first piece until a crowd waits."""

    def __init__(self, poison: str = "") -> None:
        self.batches: list[str] = []
        self.go = threading.Event()
        self.poison = set(poison)

    def do(self, pieces: Sequence[str]) -> list[str]:
        self.batches.append("".join(pieces))
        assert self.go.wait(10)
        if self.poison & set(pieces):
            raise ValueError("".join(pieces))
        return [piece.upper() for piece in pieces]


def gathered(work: Work, crowd: Crowd[str, str], pieces: str) -> dict[str, str]:
    """One works and is held; the others come one after the other; then the first goes on."""
    told: dict[str, str] = {}

    def ask(piece: str) -> None:
        try:
            told[piece] = crowd.join(piece)
        except ValueError as trouble:
            told[piece] = f"wrong: {trouble}"

    threads = [threading.Thread(target=ask, args=(piece,)) for piece in pieces]
    for number, thread in enumerate(threads):
        thread.start()
        until = time.monotonic() + 5
        while (crowd.waiting < number or not work.batches) and time.monotonic() < until:
            time.sleep(0.001)
    work.go.set()
    for thread in threads:
        thread.join(10)
    return told


def test_who_comes_alone_works_alone_and_a_crowd_together_in_its_order() -> None:
    work = Work()
    crowd = Crowd(work.do)
    assert gathered(work, crowd, "abcdef") == {piece: piece.upper() for piece in "abcdef"}
    assert work.batches == ["a", "bcdef"]
    assert crowd.join("g") == "G" and work.batches[-1] == "g" and not crowd.waiting


def test_no_group_is_larger_than_allowed() -> None:
    work = Work()
    gathered(work, Crowd(work.do, most=2), "abcdef")
    assert work.batches == ["a", "bc", "de", "f"]


def test_the_trouble_of_one_is_told_to_that_one_alone() -> None:
    work = Work(poison="c")
    crowd = Crowd(work.do)
    assert gathered(work, crowd, "abcd") == {"a": "A", "b": "B", "c": "wrong: c", "d": "D"}
    assert work.batches[:2] == ["a", "bcd"] and sorted(work.batches[2:]) == ["b", "c", "d"]


def test_one_that_fails_leaves_the_way_free() -> None:
    work = Work(poison="a")
    work.go.set()
    crowd = Crowd(work.do)
    with pytest.raises(ValueError, match="a"):
        crowd.join("a")
    assert crowd.join("b") == "B"


def test_under_pressure_every_piece_is_done_once() -> None:
    done: list[int] = []

    def do(pieces: Sequence[int]) -> list[int]:
        time.sleep(0.0005)
        done.extend(pieces)
        return [-piece for piece in pieces]

    crowd = Crowd(do, most=8)
    told: dict[int, int] = {}

    def ask(first: int) -> None:
        for piece in range(first, first + 50):
            told[piece] = crowd.join(piece)

    threads = [threading.Thread(target=ask, args=(1000 * n,)) for n in range(1, 17)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(done) == sorted(told) and len(done) == 800
    assert all(outcome == -piece for piece, outcome in told.items())
