"""What a brand pack says: brand.toml, the product and stock tables, texts; every problem by file, row and column."""

from __future__ import annotations

import csv
import io
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import openpyxl

from argosy.catalogue import api as catalogue
from argosy.kernel.markets import LANGUAGES
from argosy.launch.errors import PackTrouble
from argosy.launch.source import Missing, Source, Unsafe, digest, opened
from argosy.programme import api as programme

MAX_ROWS = 100_000
MAX_CELL = 20_000
REQUIRED_COLUMNS = ("sku", "gtin", "model", "name", "category", "price", "currency", "weight_g")
TEXT_COLUMNS = (
    "title",
    "bullet1",
    "bullet2",
    "bullet3",
    "bullet4",
    "bullet5",
    "description",
    "seo_title",
    "seo_description",
)


@dataclass(frozen=True, slots=True)
class PackProblem:
    """Something in the pack that cannot be taken. `row` counts as a spreadsheet does (the heading is row 1); 0: the whole file."""

    file: str
    row: int
    column: str
    code: str
    value: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "value": self.value,
            "params": {k: str(v) for k, v in self.params.items()},
        }


@dataclass(slots=True)
class Pack:
    """A pack that has been read. `problems` grows while it is read; good rows are all here."""

    source: Source
    digest: str
    application: programme.Application
    fields: Any
    brand_digest: str
    registrations: list[dict[str, str]]
    products: list[catalogue.ProductDraft]
    stock: list[tuple[int, str, str, int]]
    texts: dict[str, dict[str, dict[str, str]]]
    problems: list[PackProblem]
    rows: int


def read(path: Path) -> Pack:
    """Read a pack whole. Raises PackTrouble when there is no pack, or nothing in it can be used."""
    source = opened(path)
    problems: list[PackProblem] = []
    table, raw = _brand_toml(source)
    application, fields, registrations = _brand(table, problems)
    products, rows = _products(source, problems)
    return Pack(
        source=source,
        digest=digest(source),
        application=application,
        fields=fields,
        brand_digest=catalogue.media.sha256(raw),
        registrations=registrations,
        products=products,
        stock=list(_stock(source, problems)),
        texts=_texts(source, problems),
        problems=problems,
        rows=rows,
    )


def _brand_toml(source: Source) -> tuple[dict[str, Any], bytes]:
    try:
        raw = source.read("brand.toml", 1024**2)
    except Missing:
        raise PackTrouble("no-brand-file", "brand.toml") from None
    except Unsafe as trouble:
        raise PackTrouble(trouble.args[0], "brand.toml") from None
    try:
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise PackTrouble("brand-file-broken", "brand.toml", reason=str(trouble)) from None
    if table.get("format") != 1:
        raise PackTrouble("format", "brand.toml", given=str(table.get("format")))
    brand = table.get("brand", {})
    for name in ("slug", "name", "country", "home_currency"):
        if not isinstance(brand.get(name), str) or not brand[name].strip():
            raise PackTrouble("brand-field", "brand.toml", name=f"brand.{name}")
    return table, raw


def _brand(
    table: dict[str, Any], problems: list[PackProblem]
) -> tuple[programme.Application, programme.BrandFields, list[dict[str, str]]]:
    brand = table["brand"]
    application = programme.Application(
        slug=brand["slug"],
        name=brand["name"],
        country=brand["country"],
        requested_tier=str(brand.get("requested_tier", "launch")),
        legal=_plain(table.get("legal", {})),
        manufacturer=_plain(table.get("manufacturer", {})),
        responsible_person=_plain(table.get("responsible_person", {})),
        trademarks=[_plain(m) for m in table.get("trademark", [])],
        terms=_plain(table.get("terms", {})),
    )
    fields = programme.BrandFields(
        home_currency=brand["home_currency"],
        website=str(brand.get("website", "")),
        parent=str(brand.get("parent", "")),
        story=_plain(table.get("story", {})),
        look=_plain(table.get("look", {})),
        price_factors=_factors(table.get("prices", {}).get("factor", {}), problems),
    )
    registrations = []
    for number, entry in enumerate(table.get("registration", []), 1):
        row = {k: str(entry.get(k, "")).strip() for k in ("country", "scheme", "number")}
        if all(row.values()):
            registrations.append(row)
        else:
            lacking = next(k for k, v in row.items() if not v)
            problems.append(PackProblem("brand.toml", number, f"registration.{lacking}", "empty"))
    return application, fields, registrations


def _plain(value: Any) -> Any:
    """TOML's dates become text, so that everything can be stored as JSON."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value if isinstance(value, (str, int, bool)) else str(value)


def _factors(given: Mapping[str, Any], problems: list[PackProblem]) -> dict[str, str]:
    factors = {}
    for code, text in given.items():
        try:
            value = Decimal(str(text))
        except InvalidOperation:
            value = Decimal(0)
        if Decimal("0.2") <= value <= 5:
            factors[code] = str(value)
        else:
            problems.append(PackProblem("brand.toml", 0, f"prices.factor.{code}", "factor-range", str(text)))
    return factors


def _products(source: Source, problems: list[PackProblem]) -> tuple[list[catalogue.ProductDraft], int]:
    file = "products.xlsx" if "products.xlsx" in source.names() else "products.csv"
    drafts, rows, fatal = [], 0, False
    for number, cells in _table(source, file, REQUIRED_COLUMNS, problems):
        rows += 1
        draft, found = catalogue.check_row(number, cells)
        problems += [PackProblem(file, number, p.column, p.code, p.value, p.params) for p in found]
        if draft is None:
            fatal = True
        else:
            drafts.append(draft)
    products, refused = catalogue.group(drafts)
    problems += [PackProblem(file, number, p.column, p.code, p.value, p.params) for number, p in refused]
    if not products and not fatal and not rows:
        raise PackTrouble("no-products", file)
    return products, rows


def _stock(source: Source, problems: list[PackProblem]) -> Iterator[tuple[int, str, str, int]]:
    """(row, warehouse, SKU, quantity)."""
    if "stock.csv" not in source.names():
        problems.append(PackProblem("stock.csv", 0, "", "file-missing"))
        return
    seen: dict[tuple[str, str], int] = {}
    for number, cells in _table(source, "stock.csv", ("warehouse", "sku", "quantity"), problems):
        place, sku, text = cells["warehouse"].upper(), cells["sku"], cells["quantity"]
        if not (text.isascii() and text.isdigit()) or int(text) > 10_000_000:
            problems.append(PackProblem("stock.csv", number, "quantity", "quantity", text))
        elif (place, sku) in seen:
            params = {"first": seen[place, sku]}
            problems.append(PackProblem("stock.csv", number, "sku", "repeated", sku, params))
        else:
            seen[place, sku] = number
            yield number, place, sku, int(text)


def _texts(source: Source, problems: list[PackProblem]) -> dict[str, dict[str, dict[str, str]]]:
    """Texts by language and model."""
    texts: dict[str, dict[str, dict[str, str]]] = {}
    for name in source.names():
        if not name.startswith("content/") or not name.endswith(".csv"):
            continue
        language = Path(name).stem
        if language not in LANGUAGES:
            problems.append(PackProblem(name, 0, "", "language", language, {"known": ", ".join(LANGUAGES)}))
            continue
        found = texts.setdefault(language, {})
        for _, cells in _table(source, name, ("model", "title"), problems):
            found[cells["model"]] = {c: cells.get(c, "") for c in TEXT_COLUMNS}
    return texts


def _table(
    source: Source, file: str, required: tuple[str, ...], problems: list[PackProblem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV or XLSX with their number in the file; empty rows are skipped, cells trimmed."""
    try:
        lines = _cells(source, file)
        heading = [str(c or "").strip().lower() for c in next(lines, (0, []))[1]]
    except Missing:
        problems.append(PackProblem(file, 0, "", "file-missing"))
        return
    except Unsafe as trouble:
        problems.append(PackProblem(file, 0, "", trouble.args[0]))
        return
    except _BrokenTable as trouble:
        problems.append(PackProblem(file, 0, "", "table-broken", str(trouble)))
        return
    lacking = [c for c in required if c not in heading]
    if lacking:
        problems.append(PackProblem(file, 1, lacking[0], "column-missing", params={"lacking": ", ".join(lacking)}))
        return
    try:
        for count, (number, cells) in enumerate(lines):
            if count >= MAX_ROWS:
                problems.append(PackProblem(file, number, "", "too-many-rows", params={"most": MAX_ROWS}))
                return
            if not any(str(c or "").strip() for c in cells):
                continue
            if len(cells) > len(heading) and any(str(c or "").strip() for c in cells[len(heading) :]):
                problems.append(PackProblem(file, number, "", "too-many-cells", params={"columns": len(heading)}))
                continue
            row = {h: str(c if c is not None else "").strip() for h, c in zip(heading, cells, strict=False) if h}
            if any(len(c) > MAX_CELL for c in row.values()):
                problems.append(PackProblem(file, number, "", "cell-too-long", params={"most": MAX_CELL}))
                continue
            yield number, {h: "" for h in heading if h} | row
    except _BrokenTable as trouble:
        problems.append(PackProblem(file, 0, "", "table-broken", str(trouble)))


class _BrokenTable(ValueError):
    """The file is not the table that its name says."""


def _cells(source: Source, file: str) -> Iterator[tuple[int, list[Any]]]:
    content = source.read(file)
    yield from _xlsx(content) if file.endswith(".xlsx") else _csv(content)


def _csv(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise _BrokenTable(f"UTF-8: {trouble.reason} at byte {trouble.start}") from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as trouble:
        raise _BrokenTable(f"{trouble} (line {reader.line_num})") from None


def _xlsx(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(i.file_size for i in parts.infolist()) > 500 * 1024**2:
                raise _BrokenTable("unpacks to more than 500 MB")
        sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_tidy(c) for c in row]
    except _BrokenTable:
        raise
    except Exception as trouble:
        raise _BrokenTable(f"{type(trouble).__name__}: {trouble}"[:200]) from None


def _tidy(cell: Any) -> Any:
    """A spreadsheet's 12.0 is 12, its dates are days, its truths are words."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if hasattr(cell, "date") and hasattr(cell, "hour"):
        return cell.date()
    return cell
