"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows(
            "content_text",
            insert=True,
            update=[
                "title",
                "bullets",
                "description",
                "seo_title",
                "seo_description",
                "state",
                "source",
                "findings",
                "updated_at",
            ],
        ),
    ]
