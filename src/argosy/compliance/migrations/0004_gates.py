"""The gates at which a product may not pass, beside its verdict."""

import django.contrib.postgres.fields
from django.db import migrations, models

# What stands blocked stays shut at every gate until it is judged again.
SHUT = """
    UPDATE compliance_verdict SET closed = '{publish,price,campaign,checkout,dispatch}'
    WHERE outcome NOT IN ('allowed', 'warn')
"""


class Migration(migrations.Migration):
    dependencies = [("compliance", "0003_pass")]
    operations = [
        migrations.AddField(
            "verdict",
            "closed",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=8), default=list, size=None
            ),
        ),
        migrations.RunSQL(SHUT, migrations.RunSQL.noop),
    ]
