"""What happens to payments: PaymentIntents of cards, their charges and refunds, and an event for each change.

Every method is one request's work, done under the lock of the server's `Keys`; it gives the answer's body or raises Refused.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from typing import Any

from argosy.cli.stripe_server import objects
from argosy.cli.stripe_server.cards import CARDS, Card
from argosy.cli.stripe_server.objects import Refused, invalid, missing
from argosy.cli.stripe_server.sessions import Sessions

CANCELABLE = ("requires_payment_method", "requires_capture", "requires_confirmation", "requires_action", "processing")
REASONS = ("duplicate", "fraudulent", "requested_by_customer", "abandoned")
_CREATE = set(
    "amount currency capture_method confirm payment_method allowed_payment_method_types metadata description return_url use_stripe_sdk "
    "confirmation_method off_session expand".split()
)
_CONFIRM = {"payment_method", "return_url", "use_stripe_sdk", "capture_method", "off_session", "expand"}
_WHOLE = ("isk", "ugx")
_THREE = ("bhd", "jod", "kwd", "omr", "tnd")


class Books:
    """All that the server knows. `events` in the order in which they happened; `page`: where the bank's page of a challenge is."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.now = lambda: int(now())
        self.intents: dict[str, dict[str, Any]] = {}
        self.charges: dict[str, dict[str, Any]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []
        self.tell: Callable[[dict[str, Any]], None] = lambda event: None
        self.page = "http://localhost"
        #: The next confirmation stays "processing" until `settle`; no card does that, other means of payment do.
        self.slow = False
        self.key: str | None = None
        self._return_urls: dict[str, str] = {}
        self.sessions = Sessions(self)

    def happened(self, kind: str, of: dict[str, Any]) -> None:
        event = objects.event(kind, copy.deepcopy(of), self.now(), self.key)
        self.events.append(event)
        self.tell(event)

    # --- PaymentIntents

    def create(self, params: dict[str, Any]) -> dict[str, Any]:
        if "payment_method_types" in params:
            raise invalid(
                "The `payment_method_types` parameter is no longer supported on this API version.",
                "payment_method_types_no_longer_supported",
                "payment_method_types",
            )
        _known(params, _CREATE)
        _check_amount(params)
        if token := params.get("payment_method"):
            _card(token)
        made = objects.intent(params, self.now())
        self.intents[made["id"]] = made
        self.happened("payment_intent.created", made)
        return self._confirm(made, params) if params.get("confirm") == "true" else made

    def retrieve(self, name: str) -> dict[str, Any]:
        return self._intent(name)

    def listed(self, params: dict[str, Any]) -> dict[str, Any]:
        _known(params, {"created", "limit", "starting_after", "expand"})
        created = params.get("created") or {}
        tests = {"gte": int.__ge__, "gt": int.__gt__, "lte": int.__le__, "lt": int.__lt__}
        found = [
            one
            for one in reversed(self.intents.values())
            if all(tests[name](one["created"], int(limit)) for name, limit in created.items())
        ]
        return objects.page("/v1/payment_intents", found, params)

    def confirm(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        _known(params, _CONFIRM)
        found = self._intent(name)
        if token := params.get("payment_method"):
            _card(token)
            found["payment_method"] = token
        if found["status"] not in ("requires_confirmation", "requires_payment_method") or not found["payment_method"]:
            raise self._unexpected(found, f"This PaymentIntent's status is {found['status']}. It cannot be confirmed.")
        return self._confirm(found, params)

    def _confirm(self, found: dict[str, Any], params: dict[str, Any]) -> dict[str, Any]:
        card = _card(found["payment_method"])
        self._return_urls[found["id"]] = params.get("return_url", "")
        if self.slow:
            self.slow = False
            found["status"] = "processing"
            self.happened("payment_intent.processing", found)
        elif card.challenge:
            found["status"], found["next_action"] = "requires_action", self._action(found)
            self.happened("payment_intent.requires_action", found)
        else:
            self._charge(found, card)
        return found

    def _action(self, found: dict[str, Any]) -> dict[str, Any]:
        bank = f"{self.page}/_bank/{found['id']}"
        back = self._return_urls[found["id"]]
        if back:
            return {"type": "redirect_to_url", "redirect_to_url": {"return_url": back, "url": bank}}
        return {"type": "use_stripe_sdk", "use_stripe_sdk": {"type": "three_d_secure_redirect", "stripe_js": bank}}

    def _charge(self, found: dict[str, Any], card: Card) -> None:
        """Hold (or take) the amount, or refuse as the card does. Raises Refused (402)."""
        made = objects.charge(found, self.now(), paid=not card.code, last4=card.last4)
        self.charges[made["id"]] = made
        found.update(latest_charge=made["id"], next_action=None)
        if card.code:
            trouble = {
                "type": "card_error",
                "charge": made["id"],
                "code": card.code,
                "decline_code": card.decline_code,
                "message": card.message,
            }
            found.update(status="requires_payment_method", last_payment_error=trouble)
            self.happened("payment_intent.payment_failed", found)
            more = {k: v for k, v in trouble.items() if k not in ("type", "message")}
            told = copy.deepcopy(found)
            raise Refused(402, "card_error", card.message, kept=True, payment_intent=told, **more)
        if found["capture_method"] == "manual":
            found.update(status="requires_capture", amount_capturable=found["amount"])
            self.happened("charge.succeeded", made)
            self.happened("payment_intent.amount_capturable_updated", found)
        else:
            self._take(found, found["amount"])

    def _take(self, found: dict[str, Any], amount: int) -> None:
        made = self.charges[found["latest_charge"]]
        made.update(captured=True, amount_captured=amount)
        found.update(status="succeeded", amount_received=amount, amount_capturable=0)
        self.happened("charge.captured", made)
        self.happened("payment_intent.succeeded", found)

    def capture(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        _known(params, {"amount_to_capture", "metadata", "expand"})
        found = self._intent(name)
        if found["status"] == "succeeded":
            raise self._unexpected(
                found, "This PaymentIntent could not be captured because it has already been captured."
            )
        if found["status"] != "requires_capture":
            raise self._unexpected(
                found,
                f"This PaymentIntent could not be captured because it has a status of {found['status']}. "
                "Only a PaymentIntent with one of the following statuses may be captured: requires_capture.",
            )
        amount = int(params.get("amount_to_capture", found["amount_capturable"]))
        if not 0 < amount <= found["amount_capturable"]:
            raise invalid(
                "The amount to capture is greater than the amount that can be captured.",
                "amount_too_large",
                "amount_to_capture",
                kept=True,
            )
        self._take(found, amount)
        return found

    def cancel(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        _known(params, {"cancellation_reason", "expand"})
        why = params.get("cancellation_reason")
        if why is not None and why not in REASONS:
            raise invalid(
                f"Invalid cancellation_reason: must be one of {', '.join(REASONS)}", param="cancellation_reason"
            )
        found = self._intent(name)
        if found["status"] not in CANCELABLE:
            raise self._unexpected(
                found,
                f"You cannot cancel this PaymentIntent because it has a status of {found['status']}. Only a PaymentIntent with one of "
                f"the following statuses may be canceled: {', '.join(CANCELABLE)}.",
            )
        self._end(found, why)
        return found

    def _end(self, found: dict[str, Any], why: str | None) -> None:
        found.update(
            status="canceled", canceled_at=self.now(), cancellation_reason=why, amount_capturable=0, next_action=None
        )
        self.happened("payment_intent.canceled", found)

    # --- what others do: the buyer's bank, time

    def authenticate(self, name: str, accepted: bool) -> str:
        """The buyer answers on the bank's page; the address to go back to ("" when there is none)."""
        found = self._intent(name)
        if found["status"] == "requires_action":
            if accepted:
                try:
                    self._charge(found, _card(found["payment_method"]))
                except Refused:
                    pass  # told by the PaymentIntent and its event
            else:
                trouble = {
                    "type": "invalid_request_error",
                    "code": "payment_intent_authentication_failure",
                    "message": "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new "
                    "PaymentMethod to attempt to fulfill this PaymentIntent again.",
                }
                found.update(status="requires_payment_method", last_payment_error=trouble, next_action=None)
                self.happened("payment_intent.payment_failed", found)
        back = self._return_urls.get(name, "")
        good = "failed" if found["status"] == "requires_payment_method" else "succeeded"
        query = f"payment_intent={name}&payment_intent_client_secret={found['client_secret']}&redirect_status={good}"
        return f"{back}{'&' if '?' in back else '?'}{query}" if back else ""

    def settle(self, name: str) -> None:
        """A PaymentIntent that was processing is decided, as its card would be."""
        found = self._intent(name)
        try:
            self._charge(found, _card(found["payment_method"]))
        except Refused:
            pass  # told by the PaymentIntent and its event

    def expire(self, name: str) -> None:
        """An authorisation that nobody captured in time lapses."""
        self._end(self._intent(name), "expired")

    def settle_refund(self, name: str) -> None:
        """Days later: a pending refund succeeds, one of a card whose refunds fail has failed."""
        found = self.refunds[name]
        made = self.charges[found["charge"]]
        if _card(made["payment_method"]).refunds == "fail":
            found.update(status="failed", failure_reason="expired_or_canceled_card")
            made.update(amount_refunded=made["amount_refunded"] - found["amount"], refunded=False)
            self.happened("refund.failed", found)
        elif found["status"] == "pending":
            found["status"] = "succeeded"
            self.happened("refund.updated", found)

    # --- refunds

    def refund(self, params: dict[str, Any]) -> dict[str, Any]:
        _known(params, {"payment_intent", "amount", "reason", "metadata", "expand"})
        intent = self._intent(params.get("payment_intent", ""), "payment_intent")
        made = self.charges.get(intent["latest_charge"] or "")
        if made is None or not made["captured"]:
            raise invalid("This PaymentIntent does not have a successful charge to refund.", kept=True)
        left = made["amount_captured"] - made["amount_refunded"]
        amount = int(params.get("amount", left))
        if left <= 0:
            raise invalid(f"Charge {made['id']} has already been refunded.", "charge_already_refunded", kept=True)
        if not 0 < amount <= left:
            raise invalid(
                f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})",
                param="amount",
                kept=True,
            )
        status = "pending" if _card(made["payment_method"]).refunds == "pending" else "succeeded"
        given = objects.refund(made, amount, params, status, self.now())
        self.refunds[given["id"]] = given
        made["amount_refunded"] += amount
        made["refunded"] = made["amount_refunded"] == made["amount_captured"]
        self.happened("refund.created", given)
        self.happened("charge.refunded", made)
        return given

    def refund_listed(self, params: dict[str, Any]) -> dict[str, Any]:
        _known(params, {"payment_intent", "limit", "starting_after", "expand"})
        of = params.get("payment_intent")
        found = [one for one in reversed(self.refunds.values()) if of is None or one["payment_intent"] == of]
        return objects.page("/v1/refunds", found, params)

    def refund_retrieve(self, name: str) -> dict[str, Any]:
        if name not in self.refunds:
            raise missing("refund", name, "id")
        return self.refunds[name]

    def _intent(self, name: str, param: str = "intent") -> dict[str, Any]:
        if name not in self.intents:
            raise missing("payment_intent", name, param)
        return self.intents[name]

    def _unexpected(self, found: dict[str, Any], message: str) -> Refused:
        told = copy.deepcopy(found)
        return invalid(message, "payment_intent_unexpected_state", kept=True, payment_intent=told)


def _known(params: dict[str, Any], known: set[str]) -> None:
    for name in params:
        if name not in known:
            raise invalid(f"Received unknown parameter: {name}", "parameter_unknown", name)


def _card(token: str) -> Card:
    if token not in CARDS:
        raise invalid(f"No such PaymentMethod: '{token}'", "resource_missing", "payment_method")
    return CARDS[token]


def _check_amount(params: dict[str, Any]) -> None:
    for name in ("amount", "currency"):
        if not params.get(name):
            raise invalid(f"Missing required param: {name}.", "parameter_missing", name)
    if not str(params["amount"]).isdigit() or int(params["amount"]) < 1:
        raise invalid(f"Invalid integer: {params['amount']}", "parameter_invalid_integer", "amount")
    amount, currency = int(params["amount"]), str(params["currency"])
    if len(currency) != 3 or not currency.isalpha() or currency != currency.lower():
        raise invalid(f"Invalid currency: {currency}", param="currency")
    if (currency in _WHOLE and amount % 100) or (currency in _THREE and amount % 10):
        raise invalid(f"Invalid amount: {amount} {currency}", "invalid_charge_amount_no_decimal_compatible", "amount")
    if amount > 99_999_999:
        raise invalid("Amount must be no more than 999,999.99", "amount_too_large", "amount")
    if currency == "eur" and amount < 50:
        raise invalid("Amount must be at least €0.50 eur", "amount_too_small", "amount")
