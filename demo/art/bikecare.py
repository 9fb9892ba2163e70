"""Bottles of bike care, in millimetres: dropper bottles of chain lube, sealant with a flip cap, a cleaner with a trigger."""

import math
from pathlib import Path

import bpy
import materials as mt
import shapes as sh
from PIL import Image, ImageDraw, ImageFont

GROTESK = Path(__file__).parents[2] / "src/argosy/web/static/fonts/hanken-grotesk-latin.woff2"
INK, RED, PAPER = "#16181a", "#d9272e", "#f4f4f1"
#: Words of the label by type of goods: two lines, and the colour of the band below them.
LABELS = {
    "chain-lube": (("CHAIN LUBE", "all weather"), RED),
    "sealant": (("TUBELESS", "sealant"), "#1f6f8b"),
    "cleaner": (("BIKE CLEANER", "spray · wipe · rinse"), RED),
}
#: Radius, height of the body and diameter of the neck of a dropper bottle by millilitres.
DROPPERS = {60: (16.5, 82, 11), 120: (20.5, 108, 13)}


def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(GROTESK), size)
    font.set_variation_by_axes([weight])
    return font


def label(kind: str, content: str, round_: tuple[float, float], ground: str, ink: str, hazard: bool = False) -> Image.Image:
    """The label round a bottle of (radius, height of the label): brand, goods and content in front; the seam is behind."""
    (first, second), band = LABELS[kind]
    radius, tall = round_
    w = 2400
    h = round(w * tall / (math.tau * radius))
    image = Image.new("RGB", (w, h), ground)
    draw = ImageDraw.Draw(image)
    middle = w / 2

    def line(y: float, words: str, size: int, weight: int, fill: str) -> None:
        """Words centred on the front, no wider than what is seen of it."""
        font = _font(size, weight)
        while draw.textlength(words, font) > w * 0.25:
            font = _font(font.size - 2, weight)
        draw.text((middle, y * h), words, font=font, fill=fill, anchor="mm")

    draw.rectangle((0, h * 0.82, w, h), fill=band)
    line(0.13, "ROCKBROS", 110, 780, ink)
    draw.rectangle((middle - w * 0.03, h * 0.13 + 75, middle + w * 0.03, h * 0.13 + 90), fill=band)
    line(0.40, first, 150, 850, ink)
    line(0.40 + 145 / h, second, 100, 480, ink)
    line(0.91, content, 130, 700, PAPER)
    if hazard:
        _exclamation(draw, middle, h * 0.7, 110)
    for side in (-1, 1):  # the small print beside the front
        for row in range(9):
            x, y, long = middle + side * w * 0.24, h * (0.26 + row * 0.05), w * (0.07 if row % 4 else 0.05)
            draw.rectangle((x - long, y, x + long, y + 14), fill=_between(ground, ink))
    return image


def _between(one: str, other: str) -> str:
    pairs = zip(*(bytes.fromhex(c[1:]) for c in (one, other)), strict=True)
    return "#" + "".join(f"{(3 * a + 2 * b) // 5:02x}" for a, b in pairs)


def _exclamation(draw: ImageDraw.ImageDraw, x: float, y: float, half: float) -> None:
    """The pictogram GHS07 (Regulation (EC) No 1272/2008, Annex V)."""
    for size, fill in ((half, "#e2001a"), (half * 0.8, "#ffffff")):
        draw.polygon([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], fill=fill)
    a = half * 0.11
    draw.polygon([(x - a, y - 4 * a), (x + a, y - 4 * a), (x + a * 0.6, y + a), (x - a * 0.6, y + a)], fill="#000000")
    draw.ellipse((x - a * 0.9, y + 1.7 * a, x + a * 0.9, y + 3.5 * a), fill="#000000")


def wrap(radius: float, low: float, high: float, picture: Image.Image, parent, roughness: float = 0.42):
    """A label once round a bottle, its middle towards the camera."""
    steps = 96
    points, faces = [], []
    for z in (low, high):
        for k in range(steps + 1):
            a = math.pi / 2 + math.tau * k / steps
            points.append((radius * math.cos(a), radius * math.sin(a), z))
    for k in range(steps):
        faces.append((k, k + 1, steps + 2 + k, steps + 1 + k))
    item = sh.mesh(points, faces, mt.printed(picture, roughness), parent, 180)
    layer = item.data.uv_layers.new(name="round")
    for loop in item.data.loops:
        row, k = divmod(loop.vertex_index, steps + 1)
        layer.data[loop.index].uv = (k / steps, row)
    return item


def _shoulder(radius: float, high: float, neck: float, rise: float, steps: int = 8) -> list[tuple[float, float]]:
    """Profile of a bottle's shoulder, from the body to the neck."""
    turn = [math.pi / 2 * k / steps for k in range(steps + 1)]
    return [(neck + (radius - neck) * math.cos(a), high + rise * math.sin(a)) for a in turn]


def _body(radius: float, high: float, neck: float, rise: float, material, parent) -> bpy.types.Object:
    foot = [(radius - 3, 0), (radius - 0.8, 0.8), (radius, 3)]
    top = _shoulder(radius, high, neck, rise)
    return sh.lathe([*foot, (radius, high), *top[1:], (neck, high + rise + 8)], material, parent, 128)


def dropper(millilitres: int, open_: bool, parent=None) -> bpy.types.Object:
    """Bottle of chain lube with a needle; closed by a ribbed cap, which lies beside it when `open_`."""
    root = sh.group("lube", parent)
    radius, high, neck = DROPPERS[millilitres]
    _body(radius, high, neck, radius * 0.55, mt.plastic("#202225", 0.34), root)
    low, rim = high * 0.08, high * 0.96
    picture = label("chain-lube", f"{millilitres} ml", (radius, rim - low), INK, PAPER)
    wrap(radius + 0.25, low, rim, picture, root)
    top = high + radius * 0.55
    red, white = mt.plastic(RED, 0.36), mt.plastic("#e8e8e4", 0.4)
    sh.disc(neck + 2.6, 9, red, root, 1.2, (0, 0, top))
    tip = [(neck - 1, 8), (neck * 0.5, 13), (3.2, 17), (2.2, 34), (1.3, 36)]
    sh.lathe(tip, white, root, 64, (0, 0, top))
    cap = sh.group("cap", root)
    sh.lathe([(neck - 1, 0), (neck - 1.2, 2.5), (neck - 3, 5), (4.8, 12), (4, 30), (2.6, 33), (0.1, 34)], red, cap, 64)
    for k in range(12):
        sh.box(1.1, 0.9, 15, red, sh.place(sh.group("rib", cap), (0, 0, 20), (0, 0, 30 * k)), 0.4, (4.1, 0, 0), (0, -2, 0))
    if open_:
        sh.place(cap, (radius * 1.9, -radius * 1.3, neck - 1), (0, 78, -36))
    else:
        sh.place(cap, (0, 0, top + 9))
    return root


def sealant(parent=None, open_: bool = False) -> bpy.types.Object:
    """Half-litre bottle of tyre sealant with a pointed cap for the valve."""
    root = sh.group("sealant", parent)
    radius, high = 34, 150
    _body(radius, high, 15, 24, mt.principled("bottle", "#eef0ee", Roughness=0.38, Subsurface_Weight=0.15), root)
    wrap(radius + 0.3, 16, high - 6, label("sealant", "500 ml", (radius, high - 22), "#eef0ee", INK, True), root)
    blue, dark = mt.plastic("#1f6f8b", 0.36), mt.plastic("#1b1d1f", 0.4)
    sh.disc(19, 18, blue, root, 2, (0, 0, high + 26))
    for k in range(28):
        a = math.tau * k / 28
        sh.box(1.2, 1.2, 13, blue, root, 0.4, (19 * math.cos(a), 19 * math.sin(a), high + 35))
    sh.lathe([(15, 0), (9, 6), (6, 12), (4.2, 40), (3, 42)], blue, root, 64, (0, 0, high + 43))
    cap = sh.lathe([(5.2, 0), (5.2, 10), (3.6, 14), (0.1, 15)], dark, root, 48, (0, 0, high + 76))
    if open_:
        sh.place(cap, (52, -34, 5.2), (0, 90, 30))
        hose = [(0, 0, high + 84), (4, 0, high + 104), (34, -8, high + 104), (56, -14, high + 70), (62, -18, high + 36)]
        sh.tube(hose, 3.4, mt.principled("hose", "#dfe7ea", Roughness=0.2, Transmission_Weight=0.5), root)
    return root


def cleaner(parent=None) -> bpy.types.Object:
    """Litre bottle of cleaner with a trigger sprayer."""
    root = sh.group("cleaner", parent)
    radius, high = 43, 176
    liquid = mt.principled("liquid", "#e0571f", Roughness=0.16, Coat_Weight=0.6, Subsurface_Weight=0.2)
    _body(radius, high, 13, 52, liquid, root)
    wrap(radius + 0.3, 20, high - 8, label("cleaner", "1 l", (radius, high - 28), PAPER, INK), root)
    top = high + 58
    black, grey = mt.plastic("#191b1d", 0.4), mt.plastic("#33363a", 0.42)
    sh.disc(17, 22, black, root, 1.6, (0, 0, top))
    for k in range(24):
        a = math.tau * k / 24
        sh.box(1.2, 1.2, 17, black, root, 0.4, (17 * math.cos(a), 17 * math.sin(a), top + 11))
    side = [(-22, 20), (20, 20), (28, 40), (30, 58), (18, 66), (-46, 62), (-52, 56), (-52, 42), (-30, 38)]
    head = sh.extrude([(-x, z) for x, z in side][::-1], 30, black, root, 5)
    sh.place(head, (0, 15, top), (90, 0, 0))
    sh.disc(10, 12, mt.plastic(RED, 0.36), root, 1.5, (51, 0, top + 49), (0, 90, 0))
    sh.disc(2, 1, grey, root, 0, (63, 0, top + 49), (0, 90, 0))
    lever = [(38, 40), (44, 38), (40, 18), (46, 2), (56, -14), (51, -17), (40, 0), (33, 18), (33, 36)]
    trigger = sh.extrude(lever[::-1], 20, mt.plastic(RED, 0.36), root, 2.4)
    sh.place(trigger, (0, 10, top), (90, 0, 0))
    return root


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: the bottle; 2: open, or close up."""
    stage = sh.group("stage")
    kind = row["care_type"]
    close = None
    if kind == "chain-lube":
        dropper(int(row["net_content"].split()[0]), view == 2, stage)
        rise = 10 if view == 1 else 22
    elif kind == "sealant":
        sealant(stage, view == 2)
        rise = 10 if view == 1 else 16
    else:
        sh.place(cleaner(stage), turn=(0, 0, 0 if view == 1 else 38))
        rise, close = 8, None if view == 1 else ((0.1, 0, 1.42), 3.4)
    settle(stage)
    if close:
        camera([stage], azimuth=6, elevation=12, aim=close[0], distance=close[1], blur=8)
    else:
        camera([stage], elevation=rise, fill=0.82)
