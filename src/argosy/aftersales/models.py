"""What happens to an order after it was placed. All of it belongs to a region, as the order does."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row

STATES = ["declared", "confirmed", "settled"]
#: Why goods come back, and what their buyer gets: money, the same again, or another variant at the same price.
CAUSES = ["withdrawal", "guarantee", "exchange"]
REMEDIES = ["refund", "replacement"]
#: claimed: the seller is asked; announced: the goods are on their way; received: all are in; refused: the claim was.
RETURN_STATES = ["claimed", "announced", "received", "refused"]
#: A return can still bring something.
OPEN = ["claimed", "announced"]


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


class Dispatch(Row):
    """An order of which something was sent: from then on its money is taken. Open until that is done or can never be (`settled_at`)."""

    order_id = models.UUIDField(unique=True)
    at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)
    tries = models.IntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=Q(settled_at=None), name="aftersales_dispatch_open")]


class Return(Row):
    """Goods of an order on their way back, or claimed to be at fault.

    `lines` quantity by order line; `wanted` the variant that is to come instead, by order line; `told` what its buyer says, `answer` what the
    seller says. `place` is the warehouse that it goes to.
    """

    order_id = models.UUIDField()
    number = models.CharField(max_length=12, unique=True)
    cause = models.CharField(max_length=10, choices=[(s, s) for s in CAUSES])
    remedy = models.CharField(max_length=11, choices=[(s, s) for s in REMEDIES])
    state = models.CharField(max_length=9, choices=[(s, s) for s in RETURN_STATES])
    withdrawal = models.ForeignKey(Withdrawal, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    lines = models.JSONField()
    wanted = models.JSONField(default=dict)
    told = models.CharField(max_length=2000, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    place = models.CharField(max_length=8)
    language = models.CharField(max_length=5)
    opened_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["withdrawal"], name="aftersales_return_of_withdrawal"),
            models.CheckConstraint(
                condition=Q(state__in=RETURN_STATES, cause__in=CAUSES, remedy__in=REMEDIES),
                name="aftersales_return_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_at__isnull=False), name="aftersales_return_received_when"
            ),
        ]
        indexes = [
            models.Index(fields=["order_id"], name="aftersales_return_order"),
            models.Index(fields=["opened_at"], condition=Q(state__in=OPEN), name="aftersales_return_open"),
        ]


class Line(models.Model):
    """An order's line of which something comes back or was given back, written once, when the first of that happens: whose it is, and what its
    brand is told of its order."""

    id = models.UUIDField(primary_key=True, editable=False)
    brand_id = models.UUIDField()
    order_id = models.UUIDField()
    order_number = models.CharField(max_length=20)
    market = models.CharField(max_length=2)
    currency = models.CharField(max_length=3)
    product_id = models.UUIDField()
    variant_id = models.UUIDField()
    sku = models.CharField(max_length=64)
    title = models.CharField(max_length=250)


class ReturnLine(Row):
    """A line of a return by itself, as its brand may see it; `Return.lines` and `Return.wanted` say the same of all lines together."""

    returned = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="+", db_index=False)
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    brand_id = models.UUIDField()
    quantity = models.IntegerField()
    wanted_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["returned", "line"], name="aftersales_return_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="aftersales_return_line_quantity"),
        ]
        indexes = [models.Index(fields=["brand_id", "-returned"], name="aftersales_returnline_brand")]


class Refund(Row):
    """Money given back for goods that came in, or as a reduction of their price: booked at once, then paid out (`settled_at`).

    `key` is the reception's or the reduction's. `delivery_minor` is the part that was paid for delivery.
    """

    order_id = models.UUIDField()
    returned = models.ForeignKey(Return, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=12, unique=True)
    note = models.CharField(max_length=500, blank=True)
    amount_minor = models.BigIntegerField()
    delivery_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)
    key = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(delivery_minor__gte=0, amount_minor__gte=F("delivery_minor")),
                name="aftersales_refund_amount",
            )
        ]
        indexes = [
            models.Index(fields=["order_id"], name="aftersales_refund_order"),
            models.Index(fields=["due_at"], condition=Q(settled_at=None), name="aftersales_refund_open"),
        ]


class RefundLine(Row):
    """What is given back of an order's line: `units` that came in (of these `sellable`), and the amounts; net + vat of the price."""

    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, related_name="+")
    order_id = models.UUIDField()
    line_id = models.UUIDField()
    brand_id = models.UUIDField()
    units = models.IntegerField()
    sellable = models.IntegerField()
    net_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    duty_minor = models.BigIntegerField()
    duty_vat_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund", "line_id"], name="aftersales_refund_line_once"),
            models.CheckConstraint(
                condition=Q(
                    units__gte=F("sellable"),
                    sellable__gte=0,
                    net_minor__gte=0,
                    vat_minor__gte=0,
                    duty_minor__gte=0,
                    duty_vat_minor__gte=0,
                ),
                name="aftersales_refund_line_amounts",
            ),
        ]
        indexes = [
            models.Index(fields=["order_id"], name="aftersales_refundline_order"),
            models.Index(fields=["brand_id", "-refund"], name="aftersales_refundline_brand"),
        ]
