"""Verdicts of the market rules and the registrations that they ask for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Verdict(Row):
    """The latest verdict on a product in a market: outcome, each rule's finding, and what must be displayed; `closed` names the gates at which it may not pass."""

    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2)
    outcome = models.CharField(max_length=8)
    findings = models.JSONField(default=list)
    display = models.JSONField(default=list)
    closed = ArrayField(models.CharField(max_length=8), default=list)
    facts_digest = models.CharField(max_length=64)
    rules_version = models.CharField(max_length=64)
    evaluated_on = models.DateField()
    evaluated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "market"], name="compliance_verdict_market"),
            models.CheckConstraint(
                condition=Q(outcome__in=["allowed", "warn", "blocked", "unknown"]), name="compliance_verdict_outcome"
            ),
        ]


class Registration(Row):
    """A brand's number in a country's producer register."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    country = models.CharField(max_length=2)
    scheme = models.CharField(max_length=20)
    number = models.CharField(max_length=60)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "country", "scheme"], name="compliance_registration_scheme")
        ]


class Pass(Row):
    """One judging of everything, for a day and a version of the rules: how far it has come, and when it was done."""

    day = models.DateField()
    rules = models.CharField(max_length=64)
    reached = models.UUIDField(null=True)
    started_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "rules"], name="compliance_pass_day")]


class Evidence(Row):
    """A document of a brand: what it is, what it concerns, how long it holds, its file by hash, and how its review went.

    `countries` empty means all; `accepted_at` stays when an accepted document is taken back.
    """

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=12)
    product_ids = ArrayField(models.UUIDField(), default=list)
    country = models.CharField(max_length=2, blank=True, default="")
    scheme = models.CharField(max_length=20, blank=True, default="")
    countries = ArrayField(models.CharField(max_length=2), default=list)
    sha256 = models.CharField(max_length=64)
    blob = models.CharField(max_length=80)
    name = models.CharField(max_length=140)
    mime = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    issued_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    uploaded_by = models.CharField(max_length=254)
    uploaded_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, default="submitted")
    reviewer = models.CharField(max_length=254, blank=True, default="")
    reviewed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "digest"], name="compliance_evidence_once", condition=~Q(state="withdrawn")
            ),
            models.CheckConstraint(
                condition=Q(state__in=["submitted", "accepted", "refused", "withdrawn"]), name="compliance_evidence_state"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")), name="compliance_evidence_period"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["brand", "state"], name="compliance_evidence_brand"),
            models.Index(fields=["valid_until"], name="compliance_evidence_ends", condition=Q(state="accepted")),
            models.Index(fields=["uploaded_at"], name="compliance_evidence_waits", condition=Q(state="submitted")),
        ]


class EvidenceReview(Row):
    """What happened to a document, by whom and why; append-only."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    action = models.CharField(max_length=10)
    by = models.CharField(max_length=254)
    note = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField(default=clock.now)


class EvidenceWarning(Row):
    """A warning that went out: 60, 30 or 7 days ahead, or 0 once expired; each once for a document."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "days"], name="compliance_evidencewarning_once")]


class Restriction(Row):
    """A product that a decision keeps off sale in a market since `at`; never removed, only lifted. Without `skus` all of it.

    `reference` is the decision's id, `number` what people call it by.
    """

    reference = models.UUIDField()
    number = models.CharField(max_length=40)
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+", db_index=False)
    market = models.CharField(max_length=2)
    skus = ArrayField(models.CharField(max_length=64), default=list)
    at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "product", "market"], name="compliance_restriction_once")
        ]
