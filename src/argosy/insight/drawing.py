"""Small pieces of SVG: text that is escaped, bars with patterns, and coordinates in whole units.

Colours are CSS custom properties with fallbacks in presentation attributes, so that a page's look applies and no inline style
is needed. One drawing unit is one CSS pixel at the width the drawing is made for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

NARROW = 358
WIDE = 960

INK = "var(--ink, #1d1d1f)"
QUIET = "var(--ink-quiet, #5c5c66)"
LINE = "var(--line, #c9c9d1)"
ACCENT = "var(--accent, #0b5fcc)"
COST = "var(--chart-cost, #b4532a)"
TAX = "var(--chart-tax, #6b6b76)"
GAIN = "var(--chart-gain, #1f7a3d)"
SERIES = (ACCENT, COST, GAIN, "var(--chart-4, #6d3fa8)", "var(--chart-5, #8a6a00)")

PATTERNS = ("solid", "stripes", "dots", "cross", "bars")
_STROKES = {
    "stripes": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke="{colour}" stroke-width="2"/>',
    "dots": '<circle cx="2" cy="2" r="1.4" fill="{colour}"/><circle cx="6" cy="6" r="1.4" fill="{colour}"/>',
    "cross": '<path d="M0 4H8M4 0V8" stroke="{colour}" stroke-width="1.5"/>',
    "bars": '<path d="M2 0V8M6 0V8" stroke="{colour}" stroke-width="1.8"/>',
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps amounts from `low` to `high` on to `start` … `start + length` in whole units."""

    low: int
    high: int
    start: int
    length: int

    def at(self, value: int) -> int:
        return self.start + (value - self.low) * self.length // max(1, self.high - self.low)


def pattern(uid: str, name: str, number: int, colour: str) -> tuple[Markup, str]:
    """A pattern's definition (empty for solid) and the fill that uses it."""
    if name == "solid":
        return Markup(""), colour
    key = f"{uid}-{name}-{number}"
    drawn = Markup(_STROKES[name].format(colour=colour))  # noqa: S704 - our own constants
    frame = Markup('<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>')
    return frame.format(key, drawn), f"url(#{key})"


def text(
    x: int, y: int, words: str, *, size: int = 13, anchor: str = "start", fill: str = INK, bold: bool = False
) -> Markup:
    """A line of text with its baseline at `y`."""
    weight = Markup(' font-weight="600"') if bold else Markup("")
    made = Markup('<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}"{}>{}</text>')
    return made.format(x, y, size, anchor, fill, weight, words)


def bar(x: int, y: int, width: int, height: int, fill: str, outline: str) -> Markup:
    """A filled and outlined rectangle, at least one unit wide and high so that small amounts stay visible."""
    made = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>')
    return made.format(x, y, max(1, width), max(1, height), fill, outline)


def rule(x1: int, y1: int, x2: int, y2: int, stroke: str = LINE, dash: str = "") -> Markup:
    """A straight line."""
    dashed = Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup("")
    made = Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"{}/>')
    return made.format(x1, y1, x2, y2, stroke, dashed)


def image(uid: str, width: int, height: int, title: str, description: str, parts: Iterable[Markup]) -> Markup:
    """The whole drawing as one image with a name and a description for those who do not see it."""
    made = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" '
        'aria-labelledby="{uid}-t {uid}-d" font-family="inherit"><title id="{uid}-t">{title}</title>'
        '<desc id="{uid}-d">{description}</desc>{parts}</svg>'
    )
    return made.format(w=width, h=height, uid=uid, title=title, description=description, parts=Markup("").join(parts))


def both(narrow: Markup, wide: Markup) -> Markup:
    """Both layouts; the page's style sheet shows one: `.chart-wide` from 760 px, `.chart-narrow` below."""
    made = Markup('<div class="chart"><div class="chart-narrow">{}</div><div class="chart-wide">{}</div></div>')
    return made.format(narrow, wide)
