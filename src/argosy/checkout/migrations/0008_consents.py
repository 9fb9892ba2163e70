"""What buyers acknowledge and allow."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Lower

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("checkout", "0007_coupons"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="order", name="terms", field=models.CharField(blank=True, db_default="", max_length=12)
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(choices=[("marketing", "marketing")], max_length=12)),
                ("version", models.CharField(max_length=12)),
                ("language", models.CharField(max_length=5)),
                ("email", models.CharField(max_length=254)),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="checkout.order",
                    ),
                ),
                ("given_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("order", "kind"), name="checkout_consent_once")],
                "indexes": [
                    models.Index(
                        Lower("email"), "kind", condition=Q(withdrawn_at=None), name="checkout_consent_standing"
                    )
                ],
            },
        ),
    ]
