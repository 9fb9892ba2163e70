"""A brand pack read whole: brand.toml, the product and stock tables, texts; every problem by file, row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.kernel.markets import LANGUAGES
from argosy.launch import brand_file
from argosy.launch.errors import PackTrouble
from argosy.launch.source import Source, digest, hashes, opened
from argosy.launch.tables import TABLE_PROBLEMS, PackProblem, table
from argosy.programme import api as programme
from argosy.repricing import api as repricing

MOST_UNITS = 10_000_000
#: Costs, rails and others' prices; a pack need not have them.
FIGURES = "prices.csv"
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


@dataclass(slots=True)
class Pack:
    """A pack that has been read; good rows are all here, `problems` tells of the others.

    `models` are those that the product table names, in good rows or bad; `whole` is false where a row's model cannot be told, so
    that nothing follows from a model's absence. `hashes` gives the SHA-256 of every file that can be read; `stock` lists (row, warehouse, SKU, quantity), `figures` the rows of prices.csv; `texts` goes by
    language and model.
    """

    source: Source
    digest: str
    hashes: Mapping[str, str]
    application: programme.Application
    fields: programme.BrandFields
    brand_digest: str
    registrations: list[dict[str, str]]
    product_file: str
    products: list[catalogue.ProductDraft]
    models: frozenset[str]
    whole: bool
    stock: list[tuple[int, str, str, int]]
    figures: list[tuple[int, dict[str, str]]]
    texts: dict[str, dict[str, dict[str, str]]]
    problems: list[PackProblem]
    rows: int


def read(path: Path) -> Pack:
    """Read a pack whole. Raises PackTrouble when there is no pack, or nothing in it can be used."""
    source = opened(path)
    problems: list[PackProblem] = []
    given, raw = brand_file.load(source)
    product_file = "products.xlsx" if "products.xlsx" in source.names() else "products.csv"
    table_ = _products(source, product_file, problems)
    known = hashes(source)
    return Pack(
        source=source,
        digest=digest(known),
        hashes=known,
        application=brand_file.application(given, problems),
        fields=brand_file.fields(given, problems),
        brand_digest=catalogue.media.sha256(raw),
        registrations=brand_file.registrations(given, problems),
        product_file=product_file,
        products=table_.drafts,
        models=frozenset(table_.models),
        whole=table_.whole,
        stock=list(_stock(source, problems)),
        figures=_figures(source, table_.drafts, problems),
        texts=_texts(source, {p.model for p in table_.drafts}, problems),
        problems=problems,
        rows=table_.rows,
    )


@dataclass(slots=True)
class _Table:
    """What the product table holds: products whose rows can be taken, all models named, and how many rows there are."""

    drafts: list[catalogue.ProductDraft] = field(default_factory=list)
    models: set[str] = field(default_factory=set)
    whole: bool = True
    rows: int = 0


def _products(source: Source, file: str, problems: list[PackProblem]) -> _Table:
    """The product table. Raises PackTrouble when it cannot be read at all."""
    drafts: list[catalogue.VariantDraft] = []
    unknown: set[str] = set()
    made, before, broken = _Table(), len(problems), 0
    for number, cells in table(source, file, REQUIRED_COLUMNS, problems):
        made.rows += 1
        made.models.add(cells["model"])
        draft, found = catalogue.check_row(number, cells)
        broken += any(p.column == "model" for p in found)
        for p in found:
            if p.code != "unknown-column":
                problems.append(PackProblem(file, number, p.column, p.code, p.value, p.params))
            elif p.column not in unknown:
                # A heading that no category knows is one mistake, however many rows have a cell below it.
                unknown.add(p.column)
                problems.append(PackProblem(file, 1, p.column, p.code, "", p.params))
        if draft is not None:
            drafts.append(draft)
    made.drafts, refused = catalogue.group(drafts)
    problems += [PackProblem(file, number, p.column, p.code, p.value, p.params) for number, p in refused]
    if not made.rows and len(problems) == before:
        raise PackTrouble("no-products", file)
    made.whole = not broken and not any(p.code in TABLE_PROBLEMS for p in problems[before:])
    return made


def _stock(source: Source, problems: list[PackProblem]) -> Iterator[tuple[int, str, str, int]]:
    seen: dict[tuple[str, str], int] = {}
    for number, cells in table(source, "stock.csv", ("warehouse", "sku", "quantity"), problems):
        place, sku, text = cells["warehouse"].upper(), cells["sku"], cells["quantity"]
        if not (text.isascii() and text.isdigit()) or len(text) > 8 or int(text) > MOST_UNITS:
            problems.append(PackProblem("stock.csv", number, "quantity", "quantity", text, {"most": MOST_UNITS}))
        elif (place, sku) in seen:
            params = {"first": seen[place, sku]}
            problems.append(PackProblem("stock.csv", number, "sku", "repeated", sku, params))
        else:
            seen[place, sku] = number
            yield number, place, sku, int(text)


def _figures(
    source: Source, drafts: Sequence[catalogue.ProductDraft], problems: list[PackProblem]
) -> list[tuple[int, dict[str, str]]]:
    """The rows of prices.csv, which a pack need not have; what is wrong with them is told, and is left out when they are taken."""
    if FIGURES not in source.names():
        return []
    rows = list(table(source, FIGURES, repricing.FIGURE_COLUMNS, problems))
    wrong: list[repricing.RowProblem] = []
    repricing.figure_rows(rows, {x.sku: UUID(int=0) for p in drafts for x in p.variants}, wrong)
    problems += [PackProblem(FIGURES, p.row, p.column, f"price-{p.code}", p.value, {"more": p.more}) for p in wrong]
    return rows


def _texts(source: Source, models: set[str], problems: list[PackProblem]) -> dict[str, dict[str, dict[str, str]]]:
    texts: dict[str, dict[str, dict[str, str]]] = {}
    for name in source.names():
        if not name.startswith("content/") or not name.endswith(".csv"):
            continue
        language = PurePosixPath(name).stem
        if language not in LANGUAGES:
            problems.append(PackProblem(name, 0, "", "language", language, {"known": ", ".join(LANGUAGES)}))
            continue
        found = texts.setdefault(language, {})
        rows: dict[str, int] = {}
        for number, cells in table(source, name, ("model", "title"), problems):
            model = cells["model"]
            if model not in models:
                problems.append(PackProblem(name, number, "model", "unknown-model", model))
            elif model in rows:
                problems.append(PackProblem(name, number, "model", "repeated", model, {"first": rows[model]}))
            else:
                rows[model] = number
                found[model] = {c: cells.get(c, "") for c in TEXT_COLUMNS}
    return texts
