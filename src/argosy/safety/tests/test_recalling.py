"""Recalls: what the notice must say, whom it concerns, and that each buyer is told once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    return scene.market(tmp_path / "pack")


@pytest.fixture
def restricted(variants: list[UUID]) -> str:
    """The number of a notice whose goods are restricted in Germany; Ana bought twice there, Bo once, Cy in Spain."""
    from argosy.safety import api as safety

    for key, market, email in (
        ("1", "de", "Ana@example.org"),
        ("2", "de", "ana@example.org"),
        ("3", "de", "bo@example.org"),
        ("4", "es", "cy@example.org"),
    ):
        assert scene.buy(key, variants[0], market, email=email).state == "placed"
    notice = scene.told(scene.product_of(variants[0]).id)
    safety.decide(notice.number, scene.ruling(lot="L2026-07"), "olga")
    return notice.number


def tell_all() -> list[Any]:
    from django.core import mail

    from argosy.web import safety_mails

    mail.outbox = []
    safety_mails.inform_buyers()
    return list(mail.outbox)


def test_each_buyer_is_listed_once_and_told_once(restricted: str) -> None:
    from argosy.safety import api as safety

    made = safety.save_recall(restricted, scene.draft())
    assert (made.state, safety.buyers(made.id)) == ("draft", [])
    assert tell_all() == []
    safety.publish(made.number, "olga")
    listed = safety.buyers(made.id)
    assert [(b.email, b.language, len(b.orders), b.informed_at) for b in listed] == [
        ("ana@example.org", "de", 2, None),
        ("bo@example.org", "de", 1, None),
    ]
    sent = tell_all()
    assert sorted(m.to[0] for m in sent) == ["ana@example.org", "bo@example.org"]
    assert safety.progress(made.id) == (2, 2)
    assert tell_all() == []
    safety.publish(made.number, "olga")
    assert safety.relist() == 0
    assert tell_all() == []
    assert [b.informed_at for b in safety.buyers(made.id)].count(None) == 0


def test_the_mail_says_all_that_article_36_asks_in_the_language_of_the_order(restricted: str) -> None:
    from argosy.safety import api as safety

    made = safety.save_recall(restricted, scene.draft())
    safety.publish(made.number, "olga")
    mail = next(m for m in tell_all() if m.to == ["ana@example.org"])
    order = safety.buyers(made.id)[0].orders[0]["number"]
    assert mail.subject.startswith("Produktsicherheitsrückruf: Xiaomi ")
    wanted = (
        "L2026-07", "Brandgefahr", "Benutzen Sie das Produkt sofort nicht mehr", "Kostenloser Ersatz", "Volle Erstattung",
        "recall@xiaomi.example", "+49 30 1234567", order, f"/de/de/recalls/{made.number}/",
    )  # fmt: skip
    assert [w for w in wanted if w not in mail.body] == []
    html = mail.alternatives[0][0]
    assert [w for w in wanted if w not in html] == []
    assert "<img" in html


def test_a_mail_that_cannot_be_sent_is_sent_later_and_holds_nobody_else_up(
    restricted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.kernel import clock
    from argosy.safety import api as safety
    from argosy.web import letters

    made = safety.save_recall(restricted, scene.draft())
    safety.publish(made.number, "olga")
    whole = letters.recall_message

    def broken(buyer: Any, recall: Any) -> Any:
        if buyer.email == "ana@example.org":
            raise OSError("no such mailbox")
        return whole(buyer, recall)

    monkeypatch.setattr(letters, "recall_message", broken)
    assert [m.to for m in tell_all()] == [["bo@example.org"]]
    assert safety.progress(made.id) == (2, 1)
    monkeypatch.setattr(letters, "recall_message", whole)
    assert tell_all() == []
    with clock.travel(clock.now() + timedelta(minutes=2)):
        assert [m.to for m in tell_all()] == [["ana@example.org"]]
        assert tell_all() == []
    assert safety.progress(made.id) == (2, 2)


def test_an_order_whose_payment_comes_late_is_listed_later(variants: list[UUID]) -> None:
    from argosy.safety import api as safety

    notice = scene.told(scene.product_of(variants[0]).id)
    safety.decide(notice.number, scene.ruling(markets=["es"]), "olga")
    made = safety.save_recall(notice.number, scene.draft())
    safety.publish(made.number, "olga")
    assert safety.progress(made.id) == (0, 0)
    safety.lift(notice.number, "olga", "For the test.")
    scene.buy("late", variants[0], "es", email="dee@example.org")
    assert safety.relist() == 1
    assert [b.email for b in safety.buyers(made.id)] == ["dee@example.org"]


def test_only_buyers_of_the_days_of_sale_are_listed(restricted: str) -> None:
    from argosy.kernel import clock
    from argosy.safety import api as safety

    before: date = clock.today() - timedelta(days=1)
    made = safety.save_recall(restricted, scene.draft(sold_until=before))
    safety.publish(made.number, "olga")
    assert safety.buyers(made.id) == []


def test_a_published_recall_is_not_changed(restricted: str) -> None:
    from argosy.safety import api as safety

    first = safety.save_recall(restricted, scene.draft())
    changed = safety.save_recall(restricted, scene.draft(hazards=["cuts"]))
    assert (changed.number, list(changed.hazards)) == (first.number, ["cuts"])
    safety.publish(first.number, "olga")
    assert safety.save_recall(restricted, scene.draft(hazards=["cuts"])).number == first.number
    with pytest.raises(safety.RecallPublished):
        safety.save_recall(restricted, scene.draft(hazards=["fire"]))
    assert list(safety.recall(first.number).hazards) == ["cuts"]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"hazards": []}, "RecallFaulty"),
        ({"hazards": ["dragons"]}, "RecallFaulty"),
        ({"measures": []}, "RecallFaulty"),
        ({"contact_phone": " "}, "RecallFaulty"),
        ({"contact_url": "javascript:alert(1)"}, "RecallFaulty"),
        ({"remedies": ["refund"]}, "TooFewRemedies"),
        ({"details": {"de": "Ein freiwilliger Rückruf."}}, "SoftWords"),
    ],
)
def test_a_notice_that_is_not_as_the_law_wants_it_is_refused(
    restricted: str, changes: dict[str, object], error: str
) -> None:
    from argosy.safety import api as safety

    with pytest.raises(getattr(safety, error)):
        safety.save_recall(restricted, scene.draft(**changes))
    assert safety.recall_of(safety.restriction(restricted).id) is None
