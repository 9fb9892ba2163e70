"""What the tests of payments share: buying with a means of payment, and how order, payment, stock and books stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

STRIPE = {"provider": "stripe", "token": "pm_card_visa"}


def buy(variant: UUID, token: str = "test-4242", provider: str = "test", quantity: int = 1) -> Any:
    from market import request

    from argosy.checkout import api as checkout

    return checkout.place(request(str(uuid4()), {variant: quantity}, token, provider=provider))


def paid(variant: UUID, token: str = "pm_card_visa", provider: str = "stripe") -> UUID:
    """An order that is placed and whose payment is authorised."""
    placed = buy(variant, token, provider)
    assert (placed.state, placed.payment_state) == ("placed", "authorised")
    return UUID(str(placed.order_id))


def reserved(variant: UUID) -> int:
    from argosy.fulfilment.models import Stock

    return sum(Stock.objects.filter(variant_id=variant).values_list("reserved", flat=True))


@dataclass(frozen=True)
class Stand:
    """Where an order stands, as far as anybody could tell the difference."""

    order: str
    payment: str
    reason: str
    captured: int
    refunded: int
    refunds: tuple[tuple[int, str], ...]
    reserved: int
    transfers: int
    announced: int


def stand(order_id: UUID, variant: UUID) -> Stand:
    from argosy.checkout import api as checkout
    from argosy.kernel.models import OutboxMessage
    from argosy.ledger.models import Transfer

    payment = checkout.payment(order_id)
    return Stand(
        checkout.status(order_id).state,
        payment.state,
        payment.reason,
        payment.captured,
        payment.refunded,
        tuple((r.amount, r.state) for r in payment.refunds),
        reserved(variant),
        Transfer.objects.filter(journal_id=order_id).count(),
        OutboxMessage.objects.filter(topic="order.placed", payload__order_id=str(order_id)).count(),
    )


def balanced() -> bool:
    from argosy.checkout.payments import queries
    from argosy.fulfilment import api as fulfilment
    from argosy.ledger import api as ledger

    return ledger.verify().ok and not fulfilment.differences() and not queries.refund_differences()


def later(**past: Any) -> Any:
    """Within the block so much time has passed."""
    from argosy.kernel import clock

    return clock.travel(clock.now() + timedelta(**past))


def work(older_than: timedelta = timedelta(0)) -> None:
    """What the worker does about payments."""
    from argosy.checkout import api as checkout

    checkout.follow_hints()
    checkout.follow_up(older_than)
    checkout.catch_up(older_than)
