"""Payment providers: one small protocol, and the test provider.

A provider is asked outside every transaction. What it cannot say yet stays pending and is asked for again; the payment's id is the
provider's idempotency key, so asking twice authorises once. No card number reaches our tables: providers hand out tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from argosy.checkout.errors import CardUnknown, UnknownProvider
from argosy.kernel import clock


@dataclass(frozen=True, slots=True)
class Intent:
    """What a provider is asked to hold: `amount` in minor units; `token` stands for the buyer's means of payment."""

    payment_id: UUID
    amount: int
    currency: str
    token: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """A provider's answer. state: authorised, declined (final), challenged (the buyer must confirm) or pending (ask again)."""

    state: str
    reference: str = ""
    reason: str = ""


class Provider(Protocol):
    """What checkout needs of a payment provider."""

    name: str

    def check(self, token: str) -> None:
        """Raises CardUnknown for a token that cannot be one of the provider's, before anything is held."""

    def authorise(self, intent: Intent) -> Outcome:
        """Hold the amount, once per payment id."""

    def confirm(self, intent: Intent, accepted: bool) -> Outcome:
        """The buyer has answered the challenge (3-D Secure)."""

    def query(self, intent: Intent) -> Outcome:
        """What has become of the intent; pending when the provider does not know yet."""


@dataclass(frozen=True, slots=True)
class TestCard:
    """A card of the test provider and what happens when one pays with it."""

    number: str
    token: str
    outcome: str
    reason: str = ""


TEST_CARDS = (
    TestCard("4242 4242 4242 4242", "test-4242", "authorised"),
    TestCard("4000 0000 0000 3220", "test-3220", "challenged"),
    TestCard("4000 0000 0000 0077", "test-0077", "late"),
    TestCard("4000 0000 0000 0002", "test-0002", "declined", "card-declined"),
    TestCard("4000 0000 0000 9995", "test-9995", "declined", "insufficient-funds"),
)
LATE_BY = timedelta(seconds=6)
CHALLENGE_LASTS = timedelta(minutes=15)


def test_token(number: str) -> str:
    """The token of a test card's number. Raises CardUnknown for any other number, which is not kept anywhere."""
    digits = "".join(c for c in number if c.isdigit())
    for card in TEST_CARDS:
        if card.number.replace(" ", "") == digits:
            return card.token
    raise CardUnknown


class TestProvider:
    """Answers by the card alone, so that every outcome can be had at will; `late` answers only after LATE_BY."""

    __test__ = False
    name = "test"

    def __init__(self) -> None:
        self._cards = {card.token: card for card in TEST_CARDS}

    def check(self, token: str) -> None:
        if token not in self._cards:
            raise CardUnknown

    def authorise(self, intent: Intent) -> Outcome:
        card = self._cards[intent.token]
        if card.outcome == "late":
            return Outcome("pending", self._reference(intent))
        return Outcome(card.outcome, self._reference(intent), card.reason)

    def confirm(self, intent: Intent, accepted: bool) -> Outcome:
        if accepted:
            return Outcome("authorised", self._reference(intent))
        return Outcome("declined", self._reference(intent), "authentication-failed")

    def query(self, intent: Intent) -> Outcome:
        card = self._cards[intent.token]
        age = clock.now() - intent.started_at
        if card.outcome == "late":
            return Outcome("authorised" if age >= LATE_BY else "pending", self._reference(intent))
        if card.outcome == "challenged":
            if age >= CHALLENGE_LASTS:
                return Outcome("declined", self._reference(intent), "authentication-expired")
            return Outcome("challenged", self._reference(intent))
        return self.authorise(intent)

    def _reference(self, intent: Intent) -> str:
        return f"test_{intent.payment_id.hex}"


PROVIDERS: dict[str, Provider] = {"test": TestProvider()}


def provider(name: str) -> Provider:
    """The provider of that name. Raises UnknownProvider."""
    if name not in PROVIDERS:
        raise UnknownProvider(name, sorted(PROVIDERS))
    return PROVIDERS[name]
