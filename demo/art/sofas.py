"""Sofas and recliners, in centimetres; the front faces -y and the floor is z=0."""

import bpy
import materials as mt
import rooms
import shapes as sh
from sofaparts import CUTS, Cut, cup_holder, feet


def sofa(model: str, seats: int, material: str, colour: str, open_: bool = False, parent=None) -> bpy.types.Object:
    """One sofa of the range; `open_` shows its function (reclined, bed pulled out, modules apart)."""
    cut = CUTS.get(model, CUTS["pull-out-sofa-bed"])
    cloth = mt.upholstery(material, colour)
    root = sh.group("sofa", parent)
    build = {"recliner": _recliner, "bed": _bed, "cloud": _cloud, "futon": _futon, "cinema": _cinema}[cut.kind]
    build(root, cut, seats, cloth, open_, model)
    return root


def _arms(root, cut: Cut, inner: float, total: float, cloth, soft: float = 0.55, base: float = 6) -> None:
    for side in (-1, 1):
        x = side * (inner / 2 + cut.arm / 2)
        sh.cushion(
            cut.arm,
            total,
            cut.arm_top - base,
            cloth,
            root,
            0.10,
            soft,
            (x, 0, base + (cut.arm_top - base) / 2),
            seed=side + 5,
            wrinkle=0.5,
        )


def _recliner(root, cut: Cut, seats: int, cloth, open_: bool, model: str) -> None:
    lift, deep = (12 if cut.legs in {"wood", "swivel"} else 5), cut.deep + 26
    feet(cut.legs, cut.seat + 2 * cut.arm, deep, root, lift)
    _arms(root, cut, cut.seat, deep, cloth, 0.7 if cut.arm > 15 else 0.5, lift)
    sh.cushion(cut.seat, deep - 6, 18, cloth, root, 0.03, 0.3, (0, 2, lift + 9), seed=1, wrinkle=0.3)
    sh.cushion(cut.seat, cut.deep + 4, 20, cloth, root, 0.22, 0.55, (0, -8, cut.sit - 8), seed=2, wrinkle=0.45)
    lean = 46 if open_ else 14
    back = sh.place(sh.group("back", root), (0, deep / 2 - 20, cut.sit - 6), (-lean, 0, 0))
    rolls = 3 if cut.back > 60 else 2
    tall = cut.back / rolls
    sh.cushion(cut.seat + 2, 15, cut.back + 6, cloth, back, 0.08, 0.5, (0, 8, cut.back / 2), seed=4, wrinkle=0.4)
    for k in range(rolls):
        grow = 1.25 if k == rolls - 1 else 1.12
        sh.cushion(
            cut.seat - 2 + 4 * (k == rolls - 1),
            20,
            tall * grow,
            cloth,
            back,
            0.28,
            0.75,
            (0, -4, tall * (k + 0.55)),
            seed=6 + k,
            wrinkle=0.45,
        )
    foot = sh.place(sh.group("foot", root), (0, -deep / 2 + 6, cut.sit - 12), (68 if open_ else 0, 0, 0))
    if open_:
        sh.cushion(cut.seat - 2, 13, 44, cloth, foot, 0.2, 0.6, (0, -4, -26), (0, 0, 0), seed=9, wrinkle=0.6)
        foot.rotation_euler.x *= -1
    else:
        sh.cushion(
            cut.seat - 1,
            13,
            cut.sit - lift - 8,
            cloth,
            foot,
            0.16,
            0.6,
            (0, -2, -(cut.sit - lift - 20) / 2 - 2),
            seed=9,
            wrinkle=0.5,
        )
    if "cup" in model or "lift" in model or "swivel" in model:
        for side in (-1, 1):
            cup_holder(root, (side * (cut.seat + cut.arm) / 2, -deep * 0.22, cut.arm_top + 1.0))
    if model == "power-lift-recliner":
        sh.cushion(
            15, 3, 24, cloth, root, 0.2, 0.5, (cut.seat / 2 + cut.arm + 1, -14, 44), (0, 0, 90), seed=3, wrinkle=0.2
        )


def _bed(root, cut: Cut, seats: int, cloth, open_: bool, model: str) -> None:
    inner, lift, deep = cut.seat * seats, (13 if cut.legs != "none" else 4), cut.deep + 30
    feet(cut.legs, inner + 2 * cut.arm, deep, root, lift)
    sh.cushion(
        inner + 2,
        deep - 4,
        cut.sit - 16 - lift,
        cloth,
        root,
        0.02,
        0.25,
        (0, 0, lift + (cut.sit - 16 - lift) / 2),
        seed=1,
        wrinkle=0.2,
    )
    _arms(root, cut, inner, deep, cloth, 0.5, lift)
    sh.cushion(
        inner,
        14,
        cut.sit + cut.back - 18,
        cloth,
        root,
        0.03,
        0.5,
        (0, deep / 2 - 7, (cut.sit + cut.back + 10) / 2 - 2),
        seed=3,
        wrinkle=0.3,
    )
    for k in range(seats):
        x = (k - (seats - 1) / 2) * cut.seat
        long = cut.deep + (64 if cut.chaise and k == seats - 1 else 0)
        y = -4 - (long - cut.deep) / 2
        sh.cushion(
            cut.seat - 0.6, long + 6, 17, cloth, root, 0.18, 0.6, (x, y - 3, cut.sit - 7.5), seed=10 + k, wrinkle=0.45
        )
        if long > cut.deep:
            sh.cushion(
                cut.seat,
                long - cut.deep + 10,
                cut.sit - 16 - lift,
                cloth,
                root,
                0.02,
                0.25,
                (x, -deep / 2 - 28, lift + (cut.sit - 16 - lift) / 2),
                seed=5,
                wrinkle=0.2,
            )
            feet(cut.legs, cut.seat, 40, sh.place(sh.group("tip", root), (x, -deep / 2 - 38, 0)), lift)
        if not (open_ and seats == 1):
            sh.cushion(
                cut.seat - 3,
                17,
                cut.back,
                cloth,
                root,
                0.3,
                0.75,
                (x, deep / 2 - 23, cut.sit + cut.back / 2 - 2),
                (-12, 0, 0),
                seed=20 + k,
                wrinkle=0.45,
            )
    if open_:
        count = seats - (1 if cut.chaise else 0)
        wide, x = cut.seat * count - 2, -cut.seat / 2 * (1 if cut.chaise else 0)
        sh.cushion(wide, 76, 15, cloth, root, 0.1, 0.5, (x, -deep / 2 - 36, cut.sit - 8.5), seed=31, wrinkle=0.6)
        sh.box(wide - 6, 70, 9, mt.plastic("#2b2b2d", 0.6), root, 1, (x, -deep / 2 - 34, cut.sit - 22))
        for side in (-1, 1):
            sh.box(
                4,
                4,
                cut.sit - 26,
                mt.metal("#1e1e20", 0.35),
                root,
                0.5,
                (x + side * (wide / 2 - 8), -deep / 2 - 62, (cut.sit - 26) / 2),
            )
        sh.pillow(
            min(64, wide * 0.5),
            42,
            15,
            mt.upholstery("linen", "white"),
            root,
            (x, deep / 2 - 50, cut.sit + 9),
            (-78, 0, 4),
            40,
        )
    elif seats > 1:
        pillow = mt.upholstery("linen", "cream" if model != "corner-sofa-bed" else "yellow")
        sh.pillow(46, 44, 15, pillow, root, (-inner / 2 + 25, 0, cut.sit + 20), (-24, 8, 12), 41)


def _cloud(root, cut: Cut, seats: int, cloth, open_: bool, model: str) -> None:
    gap = 14 if open_ else 0
    width = cut.seat + gap
    for k in range(seats):
        x = (k - (seats - 1) / 2) * width
        y = -22 * (k % 2) if open_ else 0
        sh.cushion(cut.seat, cut.deep + 24, 22, cloth, root, 0.06, 0.6, (x, y, 12), seed=k, wrinkle=0.6)
        sh.cushion(
            cut.seat - 2, cut.deep + 8, 25, cloth, root, 0.26, 0.8, (x, y - 7, cut.sit - 8), seed=10 + k, wrinkle=0.8
        )
        sh.cushion(
            cut.seat,
            26,
            cut.sit + cut.back - 20,
            cloth,
            root,
            0.16,
            0.8,
            (x, y + cut.deep / 2 + 6, (cut.sit + cut.back) / 2 - 5),
            seed=20 + k,
            wrinkle=0.8,
        )
        sh.cushion(
            cut.seat - 8,
            22,
            cut.back + 10,
            cloth,
            root,
            0.45,
            0.9,
            (x, y + cut.deep / 2 - 13, cut.sit + 20),
            (-16, 0, 0),
            seed=30 + k,
            wrinkle=0.8,
        )
    for side in (-1, 1):
        x = side * (width * seats / 2 + cut.arm / 2 - gap / 2 + (12 if open_ else -2))
        sh.cushion(
            cut.arm,
            cut.deep + 24,
            cut.arm_top,
            cloth,
            root,
            0.16,
            0.85,
            (x, 0, cut.arm_top / 2),
            seed=50 + side,
            wrinkle=0.8,
        )
    if open_ or seats > 2:
        x = -width * seats / 2 + 50
        sh.cushion(72, 58, 40, cloth, root, 0.12, 0.6, (x, -cut.deep - 34, 20), (0, 0, 6), seed=60, wrinkle=0.45)


def _futon(root, cut: Cut, seats: int, cloth, open_: bool, model: str) -> None:
    width = cut.seat * seats
    chrome = mt.metal("#c8cace", 0.16)
    for x in (-width / 2 + 26, width / 2 - 26):
        sh.tube(
            [(x, -26, 26), (x, -30, 4), (x, -26, 1.6), (x, 26, 1.6), (x, 30, 4), (x, 26, 26)],
            1.6,
            chrome,
            root,
            steps=6,
        )
    panels = seats * 2
    back = sh.place(sh.group("back", root), (0, cut.deep / 2 - 4, cut.sit - 6), (-90 if open_ else -24, 0, 0))
    for k in range(panels):
        w = width / panels
        x = (k - (panels - 1) / 2) * w
        for row, share in ((0, 0.5), (1, 0.5)):
            long = cut.deep * share
            sh.cushion(
                w + 0.3,
                long + 0.3,
                14,
                cloth,
                root,
                0.20,
                0.6,
                (x, (row - 0.5) * cut.deep / 2, cut.sit - 7),
                seed=k * 2 + row,
                wrinkle=0.3,
            )
            sh.cushion(
                w + 0.3,
                14,
                cut.back * share + 0.3,
                cloth,
                back,
                0.20,
                0.6,
                (x, 0, cut.back * (0.27 + 0.5 * row) + 3),
                seed=30 + k * 2 + row,
                wrinkle=0.3,
            )
    for side in (-1, 1):
        sh.pillow(46, 34, 14, cloth, root, (side * (width / 2 - 32), 4, cut.sit + 16), (-30, 0, side * -8), 70 + side)


def _cinema(root, cut: Cut, seats: int, cloth, open_: bool, model: str) -> None:
    step = cut.seat + cut.arm
    deep = cut.deep + 28
    for k in range(seats + 1):
        x = (k - seats / 2) * step
        sh.cushion(
            cut.arm, deep, cut.arm_top - 4, cloth, root, 0.08, 0.5, (x, 0, cut.arm_top / 2 + 1), seed=k, wrinkle=0.3
        )
        cup_holder(root, (x, -deep * 0.30, cut.arm_top + 0.6))
        sh.box(cut.arm - 8, 20, 0.8, mt.plastic("#141416", 0.35), root, 0.3, (x, 2, cut.arm_top + 0.9))
        sh.box(cut.arm - 10, 0.8, 0.6, mt.glow("#57a8ff", 4), root, 0, (x, -deep / 2 - 0.4, 10))
    for k in range(seats):
        part = sh.place(sh.group("seat", root), ((k - (seats - 1) / 2) * step, 0, 0))
        one = Cut("recliner", cut.seat - 1, cut.deep, cut.sit, cut.back, 0.01, 1, "none")
        tipped = open_ and k == 0
        _seat(part, one, deep, cloth, tipped, k)


def _seat(root, cut: Cut, deep: float, cloth, open_: bool, seed: int) -> None:
    """Reclining seat without arms."""
    sh.cushion(cut.seat, deep - 8, 20, cloth, root, 0.03, 0.3, (0, 3, 16), seed=seed, wrinkle=0.3)
    sh.cushion(cut.seat, cut.deep + 4, 22, cloth, root, 0.22, 0.6, (0, -8, cut.sit - 9), seed=seed + 2, wrinkle=0.45)
    back = sh.place(sh.group("back", root), (0, deep / 2 - 20, cut.sit - 6), (-42 if open_ else -13, 0, 0))
    sh.cushion(cut.seat, 16, cut.back + 4, cloth, back, 0.06, 0.5, (0, 8, cut.back / 2), seed=seed + 3, wrinkle=0.3)
    for k, (z, tall) in enumerate(((0.26, 0.56), (0.78, 0.50))):
        sh.cushion(
            cut.seat - 2,
            21,
            cut.back * tall,
            cloth,
            back,
            0.28,
            0.75,
            (0, -4, cut.back * z),
            seed=seed + 5 + k,
            wrinkle=0.45,
        )
    turn = -66 if open_ else 0
    foot = sh.place(sh.group("foot", root), (0, -deep / 2 + 6, cut.sit - 12), (turn, 0, 0))
    tall = 44 if open_ else cut.sit - 16
    sh.cushion(
        cut.seat - 1,
        13,
        tall,
        cloth,
        foot,
        0.18,
        0.6,
        (0, -3, -tall / 2 + (0 if open_ else 3)),
        seed=seed + 9,
        wrinkle=0.6,
    )


def surroundings(row: dict, view: int) -> bool:
    """View 3 stands in a living room."""
    if view != 3:
        return False
    rooms.daylight(0.85)
    rooms.shell("#d5cfc3", planks=0.3, depth=1.25)
    rooms.rug(3.2, 1.9, "#d6ccbd", (0, -0.7, 0))
    rooms.plant((-1.62, 0.75, 0), 1.55)
    rooms.lamp((1.55, 0.8, 0), 1.75)
    import screens

    rooms.art((0.0, 1.22, 1.42), 0.95, 0.68, screens.ribbons(640, 460, "rose", 7))
    return True


def scene(row: dict, view: int, camera, settle) -> None:
    """View 1: closed, three-quarter; 2: its function; 3: in a living room."""
    from rows import colour_of, number

    seats = int(number(row, "seats", 2))
    stage = sh.group("stage")
    item = sofa(row["model"], seats, row.get("material") or "linen", colour_of(row, "grey"), view == 2, stage)
    if view == 3:
        settle(stage, 1.05 if seats == 1 else 2.05, by="x")
        camera([stage], azimuth=-8, elevation=7, lens=60, aim=(0, 0.1, 0.56), distance=4.3)
        return
    sh.place(item, turn=(0, 0, -24 if view == 1 else 30))
    settle(stage)
    camera([stage], elevation=13 if view == 1 else 20, fill=0.92)
