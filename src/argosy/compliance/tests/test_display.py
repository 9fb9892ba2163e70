"""Displays are drawn as accessible SVG in the reader's language."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from argosy.compliance import rules
from argosy.compliance.display import SIZES, drawn, hazard_words, svg_for, title_for
from argosy.compliance.drawings import CLASS_COLOURS, wrap
from argosy.compliance.records import DISPLAY_KINDS, LANGUAGES
from argosy.compliance.tests import products as p
from argosy.kernel.text import has, t

NAMESPACE = "{http://www.w3.org/2000/svg}"
ITEMS = [
    {"kind": "energy_label", "class": "F", "class_hdr": "G"},
    {"kind": "car_label", "co2_class": "A", "co2_g_km": "0"},
    {"kind": "charger", "included": False},
    {"kind": "charging_power", "min_w": "5", "max_w": "67", "usb_pd": True},
    {"kind": "guarantee_notice", "years": 3},
    {"kind": "durability_label", "years": 5, "brand": "<Ö & Co>", "model": '"One"'},
    {
        "kind": "clp_label",
        "signal_word": "danger",
        "pictograms": ["GHS02", "GHS08", "GHS09"],
        "statements": ["H222", "H304"],
    },
    {"kind": "clp_label", "signal_word": "warning", "pictograms": ["GHS05", "GHS07"], "statements": ["H317"]},
    {"kind": "ce"},
    {"kind": "weee_bin"},
    {"kind": "battery_bin"},
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["kind"])
def test_drawing_is_an_image_with_a_title_in_the_readers_language(item: dict, language: str, size: str) -> None:
    root = ElementTree.fromstring(svg_for(item, language, size))
    assert root.get("role") == "img"
    title = root.find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == root.get("aria-label") == title_for(item, language)
    assert "compliance-" not in title.text and "{" not in title.text


@pytest.mark.parametrize(("letter", "colour"), CLASS_COLOURS.items())
def test_arrow_bears_the_letter_in_the_colour_of_its_class(letter: str, colour: str) -> None:
    image = svg_for({"kind": "energy_label", "class": letter}, "de", "small")
    assert f'fill="{colour}"' in image
    assert sum(other in image for other in CLASS_COLOURS.values()) == 1
    assert f"Energieeffizienzklasse {letter} auf einer Skala von A bis G." in image


def test_large_label_of_a_television_shows_both_classes_and_a_tile_tells_both() -> None:
    item = {"kind": "energy_label", "class": "F", "class_hdr": "G"}
    large, small = svg_for(item, "en", "large"), svg_for(item, "en", "small")
    assert CLASS_COLOURS["F"] in large and CLASS_COLOURS["G"] in large
    assert CLASS_COLOURS["G"] not in small
    assert "In high dynamic range: class G." in small


def test_display_told_in_words_has_no_drawing_and_a_heading() -> None:
    assert svg_for({"kind": "producer", "name": "X"}, "de") == ""
    assert not drawn("producer")
    assert title_for({"kind": "producer"}, "de") == "Hersteller"


def test_hazards_are_told_in_the_regulations_own_words() -> None:
    item = {"kind": "clp_label", "signal_word": "warning", "pictograms": ["GHS07"], "statements": ["H317", "H412"]}
    assert hazard_words(item, "de") == (
        "Achtung",
        ("Kann allergische Hautreaktionen verursachen.", "Schädlich für Wasserorganismen, mit langfristiger Wirkung."),
    )
    assert title_for(item, "en") == (
        "Hazard information (CLP): Warning. May cause an allergic skin reaction. Harmful to aquatic life with long lasting effects."
    )


def test_a_hazard_without_pictogram_and_signal_word_draws_nothing_and_says_its_statement() -> None:
    item = {"kind": "clp_label", "statements": ["H412"]}
    assert svg_for(item, "es") == ""
    assert hazard_words(item, "es") == ("", ("Nocivo para los organismos acuáticos, con efectos nocivos duraderos.",))
    assert svg_for(item | {"pictograms": ["<script>"], "statements": ["H999"]}, "es") == ""


def test_two_pictograms_stand_side_by_side() -> None:
    one, two = (svg_for({"kind": "clp_label", "pictograms": codes}, "en") for codes in (["GHS07"], ["GHS07", "GHS09"]))
    assert 'viewBox="0 0 100 100"' in one and 'viewBox="0 0 204 100"' in two


def test_class_that_is_none_draws_nothing() -> None:
    assert svg_for({"kind": "energy_label", "class": "<script>"}, "en") == ""
    assert svg_for({"kind": "car_label", "co2_g_km": "99"}, "en") == ""


def test_every_kind_has_words_in_every_language() -> None:
    for language in LANGUAGES:
        for kind in DISPLAY_KINDS:
            assert has(f"compliance-display-{kind.replace('_', '-')}", language), (language, kind)


def test_displays_of_a_verdict_are_complete() -> None:
    shown = {d["kind"]: d for d in rules.evaluate(p.PHONE, "de", date(2026, 11, 22)).display}
    assert shown["energy_label"]["class"] == "B"
    assert shown["energy_label"]["eprel_url"] == "https://eprel.ec.europa.eu/qr/2140001"
    assert "sheet_url" not in shown["energy_label"]
    assert shown["charging_power"] == {
        "kind": "charging_power", "rule": "eu.common-charger", "min_w": "5", "max_w": "67", "usb_pd": True,
    }  # fmt: skip
    assert shown["responsible_person"]["country"] == "NL"
    assert shown["order_button"]["text"] == {"de": "Zahlungspflichtig bestellen", "en": "Order with obligation to pay"}


def test_plurals_follow_the_language() -> None:
    assert [t("pl", "compliance-years-unit", years=n) for n in (1, 2, 5)] == ["rok", "lata", "lat"]


def test_chinese_wraps_by_width() -> None:
    assert wrap("如商品有缺陷，卖家须免费维修。", 12) == ["如商品有缺", "陷，卖家须", "免费维修。"]
    assert wrap("one two three", 8) == ["one two", "three"]
