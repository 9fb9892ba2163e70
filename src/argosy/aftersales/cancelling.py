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
    checkout.check_key(key)
    known = queries.cancellation_of_key(key)
    if known is not None and known.order_id != order_id:
        raise checkout.KeyReused
    if queries.cancellation(order_id) is None:
        checkout.status(order_id)
        with db.transaction():
            undo(order_id, key)
    return settle(order_id)


def undo(order_id: UUID, key: str, *, tell: bool = True, kept: int = 0) -> bool:
    """All that is ours of a cancellation, within the caller's transaction; False when it had been called off before.

    `kept` (minor units) of what was paid when it was ordered is not given back; booking that is the caller's concern.

    Freeing the goods comes first: it locks the order's shipments as sending them does, so that exactly one of the two happens. Raises
    AlreadySent before anything is written; NotPlaced and KeyReused, after which the transaction must be undone.
    """
    if not fulfilment.release(order_id):
        if queries.cancellation(order_id) is not None:
            return False
        state = checkout.status(order_id).state
        raise AlreadySent if state == "placed" else NotPlaced(state)
    if not checkout.cancel(order_id):
        raise NotPlaced(checkout.status(order_id).state)
    settlement.reverse_order(order_id, clock.now())
    if not queries.cancelled(order_id, key, kept):
        raise checkout.KeyReused
    outbox.put("order.credit", {"order_id": str(order_id)})
    if tell:
        outbox.put("order.cancelled", {"order_id": str(order_id)})
    return True


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
    if row is None or row.settled_at is not None:
        return
    # What was to be paid later goes back whole; each is asked about, though another is not settled yet.
    back = [_given_back(order_id, part) for part in checkout.parts_of(order_id)]
    if all([_given_back(order_id, None, row.kept), *back]):
        queries.settled(order_id)


def _given_back(order_id: UUID, part: str | None, kept: int = 0) -> bool:
    """Let go what is held, give back what was taken but for `kept`; whether nothing else of the buyer's money is left with us."""
    db.outside()
    paid = checkout.payment(order_id, part)
    if kept and paid.state in ("authorised", "capturing"):
        paid = checkout.capture(order_id, part=part)
    if paid.state in ("authorised", "voiding") and not kept:
        try:
            paid = checkout.void(order_id, part=part)
        except checkout.PaymentState:
            paid = checkout.payment(order_id, part)  # taken by somebody in this moment
    rest = paid.captured - paid.refunded - kept
    if paid.state == "captured" and rest > 0:
        # A refund that failed is final: what it left is asked for under another key.
        failed = sum(refund.state == "failed" for refund in paid.refunds)
        name = f"cancel:{order_id}" if part is None else f"cancel:{order_id}:{part}"
        checkout.refund(order_id, rest, "order cancelled", f"{name}:{failed}", part=part)
        paid = checkout.payment(order_id, part)
    if paid.state != "captured":
        return paid.state in ("voided", "declined")
    back = sum(refund.amount for refund in paid.refunds if refund.state == "done")
    return paid.captured - back == kept


def cancellation(order_id: UUID) -> CancellationView | None:
    """How an order was called off; None when it was not."""
    row = queries.cancellation(order_id)
    return None if row is None else CancellationView(row.order_id, row.at, row.settled_at is not None)
