"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("checkout", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("checkout_orderline"),
        brand_rows(
            "checkout_order",
            where="id IN (SELECT l.order_id FROM checkout_orderline l)",
            columns=[
                "id",
                "number",
                "region",
                "market",
                "language",
                "state",
                "currency",
                "promised_on",
                "created_at",
                "placed_at",
            ],
        ),
    ]
