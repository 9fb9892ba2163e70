"""What a brand's session may see of this room: its own lines, and of what they belong to neither the other lines nor any words about them."""

from django.db import migrations

from argosy.kernel.security import SESSION_BRANDS, brand_rows

# The buyer and the seller write about a return as a whole: a brand reads it where all of its goods are its own.
FORWARD = f"""
CREATE FUNCTION aftersales_words(returns uuid[]) RETURNS TABLE (return_id uuid, told text, answer text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT r.id, r.told, r.answer FROM aftersales_return r
    WHERE r.id = ANY(returns) AND coalesce((
        SELECT bool_and(l.brand_id = ANY({SESSION_BRANDS})) FROM aftersales_returnline l WHERE l.returned_id = r.id
    ), false)
$$;
CREATE FUNCTION aftersales_note(refunds uuid[]) RETURNS TABLE (refund_id uuid, note text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path FROM CURRENT AS $$
    SELECT r.id, r.note FROM aftersales_refund r
    WHERE r.id = ANY(refunds) AND coalesce((
        SELECT bool_and(l.brand_id = ANY({SESSION_BRANDS})) FROM aftersales_refundline l WHERE l.refund_id = r.id
    ), false)
$$;
"""
BACKWARD = "DROP FUNCTION aftersales_words(uuid[]); DROP FUNCTION aftersales_note(uuid[]);"


class Migration(migrations.Migration):
    dependencies = [("aftersales", "0004_lines"), ("kernel", "0002_security")]
    operations = [
        brand_rows("aftersales_line"),
        brand_rows("aftersales_returnline"),
        brand_rows("aftersales_refundline"),
        brand_rows(
            "aftersales_return",
            where="EXISTS (SELECT 1 FROM aftersales_returnline l WHERE l.returned_id = aftersales_return.id)",
            columns=["id", "number", "cause", "remedy", "state", "place", "opened_at", "decided_at", "received_at"],
        ),
        brand_rows(
            "aftersales_refund",
            where="EXISTS (SELECT 1 FROM aftersales_refundline l WHERE l.refund_id = aftersales_refund.id)",
            columns=["id", "returned_id", "number", "at", "settled_at"],
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
