from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("checkout", "0009_notes"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="payment",
            name="checkout_payment_one_live",
        ),
        migrations.AddField(
            model_name="payment",
            name="part",
            field=models.CharField(max_length=10, null=True),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("part", None),
                    ("state__in", ["started", "challenged", "pending", "authorised", "capturing", "captured"]),
                ),
                fields=("order",),
                name="checkout_payment_one_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("part__isnull", False),
                    ("state__in", ["started", "challenged", "pending", "authorised", "capturing", "captured"]),
                ),
                fields=("order", "part"),
                name="checkout_payment_one_live_part",
            ),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(
                condition=models.Q(("part__isnull", False), ("state__in", ["started", "challenged", "pending"])),
                fields=["updated_at"],
                name="checkout_payment_part_open",
            ),
        ),
    ]
