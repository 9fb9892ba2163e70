"""Documents of a brand, what happened to each (append-only), and which warnings of their end went out."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import argosy.kernel.clock
import argosy.kernel.ids
from argosy.kernel.security import brand_rows

KEEP = """
CREATE FUNCTION compliance_evidencereview_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what happened to document % is evidence and stays as it is', OLD.evidence_id
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER compliance_evidencereview_keep BEFORE UPDATE OR DELETE ON compliance_evidencereview
    FOR EACH ROW EXECUTE FUNCTION compliance_evidencereview_keep();
"""
UNKEEP = """
DROP TRIGGER compliance_evidencereview_keep ON compliance_evidencereview;
DROP FUNCTION compliance_evidencereview_keep();
"""


def key():
    return models.UUIDField(default=argosy.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)


def points_to(table):
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to=table)


class Migration(migrations.Migration):
    dependencies = [("compliance", "0004_gates"), ("programme", "0003_api_keys")]
    operations = [
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", key()),
                ("brand", points_to("programme.brand")),
                ("kind", models.CharField(max_length=40)),
                ("scope", models.CharField(max_length=12)),
                ("product_ids", django.contrib.postgres.fields.ArrayField(models.UUIDField(), default=list)),
                ("country", models.CharField(blank=True, default="", max_length=2)),
                ("scheme", models.CharField(blank=True, default="", max_length=20)),
                ("countries", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=2), default=list)),
                ("sha256", models.CharField(max_length=64)),
                ("blob", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=140)),
                ("mime", models.CharField(max_length=40)),
                ("size_bytes", models.PositiveIntegerField()),
                ("issued_on", models.DateField(null=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("uploaded_by", models.CharField(max_length=254)),
                ("uploaded_at", models.DateTimeField(default=argosy.kernel.clock.now)),
                ("state", models.CharField(default="submitted", max_length=10)),
                ("reviewer", models.CharField(blank=True, default="", max_length=254)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, default="", max_length=500)),
            ],
            options={
                "constraints": [
                    # The same file for the same purpose is one document, until it is taken back.
                    models.UniqueConstraint(
                        fields=("brand", "digest"),
                        name="compliance_evidence_once",
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["submitted", "accepted", "refused", "withdrawn"])),
                        name="compliance_evidence_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="compliance_evidence_period",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["brand", "state"], name="compliance_evidence_brand"),
                    models.Index(
                        fields=["valid_until"],
                        name="compliance_evidence_ends",
                        condition=models.Q(("state", "accepted")),
                    ),
                    models.Index(
                        fields=["uploaded_at"],
                        name="compliance_evidence_waits",
                        condition=models.Q(("state", "submitted")),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceReview",
            fields=[
                ("id", key()),
                ("evidence", points_to("compliance.evidence")),
                ("brand", points_to("programme.brand")),
                ("action", models.CharField(max_length=10)),
                ("by", models.CharField(max_length=254)),
                ("note", models.CharField(blank=True, default="", max_length=500)),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name="EvidenceWarning",
            fields=[
                ("id", key()),
                ("evidence", points_to("compliance.evidence")),
                ("days", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(default=argosy.kernel.clock.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("evidence", "days"), name="compliance_evidencewarning_once")
                ],
            },
        ),
        migrations.RunSQL(KEEP, UNKEEP),
        brand_rows("compliance_evidence"),
        brand_rows("compliance_evidencereview"),
    ]
