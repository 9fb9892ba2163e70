"""What a decision keeps off sale."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_drawings"),
        ("compliance", "0005_evidence"),
        ("programme", "0003_api_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reference", models.UUIDField()),
                ("number", models.CharField(max_length=40)),
                ("market", models.CharField(max_length=2)),
                (
                    "skus",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), default=list, size=None
                    ),
                ),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programme.brand",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.product"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reference", "product", "market"), name="compliance_restriction_once"
                    )
                ],
            },
        ),
    ]
