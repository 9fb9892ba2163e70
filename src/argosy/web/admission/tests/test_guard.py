"""What the guard lets through, sends to the line, or refuses: called as the web server calls it, around an application that only says that it was reached."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from argosy.web.admission import guard as guarding
from argosy.web.admission import options, rules, tickets
from argosy.web.admission.board import Board
from argosy.web.admission.watch import Watch

CART = "argosy_cart_es=0190abc.signature"


class Door:
    """A guard whose board is in the test's hands; nothing decides by itself."""

    def __init__(self, folder: Path, **given: Any) -> None:
        free = options.networks("127.0.0.0/8")
        base = options.Options(True, options.LIMITS, free, (), None, folder / "board")
        self.reached: list[str] = []
        self.guard = guarding.Guard(self._application, "secret", replace(base, **given))
        self.board = Board(folder / "board")
        self.guard._board, self.guard._watch = self.board, Watch(self.board, None)
        self.told_cookies: list[str] = []
        self.led = True
        self.decide()

    def _application(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.reached.append(environ["PATH_INFO"])
        start("200 OK", [("Content-Type", "text/html"), *[("Set-Cookie", c) for c in self.told_cookies]])
        return [b"made"]

    def decide(self, mode: int = rules.NORMAL, wait_s: float = 0.0) -> None:
        self.decision = mode, wait_s, 50.0
        assert self.guard._watch is not None
        self.guard._watch.mode = mode

    def open(self, ahead: int = 0) -> None:
        self.board.set_room(True, 10.0)
        for n in range(ahead):
            self.board.number_of(tickets.bound(f"somebody {n}"))

    def ask(self, method: str, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        if self.led:
            self.board.decided(*self.decision)
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "REMOTE_ADDR": headers.pop("seen", "127.0.0.1")}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        told: list[Any] = []
        body = b"".join(self.guard(environ, lambda status, found, *_: told.append((status, found))))
        status, found = told[-1]
        return int(status[:3]), {n.lower(): v for n, v in found}, body.decode()


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def test_a_closed_room_lets_everything_through(door: Door) -> None:
    for method, path in (("POST", "/api/v1/orders"), ("GET", "/es/es/checkout/"), ("GET", "/es/es/s/")):
        assert door.ask(method, path, idempotency_key="a")[0] == 200
    assert door.reached == ["/api/v1/orders", "/es/es/checkout/", "/es/es/s/"]


def test_an_app_is_told_its_place_keeps_it_and_buys_when_it_is_its_turn(door: Door) -> None:
    door.open(ahead=30)
    status, headers, body = door.ask("POST", "/api/v1/orders", idempotency_key="a", accept_language="de")
    told = json.loads(body)
    assert (status, told["code"], told["position"], told["estimate_s"]) == (503, "waiting-room", 31, 3)
    assert headers["retry-after"] == "1" and headers["content-type"] == "application/problem+json"
    assert headers["admission-ticket"] == told["ticket"] and headers["cache-control"] == "no-store"
    assert "30 Personen sind vor Ihnen" in told["detail"]
    # The same key again, without the ticket: still the same place, and nobody else's request moves it.
    door.ask("POST", "/api/v1/orders", idempotency_key="b")
    assert json.loads(door.ask("POST", "/api/v1/orders", idempotency_key="a")[2])["position"] == 31
    door.board.let_in(30)
    assert json.loads(door.ask("POST", "/api/v1/orders", idempotency_key="a")[2])["position"] == 1
    door.board.let_in(1)
    assert door.ask("POST", "/api/v1/orders", idempotency_key="a")[0] == 200
    assert door.ask("POST", "/api/v1/orders", idempotency_key="b")[0] == 503
    assert door.reached == ["/api/v1/orders"]


def test_the_ticket_alone_keeps_the_place_and_only_for_the_key_it_was_given_to(door: Door) -> None:
    door.open()
    ticket = door.ask("POST", "/api/v1/orders", idempotency_key="a")[1]["admission-ticket"]
    for n in range(5):
        door.ask("POST", "/api/v1/orders", idempotency_key=f"later {n}")
    door.board._n[16 + 32 * 8 : 16 + 32 * 8 + 2 * 65536] = memoryview(bytes(2 * 65536 * 8)).cast(
        "Q"
    )  # places forgotten
    kept = door.ask("POST", "/api/v1/orders", idempotency_key="a", admission_ticket=ticket)
    assert json.loads(kept[2])["position"] == 1
    other = door.ask("POST", "/api/v1/orders", idempotency_key="thief", admission_ticket=ticket)
    assert json.loads(other[2])["position"] == 7


@pytest.mark.parametrize("spoilt", ["", "x", "00000000.0.1790000000.api.0123456789abcdef." + "0" * 32])
def test_a_forged_ticket_is_worth_nothing(door: Door, spoilt: str) -> None:
    door.open(ahead=3)
    status, _, body = door.ask("POST", "/api/v1/orders", idempotency_key="a", admission_ticket=spoilt)
    assert (status, json.loads(body)["position"]) == (503, 4)


def test_an_expired_ticket_is_worth_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.open(ahead=2)
    old = tickets.Ticket(door.board.line, 1, int(time.time()) - tickets.TTL_S - 1, "api", tickets.bound("api:a"))
    sent = tickets.write(old, door.guard._key)
    assert (
        json.loads(door.ask("POST", "/api/v1/orders", idempotency_key="a", admission_ticket=sent)[2])["position"] == 3
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/es/es/checkout/", ("Estás en la cola", "Hay 12 personas delante de ti.", "menos de un minuto")),
        ("/es/en/checkout/", ("You are in line", "12 people are ahead of you.", "less than a minute")),
        ("/de/de/checkout/", ("Sie stehen in der Reihe", "12 Personen sind vor Ihnen.", "weniger als eine Minute")),
        ("/pl/pl/checkout/", ("Jesteś w kolejce", "Przed Tobą jest 12 osób.", "krócej niż minutę")),
    ],
)
def test_a_shopper_waits_on_a_page_in_the_language_that_needs_no_script(
    door: Door, path: str, words: tuple[str, ...]
) -> None:
    door.open(ahead=12)
    cart = CART.replace("_es", f"_{path[1:3]}")
    status, headers, body = door.ask("GET", path, cookie=cart)
    assert status == 503 and headers["retry-after"] == "1"
    for said in words:
        assert said in body
    assert f'<html lang="{path[4:6]}"' in body
    assert 'role="status" aria-live="polite"' in body
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in body
    ticket = headers["set-cookie"].split(";")[0]
    assert ticket.startswith("argosy_ticket=") and "HttpOnly" in headers["set-cookie"]
    assert "12" in door.ask("GET", path, cookie=f"{cart}; {ticket}")[2]
    door.board.let_in(13)
    assert door.ask("GET", path, cookie=f"{cart}; {ticket}")[0] == 200


def test_the_page_s_script_asks_for_the_same_in_json(door: Door) -> None:
    door.open(ahead=1)
    status, headers, body = door.ask("GET", "/es/es/checkout/", cookie=CART, accept="application/problem+json")
    told = json.loads(body)
    assert status == 503 and headers["content-type"] == "application/problem+json"
    assert told["position_said"] == "Hay una persona delante de ti." and told["retry_after_s"] == 1


def test_who_opened_the_checkout_before_may_finish_and_nobody_else_slips_in(door: Door) -> None:
    _, headers, _ = door.ask("GET", "/es/es/checkout/", cookie=CART)
    passed = headers["set-cookie"].split(";")[0]
    door.open(ahead=100)
    assert door.ask("POST", "/es/es/checkout/", cookie=f"{CART}; {passed}")[0] == 200
    status, headers, _ = door.ask("POST", "/es/es/checkout/", cookie=CART)
    assert (status, headers["location"]) == (303, "/es/es/checkout/")
    stolen = door.ask("POST", "/es/es/checkout/", cookie=f"argosy_cart_es=0191other.signature; {passed}")
    assert stolen[0] == 303
    assert door.reached == ["/es/es/checkout/"] * 2


def test_without_a_leader_nobody_is_kept(door: Door) -> None:
    door.open(ahead=5)
    door.led = False
    door.board._f[6] = time.monotonic() - 60
    assert door.ask("POST", "/api/v1/orders", idempotency_key="a")[0] == 200


def test_what_cannot_be_an_order_is_left_to_the_application(door: Door) -> None:
    door.open(ahead=5)
    assert door.ask("POST", "/api/v1/orders")[0] == 200  # it says that the key is missing
    assert door.ask("GET", "/es/es/checkout/")[0] == 200  # no cart: it leads to the cart
    assert door.ask("GET", "/api/v1/orders/0190", idempotency_key="a")[0] == 200


def test_a_client_that_asks_too_often_is_told_when_to_come_again(tmp_path: Path) -> None:
    door = Door(tmp_path, limits={"purchase": rules.Limit(0.5, 3), "search": rules.Limit(0.5, 1)})
    asked = [door.ask("POST", "/api/v1/orders", seen="203.0.113.9", idempotency_key=str(n)) for n in range(4)]
    assert [status for status, _, _ in asked] == [200, 200, 200, 429]
    told = json.loads(asked[3][2])
    assert (told["code"], told["status"], told["retryable"]) == ("rate-limit", 429, True)
    assert asked[3][1]["retry-after"] == "2" and "2 seconds" in told["detail"]
    assert door.ask("POST", "/api/v1/orders", seen="203.0.113.10", idempotency_key="x")[0] == 200
    key = "Bearer argosy_key"
    assert door.ask("POST", "/api/v1/orders", seen="203.0.113.9", authorization=key)[0] == 200
    assert [door.ask("GET", "/es/es/s/", seen="203.0.113.9")[0] for _ in range(2)] == [200, 429]
    assert "Un momento, por favor" in door.ask("GET", "/es/es/s/", seen="203.0.113.9")[2]


def test_this_machine_itself_is_not_limited_nor_what_is_behind_a_trusted_proxy_as_one(tmp_path: Path) -> None:
    limits = {"purchase": rules.Limit(0.1, 1)}
    door = Door(tmp_path, limits=limits, proxies=options.networks("127.0.0.1"))
    assert {door.ask("POST", "/api/v1/orders", idempotency_key=str(n))[0] for n in range(20)} == {200}
    by_proxy = [door.ask("POST", "/api/v1/orders", x_forwarded_for=f"198.51.100.{n // 2}")[0] for n in range(4)]
    assert by_proxy == [200, 429, 200, 429]


def test_under_load_lookers_see_what_is_kept_or_a_plain_no_and_buyers_are_served(door: Door) -> None:
    door.decide(rules.BUSY)
    assert door.ask("GET", "/es/es/c/phones/")[0] == 200
    door.decide(rules.SHEDDING, wait_s=1.5)
    status, headers, body = door.ask("GET", "/es/es/c/phones/")
    assert (status, headers["argosy-kept"], body) == (200, "1", "made") and len(door.reached) == 1
    watch = door.guard._watch
    assert watch is not None and watch.begin_look()  # another page is being made
    status, headers, body = door.ask("GET", "/es/es/c/bikes/")
    assert status == 503 and headers["retry-after"] == "5" and "Atendemos primero" in body
    problem = json.loads(door.ask("GET", "/api/v1/markets/es/products", accept_language="fr")[2])
    assert problem["code"] == "overloaded" and "servons d’abord" in problem["detail"]
    for method, path in (
        ("POST", "/api/v1/orders"),
        ("GET", "/es/es/checkout/"),
        ("POST", "/es/es/checkout/"),
        ("GET", "/es/es/cart/"),
        ("GET", "/es/es/order/abc/"),
    ):
        assert door.ask(method, path, idempotency_key="a", cookie=CART)[0] == 200
    watch.finish_look()
    assert door.ask("GET", "/es/es/c/bikes/")[0] == 200


def test_at_the_worst_nobody_begins_a_cart_and_whoever_has_one_goes_on(door: Door) -> None:
    begin, go_on = ("POST", "/api/v1/carts"), ("POST", "/api/v1/carts/0190/lines")
    door.decide(rules.SHEDDING, wait_s=0.7)
    assert door.ask(*begin)[0] == 200
    door.decide(rules.SHEDDING, wait_s=1.2)
    status, headers, body = door.ask(*begin)
    assert (status, json.loads(body)["code"], headers["retry-after"]) == (503, "overloaded", "5")
    assert door.ask(*go_on)[0] == 200
    assert door.ask("POST", "/es/es/cart/")[0] == 503
    assert door.ask("POST", "/es/es/cart/", cookie=CART)[0] == 200
    door.decide(rules.NORMAL)
    assert door.ask(*begin)[0] == 200


def test_nothing_of_a_visitor_s_own_is_kept(door: Door) -> None:
    door.decide(rules.BUSY)
    door.ask("GET", "/es/es/", cookie=CART)
    door.told_cookies = ["csrftoken=abc; Path=/"]
    door.ask("GET", "/es/es/p/poco/")
    door.told_cookies = ["argosy_language=es; Path=/"]
    door.ask("GET", "/es/es/c/phones/")
    door.decide(rules.SHEDDING)
    assert "argosy-kept" not in door.ask("GET", "/es/es/")[1]
    assert "argosy-kept" not in door.ask("GET", "/es/es/p/poco/")[1]
    found = door.ask("GET", "/es/es/c/phones/")[1]
    assert found["argosy-kept"] == "1" and "set-cookie" not in found
    assert "argosy-kept" not in door.ask("GET", "/es/es/c/phones/", cookie=CART)[1]


@pytest.mark.parametrize(("acts", "open_", "mode"), [(True, True, rules.SHEDDING), (False, False, rules.NORMAL)])
def test_a_long_wait_opens_the_room_unless_it_is_only_watched(
    tmp_path: Path, acts: bool, open_: bool, mode: int
) -> None:
    board = Board(tmp_path / "board")
    watch = Watch(board, None, acts=acts)
    watch._waits.extend([2.0, 2.0, 2.0])
    watch.begin(buying=True)
    began = time.monotonic()
    for n in range(1, 12):
        watch.tick(began + n / 10)
    assert (board.open, board.mode) == (open_, mode)
    assert board.wait_s == 2.0
    watch.finish(buying=True)


def test_a_probe_is_answered_at_once(door: Door) -> None:
    assert door.ask("GET", "/health/probe")[0] == 204 and door.reached == []
