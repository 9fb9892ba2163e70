"""What a brand's session may see of this room: its own agreements and what happened to them. It writes nothing: recording a hand-over sends
goods and books a sale, which the platform does once the agreement was found behind the brand's wall."""

from django.db import migrations

from argosy.kernel.security import brand_rows


class Migration(migrations.Migration):
    dependencies = [("handover", "0001_initial"), ("kernel", "0002_security")]
    operations = [brand_rows("handover_agreement"), brand_rows("handover_event")]
