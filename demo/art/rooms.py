"""Home settings for pictures that show a product in use: walls, floors, daylight and a few neutral props.

Units are those of the studio: products stand at the origin, about two units wide; the camera looks along +y.
"""

import math
import random

import bpy
import materials as mt
import shapes as sh
import studio


def daylight(power: float = 1.0, warm: tuple[float, float, float] = (1.0, 0.96, 0.91)) -> None:
    """Big window on the left, weak sky fill, a warm lamp from the right."""
    studio.world((0.8, 0.8, 0.8), fill=0.38 * power)
    studio.softbox((-4.6, -1.8, 3.0), (3.0, 3.4), 420 * power, target=(0.2, 0.6, 0.6), colour=warm)
    studio.softbox((3.8, -4.2, 3.6), (3.0, 3.0), 130 * power, target=(0, 0, 0.6))
    studio.softbox((0, -1.0, 5.6), (5, 4), 120 * power, target=(0, 0.4, 0))


def shell(
    wall: str = "#d9d3c8", planks: float = 0.26, depth: float = 1.5, oak: tuple[str, str] = ("#c4ab8c", "#a18463")
) -> None:
    """Plaster wall at y=`depth`, skirting board and an oak floor."""
    paint = mt.textured(mt.principled("plaster", wall, Roughness=0.9), "grain", 5, 0.08, 0.02)
    sh.box(30, 0.1, 9, paint, at=(0, depth + 0.05, 4.5))
    sh.box(30, 0.03, 0.16, mt.plastic("#efece6", 0.5), edge=0.006, at=(0, depth - 0.015, 0.08))
    sh.box(30, 30, 0.1, mt.wood(*oak, scale=1.1, planks=planks, roughness=0.38), at=(0, 0, -0.05))


def sideboard(width: float, height: float = 0.56, depth: float = 0.5, at=(0, 0.6, 0)) -> None:
    """Low cabinet with sliding fronts, top at z=`height`."""
    root = sh.place(sh.group("sideboard"), at)
    oak = mt.wood("#b0906c", "#8d6c4b", 1.6, 0.4)
    sh.box(width, depth, 0.04, oak, root, 0.008, (0, 0, height - 0.02))
    sh.box(width - 0.04, depth - 0.02, height - 0.19, oak, root, 0.008, (0, 0.01, height / 2 + 0.045))
    for k in range(4):
        w = (width - 0.1) / 4
        x = (k - 1.5) * w
        sh.box(w - 0.012, 0.03, height - 0.23, oak, root, 0.006, (x, -depth / 2 - 0.004, height / 2 + 0.04))
        sh.box(0.16, 0.014, 0.018, mt.metal("#2a2724", 0.4), root, 0.004, (x, -depth / 2 - 0.028, height - 0.14))
    for sx in (-1, 1):
        for sy in (-1, 1):
            sh.box(
                0.05,
                0.05,
                0.14,
                mt.plastic("#2c2622", 0.5),
                root,
                0.006,
                (sx * (width / 2 - 0.16), sy * (depth / 2 - 0.1), 0.07),
            )


def vase(at, height: float = 0.34, colour: str = "#d8cfc2", stems: bool = True, seed: int = 1) -> None:
    """Stoneware vase, with dry stems."""
    root = sh.place(sh.group("vase"), at)
    h = height
    profile = [(0.28, 0), (0.36, 0.06), (0.47, 0.32), (0.40, 0.62), (0.20, 0.86), (0.21, 1.0), (0.15, 1.0), (0.14, 0.8)]
    sh.lathe(
        [(r * h, z * h) for r, z in _smooth(profile)],
        mt.textured(mt.principled("stoneware", colour, Roughness=0.7), "grain", 14, 0.2, 0.05),
        root,
        64,
    )
    if not stems:
        return
    rng = random.Random(seed)
    dry = mt.plastic("#b79f74", 0.8)
    for _ in range(9):
        a, lean, tall = rng.uniform(0, 6.28), rng.uniform(0.1, 0.5) * h, rng.uniform(1.7, 2.5) * h
        tip = (math.cos(a) * lean, math.sin(a) * lean * 0.6, tall)
        sh.tube([(0, 0, 0.8 * h), (tip[0] * 0.3, tip[1] * 0.3, tall * 0.7), tip], 0.005 * h / 0.34, dry, root)
        for k in range(9):
            t = 1 - k * 0.035
            at_leaf = (tip[0] * t**1.6 + rng.uniform(-0.02, 0.02), tip[1] * t**1.6 + rng.uniform(-0.02, 0.02), tall * t)
            bud = sh.lathe([(0.001, -0.03), (0.012, 0), (0.001, 0.035)], dry, root, 8, at_leaf)
            bud.rotation_euler = (rng.uniform(-0.7, 0.7), rng.uniform(-0.7, 0.7), 0)


def _smooth(profile):
    return [(p.x, p.y) for p in sh.spline([(r, z, 0) for r, z in profile], 5)]


def plant(at, height: float = 1.5, seed: int = 3, leaves: int = 26) -> None:
    """Pot plant with broad bent leaves."""
    root = sh.place(sh.group("plant"), at)
    sh.lathe(
        [(0.14, 0), (0.19, 0.02), (0.22, 0.32), (0.20, 0.33), (0.18, 0.28), (0.0, 0.28)],
        mt.plastic("#d9d2c6", 0.75),
        root,
        48,
    )
    rng = random.Random(seed)
    greens = [mt.principled("leaf", c, Roughness=0.42, Sheen_Weight=0.2) for c in ("#2f5a35", "#3d6b3c", "#274d33")]
    for k in range(leaves):
        a, tall = k * 2.399 + rng.uniform(-0.3, 0.3), height * rng.uniform(0.35, 1.0)
        reach = rng.uniform(0.18, 0.5) * height * 0.5
        base, neck = (
            (0.02 * math.cos(a), 0.02 * math.sin(a), 0.25),
            (reach * 0.4 * math.cos(a), reach * 0.4 * math.sin(a), tall * 0.8),
        )
        sh.tube([base, neck, (reach * 0.7 * math.cos(a), reach * 0.7 * math.sin(a), tall)], 0.007, greens[2], root)
        _leaf(
            root,
            (reach * 0.65 * math.cos(a), reach * 0.65 * math.sin(a), tall),
            a,
            rng.uniform(0.26, 0.42),
            greens[k % 3],
            rng,
        )


def _leaf(root, at, heading: float, size: float, green, rng: random.Random) -> None:
    rows, n = [], 9
    droop = rng.uniform(0.5, 1.2)
    for k in range(n + 1):
        t = k / n
        wide = 0.30 * size * math.sin(math.pi * t**0.75) ** 0.8 + 0.002
        rise = size * (0.25 * t - droop * 0.55 * t * t)
        rows.append([(size * t, s * wide, rise + abs(s) * wide * 0.35) for s in (-1, -0.5, 0, 0.5, 1)])
    blade = sh.loft(rows, green, root, closed=False)
    sh.place(blade, at, (rng.uniform(-20, 20), 0, math.degrees(heading)))


def books(at, count: int = 5, seed: int = 2) -> None:
    """Lying stack of cloth-bound books."""
    rng = random.Random(seed)
    z = at[2]
    for _ in range(count):
        tall = rng.uniform(0.025, 0.05)
        colour = rng.choice(["#b5523b", "#d8c9ae", "#3d4f5c", "#8a9a7e", "#2c2c30", "#c9a66b"])
        sh.box(
            rng.uniform(0.26, 0.34),
            0.22,
            tall,
            mt.plastic(colour, 0.8),
            edge=0.004,
            at=(at[0], at[1], z + tall / 2),
            turn=(0, 0, rng.uniform(-12, 12)),
        )
        z += tall


def lamp(at, height: float = 1.7, glow: float = 4) -> None:
    """Floor lamp with a lit linen shade."""
    root = sh.place(sh.group("lamp"), at)
    steel = mt.metal("#2b2a28", 0.4)
    sh.disc(0.18, 0.03, steel, root, 0.01)
    sh.tube([(0, 0, 0), (0, 0, height - 0.2)], 0.014, steel, root, raw=True)
    shade = mt.principled(
        "lampshade", "#f3e3c6", Roughness=0.9, Emission_Color=(1, 0.78, 0.5, 1), Emission_Strength=glow * 0.35
    )
    sh.lathe([(0.26, height - 0.42), (0.20, height)], shade, root, 48)


def rug(width: float, depth: float, colour: str = "#d9cfbf", at=(0, 0, 0)) -> bpy.types.Object:
    """Low-pile rug."""
    pile = mt.textured(mt.principled("rug", colour, Roughness=1.0, Sheen_Weight=0.4), "pile", 30, 0.8, 0.12)
    return sh.place(sh.slab(width, depth, 0.02, 0.03, pile, None, 0.008), at)


def art(at, width: float, height: float, picture) -> None:
    """Framed print on the wall."""
    root = sh.place(sh.group("art"), at, (90, 0, 0))
    sh.box(width, height, 0.04, mt.wood("#9a744c", "#7c5936", 3), root, 0.006)
    mt.display(sh.slab(width - 0.06, height - 0.06, 0.004, 0.001, mt.printed(picture, 0.5), root, 0, (0, 0, 0.02)))
