"""The coupon of a cart, and what it took off an order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("checkout", "0006_ways")]

    operations = [
        migrations.AddField(
            model_name="cart", name="coupon", field=models.CharField(blank=True, db_default="", max_length=24)
        ),
        migrations.AddField(
            model_name="order", name="coupon", field=models.CharField(blank=True, db_default="", max_length=24)
        ),
        migrations.AddField(
            model_name="order", name="coupon_minor", field=models.BigIntegerField(db_default=0, default=0)
        ),
    ]
