"""Keeping verdicts true: judging products, and judging again what a changed fact, rule or day touches."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import facts as fact_sheet
from argosy.compliance import queries, restricting, rules, shelf
from argosy.compliance.gates import Judgement, gates
from argosy.compliance.papers import Folder
from argosy.kernel import clock, db, outbox
from argosy.programme import api as programme

SELLABLE = ("allowed", "warn")
CHUNK = 500
_SAID = ("outcome", "findings", "display", "closed")


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """A stored verdict. `findings` are those that are not a pass (rule, outcome, severity, facts, supply, skus);
    `display` what must be shown, each a table with `kind` and `rule`, and `skus` where it concerns only some variants;
    `closed` the gates at which the product may not pass. A finding with `gates` blocks at those alone."""

    product_id: UUID
    brand_id: UUID
    market: str
    outcome: str
    findings: Sequence[Mapping[str, Any]]
    display: Sequence[Mapping[str, Any]]
    facts_digest: str
    rules_version: str
    evaluated_on: date
    closed: Sequence[str] = ()

    @property
    def sellable(self) -> bool:
        return self.outcome in SELLABLE


@dataclass(slots=True)
class Judged:
    """What a judgement did: how many verdicts were written or stood already, and all of them by (product id, market).

    `changed` are those that now say something else (outcome, findings or what to display) than what was stored; `before` gives
    their outcomes until now, "" where there was none.
    """

    written: int = 0
    unchanged: int = 0
    verdicts: dict[tuple[UUID, str], VerdictRecord] = field(default_factory=dict)
    changed: set[tuple[UUID, str]] = field(default_factory=set)
    before: dict[tuple[UUID, str], str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """Products by outcome in each market."""
        found: dict[str, Counter[str]] = {}
        for record in self.verdicts.values():
            found.setdefault(record.market, Counter())[record.outcome] += 1
        return found


def judge(brand: Any, products: Iterable[Any], markets: Sequence[str], on: date | None = None) -> Judged:
    """Judge products of a brand in markets for a day (today) and keep what changed. Raises UncoveredMarket.

    `brand` and `products` are the records of programme and catalogue. A product has one verdict per market, the worst of its
    variants. A verdict whose facts, rules and answers on that day are those of the stored one is left as it is.
    """
    on = on or clock.today()
    papers = folder_of(brand.id, on)
    numbers = queries.registrations(brand.id)
    judged, listed = Judged(), list(products)
    for start in range(0, len(listed), CHUNK):
        _judge_chunk(brand, listed[start : start + CHUNK], numbers, papers, markets, judged)
    return judged


def folder_of(brand_id: UUID, on: date) -> Folder:
    """The brand's documents on a day; until the transaction ends none of them changes."""
    shelf.hold(brand_id, writing=False)
    return shelf.folder(brand_id, on, rules.default().countries)


def _judge_chunk(
    brand: Any, products: Sequence[Any], numbers: Sequence[Any], papers: Folder, markets: Sequence[str], judged: Judged
) -> None:
    on = papers.on
    ids = [product.id for product in products]
    stored = {(row["product_id"], row["market"]): row for row in queries.verdicts(ids, markets)}
    held = restricting.in_force(ids)
    written = []
    for product in products:
        sheets = restricting.noted(
            sheets_of(brand, product, numbers, papers.facts(product.id)), held.get(product.id, ())
        )
        category = next(iter(sheets.values())).get(rules.CATEGORY_FACT)
        for market in markets:
            plans = gates(rules.default(), market, category, on)
            digest, version = plans.digest(sheets, on), plans.publish.version
            row = row_before = stored.get((product.id, market))
            if row is None or (row["facts_digest"], row["rules_version"]) != (digest, version):
                row = _row(product.id, brand.id, plans.judge(sheets, market, on), digest)
                written.append(row)
                if _says_other(row_before, row):
                    judged.changed.add((product.id, market))
                    judged.before[product.id, market] = row_before["outcome"] if row_before else ""
            judged.verdicts[product.id, market] = VerdictRecord(**row)
    queries.write_verdicts(written, on, clock.now())
    judged.written += len(written)
    judged.unchanged += len(products) * len(markets) - len(written)


def sheets_of(
    brand: Any, product: Any, numbers: Iterable[Any], evidence: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, dict[str, Any]]:
    """The facts of each variant by SKU, or of the product alone where it has none; `evidence` those of its documents."""
    known = rules.default().facts
    common = {**fact_sheet.brand_facts(brand, numbers), **fact_sheet.product_facts(product)}
    variants = fact_sheet.live_variants(product)
    shared = fact_sheet.typed(common, known)
    shared.update(evidence)
    if not variants:
        return {"": rules.default().completed(shared)}
    own = ((fact_sheet.field(v, "sku"), fact_sheet.typed(fact_sheet.variant_facts(v), known)) for v in variants)
    return {sku: rules.default().completed(shared | facts) for sku, facts in own}


def _row(product_id: UUID, brand_id: UUID, judged: Judgement, digest: str) -> dict[str, Any]:
    verdict = judged.verdict
    return {
        "product_id": product_id,
        "brand_id": brand_id,
        "market": verdict.market,
        "outcome": verdict.outcome,
        "findings": [*(finding.stored() for finding in verdict.problems), *judged.beyond],
        "display": list(verdict.display),
        "facts_digest": digest,
        "rules_version": verdict.rules_version,
        "evaluated_on": verdict.on,
        "closed": list(judged.closed),
    }


def _says_other(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    return before is None or any(before[name] != after[name] for name in _SAID)


def rejudge(
    brand_id: UUID,
    product_ids: Iterable[UUID] | None = None,
    markets: Iterable[str] | None = None,
    on: date | None = None,
) -> Judged:
    """Judge a brand's products again after something changed, within the caller's transaction.

    Without `product_ids`, all that were judged before, each in the markets it was judged in; without `markets`, those in which
    the brand was judged before. Only verdicts whose facts, rules or answers changed are written. Where one then says something
    else, one message `verdict.changed` (product_ids, markets) is put into the outbox. Products of other brands are passed
    over. Raises UnknownBrand, UncoveredMarket.
    """
    on, brand = on or clock.today(), programme.brand_by_id(brand_id)
    papers = folder_of(brand_id, on)
    numbers, judged = queries.registrations(brand_id), Judged()
    chosen = None if markets is None else list(dict.fromkeys(markets))
    for ids, places in _wanted(brand_id, None if product_ids is None else set(product_ids), chosen):
        for start in range(0, len(ids), CHUNK):
            products = [p for p in catalogue.products(ids[start : start + CHUNK]) if p.brand_id == brand_id]
            _judge_chunk(brand, products, numbers, papers, places, judged)
    if judged.changed:
        changed = sorted({str(product) for product, _ in judged.changed})
        outbox.put(
            "verdict.changed", {"product_ids": changed, "markets": sorted({market for _, market in judged.changed})}
        )
    return judged


def _wanted(
    brand_id: UUID, product_ids: set[UUID] | None, markets: list[str] | None
) -> list[tuple[list[UUID], list[str]]]:
    """Groups of products that are to be judged in the same markets."""
    if product_ids is not None:
        return [(sorted(product_ids), queries.judged_markets(brand_id) if markets is None else markets)]
    return _grouped(row for row in queries.judged(brand_id) if markets is None or row[1] in markets)


def _grouped(pairs: Iterable[tuple[UUID, str]]) -> list[tuple[list[UUID], list[str]]]:
    """Products gathered by the markets they stand with."""
    places: dict[UUID, list[str]] = defaultdict(list)
    for product_id, market in pairs:
        places[product_id].append(market)
    groups: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
    for product_id, listed in places.items():
        groups[tuple(sorted(listed))].append(product_id)
    return [(ids, list(listed)) for listed, ids in groups.items()]


def rejudge_day(seconds: float = 2.0) -> int:
    """Judge everything once for each day and version of the rules, in chunks; how many verdicts now say something else.

    A law that begins at midnight takes effect by this. Works for about `seconds` and goes on from there the next time, in a
    transaction per chunk; when all is judged for the day it costs one query.
    """
    day, version = clock.today(), rules.default().digest
    ends, changed = time.monotonic() + seconds, 0
    while (done := _next_of_day(day, version)) is not None:
        changed += done
        if time.monotonic() >= ends:
            break
    return changed


def _next_of_day(day: date, version: str) -> int | None:
    """One chunk of the day's pass; None when there is nothing left to do, or another worker is at it."""
    if queries.pass_is_over(day, version):
        return None
    with db.joined():
        key = queries.take_pass(day, version, clock.now())
        if key is None:
            return None
        found = queries.judged_after(key, CHUNK)
        by_brand: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
        for product_id, brand_id, market in found:
            if market.upper() in rules.default().countries:
                by_brand[brand_id].append((product_id, market))
        changed = 0
        for brand_id, pairs in by_brand.items():
            for ids, markets in _grouped(pairs):
                changed += len(rejudge(brand_id, ids, markets, day).changed)
        last = max((product_id for product_id, _, _ in found), default=None)
        queries.note_pass(key, last, clock.now())
        return changed
