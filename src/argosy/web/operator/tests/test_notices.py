"""Notices in the consoles: decided, lifted, recalled and answered by people; told to the brand and to no other."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


@pytest.fixture
def brand(db: None, tmp_path: Path) -> Any:
    from argosy.web.brand.tests.world import tenant

    return tenant(tmp_path, "alder", "Alderwood", 1101)


@pytest.fixture
def operator(db: None) -> Any:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    return browser(programme.create_user("op@argosy.example", "quite-a-long-password", is_staff=True))


DECISION = {"action": "restrict", "ground": "dangerous", "facts": scene.FACTS, "law": scene.LAW, "markets": ["es"]}
RECALL = {
    "hazards": ["cuts"],
    "measures": ["stop-using", "contact-us"],
    "remedies": ["repair", "refund"],
    "contact_name": "Service",
    "contact_email": "service@example.org",
    "contact_phone": "+49 30 1234567",
    "details_es": "La bisagra se rompe.",
}


def address(notice: Any, tail: str = "") -> str:
    return f"/operator/notices/{notice.number}/{tail}"


def test_only_staff_see_notices(brand: Any) -> None:
    from django.test import Client

    from argosy.safety import api as safety
    from argosy.web.brand.tests.conftest import browser

    notice = scene.told(brand.product)
    lead = browser(brand.user)
    for path in ("/operator/notices/", "/operator/notices/new/", address(notice)):
        assert Client().get(path)["Location"].startswith("/account/login/")
        assert lead.get(path).status_code == 404
    assert lead.post(address(notice, "decide/"), DECISION).status_code == 404
    assert safety.notice(notice.number).state == "received"


def test_a_notice_goes_from_the_queue_to_the_recall(brand: Any, operator: Any) -> None:
    from argosy.safety import api as safety

    notice = scene.told(brand.product)
    queue = operator.get("/operator/notices/").content.decode()
    assert notice.number in queue and "Alderwood multitool" in queue and "User" in queue
    assert operator.post(address(notice, "decide/"), DECISION).status_code == 302
    page = operator.get(address(notice)).content.decode()
    assert "Off sale. 1 orders stopped, 40 units frozen." in page and "In force" in page
    assert ">Stopped<" in page
    assert operator.post(address(notice, "recall/"), RECALL).status_code == 302
    draft = operator.get(address(notice, "recall/?language=es")).content.decode()
    assert "Recuperación de producto" in draft and "La bisagra se rompe." in draft
    assert operator.post(address(notice, "recall/publish/")).status_code == 302
    recall = safety.recall_of(safety.restriction(notice.number).id)
    assert (recall.state, recall.published_by) == ("published", "op@argosy.example")
    listed = operator.get(address(notice, "recall/buyers.csv"))
    (row,) = csv.DictReader(io.StringIO(listed.content.decode()))
    assert (row["email"], row["skus"], row["quantity"], row["informed_at"]) == (
        "shopper@example.org",
        "ALDERWOOD-SKU",
        "1",
        "",
    )
    assert "shopper@example.org" in operator.get(address(notice, "recall/")).content.decode()
    assert operator.post(address(notice, "lift/"), {"because": "Repaired."}).status_code == 302
    assert safety.restriction(notice.number).lifted_because == "Repaired."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"facts": "Bad."}, "“facts”"),
        ({"law": ""}, "“law”"),
        ({"markets": []}, "“markets”"),
    ],
)
def test_a_faulty_decision_is_refused_in_words(brand: Any, operator: Any, changes: dict[str, Any], words: str) -> None:
    from argosy.safety import api as safety

    notice = scene.told(brand.product)
    refused = operator.post(address(notice, "decide/"), DECISION | changes)
    assert refused.status_code == 422 and words in refused.content.decode()
    assert safety.decision_of(notice.id) is None


def test_a_recall_that_plays_the_risk_down_is_refused(brand: Any, operator: Any) -> None:
    notice = scene.told(brand.product)
    operator.post(address(notice, "decide/"), DECISION)
    refused = operator.post(address(notice, "recall/"), RECALL | {"details_es": "Una retirada voluntaria."})
    assert refused.status_code == 422 and "voluntaria" in refused.content.decode()


def test_an_order_that_came_by_letter_is_recorded(brand: Any, operator: Any) -> None:
    from argosy.safety import api as safety

    form = {
        "kind": "regulator",
        "market": "es",
        "ground": "dangerous",
        "explanation": scene.WHY,
        "sku": "ALDERWOOD-SKU",
        "authority": "AESAN",
        "authority_reference": "2026/77",
        "reporter_name": "M. Gil",
        "reporter_email": "m.gil@authority.example",
    }
    assert operator.post("/operator/notices/new/", form).status_code == 302
    found = next(n for n in safety.queue() if n.kind == "regulator")
    assert (found.product_id, found.authority_reference) == (brand.product, "2026/77")


def test_the_brand_reads_the_reasons_and_complains_and_is_answered(brand: Any, operator: Any) -> None:
    from argosy.safety import api as safety
    from argosy.web.brand.tests.conftest import browser

    notice = scene.told(brand.product)
    operator.post(address(notice, "decide/"), DECISION)
    decision = safety.decision_of(notice.id)
    told = safety.statement_of(decision.restriction.id)
    lead = browser(brand.user)
    assert told.number in lead.get(f"/brand/{brand.slug}/notices/").content.decode()
    page = lead.get(f"/brand/{brand.slug}/notices/{told.id}/").content.decode()
    assert scene.FACTS.replace("'", "&#39;") in page and "Spain" in page
    assert "ana@example.org" not in page and scene.WHY not in page
    complaint = {"text": "The hinge was changed in May."}
    assert lead.post(f"/brand/{brand.slug}/notices/{told.id}/", complaint).status_code == 302
    (made,) = safety.complaints(decision.id)
    assert made.made_by == "lead@alder.example"
    assert "The hinge was changed in May." in operator.get(address(notice)).content.decode()
    answered = operator.post(address(notice, f"answer/{made.id}/"), {"outcome": "upheld", "answer": "True."})
    assert answered.status_code == 302
    assert safety.restriction(notice.number).lifted_at is not None
    assert "True." in lead.get(f"/brand/{brand.slug}/notices/{told.id}/").content.decode()


def test_a_finance_member_reads_and_may_not_complain(brand: Any) -> None:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    clerk = programme.create_user("clerk@alder.example", "quite-a-long-password")
    programme.enrol(brand.id, clerk, "finance")
    page = browser(clerk).get(f"/brand/alder/notices/{brand.statement}/")
    assert page.status_code == 200
    refused = browser(clerk).post(f"/brand/alder/notices/{brand.statement}/", {"text": "No."})
    assert refused.status_code == 403
