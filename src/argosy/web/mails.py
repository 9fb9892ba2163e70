"""Mail that follows from what happened, sent by the worker."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.kernel import outbox
from argosy.web.shop.mail import order_confirmation

log = logging.getLogger("argosy.mail")


@outbox.handles("order.placed")
def confirm_orders(payloads: list[dict[str, Any]]) -> None:
    """Send each order's confirmation, and have its invoices issued (`invoices`) and reservations opened apart from
    it, so that none holds up the others for long.

    Delivery is at least once: after a crash a mail may come twice, never not at all.
    """
    outbox.put_all("order.invoice", payloads)
    reserved = checkout.sold_by_deposit(UUID(payload["order_id"]) for payload in payloads)
    outbox.put_all("order.reserved", [{"order_id": str(order_id)} for order_id in reserved])
    for payload in payloads:
        order_confirmation(UUID(payload["order_id"])).send()
