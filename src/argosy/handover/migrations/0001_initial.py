from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order_id", models.UUIDField(unique=True)),
                ("number", models.CharField(max_length=20)),
                ("brand_id", models.UUIDField()),
                ("market", models.CharField(max_length=2)),
                ("language", models.CharField(max_length=5)),
                ("currency", models.CharField(max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reserved", "reserved"),
                            ("appointed", "appointed"),
                            ("paid", "paid"),
                            ("handed-over", "handed-over"),
                            ("cancelled", "cancelled"),
                            ("expired", "expired"),
                        ],
                        default="reserved",
                        max_length=11,
                    ),
                ),
                ("buyer", models.CharField(max_length=8)),
                ("holder", models.CharField(max_length=120)),
                ("goods", models.JSONField()),
                ("count", models.IntegerField()),
                ("deposit_minor", models.BigIntegerField()),
                ("balance_minor", models.BigIntegerField()),
                ("terms", models.JSONField()),
                ("ready_on", models.DateField()),
                ("ordered_at", models.DateTimeField()),
                ("appoint_by", models.DateTimeField()),
                ("point", models.CharField(blank=True, max_length=12)),
                ("starts_at", models.DateTimeField(null=True)),
                ("ends_at", models.DateTimeField(null=True)),
                ("changes", models.IntegerField(default=0)),
                ("paid_at", models.DateTimeField(null=True)),
                ("handed_at", models.DateTimeField(null=True)),
                ("handed_by", models.CharField(blank=True, max_length=254)),
                ("units", models.JSONField(default=list)),
                ("odometer_km", models.IntegerField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("kept_minor", models.BigIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("tries", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["reserved", "appointed", "paid"])),
                        fields=["due_at"],
                        name="handover_agreement_due",
                    ),
                    models.Index(fields=["brand_id", "starts_at"], name="handover_agreement_brand"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("reserved", "appointed", "paid", "handed-over", "cancelled", "expired"))
                        ),
                        name="handover_agreement_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("balance_minor__gte", 0),
                            ("deposit_minor__gte", 0),
                            ("kept_minor__gte", 0),
                            ("kept_minor__lte", models.F("deposit_minor")),
                        ),
                        name="handover_agreement_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["appointed", "paid", "handed-over"]), _negated=True),
                            models.Q(("ends_at__isnull", False), ("starts_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="handover_agreement_appointed_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["paid", "handed-over"]), _negated=True),
                            ("paid_at__isnull", False),
                            _connector="OR",
                        ),
                        name="handover_agreement_paid_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_at__isnull", False), ("state", "handed-over")),
                            models.Q(models.Q(("state", "handed-over"), _negated=True), ("handed_at", None)),
                            _connector="OR",
                        ),
                        name="handover_agreement_handed_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state__in", ["cancelled", "expired"])),
                            models.Q(
                                models.Q(("state__in", ["cancelled", "expired"]), _negated=True), ("closed_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="handover_agreement_closed_when",
                    ),
                ],
            },
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
                ("order_id", models.UUIDField()),
                ("brand_id", models.UUIDField()),
                ("what", models.CharField(max_length=12)),
                ("by", models.CharField(max_length=254)),
                ("detail", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
            ],
            options={
                "indexes": [models.Index(fields=["order_id"], name="handover_event_order")],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("point", models.CharField(max_length=12)),
                ("starts_at", models.DateTimeField()),
                ("capacity", models.IntegerField()),
                ("taken", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("point", "starts_at"), name="handover_slot_once"),
                    models.CheckConstraint(
                        condition=models.Q(("taken__gte", 0), ("taken__lte", models.F("capacity"))),
                        name="handover_slot_capacity",
                    ),
                ],
            },
        ),
    ]
