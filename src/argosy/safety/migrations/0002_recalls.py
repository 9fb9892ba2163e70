"""Recalls and the buyers whom they concern."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_drawings"),
        ("programme", "0003_api_keys"),
        ("safety", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=12, unique=True)),
                (
                    "hazards",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                (
                    "measures",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("details", models.JSONField(default=dict)),
                (
                    "remedies",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None),
                ),
                ("why_one_remedy", models.TextField(blank=True)),
                ("contact_name", models.CharField(max_length=120)),
                ("contact_email", models.CharField(max_length=254)),
                ("contact_phone", models.CharField(max_length=40)),
                ("contact_url", models.CharField(blank=True, max_length=300)),
                ("sold_from", models.DateField(null=True)),
                ("sold_until", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published"), ("withdrawn", "withdrawn")],
                        default="draft",
                        max_length=9,
                    ),
                ),
                ("made_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", models.CharField(blank=True, max_length=254)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.product"
                    ),
                ),
                (
                    "restriction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="safety.restriction"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Buyer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("email", models.CharField(max_length=254)),
                ("language", models.CharField(max_length=5)),
                ("market", models.CharField(max_length=2)),
                ("orders", models.JSONField()),
                ("listed_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("informed_at", models.DateTimeField(null=True)),
                ("tries", models.IntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                (
                    "recall",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="safety.recall",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="recall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), _negated=True), ("published_at__isnull", False), _connector="OR"
                ),
                name="safety_recall_published_when",
            ),
        ),
        migrations.AddIndex(
            model_name="buyer",
            index=models.Index(condition=models.Q(("informed_at", None)), fields=["id"], name="safety_buyer_waiting"),
        ),
        migrations.AddConstraint(
            model_name="buyer",
            constraint=models.UniqueConstraint(fields=("recall", "email"), name="safety_buyer_once"),
        ),
    ]
