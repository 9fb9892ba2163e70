"""Stripe's test cards by the name of their PaymentMethod (https://docs.stripe.com/testing, as of October 2026), older names with them."""

from __future__ import annotations

from dataclasses import dataclass

_DECLINED = "Your card was declined."


@dataclass(frozen=True, slots=True)
class Card:
    """A test card. `code` and `decline_code` of its refusal; `challenge`: it asks for 3-D Secure first; `refunds`: pending or fail."""

    last4: str
    code: str = ""
    decline_code: str = ""
    message: str = _DECLINED
    challenge: bool = False
    refunds: str = ""


def _declined(last4: str, decline_code: str) -> Card:
    return Card(last4, "card_declined", decline_code)


_EXPIRED = Card("0069", "expired_card", "expired_card", "Your card has expired.")
_CVC = Card("0127", "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.")
_PROCESSING = Card(
    "0119",
    "processing_error",
    "processing_error",
    "An error occurred while processing your card. Try again in a little bit.",
)
_FUNDS = Card("9995", "card_declined", "insufficient_funds", "Your card has insufficient funds.")
CARDS = {
    "pm_card_visa": Card("4242"),
    "pm_card_mastercard": Card("4444"),
    "pm_card_amex": Card("0005"),
    "pm_card_visa_chargeDeclined": _declined("0002", "generic_decline"),
    "pm_card_visa_chargeDeclinedInsufficientFunds": _FUNDS,
    "pm_card_visa_chargeDeclinedLostCard": _declined("9987", "lost_card"),
    "pm_card_visa_chargeDeclinedStolenCard": _declined("9979", "stolen_card"),
    "pm_card_chargeDeclinedExpiredCard": _EXPIRED,
    "pm_card_chargeDeclinedIncorrectCvc": _CVC,
    "pm_card_chargeDeclinedProcessingError": _PROCESSING,
    "pm_card_visa_chargeDeclinedVelocityLimitExceeded": _declined("6975", "card_velocity_exceeded"),
    "pm_card_threeDSecure2Required": Card("3220", challenge=True),
    "pm_card_threeDSecureRequired": Card("3063", challenge=True),
    "pm_card_authenticationRequired": Card("3184", challenge=True),
    "pm_card_threeDSecureRequiredChargeDeclined": Card("1629", "card_declined", "generic_decline", challenge=True),
    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds": Card(
        "3178", "card_declined", "insufficient_funds", "Your card has insufficient funds.", challenge=True
    ),
    "pm_card_threeDSecureOptional": Card("3055"),
    "pm_card_bypassPending": Card("0077"),
    "pm_card_pendingRefund": Card("7726", refunds="pending"),
    "pm_card_refundFail": Card("5126", refunds="fail"),
    # As the documentation wrote them before.
    "pm_card_chargeDeclined": _declined("0002", "generic_decline"),
    "pm_card_chargeDeclinedInsufficientFunds": _FUNDS,
    "pm_card_chargeDeclinedFraudulent": _declined("0019", "fraudulent"),
}
