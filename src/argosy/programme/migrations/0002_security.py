"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import SESSION_BRANDS, brand_rows


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows(
            "programme_brand",
            where=f"id = ANY({SESSION_BRANDS})",
            update=["status", "story", "look", "legal", "manufacturer", "responsible_person", "trademarks", "website"],
        ),
        brand_rows("programme_verification", insert=True),
        brand_rows("programme_contract"),
        brand_rows("programme_commissionline", where="contract_id IN (SELECT c.id FROM programme_contract c)"),
        brand_rows("programme_member"),
        brand_rows(
            "kernel_user",
            where="id IN (SELECT m.user_id FROM programme_member m)",
            columns=["id", "email", "name"],
        ),
    ]
