"""Campaigns that brand and platform pay together, within a budget that one guarded statement spends."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Campaign(Row):
    """A discount in a market for a time. platform_share_bp of it is the platform's, up to `budget_minor`."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+")
    market = models.CharField(max_length=2)
    code = models.SlugField(max_length=60)
    names = models.JSONField(default=dict)
    discount_bp = models.IntegerField()
    platform_share_bp = models.IntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    currency = models.CharField(max_length=3)
    budget_minor = models.BigIntegerField()
    spent_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=[(s, s) for s in ("planned", "running", "ended")], default="planned")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "market", "code"], name="campaigns_campaign_code"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="campaigns_campaign_period"),
            models.CheckConstraint(
                condition=Q(discount_bp__gt=0, discount_bp__lt=10_000), name="campaigns_campaign_discount"
            ),
            models.CheckConstraint(
                condition=Q(platform_share_bp__gte=0, platform_share_bp__lte=10_000), name="campaigns_campaign_share"
            ),
            models.CheckConstraint(
                condition=Q(spent_minor__gte=0, spent_minor__lte=F("budget_minor")), name="campaigns_campaign_budget"
            ),
        ]


class CampaignItem(Row):
    """A variant that takes part."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="items")
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+")
    variant = models.ForeignKey("catalogue.Variant", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "variant"], name="campaigns_item_once")]


class Coupon(Row):
    """A code that takes something off an order (see `coupon_rules`); without a brand the platform funds it. Counts follow from its uses."""

    code = models.CharField(max_length=24)
    brand = models.ForeignKey("programme.Brand", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=[(k, k) for k in ("percent", "amount")])
    value = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    markets = ArrayField(models.CharField(max_length=2))
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    minimum_minor = models.BigIntegerField(default=0)
    most_uses = models.IntegerField()
    budget_minor = models.BigIntegerField(null=True)
    uses = models.IntegerField(default=0)
    spent_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=7, choices=[(s, s) for s in ("open", "stopped")], default="open")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="campaigns_coupon_code"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="campaigns_coupon_period"),
            models.CheckConstraint(condition=Q(uses__gte=0, uses__lte=F("most_uses")), name="campaigns_coupon_uses"),
            models.CheckConstraint(
                condition=Q(spent_minor__gte=0) & (Q(budget_minor=None) | Q(spent_minor__lte=F("budget_minor"))),
                name="campaigns_coupon_budget",
            ),
        ]


class CouponUse(Row):
    """An order that uses a coupon, and by whom: digests of the buyer's address and account. Given back: `released_at`."""

    coupon = models.ForeignKey(Coupon, on_delete=models.PROTECT, related_name="+", db_index=False)
    order_id = models.UUIDField()
    buyer = models.CharField(max_length=64)
    account = models.CharField(max_length=64, blank=True)
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order_id"], name="campaigns_use_order"),
            models.UniqueConstraint(
                fields=["coupon", "buyer"], condition=Q(released_at=None), name="campaigns_use_buyer"
            ),
            models.UniqueConstraint(
                fields=["coupon", "account"],
                condition=Q(released_at=None) & ~Q(account=""),
                name="campaigns_use_account",
            ),
        ]
