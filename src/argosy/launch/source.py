"""Reading a pack's files safely, from a folder or a zip: nothing outside it, nothing larger than stated.

A zip is never unpacked to disk. Sizes are checked twice: as declared, and while reading.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from argosy.launch.errors import PackTrouble

MAX_FILES = 20_000
MAX_TOTAL = 2 * 1024**3
MAX_FILE = 200 * 1024**2
MAX_RATIO = 200


class Missing(KeyError):
    """The pack has no such file."""


class Unsafe(ValueError):
    """A path leads outside the pack, or the file is not a plain file; `args[0]` is the problem's code."""


class Source(Protocol):
    """Where a pack's files come from."""

    name: str

    def names(self) -> list[str]:
        """All files, as relative POSIX paths, sorted."""

    def read(self, name: str, limit: int = MAX_FILE) -> bytes:
        """A file's content. Raises Missing, Unsafe("path-outside" | "file-too-big" | "not-a-file" | "file-broken")."""


def opened(path: Path) -> Source:
    """The pack at `path`. Raises PackTrouble: missing, not-a-pack, bomb, too-many-files, encrypted."""
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        raise PackTrouble("missing", str(path))
    if not zipfile.is_zipfile(path):
        raise PackTrouble("not-a-pack", path.name)
    return Zip(path)


def safe(name: str) -> str:
    """The path in normal form. Raises Unsafe("path-outside") for one that is absolute or climbs."""
    pure = PurePosixPath(name.replace("\\", "/"))
    if pure.is_absolute() or ".." in pure.parts or ":" in name or not pure.parts or "\0" in name:
        raise Unsafe("path-outside")
    return str(pure)


class Folder:
    """A pack in a folder. Links may point inside it only."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.name = root.name or self.root.name
        listed = list(self._walk())
        if len(listed) > MAX_FILES:
            raise PackTrouble("too-many-files", self.name, most=MAX_FILES)
        self._names = sorted(listed)

    def _walk(self) -> Iterator[str]:
        for path in self.root.rglob("*"):
            relative = path.relative_to(self.root)
            if path.is_file() and not any(part.startswith(".") for part in relative.parts):
                yield relative.as_posix()

    def names(self) -> list[str]:
        return self._names

    def _path(self, name: str) -> Path:
        try:
            path = (self.root / safe(name)).resolve()
            if not path.is_relative_to(self.root):
                raise Unsafe("path-outside")
            if not path.exists():
                raise Missing(name)
        except (OSError, RuntimeError):  # a name too long for the file system, a link that leads to itself
            raise Missing(name) from None
        if not path.is_file():
            raise Unsafe("not-a-file")
        return path

    def read(self, name: str, limit: int = MAX_FILE) -> bytes:
        path = self._path(name)
        if path.stat().st_size > limit:
            raise Unsafe("file-too-big")
        try:
            return path.read_bytes()
        except OSError:
            raise Unsafe("file-broken") from None


class Zip:
    """A pack in a zip; a single folder around everything is ignored."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, OSError):
            raise PackTrouble("not-a-pack", path.name) from None
        entries = [i for i in self._zip.infolist() if not i.is_dir()]
        if len(entries) > MAX_FILES:
            raise PackTrouble("too-many-files", path.name, most=MAX_FILES)
        if sum(i.file_size for i in entries) > MAX_TOTAL or any(self._bomb(i) for i in entries):
            raise PackTrouble("bomb", path.name)
        if any(i.flag_bits & 1 for i in entries):
            raise PackTrouble("encrypted", path.name)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in entries:
            try:
                self._entries[safe(info.filename)] = info
            except Unsafe:
                raise PackTrouble("path-outside", info.filename[:200]) from None
        self._strip_wrapper()

    @staticmethod
    def _bomb(info: zipfile.ZipInfo) -> bool:
        return info.file_size > 10 * 1024**2 and info.file_size > MAX_RATIO * max(1, info.compress_size)

    def _strip_wrapper(self) -> None:
        tops = {name.split("/", 1)[0] for name in self._entries}
        if "brand.toml" not in self._entries and len(tops) == 1 and all("/" in name for name in self._entries):
            self._entries = {name.split("/", 1)[1]: info for name, info in self._entries.items()}

    def names(self) -> list[str]:
        return sorted(n for n in self._entries if not any(p.startswith((".", "__MACOSX")) for p in n.split("/")))

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = self._entries.get(safe(name))
        if info is None:
            raise Missing(name)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise Unsafe("not-a-file")
        return info

    def read(self, name: str, limit: int = MAX_FILE) -> bytes:
        info = self._info(name)
        if info.file_size > limit:
            raise Unsafe("file-too-big")
        try:
            with self._zip.open(info) as file:
                content = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
            raise Unsafe("file-broken") from None
        if len(content) > limit:
            raise Unsafe("file-too-big")
        return content


def hashes(source: Source) -> dict[str, str]:
    """SHA-256 of every file that can be read, by name; one file is in memory at a time."""
    found = {}
    for name in source.names():
        try:
            found[name] = hashlib.sha256(source.read(name)).hexdigest()
        except (Unsafe, Missing):
            continue
    return found


def digest(known: Mapping[str, str]) -> str:
    """SHA-256 over the names and contents of all files: the same pack, the same digest."""
    return hashlib.sha256("\0".join(f"{name} {key}" for name, key in sorted(known.items())).encode()).hexdigest()
