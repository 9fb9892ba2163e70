from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_owned")]

    operations = [
        migrations.AlterField(
            model_name="product",
            name="sale_mode",
            field=models.CharField(
                choices=[("parcel", "parcel"), ("bulky", "bulky"), ("deposit", "deposit"), ("direct", "direct")],
                default="parcel",
                max_length=8,
            ),
        ),
    ]
