"""What checkout needs of a payment provider, in nine verbs, and the words that both sides speak.

A provider is asked outside every transaction (`db.outside`). What the network swallowed is an Outcome of state "pending" that is not
`known`: it is asked for again, never taken for a no. The idempotency key of every step derives from our ids, so that asking again does
nothing twice. No card number reaches our tables: providers hand out tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

#: How long a challenge may wait for its buyer; then the hold is given up at the provider, and only then are goods freed.
CHALLENGE_LASTS = timedelta(minutes=15)
#: How long a question that may never have arrived is put again as if for the first time. Afterwards the buyer has gone: it is only
#: looked up, and what never arrived is a final no. Well below the 24 hours for which providers keep idempotency keys.
ASKED_AFRESH_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Intent:
    """What a provider is asked to hold: `amount` in minor units; `token` stands for the buyer's means of payment.

    `reference` is the provider's own name of the payment, "" as long as we have not heard it. `afresh`: it may be put again as if for
    the first time; otherwise it is only looked up.
    """

    payment_id: UUID
    amount: int
    currency: str
    token: str
    started_at: datetime
    order_id: UUID | None = None
    reference: str = ""
    afresh: bool = True


@dataclass(frozen=True, slots=True)
class Challenge:
    """What the buyer needs to answer the bank: an address to go to, or a secret for the provider's own script. Never stored."""

    url: str = ""
    client_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A provider's answer.

    Of a payment: authorised (held), captured (taken, `amount` of it), declined (a final no: nothing is or will be held), challenged (the
    buyer must confirm) or pending (ask again). Of a capture: captured, declined (the hold has lapsed), failed or pending. Of a void:
    voided, failed or pending. Of a refund: done, pending or failed. `known` is False where no answer came at all.
    """

    state: str
    reference: str = ""
    reason: str = ""
    amount: int = 0
    known: bool = True
    challenge: Challenge | None = None


def unknown(reference: str = "", reason: str = "") -> Outcome:
    """No answer: time-out, broken connection, trouble on the provider's side. What happened there must be asked for."""
    return Outcome("pending", reference, reason, known=False)


@dataclass(frozen=True, slots=True)
class Event:
    """A provider's message, its signature verified: a hint that something about a payment (if it is one of ours) has changed."""

    id: str
    type: str
    payment_id: UUID | None


class Provider(Protocol):
    """A payment provider. Every verb but `check`, `at_once` and `webhook` goes over the network: RuntimeError within a transaction."""

    name: str

    def check(self, token: str) -> None:
        """Raises CardUnknown or TokenUnknown for a token that cannot be one of the provider's, before anything is held."""

    def at_once(self, intent: Intent) -> Outcome | None:
        """The yes of a means of payment for which nobody has to be asked (it goes over no network); None where `authorise` must ask."""

    def authorise(self, intent: Intent) -> Outcome:
        """Hold the amount, once per payment id."""

    def confirm(self, intent: Intent, accepted: bool) -> Outcome:
        """The buyer has answered the challenge (3-D Secure). Not accepted: the provider gives the payment up."""

    def capture(self, reference: str, amount: int, key: str) -> Outcome:
        """Take `amount` (minor units) of what is held, once; what is left of the hold is released."""

    def void(self, reference: str, key: str) -> Outcome:
        """Give up a payment that was not captured; what was held is free again."""

    def refund(self, reference: str, amount: int, key: str) -> Outcome:
        """Give back `amount` of what was captured, once per key however late it is asked again. The outcome's reference is the refund's."""

    def query(self, intent: Intent) -> Outcome:
        """What has become of the intent. One that may never have arrived is put again if it is `afresh`; else a final no tells so."""

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Event:
        """Read a message. `headers` by lower-case name. Raises WebhookRefused unless the provider has signed exactly this body lately."""
