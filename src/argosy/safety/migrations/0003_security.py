"""What a brand's session may see of this room: what was decided about its goods, never who told."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("safety", "0002_recalls"), ("kernel", "0002_security")]
    operations = [
        brand_rows("safety_restriction"),
        brand_rows("safety_statement"),
        brand_rows("safety_complaint"),
        brand_rows("safety_recall"),
    ]
