"""Documents in the consoles: handed in, seen, reviewed with a reason, taken back; mails say what happened."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from argosy.compliance.tests.paperwork import pdf, picture
from argosy.web.brand.tests.test_screens import text, with_role

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from django.conf import settings

    monkeypatch.setattr(settings, "DOCUMENT_ROOT", tmp_path / "documents")
    return tmp_path / "documents"


@pytest.fixture
def operator(db: None):
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    return browser(programme.create_user("op@argosy.example", "quite-a-long-password", is_staff=True))


def hand_in(client, slug: str, content: bytes | None = None, name: str = "identity.pdf", **form):
    sent = SimpleUploadedFile(name, pdf() if content is None else content, "text/html")
    return client.post(f"/brand/{slug}/documents/", {"file": sent, "kind": "trader_identity", **form}, follow=True)


def only(brand_id):

    (found,) = handed_in(brand_id)
    return found


def handed_in(brand_id):
    """The brand's documents without the one that it had before."""
    from argosy.compliance import api as compliance

    return [d for d in compliance.evidence.documents(brand_id) if d.kind != "test_report"]


def sellable(brand_id) -> list[bool]:
    from argosy.catalogue import api as catalogue
    from argosy.compliance import api as compliance

    return [v.sellable for v in compliance.verdicts(catalogue.brand_product_ids(brand_id), "es").values()]


def test_a_document_handed_in_is_listed_and_saved_again_as_it_was(ours, member) -> None:
    page = text(hand_in(member, ours.slug, name="<b>id.html", valid_until="2099-01-31"))
    assert "The document has been handed in" in page
    assert "In review" in page
    found = only(ours.id)
    assert (found.name, found.mime, found.uploaded_by) == ("bid.pdf", "application/pdf", "lead@alder.example")
    answer = member.get(f"/brand/{ours.slug}/documents/{found.id}/file/")
    assert answer.content == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert "on file already" in text(hand_in(member, ours.slug, valid_until="2099-01-31"))
    assert only(ours.id) == found


@pytest.mark.parametrize(
    ("content", "form", "sentence", "status"),
    [
        (b"<html>", {}, "no PDF, PNG, JPEG or WebP", 422),
        (b"", {}, "The file is empty", 422),
        (b"%PDF-1.4 " + b"0" * (20 * 1024**2), {}, "larger than 20 MB", 413),
        (None, {"valid_until": "tomorrow"}, "Write the day as 2026-03-31", 422),
        (None, {"kind": "passport"}, "no kind of document", 422),
        (None, {"kind": "registration_certificate", "country": "XX", "scheme": "weee"}, "none of the countries", 422),
    ],
    ids=["html", "empty", "big", "day", "kind", "country"],
)
def test_what_cannot_be_taken_is_said_and_the_form_keeps_what_was_filled_in(
    ours, member, store: Path, content: bytes | None, form: dict[str, str], sentence: str, status: int
) -> None:
    answer = hand_in(member, ours.slug, content, issued_on="2026-02-03", **form)
    assert answer.status_code == status
    page = text(answer)
    assert sentence in page
    assert 'value="2026-02-03"' in page
    assert handed_in(ours.id) == []
    assert len([p for p in store.rglob("*") if p.is_file()]) == 1


def test_a_foreign_product_is_refused(ours, theirs, member) -> None:
    answer = hand_in(member, ours.slug, kind="declaration_of_conformity", products=[str(theirs.product)])
    assert answer.status_code == 422
    assert theirs.name not in text(answer)
    own = hand_in(member, ours.slug, kind="declaration_of_conformity", products=[str(ours.product)])
    assert "Alderwood multitool" in text(own)
    assert list(only(ours.id).product_ids) == [ours.product]


def test_refusing_with_a_reason_takes_the_offer_off_sale_and_the_brand_reads_why(ours, member, operator) -> None:
    from django.core import mail

    from argosy.kernel import outbox
    from argosy.web import jobs

    jobs.register()
    hand_in(member, ours.slug)
    found = only(ours.id)
    assert sellable(ours.id) == [True]
    queue = text(operator.get("/operator/documents/"))
    assert "Identity document of the trader" in queue
    assert ours.name in queue
    here = f"/operator/documents/{found.id}/"
    assert "lead@alder.example" in text(operator.get(here))
    unsaid = operator.post(here + "review/", {"what": "refuse", "note": " "})
    assert unsaid.status_code == 422
    assert "Say why the document is refused" in text(unsaid)
    assert only(ours.id).state == "submitted"
    said = operator.post(here + "review/", {"what": "refuse", "note": "The photograph is missing."}, follow=True)
    assert "The document is refused; the verdict on 1 product has changed." in text(said)
    assert sellable(ours.id) == [False]
    page = text(member.get(f"/brand/{ours.slug}/documents/"))
    assert "The photograph is missing." in page
    assert ">stops the sale</span>" in page
    product = text(member.get(f"/brand/{ours.slug}/products/{ours.product}/"))
    assert "Identity document of the trader no longer holds" in product
    assert f"/brand/{ours.slug}/documents/?kind=trader_identity" in product
    outbox.relay()
    told = [m for m in mail.outbox if "refused" in m.subject]
    assert [m.to for m in told] == [["lead@alder.example"]]
    assert "The photograph is missing." in told[0].body
    assert f"/brand/{ours.slug}/documents/" in told[0].body
    hand_in(member, ours.slug, picture(), "better.png")
    better = next(d for d in handed_in(ours.id) if d.state == "submitted")
    operator.post(f"/operator/documents/{better.id}/review/", {"what": "accept"})
    assert sellable(ours.id) == [True]
    page = text(member.get(f"/brand/{ours.slug}/documents/"))
    assert "Replaced" in page
    assert ">stops the sale</span>" not in page


def test_an_operator_does_not_review_what_he_handed_in_himself(ours, operator) -> None:
    from argosy.compliance import api as compliance

    evidence = compliance.evidence
    found, _ = evidence.submit(ours.id, evidence.Draft("trader_identity"), pdf(), "x.pdf", "op@argosy.example")
    answer = operator.post(f"/operator/documents/{found.id}/review/", {"what": "accept"})
    assert answer.status_code == 403
    assert "Somebody else must review it" in text(answer)
    assert only(ours.id).state == "submitted"


@pytest.mark.parametrize(("language", "subject"), [("en", "30 days left"), ("zh", "剩余 30 天")])
def test_the_lead_is_written_to_before_the_end_and_at_it(ours, operator, language: str, subject: str) -> None:
    from django.core import mail

    from argosy.compliance import api as compliance
    from argosy.kernel import clock, outbox
    from argosy.kernel.models import User
    from argosy.web import jobs

    jobs.register()
    User.objects.filter(id=ours.user).update(language=language)
    evidence, now = compliance.evidence, clock.now()
    draft = evidence.Draft("trader_identity", valid_until=clock.today() + timedelta(days=40))
    found, _ = evidence.submit(ours.id, draft, pdf(), "id.pdf", "x@example.org")
    evidence.review(found.id, True, "op@argosy.example")
    outbox.relay()
    mail.outbox.clear()
    with clock.travel(now + timedelta(days=10)):
        evidence.watch()
        evidence.watch()
        outbox.relay()
    assert len(mail.outbox) == 1
    assert subject in mail.outbox[0].subject
    with clock.travel(now + timedelta(days=41)):
        evidence.watch()
        outbox.relay()
    assert len([m for m in mail.outbox if found.name in m.body]) == 2
    assert sellable(ours.id) == [False]


def test_only_lead_and_editor_hand_in_and_take_back(ours, member) -> None:
    hand_in(member, ours.slug)
    found = only(ours.id)
    marketer = with_role(ours, "marketer")
    assert "hand-in" not in text(marketer.get(f"/brand/{ours.slug}/documents/"))
    assert hand_in(marketer, ours.slug, picture()).status_code == 403
    assert marketer.post(f"/brand/{ours.slug}/documents/{found.id}/withdraw/").status_code == 403
    assert only(ours.id).state == "submitted"
    with_role(ours, "editor").post(f"/brand/{ours.slug}/documents/{found.id}/withdraw/")
    assert only(ours.id).state == "withdrawn"


def test_operator_addresses_do_not_exist_for_others_and_for_unknown_documents(ours, member, operator) -> None:
    hand_in(member, ours.slug)
    found = only(ours.id)
    for path in ("", f"{found.id}/", f"{found.id}/file/"):
        assert member.get(f"/operator/documents/{path}").status_code == 404
        assert operator.get(f"/operator/documents/{path}").status_code == 200
    assert member.post(f"/operator/documents/{found.id}/review/", {"what": "accept"}).status_code == 404
    assert operator.get(f"/operator/documents/{uuid4()}/").status_code == 404
    assert only(ours.id).state == "submitted"
