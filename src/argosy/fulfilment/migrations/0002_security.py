"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows, everyone_reads


class Migration(migrations.Migration):
    dependencies = [("fulfilment", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        everyone_reads("fulfilment_warehouse"),
        brand_rows("fulfilment_stock"),
        brand_rows("fulfilment_movement"),
        brand_rows("fulfilment_shipment"),
    ]
