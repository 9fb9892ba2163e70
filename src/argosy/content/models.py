"""A product's words in one language, and how far they have been checked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Text(Row):
    """Title, bullets, description and search texts. `facts_digest` is that of the facts they were written from."""

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=250)
    bullets = models.JSONField(default=list)
    description = models.TextField(blank=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=320, blank=True)
    state = models.CharField(max_length=8, choices=[(s, s) for s in ("draft", "checked", "approved")], default="draft")
    source = models.CharField(max_length=9, choices=[(s, s) for s in ("generated", "pack", "edited")])
    findings = models.JSONField(default=list)
    facts_digest = models.CharField(max_length=64)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "language"], name="content_text_language"),
            models.CheckConstraint(condition=Q(state__in=["draft", "checked", "approved"]), name="content_text_state"),
        ]
