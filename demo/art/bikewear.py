"""Cycling glasses, in millimetres; the wearer looks towards -y."""

import math

import bpy
import materials as mt
import shapes as sh

FRAME = {"black": "#1a1b1d", "blue": "#1f4fa8", "red": "#b3202a", "white": "#cfceca"}


def _bow(x: float) -> float:
    """Forward curve of the shield: y at distance x from the nose."""
    return -52 * math.cos(min(1.25, abs(x) / 62))


def glasses(colour: str, photochromic: bool, parent=None) -> bpy.types.Object:
    """Wrap-around shield in a half frame, with temples and nose pads."""
    root = sh.group("glasses", parent)
    frame = mt.glossy(FRAME.get(colour, FRAME["black"]), 0.28)
    if photochromic:
        tint = mt.principled("lens", "#3f4a54", Roughness=0.03, Alpha=0.62, Coat_Weight=1.0, Metallic=0.2)
    else:
        tint = mt.principled(
            "lens",
            "#d23a1e" if colour == "red" else "#2f6fd0",
            Metallic=0.85,
            Roughness=0.07,
            Coat_Weight=1.0,
            Alpha=0.96,
        )
    xs = [-70 + 140 * k / 56 for k in range(57)]
    top = [26 - 7 * (abs(x) / 70) ** 2.4 for x in xs]
    low = [(-29 + 15 * math.exp(-((x / 9.5) ** 2)) * 1.55 + 17 * (abs(x) / 70) ** 3.2) for x in xs]
    rows = [
        [(x, _bow(x) - 3.5 * (1 - abs(2 * t - 1)), b + (a - b) * t) for x, a, b in zip(xs, top, low, strict=True)]
        for t in (0, 0.1, 0.35, 0.65, 0.9, 1)
    ]
    lens = sh.loft(rows, tint, root, closed=False)
    body = lens.modifiers.new("thickness", "SOLIDIFY")
    body.thickness = 1.8
    sh.subdivide(lens, 2)
    sh.tube([(x, _bow(x) - 0.6, z + 1.2) for x, z in zip(xs[::4], top[::4], strict=True)], 2.9, frame, root)
    for side in (-1, 1):
        x = side * 70
        sh.cushion(7, 18, 13, frame, root, 0.05, 0.7, (side * 69.5, _bow(70) + 6, 18), (0, 0, side * 14), wrinkle=0)
        path = [
            (x, _bow(70) + 8, 19),
            (side * 73, 30, 20),
            (side * 74, 78, 17),
            (side * 70, 108, 4),
            (side * 68, 122, -9),
        ]
        sh.tube(path, 2.7, frame, root)
        sh.tube([(side * 74, 70, 17.6), (side * 70, 108, 4), (side * 68, 123, -10)], 3.6, mt.rubber("#202124"), root)
        sh.tube(
            [(side * 6, _bow(4) + 3, 2), (side * 9, _bow(6) + 10, -10), (side * 12, _bow(8) + 9, -18)],
            2.4,
            mt.rubber("#26272a"),
            root,
        )
    return root


def case(parent=None) -> bpy.types.Object:
    """Zipped hard case."""
    root = sh.group("case", parent)
    cloth = mt.textured(mt.plastic("#1c1d20", 0.75), "weave", 0.25, 0.3, 0.06, 0.004)
    sh.cushion(170, 74, 62, cloth, root, 0.06, 0.9, (0, 0, 31), wrinkle=0)
    ring = [(84 * math.cos(a), 38 * math.sin(a), 31) for a in (math.tau * k / 24 for k in range(24))]
    sh.tube(ring, 1.8, mt.plastic("#0b0c0d", 0.4), root, closed=True)
    return root


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: three-quarter; 2: with the case."""
    from rows import colour_of

    stage = sh.group("stage")
    item = glasses(colour_of(row), row.get("lens") == "photochromic", stage)
    sh.place(item, (0, 0, 0) if view == 1 else (-20, -70, 0), (4, 0, -30 if view == 1 else 24))
    if view == 2:
        sh.place(case(stage), (30, 110, -30), (0, 0, -12))
    settle(stage)
    camera([stage], elevation=17 if view == 1 else 24, fill=0.86)
