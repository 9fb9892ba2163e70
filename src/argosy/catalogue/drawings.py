"""A brand's drawing (SVG), drawn anew from what is known to be harmless.

An SVG is a program that a stranger wrote. Nothing of its text is passed on: it is parsed without document types or entities,
and a new one is written from a short list of shapes, each attribute matched whole against the form it may have. What an
editor leaves beside the picture (its own notes, names, comments) is left out; what would change the picture or reach outside
(script, style sheets, text in a font, links, foreign content) refuses the drawing by name, so that its maker can export it anew.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24
MAX_ELEMENTS = 2000
MAX_VALUE = 400
#: The height that drawings are given; their width follows.
HEIGHT = 96
SVG, XLINK, XML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"

_SHAPES = frozenset(
    "g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath".split()
)
_GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_NOTES = frozenset(("title", "desc", "metadata"))

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?"
# Lists are matched by their characters: a browser stops at a number that is none, and a pattern of patterns would take for ever.
_NUMBERS = r"[\d+\-.,eE\s]*"
_COLOUR = rf"none|currentColor|transparent|#[0-9a-fA-F]{{3,8}}|[a-zA-Z]{{3,20}}|rgba?\({_NUMBER}%?(?:[\s,/]+{_NUMBER}%?){{2,3}}\s*\)"
_OWN = r"url\(\s*(['\"]?)#[A-Za-z_][\w.-]{0,63}\1\s*\)"
_PAINT = rf"{_OWN}(?:\s+(?:{_COLOUR}))?|{_COLOUR}"
_LENGTH = rf"{_NUMBER}(?:px|%)?"
_TURNS = rf"\s*(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\({_NUMBERS}\)[\s,]*)*"


def _forms(names: str, form: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(form) for name in names.split()}


#: The form that each attribute must have as a whole.
_ATTRIBUTES = (
    _forms("x y width height rx ry r cx cy x1 y1 x2 y2 fx fy fr offset stroke-width stroke-dashoffset", _LENGTH)
    | _forms("opacity fill-opacity stroke-opacity stop-opacity stroke-miterlimit", rf"{_NUMBER}%?")
    | _forms("d", r"[MmZzLlHhVvCcSsQqTtAaeE\d+\-.,\s]*")
    | _forms("points", _NUMBERS)
    | _forms("stroke-dasharray", rf"none|{_NUMBERS}")
    | _forms("transform gradientTransform", _TURNS)
    | _forms("fill stroke", _PAINT)
    | _forms("stop-color color", _COLOUR)
    | _forms("clip-path", rf"none|{_OWN}")
    | _forms("fill-rule clip-rule", "nonzero|evenodd")
    | _forms("stroke-linecap", "butt|round|square")
    | _forms("stroke-linejoin", "miter|round|bevel|arcs|miter-clip")
    | _forms("gradientUnits clipPathUnits", "userSpaceOnUse|objectBoundingBox")
    | _forms("spreadMethod", "pad|reflect|repeat")
    | _forms("display", "none|inline|block")
    | _forms("visibility", "visible|hidden")
    | _forms("id", r"[A-Za-z_][\w.-]{0,63}")
)
#: Attributes whose values may be long: they are matched character by character.
_LONG = frozenset(("d", "points"))
_LOCAL = re.compile(r"#[A-Za-z_][\w.-]{0,63}")


class NotADrawing(ValueError):
    """The bytes are no drawing that we take: `args[0]` is the problem's code, `args[1]` the part at fault ("" for the whole)."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG of our own writing, and its size in pixels."""

    text: str
    width: int
    height: int


def is_drawing(content: bytes) -> bool:
    """Whether bytes claim to be XML rather than a raster picture."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or content[:2] in (b"\xff\xfe", b"\xfe\xff")


def redraw(content: bytes) -> Drawing:
    """The drawing written anew. Raises NotADrawing: logo-broken, logo-part, logo-size, logo-too-big, logo-empty."""
    if len(content) > MAX_BYTES:
        raise NotADrawing("logo-too-big", "")
    pen = _Pen()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = pen.start
    parser.EndElementHandler = pen.end
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as trouble:
        if isinstance(trouble, NotADrawing):
            raise
        raise NotADrawing("logo-broken", "") from None
    return pen.drawing()


def _no_doctype(*_: object) -> None:
    raise NotADrawing("logo-part", "<!DOCTYPE>")


@dataclass(slots=True)
class _Pen:
    """Writes as the parser reads. `left_out` is the depth at which a part began that is not drawn; 0: drawing."""

    out: list[str] = field(default_factory=list)
    depth: int = 0
    left_out: int = 0
    elements: int = 0
    shapes: int = 0
    frame: tuple[float, float, float, float] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise NotADrawing("logo-too-big", "")
        if self.left_out:
            return
        space, _, local = name.rpartition(" ")
        if self.depth == 1:
            if space != SVG or local != "svg":
                raise NotADrawing("logo-broken", "")
            self.frame = _frame(attributes)
            # The root's own paint holds for everything below it.
            self.out.append(f"<g{_written('g', attributes, root=True)}>")
        elif space != SVG or local in _NOTES:
            self.left_out = self.depth
        elif local not in _SHAPES:
            raise NotADrawing("logo-part", f"<{local}>")
        else:
            self.shapes += local not in ("g", "defs", "stop", "clipPath") and local not in _GRADIENTS
            self.out.append(f"<{local}{_written(local, attributes)}>")

    def end(self, name: str) -> None:
        if not self.left_out:
            self.out.append(f"</{'g' if self.depth == 1 else name.rpartition(' ')[2]}>")
        elif self.left_out == self.depth:
            self.left_out = 0
        self.depth -= 1

    def drawing(self) -> Drawing:
        if not self.shapes or self.frame is None:
            raise NotADrawing("logo-empty", "")
        x, y, wide, high = self.frame
        width = max(1, round(HEIGHT * wide / high))
        box = " ".join(f"{n:.6g}" for n in (x, y, wide, high))
        head = f'<svg xmlns="{SVG}" viewBox="{box}" width="{width}" height="{HEIGHT}">'
        return Drawing(re.sub(r"<(\w+)([^<>]*)></\1>", r"<\1\2/>", head + "".join(self.out) + "</svg>"), width, HEIGHT)


def _frame(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    """What of the plane is seen: the view box, or else the size. Raises NotADrawing("logo-size")."""
    given = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    if given == [""]:
        sizes = [re.fullmatch(rf"({_NUMBER})(?:px|pt|mm)?", attributes.get(n, "").strip()) for n in ("width", "height")]
        given = ["0", "0", *(size[1] if size else "" for size in sizes)]
    if len(given) != 4 or not all(re.fullmatch(_NUMBER, n) for n in given):
        raise NotADrawing("logo-size", "viewBox")
    x, y, wide, high = (float(n) for n in given)
    if not all(math.isfinite(n) and abs(n) < 1e6 for n in (x, y, wide, high)) or wide < 1e-3 or high < 1e-3:
        raise NotADrawing("logo-size", "viewBox")
    return x, y, wide, high


def _written(element: str, attributes: Mapping[str, str], root: bool = False) -> str:
    """The attributes that may stay, in a fixed order. Raises NotADrawing("logo-part") for what reaches outside."""
    kept: dict[str, str] = {}
    for name, value in attributes.items():
        space, _, local = name.rpartition(" ")
        if local.lower().startswith("on"):
            raise NotADrawing("logo-part", f"{local}=")
        if local == "href" and space in ("", XLINK):
            if not _LOCAL.fullmatch(value.strip()) or element not in _GRADIENTS:
                raise NotADrawing("logo-part", f"href= <{element}>")
            kept["href"] = value.strip()
        elif space:
            continue
        elif local == "style":
            kept |= _style(value)
        elif local in _ATTRIBUTES and not (root and local in ("x", "y", "width", "height")):
            kept.setdefault(local, _checked(local, value))
    return "".join(f" {name}={quoteattr(value)}" for name, value in sorted(kept.items()))


def _checked(name: str, value: str) -> str:
    value = value.strip()
    if (len(value) > MAX_VALUE and name not in _LONG) or not _ATTRIBUTES[name].fullmatch(value):
        raise NotADrawing("logo-part", f"{name}={value[:40]}")
    return " ".join(value.split())


def _style(text: str) -> dict[str, str]:
    """A style attribute as presentation attributes; properties that are none of ours are left out unless they reach outside."""
    found = {}
    for declared in text.split(";"):
        name, colon, value = declared.partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name in _ATTRIBUTES and name != "id":
            found[name] = _checked(name, value)
        elif re.search(r"url|expression|javascript|\\|@", value, re.I):
            raise NotADrawing("logo-part", f"style= {name}")
    return found
