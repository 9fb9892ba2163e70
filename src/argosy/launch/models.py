"""Runs of `launch` (which pack, which markets, how far, and the report), and facts that were supplied outside packs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class LaunchRun(Row):
    """One run. A run that was cut short has no `finished_at`; running again completes the work."""

    brand = models.ForeignKey("programme.Brand", null=True, on_delete=models.CASCADE, related_name="+")
    pack_name = models.CharField(max_length=120)
    pack_digest = models.CharField(max_length=64)
    markets = models.JSONField(default=list)
    stage = models.CharField(max_length=20, blank=True)
    started_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    changed = models.BooleanField(default=False)
    report = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["brand", "-started_at"], name="launch_run_latest")]


class Supplied(Row):
    """A fact given in the console or by the API. `sku` is empty for what concerns the brand as a whole.

    `pack_said` is what stood there before anyone supplied it (None: nothing): while a pack says the same, or nothing, what was
    supplied stands. `ended_by` is "pack" when a pack has since said something else, "supply" when it was supplied anew.
    """

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    fact = models.CharField(max_length=80)
    sku = models.CharField(max_length=64, blank=True)
    value = models.JSONField()
    pack_said = models.JSONField(null=True)
    supplied_by = models.CharField(max_length=120)
    supplied_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "fact", "sku"], condition=Q(ended_at=None), name="launch_supplied_standing"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | Q(ended_at__isnull=False, ended_by__in=["pack", "supply"]),
                name="launch_supplied_ended",
            ),
        ]
