"""Prices drafted, what prices of one making have in common, and how often a series was written."""

import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_drawings"),
        ("pricing", "0003_append_only"),
        ("programme", "0003_api_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "batch_id",
                        "variant_id",
                        "market",
                        "audience",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("batch_id", models.UUIDField()),
                ("price_id", models.UUIDField()),
                ("variant_id", models.UUIDField()),
                ("brand_id", models.UUIDField()),
                ("market", models.CharField(max_length=2)),
                ("audience", models.CharField(max_length=10)),
                ("before", models.BigIntegerField(null=True)),
                ("after", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("held", models.BooleanField()),
                ("left_before", models.BigIntegerField(null=True)),
                ("left_after", models.BigIntegerField(null=True)),
                ("margin_before_bp", models.IntegerField(null=True)),
                ("margin_bp", models.IntegerField(null=True)),
                ("bounds", models.CharField(max_length=40)),
                ("breaks", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=40)),
                ("basis_id", models.UUIDField()),
                ("source", models.JSONField()),
            ],
        ),
        migrations.AddField(
            model_name="price",
            name="basis_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name="price",
            name="brand",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programme.brand",
            ),
        ),
        migrations.AlterField(
            model_name="price",
            name="variant",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="catalogue.variant",
            ),
        ),
        migrations.CreateModel(
            name="Basis",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("facts", models.JSONField()),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.brand"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(max_length=2)),
                ("writes", models.BigIntegerField(default=0)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.brand"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("brand", "market"), name="pricing_stand_once")],
            },
        ),
    ]
