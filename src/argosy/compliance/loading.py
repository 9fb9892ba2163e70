"""Reads the rule files and refuses what does not stand, by file, line and entry.

A folder holds `facts.toml` (the dictionary), `categories.toml` (the category tree these rules cover), `texts.toml` (shared
sentences) and for each jurisdiction one file or several: `eu.toml` with `eu-evidence.toml` and `eu-mixtures.toml` for all of a set of
countries, `de.toml` and so on for one country.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from argosy.compliance import checks
from argosy.compliance.entries import define, fact_type, parameter, rule, shared_texts, stand_in
from argosy.compliance.errors import Problem, RuleFileError
from argosy.compliance.expressions import Bands, Node
from argosy.compliance.parsing import Misread, Vocabulary, condition, scale
from argosy.compliance.records import FactType, Parameter, Rule, StandIn
from argosy.compliance.ruleset import RuleSet

DATA = Path(__file__).parent / "data"
_COMMON = ("facts.toml", "categories.toml", "texts.toml")
_ENTRY = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]")
_RULE_FILE_KEYS = {"jurisdiction", "sets", "define", "parameter", "rule"}
T = TypeVar("T")


class _File:
    """A parsed file that remembers at which line each entry stands."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.text = path.read_text("utf-8-sig")
        self.lines = self.text.splitlines()
        self.data = tomllib.loads(self.text, parse_float=Decimal)
        self.starts: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines, 1):
            if found := _ENTRY.match(line):
                self.starts.setdefault(found[1], []).append(number)

    def entries(self, kind: str) -> list[dict[str, Any]]:
        listed = self.data.get(kind, [])
        return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []

    def first(self, token: str) -> int:
        """The first line with that token, 1 where there is none."""
        return next((number for number, text in enumerate(self.lines, 1) if token in text), 1)

    def line(self, kind: str, place: int, token: str = "") -> int:
        """The line of `token` within the entry, or of the entry itself."""
        starts = self.starts.get(kind, [])
        if place >= len(starts):
            return 1
        first = starts[place]
        last = min((n for listed in self.starts.values() for n in listed if n > first), default=len(self.lines) + 1)
        if token:
            for number in range(first, last):
                if token in self.lines[number - 1]:
                    return number
        return first


class _Reader:
    """One reading of a folder: gathers every fault before refusing."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def open(self, path: Path) -> _File | None:
        try:
            return _File(path)
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            self.problems.append(Problem(path.name, int(at[1]) if at else 1, "file", f"not TOML: {error}"))
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(Problem(path.name, 1, "file", f"cannot be read: {error}"))
        return None

    def each(self, file: _File, kind: str, read: Callable[[dict[str, Any]], T]) -> Iterable[tuple[int, T]]:
        for place, raw in enumerate(file.entries(kind)):
            label = f"{kind} {raw.get('id') or raw.get('name') or place + 1}"
            try:
                yield place, read(raw)
            except Misread as error:
                self.problems.append(Problem(file.name, file.line(kind, place, error.token), label, error.reason))


def load(folder: Path = DATA, extra: Iterable[Path] = ()) -> RuleSet:
    """The rules of a folder, with draft files on top; a draft named as a file of the folder stands in its place.

    Raises RuleFileError naming every fault found.
    """
    reader, drafts = _Reader(), list(extra)
    named = {path.name: path for path in drafts}
    common = {name: reader.open(named.get(name, folder / name)) for name in _COMMON}
    paths = [p for p in sorted(folder.glob("*.toml")) if p.name not in (*_COMMON, *named)]
    paths += [path for path in drafts if path.name not in _COMMON]
    files = [file for path in paths if (file := reader.open(path)) is not None]
    if reader.problems:
        raise RuleFileError(reader.problems)
    facts_file, tree_file, texts_file = (f for f in common.values() if f is not None)

    facts = {entry.name: entry for _, entry in reader.each(facts_file, "fact", fact_type)}
    _check_common(reader, tree_file, texts_file)
    if reader.problems:
        raise RuleFileError(reader.problems)
    texts = shared_texts(texts_file.data)
    for file in files:
        _check_layout(reader, file)
        facts |= {entry.name: entry for _, entry in reader.each(file, "define", define)}
    words = Vocabulary(facts, _sets(reader, files), dict(tree_file.data.get("categories", {})))

    conditions, scales = _definitions(reader, files, words)
    parameters = _parameters(reader, files, words)
    stand_ins = _stand_ins(reader, files, words)
    rules = _rules(reader, files, words, texts)
    places = {
        str(raw.get("name")): (f.name, f.line("define", n)) for f in files for n, raw in enumerate(f.entries("define"))
    }
    reader.problems += checks.run(rules, parameters, conditions, scales, words, places)
    if reader.problems:
        raise RuleFileError(sorted(reader.problems, key=lambda p: (p.file, p.line)))
    return RuleSet(
        facts=_ordered(facts),
        categories=words.categories,
        sets=words.sets,
        conditions=conditions,
        scales=scales,
        parameters=tuple(parameters),
        rules=tuple(rules),
        base_digest=_digest([f.data.get("define") for f in files] + [tree_file.data]),
        stand_ins=tuple(stand_ins),
    )


def _check_layout(reader: _Reader, file: _File) -> None:
    if not re.fullmatch(r"[A-Z]{2}", str(file.data.get("jurisdiction", ""))):
        reader.problems.append(
            Problem(file.name, 1, "file", "needs jurisdiction = a set's name or a country's two letters")
        )
    for key in sorted(set(file.data) - _RULE_FILE_KEYS):
        reader.problems.append(Problem(file.name, file.first(key), "file", f"unknown part {key!r}"))

    for kind in ("define", "parameter", "rule"):
        listed = file.data.get(kind, [])
        if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
            reader.problems.append(
                Problem(file.name, file.first(kind), kind, f"is written as [[{kind}]], each a table")
            )
    sets = file.data.get("sets", {})
    if not isinstance(sets, dict) or not all(map(_is_countries, sets.values())):
        reason = 'name lists of countries by two letters, such as EU = ["AT", "BE"]'
        reader.problems.append(Problem(file.name, file.first("sets"), "sets", reason))
        file.data["sets"] = {}


def _is_countries(members: Any) -> bool:
    return isinstance(members, list) and all(isinstance(m, str) and re.fullmatch("[A-Z]{2}", m) for m in members)


def _check_common(reader: _Reader, tree: _File, texts: _File) -> None:
    """The shared files' layout: categories with their parents, sentences by language."""
    parents = tree.data.get("categories")
    if not isinstance(parents, dict):
        reader.problems.append(Problem(tree.name, 1, "file", "needs [categories], each with its parent"))
    else:
        for code, parent in parents.items():
            if not isinstance(parent, str) or (parent and parent not in parents):
                reason = f'its parent {parent!r} is no category ("" for none)'
                reader.problems.append(Problem(tree.name, tree.first(code), code, reason))
    sentences = texts.data.get("text", {})
    if not isinstance(sentences, dict):
        reader.problems.append(Problem(texts.name, texts.first("text"), "text", "is a table of sentences by key"))
        return
    for key, table in sentences.items():
        if not isinstance(table, dict) or not all(isinstance(said, str) for said in table.values()):
            reader.problems.append(
                Problem(texts.name, texts.first(key), f"text {key}", "is a table of sentences by language")
            )


def _sets(reader: _Reader, files: list[_File]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        for name, members in file.data.get("sets", {}).items():
            if name in found:
                reader.problems.append(Problem(file.name, 1, f"set {name}", "is defined twice"))
            found[name] = tuple(members)
    return found


def _definitions(reader: _Reader, files: list[_File], words: Vocabulary) -> tuple[dict[str, Node], dict[str, Bands]]:
    conditions: dict[str, Node] = {}
    scales: dict[str, Bands] = {}

    def read(raw: dict[str, Any]) -> None:
        name = raw["name"]
        if name in conditions or name in scales:
            raise Misread(f"{name!r} is defined twice", name)
        if "scale" in raw:
            scales[name] = scale(raw["scale"], words)
        else:
            conditions[name] = condition(raw["when"], words)

    for file in files:
        # An entry that was refused as a fact is not read again: its fault is already told.
        for _ in reader.each(file, "define", lambda raw: read(raw) if _is_derived(raw, words) else None):
            pass
    return conditions, scales


def _stand_ins(reader: _Reader, files: list[_File], words: Vocabulary) -> list[StandIn]:
    def read(raw: dict[str, Any]) -> StandIn | None:
        return stand_in(raw, words) if "stands_in" in raw and _is_derived(raw, words) else None

    return [one for file in files for _, one in reader.each(file, "define", read) if one is not None]


def _is_derived(raw: dict[str, Any], words: Vocabulary) -> bool:
    entry = words.facts.get(str(raw.get("name")))
    return entry is not None and entry.derived and ("when" in raw) != ("scale" in raw)


def _parameters(reader: _Reader, files: list[_File], words: Vocabulary) -> list[Parameter]:
    found = []
    for file in files:
        jurisdiction = str(file.data.get("jurisdiction"))
        for place, entry in reader.each(file, "parameter", lambda raw: parameter(raw, words)):
            line = file.line("parameter", place)
            digest = _digest(file.entries("parameter")[place])
            found.append(replace(entry, jurisdiction=jurisdiction, file=file.name, line=line, digest=digest))
    return found


def _rules(reader: _Reader, files: list[_File], words: Vocabulary, texts: dict[str, dict[str, str]]) -> list[Rule]:
    found = []
    for file in files:
        jurisdiction = str(file.data.get("jurisdiction"))
        for place, entry in reader.each(file, "rule", lambda raw: rule(raw, words, texts)):
            line = file.line("rule", place)
            digest = _digest([file.entries("rule")[place], dict(entry.title), dict(entry.remedy or {})])
            found.append(replace(entry, jurisdiction=jurisdiction, file=file.name, line=line, digest=digest))
    return found


def _ordered(facts: dict[str, FactType]) -> dict[str, FactType]:
    return dict(sorted(facts.items()))


def _digest(raw: Any) -> str:
    def plain(value: Any) -> str:
        if isinstance(value, date | datetime | Decimal):
            return str(value)
        raise TypeError(type(value).__name__)

    return hashlib.sha256(json.dumps(raw, sort_keys=True, default=plain).encode()).hexdigest()
