"""`argosy documents`: from a file to an accepted document, and what is refused on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argosy.compliance.tests.paperwork import pdf

pytestmark = pytest.mark.db


@pytest.fixture
def brand(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    from django.conf import settings

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media")
    monkeypatch.setattr(settings, "DOCUMENT_ROOT", tmp_path / "documents")
    from argosy.launch import api as launch
    from argosy.launch.tests import packs
    from argosy.programme import api as programme

    launch.launch(packs.build(tmp_path / "pack"), ["es"])
    (tmp_path / "identity.pdf").write_bytes(pdf())
    (tmp_path / "page.pdf").write_bytes(b"<html>")
    return programme.brand("tiny")


def told(*args: str) -> Result:
    from argosy.cli.documents import documents

    return CliRunner().invoke(documents, list(args))


def test_a_file_becomes_an_accepted_document(brand: Any, tmp_path: Path) -> None:
    file = str(tmp_path / "identity.pdf")
    sent = told(
        "add", "tiny", file, "--kind", "trader_identity", "--until", "2099-01-31", "--country", "ES", "--by", "ana"
    )
    assert sent.exit_code == 0, sent.output
    key = sent.output.split()[0]
    assert "on file already: submitted" in told(
        "add", "tiny", file, "--kind", "trader_identity", "--until", "2099-01-31", "--country", "ES"
    ).output  # fmt: skip
    assert "tiny" in told("list").output
    own = told("review", key, "--accept", "--by", "ana")
    assert (own.exit_code, told("review", key).exit_code) == (2, 2)
    done = told("review", key, "--accept", "--by", "ben")
    assert (done.exit_code, done.output) == (0, "accepted; verdicts changed on 0 products\n")
    (found,) = json.loads(told("list", "tiny", "--json").output)
    assert (found["id"], found["standing"], found["countries"], found["reviewer"]) == (key, "valid", ["ES"], "ben")
    assert found["valid_until"] == "2099-01-31"
    assert "No documents." in told("list").output


def test_a_refusal_says_on_how_many_products_the_verdict_changed(brand: Any, tmp_path: Path) -> None:
    file = str(tmp_path / "identity.pdf")
    args = ("--kind", "registration_certificate", "--country", "ES", "--scheme", "packaging", "--by", "ana")
    key = told("add", "tiny", file, *args).output.split()[0]
    done = told("review", key, "--refuse", "Wrong year.", "--by", "ben")
    assert done.output == "refused; verdicts changed on 2 products\n"


@pytest.mark.parametrize(
    "args",
    [
        ("add", "nobody", "identity.pdf", "--kind", "trader_identity"),
        ("add", "tiny", "page.pdf", "--kind", "trader_identity"),
        ("add", "tiny", "identity.pdf", "--kind", "energy_label", "--model", "nothing"),
        ("list", "nobody"),
        ("review", "00000000-0000-0000-0000-000000000000", "--accept"),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_2(brand: Any, tmp_path: Path, args: tuple[str, ...]) -> None:
    from argosy.compliance import api as compliance

    done = told(*(str(tmp_path / a) if a.endswith(".pdf") else a for a in args))
    assert done.exit_code == 2
    assert compliance.evidence.documents(brand.id) == []
