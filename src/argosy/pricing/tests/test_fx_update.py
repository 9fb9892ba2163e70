"""Reference rates are fetched whole, checked, and kept only when newer; whatever comes instead leaves those on file."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from argosy.kernel import clock
from argosy.pricing import fx
from argosy.pricing.errors import RatesFault
from argosy.pricing.fx_update import update


def history(last: date, usd: str = "1.25", days: int = 300, name: str = "eurofxref-hist.csv") -> bytes:
    rows = [f"{last - timedelta(days=n)},{usd},8.00," for n in range(days)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "Date,USD,CNY,\n" + "\n".join(rows) + "\n")
    return packed.getvalue()


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """A server that answers as told, and a data folder of one's own."""
    monkeypatch.setenv("ARGOSY_HOME", str(tmp_path))
    told: dict[str, object] = {"body": b"", "status": 200}

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(int(str(told["status"])))
            self.end_headers()
            self.wfile.write(bytes(told["body"]))  # type: ignore[call-overload]

        def log_message(self, *words: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told["url"] = f"http://127.0.0.1:{server.server_port}/eurofxref-hist.zip"
    yield told
    server.shutdown()
    server.server_close()


def test_newer_rates_hold_from_then_on_and_older_ones_do_not(bank: dict[str, object]) -> None:
    carried, today = fx.newest_day(), clock.today()
    assert carried < today
    bank["body"] = history(today)
    assert update(str(bank["url"])) == today
    found = fx.fx_rate("EUR", "USD", today)
    assert (found.rate, found.dated, found.source) == (found.rate, today, fx.SOURCE)
    assert str(found.rate) == "1.25000000"
    bank["body"] = history(today - timedelta(days=3), usd="9.99")
    assert update(str(bank["url"])) == today
    assert str(fx.fx_rate("EUR", "USD", today).rate) == "1.25000000"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"<html>moved</html>", 200, "pricing-rates-broken"),
        (b"", 200, "pricing-rates-broken"),
        (b"gone", 404, "pricing-rates-unreachable"),
        (history(clock.today() + timedelta(days=40)), 200, "pricing-rates-broken"),
        (history(clock.today(), days=3), 200, "pricing-rates-broken"),
    ],
)
def test_anything_else_is_refused_and_changes_nothing(
    bank: dict[str, object], body: bytes, status: int, code: str
) -> None:
    carried = fx.newest_day()
    bank |= {"body": body, "status": status}
    with pytest.raises(RatesFault) as refused:
        update(str(bank["url"]))
    assert (refused.value.code, refused.value.retryable) == (code, True)
    assert (fx.newest_day(), fx.fetched().exists()) == (carried, False)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.zip", "file:///etc/passwd", "nonsense"])
def test_an_address_that_leads_nowhere_is_said(bank: dict[str, object], url: str) -> None:
    with pytest.raises(RatesFault, match="cannot be fetched"):
        update(url)


def test_a_file_broken_on_disk_is_as_none(bank: dict[str, object]) -> None:
    carried = fx.newest_day()
    fx.fetched().write_bytes(b"half a zi")
    assert fx.newest_day() == carried
