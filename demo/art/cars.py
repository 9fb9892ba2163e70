"""A small electric city car, in centimetres: length along x, nose at -x, wheels on z=0."""

import math
from itertools import pairwise

import bpy
import materials as mt
import shapes as sh

PAINT = {
    "green": "#8fb59c",
    "white": "#d3d2ce",
    "silver": "#a9adb1",
    "black": "#1a1b1d",
    "blue": "#5b86b8",
    "grey": "#6a6f75",
}
# x, half width, underside, top edge of the lower body
BODY = (
    (-180, 54, 38, 60), (-177.5, 66, 30, 69), (-170, 74, 24, 77), (-155, 78.5, 21, 84), (-128, 81, 19, 91), (-92, 82, 18, 97),
    (-40, 82.5, 18, 99), (30, 82.5, 18, 100), (95, 82, 19, 102), (138, 80.5, 21, 104), (164, 77, 24, 104), (175, 72, 29, 98), (179, 64, 35, 88),
)  # fmt: skip
# x, half width at the belt, half width of the roof, top
CABIN = (
    (-96, 71, 68, 96), (-84, 73, 67, 107), (-62, 74.5, 63, 126), (-38, 75.5, 60, 143), (-18, 76, 58.5, 151), (10, 76.5, 58, 156.5), (50, 76.5, 58, 158),
    (90, 76, 57.5, 156), (124, 75, 56.5, 151), (142, 74, 57, 144), (156, 73, 60, 130), (168, 71, 64, 110), (172, 70, 66, 101),
)  # fmt: skip
AXLES, TYRE = (-116, 116), 31.0


def _table(table, x: float) -> list[float]:
    """Smoothly interpolated row of a table at `x`."""
    for a, b in pairwise(table):
        if a[0] <= x <= b[0]:
            t = (x - a[0]) / (b[0] - a[0])
            return [p + (q - p) * t for p, q in zip(a[1:], b[1:], strict=True)]
    return list(table[0][1:] if x < table[0][0] else table[-1][1:])


def side(x: float, s: float, out: float = 0) -> tuple[float, float, float]:
    """Point on the lower body's section at `x`; s is the angle in turns, 0 at the right flank, 0.25 on top."""
    half, low, top = _table(BODY, x)
    c, n = math.cos(math.tau * s), math.sin(math.tau * s)
    power = 0.42
    y = math.copysign(abs(c) ** power, c) * (half + out)
    z = (low + top) / 2 + math.copysign(abs(n) ** power, n) * ((top - low) / 2 + out)
    shoulder = 1 - 0.035 * max(0.0, (z - 66) / 35) - 0.05 * max(0.0, (40 - z) / 22)
    return (x, y * shoulder, z)


def roof(x: float, s: float, out: float = 0) -> tuple[float, float, float]:
    """Point on the cabin at `x`; s runs 0 (right belt) over the roof at 0.5 to 1 (left belt)."""
    belt, top_half, top = _table(CABIN, x)
    a = math.pi * s
    c, n = math.cos(a), math.sin(a)
    rise = abs(n) ** 0.55
    half = belt + (top_half - belt) * rise
    y = math.copysign(abs(c) ** 0.38, c) * (half + out)
    return (x, y, 92 + (top + out - 92) * rise)


def patch(
    surface,
    material,
    root,
    x0: float,
    x1: float,
    s0: float,
    s1: float,
    out: float = 0.5,
    nx: int = 16,
    ns: int = 14,
    slant: float = 0,
):
    """Panel lying on a body surface; `slant` shifts its x with height."""
    rows = []
    for k in range(nx + 1):
        line = []
        for q in range(ns + 1):
            s = s0 + (s1 - s0) * q / ns
            x = x0 + (x1 - x0) * k / nx
            line.append(surface(x + slant * (q / ns), s, out))
        rows.append(line)
    return sh.subdivide(sh.loft(rows, material, root, closed=False), 1)


def wheel(root, x: float, y: float, alloy, dark) -> None:
    """Tyre and a five-spoke rim; the outer side faces away from the car's middle."""
    out = 1 if y > 0 else -1
    part = sh.place(sh.group("wheel", root), (x, y, TYRE), (-90 * out, 0, 0))
    sh.lathe(
        [(20, -9), (28, -9.5), (30.4, -7.5), (TYRE, -4), (TYRE, 4), (30.4, 7.5), (28, 9.5), (20, 9)],
        mt.rubber("#161718"),
        part,
        96,
        caps=False,
    )
    sh.lathe([(21.5, 4), (22.4, 8.6), (20.6, 9.2), (19.6, 4), (18.6, -6)], alloy, part, 96, caps=False)
    sh.disc(20, 1.5, dark, part, 0.3, (0, 0, -2))
    sh.disc(5.4, 8.6, alloy, part, 1.6)
    sh.disc(3, 1, mt.plastic("#17181a", 0.3), part, 0.4, (0, 0, 8.3))
    for k in range(5):
        arm = sh.place(sh.group("spoke", part), turn=(0, 0, 72 * k))
        sh.extrude([(4, -2.6), (20.6, -4.4), (20.6, 4.4), (4, 2.6)], 2.4, alloy, arm, 0.8).location.z = 5.6
        sh.extrude([(8, -0.5), (20, -1.6), (20, 1.6), (8, 0.5)], 1.0, dark, arm, 0.3).location.z = 7.4


def _shell(root, paint, dark) -> None:
    rows = [[side(x, k / 40) for k in range(40)] for x in sorted({b[0] for b in BODY} | {-105, -70, -10, 0, 60, 115})]
    body = sh.loft(rows, paint, root, levels=2)
    for index, x in enumerate(AXLES):
        bore = sh.place(
            sh.extrude([(37 * math.cos(math.tau * k / 72), 37 * math.sin(math.tau * k / 72)) for k in range(72)], 240),
            (x, 120, TYRE + 2),
            (90, 0, 0),
        )
        bore.parent = root
        bore.hide_render = True
        bore["loose"] = True
        cut = body.modifiers.new(f"arch{index}", "BOOLEAN")
        cut.object, cut.operation, cut.solver = bore, "DIFFERENCE", "EXACT"
        for sy in (-1, 1):
            arc = [
                (x + 38 * math.cos(a), sy * 79.4, TYRE + 2 + 38 * math.sin(a))
                for a in (math.radians(-12 + 204 * k / 24) for k in range(25))
            ]
            sh.tube(arc, 2.2, dark, root)
        sh.box(78, 118, 66, mt.plastic("#0b0b0c", 0.9), root, at=(x, 0, TYRE + 16))
    body.modifiers.new("split", "EDGE_SPLIT").split_angle = math.radians(38)


def _cabin(root, paint, glass, dark) -> None:
    rows = [[roof(x, k / 32) for k in range(33)] for x in [c[0] for c in CABIN]]
    sh.loft(rows, glass, root, closed=False, levels=2)
    patch(roof, paint, root, -22, 138, 0.205, 0.795, 0.9, 20, 24)
    for a, b in ((0.0, 0.235), (1.0, 0.765)):
        patch(roof, paint, root, -93, -83, a, b, 0.8, 4, 14, 63)
        patch(roof, paint, root, 116, 168, a, b, 0.8, 10, 14, -22)
        patch(roof, dark, root, 24, 33, a, b, 0.45, 3, 10, -3)
        patch(roof, dark, root, -82, 150, a, a + (0.035 if a < 0.5 else -0.035), 0.4, 24, 3)
    sh.tube([roof(-12 + k * 12, 0.215, 1.0) for k in range(12)], 0.5, dark, root)
    sh.tube([roof(-12 + k * 12, 0.785, 1.0) for k in range(12)], 0.5, dark, root)
    patch(roof, dark, root, 134, 150, 0.27, 0.73, 2.2, 6, 16)


def _front(root, paint, dark, chrome) -> None:
    for sy in (-1, 1):
        lamp = sh.place(sh.group("lamp", root), (-168.5, sy * 57, 74), (0, -66, 0))
        lamp.rotation_euler.z = sy * -0.50
        lamp.scale = (0.78, 1.0, 1)
        sh.lathe([(17, -5), (17.4, 0), (16, 3.2), (10, 5.4), (0.1, 6.2)], mt.dark_glass("#08090b"), lamp, 64)
        sh.ring(14.6, 12.6, 1.2, mt.glow("#f4f8ff", 5), lamp, 0.3, (0, 0, 3.3))
        sh.lathe([(0.1, 7.0), (4.4, 6.8), (5, 5)], mt.metal("#dfe3e8", 0.1), lamp, 48)
    nose = mt.plastic("#141517", 0.4)
    sh.place(sh.slab(100, 15, 6, 7, nose, root, 2), (-176.5, 0, 44), (90, 0, -90))
    for k in range(4):
        sh.box(1, 90, 0.9, chrome, root, 0.2, (-183, 0, 39 + k * 3.4))
    sh.box(1.2, 52, 11, mt.plastic("#f0efec", 0.4), root, 0.4, (-182, 0, 56))
    sh.disc(4.6, 1.4, chrome, root, 0.5, (-178.4, 0, 68.4), (0, -70, 0))
    # panel gaps: bonnet edge
    sh.tube([side(-168 + k * 9, 0.155, 0.1) for k in range(9)], 0.35, nose, root)
    sh.tube([side(-168 + k * 9, 0.345, 0.1) for k in range(9)], 0.35, nose, root)


def _rear(root, paint, dark, chrome) -> None:
    red = mt.principled(
        "tail lamp", "#8f0a10", Roughness=0.06, Coat_Weight=1, Emission_Color=(1, 0.02, 0.02, 1), Emission_Strength=0.3
    )
    for sy in (-1, 1):
        lamp = sh.place(sh.group("lamp", root), (171.5, sy * 58, 86), (0, 74, 0))
        lamp.rotation_euler.z = sy * 0.42
        sh.lathe([(12.6, -4), (13, 0), (11.6, 2.6), (0.1, 4.4)], red, lamp, 64)
        sh.ring(9.6, 7.8, 1.0, mt.glow("#ff3026", 5), lamp, 0.2, (0, 0, 2.4))
    sh.place(sh.slab(112, 17, 6, 7, dark, root, 2), (175.5, 0, 38), (90, 0, 90))
    sh.box(1.2, 52, 11, mt.plastic("#f0efec", 0.4), root, 0.4, (178.6, 0, 62))
    gap = mt.plastic("#141517", 0.5)
    sh.tube([(178.2, y, 51) for y in range(-58, 59, 4)], 0.35, gap, root)
    sh.box(2, 24, 2.4, chrome, root, 0.8, (178.4, 0, 74))


def _flanks(root, paint, dark, chrome) -> None:
    gap = mt.plastic("#101113", 0.5)
    for sign in (0, 1):
        s_at = (lambda s: s) if sign == 0 else (lambda s: 0.5 - s)
        for x, lean in ((-68, -5), (24, 0), (104, 10)):
            line = [side(x + lean * (1 - k / 8), s_at(-0.10 + 0.245 * k / 8), 0.05) for k in range(9)]
            sh.tube(line, 0.38, gap, root)
        for x in (10, 92):
            p = side(x, s_at(0.045), 1.2)
            sh.cushion(15, 2.2, 3, paint, root, 0.1, 0.9, p, wrinkle=0)
        patch(side, dark, root, -74, 74, s_at(-0.165), s_at(-0.10), 0.9, 12, 5)
        sy = 1 if sign == 0 else -1
        sh.cushion(13, 19, 13, paint, root, 0.1, 0.85, (-66, sy * 92, 106), (0, 0, sy * 10), wrinkle=0)
        sh.box(7, 14, 4, dark, root, 1.5, (-66, sy * 81, 101))
    flap = side(-128, 0.06, 0.3)
    sh.disc(7, 0.8, paint, root, 0.3, flap, (-90, 0, 0))


def car(colour: str, parent=None) -> bpy.types.Object:
    """The whole car."""
    root = sh.group("car", parent)
    tint = PAINT.get(colour, PAINT["silver"])
    paint = mt.principled("car paint", tint, Metallic=0.25, Roughness=0.28, Coat_Weight=1.0, Coat_Roughness=0.02)
    dark, chrome, alloy = mt.plastic("#1a1b1d", 0.45), mt.metal("#d3d6da", 0.12), mt.metal("#b4b8bd", 0.26)
    glass = mt.principled("window", "#0b0e11", Roughness=0.09, Specular_IOR_Level=0.6)
    _shell(root, paint, dark)
    _cabin(root, paint, glass, dark)
    _front(root, paint, dark, chrome)
    _rear(root, paint, dark, chrome)
    _flanks(root, paint, dark, chrome)
    for x in AXLES:
        for y in (-72, 72):
            wheel(root, x, y, alloy, mt.plastic("#17181a", 0.4))
    sh.box(300, 130, 14, mt.plastic("#0b0b0c", 0.9), root, at=(0, 0, 26))
    return root


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: front three-quarter; 2: rear three-quarter; 3: front close up."""
    from rows import colour_of

    stage = sh.group("stage")
    item = car(colour_of(row, "green"), stage)
    sh.place(item, turn=(0, 0, {1: 52, 2: 232, 3: 62}.get(view, 52)))
    settle(stage, 2.3)
    if view == 3:
        camera([stage], azimuth=2, elevation=9, lens=85, aim=(-0.12, -0.7, 0.42), distance=3.7, blur=4)
    else:
        camera([stage], elevation=9, fill=0.9)
