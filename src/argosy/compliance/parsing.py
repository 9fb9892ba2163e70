"""From the tables of a rule file to conditions, every word checked against the fact dictionary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from argosy.compliance.expressions import ON, All, Bands, Category, Node, Not, Question, Some
from argosy.compliance.records import FactType

_COUNTRY = re.compile(r"(?<=\.)[A-Z]{2}(?=\.)")
_DEEPEST = 8
#: Which questions a type of fact answers, besides `present`.
_OPERATORS = {
    "text": {"equals", "in", "matches", "same_as"},
    "choice": {"equals", "in", "same_as"},
    "integer": {"equals", "in", "gte", "lte", "same_as"},
    "decimal": {"equals", "gte", "lte", "same_as"},
    "bool": {"equals"},
    "date": {"before", "after"},
    "list": {"contains_any"},
}


class Misread(ValueError):
    """A rule file says something that cannot stand. `token` is the text by which its line is found."""

    def __init__(self, reason: str, token: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.token = str(token)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a rule may use: facts by name, sets of countries by name, categories with their parents."""

    facts: Mapping[str, FactType]
    sets: Mapping[str, tuple[str, ...]]
    categories: Mapping[str, str]

    def fact(self, name: Any) -> FactType:
        """The dictionary's entry. A country in the name (registration.DE.weee) stands for {country}. Raises Misread."""
        if not isinstance(name, str):
            raise Misread("a fact is named by text", str(name))
        entry = self.facts.get(name) or self.facts.get(_COUNTRY.sub("{country}", name))
        if entry is None:
            raise Misread(f"unknown fact {name!r}: it is not in facts.toml", name)
        return entry

    def category(self, code: Any) -> str:
        if code != "*" and code not in self.categories:
            raise Misread(f"unknown category {code!r}", str(code))
        return str(code)


def condition(raw: Any, words: Vocabulary, depth: int = 0) -> Node:
    """The condition that the table `raw` states. Raises Misread."""
    if not isinstance(raw, dict):
        raise Misread("a condition is a table such as { fact = ..., equals = ... }", str(raw))
    if depth > _DEEPEST:
        raise Misread(f"a condition nests deeper than {_DEEPEST}")
    keys = set(raw)
    if keys == {"all"} or keys == {"any"}:
        (word,) = keys
        parts = raw[word]
        if not isinstance(parts, list) or not parts:
            raise Misread(f"{word!r} needs a list of conditions", word)
        nodes = tuple(condition(part, words, depth + 1) for part in parts)
        return All(nodes) if word == "all" else Some(nodes)
    if keys == {"not"}:
        return Not(condition(raw["not"], words, depth + 1))
    if keys == {"category"}:
        return Category(codes(raw["category"], words))
    if keys == {"present"}:
        words.fact(raw["present"])
        return Question(raw["present"], "present")
    if "fact" in keys and len(keys) == 2:
        (op,) = keys - {"fact"}
        return _question(raw["fact"], op, raw[op], words)
    raise Misread(f"not a condition: {', '.join(sorted(keys)) or 'an empty table'}", next(iter(sorted(keys)), ""))


def codes(raw: Any, words: Vocabulary) -> tuple[str, ...]:
    """A list of category codes. Raises Misread."""
    if not isinstance(raw, list) or not raw:
        raise Misread("categories are a list of codes", str(raw))
    return tuple(words.category(code) for code in raw)


def _question(name: Any, op: str, raw: Any, words: Vocabulary) -> Question:
    entry = words.fact(name)
    if op not in _OPERATORS[entry.type]:
        raise Misread(f"{op!r} cannot be asked of {name!r}, which is of type {entry.type}", name)
    if op == "same_as":
        other = words.fact(raw)
        if other.type != entry.type:
            raise Misread(f"{name!r} is {entry.type} and {raw!r} is {other.type}: they cannot be the same", raw)
        return Question(name, op, raw)
    if op == "matches":
        return Question(name, op, pattern(raw))
    if op in ("in", "contains_any"):
        return Question(name, op, _members(entry, raw, words))
    if op in ("before", "after") and raw == ON:
        return Question(name, op, ON)
    return Question(name, op, constant(entry, raw))


def _members(entry: FactType, raw: Any, words: Vocabulary) -> tuple[Any, ...]:
    if isinstance(raw, str) and raw.startswith("@"):
        if raw[1:] not in words.sets:
            raise Misread(f"unknown set {raw!r}", raw)
        return words.sets[raw[1:]]
    if not isinstance(raw, list) or not raw:
        raise Misread(f"{entry.name!r} is compared with a list or an @SET", entry.name)
    return tuple(constant(entry, value) for value in raw)


def constant(entry: FactType, raw: Any) -> Any:
    """`raw` as a value of the fact's type. Raises Misread where it is none."""
    wrong = Misread(f"{raw!r} is no value of {entry.name!r}, which is of type {entry.type}", entry.name)
    match entry.type:
        case "bool":
            if isinstance(raw, bool):
                return raw
        case "integer":
            if isinstance(raw, int) and not isinstance(raw, bool):
                return raw
        case "decimal":
            with suppress(InvalidOperation):
                if isinstance(raw, int | str | Decimal) and not isinstance(raw, bool):
                    return Decimal(raw)
        case "date":
            if isinstance(raw, date) and not isinstance(raw, datetime):
                return raw
        case _:
            if isinstance(raw, str):
                if entry.choices and raw not in entry.choices:
                    raise Misread(f"{raw!r} is none of the choices of {entry.name!r}: {', '.join(entry.choices)}", raw)
                return raw
    raise wrong


def pattern(raw: Any) -> str:
    """A pattern that a whole value must match, kept to forms that cannot run away.

    Raises Misread for look-around, back-references, a repeated group, or over three unbounded repetitions: with values of
    bounded length, matching then takes bounded time.
    """
    if not isinstance(raw, str):
        raise Misread("a pattern is text", str(raw))
    bare = re.sub(r"\\[^1-9]|\[\^?\]?(?:\\.|[^\]\\])*\]", "x", raw)
    if re.search(r"\\[1-9]|\(\?(?!:)", bare):
        raise Misread("a pattern must not look around or refer back", raw)
    if re.search(r"\)(?:[*+]|\{)", bare):
        raise Misread("a pattern must not repeat a group", raw)
    if len(re.findall(r"[*+]|\{\d*,\}", bare)) > 3:
        raise Misread("a pattern has more than three unbounded repetitions", raw)
    try:
        re.compile(raw)
    except re.error as error:
        raise Misread(f"not a pattern: {error}", raw) from None
    return raw


def scale(raw: Any, words: Vocabulary) -> Bands:
    """A scale: { fact = "number", above = [["2.70", "A"], ...], below = "G" }, floors descending; `from` in place of `above` takes
    the floor itself into the band. Raises Misread."""
    word = "from" if isinstance(raw, dict) and "from" in raw else "above"
    if not isinstance(raw, dict) or set(raw) != {"fact", word, "below"}:
        raise Misread("a scale has fact, above or from, and below")
    entry = words.fact(raw["fact"])
    if entry.type not in ("integer", "decimal"):
        raise Misread(f"{entry.name!r} is no number", entry.name)
    try:
        bands = tuple((constant(entry, floor), str(name)) for floor, name in raw[word])
    except (TypeError, ValueError) as error:
        raise Misread(f"a scale's bands are pairs of floor and name: {error}", word) from None
    floors = [floor for floor, _ in bands]
    if floors != sorted(floors, reverse=True) or len(set(floors)) != len(floors):
        raise Misread("a scale's floors descend", word)
    return Bands(raw["fact"], bands, str(raw["below"]), reached=word == "from")
