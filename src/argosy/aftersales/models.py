"""Cancellations and withdrawals. Both belong to a region, as their order does."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row

STATES = ["declared", "confirmed", "settled"]


class Cancellation(Row):
    """An order that was called off before anything left. Open until all its money is let go or given back (`settled_at`), but for what
    may be kept by the contract's terms (`kept_minor`)."""

    order_id = models.UUIDField(unique=True)
    key = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)
    kept_minor = models.BigIntegerField(default=0, db_default=0)
    tries = models.IntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kept_minor__gte=0), name="aftersales_cancellation_kept"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(settled_at=None), name="aftersales_cancellation_open"),
        ]


class Withdrawal(Row):
    """A buyer's statement to withdraw from a contract: `lines` quantity by order line, `whole` when that is all of the order.

    Declared in the first step, binding once confirmed in the second, settled when the money is back.
    """

    order_id = models.UUIDField()
    number = models.CharField(max_length=12, unique=True)
    lines = models.JSONField()
    whole = models.BooleanField()
    name = models.CharField(max_length=120)
    email = models.CharField(max_length=254)
    language = models.CharField(max_length=5)
    state = models.CharField(max_length=9, choices=[(s, s) for s in STATES], default="declared")
    declared_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="aftersales_withdrawal_state"),
            models.CheckConstraint(
                condition=Q(state="declared", confirmed_at=None) | Q(~Q(state="declared"), confirmed_at__isnull=False),
                name="aftersales_withdrawal_confirmed_when",
            ),
        ]
        indexes = [models.Index(fields=["order_id"], name="aftersales_withdrawal_order")]
