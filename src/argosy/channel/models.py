"""What shoppers see, made ready to read: flagships and the listings of each market and language."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from argosy.kernel import clock
from argosy.kernel.models import Row


class Flagship(Row):
    """A brand's shop in a market's Brand+ channel."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2)
    state = models.CharField(max_length=8, choices=[(s, s) for s in ("open", "closed")], default="open")
    opened_at = models.DateTimeField(default=clock.now)
    document = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "market"], name="channel_flagship_once")]


class Listing(Row):
    """A product as one market's readers of one language see it; written by `launch` and by price changes.

    `facets` are what it can be filtered by (see `facets.tokens`). `document` holds all that its page shows but stock; it is true until `holds_until` (the next price change).
    """

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    slug = models.SlugField(max_length=120)
    category = models.CharField(max_length=60)
    live = models.BooleanField(default=False)
    title = models.CharField(max_length=250)
    gross_minor = models.BigIntegerField(default=0)
    percent_off = models.IntegerField(default=0)
    launched_on = models.DateField(null=True)
    units_sold = models.IntegerField(default=0)
    card = models.JSONField(default=dict)
    document = models.JSONField(default=dict)
    facets = ArrayField(models.TextField(), default=list)
    words = models.TextField(blank=True)
    search = SearchVectorField(null=True)
    digest = models.CharField(max_length=64)
    holds_until = models.DateTimeField(null=True)
    refreshed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["market", "language", "slug"], name="channel_listing_slug"),
            models.UniqueConstraint(fields=["product", "market", "language"], name="channel_listing_product"),
        ]
        indexes = [
            GinIndex(fields=["search"], name="channel_listing_search"),
            GinIndex(OpClass("words", name="gin_trgm_ops"), name="channel_listing_words"),
            models.Index(
                fields=["market", "language", "category", "-units_sold"],
                condition=models.Q(live=True),
                name="channel_listing_category",
            ),
            models.Index(
                fields=["market", "language", "brand"], condition=models.Q(live=True), name="channel_listing_brand"
            ),
        ]
