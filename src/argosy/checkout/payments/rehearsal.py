"""The test provider: every outcome by the card alone, so that each can be had at will.

What it was told to do beyond holding an amount (a challenge's answer, captures, voids, refunds) it writes into a book of its own, a table
that nothing else reads; a plain payment writes nothing there.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from argosy.checkout.errors import CardUnknown, UnknownProvider, WebhookRefused
from argosy.checkout.payments import signing, stripe_provider, testbook
from argosy.checkout.payments.cards import BY_TOKEN, TestCard
from argosy.checkout.payments.protocol import ASKED_AFRESH_FOR, Event, Intent, Outcome, unknown
from argosy.kernel import clock, db

LATE_BY = timedelta(seconds=6)
#: When the card `too-late` turns out authorised, counted from the order.
TOO_LATE_BY = ASKED_AFRESH_FOR + timedelta(minutes=5)
SIGNATURE = "test-signature"


def open_for_orders() -> bool:
    """Whether new orders may be paid by test card (ARGOSY_TEST_PAYMENTS)."""
    return os.environ.get("ARGOSY_TEST_PAYMENTS", "1") != "0"


def secret() -> str:
    """What the test provider's messages are signed with: follows from the installation's own secret."""
    return salted_hmac("argosy.test-provider", "webhooks", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


class TestProvider:
    """See the module. `late` answers only after LATE_BY."""

    __test__ = False
    name = "test"

    def check(self, token: str) -> None:
        if not open_for_orders():
            raise UnknownProvider(self.name, ["stripe"] if stripe_provider.configured() else [])
        if token not in BY_TOKEN:
            raise CardUnknown

    def at_once(self, intent: Intent) -> Outcome | None:
        """The plain card says yes here and now, as a customer's credit with the market would."""
        plain = BY_TOKEN[intent.token].outcome == "authorised"
        return Outcome("authorised", self._reference(intent)) if plain else None

    def authorise(self, intent: Intent) -> Outcome:
        db.outside()
        card, reference = BY_TOKEN[intent.token], self._reference(intent)
        if card.outcome in ("late", "late-declined"):
            return Outcome("pending", reference)
        if card.outcome in ("lost-answer", "lost-question", "too-late"):
            return unknown()
        return _held(card, reference)

    def confirm(self, intent: Intent, accepted: bool) -> Outcome:
        db.outside()
        what = "accepted" if accepted else "refused"
        testbook.write(self._reference(intent), what, 0, f"{intent.payment_id}:confirm")
        return self.query(intent)

    def capture(self, reference: str, amount: int, key: str) -> Outcome:
        db.outside()
        testbook.write(reference, "capture", amount, key)
        return _captured(testbook.read(reference), reference) or Outcome("pending", reference)

    def void(self, reference: str, key: str) -> Outcome:
        db.outside()
        testbook.write(reference, "void", 0, key)
        ended = _captured(testbook.read(reference), reference)
        if ended is not None and ended.state == "captured":
            return Outcome("failed", reference, "captured")
        return Outcome("voided", reference)

    def refund(self, reference: str, amount: int, key: str) -> Outcome:
        db.outside()
        own = "testre_" + hashlib.sha256(key.encode()).hexdigest()[:24]
        testbook.give_back(reference, amount, key)
        given = next((e for e in testbook.read(reference) if e.key == key), None)
        if given is None:
            return Outcome("failed", own, "more-than-captured")
        card, late = BY_TOKEN.get(f"test-{reference[-4:]}"), clock.now() - given.at >= LATE_BY
        if card is not None and card.outcome == "refund-late" and not late:
            return Outcome("pending", own)
        if card is not None and card.outcome == "refund-fails" and late:
            return Outcome("failed", own, "account-closed")
        return Outcome("done", own, amount=given.amount)

    def query(self, intent: Intent) -> Outcome:
        db.outside()
        card, reference = BY_TOKEN[intent.token], self._reference(intent)
        book = testbook.read(reference)
        ended = _captured(book, reference)
        if ended is not None:
            return ended
        answers = {e.what for e in book}
        if "refused" in answers:
            return Outcome("declined", reference, "authentication-failed")
        if "accepted" in answers:
            return _answered(card, reference)
        age = clock.now() - intent.started_at
        if card.outcome in ("late", "late-declined"):
            return Outcome("pending", reference) if age < LATE_BY else _answered(card, reference)
        if card.outcome in ("lost-question", "too-late"):
            return _lost(card, reference, intent, age)
        return _held(card, reference)

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Event:
        signing.verify(secret(), headers.get(SIGNATURE, ""), body)
        try:
            told = json.loads(body)
            return Event(str(told["id"]), str(told["type"]), UUID(told["payment_id"]))
        except (ValueError, KeyError, TypeError):
            raise WebhookRefused("body") from None

    def _reference(self, intent: Intent) -> str:
        return intent.reference or f"test_{intent.payment_id.hex}_{intent.token[-4:]}"


def _held(card: TestCard, reference: str) -> Outcome:
    """What the card says to a question that arrived, before anybody has answered a challenge."""
    if card.outcome in ("challenged", "challenged-declined"):
        return Outcome("challenged", reference)
    if card.outcome == "declined":
        return Outcome("declined", reference, card.reason)
    return Outcome("authorised", reference)


def _answered(card: TestCard, reference: str) -> Outcome:
    """What the card says in the end, after a yes to its challenge or after a while."""
    if card.outcome in ("challenged-declined", "late-declined"):
        return Outcome("declined", reference, card.reason)
    return Outcome("authorised", reference)


def _lost(card: TestCard, reference: str, intent: Intent, age: timedelta) -> Outcome:
    """The line swallows every question; once it is only looked up, nothing is there, unless the card is `too-late`."""
    if card.outcome == "too-late" and age >= TOO_LATE_BY:
        return Outcome("authorised", reference)
    return unknown() if intent.afresh else Outcome("declined", "", "not-reached")


def _captured(book: Sequence[testbook.Entry], reference: str) -> Outcome | None:
    """What was captured or voided; the book keeps the first of the two alone."""
    for entry in book:
        if entry.what == "capture":
            return Outcome("captured", reference, amount=entry.amount)
        if entry.what == "void":
            return Outcome("declined", reference, "authentication-expired")
    return None


def messages(intent: Intent) -> list[bytes]:
    """Bodies of what the test provider has to tell of a payment up to now, in the order in which it happened."""
    known = replace(intent, afresh=False)
    told = [("payment.created", ""), (f"payment.{TestProvider().query(known).state}", "state")]
    book = testbook.read(TestProvider()._reference(intent))
    told += [(f"payment.{entry.what}", entry.key) for entry in book]
    return [_body(intent.payment_id, kind, key) for kind, key in told]


def _body(payment_id: UUID, kind: str, key: str) -> bytes:
    name = hashlib.sha256(f"{payment_id}:{kind}:{key}".encode()).hexdigest()[:24]
    return json.dumps({"id": f"testev_{name}", "type": kind, "payment_id": str(payment_id)}).encode()


def signed(body: bytes) -> dict[str, str]:
    """Headers of a message signed now, as each attempt to deliver it is."""
    return {"Content-Type": "application/json", "Test-Signature": signing.signature(secret(), body)}


def disarranged(bodies: Iterable[bytes], *, times: int = 1, shuffled: bool = False, seed: int = 0) -> list[bytes]:
    """The messages as a bad line would bring them: each `times` times, in an order that follows from `seed`."""
    found = [body for body in bodies for _ in range(times)]
    if shuffled:
        random.Random(seed).shuffle(found)
    return found
