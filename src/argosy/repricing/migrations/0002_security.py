"""What a brand's session may see and write of this room. Figures and adopted rates are evidence and stay as they are."""

from django.db import migrations

from argosy.kernel.security import brand_rows

FORWARD = """
CREATE FUNCTION repricing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is evidence and stays as it is', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER repricing_figure_stays BEFORE UPDATE ON repricing_figure FOR EACH ROW EXECUTE FUNCTION repricing_stays();
CREATE TRIGGER repricing_adoption_stays BEFORE UPDATE ON repricing_adoption
    FOR EACH ROW EXECUTE FUNCTION repricing_stays();
"""
BACKWARD = """
DROP TRIGGER repricing_adoption_stays ON repricing_adoption;
DROP TRIGGER repricing_figure_stays ON repricing_figure;
DROP FUNCTION repricing_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("repricing", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("repricing_pricelist", insert=True, update=("valid_to", "begun", "ended")),
        brand_rows("repricing_figure", insert=True),
        brand_rows("repricing_adoption", insert=True),
        brand_rows("repricing_proposal", insert=True, update=("state", "applied_at")),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
