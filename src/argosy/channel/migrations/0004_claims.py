"""Which percentage a tile's offers claim in which campaign, found without reading the listings that claim nothing."""

from django.db import migrations

# As channel.documents.claims makes them; making the listings again would, but nobody should have to.
FILL = """
    UPDATE channel_listing SET card = card || jsonb_build_object('claims', coalesce((
        SELECT jsonb_object_agg(campaign, most) FROM (
            SELECT v->>'campaign_id' AS campaign, max((v->>'percent')::int) AS most
            FROM jsonb_array_elements(document->'variants') AS v
            WHERE v->>'campaign_id' IS NOT NULL AND (v->>'percent')::int > 0
            GROUP BY v->>'campaign_id') AS c), '{}'))
"""
INDEX = """
    CREATE INDEX channel_listing_claims ON channel_listing (market, language, brand_id)
    WHERE live AND card->'claims' <> '{}';
    -- Without it the planner takes nearly all listings to claim something, and reads the whole table.
    CREATE STATISTICS channel_listing_claiming ON (card->'claims') FROM channel_listing
"""
BACK = "DROP STATISTICS channel_listing_claiming; DROP INDEX channel_listing_claims"


class Migration(migrations.Migration):
    dependencies = [("channel", "0003_facets")]
    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(INDEX, BACK),
    ]
