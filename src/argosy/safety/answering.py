"""Statements of reasons, and complaints about decisions (DSA Art. 17 and 20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from argosy.kernel import clock, db, outbox
from argosy.safety import deciding, rules
from argosy.safety.errors import ComplaintEmpty, ComplaintLate, UnknownComplaint, UnknownRestriction
from argosy.safety.models import Complaint, Decision, Statement


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """The reasons told to a brand. `content` as `deciding` writes it; `restriction` says whether it is still in force."""

    id: UUID
    number: str
    brand_id: UUID
    content: Mapping[str, Any]
    made_at: datetime
    sent_at: datetime | None
    restriction: deciding.RestrictionRecord


@dataclass(frozen=True, slots=True)
class ComplaintRecord:
    """A complaint of the brand or the reporter about a decision; state open, upheld or rejected."""

    id: UUID
    decision_id: UUID
    brand_id: UUID | None
    side: str
    text: str
    language: str
    made_by: str
    made_at: datetime
    state: str
    answer: str
    answered_by: str
    answered_at: datetime | None


def statements(brand_id: UUID) -> list[StatementRecord]:
    """A brand's statements of reasons, the latest first."""
    rows = Statement.objects.filter(brand_id=brand_id).select_related("restriction").order_by("-id")
    return [_statement(row) for row in rows]


def statement(statement_id: UUID) -> StatementRecord:
    """One statement of reasons. Raises UnknownRestriction."""
    row = Statement.objects.select_related("restriction").filter(id=statement_id).first()
    if row is None:
        raise UnknownRestriction(str(statement_id))
    return _statement(row)


def statement_of(restriction_id: UUID) -> StatementRecord | None:
    """The statement of reasons of a restriction."""
    row = Statement.objects.select_related("restriction").filter(restriction_id=restriction_id).first()
    return _statement(row) if row else None


def _statement(row: Statement) -> StatementRecord:
    own = [n for n in StatementRecord.__dataclass_fields__ if n != "restriction"]
    values = {n: getattr(row, n) for n in own}
    return StatementRecord(**values, restriction=deciding.restriction_record(row.restriction))


def claim_statement(statement_id: UUID) -> bool:
    """Take it upon the caller's transaction to send a statement; False when it was sent before."""
    return bool(Statement.objects.filter(id=statement_id, sent_at=None).update(sent_at=clock.now()))


def complain(decision_id: UUID, side: str, text: str, by: str, language: str) -> ComplaintRecord:
    """Complain about a decision, for the brand or the reporter; the same words again are the same complaint.

    While one is open, no other is taken from that side: the open one is returned. Raises UnknownRestriction, ComplaintEmpty,
    ComplaintLate.
    """
    if side not in ("brand", "reporter") or not text.strip():
        raise ComplaintEmpty
    with db.joined():
        found = Decision.objects.select_for_update().filter(id=decision_id).first()
        if found is None:
            raise UnknownRestriction(str(decision_id))
        before = Complaint.objects.filter(decision=found, side=side)
        if kept := before.filter(state="open").first() or before.filter(text=text.strip()).first():
            return _complaint(kept)
        if not rules.still_to_complain(found.decided_at, clock.now()):
            raise ComplaintLate((found.decided_at + timedelta(days=rules.COMPLAINT_DAYS)).date())
        made = Complaint.objects.create(
            decision=found,
            brand_id=found.brand_id if side == "brand" else None,
            side=side,
            text=text.strip()[:5000],
            language=language,
            made_by=by,
            made_at=clock.now(),
        )
    return _complaint(made)


def answer(complaint_id: UUID, outcome: str, words: str, by: str) -> ComplaintRecord:
    """Answer a complaint by a person's decision (DSA Art. 20(6)): "upheld" or "rejected", with the reasons.

    A brand's complaint that is upheld lifts the restriction and withdraws its recall. Answering again changes nothing. Raises
    UnknownComplaint, ComplaintEmpty.
    """
    if outcome not in ("upheld", "rejected") or not words.strip() or not by.strip():
        raise ComplaintEmpty
    lifted = None
    with db.joined():
        row = Complaint.objects.select_for_update().filter(id=complaint_id).first()
        if row is None:
            raise UnknownComplaint
        if row.state != "open":
            return _complaint(row)
        row.state, row.answer, row.answered_by, row.answered_at = outcome, words.strip(), by, clock.now()
        row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
        outbox.put("safety.answered", {"complaint": str(row.id)})
        found = deciding.decision(row.decision_id)
        if outcome == "upheld" and row.side == "brand" and found.restriction:
            lifted = deciding.end(found.restriction.number, by, words, withdraw_recall=True)
    if lifted:
        deciding.follow(lifted)
    return _complaint(row)


def complaints(decision_id: UUID | None = None, brand_id: UUID | None = None, state: str = "") -> list[ComplaintRecord]:
    """Complaints, oldest first: of a decision, of a brand, in a state."""
    rows = Complaint.objects.order_by("id")
    rows = rows.filter(decision_id=decision_id) if decision_id else rows
    rows = rows.filter(brand_id=brand_id) if brand_id else rows
    return [_complaint(row) for row in (rows.filter(state=state) if state else rows)]


def complaint(complaint_id: UUID) -> ComplaintRecord:
    """One complaint. Raises UnknownComplaint."""
    row = Complaint.objects.filter(id=complaint_id).first()
    if row is None:
        raise UnknownComplaint
    return _complaint(row)


def claim_answer(complaint_id: UUID) -> bool:
    """Take it upon the caller's transaction to send the answer; False when it was sent before."""
    return bool(
        Complaint.objects.filter(id=complaint_id, told_at=None).exclude(state="open").update(told_at=clock.now())
    )


def _complaint(row: Complaint) -> ComplaintRecord:
    return ComplaintRecord(**{n: getattr(row, n) for n in ComplaintRecord.__dataclass_fields__})
