"""Stripe's own page (a Checkout Session): the buyer is sent there, pays, and comes back by a signed address of ours.

No card field is ours then, and any means of payment that Stripe offers and that can be held may be used. A session is a question put to the buyer: while it
is open the payment is challenged; once it is complete, its PaymentIntent says all else, and its name becomes the payment's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.core import signing

from argosy.checkout.payments import stripe_terms as terms
from argosy.checkout.payments.protocol import Intent

if TYPE_CHECKING:
    from stripe import StripeClient

#: The token that asks for the page instead of naming a card.
HOSTED = "checkout"
_signer = signing.Signer(salt="argosy.payment", sep=".")


def is_session(reference: str) -> bool:
    """Whether a payment's name at Stripe is a session's."""
    return reference.startswith("cs_")


def link(payment_id: UUID, step: str) -> str:
    """Where the buyer comes back to: `step` is back (paid, or thinks so) or left. Always the same for a payment, so that a question put again is the same."""
    return f"{settings.PUBLIC_URL}/payment/{_signer.sign(payment_id.hex)}/{step}/"


def payment_of(signed: str) -> UUID | None:
    """The payment of such an address; None for one that we did not make."""
    try:
        return UUID(_signer.unsign(signed))
    except (signing.BadSignature, ValueError):
        return None


def opened(client: StripeClient, intent: Intent) -> dict[str, Any]:
    """A new session, or that which the same question made before, as it stands now."""
    told = {"payment_id": str(intent.payment_id)}
    price = {
        "currency": intent.currency.lower(),
        "unit_amount": terms.to_stripe(intent.amount, intent.currency),
        "product_data": {"name": "Argosy"},
    }
    given: Any = {
        "mode": "payment",
        "line_items": [{"quantity": 1, "price_data": price}],
        "payment_intent_data": {"capture_method": "manual", "metadata": told},
        "metadata": told,
        "success_url": link(intent.payment_id, "back"),
        "cancel_url": link(intent.payment_id, "left"),
    }
    options: Any = {"idempotency_key": f"{intent.payment_id}:page"}
    made = client.v1.checkout.sessions.create(given, options)
    replayed = made.last_response is not None and made.last_response.headers.get("idempotent-replayed") == "true"
    return retrieved(client, made.id) if replayed else made.to_dict()


def retrieved(client: StripeClient, reference: str) -> dict[str, Any]:
    """A session with its PaymentIntent, as they stand."""
    return client.v1.checkout.sessions.retrieve(reference, {"expand": ["payment_intent"]}).to_dict()


def closed(client: StripeClient, reference: str, key: str) -> dict[str, Any]:
    """A session on which nobody can pay any more; one that was paid says so."""
    found = retrieved(client, reference)
    if found["status"] != "open":
        return found
    options: Any = {"idempotency_key": key}
    return client.v1.checkout.sessions.expire(reference, {}, options).to_dict()
