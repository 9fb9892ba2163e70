"""The price log: append-only points in time. A price holds from its point until the next one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Price(Row):
    """A price with tax of a variant in a market from `from_at` on. Overlaps cannot be written: points have no width."""

    variant = models.ForeignKey("catalogue.Variant", on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2)
    audience = models.CharField(max_length=10, default="public")
    from_at = models.DateTimeField()
    gross_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in ("list", "campaign")])
    campaign_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=40)
    source = models.JSONField(default=dict)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "market", "audience", "from_at"], name="pricing_price_point"),
            models.CheckConstraint(condition=Q(gross_minor__gt=0), name="pricing_price_positive"),
            models.CheckConstraint(
                condition=Q(kind="list") | Q(campaign_id__isnull=False), name="pricing_price_campaign_named"
            ),
        ]
