"""Documents decide what is on sale: handed in, reviewed, expired, replaced; the shop follows, the brand reads why."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from argosy.compliance.tests.paperwork import pdf, picture
from argosy.kernel import clock, outbox
from argosy.kernel import db as database

pytestmark = pytest.mark.db
OPERATOR = "operator@argosy.example"
LEAD = "lead@tiny.example"


@pytest.fixture
def brand(tiny: Any) -> Any:
    return tiny


def identity(evidence: Any, brand: Any, until: date | None = None, text: str = "Identity", **more: Any) -> Any:
    draft = evidence.Draft("trader_identity", valid_from=date(2026, 1, 1), valid_until=until, **more)
    return evidence.submit(brand.id, draft, pdf(text), "identity.pdf", LEAD)[0]


def live(market: str) -> int:
    from argosy.channel import api as channel

    outbox.relay()
    return channel.search(market, market, channel.Wish()).count


def why(brand: Any, market: str, language: str = "en") -> list[str]:
    """The titles of what stops the brand's products, as its people read them."""
    from argosy.catalogue import api as catalogue
    from argosy.compliance import api as compliance

    found = compliance.verdicts(catalogue.brand_product_ids(brand.id), market).values()
    return sorted({f["title"] for v in found for f in compliance.explain(v, language) if f["severity"] == "block"})


def topics() -> list[tuple[str, int | None]]:
    return [
        (topic, payload.get("days"))
        for topic, payload in database.rows(
            "SELECT topic, payload FROM kernel_outbox WHERE topic LIKE 'evidence.%%' ORDER BY created_at, id"
        )
    ]


def at(day: date) -> Any:
    return clock.travel(datetime(day.year, day.month, day.day, 9, tzinfo=clock.now().tzinfo))


def next_day_of(day: date) -> int:
    """What the pass of a new day changes, as the worker makes it."""
    from argosy.compliance import api as compliance

    with at(day):
        return compliance.rejudge_day(60)


def test_a_document_sells_through_its_last_day_and_stops_the_sale_on_the_next(evidence: Any, brand: Any) -> None:
    last = clock.today() + timedelta(days=20)
    document = identity(evidence, brand, last)
    evidence.review(document.id, True, OPERATOR)
    assert (live("es"), live("de")) == (2, 2)
    next_day_of(last)
    assert (live("es"), why(brand, "es")) == (2, [])
    next_day_of(last + timedelta(days=1))
    assert (live("es"), live("de")) == (0, 0)
    assert why(brand, "es") == ["Identity document of the trader no longer holds"]
    assert why(brand, "es", "zh") == ["经营者身份证明已失效"]


def test_another_accepted_document_puts_the_offer_back(evidence: Any, brand: Any) -> None:
    last = clock.today() + timedelta(days=20)
    evidence.review(identity(evidence, brand, last).id, True, OPERATOR)
    with at(last + timedelta(days=3)):
        assert evidence.watch() == 1
        assert live("es") == 0
        fresh = identity(evidence, brand, text="The new one")
        assert live("es") == 0
        assert [left for _, left in evidence.expiring()] == [-3]
        evidence.review(fresh.id, True, OPERATOR)
        assert (live("es"), live("de"), why(brand, "es")) == (2, 2, [])
        assert evidence.expiring() == []


def test_a_refusal_stops_the_sale_with_a_reason_that_the_brand_reads(evidence: Any, brand: Any) -> None:
    document = identity(evidence, brand)
    assert live("es") == 2
    judged = evidence.review(document.id, False, OPERATOR, "The second page  is missing.")
    assert {key[1] for key in judged.changed} == {"es", "de"}
    assert (live("es"), live("de")) == (0, 0)
    (told,) = evidence.documents(brand.id)
    assert (told.state, told.note, told.reviewer) == ("refused", "The second page is missing.", OPERATOR)
    assert [(e.action, e.by, e.note) for e in evidence.history(document.id)] == [
        ("submitted", LEAD, ""),
        ("refused", OPERATOR, "The second page is missing."),
    ]


def test_only_the_country_that_a_document_concerns_goes_off_sale(evidence: Any, brand: Any) -> None:
    evidence.review(identity(evidence, brand, countries=["DE"]).id, False, OPERATOR, "Unreadable.")
    assert (live("es"), live("de")) == (2, 0)
    draft = evidence.Draft("registration_certificate", "registration", country="es", scheme="packaging")
    certificate, _ = evidence.submit(brand.id, draft, picture(), "certificate.png", LEAD)
    evidence.review(certificate.id, False, OPERATOR, "Unreadable.")
    assert (live("es"), live("de")) == (0, 0)


def test_only_the_product_that_a_document_concerns_is_judged_again(evidence: Any, brand: Any) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.compliance import api as compliance

    one, two = catalogue.brand_product_ids(brand.id)
    stamps = dict(database.rows("SELECT product_id, max(evaluated_at) FROM compliance_verdict GROUP BY 1"))
    # No rule asks for the declaration of a bag: nothing is judged for it.
    draft = evidence.Draft("declaration_of_conformity", "products", [one])
    document, _ = evidence.submit(brand.id, draft, pdf(), "doc.pdf", LEAD)
    assert evidence.review(document.id, False, OPERATOR, "No.").written == 0
    assert evidence.concerned(document, catalogue.categories_of(brand.id), ["es", "de"]) == {}
    assert dict(database.rows("SELECT product_id, max(evaluated_at) FROM compliance_verdict GROUP BY 1")) == stamps
    assert {v.outcome for v in compliance.verdicts([one, two], "es").values()} <= {"allowed", "warn"}


def test_whoever_handed_it_in_does_not_review_it(evidence: Any, brand: Any) -> None:
    from argosy.compliance.errors import OwnReview

    document = identity(evidence, brand)
    with pytest.raises(OwnReview):
        evidence.review(document.id, True, LEAD)
    assert evidence.document(document.id).state == "submitted"
    assert [e.action for e in evidence.history(document.id)] == ["submitted"]


def test_a_refusal_needs_a_reason_and_a_review_comes_once(evidence: Any, brand: Any) -> None:
    from argosy.compliance.errors import EvidenceInvalid, EvidenceState

    document = identity(evidence, brand)
    with pytest.raises(EvidenceInvalid) as caught:
        evidence.review(document.id, False, OPERATOR, "  ")
    assert caught.value.fields == ("note",)
    evidence.review(document.id, True, OPERATOR)
    with pytest.raises(EvidenceState):
        evidence.review(document.id, False, OPERATOR, "Second thoughts.")
    assert evidence.document(document.id).state == "accepted"


def test_a_document_that_has_ended_is_not_accepted(evidence: Any, brand: Any) -> None:
    from argosy.compliance.errors import EvidenceInvalid

    document = identity(evidence, brand, clock.today() - timedelta(days=1))
    with pytest.raises(EvidenceInvalid) as caught:
        evidence.review(document.id, True, OPERATOR)
    assert caught.value.fields == ("valid_until",)
    evidence.review(identity(evidence, brand, clock.today(), "Today").id, True, OPERATOR)


def test_taking_back_what_was_accepted_counts_as_lapsed_and_what_waits_as_nothing(evidence: Any, brand: Any) -> None:
    from argosy.compliance.errors import EvidenceState, UnknownEvidence

    waiting = identity(evidence, brand, text="Waiting")
    evidence.withdraw(brand.id, waiting.id, LEAD)
    assert live("es") == 2
    accepted = identity(evidence, brand, text="Accepted")
    evidence.review(accepted.id, True, OPERATOR)
    with pytest.raises(UnknownEvidence):
        evidence.withdraw(uuid4(), accepted.id, LEAD)
    assert live("es") == 2
    evidence.withdraw(brand.id, accepted.id, LEAD)
    assert live("es") == 0
    with pytest.raises(EvidenceState):
        evidence.withdraw(brand.id, accepted.id, LEAD)


def test_the_same_file_for_the_same_purpose_is_the_same_document(evidence: Any, brand: Any, tmp_path: Path) -> None:
    first = identity(evidence, brand)
    draft = evidence.Draft("trader_identity", valid_from=date(2026, 1, 1))
    with at(clock.today() + timedelta(days=2)):
        again, new = evidence.submit(brand.id, draft, pdf("Identity"), "another name.pdf", "somebody@tiny.example")
    assert (again, new) == (first, False)
    other, new = evidence.submit(
        brand.id, evidence.Draft("trader_identity", valid_from=date(2026, 1, 2)), pdf("Identity"), "identity.pdf", LEAD
    )
    assert new
    assert other.id != first.id
    assert other.blob == first.blob
    assert len([p for p in (tmp_path / "documents").rglob("*") if p.is_file()]) == 1
    evidence.review(first.id, False, OPERATOR, "No.")
    assert identity(evidence, brand).state == "refused"
    evidence.withdraw(brand.id, other.id, LEAD)
    assert evidence.content(first) == pdf("Identity")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"kind": "passport"}, "kind"),
        ({"kind": "trader_identity", "scope": "products"}, "scope"),
        ({"kind": "energy_label", "scope": "products"}, "product_ids"),
        ({"kind": "energy_label", "scope": "products", "product_ids": [uuid4()]}, "product_ids"),
        ({"kind": "registration_certificate", "scope": "registration", "country": "US", "scheme": "weee"}, "country"),
        ({"kind": "registration_certificate", "scope": "registration", "country": "DE", "scheme": "tax"}, "scheme"),
        ({"kind": "trader_identity", "countries": ["DE", "Spain"]}, "countries"),
        ({"kind": "trader_identity", "issued_on": date(2099, 1, 1)}, "issued_on"),
        ({"kind": "trader_identity", "valid_until": date(3026, 1, 1)}, "valid_until"),
        ({"kind": "trader_identity", "valid_from": date(2026, 5, 2), "valid_until": date(2026, 5, 1)}, "valid_until"),
    ],
)
def test_particulars_that_cannot_stand_are_refused_by_field(
    evidence: Any, brand: Any, draft: dict[str, Any], field: str
) -> None:
    from argosy.compliance.errors import EvidenceInvalid
    from argosy.kernel.markets import LANGUAGES

    with pytest.raises(EvidenceInvalid) as caught:
        evidence.submit(brand.id, evidence.Draft(**draft), pdf(), "x.pdf", LEAD)
    assert caught.value.fields == (field,)
    assert len({caught.value.sentence(language) for language in LANGUAGES}) == len(LANGUAGES)
    assert evidence.documents(brand.id) == []


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (61, []),
        (60, [60]),
        (59, [60]),
        (30, [30]),
        (7, [7]),
        (1, [7]),
        (0, [7]),
        (-1, [0]),
    ],
)
def test_each_warning_goes_out_once_and_only_the_one_that_is_due(
    evidence: Any, brand: Any, left: int, expected: list[int]
) -> None:
    until = clock.today() + timedelta(days=90)
    evidence.review(identity(evidence, brand, until).id, True, OPERATOR)
    with at(until - timedelta(days=left)):
        assert evidence.watch() == len(expected)
        assert evidence.watch() == 0
    told = [days for topic, days in topics() if topic != "evidence.reviewed"]
    assert told == expected
    assert [topic for topic, _ in topics()][1:] == (
        ["evidence.expired"] if expected == [0] else ["evidence.expiring"] * len(expected)
    )


def test_the_whole_course_warns_three_times_and_tells_the_end(evidence: Any, brand: Any) -> None:
    until = clock.today() + timedelta(days=90)
    evidence.review(identity(evidence, brand, until).id, True, OPERATOR)
    for left in range(89, -5, -1):
        with at(until - timedelta(days=left)):
            evidence.watch()
    assert [days for topic, days in topics() if topic != "evidence.reviewed"] == [60, 30, 7, 0]


def test_no_warning_where_another_document_takes_over(evidence: Any, brand: Any) -> None:
    until = clock.today() + timedelta(days=20)
    evidence.review(identity(evidence, brand, until).id, True, OPERATOR)
    late = evidence.Draft("trader_identity", valid_from=until + timedelta(days=2))
    gap, _ = evidence.submit(brand.id, late, pdf("With a gap"), "late.pdf", LEAD)
    evidence.review(gap.id, True, OPERATOR)
    assert [left for _, left in evidence.expiring()] == [20]
    close = evidence.Draft("trader_identity", valid_from=until + timedelta(days=1))
    follower, _ = evidence.submit(brand.id, close, pdf("Without a gap"), "close.pdf", LEAD)
    evidence.review(follower.id, True, OPERATOR)
    assert evidence.expiring() == []
    assert evidence.watch() == 0
    next_day_of(until + timedelta(days=1))
    assert live("es") == 2


def test_history_cannot_be_rewritten(evidence: Any, brand: Any) -> None:
    from django.db import transaction
    from django.db.utils import DatabaseError

    document = identity(evidence, brand)
    for sql in ("UPDATE compliance_evidencereview SET note = 'x'", "DELETE FROM compliance_evidencereview"):
        with pytest.raises(DatabaseError), transaction.atomic():
            database.run(sql)
    assert [e.note for e in evidence.history(document.id)] == [""]


def test_brand_sessions_see_their_documents_and_cannot_touch_their_state(evidence: Any, brand: Any) -> None:
    from django.db import transaction
    from django.db.utils import DatabaseError

    document = identity(evidence, brand)
    with database.as_brand([brand.id]):
        assert [d.id for d in evidence.documents(brand.id)] == [document.id]
    with database.as_brand([uuid4()]):
        assert evidence.documents(brand.id) == []
    with pytest.raises(DatabaseError), transaction.atomic(), database.as_brand([brand.id]):
        database.run("UPDATE compliance_evidence SET state = 'accepted'")
    assert evidence.document(document.id).state == "submitted"
