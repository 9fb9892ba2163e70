"""Products, their variants and pictures. What a category demands of them is in `schema`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Product(Row):
    """One model of a brand. `facts` holds the typed attributes common to its variants, by attribute code."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    model = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    category = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    launched_on = models.DateField(null=True)
    hs_code = models.CharField(max_length=10, blank=True)
    origin = models.CharField(max_length=2, blank=True)
    sale_mode = models.CharField(
        max_length=8, choices=[(s, s) for s in ("parcel", "bulky", "deposit", "direct")], default="parcel"
    )
    media = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "model"], name="catalogue_product_model")]
        indexes = [models.Index(fields=["category"], name="catalogue_product_category")]


class Variant(Row):
    """What is priced, stocked and sold. `media` lists the variant's own pictures, main first, by sha256."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="variants")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    sku = models.CharField(max_length=64)
    gtin = models.CharField(max_length=14)
    position = models.IntegerField(default=0)
    options = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    media = models.JSONField(default=list)
    home_price_minor = models.BigIntegerField()
    home_currency = models.CharField(max_length=3)
    deposit_minor = models.BigIntegerField(null=True)
    weight_g = models.IntegerField()
    length_mm = models.IntegerField()
    width_mm = models.IntegerField()
    height_mm = models.IntegerField()
    withdrawn = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "sku"], name="catalogue_variant_sku"),
            models.UniqueConstraint(fields=["gtin"], name="catalogue_variant_gtin"),
            models.CheckConstraint(condition=Q(home_price_minor__gt=0), name="catalogue_variant_price_positive"),
            models.CheckConstraint(
                condition=Q(weight_g__gt=0, length_mm__gt=0, width_mm__gt=0, height_mm__gt=0),
                name="catalogue_variant_measures",
            ),
        ]


class Media(Row):
    """A picture by the hash of what was handed in. `renditions` lists {format, width, height, name}.

    A drawn logo has one rendition, of format "svg"; its text, written by us, is `drawing`.
    """

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    width = models.IntegerField()
    height = models.IntegerField()
    colour = models.CharField(max_length=7, blank=True)
    renditions = models.JSONField(default=list)
    drawing = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brand", "sha256"], name="catalogue_media_hash")]
