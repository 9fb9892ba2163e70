"""Calling an order off before anything of it has left.

First all that is ours, in one transaction: goods freed, order cancelled, bookings undone, and a row that says that money is to go back.
Then, outside of it, the provider is asked. Whoever dies between leaves the row open, and the worker (`finishing`) goes on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from argosy.aftersales import queries
from argosy.aftersales.errors import AlreadySent, NotPlaced
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db, outbox
from argosy.settlement import api as settlement

log = logging.getLogger("argosy.aftersales")


@dataclass(frozen=True, slots=True)
class CancellationView:
    """An order called off at `at`; `settled` once all that was held is let go, or all that was taken is back."""

    order_id: UUID
    at: datetime
    settled: bool


def cancel(order_id: UUID, key: str) -> CancellationView:
    """Call an order off. The same again changes nothing and gives the same answer.

    Raises UnknownOrder, KeyMissing, KeyReused (the key called another order off), NotPlaced, AlreadySent.
    """
    if not key or len(key) > 200:
        raise checkout.KeyMissing
    known = queries.cancellation_of_key(key)
    if known is not None and known.order_id != order_id:
        raise checkout.KeyReused
    if queries.cancellation(order_id) is None:
        checkout.status(order_id)
        with db.transaction():
            undo(order_id, key)
    return settle(order_id)


def undo(order_id: UUID, key: str, *, tell: bool = True) -> None:
    """All that is ours of a cancellation, within the caller's transaction.

    Freeing the goods comes first: it locks the order's shipments as sending them does, so that exactly one of the two happens. Raises
    AlreadySent before anything is written; NotPlaced and KeyReused, after which the transaction must be undone.
    """
    if not fulfilment.release(order_id):
        if queries.cancellation(order_id) is not None:
            return
        state = checkout.status(order_id).state
        raise AlreadySent if state == "placed" else NotPlaced(state)
    if not checkout.cancel(order_id):
        raise NotPlaced(checkout.status(order_id).state)
    settlement.reverse_order(order_id, clock.now())
    if not queries.cancelled(order_id, key):
        raise checkout.KeyReused
    outbox.put("order.credit", {"order_id": str(order_id)})
    if tell:
        outbox.put("order.cancelled", {"order_id": str(order_id)})


def settle(order_id: UUID) -> CancellationView:
    """Give a cancelled order's money back as far as the provider answers; its trouble is told and left to the worker."""
    try:
        _settle(order_id)
    except Exception:
        log.exception("giving back the money of order %s failed; it will be tried again", order_id)
    found = cancellation(order_id)
    assert found is not None
    return found


def _settle(order_id: UUID) -> None:
    row = queries.cancellation(order_id)
    if row is not None and row.settled_at is None and _given_back(order_id):
        queries.settled(order_id)


def _given_back(order_id: UUID) -> bool:
    """Let go what is held, give back what was taken; whether nothing of the buyer's money is left with us."""
    db.outside()
    paid = checkout.payment(order_id)
    if paid.state in ("authorised", "voiding"):
        try:
            paid = checkout.void(order_id)
        except checkout.PaymentState:
            paid = checkout.payment(order_id)  # taken by somebody in this moment
    rest = paid.captured - paid.refunded
    if paid.state == "captured" and rest > 0:
        # A refund that failed is final: what it left is asked for under another key.
        failed = sum(refund.state == "failed" for refund in paid.refunds)
        checkout.refund(order_id, rest, "order cancelled", f"cancel:{order_id}:{failed}")
        paid = checkout.payment(order_id)
    return paid.given_back == "all" if paid.state == "captured" else paid.state in ("voided", "declined")


def cancellation(order_id: UUID) -> CancellationView | None:
    """How an order was called off; None when it was not."""
    row = queries.cancellation(order_id)
    return None if row is None else CancellationView(row.order_id, row.at, row.settled_at is not None)
