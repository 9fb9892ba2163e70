"""Checkout Sessions: Stripe's own page, to which a buyer is sent and from which they come back."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from argosy.cli.stripe_server.cards import CARDS
from argosy.cli.stripe_server.objects import Refused, fresh, invalid, missing

if TYPE_CHECKING:
    from argosy.cli.stripe_server.books import Books

_CREATE = set(
    "mode line_items payment_intent_data metadata success_url cancel_url customer_email client_reference_id locale expand".split()
)
#: A session lasts a day unless told otherwise.
LASTS_S = 24 * 3600


class Sessions:
    """The sessions of a server's books. A PaymentIntent is made when the buyer pays, not before."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self.found: dict[str, dict[str, Any]] = {}
        self._wanted: dict[str, dict[str, Any]] = {}

    def create(self, params: dict[str, Any]) -> dict[str, Any]:
        for name in params:
            if name not in _CREATE:
                raise invalid(f"Received unknown parameter: {name}", "parameter_unknown", name)
        if params.get("mode") != "payment":
            raise invalid("Missing required param: mode.", "parameter_missing", "mode")
        for name in ("line_items", "success_url"):
            if not params.get(name):
                raise invalid(f"Missing required param: {name}.", "parameter_missing", name)
        items = params["line_items"]
        total, currency = 0, ""
        for item in items.values() if isinstance(items, dict) else items:
            price = item["price_data"]
            if not price.get("product_data", {}).get("name"):
                raise invalid(
                    "Missing required param: line_items[0][price_data][product_data][name].", "parameter_missing"
                )
            total += int(price["unit_amount"]) * int(item.get("quantity", 1))
            currency = price["currency"]
        name = fresh("cs_test")
        made = {
            "id": name,
            "object": "checkout.session",
            "amount_total": total,
            "cancel_url": params.get("cancel_url"),
            "created": self._books.now(),
            "currency": currency,
            "expires_at": self._books.now() + LASTS_S,
            "livemode": False,
            "metadata": dict(params.get("metadata") or {}),
            "mode": "payment",
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "success_url": params["success_url"],
            "url": f"{self._books.page}/_checkout/{name}",
        }
        self.found[name] = made
        self._wanted[name] = dict(params.get("payment_intent_data") or {})
        return made

    def retrieve(self, name: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        if name not in self.found:
            raise missing("checkout.session", name, "id")
        found = self.found[name]
        wanted = (params or {}).get("expand") or []
        if "payment_intent" in (wanted.values() if isinstance(wanted, dict) else wanted) and found["payment_intent"]:
            return {**found, "payment_intent": self._books.intents[found["payment_intent"]]}
        return found

    def expire(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        found = self.retrieve(name)
        if found["status"] != "open":
            raise invalid(
                f'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `{found["status"]}`.',
                kept=True,
            )
        found.update(status="expired", url=None)
        self._books.happened("checkout.session.expired", found)
        return found

    def pay(self, name: str, token: str) -> str:
        """The buyer pays with a card; the address to go to next: back to the shop, or "" to try another card."""
        found = self.retrieve(name)
        if found["status"] != "open" or token not in CARDS:
            return str(found["success_url"]) if found["status"] == "complete" else ""
        data = self._wanted[name]
        given = {
            "amount": str(found["amount_total"]),
            "currency": found["currency"],
            "capture_method": data.get("capture_method", "automatic_async"),
            "metadata": dict(data.get("metadata") or {}),
            "payment_method": token,
            "confirm": "true",
        }
        try:
            intent = self._books.create(given)
        except Refused:
            return ""
        found.update(status="complete", url=None, payment_intent=intent["id"])
        found["payment_status"] = "paid" if intent["status"] == "succeeded" else "unpaid"
        self._books.happened("checkout.session.completed", copy.deepcopy(found))
        return str(found["success_url"]).replace("{CHECKOUT_SESSION_ID}", name)
