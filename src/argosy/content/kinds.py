"""What a product is called: the noun that its facts allow, finer than its category (a sofa bed, a pannier, a rear light).

The brand's own name for the product is a fact too: "floor", "rear" or "corner" in it decide where no attribute does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """`code` is the key of the noun in each language's data; `covers` are list values the noun already says."""

    code: str
    covers: tuple[str, ...] = ()


_BAGS = {
    "frame": "frame-bag",
    "handlebar": "handlebar-bag",
    "saddle": "saddle-bag",
    "rack": "pannier",
    "top-tube": "top-tube-bag",
}
_CARS = {"ev": "electric-car", "phev": "plug-in-hybrid", "hev": "hybrid"}
_PLAIN = {
    "phones": "smartphone",
    "tablets": "tablet",
    "tvs": "tv",
    "bike-tools": "multitool",
    "cycling-glasses": "cycling-glasses",
    "robot-vacuums": "robot-vacuum",
    "sofas": "sofa",
    "bike-lights": "bike-light",
    "bike-bags": "bike-bag",
    "bike-pumps": "bike-pump",
    "helmets": "bike-helmet",
    "bike-racks": "bike-rack",
    "bike-care": "care-product",
    "cars": "car",
}
_CARE = {"chain-lube": "chain-lube", "sealant": "tubeless-sealant", "cleaner": "bike-cleaner"}
PRODUCT = "product"


def kind_of(category: str, name: str, values: Mapping[str, list[Any]]) -> Kind:
    """The noun for one product; `values` as `facts.Context` holds them (attribute code -> its values)."""
    words = set(name.lower().replace("-", " ").split())

    def only(code: str) -> Any:
        found = values.get(code, ())
        return found[0] if len(found) == 1 else None

    if category == "sofas":
        return _sofa(words, values.get("seats", []), only("functions") or [])
    code = _PLAIN.get(category, PRODUCT)
    if category == "phones" and only("foldable"):
        code = "foldable"
    elif category == "robot-vacuums" and only("mop"):
        code = "robot-mop"
    elif category == "bike-lights":
        code = _light(words, only("mount")) or code
    elif category == "bike-bags":
        code = _BAGS.get(only("position"), code)
    elif category == "bike-pumps":
        code = (
            "electric-pump"
            if only("electric")
            else "floor-pump"
            if "floor" in words
            else "mini-pump"
            if "mini" in words
            else code
        )
    elif category == "helmets":
        code = (
            "city-helmet"
            if "city" in words
            else "road-helmet"
            if "road" in words
            else "mountain-helmet"
            if "mountain" in words
            else code
        )
    elif category == "bike-racks":
        code = "rear-rack" if "rear" in words else code
    elif category == "bike-care":
        code = _CARE.get(only("care_type"), code)
    elif category == "cars":
        code = _CARS.get(only("powertrain"), code)
    return Kind(code)


def _light(words: set[str], mount: str | None) -> str:
    if "set" in words:
        return "light-set"
    if "rear" in words or mount in ("seatpost", "saddle"):
        return "rear-light"
    return "front-light" if "front" in words else ""


def _sofa(words: set[str], seats: list[Any], functions: list[str]) -> Kind:
    if seats == [1]:
        if "recliner" in functions:
            return Kind("recliner-armchair", ("recliner",))
        return Kind("armchair-bed", ("bed",)) if "bed" in functions else Kind("armchair")
    if "bed" in functions:
        return Kind("corner-sofa-bed" if "corner" in words else "sofa-bed", ("bed",))
    if "recliner" in functions:
        return Kind("recliner-sofa", ("recliner",))
    if "modular" in functions:
        return Kind("modular-sofa", ("modular",))
    return Kind("corner-sofa" if "corner" in words else "sofa")


_REFINED = """
    foldable robot-mop light-set rear-light front-light electric-pump floor-pump mini-pump city-helmet road-helmet mountain-helmet
    rear-rack recliner-armchair armchair-bed armchair corner-sofa-bed sofa-bed recliner-sofa modular-sofa corner-sofa
"""
KINDS = frozenset({*_BAGS.values(), *_CARE.values(), *_CARS.values(), *_PLAIN.values(), PRODUCT, *_REFINED.split()})
