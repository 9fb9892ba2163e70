"""The entries of rule files as records: every field present, of its type and known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from argosy.compliance.expressions import TRUE
from argosy.compliance.parsing import Misread, Vocabulary, codes, condition, constant
from argosy.compliance.records import (
    CONFIDENCES,
    DISPLAY_KINDS,
    FACT_TYPES,
    GATES,
    LANGUAGES,
    SEVERITIES,
    Citation,
    Display,
    FactType,
    Parameter,
    Rule,
    Text,
)

PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[\w{}]+)+)\}")
_RULE_KEYS = {
    "id", "title", "severity", "valid_from", "valid_to", "scope", "when", "supply", "require", "gates", "remedy", "display",
    "citation", "confidence", "last_checked", "note",
}  # fmt: skip
_CELEX = re.compile(r"[0-9]{5}[A-Z]{1,2}[0-9]{4}(?:\([0-9]+\))?")


def fact_type(raw: dict[str, Any]) -> FactType:
    """An entry of the dictionary. Raises Misread."""
    _only(raw, {"name", "type", "meaning", "unit", "choices", "field"})
    kind = _text(raw, "type")
    if kind not in FACT_TYPES:
        raise Misread(f"unknown type {kind!r}; known are {', '.join(FACT_TYPES)}", kind)
    if kind == "choice" and not raw.get("choices"):
        raise Misread("a choice names its choices", "type")
    return FactType(
        name=_text(raw, "name"),
        type=kind,
        meaning=_text(raw, "meaning"),
        unit=str(raw.get("unit", "")),
        choices=tuple(map(str, _list(raw, "choices"))),
        field=str(raw.get("field", "")),
    )


def define(raw: dict[str, Any]) -> FactType:
    """The dictionary's entry for a fact that is derived from others. Raises Misread."""
    _only(raw, {"name", "meaning", "when", "scale"})
    if ("when" in raw) == ("scale" in raw):
        raise Misread("a definition has either when or scale", "name")
    named = _bands(raw["scale"]) if "scale" in raw else ()
    kind, choices = ("bool", ()) if "when" in raw else ("choice", named)
    return FactType(_text(raw, "name"), kind, _text(raw, "meaning"), choices=choices, derived=True)


def _bands(raw: Any) -> tuple[str, ...]:
    """The names on a scale. Raises Misread where it is none."""
    above = raw.get("from", raw.get("above")) if isinstance(raw, dict) else None
    if not isinstance(above, list) or not all(isinstance(band, list) and len(band) == 2 for band in above):
        raise Misread("a scale has fact, above and below; above is a list of pairs of floor and name", "scale")
    return tuple(dict.fromkeys([*(str(name) for _, name in above), str(raw.get("below"))]))


def parameter(raw: dict[str, Any], words: Vocabulary) -> Parameter:
    """A dated fact of the market. Raises Misread."""
    _only(raw, {"name", "value", "valid_from", "valid_to", "citation", "confidence", "last_checked"})
    entry = words.fact(_text(raw, "name"))
    valid_from, valid_to = _period(raw)
    return Parameter(
        name=entry.name,
        value=constant(entry, raw.get("value")),
        jurisdiction="",
        valid_from=valid_from,
        valid_to=valid_to,
        citation=_citation(raw),
        confidence=_one_of(raw, "confidence", CONFIDENCES),
        last_checked=_date(raw, "last_checked"),
    )


def rule(raw: dict[str, Any], words: Vocabulary, texts: Mapping[str, Text]) -> Rule:
    """A rule, its jurisdiction and place still to be filled in. Raises Misread."""
    _only(raw, _RULE_KEYS)
    scope = raw.get("scope", {})
    _only(scope, {"categories", "exempt"}, "scope")
    severity = _one_of(raw, "severity", SEVERITIES)
    supply = tuple(_list(raw, "supply"))
    for name in supply:
        words.fact(name)
    if (supply or "require" in raw) and "remedy" not in raw:
        raise Misread("a rule that can fail says in its remedy what to do", "id")
    if severity == "show" and not raw.get("display"):
        raise Misread("a rule of severity show names what to display", "severity")
    valid_from, valid_to = _period(raw)
    gates = frozenset(_list(raw, "gates") or GATES)
    if unknown := gates - set(GATES):
        raise Misread(f"unknown gate {sorted(unknown)[0]!r}; known are {', '.join(GATES)}", sorted(unknown)[0])
    return Rule(
        id=_text(raw, "id"),
        title=_sentence(raw, "title", texts),
        jurisdiction="",
        severity=severity,  # type: ignore[arg-type]
        valid_from=valid_from,
        valid_to=valid_to,
        categories=codes(scope.get("categories", ["*"]), words),
        exempt=codes(scope["exempt"], words) if "exempt" in scope else (),
        gates=gates,
        supply=supply,
        display=tuple(_display(item, words) for item in _list(raw, "display")),
        citation=_citation(raw),
        confidence=_one_of(raw, "confidence", CONFIDENCES),
        last_checked=_date(raw, "last_checked"),
        remedy=_sentence(raw, "remedy", texts) if "remedy" in raw else None,
        example=_example(raw.get("remedy")),
        note=str(raw.get("note", "")),
        when=condition(raw["when"], words) if "when" in raw else TRUE,
        require=condition(raw["require"], words) if "require" in raw else TRUE,
    )


def shared_texts(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The sentences that several rules share, by key."""
    return {str(key): dict(value) for key, value in data.get("text", {}).items()}


def _display(raw: Any, words: Vocabulary) -> Display:
    if not isinstance(raw, dict) or raw.get("kind") not in DISPLAY_KINDS:
        raise Misread(f"a display names its kind, one of {', '.join(DISPLAY_KINDS)}", "display")
    for value in _leaves(raw):
        for name in PLACEHOLDER.findall(value) if isinstance(value, str) else ():
            words.fact(name)
    return Display(raw["kind"], {key: value for key, value in raw.items() if key != "kind"})


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in _leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [value]


def _sentence(raw: dict[str, Any], key: str, texts: Mapping[str, Text]) -> Text:
    table = raw.get(key)
    if not isinstance(table, dict):
        raise Misread(f'{key} is missing: a table of sentences by language, or {{ use = "..." }}', key)
    if "use" in table:
        if table["use"] not in texts:
            raise Misread(f"unknown text {table['use']!r}: it is not in texts.toml", str(table["use"]))
        filled = {k: str(v) for k, v in table.items() if k != "use"}
        try:
            table = {language: text.format_map(filled) for language, text in texts[table["use"]].items()}
        except KeyError as error:
            raise Misread(f"the text {raw[key]['use']!r} needs {error}", raw[key]["use"]) from None
    if missing := [language for language in LANGUAGES if not table.get(language)]:
        raise Misread(f"{key} lacks {', '.join(missing)}", key)
    return {language: str(table[language]) for language in LANGUAGES}


def _example(remedy: Any) -> str:
    return str(remedy.get("example", "")) if isinstance(remedy, dict) else ""


def _citation(raw: dict[str, Any]) -> Citation:
    table = raw.get("citation")
    if not isinstance(table, dict):
        raise Misread("missing citation: a rule names its legal act and article", "id")
    _only(table, {"act", "article", "reference", "url"}, "citation")
    for key in ("act", "article"):
        if not table.get(key):
            raise Misread(f"missing citation: {key} is not given", "citation")
    reference, url = str(table.get("reference", "")), str(table.get("url", ""))
    if _CELEX.fullmatch(reference) and not url:
        url = f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{reference}"
    if not reference or not url.startswith("https://"):
        raise Misread("missing citation: reference is a CELEX number, or a national key with its https url", "citation")
    return Citation(str(table["act"]), str(table["article"]), reference, url)


def _period(raw: dict[str, Any]) -> tuple[date, date | None]:
    valid_from = _date(raw, "valid_from")
    valid_to = _date(raw, "valid_to") if "valid_to" in raw else None
    if valid_to is not None and valid_to < valid_from:
        raise Misread("valid_to lies before valid_from", "valid_to")
    return valid_from, valid_to


def _date(raw: dict[str, Any], key: str) -> date:
    value = raw.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Misread(f"{key} is missing or no date (2025-06-20, without quotes)", key)
    return value


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Misread(f"{key} is missing", key)
    return value


def _one_of(raw: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
    value = _text(raw, key)
    if value not in known:
        raise Misread(f"{key} is {value!r}; known are {', '.join(known)}", value)
    return value


def _list(raw: dict[str, Any], key: str) -> list[Any]:
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise Misread(f"{key} is a list", key)
    return value


def _only(raw: Any, known: set[str], where: str = "entry") -> None:
    if not isinstance(raw, dict):
        raise Misread(f"{where} is a table", where)
    if unknown := sorted(set(raw) - known):
        raise Misread(f"unknown key {unknown[0]!r} in {where}", unknown[0])
