"""The role of brand sessions, which may ask for side work."""

from django.db import migrations

from argosy.kernel.security import CREATE_ROLE, may_insert


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunSQL(CREATE_ROLE, migrations.RunSQL.noop), may_insert("kernel_outbox")]
