"""A real web server with two processes, more buyers at once than it can serve: the room opens by itself, lets in in the order of arrival, and closes."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from argosy.cli.drill.wire import Answer, Line, NoAnswer

pytestmark = pytest.mark.slow
#: Two processes of two threads, 80 ms for an order: fifty a second at most.
SLOW_APPLICATION = """
import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argosy.web.settings")
django.setup()
from argosy.web.admission import guard, options

def shop(environ, start):
    time.sleep(0.08)
    start("201 Created", [("Content-Length", "0")])
    return [b""]

application = guard.Guard(shop, "secret", options.read())
"""
BUYERS = 150


@dataclass(frozen=True)
class Said:
    """An answer: when it came, the number in line (0: let in without one), whether it was the goods."""

    at: float
    number: int
    served: bool


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "slow_shop.py").write_text(SLOW_APPLICATION)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = int(probe.getsockname()[1])
    environment = os.environ | {
        "ARGOSY_HOME": str(tmp_path / "home"),
        "ARGOSY_PORT": str(number),
        "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path]),
    }
    environment.pop("ARGOSY_LISTENS", None)
    command = [sys.executable, "-m", "granian", "slow_shop:application", "--interface", "wsgi", "--no-ws"]
    command += ["--port", str(number), "--workers", "2", "--blocking-threads", "2", "--log-level", "error"]
    command += ["--backlog", "2048", "--backpressure", "4096"]
    server = subprocess.Popen(command, env=environment)
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", number), timeout=1):
                break
            time.sleep(0.1)
        yield number
    finally:
        server.terminate()
        server.wait(20)


def test_the_room_opens_by_itself_lets_in_in_order_and_closes(port: int) -> None:
    told = asyncio.run(everybody(f"http://127.0.0.1:{port}"))
    said = sorted((s for one in told for s in one), key=lambda s: s.at)
    assert [one[-1].served for one in told] == [True] * BUYERS
    waited = [s for s in said if not s.served]
    assert waited, "nobody was sent to the line"
    assert len({s.number for s in waited}) == sum(any(not s.served for s in one) for one in told), "a place for each"
    assert all(len({s.number for s in one if s.number}) <= 1 for one in told), "nobody loses the place"
    # Once somebody went in, nobody with a lower number is kept waiting for more than a tenth of a second (and an answer's own time on a busy machine).
    highest, since = 0, 0.0
    for s in said:
        if s.served and s.number > highest:
            highest, since = s.number, s.at
        elif not s.served and s.number < highest:
            assert s.at - since < 0.5, f"{s.number} waits though {highest} went in"


async def everybody(url: str) -> list[list[Said]]:
    line = Line(url)
    for _ in range(10):  # both processes measure, and one decides
        await line.ask("GET", "/health/probe")
        await asyncio.sleep(0.1)
    told = await asyncio.gather(*(buyer(url, n) for n in range(BUYERS)))
    until = time.monotonic() + 20
    while (await line.ask("POST", "/api/v1/orders", Idempotency_Key=f"late {time.monotonic()}")).status == 503:
        assert time.monotonic() < until, "the room does not close"
        await asyncio.sleep(0.2)
    line.close()
    return told


async def buyer(url: str, number: int) -> list[Said]:
    said: list[Said] = []
    # An order before the one that counts: the crowd does not leave at the first answer.
    line = Line(url)
    place = 0
    for turn in range(2):
        place = 0
        for _ in range(100):
            answer = await ask(line, f"{number} {turn}")
            if turn == 1 and answer is not None:
                if "admission-ticket" in answer.headers:
                    place = int(answer.headers["admission-ticket"].split(".")[1])
                said.append(Said(time.monotonic(), place, answer.status == 201))
            if answer is not None and answer.status == 201:
                break
            await asyncio.sleep(float(answer.headers.get("retry-after", "1")) if answer else 0.2)
    line.close()
    return said


async def ask(line: Line, key: str) -> Answer | None:
    try:
        return await line.ask("POST", "/api/v1/orders", {}, Idempotency_Key=key)
    except NoAnswer:
        return None
