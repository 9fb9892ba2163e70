"""Phones and tablets. Modelled in millimetres, lying face up, then stood up and scaled by the studio."""

import math

import bpy
import materials as mt
import screens
import shapes as sh

# model -> how the cameras sit on the back, drawing and palette of the lit screen
STYLES = {
    "xiaomi-15": ("square", "ribbons", "ocean"),
    "xiaomi-15-ultra": ("disc", "mountains", "dusk"),
    "xiaomi-15t": ("square", "ribbons", "rose"),
    "xiaomi-15t-pro": ("square", "ribbons", "ember"),
    "xiaomi-17": ("square", "ribbons", "ice"),
    "xiaomi-17-ultra": ("disc", "aurora", "forest"),
    "redmi-note-15": ("rounded", "orbs", "violet"),
    "redmi-note-15-5g": ("rounded", "orbs", "ocean"),
    "redmi-note-15-pro-5g": ("centre", "ribbons", "steel"),
    "redmi-note-15-pro-plus-5g": ("centre", "ribbons", "dusk"),
    "redmi-15c": ("rings", "orbs", "forest"),
    "poco-f8-pro": ("wide", "ribbons", "volt"),
    "poco-f8-ultra": ("wide", "mountains", "violet"),
    "poco-f7-ultra": ("medal", "ribbons", "volt"),
    "poco-f7": ("stack", "ribbons", "steel"),
    "poco-x8-pro": ("rings", "ribbons", "dusk"),
    "poco-x8-pro-max": ("rings", "ribbons", "violet"),
    "poco-m8-pro-5g": ("rounded", "ribbons", "forest"),
    "poco-m7": ("bar", "orbs", "ember"),
    "poco-c85": ("stack", "orbs", "dusk"),
    "xiaomi-pad-7": ("", "mountains", "dusk"),
    "xiaomi-pad-8-pro": ("", "ribbons", "ocean"),
    "xiaomi-pad-mini": ("", "ribbons", "violet"),
    "redmi-pad-2": ("", "mountains", "rose"),
    "redmi-pad-2-pro": ("", "orbs", "ocean"),
    "poco-pad-x1": ("", "ribbons", "volt"),
    "poco-pad-m1": ("", "ribbons", "ember"),
}
FALLBACK = ("square", "ribbons", "ocean")

FINISH = {
    "black": "#1b1c1f", "white": "#eceae4", "silver": "#c9ccd0", "grey": "#767b82", "titanium": "#8f8a82",
    "blue": "#4f78b8", "green": "#5c7d68", "purple": "#9a86c4", "pink": "#e3a9b4", "gold": "#b89b72",
    "red": "#b3262b", "orange": "#e0672c", "yellow": "#f0c32a", "beige": "#d8c9b2", "brown": "#6d4c39",
    "cream": "#ece2cf", "cyan": "#7cc4cf", "mint": "#a9d4c1", "navy": "#22365c", "graphite": "#3c4046", "cacao": "#7a563f",
}  # fmt: skip


def finish(colour: str) -> str:
    return FINISH.get(colour, "#8a8d92")


def lens(parent: bpy.types.Object, x: float, y: float, z: float, r: float, rim: bpy.types.Material) -> None:
    """One camera: metal rim, stepped black barrel, coated front element."""
    at = (x, y, z)
    sh.ring(r, r * 0.84, 0.9, rim, parent, 0.22, at)
    sh.disc(r * 0.86, 0.55, mt.dark_glass(), parent, 0.1, at)
    barrel = mt.plastic("#0b0b0d", 0.3)
    for share in (0.66, 0.5):
        sh.ring(r * share, r * (share - 0.06), 0.12, mt.metal("#3a3c42", 0.25), parent, 0.03, (x, y, z + 0.55))
    sh.disc(r * 0.44, 0.1, barrel, parent, 0.02, (x, y, z + 0.56))
    coat = mt.principled("coating", "#10143a", Metallic=0.9, Roughness=0.08, Coat_Weight=1.0)
    sh.lathe(
        [(r * 0.34 * math.cos(a), 0.7 * r * 0.2 * math.sin(a)) for a in (0, 0.4, 0.8, 1.2, 1.5)],
        coat,
        parent,
        48,
        (x, y, z + 0.62),
    )


def flash(parent: bpy.types.Object, x: float, y: float, z: float, r: float = 1.9) -> None:
    sh.disc(r, 0.35, mt.principled("flash", "#f3ead0", Roughness=0.25, Coat_Weight=1.0), parent, 0.08, (x, y, z))


def island(
    parent: bpy.types.Object, kind: str, w: float, h: float, z: float, tone: bpy.types.Material, rim: bpy.types.Material
) -> None:
    """Cameras on the back, which faces +z here; top edge is +y, the island sits upper left as seen from behind."""
    top, left = h / 2, -w / 2
    if kind in {"disc", "medal"}:
        r, cx = (w * 0.40, 0.0) if kind == "disc" else (w * 0.255, left + w * 0.255 + 7)
        cy = top - w * 0.50 if kind == "disc" else top - r - 8
        sh.disc(r, 2.6, rim, parent, 0.5, (cx, cy, z))
        sh.ring(
            r * 0.985,
            r * 0.92,
            0.8,
            rim if kind == "medal" else mt.metal("#d9b98a", 0.2),
            parent,
            0.2,
            (cx, cy, z + 2.2),
        )
        sh.disc(r * 0.92, 0.5, mt.dark_glass("#08090b"), parent, 0.3, (cx, cy, z + 2.55))
        for dx, dy, size in ((-0.42, 0.42, 0.30), (0.42, 0.42, 0.30), (-0.42, -0.42, 0.30), (0.42, -0.42, 0.34)):
            lens(parent, cx + dx * r, cy + dy * r, z + 2.9, r * size, rim)
        flash(parent, cx, cy + r * 0.74, z + 3, 1.9 if kind == "disc" else 1.3)
    elif kind in {"square", "rounded", "centre", "wide"}:
        side = w * {"square": 0.50, "rounded": 0.46, "centre": 0.56, "wide": 0.88}[kind]
        tall = {"square": side, "rounded": side * 1.12, "centre": side * 0.94, "wide": side * 0.46}[kind]
        cx, cy = 0.0 if kind in {"centre", "wide"} else left + side / 2 + 5, top - tall / 2 - 5
        plate = (
            tone
            if kind in {"rounded", "centre"}
            else mt.principled("island", mt.linear("#0c0d10"), Roughness=0.08, Coat_Weight=1.0)
        )
        short = min(side, tall)
        sh.slab(side, tall, 1.9, short * 0.27, rim, parent, 0.5, (cx, cy, z))
        sh.slab(side - 1.2, tall - 1.2, 0.5, short * 0.25, plate, parent, 0.25, (cx, cy, z + 1.6))
        if kind == "wide":
            for dx in (-0.33, -0.03, 0.25):
                lens(parent, dx * side, cy, z + 2.05, tall * 0.31, rim)
            return flash(parent, side * 0.42, cy, z + 2.1, 2.2)
        step = side * 0.235
        spots = [(-step, step), (step, step), (-step, -step), (step, -step)]
        for dx, dy in spots[:3] if kind == "rounded" else spots:
            lens(parent, cx + dx, cy + dy * tall / side, z + 2.05, side * 0.19, rim)
        if kind == "rounded":
            flash(parent, cx + step, cy - step * tall / side, z + 2.1, 2.3)
        else:
            flash(parent, cx, cy, z + 2.1, 1.6)
    elif kind == "bar":
        tall, cy = w * 0.29, top - w * 0.145 - 7
        sh.slab(w - 9, tall, 2.0, tall / 2, rim, parent, 0.6, (0, cy, z))
        sh.slab(w - 10.6, tall - 1.6, 0.5, tall / 2, mt.dark_glass(), parent, 0.25, (0, cy, z + 1.7))
        for dx in (-0.33, -0.04):
            lens(parent, w * dx, cy, z + 2.15, tall * 0.36, rim)
        flash(parent, w * 0.2, cy, z + 2.2, 2.4)
        sh.slab(9, 1.2, 0.1, 0.6, mt.metal("#8f949b", 0.3), parent, 0, (w * 0.34, cy, z + 2.2))
    else:
        r = w * (0.125 if kind == "rings" else 0.115)
        count = 2 if kind == "rings" else 3
        for k in range(count):
            x, y = left + r + 7, top - r - 8 - k * r * 2.28
            sh.disc(r * 1.04, 1.5, rim, parent, 0.4, (x, y, z))
            lens(parent, x, y, z + 1.4, r * 0.92, rim)
        flash(parent, left + r * 3.3 + 6, top - r - 8, z, 2.2)


def handset(
    diagonal: float, colour: str, style: str, seed: int, parent: bpy.types.Object | None = None
) -> bpy.types.Object:
    """One phone lying on its back, screen up (+z), top edge towards +y."""
    kind, wall, palette = STYLES.get(style, FALLBACK)
    w, h, d = diagonal * 25.4 * 0.411 + 4.2, diagonal * 25.4 * 0.911 + 4.4, 8.0
    root = sh.group("phone", parent)
    tint = finish(colour)
    rim = mt.metal([c * 0.82 + 0.06 for c in mt.linear(tint)], 0.24)
    tone = mt.frosted(tint)
    r = w * (0.135 if kind in {"bar", "stack", "rings"} else 0.155)
    sh.slab(w, h, d, r, rim, root, 2.0)
    glass = sh.slab(w - 1.6, h - 1.6, 0.9, r - 0.8, mt.dark_glass(), root, 0.45, (0, 0, d - 0.55))
    glass.name = "cover"
    lit = sh.slab(
        w - 4.0, h - 4.0, 0.02, r - 2.0, mt.screen(screens.phone(wall, palette, seed), 1.0), root, 0, (0, 0, d + 0.36)
    )
    mt.display(lit)
    sh.disc(1.9, 0.05, mt.dark_glass("#000000"), root, 0, (0, h / 2 - 6.2, d + 0.38))
    back = sh.group("back", root)
    sh.place(back, (0, 0, 0), (0, 180, 0))
    sh.slab(w - 1.5, h - 1.5, 0.9, r - 0.7, tone, back, 0.5, (0, 0, -0.5))
    island(back, kind, w, h, 0.3, tone, rim)
    for y, long in ((h * 0.17, 19), (h * 0.02, 10)):
        sh.box(1.1, 2.6, long, rim, root, 0.5, (w / 2 + 0.1, y, d / 2), (90, 0, 0))
    for x, y, turn in ((w / 2, h * 0.32, 0), (-w / 2, h * 0.32, 0), (w / 2, -h * 0.34, 0), (-w / 2, -h * 0.34, 0)):
        sh.box(0.08, 1.2, d - 4.2, mt.plastic([c * 0.5 for c in mt.linear(tint)]), root, 0, (x, y, d / 2), (0, 0, turn))
    return root


def tablet(
    diagonal: float, colour: str, seed: int, parent: bpy.types.Object | None = None, model: str = ""
) -> bpy.types.Object:
    """A tablet lying screen up, landscape: long side along x."""
    w, h, d = diagonal * 25.4 * 0.832 + 16, diagonal * 25.4 * 0.555 + 16, 6.6
    root = sh.group("tablet", parent)
    tint = finish(colour)
    body = mt.metal(tint, 0.34)
    sh.slab(w, h, d, 11, body, root, 1.6)
    sh.slab(w - 1.6, h - 1.6, 0.7, 10.2, mt.dark_glass(), root, 0.35, (0, 0, d - 0.45))
    mt.display(
        sh.slab(
            w - 15,
            h - 15,
            0.02,
            6,
            mt.screen(screens.tablet(*STYLES.get(model, FALLBACK)[1:], seed), 1.0),
            root,
            0,
            (0, 0, d + 0.27),
        )
    )
    back = sh.group("back", root)
    sh.place(back, (0, 0, 0), (0, 180, 0))
    sh.slab(28, 28, 1.6, 8, body, back, 0.4, (-w / 2 + 24, h / 2 - 24, 0))
    lens(back, -w / 2 + 24, h / 2 - 24, 1.5, 8.5, body)
    flash(back, -w / 2 + 46, h / 2 - 24, 0, 2)
    for x in (-w * 0.5, w * 0.5):
        for k in range(7):
            sh.box(0.5, 1.4, 2.2, mt.plastic("#111111"), root, 0, (x, (k - 3) * 4 + h * 0.2, d / 2))
    return root


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: back and front together; 2: front; 3: cameras close up."""
    from rows import colour_of, number, seed_of

    colour, seed = colour_of(row), seed_of(row)
    if row["category"] == "tablets":
        return _tablet_scene(row, number(row, "screen_in", 11), colour, seed, view, camera, settle)
    diagonal, style = number(row, "screen_in", 6.67), row["model"]
    stage = sh.group("stage")
    if view == 1:
        one, two = handset(diagonal, colour, style, seed, stage), handset(diagonal, colour, style, seed, stage)
        sh.place(two, (34, 34, 0), (90, 0, 11))
        sh.place(one, (-22, -8, 0), (90, 0, 180 + 17))
        settle(stage)
        camera([stage], azimuth=0, elevation=7, fill=0.83)
    elif view == 2:
        sh.place(handset(diagonal, colour, style, seed, stage), (0, 0, 0), (90, 0, -24))
        settle(stage)
        camera([stage], azimuth=0, elevation=6, fill=0.86)
    else:
        sh.place(handset(diagonal, colour, style, seed, stage), (0, 0, 0), (84, 0, 180 - 28))
        settle(stage)
        x = 0.0 if STYLES.get(style, FALLBACK)[0] in {"disc", "centre", "wide", "bar"} else 0.2
        camera([stage], azimuth=-4, elevation=14, lens=100, aim=(-x * 0.8, 0, 1.5), distance=4.0, blur=4)
    return None


def _tablet_scene(row: dict, diagonal: float, colour: str, seed: int, view: int, camera, settle) -> None:
    stage = sh.group("stage")
    if view == 1:
        one, two = (
            tablet(diagonal, colour, seed, stage, row["model"]),
            tablet(diagonal, colour, seed, stage, row["model"]),
        )
        sh.place(one, (-10, -40, 0), (78, 0, 8))
        sh.place(two, (40, 34, 30), (84, 0, 180 - 8))
        settle(stage)
        camera([stage], elevation=10, fill=0.86)
    elif view == 2:
        sh.place(tablet(diagonal, colour, seed, stage, row["model"]), (0, 0, 0), (72, 0, -20))
        settle(stage)
        camera([stage], elevation=12, fill=0.86)
    else:
        sh.place(tablet(diagonal, colour, seed, stage, row["model"]), (0, 0, 0), (82, 0, 180 - 24))
        settle(stage)
        camera([stage], azimuth=6, elevation=16, lens=100, aim=(0.62, 0, 1.12), distance=4.6, blur=5)
