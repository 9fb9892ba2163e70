"""Plain wordmarks of the demo brands as outlines, set in the platform's own open fonts: `python logos.py`.

They stand in for the brands' registered logos, which this project does not ship.
"""

from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "src/argosy/web/static/fonts"
GROTESK, SERIF = "hanken-grotesk-latin.woff2", "newsreader-display-latin.woff2"

# slug: words, font, weight, tracking in font units, slant, ink, accent dot
MARKS = {
    "xiaomi": ("Xiaomi", GROTESK, 620, 6, 0.0, "#191a1c", "#ff6900"),
    "poco": ("POCO", GROTESK, 800, 60, 0.0, "#141414", "#ffd200"),
    "rockbros": ("ROCKBROS", GROTESK, 760, 24, 0.18, "#1b1e20", "#d9272e"),
    "ilife": ("ILIFE", GROTESK, 500, 150, 0.0, "#10212e", "#0078be"),
    "comhoma": ("Comhoma", SERIF, 420, 4, 0.0, "#2b221c", "#a4593a"),
    "leapmotor": ("Leapmotor", GROTESK, 450, 30, 0.0, "#10191a", "#0b7f70"),
}


def wordmark(words: str, font_name: str, weight: float, tracking: float, slant: float, ink: str, accent: str) -> str:
    """SVG source: the words, and a short accent bar below their first letter."""
    font = TTFont(FONTS / font_name)
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    if axes:
        place = {tag: axis.defaultValue for tag, axis in axes.items()}
        if "wght" in axes:
            place["wght"] = min(max(weight, axes["wght"].minValue), axes["wght"].maxValue)
        font = instantiateVariableFont(font, place)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = 100 / font["head"].unitsPerEm
    outline, bounds = SVGPathPen(glyphs, ntos=lambda v: f"{v:.1f}".rstrip("0").rstrip(".")), BoundsPen(glyphs)
    x = 0.0
    for letter in words:
        name = names[ord(letter)]
        move = Transform(scale, 0, slant * scale, -scale, x * scale, 0)
        glyphs[name].draw(TransformPen(outline, move))
        glyphs[name].draw(TransformPen(bounds, move))
        x += glyphs[name].width + tracking * font["head"].unitsPerEm / 1000
    left, top, right, bottom = bounds.bounds
    base = bottom + 9
    box = f"{left:.1f} {top:.1f} {right - left:.1f} {base + 4 - top:.1f}"
    bar = f'<rect x="{left:.1f}" y="{base:.1f}" width="22" height="4" rx="2" fill="{accent}"/>'
    size = f'width="{(right - left) * 2:.0f}" height="{(base + 4 - top) * 2:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {size} role="img" aria-label="{words}">'
        f'<path fill="{ink}" d="{outline.getCommands()}"/>{bar}</svg>\n'
    )


def main() -> None:
    for slug, mark in MARKS.items():
        target = ROOT / "demo/packs" / slug / "media/logo.svg"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(wordmark(*mark), encoding="utf-8")
        print(f"{slug} {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
