"""The reference rates that standing prices were made with are the ones adopted."""

from datetime import date

from django.db import migrations

from argosy.kernel.ids import uuid7


def adopt(apps, schema_editor):
    price, adoption = apps.get_model("pricing", "Price"), apps.get_model("repricing", "Adoption")
    made = (
        price.objects.filter(audience="public", source__method="from-home")
        .order_by("brand_id", "market", "source__home_currency", "-written_at")
        .distinct("brand_id", "market", "source__home_currency")
        .values_list("brand_id", "market", "source", "from_at")
    )
    adoption.objects.bulk_create(
        adoption(
            id=uuid7(),
            brand_id=brand,
            market=market,
            base=source["home_currency"],
            dated=date.fromisoformat(source["fx_on"]),
            from_at=from_at,
        )
        for brand, market, source, from_at in made
    )


class Migration(migrations.Migration):
    dependencies = [("repricing", "0002_security"), ("pricing", "0005_drafts_security")]
    operations = [migrations.RunPython(adopt, migrations.RunPython.noop)]
