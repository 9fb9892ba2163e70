"""Lines of returns and refunds by themselves, with the brand that they are of."""

import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.ids


def fill(apps, schema_editor):
    """The lines of what came back before."""
    room = {name: apps.get_model("aftersales", name) for name in ("Return", "Line", "ReturnLine", "RefundLine")}
    sold = apps.get_model("checkout", "OrderLine")

    def keep(ids):
        """Write down these order lines; each by its id as text."""
        found = list(sold.objects.filter(id__in=ids).select_related("order"))
        room["Line"].objects.bulk_create([_line(room["Line"], line) for line in found], ignore_conflicts=True)
        return {str(line.id): line for line in found}

    for back in room["Return"].objects.order_by("id").iterator(500):
        lines = keep(list(back.lines))
        room["ReturnLine"].objects.bulk_create(
            [
                room["ReturnLine"](
                    returned=back,
                    line_id=line.id,
                    brand_id=line.brand_id,
                    quantity=back.lines[name],
                    wanted_id=back.wanted.get(name),
                )
                for name, line in lines.items()
            ]
        )
    for name in list(room["RefundLine"].objects.values_list("line_id", flat=True).distinct()):
        line = keep([name])[str(name)]
        room["RefundLine"].objects.filter(line_id=name).update(brand_id=line.brand_id)
    # What is checked late is checked now: a table with open checks cannot be altered.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _line(made, line):
    order = line.order
    return made(
        id=line.id,
        brand_id=line.brand_id,
        order_id=order.id,
        order_number=order.number,
        market=order.market,
        currency=order.currency,
        product_id=line.product_id,
        variant_id=line.variant_id,
        sku=line.sku,
        title=line.title,
    )


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0003_kept"), ("checkout", "0010_part")]
    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("brand_id", models.UUIDField()),
                ("order_id", models.UUIDField()),
                ("order_number", models.CharField(max_length=20)),
                ("market", models.CharField(max_length=2)),
                ("currency", models.CharField(max_length=3)),
                ("product_id", models.UUIDField()),
                ("variant_id", models.UUIDField()),
                ("sku", models.CharField(max_length=64)),
                ("title", models.CharField(max_length=250)),
            ],
        ),
        migrations.CreateModel(
            name="ReturnLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("brand_id", models.UUIDField()),
                ("quantity", models.IntegerField()),
                ("wanted_id", models.UUIDField(null=True)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="aftersales.line"
                    ),
                ),
                (
                    "returned",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="aftersales.return",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["brand_id", "-returned"], name="aftersales_returnline_brand")],
                "constraints": [
                    models.UniqueConstraint(fields=("returned", "line"), name="aftersales_return_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="aftersales_return_line_quantity"
                    ),
                ],
            },
        ),
        migrations.AddField("refundline", "brand_id", models.UUIDField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("refundline", "brand_id", models.UUIDField()),
        migrations.AddIndex(
            "refundline", models.Index(fields=["brand_id", "-refund"], name="aftersales_refundline_brand")
        ),
    ]
