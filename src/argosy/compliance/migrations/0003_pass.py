"""One judging of everything for each day and version of the rules."""

from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("compliance", "0002_security")]
    operations = [
        migrations.CreateModel(
            name="Pass",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("rules", models.CharField(max_length=64)),
                ("reached", models.UUIDField(null=True)),
                ("started_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("day", "rules"), name="compliance_pass_day")],
            },
        ),
    ]
