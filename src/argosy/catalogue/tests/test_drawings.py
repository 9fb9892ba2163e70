"""Drawn logos: what a stranger's SVG may hold, and that nothing else of it is ever passed on."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argosy.catalogue import media
from argosy.catalogue.drawings import MAX_BYTES, NotADrawing, redraw

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SHAPE = '<path d="M0 0h10v5z" fill="#123456"/>'
DEMO = sorted((Path(__file__).parents[4] / "demo/packs").glob("*/media/logo.svg"))


def svg(inside: str = SHAPE, more: str = 'viewBox="0 0 40 10"') -> bytes:
    return f"<svg {NS} {more}>{inside}</svg>".encode()


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(NotADrawing) as caught:
        redraw(content)
    return caught.value.args[0], caught.value.args[1]


BOMB = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
HOSTILE = {
    "script": (svg(f"<script>alert(1)</script>{SHAPE}"), "<script>"),
    "script by href": (svg(f'<script href="https://x.example/a.js"/>{SHAPE}'), "<script>"),
    "event on the root": (svg(more='viewBox="0 0 4 1" onload="alert(1)"'), "onload="),
    "event on a shape": (svg('<path d="M0 0h1" OnClick="alert(1)"/>'), "OnClick="),
    "event below animation": (svg('<animate onbegin="alert(1)" attributeName="x" dur="1s"/>'), "<animate>"),
    "animated link": (svg('<a><animate attributeName="href" values="javascript:alert(1)"/></a>'), "<a>"),
    "set": (svg('<g><set attributeName="onmouseover" to="alert(1)"/></g>'), "<set>"),
    "foreign content": (svg("<foreignObject><p>hello</p></foreignObject>"), "<foreignObject>"),
    "picture from outside": (svg('<image xlink:href="https://x.example/a.png" width="4" height="4"/>'), "<image>"),
    "picture inside": (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), "<image>"),
    "use from outside": (svg('<use xlink:href="https://x.example/a.svg#b"/>'), "<use>"),
    "use again and again": (svg('<g id="a"/><use href="#a"/><use href="#a"/>'), "<use>"),
    "link": (svg('<a xlink:href="javascript:alert(1)"><rect width="4" height="4"/></a>'), "<a>"),
    "gradient from outside": (svg('<linearGradient id="a" href="https://x.example/a.svg#b"/>'), "href= <linearGradient>"),
    "javascript in a gradient": (svg('<linearGradient xlink:href="javascript:alert(1)"/>'), "href= <linearGradient>"),
    "href on a shape": (svg('<path href="#a" d="M0 0h1"/>'), "href= <path>"),
    "paint from outside": (svg('<rect width="4" height="4" fill="url(https://x.example/a)"/>'), "fill=url(https://x.example/a)"),
    "clip from outside": (svg('<rect width="4" height="4" clip-path="url(//x.example/#a)"/>'), "clip-path=url(//x.example/#a)"),
    "style from outside": (svg('<rect width="4" height="4" style="fill:url(https://x.example/a)"/>'), "fill=url(https://x.example/a)"),
    "unknown style from outside": (svg('<rect width="4" height="4" style="background:u\\72l(//x)"/>'), "style= background"),
    "style sheet": (svg(f"<style>@import url(https://x.example/a.css);</style>{SHAPE}"), "<style>"),
    "text in a font": (svg("<text>Brand</text>"), "<text>"),
    "filter": (svg('<filter id="f"><feImage href="https://x.example/a"/></filter>'), "<filter>"),
    "entities": (BOMB.encode() + svg(), "<!DOCTYPE>"),
    "document type": (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.example/svg.dtd">' + svg(), "<!DOCTYPE>"),
    "outer entity": (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<path d='&x;'/>"), "<!DOCTYPE>"),
    "quotes in a value": (svg("<path d='M0 0\" onload=\"alert(1)'/>"), "d=M0 0\" onload=\"alert(1)"),
    "markup in a value": (svg('<path d="M0 0" fill="red&lt;script&gt;"/>'), "fill=red<script>"),
    "a name that is markup": (svg('<g id="a&quot;&gt;&lt;script"/>'), 'id=a"><script'),
    "svg in svg": (svg('<svg onload="alert(1)"/>'), "<svg>"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "part"), HOSTILE.values(), ids=HOSTILE)
def test_what_could_run_or_reach_outside_is_refused_by_name(content: bytes, part: str) -> None:
    assert refused(content) == ("logo-part", part)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "logo-broken"),
        (b"<svg", "logo-broken"),
        (b"hello", "logo-broken"),
        (svg()[:-3], "logo-broken"),
        (svg("&lol;"), "logo-broken"),
        (b"<svg viewBox='0 0 4 1'><path d='M0 0h1'/></svg>", "logo-broken"),
        (b"<html><body><svg/></body></html>", "logo-broken"),
        (b'<?xml version="1.0" encoding="utf-9"?>' + svg(), "logo-broken"),
        (b"\xff\xfe\x00", "logo-broken"),
        (svg(""), "logo-empty"),
        (svg("<g><defs/></g>"), "logo-empty"),
        (svg(more=""), "logo-size"),
        (svg(more='viewBox="0 0 0 10"'), "logo-size"),
        (svg(more='viewBox="0 0 -4 10"'), "logo-size"),
        (svg(more='viewBox="0 0 nan 10"'), "logo-size"),
        (svg(more='viewBox="0 0 1e999 10"'), "logo-size"),
        (svg(more='viewBox="0 0 4"'), "logo-size"),
        (svg(more='width="100%" height="20"'), "logo-size"),
        (svg("<g>" * 40 + SHAPE + "</g>" * 40), "logo-too-big"),
        (svg(SHAPE * 2001), "logo-too-big"),
        (svg(f"<!--{'x' * MAX_BYTES}-->" + SHAPE), "logo-too-big"),
    ],
)
def test_what_is_no_drawing(content: bytes, code: str) -> None:
    assert refused(content)[0] == code


def test_a_long_value_of_digits_costs_no_time() -> None:
    """Patterns of patterns over numbers take exponential time on exactly this."""
    digits = "1" * 100_000
    assert refused(svg(f'<rect width="{digits}x" height="4"/>'))[0] == "logo-part"
    assert refused(svg(f'<polygon points="{digits} x"/>'))[0] == "logo-part"
    assert refused(svg(f'<path d="M0 0{digits}!"/>'))[0] == "logo-part"


def test_what_is_no_part_of_the_picture_is_left_out() -> None:
    drawn = redraw(
        b'<?xml version="1.0"?><!-- <script>1</script> --><?php evil() ?>'
        + svg(
            '<title>Brand</title><metadata><x:y xmlns:x="urn:x" onload="1"><script/></x:y></metadata>'
            '<i:pgf xmlns:i="urn:adobe" href="https://x.example"><![CDATA[<script>]]></i:pgf>'
            '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'
            '<g class="a" data-name="Layer 1" xml:space="preserve" aria-label="x">' + SHAPE + "</g>"
        )
    ).text
    assert drawn == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="384" height="96">'
        '<g><g><path d="M0 0h10v5z" fill="#123456"/></g></g></svg>'
    )


def test_styles_become_attributes_and_gradients_stay() -> None:
    drawn = redraw(
        svg(
            '<defs><linearGradient id="a"><stop offset="0" style="stop-color:#f00;stop-opacity:.5;font-family:Arial"/></linearGradient>'
            '<radialGradient id="b" xlink:href="#a" gradientTransform="matrix(1 0 0 1 0,0)"/></defs>'
            '<circle r="4" cx="5" cy="5" style="fill:url(#b); -inkscape-stroke:none" clip-path="url(#a)"/>'
        )
    ).text
    root = ElementTree.fromstring(drawn)
    found = {e.tag.rpartition("}")[2]: e.attrib for e in root.iter()}
    assert found["stop"] == {"offset": "0", "stop-color": "#f00", "stop-opacity": ".5"}
    assert found["radialGradient"] == {"id": "b", "href": "#a", "gradientTransform": "matrix(1 0 0 1 0,0)"}
    assert found["circle"] == {"r": "4", "cx": "5", "cy": "5", "fill": "url(#b)", "clip-path": "url(#a)"}


@pytest.mark.parametrize(
    ("given", "box", "width"),
    [
        ('viewBox="0 0 40 10"', "0 0 40 10", 384),
        ('viewBox="-3,2.5 , 10 10" width="700" height="9"', "-3 2.5 10 10", 96),
        ('width="200px" height="50"', "0 0 200 50", 384),
    ],
)
def test_the_frame_is_brought_into_one_form(given: str, box: str, width: int) -> None:
    drawn = redraw(svg(more=given))
    assert f'viewBox="{box}" width="{width}" height="96"' in drawn.text
    assert (drawn.width, drawn.height) == (width, 96)


def test_the_root_s_own_paint_holds_for_its_shapes() -> None:
    assert '<g fill="none" stroke="red"><path d="M0 0h1"/></g>' in redraw(
        svg('<path d="M0 0h1"/>', 'viewBox="0 0 4 1" fill="none" style="stroke:red" x="1"')
    ).text  # fmt: skip


@pytest.mark.parametrize("path", DEMO, ids=lambda p: p.parent.parent.name)
def test_the_demo_s_logos_come_out_as_they_are_and_again_the_same(path: Path) -> None:
    once = redraw(path.read_bytes())
    assert redraw(once.text.encode()).text.replace("<g><g>", "<g>").replace("</g></g>", "</g>") == once.text
    paths = re.findall(r' d="([^"]+)"', path.read_text("utf-8"))
    assert re.findall(r' d="([^"]+)"', once.text) == [" ".join(p.split()) for p in paths]


@pytest.mark.parametrize(("size", "good"), [((40, 10), True), ((12, 1), True), ((13, 1), False), ((1, 2), True), ((1, 3), False)])  # fmt: skip
def test_a_logo_fits_into_a_line(size: tuple[int, int], good: bool) -> None:
    content = svg(more=f'viewBox="0 0 {size[0]} {size[1]}"')
    if good:
        made = media.encode_logo(content, None)
        assert made.is_drawing and made.drawing.startswith("<svg ") and made.sha256 == media.sha256(content)
    else:
        with pytest.raises(media.NotAPicture, match="logo-shape"):
            media.encode_logo(content, None)


def test_a_raster_logo_is_encoded_with_its_transparency(tmp_path: Path) -> None:
    from PIL import Image

    from argosy.catalogue.tests.test_media import made as raster

    found = media.encode_logo(raster(mode="RGBA", size=(600, 150)), tmp_path)
    assert [(r["format"], r["width"]) for r in found.renditions] == [
        ("avif", 240), ("webp", 240), ("avif", 480), ("webp", 480), ("avif", 600), ("webp", 600),
    ]  # fmt: skip
    assert Image.open(tmp_path / found.renditions[1]["name"]).getpixel((5, 5))[3] == 128  # type: ignore[index]
    assert not found.is_drawing and not found.drawing


def test_a_raster_logo_of_a_bad_shape_leaves_no_file(tmp_path: Path) -> None:
    from argosy.catalogue.tests.test_media import made as raster

    with pytest.raises(media.NotAPicture, match="logo-shape"):
        media.encode_logo(raster(size=(10, 90)), tmp_path)
    assert list(tmp_path.iterdir()) == []
