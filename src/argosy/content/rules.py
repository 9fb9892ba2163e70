"""From typed facts to copy, by grammar: pure, deterministic, no Django.

    compose(ProductFacts(...), "de") -> Copy(title, bullets, description, seo_title, seo_description)

Wording is data (`data/<language>.toml`, read by `pattern`); which facts are told, and in what order, follows the category's highlight
ranks in `catalogue.schema`. A pattern holds only if its facts are given, so that nothing is claimed which is not a fact. Where several
wordings hold, the model's handle decides: the same product always reads the same, two products of one kind do not.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from argosy.catalogue import schema
from argosy.content.checks import Copy, Finding, check
from argosy.content.facts import Context, ProductFacts
from argosy.content.grammar import DATA, LANGUAGES, Grammar, grammar
from argosy.content.limits import BULLETS, SENTENCES, SEO_DESCRIPTION_LIMIT, SEO_TITLE_LIMIT, TITLE_LIMIT
from argosy.content.pattern import Pattern, compile_pattern, told

__all__ = ["LANGUAGES", "Copy", "Finding", "ProductFacts", "check", "compose", "digest", "state_of"]

Choices = tuple[Pattern, ...]


@dataclass(frozen=True)
class Book:
    """The wordings for one category in one language, compiled; keyed ones ordered by the rank of the fact they tell."""

    title: Choices
    seo_title: Choices
    seo_description: Choices
    opening: Choices
    plain_opening: Choices
    closing: Choices
    bullets: tuple[tuple[str, int, Choices], ...]
    sentences: tuple[tuple[str, int, Choices], ...]


@cache
def book(language: str, category: str) -> Book:
    """Raises KeyError for an unknown language, PatternError for wording that cannot be read."""
    rules = grammar(language)
    every = rules.patterns["every"]
    own = rules.patterns.get(category, {})
    rank = {attribute.code: attribute.rank for attribute in schema.attributes(category)}

    def choices(source: Mapping[str, Any], key: str) -> Choices:
        return _compiled(source.get(key, ()), rules)

    def keyed(key: str) -> tuple[tuple[str, int, Choices], ...]:
        found = {**every.get(key, {}), **own.get(key, {})}
        order = sorted((code for code in found if code in rank), key=lambda code: rank[code])
        return tuple((code, zlib.crc32(code.encode()), _compiled(found[code], rules)) for code in order)

    return Book(
        title=choices(own, "title") + choices(every, "title"),
        seo_title=choices(own, "seo_title") + choices(every, "seo_title"),
        seo_description=choices(own, "seo_description") + choices(every, "seo_description"),
        opening=choices(own, "opening"),
        plain_opening=choices(every, "opening"),
        closing=choices(every, "closing"),
        bullets=keyed("bullet"),
        sentences=keyed("sentence"),
    )


def _compiled(source: str | list[str], rules: Grammar) -> Choices:
    listed = [source] if isinstance(source, str) else source
    return tuple(compile_pattern(text, rules.rules.typeset) for text in listed)


def compose(facts: ProductFacts, language: str) -> Copy:
    """The copy for one product. Never raises for missing or malformed facts: what cannot be said is left out.

    Raises schema.UnknownCategory and, for a language without grammar, KeyError.
    """
    context = Context(facts, grammar(language))
    words = book(language, facts.category)
    seed = zlib.crc32(f"{facts.brand}/{facts.model or facts.name}".encode())
    title = _fitting(words.title, context, TITLE_LIMIT) or context.names["product"][:TITLE_LIMIT]
    return Copy(
        title=title,
        bullets=tuple(_bullets(words, context, seed)),
        description=grammar(language).rules.between_sentences.join(_sentences(words, context, seed)),
        seo_title=_fitting(words.seo_title, context, SEO_TITLE_LIMIT) or title[:SEO_TITLE_LIMIT].rstrip(),
        seo_description=_fitting(words.seo_description, context, SEO_DESCRIPTION_LIMIT) or "",
    )


def _fitting(choices: Choices, context: Context, limit: int) -> str | None:
    """The first wording that holds and fits."""
    return next((text for choice in choices if (text := choice.within(context, limit))), None)


def _chosen(choices: Choices, context: Context, seed: int) -> tuple[Pattern, str] | None:
    """One of the wordings that hold: which, the seed decides."""
    if len(choices) == 1:
        text = choices[0].sentence(context)
        return (choices[0], text) if text else None
    holding = [(choice, text) for choice in choices if (text := choice.sentence(context))]
    return holding[seed % len(holding)] if holding else None


def _bullets(words: Book, context: Context, seed: int) -> Iterator[str]:
    """The most important facts first."""
    count = 0
    for code, salt, choices in words.bullets:
        if code not in context.values:
            continue
        chosen = _chosen(choices, context, seed ^ salt)
        if chosen:
            yield chosen[1]
            count += 1
            if count == BULLETS:
                return


def _sentences(words: Book, context: Context, seed: int) -> Iterator[str]:
    """An opening, the most important facts that it does not tell already, and what there is to choose from."""
    opening = _chosen(words.opening, context, seed) or _chosen(words.plain_opening, context, seed)
    closing = _chosen(words.closing, context, seed)
    said: set[str] = set()
    left = SENTENCES - (1 if closing else 0)
    if opening:
        said |= set(told(opening[0].nodes, context))
        left -= 1
        yield opening[1]
    for code, salt, choices in words.sentences:
        if left == 0:
            break
        if code in said or code not in context.values:
            continue
        chosen = _chosen(choices, context, seed ^ salt)
        if chosen:
            left -= 1
            said |= set(told(chosen[0].nodes, context))
            yield chosen[1]
    if closing:
        yield closing[1]


@cache
def _edition() -> str:
    """Changes with every change of wording or of attribute definitions."""
    known = hashlib.sha256()
    for folder in (DATA, schema.DATA):
        for path in sorted(folder.glob("*.toml")):
            known.update(path.read_bytes())
    return known.hexdigest()


def digest(facts: ProductFacts, language: str, given: Mapping[str, Any] | None = None) -> str:
    """SHA-256 of all that a text depends on: the facts, the pack's own text if `given`, and the edition of the wording."""
    content = [
        _edition(),
        language,
        facts.brand,
        facts.name,
        facts.category,
        facts.model,
        dict(facts.facts),
        {code: list(values) for code, values in facts.options.items()},
        dict(given or {}),
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def state_of(source: str, findings: list[Finding]) -> str:
    """draft with findings; else checked, or approved where the words are the brand's own."""
    if findings:
        return "draft"
    return "approved" if source in ("pack", "edited") else "checked"
