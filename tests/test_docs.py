"""The documentation says what the code does: tables are up to date, names are all there, links lead somewhere, examples hold."""

from __future__ import annotations

import csv
import importlib.util
import io
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("**/*.md")])
_FENCE = re.compile(r"^```.*?^```", re.S | re.M)
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_VARIABLE = re.compile(
    r'environ(?:\.get|\.setdefault|\.pop)?[(\[]"([A-Z_]+)"|envvar="([A-Z_]+)"|"([A-Z_]+)" (?:not )?in os\.environ|\$\{([A-Z_]+)'
)
#: Read, but the operating system's own.
_SYSTEM = {"PYTEST_XDIST_WORKER", "HOME", "PYTHONPATH", "PATH"}


def text(name: str) -> str:
    return (REFERENCE / name).read_text("utf-8")


def _links(path: Path) -> Iterator[str]:
    for found in _LINK.finditer(_FENCE.sub("", path.read_text("utf-8"))):
        link = found[1] or found[2]
        if not re.match(r"[a-z]+:", link):
            yield link


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.prepare()
    return module


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_tables_are_up_to_date(generate: ModuleType, path: Path) -> None:
    page = path.read_text("utf-8")
    if "<!-- begin " not in page:
        return
    assert generate.filled(page) == page, "run `python docs/generate.py`"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    broken = [link for link in _links(path) if not _exists(path, link)]
    assert broken == []


def _exists(page: Path, link: str) -> bool:
    place, _, anchor = link.partition("#")
    target = (page.parent / place).resolve() if place else page
    if not target.exists():
        return False
    return not anchor or target.suffix != ".md" or anchor in _anchors(target)


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", path.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in _links(page) if link[0] != "#"]
    pages = {p for p in PAGES if DOCS in p.parents}
    assert {p.relative_to(ROOT).as_posix() for p in pages - seen} == set()


def test_every_command_and_option_is_described() -> None:
    import click

    from argosy.cli.main import COMMANDS

    page = text("cli.md")
    for name, (module, attribute, _) in COMMANDS.items():
        command = getattr(importlib.import_module(module), attribute)
        assert f"## argosy {name}\n" in page
        for below in [command, *getattr(command, "commands", {}).values()]:
            for option in (p for p in below.params if isinstance(p, click.Option)):
                assert all(word in page for word in (*option.opts, *option.secondary_opts))


def test_every_environment_variable_is_described() -> None:
    sources = [*(ROOT / "src").glob("**/*.py"), *(ROOT / "bin").iterdir(), ROOT / "conftest.py"]
    read = {
        next(filter(None, found.groups()))
        for path in sources
        if path.is_file() and "tests" not in path.parts
        for found in _VARIABLE.finditer(path.read_text("utf-8"))
    }
    page = text("configuration.md")
    assert "ARGOSY_HOME" in read
    assert {name for name in read - _SYSTEM if f"`{name}`" not in page} == set()


def test_every_field_of_brand_toml_is_described() -> None:
    from argosy.launch import brand_file
    from argosy.programme import rules

    page = text("brand-pack.md")
    for name in (*brand_file.TABLES, *brand_file.LISTS):
        assert re.search(rf"`\[+{name}[\].]", page), name
    named = {*brand_file.FORMS, *brand_file.LONGEST, *rules.ADDRESS}
    for path in (ROOT / "demo" / "packs").glob("*/brand.toml"):
        for table in (t for t in tomllib.loads(path.read_text("utf-8")).values() if not isinstance(t, int)):
            for entry in table if isinstance(table, list) else [table]:
                named |= entry.keys()
    languages = {"en", "es", "fr", "de", "it", "pl", "zh"}
    assert {name for name in named - languages if f"`{name}`" not in page} == set()


def test_every_category_attribute_and_choice_is_described() -> None:
    from argosy.catalogue import schema

    page = text("categories.md")
    for category in schema.categories():
        assert f"`{category.code}`" in page
        for attribute in category.attributes:
            assert f"| `{attribute.code}` |" in page
            assert all(f"`{choice.code}`" in page for choice in attribute.choices)


def test_every_error_that_is_raised_has_its_sentence(generate: ModuleType) -> None:
    from error_sentences import raised_codes

    page = text("errors.md")
    assert {name for name in raised_codes(generate.SOURCE) if f"| `{name}` |" not in page} == set()


def test_every_account_and_kind_of_transfer_is_described() -> None:
    from argosy.settlement import accounts

    page = text("ledger-accounts.md")
    assert all(f":{name}:" in page for name in accounts.PLATFORM_ACCOUNTS)
    words = (ROOT / "src/argosy/settlement/locale/en.ftl").read_text("utf-8")
    kinds = {k.replace("-", "_") for k in re.findall(r"^settlement-kind-(\S+)", words, re.M)} - {"reversal"}
    assert {kind for kind in kinds if f"`{kind}`" not in page} == set()


def test_the_tutorials_products_are_wrong_exactly_where_it_says() -> None:
    from argosy.catalogue import rules

    page = (DOCS / "tutorial.md").read_text("utf-8")
    blocks = re.findall(r"```csv\n(.*?)```", page, re.S)
    products = list(csv.DictReader(io.StringIO(blocks[0])))
    found = [(n, p.column, p.code) for n, row in enumerate(products, 2) for p in rules.check_row(n, row)[1]]
    assert found == [(3, "gtin", "gtin-check-digit")]
    mended = [row | {"gtin": row["gtin"].replace("2990000000025", "2990000000026")} for row in products]
    assert [p for n, row in enumerate(mended, 2) for p in rules.check_row(n, row)[1]] == []
    stock = list(csv.DictReader(io.StringIO(blocks[1])))
    assert {row["sku"] for row in stock} <= {row["sku"] for row in products}
    pictures = {path for row in products for path in row["pictures"].split(";")}
    assert {p for p in pictures if not (ROOT / "demo" / "packs" / "ilife" / p).exists()} == set()


def test_pictures_drawn_by_hand_can_be_read_without_seeing_them() -> None:
    drawing = ElementTree.parse(DOCS / "pictures" / "rooms.svg").getroot()
    names = {child.tag.rpartition("}")[2] for child in drawing}
    assert {"title", "desc"} <= names
    assert drawing.get("role") == "img"


def test_nothing_of_this_machine_is_in_the_documentation() -> None:
    for path in [*PAGES, ROOT / "NOTICE"]:
        page = path.read_text("utf-8")
        assert not re.search(r"/(?:work|tmp|root|home)/|issues? #?\d", page), path.name
