"""Bicycle bags, in centimetres; the riding direction is -x, the viewer stands at -y."""

import bpy
import materials as mt
import shapes as sh

CLOTH = {
    "black": "#1f2022",
    "grey": "#696d72",
    "yellow": "#d9a514",
    "green": "#4c5a3c",
    "red": "#a8242a",
    "blue": "#2d4c78",
}


def shell(colour: str, rough: float = 0.55) -> bpy.types.Material:
    """Coated fabric: smooth, faintly grained."""
    return mt.textured(
        mt.principled("coated cloth", CLOTH.get(colour, CLOTH["black"]), Roughness=rough),
        "weave",
        2.2,
        0.12,
        0.03,
        0.003,
    )


def strap(root, at, width: float, long: float, turn=(0, 0, 0)) -> None:
    """Webbing with a clip."""
    sh.box(width, 0.25, long, mt.plastic("#131416", 0.8), root, 0.05, at, turn)


def buckle(root, at, size: float = 2.6, turn=(0, 0, 0)) -> None:
    part = sh.place(sh.group("buckle", root), at, turn)
    black = mt.plastic("#0e0f10", 0.35)
    sh.box(size, 0.7, size * 1.3, black, part, 0.22)
    sh.box(size * 0.5, 0.8, size * 0.5, mt.plastic("#27282b", 0.5), part, 0.1, (0, -0.05, 0))


def reflector(root, at, w: float, h: float, turn=(0, 0, 0)) -> None:
    sh.box(w, 0.08, h, mt.principled("reflector", "#d5d8dc", Metallic=0.7, Roughness=0.35), root, 0.02, at, turn)


def zipper(root, path) -> None:
    sh.tube(path, 0.28, mt.plastic("#0c0d0e", 0.4), root)
    sh.box(0.5, 0.25, 1.5, mt.metal("#9ea3a9", 0.3), root, 0.08, (path[0][0], path[0][1] - 0.35, path[0][2] - 0.6))


def top_tube(colour: str, hard: bool, parent=None) -> bpy.types.Object:
    """Bag on the top tube: wedge with a clear phone window on its lid."""
    root = sh.group("top tube bag", parent)
    cloth = shell(colour, 0.5 if hard else 0.7)
    long, wide, tall = (22, 10, 10.5) if hard else (19, 9, 8.5)
    rows = []
    for t in (0, 0.04, 0.2, 0.5, 0.8, 0.96, 1):
        x = -long / 2 + long * t
        grow = 0.9 if t in (0, 1) else 1
        h = tall * (1 - 0.32 * max(0, t - 0.35)) * grow
        w = wide * (1 - 0.25 * t) * grow
        rows.append([(x, y, z + tall / 2 - (tall - h) / 2) for y, z in sh.rounded(w, h, w * 0.3, 5)])
    sh.loft(rows, cloth, root, levels=2)
    lid = sh.place(sh.group("lid", root), (-1.2, 0, tall + 0.05), (0, 3.4, 0))
    sh.slab(long * 0.86, wide * 0.86, 0.9, 2.2, mt.plastic("#101113", 0.5), lid, 0.35, (0, 0, -0.5))
    sh.slab(long * 0.76, wide * 0.70, 0.2, 1.4, mt.dark_glass("#0b0d11"), lid, 0.08, (0, 0, 0.35))
    zipper(
        root,
        [
            (long * 0.36, -wide * 0.40, tall * 0.70),
            (0, -wide * 0.475, tall * 0.80),
            (-long * 0.4, -wide * 0.48, tall * 0.84),
        ],
    )
    reflector(root, (0, -wide * 0.46, tall * 0.34), long * 0.34, 0.5)
    for x in (-long * 0.3, long * 0.3):
        sh.place(sh.ring(2.5, 2.3, 2.2, mt.plastic("#131416", 0.8), root, 0.05), (x - 1.1, 0, -1.9), (0, 90, 0))
    return root


def pannier(colour: str, parent=None, seed: int = 0) -> bpy.types.Object:
    """Roll-top pannier: tall body, folded neck, side straps, reflector."""
    root = sh.group("pannier", parent)
    cloth = shell(colour, 0.42)
    sh.cushion(32, 17, 38, cloth, root, (0.03, 0.16, 0.02), 0.5, (0, 0, 19), seed=seed, wrinkle=0.5)
    rows = [
        [(x * s, y * s2, z) for x, y in sh.rounded(31, 15, 6, 5)]
        for s, s2, z in ((1, 1, 36), (1.0, 0.7, 41), (1.02, 0.38, 45), (1.02, 0.28, 46))
    ]
    sh.loft(rows, cloth, root, levels=2)
    sh.place(sh.cushion(33, 5.2, 5.4, cloth, root, 0.05, 0.95, seed=4, wrinkle=0.25), (0, -0.6, 47.5))
    for x in (-16.4, 16.4):
        buckle(root, (x, -0.6, 44), 2.6, (0, 0, 90))
        strap(root, (x * 1.02, -0.6, 33), 2.4, 20, (0, 0, 90))
    strap(root, (0, -10.0, 26), 2.5, 36)
    buckle(root, (0, -10.4, 36))
    reflector(root, (0, -9.95, 13), 13, 2.2)
    sh.cushion(26, 3, 10, mt.plastic("#121314", 0.6), root, (0, 0.4, 0), 0.6, (0, -6.6, 6), seed=7, wrinkle=0.2)
    for x in (-8, 8):
        sh.box(3, 3, 5, mt.plastic("#0e0f10", 0.4), root, 0.5, (x, 9, 33))
    sh.box(26, 1.2, 2, mt.plastic("#0e0f10", 0.4), root, 0.3, (0, 9, 32))
    return root


def saddle_pack(colour: str, parent=None) -> bpy.types.Object:
    """Long tapered pack: narrow at the seat post (-x), rolled closure at the back."""
    root = sh.group("saddle pack", parent)
    cloth = shell(colour)
    rows = []
    for x, w, h, z in (
        (-21, 6, 7, 9.5),
        (-20, 8, 9.5, 9.5),
        (-12, 11, 12, 10),
        (0, 14, 14.5, 11),
        (10, 15, 15, 12),
        (17, 14.5, 13, 13.5),
        (22, 15, 7, 15.5),
        (25, 15.5, 3, 17),
    ):
        rows.append([(x, a, b + z) for a, b in sh.rounded(w, h, min(w, h) * 0.42, 6)])
    sh.loft(rows, cloth, root, levels=2)
    sh.place(sh.cushion(4, 17, 4, cloth, root, 0.05, 0.95, seed=2, wrinkle=0.2), (25.6, 0, 17.6))
    for x, half in ((-8, 6.1), (5, 7.6)):
        strap(root, (x, -half - 0.1, 11), 2.4, 13, (0, 0, 0))
        buckle(root, (x, -half - 0.5, 13), 2.4)
    sh.tube([(25, -8.6, 17), (14, -8.2, 13), (4, -7.8, 9)], 0.5, mt.plastic("#131416", 0.8), root)
    reflector(root, (14, -7.55, 10), 7, 1.6)
    return root


def bar_roll(colour: str, parent=None) -> bpy.types.Object:
    """Handlebar roll: horizontal cylinder, both ends rolled, three straps."""
    root = sh.group("handlebar roll", parent)
    cloth = shell(colour)
    rows = []
    for x, r in (
        (-28, 7.6),
        (-26, 8.0),
        (-23, 8.5),
        (-18, 8.8),
        (-8, 8.9),
        (8, 8.9),
        (18, 8.8),
        (23, 8.5),
        (26, 8.0),
        (28, 7.6),
    ):
        flat = 1 if abs(x) < 20 else 0.22 + 0.78 * (28 - abs(x)) / 8
        rows.append([(x, a * flat, b + 9) for a, b in sh.rounded(2 * r, 2 * r, r * 0.99, 8)])
    sh.loft(rows, cloth, root, levels=2)
    for x in (-13, 13):
        sh.place(sh.ring(9.25, 8.9, 2.6, mt.plastic("#131416", 0.8), root, 0.08), (x - 1.3, 0, 9), (0, 90, 0))
        buckle(root, (x, -9.4, 11), 2.8)
    for x in (-28.5, 28.5):
        sh.place(sh.cushion(4.2, 4.6, 16.5, cloth, root, 0.05, 0.9, seed=3, wrinkle=0.2), (x, 0, 9))
    sh.cushion(18, 2.2, 9, cloth, root, (0, 0.5, 0), 0.6, (0, -8.6, 8.6), seed=6, wrinkle=0.2)
    reflector(root, (0, -10.3, 6.6), 9, 1.0)
    return root


def tubes(kind: str, parent) -> None:
    """The part of the bicycle the bag sits on."""
    paint = mt.glossy("#5a6a72", 0.25)
    black = mt.principled("bar", "#1b1c1e", Metallic=0.5, Roughness=0.35)
    if kind == "top-tube":
        sh.tube([(-17, 0, -3), (40, 0, -6)], 2.0, paint, parent, raw=True)
        sh.tube([(-19, 0, -14), (-15.5, 0, 8)], 2.3, paint, parent, raw=True)
        sh.tube([(-18, 0, -11), (30, 0, -40)], 2.4, paint, parent, raw=True)
        sh.tube([(-18.5, 0, 10), (-24, 0, 11)], 2.0, black, parent, raw=True)
        sh.tube([(-24, -22, 11), (-24, 22, 11)], 1.5, black, parent, raw=True)
    elif kind == "saddle":
        sh.tube([(-24, 0, -34), (-24, 0, 17)], 1.5, black, parent, raw=True)
        sh.cushion(27, 14, 5, mt.rubber("#1d1e20"), parent, (0, 0, 0.3), 0.8, (-20, 0, 22), wrinkle=0.1)
        for y in (-2.2, 2.2):
            sh.tube([(-32, y, 19), (-24, y, 17.4), (-10, y, 19)], 0.35, mt.metal("#c0c4c8", 0.2), parent)
    elif kind == "handlebar":
        sh.tube([(-40, 12, 16), (-12, 12, 14), (12, 12, 14), (40, 12, 16)], 1.55, black, parent)
        sh.tube([(0, 12, 14), (0, 24, 10)], 2.0, black, parent, raw=True)
        for x in (-36, 36):
            sh.tube([(x, 12, 15.8), (x * 1.32, 12.5, 16.6)], 1.9, mt.rubber(), parent, raw=True)


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: the bag; 2: on the bicycle (pannier: from the side); 3: closure close up."""
    from rows import colour_of

    colour, kind = colour_of(row), row.get("position") or "top-tube"
    stage = sh.group("stage")
    if kind == "rack":
        sh.place(pannier(colour, stage), turn=(0, 0, -24 if view == 1 else 38))
        if view == 2:
            sh.place(pannier(colour, stage, 5), (40, 30, 0), (0, 0, -20))
    elif kind == "saddle":
        saddle_pack(colour, stage)
    elif kind == "handlebar":
        bar_roll(colour, stage)
    else:
        top_tube(colour, "hard" in row["model"], stage)
    if view == 2 and kind != "rack":
        bicycle = sh.group("bicycle", stage)
        tubes(kind, bicycle)
        for part in bicycle.children_recursive:
            part["loose"] = True
    if kind != "rack":
        stage.rotation_euler.z = {"saddle": 0.5, "handlebar": -0.32}.get(kind, 0.55)
    settle(stage)
    if view == 2 and kind != "rack":
        stage.location.z += 1.6
        camera([stage], elevation=10, fill=0.6)
    elif view == 3:
        camera([stage], azimuth=4, elevation=20, lens=95, aim=(0, 0, 1.55), distance=4.2, blur=5)
    else:
        camera([stage], elevation=17 if view == 1 else 13, fill=0.86)
