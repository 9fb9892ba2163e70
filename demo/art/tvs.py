"""Television sets, in millimetres: thin bezel, slab feet, and a bright picture."""

import bpy
import materials as mt
import rooms
import screens
import shapes as sh

PICTURES = {
    "xiaomi-tv-s-mini-led-2025": ("mountains", "dusk"),
    "xiaomi-tv-s-mini-led-2026": ("aurora", "forest"),
    "xiaomi-tv-a-pro-2026": ("ribbons", "violet"),
    "xiaomi-tv-f-pro-2025": ("mountains", "ember"),
    "xiaomi-tv-a-32-2025": ("ribbons", "ocean"),
}


def television(diagonal: float, model: str, seed: int, parent=None, glow: float = 1.15) -> bpy.types.Object:
    """A set facing -y, feet on z=0."""
    w, h = diagonal * 25.4 * 0.8716, diagonal * 25.4 * 0.4903
    root = sh.group("television", parent)
    lift = h * 0.085
    panel = sh.place(sh.group("panel", root), (0, 0, lift + h / 2 + 8), (90, 0, 0))
    frame, black = mt.metal("#3a3b3f", 0.32), mt.plastic("#0c0c0e", 0.35)
    edge, chin = 7, 16 + diagonal * 0.12
    sh.slab(w + 2 * edge, h + edge + chin, 24, 5, frame, panel, 2.5, (0, (edge - chin) / 2, -24))
    sh.slab(
        w + 2 * edge - 5, h + edge + chin - 5, 2, 4, mt.dark_glass("#060607"), panel, 0.6, (0, (edge - chin) / 2, -0.8)
    )
    kind, palette = PICTURES.get(model, ("mountains", "dusk"))
    lit = sh.slab(
        w, h, 0.4, 1, mt.screen(screens.DRAW[kind](1600, 900, palette, seed), glow, 0.4), panel, 0, (0, 0, 1.2)
    )
    mt.display(lit)
    sh.slab(w * 0.62, h * 0.5, 44, 20, black, panel, 10, (0, -h * 0.2, -66))
    sh.slab(w * 0.045, 5, 2, 2, mt.metal("#6a6c70", 0.3), panel, 0.5, (0, -h / 2 - chin * 0.55, 1))
    for side in (-1, 1):
        x = side * w * 0.36
        path = [
            (x + side * 18, -150, 7),
            (x, -20, lift * 0.75),
            (x, 10, lift * 1.2),
            (x + side * 6, 40, lift * 0.75),
            (x + side * 18, 150, 7),
        ]
        sh.tube(path, 8.5, frame, root, steps=10)
    return root


def surroundings(row: dict, view: int) -> bool:
    """View 2 stands on a sideboard in a living room."""
    if view != 2:
        return False
    rooms.daylight(0.72)
    rooms.shell("#b9b6ae", depth=1.0)
    rooms.sideboard(2.9, at=(0, 0.6, 0))
    rooms.vase((1.22, 0.58, 0.56), 0.30)
    rooms.books((-1.22, 0.55, 0.56), 4)
    rooms.plant((-2.0, 0.5, 0), 1.5)
    rooms.lamp((2.0, 0.5, 0), 1.9)
    rooms.rug(3.4, 1.5, "#cfc6b8", (0, -1.0, 0))
    return True


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: the set; 2: at home; 3: corner and foot close up."""
    from rows import number, seed_of

    diagonal = number(row, "screen_in", 55)
    stage = sh.group("stage")
    item = television(diagonal, row["model"], seed_of(row), stage, 1.3 if view == 2 else 1.1)
    if view == 1:
        sh.place(item, turn=(0, 0, -14))
        settle(stage, 2.3)
        camera([stage], azimuth=0, elevation=6, fill=0.90)
    elif view == 2:
        settle(stage, 1.75 + (diagonal - 32) * 0.012, by="x")
        stage.location.z += 0.56
        stage.location.y += 0.55
        camera([stage], azimuth=9, elevation=4, lens=60, aim=(0, 0.5, 0.86), distance=5.2)
    else:
        sh.place(item, turn=(0, 0, 24))
        settle(stage, 2.3)
        camera([stage], azimuth=10, elevation=10, lens=90, aim=(-0.66, -0.3, 0.34), distance=3.7, blur=5)
