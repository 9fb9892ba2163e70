"""Campaigns that brand and platform pay together, within a budget that one guarded statement spends."""

from __future__ import annotations

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
