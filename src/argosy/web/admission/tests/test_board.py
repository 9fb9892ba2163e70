"""The counters that processes share: numbers given out once and in order, places kept, one leader."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from argosy.web.admission.board import Board, Work
from argosy.web.admission.tickets import bound

DRAW = """
import sys, time
from pathlib import Path
from argosy.web.admission.board import Board
from argosy.web.admission.tickets import bound
board = Board(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    print(board.number_of(bound(f"{sys.argv[2]} {n}")), time.monotonic_ns())
"""


def test_two_processes_give_out_each_number_once_and_in_the_order_of_arrival(tmp_path: Path) -> None:
    Board(tmp_path / "board").close()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", DRAW, tmp_path / "board", who, "3000"], stdout=subprocess.PIPE, text=True
        )
        for who in ("one", "two")
    ]
    drawn = []
    for process in running:
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        own = [tuple(map(int, line.split())) for line in said.splitlines()]
        assert own == sorted(own), "a process's own buyers stand in the order in which they came"
        drawn += own
    drawn.sort(key=lambda d: d[1])
    numbers = [number for number, _ in drawn]
    assert sorted(numbers) == list(range(1, 6001))
    # The time was taken after the number, so that a process may have been interrupted between; nobody passes by a tenth of a second.
    latest = 0
    for number, at in drawn:
        passed = [a for n, a in drawn[max(0, number - 40) : number] if n > number]
        assert not passed or at - min(passed) < 100_000_000
        latest = max(latest, number)
    assert latest == 6000


def test_who_asks_again_keeps_the_place(tmp_path: Path) -> None:
    board = Board(tmp_path / "board")
    numbers = [board.number_of(bound(f"buyer {n}")) for n in range(500)]
    assert numbers == list(range(1, 501))
    assert [board.number_of(bound(f"buyer {n}")) for n in reversed(range(500))] == numbers[::-1]
    assert board.waiting == 500


def test_letting_in_goes_no_further_than_the_line_and_closing_lets_everybody_in(tmp_path: Path) -> None:
    board = Board(tmp_path / "board")
    board.set_room(True, 10.0)
    for n in range(10):
        board.number_of(bound(str(n)))
    board.let_in(4)
    assert (board.serving, board.waiting, board.open) == (4, 6, True)
    board.let_in(400)
    assert (board.serving, board.waiting) == (10, 0)
    board.number_of(bound("late"))
    board.set_room(False, 0.0)
    assert (board.open, board.waiting, board.open_for_s) == (False, 0, 0.0)
    assert board.number_of(bound("later")) == 12


def test_one_leads_until_it_ends(tmp_path: Path) -> None:
    hold = "import sys, time; from pathlib import Path; from argosy.web.admission.board import Board\n"
    hold += "board = Board(Path(sys.argv[1])); print(board.lead(), flush=True); time.sleep(60)"
    first = subprocess.Popen([sys.executable, "-c", hold, tmp_path / "board"], stdout=subprocess.PIPE, text=True)
    try:
        assert first.stdout is not None and first.stdout.readline() == "True\n"
        board = Board(tmp_path / "board")
        assert not board.lead()
    finally:
        first.kill()
        first.wait()
    assert board.lead() and board.lead()


def test_a_process_that_stopped_writing_does_not_count(tmp_path: Path) -> None:
    board = Board(tmp_path / "board")
    board.write(Work(3, 2, 40, 5, 0.25))
    assert list(board.works().values()) == [Work(3, 2, 40, 5, 0.25)]
    board._f[16 + 1] -= 10  # ten seconds ago
    assert board.works() == {}


def test_without_a_leader_nothing_is_fresh_and_a_board_of_before_a_start_of_the_machine_begins_anew(
    tmp_path: Path,
) -> None:
    board = Board(tmp_path / "board")
    assert not board.fresh
    board.decided(2, 0.7, 31.0)
    assert board.fresh and (board.mode, board.wait_s, board.done_per_s) == (2, 0.7, 31.0)
    board.number_of(bound("a"))
    line = board.line
    again = Board(tmp_path / "board")
    assert again.line == line and again.waiting == 1
    again._f[6] = time.monotonic() + 1000
    assert Board(tmp_path / "board").waiting == 0
