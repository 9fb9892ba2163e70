"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("catalogue_product", update=["facts", "hs_code", "origin", "digest", "updated_at"]),
        brand_rows("catalogue_variant", update=["facts", "withdrawn", "digest"]),
        brand_rows("catalogue_media"),
    ]
