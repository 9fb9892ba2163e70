"""Tables of a pack, CSV or XLSX, row by row; whatever is wrong with them by file, row and column."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl

from argosy.launch.source import Missing, Source, Unsafe

MAX_ROWS = 100_000
MAX_COLUMNS = 500
MAX_CELL = 20_000
MAX_TABLE = 64 * 1024**2
MAX_UNPACKED = 200 * 1024**2
#: Problems after which rows of a table are missing that nobody has seen.
TABLE_PROBLEMS = frozenset(
    "file-missing table-broken too-many-rows too-many-cells too-many-columns column-missing column-repeated cell-too-long "
    "path-outside file-too-big not-a-file file-broken".split()
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
            "value": self.value[:200],
            "params": {k: str(v) for k, v in self.params.items()},
        }


class _BrokenTable(ValueError):
    """The file is not the table that its name says."""


def table(
    source: Source, file: str, required: Sequence[str], problems: list[PackProblem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows by heading with their number in the file; empty rows are skipped, cells trimmed. `problems` grows meanwhile."""
    try:
        lines = _cells(source, file)
        heading = [str(c if c is not None else "").strip().lower() for c in next(lines, [])]
        if not _usable(file, heading, required, problems):
            return
        blank = {h: "" for h in heading if h}
        for number, cells in enumerate(lines, 2):
            if number > MAX_ROWS + 1:
                problems.append(PackProblem(file, number, "", "too-many-rows", params={"most": MAX_ROWS}))
                return
            row = [str(c if c is not None else "").strip() for c in cells]
            if any(row) and not _refused(file, number, row, heading, problems):
                yield number, blank | {h: c for h, c in zip(heading, row, strict=False) if h}
    except Missing:
        problems.append(PackProblem(file, 0, "", "file-missing"))
    except Unsafe as trouble:
        problems.append(PackProblem(file, 0, "", trouble.args[0]))
    except _BrokenTable as trouble:
        problems.append(PackProblem(file, 0, "", "table-broken", str(trouble)))


def _usable(file: str, heading: Sequence[str], required: Sequence[str], problems: list[PackProblem]) -> bool:
    if len(heading) > MAX_COLUMNS:
        problems.append(PackProblem(file, 1, "", "too-many-columns", params={"most": MAX_COLUMNS}))
        return False
    lacking = [c for c in required if c not in heading]
    if lacking:
        problems.append(PackProblem(file, 1, lacking[0], "column-missing", params={"lacking": ", ".join(lacking)}))
        return False
    twice = [h for h, count in Counter(heading).items() if h and count > 1]
    problems += [PackProblem(file, 1, h, "column-repeated", h) for h in twice]
    return not twice


def _refused(file: str, number: int, row: Sequence[str], heading: Sequence[str], problems: list[PackProblem]) -> bool:
    if any(row[len(heading) :]):
        problems.append(PackProblem(file, number, "", "too-many-cells", params={"columns": len(heading)}))
        return True
    for name, cell in zip(heading, row, strict=False):
        if len(cell) > MAX_CELL:
            problems.append(PackProblem(file, number, name, "cell-too-long", params={"most": MAX_CELL}))
            return True
    return False


def _cells(source: Source, file: str) -> Iterator[Sequence[Any]]:
    content = source.read(file, MAX_TABLE)
    if b"\0" in content and not file.endswith(".xlsx"):
        raise _BrokenTable("NUL character")
    return _xlsx(content) if file.endswith(".xlsx") else _csv(content)


def _csv(content: bytes) -> Iterator[Sequence[str]]:
    """Separated by comma, semicolon or tab, as the heading shows; UTF-8, with or without a byte order mark."""
    first = content[:65536].split(b"\n", 1)[0]
    delimiter = max(",;\t", key=lambda c: first.count(c.encode()))
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        yield from reader
    except UnicodeDecodeError as trouble:
        raise _BrokenTable(f"UTF-8: {trouble.reason} (after line {reader.line_num})") from None
    except csv.Error as trouble:
        raise _BrokenTable(f"{trouble} (line {reader.line_num})") from None


def _xlsx(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(i.file_size for i in parts.infolist()) > MAX_UNPACKED:
                raise _BrokenTable(f"unpacks to more than {MAX_UNPACKED // 1024**2} MB")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True, max_col=MAX_COLUMNS + 1):
            yield _trimmed([_tidy(c) for c in row])
    except _BrokenTable:
        raise
    except Exception as trouble:
        raise _BrokenTable(f"{type(trouble).__name__}: {trouble}"[:200]) from None


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] is None:
        row.pop()
    return row


def _tidy(cell: Any) -> Any:
    """A spreadsheet's 12.0 is 12, its numbers have fifteen digits, its dates are days, its truths are words."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else format(cell, ".15g")
    if hasattr(cell, "date") and hasattr(cell, "hour"):
        return cell.date()
    return cell
