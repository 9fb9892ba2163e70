"""Runs of `launch`: which pack, which markets, how far, and the report."""

from __future__ import annotations

from django.db import models

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
