"""What a brand's session may see and write of this room."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_initial"), ("kernel", "0002_security")]
    operations = [
        brand_rows("compliance_verdict"),
        brand_rows("compliance_registration", insert=True, update=["number", "recorded_at"]),
    ]
