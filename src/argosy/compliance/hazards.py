"""The hazard pictograms of Regulation (EC) No 1272/2008 (CLP), Annex V, drawn by us: a black symbol on white in a red square set on a point.

The label on the goods bears the Regulation's own artwork; these carry its meaning into the offer. Each is drawn 100 by 100.
"""

from __future__ import annotations

RED, INK = "#e2001a", "#000"
_FRAME = f'<path d="M50 3 97 50 50 97 3 50z" fill="#fff" stroke="{RED}" stroke-width="5" stroke-linejoin="round"/>'
_FLAME = (
    f'<path d="M51 19c-2 8 13 15 14 30 .6 10-6 18-15 18s-16-7-16-17c0-8 5-12 7-18 2 4 2 7 5 9 3-6-1-14 5-22z" fill="{INK}"/>'
    '<path d="M50 44c1 5 7 8 7 14 0 4-3 7-7 7s-7-3-7-7c0-3 2-5 3-7l2 3c2-3 0-6 2-10z" fill="#fff"/>'
    f'<path d="M33 72h34v5H33z" fill="{INK}"/>'
)
_CORROSION = (
    f'<g fill="none" stroke="{INK}" stroke-width="2.4"><path d="M21 43l17-12 4 5-17 12z"/><path d="M79 43 62 31l-4 5 17 12z"/></g>'
    f'<path d="M28 44l9-6 3 3-11 8zM72 44l-9-6-3 3 11 8z" fill="{INK}"/>'
    f'<g fill="{INK}"><circle cx="41" cy="46" r="2"/><circle cx="41" cy="53" r="2.4"/><circle cx="59" cy="46" r="2"/><circle cx="59" cy="53" r="2.4"/>'
    '<path d="M22 60h13l3 4 5-1 2-3h3v9H28z"/>'
    '<path d="M53 66c5-4 8-5 11-4l4 2 2-4c2 0 3 2 2 4l7-1c3 0 3 4 0 5l-14 6H55z"/></g>'
)
_EXCLAMATION = f'<path d="M44 23h12l-3 33h-6z" fill="{INK}"/><circle cx="50" cy="67" r="6" fill="{INK}"/>'
_HEALTH = (
    f'<circle cx="50" cy="26" r="8.5" fill="{INK}"/>'
    f'<path d="M30 72V53c0-9 6-14 13-15l7 5 7-5c7 1 13 6 13 15v19l-8 6V56h-2v25H40V56h-2v22z" fill="{INK}"/>'
    '<path d="m50 44 2.4 7 6.6-3-3 6.6 7 2.4-7 2.4 3 6.6-6.6-3-2.4 7-2.4-7-6.6 3 3-6.6-7-2.4 7-2.4-3-6.6 6.6 3z" fill="#fff"/>'
)
_ENVIRONMENT = (
    f'<g fill="none" stroke="{INK}" stroke-width="2.6" stroke-linecap="round"><path d="M37 66V28M37 46 27 36M37 40l9-9M37 54l-8-7M37 50l7-6"/>'
    '<path d="M20 66h32"/></g>'
    f'<path d="M45 66c6-9 17-11 26-4l9-5-1 9 1 8-9-5c-8 5-19 5-26-3z" fill="{INK}"/>'
    '<circle cx="53" cy="63.5" r="1.6" fill="#fff"/><path d="M59 60c2 3 2 7 0 10" fill="none" stroke="#fff" stroke-width="1.4"/>'
)
_SYMBOLS = {
    "GHS02": _FLAME, "GHS05": _CORROSION, "GHS07": _EXCLAMATION, "GHS08": _HEALTH, "GHS09": _ENVIRONMENT,
}  # fmt: skip
#: Drawn larger than the frame leaves room for: scaled about the middle.
_SCALED = {"GHS05": 0.78, "GHS08": 0.86, "GHS09": 0.74}
SIDE = 100


def known(code: str) -> bool:
    """Whether there is a pictogram of that code."""
    return code in _SYMBOLS


def pictogram(code: str, x: float = 0) -> str:
    """The pictogram at `x` as SVG elements. Raises KeyError for an unknown code."""
    symbol, scale = _SYMBOLS[code], _SCALED.get(code)
    if scale:
        symbol = f'<g transform="translate({50 * (1 - scale):g} {50 * (1 - scale):g}) scale({scale:g})">{symbol}</g>'
    return f'<g transform="translate({x:g} 0)">{_FRAME}{symbol}</g>'
