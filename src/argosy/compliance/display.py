"""Displays of a verdict as accessible SVG, in the reader's language.

The Commission prescribes its own artwork for the harmonised notice and label of Implementing Regulation (EU) 2025/1960 and for
the full energy label, which suppliers deliver through EPREL. What is drawn here carries their content beside the price; the
display's `label_url` and `more_url` lead to the originals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from argosy.catalogue import schema
from argosy.compliance import drawings, hazards
from argosy.kernel.text import t

#: Scale of each size: a small tile in a list, a card, the product page.
SIZES = {"small": 0.6, "medium": 0.8, "large": 1.4}
Item = Mapping[str, Any]


def svg_for(display_item: Item, language: str, size: str = "medium") -> str:
    """The drawing of one display of a verdict, "" for a display that is told in words only.

    `size` is small (a tile, 24 px high), medium (a card, 32 px) or large (the product page). The image has role="img" and a
    title in `language`. Raises KeyError on an unknown size.
    """
    scale = SIZES[size]
    draw = _DRAWN.get(str(display_item.get("kind")))
    return draw(display_item, language, scale) if draw else ""


def drawn(kind: str) -> bool:
    """Whether a kind of display has a drawing."""
    return kind in _DRAWN


def title_for(display_item: Item, language: str) -> str:
    """What the display says, in one sentence: the title of its drawing, or the heading of its block of text."""
    kind = str(display_item.get("kind"))
    made = _TITLES.get(kind)
    return made(display_item, language) if made else t(language, f"compliance-display-{kind.replace('_', '-')}")


def _energy_title(item: Item, language: str) -> str:
    said = t(language, "compliance-energy-class", letter=item.get("class", ""))
    if item.get("class_hdr"):
        said += " " + t(language, "compliance-energy-class-hdr", letter=item["class_hdr"])
    return said


def _energy(item: Item, language: str, scale: float) -> str:
    letter, hdr = item.get("class"), item.get("class_hdr")
    if letter not in drawings.CLASS_COLOURS:
        return ""
    if hdr in drawings.CLASS_COLOURS and scale > 1:
        body = drawings.arrow(letter) + drawings.arrow(hdr, x=104)
        body += drawings.caption("SDR", 30, 50) + drawings.caption("HDR", 134, 50)
        return drawings.frame(196, 54, scale, _energy_title(item, language), body)
    # In a list the class of the normal picture stands alone; the title still tells the other.
    return drawings.frame(92, 40, scale, _energy_title(item, language), drawings.arrow(letter))


def _car_title(item: Item, language: str) -> str:
    return t(
        language, "compliance-car-label", letter=item.get("co2_class") or "–", grams=str(item.get("co2_g_km", "–"))
    )


def _car(item: Item, language: str, scale: float) -> str:
    letter = item.get("co2_class")
    if letter not in drawings.CLASS_COLOURS:
        return ""
    if scale > 1:
        body = drawings.arrow(letter) + drawings.caption("CO₂", 30, 50)
        return drawings.frame(92, 54, scale, _car_title(item, language), body)
    return drawings.frame(92, 40, scale, _car_title(item, language), drawings.arrow(letter))


def _charger_title(item: Item, language: str) -> str:
    return t(language, "compliance-charger-included" if item.get("included") else "compliance-charger-not-included")


def _charger(item: Item, language: str, scale: float) -> str:
    return drawings.frame(40, 40, scale, _charger_title(item, language), drawings.charger(bool(item.get("included"))))


def _power_title(item: Item, language: str) -> str:
    said = t(language, "compliance-charging-power", least=_watts(item, "min_w"), most=_watts(item, "max_w"))
    return said + (" USB PD" if item.get("usb_pd") else "")


def _power(item: Item, language: str, scale: float) -> str:
    body = drawings.power(_watts(item, "min_w"), _watts(item, "max_w"), bool(item.get("usb_pd")))
    return drawings.frame(64, 40, scale, _power_title(item, language), body)


def _watts(item: Item, key: str) -> str:
    return str(item.get(key, "–"))


def _notice_title(item: Item, language: str) -> str:
    return t(language, "compliance-guarantee-notice", years=int(item.get("years", 2)))


def _notice(item: Item, language: str, scale: float) -> str:
    years = int(item.get("years", 2))
    lines = [t(language, "compliance-guarantee-text"), t(language, "compliance-guarantee-more")]
    unit = t(language, "compliance-years-unit", years=years)
    width, height, body = drawings.panel(t(language, "compliance-guarantee-heading"), str(years), unit, lines)
    return drawings.frame(width, height, max(scale, 1), _notice_title(item, language), body)


def _durability_title(item: Item, language: str) -> str:
    return t(language, "compliance-durability-label", years=int(item.get("years", 0)))


def _durability(item: Item, language: str, scale: float) -> str:
    years = int(item.get("years", 0))
    named = " ".join(str(item[key]) for key in ("brand", "model") if item.get(key))
    lines = [named, t(language, "compliance-durability-text")] if named else [t(language, "compliance-durability-text")]
    heading = f"GARAN · {t(language, 'compliance-durability-heading')}"
    width, height, body = drawings.panel(heading, str(years), t(language, "compliance-years-unit", years=years), lines)
    return drawings.frame(width, height, max(scale, 1), _durability_title(item, language), body)


def hazard_words(item: Item, language: str) -> tuple[str, tuple[str, ...]]:
    """The signal word ("" for none) and hazard statements of a `clp_label` display, in the Regulation's own words."""
    signal = _named("signal_word", item.get("signal_word"), language)
    listed = item.get("statements") or ()
    return signal, tuple(word for code in listed if (word := _named("hazard_statements", code, language)))


def _named(attribute: str, code: Any, language: str) -> str:
    found = schema.attribute("bike-care", attribute).choice(str(code)) if code else None
    return found.names[language] if found else ""


def _hazard_title(item: Item, language: str) -> str:
    signal, statements = hazard_words(item, language)
    heading = t(language, "compliance-display-clp-label")
    return " ".join(
        [f"{heading}:" if signal or statements else heading, *([f"{signal}."] if signal else []), *statements]
    )


def _hazard(item: Item, language: str, scale: float) -> str:
    codes = [str(code) for code in item.get("pictograms") or () if hazards.known(str(code))]
    if not codes:
        return ""
    body = "".join(hazards.pictogram(code, n * (hazards.SIDE + 4)) for n, code in enumerate(codes))
    width = len(codes) * (hazards.SIDE + 4) - 4
    return drawings.frame(width, hazards.SIDE, scale * 0.5, _hazard_title(item, language), body)


def _mark(key: str, width: float, height: float, draw: Callable[[], str]) -> Callable[[Item, str, float], str]:
    return lambda item, language, scale: drawings.frame(width, height, scale, t(language, key), draw())


_DRAWN: dict[str, Callable[[Item, str, float], str]] = {
    "energy_label": _energy,
    "car_label": _car,
    "charger": _charger,
    "charging_power": _power,
    "guarantee_notice": _notice,
    "durability_label": _durability,
    "clp_label": _hazard,
    "ce": _mark("compliance-display-ce", 56, 40, drawings.ce),
    "weee_bin": _mark("compliance-display-weee-bin", 40, 48, lambda: drawings.bin_struck(bar=True)),
    "battery_bin": _mark("compliance-display-battery-bin", 40, 48, lambda: drawings.bin_struck(bar=False)),
}
_TITLES: dict[str, Callable[[Item, str], str]] = {
    "energy_label": _energy_title,
    "car_label": _car_title,
    "charger": _charger_title,
    "charging_power": _power_title,
    "guarantee_notice": _notice_title,
    "durability_label": _durability_title,
    "clp_label": _hazard_title,
}
