"""Bicycle lights, in millimetres; a front light shines towards -y."""

import math

import bpy
import materials as mt
import shapes as sh

BODY = {"black": "#1c1d1f", "silver": "#b9bdc2", "grey": "#7c8085"}


def optic(root, at, radius: float, lit: bool = True) -> None:
    """Reflector bowl with a light-emitting diode behind clear glass, facing -y."""
    part = sh.place(sh.group("optic", root), at, (90, 0, 0))
    bowl = [(radius * math.sqrt(k / 8) + 0.8, -radius * 0.9 * (1 - k / 8)) for k in range(9)]
    sh.lathe([(radius * 1.02, -radius), (radius * 1.12, -1)], mt.plastic("#101113", 0.4), part, 64, caps=False)
    sh.lathe(bowl[::-1], mt.metal("#e3e5e8", 0.12), part, 64, caps=False)
    sh.disc(
        radius * 0.26, 1.0, mt.glow("#fff2c9", 10) if lit else mt.plastic("#e8d58a"), part, 0.2, (0, 0, -radius * 0.84)
    )
    sh.ring(radius * 1.16, radius * 0.98, 4, mt.plastic("#101113", 0.35), part, 0.9, (0, 0, -1))


def clamp(root, z: float, bar: float = 31.8, tube: bool = False) -> None:
    """Handlebar clamp below the light; with `tube` also the bar."""
    black = mt.plastic("#17181a", 0.5)
    ring = sh.place(sh.ring(bar / 2 + 4, bar / 2, 18, black, root, 1.5), (-9, 6, z - bar / 2 - 5), (0, 90, 0))
    ring.name = "clamp"
    sh.box(22, 30, 8, black, root, 2, (0, 6, z - 3))
    sh.disc(6, 12, mt.metal("#9da2a8", 0.3), root, 1, (14, -bar * 0.55, z - bar / 2 - 5), (0, -90, 0))
    if tube:
        steel = mt.principled("bar", "#222326", Metallic=0.6, Roughness=0.35)
        sh.tube([(-190, 6, z - bar / 2 - 5), (190, 6, z - bar / 2 - 5)], bar / 2, steel, root, raw=True)


def front(
    colour: str,
    wide: float = 48,
    tall: float = 30,
    long: float = 104,
    twin: bool = True,
    tube: bool = False,
    parent=None,
) -> bpy.types.Object:
    """Aluminium front light with cooling fins, one or two optics, and a lit button."""
    root = sh.group("light", parent)
    alloy = mt.textured(mt.metal(BODY.get(colour, BODY["black"]), 0.4), "grain", 6, 0.04, 0.02, 0.002)
    sh.place(sh.extrude(sh.rounded(wide, tall, 9), long, alloy, root, 2.2), (0, long / 2, 0), (90, 0, 0))
    nose = sh.place(
        sh.extrude(sh.rounded(wide + 4, tall + 4, 11), 14, mt.plastic("#111214", 0.38), root, 2.5),
        (0, -long / 2 + 11, 0),
        (90, 0, 0),
    )
    nose.name = "nose"
    sh.place(
        sh.slab(wide - 2, tall - 2, 0.6, 9, mt.dark_glass("#0a0b0c"), root, 0.2), (0, -long / 2 - 2.4, 0), (90, 0, 0)
    )
    spots = (-wide * 0.235, wide * 0.235) if twin else (0,)
    for x in spots:
        optic(root, (x, -long / 2 - 3.4 - tall * 0.33, 0), tall * (0.36 if twin else 0.42))
    for k in range(7):
        sh.box(wide + 2.4, 2.6, tall * 0.62, alloy, root, 0.8, (0, -long / 2 + 24 + k * 6, 0))
    sh.slab(16, 24, 2.6, 7, mt.rubber("#202124"), root, 1, (0, long * 0.16, tall / 2 - 0.8))
    for k in range(4):
        sh.slab(
            2.2,
            5,
            0.6,
            1,
            mt.glow("#7dff9a" if k < 3 else "#39424a", 3 if k < 3 else 0.3),
            root,
            0,
            (-6 + k * 4, long * 0.34, tall / 2 + 0.05),
        )
    clamp(root, -tall / 2 - 2, tube=tube)
    return root


def rear(tube: bool = False, parent=None, round_: bool = True) -> bpy.types.Object:
    """Rear light: red faceted lens in a black body, rubber strap mount; the lens faces -y."""
    root = sh.group("rear", parent)
    black = mt.plastic("#151618", 0.42)
    part = sh.place(sh.group("lens", root), (0, 0, 0), (90, 0, 0))
    outline = sh.rounded(38, 38, 18.5) if round_ else sh.rounded(28, 62, 12)
    inner = sh.rounded(32, 32, 15.8) if round_ else sh.rounded(22, 56, 10)
    sh.extrude(outline, 20, black, part, 4).location.z = -20
    red = mt.principled(
        "red lens",
        "#d40a12",
        Roughness=0.08,
        Transmission_Weight=0.35,
        Coat_Weight=1,
        Emission_Color=(1, 0.02, 0.03, 1),
        Emission_Strength=0.35,
    )
    sh.extrude(inner, 7, red, part, 3).location.z = -2
    spots = (
        [(7 * math.cos(a), 7 * math.sin(a)) for a in (k * math.tau / 6 for k in range(6))]
        if round_
        else [(0, y) for y in (-20, -10, 0, 10, 20)]
    )
    for x, y in spots:
        sh.disc(2.6, 0.8, mt.glow("#ff5a52", 6), part, 0.2, (x, y, 4.6))
    sh.slab(9, 9, 2, 4, mt.rubber("#2a2b2e"), part, 0.6, (0, 0, 4.6) if round_ else (0, -33, -8))
    sh.box(20, 12, 26, black, root, 3, (0, 24, 0))
    sh.place(sh.ring(19, 16, 16, mt.rubber(), root, 1), (0, 44, -8))
    if tube:
        sh.tube(
            [(0, 44, -170), (0, 44, 170)],
            15.6,
            mt.principled("post", "#232427", Metallic=0.6, Roughness=0.35),
            root,
            raw=True,
        )
    return root


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: the light; 2: mounted."""
    from rows import colour_of

    colour, model = colour_of(row), row["model"]
    stage = sh.group("stage")
    mounted = view == 2
    if "rear" in model:
        item = rear(mounted, stage)
        sh.place(item, turn=(8 if mounted else 0, 0, -32))
    elif "set" in model:
        sh.place(front(colour, 42, 36, 92, False, mounted, stage), (-34, 0, 0), (0, 0, -28))
        sh.place(rear(False, stage, False), (62, -10, -18), (0, 0, 22))
    else:
        sh.place(front(colour, tube=mounted, parent=stage), turn=(0, 0, -36 if not mounted else -24))
    settle(stage)
    if mounted:
        spot = (0, 0, 1.0 if "rear" in model else 0.32)
        camera([stage], azimuth=-6, elevation=12, aim=spot, distance=3.0 if "rear" in model else 2.3)
    else:
        camera([stage], elevation=16, fill=0.80)
