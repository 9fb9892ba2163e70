"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import SESSION_BRANDS, brand_rows


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("ledger_account", where=f"owner_id = ANY({SESSION_BRANDS})"),
        brand_rows(
            "ledger_transfer",
            where="debit_id IN (SELECT a.id FROM ledger_account a) OR credit_id IN (SELECT a.id FROM ledger_account a)",
        ),
    ]
