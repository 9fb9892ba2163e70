"""Stripe's words in ours."""

from __future__ import annotations

from typing import Any

import pytest

from argosy.checkout.payments import stripe_terms as terms
from argosy.checkout.payments.protocol import Challenge, Outcome


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        (1999, "EUR", 1999),
        (4400, "PLN", 4400),
        (500, "JPY", 500),
        (500, "KRW", 500),
        (5, "ISK", 500),
        (5120, "KWD", 5120),
        (129900, "HUF", 129900),
        (500, "CLP", 5),
    ],
)
def test_amounts_have_the_digits_that_stripe_counts(minor: int, currency: str, amount: int) -> None:
    assert terms.to_stripe(minor, currency) == amount
    assert terms.from_stripe(amount, currency) == minor


@pytest.mark.parametrize(("minor", "currency"), [(5124, "KWD"), (550, "CLP"), (50, "UGX")])
def test_fractions_that_stripe_does_not_take_are_refused(minor: int, currency: str) -> None:
    with pytest.raises(terms.NotPayable):
        terms.to_stripe(minor, currency)


def test_an_amount_that_our_units_cannot_say_is_no_amount() -> None:
    with pytest.raises(ValueError, match="no whole number"):
        terms.from_stripe(550, "ISK")


def intent(status: str, **more: Any) -> dict[str, Any]:
    return {"id": "pi_1", "status": status, "currency": "eur", "amount": 2000, **more}


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (intent("requires_capture"), Outcome("authorised", "pi_1")),
        (intent("succeeded", amount_received=1500), Outcome("captured", "pi_1", amount=1500)),
        (intent("processing"), Outcome("pending", "pi_1")),
        (intent("requires_confirmation"), Outcome("pending", "pi_1")),
        (intent("requires_payment_method"), Outcome("declined", "pi_1", "card-declined")),
        (
            intent("requires_payment_method", last_payment_error={"code": "card_declined", "decline_code": "insufficient_funds"}),
            Outcome("declined", "pi_1", "insufficient-funds"),
        ),
        (
            intent("requires_payment_method", last_payment_error={"code": "payment_intent_authentication_failure"}),
            Outcome("declined", "pi_1", "authentication-failed"),
        ),
        (intent("canceled", cancellation_reason="abandoned"), Outcome("declined", "pi_1", "authentication-expired")),
        (intent("canceled", cancellation_reason="requested_by_customer"), Outcome("declined", "pi_1", "authentication-failed")),
        (intent("canceled", cancellation_reason="expired"), Outcome("declined", "pi_1", "authorisation-expired")),
        (intent("canceled", cancellation_reason="automatic"), Outcome("declined", "pi_1", "authorisation-expired")),
        (intent("canceled", cancellation_reason=None), Outcome("declined", "pi_1", "canceled")),
        (
            intent("canceled", cancellation_reason="abandoned", last_payment_error={"code": "expired_card"}),
            Outcome("declined", "pi_1", "expired-card"),
        ),
        (
            intent("requires_action", client_secret="s", next_action={"type": "use_stripe_sdk"}),
            Outcome("challenged", "pi_1", challenge=Challenge(client_secret="s")),
        ),
        (
            intent("requires_action", client_secret="s", next_action={"redirect_to_url": {"url": "https://bank"}}),
            Outcome("challenged", "pi_1", challenge=Challenge("https://bank", "s")),
        ),
    ],
)  # fmt: skip
def test_where_a_payment_intent_stands(found: dict[str, Any], outcome: Outcome) -> None:
    assert terms.outcome(found) == outcome


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ({"code": "expired_card"}, "expired-card"),
        ({"code": "card_declined", "decline_code": "generic_decline"}, "card-declined"),
        ({"code": "card_declined", "decline_code": "stolen_card"}, "card-declined"),
        ({"code": "card_declined", "decline_code": "fraudulent"}, "card-declined"),
        ({"code": "card_declined", "decline_code": "card_velocity_exceeded"}, "limit-exceeded"),
        ({"code": "card_declined", "decline_code": "currency_not_supported"}, "not-supported"),
        ({"code": "incorrect_cvc", "decline_code": "incorrect_cvc"}, "incorrect-cvc"),
        ({"code": "processing_error"}, "try-again"),
        ({"code": "authentication_required"}, "authentication-failed"),
        ({}, "card-declined"),
        (None, "card-declined"),
    ],
)
def test_a_buyer_is_told_no_more_than_is_good(trouble: Any, reason: str) -> None:
    assert terms.reason(trouble) == reason


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("succeeded", Outcome("done", "re_1", amount=500)),
        ("pending", Outcome("pending", "re_1", amount=500)),
        ("requires_action", Outcome("pending", "re_1", amount=500)),
        ("failed", Outcome("failed", "re_1", "expired-or-canceled-card", 500)),
        ("canceled", Outcome("failed", "re_1", "expired-or-canceled-card", 500)),
    ],
)
def test_where_a_refund_stands(status: str, outcome: Outcome) -> None:
    found = {
        "id": "re_1",
        "status": status,
        "amount": 500,
        "currency": "eur",
        "failure_reason": "expired_or_canceled_card",
    }
    assert terms.refund(found) == outcome


@pytest.mark.parametrize("metadata", [None, {}, {"payment_id": ""}, {"payment_id": "not one"}, {"other": "x"}])
def test_what_is_not_ours_has_no_payment(metadata: Any) -> None:
    assert terms.payment_id({"metadata": metadata}) is None
