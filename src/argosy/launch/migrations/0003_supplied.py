"""Facts supplied outside packs. A brand's session reads its own; they are written by the use case alone."""

import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids
from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("launch", "0002_security"), ("programme", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Supplied",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fact", models.CharField(max_length=80)),
                ("sku", models.CharField(blank=True, max_length=64)),
                ("value", models.JSONField()),
                ("pack_said", models.JSONField(null=True)),
                ("supplied_by", models.CharField(max_length=120)),
                ("supplied_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=8)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.brand"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("brand", "fact", "sku"),
                        name="launch_supplied_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", "")),
                            models.Q(("ended_at__isnull", False), ("ended_by__in", ["pack", "supply"])),
                            _connector="OR",
                        ),
                        name="launch_supplied_ended",
                    ),
                ],
            },
        ),
        brand_rows("launch_supplied"),
    ]
