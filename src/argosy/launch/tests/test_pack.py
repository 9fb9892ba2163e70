"""What is wrong with a pack is told by file, row and column; what is right is taken."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from argosy.launch import pack, tables
from argosy.launch.errors import PackTrouble
from argosy.launch.report import sentence
from argosy.launch.tests.packs import COLUMNS, as_csv, brand_toml, build, gtin, row, rows


def told(found: pack.Pack) -> list[tuple[str, int, str, str]]:
    return [(p.file, p.row, p.column, p.code) for p in found.problems]


def trouble(path: Path) -> PackTrouble:
    with pytest.raises(PackTrouble) as caught:
        pack.read(path)
    return caught.value


def test_a_good_pack_has_no_problems(tmp_path: Path) -> None:
    found = pack.read(build(tmp_path))
    assert told(found) == []
    assert [(p.model, len(p.variants)) for p in found.products] == [("bag-1", 2), ("bag-2", 2)]
    assert found.rows == 4 and len(found.stock) == 8
    assert found.stock[0] == (2, "MAD", "BAG-1", 7)
    assert len(found.registrations) == 16


def test_an_empty_folder_has_no_brand(tmp_path: Path) -> None:
    assert trouble(tmp_path).code == "pack-no-brand-file"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format = 1\n[brand", "pack-brand-file-broken"),
        ("\ud800".encode("utf-8", "surrogatepass"), "pack-brand-file-broken"),
        ('format = 1\n[brand]\nname = "a\\u0000b"', "pack-brand-file-broken"),
        ("[brand]", "pack-format"),
        ("format = 2", "pack-format"),
        ("format = 1", "pack-brand-field"),
        ("format = 1\nbrand = 3", "pack-brand-section"),
        ("format = 1\nlegal = 'x'\n[brand]", "pack-brand-section"),
        ("format = 1\ntrademark = {}\n[brand]", "pack-brand-section"),
        ("format = 1\nregistration = ['x']\n[brand]", "pack-brand-section"),
        (("slug = \"tiny\"", "slug = 5"), "pack-brand-field"),
        (("slug = \"tiny\"", "slug = \"Tiny Brand\""), "pack-brand-slug"),
        (("slug = \"tiny\"", f"slug = \"{'x' * 61}\""), "pack-brand-too-long"),
        (("country = \"CN\"", "country = \"China\""), "pack-brand-country"),
        (("home_currency = \"CNY\"", "home_currency = \"yuan\""), "pack-brand-home-currency"),
    ],
)  # fmt: skip
def test_a_brand_file_that_cannot_be_used(tmp_path: Path, text: Any, code: str) -> None:
    if isinstance(text, tuple):
        text = brand_toml().replace(*text, 1)
    found = trouble(build(tmp_path, files={"brand.toml": text}))
    assert (found.code, found.fields) == (code, ("brand.toml",))
    assert not found.sentence().startswith("error-")


@pytest.mark.parametrize(
    ("old", "new", "column", "code"),
    [
        ('signed_on = "2026-01-26"', 'signed_on = "soon"', "terms.signed_on", "day-form"),
        ("https://tiny.example", "javascript:alert(1)", "brand.website", "website-form"),
        ('accent = "#0a7d6b"', 'accent = "red;}"', "look.accent", "colour-form"),
        ("[story.en]", "[story.tlh]", "story.tlh", "story-language"),
        ("[terms]", "[story.de]\nheadline = 3\n[terms]", "story.de", "story-form"),
        ("[terms]", "[prices]\nfactor = { es = 'six' }\n[terms]", "prices.factor.es", "factor-range"),
        ("[terms]", "[prices]\nfactor = { es = 'nan' }\n[terms]", "prices.factor.es", "factor-range"),
        ("[terms]", "[prices]\nfactor = { es = '9' }\n[terms]", "prices.factor.es", "factor-range"),
        ("[terms]", "[prices]\nfactor = { xx = '1' }\n[terms]", "prices.factor.xx", "factor-market"),
        ('number = "DE 99041001"', 'number = ""', "registration.number", "empty"),
        ('number = "DE 99041001"', f'number = "{"9" * 61}"', "registration.number", "too-long"),
        ('scheme = "weee"', 'scheme = "toys"', "registration.scheme", "scheme"),
        ('country = "DE"\nscheme = "weee"', 'country = "de"\nscheme = "weee"', "registration.country", "country-form"),
    ],
)
def test_a_wrong_value_in_the_brand_file_is_left_out(
    tmp_path: Path, old: str, new: str, column: str, code: str
) -> None:
    found = pack.read(build(tmp_path, brand=brand_toml().replace(old, new, 1)))
    assert [(p.file, p.column, p.code) for p in found.problems] == [("brand.toml", column, code)]
    assert len(found.products) == 2


def test_toml_dates_are_taken_as_text(tmp_path: Path) -> None:
    given = brand_toml().replace('signed_on = "2026-01-26"', "signed_on = 2026-01-26")
    assert pack.read(build(tmp_path, brand=given)).application.terms["signed_on"] == "2026-01-26"


TABLES: list[tuple[str, Any, list[tuple[str, int, str, str]]]] = [
    ("missing column", "sku,gtin\nA,B\n", [("products.csv", 1, "model", "column-missing")]),
    ("empty file", "", [("products.csv", 1, "sku", "column-missing")]),
    ("bad UTF-8", as_csv(rows(2)).encode() + b"\xff\xfe", [("products.csv", 0, "", "table-broken")]),
    ("UTF-16", as_csv(rows(2)).encode("utf-16"), [("products.csv", 0, "", "table-broken")]),
    ("NUL", as_csv(rows(2)) + "\0\n", [("products.csv", 0, "", "table-broken")]),
    ("unbalanced quotes", as_csv(rows(2)) + '"BAG-3,1\n', [("products.csv", 0, "", "table-broken")]),
    ("repeated column", as_csv(rows(2)).replace("material", "origin"), [("products.csv", 1, "origin", "column-repeated")]),
    ("extra cells", as_csv(rows(2)) + "," * 40 + "x\n", [("products.csv", 4, "", "too-many-cells")]),
    ("a cell too long", as_csv([*rows(2), row(3, material="x" * 20_001)]), [("products.csv", 4, "material", "cell-too-long")]),
    ("wide", ",".join(f"c{n}" for n in range(501)) + "\n", [("products.csv", 1, "", "too-many-columns")]),
    (
        "unknown columns are told once, and the rows are taken",
        as_csv([row(1, smell="nice", taste="good"), row(2, smell="nice"), row(3)]),
        [("products.csv", 1, "smell", "unknown-column"), ("products.csv", 1, "taste", "unknown-column")],
    ),
    ("a wrong check digit", as_csv([row(1, gtin="2801000000010"), row(2)]), [("products.csv", 2, "gtin", "gtin-check-digit")]),
    ("a repeated GTIN", as_csv([row(1), row(2, gtin=gtin(1))]), [("products.csv", 3, "gtin", "repeated")]),
    ("an unknown category", as_csv([row(1, category="toys"), row(3)]), [("products.csv", 2, "category", "no-category")]),
    ("a category that holds categories", as_csv([row(1, category="cycling"), row(3)]), [("products.csv", 2, "category", "no-category")]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "problems"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
def test_a_wrong_product_table(tmp_path: Path, content: Any, problems: list[tuple[str, int, str, str]]) -> None:
    found = pack.read(build(tmp_path, products="", stock="warehouse,sku,quantity\n", files={"products.csv": content}))
    assert told(found) == problems
    for p in found.problems:
        assert sentence(p, "en") != p.code and "{" not in sentence(p, "en")


def test_the_rows_before_a_broken_line_are_taken(tmp_path: Path) -> None:
    found = pack.read(build(tmp_path, products=as_csv(rows(2)) + '"x'))
    assert [len(p.variants) for p in found.products] == [2]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_separator_and_a_byte_order_mark(tmp_path: Path, delimiter: str) -> None:
    content = "\ufeff" + as_csv(rows(2), delimiter=delimiter).replace("\n", "\r\n")
    found = pack.read(build(tmp_path, products=content))
    assert (told(found), found.rows) == ([], 2)


def test_rows_count_as_a_spreadsheet_does(tmp_path: Path) -> None:
    listed = [row(1, in_box="a\nb\nc"), row(2), row(3, price="x")]
    content = as_csv(listed).replace("BAG-2", "\nBAG-2", 1)
    found = pack.read(build(tmp_path, products=content))
    assert told(found) == [("products.csv", 5, "price", "price-form")]


def workbook(listed: list[list[Any]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for cells in listed:
        book.active.append(cells)
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_with_numbers_dates_and_truths(tmp_path: Path) -> None:
    given = row(1) | {
        "gtin": int(gtin(1)),
        "price": 199.9,
        "weight_g": 560.0,
        "launched": datetime.datetime(2026, 3, 1),
        "waterproof": True,
        "volume_l": 1.5,
    }
    given.pop("deposit", None)
    content = workbook([list(given), list(given.values()), [None] * 5, [*row(2).values()]])
    found = pack.read(build(tmp_path, files={"products.csv": None, "products.xlsx": content}))
    assert [p for p in told(found) if p[0] != "stock.csv"] == []
    first, second = found.products[0].variants
    assert (first.gtin, first.home_price_minor, first.weight_g) == (gtin(1), 19990, 560)
    assert first.launched_on == datetime.date(2026, 3, 1)
    assert first.facts["waterproof"] is True and first.facts["volume_l"] == 1.5
    assert (first.row, second.row, found.product_file) == (2, 4, "products.xlsx")


@pytest.mark.parametrize("content", [b"no workbook", b"PK\x05\x06" + b"\0" * 18])
def test_a_workbook_that_is_none(tmp_path: Path, content: bytes) -> None:
    found = pack.read(build(tmp_path, files={"products.xlsx": content}))
    assert told(found)[0] == ("products.xlsx", 0, "", "table-broken")


def test_rows_beyond_the_limit_are_told_once(tmp_path: Path) -> None:
    assert tables.MAX_ROWS == 100_000
    folder = build(tmp_path, stock="warehouse,sku,quantity\n" + "MAD,A,1\n" * 100_001)
    found: list[tables.PackProblem] = []
    listed = list(tables.table(pack.opened(folder), "stock.csv", ("sku",), found))
    assert (len(listed), listed[-1][0]) == (100_000, 100_001)
    assert [(p.row, p.code) for p in found] == [(100_002, "too-many-rows")]


def test_no_product_rows_at_all(tmp_path: Path) -> None:
    assert trouble(build(tmp_path, products=",".join(COLUMNS) + "\n")).code == "pack-no-products"


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        ("MAD,BAG-1,9", "sku", "repeated"),
        ("PAR,BAG-1,-1", "quantity", "quantity"),
        ("PAR,BAG-1,1.5", "quantity", "quantity"),
        ("PAR,BAG-1,", "quantity", "quantity"),
        ("PAR,BAG-1,١", "quantity", "quantity"),
        ("PAR,BAG-1," + "9" * 9000, "quantity", "quantity"),
    ],
)
def test_a_wrong_stock_row(tmp_path: Path, line: str, column: str, code: str) -> None:
    found = pack.read(build(tmp_path, stock=f"warehouse,sku,quantity\nMAD,BAG-1,7\n{line}\n"))
    assert told(found) == [("stock.csv", 3, column, code)]
    assert [s[1:] for s in found.stock] == [("MAD", "BAG-1", 7)]


def test_no_stock_file(tmp_path: Path) -> None:
    assert told(pack.read(build(tmp_path, files={"stock.csv": None}))) == [("stock.csv", 0, "", "file-missing")]


def test_texts_by_language_and_model(tmp_path: Path) -> None:
    lines = "model,title,bullet1\nbag-1,Eine Tasche,Gut\nbag-9,x,\nbag-1,Noch eine,\n"
    found = pack.read(build(tmp_path, files={"content/de.csv": lines, "content/tlh.csv": "model,title\n"}))
    assert found.texts["de"]["bag-1"]["title"] == "Eine Tasche"
    assert told(found) == [
        ("content/de.csv", 3, "model", "unknown-model"),
        ("content/de.csv", 4, "model", "repeated"),
        ("content/tlh.csv", 0, "", "language"),
    ]


ROOT = Path(tables.__file__).parents[1]
_CODE = re.compile(
    r'(?:PackProblem\((?:[^()"]|"[^"]*"|\([^()]*\))*?,\s*[^,]*,\s*(?:f?"[^"]*"|\w+),\s*"([a-z-]+)"'
    r'|(?<!Pack)Problem\((?:"[^"]*"|[\w.]+),\s*(?:f?"([a-z-]+)"|"([a-z-]+)" if)'
    r'|(?:Unsafe|NotAPicture)\("([a-z-]+)"'
    r'|_pattern\("\w+", \w+, "([a-z-]+)"|code = "([a-z-]+)" if|return "([a-z-]+)", b"")'
)


def raised_codes() -> set[str]:
    found = set()
    for path in (*(ROOT / "launch").glob("*.py"), *(ROOT / "catalogue").glob("*.py")):
        for match in _CODE.finditer(path.read_text("utf-8")):
            found |= {g for g in match.groups() if g}
    return found


def test_every_problem_has_a_sentence() -> None:
    from argosy.kernel.text import has

    codes = raised_codes()
    assert {"empty", "gtin-form", "picture-missing", "path-outside", "too-many-rows", "warehouse", "required"} <= codes
    for language in ("en", "zh"):
        known = {c for c in codes if has(f"launch-problem-{c}", language) or has(f"catalogue-problem-{c}", language)}
        assert codes - known == set(), language
