"""Carts, orders, their lines, payments, and the keys that make a write happen once. All belong to a region."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Cart(Row):
    """What a shopper means to buy in one market. The id in a signed cookie is the only key to a guest's cart."""

    market = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    postal_code = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)


class CartLine(Row):
    """A variant in a cart, with the price that the shopper last saw."""

    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    variant = models.ForeignKey("catalogue.Variant", on_delete=models.CASCADE, related_name="+")
    quantity = models.IntegerField()
    seen_gross_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="checkout_cart_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1, quantity__lte=99), name="checkout_cart_line_quantity"),
        ]


class Order(Row):
    """An order. pending: stock is held, the payment is not known yet; refused: payment said no, stock was freed."""

    number = models.CharField(max_length=20)
    region = models.CharField(max_length=12)
    market = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    state = models.CharField(
        max_length=9, choices=[(s, s) for s in ("pending", "placed", "refused", "cancelled")], default="pending"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.CharField(max_length=254)
    address = models.JSONField(default=dict)
    currency = models.CharField(max_length=3)
    net_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    # Customs duty and charges of what comes straight from abroad; the VAT on them is within vat_minor.
    duty_minor = models.BigIntegerField(default=0, db_default=0)
    gross_minor = models.BigIntegerField()
    delivery_minor = models.BigIntegerField(default=0)
    due_minor = models.BigIntegerField()
    promised_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=clock.now)
    placed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="checkout_order_number"),
            models.CheckConstraint(
                condition=Q(gross_minor=F("net_minor") + F("vat_minor") + F("duty_minor"), duty_minor__gte=0),
                name="checkout_order_sums",
            ),
            models.CheckConstraint(
                condition=Q(due_minor__gte=0, due_minor__lte=F("gross_minor")), name="checkout_order_due"
            ),
            models.CheckConstraint(
                condition=~Q(state="placed") | Q(placed_at__isnull=False), name="checkout_order_placed_when"
            ),
        ]
        indexes = [
            models.Index(fields=["market", "-placed_at"], name="checkout_order_market"),
            models.Index(fields=["created_at"], condition=Q(state="pending"), name="checkout_order_pending"),
        ]


class OrderLine(Row):
    """A variant sold, with everything needed to replay it: price, tax, funding, category and measures at the time."""

    # Each is led by an index of several columns.
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines", db_index=False)
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+", db_index=False)
    product_id = models.UUIDField()
    variant_id = models.UUIDField()
    sku = models.CharField(max_length=64)
    title = models.CharField(max_length=250)
    category = models.CharField(max_length=60)
    quantity = models.IntegerField()
    unit_gross_minor = models.BigIntegerField()
    list_gross_minor = models.BigIntegerField()
    gross_minor = models.BigIntegerField()
    net_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    vat_rate = models.DecimalField(max_digits=6, decimal_places=3)
    campaign_id = models.UUIDField(null=True)
    platform_funded_minor = models.BigIntegerField(default=0)
    warehouse = models.CharField(max_length=8)
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="checkout_line_quantity"),
            models.CheckConstraint(condition=Q(gross_minor=F("net_minor") + F("vat_minor")), name="checkout_line_sums"),
            models.UniqueConstraint(fields=["order", "variant_id", "warehouse"], name="checkout_line_once"),
        ]
        indexes = [models.Index(fields=["brand", "-id"], name="checkout_line_brand")]


class Payment(Row):
    """An attempt to pay an order. Exactly one may be live (started, challenged, pending or authorised) at a time."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=20)
    reference = models.CharField(max_length=80, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(s, s) for s in ("started", "challenged", "pending", "authorised", "declined", "voided")],
        default="started",
    )
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    method = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state__in=["started", "challenged", "pending", "authorised"]),
                name="checkout_payment_one_live",
            ),
        ]


class IdempotencyKey(models.Model):
    """A client's key for one write with the digest of its content and, once known, the outcome."""

    key = models.CharField(primary_key=True, max_length=200)
    request_digest = models.CharField(max_length=64)
    order_id = models.UUIDField(null=True)
    status = models.IntegerField(null=True)
    response = models.JSONField(null=True)
    created_at = models.DateTimeField(default=clock.now)
