"""Every page in every language, drawn from demo data without a database."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from argosy.web.shop import assets, rendering
from argosy.web.shop.tests.demo_pages import PAGES

LANGUAGES = ("en", "es", "fr", "de", "it", "pl")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "path", "circle", "rect", "use"}


class Reader(HTMLParser):
    """Collects what the rules below look at, and notes tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.images: list[dict[str, str | None]] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.stack: list[str] = []
        self.language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in VOID:
            self.stack.append(tag)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "html":
            self.language = found.get("lang")
        if tag == "label" and found.get("for"):
            self.labels.add(found["for"] or "")
        if tag in ("input", "select", "textarea") and found.get("type") != "hidden" and "label" not in self.stack:
            self.fields.append(found)
        if tag == "img":
            self.images.append(found)
        if tag in ("script", "img", "source") or (
            tag == "link" and found.get("rel") in ("stylesheet", "preload", "icon")
        ):
            self.loads.append(found.get("src") or found.get("href") or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack, f"</{tag}> closes nothing"
            assert self.stack.pop() == tag, f"</{tag}> at {self.getpos()}"


def draw(name: str, language: str) -> str:
    make, template = PAGES[name]
    return rendering.render(template, language, page=make(language))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [n for n in PAGES if n != "mail-text"])
def test_page_is_sound_html_in_its_language(name: str, language: str) -> None:
    html = draw(name, language)
    page = read(html)
    assert page.stack == []
    assert page.language == language
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    assert not re.findall(r"(?<![\w/.-])shop-[a-z-]+(?![\w-]*[\"'./])", re.sub(r"<[^>]*>", " ", html)), (
        "a key without words"
    )
    assert "None" not in re.sub(r"<[^>]*>", " ", html)
    for field in page.fields:
        assert field.get("id") in page.labels or field.get("aria-label"), f"a field without a label: {field}"
    for image in page.images:
        assert image.get("alt") is not None and image.get("width") and image.get("height"), image
    assert all(not source or source.startswith("/") for source in page.loads), "something is loaded from elsewhere"


@pytest.mark.parametrize("name", [n for n in PAGES if n not in ("mail", "mail-text")])
def test_headings_form_an_outline(name: str) -> None:
    levels = read(draw(name, "es")).headings
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_product_page_is_small() -> None:
    assert len(draw("product", "de").encode()) <= 60_000


def test_style_sheet_is_one_hashed_file_with_hashed_contents() -> None:
    address = assets.bundle("shop")
    assert re.fullmatch(r"/static/css/shop-bundle\.[0-9a-f]{12}\.css", address)
    content, suffix = assets.content(address.removeprefix("/static/")) or (b"", "")
    assert suffix == ".css"
    inside = re.findall(r'url\("([^"]+)"\)', content.decode())
    assert inside
    assert all(assets.content(url.removeprefix("/static/")) for url in inside)


@pytest.mark.parametrize(
    "asked", ["css/tokens.css", "../settings.py", "css/tokens.000000000000.css", "x", "", "/etc/passwd"]
)
def test_only_hashed_addresses_of_our_own_files_are_served(asked: str) -> None:
    assert assets.content(asked) is None


def test_text_of_brands_is_escaped() -> None:
    from dataclasses import replace

    make, template = PAGES["product"]
    page = replace(make("es"), name="<script>alert(1)</script>", bullets=("a<b>c",))  # type: ignore[type-var]
    html = rendering.render(template, "es", page=page)
    assert "<script>alert" not in html
    assert "a&lt;b&gt;c" in html


def test_mail_says_what_the_law_wants_on_a_durable_medium() -> None:
    text = draw("mail-text", "de")
    for said in (
        "ES-4KQ7-M2XD",
        "1.248,00 €",
        "Xiaomi Technology Netherlands B.V.",
        "14 Tagen",
        "Gewährleistung: 3 Jahre",
    ):
        assert said in text
    assert "&" not in text.replace("&amp;", "&&") or "&amp;" not in text
