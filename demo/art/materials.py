"""Materials: each call makes one named Principled shader. Colours are sRGB hex or linear triples."""

import bpy
import numpy as np
from PIL import Image

Colour = str | tuple[float, float, float]


def linear(colour: Colour) -> tuple[float, float, float]:
    """Linear RGB of '#rrggbb'; triples pass through."""
    if not isinstance(colour, str):
        return colour
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def principled(name: str, colour: Colour, **inputs: object) -> bpy.types.Material:
    """Principled shader; keyword names are its inputs with spaces as underscores."""
    shade = bpy.data.materials.new(name)
    shade.use_nodes = True
    node = shade.node_tree.nodes["Principled BSDF"]
    node.inputs["Base Color"].default_value = (*linear(colour), 1)
    for key, value in inputs.items():
        node.inputs[key.replace("_", " ").replace("Ior", "IOR")].default_value = value
    return shade


def plastic(colour: Colour, roughness: float = 0.4) -> bpy.types.Material:
    return principled("plastic", colour, Roughness=roughness)


def glossy(colour: Colour, roughness: float = 0.25) -> bpy.types.Material:
    """Lacquer: coloured base below a clear coat."""
    return principled("glossy", colour, Roughness=roughness, Coat_Weight=1.0, Coat_Roughness=0.04)


def metal(colour: Colour, roughness: float = 0.28) -> bpy.types.Material:
    return principled("metal", colour, Metallic=1.0, Roughness=roughness)


def frosted(colour: Colour) -> bpy.types.Material:
    """Satin glass back of a phone: faint pearl below a soft coat."""
    return principled("frosted", colour, Metallic=0.35, Roughness=0.34, Coat_Weight=0.8, Coat_Roughness=0.12)


def glass(tint: Colour = "#ffffff", roughness: float = 0.0) -> bpy.types.Material:
    return principled("glass", tint, Roughness=roughness, Transmission_Weight=1.0, IOR=1.45)


def dark_glass(colour: Colour = "#050608") -> bpy.types.Material:
    return principled("dark glass", colour, Roughness=0.05, Coat_Weight=1.0, Coat_Roughness=0.02)


def rubber(colour: Colour = "#17181a") -> bpy.types.Material:
    return principled("rubber", colour, Roughness=0.72)


def glow(colour: Colour, strength: float = 3.0) -> bpy.types.Material:
    return principled("glow", "#111111", Emission_Color=(*linear(colour), 1), Emission_Strength=strength)


def _image(picture: Image.Image, name: str) -> bpy.types.Image:
    pixels = np.asarray(picture.convert("RGBA"), np.float32)[::-1] / 255
    image = bpy.data.images.new(name, picture.width, picture.height)
    image.pixels.foreach_set(pixels.ravel())
    image.update()
    image.pack()
    return image


def screen(picture: Image.Image, strength: float = 1.0, roughness: float = 0.06) -> bpy.types.Material:
    """Lit display: the picture glows below glossy cover glass. Needs UVs (see `display`)."""
    shade = principled("screen", "#020203", Roughness=roughness, Specular_IOR_Level=0.35, Emission_Strength=strength)
    tree = shade.node_tree
    texture = tree.nodes.new("ShaderNodeTexImage")
    texture.image = _image(picture, "screen")
    texture.extension = "EXTEND"
    tree.links.new(texture.outputs["Color"], tree.nodes["Principled BSDF"].inputs["Emission Color"])
    return shade


def printed(picture: Image.Image, roughness: float = 0.6) -> bpy.types.Material:
    """Picture as surface colour."""
    shade = principled("printed", "#ffffff", Roughness=roughness)
    tree = shade.node_tree
    texture = tree.nodes.new("ShaderNodeTexImage")
    texture.image = _image(picture, "print")
    tree.links.new(texture.outputs["Color"], tree.nodes["Principled BSDF"].inputs["Base Color"])
    return shade


def display(item: bpy.types.Object) -> bpy.types.Object:
    """Map the object's local x/y extent to the whole picture."""
    data = item.data
    xs, ys = [v.co.x for v in data.vertices], [v.co.y for v in data.vertices]
    layer = data.uv_layers.new(name="flat")
    for loop in data.loops:
        co = data.vertices[loop.vertex_index].co
        layer.data[loop.index].uv = ((co.x - min(xs)) / (max(xs) - min(xs)), (co.y - min(ys)) / (max(ys) - min(ys)))
    return item


def textured(
    shade: bpy.types.Material, kind: str, scale: float, strength: float, spread: float = 0.12, depth: float = 0.02
) -> bpy.types.Material:
    """Add relief and slight colour variation. kind: weave, cord, leather, grain, brushed, pile, ripstop."""
    tree = shade.node_tree
    base = tree.nodes["Principled BSDF"]
    where, bump = tree.nodes.new("ShaderNodeTexCoord"), tree.nodes.new("ShaderNodeBump")
    height = _relief(tree, kind, scale, where.outputs["Object"])
    bump.inputs["Strength"].default_value = strength
    bump.inputs["Distance"].default_value = depth
    tree.links.new(height, bump.inputs["Height"])
    tree.links.new(bump.outputs[0], base.inputs["Normal"])
    mix = tree.nodes.new("ShaderNodeMix")
    mix.data_type = "RGBA"
    colour = base.inputs["Base Color"].default_value[:]
    mix.inputs[6].default_value = (*[c * (1 - spread * 2) for c in colour[:3]], 1)
    mix.inputs[7].default_value = (*[min(1, c * (1 + spread)) for c in colour[:3]], 1)
    tree.links.new(height, mix.inputs[0])
    tree.links.new(mix.outputs[2], base.inputs["Base Color"])
    return shade


def _relief(tree: bpy.types.NodeTree, kind: str, scale: float, where) -> bpy.types.NodeSocket:
    new, link = tree.nodes.new, tree.links.new
    if kind in {"leather", "pile", "grain"}:
        texture = new("ShaderNodeTexVoronoi" if kind == "leather" else "ShaderNodeTexNoise")
        texture.inputs["Scale"].default_value = scale
        if kind == "leather":
            texture.feature = "SMOOTH_F1"
        else:
            texture.inputs["Detail"].default_value = 4
        link(where, texture.inputs["Vector"])
        return texture.outputs[0]
    axes = {"cord": "X", "brushed": "X", "weave": "XY", "ripstop": "XY"}[kind]
    waves = []
    for axis in axes:
        wave = new("ShaderNodeTexWave")
        wave.bands_direction = axis
        wave.inputs["Scale"].default_value = scale
        wave.inputs["Distortion"].default_value = 0.5 if kind != "brushed" else 3
        wave.inputs["Detail"].default_value = 1
        link(where, wave.inputs["Vector"])
        waves.append(wave.outputs["Fac"])
    if len(waves) == 1:
        return waves[0]
    # threads cross in all three directions, so a weave also shows on upright faces
    third = new("ShaderNodeTexWave")
    third.bands_direction = "Z"
    third.inputs["Scale"].default_value = scale
    link(where, third.inputs["Vector"])
    total = waves[0]
    for other in (waves[1], third.outputs["Fac"]):
        node = new("ShaderNodeMath")
        node.operation = "MULTIPLY_ADD"
        node.inputs[1].default_value = 0.34
        link(other, node.inputs[0])
        link(total, node.inputs[2])
        total = node.outputs[0]
    half = new("ShaderNodeMath")
    half.operation = "MULTIPLY"
    half.inputs[1].default_value = 0.6
    link(total, half.inputs[0])
    return half.outputs[0]


def wood(
    light: Colour = "#b98a5a", dark: Colour = "#8a5f38", scale: float = 1.0, roughness: float = 0.42, planks: float = 0
) -> bpy.types.Material:
    """Straight-grained wood along x; with `planks` a floor of boards that wide."""
    shade = principled("wood", light, Roughness=roughness)
    tree = shade.node_tree
    new, link = tree.nodes.new, tree.links.new
    where, stretch, grain, mix = (
        new("ShaderNodeTexCoord"),
        new("ShaderNodeMapping"),
        new("ShaderNodeTexNoise"),
        new("ShaderNodeMix"),
    )
    mix.data_type = "RGBA"
    stretch.inputs["Scale"].default_value = (0.7 * scale, 9 * scale, 9 * scale)
    grain.inputs["Scale"].default_value, grain.inputs["Detail"].default_value = 2.2, 5
    grain.inputs["Distortion"].default_value = 0.6
    mix.inputs[6].default_value, mix.inputs[7].default_value = (*linear(dark), 1), (*linear(light), 1)
    link(where.outputs["Object"], stretch.inputs[0])
    link(stretch.outputs[0], grain.inputs["Vector"])
    link(grain.outputs[0], mix.inputs[0])
    result = mix.outputs[2]
    if planks:
        boards, tint = new("ShaderNodeTexBrick"), new("ShaderNodeMix")
        tint.data_type, tint.blend_type = "RGBA", "MULTIPLY"
        tint.inputs[0].default_value = 1
        boards.inputs["Color1"].default_value, boards.inputs["Color2"].default_value = (
            (1, 1, 1, 1),
            (0.78, 0.76, 0.74, 1),
        )
        boards.inputs["Mortar"].default_value = (0.32, 0.28, 0.24, 1)
        boards.inputs["Scale"].default_value = 1
        boards.inputs["Mortar Size"].default_value = planks * 0.012
        boards.inputs["Brick Width"].default_value, boards.inputs["Row Height"].default_value = planks * 8, planks
        link(where.outputs["Object"], boards.inputs["Vector"])
        link(result, tint.inputs[6])
        link(boards.outputs["Color"], tint.inputs[7])
        result = tint.outputs[2]
    link(result, tree.nodes["Principled BSDF"].inputs["Base Color"])
    return shade


UPHOLSTERY = {
    "black": "#232325", "white": "#c9c5bc", "grey": "#8b8d8f", "beige": "#bfae93", "brown": "#5b3b29", "green": "#36574a",
    "blue": "#3f5877", "cream": "#e6dcc8", "red": "#8d2a2c", "pink": "#d9a5a5", "yellow": "#d7a53a",
}  # fmt: skip


def upholstery(kind: str, colour: str) -> bpy.types.Material:
    """Sofa cover; object units are centimetres."""
    tint = UPHOLSTERY.get(colour, "#8b8d8f")
    if kind in {"leather", "faux-leather"}:
        return textured(
            principled("leather", tint, Roughness=0.42, Coat_Weight=0.15), "leather", 0.9, 0.25, 0.05, 0.006
        )
    if kind == "velvet":
        shade = principled("velvet", tint, Roughness=0.75, Sheen_Weight=0.9, Sheen_Roughness=0.28)
        return textured(shade, "pile", 0.16, 0.25, 0.16, 0.006)
    if kind == "corduroy":
        shade = principled("corduroy", tint, Roughness=0.9, Sheen_Weight=0.5)
        return textured(shade, "cord", 0.21, 0.75, 0.12, 0.012)
    scale, strength = {"linen": (1.3, 0.35), "chenille": (0.7, 0.6)}.get(kind, (1.0, 0.4))
    return textured(
        principled(kind or "cloth", tint, Roughness=0.92, Sheen_Weight=0.3), "pile", scale, strength, 0.16, 0.006
    )
