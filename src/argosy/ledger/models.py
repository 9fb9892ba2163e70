"""Accounts and transfers between them: double entry in which an imbalance cannot be written down."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from argosy.kernel import clock
from argosy.kernel.models import Row


class Account(models.Model):
    """An account; its id is `ids.named(code)`, so that a transfer needs no look-up. `owner_id` may read it."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=9, choices=[(k, k) for k in ("asset", "liability", "income", "expense")])
    currency = models.CharField(max_length=3)
    owner_id = models.UUIDField(null=True)
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["owner_id"], name="ledger_account_owner")]


class Transfer(Row):
    """An amount moved from one account (credit) to another (debit); append-only.

    `journal_id` groups what belongs together (an order), `subject_id` says what it is for (a line), `kind` why.
    """

    # That both accounts are open in the transfer's currency is seen to by a trigger, once for a statement (migration 0003).
    debit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    credit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    kind = models.CharField(max_length=30)
    journal_id = models.UUIDField()
    subject_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journal_id", "kind", "subject_id"], name="ledger_transfer_once"),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="ledger_transfer_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="ledger_transfer_two_accounts"),
        ]
