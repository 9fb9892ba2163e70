"""Colour arithmetic: a brand's look made so that it can be read.

Contrast is WCAG 2.2's relative luminance ratio.
"""

from __future__ import annotations

import re

from argosy.web.shop.parts import Look

INK, PAPER, WHITE = "#0f1a1f", "#fdfdfc", "#ffffff"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, on: str, ratio: float = 4.5) -> str:
    """`colour` moved towards black (or white, on dark grounds) in small steps until it reads on `on`."""
    target = 0 if luminance(on) > 0.18 else 255
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for _ in range(64):
        now = "#{:02x}{:02x}{:02x}".format(*channels)
        if contrast(now, on) >= ratio:
            return now
        channels = [c + round((target - c) * 0.06) or (1 if c < target else -1) * (c != target) for c in channels]
        channels = [min(255, max(0, c)) for c in channels]
    return INK if target == 0 else WHITE


def look(accent: str, ink: str = INK, paper: str = WHITE) -> Look:
    """A brand's look from its pack, with the readable partners of each colour. Unusable colours fall back to ours."""
    accent, ink, paper = (
        value.lower() if _HEX.fullmatch(value or "") else fallback
        for value, fallback in ((accent, "#0b5a60"), (ink, INK), (paper, WHITE))
    )
    return Look(
        accent=accent,
        accent_text=readable(accent, PAPER),
        on_accent=WHITE if contrast(WHITE, accent) >= 4.5 else INK,
        ink=ink,
        paper=paper,
        on_paper=ink if contrast(ink, paper) >= 4.5 else (INK if contrast(INK, paper) >= 4.5 else WHITE),
    )
