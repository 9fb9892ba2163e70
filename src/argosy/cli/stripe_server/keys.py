"""Idempotency as Stripe documents it: the first answer under a key is kept once the work has begun, errors and even a 500 with it.

The same key with the same parameters gets that answer again, marked `Idempotent-Replayed: true`; with others, 400 idempotency_error;
while the first is still at work, 409. A request that is not valid leaves its key free. https://docs.stripe.com/api/idempotent_requests
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from argosy.cli.stripe_server.objects import Refused, fresh


@dataclass
class Answer:
    """What is sent: a status, the body as text, and headers beside the usual ones."""

    status: int
    body: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class _Kept:
    request: str
    params: dict[str, Any]
    answer: Answer | None = None
    first: str = ""


class Keys:
    """Answers by key, and the lock under which all work is done."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._kept: dict[str, _Kept] = {}

    def forget(self) -> None:
        """Keys are kept for a day: that day is over."""
        with self.lock:
            self._kept.clear()

    def run(
        self,
        key: str | None,
        request: str,
        params: dict[str, Any],
        work: Callable[[], Any],
        *,
        before: Callable[[], None] = lambda: None,
        broken: str = "",
    ) -> Answer:
        """Do a request's work once. `before` runs while the key is taken; `broken`: "error" or "error-after", a 500 instead of the answer."""
        if key is None:
            before()
            return self._answer(work, broken)[0]
        with self.lock:
            kept = self._kept.get(key)
            if kept is not None:
                return self._again(key, kept, request, params)
            self._kept[key] = kept = _Kept(request, params, first=fresh("req"))
        try:
            before()
        except BaseException:
            with self.lock:
                self._kept.pop(key, None)
            raise
        with self.lock:
            answer, keep = self._answer(work, broken)
            if keep:
                kept.answer = answer
            else:
                del self._kept[key]
        return Answer(answer.status, answer.body, answer.headers | {"Idempotency-Key": key})

    def _again(self, key: str, kept: _Kept, request: str, params: dict[str, Any]) -> Answer:
        if (kept.request, kept.params) != (request, params):
            return refusal(
                Refused(
                    400,
                    "idempotency_error",
                    "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key "
                    f"other than '{key}' if you meant to execute a different request.",
                )
            )
        if kept.answer is None:
            busy = Refused(
                409,
                "invalid_request_error",
                "There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and "
                f"the other request is still going through): {key}. Please try again later.",
                code="idempotency_key_in_use",
            )
            return refusal(busy)
        more = {"Idempotency-Key": key, "Idempotent-Replayed": "true", "Original-Request": kept.first}
        return Answer(kept.answer.status, kept.answer.body, kept.answer.headers | more)

    def _answer(self, work: Callable[[], Any], broken: str) -> tuple[Answer, bool]:
        """The answer, and whether it is kept."""
        trouble = Refused(500, "api_error", "An unknown error occurred.", kept=True)
        if broken == "error":
            return refusal(trouble), True
        try:
            with self.lock:
                body = json.dumps(work())
        except Refused as no:
            return refusal(no), no.kept
        return (refusal(trouble), True) if broken == "error-after" else (Answer(200, body), True)


def refusal(no: Refused) -> Answer:
    """An error's answer."""
    retry = {500: "false", 409: "true", 429: "true"}.get(no.status)
    return Answer(no.status, json.dumps(no.body), {"Stripe-Should-Retry": retry} if retry else {})
