"""Reads and checks the data files behind `schema`; every mistake is reported with file, line and entry."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from argosy.catalogue.units import LANGUAGES, units

DATA = Path(__file__).parent / "data"
ROOT = "every"
_TYPES = {"text", "integer", "decimal", "boolean", "choice", "list", "content"}
_GENDERED = ("es", "fr", "de", "it", "pl")
_USE_KEYS = {"code", "define", "rank", "required", "filter", "compare"}


class SchemaError(ValueError):
    """A data file contradicts itself; the message names file, line and entry."""


@dataclass(frozen=True)
class Source:
    """The data files after checking, with inheritance resolved: a category's `use` holds its own and its parents' entries."""

    categories: dict[str, dict[str, Any]]
    attributes: dict[str, dict[str, Any]]
    choices: dict[str, dict[str, dict[str, Any]]]
    groups: dict[str, dict[str, str]]
    free: frozenset[str]


class _File:
    """One TOML file: its text is kept so that a mistake can be shown with its line."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.text = (folder / name).read_text(encoding="utf-8")
        try:
            self.data: dict[str, Any] = tomllib.loads(self.text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as problem:
            raise SchemaError(f"{name}: {problem}") from problem

    def fail(self, entry: str, message: str) -> SchemaError:
        table, _, key = entry.rpartition(".")
        start = self.text.find(f"[{entry}]")
        if start < 0:
            section = max(self.text.find(f"[{table}]"), 0)
            found = re.compile(rf"^{re.escape(key)}\s*=", re.M).search(self.text, section)
            start = found.start() if found else section
        line = self.text.count("\n", 0, start) + 1
        return SchemaError(f"{self.name}:{line}: {entry}: {message}")

    def names(self, entry: str, value: Mapping[str, Any], languages: tuple[str, ...] = LANGUAGES) -> dict[str, str]:
        missing = [language for language in languages if not value.get(language)]
        if missing:
            raise self.fail(entry, f"no name in {', '.join(missing)}")
        return {language: str(value[language]) for language in languages}


@cache
def load() -> Source:
    """The checked data of this installation."""
    return read(DATA)


def read(folder: Path) -> Source:
    """Reads `folder` and checks it as a whole. Raises SchemaError."""
    choices, free = _choices(_File("choices.toml", folder))
    attributes, groups = _attributes(_File("attributes.toml", folder), set(choices))
    categories = _categories(_File("categories.toml", folder), attributes)
    return Source(categories, attributes, choices, groups, free)


def _choices(file: _File) -> tuple[dict[str, dict[str, dict[str, Any]]], frozenset[str]]:
    free = frozenset(file.data.get("free", {}).get("lists", ()))
    lists = {name: entries for name, entries in file.data.items() if name != "free"}
    if unknown := free - lists.keys():
        raise file.fail("free", f"unknown list {', '.join(sorted(unknown))}")
    checked: dict[str, dict[str, dict[str, Any]]] = {}
    for name, entries in lists.items():
        checked[name] = {}
        words: dict[str, str] = {}
        for code, entry in entries.items():
            names = dict.fromkeys(LANGUAGES, entry["name"]) if "name" in entry else file.names(f"{name}.{code}", entry)
            if name == "colour" and not re.fullmatch(r"#[0-9a-f]{6}", entry.get("hex", "")):
                raise file.fail(f"{name}.{code}", "a colour needs hex = “#rrggbb”")
            for alias in entry.get("aliases", ()):
                if words.setdefault(alias.lower(), code) != code:
                    raise file.fail(f"{name}.{code}", f"alias {alias} also means {words[alias.lower()]}")
            checked[name][code] = {**entry, "names": names}
    return checked, free


def _attributes(file: _File, lists: set[str]) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, str]]]:
    groups = {code: file.names(f"group.{code}", entry.get("names", {})) for code, entry in file.data["group"].items()}
    checked: dict[str, dict[str, Any]] = {}
    for code, entry in file.data["attribute"].items():
        at = f"attribute.{code}"
        if entry.get("type") not in _TYPES:
            raise file.fail(at, f"type must be one of {', '.join(sorted(_TYPES))}")
        if entry["type"] in ("choice", "list") and entry.get("choices") not in lists:
            raise file.fail(at, f"unknown choice list {entry.get('choices')}")
        if entry.get("group") not in groups:
            raise file.fail(at, f"unknown group {entry.get('group')}")
        if "unit" in entry and entry["unit"] not in units():
            raise file.fail(at, f"unknown unit {entry['unit']}")
        if entry["type"] in ("integer", "decimal") and not ("min" in entry and "max" in entry):
            raise file.fail(at, "a number needs min and max")
        bounds = {key: Decimal(str(entry[key])) for key in ("min", "max") if key in entry}
        checked[code] = {**entry, **bounds, "names": file.names(at, entry.get("names", {}))}
    return checked, groups


def _categories(file: _File, attributes: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    entries = file.data["category"]
    every = entries[ROOT]
    _check_use(file, ROOT, every["use"], attributes)
    checked: dict[str, dict[str, Any]] = {ROOT: {"use": every["use"], "options": []}}
    for code, entry in entries.items():
        if code == ROOT:
            continue
        at = f"category.{code}"
        parent = checked.get(entry.get("parent", ""))
        if parent is None:
            raise file.fail(at, f"unknown parent {entry.get('parent')} (a parent stands before its children)")
        _check_use(file, code, entry.get("use", []), attributes)
        own = {use["code"] for use in entry.get("use", [])}
        if twice := own & {use["code"] for use in parent["use"]}:
            raise file.fail(at, f"{', '.join(sorted(twice))} is inherited already")
        use = [*parent["use"], *entry.get("use", [])]
        options = [*parent["options"], *(o for o in entry.get("options", []) if o not in parent["options"])]
        if unknown := set(options) - {u["code"] for u in use}:
            raise file.fail(at, f"option {', '.join(sorted(unknown))} is not an attribute of the category")
        checked[code] = {
            **entry,
            "plural": file.names(at, entry.get("plural", {})),
            "singular": file.names(at, entry.get("singular", {})),
            "gender": file.names(at, entry.get("gender", {}), _GENDERED),
            "icon": entry.get("icon", code),
            "use": use,
            "options": options,
        }
    del checked[ROOT]
    return checked


def _check_use(file: _File, code: str, use: list[dict[str, Any]], attributes: dict[str, dict[str, Any]]) -> None:
    seen: set[str] = set()
    for entry in use:
        at = f"category.{code}"
        if entry["code"] in seen:
            raise file.fail(at, f"{entry['code']} is listed twice")
        seen.add(entry["code"])
        if entry.get("define", entry["code"]) not in attributes:
            raise file.fail(at, f"unknown attribute {entry.get('define', entry['code'])}")
        if unknown := entry.keys() - _USE_KEYS:
            raise file.fail(at, f"{entry['code']}: unknown key {', '.join(sorted(unknown))}")
