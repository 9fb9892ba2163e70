"""Carts, orders, their lines, payments, and the keys that make a write happen once. All belong to a region."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from argosy.kernel import clock
from argosy.kernel.models import Row


class Cart(Row):
    """What a shopper means to buy in one market. The id in a signed cookie is the only key to a guest's cart."""

    market = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    postal_code = models.CharField(max_length=12, blank=True)
    way = models.CharField(max_length=24, default="standard", db_default="standard")
    coupon = models.CharField(max_length=24, blank=True, db_default="")
    seen_promised_on = models.DateField(null=True)
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
    """An order. pending: stock is held, the payment is not known yet; refused: payment said no, stock was freed.

    `way` is how it is delivered (fulfilment's word for it), `delivery_minor` what that costs with tax.
    """

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
    # What the coupon took off; the lines' prices paid are without it.
    coupon = models.CharField(max_length=24, blank=True, db_default="")
    coupon_minor = models.BigIntegerField(default=0, db_default=0)
    way = models.CharField(max_length=24, default="standard", db_default="standard")
    # The version of the terms that the buyer was shown right before the button.
    terms = models.CharField(max_length=12, blank=True, db_default="")
    # For whoever packs it: a wish, a greeting. Each of its brands reads it.
    note = models.CharField(max_length=200, blank=True, db_default="")
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


#: Where a payment can stand. started, challenged, pending: the provider has not decided; capturing, voiding: it is being asked.
PAYMENT_STATES = [
    "started",
    "challenged",
    "pending",
    "authorised",
    "declined",
    "capturing",
    "captured",
    "voiding",
    "voided",
]
#: At most one payment of an order is in one of these.
HOLDING = ["started", "challenged", "pending", "authorised", "capturing", "captured"]


class Payment(Row):
    """An attempt to pay an order.

    `part` is null for what was due when it was ordered, else it names the further payment (see `parts`).
    `captured_minor` is what is being taken while capturing, and what was taken once captured. `refunded_minor` is the sum of its refunds
    that have not failed; it changes together with them.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    provider = models.CharField(max_length=20)
    reference = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=[(s, s) for s in PAYMENT_STATES], default="started")
    amount_minor = models.BigIntegerField()
    captured_minor = models.BigIntegerField(default=0, db_default=0)
    refunded_minor = models.BigIntegerField(default=0, db_default=0)
    currency = models.CharField(max_length=3)
    method = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    part = models.CharField(max_length=10, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=HOLDING, part=None), name="checkout_payment_one_live"
            ),
            models.UniqueConstraint(
                fields=["order", "part"],
                condition=Q(state__in=HOLDING, part__isnull=False),
                name="checkout_payment_one_live_part",
            ),
            models.CheckConstraint(
                condition=Q(captured_minor__gte=0, captured_minor__lte=F("amount_minor")),
                name="checkout_payment_captured",
            ),
            models.CheckConstraint(
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("captured_minor")),
                name="checkout_payment_refunded",
            ),
            models.CheckConstraint(
                condition=~Q(state="captured") | Q(captured_minor__gt=0), name="checkout_payment_captured_some"
            ),
        ]
        indexes = [
            models.Index(
                fields=["updated_at"],
                condition=Q(state__in=["capturing", "voiding"]),
                name="checkout_payment_asked",
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(part__isnull=False, state__in=["started", "challenged", "pending"]),
                name="checkout_payment_part_open",
            ),
        ]


class Refund(Row):
    """Money given back of a captured payment. requested: meant, not yet answered; pending: on its way; done may still turn to failed."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(
        max_length=9, choices=[(s, s) for s in ("requested", "pending", "done", "failed")], default="requested"
    )
    reason = models.CharField(max_length=200, blank=True)
    trouble = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="checkout_refund_key"),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="checkout_refund_amount"),
        ]
        indexes = [
            models.Index(
                fields=["updated_at"], condition=Q(state__in=["requested", "pending"]), name="checkout_refund_open"
            ),
        ]


class WebhookEvent(Row):
    """A provider's message, kept once: a hint to ask about a payment. Due until done; tried again later when nobody answered."""

    provider = models.CharField(max_length=20)
    event_id = models.CharField(max_length=255)
    type = models.CharField(max_length=80)
    payment = models.ForeignKey(Payment, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    tries = models.IntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="checkout_webhook_once")]
        indexes = [models.Index(fields=["due_at"], condition=Q(done_at=None), name="checkout_webhook_due")]


class Consent(Row):
    """What a buyer has allowed beside an order: in which version of the words (`consents`), in which language, and until when."""

    kind = models.CharField(max_length=12, choices=[("marketing", "marketing")])
    version = models.CharField(max_length=12)
    language = models.CharField(max_length=5)
    email = models.CharField(max_length=254)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "kind"], name="checkout_consent_once")]
        indexes = [
            models.Index(Lower("email"), "kind", condition=Q(withdrawn_at=None), name="checkout_consent_standing")
        ]


class TestEntry(Row):
    """The test provider's own book; nothing else reads it."""

    reference = models.CharField(max_length=80)
    what = models.CharField(max_length=8)
    amount_minor = models.BigIntegerField(default=0)
    key = models.CharField(max_length=255)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="checkout_testentry_key"),
            models.UniqueConstraint(
                fields=["reference"], condition=Q(what__in=["capture", "void"]), name="checkout_testentry_end"
            ),
        ]
        indexes = [models.Index(fields=["reference"], name="checkout_testentry_of")]


class IdempotencyKey(models.Model):
    """A client's key for one write with the digest of its content and, once known, the outcome."""

    key = models.CharField(primary_key=True, max_length=200)
    request_digest = models.CharField(max_length=64)
    order_id = models.UUIDField(null=True)
    status = models.IntegerField(null=True)
    response = models.JSONField(null=True)
    created_at = models.DateTimeField(default=clock.now)
