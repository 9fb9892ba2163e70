"""Colours, names, numbers and the cutting of kept pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from argosy.pricing.api import UnitPrice
from argosy.web.shop import formats, marks, slots


@pytest.mark.parametrize(
    "accent", ["#ff6900", "#ffd200", "#d9272e", "#0078be", "#a4593a", "#0b7f70", "#000000", "#ffffff"]
)
@pytest.mark.parametrize("paper", ["#ffffff", "#fdfbf1", "#101820"])
def test_every_look_can_be_read(accent: str, paper: str) -> None:
    look = marks.look(accent, "#191a1c", paper)
    assert marks.contrast(look.accent_text, marks.PAPER) >= 4.5
    assert marks.contrast(look.on_accent, look.accent) >= 4.5 or marks.contrast(marks.INK, look.accent) >= 3
    assert marks.contrast(look.on_paper, look.paper) >= 4.5


def test_contrast_is_wcag() -> None:
    assert marks.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert marks.contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("colour", ["", "red", "#12", "url(x)", "#ff6900;}", "#gggggg"])
def test_a_colour_that_is_none_never_reaches_the_page(colour: str) -> None:
    look = marks.look(colour, colour, colour)
    assert (look.accent, look.ink, look.paper) == ("#0b5a60", marks.INK, "#ffffff")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", "martes, 24 de noviembre"),
        ("fr", "mardi 24 novembre"),
        ("de", "Dienstag, 24. November"),
        ("it", "martedì 24 novembre"),
        ("pl", "wtorek, 24 listopada"),
        ("en", "Tuesday 24 November"),
    ],
)
def test_days(language: str, told: str) -> None:
    assert formats.day(date(2026, 11, 24), language) == told


@pytest.mark.parametrize(
    ("value", "language", "told"),
    [
        (21, "es", "21\u00a0%"),
        (Decimal("19"), "de", "19\u00a0%"),
        (Decimal("5.5"), "fr", "5,5\u00a0%"),
        (23, "pl", "23%"),
        (22, "it", "22%"),
        (20, "en", "20%"),
    ],
)
def test_shares(value: Decimal | int, language: str, told: str) -> None:
    assert formats.percent(value, language).replace("\u202f", "\u00a0") == told


@pytest.mark.parametrize(
    ("text", "minor"),
    [("100", 10000), ("99,90", 9990), ("1 000", 100000), ("", None), ("-5", None), ("x", None), ("9" * 13, None)],
)
def test_typed_amounts(text: str, minor: int | None) -> None:
    assert formats.minor_amount(text, "EUR") == minor


def test_a_kept_page_is_cut_and_filled() -> None:
    html = f"<p>{slots.TOKENS.tools}</p><form>{slots.TOKENS.csrf}</form>"
    pieces = slots.cut(html)
    assert pieces == ("<p>", "tools", "</p><form>", "csrf", "</form>")
    assert slots.fill(pieces, {"tools": "T", "csrf": "C"}) == "<p>T</p><form>C</form>"
    assert slots.cut("\ue010other\ue011") == ("\ue010other\ue011",)


@pytest.mark.parametrize(
    ("language", "quantity", "unit", "shown", "said"),
    [
        ("de", 1, "l", "12,48 €/l", "Grundpreis: 12,48 € pro Liter"),
        ("de", 100, "ml", "12,48 €/100 ml", "Grundpreis: 12,48 € pro 100 Milliliter"),
        ("de", 1, "piece", "12,48 €/Stück", "Grundpreis: 12,48 € pro Stück"),
        ("es", 1, "kg", "12,48 €/kg", "Precio por unidad de medida: 12,48 € por kilogramo"),
        ("es", 100, "g", "12,48 €/100 g", "Precio por unidad de medida: 12,48 € por 100 gramos"),
        ("fr", 1, "m", "12,48 €/m", "Prix à l’unité de mesure : 12,48 € par mètre"),
        ("it", 1, "m2", "12,48 €/m²", "Prezzo per unità di misura: 12,48 € per metro quadrato"),
        ("pl", 1, "m3", "12,48 €/m³", "Cena jednostkowa: 12,48 € za metr sześcienny"),
        ("pl", 1, "piece", "12,48 €/szt.", "Cena jednostkowa: 12,48 € za sztukę"),
        ("pl", 100, "piece", "12,48 €/100 szt.", "Cena jednostkowa: 12,48 € za 100 szt."),
        ("en", 1, "l", "€12.48/l", "Price per unit: €12.48 per litre"),
        ("en", 1, "piece", "€12.48/piece", "Price per unit: €12.48 per piece"),
    ],
)
def test_a_unit_price_is_written_and_read_aloud_as_the_language_does(
    language: str, quantity: int, unit: str, shown: str, said: str
) -> None:
    found = formats.unit_price(UnitPrice(1248, quantity, unit), "EUR", language)
    assert tuple(text.replace("\u00a0", " ").replace("\u202f", " ") for text in found) == (shown, said)
