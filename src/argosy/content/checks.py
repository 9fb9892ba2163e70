"""Whether a text may be shown: every number in it is a number of the facts, lengths, names, claims that would have to be proved.

Directive 2005/29/EC forbids claims a trader cannot prove; as amended by Directive (EU) 2024/825 (from 2026-09-27) also environmental
claims without recognised proof. A finding has a code, the field it is in and what it is about; its sentence is the Fluent message
`content-finding-<code>`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from decimal import Decimal
from functools import lru_cache
from typing import Any

from argosy.catalogue.units import CONTENT_UNITS, content, exact
from argosy.content.facts import Context, ProductFacts
from argosy.content.grammar import LANGUAGES, Grammar, grammar
from argosy.content.limits import (
    BULLET_LIMIT,
    BULLETS,
    DESCRIPTION_LIMIT,
    SEO_DESCRIPTION_LIMIT,
    SEO_TITLE_LIMIT,
    TITLE_LIMIT,
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A product's words in one language."""

    title: str
    bullets: tuple[str, ...]
    description: str
    seo_title: str
    seo_description: str

    def fields(self) -> Iterator[tuple[str, str]]:
        yield "title", self.title
        for number, bullet in enumerate(self.bullets, 1):
            yield f"bullet{number}", bullet
        yield "description", self.description
        yield "seo_title", self.seo_title
        yield "seo_description", self.seo_description


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that keeps a text from being shown. `field`: title, bullet1 … bullet5, description, seo_title, seo_description."""

    code: str
    field: str
    params: Mapping[str, str] = default(default_factory=dict)


_LIMITS = {
    "title": TITLE_LIMIT,
    "description": DESCRIPTION_LIMIT,
    "seo_title": SEO_TITLE_LIMIT,
    "seo_description": SEO_DESCRIPTION_LIMIT,
}
_BROKEN = re.compile(r"[{}\[\]]|\bNone\b|\bnan\b|  | [,.](?!\d)|,,|\.\.(?!\.)")
# Digits that belong to the name of a thing, not to the product.
_TERMS = re.compile(r"kWh/100\s?km|kWh/1000\s?h|HDMI[\s-]?2[.,]1|USB[\s-][23](?:[.,]\d)?|CO2|360\s?°")
_SPACES = "\u00a0\u202f\u2009"


@lru_cache(maxsize=len(LANGUAGES))
def _number(language: str) -> re.Pattern[str]:
    """A number as the language writes it: grouped or plain, with its decimal mark."""
    mark, groups = (r"\.", ",") if language in ("en", "zh") else (",", f"{_SPACES}." if language != "pl" else _SPACES)
    return re.compile(rf"(?<![\d])\d{{1,3}}(?:[{groups}]\d{{3}})+(?:{mark}\d+)?(?!\d)|\d+(?:{mark}\d+)?")


def numbers(text: str, language: str) -> list[Decimal]:
    """The numbers in a text, in order: "12.000 Pa, 6,83″" in Spanish -> 12000, 6.83."""
    found = []
    for match in _number(language).finditer(text):
        plain = match.group()
        if language in ("en", "zh"):
            plain = plain.replace(",", "")
        else:
            plain = re.sub(rf"[{_SPACES}.]", "", plain).replace(",", ".")
        found.append(Decimal(plain))
    return found


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _tokens(text: str) -> Iterator[str]:
    """Digit groups of a free text ("Snapdragon 8 Elite", "IP68", "54–58", "HDMI 2.1") whole and in parts."""
    for found in _DIGITS.findall(text):
        parts = found.replace(",", ".").split(".")
        yield from parts
        if len(parts) == 2:
            yield ".".join(parts)


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers a text may hold: `all` of them, and `of_unit` those measured in a unit; `free`: of names and texts, of any unit."""

    all: frozenset[Decimal]
    of_unit: Mapping[str, set[Decimal]]
    free: set[Decimal]


def known_numbers(facts: ProductFacts, language: str) -> Known:
    """Numbers of the facts and of the names, and what follows from them exactly (1024 GB = 1 TB, 440 mm = 44 cm, 300 min = 5 h,
    how many values an option has)."""
    context = Context(facts, grammar(language))
    of_unit: dict[str, set[Decimal]] = {}
    counts: set[Decimal] = set()
    texts = [facts.brand, facts.name, facts.model]
    for code, values in context.values.items():
        attribute = context.category.by_code[code]
        counts.add(Decimal(len(values)))
        for value in values:
            if isinstance(value, bool):
                continue
            if isinstance(value, (int, float)):
                of_unit.setdefault(attribute.unit, set()).update(_derived(exact(value), attribute.unit))
                continue
            if attribute.type == "content":
                amount, unit = content(value)
                of_unit.setdefault(CONTENT_UNITS[unit][0], set()).add(amount)
                continue
            for item in value if isinstance(value, list) else [value]:
                listed = attribute.by_code.get(item)
                texts += [item, listed.names[language]] if listed else [item]
    if facts.launched_on:
        counts.add(Decimal(facts.launched_on.year))
    free = {Decimal(token) for token in _tokens(" ".join(texts))}
    return Known(frozenset(counts.union(free, *of_unit.values())), of_unit, free)


def _derived(value: Decimal, unit: str) -> set[Decimal]:
    found = {value}
    if unit == "gigabyte":
        found.add(value / 1024)
    elif unit == "millimeter":
        found |= {value / 10, value / 1000}
    elif unit == "minute":
        found.add(value / 60)
    elif unit == "milliliter":
        found.add(value / 1000)
    return found


def check(copy: Copy, facts: ProductFacts, language: str) -> list[Finding]:
    """Everything that keeps the copy from being shown; [] if nothing does. Raises KeyError for a language without grammar."""
    words = grammar(language)
    known = known_numbers(facts, language)
    names = _names(facts)
    findings: list[Finding] = []
    if not copy.title:
        findings.append(Finding("no-title", "title"))
    elif facts.brand.casefold() not in copy.title.casefold():
        findings.append(Finding("no-brand", "title", {"brand": facts.brand}))
    if len(copy.bullets) > BULLETS:
        findings.append(Finding("too-many-bullets", f"bullet{BULLETS + 1}", {"max": str(BULLETS)}))
    fields = list(copy.fields())
    whole = "\n".join(text for _, text in fields)
    plain = names.sub(" ", whole)
    # The whole text is searched first: nearly always there is nothing to find.
    claims = bool(words.banned.search(plain) or words.green.search(plain))
    figures = any(True for _ in _figures("", whole, known, language))
    broken = bool(_BROKEN.search(whole))
    for place, text in fields:
        findings += _lengths(place, text)
        findings += _claims(place, names.sub(" ", text), words) if claims else ()
        findings += _figures(place, text, known, language) if figures else ()
        if broken and (found := _BROKEN.search(text)):
            findings.append(Finding("broken", place, {"text": found.group()}))
    return findings + _foreign(plain, language)


def _names(facts: ProductFacts) -> re.Pattern[str]:
    """The brand's own names and neutral texts: not words of the language, and no claims."""
    texts = {facts.brand, facts.name, *(v for v in facts.facts.values() if isinstance(v, str))}
    texts |= {value for values in facts.options.values() for value in values if isinstance(value, str)}
    return _any_of(frozenset(texts))


@lru_cache(maxsize=1024)
def _any_of(texts: frozenset[str]) -> re.Pattern[str]:
    listed = sorted((re.escape(text) for text in texts if len(text) > 1), key=len, reverse=True)
    return re.compile("|".join(listed) or r"(?!)", re.IGNORECASE)


def _lengths(place: str, text: str) -> Iterator[Finding]:
    limit = _LIMITS.get(place, BULLET_LIMIT)
    if len(text) > limit:
        yield Finding("too-long", place, {"length": str(len(text)), "max": str(limit)})


def _claims(place: str, text: str, words: Grammar) -> Iterator[Finding]:
    for code, pattern in (("superlative", words.banned), ("green-claim", words.green)):
        if found := pattern.search(text):
            yield Finding(code, place, {"text": found.group().strip()})


_UNITS: Mapping[str, tuple[str, ...]] = {
    "milliampere-hour": ("mAh",),
    "gigabyte": ("GB", "Go", "TB", "To"),
    "hertz": ("Hz",),
    "pascal": ("Pa",),
    "megapixel": ("MP", "Mpx"),
    "watt": ("W",),
    "lumen": ("lm", "lumens", "lúmenes", "Lumen", "lumen", "lumeny", "lumenów"),
    "kilowatt-hour": ("kWh",),
    "kilowatt": ("kW",),
    "kilogram": ("kg",),
    "milliliter": ("ml",),
    "inch": ("″", "Zoll", "pulgadas", "pouces", "pollici", "cala", "cali", "inch", "inches"),
}


@lru_cache(maxsize=len(LANGUAGES))
def _quantity(language: str) -> re.Pattern[str]:
    symbols = "|".join(sorted((re.escape(s) for group in _UNITS.values() for s in group), key=len, reverse=True))
    return re.compile(rf"({_number(language).pattern})[\s{_SPACES}-]?({symbols})(?![\w/])")


_UNIT_OF = {symbol: unit for unit, symbols in _UNITS.items() for symbol in symbols}


def _figures(place: str, text: str, known: Known, language: str) -> Iterator[Finding]:
    plain = _TERMS.sub(" ", text)
    for value in numbers(plain, language):
        if value not in known.all:
            yield Finding("unknown-number", place, {"number": format(value, "f")})
    for found in _quantity(language).finditer(plain):
        value = numbers(found.group(1), language)[0]
        if (
            value in known.all
            and value not in known.free
            and value not in known.of_unit.get(_UNIT_OF[found.group(2)], ())
        ):
            yield Finding("wrong-unit", place, {"text": found.group().strip()})


# Frequent words that only one of the languages has.
_OWN_WORDS = {
    "en": {"the", "with", "and", "your", "made", "from"},
    "es": {"el", "hasta", "pantalla", "batería", "cámara", "para", "los"},
    "fr": {"et", "avec", "écran", "batterie", "pour", "une", "dans", "appareil"},
    "de": {"der", "das", "und", "mit", "für", "eine", "auf"},
    "it": {"schermo", "batteria", "fotocamera", "fino", "della", "nel", "sono"},
    "pl": {"oraz", "ekran", "ekranem", "aparat", "jest", "przez", "lub"},
}
_WORD = re.compile(r"[^\W\d_]+")


def _foreign(text: str, language: str) -> list[Finding]:
    """A text with several frequent words of one other language is not written in one language."""
    words = {word.lower() for word in _WORD.findall(text)}
    for other, own in _OWN_WORDS.items():
        strange = words & own
        if other != language and len(strange) >= 2:
            listed = ", ".join(sorted(strange))
            return [Finding("mixed-language", "description", {"text": listed, "language": other})]
    return []


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as the table keeps it."""
    return {"code": finding.code, "field": finding.field, "params": dict(finding.params)}


__all__ = ["Copy", "Finding", "as_data", "check", "known_numbers", "numbers"]
