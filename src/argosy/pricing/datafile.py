"""Reads a table of dated facts and refuses what does not stand, naming file, line and field. Pure but for the reading.

A file holds arrays of tables; each array has a shape: its fields with a parser each, some of them required. Every fault is
gathered before the file is refused. Every row carries its source and how sure it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
#: official: read in a stored copy of an official table; secondary: second-hand; known: general knowledge, to be confirmed;
#: announced: said to come, amount or start not confirmed; assumed: not known, and taken on the safe side.
CONFIDENCE = ("official", "secondary", "known", "announced", "assumed")
_ENTRY = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]")
_HEAD = {"format", "checked_on", "source"}


class DataFault(ValueError):
    """A data file that must not be used; the message has one line `file:line: what is wrong` for each fault."""


Parser = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one array of tables; `needed` must be there, `optional` may. Dates of validity, source and confidence are in every one."""

    needed: Mapping[str, Parser]
    optional: Mapping[str, Parser] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One entry with where it stands; reads like a dict, an absent field is None."""

    file: str
    line: int
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day (both ends included)."""
        ends = self["valid_to"]
        return bool(self["valid_from"] <= on and (ends is None or on <= ends))


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that is not empty")
    return value


def day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("must be a day such as 2026-07-01, without quotation marks")
    return value


def percent(value: Any) -> Decimal:
    """An exact rate written as text; 0 must be written as well."""
    if not isinstance(value, str):
        raise ValueError('must be a percentage in quotation marks, such as "25.5"')
    try:
        found = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{value!r} is no percentage") from None
    if not found.is_finite() or not 0 <= found <= 100:
        raise ValueError(f"{value} does not lie between 0 and 100")
    return found


def minor(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("must be a whole number of minor units, not negative")
    return value


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("must be a list of texts that is not empty")
    return tuple(text(v) for v in value)


def country(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{2}", value):
        raise ValueError("must be two capital letters (ISO 3166-1)")
    return value


def days(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("must be a whole number of days, 1 or more")
    return value


def one_of(*choices: str) -> Parser:
    def parse(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return str(value)

    return parse


def days_or(*choices: str) -> Parser:
    """A whole number of days, or one of some words."""

    def parse(value: Any) -> int | str:
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        if value not in choices:
            raise ValueError(f"must be a whole number of days, or one of {', '.join(choices)}")
        return str(value)

    return parse


_NEEDED: dict[str, Parser] = {"valid_from": day, "source": text, "confidence": one_of(*CONFIDENCE)}
_OPTIONAL: dict[str, Parser] = {"valid_to": day, "note": text}


def read(name: str, shapes: Mapping[str, Shape], folder: Path | None = None) -> dict[str, tuple[Row, ...]]:
    """The rows of each array in the order of the file. Raises DataFault."""
    written = ((folder or DATA) / name).read_text("utf-8")
    try:
        data = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise DataFault(f"{name}:{at[1] if at else 1}: {error}") from None
    lines = written.splitlines()
    faults = [
        f"{name}:{_first(lines, key)}: there is no table {key!r} here, only {', '.join(shapes)}"
        for key in data.keys() - shapes.keys() - _HEAD
    ]
    found = {kind: tuple(_rows(name, kind, data.get(kind, []), lines, shape, faults)) for kind, shape in shapes.items()}
    if faults:
        raise DataFault("\n".join(sorted(faults)))
    return found


def _rows(name: str, kind: str, listed: Any, lines: Sequence[str], shape: Shape, faults: list[str]) -> list[Row]:
    starts = [n for n, line in enumerate(lines, 1) if (m := _ENTRY.match(line)) and m[1] == kind]
    needed, known = {**shape.needed, **_NEEDED}, {**shape.needed, **_NEEDED, **shape.optional, **_OPTIONAL}
    rows = []
    for place, entry in enumerate(listed):
        start = starts[place] if place < len(starts) else 1
        wrong = [(key, "is missing") for key in needed if key not in entry]
        values = {}
        for key, value in entry.items():
            try:
                values[key] = known[key](value)
            except KeyError:
                wrong.append((key, f"is no field of [[{kind}]]"))
            except ValueError as error:
                wrong.append((key, str(error)))
        begins, ends = values.get("valid_from"), values.get("valid_to")
        if begins and ends and ends < begins:
            wrong.append(("valid_to", f"{ends} lies before valid_from {begins}"))
        faults += [f"{name}:{_within(lines, start, key)}: [[{kind}]] {key}: {reason}" for key, reason in wrong]
        if not wrong:
            rows.append(Row(name, start, values))
    return rows


def _first(lines: Sequence[str], word: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if word in line), 1)


def _within(lines: Sequence[str], start: int, key: str) -> int:
    """The line of a field within its entry, or the entry's own."""
    for number in range(start + 1, len(lines) + 1):
        if _ENTRY.match(lines[number - 1]):
            break
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[number - 1]):
            return number
    return start


def dated(rows: Sequence[Row], key: Callable[[Row], Any]) -> dict[Any, tuple[Row, ...]]:
    """Rows by key in the order of their days. Raises DataFault where two of one key hold on one day."""
    found: dict[Any, list[Row]] = {}
    for row in sorted(rows, key=lambda r: r["valid_from"]):
        earlier = found.setdefault(key(row), [])
        if earlier and (earlier[-1]["valid_to"] is None or earlier[-1]["valid_to"] >= row["valid_from"]):
            raise DataFault(
                f"{row.file}:{row.line}: {key(row)} has two entries on {row['valid_from']}, the other at line {earlier[-1].line}"
            )
        earlier.append(row)
    return {k: tuple(v) for k, v in found.items()}


def at(rows: Sequence[Row], on: date) -> Row | None:
    """The row in force on a day."""
    return next((row for row in reversed(rows) if row.holds(on)), None)
