"""The picture pipeline: a handed-in picture becomes AVIF and WebP in a few widths, a drawn logo an SVG, named by content.

Names are hashes, so a file never changes under its address and may be cached for ever. The same picture is encoded once.
"""

from __future__ import annotations

import hashlib
import io
import os
import threading
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from argosy.catalogue import drawings

WIDTHS = (320, 640, 1200)
FORMATS = {"avif": {"quality": 62, "speed": 8}, "webp": {"quality": 80, "method": 2}}
MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_SIDE = 16_000
ACCEPTED = ("PNG", "JPEG", "WEBP", "AVIF")
#: Widths of a logo, and what its width may be of its height: from a tall emblem to a long name.
LOGO_WIDTHS = (240, 480, 960)
LOGO_SHAPES = (0.5, 12.0)
# Pillow warns of sizes that are refused here anyway.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


class NotAPicture(ValueError):
    """The bytes are no picture that we take; `args[0]` is the problem's code, `args[1]`, if there, the part at fault."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture's size, its average colour (shown until it has loaded) and its files under the media folder.

    A logo may be a drawing instead: one rendition of format "svg", whose text is `drawing` and lies in no folder.
    """

    sha256: str
    width: int
    height: int
    colour: str
    renditions: list[dict[str, Any]]
    drawing: str = ""

    @property
    def is_drawing(self) -> bool:
        return any(r["format"] == "svg" for r in self.renditions)


def sha256(content: bytes) -> str:
    """The identity of a picture."""
    return hashlib.sha256(content).hexdigest()


def encode(content: bytes, folder: Path | None, widths: tuple[int, ...] = WIDTHS) -> Encoded:
    """Check a picture and write its renditions below `folder` (None: only check it).

    Raises NotAPicture("picture-too-big" | "not-a-picture"). Existing files are kept as they are.
    """
    image = _open(content)
    size = image.size
    key = sha256(content)
    if image.width >= 4 * max(widths):
        # A plain average of whole pixels first: the fine filter below would take seconds on a camera's picture.
        image = image.reduce(image.width // (2 * max(widths)))
    colour = "#{:02x}{:02x}{:02x}".format(*image.resize((1, 1), Image.Resampling.BOX).convert("RGB").getpixel((0, 0)))  # type: ignore[misc]
    renditions: list[dict[str, Any]] = []
    for width in sorted({min(w, image.width) for w in widths} if folder else ()):
        height = max(1, round(image.height * width / image.width))
        scaled = image.resize((width, height), Image.Resampling.LANCZOS)
        for extension, options in FORMATS.items():
            name = f"{key[:2]}/{key[2:18]}-{width}.{extension}"
            target = folder / name  # type: ignore[operator]
            if not target.exists():
                _write(scaled, target, extension, options)
            renditions.append({"format": extension, "width": width, "height": height, "name": name})
    return Encoded(key, *size, colour, renditions)


def encode_logo(content: bytes, folder: Path | None) -> Encoded:
    """Check a logo, a drawing or a picture, and make what is shown of it.

    A drawing is written anew (see `drawings`) and kept as text: only a page of ours serves it, never the folder of pictures.
    Raises NotAPicture: what `encode` and `drawings.redraw` raise, or "logo-shape".
    """
    if not drawings.is_drawing(content):
        check_shape(encode(content, None))
        return encode(content, folder, LOGO_WIDTHS)
    try:
        drawn = drawings.redraw(content)
    except drawings.NotADrawing as trouble:
        raise NotAPicture(*trouble.args) from None
    name = f"{hashlib.sha256(drawn.text.encode()).hexdigest()[:32]}.svg"
    file = {"format": "svg", "width": drawn.width, "height": drawn.height, "name": name}
    made = Encoded(sha256(content), drawn.width, drawn.height, "", [file], drawn.text)
    check_shape(made)
    return made


def check_shape(made: Encoded) -> None:
    """Raises NotAPicture("logo-shape") for a logo that no line of text has room for."""
    least, most = LOGO_SHAPES
    if not least <= made.width / made.height <= most:
        raise NotAPicture("logo-shape", f"{made.width} × {made.height}")


def _open(content: bytes) -> Image.Image:
    if len(content) > MAX_BYTES:
        raise NotAPicture("picture-too-big")
    try:
        image = Image.open(io.BytesIO(content), formats=ACCEPTED)
        if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
            raise NotAPicture("picture-too-big")
        image.load()
    except NotAPicture:
        raise
    except Image.DecompressionBombError:
        raise NotAPicture("picture-too-big") from None
    except Exception as trouble:
        raise NotAPicture("not-a-picture") from trouble
    turned = ImageOps.exif_transpose(image)
    clear = "A" in turned.getbands() or "transparency" in turned.info
    return turned.convert("RGBA" if clear else "RGB")


def _write(image: Image.Image, target: Path, extension: str, options: dict[str, Any]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    image.save(part, extension.upper(), **options)
    part.replace(target)
