"""The door of content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.catalogue.api import ProductRecord
from argosy.catalogue.api import products as catalogue_products
from argosy.catalogue.schema import category
from argosy.content import queries
from argosy.content.checks import as_data
from argosy.content.errors import NoGrammar, TextNotReady, UnknownText
from argosy.content.rules import LANGUAGES, Copy, Finding, ProductFacts, check, compose, digest, state_of
from argosy.programme import api as programme

__all__ = [
    "LANGUAGES",
    "Copy",
    "Edited",
    "Finding",
    "NoGrammar",
    "Proposal",
    "TextNotReady",
    "TextRecord",
    "UnknownText",
    "Written",
    "approve",
    "edit",
    "facts_of",
    "preview",
    "texts",
    "texts_of",
    "write_again",
    "write_texts",
]

_BULLETS = tuple(f"bullet{n}" for n in range(1, 6))
_EDITED = {"source": "edited"}


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A product's words in one language. `findings` tell why the brand's own words were not used, or what keeps a draft back."""

    product_id: UUID
    brand_id: UUID
    language: str
    title: str
    bullets: Sequence[str]
    description: str
    seo_title: str
    seo_description: str
    state: str
    source: str
    findings: Sequence[Mapping[str, Any]]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did. `findings`: (model, language) -> what was found wrong with the pack's own text, or with a draft."""

    written: int
    unchanged: int
    failed: int
    findings: Mapping[tuple[str, str], Sequence[Finding]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edited:
    """The outcome of an edit: with findings nothing was saved."""

    saved: bool
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text as it would be written now."""

    copy: Copy
    findings: Sequence[Finding]


def facts_of(product: ProductRecord, brand_name: str) -> ProductFacts:
    """What copy is written from: the product's facts and the values its variants have."""
    options: dict[str, list[Any]] = {}
    for code in category(product.category).options:
        values = [v.options[code] for v in product.variants if v.options.get(code) is not None]
        if values:
            options[code] = list(dict.fromkeys(values))
    return ProductFacts(
        brand_name, product.name, product.category, product.facts, options, product.launched_on, product.model
    )


def write_texts(
    brand_id: UUID,
    products: Iterable[ProductRecord],
    languages: Sequence[str],
    pack_texts: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None,
) -> Written:
    """Write what is not written yet, or was written from other facts; repeatable. Runs in the caller's transaction.

    `pack_texts`: language -> model -> {title, bullet1 … bullet5, description, seo_title, seo_description}; what is blank is filled
    from the facts. A pack's text in which something is found wrong gives way to one from the facts, and is reported. A person's edit
    stays as long as it agrees with the facts; otherwise it is kept among the findings. Raises NoGrammar.
    """
    if unknown := [language for language in languages if language not in LANGUAGES]:
        raise NoGrammar(unknown[0])
    listed = list(products)
    name = programme.brand_by_id(brand_id).name
    marks = queries.marks(brand_id, [product.id for product in listed])
    edited = _edited(brand_id, [key for key, (_, source) in marks.items() if source == "edited"])
    rows: list[dict[str, Any]] = []
    unchanged = 0
    findings: dict[tuple[str, str], Sequence[Finding]] = {}
    for product in listed:
        facts = facts_of(product, name)
        for language in languages:
            given = _given((pack_texts or {}).get(language, {}).get(product.model))
            own = edited.get((product.id, language))
            mark = digest(facts, language, _EDITED if own else given)
            if marks.get((product.id, language), ("",))[0] == mark:
                unchanged += 1
                continue
            row, found = _row(facts, language, given, own)
            if found:
                findings[product.model, language] = found
            after = mark if not own or row["source"] == "edited" else digest(facts, language, given)
            rows.append(
                row | {"product_id": product.id, "brand_id": brand_id, "language": language, "facts_digest": after}
            )
    queries.write(rows)
    failed = sum(row["state"] == "draft" for row in rows)
    return Written(len(rows), unchanged, failed, findings)


def write_again(brand_id: UUID, products: Iterable[ProductRecord]) -> int:
    """Write again, from the facts as they are now, what was written from a brand's facts alone; how many texts that changed.

    A person's words and those of a pack are left to the next launch. Runs in the caller's transaction.
    """
    listed = {product.id: product for product in products}
    spoken: dict[str, list[ProductRecord]] = {}
    for product_id, words in texts_of(brand_id, listed).items():
        for language, text in words.items():
            if text.source == "generated" and not any(f.get("source") for f in text.findings):
                spoken.setdefault(language, []).append(listed[product_id])
    return sum(write_texts(brand_id, own, [language]).written for language, own in spoken.items())


def _edited(brand_id: UUID, keys: Sequence[tuple[UUID, str]]) -> dict[tuple[UUID, str], dict[str, Any]]:
    """The rows that people wrote."""
    if not keys:
        return {}
    found = queries.texts_of(brand_id, list({product for product, _ in keys}))
    return {(row["product_id"], row["language"]): row for row in found if row["source"] == "edited"}


def _given(cells: Mapping[str, str] | None) -> dict[str, str]:
    return {column: text.strip() for column, text in (cells or {}).items() if text and text.strip()}


def _row(
    facts: ProductFacts, language: str, given: Mapping[str, str], own: Mapping[str, Any] | None
) -> tuple[dict[str, Any], list[Finding]]:
    """The words to write, with state and source; and what was found wrong on the way."""
    made = compose(facts, language)
    refused: list[dict[str, Any]] = []
    wrong: list[Finding] = []
    for source, words in (("edited", own and _copy(own)), ("pack", given and _completed(given, made))):
        if not words:
            continue
        found = check(words, facts, language)
        if not found:
            return _columns(words, state_of(source, found), source, refused), wrong
        wrong += found
        refused += [as_data(finding) | {"source": source} for finding in found]
        if source == "edited":
            refused.append(
                {"code": "superseded", "field": "", "params": {}, "source": source, "text": dict(words.fields())}
            )
    found = check(made, facts, language)
    return _columns(
        made, state_of("generated", found), "generated", refused + [as_data(f) for f in found]
    ), wrong + found


def _completed(given: Mapping[str, str], made: Copy) -> Copy:
    """The pack's text, its gaps filled from the facts."""
    return Copy(
        title=given.get("title") or made.title,
        bullets=tuple(given[b] for b in _BULLETS if b in given) or made.bullets,
        description=given.get("description") or made.description,
        seo_title=given.get("seo_title") or made.seo_title,
        seo_description=given.get("seo_description") or made.seo_description,
    )


def _copy(row: Mapping[str, Any]) -> Copy:
    return Copy(row["title"], tuple(row["bullets"]), row["description"], row["seo_title"], row["seo_description"])


def _columns(words: Copy, state: str, source: str, findings: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": words.title,
        "bullets": list(words.bullets),
        "description": words.description,
        "seo_title": words.seo_title,
        "seo_description": words.seo_description,
        "state": state,
        "source": source,
        "findings": findings,
    }


def texts(product_ids: Iterable[UUID], language: str) -> dict[UUID, TextRecord]:
    """The words that may be shown, by product; a product without any is absent."""
    return {row["product_id"]: TextRecord(**row) for row in queries.texts(list(product_ids), language)}


def texts_of(brand_id: UUID, product_ids: Iterable[UUID]) -> dict[UUID, dict[str, TextRecord]]:
    """All words of a brand's products, drafts included: product -> language -> text."""
    found: dict[UUID, dict[str, TextRecord]] = {}
    for row in queries.texts_of(brand_id, list(product_ids)):
        found.setdefault(row["product_id"], {})[row["language"]] = TextRecord(**row)
    return found


def preview(brand_id: UUID, product_id: UUID, language: str) -> Proposal:
    """What would be written from the facts now. Raises UnknownText, NoGrammar."""
    facts = _facts(brand_id, product_id, language)
    made = compose(facts, language)
    return Proposal(made, check(made, facts, language))


def edit(brand_id: UUID, product_id: UUID, language: str, words: Copy) -> Edited:
    """Replace a text by a person's own; it counts as approved. With findings nothing is saved. Raises UnknownText, NoGrammar."""
    facts = _facts(brand_id, product_id, language)
    found = check(words, facts, language)
    if found:
        return Edited(False, found)
    columns = _columns(words, "approved", "edited", [])
    if not queries.edit(brand_id, product_id, language, columns):
        raise UnknownText(product_id, language)
    return Edited(True, [])


def approve(brand_id: UUID, product_ids: Sequence[UUID], language: str) -> int:
    """A person's yes to checked texts; how many it was given to. Raises TextNotReady if one of them is a draft, UnknownText if absent."""
    known = {
        row["product_id"]: row
        for row in queries.texts(product_ids, language, drafts=True)
        if row["brand_id"] == brand_id
    }
    for product_id in product_ids:
        if product_id not in known:
            raise UnknownText(product_id, language)
        if known[product_id]["state"] == "draft":
            raise TextNotReady(product_id, language)
    return queries.approve(brand_id, product_ids, language)


def _facts(brand_id: UUID, product_id: UUID, language: str) -> ProductFacts:
    if language not in LANGUAGES:
        raise NoGrammar(language)
    found = [product for product in catalogue_products([product_id]) if product.brand_id == brand_id]
    if not found:
        raise UnknownText(product_id, language)
    return facts_of(found[0], programme.brand_by_id(brand_id).name)
