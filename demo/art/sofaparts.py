"""Proportions of the sofa range, and the small parts sofas share, in centimetres."""

from dataclasses import dataclass

import bpy
import materials as mt
import shapes as sh


@dataclass(frozen=True)
class Cut:
    """Proportions of one sofa: seat width and depth, seat height, back height, arm width and height, legs."""

    kind: str
    seat: float = 62
    deep: float = 58
    sit: float = 45
    back: float = 44
    arm: float = 18
    arm_top: float = 62
    legs: str = "wood"
    chaise: bool = False


CUTS = {
    "power-lift-recliner": Cut("recliner", seat=56, deep=54, sit=49, back=66, arm=19, arm_top=68, legs="none"),
    "swivel-rocker-recliner": Cut("recliner", seat=58, deep=54, sit=48, back=56, arm=24, arm_top=64, legs="swivel"),
    "push-back-recliner": Cut("recliner", seat=54, deep=52, sit=47, back=56, arm=11, arm_top=62, legs="wood"),
    "sleeper-chair-3-in-1": Cut("bed", seat=70, deep=58, sit=42, back=42, arm=12, arm_top=56, legs="none"),
    "pull-out-sofa-bed": Cut("bed", seat=66, deep=56, sit=44, back=42, arm=14, arm_top=60, legs="metal"),
    "corner-sofa-bed": Cut("bed", seat=68, deep=56, sit=43, back=42, arm=16, arm_top=60, legs="wood", chaise=True),
    "cloud-modular-sofa": Cut("cloud", seat=84, deep=66, sit=42, back=34, arm=26, arm_top=58, legs="none"),
    "click-clack-futon": Cut("futon", seat=60, deep=56, sit=40, back=46, arm=0, arm_top=0, legs="metal"),
    "power-cinema-sofa": Cut("cinema", seat=56, deep=55, sit=48, back=58, arm=22, arm_top=66, legs="none"),
}


def feet(kind: str, width: float, depth: float, root: bpy.types.Object, lift: float = 13) -> None:
    """Four legs below a body `width` by `depth`, or a swivel plate."""
    if kind == "swivel":
        steel = mt.metal("#2a2a2c", 0.35)
        sh.disc(30, 3, steel, root, 1.2)
        sh.disc(8, lift, steel, root, 1)
        return
    timber, steel = mt.wood("#9a7146", "#7a5532", 0.05), mt.metal("#1e1e20", 0.35)
    for sx in (-1, 1):
        for sy in (-1, 1):
            x, y = sx * (width / 2 - 10), sy * (depth / 2 - 10)
            if kind == "wood":
                leg = sh.lathe([(1.5, 0), (2.7, lift + 2)], timber, root, 24, (x, y, 0))
                leg.rotation_euler = (-sy * 0.14, sx * 0.14, 0)
            elif kind == "metal":
                sh.box(2.2, 2.2, lift + 2, steel, root, 0.4, (x, y, lift / 2))
            else:
                sh.disc(3, 4, mt.plastic("#111112"), root, 0.5, (x, y, 0))


def cup_holder(root: bpy.types.Object, at: tuple[float, float, float]) -> None:
    sh.ring(4.8, 4.1, 0.8, mt.metal("#c7cacf", 0.2), root, 0.25, at)
    sh.disc(4.2, 0.3, mt.plastic("#08080a", 0.3), root, 0.05, (at[0], at[1], at[2] + 0.1))
