"""Signed messages as Stripe made them common: `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`. The test provider signs and checks by it."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from argosy.checkout.errors import WebhookRefused
from argosy.kernel import clock

#: A message that was signed longer ago may be somebody's replay.
TOLERANCE = timedelta(minutes=5)


def _mac(secret: str, seconds: str, body: bytes) -> str:
    return hmac.new(secret.encode(), seconds.encode() + b"." + body, hashlib.sha256).hexdigest()


def signature(secret: str, body: bytes) -> str:
    """The header's value for a body signed now."""
    seconds = str(int(clock.now().timestamp()))
    return f"t={seconds},v1={_mac(secret, seconds, body)}"


def verify(secret: str, header: str, body: bytes) -> None:
    """Raises WebhookRefused unless `header` signs exactly this body and is no older (or newer) than TOLERANCE."""
    parts = [part.partition("=")[::2] for part in header.split(",")]
    seconds = next((value for name, value in parts if name.strip() == "t"), "")
    given = [value for name, value in parts if name.strip() == "v1"]
    expected = _mac(secret, seconds, body)
    if not seconds.isascii() or not seconds.isdigit() or not any(hmac.compare_digest(expected, v) for v in given):
        raise WebhookRefused("signature")
    if abs(clock.now().timestamp() - int(seconds)) > TOLERANCE.total_seconds():
        raise WebhookRefused("age")
