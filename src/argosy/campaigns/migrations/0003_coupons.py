"""Coupons and their uses."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import argosy.kernel.clock
import argosy.kernel.ids
from argosy.kernel.security import brand_rows

KEY = models.UUIDField(default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_security"), ("programme", "0003_api_keys")]

    operations = [
        migrations.CreateModel(
            name="Coupon",
            fields=[
                ("id", KEY.clone()),
                ("code", models.CharField(max_length=24)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.brand"
                    ),
                ),
                ("kind", models.CharField(choices=[("percent", "percent"), ("amount", "amount")], max_length=7)),
                ("value", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                (
                    "markets",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("minimum_minor", models.BigIntegerField(default=0)),
                ("most_uses", models.IntegerField()),
                ("budget_minor", models.BigIntegerField(null=True)),
                ("uses", models.IntegerField(default=0)),
                ("spent_minor", models.BigIntegerField(default=0)),
                (
                    "state",
                    models.CharField(choices=[("open", "open"), ("stopped", "stopped")], default="open", max_length=7),
                ),
                ("created_at", models.DateTimeField(default=argosy.kernel.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="campaigns_coupon_code"),
                    models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="campaigns_coupon_period"),
                    models.CheckConstraint(
                        condition=Q(uses__gte=0, uses__lte=F("most_uses")), name="campaigns_coupon_uses"
                    ),
                    models.CheckConstraint(
                        condition=Q(spent_minor__gte=0)
                        & (Q(budget_minor=None) | Q(spent_minor__lte=F("budget_minor"))),
                        name="campaigns_coupon_budget",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouponUse",
            fields=[
                ("id", KEY.clone()),
                (
                    "coupon",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.coupon",
                    ),
                ),
                ("order_id", models.UUIDField()),
                ("buyer", models.CharField(max_length=64)),
                ("account", models.CharField(blank=True, max_length=64)),
                ("amount_minor", models.BigIntegerField()),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("released_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("order_id",), name="campaigns_use_order"),
                    models.UniqueConstraint(
                        condition=Q(released_at=None), fields=("coupon", "buyer"), name="campaigns_use_buyer"
                    ),
                    models.UniqueConstraint(
                        condition=Q(released_at=None) & ~Q(account=""),
                        fields=("coupon", "account"),
                        name="campaigns_use_account",
                    ),
                ],
            },
        ),
        brand_rows("campaigns_coupon"),
    ]
