"""Static files under addresses that carry a hash of their content, so that browsers may keep them for ever.

`address("img/mark.svg")` → `/static/img/mark.1f3a9c….svg`. `bundle("shop")` is one style sheet made of several small
ones, its `url(…)` already hashed. `content(path)` gives back what an address stands for. Everything is worked out once,
on first use, from the files as they lie in the package; there is no build step and nothing is written.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent / "static"
PREFIX = "/static/"
BUNDLES = {
    "shop": (
        "tokens",
        "base",
        "components",
        "brandmark",
        "listing",
        "shop",
        "checkout",
        "handover",
        "notices",
        "admission",
    ),
    "console": ("tokens", "base", "components", "brandmark", "console", "needs", "documents", "notices", "prices"),
}
_URL = re.compile(r"""url\(["']?\.\./([^"')]+)["']?\)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s+")


def _hashed(path: str, content: bytes) -> str:
    pure = PurePosixPath(path)
    return f"{pure.with_suffix('')}.{hashlib.sha256(content).hexdigest()[:12]}{pure.suffix}"


@cache
def address(path: str) -> str:
    """Address of one static file. Raises FileNotFoundError for a file that is not in the package."""
    return PREFIX + _hashed(path, (ROOT / path).read_bytes())


@cache
def bundle_text(name: str) -> str:
    """The text of a style sheet bundle: parts in order, comments and double spaces gone, addresses hashed."""
    text = "\n".join((ROOT / "css" / f"{part}.css").read_text("utf-8") for part in BUNDLES[name])
    text = _URL.sub(lambda found: f'url("{address(found[1])}")', _COMMENT.sub("", text))
    return _SPACE.sub(" ", text).strip()


@cache
def bundle(name: str) -> str:
    """Address of a style sheet bundle."""
    return PREFIX + _hashed(f"css/{name}-bundle.css", bundle_text(name).encode())


def present(path: str) -> bool:
    return (ROOT / path).is_file()


def content(hashed: str) -> tuple[bytes, str] | None:
    """What lies behind an address (the part after `/static/`): bytes and file suffix, or None."""
    stem, _, suffix = hashed.rpartition(".")
    plain, _, digest = stem.rpartition(".")
    for name in BUNDLES:
        if bundle(name) == PREFIX + hashed:
            return bundle_text(name).encode(), ".css"
    path = f"{plain}.{suffix}"
    target = (ROOT / path).resolve()
    if not digest or ROOT not in target.parents or not target.is_file() or address(path) != PREFIX + hashed:
        return None
    return target.read_bytes(), f".{suffix}"
