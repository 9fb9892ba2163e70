"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("channel", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("channel_flagship"),
        brand_rows("channel_listing"),
    ]
