"""Solid shapes the products are put together from. Every function returns a new object, parented to `parent` if given."""

import math
from collections.abc import Sequence

import bpy
from mathutils import Vector, noise

Point2 = tuple[float, float]
Point3 = tuple[float, float, float]


def group(name: str = "group", parent: bpy.types.Object | None = None) -> bpy.types.Object:
    """An empty that carries a product or a part of one."""
    empty = bpy.data.objects.new(name, None)
    bpy.context.collection.objects.link(empty)
    empty.parent = parent
    return empty


def place(item: bpy.types.Object, at: Point3 = (0, 0, 0), turn: Point3 = (0, 0, 0)) -> bpy.types.Object:
    """Move to `at` and rotate by `turn` degrees about x, y, z."""
    item.location = at
    item.rotation_euler = tuple(math.radians(a) for a in turn)
    return item


def mesh(points: Sequence, faces: Sequence, material=None, parent=None, smooth: float = 35) -> bpy.types.Object:
    """Object from raw points and faces; edges sharper than `smooth` degrees stay crisp."""
    data = bpy.data.meshes.new("part")
    data.from_pydata([tuple(p) for p in points], [], faces)
    data.update()
    for face in data.polygons:
        face.use_smooth = True
    data.set_sharp_from_angle(angle=math.radians(smooth))
    item = bpy.data.objects.new("part", data)
    bpy.context.collection.objects.link(item)
    item.parent = parent
    if material:
        data.materials.append(material)
    return item


def bevel(item: bpy.types.Object, width: float, segments: int = 4, angle: float = 30) -> bpy.types.Object:
    """Round the sharp edges: nothing in a studio has a perfect edge."""
    step = item.modifiers.new("bevel", "BEVEL")
    step.width, step.segments, step.limit_method = width, segments, "ANGLE"
    step.angle_limit = math.radians(angle)
    step.harden_normals = True
    return item


def subdivide(item: bpy.types.Object, levels: int = 2) -> bpy.types.Object:
    step = item.modifiers.new("subdivide", "SUBSURF")
    step.levels = step.render_levels = levels
    return item


def rounded(width: float, height: float, radius: float, steps: int = 10) -> list[Point2]:
    """Outline of a rectangle with round corners, counter-clockwise, centred."""
    radius = min(radius, width / 2 - 1e-4, height / 2 - 1e-4)
    outline = []
    for index, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        cx, cy = sx * (width / 2 - radius), sy * (height / 2 - radius)
        for k in range(steps + 1):
            a = math.pi / 2 * (index + k / steps)
            outline.append((cx + radius * math.cos(a), cy + radius * math.sin(a)))
    return outline


def extrude(outline: Sequence[Point2], depth: float, material=None, parent=None, edge: float = 0, segments: int = 4):
    """Prism over `outline` from z=0 to z=depth, edges rounded by `edge`."""
    n = len(outline)
    points = [(x, y, 0) for x, y in outline] + [(x, y, depth) for x, y in outline]
    faces = [tuple(reversed(range(n))), tuple(range(n, 2 * n))]
    faces += [(i, (i + 1) % n, n + (i + 1) % n, n + i) for i in range(n)]
    item = mesh(points, faces, material, parent)
    return bevel(item, edge, segments) if edge else item


def slab(w: float, h: float, d: float, radius: float, material=None, parent=None, edge: float = 0, at=(0, 0, 0)):
    """Rounded slab centred on x, y, standing on z=0 of `at`."""
    return place(extrude(rounded(w, h, radius), d, material, parent, edge), at)


def box(w: float, d: float, h: float, material=None, parent=None, edge: float = 0, at=(0, 0, 0), turn=(0, 0, 0)):
    """Box centred on `at`."""
    x, y, z = w / 2, d / 2, h / 2
    item = extrude([(x, y), (-x, y), (-x, -y), (x, -y)], h, material, parent, edge)
    for v in item.data.vertices:
        v.co.z -= z
    return place(item, at, turn)


def lathe(
    profile: Sequence[Point2],
    material=None,
    parent=None,
    steps: int = 96,
    at=(0, 0, 0),
    turn=(0, 0, 0),
    caps: bool = True,
):
    """Turn (radius, z) points about the z axis; `caps` closes the first and last ring."""
    points, faces = [], []
    for r, z in profile:
        points += [
            (r * math.cos(2 * math.pi * k / steps), r * math.sin(2 * math.pi * k / steps), z) for k in range(steps)
        ]
    for row in range(len(profile) - 1):
        for k in range(steps):
            a, b = row * steps + k, row * steps + (k + 1) % steps
            faces.append((a, b, b + steps, a + steps))
    if caps:
        last = (len(profile) - 1) * steps
        faces += [tuple(reversed(range(steps))), tuple(range(last, last + steps))]
    return place(mesh(points, faces, material, parent), at, turn)


def disc(radius: float, depth: float, material=None, parent=None, edge: float = 0, at=(0, 0, 0), turn=(0, 0, 0)):
    """Round plate from z=0 to z=depth with rounded rims."""
    e = min(edge, radius * 0.99, depth / 2)
    profile = [(radius - e + e * math.sin(a), e - e * math.cos(a)) for a in _quarter()] if e else [(radius, 0)]
    profile += (
        [(radius - e + e * math.cos(a), depth - e + e * math.sin(a)) for a in _quarter()] if e else [(radius, depth)]
    )
    return lathe(profile, material, parent, 96, at, turn)


def _quarter(steps: int = 5) -> list[float]:
    return [math.pi / 2 * k / steps for k in range(steps + 1)]


def ring(
    outer: float,
    inner: float,
    depth: float,
    material=None,
    parent=None,
    edge: float = 0.0,
    at=(0, 0, 0),
    turn=(0, 0, 0),
):
    """Flat ring with slightly rounded rims."""
    e = edge or depth * 0.15
    profile = [(inner, 0), (outer - e, 0), (outer, e), (outer, depth - e), (outer - e, depth), (inner + e, depth)]
    profile += [(inner, depth - e), (inner, 0)]
    points, faces, steps = [], [], 96
    for r, z in profile:
        points += [(r * math.cos(math.tau * k / steps), r * math.sin(math.tau * k / steps), z) for k in range(steps)]
    for row in range(len(profile) - 1):
        for k in range(steps):
            a, b = row * steps + k, row * steps + (k + 1) % steps
            faces.append((a, b, b + steps, a + steps))
    return place(mesh(points, faces, material, parent), at, turn)


def spline(points: Sequence[Point3], steps: int = 8, closed: bool = False) -> list[Vector]:
    """Catmull-Rom curve through `points`."""
    ps = [Vector(p) for p in points]
    n = len(ps)
    out = []
    for i in range(n if closed else n - 1):
        a, b, c, d = (
            (ps[(i + k) % n] for k in (-1, 0, 1, 2))
            if closed
            else (ps[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2))
        )
        for k in range(steps):
            t = k / steps
            out.append(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
            )
    return out if closed else [*out, ps[-1]]


def tube(
    points: Sequence[Point3],
    radius: float,
    material=None,
    parent=None,
    closed: bool = False,
    steps: int = 8,
    raw: bool = False,
):
    """Round bar along a smooth curve (straight segments with `raw`)."""
    data = bpy.data.curves.new("tube", "CURVE")
    data.dimensions, data.bevel_depth, data.bevel_resolution, data.use_fill_caps = "3D", radius, 5, True
    path = [Vector(p) for p in points] if raw else spline(points, steps, closed)
    line = data.splines.new("POLY")
    line.points.add(len(path) - 1)
    for point, at in zip(line.points, path, strict=True):
        point.co = (*at, 1)
    line.use_cyclic_u, line.use_smooth = closed, True
    item = bpy.data.objects.new("tube", data)
    bpy.context.collection.objects.link(item)
    item.parent = parent
    if material:
        data.materials.append(material)
    return item


def loft(
    rows: Sequence[Sequence[Point3]],
    material=None,
    parent=None,
    closed: bool = True,
    caps: bool = True,
    levels: int = 0,
):
    """Skin over cross-sections with the same number of points each."""
    n = len(rows[0])
    points = [p for row in rows for p in row]
    faces = []
    for r in range(len(rows) - 1):
        for k in range(n if closed else n - 1):
            a, b = r * n + k, r * n + (k + 1) % n
            faces.append((a, b, b + n, a + n))
    if closed and caps:
        faces += [tuple(reversed(range(n))), tuple(range((len(rows) - 1) * n, len(rows) * n))]
    item = mesh(points, faces, material, parent, 60)
    return subdivide(item, levels) if levels else item


def cushion(
    w: float,
    d: float,
    h: float,
    material=None,
    parent=None,
    puff: float | Point3 = 0.1,
    soft: float = 0.3,
    at=(0, 0, 0),
    turn=(0, 0, 0),
    seed: int = 0,
    wrinkle: float = 0.012,
):
    """Upholstered block: rounded box with crowned faces and slight irregular wrinkles. `soft` is the corner share."""
    n = 22
    points: list[Point3] = []
    index: dict[tuple[int, int, int], int] = {}
    faces = []

    def vertex(i: int, j: int, k: int) -> int:
        if (i, j, k) not in index:
            index[i, j, k] = len(points)
            points.append(_cushion_point(i / n, j / n, k / n, (w, d, h), puff, soft, seed, wrinkle))
        return index[i, j, k]

    for a in range(n):
        for b in range(n):
            for side in (0, n):
                quads = (
                    [(a, b, side), (a + 1, b, side), (a + 1, b + 1, side), (a, b + 1, side)],
                    [(a, side, b), (a, side, b + 1), (a + 1, side, b + 1), (a + 1, side, b)],
                    [(side, a, b), (side, a + 1, b), (side, a + 1, b + 1), (side, a, b + 1)],
                )
                for quad in quads:
                    ids = [vertex(*q) for q in quad]
                    faces.append(ids if side else ids[::-1])
    return place(subdivide(mesh(points, faces, material, parent, 180), 1), at, turn)


def _cushion_point(
    u: float, v: float, t: float, size: Point3, puff: float | Point3, soft: float, seed: int, wrinkle: float
) -> Point3:
    half = Vector(size) / 2
    swell = puff if isinstance(puff, tuple) else (puff, puff, puff)
    radius = soft * min(half)
    unit = Vector((2 * u - 1, 2 * v - 1, 2 * t - 1))
    p = Vector((unit.x * half.x, unit.y * half.y, unit.z * half.z))
    core = Vector([max(-half[i] + radius, min(half[i] - radius, p[i])) for i in range(3)])
    away = p - core
    if away.length > 1e-9:
        # points on flat faces keep their place, points near edges move onto the corner sphere
        p = core + away.normalized() * radius
    crown = [(1 - unit[(i + 1) % 3] ** 2) * (1 - unit[(i + 2) % 3] ** 2) for i in range(3)]
    for i in range(3):
        p[i] += unit[i] * crown[i] * swell[i] * half[i] * (1 if abs(unit[i]) > 0.99 else abs(unit[i]))
    q = p * (4.2 / max(half))  # creases scale with the piece, not with its unit
    shake = noise.noise_vector(q + Vector((seed * 7.1, 3.3, 1.7))) + 0.35 * noise.noise_vector(
        q * 2.4 + Vector((seed, 9, 4))
    )
    return tuple(p + shake * wrinkle)


def pillow(w: float, h: float, thick: float, material=None, parent=None, at=(0, 0, 0), turn=(0, 0, 0), seed: int = 0):
    """Scatter cushion standing in the x/z plane: thin seams, full middle, slightly hollow sides."""
    return cushion(w, 3, h, material, parent, (-0.10, thick / 3, -0.10), 0.6, at, turn, seed, 0.5)
