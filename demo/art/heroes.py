"""Wide pictures: one mood scene per brand and two for the channel: `python heroes.py [NAME …] [--force]`."""

import argparse
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import bikebags
import bikelights
import biketools
import bpy
import cars
import helmets
import materials as mt
import phones
import rooms
import screens
import shapes as sh
import sofas
import studio
import tvs
import vacuums
from mathutils import Vector

ROOT = Path(__file__).parents[2]
PACKS, CHANNEL = ROOT / "demo/packs", ROOT / "src/argosy/web/static/img"


def put(
    build: Callable[[bpy.types.Object], object], size: float, at=(0, 0, 0), turn: float = 0, by: str = "max"
) -> bpy.types.Object:
    """Build a product, scale it to `size`, turn it about z by degrees, stand it at `at`."""
    outer = sh.group("put")
    inner = sh.group("turn", outer)
    inner.rotation_euler.z = math.radians(turn)
    build(inner)
    studio.settle(outer, size, by)
    outer.location = Vector(outer.location) + Vector(at)
    return outer


def upright(diagonal: float, colour: str, model: str, back: bool, seed: int = 7, lean: float = 90) -> Callable:
    """Phone standing on its short side, seen from the back or the front."""

    def build(parent):
        item = phones.handset(diagonal, colour, model, seed, parent)
        return sh.place(item, (0, 0, 0), (lean, 0, 180 if back else 0))

    return build


def sweep(wall: str, ground: str | None = None, depth: float = 3.0) -> None:
    """Paper sweep: floor curving up into a wall."""
    line = [(-9, 0.0), (depth - 1.2, 0.0)]
    line += [
        (depth - 1.2 + 1.2 * math.sin(a), 1.2 - 1.2 * math.cos(a)) for a in (math.pi / 2 * k / 8 for k in range(1, 9))
    ]
    line += [(depth, 9)]
    paper = mt.principled("paper", wall, Roughness=0.75)
    sh.loft([[(-14, y, z) for y, z in line], [(14, y, z) for y, z in line]], paper, closed=False)
    if ground:
        sh.box(
            28,
            18,
            0.02,
            mt.principled("ground", ground, Roughness=0.16, Coat_Weight=0.3),
            at=(0, -6 + depth - 3.4, 0.0),
        )


def podium(x: float, y: float, radius: float, height: float, colour: str) -> None:
    sh.disc(radius, height, mt.principled("podium", colour, Roughness=0.6), None, 0.025, (x, y, 0))


def arch(x: float, y: float, width: float, height: float, thick: float, colour: str) -> None:
    """Standing arch panel."""
    r = width / 2
    outline = (
        [(r, 0)]
        + [(r * math.cos(a), height - r + r * math.sin(a)) for a in (math.pi * k / 40 for k in range(41))]
        + [(-r, 0)]
    )
    sh.place(
        sh.extrude(outline, thick, mt.principled("arch", colour, Roughness=0.65), None, 0.03), (x, y, 0), (90, 0, 0)
    )


def sunlight(strength: float = 4, direction=(-0.62, -0.55, 0.56), colour=(1, 0.9, 0.75), window: bool = True) -> None:
    """Low sun, by default through a window whose bars throw soft stripes."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.angle, data.color = strength, math.radians(1.6), colour
    sun = bpy.data.objects.new("sun", data)
    bpy.context.collection.objects.link(sun)
    aim = Vector(direction).normalized()
    sun.rotation_euler = (-aim).to_track_quat("-Z", "Y").to_euler()
    if not window:
        return
    frame = sh.group("window")
    frame.location = aim * 9 + Vector((0.4, 0, 0.9))
    frame.rotation_euler = (-aim).to_track_quat("-Z", "Y").to_euler()
    dark = mt.plastic("#101010")
    walls = [(0, 6.6, 30, 9), (0, -6.6, 30, 9), (9.4, 0, 14, 6), (-9.4, 0, 14, 6)]
    bars = [(x, 0, 0.13, 6) for x in (-1.2, 0, 1.2)] + [(0, y, 6, 0.13) for y in (-0.7, 0.7)]
    for x, y, w, h in walls + bars:
        item = sh.box(w, h, 0.05, dark, frame, at=(x, y, 0))
        item.visible_camera = item.visible_glossy = False


def view(aim, distance: float, elevation: float, azimuth: float = 0, lens: float = 50, blur: float = 0) -> None:
    studio.camera([], azimuth, elevation, lens, aim=aim, distance=distance, blur=blur)


def xiaomi() -> None:
    """Phones, a tablet and a television on warm steps."""
    studio.world((0.9, 0.8, 0.7), 0.45)
    studio.studio_lights(0.55)
    sunlight(3.2)
    sweep("#f3c6a2")
    arch(1.5, 2.2, 2.5, 2.3, 0.3, "#ee8a4a")
    podium(1.5, 0.9, 1.45, 0.28, "#f7dcc4")
    podium(0.15, -0.1, 0.42, 0.42, "#e9763a")
    podium(2.55, -0.1, 0.40, 0.30, "#fbeee2")
    put(lambda p: tvs.television(55, "xiaomi-tv-s-mini-led-2025", 12, p, 1.05), 2.1, (1.5, 1.2, 0.28), 0, "x")
    put(upright(6.9, "green", "xiaomi-17-ultra", True), 1.0, (0.05, -0.12, 0.42), 14, "z")
    put(upright(6.9, "blue", "xiaomi-17", False), 0.94, (0.95, -0.2, 0.28), 8, "z")
    put(upright(6.83, "gold", "xiaomi-15t-pro", True), 0.94, (1.5, -0.3, 0.28), -10, "z")
    put(
        lambda p: sh.place(phones.tablet(11.2, "grey", 4, p, "xiaomi-pad-8-pro"), (0, 0, 0), (74, 0, 0)),
        1.05,
        (2.5, -0.15, 0.3),
        -18,
        "x",
    )
    view((0.62, 0, 0.98), 7.4, 6)


def poco() -> None:
    """Phones in mid-air before yellow."""
    studio.world((0.9, 0.8, 0.2), 0.5)
    studio.studio_lights(0.6)
    sunlight(2.6, colour=(1, 0.95, 0.85))
    sweep("#ffcf1a")
    podium(0.9, 0.5, 1.9, 0.16, "#1a1a1a")
    podium(0.9, 0.5, 1.45, 0.32, "#f2b800")
    for size, x, y, z, turn, colour, model, back in (
        (1.28, 0.10, 0.1, 0.36, 22, "blue", "poco-f8-ultra", True),
        (1.28, 0.84, -0.1, 0.36, 10, "black", "poco-f8-pro", False),
        (1.28, 1.52, 0.1, 0.36, -14, "yellow", "poco-f7-ultra", True),
        (1.22, 2.08, 0.4, 0.36, -28, "white", "poco-x8-pro", False),
    ):
        item = put(upright(6.8, colour, model, back), size, (x, y, z), turn, "z")
        item.rotation_euler.y = math.radians(7)
    for x, y, r, h in ((-1.7, 1.6, 0.30, 0.9), (-2.3, 1.9, 0.42, 0.5), (3.1, 1.4, 0.36, 1.1)):
        podium(x, y, r, h, "#f2b800")
    view((0.30, 0, 0.90), 7.4, 5)


def rockbros() -> None:
    """Riding gear on stone before a grey wall."""
    studio.world((0.3, 0.32, 0.33), 0.35)
    studio.studio_lights(0.55)
    sunlight(3.6, colour=(1, 0.88, 0.72))
    sweep("#8b9092")
    stone = "#5d6264"
    podium(0.2, 0.4, 0.75, 0.55, stone)
    podium(1.35, -0.2, 0.62, 0.30, "#b3282d")
    podium(2.35, 0.5, 0.72, 0.42, stone)
    put(lambda p: helmets.helmet("zk-013-helmet", "titanium", p), 0.85, (0.2, 0.3, 0.55), -40)
    put(lambda p: bikelights.front("black", parent=p), 0.62, (1.35, -0.3, 0.30), -40)
    put(lambda p: bikebags.pannier("yellow", p), 1.15, (2.4, 0.5, 0.42), -18, "z")
    put(lambda p: bikebags.bar_roll("green", p), 1.3, (0.75, 1.5, 0.0), 10, "x")
    put(lambda p: biketools.floor_pump("black", p), 1.75, (-0.85, 0.7, 0), -30, "z")
    put(lambda p: biketools.electric("black", p), 0.52, (-0.35, -0.55, 0), -24, "z")
    put(lambda p: helmets.helmet("wt-018s-helmet", "blue", p), 0.8, (1.95, -0.75, 0.0), -24)
    view((0.50, 0.2, 0.80), 7.4, 7)


def ilife() -> None:
    """Robot at work on an oak floor, its station by the wall."""
    rooms.daylight(0.6)
    sunlight(3.4, (-0.7, -0.25, 0.5))
    rooms.shell("#dfe3e4", planks=0.42, depth=2.4)
    rooms.rug(3.2, 2.0, "#cfd3d2", (-1.9, 0.6, 0))
    put(lambda p: vacuums.robot("white", True, 97, p, 1), 1.25, (0.55, -0.6, 0), -32)
    put(lambda p: vacuums.station("white", 2, p), 1.3, (2.1, 1.75, 0), -10, "z")
    rooms.plant((3.3, 1.9, 0), 2.4)
    sofa = put(lambda p: sofas.sofa("pull-out-sofa-bed", 2, "linen", "blue", False, p), 3.4, (-1.5, 1.75, 0), 0, "x")
    sofa.name = "sofa"
    view((0.30, 0.3, 0.66), 7.8, 9, blur=4)


def comhoma() -> None:
    """Corner sofa and a recliner in afternoon light."""
    rooms.daylight(0.55, (1, 0.92, 0.82))
    sunlight(3.6, (-0.68, -0.45, 0.5), (1, 0.85, 0.65))
    rooms.shell("#cdbfae", planks=0.3, depth=1.9)
    rooms.rug(4.2, 2.2, "#e0d5c5", (0.9, -0.2, 0))
    put(lambda p: sofas.sofa("corner-sofa-bed", 3, "chenille", "beige", False, p), 2.7, (0.95, 0.85, 0), 0, "x")
    put(
        lambda p: sofas.sofa("swivel-rocker-recliner", 1, "chenille", "green", False, p),
        1.12,
        (2.75, -0.05, 0),
        -48,
        "z",
    )
    rooms.lamp((2.75, 1.35, 0), 1.9)
    rooms.plant((-0.75, 1.35, 0), 1.6)
    rooms.art((1.0, 1.87, 1.62), 1.1, 0.72, screens.ribbons(640, 420, "ember", 5))
    sh.disc(0.34, 0.03, mt.wood("#a47c52", "#80592f", 2), None, 0.01, (0.35, -0.55, 0.40))
    sh.tube([(0.35, -0.55, 0), (0.35, -0.55, 0.4)], 0.03, mt.metal("#2b2a28", 0.4), raw=True)
    rooms.vase((0.35, -0.55, 0.43), 0.2, "#b98a68")
    view((0.80, 0.4, 0.90), 7.5, 6)


def leapmotor() -> None:
    """City car before pale architecture in evening light."""
    studio.world((0.72, 0.80, 0.84), 0.55)
    studio.studio_lights(0.75)
    sunlight(2.6, (-0.6, -0.6, 0.5), (1, 0.86, 0.7), window=False)
    sweep("#b9cfc9", depth=4.2)
    arch(-2.6, 3.4, 1.7, 3.2, 0.5, "#d7e2dd")
    arch(-0.5, 3.4, 1.7, 3.2, 0.5, "#d7e2dd")
    arch(1.6, 3.4, 1.7, 3.2, 0.5, "#d7e2dd")
    arch(3.7, 3.4, 1.7, 3.2, 0.5, "#d7e2dd")
    for x in (-2.6, -0.5, 1.6, 3.7):
        arch(x, 2.94, 1.2, 2.75, 0.05, "#7fa39a")
    rooms.plant((-1.35, 1.9, 0), 1.5)
    rooms.plant((3.1, 1.9, 0), 1.7, 8)
    put(lambda p: cars.car("green", p), 2.75, (1.05, 0.1, 0), 42)
    view((0.25, 0.2, 0.86), 7.8, 6)


def brandplus() -> None:
    """The channel: one product of every brand on one stage, kept near the middle because layouts crop the sides."""
    studio.world((0.80, 0.87, 0.88), 0.5)
    studio.studio_lights(0.6)
    sunlight(3.0)
    sweep("#b7d0d1")
    arch(0.1, 2.2, 2.2, 2.7, 0.3, "#e7efee")
    podium(0.0, 0.9, 1.3, 0.5, "#dfe9e8")
    podium(-1.15, -0.1, 0.62, 0.34, "#f2f5f3")
    podium(1.2, -0.15, 0.60, 0.26, "#e0846a")
    podium(-2.1, 0.8, 0.55, 0.75, "#8fb3b5")
    podium(2.1, 0.8, 0.60, 0.62, "#8fb3b5")
    put(lambda p: sofas.sofa("cloud-modular-sofa", 2, "corduroy", "beige", False, p), 1.75, (0.0, 0.85, 0.5), 0, "x")
    put(upright(6.9, "green", "xiaomi-17-ultra", True), 0.92, (-1.3, -0.1, 0.34), 16, "z")
    put(upright(6.8, "black", "poco-f8-pro", False), 0.88, (-0.9, -0.22, 0.34), 6, "z")
    put(lambda p: helmets.helmet("zk-013-helmet", "titanium", p), 0.74, (1.2, -0.2, 0.26), -36)
    put(lambda p: vacuums.robot("white", True, 97, p, 1), 1.0, (0.1, -0.75, 0), -28)
    put(lambda p: cars.car("green", p), 1.15, (2.1, 0.75, 0.62), 40)
    put(lambda p: bikebags.pannier("yellow", p), 0.85, (-2.1, 0.8, 0.75), 14, "z")
    view((0, 0, 0.98), 7.8, 7)


def blackfriday() -> None:
    """Night stage: lit screens and rim light, dark enough to sit on an ink-coloured band."""
    studio.world((0.004, 0.007, 0.009), 0.05)
    studio.softbox((-3.4, 1.8, 2.8), (0.8, 3.6), 170, colour=(1, 0.55, 0.42))
    studio.softbox((3.6, 1.6, 2.6), (0.8, 3.6), 150, colour=(0.45, 0.85, 1))
    studio.softbox((0, -1.2, 4.6), (4, 1.4), 170)
    studio.softbox((-3.6, -3.4, 2.4), (1.0, 3.0), 90, colour=(1, 0.72, 0.6))
    studio.softbox((3.8, -3.2, 2.2), (0.8, 3.0), 70, colour=(0.7, 0.9, 1))
    sweep("#10191d", "#0f171b")
    podium(0.1, 0.5, 1.75, 0.22, "#1b272c")
    put(lambda p: tvs.television(55, "xiaomi-tv-s-mini-led-2026", 4, p, 1.5), 2.1, (0.1, 0.85, 0.22), 0, "x")
    put(upright(6.9, "silver", "xiaomi-15-ultra", True), 0.9, (-0.98, -0.02, 0.22), 18, "z")
    put(upright(6.8, "black", "poco-f8-ultra", False), 0.86, (-0.5, -0.28, 0.22), 6, "z")
    put(lambda p: vacuums.robot("black", True, 97, p, 1), 0.95, (0.42, -0.5, 0.22), -28)
    put(lambda p: helmets.helmet("zk-013-helmet", "titanium", p), 0.66, (1.26, -0.05, 0.22), -36)
    view((0.08, 0.1, 0.78), 5.4, 6)


SCENES: dict[str, tuple[Callable[[], None], Path, tuple[int, int]]] = {
    **{
        scene.__name__: (scene, PACKS / scene.__name__ / "media/hero.webp", (2000, 900))
        for scene in (xiaomi, poco, rockbros, ilife, comhoma, leapmotor)
    },
    "brandplus": (brandplus, CHANNEL / "brandplus-hero.webp", (2000, 1000)),
    "blackfriday": (blackfriday, CHANNEL / "blackfriday.webp", (1600, 900)),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--force", action="store_true")
    options.add_argument("--samples", type=int, default=12)
    options.add_argument("--scale", type=float, default=1.0, help="draft: part of the size")
    options.add_argument("--out", type=Path, help="draft: folder to write to")
    given = options.parse_args()
    for name in given.names or SCENES:
        build, target, size = SCENES[name]
        if given.out:
            target = given.out / name / "media" / target.name
        elif target.exists() and not given.force:
            continue
        start = time.perf_counter()
        size = (int(size[0] * given.scale), int(size[1] * given.scale))
        studio.reset(size, given.samples)
        build()
        weight = studio.shoot(target, size, quality=84, limit=190_000, paper=0)
        print(f"{name} {weight // 1024} KB {time.perf_counter() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
