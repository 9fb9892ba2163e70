"""Letters: to the reporter, to the brand; each sent once."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


@pytest.fixture
def product(db: None, tmp_path: Path) -> UUID:
    from django.core import mail

    from argosy.web import jobs

    jobs.register()
    found = scene.product_of(scene.market(tmp_path / "pack", ("es", "de"), products=1)[0]).id
    settle()
    mail.outbox = []
    return found


def settle() -> None:
    from argosy.kernel import outbox

    while outbox.relay():
        pass


def test_the_reporter_is_confirmed_and_told_the_brand_gets_the_reasons_each_once(product: UUID) -> None:
    from django.core import mail

    from argosy.kernel import outbox
    from argosy.safety import api as safety

    notice = scene.told(product)
    settle()
    assert [(m.to, notice.number in m.subject) for m in mail.outbox] == [(["ana@example.org"], True)]
    assert safety.notice(notice.number).state == "confirmed"
    mail.outbox = []
    decision = safety.decide(notice.number, scene.ruling(), "olga").decision
    settle()
    by_reader = {m.to[0]: m for m in mail.outbox}
    assert len(mail.outbox) == len(by_reader) == 2
    told = by_reader.pop("ana@example.org")
    assert "Decidido" in told.body and "seis meses" in told.body
    (statement,) = by_reader.values()
    wanted = (scene.FACTS, scene.LAW, "Germany", "A person decided", "six months", "理由说明", "德国")
    assert [w for w in wanted if w not in statement.body] == []
    assert "Ana Ruiz" not in statement.body and "ana@example.org" not in statement.body
    assert scene.WHY not in statement.body
    assert safety.notice(notice.number).state == "closed"
    kept = safety.statement_of(decision.restriction.id)
    assert kept.sent_at is not None
    # Delivered again, as after a crash: nothing is sent again.
    mail.outbox = []
    outbox.put("safety.stated", {"statement": str(kept.id)})
    outbox.put("safety.decided", {"decision": str(decision.id)})
    outbox.put("safety.received", {"notice": str(notice.id)})
    settle()
    assert mail.outbox == []


def test_no_action_is_told_to_the_reporter_alone(product: UUID) -> None:
    from django.core import mail

    from argosy.safety import api as safety

    notice = scene.told(product)
    settle()
    mail.outbox = []
    safety.decide(notice.number, scene.ruling(action="none"), "olga")
    settle()
    assert [m.to for m in mail.outbox] == [["ana@example.org"]]
    assert safety.notice(notice.number).state == "closed"


def test_the_answer_to_a_complaint_goes_to_who_made_it(product: UUID) -> None:
    from django.core import mail

    from argosy.safety import api as safety

    notice = scene.told(product)
    decision = safety.decide(notice.number, scene.ruling(), "olga").decision
    made = safety.complain(decision.id, "brand", "It was another charger.", "lead@xiaomi.example", "zh")
    settle()
    mail.outbox = []
    safety.answer(made.id, "upheld", "True: another charger.", "olga")
    settle()
    answer = next(
        m for m in mail.outbox if m.to == ["lead@xiaomi.example"] and notice.number in m.subject and "申诉" in m.subject
    )
    assert "True: another charger." in answer.body
    assert sum("may be sold again" in m.subject for m in mail.outbox) == 1
