"""Verdicts of the market rules and the registrations that they ask for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

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
