"""Robot vacuums with charging dock or self-empty station, in millimetres; the robot's front is -y."""

import math

import bpy
import materials as mt
import rooms
import shapes as sh

SHELL = {"black": ("#1a1b1d", "#2a2b2e"), "white": ("#cfcdc9", "#d9d7d3"), "grey": ("#6f7378", "#85898e")}


def band(outer: float, inner: float, start: float, stop: float, steps: int = 64):
    """Outline of an arc-shaped strip between two angles in degrees."""
    angles = [math.radians(start + (stop - start) * k / steps) for k in range(steps + 1)]
    outline = [(outer * math.cos(a), outer * math.sin(a)) for a in angles]
    return outline + [(inner * math.cos(a), inner * math.sin(a)) for a in reversed(angles)]


def robot(colour: str, lidar: bool, height: float, parent=None, seed: int = 0) -> bpy.types.Object:
    """The puck: body, bumper, top plate, buttons, turret or camera dome, side brush and wheels."""
    root = sh.group("robot", parent)
    side, top = SHELL.get(colour, SHELL["black"])
    z = height - 20 if lidar else height - 3
    body, plate = mt.plastic(side, 0.33), mt.glossy(top, 0.2)
    accent = mt.metal(("#c8a27a", "#9fb3c8", "#b8bcc2")[seed % 3], 0.22)
    sh.lathe([(150, 6), (165, 9), (170, 16), (170, z - 12), (166, z - 4), (158, z), (0.1, z)], body, root, 160)
    bumper = sh.place(sh.extrude(band(175, 166, 186, 354), z - 26, body, root, 3), (0, 0, 13))
    bumper.name = "bumper"
    sh.extrude(band(175.6, 172, 200, 340), 9, mt.dark_glass("#0a0a0c"), root, 1.2).location.z = 34
    sh.disc(148, 2.4, plate, root, 1.2, (0, 0, z - 0.8))
    sh.ring(152, 148, 2.0, mt.plastic("#0e0e10", 0.5), root, 0.3, (0, 0, z - 1.4))
    if lidar:
        _turret(root, z + 1, body, plate, accent)
        buttons = [(-17, -92), (17, -92)]
    else:
        sh.disc(
            64, 2.2, mt.dark_glass("#0b0b0d") if colour != "white" else mt.glossy("#dcdad5"), root, 1, (0, 34, z + 1.2)
        )
        sh.ring(67, 62, 2.6, accent, root, 0.6, (0, 34, z + 1.2))
        sh.disc(26, 2.5, accent, root, 1, (0, 34, z + 3))
        buttons = [(0, -86)]
    for x, y in buttons:
        sh.disc(12, 2.2, mt.plastic(top, 0.3), root, 0.8, (x, y, z + 1))
        sh.ring(13, 11.4, 2.4, accent, root, 0.3, (x, y, z + 0.9))
        sh.disc(2.2, 0.4, mt.glow("#8fd8ff", 4), root, 0, (x, y, z + 3.1))
    sh.extrude(band(149.4, 147.6, 60, 120), 0.6, mt.plastic("#08080a"), root, 0).location.z = z + 1.5
    _underside(root)
    return root


def _turret(root, z: float, body, plate, accent) -> None:
    at = (0, 40, z)
    sh.lathe([(52, 0), (50, 3), (47, 4)], body, root, 96, at)
    sh.lathe([(44, 3), (44, 13)], mt.dark_glass("#070709"), root, 96, at)
    for k in range(6):
        a = math.radians(60 * k + 30)
        sh.box(5, 5, 11, body, root, 1, (44 * math.cos(a), 40 + 44 * math.sin(a), z + 8), (0, 0, 60 * k + 30))
    sh.disc(48, 6, plate, root, 2.5, (0, 40, z + 12.5))
    sh.ring(48.4, 46, 1.6, accent, root, 0.4, (0, 40, z + 13))
    sh.disc(33, 0.8, mt.plastic("#17181a", 0.25), root, 0.3, (0, 40, z + 18))


def _underside(root) -> None:
    tyre = mt.rubber()
    for side in (-1, 1):
        sh.lathe(
            [(10, -9), (33, -9), (34, -6), (34, 6), (33, 9), (10, 9)], tyre, root, 48, (side * 112, 0, 34), (0, 90, 0)
        )
    bristle = mt.plastic("#2e3033", 0.7)
    for k in range(3):
        a = math.radians(120 * k + 250)
        start, tip = (118, -118, 8), (118 + 88 * math.cos(a), -118 + 88 * math.sin(a), 2)
        for fan in (-4, 0, 4):
            b = math.radians(120 * k + 250 + fan)
            sh.tube(
                [
                    start,
                    (118 + 40 * math.cos(a), -118 + 40 * math.sin(a), 6),
                    (118 + 88 * math.cos(b), -118 + 88 * math.sin(b), tip[2]),
                ],
                1.0,
                bristle,
                root,
            )


def dock(colour: str, parent=None) -> bpy.types.Object:
    """Small charging dock, contacts towards -y."""
    root = sh.group("dock", parent)
    body = mt.plastic(SHELL.get(colour, SHELL["black"])[0], 0.35)
    sh.slab(170, 95, 7, 22, body, root, 2.5, (0, -20, 0))
    sh.place(sh.slab(160, 92, 46, 20, body, root, 8), (0, 28, 0), (90, 0, 0))
    sh.box(160, 44, 94, body, root, 12, (0, 22, 47))
    for x in (-26, 26):
        sh.box(16, 3, 7, mt.metal("#c9a86a", 0.25), root, 1, (x, -1, 22))
    sh.slab(34, 4, 1, 2, mt.glow("#bfe6ff", 3), root, 0, (0, 22, 94))
    return root


def station(colour: str, seed: int, parent=None) -> bpy.types.Object:
    """Self-empty tower with a ramp towards -y."""
    root = sh.group("station", parent)
    side, top = SHELL.get(colour, SHELL["black"])
    body, panel = mt.plastic(side, 0.34), mt.glossy(top, 0.16)
    wide, deep, tall = 300, 190, 420 + 30 * (seed % 3)
    sh.place(sh.extrude(sh.rounded(wide, deep, 48), tall - 118, body, root, 12, 5), (0, 70, 118))
    for x in (-1, 1):
        sh.box(34, deep - 50, 130, body, root, 6, (x * (wide / 2 - 22), 80, 65))
    sh.box(wide - 40, 40, 130, mt.plastic("#121315", 0.5), root, 4, (0, 140, 65))
    sh.slab(wide - 4, 300, 10, 40, body, root, 4, (0, -20, 0))
    for k in range(7):
        sh.box(wide * 0.5, 5, 3, mt.rubber(), root, 1, (0, -150 + k * 16, 11))
    sh.place(sh.slab(wide - 46, tall - 178, 6, 30, panel, root, 2), (0, -23, 118 + (tall - 118) / 2 + 6), (90, 0, 0))
    sh.box(90, 3, 3, mt.glow("#cfeaff", 3.5), root, 1, (0, -30, 158))
    sh.place(sh.extrude(sh.rounded(wide - 10, deep - 10, 44), 10, panel, root, 4), (0, 70, tall - 2))
    sh.slab(60, 4, 2, 2, mt.metal("#9aa0a6", 0.3), root, 0.4, (0, 0, tall + 8))
    for x in (-20, 20):
        sh.box(14, 3, 7, mt.metal("#c9a86a", 0.25), root, 1, (x, 118, 30))
    return root


def surroundings(row: dict, view: int) -> bool:
    """View 3 works on an oak floor beside a rug."""
    if view != 3:
        return False
    rooms.daylight(0.85)
    rooms.shell("#d8d4cb", planks=0.5, depth=4.2)
    rooms.rug(3.6, 2.2, "#c9bfb0", (2.1, 1.6, 0))
    rooms.sideboard(4.2, 1.5, 0.9, (-1.6, 3.5, 0))
    rooms.plant((2.6, 3.2, 0), 3.2)
    return True


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: robot with its station (or alone); 2: from above; 3: at home."""
    from rows import colour_of, number, seed_of

    colour, seed = colour_of(row), seed_of(row)
    lidar, based = row.get("navigation") == "lidar", row.get("self_empty") == "true"
    height = number(row, "robot_height_mm", 95)
    stage = sh.group("stage")
    item = robot(colour, lidar, height, stage, seed)
    if view == 1 and based:
        sh.place(item, (-130, -210, 0), (0, 0, -24))
        sh.place(station(colour, seed, stage), (70, 160, 0), (0, 0, -14))
        settle(stage)
        camera([stage], azimuth=-6, elevation=19, fill=0.86)
    elif view == 1:
        sh.place(item, turn=(0, 0, -28))
        settle(stage)
        camera([stage], elevation=30, fill=0.88)
    elif view == 2:
        if based:
            sh.place(item, turn=(0, 0, -20))
        else:
            sh.place(item, (0, -120, 0), (0, 0, -35))
            sh.place(dock(colour, stage), (40, 190, 0), (0, 0, -12))
        settle(stage)
        camera([stage], elevation=52 if based else 34, fill=0.88)
    else:
        sh.place(item, turn=(0, 0, -35))
        settle(stage, 1.9)
        camera([stage], azimuth=-8, elevation=14, lens=60, aim=(0.1, 0.2, 0.40), distance=4.5, blur=2.2)
