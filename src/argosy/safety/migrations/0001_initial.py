"""Notices, decisions, statements and complaints."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0003_drawings"),
        ("programme", "0003_api_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=12, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regulator", "regulator"),
                            ("trusted", "trusted"),
                            ("user", "user"),
                            ("brand", "brand"),
                            ("operator", "operator"),
                        ],
                        max_length=9,
                    ),
                ),
                ("authority", models.CharField(blank=True, max_length=200)),
                ("authority_reference", models.CharField(blank=True, max_length=120)),
                ("reporter_name", models.CharField(blank=True, max_length=120)),
                ("reporter_email", models.CharField(blank=True, max_length=254)),
                ("language", models.CharField(max_length=5)),
                ("market", models.CharField(max_length=2)),
                ("sku", models.CharField(blank=True, max_length=64)),
                ("lot", models.CharField(blank=True, max_length=80)),
                ("location", models.CharField(blank=True, max_length=500)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("dangerous", "dangerous"),
                            ("forbidden", "forbidden"),
                            ("labelling", "labelling"),
                            ("counterfeit", "counterfeit"),
                            ("misleading", "misleading"),
                            ("terms", "terms"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("explanation", models.TextField()),
                ("received_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("confirmed", "confirmed"),
                            ("decided", "decided"),
                            ("closed", "closed"),
                        ],
                        default="received",
                        max_length=9,
                    ),
                ),
                ("key", models.CharField(max_length=200, null=True, unique=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("origin", models.CharField(blank=True, max_length=64)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.product"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("before", models.CharField(blank=True, max_length=9)),
                ("after", models.CharField(max_length=9)),
                ("by", models.CharField(max_length=254)),
                ("note", models.TextField(blank=True)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="safety.notice"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("action", models.CharField(choices=[("restrict", "restrict"), ("none", "none")], max_length=8)),
                ("facts", models.TextField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("dangerous", "dangerous"),
                            ("forbidden", "forbidden"),
                            ("labelling", "labelling"),
                            ("counterfeit", "counterfeit"),
                            ("misleading", "misleading"),
                            ("terms", "terms"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("law", models.CharField(blank=True, max_length=300)),
                ("automated", models.BooleanField(default=False)),
                ("decided_by", models.CharField(max_length=254)),
                ("decided_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("told_at", models.DateTimeField(null=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="safety.notice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=12)),
                (
                    "variant_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                (
                    "skus",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), default=list, size=None
                    ),
                ),
                ("lot", models.CharField(blank=True, max_length=80)),
                (
                    "markets",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None),
                ),
                ("active_from", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.CharField(blank=True, max_length=254)),
                ("lifted_because", models.TextField(blank=True)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="safety.decision"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.product"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=12, unique=True)),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "restriction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="safety.restriction"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("side", models.CharField(choices=[("brand", "brand"), ("reporter", "reporter")], max_length=8)),
                ("text", models.TextField()),
                ("language", models.CharField(max_length=5)),
                ("made_by", models.CharField(max_length=254)),
                ("made_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("upheld", "upheld"), ("rejected", "rejected")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_by", models.CharField(blank=True, max_length=254)),
                ("answered_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="safety.decision"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("decision", "side"),
                        name="safety_complaint_one_open",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state__in", ["received", "confirmed"])),
                fields=["due_on"],
                name="safety_notice_due",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["origin", "received_at"], name="safety_notice_origin"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["received", "confirmed", "decided", "closed"])),
                name="safety_notice_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("regulator", "trusted", "user", "brand", "operator"))),
                name="safety_notice_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("action__in", ["restrict", "none"])), name="safety_decision_action"
            ),
        ),
    ]
