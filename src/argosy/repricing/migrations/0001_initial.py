"""Price lists, figures, adopted rates and proposals."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids
import argosy.repricing.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0003_drawings"),
        ("programme", "0003_api_keys"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(max_length=2)),
                ("base", models.CharField(max_length=3)),
                ("dated", models.DateField()),
                ("from_at", models.DateTimeField()),
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
                        fields=("brand", "market", "base", "from_at"), name="repricing_adoption_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(blank=True, default="", max_length=2)),
                ("audience", models.CharField(default="public", max_length=10)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cost", "cost"),
                            ("floor", "floor"),
                            ("minimum", "minimum"),
                            ("ceiling", "ceiling"),
                            ("fixed", "fixed"),
                            ("guidance", "guidance"),
                        ],
                        max_length=8,
                    ),
                ),
                ("minor", models.BigIntegerField(null=True)),
                ("currency", models.CharField(max_length=3)),
                ("from_at", models.DateTimeField()),
                ("source", models.CharField(max_length=200)),
                ("seen_on", models.DateField(null=True)),
                ("written_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "variant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.variant"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("variant", "kind", "market", "audience", "from_at"), name="repricing_figure_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minor", None), ("minor__gt", 0), _connector="OR"),
                        name="repricing_figure_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceList",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(blank=True, default="", max_length=2)),
                ("audience", models.CharField(default="public", max_length=10)),
                ("category", models.CharField(blank=True, default="", max_length=60)),
                ("terms", models.JSONField()),
                ("valid_from", models.DateTimeField()),
                ("valid_to", models.DateTimeField(null=True)),
                ("set_by", models.CharField(max_length=120)),
                ("begun", models.BooleanField(default=False)),
                ("ended", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.brand"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("brand", "="),
                            ("market", "="),
                            ("audience", "="),
                            ("category", "="),
                            (argosy.repricing.models._Span("valid_from", "valid_to", models.Value("[)")), "&&"),
                        ],
                        name="repricing_list_overlap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="repricing_list_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("change", models.JSONField()),
                ("stands", models.JSONField()),
                ("summary", models.JSONField()),
                ("from_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("applied", "applied"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("made_by", models.CharField(max_length=120)),
                ("made_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("applied_at", models.DateTimeField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.brand"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applied_at__isnull", False), ("state", "applied")),
                            models.Q(models.Q(("state", "applied"), _negated=True), ("applied_at", None)),
                            _connector="OR",
                        ),
                        name="repricing_proposal_applied",
                    )
                ],
            },
        ),
    ]
