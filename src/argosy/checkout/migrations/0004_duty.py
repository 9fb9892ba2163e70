from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("checkout", "0003_fewer_indexes")]

    operations = [
        migrations.RemoveConstraint(model_name="order", name="checkout_order_sums"),
        migrations.AddField(
            model_name="order", name="duty_minor", field=models.BigIntegerField(db_default=0, default=0)
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=Q(gross_minor=F("net_minor") + F("vat_minor") + F("duty_minor"), duty_minor__gte=0),
                name="checkout_order_sums",
            ),
        ),
    ]
