"""Payment providers' messages. Each is checked by its signature, kept once, and answered before anybody is asked anything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from argosy.checkout import api as checkout
from argosy.web.api import documents_orders as do
from argosy.web.api.answers import answer
from argosy.web.api.problems import request_trouble

router = Router(tags=["Payments"])
#: Bytes of a message. Stripe's are a few thousand.
MOST_BYTES = 256 * 1024
_BODY = {
    "requestBody": {
        "required": True,
        "description": "As the provider writes it; its signature is over exactly these bytes.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


@router.post("/payments/{provider}/webhooks", response=do.Heard, summary="A provider's message", openapi_extra=_BODY)
def message(request: HttpRequest, provider: str) -> HttpResponse:
    """For payment providers. The message must be signed (Stripe: `Stripe-Signature`); the same again is answered the same. It is a
    hint: the provider is asked what is true, so that messages may come twice, late and in any order."""
    if len(request.body) > MOST_BYTES:
        raise request_trouble("large", 413, "body")
    headers = {name.lower(): value for name, value in request.headers.items()}
    checkout.receive(provider, headers, request.body)
    return answer({"received": True})
