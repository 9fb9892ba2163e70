"""Payment providers: the protocol, the test provider and Stripe.

`protocol` what checkout asks · `cards`, `rehearsal`, `testbook`, `signing` the test provider · `stripe_provider`, `stripe_page`, `stripe_terms` Stripe.
"""

from __future__ import annotations

from argosy.checkout.errors import UnknownProvider
from argosy.checkout.payments import stripe_provider
from argosy.checkout.payments.cards import MORE_TEST_CARDS, TEST_CARDS, TestCard, test_token
from argosy.checkout.payments.protocol import (
    ASKED_AFRESH_FOR,
    CHALLENGE_LASTS,
    Challenge,
    Event,
    Intent,
    Outcome,
    Provider,
    unknown,
)
from argosy.checkout.payments.rehearsal import TestProvider, open_for_orders
from argosy.checkout.payments.stripe_page import HOSTED, payment_of

__all__ = [
    "ASKED_AFRESH_FOR",
    "CHALLENGE_LASTS",
    "HOSTED",
    "MORE_TEST_CARDS",
    "TEST_CARDS",
    "Challenge",
    "Event",
    "Intent",
    "Outcome",
    "Provider",
    "TestCard",
    "names",
    "payment_of",
    "provider",
    "test_token",
    "unknown",
]

_TEST = TestProvider()


def names() -> list[str]:
    """The providers that a new order may be paid through: as the environment has it."""
    return ["test"] * open_for_orders() + ["stripe"] * bool(stripe_provider.configured())


def provider(name: str) -> Provider:
    """The provider of that name. Raises UnknownProvider."""
    if name == _TEST.name:
        return _TEST
    found = stripe_provider.configured() if name == "stripe" else None
    if found is None:
        raise UnknownProvider(name, names())
    return found
