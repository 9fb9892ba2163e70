"""The picture pipeline: what is taken, what is refused, and that nothing is encoded twice."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from argosy.catalogue import media
from argosy.catalogue.media import NotAPicture, encode, sha256


def made(form: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, (200, 100, 50, 128)[: len(mode)] if mode != "L" else 90).save(out, form, **options)
    return out.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(NotAPicture) as caught:
        encode(content, None)
    return str(caught.value.args[0])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_each_format_becomes_avif_and_webp(tmp_path: Path, form: str) -> None:
    content = made(form)
    found = encode(content, tmp_path)
    assert (found.width, found.height, found.sha256) == (40, 30, sha256(content))
    assert [(r["format"], r["width"], r["height"]) for r in found.renditions] == [("avif", 40, 30), ("webp", 40, 30)]
    for r in found.renditions:
        assert Image.open(tmp_path / r["name"]).format == r["format"].upper()
    assert not list(tmp_path.rglob("*.part"))


def test_widths_never_grow_beyond_the_picture(tmp_path: Path) -> None:
    found = encode(made(size=(700, 350)), tmp_path)
    assert [r["width"] for r in found.renditions if r["format"] == "webp"] == [320, 640, 700]
    assert [r["height"] for r in found.renditions if r["format"] == "webp"] == [160, 320, 350]


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", made()[:60], made("GIF"), made("BMP"), b"\x89PNG\r\n\x1a\n" + b"\0" * 99],
)  # fmt: skip
def test_what_is_no_picture(content: bytes) -> None:
    assert refused(content) == "not-a-picture"


def test_a_decompression_bomb_is_refused_unread() -> None:
    assert refused(made(mode="1", size=(15_900, 15_900))) == "picture-too-big"


def test_a_side_too_long_for_any_rendition() -> None:
    assert refused(made(mode="1", size=(16_001, 10))) == "picture-too-big"


def test_a_file_too_big_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MAX_BYTES", 100)
    assert refused(b"x" * 101) == "picture-too-big"


def test_the_camera_s_rotation_is_followed(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    found = encode(made("JPEG", exif=turned), tmp_path)
    assert (found.width, found.height) == (30, 40)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "I;16"])
def test_any_colour_mode(tmp_path: Path, mode: str) -> None:
    content = made("JPEG" if mode == "CMYK" else "PNG", mode="L" if mode == "I;16" else mode)
    assert len(encode(content, tmp_path).renditions) == 2


def test_transparency_is_kept(tmp_path: Path) -> None:
    found = encode(made(mode="RGBA"), tmp_path)
    assert Image.open(tmp_path / found.renditions[1]["name"]).mode == "RGBA"


def test_a_large_picture_keeps_its_own_size_in_the_record(tmp_path: Path) -> None:
    found = encode(made("JPEG", size=(5000, 2500)), tmp_path)
    assert (found.width, found.height) == (5000, 2500)
    assert [r["width"] for r in found.renditions if r["format"] == "avif"] == [320, 640, 1200]
    assert Image.open(tmp_path / found.renditions[-1]["name"]).size == (1200, 600)


def test_the_same_content_is_encoded_once(tmp_path: Path) -> None:
    first = encode(made(), tmp_path)
    times = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.webp")}
    assert encode(made(), tmp_path) == first
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.webp")} == times


def test_only_checking_writes_nothing(tmp_path: Path) -> None:
    assert encode(made(), None).renditions == []
    assert list(tmp_path.iterdir()) == []
