"""Letters that follow from notices, decisions and recalls, sent by the worker.

Each letter is claimed in the transaction that sends it: what was sent is never sent again, and what could not be sent is
tried again. Only a crash between the mail server's yes and the commit can send a letter twice, then under the same Message-ID.
"""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from argosy.kernel import outbox
from argosy.safety import api as safety
from argosy.web import letters

log = logging.getLogger("argosy.mail")
#: Buyers told in one go of the timetable.
AT_ONCE = 100
WORKER = "worker"


@outbox.handles("safety.received")
def confirm_receipt(payloads: list[dict[str, Any]]) -> None:
    """Confirm each notice to whoever told, where there is an address."""
    for payload in payloads:
        notice = safety.notice_by_id(UUID(payload["notice"]))
        if safety.confirm(notice.number, WORKER) and notice.reporter_email:
            letters.message(letters.acknowledgement(notice), [notice.reporter_email], f"ack.{notice.id}").send()


@outbox.handles("safety.decided")
def tell_reporter(payloads: list[dict[str, Any]]) -> None:
    """Tell the reporter what was decided; a decision without restriction has no more to tell, and its notice is closed."""
    for payload in payloads:
        decision = safety.decision(UUID(payload["decision"]))
        notice = safety.notice_by_id(decision.notice_id)
        if safety.claim_told(decision.id) and notice.reporter_email:
            letters.message(letters.decided(notice, decision), [notice.reporter_email], f"decided.{decision.id}").send()
        if decision.action == "none":
            safety.close(notice.number, WORKER)


@outbox.handles("safety.stated")
def send_statement(payloads: list[dict[str, Any]]) -> None:
    """Send each statement of reasons to the brand, once; then everybody has been told."""
    for payload in payloads:
        told = safety.statement(UUID(payload["statement"]))
        if safety.claim_statement(told.id) and (to := letters.office(told.brand_id)):
            letters.message(letters.statement(told), to, f"statement.{told.id}").send()
        safety.close(told.restriction.number, WORKER)


@outbox.handles("safety.lifted")
def tell_lifted(payloads: list[dict[str, Any]]) -> None:
    """Tell the brand that its goods may be sold again."""
    for payload in payloads:
        found = next(r for r in safety.restrictions() if r.id == UUID(payload["restriction"]))
        if to := letters.office(found.brand_id):
            letters.message(letters.lifted(found), to, f"lifted.{found.id}").send()


@outbox.handles("safety.answered")
def tell_answer(payloads: list[dict[str, Any]]) -> None:
    """Answer each complaint to whoever made it."""
    for payload in payloads:
        complaint = safety.complaint(UUID(payload["complaint"]))
        notice = safety.notice_by_id(safety.decision(complaint.decision_id).notice_id)
        to = complaint.made_by if "@" in complaint.made_by else notice.reporter_email
        if safety.claim_answer(complaint.id) and to:
            letters.message(letters.answered(complaint, notice.number), [to], f"answer.{complaint.id}").send()


def inform_buyers(most: int = AT_ONCE) -> int:
    """Send the recall notice to buyers who have not had it, each in a transaction of its own; how many were told."""
    told = 0
    for _ in range(most):
        done = safety.tell_next(_send_recall)
        if done is None:
            break
        told += done
    return told


def _send_recall(buyer: safety.BuyerRecord) -> None:
    letters.recall_message(buyer, safety.recall_by_id(buyer.recall_id)).send()
