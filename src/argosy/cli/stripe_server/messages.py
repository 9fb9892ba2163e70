"""Webhooks, signed as Stripe signs them (https://docs.stripe.com/webhooks#verify-manually) and sent until somebody answers 2xx."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any

#: Seconds before each further attempt. Stripe's own go on for three days.
AGAIN_AFTER_S = (1.0, 5.0, 30.0)


def body_of(event: dict[str, Any]) -> bytes:
    """An event as it goes over the line."""
    return json.dumps(event, indent=2).encode()


def signed(body: bytes, secret: str, at: float | None = None) -> dict[str, str]:
    """Headers of a message that is signed now or `at` (Unix time)."""
    seconds = int(time.time() if at is None else at)
    mac = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": f"t={seconds},v1={mac}"}


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Send it; the status of the answer, 0 when there is none."""
    request = urllib.request.Request(url, body, headers)  # noqa: S310 - the operator's own address
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


class Messenger:
    """Sends each event to one address, each in a thread of its own: their order is not certain, as with Stripe."""

    def __init__(self, url: str, secret: str, again_after_s: Sequence[float] = AGAIN_AFTER_S) -> None:
        self._url, self._secret, self._again = url, secret, tuple(again_after_s)

    def send(self, event: dict[str, Any]) -> None:
        threading.Thread(target=self._send, args=(body_of(event),), daemon=True).start()

    def _send(self, body: bytes) -> None:
        for wait in (0.0, *self._again):
            time.sleep(wait)
            if 200 <= post(self._url, body, signed(body, self._secret)) < 300:
                return
