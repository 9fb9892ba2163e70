"""What was decided about a brand's goods: statements of reasons, recalls, complaints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from argosy.kernel import clock
from argosy.safety import api as safety
from argosy.web import letters
from argosy.web.brand.access import Desk, NotThere, deed, screen


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of reasons, the latest first."""

    rows: Sequence[safety.StatementRecord]


@screen("notices", "brand/notices.html")
def notices(desk: Desk, asked: QueryDict) -> Statements:
    return Statements(safety.statements(desk.brand.id))


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement with its rows in the reader's language, its recall, and complaints; `until` they can be made."""

    title: str
    statement: safety.StatementRecord
    rows: Sequence[tuple[str, str]]
    recall: safety.RecallRecord | None
    complaints: Sequence[safety.ComplaintRecord]
    until: date
    may_complain: bool


@screen("notices", "brand/notice.html")
def notice(desk: Desk, asked: QueryDict, statement_id: UUID) -> StatementPage:
    found = _own(desk, statement_id)
    made = safety.complaints(found.restriction.decision_id, desk.brand.id)
    until = (found.made_at + timedelta(days=safety.COMPLAINT_DAYS)).date()
    waits = any(c.state == "open" for c in made)
    return StatementPage(
        title=desk.say("brand-notice", number=found.number),
        statement=found,
        rows=letters.statement_rows(found, desk.language),
        recall=safety.recall_of(found.restriction.id),
        complaints=made,
        until=until,
        may_complain=desk.may("notices")
        and not waits
        and found.restriction.lifted_at is None
        and clock.today() <= until,
    )


def _own(desk: Desk, statement_id: UUID) -> safety.StatementRecord:
    """One of the brand's own statements. Raises NotThere."""
    try:
        found = safety.statement(statement_id)
    except safety.UnknownRestriction:
        raise NotThere from None
    if found.brand_id != desk.brand.id:
        raise NotThere
    return found


@deed("notices", needs="notices")
def complain(request: HttpRequest, desk: Desk, statement_id: UUID) -> HttpResponse:
    """Complain about the decision behind a statement."""
    with desk.walls():
        found = _own(desk, statement_id)
    text = request.POST.get("text", "").replace("\0", "")
    by = str(request.user.email)  # type: ignore[union-attr]
    safety.complain(found.restriction.decision_id, "brand", text, by, desk.language)
    messages.success(request, desk.say("brand-notice-complained"))
    return HttpResponseRedirect(desk.link("notice", statement_id))
