"""The day last promised to a cart, and what a buyer has to say about an order, which its brands may read."""

from django.db import migrations, models

from argosy.kernel.db import BRAND_ROLE


class Migration(migrations.Migration):
    dependencies = [("checkout", "0008_consents")]

    operations = [
        migrations.AddField(model_name="cart", name="seen_promised_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="order", name="note", field=models.CharField(blank=True, db_default="", max_length=200)
        ),
        migrations.RunSQL(
            f"GRANT SELECT (note) ON checkout_order TO {BRAND_ROLE};",
            f"REVOKE SELECT (note) ON checkout_order FROM {BRAND_ROLE};",
        ),
    ]
