"""The waiting room in a real browser and the drill against a served market."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from market import launch_market
from test_journeys import DESK, PHONE, _Quiet, _Threaded, browser, put_in_basket, run_apart, wide

from argosy.cli.doctor import find_browser

pytestmark = pytest.mark.db
needs_browser = pytest.mark.skipif(find_browser() is None, reason="no Chromium or Chrome: see argosy doctor")
COMMAND = "from argosy.cli.main import main; main()"


@dataclass
class Served:
    """A market with the guard around it, and the board that says who goes in."""

    url: str
    board: Any
    variants: list[Any]

    def open(self, ahead: int) -> None:
        from argosy.web.admission import tickets

        self.board.set_room(True, 4.0)
        for n in range(ahead):
            self.board.number_of(tickets.bound(f"somebody {n}"))


@pytest.fixture
def served(db_real: str, tmp_path: Path) -> Iterator[Served]:
    """The market, launched in Spain and Germany, served on a free port with the guard around it; nothing decides but the test."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection

    from argosy.web.admission import guard, options
    from argosy.web.admission.board import Board
    from argosy.web.admission.watch import Watch

    variants = launch_market(tmp_path / "pack", ("es", "de"), products=2)
    given = options.Options(True, options.LIMITS, options.networks("127.0.0.0/8"), (), None, tmp_path / "board")
    guarded = guard.Guard(get_wsgi_application(), "only-for-tests", given)
    board = Board(given.file)
    guarded._board, guarded._watch = board, Watch(board, None)
    ended = threading.Event()

    def deciding() -> None:
        while not ended.wait(0.2):
            board.decided(0, 0.0, 10.0)

    def closing(environ: Any, start: Any) -> Any:
        try:
            yield from guarded(environ, start)
        finally:
            connection.close()

    board.decided(0, 0.0, 10.0)
    server = _Threaded(("127.0.0.1", 0), _Quiet)
    server.set_app(closing)
    threads = [threading.Thread(target=server.serve_forever, daemon=True), threading.Thread(target=deciding)]
    for thread in threads:
        thread.start()
    yield Served(f"http://127.0.0.1:{server.server_port}", board, variants)
    ended.set()
    server.shutdown()
    server.server_close()


@pytest.mark.browser
@needs_browser
def test_a_phone_without_scripts_waits_in_spanish_and_then_buys(served: Served, tmp_path: Path) -> None:
    def journey() -> None:
        with browser(PHONE, scripts=False) as page:
            put_in_basket(page, served.url)
            served.open(ahead=250)
            page.goto(f"{served.url}/es/es/checkout/")
            said = page.locator("main").inner_text()
            assert "Estás en la cola" in said and "Hay 250 personas delante de ti." in said
            assert "unos 2 minutos" in said
            assert wide(page) <= 390
            page.screenshot(path=_picture(tmp_path, "waiting-es-390"), full_page=True)
            served.board.let_in(251)
            page.reload()
            assert page.locator("[name=email]").count() == 1

    run_apart(journey)


@pytest.mark.browser
@needs_browser
def test_a_desk_waits_in_german_is_told_without_reloading_and_goes_in_by_itself(served: Served, tmp_path: Path) -> None:
    def journey() -> None:
        with browser(DESK, locale="de-DE") as page:
            put_in_basket(page, served.url, "de", "de")
            served.open(ahead=6)
            page.goto(f"{served.url}/de/de/checkout/")
            live = page.locator("[role=status][aria-live=polite]")
            assert "6 Personen sind vor Ihnen." in live.inner_text()
            page.evaluate("window.stayed = true")
            page.screenshot(path=_picture(tmp_path, "waiting-de-1440"), full_page=True)
            served.board.let_in(4)
            page.wait_for_function("document.querySelector('[data-position]').textContent.includes('2 Personen')")
            assert page.evaluate("window.stayed") is True
            served.board.let_in(3)
            page.wait_for_selector("[name=email]")

    run_apart(journey)


@pytest.mark.slow
def test_a_short_drill_finds_everything_in_order_and_writes_its_report(served: Served, tmp_path: Path) -> None:
    report = tmp_path / "drill.html"
    asked = [sys.executable, "-c", COMMAND, "drill", "--shoppers", "15", "--minutes", "0.1", "--pace", "0.4"]
    asked += ["--url", served.url, "--hot", str(served.variants[0]), "--report", str(report), "--json"]
    ran = subprocess.run(asked, env=os.environ | {"DATABASE_URL": _url()}, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr + ran.stdout
    told = json.loads(ran.stdout)
    assert told["sound"] and told["orders"] > 0 and told["pages"] > 0
    assert {f["name"]: f["holds"] for f in told["findings"]} == dict.fromkeys(
        (
            "Everybody was told",
            "One order per key",
            "A key keeps its answer",
            "Sold ≤ stock",
            "Told = kept",
            "Ledger sums to zero",
        ),
        True,
    )
    page = report.read_text("utf-8")
    assert "Everything held." in page and page.count("<svg") >= 6
    assert "http://" not in page.replace(served.url, ""), "the page needs nothing else"
    from argosy.checkout.models import Order

    assert Order.objects.filter(state="placed").count() >= told["orders"] > 0


def test_a_drill_of_a_market_that_does_not_answer_says_what_to_do(database: str) -> None:
    asked = [sys.executable, "-c", COMMAND, "drill", "--url", "http://127.0.0.1:9", "--no-books", "--shoppers", "1"]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1 and "does not answer" in ran.stderr and "make run" in ran.stderr


def test_health_is_told_to_a_load_balancer_and_to_a_monitor(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import Client

    from argosy.web.admission import health

    shopper = Client()
    plain = shopper.get("/health")
    assert (plain.status_code, plain.content) == (200, b"ok\nnormal\n")
    health.worker_lives()
    told = shopper.get("/api/v1/health").json()
    assert told["mode"] == "normal" and told["waiting_room"] is False and told["waiting"] == 0
    assert told["database"] is True and 0 <= told["worker_age_s"] < 5
    board = health._board()
    board.set_room(True, 7.0)
    board.decided(2, 1.25, 31.0)
    board.number_of("0123456789abcdef")
    try:
        told = shopper.get("/api/v1/health").json()
        assert (told["mode"], told["waiting_room"], told["waiting"]) == ("shedding", True, 1)
        assert (told["admitted_per_s"], told["purchases_per_s"], told["wait_ms"]) == (7.0, 31.0, 1250.0)
    finally:
        board.set_room(False, 0.0)
        board.decided(0, 0.0, 0.0)
    monkeypatch.setattr(health, "database_answers", lambda: False)
    gone = shopper.get("/health")
    assert (gone.status_code, gone.content) == (503, b"no database\nnormal\n")


def _url() -> str:
    return os.environ["DATABASE_URL"]


def _picture(folder: Path, name: str) -> str:
    """Where a screenshot goes: kept when ARGOSY_PICTURES names a folder."""
    return str(Path(os.environ.get("ARGOSY_PICTURES", folder)) / f"{name}-{int(time.time())}.png")
