"""The way of delivery that a cart and an order were given."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("checkout", "0005_payments")]

    operations = [
        migrations.AddField(
            model_name="cart",
            name="way",
            field=models.CharField(db_default="standard", default="standard", max_length=24),
        ),
        migrations.AddField(
            model_name="order",
            name="way",
            field=models.CharField(db_default="standard", default="standard", max_length=24),
        ),
    ]
