"""A door for other rooms' tables that keep a variant with its brand: which pair is none.

They check a whole statement's rows at once with it; a foreign key looks up every row.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION catalogue_stranger(variants uuid[], brands uuid[]) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path FROM CURRENT AS $$
    SELECT pair.variant_id FROM unnest(variants, brands) AS pair(variant_id, brand_id)
    LEFT JOIN catalogue_variant v ON v.id = pair.variant_id AND v.brand_id = pair.brand_id
    WHERE v.id IS NULL LIMIT 1
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_drawings")]
    operations = [migrations.RunSQL(FORWARD, "DROP FUNCTION catalogue_stranger(uuid[], uuid[]);")]
