"""`argosy payments`: taking, letting go and giving back from the command line; messages over a bad line; a local Stripe."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner

from argosy.cli.payments import payments

pytestmark = pytest.mark.db


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    from market import launch_market

    return launch_market(tmp_path / "pack", products=1)


def told(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(payments, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def order(variant: UUID, token: str = "test-4242") -> str:
    from market import request

    from argosy.checkout import api as checkout

    return checkout.place(request(f"cli-{token}", {variant: 1}, token)).number


def test_a_payment_is_shown_taken_and_given_back(variants: list[UUID]) -> None:
    number = order(variants[0])
    assert told("capture", number.lower(), "--amount", "10.00")[1].splitlines()[1] == "  taken €10.00, given back €0.00"
    for _ in range(2):
        code, output = told("refund", number, "4.50", "--reason", "scratched", "--key", "k1")
        assert (code, output.splitlines()[1:]) == (
            0,
            ["  taken €10.00, given back €4.50", "  refund €4.50: done  scratched"],
        )
    code, output = told("refund", number, "5.51", "--reason", "more", "--key", "k2")
    assert (code, "at most 550" in output) == (1, True)
    code, output = told("show", number, "--json")
    found = json.loads(output)
    assert (code, found["order"], found["state"], found["captured"], found["given_back"]) == (
        0,
        number,
        "captured",
        1000,
        "part",
    )
    assert [(r["amount"], r["state"], r["reason"]) for r in found["refunds"]] == [(450, "done", "scratched")]


def test_a_hold_is_let_go(variants: list[UUID]) -> None:
    number = order(variants[0])
    assert told("void", number)[1].startswith(f"{number}: voided, €")
    code, output = told("capture", number)
    assert (code, "as it stands: voided" in output) == (1, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "ES-NOTHING"), "There is no such order."),
        (("capture", "{number}", "--amount", "ten"), "ten is no amount of EUR."),
        (("refund", "{number}", "1", "--reason", "x", "--key", "k"), "as it stands: authorised"),
    ],
)
def test_what_cannot_be_done_is_said(variants: list[UUID], args: tuple[str, ...], said: str) -> None:
    number = order(variants[0])
    code, output = told(*(a.format(number=number) for a in args))
    assert code in (1, 2) and said in output


@pytest.fixture
def inbox() -> Iterator[tuple[str, list[tuple[str, bytes, str]]]]:
    """A server that takes everything: its address, and what arrived (path, body, signature)."""
    arrived: list[tuple[str, bytes, str]] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            arrived.append((self.path, body, self.headers["Test-Signature"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Taking) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", arrived
        server.shutdown()


def test_messages_arrive_signed_twice_and_shuffled_and_the_market_believes_them(
    variants: list[UUID], inbox: tuple[str, list[tuple[str, bytes, str]]]
) -> None:
    from django.test import Client

    from argosy.checkout.models import WebhookEvent

    url, arrived = inbox
    number = order(variants[0], "test-3220")
    code, output = told("messages", number, "--url", url, "--times", "2", "--shuffled", "--seed", "3")
    assert code == 0
    kinds = [line.split() for line in output.splitlines()]
    assert sorted(kinds) == [["payment.challenged", "200"]] * 2 + [["payment.created", "200"]] * 2
    # Django's connection belongs to this thread: what arrived is handed on here.
    for path, body, signature in arrived:
        answer = Client().generic("POST", path, body, "application/json", headers={"Test-Signature": signature})
        assert answer.status_code == 200
    assert WebhookEvent.objects.count() == 2


def test_messages_that_nobody_takes_are_told(variants: list[UUID]) -> None:
    code, output = told("messages", order(variants[0]), "--url", "http://127.0.0.1:9")
    assert (code, "no answer" in output) == (1, True)
