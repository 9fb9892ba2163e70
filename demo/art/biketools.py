"""Pumps, a multitool and a rear rack, in millimetres."""

import math

import bpy
import materials as mt
import screens
import shapes as sh
from PIL import Image

BODY = {"black": "#1d1e20", "silver": "#c3c6ca", "grey": "#7b7f84", "red": "#b3262c"}


def _readout(words: str, unit: str) -> Image.Image:
    image = Image.new("RGB", (300, 200), "#05070a")
    screens.text(image, (150, 82), words, 110, screens.BOLD, "#e9f6ff")
    screens.text(image, (150, 160), unit, 40, screens.REGULAR, "#6fd0ff")
    return image


def electric(colour: str, parent=None) -> bpy.types.Object:
    """Pocket compressor standing upright: lit readout, buttons, short hose."""
    root = sh.group("electric pump", parent)
    shell = mt.metal(BODY.get(colour, BODY["black"]), 0.36) if colour != "black" else mt.plastic(BODY["black"], 0.36)
    sh.extrude(sh.rounded(66, 46, 15), 118, shell, root, 5)
    face = sh.place(sh.group("face", root), (0, -23.2, 70), (90, 0, 0))
    sh.slab(54, 84, 1.4, 9, mt.dark_glass("#08090b"), face, 0.5, (0, 0, -0.4))
    mt.display(sh.slab(44, 30, 0.1, 3, mt.screen(_readout("6.2", "bar"), 1.6), face, 0, (0, 22, 1.05)))
    for x, y in ((-14, -14), (14, -14), (0, -30)):
        sh.disc(7, 1.4, mt.plastic("#26282c", 0.4), face, 0.6, (x, y, 0.6))
        sh.slab(6, 1.2, 0.2, 0.5, mt.glow("#cfe9ff", 2), face, 0, (x, y, 2.0))
    sh.disc(11, 6, mt.metal("#a9adb2", 0.25), root, 1.5, (14, 0, 117))
    path = [(14, 0, 120), (14, 0, 150), (30, -4, 176), (62, -8, 178), (80, -10, 150), (82, -12, 110), (82, -14, 74)]
    sh.tube(path, 4.6, mt.rubber("#1a1b1d"), root)
    sh.disc(7.5, 30, mt.metal("#b9bdc2", 0.25), root, 2, (82, -14, 46))
    for k in range(6):
        sh.ring(7.9, 7.0, 1.6, mt.metal("#8f9399", 0.3), root, 0.4, (82, -14, 50 + k * 4))
    for k in range(6):
        sh.box(0.8, 24, 3, mt.plastic("#0c0d0e"), root, 0.3, (33, 0, 24 + k * 7))
    return root


def floor_pump(colour: str, parent=None) -> bpy.types.Object:
    """Track pump with steel barrel, gauge on the foot, wooden-free T handle."""
    root = sh.group("floor pump", parent)
    paint, black, chrome = (
        mt.glossy(BODY.get(colour, "#1d1e20"), 0.3),
        mt.plastic("#131416", 0.45),
        mt.metal("#d5d8dc", 0.12),
    )
    sh.place(sh.cushion(270, 60, 20, black, root, (0, 0.15, 0.1), 0.8, wrinkle=0), (0, 0, 12))
    sh.disc(50, 26, black, root, 10, (0, 0, 8))
    sh.lathe([(19, 20), (19, 470), (21, 474), (22, 500), (18, 504), (6, 505)], paint, root, 64)
    sh.tube([(0, 0, 500), (0, 0, 640)], 5, chrome, root, raw=True)
    sh.tube([(-120, 0, 652), (-60, 0, 655), (60, 0, 655), (120, 0, 652)], 14, mt.rubber("#202124"), root)
    sh.disc(17, 30, black, root, 4, (0, 0, 632))
    gauge = sh.place(sh.group("gauge", root), (0, -40, 70), (58, 0, 0))
    sh.disc(40, 22, black, gauge, 5, (0, 0, -14))
    dial = Image.new("RGB", (400, 400), "#f4f4f2")
    for k in range(9):
        a = math.radians(225 - k * 33.75)
        screens.text(dial, (200 + 140 * math.cos(a), 200 - 140 * math.sin(a)), str(k * 20), 36, screens.BOLD, "#1a1b1d")
    mt.display(sh.slab(66, 66, 0.5, 32.9, mt.printed(dial, 0.4), gauge, 0, (0, 0, 8)))
    sh.box(3, 30, 1.5, mt.plastic("#d0242b"), gauge, 0.4, (9, 8, 9.5), (0, 0, -48))
    sh.ring(40, 33, 6, chrome, gauge, 1.5, (0, 0, 6))
    hose = [(20, 20, 40), (60, 40, 60), (72, 30, 220), (52, 24, 380), (30, 10, 440), (27, -6, 380), (27, -18, 300)]
    sh.tube(hose, 5.2, mt.rubber(), root)
    sh.box(16, 30, 34, mt.plastic("#c8262c", 0.4), root, 4, (27, -18, 288))
    for z in (200, 330):
        sh.ring(20.6, 18.6, 5, chrome, root, 0.8, (0, 0, z))
    return root


def mini(colour: str, parent=None) -> bpy.types.Object:
    """Frame pump lying along x, with knurled grip, hose cap and frame bracket."""
    root = sh.group("mini pump", parent)
    tube = sh.place(sh.group("tube", root), (0, 0, 16), (0, 90, 0))
    alloy = mt.metal(BODY.get(colour, "#1d1e20"), 0.3)
    dark = mt.metal("#2a2b2e", 0.38)
    sh.lathe([(9, -110), (11, -108), (11.5, -104), (11.5, 40), (10.5, 42)], alloy, tube, 64)
    sh.lathe([(10.5, 40), (13.5, 42), (14, 46), (14, 118), (12.5, 122), (1, 122)], alloy, tube, 64)
    for k in range(12):
        sh.ring(14.5, 13.4, 3.2, dark, tube, 0.8, (0, 0, 50 + k * 5.4))
    sh.lathe([(1, -134), (9, -134), (11, -131), (11.8, -112), (10, -108)], dark, tube, 64)
    sh.disc(6, 8, mt.rubber(), tube, 1, (0, 0, -140))
    for z in (-60, 10):
        sh.ring(14, 11.4, 12, mt.plastic("#141517", 0.45), tube, 1, (0, 0, z))
    sh.box(110, 20, 6, mt.plastic("#141517", 0.45), root, 2.5, (-20, 12, 8))
    return root


def multitool(colour: str, spread: bool, parent=None) -> bpy.types.Object:
    """Folding tool: two side plates, hex keys, screwdriver and chain tool between them."""
    root = sh.group("multitool", parent)
    plate, steel = mt.metal(BODY.get(colour, "#1d1e20"), 0.34), mt.metal("#c9ccd0", 0.22)
    for z in (0, 26):
        sh.slab(96, 26, 4, 12.9, plate, root, 1.2, (0, 0, z))
        sh.slab(52, 10, 0.6, 5, mt.plastic("#0d0e10", 0.4), root, 0.2, (0, 0, z + 3.8))
        for x in (-38, 38):
            sh.disc(6, 1.6, steel, root, 0.6, (x, 0, z + 3.4))
            sh.disc(2.8, 0.4, mt.plastic("#111113"), root, 0, (x, 0, z + 5))
    for x in (-38, 38):
        sh.disc(4, 26, steel, root, 0, (x, 0, 2))
    fan = [
        (-38, 12, 6.0, 2.0),
        (-38, 42, 10.5, 3.0),
        (-38, 76, 15, 2.4),
        (-38, 106, 20, 1.6),
        (38, 168, 6.5, 2.6),
        (38, 136, 11.5, 3.4),
        (38, 100, 17, 2.0),
        (38, 64, 21.5, 1.4),
    ]
    for pivot, turn, z, size in fan:
        r = size * 1.5
        heading = (180 + turn if pivot < 0 else turn - 180) if spread else (0 if pivot < 0 else 180)
        key = sh.place(sh.group("key", root), (pivot, 0, z), (0, 0, -heading if spread and pivot < 0 else heading))
        sh.slab(14, 9, 3.6, 4, steel, key, 0.5, (2, 0, -1.8))
        long = 52 + size * 4
        outline = [(r * math.cos(math.tau * k / 6), r * math.sin(math.tau * k / 6)) for k in range(6)]
        sh.place(sh.extrude(outline, long, steel, key, 0.3), (4, 0, 0), (0, 90, 0))
    return root


def rack(parent=None) -> bpy.types.Object:
    """Rear carrier: platform of tubes, side triangles, reflector plate; long side along x."""
    root = sh.group("rack", parent)
    alloy = mt.principled("powder", "#1c1d1f", Metallic=0.4, Roughness=0.45)
    top = 330
    loop = [
        (-190, -62, top),
        (150, -62, top),
        (176, -50, top),
        (182, 0, top),
        (176, 50, top),
        (150, 62, top),
        (-190, 62, top),
        (-214, 40, top - 4),
        (-214, -40, top - 4),
    ]
    sh.tube(loop, 6, alloy, root, closed=True)
    for y in (-24, 24):
        sh.tube([(-205, y, top), (178, y, top)], 5, alloy, root, raw=True)
    for x in (-140, -40, 60, 140):
        sh.tube([(x, -62, top), (x, 62, top)], 5, alloy, root, raw=True)
    sh.box(250, 34, 2.5, alloy, root, 1, (-10, 0, top + 4))
    for side in (-1, 1):
        y = side * 66
        foot = (-60, y, 14)
        for x in (-150, -20, 120):
            sh.tube([(x, side * 62, top), (x * 0.92 - 6, y, top - 40), (x * 0.25 - 48, y, 90), foot], 5, alloy, root)
        sh.tube([(-168, y, 236), (-60, y, 236), (112, y, 236)], 4.5, alloy, root)
        sh.box(20, 6, 34, alloy, root, 2, (-60, y, 14))
        sh.disc(4, 8, mt.metal("#c9ccd0", 0.25), root, 1, (-60, y - 4 * side, 8), (90, 0, 0))
        sh.tube(
            [(-214, side * 40, top - 4), (-262, side * 34, top - 22), (-318, side * 26, top - 60)],
            4,
            mt.metal("#c4c8cc", 0.25),
            root,
        )
    sh.box(4, 92, 36, mt.plastic("#141517", 0.5), root, 2, (186, 0, top - 8))
    sh.box(
        5,
        74,
        22,
        mt.principled("red reflector", "#c1121a", Roughness=0.12, Coat_Weight=1),
        root,
        1.5,
        (188, 0, top - 8),
    )
    for side in (-1, 1):
        sh.box(220, 3, 12, mt.rubber("#2a2b2d"), root, 1, (-10, side * 18, top + 6))
    return root


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: whole product; 2: other side, in use or close up."""
    from rows import colour_of

    colour, model = colour_of(row), row["model"]
    stage = sh.group("stage")
    rise, fill, close = 14, 0.86, None
    if "electric" in model:
        electric(colour, stage).rotation_euler.z = -0.5 if view == 1 else 0.45
        close = None if view == 1 else ((0.15, -0.2, 1.25), 3.6)
    elif "floor" in model:
        floor_pump(colour, stage).rotation_euler.z = -0.4
        close = None if view == 1 else ((0.0, -0.1, 0.38), 2.8)
    elif "mini" in model:
        item = mini(colour, stage)
        sh.place(item, turn=(0, 0, 32) if view == 1 else (0, -58, 20))
        rise = 24 if view == 1 else 12
    elif "multitool" in model:
        item = multitool(colour, view == 1, stage)
        sh.place(item, turn=(62, 0, 0) if view == 1 else (30, 0, -24))
        rise = 24
    else:
        rack(stage).rotation_euler.z = 0.7 if view == 1 else 2.4
        rise = 18 if view == 1 else 32
    settle(stage)
    if close:
        camera([stage], azimuth=4, elevation=18, aim=close[0], distance=close[1], blur=6)
    else:
        camera([stage], elevation=rise, fill=fill)
