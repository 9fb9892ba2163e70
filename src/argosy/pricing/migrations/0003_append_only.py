"""A point of the price log that has come into force can be neither changed nor deleted.

The instant compared with is the session's `argosy.now` where a statement states it (the kernel's clock, which simulation
may move), otherwise the database's own time.
"""

from django.db import migrations

from argosy.kernel.db import BRAND_ROLE

FORWARD = f"""
CREATE FUNCTION pricing_price_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.from_at < coalesce(nullif(current_setting('argosy.now', true), '')::timestamptz, now()) THEN
        RAISE EXCEPTION 'the price of % from % is evidence and stays as it is', OLD.variant_id, OLD.from_at
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER pricing_price_keep BEFORE UPDATE OR DELETE ON pricing_price
    FOR EACH ROW EXECUTE FUNCTION pricing_price_keep();
GRANT UPDATE (gross_minor, kind, campaign_id, reason, source, written_at), DELETE ON pricing_price TO {BRAND_ROLE};
"""

BACKWARD = f"""
REVOKE UPDATE, DELETE ON pricing_price FROM {BRAND_ROLE};
DROP TRIGGER pricing_price_keep ON pricing_price;
DROP FUNCTION pricing_price_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("pricing", "0002_security")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
