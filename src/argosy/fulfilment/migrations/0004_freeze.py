"""Stock that is frozen for a market, and orders that are stopped."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_drawings"),
        ("fulfilment", "0003_fewer_indexes"),
        ("programme", "0003_api_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="stock",
            name="frozen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=2), default=list, size=None
            ),
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reference", models.UUIDField()),
                ("order_id", models.UUIDField()),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("lifted_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("order_id", "reference"), name="fulfilment_stop_once")],
            },
        ),
        migrations.CreateModel(
            name="Freeze",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reference", models.UUIDField()),
                ("market", models.CharField(max_length=2)),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.brand",
                    ),
                ),
                (
                    "variant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.variant"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reference", "variant", "market"), name="fulfilment_freeze_once")
                ],
            },
        ),
    ]
