from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aftersales", "0002_returns"),
    ]

    operations = [
        migrations.AddField(
            model_name="cancellation",
            name="kept_minor",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name="cancellation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_minor__gte", 0)), name="aftersales_cancellation_kept"
            ),
        ),
    ]
