"""An issued document can be neither changed nor deleted: what was wrong is put right by a credit note."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION invoicing_document_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'document % was issued and stays as it is', OLD.number USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER invoicing_document_keep BEFORE UPDATE OR DELETE ON invoicing_document
    FOR EACH ROW EXECUTE FUNCTION invoicing_document_keep();
"""
BACKWARD = """
DROP TRIGGER invoicing_document_keep ON invoicing_document;
DROP FUNCTION invoicing_document_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
