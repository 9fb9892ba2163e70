"""What a brand wants of its prices, what it knows of its goods, and changes of many prices that wait for a yes."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from argosy.kernel import clock
from argosy.kernel.models import Row


class _Span(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


#: What a brand tells of an offer beside its home price. An amount of None takes the figure back.
FIGURES = ("cost", "floor", "minimum", "ceiling", "fixed", "guidance")


class PriceList(Row):
    """How the prices of a part of a brand's goods are found: market "" is every market, category "" every category.

    The most particular list holds: one for the market before one for all, then the deepest category. Two for the same part never
    hold at once. `begun` and `ended` tell that prices were made anew for its first and its last instant.
    """

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2, blank=True, default="")
    audience = models.CharField(max_length=10, default="public")
    category = models.CharField(max_length=60, blank=True, default="")
    terms = models.JSONField()
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    set_by = models.CharField(max_length=120)
    begun = models.BooleanField(default=False)
    ended = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="repricing_list_overlap",
                expressions=[
                    ("brand", RangeOperators.EQUAL),
                    ("market", RangeOperators.EQUAL),
                    ("audience", RangeOperators.EQUAL),
                    ("category", RangeOperators.EQUAL),
                    (_Span("valid_from", "valid_to", Value("[)")), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="repricing_list_period"
            ),
        ]


class Figure(Row):
    """An amount known of a variant from `from_at` on, in minor units of `currency`; append-only. Market "" is every market."""

    variant = models.ForeignKey("catalogue.Variant", on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2, blank=True, default="")
    audience = models.CharField(max_length=10, default="public")
    kind = models.CharField(max_length=8, choices=[(k, k) for k in FIGURES])
    minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3)
    from_at = models.DateTimeField()
    source = models.CharField(max_length=200)
    seen_on = models.DateField(null=True)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["variant", "kind", "market", "audience", "from_at"], name="repricing_figure_once"
            ),
            models.CheckConstraint(condition=Q(minor=None) | Q(minor__gt=0), name="repricing_figure_positive"),
        ]


class Adoption(Row):
    """The reference rate a brand's prices in a market are made with, from `from_at` until the next; append-only."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    market = models.CharField(max_length=2)
    base = models.CharField(max_length=3)
    dated = models.DateField()
    from_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "market", "base", "from_at"], name="repricing_adoption_once")
        ]


class Proposal(Row):
    """A change of many prices, worked out and not yet applied. `stands` are the counts of `Stand` it was worked out at."""

    brand = models.ForeignKey("programme.Brand", on_delete=models.CASCADE, related_name="+")
    change = models.JSONField()
    stands = models.JSONField()
    summary = models.JSONField()
    from_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=[(s, s) for s in ("open", "applied", "dropped")], default="open")
    made_by = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=clock.now)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="applied", applied_at__isnull=False) | ~Q(state="applied") & Q(applied_at=None),
                name="repricing_proposal_applied",
            )
        ]
