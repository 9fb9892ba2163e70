"""Documents, their numbers, and what of each invoiced line is left. All belong to a region; nothing here knows an order's tables."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from argosy.invoicing.rules import CREDIT, INVOICE
from argosy.kernel import clock
from argosy.kernel.models import Row


class Counter(Row):
    """The last number given in an issuer's series and year. Its row is the lock of numbering."""

    issuer_id = models.UUIDField()
    series = models.CharField(max_length=7)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer_id", "series", "year"], name="invoicing_counter_once"),
            models.CheckConstraint(condition=Q(last__gte=0), name="invoicing_counter_last"),
        ]


class Document(Row):
    """An invoice or a credit note; append-only. `content` is all it says, `digest` of that; `request_digest` of what was asked for."""

    series = models.CharField(max_length=7, choices=[(s, s) for s in (INVOICE, CREDIT)])
    issuer_id = models.UUIDField()
    year = models.IntegerField()
    sequence = models.IntegerField()
    number = models.CharField(max_length=30)
    order_id = models.UUIDField()
    invoice = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    net_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    gross_minor = models.BigIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    request_digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer_id", "series", "year", "sequence"], name="invoicing_document_number"
            ),
            models.UniqueConstraint(fields=["key"], name="invoicing_document_key"),
            models.CheckConstraint(
                condition=Q(gross_minor=F("net_minor") + F("vat_minor"), net_minor__gte=0, vat_minor__gte=0),
                name="invoicing_document_sums",
            ),
            models.CheckConstraint(
                condition=Q(series=INVOICE, invoice__isnull=True) | Q(series=CREDIT, invoice__isnull=False),
                name="invoicing_document_amends",
            ),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="invoicing_document_from_one"),
        ]
        indexes = [models.Index(fields=["order_id"], name="invoicing_document_order")]


class Line(Row):
    """An invoiced line, and what was credited of it so far: changed by one guarded statement."""

    invoice = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", db_index=False)
    line = models.CharField(max_length=60)
    quantity = models.IntegerField()
    net_minor = models.BigIntegerField()
    vat_minor = models.BigIntegerField()
    credited_quantity = models.IntegerField(default=0)
    credited_net_minor = models.BigIntegerField(default=0)
    credited_vat_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "line"], name="invoicing_line_once"),
            models.CheckConstraint(
                condition=Q(
                    credited_quantity__gte=0,
                    credited_quantity__lte=F("quantity"),
                    credited_net_minor__gte=0,
                    credited_net_minor__lte=F("net_minor"),
                    credited_vat_minor__gte=0,
                    credited_vat_minor__lte=F("vat_minor"),
                ),
                name="invoicing_line_left",
            ),
        ]
