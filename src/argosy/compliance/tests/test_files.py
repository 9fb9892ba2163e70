"""A document is what its bytes are, whatever it is called; what is no document is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argosy.compliance import files
from argosy.compliance.errors import EvidenceFile
from argosy.compliance.tests.paperwork import pdf, picture
from argosy.kernel.markets import LANGUAGES


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (pdf(), "application/pdf"),
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("WEBP"), "image/webp"),
    ],
)
def test_the_bytes_say_what_a_file_is(content: bytes, mime: str) -> None:
    assert files.checked(content) == mime


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script></html>", "kind"),
        (b"GIF89a" + picture()[6:], "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"\n%PDF-1.4" + pdf()[8:], "kind"),
        (b"PK\x03\x04 a spreadsheet", "kind"),
        (pdf()[:-200], "broken"),
        (b"%PDF-1.7\n<script>alert(1)</script>", "broken"),
        (pdf() + b"x" * 2000, "broken"),
        (picture("PNG")[:-60], "broken"),
        (picture("JPEG", (400, 400))[:1500], "broken"),
        (pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 9 0 R"), "locked"),
        (pdf().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>"), "active"),
        (pdf().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (x.exe) >>"), "active"),
        (pdf()[:-10] + b" " * files.MAX_BYTES + b"%%EOF", "too-big"),
    ],
    ids=lambda x: x if isinstance(x, str) else None,
)
def test_what_is_no_document_is_refused_and_says_so_in_every_language(content: bytes, reason: str) -> None:
    with pytest.raises(EvidenceFile) as caught:
        files.checked(content)
    assert caught.value.reason == reason
    told = {caught.value.sentence(language) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert not any("error-" in sentence or "{" in sentence for sentence in told)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP"]),
)
def test_no_bytes_whatever_break_the_check(tail: bytes, head: bytes) -> None:
    try:
        assert files.checked(head + tail) in files.MIMES
    except EvidenceFile as refusal:
        assert refusal.reason in ("empty", "kind", "broken", "locked", "active")


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("DoC Redmi 15C.PDF", "DoC Redmi 15C.pdf"),
        ("..\\..\\etc\\passwd", "passwd.pdf"),
        ("/tmp/a/b.html", "b.pdf"),
        ("声明.pdf", "声明.pdf"),
        ('a"b<c>:.pdf', "abc.pdf"),
        ("line\r\nSet-Cookie: x.pdf", "lineSet-Cookie x.pdf"),
        ("", "document.pdf"),
        ("x" * 400 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_what_could_lead_astray(given_name: str, shown: str) -> None:
    assert files.shown_name(given_name, "application/pdf") == shown


def test_a_content_is_kept_once_and_read_back_only_whole(tmp_path: Path) -> None:
    content = pdf()
    name = files.keep(tmp_path, content, "application/pdf")
    kept = tmp_path / name
    before = kept.stat().st_mtime_ns
    assert files.keep(tmp_path, content, "application/pdf") == name
    assert kept.stat().st_mtime_ns == before
    assert kept.stat().st_mode & 0o077 == 0
    assert files.read(tmp_path, name, files.sha256(content)) == content
    kept.chmod(0o600)
    kept.write_bytes(b"something else")
    with pytest.raises(EvidenceFile) as caught:
        files.read(tmp_path, name, files.sha256(content))
    assert (caught.value.reason, caught.value.status) == ("lost", 410)
