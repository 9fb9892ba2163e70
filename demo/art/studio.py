"""The photo studio: scene, lights, camera framing and render settings shared by every picture.

Lengths are Blender units; every product is scaled so that its largest side is about two units, so one light rig fits all.
"""

import math
from collections.abc import Iterable
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector
from PIL import Image, ImageFilter

BACKDROP = (0.93, 0.93, 0.925)
PRODUCT_SIZE = 2.0


def reset(size: tuple[int, int], samples: int) -> bpy.types.Scene:
    """Empty scene with a Cycles set-up tuned for two cores: few samples, then Open Image Denoise."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.samples = samples
    cycles.use_adaptive_sampling = False
    cycles.use_light_tree = False
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_prefilter = "FAST"
    cycles.denoising_quality = "BALANCED"
    cycles.max_bounces = 5
    cycles.diffuse_bounces = 2
    cycles.glossy_bounces = 3
    cycles.transmission_bounces = 4
    cycles.transparent_max_bounces = 4
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4
    cycles.pixel_filter_type = "BLACKMAN_HARRIS"
    scene.render.resolution_x, scene.render.resolution_y = size
    scene.render.threads_mode = "FIXED"
    scene.render.threads = 2
    scene.view_settings.view_transform = "Khronos PBR Neutral"
    scene.render.image_settings.file_format = "PNG"
    return scene


def _node(tree: bpy.types.NodeTree, kind: str, **values: object) -> bpy.types.Node:
    node = tree.nodes.new(kind)
    for name, value in values.items():
        setattr(node, name, value)
    return node


def world(backdrop: tuple[float, float, float] = BACKDROP, fill: float = 0.55) -> None:
    """Camera sees a flat backdrop; reflections see a sky that darkens towards the floor, which draws contours."""
    shade = bpy.data.worlds.new("studio")
    bpy.context.scene.world = shade
    shade.use_nodes = True
    tree = shade.node_tree
    tree.nodes.clear()
    out = _node(tree, "ShaderNodeOutputWorld")
    mix = _node(tree, "ShaderNodeMixShader")
    seen, sky = _node(tree, "ShaderNodeBackground"), _node(tree, "ShaderNodeBackground")
    path, where = _node(tree, "ShaderNodeLightPath"), _node(tree, "ShaderNodeTexCoord")
    split, ramp = _node(tree, "ShaderNodeSeparateXYZ"), _node(tree, "ShaderNodeValToRGB")
    seen.inputs["Color"].default_value = (*backdrop, 1)
    sky.inputs["Strength"].default_value = fill
    stops = ramp.color_ramp.elements
    stops[0].position, stops[0].color = 0.42, (0.30, 0.30, 0.31, 1)
    stops[1].position, stops[1].color = 0.85, (1, 1, 1, 1)
    middle = stops.new(0.55)
    middle.color = (0.55, 0.55, 0.57, 1)
    rise = _node(tree, "ShaderNodeMath", operation="MULTIPLY_ADD")
    rise.inputs[1].default_value = rise.inputs[2].default_value = 0.5
    link = tree.links.new
    link(where.outputs["Generated"], split.inputs[0])
    link(split.outputs["Z"], rise.inputs[0])
    link(rise.outputs[0], ramp.inputs[0])
    link(ramp.outputs[0], sky.inputs["Color"])
    link(path.outputs["Is Camera Ray"], mix.inputs[0])
    link(sky.outputs[0], mix.inputs[1])
    link(seen.outputs[0], mix.inputs[2])
    link(mix.outputs[0], out.inputs[0])


def softbox(
    at: tuple[float, float, float],
    size: tuple[float, float],
    watts: float,
    target: tuple[float, float, float] = (0, 0, 0.8),
    colour: tuple[float, float, float] = (1, 1, 1),
) -> bpy.types.Object:
    """One rectangular area light aimed at `target`."""
    data = bpy.data.lights.new("softbox", "AREA")
    data.shape, data.size, data.size_y, data.energy, data.color = "RECTANGLE", size[0], size[1], watts, colour
    lamp = bpy.data.objects.new("softbox", data)
    bpy.context.collection.objects.link(lamp)
    lamp.location = at
    lamp.rotation_euler = (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    lamp.visible_camera = False
    return lamp


def studio_lights(power: float = 1.0) -> None:
    """Key from the upper left, a tall strip on the right, and a large overhead diffuser."""
    softbox((-4.2, -3.6, 4.6), (3.2, 3.2), 260 * power)
    softbox((4.4, -0.8, 2.6), (1.1, 4.4), 120 * power)
    softbox((0.2, 0.8, 6.0), (5.5, 4.5), 300 * power, target=(0, 0, 0))
    softbox((-2.8, 3.6, 2.6), (1.0, 3.6), 90 * power)
    # narrow cards near the camera: only there to be mirrored as gradients in glass and lacquer
    softbox((-5.4, -5.2, 2.0), (1.4, 5.0), 110 * power, target=(0, 0, 1.2))
    softbox((5.2, -6.0, 1.8), (0.9, 5.0), 70 * power, target=(0, 0, 1.2))


def floor(inner: float = 2.2, outer: float = 5.0, albedo: float = 0.55) -> None:
    """White table that fades into the backdrop, so only the soft contact shadow is left of it."""
    bpy.ops.mesh.primitive_plane_add(size=outer * 2.4)
    table = bpy.context.object
    table.name = "floor"
    shade = bpy.data.materials.new("floor")
    shade.use_nodes = True
    tree = shade.node_tree
    tree.nodes.clear()
    out, mix = _node(tree, "ShaderNodeOutputMaterial"), _node(tree, "ShaderNodeMixShader")
    paper, clear = _node(tree, "ShaderNodeBsdfDiffuse"), _node(tree, "ShaderNodeBsdfTransparent")
    paper.inputs["Color"].default_value = (albedo, albedo, albedo * 0.992, 1)
    where, length = _node(tree, "ShaderNodeTexCoord"), _node(tree, "ShaderNodeVectorMath", operation="LENGTH")
    fade = _node(tree, "ShaderNodeMapRange", interpolation_type="SMOOTHERSTEP")
    fade.inputs["From Min"].default_value, fade.inputs["From Max"].default_value = inner, outer
    link = tree.links.new
    link(where.outputs["Object"], length.inputs[0])
    link(length.outputs["Value"], fade.inputs["Value"])
    link(fade.outputs[0], mix.inputs[0])
    link(paper.outputs[0], mix.inputs[1])
    link(clear.outputs[0], mix.inputs[2])
    link(mix.outputs[0], out.inputs[0])
    table.data.materials.append(shade)


def corners(roots: Iterable[bpy.types.Object]) -> list[Vector]:
    """World-space outermost points of every mesh and curve below `roots`, modifiers applied."""
    graph = bpy.context.evaluated_depsgraph_get()
    steps = [np.array((x, y, z), float) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1) if x or y or z]
    points: list[Vector] = []
    for root in roots:
        for item in (root, *root.children_recursive):
            if item.type not in {"MESH", "CURVE"} or item.get("loose"):
                continue
            solid = item.evaluated_get(graph)
            data = solid.to_mesh()
            cloud = np.empty(len(data.vertices) * 3)
            data.vertices.foreach_get("co", cloud)
            solid.to_mesh_clear()
            turn = np.array(solid.matrix_world)
            cloud = cloud.reshape(-1, 3) @ turn[:3, :3].T + turn[:3, 3]
            if len(cloud):
                points += [Vector(cloud[int((cloud @ step).argmax())]) for step in steps]
    return points


def settle(root: bpy.types.Object, size: float = PRODUCT_SIZE, by: str = "max") -> None:
    """Scale `root` to `size` along its largest side, centre it and set it on the floor."""
    bpy.context.view_layer.update()
    points = corners([root])
    low = Vector([min(p[i] for p in points) for i in range(3)])
    high = Vector([max(p[i] for p in points) for i in range(3)])
    span = high - low
    factor = size / (max(span) if by == "max" else span["xyz".index(by)])
    middle = (low + high) / 2
    shift = Matrix.Translation((-middle.x * factor, -middle.y * factor, -low.z * factor))
    root.matrix_world = shift @ Matrix.Scale(factor, 4) @ root.matrix_world
    bpy.context.view_layer.update()


def camera(
    roots: Iterable[bpy.types.Object],
    azimuth: float = 0,
    elevation: float = 12,
    lens: float = 85,
    fill: float = 0.84,
    aim: tuple[float, float, float] | None = None,
    distance: float | None = None,
    blur: float = 0,
    shift: tuple[float, float] = (0, 0),
) -> bpy.types.Object:
    """Look at `roots` from `azimuth`/`elevation` degrees, at the distance where they fill `fill` of the frame.

    With `aim` and `distance` the framing is by hand (details). `blur` is an f-number; 0 keeps everything sharp.
    """
    scene = bpy.context.scene
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width, data.clip_end = lens, 36, 500
    body = bpy.data.objects.new("camera", data)
    bpy.context.collection.objects.link(body)
    scene.camera = body
    bpy.context.view_layer.update()
    points = corners(roots)
    turn, rise = math.radians(azimuth), math.radians(elevation)
    back = Vector((math.sin(turn) * math.cos(rise), -math.cos(turn) * math.cos(rise), math.sin(rise)))
    spin = (-back).to_track_quat("-Z", "Y")
    centre = Vector(aim) if aim else sum(points, Vector()) / len(points)
    far = distance or 6.0
    right, up = spin @ Vector((1, 0, 0)), spin @ Vector((0, 1, 0))
    ratio = scene.render.resolution_y / scene.render.resolution_x
    half = 18 / lens
    if not aim:
        for _ in range(12):
            eye = centre + back * far
            seen = [((p - eye).dot(right), (p - eye).dot(up), (eye - p).dot(back)) for p in points]
            across = [x / z / half for x, y, z in seen]
            along = [y / z / half / ratio for x, y, z in seen]
            centre += right * ((max(across) + min(across)) / 2 * half * far)
            centre += up * ((max(along) + min(along)) / 2 * half * ratio * far)
            spread = max(max(across) - min(across), max(along) - min(along)) / 2
            far *= 1 + (spread / fill - 1) * 0.8
    body.location = centre + back * far
    body.rotation_euler = spin.to_euler()
    data.shift_x, data.shift_y = shift
    if blur:
        data.dof.use_dof, data.dof.focus_distance, data.dof.aperture_fstop = True, far, blur
    return body


def shoot(
    target: Path, size: tuple[int, int], quality: int = 82, limit: int = 70_000, sharpen: int = 60, paper: int = 245
) -> int:
    """Render, scale to `size`, save as WebP no larger than `limit` bytes; returns the file's size."""
    scene = bpy.context.scene
    raw = Path("/tmp") / f"argosy-art-{target.parent.parent.name}-{target.stem}.png"
    scene.render.filepath = str(raw)
    bpy.ops.render.render(write_still=True)
    picture = Image.open(raw).convert("RGB").resize(size, Image.Resampling.LANCZOS)
    if paper:
        # the backdrop shows in the upper corners: bring it to one and the same paper white in every picture
        seen = max(max(picture.getpixel((x, 4))) for x in (4, size[0] - 5))
        picture = picture.point(lambda value: min(255, round(value * paper / seen)))
    picture = picture.filter(ImageFilter.UnsharpMask(radius=1.2, percent=sharpen, threshold=2))
    target.parent.mkdir(parents=True, exist_ok=True)
    for step in range(quality, 40, -6):
        picture.save(target, "WEBP", quality=step, method=6)
        if target.stat().st_size <= limit:
            break
    raw.unlink()
    return target.stat().st_size
