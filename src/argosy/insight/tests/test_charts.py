from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID
from xml.etree import ElementTree

import pytest

from argosy.insight import charts, words
from argosy.insight.rivals import load
from argosy.insight.rules import Charges, SoldLine, Waterfall, waterfall
from argosy.kernel.markets import LANGUAGES
from argosy.kernel.money import vat_inside

NS = "{http://www.w3.org/2000/svg}"


def sale(category: str = "robot-vacuums", gross: int = 29_900, fulfilment: int = 610) -> Waterfall:
    taxed = vat_inside(gross, Decimal(21))
    line = SoldLine(
        line_id=UUID(int=0xABC),
        order_id=UUID(int=2),
        sold_on=date(2026, 11, 22),
        country="ES",
        currency="EUR",
        category=category,
        quantity=1,
        gross=gross,
        net=taxed.net,
        vat=taxed.vat,
        charges=Charges(2_392, 353, fulfilment, co_funding=1_500),
        weight_g=5_800,
        length_mm=420,
        width_mm=380,
        height_mm=180,
    )
    return waterfall(line, load())


def parsed(svg: object) -> ElementTree.Element:
    return ElementTree.fromstring(str(svg))


def shown(root: ElementTree.Element) -> list[str]:
    return [e.text or "" for e in root.iter(f"{NS}text")]


@pytest.mark.parametrize(("wide", "width"), [(False, 358), (True, 960)])
def test_the_waterfall_shows_every_term_with_its_amount(wide: bool, width: int) -> None:
    root = parsed(charts.waterfall_chart(sale(), "en", wide=wide))
    assert root.get("viewBox", "").split()[2] == str(width)
    texts = shown(root)
    for said in ("Price paid", "€299.00", "VAT", "-€51.89", "Commission", "-€23.92", "+€15.00", "Margin for the brand"):
        assert said in texts
    assert texts.index("Here") < texts.index("At Amazon")
    for bar in root.iter(f"{NS}rect"):
        assert 0 <= int(bar.get("x", "")) <= width
        assert int(bar.get("x", "")) + int(bar.get("width", "")) <= width + 1


def test_the_waterfall_says_in_words_what_it_shows() -> None:
    root = parsed(charts.waterfall_chart(sale(), "en", wide=True))
    assert root.get("role") == "img"
    named = {e.get("id"): e.text or "" for e in root if e.tag in (f"{NS}title", f"{NS}desc")}
    assert list(named) == root.get("aria-labelledby", "").split()
    title, described = named.values()
    assert title == "From the price to the brand’s margin: here and at Amazon"
    assert "Commission -€23.92" in described
    assert "does not hold here" in described
    assert "Largest difference" in described


def test_how_a_figure_is_known_is_seen_without_colour() -> None:
    svg = str(charts.waterfall_chart(sale(), "en", wide=True))
    root = parsed(svg)
    assert {"stripes", "dots"} == {(p.get("id") or "").split("-")[3] for p in root.iter(f"{NS}pattern")}
    assert "style=" not in svg
    assert "<script" not in svg
    used = {f for e in root.iter() if (f := e.get("fill", "")).startswith("url(#")}
    assert used == {f"url(#{p.get('id')})" for p in root.iter(f"{NS}pattern")}


def test_both_layouts_have_ids_of_their_own() -> None:
    figure = parsed(charts.waterfall_figure(sale(), "de"))
    ids = [e.get("id") for e in figure.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_loss_reaches_below_zero_and_a_lone_side_has_no_rival() -> None:
    loss = sale(gross=999, fulfilment=1_530)
    assert loss.ours.margin.central < 0
    assert any(s.startswith("-€") for s in shown(parsed(charts.waterfall_chart(loss, "en", wide=False))))
    alone = parsed(charts.waterfall_chart(sale("cars"), "en", wide=True))
    assert "At Amazon" not in shown(alone)


DAYS = [date(2026, 11, 1) + timedelta(days=i) for i in range(30)]


def test_daily_sales_stack_and_tell_their_totals() -> None:
    series = {"ES": [i * 100 for i in range(30)], "<FR>": [1_000] * 30}
    root = parsed(charts.daily_chart(DAYS, series, "EUR", "en", "x", wide=False))
    described = next(e.text or "" for e in root if e.tag == f"{NS}desc")
    assert described == (
        "ES: €435.00 in all; best day 30 Nov with €29.00. <FR>: €300.00 in all; best day 1 Nov with €10.00."
    )
    assert "€39.00" in shown(root)
    bars = [e for e in root.iter(f"{NS}rect") if e.get("y") != "4"]
    assert len(bars) == 59  # nothing is drawn for the day without sales in ES
    assert min(int(b.get("y", "")) for b in bars) >= 30


def test_no_sales_is_said_rather_than_drawn() -> None:
    for series in ({}, {"ES": [0] * 30}):
        root = parsed(charts.daily_chart(DAYS, series, "EUR", "de", "x", wide=True))
        assert shown(root) == ["Keine Verkäufe in diesem Zeitraum."]


def test_a_sparkline_has_a_name_and_stays_inside() -> None:
    root = parsed(charts.sparkline([0, 5, 3, 9], "Sales of four days: 0, 5, 3, 9", "a"))
    points = [p.split(",") for p in next(root.iter(f"{NS}polyline")).get("points", "").split()]
    assert all(0 <= int(x) <= 120 and 0 <= int(y) <= 28 for x, y in points)
    assert charts.sparkline([], "", "b") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    w = sale()
    said = [
        words.half_sentence(w, language),
        words.parcel_sentence(w, language),
        words.difference_sentence(w, language),
    ]
    assert w.rival is not None
    said += [words.term_name(x.kind, language) for x in (*w.ours.terms, *w.rival.terms)]
    said += [words.basis_name(b, language) for b in ("booked", "published", "assumed", "same", "given")]
    assert not [s for s in said if s.startswith("insight-") or "{" in s]
    if language != "en":
        assert words.half_sentence(w, language) != words.half_sentence(w, "en")
