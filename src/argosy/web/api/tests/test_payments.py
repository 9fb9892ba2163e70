"""Paying through Stripe by the API, and what providers tell: signed, once, quickly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from argosy.cli.stripe_server import messages
from argosy.cli.stripe_server.server import SECRET_KEY, LocalStripe
from argosy.web.api import documents_orders as do

pytestmark = pytest.mark.db
HOOK = "payments/stripe/webhooks"


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalStripe]:
    with LocalStripe().running() as server:
        monkeypatch.setenv("ARGOSY_STRIPE_SECRET_KEY", SECRET_KEY)
        monkeypatch.setenv("ARGOSY_STRIPE_WEBHOOK_SECRET", "whsec_local")
        monkeypatch.setenv("ARGOSY_STRIPE_API_BASE", server.url)
        yield server


def stripe(token: str = "pm_card_visa") -> dict[str, str]:
    return {"provider": "stripe", "token": token}


def tell(api: Any, body: bytes, secret: str = "whsec_local", at: float | None = None) -> tuple[int, Any]:
    heads = messages.signed(body, secret, at)
    return api("POST", HOOK, body, content_type=heads["Content-Type"], Stripe_Signature=heads["Stripe-Signature"])


def heard() -> int:
    from argosy.checkout.models import WebhookEvent

    return WebhookEvent.objects.count()


def test_an_order_is_paid_through_stripe(buy: Any, local: LocalStripe) -> None:
    status, told = buy(payment=stripe())
    placed = do.PlacedOut.model_validate(told)
    assert (status, placed.state, placed.payment_state, placed.payment_action) == (201, "placed", "authorised", None)
    assert [i["status"] for i in local.books.intents.values()] == ["requires_capture"]


def test_a_refused_card_says_why(buy: Any, local: LocalStripe) -> None:
    status, told = buy(payment=stripe("pm_card_chargeDeclinedExpiredCard"))
    assert (status, told["code"]) == (402, "api-payment-declined")
    assert "the card has expired" in told["detail"]


def test_a_challenge_is_handed_on_also_when_the_answer_was_lost(api: Any, buy: Any, local: LocalStripe) -> None:
    payment = stripe("pm_card_threeDSecure2Required")
    status, told = buy(payment=payment)
    (intent,) = local.books.intents.values()
    assert (status, told["payment_state"]) == (202, "challenged")
    assert told["payment_action"] == {"url": None, "client_secret": intent["client_secret"]}
    assert buy(payment=payment) == (202, told)
    path = f"orders/{told['id']}/confirmation"
    status, waiting = api("POST", path, {"accepted": True}, Order_Token=told["token"])
    assert (status, waiting["payment_state"]) == (200, "challenged")
    local.books.authenticate(intent["id"], accepted=True)
    status, placed = api("POST", path, {"accepted": True}, Order_Token=told["token"])
    assert (status, placed["state"], placed["payment_action"]) == (200, "placed", None)


def test_the_secret_of_a_challenge_is_stored_nowhere(api: Any, buy: Any, local: LocalStripe) -> None:
    from argosy.checkout.models import IdempotencyKey, Payment

    _, told = buy(payment=stripe("pm_card_threeDSecure2Required"))
    secret = told["payment_action"]["client_secret"]
    kept = str(list(Payment.objects.values())) + str(list(IdempotencyKey.objects.values()))
    assert secret not in kept
    assert secret not in json.dumps(api("GET", f"orders/{told['id']}", Order_Token=told["token"])[1])


@pytest.mark.parametrize(
    ("payment", "status", "code", "fields"),
    [
        (stripe("test-4242"), 400, "payment-token", ["payment.token"]),
        ({"provider": "stripe", "card_number": "4242 4242 4242 4242"}, 422, "api-fields", ["payment"]),
        ({"provider": "stripe"}, 422, "api-fields", ["payment"]),
        ({"provider": "other", "token": "pm_x"}, 400, "unknown-provider", ["payment.provider"]),
    ],
)
def test_what_cannot_pay_is_refused_before_anything_is_held(
    buy: Any, local: LocalStripe, payment: Any, status: int, code: str, fields: list[str]
) -> None:
    found, told = buy(payment=payment)
    assert (found, told["code"], told["fields"]) == (status, code, fields)
    assert local.requests == []


def test_without_stripe_it_is_not_offered(buy: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOSY_STRIPE_SECRET_KEY", raising=False)
    status, told = buy(payment=stripe())
    assert (status, told["code"]) == (400, "unknown-provider")
    assert "Choose one of: test." in told["detail"]


def test_a_message_is_answered_the_same_however_often_it_comes(api: Any, buy: Any, local: LocalStripe) -> None:
    from argosy.checkout import api as checkout

    local.faults.add("drop-after")
    status, told = buy(payment=stripe())
    assert (status, told["payment_state"]) == (202, "pending")
    asked = len(local.requests)
    for event in (*local.books.events, *reversed(local.books.events)):
        assert tell(api, messages.body_of(event)) == (200, {"received": True})
    assert (heard(), len(local.requests)) == (len(local.books.events), asked)
    checkout.follow_hints()
    _, seen = api("GET", f"orders/{told['id']}", Order_Token=told["token"])
    assert (seen["state"], seen["payment_state"]) == ("placed", "authorised")


def test_a_message_without_a_good_signature_is_refused_and_not_kept(api: Any, buy: Any, local: LocalStripe) -> None:
    import time

    buy(payment=stripe())
    body = messages.body_of(local.books.events[0])
    for answer in (
        tell(api, body, "whsec_other"),
        tell(api, body, at=time.time() - 301),
        api("POST", HOOK, body),
        api("POST", HOOK, body, Stripe_Signature="t=1,v1=0"),
        api("POST", HOOK, b""),
    ):
        assert (answer[0], answer[1]["code"], answer[1]["fields"]) == (400, "webhook-refused", ["signature"])
    assert heard() == 0


def test_a_message_to_nobody_too_large_or_of_another_kind_is_a_problem(api: Any, local: LocalStripe) -> None:
    from argosy.web.api.payments import MOST_BYTES

    assert api("POST", "payments/other/webhooks", b"{}")[1]["code"] == "unknown-provider"
    big = b'{"object": "event", "pad": "' + b"x" * MOST_BYTES + b'"}'
    status, told = tell(api, big)
    assert (status, told["code"]) == (413, "api-large")
    status, told = api("POST", HOOK, b"a=b", content_type="application/x-www-form-urlencoded")
    assert (status, told["code"]) == (415, "api-type")
    assert api("GET", HOOK)[0] == 405
    assert heard() == 0


def test_without_a_signing_secret_no_message_is_believed(
    api: Any, buy: Any, local: LocalStripe, monkeypatch: pytest.MonkeyPatch
) -> None:
    buy(payment=stripe())
    monkeypatch.delenv("ARGOSY_STRIPE_WEBHOOK_SECRET")
    status, told = tell(api, messages.body_of(local.books.events[0]), secret="")
    assert (status, told["code"], heard()) == (400, "webhook-refused", 0)


def test_the_test_provider_tells_too(api: Any, buy: Any, world: Any) -> None:
    from argosy.checkout import api as checkout

    _, told = buy(payment={"provider": "test", "token": "test-0028"})
    order = UUID(told["id"])
    for body in checkout.test_messages(order, times=2, shuffled=True, seed=3):
        heads = checkout.signed_test_message(body)
        answer = api("POST", "payments/test/webhooks", body, Test_Signature=heads["Test-Signature"])
        assert answer == (200, {"received": True})
    assert heard() == 2
    checkout.follow_hints()
    assert checkout.status(order).state == "placed"
