"""Warehouses, guarded stock, its append-only movements, and shipments. All but warehouses belong to a region."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Warehouse(models.Model):
    """A place that ships. `cut_off` is local time; `region` names the markets that it serves."""

    code = models.CharField(primary_key=True, max_length=8)
    name = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    city = models.CharField(max_length=80)
    postal_code = models.CharField(max_length=12)
    latitude = models.DecimalField(max_digits=8, decimal_places=5)
    longitude = models.DecimalField(max_digits=8, decimal_places=5)
    region = models.CharField(max_length=12)
    cut_off = models.TimeField()
    time_zone = models.CharField(max_length=40)


class Stock(Row):
    """How much of a variant lies in a warehouse and how much of it is promised. Changed by guarded statements only.

    `declared` is what the brand last said lies there: declaring the same again changes nothing. `frozen` are the markets for which
    none of it may be promised; it follows from the freezes in force (see `Freeze`).
    """

    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="+")
    variant = models.ForeignKey("catalogue.Variant", on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+")
    on_hand = models.IntegerField(default=0)
    reserved = models.IntegerField(default=0)
    declared = models.IntegerField(null=True)
    frozen = ArrayField(models.CharField(max_length=2), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "warehouse"], name="fulfilment_stock_place"),
            models.CheckConstraint(
                condition=Q(on_hand__gte=0, reserved__gte=0, reserved__lte=F("on_hand")),
                name="fulfilment_stock_never_below_zero",
            ),
        ]


class Movement(Row):
    """A change of stock; append-only. The stock row is the sum of its movements."""

    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="+", db_index=False)
    variant = models.ForeignKey("catalogue.Variant", on_delete=models.PROTECT, related_name="+", db_index=False)
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(
        max_length=10, choices=[(k, k) for k in ("receipt", "count", "reserve", "release", "ship", "return")]
    )
    on_hand_delta = models.IntegerField()
    reserved_delta = models.IntegerField()
    reference = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "variant", "warehouse", "kind"], name="fulfilment_movement_once"
            )
        ]
        indexes = [models.Index(fields=["variant", "warehouse", "at"], name="fulfilment_movement_of")]


class Shipment(Row):
    """One brand's goods of an order that leave one warehouse together. `lines` lists {variant_id, sku, quantity}; `way` is how they are delivered
    (see `ways`)."""

    order_id = models.UUIDField()
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+", db_index=False)
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in ("reserved", "released", "shipped", "delivered")], default="reserved"
    )
    lines = models.JSONField(default=list)
    way = models.CharField(max_length=24, default="standard", db_default="standard")
    promised_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    shipped_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order_id", "brand", "warehouse"], name="fulfilment_shipment_once"),
            models.CheckConstraint(
                condition=Q(state__in=["reserved", "released", "shipped", "delivered"]),
                name="fulfilment_shipment_state",
            ),
        ]
        indexes = [models.Index(fields=["brand", "state"], name="fulfilment_shipment_brand")]


class Freeze(Row):
    """A variant that may not be promised in a market since `at`, for the reason of `reference`; never removed, only lifted."""

    reference = models.UUIDField()
    variant = models.ForeignKey("catalogue.Variant", on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+", db_index=False)
    market = models.CharField(max_length=2)
    at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "variant", "market"], name="fulfilment_freeze_once")
        ]


class Stop(Row):
    """An order that may not be sent since `at`, for the reason of `reference`; never removed, only lifted."""

    reference = models.UUIDField()
    order_id = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order_id", "reference"], name="fulfilment_stop_once")]
