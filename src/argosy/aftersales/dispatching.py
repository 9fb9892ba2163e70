"""Sending an order off, and taking its money then: authorised when it was placed, captured when its first goods leave.

What is ours comes first, in one transaction: goods sent, and a row that says that money is to be taken. Then, outside of it, the provider
is asked. Whoever dies between leaves the row open, and the worker (`finishing`) goes on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from argosy.aftersales import return_queries as queries
from argosy.aftersales.errors import HandedOver, NotPlaced
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import db, outbox

log = logging.getLogger("argosy.aftersales")


@dataclass(frozen=True, slots=True)
class DispatchView:
    """When the first goods of an order left. `taken_at`: since when its money is ours, or can never be (`trouble` says why)."""

    order_id: UUID
    at: datetime
    taken_at: datetime | None
    trouble: str


def dispatch(order_id: UUID, shipment_id: UUID | None = None) -> DispatchView:
    """Send off what is held for an order, or one of its shipments, and take the order's money. The same again changes nothing.

    Raises UnknownOrder, HandedOver (goods sold by deposit), NotPlaced (also where it has been cancelled), and what bars the goods: DispatchBarred, Stopped.
    """
    order = checkout.order(order_id)
    if order.state != "placed":
        raise NotPlaced(order.state)
    if any(line.deposit is not None for line in order.lines):
        raise HandedOver
    with db.transaction():
        if fulfilment.ship(order_id, order.market, shipment_id):
            queries.sent(order_id)
            outbox.put("order.shipped", {"order_id": str(order_id)})
    take(order_id)
    found = dispatched(order_id)
    if found is None:
        # Freed by a cancellation in this moment.
        raise NotPlaced(checkout.status(order_id).state)
    return found


def dispatched(order_id: UUID) -> DispatchView | None:
    """How an order was sent off; None while all of it is here."""
    row = queries.dispatch(order_id)
    return None if row is None else DispatchView(order_id, *row)


def take(order_id: UUID) -> None:
    """Take a sent order's money as far as the provider answers; its trouble is told and left to the worker."""
    try:
        _take(order_id)
    except Exception:
        log.exception("taking the money of order %s failed; it will be tried again", order_id)


def _take(order_id: UUID) -> None:
    row = queries.dispatch(order_id)
    if row is None or row[1] is not None:
        return
    db.outside()
    try:
        paid = checkout.capture(order_id)
    except checkout.PaymentState:
        paid = checkout.payment(order_id)
    if paid.state == "captured":
        queries.taken(order_id)
    elif paid.state in ("voided", "declined"):
        log.error("order %s was sent, and its payment is %s (%s)", order_id, paid.state, paid.reason)
        queries.taken(order_id, paid.reason or paid.state)
