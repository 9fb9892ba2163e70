"""Documents of a pack: good rows are handed in once, every bad one is reported with its column, a rehearsal leaves nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from argosy.compliance.tests.paperwork import pdf, picture
from argosy.kernel.markets import LANGUAGES
from argosy.launch.tests import packs

pytestmark = pytest.mark.db
HEADING = "file,kind,scope,country,scheme,issued_on,valid_from,valid_until"


@pytest.fixture
def pack(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from django.conf import settings

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media")
    monkeypatch.setattr(settings, "DOCUMENT_ROOT", tmp_path / "documents")
    made = packs.build(tmp_path / "pack")
    (made / "documents").mkdir()
    (made / "documents" / "identity.pdf").write_bytes(pdf())
    (made / "documents" / "weee.png").write_bytes(picture())
    (made / "documents" / "page.pdf").write_bytes(b"<html>")
    return made


def launched(pack: Path, rows: list[str], rehearsal: bool = False) -> dict[str, Any]:
    from argosy.launch import api as launch

    (pack / "documents.csv").write_text("\n".join([HEADING, *rows]), "utf-8")
    return launch.launch(pack, ["es", "de"], rehearsal=rehearsal)


def documents() -> list[Any]:
    from argosy.compliance import api as compliance
    from argosy.programme import api as programme

    return compliance.evidence.documents(programme.brand("tiny").id)


GOOD = [
    "documents/identity.pdf,trader-identity,brand,,,2026-01-05,,2030-12-31",
    "documents/weee.png,registration-certificate,,DE,weee,,2026-01-01,",
    "documents/identity.pdf,test-report,BAG-1;bag-2,DE;ES,,,,",
]


def test_documents_are_handed_in_once_and_wait_for_review(pack: Path) -> None:
    report = launched(pack, GOOD)
    assert report["problems"] == []
    assert report["counts"]["documents_submitted"] == 3
    first, second, third = reversed(documents())
    assert (first.kind, first.scope, first.issued_on, first.valid_from, first.valid_until) == (
        "trader_identity", "brand", date(2026, 1, 5), date(2026, 1, 5), date(2030, 12, 31),
    )  # fmt: skip
    assert (second.kind, second.scope, second.country, second.scheme) == (
        "registration_certificate", "registration", "DE", "weee",
    )  # fmt: skip
    assert (len(third.product_ids), list(third.countries)) == (2, ["DE", "ES"])
    assert {d.state for d in documents()} == {"submitted"}
    assert {d.uploaded_by for d in documents()} == {"pack:tiny"}
    again = launched(pack, GOOD)
    assert (again["counts"]["documents_submitted"], again["changed"]) == (0, False)
    assert len(documents()) == 3


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("documents/none.pdf,trader-identity,,,,,,", "file", "document-missing"),
        ("../secret.pdf,trader-identity,,,,,,", "file", "path-outside"),
        ("documents/page.pdf,trader-identity,,,,,,", "file", "evidence-file-kind"),
        ("documents/identity.pdf,passport,,,,,,", "kind", "evidence-kind"),
        ("documents/identity.pdf,energy-label,nothing-like-it,,,,,", "scope", "document-scope"),
        ("documents/identity.pdf,trader-identity,BAG-1,,,,,", "scope", "evidence-scope"),
        ("documents/identity.pdf,trader-identity,,Spain,,,,", "country", "evidence-country"),
        ("documents/identity.pdf,registration-certificate,,DE,tax,,,", "scheme", "evidence-scheme"),
        ("documents/identity.pdf,trader-identity,,,,31.12.2026,,", "issued_on", "evidence-date"),
        ("documents/identity.pdf,trader-identity,,,,,2026-02-01,2026-01-01", "valid_until", "evidence-ends-before"),
    ],
)
def test_a_bad_row_is_reported_and_the_good_one_beside_it_is_kept(pack: Path, row: str, column: str, code: str) -> None:
    from argosy.launch import api as launch

    report = launched(pack, [row, GOOD[0]])
    (problem,) = report["problems"]
    assert (problem["file"], problem["row"], problem["column"], problem["code"]) == ("documents.csv", 2, column, code)
    told = {launch.sentence(problem, language) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert code not in told
    assert [d.kind for d in documents()] == ["trader_identity"]


def test_a_rehearsal_reports_and_leaves_neither_document_nor_file(pack: Path, tmp_path: Path) -> None:
    from argosy.kernel import db

    report = launched(pack, GOOD, rehearsal=True)
    assert report["counts"]["documents_submitted"] == 3
    assert db.one("SELECT count(*) FROM compliance_evidence") == (0,)
    assert not (tmp_path / "documents").exists()
