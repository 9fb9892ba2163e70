"""Packs are read safely: nothing outside them, nothing larger than stated."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from argosy.launch import source
from argosy.launch.errors import PackTrouble
from argosy.launch.source import Missing, Unsafe, digest, hashes, opened
from argosy.launch.tests.packs import build, zipped


def code_of(path: Path) -> str:
    with pytest.raises(PackTrouble) as caught:
        opened(path)
    return caught.value.code


def archive(path: Path, *entries: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return path


def test_a_path_where_nothing_is(tmp_path: Path) -> None:
    assert code_of(tmp_path / "no") == "pack-missing"


def test_a_file_that_is_no_zip(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_text("hello")
    assert code_of(tmp_path / "pack.zip") == "pack-not-a-pack"


def test_a_zip_cut_short_is_no_pack(tmp_path: Path) -> None:
    whole = archive(tmp_path / "a.zip", ("brand.toml", b"x" * 5000), ("b", b"y"))
    content = whole.read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[: len(content) - 30])
    assert code_of(tmp_path / "cut.zip") == "pack-not-a-pack"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert code_of(archive(tmp_path / "a.zip", ("media/a.png", b"\0" * (12 * 1024**2)))) == "pack-bomb"


def test_a_zip_larger_than_a_pack_may_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_TOTAL", 1000)
    assert code_of(archive(tmp_path / "a.zip", ("a", b"x" * 600), ("b", b"y" * 600))) == "pack-bomb"


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "media/../../x", "..\\x", "C:\\x", "a/\0b"])
def test_a_zip_entry_outside_the_pack_is_refused(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "a.zip", ("brand.toml", b""))
    if "\0" in name:
        with pytest.raises(Unsafe):
            opened(path).read(name)
        return
    with zipfile.ZipFile(path, "a") as made:
        info = zipfile.ZipInfo("x")
        info.filename = name
        made.writestr(info, b"evil")
    assert code_of(path) == "pack-path-outside"


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", ("brand.toml", b"hello"))
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(content)
    assert code_of(path) == "pack-encrypted"


@pytest.mark.parametrize("as_zip", [True, False])
def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_zip: bool) -> None:
    monkeypatch.setattr(source, "MAX_FILES", 2)
    folder = build(tmp_path / "p")
    assert code_of(zipped(folder, tmp_path / "a.zip") if as_zip else folder) == "pack-too-many-files"


def test_a_single_folder_around_everything_is_ignored(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    plain, wrapped = (opened(zipped(folder, tmp_path / f"{n}.zip", below=b)) for n, b in (("a", ""), ("b", "p/")))
    assert plain.names() == wrapped.names() == opened(folder).names()
    assert digest(hashes(plain)) == digest(hashes(wrapped)) == digest(hashes(opened(folder)))


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    before = digest(hashes(opened(folder)))
    (folder / "stock.csv").rename(folder / "stock2.csv")
    renamed = digest(hashes(opened(folder)))
    (folder / "stock2.csv").write_text("other")
    assert len({before, renamed, digest(hashes(opened(folder)))}) == 3


def test_what_the_system_adds_is_not_seen(tmp_path: Path) -> None:
    folder = build(tmp_path / "p", files={".DS_Store": b"", "__MACOSX/x": b"", "media/.hidden.png": b""})
    assert not any(n[0] == "." or "/." in n for n in opened(folder).names())
    assert not any("MACOSX" in n for n in opened(zipped(folder, tmp_path / "a.zip")).names())


@pytest.mark.parametrize("name", ["media/out.png", "../secret", "/etc/hosts", "media/../../secret"])
def test_a_folder_gives_nothing_from_outside(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = build(tmp_path / "p")
    (folder / "media/out.png").symlink_to(tmp_path / "secret")
    pack = opened(folder)
    with pytest.raises(Unsafe, match="path-outside"):
        pack.read(name)
    assert "media/out.png" not in hashes(pack)


def test_a_link_inside_the_folder_may_be_followed(tmp_path: Path) -> None:
    folder = build(tmp_path / "p")
    (folder / "media/again.png").symlink_to(folder / "media/bag-1.png")
    assert opened(folder).read("media/again.png") == (folder / "media/bag-1.png").read_bytes()


@pytest.mark.parametrize("name", ["media/no.png", "media/loop.png", "media/" + "x" * 5000])
def test_what_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    folder = build(tmp_path / "p")
    (folder / "media/loop.png").symlink_to(folder / "media/loop.png")
    with pytest.raises(Missing):
        opened(folder).read(name)


def test_a_folder_is_no_file_and_a_link_in_a_zip_is_none(tmp_path: Path) -> None:
    with pytest.raises(Unsafe, match="not-a-file"):
        opened(build(tmp_path / "p")).read("media")
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        info = zipfile.ZipInfo("media/link.png")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
        made.writestr("brand.toml", "")
    with pytest.raises(Unsafe, match="not-a-file"):
        opened(path).read("media/link.png")


@pytest.mark.parametrize("as_zip", [True, False])
def test_a_file_above_the_limit(tmp_path: Path, as_zip: bool) -> None:
    folder = build(tmp_path / "p")
    pack = opened(zipped(folder, tmp_path / "a.zip") if as_zip else folder)
    with pytest.raises(Unsafe, match="file-too-big"):
        pack.read("brand.toml", 10)


def test_a_damaged_entry_of_a_zip_is_broken_not_fatal(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", ("brand.toml", b"hello" * 100), ("b", b"fine"))
    content = bytearray(path.read_bytes())
    content[45] ^= 0xFF
    path.write_bytes(content)
    pack = opened(path)
    with pytest.raises(Unsafe, match="file-broken"):
        pack.read("brand.toml")
    assert list(hashes(pack)) == ["b"]
