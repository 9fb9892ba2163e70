"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("campaigns_campaign", insert=True, update=["state", "starts_at", "ends_at", "names"]),
        brand_rows("campaigns_campaignitem", insert=True),
    ]
