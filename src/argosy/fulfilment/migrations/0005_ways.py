"""How a shipment is delivered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0004_freeze")]

    operations = [
        migrations.AddField(
            model_name="shipment",
            name="way",
            field=models.CharField(db_default="standard", default="standard", max_length=24),
        ),
    ]
