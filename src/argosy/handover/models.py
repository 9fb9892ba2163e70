"""Agreements, the slots taken of places, and what happened. All belong to a region, as their order does."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from argosy.handover.rules import STATES
from argosy.kernel import clock
from argosy.kernel.models import Row


class Slot(Row):
    """How many appointments of a place and time are taken; changed by one guarded statement alone."""

    point = models.CharField(max_length=12)
    starts_at = models.DateTimeField()
    capacity = models.IntegerField()
    taken = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "starts_at"], name="handover_slot_once"),
            models.CheckConstraint(condition=Q(taken__gte=0, taken__lte=F("capacity")), name="handover_slot_capacity"),
        ]


class Agreement(Row):
    """An order's way to its hand-over. `terms` are those of the order's day; `units` vehicle identification or serial numbers.

    `due_at` is when the worker looks at it next: a lease, as the provider is asked outside of transactions.
    """

    order_id = models.UUIDField(unique=True)
    number = models.CharField(max_length=20)
    brand_id = models.UUIDField()
    market = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=11, choices=[(s, s) for s in STATES], default="reserved")
    buyer = models.CharField(max_length=8)
    holder = models.CharField(max_length=120)
    goods = models.JSONField()
    count = models.IntegerField()
    deposit_minor = models.BigIntegerField()
    balance_minor = models.BigIntegerField()
    terms = models.JSONField()
    ready_on = models.DateField()
    ordered_at = models.DateTimeField()
    appoint_by = models.DateTimeField()
    point = models.CharField(max_length=12, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    changes = models.IntegerField(default=0)
    paid_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.CharField(max_length=254, blank=True)
    units = models.JSONField(default=list)
    odometer_km = models.IntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    kept_minor = models.BigIntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)
    tries = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="handover_agreement_state"),
            models.CheckConstraint(
                condition=Q(deposit_minor__gte=0, balance_minor__gte=0, kept_minor__gte=0)
                & Q(kept_minor__lte=F("deposit_minor")),
                name="handover_agreement_money",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["appointed", "paid", "handed-over"])
                | Q(starts_at__isnull=False, ends_at__isnull=False),
                name="handover_agreement_appointed_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["paid", "handed-over"]) | Q(paid_at__isnull=False),
                name="handover_agreement_paid_when",
            ),
            models.CheckConstraint(
                condition=Q(state="handed-over", handed_at__isnull=False)
                | (~Q(state="handed-over") & Q(handed_at=None)),
                name="handover_agreement_handed_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["cancelled", "expired"], closed_at__isnull=False)
                | (~Q(state__in=["cancelled", "expired"]) & Q(closed_at=None)),
                name="handover_agreement_closed_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["reserved", "appointed", "paid"]),
                name="handover_agreement_due",
            ),
            models.Index(fields=["brand_id", "starts_at"], name="handover_agreement_brand"),
        ]


class Event(Row):
    """What happened to an agreement, when and by whom (buyer, worker, or who recorded it); append-only."""

    order_id = models.UUIDField()
    brand_id = models.UUIDField()
    what = models.CharField(max_length=12)
    by = models.CharField(max_length=254)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["order_id"], name="handover_event_order")]
