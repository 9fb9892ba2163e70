"""Documents as files: looked at by content, kept by hash, in a folder that no web server hands out.

Taken are PDF, PNG, JPEG and WebP. What a file is follows from its first bytes and, for pictures, from decoding them; its name
and what the sender says of it decide nothing.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import threading
import unicodedata
import warnings
from pathlib import Path

from PIL import Image

from argosy.compliance.errors import EvidenceFile

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 60_000_000
LONGEST_NAME = 120
MIMES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
_PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
# Pillow warns of sizes that are refused here anyway.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def checked(content: bytes) -> str:
    """The kind of file (MIME) that the bytes are. Raises EvidenceFile: empty, too-big, kind, broken, locked, active."""
    if not content:
        raise EvidenceFile("empty")
    if len(content) > MAX_BYTES:
        raise EvidenceFile("too-big", most=MAX_BYTES // 1024**2)
    return _pdf(content) if content[:5] == b"%PDF-" else _picture(content)


def _pdf(content: bytes) -> str:
    # The end stands in the last kilobyte, as readers expect; what follows it would be another file in disguise.
    if b"%%EOF" not in content[-1024:] or b"startxref" not in content:
        raise EvidenceFile("broken")
    if re.search(rb"/Encrypt\b", content):
        raise EvidenceFile("locked")
    if re.search(rb"/(?:JavaScript|Launch|RichMedia)\b", content):
        raise EvidenceFile("active")
    return "application/pdf"


def _picture(content: bytes) -> str:
    try:
        image = Image.open(io.BytesIO(content), formats=list(_PICTURES))
    except Exception:
        raise EvidenceFile("kind") from None
    try:
        if image.width * image.height > MAX_PIXELS:
            raise EvidenceFile("too-big", most=MAX_BYTES // 1024**2)
        image.load()
    except EvidenceFile:
        raise
    except Exception:
        raise EvidenceFile("broken") from None
    return _PICTURES[str(image.format)]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def shown_name(name: str, mime: str) -> str:
    """A file's name as it may be shown and saved again: no folders, no control characters, the ending that its content has."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    stem = re.sub(r'[<>:"|?*;]', "", plain.rsplit(".", 1)[0] if "." in plain else plain).strip(". ")
    return f"{stem[:LONGEST_NAME] or 'document'}.{MIMES[mime]}"


def blob(key: str, mime: str) -> str:
    """Where a content lies below the folder."""
    return f"{key[:2]}/{key[2:]}.{MIMES[mime]}"


def keep(folder: Path, content: bytes, mime: str) -> str:
    """Write a content once; its name below `folder`. A file that is there already stays as it is."""
    name = blob(sha256(content), mime)
    target = folder / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = target.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
        part.write_bytes(content)
        part.chmod(0o600)
        part.replace(target)
    return name


def read(folder: Path, name: str, key: str) -> bytes:
    """A kept content. Raises EvidenceFile("lost") where it is gone or is not what was handed in."""
    try:
        content = (folder / name).read_bytes()
    except OSError:
        raise EvidenceFile("lost") from None
    if sha256(content) != key:
        raise EvidenceFile("lost")
    return content
