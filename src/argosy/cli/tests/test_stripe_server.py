"""The local Stripe answers as Stripe documents it: asked through the official library, and by plain HTTP where the library hides it."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import urlencode

import pytest
import stripe

from argosy.cli.stripe_server import forms, messages
from argosy.cli.stripe_server.cards import CARDS
from argosy.cli.stripe_server.server import SECRET_KEY, LocalStripe


@pytest.fixture
def local() -> Iterator[LocalStripe]:
    with LocalStripe().running() as server:
        yield server


@pytest.fixture
def client(local: LocalStripe) -> stripe.StripeClient:
    return client_of(local)


def client_of(local: LocalStripe, key: str = SECRET_KEY) -> stripe.StripeClient:
    stripe.enable_telemetry = False
    return stripe.StripeClient(
        key, base_addresses={"api": local.url}, http_client=stripe.RequestsClient(timeout=5), max_network_retries=0
    )


def held(client: stripe.StripeClient, token: str = "pm_card_visa", key: str = "", **change: Any) -> Any:
    given: Any = {
        "amount": 2000,
        "currency": "eur",
        "capture_method": "manual",
        "confirm": True,
        "payment_method": token,
        "allowed_payment_method_types": ["card"],
        "metadata": {"order_id": "1"},
    }
    return client.v1.payment_intents.create(given | change, {"idempotency_key": key} if key else {})


def plain(local: LocalStripe, method: str, path: str, params: Any = None, **headers: str) -> tuple[int, Any, Any]:
    """A request without the library: status, body, headers."""
    line = http.client.HTTPConnection("127.0.0.1", local.server_address[1], timeout=5)
    given = {"Authorization": f"Bearer {SECRET_KEY}", "Content-Type": "application/x-www-form-urlencoded"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    line.request(method, path, urlencode(params or {}), given)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, json.loads(body) if body else None, answer.headers


HELD = {
    "amount": 2000,
    "currency": "eur",
    "capture_method": "manual",
    "confirm": "true",
    "payment_method": "pm_card_visa",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("amount=1&metadata[a]=x&metadata[b]=y", {"amount": "1", "metadata": {"a": "x", "b": "y"}}),
        ("expand[]=charge&expand[]=customer", {"expand": ["charge", "customer"]}),
        ("types[0]=card&types[1]=link", {"types": ["card", "link"]}),
        ("created[gte]=5", {"created": {"gte": "5"}}),
        ("a[b][c]=%C3%A9&empty=", {"a": {"b": {"c": "é"}}, "empty": ""}),
        ("", {}),
    ],
)
def test_nested_parameters_are_read(text: str, found: dict[str, Any]) -> None:
    assert forms.parse(text) == found


@pytest.mark.parametrize("text", ["a=1&a[b]=2", "a[b]=2&a=1"])
def test_a_name_is_a_value_or_a_group(text: str) -> None:
    with pytest.raises(ValueError, match="a is a value and a group"):
        forms.parse(text)


def test_a_card_is_held_then_taken_in_part(client: stripe.StripeClient) -> None:
    made = held(client)
    assert (made.status, made.amount_capturable, made.amount_received) == ("requires_capture", 2000, 0)
    assert made.metadata.to_dict() == {"order_id": "1"}
    taken = client.v1.payment_intents.capture(made.id, {"amount_to_capture": 1500})
    assert (taken.status, taken.amount_capturable, taken.amount_received) == ("succeeded", 0, 1500)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        client.v1.payment_intents.cancel(made.id)
    assert caught.value.code == "payment_intent_unexpected_state"
    assert caught.value.json_body["error"]["payment_intent"]["status"] == "succeeded"  # type: ignore[index]


@pytest.mark.parametrize(
    ("token", "code", "decline_code"),
    [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_visa_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"),
        ("pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"),
        ("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_declined", "card_velocity_exceeded"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
        ("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"),
    ],
)
def test_a_refused_card_is_a_card_error_with_its_payment_intent(
    client: stripe.StripeClient, token: str, code: str, decline_code: str
) -> None:
    with pytest.raises(stripe.CardError) as caught:
        held(client, token)
    error = caught.value.json_body["error"]  # type: ignore[index]
    assert (caught.value.http_status, error["type"]) == (402, "card_error")
    assert (error["code"], error["decline_code"]) == (code, decline_code)
    intent = error["payment_intent"]
    assert (intent["status"], intent["last_payment_error"]["decline_code"]) == ("requires_payment_method", decline_code)
    assert intent["latest_charge"] == error["charge"]


def test_three_d_secure_waits_for_the_bank_and_goes_on(client: stripe.StripeClient, local: LocalStripe) -> None:
    made = held(client, "pm_card_threeDSecure2Required")
    assert (made.status, made.next_action.type) == ("requires_action", "use_stripe_sdk")
    local.books.authenticate(made.id, accepted=True)
    assert client.v1.payment_intents.retrieve(made.id).status == "requires_capture"


def test_three_d_secure_refused_and_refused_by_the_bank_afterwards(
    client: stripe.StripeClient, local: LocalStripe
) -> None:
    refused = held(client, "pm_card_threeDSecure2Required")
    local.books.authenticate(refused.id, accepted=False)
    found = client.v1.payment_intents.retrieve(refused.id)
    assert found.status == "requires_payment_method"
    assert found.last_payment_error.code == "payment_intent_authentication_failure"  # type: ignore[union-attr]
    late = held(client, "pm_card_threeDSecureRequiredChargeDeclined")
    local.books.authenticate(late.id, accepted=True)
    assert client.v1.payment_intents.retrieve(late.id).last_payment_error.code == "card_declined"  # type: ignore[union-attr]


def test_the_banks_page_sends_the_buyer_back(client: stripe.StripeClient, local: LocalStripe) -> None:
    made = held(client, "pm_card_threeDSecure2Required", return_url="https://shop.example/back?a=1")
    assert made.next_action.type == "redirect_to_url"
    page = made.next_action.redirect_to_url.url.removeprefix(local.url)
    line = http.client.HTTPConnection("127.0.0.1", local.server_address[1], timeout=5)
    line.request("GET", page)
    assert "Pay 2000 EUR?" in line.getresponse().read().decode()
    line.request("POST", page, "answer=yes")
    answer = line.getresponse()
    assert answer.status == 303
    back = answer.headers["Location"]
    assert back.startswith(f"https://shop.example/back?a=1&payment_intent={made.id}&")
    assert back.endswith("&redirect_status=succeeded")


def test_the_same_key_gets_the_same_answer_marked(local: LocalStripe) -> None:
    first = plain(local, "POST", "/v1/payment_intents", HELD, Idempotency_Key="k1")
    again = plain(local, "POST", "/v1/payment_intents", HELD, Idempotency_Key="k1")
    assert (first[0], again[0]) == (200, 200)
    assert again[1] == first[1]
    assert first[2]["Idempotent-Replayed"] is None
    assert (again[2]["Idempotent-Replayed"], again[2]["Idempotency-Key"]) == ("true", "k1")
    assert again[2]["Original-Request"].startswith("req_")
    assert len(local.books.intents) == 1


def test_the_same_key_with_other_parameters_is_an_idempotency_error(local: LocalStripe) -> None:
    plain(local, "POST", "/v1/payment_intents", HELD, Idempotency_Key="k1")
    status, body, _ = plain(local, "POST", "/v1/payment_intents", HELD | {"amount": 3000}, Idempotency_Key="k1")
    assert (status, body["error"]["type"]) == (400, "idempotency_error")
    assert "'k1'" in body["error"]["message"]
    with pytest.raises(stripe.IdempotencyError):
        held(client_of(local), key="k1")
    assert len(local.books.intents) == 1


def test_a_second_request_while_the_first_is_at_work_is_a_conflict(local: LocalStripe) -> None:
    local.faults.add("delay", seconds=0.6)
    first: list[Any] = []
    thread = threading.Thread(
        target=lambda: first.append(plain(local, "POST", "/v1/payment_intents", HELD, Idempotency_Key="k1"))
    )
    thread.start()
    while not local.keys._kept:
        pass
    status, body, _ = plain(local, "POST", "/v1/payment_intents", HELD, Idempotency_Key="k1")
    thread.join()
    assert (status, body["error"]["code"]) == (409, "idempotency_key_in_use")
    assert first[0][0] == 200
    assert len(local.books.intents) == 1


def test_a_refusal_is_kept_under_its_key_but_an_invalid_request_is_not(local: LocalStripe) -> None:
    declined = HELD | {"payment_method": "pm_card_chargeDeclined"}
    for replayed in (None, "true"):
        status, _, heads = plain(local, "POST", "/v1/payment_intents", declined, Idempotency_Key="k1")
        assert (status, heads["Idempotent-Replayed"]) == (402, replayed)
    assert len(local.books.charges) == 1
    assert plain(local, "POST", "/v1/payment_intents", HELD | {"amount": "x"}, Idempotency_Key="k2")[0] == 400
    assert plain(local, "POST", "/v1/payment_intents", HELD, Idempotency_Key="k2")[0] == 200


@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"amount": ""}, "parameter_missing", "amount"),
        ({"amount": "12.5"}, "parameter_invalid_integer", "amount"),
        ({"amount": "49"}, "amount_too_small", "amount"),
        ({"amount": "550", "currency": "isk"}, "invalid_charge_amount_no_decimal_compatible", "amount"),
        ({"amount": "5124", "currency": "kwd"}, "invalid_charge_amount_no_decimal_compatible", "amount"),
        ({"payment_method": "pm_nothing"}, "resource_missing", "payment_method"),
        ({"payment_method_types[]": "card"}, "payment_method_types_no_longer_supported", "payment_method_types"),
        ({"colour": "red"}, "parameter_unknown", "colour"),
    ],
)
def test_what_is_not_valid_is_refused_by_name(
    local: LocalStripe, change: dict[str, str], code: str, param: str
) -> None:
    status, body, _ = plain(local, "POST", "/v1/payment_intents", HELD | change)
    assert (status, body["error"]["type"]) == (400, "invalid_request_error")
    assert (body["error"]["code"], body["error"]["param"]) == (code, param)
    assert body["error"]["doc_url"].endswith(code.replace("_", "-"))
    assert not local.books.intents


def test_the_secret_key_is_asked_for_in_both_ways(local: LocalStripe) -> None:
    path = "/v1/payment_intents"
    assert plain(local, "GET", path, Authorization="Basic c2tfdGVzdF9sb2NhbDo=")[0] == 200
    for given in ("", "Bearer sk_test_other", "Basic c2tfb3RoZXI6"):
        status, body, _ = plain(local, "GET", path, Authorization=given)
        assert (status, body["error"]["type"]) == (401, "invalid_request_error")
    with pytest.raises(stripe.AuthenticationError):
        held(client_of(local, "sk_test_other"))
    assert not local.books.intents


def test_what_is_not_there_is_told(local: LocalStripe) -> None:
    status, body, _ = plain(local, "GET", "/v1/payment_intents/pi_nothing")
    assert (status, body["error"]["code"]) == (404, "resource_missing")
    assert plain(local, "GET", "/v1/customers")[0] == 404


def test_refunds_in_parts_never_exceed_what_was_taken(client: stripe.StripeClient) -> None:
    made = held(client)
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.refunds.create({"payment_intent": made.id, "amount": 1})
    client.v1.payment_intents.capture(made.id)
    one = client.v1.refunds.create({"payment_intent": made.id, "amount": 1500, "metadata": {"key": "a"}})
    assert (one.status, one.amount, one.payment_intent) == ("succeeded", 1500, made.id)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        client.v1.refunds.create({"payment_intent": made.id, "amount": 501})
    rest = client.v1.refunds.create({"payment_intent": made.id})
    with pytest.raises(stripe.InvalidRequestError) as caught:
        client.v1.refunds.create({"payment_intent": made.id})
    assert (rest.amount, caught.value.code) == (500, "charge_already_refunded")
    listed = client.v1.refunds.list({"payment_intent": made.id, "limit": 1})
    assert [r.id for r in listed.auto_paging_iter()] == [rest.id, one.id]


def test_refunds_that_take_days(client: stripe.StripeClient, local: LocalStripe) -> None:
    slow, bad = held(client, "pm_card_pendingRefund"), held(client, "pm_card_refundFail")
    for made, before, after in ((slow, "pending", "succeeded"), (bad, "succeeded", "failed")):
        client.v1.payment_intents.capture(made.id)
        given = client.v1.refunds.create({"payment_intent": made.id})
        assert given.status == before
        local.books.settle_refund(given.id)
        assert client.v1.refunds.retrieve(given.id).status == after
    assert client.v1.refunds.create({"payment_intent": bad.id}).amount == 2000


def test_a_list_is_paged_and_cut_by_time(client: stripe.StripeClient, local: LocalStripe) -> None:
    names = []
    for second in range(5):
        local.books.now = lambda second=second: 1000 + second  # type: ignore[misc]
        names.append(held(client).id)
    window: Any = {"created": {"gte": 1001, "lt": 1004}, "limit": 2}
    assert [p.id for p in client.v1.payment_intents.list(window).auto_paging_iter()] == [names[3], names[2], names[1]]


def test_faults_happen_once_to_what_they_are_for(client: stripe.StripeClient, local: LocalStripe) -> None:
    local.faults.add("drop-after", "POST /v1/payment_intents$")
    with pytest.raises(stripe.APIConnectionError):
        held(client, key="k1")
    assert len(local.books.intents) == 1
    assert held(client, key="k1").id == next(iter(local.books.intents))
    local.faults.add("drop-before")
    with pytest.raises(stripe.APIConnectionError):
        held(client, key="k2")
    assert len(local.books.intents) == 1
    local.faults.add("rate")
    with pytest.raises(stripe.RateLimitError):
        held(client, key="k2")
    assert held(client, key="k2").status == "requires_capture"


@pytest.mark.parametrize(("kind", "made"), [("error", 0), ("error-after", 1)])
def test_a_500_is_kept_under_its_key(client: stripe.StripeClient, local: LocalStripe, kind: str, made: int) -> None:
    local.faults.add(kind)
    for _ in range(2):
        with pytest.raises(stripe.APIError) as caught:
            held(client, key="k1")
        assert caught.value.http_status == 500
    assert len(local.books.intents) == made
    assert held(client, key="k2").status == "requires_capture"


def test_every_change_is_an_event_that_the_library_believes(client: stripe.StripeClient, local: LocalStripe) -> None:
    made = held(client, "pm_card_threeDSecure2Required")
    local.books.authenticate(made.id, accepted=True)
    client.v1.payment_intents.capture(made.id)
    client.v1.refunds.create({"payment_intent": made.id})
    assert [e["type"] for e in local.books.events] == [
        "payment_intent.created",
        "payment_intent.requires_action",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
        "charge.captured",
        "payment_intent.succeeded",
        "refund.created",
        "charge.refunded",
    ]
    body = messages.body_of(local.books.events[1])
    head = messages.signed(body, "whsec_x")["Stripe-Signature"]
    told = stripe.Webhook.construct_event(body, head, "whsec_x")
    # An event tells the object as it was then.
    assert told.data.object["status"] == "requires_action"
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body, head, "whsec_y")
    with pytest.raises(stripe.SignatureVerificationError, match="tolerance"):
        stripe.Webhook.construct_event(body, messages.signed(body, "whsec_x", at=1)["Stripe-Signature"], "whsec_x")


def test_messages_are_signed_anew_and_sent_until_they_are_taken() -> None:
    taken: list[tuple[bytes, str]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.append((body, self.headers["Stripe-Signature"]))
            self.send_response(500 if len(taken) < 3 else 204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Receiver) as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{receiver.server_address[1]}/"
        messages.Messenger(url, "whsec_x", again_after_s=(0.0, 0.0, 0.0, 0.0))._send(b'{"object": "event"}')
        receiver.shutdown()
    assert len(taken) == 3
    for body, signature in taken:
        assert stripe.Webhook.construct_event(body, signature, "whsec_x").object == "event"
    assert messages.post(url, b"", {}) == 0


def test_it_is_steered_from_outside(local: LocalStripe, client: stripe.StripeClient) -> None:
    made = held(client)
    line = http.client.HTTPConnection("127.0.0.1", local.server_address[1], timeout=5)
    line.request("POST", "/_control/expire", json.dumps({"id": made.id}))
    assert line.getresponse().read() == b"{}"
    found = client.v1.payment_intents.retrieve(made.id)
    assert (found.status, found.cancellation_reason) == ("canceled", "expired")
    line.request("POST", "/_control/faults", json.dumps({"kind": "nonsense"}))
    answer = line.getresponse()
    assert (answer.status, b"no fault nonsense" in answer.read()) == (400, True)


def test_every_card_has_an_outcome(client: stripe.StripeClient) -> None:
    for token, card in CARDS.items():
        if card.code and not card.challenge:
            with pytest.raises(stripe.CardError):
                held(client, token)
        else:
            assert held(client, token).status == ("requires_action" if card.challenge else "requires_capture")
