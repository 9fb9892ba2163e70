"""Stripe, through its own library: a PaymentIntent with manual capture for each payment. Cards are typed into Stripe's fields alone.

One attempt for each question (`max_network_retries=0`): a buyer is waiting, and the worker asks again. A request that was not answered,
or was answered by 409, 429 or 5xx, leaves the outcome unknown; Stripe keeps the answer to an idempotency key, even a 500, for a day.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from argosy.checkout.errors import TokenUnknown, WebhookRefused
from argosy.checkout.payments import stripe_page
from argosy.checkout.payments import stripe_terms as terms
from argosy.checkout.payments.protocol import ASKED_AFRESH_FOR, Event, Intent, Outcome, unknown
from argosy.kernel import db

if TYPE_CHECKING:
    from stripe import StripeClient

log = logging.getLogger("argosy.checkout.stripe")
#: Seconds to reach Stripe, and to wait for its answer: a bank may take a while.
CONNECT_S, READ_S = 3.05, 12.0
#: How old a signed message may be, in seconds; Stripe's own default.
TOLERANCE_S = 300
_TOKEN = re.compile(r"pm_[A-Za-z0-9_]{1,70}")


def configured() -> StripeProvider | None:
    """Stripe as the environment configures it; None without ARGOSY_STRIPE_SECRET_KEY."""
    secret = os.environ.get("ARGOSY_STRIPE_SECRET_KEY")
    if not secret:
        return None
    webhook_secret = os.environ.get("ARGOSY_STRIPE_WEBHOOK_SECRET", "")
    api_base = os.environ.get("ARGOSY_STRIPE_API_BASE", "")
    return _provider(secret, webhook_secret, api_base, os.environ.get("ARGOSY_STRIPE_RETURN_URL", ""))


@cache
def _provider(secret_key: str, webhook_secret: str, api_base: str, return_url: str) -> StripeProvider:
    return StripeProvider(secret_key, webhook_secret, api_base, return_url)


class StripeProvider:
    """Payments at Stripe. `return_url`: where a bank's page sends the buyer back to; without, Stripe's script shows that page."""

    name = "stripe"

    def __init__(self, secret_key: str, webhook_secret: str = "", api_base: str = "", return_url: str = "") -> None:
        self._secret_key, self._webhook_secret = secret_key, webhook_secret
        self._api_base, self._return_url = api_base, return_url

    @cached_property
    def _client(self) -> StripeClient:
        # Imported when first needed: it takes a quarter of a second, and most installations have no Stripe.
        import stripe

        stripe.enable_telemetry = False
        return stripe.StripeClient(
            self._secret_key,
            base_addresses={"api": self._api_base} if self._api_base else {},
            http_client=stripe.RequestsClient(timeout=(CONNECT_S, READ_S)),
            max_network_retries=0,
        )

    def check(self, token: str) -> None:
        if token != stripe_page.HOSTED and not _TOKEN.fullmatch(token):
            raise TokenUnknown(self.name)

    def at_once(self, intent: Intent) -> Outcome | None:
        """Never: Stripe must be asked."""
        return None

    def authorise(self, intent: Intent) -> Outcome:
        if intent.token == stripe_page.HOSTED:
            return self._session("", lambda: stripe_page.opened(self._client, intent), refused="declined")
        return self._payment("", lambda: self._created(intent), refused="declined")

    def _created(self, intent: Intent) -> dict[str, Any]:
        """A new PaymentIntent, or that which the same question made before, as it stands now."""
        given: Any = {
            "amount": terms.to_stripe(intent.amount, intent.currency),
            "currency": intent.currency.lower(),
            "capture_method": "manual",
            "confirm": True,
            "payment_method": intent.token,
            "allowed_payment_method_types": ["card"],
            "metadata": {"payment_id": str(intent.payment_id), "order_id": str(intent.order_id or "")},
            **({"return_url": self._return_url} if self._return_url else {"use_stripe_sdk": True}),
        }
        options: Any = {"idempotency_key": f"{intent.payment_id}:authorise"}
        found = self._client.v1.payment_intents.create(given, options)
        replayed = found.last_response is not None and found.last_response.headers.get("idempotent-replayed") == "true"
        return self._retrieved(found.id) if replayed else found.to_dict()

    def _retrieved(self, reference: str) -> dict[str, Any]:
        return self._client.v1.payment_intents.retrieve(reference).to_dict()

    def _found(self, intent: Intent) -> dict[str, Any]:
        """The PaymentIntent of a payment whose name at Stripe we never heard, looked for by its metadata; {} when there is none.

        The list is consistent at once; the search is not.
        """
        begun = int(intent.started_at.timestamp())
        window = {"gte": begun - 300, "lte": begun + int((ASKED_AFRESH_FOR + timedelta(minutes=5)).total_seconds())}
        wanted: Any = {"created": window, "limit": 100}
        listed = self._client.v1.payment_intents.list(wanted)
        for found in listed.auto_paging_iter():
            told = found.to_dict()
            if terms.payment_id(told) == intent.payment_id:
                return told
        return {}

    def _session(self, reference: str, ask: Callable[[], dict[str, Any]], *, refused: str = "pending") -> Outcome:
        """The outcome of a question about a session."""
        return self._asked(reference, ask, terms.session, refused=refused)

    def _on_page(self, intent: Intent) -> Outcome:
        """What has become of a payment on Stripe's page. A page of which we never heard was shown to nobody, so that nobody can pay there."""
        if intent.reference:
            return self._session(intent.reference, lambda: stripe_page.retrieved(self._client, intent.reference))
        if intent.afresh:
            return self._session("", lambda: stripe_page.opened(self._client, intent))
        return Outcome("declined", "", "not-reached")

    def _page_closed(self, reference: str, key: str) -> Outcome:
        return self._session(reference, lambda: stripe_page.closed(self._client, reference, key))

    def query(self, intent: Intent) -> Outcome:
        if _pays_on_page(intent):
            return self._on_page(intent)
        if intent.reference:
            outcome = self._payment(intent.reference, lambda: self._retrieved(intent.reference))
        elif intent.afresh:
            outcome = self._payment("", lambda: self._created(intent))
        else:
            outcome = self._payment("", lambda: self._found(intent))
        return self._final(intent, outcome)

    def _final(self, intent: Intent, outcome: Outcome) -> Outcome:
        """A buyer who holds the client secret could try another card on a PaymentIntent that only wants one: it is canceled first."""
        if outcome.state != "declined" or not outcome.reference:
            return outcome
        ended = self._canceled(outcome.reference, "abandoned", f"{intent.payment_id}:end")
        return outcome if ended.state == "declined" else ended

    def confirm(self, intent: Intent, accepted: bool) -> Outcome:
        found = self.query(intent)
        if _pays_on_page(intent):
            left = not accepted and found.state == "challenged"
            return self._page_closed(found.reference, f"{intent.payment_id}:refuse") if left else found
        if found.state in ("declined", "captured") or not found.reference:
            return found
        if not accepted:
            return self._canceled(found.reference, "requested_by_customer", f"{intent.payment_id}:refuse")
        return self._payment(found.reference, lambda: self._confirmed(intent, found.reference))

    def _confirmed(self, intent: Intent, reference: str) -> dict[str, Any]:
        """After the bank's page a PaymentIntent goes on by itself, unless it waits to be confirmed by us."""
        found = self._retrieved(reference)
        if found["status"] != "requires_confirmation":
            return found
        options: Any = {"idempotency_key": f"{intent.payment_id}:confirm"}
        return self._client.v1.payment_intents.confirm(reference, {}, options).to_dict()

    def capture(self, reference: str, amount: int, key: str) -> Outcome:
        def captured() -> dict[str, Any]:
            found = self._retrieved(reference)
            if found["status"] != "requires_capture":
                return found
            wanted = terms.to_stripe(amount, found["currency"].upper())
            options: Any = {"idempotency_key": key}
            return self._client.v1.payment_intents.capture(reference, {"amount_to_capture": wanted}, options).to_dict()

        outcome = self._payment(reference, captured, refused="failed")
        # Still only held: Stripe has refused to take it, and the outcome tells why.
        return Outcome("failed", reference, outcome.reason) if outcome.state == "authorised" else outcome

    def void(self, reference: str, key: str) -> Outcome:
        if stripe_page.is_session(reference):
            ended = self._page_closed(reference, key)
            # Paid in the same moment: not known to be over.
            return Outcome("voided", reference) if ended.state == "declined" else unknown(reference, ended.reason)
        outcome = self._canceled(reference, "abandoned", key)
        if outcome.state == "declined":
            return Outcome("voided", reference)
        return Outcome("failed", reference, "captured") if outcome.state == "captured" else outcome

    def _canceled(self, reference: str, why: str, key: str) -> Outcome:
        """What is so after canceling; a PaymentIntent that was canceled or captured before says so itself."""

        def canceled() -> dict[str, Any]:
            found = self._retrieved(reference)
            if found["status"] in ("canceled", "succeeded"):
                return found
            options: Any = {"idempotency_key": key}
            given: Any = {"cancellation_reason": why}
            return self._client.v1.payment_intents.cancel(reference, given, options).to_dict()

        outcome = self._payment(reference, canceled)
        # Held or waiting still, though canceling was tried: not known to be over.
        return outcome if outcome.state in ("declined", "captured") else unknown(reference, outcome.reason)

    def refund(self, reference: str, amount: int, key: str) -> Outcome:
        """A key is kept for a day, a refund may be asked about later: those made are looked through first."""

        def refunded() -> dict[str, Any]:
            made = self._client.v1.refunds.list({"payment_intent": reference, "limit": 100})
            for refund in made.auto_paging_iter():
                if (refund.to_dict().get("metadata") or {}).get("key") == key:
                    return refund.to_dict()
            found = self._retrieved(reference)
            given: Any = {
                "payment_intent": reference,
                "amount": terms.to_stripe(amount, found["currency"].upper()),
                "metadata": {**(found.get("metadata") or {}), "key": key},
            }
            return self._client.v1.refunds.create(given, {"idempotency_key": key}).to_dict()

        outcome = self._asked("", refunded, terms.refund, refused="failed")
        # A refusal that speaks of the payment (it was given back elsewhere) is one of the refund.
        return outcome if outcome.state in ("done", "pending") else Outcome("failed", outcome.reference, outcome.reason)

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Event:
        if not self._webhook_secret:
            log.error("a message from Stripe cannot be checked: ARGOSY_STRIPE_WEBHOOK_SECRET is not set")
            raise WebhookRefused("secret")
        import stripe

        try:
            event = stripe.Webhook.construct_event(  # type: ignore[no-untyped-call]
                body, headers.get("stripe-signature", ""), self._webhook_secret, tolerance=TOLERANCE_S
            ).to_dict()
            return Event(str(event["id"])[:255], str(event["type"])[:80], terms.payment_id(event["data"]["object"]))
        except stripe.SignatureVerificationError as refused:
            raise WebhookRefused("age" if "tolerance" in str(refused) else "signature") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise WebhookRefused("body") from None

    def _payment(self, reference: str, ask: Callable[[], dict[str, Any]], *, refused: str = "pending") -> Outcome:
        """The outcome of a question about a PaymentIntent; {} says that there is none."""

        def read(found: Mapping[str, Any]) -> Outcome:
            return terms.outcome(found) if found else Outcome("declined", "", "not-reached")

        return self._asked(reference, ask, read, refused=refused)

    def _asked(
        self,
        reference: str,
        ask: Callable[[], dict[str, Any]],
        read: Callable[[Mapping[str, Any]], Outcome],
        *,
        refused: str,
    ) -> Outcome:
        """Ask outside every transaction, and read the answer; no answer leaves the outcome unknown.

        `refused`: the state that follows when Stripe does not accept the request as it is. For a payment's first question that is a no:
        nothing was begun. Later it says nothing about what was begun before.
        """
        import stripe

        db.outside()
        try:
            return read(ask())
        except terms.NotPayable:
            return Outcome("failed" if refused == "failed" else "declined", reference, "amount-not-payable")
        except stripe.CardError as no:
            return terms.refused(_trouble(no), reference, "failed" if refused == "failed" else "declined")
        except stripe.InvalidRequestError as no:
            log.warning("Stripe does not accept a request: %s", no)
            return terms.refused(_trouble(no), reference, refused)
        except (stripe.AuthenticationError, stripe.PermissionError) as barred:
            log.error("Stripe refuses the configured key: %s", barred)
            first = refused == "declined"
            return Outcome("declined", "", "not-reached") if first else unknown(reference, "not-reached")
        except stripe.IdempotencyError as other:
            log.error("a question was put to Stripe in two ways: %s", other)
            return unknown(reference, "idempotency")
        except stripe.StripeError as silent:
            log.warning("Stripe did not answer: %s", silent)
            return unknown(reference)


def _pays_on_page(intent: Intent) -> bool:
    """Whether the payment is still a session: once it is paid it has its PaymentIntent's name."""
    return intent.token == stripe_page.HOSTED and (not intent.reference or stripe_page.is_session(intent.reference))


def _trouble(error: Any) -> dict[str, Any]:
    """The error as Stripe wrote it."""
    body = error.json_body
    return dict(body["error"]) if isinstance(body, dict) and isinstance(body.get("error"), dict) else {}
