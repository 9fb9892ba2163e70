"""Buyers over HTTP. Each keeps the keys it used and what it was told, and repeats a request without an answer until it has one."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

from argosy.cli.chaos.place import SCARCE, Place

#: The cards that buyers take from; every second buyer pays through Stripe.
TEST_CARDS = ("test-4242", "test-4242", "test-7726", "test-7726", "test-0077", "test-0028", "test-0002")
STRIPE_CARDS = ("pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_pendingRefund", "pm_card_visa_chargeDeclined")
#: These end a request; everything else is asked again with the same key.
ANSWERS = (201, 202, 402, 409)
_PATIENCE_S = 30
_TIMEOUT_S = 10


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a key: HTTP status and the order's id, if it tells of one. `tries`: how often it was asked."""

    status: int
    order_id: str
    tries: int


@dataclass
class Load:
    """Buyers at work. `told` by key; `unanswered`: keys that got no answer in time; `troubles`: what answers went missing, by kind."""

    place: Place
    buyers: int
    pause_s: float = 0.05
    told: dict[str, Told] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    troubles: Counter[str] = field(default_factory=Counter)
    _stop: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Let all buyers in."""
        self._threads = [threading.Thread(target=self._buy, args=(n,), daemon=True) for n in range(self.buyers)]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """No new orders; those begun are repeated until they are answered."""
        self._stop.set()
        for thread in self._threads:
            thread.join(_PATIENCE_S + 2 * _TIMEOUT_S)

    def _buy(self, buyer: int) -> None:
        fate = random.Random(uuid.uuid4().int)
        while not self._stop.is_set():
            key = f"chaos-{uuid.uuid4().hex}"
            body = json.dumps(self._wanted(fate, stripe=buyer % 2 == 1)).encode()
            told = self._until_answered(key, body)
            with self._lock:
                if told is None:
                    self.unanswered.append(key)
                else:
                    self.told[key] = told
            self._stop.wait(self.pause_s)

    def _wanted(self, fate: random.Random, *, stripe: bool) -> dict[str, object]:
        scarce = fate.random() < 0.3
        goods = self.place.variants[:SCARCE] if scarce else self.place.variants[SCARCE:]
        chosen = fate.sample(goods, min(len(goods), fate.randint(1, 2)))
        return {
            "market": "es",
            "language": "es",
            "email": "shopper@example.org",
            "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
            "lines": [{"variant_id": str(v), "quantity": fate.randint(1, 2)} for v in chosen],
            "payment": {
                "provider": "stripe" if stripe else "test",
                "token": fate.choice(STRIPE_CARDS if stripe else TEST_CARDS),
            },
        }

    def _until_answered(self, key: str, body: bytes) -> Told | None:
        until, tries = time.monotonic() + _PATIENCE_S, 0
        while time.monotonic() < until:
            tries += 1
            try:
                status, said = self._ask(key, body)
            except (OSError, http.client.HTTPException, ValueError) as trouble:
                self._note(type(trouble).__name__)
            else:
                if status in ANSWERS:
                    return Told(status, str(said.get("id", "")), tries)
                self._note(str(status))
            time.sleep(0.25)
        return None

    def _ask(self, key: str, body: bytes) -> tuple[int, dict[str, object]]:
        line = http.client.HTTPConnection("127.0.0.1", self.place.port, timeout=_TIMEOUT_S)
        try:
            heads = {"Content-Type": "application/json", "Idempotency-Key": key}
            line.request("POST", "/api/v1/orders", body, heads)
            answer = line.getresponse()
            said = answer.read()
            return answer.status, json.loads(said) if said else {}
        finally:
            line.close()

    def _note(self, kind: str) -> None:
        with self._lock:
            self.troubles[kind] += 1
