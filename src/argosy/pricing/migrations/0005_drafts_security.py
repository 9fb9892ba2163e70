"""Whose drafts and bases a brand's session sees, and that a price's owner exists.

A statement's new prices are checked for their owners at once: a foreign key looks up every row, which costs more than writing it.
"""

from django.db import migrations

from argosy.kernel.db import BRAND_ROLE
from argosy.kernel.security import brand_rows

FORWARD = f"""
CREATE FUNCTION pricing_price_owned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE wrong uuid;
BEGIN
    SELECT catalogue_stranger(array_agg(variant_id), array_agg(brand_id)) INTO wrong
    FROM (SELECT DISTINCT variant_id, brand_id FROM written) AS pairs;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'a price of %, which is no variant of that brand', wrong USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER pricing_price_owned AFTER INSERT ON pricing_price
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION pricing_price_owned();

CREATE FUNCTION pricing_basis_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a price was made of is evidence and stays as it is'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER pricing_basis_stays BEFORE UPDATE ON pricing_basis
    FOR EACH ROW EXECUTE FUNCTION pricing_basis_stays();

INSERT INTO pricing_stand (id, brand_id, market, writes)
SELECT gen_random_uuid(), brand_id, market, 1 FROM pricing_price GROUP BY brand_id, market;

ALTER TABLE pricing_draft SET UNLOGGED;
GRANT UPDATE (basis_id) ON pricing_price TO {BRAND_ROLE};
GRANT DELETE ON pricing_draft TO {BRAND_ROLE};
"""

BACKWARD = f"""
REVOKE DELETE ON pricing_draft FROM {BRAND_ROLE};
REVOKE UPDATE (basis_id) ON pricing_price FROM {BRAND_ROLE};
DROP TRIGGER pricing_basis_stays ON pricing_basis;
DROP FUNCTION pricing_basis_stays();
DROP TRIGGER pricing_price_owned ON pricing_price;
DROP FUNCTION pricing_price_owned();
"""


class Migration(migrations.Migration):
    dependencies = [("pricing", "0004_drafts"), ("catalogue", "0004_owned"), ("kernel", "0002_security")]
    operations = [
        brand_rows("pricing_basis", insert=True),
        brand_rows("pricing_stand", insert=True, update=("writes",)),
        brand_rows("pricing_draft", insert=True),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
