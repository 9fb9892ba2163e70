"""Bicycle helmets, in millimetres; the front faces -y.

The shell is an ellipsoid grid of ribs; vents are cells left out, then thickness and subdivision round their edges.
"""

import math

import bpy
import materials as mt
import shapes as sh

TINTS = {"black": "#1d1e20", "white": "#cfceca", "titanium": "#77736c", "grey": "#6c7178", "blue": "#2f5d9a"}
HALF = (92, 128, 118)


def shell(
    tint: bpy.types.Material,
    vents,
    root,
    columns: int = 21,
    rows: int = 26,
    swell: float = 1.0,
    thick: float = 13,
    low: float = -14,
    nape: float = 26,
):
    """Ellipsoid cap with openings; `vents(u, v)` says whether the cell at u (left to right) and v (front to back) is open.

    `low` is the rim height at the sides, lower by `nape` at the back.
    """
    points, faces = [], []
    for j in range(rows + 1):
        v = j / rows
        for i in range(columns + 1):
            points.append(_dome(i / columns, v, swell, low, nape))
    for j in range(rows):
        for i in range(columns):
            if not vents((i + 0.5) / columns, (j + 0.5) / rows):
                a = j * (columns + 1) + i
                faces.append((a, a + 1, a + columns + 2, a + columns + 1))
    item = sh.mesh(points, faces, tint, root, 180)
    body = item.modifiers.new("thickness", "SOLIDIFY")
    body.thickness, body.offset = thick, -1
    return sh.subdivide(item, 2)


def _dome(u: float, v: float, swell: float, low: float, nape: float) -> tuple[float, float, float]:
    """Point of the cap: u runs over the head from ear to ear, v from forehead to nape."""
    a, b = (u - 0.5) * math.pi * 1.04, (v - 0.5) * math.pi * 1.04
    x, y = math.sin(a), math.sin(b) * math.sqrt(max(0.0, 1 - 0.55 * math.sin(a) ** 2))
    z = math.cos(a) * math.cos(b)
    long = math.sqrt(x * x + y * y + z * z)
    x, y, z = x / long, y / long, z / long
    drop = low - nape * max(0.0, y) ** 1.5
    return (x * HALF[0] * swell, y * HALF[1] * swell, max(drop / 118, z) * HALF[2] * swell if z > 0 else drop + z * 20)


def _road(u: float, v: float) -> bool:
    lanes = ((0.19, 0.30), (0.36, 0.46), (0.54, 0.64), (0.70, 0.81))
    return any(a < u < b for a, b in lanes) and (0.13 < v < 0.36 or 0.42 < v < 0.62 or 0.68 < v < 0.86)


def _city(u: float, v: float) -> bool:
    lanes = ((0.28, 0.36), (0.46, 0.54), (0.64, 0.72))
    return any(a < u < b for a, b in lanes) and (0.24 < v < 0.42 or 0.56 < v < 0.74)


def _trail(u: float, v: float) -> bool:
    lanes = ((0.16, 0.28), (0.34, 0.46), (0.54, 0.66), (0.72, 0.84))
    return any(a < u < b for a, b in lanes) and (0.18 < v < 0.33 or 0.40 < v < 0.60 or 0.66 < v < 0.80)


def straps(root) -> None:
    """Webbing from both temples to the chin buckle."""
    web = mt.plastic("#17181a", 0.85)
    for side in (-1, 1):
        for y in (-52, 34):
            sh.tube(
                [(side * 80, y, -8), (side * 74, y * 0.6, -56), (side * 60, -14, -92), (side * 8, -26, -132)],
                3.2,
                web,
                root,
            )
    sh.box(34, 10, 15, mt.plastic("#0d0e10", 0.35), root, 3, (0, -26, -132))


def helmet(model: str, colour: str, parent=None) -> bpy.types.Object:
    """One of the three helmets: city, road with visor, trail."""
    root = sh.group("helmet", parent)
    tint = mt.glossy(TINTS.get(colour, TINTS["black"]), 0.3)
    foam = mt.textured(mt.plastic("#101113", 0.8), "grain", 0.4, 0.2, 0.1, 0.004)
    kind = "road" if "zk" in model else "trail" if "018" in model else "city"
    vents = {"road": _road, "city": _city, "trail": _trail}[kind]
    nape = {"road": 16, "city": 26, "trail": 44}[kind]
    shell(tint, vents, root, nape=nape)
    shell(foam, lambda u, v: False, root, swell=0.86, thick=5, nape=nape)
    straps(root)
    if kind == "road":
        _visor(root)
    if kind == "trail":
        rows = []
        for t in (0, 0.33, 0.66, 1):
            rows.append(
                [
                    (
                        86 * math.sin(a) * (1 - 0.12 * t),
                        -104 * math.cos(a * 0.72) - 64 * t * math.cos(a),
                        44 + 16 * t - 26 * (1 - math.cos(a)),
                    )
                    for a in (k / 12 * 2.3 - 1.15 for k in range(13))
                ]
            )
        peak = sh.loft(rows, mt.plastic("#151618", 0.45), root, closed=False)
        peak.modifiers.new("thickness", "SOLIDIFY").thickness = 4
        sh.subdivide(peak, 2)
    if kind == "city":
        sh.tube(
            [
                (86 * math.sin(a), -122 * math.cos(a), -2 + 10 * math.cos(a))
                for a in (k / 10 * 2.0 - 1.0 for k in range(11))
            ],
            6,
            mt.plastic("#151618", 0.45),
            root,
        )
    red = mt.principled(
        "tail", "#d20d14", Roughness=0.1, Coat_Weight=1, Emission_Color=(1, 0.02, 0.02, 1), Emission_Strength=1.2
    )
    sh.place(sh.slab(46, 20, 12, 9, red, root, 2.5), (0, 121, 14), (-80, 0, 0))
    return root


def _visor(root) -> None:
    rows = []
    for z, r in ((34, 1.05), (10, 1.12), (-16, 1.14), (-44, 1.08)):
        rows.append(
            [
                (94 * r * math.sin(a), -126 * r * math.cos(a), z + 14 * (1 - math.cos(a)) * (1 if z < 0 else 0))
                for a in (k / 20 * 2.3 - 1.15 for k in range(21))
            ]
        )
    tint = mt.principled(
        "visor", "#20242c", Metallic=0.55, Roughness=0.06, Alpha=0.82, Coat_Weight=1, Thin_Film_Thickness=420
    )
    glass = sh.loft(rows, tint, root, closed=False)
    glass.modifiers.new("thickness", "SOLIDIFY").thickness = 2.5
    sh.subdivide(glass, 2)
    for side in (-1, 1):
        sh.disc(7, 4, mt.metal("#b5b9be", 0.25), root, 1, (side * 90, -62, 26), (0, side * 90, 0))


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: front three-quarter; 2: back with its light."""
    from rows import colour_of

    stage = sh.group("stage")
    sh.place(helmet(row["model"], colour_of(row), stage), turn=(0, 0, -38 if view == 1 else 148))
    settle(stage)
    camera([stage], elevation=16 if view == 1 else 20, fill=0.84)
