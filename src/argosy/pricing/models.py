"""The price log: append-only points in time, each holding until the next one; and prices drafted, not yet in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Price(Row):
    """A price with tax of a variant in a market from `from_at` on. Overlaps cannot be written: points have no width."""

    # A trigger of the statement sees to it that variant and brand exist: a key checked by row costs more than the row (ADR 18).
    variant = models.ForeignKey(
        "catalogue.Variant", on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    brand = models.ForeignKey(
        "programme.Brand", on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    market = models.CharField(max_length=2)
    audience = models.CharField(max_length=10, default="public")
    from_at = models.DateTimeField()
    gross_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    kind = models.CharField(max_length=8, choices=[(k, k) for k in ("list", "campaign")])
    campaign_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=40)
    basis_id = models.UUIDField(null=True)
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


class Basis(Row):
    """What many prices of one making have in common of their source; the id follows from the facts."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField()


class Stand(Row):
    """How many times the prices of a brand in a market were written. Whoever writes raises it first, and so waits for the others."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2)
    writes = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "market"], name="pricing_stand_once")]


class Draft(models.Model):
    """A price worked out and not yet published, with what it replaces and earns. Not logged: after a crash drafts are made anew."""

    pk = models.CompositePrimaryKey("batch_id", "variant_id", "market", "audience")
    batch_id = models.UUIDField()
    price_id = models.UUIDField()
    variant_id = models.UUIDField()
    brand_id = models.UUIDField()
    market = models.CharField(max_length=2)
    audience = models.CharField(max_length=10)
    before = models.BigIntegerField(null=True)
    after = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    held = models.BooleanField()
    left_before = models.BigIntegerField(null=True)
    left_after = models.BigIntegerField(null=True)
    margin_before_bp = models.IntegerField(null=True)
    margin_bp = models.IntegerField(null=True)
    bounds = models.CharField(max_length=40)
    breaks = models.CharField(max_length=40)
    reason = models.CharField(max_length=40)
    basis_id = models.UUIDField()
    source = models.JSONField()
