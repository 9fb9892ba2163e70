"""Pictures shown on displays, drawn from noise: silk folds, mountains, aurora, orbs, and a small phone interface."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = Path("/usr/share/fonts/truetype")
REGULAR = FONTS / "liberation/LiberationSans-Regular.ttf"
LIGHT = FONTS / "dejavu/DejaVuSans-ExtraLight.ttf"
BOLD = FONTS / "liberation/LiberationSans-Bold.ttf"

PALETTES = {
    "dusk": ["#140b2e", "#4b1d7a", "#c2387a", "#ff8a4c", "#ffd9a0"],
    "ocean": ["#04121f", "#0a3d6b", "#1a86b8", "#6fd6dd", "#eafbf4"],
    "ember": ["#1a0505", "#7a1206", "#e2450f", "#ff9d2e", "#ffe9b8"],
    "forest": ["#04140f", "#0b4a3a", "#2d8f5f", "#a9d66a", "#f6f7c4"],
    "violet": ["#0b0820", "#3a1fa0", "#7a4df0", "#d08bff", "#ffe3fb"],
    "rose": ["#2a0a1c", "#8a2050", "#e56a8d", "#ffb9a8", "#fff0e2"],
    "steel": ["#0a0d12", "#2a3644", "#6d8296", "#b9c8d4", "#f4f7f9"],
    "volt": ["#0a0a05", "#3d3a06", "#b79a05", "#ffd51f", "#fff7c2"],
    "ice": ["#0c1a3a", "#2f5fb0", "#78b3ea", "#cde9fb", "#ffffff"],
}


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def ramp(values: np.ndarray, palette: str) -> np.ndarray:
    """Map 0..1 values onto a palette, smoothly."""
    stops = np.array([rgb(c) for c in PALETTES[palette]])
    at = np.clip(values, 0, 1) * (len(stops) - 1)
    low = np.clip(at.astype(int), 0, len(stops) - 2)
    part = (at - low)[..., None]
    part = part * part * (3 - 2 * part)
    return stops[low] * (1 - part) + stops[low + 1] * part


def picture(array: np.ndarray) -> Image.Image:
    return Image.fromarray((np.clip(array, 0, 1) * 255).astype(np.uint8))


def fbm(w: int, h: int, cells: float, seed: int, octaves: int = 5) -> np.ndarray:
    """Smooth fractal noise 0..1, `cells` bumps across the width."""
    rng = np.random.default_rng(seed)
    total, weight = np.zeros((h, w)), 0.0
    for octave in range(octaves):
        n = max(2, int(cells * 2**octave))
        m = max(2, int(n * h / w) + 1)
        grid = Image.fromarray(rng.random((m, n)).astype(np.float32))
        total += np.asarray(grid.resize((w, h), Image.Resampling.BICUBIC)) * 0.5**octave
        weight += 0.5**octave
    return total / weight


def silk(w: int, h: int, palette: str, seed: int) -> Image.Image:
    """Folded cloth of light."""
    y, x = np.mgrid[0:h, 0:w] / max(w, h)
    rng = np.random.default_rng(seed)
    a, b, c = rng.uniform(0, 6.28, 3)
    u = x + 0.22 * np.sin(3.1 * y + a) + 0.08 * np.sin(7 * x + 4 * y + b)
    v = y + 0.25 * np.sin(2.7 * u + b) + 0.06 * np.sin(9 * u + c)
    fold = np.sin(5.5 * v + 3.2 * u + a) + 0.45 * np.sin(11 * v - 5 * u + c)
    gy, gx = np.gradient(fold, 1 / max(w, h))
    light = 0.5 + 0.5 * np.tanh((gx * 0.8 - gy) / 11)
    tone = 0.18 + 0.42 * light + 0.25 * (fold / 1.45 * 0.5 + 0.5) - 0.18 * (1 - v)
    shine = np.clip(light - 0.86, 0, 1)[..., None] * 2.2
    return picture(ramp(tone, palette) + shine * 0.5)


def ribbons(w: int, h: int, palette: str, seed: int) -> Image.Image:
    """Overlapping waves, each lit along its crest and casting a soft shadow on the one behind."""
    y, x = np.mgrid[0:h, 0:w] / max(w, h)
    rng = np.random.default_rng(seed)
    angle = rng.uniform(-0.9, 0.9)
    across, along = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    low, high = along.min(), along.max()
    scene = ramp(0.05 + 0.22 * (along - low) / (high - low), palette)
    count = 8
    bend, phase = rng.uniform(2.2, 4.2), rng.uniform(0, 6.28)
    for k in range(count):
        crest = low + (high - low) * (0.10 + 0.86 * k / count)
        crest = (
            crest + 0.085 * np.sin(bend * across + phase + 0.75 * k) + 0.03 * np.sin(2.3 * bend * across - k + phase)
        )
        away = along - crest
        scene = scene * (1 - 0.55 * np.exp(-np.clip(-away, 0, 9) * 16) * (away < 0))[..., None]
        edge = np.clip(away * max(w, h) / 1.6, 0, 1)[..., None]
        turn = 0.5 + 0.5 * np.sin(bend * across * 1.3 + phase * 2 + k * 1.1)
        tone = ramp(
            np.clip(0.16 + 0.74 * k / count * 0.6 + 0.55 * turn * np.exp(-np.clip(away, 0, 9) * 5.5), 0, 1), palette
        )
        scene = (
            scene * (1 - edge) + (tone + 0.25 * np.exp(-np.clip(away, 0, 9) * 90)[..., None] * turn[..., None]) * edge
        )
    return picture(scene)


def mountains(w: int, h: int, palette: str, seed: int) -> Image.Image:
    """Misty ridges under a low sun, mirrored in a lake."""
    y, x = np.mgrid[0:h, 0:w]
    horizon = int(h * 0.66)
    t = y / horizon
    cloud = fbm(w, h, 3, seed, 6)
    sky = ramp(0.32 + 0.6 * t**1.3 + (cloud - 0.5) * 0.35 * (1 - t * 0.6), palette)
    sun = np.exp(-(((x - w * 0.64) ** 2 + (y - horizon * 0.72) ** 2) / (w * 0.09) ** 2))
    scene = sky + sun[..., None] * rgb("#fff2c8") * 0.9
    rng = np.random.default_rng(seed)
    for layer in range(5):
        ridge = fbm(w, 8, 2.2 + layer * 1.3, seed + 31 * layer, 7)[4]
        base = horizon * (0.52 + layer * 0.11)
        line = base - (ridge - 0.42) * horizon * (0.95 - layer * 0.13) + rng.uniform(-8, 8)
        depth = np.clip((y - line) / 1.5, 0, 1)
        mist = np.clip((y - line) / (horizon * 0.28), 0, 1)
        tone = ramp(np.full((h, w), 0.50 - layer * 0.11), palette)
        tone = tone * (1 - 0.45 * mist[..., None]) + ramp(np.full((h, w), 0.74), palette) * 0.45 * mist[..., None]
        tone = tone + sun[..., None] * 0.16
        scene = scene * (1 - depth[..., None]) + tone * depth[..., None]
    depth = h - horizon
    source = horizon - 1 - (np.arange(depth) * 0.95).astype(int)
    wave = (np.sin(np.arange(depth) ** 1.25 * 0.32) * np.linspace(1, w * 0.006, depth)).astype(int)
    for row in range(depth):
        scene[horizon + row] = np.roll(scene[max(0, source[row])], wave[row], axis=0) * (0.80 - 0.32 * row / depth)
    return picture(scene)


def aurora(w: int, h: int, palette: str, seed: int) -> Image.Image:
    """Curtains of light above dark hills."""
    y, x = np.mgrid[0:h, 0:w] / h
    rng = np.random.default_rng(seed)
    glow = np.zeros((h, w))
    for k in range(4):
        phase, speed = rng.uniform(0, 6.28), rng.uniform(1.4, 2.6)
        path = 0.30 + 0.1 * k + 0.11 * np.sin(speed * x * 2 + phase) + 0.04 * np.sin(7 * x + phase * 2)
        rays = 0.6 + 0.4 * fbm(w, 4, 60, seed + k, 3)[1][None, :]
        away = path - y
        glow += np.where(away > 0, np.exp(-away * 5.5), np.exp(away * 42)) * rays * (0.75 - 0.12 * k)
    stars = (rng.random((h, w)) > 0.9993) * rng.random((h, w))
    night = ramp(np.clip(0.06 + 0.1 * y + glow * 0.62, 0, 1), palette) + stars[..., None]
    ridge = 0.83 - (fbm(w, 8, 3, seed + 9, 7)[4] - 0.4)[None, :] * 0.35
    land = np.clip((y - ridge) * h / 2, 0, 1)[..., None]
    return picture(night * (1 - land) + rgb("#05080c") * land)


def orbs(w: int, h: int, palette: str, seed: int) -> Image.Image:
    """Glassy spheres over a gradient."""
    y, x = np.mgrid[0:h, 0:w] / max(w, h)
    rng = np.random.default_rng(seed)
    scene = ramp(0.18 + 0.45 * (y / y.max()) + 0.15 * np.sin(3 * x), palette)
    wide = w / max(w, h)
    tall = h / max(w, h)
    for k in range(7):
        cx, cy, r = rng.uniform(0, wide), rng.uniform(0.1, 1) * tall, rng.uniform(0.06, 0.24) * (1 + 0.05 * k)
        dx, dy = (x - cx) / r, (y - cy) / r
        inside = dx**2 + dy**2
        z = np.sqrt(np.clip(1 - inside, 0, 1))
        light = np.clip(-0.5 * dx - 0.65 * dy + 0.57 * z, 0, 1)
        tone = ramp(0.12 + 0.75 * light + 0.35 * (1 - z) ** 2, palette) + (light[..., None] ** 24) * 0.8
        edge = np.clip((1 - inside) * r * max(w, h) / 2.5, 0, 1)[..., None]
        shadow = np.exp(-np.clip(np.sqrt((dx - 0.15) ** 2 + (dy - 0.25) ** 2) - 0.85, 0, 9) * 3.5)[..., None] * 0.4
        scene = scene * (1 - shadow * (1 - edge))
        scene = scene * (1 - edge) + tone * edge
    return picture(scene)


DRAW = {"silk": silk, "ribbons": ribbons, "mountains": mountains, "aurora": aurora, "orbs": orbs}


def text(
    image: Image.Image,
    at: tuple[float, float],
    words: str,
    size: int,
    font: Path = REGULAR,
    fill="#ffffff",
    anchor="mm",
):
    ImageDraw.Draw(image).text(at, words, font=ImageFont.truetype(str(font), size), fill=fill, anchor=anchor)


def phone(kind: str, palette: str, seed: int, w: int = 640, h: int = 1390) -> Image.Image:
    """Lock screen: clock, date, status bar and two shortcuts over a wallpaper."""
    image = DRAW[kind](w, h, palette, seed).convert("RGB")
    text(image, (w / 2, h * 0.165), "09:41", int(w * 0.255), LIGHT)
    text(image, (w / 2, h * 0.245), "Monday 16 November", int(w * 0.05))
    text(image, (w * 0.085, h * 0.028), "09:41", int(w * 0.04), BOLD, anchor="lm")
    draw = ImageDraw.Draw(image, "RGBA")
    for k in range(4):
        draw.rounded_rectangle(
            (w * (0.80 + k * 0.017), h * (0.033 - 0.0035 * (k + 1)), w * (0.811 + k * 0.017), h * 0.034), 2, "#ffffff"
        )
    draw.rounded_rectangle((w * 0.885, h * 0.0225, w * 0.945, h * 0.034), 5, "#ffffff")
    for x in (0.15, 0.85):
        draw.ellipse((w * (x - 0.06), h * 0.925 - w * 0.06, w * (x + 0.06), h * 0.925 + w * 0.06), (255, 255, 255, 60))
    draw.rounded_rectangle((w * 0.36, h * 0.982, w * 0.64, h * 0.9855), 3, (255, 255, 255, 220))
    return image


def tablet(kind: str, palette: str, seed: int, w: int = 1280, h: int = 860) -> Image.Image:
    """Home screen with widgets and a dock."""
    image = DRAW[kind](w, h, palette, seed).convert("RGB")
    soft = image.filter(ImageFilter.GaussianBlur(24))
    mask = Image.new("L", image.size, 0)
    pen = ImageDraw.Draw(mask)
    cards = [(0.06, 0.12, 0.34, 0.44), (0.36, 0.12, 0.50, 0.44), (0.06, 0.48, 0.50, 0.66), (0.24, 0.84, 0.76, 0.955)]
    for x0, y0, x1, y1 in cards:
        pen.rounded_rectangle((w * x0, h * y0, w * x1, h * y1), 34, 255)
    image.paste(Image.blend(soft, Image.new("RGB", image.size, "#ffffff"), 0.22), mask=mask)
    text(image, (w * 0.09, h * 0.22), "09:41", int(h * 0.13), LIGHT, anchor="lm")
    text(image, (w * 0.09, h * 0.34), "Monday 16 November", int(h * 0.036), anchor="lm")
    text(image, (w * 0.43, h * 0.25), "21°", int(h * 0.10), LIGHT)
    text(image, (w * 0.43, h * 0.36), "Clear", int(h * 0.034))
    draw = ImageDraw.Draw(image, "RGBA")
    for k in range(6):
        colour = [int(c * 255) for c in rgb(PALETTES[palette][1 + k % 4])]
        x = w * (0.275 + k * 0.083)
        draw.rounded_rectangle((x, h * 0.858, x + h * 0.08, h * 0.938), 20, (*colour, 255))
        draw.ellipse((x + h * 0.022, h * 0.88, x + h * 0.058, h * 0.916), outline=(255, 255, 255, 230), width=4)
    for k in range(3):
        draw.rounded_rectangle(
            (w * 0.09, h * (0.52 + k * 0.042), w * (0.47 - 0.06 * k), h * (0.533 + k * 0.042)), 6, (255, 255, 255, 200)
        )
    return image
