"""The door of safety.

Notices: record, confirm, notice, queue, history, close. Decisions: decide, lift. Reasons and complaints: statement, complain,
answer. Recalls: save_recall, publish, recalls, buyers, tell_next. The rules' own words: HAZARDS, MEASURES, REMEDIES, GROUNDS.
"""

from __future__ import annotations

from argosy.safety.answering import (
    ComplaintRecord,
    StatementRecord,
    answer,
    claim_answer,
    claim_statement,
    complain,
    complaint,
    complaints,
    statement,
    statement_of,
    statements,
)
from argosy.safety.deciding import (
    DecisionRecord,
    Effect,
    RestrictionRecord,
    Ruling,
    claim_told,
    decide,
    decision,
    decision_of,
    lift,
    restriction,
    restrictions,
    stopped_orders,
)
from argosy.safety.errors import (
    AlreadyDecided,
    ComplaintEmpty,
    ComplaintLate,
    DecisionFaulty,
    NoticeFaulty,
    NoticeReused,
    RecallFaulty,
    RecallPublished,
    SoftWords,
    TooFewRemedies,
    TooManyNotices,
    UnknownComplaint,
    UnknownNotice,
    UnknownRecall,
    UnknownRestriction,
    WrongState,
)
from argosy.safety.notices import (
    MOST_PER_HOUR,
    NoticeRecord,
    Report,
    close,
    confirm,
    history,
    notice,
    notice_by_id,
    queue,
    record,
    tally,
)
from argosy.safety.recalling import (
    BuyerRecord,
    Draft,
    RecallRecord,
    buyers,
    progress,
    publish,
    recall,
    recall_by_id,
    recall_of,
    recalls,
    relist,
    save_recall,
    tell_next,
)
from argosy.safety.rules import COMPLAINT_DAYS, GROUNDS, HAZARDS, KINDS, MEASURES, REMEDIES, due_at

__all__ = [
    "COMPLAINT_DAYS", "GROUNDS", "HAZARDS", "KINDS", "MEASURES", "MOST_PER_HOUR", "REMEDIES", "AlreadyDecided", "BuyerRecord",
    "ComplaintEmpty", "ComplaintLate", "ComplaintRecord", "DecisionFaulty", "DecisionRecord", "Draft", "Effect", "NoticeFaulty",
    "NoticeRecord", "NoticeReused", "RecallFaulty", "RecallPublished", "RecallRecord", "Report", "RestrictionRecord", "Ruling",
    "SoftWords", "StatementRecord", "TooFewRemedies", "TooManyNotices", "UnknownComplaint", "UnknownNotice", "UnknownRecall",
    "UnknownRestriction", "WrongState", "answer", "buyers", "claim_answer", "claim_statement", "claim_told", "close", "complain",
    "complaint", "complaints", "confirm", "decide", "decision", "decision_of", "due_at", "history", "lift", "notice",
    "notice_by_id", "progress", "publish", "queue", "recall", "recall_by_id", "recall_of", "recalls", "record", "relist",
    "restriction", "restrictions", "save_recall", "statement", "statement_of", "statements", "stopped_orders", "tally", "tell_next",
]  # fmt: skip
