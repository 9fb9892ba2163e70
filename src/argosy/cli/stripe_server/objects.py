"""What things look like on the wire: PaymentIntents, Charges, Refunds, Events and errors."""

from __future__ import annotations

import secrets
from typing import Any

API_VERSION = "2026-10-28.endive"


def fresh(prefix: str) -> str:
    """A new name such as pi_3f…; nobody can guess the next."""
    return f"{prefix}_{secrets.token_hex(12)}"


class Refused(Exception):
    """A request that is answered by an error. `kept`: the answer is stored under the request's idempotency key (the work had begun)."""

    def __init__(self, status: int, kind: str, message: str, *, kept: bool = False, **more: Any) -> None:
        super().__init__(message)
        self.status, self.kept = status, kept
        code = more.get("code")
        doc = {"doc_url": f"https://docs.stripe.com/error-codes#{code.replace('_', '-')}"} if code else {}
        self.body = {"error": {"message": message, "type": kind, **{k: v for k, v in more.items() if v}, **doc}}


def invalid(message: str, code: str = "", param: str = "", status: int = 400, **more: Any) -> Refused:
    """invalid_request_error."""
    return Refused(status, "invalid_request_error", message, code=code, param=param, **more)


def missing(what: str, name: str, param: str = "intent") -> Refused:
    """No such object."""
    return invalid(f"No such {what}: '{name}'", "resource_missing", param, 404 if param in ("intent", "id") else 400)


def intent(params: dict[str, Any], now: int) -> dict[str, Any]:
    """A PaymentIntent that waits for its means of payment."""
    name = fresh("pi")
    return {
        "id": name,
        "object": "payment_intent",
        "amount": int(params["amount"]),
        "amount_capturable": 0,
        "amount_received": 0,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": params.get("capture_method", "automatic_async"),
        "client_secret": f"{name}_secret_{secrets.token_hex(12)}",
        "confirmation_method": params.get("confirmation_method", "automatic"),
        "created": now,
        "currency": params["currency"],
        "customer": None,
        "description": params.get("description"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": dict(params.get("metadata") or {}),
        "next_action": None,
        "payment_method": params.get("payment_method"),
        "payment_method_types": params.get("allowed_payment_method_types", ["card"]),
        "status": "requires_confirmation" if params.get("payment_method") else "requires_payment_method",
    }


def charge(of: dict[str, Any], now: int, *, paid: bool, last4: str) -> dict[str, Any]:
    """One attempt to charge a PaymentIntent; its metadata is copied."""
    return {
        "id": fresh("ch"),
        "object": "charge",
        "amount": of["amount"],
        "amount_captured": 0,
        "amount_refunded": 0,
        "captured": False,
        "created": now,
        "currency": of["currency"],
        "livemode": False,
        "metadata": dict(of["metadata"]),
        "paid": paid,
        "payment_intent": of["id"],
        "payment_method": of["payment_method"],
        "payment_method_details": {"card": {"brand": "visa", "last4": last4}, "type": "card"},
        "refunded": False,
        "status": "succeeded" if paid else "failed",
    }


def refund(of: dict[str, Any], amount: int, params: dict[str, Any], status: str, now: int) -> dict[str, Any]:
    """A refund of a charge."""
    return {
        "id": fresh("re"),
        "object": "refund",
        "amount": amount,
        "charge": of["id"],
        "created": now,
        "currency": of["currency"],
        "metadata": dict(params.get("metadata") or {}),
        "payment_intent": of["payment_intent"],
        "reason": params.get("reason"),
        "status": status,
    }


def event(kind: str, of: dict[str, Any], now: int, key: str | None) -> dict[str, Any]:
    """What a webhook tells: the object as it was at that moment."""
    return {
        "id": fresh("evt"),
        "object": "event",
        "api_version": API_VERSION,
        "created": now,
        "data": {"object": of},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": fresh("req"), "idempotency_key": key},
        "type": kind,
    }


def page(url: str, found: list[dict[str, Any]], params: dict[str, Any]) -> dict[str, Any]:
    """One page of a list, newest first, after `starting_after`; up to 100."""
    limit = int(params.get("limit", 10))
    if not 1 <= limit <= 100:
        raise invalid("Invalid integer: limit must be between 1 and 100", "parameter_invalid_integer", "limit")
    after = params.get("starting_after")
    names = [one["id"] for one in found]
    if after is not None and after not in names:
        raise missing("object", after, "starting_after")
    begin = names.index(after) + 1 if after is not None else 0
    part = found[begin : begin + limit]
    return {"object": "list", "url": url, "has_more": begin + limit < len(found), "data": part}
