"""Drawn logos: their text beside the picture's record, found by its file name."""

from django.db import migrations, models

NAMES = """
    CREATE INDEX catalogue_media_drawing ON catalogue_media ((renditions->0->>'name')) WHERE drawing <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_security")]
    operations = [
        migrations.AddField("media", "drawing", models.TextField(blank=True, default="")),
        migrations.RunSQL(NAMES, "DROP INDEX catalogue_media_drawing"),
    ]
