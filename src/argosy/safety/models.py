"""Notices, decisions, restrictions, statements of reasons, complaints, recalls and the buyers they concern."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from argosy.kernel import clock
from argosy.kernel.models import Row
from argosy.safety.rules import GROUNDS, KINDS, STEPS


class Notice(Row):
    """What somebody says is unlawful or unsafe. `origin` is a digest of where a public notice came from, for its limit.

    Who told it is never shown to the brand, which reads the statement of reasons instead.
    """

    number = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=9, choices=[(k, k) for k in KINDS])
    authority = models.CharField(max_length=200, blank=True)
    authority_reference = models.CharField(max_length=120, blank=True)
    reporter_name = models.CharField(max_length=120, blank=True)
    reporter_email = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=5)
    market = models.CharField(max_length=2)
    product = models.ForeignKey("catalogue.Product", null=True, on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", null=True, on_delete=models.PROTECT, related_name="+")
    sku = models.CharField(max_length=64, blank=True)
    lot = models.CharField(max_length=80, blank=True)
    location = models.CharField(max_length=500, blank=True)
    ground = models.CharField(max_length=12, choices=[(g, g) for g in GROUNDS])
    explanation = models.TextField()
    received_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    state = models.CharField(max_length=9, choices=[(s, s) for s in STEPS], default="received")
    key = models.CharField(max_length=200, null=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(STEPS)), name="safety_notice_state"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="safety_notice_kind"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(state__in=["received", "confirmed"]), name="safety_notice_due"),
            models.Index(fields=["origin", "received_at"], name="safety_notice_origin"),
        ]


class Event(Row):
    """A change of a notice's state; append-only. `by` is a person's address, or the name of what did it."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    before = models.CharField(max_length=9, blank=True)
    after = models.CharField(max_length=9)
    by = models.CharField(max_length=254)
    note = models.TextField(blank=True)


class Decision(Row):
    """What a person decided about a notice, once."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", null=True, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=8, choices=[(a, a) for a in ("restrict", "none")])
    facts = models.TextField()
    ground = models.CharField(max_length=12, choices=[(g, g) for g in GROUNDS])
    law = models.CharField(max_length=300, blank=True)
    automated = models.BooleanField(default=False)
    decided_by = models.CharField(max_length=254)
    decided_at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(action__in=["restrict", "none"]), name="safety_decision_action")
        ]


class Restriction(Row):
    """What is off sale by a decision. Without `variant_ids` the whole product; its id is the reference in other rooms."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="+")
    variant_ids = ArrayField(models.UUIDField(), default=list)
    skus = ArrayField(models.CharField(max_length=64), default=list)
    lot = models.CharField(max_length=80, blank=True)
    markets = ArrayField(models.CharField(max_length=2))
    active_from = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=254, blank=True)
    lifted_because = models.TextField(blank=True)


class Statement(Row):
    """The reasons for a restriction as they are told to the brand (DSA Art. 17); never changed, sent once."""

    number = models.CharField(max_length=12, unique=True)
    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)


class Complaint(Row):
    """Somebody disagrees with a decision (DSA Art. 20). `side` is the brand or the reporter; one of each side may be open."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", null=True, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=[(s, s) for s in ("brand", "reporter")])
    text = models.TextField()
    language = models.CharField(max_length=5)
    made_by = models.CharField(max_length=254)
    made_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=8, choices=[(s, s) for s in ("open", "upheld", "rejected")], default="open")
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=254, blank=True)
    answered_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "side"], condition=Q(state="open"), name="safety_complaint_one_open"
            ),
        ]


class Recall(Row):
    """A recall notice with all that GPSR Art. 36 asks. `details` are additional words by language."""

    number = models.CharField(max_length=12, unique=True)
    restriction = models.OneToOneField(Restriction, on_delete=models.PROTECT, related_name="+")
    brand = models.ForeignKey("programme.Brand", on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="+")
    hazards = ArrayField(models.CharField(max_length=20))
    measures = ArrayField(models.CharField(max_length=20))
    details = models.JSONField(default=dict)
    remedies = ArrayField(models.CharField(max_length=12))
    why_one_remedy = models.TextField(blank=True)
    contact_name = models.CharField(max_length=120)
    contact_email = models.CharField(max_length=254)
    contact_phone = models.CharField(max_length=40)
    contact_url = models.CharField(max_length=300, blank=True)
    sold_from = models.DateField(null=True)
    sold_until = models.DateField(null=True)
    state = models.CharField(
        max_length=9, choices=[(s, s) for s in ("draft", "published", "withdrawn")], default="draft"
    )
    made_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=254, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="safety_recall_published_when"
            )
        ]


class Buyer(Row):
    """A buyer whom a recall concerns, by e-mail address, with the orders: listed once, told once."""

    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="+", db_index=False)
    email = models.CharField(max_length=254)
    language = models.CharField(max_length=5)
    market = models.CharField(max_length=2)
    orders = models.JSONField()
    listed_at = models.DateTimeField(default=clock.now)
    informed_at = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recall", "email"], name="safety_buyer_once")]
        indexes = [models.Index(fields=["id"], condition=Q(informed_at=None), name="safety_buyer_waiting")]
