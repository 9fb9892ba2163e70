"""What listings can be filtered by, as an array that is counted without reading anything else of them."""

import django.contrib.postgres.fields
from django.db import migrations, models

# As channel.facets.tokens makes them; launching again would, but nobody should have to.
FILL = """
    UPDATE channel_listing SET facets = ARRAY(
        SELECT token FROM (
            SELECT key || '=' || value FROM jsonb_each(filters) AS e(key, listed), jsonb_array_elements_text(listed) AS value
            UNION SELECT 'brand=' || (card->'brand'->>'slug') WHERE card->'brand'->>'slug' IS NOT NULL
            UNION SELECT 'category=' || category) AS t(token)
        ORDER BY token COLLATE "C")
"""


class Migration(migrations.Migration):
    dependencies = [("channel", "0002_security")]
    operations = [
        migrations.AddField(
            "listing",
            "facets",
            django.contrib.postgres.fields.ArrayField(models.TextField(), default=list),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveField("listing", "filters"),
    ]
