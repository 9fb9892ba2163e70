"""Every transfer is between accounts that are open in its currency, asked once for a statement instead of twice for each row.

A foreign key asks for each row and locks the account's row for it; an order makes a dozen transfers to the same few accounts as all others.
Accounts and transfers stay as they were written, so that what was true when a transfer was made remains true.
"""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION ledger_transfer_known() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (
        SELECT FROM written t
        LEFT JOIN ledger_account d ON d.id = t.debit_id AND d.currency = t.currency
        LEFT JOIN ledger_account c ON c.id = t.credit_id AND c.currency = t.currency
        WHERE d.id IS NULL OR c.id IS NULL
    ) THEN
        RAISE EXCEPTION 'a transfer to an account that is not open in its currency' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_transfer_known AFTER INSERT ON ledger_transfer REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_transfer_known();
CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger stays as it was written' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_transfer_stays BEFORE UPDATE OR DELETE ON ledger_transfer FOR EACH ROW EXECUTE FUNCTION ledger_stays();
CREATE TRIGGER ledger_account_stays BEFORE DELETE OR UPDATE OF id, code, currency ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_stays();
"""
BACKWARD = """
DROP TRIGGER ledger_account_stays ON ledger_account;
DROP TRIGGER ledger_transfer_stays ON ledger_transfer;
DROP FUNCTION ledger_stays();
DROP TRIGGER ledger_transfer_known ON ledger_transfer;
DROP FUNCTION ledger_transfer_known();
"""


def _account() -> models.ForeignKey:
    on_delete = django.db.models.deletion.PROTECT
    return models.ForeignKey("ledger.account", on_delete, related_name="+", db_constraint=False)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_security")]
    operations = [
        migrations.AlterField("transfer", "debit", _account()),
        migrations.AlterField("transfer", "credit", _account()),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
