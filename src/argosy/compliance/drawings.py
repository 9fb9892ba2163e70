"""Shapes of the displays, drawn by us: arrows, pictograms and panels as SVG text. No words are chosen here."""

from __future__ import annotations

import re
from html import escape
from unicodedata import east_asian_width

#: The seven colours of the EU label, from the CMYK values that the labelling acts prescribe (Annex III and VIII).
CLASS_COLOURS = {
    "A": "#009640",
    "B": "#52ae32",
    "C": "#c8d400",
    "D": "#ffed00",
    "E": "#fbba00",
    "F": "#ec6608",
    "G": "#e30613",
}
_FONT = "Calibri, Carlito, 'Noto Sans', 'Noto Sans SC', Arial, sans-serif"
_INK = "#111"
_BLUE = "#0b3c8c"


def frame(width: float, height: float, scale: float, title: str, body: str) -> str:
    """An image with a title for those who do not see it; it scales with `scale` and never less than its text allows."""
    name = escape(title, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{name}" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width * scale:g}" height="{height * scale:g}" font-family="{_FONT}"><title>{name}</title>{body}</svg>'
    )


def arrow(letter: str, x: float = 0) -> str:
    """The range A to G and the arrow of the class, 92 by 40, as the acts prescribe for advertisements."""
    colour = CLASS_COLOURS[letter]
    return (
        f'<g transform="translate({x:g} 0)">'
        f'<rect x=".5" y=".5" width="19" height="39" fill="#fff" stroke="{_INK}"/>'
        f'<text x="10" y="13.5" font-size="12" font-weight="700" text-anchor="middle" fill="{_INK}">A</text>'
        f'<path d="M10 16v8m-2.6-5.4L10 15.6l2.6 3" fill="none" stroke="{_INK}" stroke-width="1.4"/>'
        f'<text x="10" y="36" font-size="12" font-weight="700" text-anchor="middle" fill="{_INK}">G</text>'
        f'<path d="M20 .5h52L91.3 20 72 39.5H20z" fill="{colour}" stroke="{_INK}"/>'
        f'<text x="50" y="31" font-size="31" font-weight="700" text-anchor="middle" fill="#fff" stroke="{_INK}" '
        f'stroke-width="1.6" paint-order="stroke">{letter}</text></g>'
    )


def caption(text: str, x: float, y: float, size: float = 9) -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="700" fill="{_INK}">{escape(text)}</text>'


def charger(included: bool) -> str:
    """The pictogram of Annex Ia Part III to Directive 2014/53/EU, 40 by 40: a charging device, struck out if not included."""
    struck = "" if included else f'<path d="M5 35 35 5" stroke="{_INK}" stroke-width="2.6"/>'
    return (
        f'<rect x="1" y="1" width="38" height="38" rx="4" fill="#fff" stroke="{_INK}" stroke-width="1.6"/>'
        f'<path d="M16.5 7v5m7-5v5" stroke="{_INK}" stroke-width="2.4"/>'
        f'<rect x="12" y="12" width="16" height="15" rx="2.4" fill="none" stroke="{_INK}" stroke-width="2"/>'
        f'<path d="M20 27v3c0 3-5 2-5 5" fill="none" stroke="{_INK}" stroke-width="2"/>{struck}'
    )


def power(least: str, most: str, usb_pd: bool) -> str:
    """The label of Annex Ia Part IV, 64 by 40: the charging power in watts and whether USB Power Delivery is supported."""
    lines = [(17 if usb_pd else 25, f"{least} – {most}"), (32 if usb_pd else 36, "USB PD" if usb_pd else "")]
    text = "".join(
        f'<text x="32" y="{y}" font-size="11" font-weight="700" text-anchor="middle" fill="{_INK}">{escape(line)}</text>'
        for y, line in ((lines[0][0], f"{lines[0][1]} W"), lines[1])
        if line
    )
    return f'<rect x="1" y="1" width="62" height="38" rx="4" fill="#fff" stroke="{_INK}" stroke-width="1.6"/>{text}'


def ce() -> str:
    """The CE marking, 56 by 40: two letters from circles of equal size (Regulation (EC) No 765/2008, Annex II)."""
    return (
        f'<g fill="none" stroke="{_INK}" stroke-width="6">'
        '<path d="M24 6.5A13.5 13.5 0 1 0 24 33.5"/><path d="M52 6.5A13.5 13.5 0 1 0 52 33.5"/><path d="M39 20h11"/></g>'
    )


def bin_struck(bar: bool) -> str:
    """The crossed-out wheeled bin, 40 by 48; with a solid bar beneath for electrical equipment (EN 50419)."""
    beneath = f'<rect x="8" y="43" width="24" height="4" fill="{_INK}"/>' if bar else ""
    return (
        f'<g fill="none" stroke="{_INK}" stroke-width="2">'
        '<path d="M10 12h20l-2.5 23h-15z"/><path d="M8 9h24v3H8zM15 9V6h10v3"/>'
        '<circle cx="14" cy="37" r="2.6"/><path d="M3 4l34 36M37 4 3 40"/></g>'
        f"{beneath}"
    )


def panel(heading: str, figure: str, unit: str, lines: list[str]) -> tuple[float, float, str]:
    """A notice with a figure in a shield, a heading and wrapped text; width, height and the drawing."""
    width, left = 340.0, 92.0
    head = wrap(heading, 30)
    body = [row for line in lines for row in wrap(line, 44)]
    height = max(96.0, 22 + 18 * len(head) + 14 * len(body))
    top = f'<rect x=".75" y=".75" width="{width - 1.5:g}" height="{height - 1.5:g}" rx="8" fill="#fff" stroke="{_BLUE}" stroke-width="1.5"/>'
    shield = (
        f'<path d="M46 12c10 6 20 7 30 7v24c0 17-12 27-30 34-18-7-30-17-30-34V19c10 0 20-1 30-7z" fill="{_BLUE}"/>'
        f'<text x="46" y="48" font-size="28" font-weight="700" text-anchor="middle" fill="#fff">{escape(figure)}</text>'
        f'<text x="46" y="62" font-size="10" text-anchor="middle" fill="#fff">{escape(unit)}</text>'
    )
    text = "".join(
        f'<text x="{left:g}" y="{26 + 18 * i:g}" font-size="15" font-weight="700" fill="{_BLUE}">{escape(row)}</text>'
        for i, row in enumerate(head)
    )
    start = 26 + 18 * len(head)
    text += "".join(
        f'<text x="{left:g}" y="{start + 14 * i:g}" font-size="11" fill="{_INK}">{escape(row)}</text>'
        for i, row in enumerate(body)
    )
    return width, height, top + shield + text


def wrap(text: str, measure: int) -> list[str]:
    """Lines of at most `measure` columns; wide characters (Chinese) count double and may break anywhere."""
    rows: list[str] = []
    row, used = "", 0.0
    for word in re.findall(r"[^\s⺀-鿿＀-￯]+[⺀-〿＀-￯]*\s*|[⺀-鿿＀-￯]\s*", text):
        size = sum(2.2 if east_asian_width(c) in "WF" else 1 for c in word.rstrip())
        if row and used + size > measure:
            rows.append(row.rstrip())
            row, used = "", 0.0
        row += word
        used += size + (len(word) - len(word.rstrip()))
    return [*rows, row.rstrip()] if row.strip() else rows
