"""HTTP of the local Stripe: routes, secret key, errors in Stripe's shape, faults, the bank's page, and what steers it (`/_control`)."""

from __future__ import annotations

import base64
import json
import re
import socket
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from argosy.cli.stripe_server import forms
from argosy.cli.stripe_server.books import Books
from argosy.cli.stripe_server.faults import Fault, Faults
from argosy.cli.stripe_server.keys import Answer, Keys, refusal
from argosy.cli.stripe_server.messages import Messenger
from argosy.cli.stripe_server.objects import API_VERSION, Refused, fresh, invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What the server takes as its secret key unless told another.
SECRET_KEY = "sk_test_local"  # noqa: S105
Work = Callable[[Books, str, dict[str, Any]], Any]
ROUTES: tuple[tuple[str, re.Pattern[str], Work], ...] = tuple(
    (method, re.compile(pattern), work)
    for method, pattern, work in (
        ("POST", r"/v1/payment_intents", lambda b, _, p: b.create(p)),
        ("GET", r"/v1/payment_intents", lambda b, _, p: b.listed(p)),
        ("GET", r"/v1/payment_intents/(\w+)", lambda b, name, _: b.retrieve(name)),
        ("POST", r"/v1/payment_intents/(\w+)/confirm", lambda b, name, p: b.confirm(name, p)),
        ("POST", r"/v1/payment_intents/(\w+)/capture", lambda b, name, p: b.capture(name, p)),
        ("POST", r"/v1/payment_intents/(\w+)/cancel", lambda b, name, p: b.cancel(name, p)),
        ("POST", r"/v1/checkout/sessions", lambda b, _, p: b.sessions.create(p)),
        ("GET", r"/v1/checkout/sessions/(\w+)", lambda b, name, p: b.sessions.retrieve(name, p)),
        ("POST", r"/v1/checkout/sessions/(\w+)/expire", lambda b, name, p: b.sessions.expire(name, p)),
        ("POST", r"/v1/refunds", lambda b, _, p: b.refund(p)),
        ("GET", r"/v1/refunds", lambda b, _, p: b.refund_listed(p)),
        ("GET", r"/v1/refunds/(\w+)", lambda b, name, _: b.refund_retrieve(name)),
    )
)
_PAGE = """<!doctype html><meta charset="utf-8"><title>Test bank</title><h1>Test bank</h1><p>Pay {amount} {currency}?</p>
<form method="post"><button name="answer" value="yes">Confirm</button> <button name="answer" value="no">Refuse</button></form>"""

_CHECKOUT = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Pay</title>
<h1>Pay {amount} {currency}</h1><p>A stand-in for Stripe's page: nothing is charged. {trouble}</p><form method="post">
<button name="card" value="pm_card_visa">Pay</button> <button name="card" value="pm_card_visa_chargeDeclined">Pay with a card that is declined</button></form>
<p><a href="{back}">Back to the shop</a></p>"""


class LocalStripe(ThreadingHTTPServer):
    """The server. `requests`: what it was asked, as (method and path, parameters, status)."""

    daemon_threads = True

    def __init__(self, port: int = 0, secret_key: str = SECRET_KEY, webhook: tuple[str, str] | None = None) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.secret_key, self.books, self.keys, self.faults = secret_key, Books(), Keys(), Faults()
        self.requests: list[tuple[str, dict[str, Any], int]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.books.page = self.url
        if webhook is not None:
            self.books.tell = Messenger(*webhook).send

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is its own concern."""

    def answer(
        self, method: str, path: str, params: dict[str, Any], key: str | None
    ) -> tuple[Answer | None, Fault | None]:
        """The answer to a request, and the fault that happened to it; no answer where the line broke first."""
        asked = f"{method} {path}"
        fault = self.faults.take(asked)
        kind = fault.kind if fault else ""
        if kind == "drop-before":
            return None, fault
        if kind == "rate":
            return refusal(
                Refused(429, "invalid_request_error", "Request rate limit exceeded.", code="rate_limit")
            ), fault
        found = next(((m, work) for verb, p, work in ROUTES if verb == method and (m := p.fullmatch(path))), None)
        if found is None:
            return refusal(invalid(f"Unrecognized request URL ({method}: {path}).", status=404)), fault
        match, work = found

        def act() -> Any:
            self.books.key = key
            return work(self.books, match[1] if match.groups() else "", params)

        wait = fault.seconds if fault and kind == "delay" else 0.0
        held = key if method == "POST" else None
        return self.keys.run(held, asked, params, act, before=lambda: time.sleep(wait), broken=kind), fault

    @contextmanager
    def running(self) -> Iterator[LocalStripe]:
        """The server at work in a thread of its own; stopped and closed afterwards."""
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            thread.join()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: LocalStripe
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        if path.path.startswith("/_"):
            self._aside("GET", path.path, b"")
        else:
            self._api("GET", path.path, path.query)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        if path.startswith("/_"):
            self._aside("POST", path, body)
        else:
            self._api("POST", path, body.decode("utf-8", "replace"))

    def _api(self, method: str, path: str, text: str) -> None:
        barred = self._barred()
        if barred is not None:
            self._send(refusal(barred))
            return
        try:
            params = forms.parse(text)
        except ValueError as wrong:
            self._send(refusal(invalid(str(wrong))))
            return
        answer, fault = self.server.answer(method, path, params, self.headers.get("Idempotency-Key"))
        self.server.requests.append((f"{method} {path}", params, answer.status if answer else 0))
        if answer is None or (fault is not None and fault.kind == "drop-after"):
            self._hang_up()
        else:
            self._send(answer)

    def _barred(self) -> Refused | None:
        kind, _, given = self.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            given = base64.b64decode(given + "==").decode("utf-8", "replace").partition(":")[0]
        if not given:
            return Refused(
                401,
                "invalid_request_error",
                "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth "
                "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
            )
        if given != self.server.secret_key:
            return Refused(401, "invalid_request_error", f"Invalid API Key provided: {given[:7]}****{given[-4:]}")
        return None

    def _hang_up(self) -> None:
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def _send(self, answer: Answer, kind: str = "application/json") -> None:
        body = answer.body.encode()
        self.send_response(answer.status)
        heads = {"Content-Type": kind, "Content-Length": str(len(body)), "Request-Id": fresh("req")}
        for name, value in (heads | {"Stripe-Version": API_VERSION} | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _aside(self, method: str, path: str, body: bytes) -> None:
        """The bank's page, and what steers the server; Stripe has neither at this address."""
        try:
            if bank := re.fullmatch(r"/_bank/(\w+)", path):
                self._bank(method, bank[1], body)
            elif page := re.fullmatch(r"/_checkout/(\w+)", path):
                self._checkout(method, page[1], body)
            elif control := re.fullmatch(r"/_control/(faults|settle|expire|settle_refund|forget_keys)", path):
                self._control(control[1], json.loads(body or b"{}"))
            else:
                self._send(Answer(404, ""))
        except Refused as no:
            self._send(refusal(no))
        except (ValueError, TypeError, KeyError) as wrong:
            self._send(Answer(400, json.dumps({"error": {"message": str(wrong)}})))

    def _bank(self, method: str, name: str, body: bytes) -> None:
        books = self.server.books
        if method == "GET":
            found = books.retrieve(name)
            shown = _PAGE.format(amount=found["amount"], currency=found["currency"].upper())
            self._send(Answer(200, shown), "text/html; charset=utf-8")
            return
        with self.server.keys.lock:
            back = books.authenticate(name, forms.parse(body.decode()).get("answer") == "yes")
        self._send(Answer(303, "", {"Location": back}) if back else Answer(200, "Thank you."), "text/plain")

    def _checkout(self, method: str, name: str, body: bytes) -> None:
        sessions, trouble = self.server.books.sessions, ""
        if method == "POST":
            with self.server.keys.lock:
                back = sessions.pay(name, forms.parse(body.decode()).get("card", ""))
            if back:
                self._send(Answer(303, "", {"Location": back}), "text/plain")
                return
            trouble = "The card was declined: try another."
        found = sessions.retrieve(name)
        told = {"amount": found["amount_total"], "currency": found["currency"].upper(), "trouble": trouble}
        shown = _CHECKOUT.format(**told, back=found["cancel_url"] or found["success_url"])
        self._send(Answer(200, shown), "text/html; charset=utf-8")

    def _control(self, what: str, given: dict[str, Any]) -> None:
        with self.server.keys.lock:
            if what == "faults":
                self.server.faults.add(**given)
            elif what == "forget_keys":
                self.server.keys.forget()
            else:
                getattr(self.server.books, what)(given["id"])
        self._send(Answer(200, "{}"))

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: `requests` keeps what was asked."""
