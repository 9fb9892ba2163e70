"""What a brand still has to supply, by what it is worth: its verdicts' findings gathered by the fact that would cure them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel.markets import MARKETS
from argosy.launch.stakes import CURRENCY, Pair, Stake, Total, stakes, total
from argosy.launch.supply import can_supply
from argosy.programme import api as programme

SEVERITIES = ("block", "warn")


@dataclass(frozen=True, slots=True)
class MarketReady:
    """A market: products by state, and the sales at stake in it."""

    code: str
    live: int
    warnings: int
    blocked: int
    stake: Total

    @property
    def products(self) -> int:
        return self.live + self.warnings + self.blocked


@dataclass(frozen=True, slots=True)
class RuleAsks:
    """A rule that asks for the fact, in the reader's language; `citation` as `compliance.explain` gives it."""

    id: str
    title: str
    remedy: str
    citation: Mapping[str, str]
    confidence: str
    severity: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A product that lacks the fact. `skus` are the variants concerned, empty for all; `current` what stands there now.

    `frees` are the markets in which nothing else holds it back.
    """

    product_id: UUID
    name: str
    model: str
    category: str
    skus: Sequence[str]
    variants: int
    current: Any
    markets: Sequence[str]
    frees: Sequence[str]
    stake: Total


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to supply, and what it holds back.

    `fact` is its full name, "" where no fact would cure what the rule found; `level` says whether it is given once (brand,
    registration) or for each product (product); `here` whether it can be given on the board; `severity` block or warn. `held` counts
    the products off sale for it, `frees` those of them that go on sale at once in some market when it is given.
    """

    key: str
    fact: str
    level: str
    here: bool
    severity: str
    markets: Sequence[str]
    products: int
    held: int
    frees: int
    stake: Total
    rules: Sequence[RuleAsks]
    field: str
    meaning: str
    type: str
    unit: str
    choices: Sequence[str]
    example: str
    current: Any
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Board:
    """A brand's readiness. Money in minor units of `currency`; `things` by sales at stake, the greatest first."""

    currency: str
    markets: Sequence[MarketReady]
    things: Sequence[Thing]
    stake: Total
    held: int


@dataclass(frozen=True, slots=True)
class _Found:
    """One finding of one product in one market, with one of the facts that would cure it."""

    key: str
    fact: str
    record: compliance.VerdictRecord
    finding: Mapping[str, Any]


def readiness(brand_id: UUID, language: str, *, market: str = "", severity: str = "", fact: str = "") -> Board:
    """A brand's board, of one market, severity (block or warn) and fact if named. Reads only; raises UnknownBrand."""
    places = [market] if market in MARKETS else list(MARKETS)
    records = compliance.problems(brand_id)
    held = {(r.product_id, r.market) for r in records if not r.sellable}
    known = stakes(held)
    found = [x for r in records if r.market in places for x in _found(r, severity)]
    by_key: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        by_key[one.key].append(one)
    chosen = {key: group for key, group in by_key.items() if fact in ("", key)}
    shown = catalogue.products_by_id({x.record.product_id for group in chosen.values() for x in group})
    needed = _needed(records)
    brand = programme.brand_by_id(brand_id)
    numbers = {f"registration.{r.country}.{r.scheme}": r.number for r in compliance.registrations(brand_id)}
    things = [
        _thing(group, shown, known, needed, _current_of(brand, numbers, key), language) for key, group in chosen.items()
    ]
    things.sort(key=lambda x: (SEVERITIES.index(x.severity), -x.stake.minor, -x.products, x.key))
    here = [pair for pair in held if pair[1] in places]
    return Board(CURRENCY, _markets(brand_id, held, known), things, total(known, here), len({p for p, _ in here}))


def _found(record: compliance.VerdictRecord, severity: str) -> Iterable[_Found]:
    for finding in record.findings:
        if severity in ("", _severity(finding)):
            for name in finding["supply"] or [""]:
                yield _Found(name or finding["rule"], name, record, finding)


def _severity(finding: Mapping[str, Any]) -> str:
    return "block" if finding["severity"] == "block" else "warn"


def _needed(records: Iterable[compliance.VerdictRecord]) -> dict[Pair, set[str]]:
    """All that keeps each product off sale in each market."""
    return {
        (r.product_id, r.market): {
            name or f["rule"] for f in r.findings if _severity(f) == "block" for name in f["supply"] or [""]
        }
        for r in records
        if not r.sellable
    }


def _markets(brand_id: UUID, held: Collection[Pair], known: Mapping[Pair, Stake]) -> list[MarketReady]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for market, outcome, count in compliance.tally(brand_id):
        counted[market][{"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")] += count
    return [
        MarketReady(
            code,
            counted[code]["live"],
            counted[code]["warnings"],
            counted[code]["blocked"],
            total(known, [pair for pair in held if pair[1] == code]),
        )
        for code in MARKETS
        if code in counted
    ]


def _current_of(brand: programme.BrandRecord, numbers: Mapping[str, str], fact: str) -> Any:
    """What stands there now of a fact of the brand."""
    kind, *rest = fact.split(".")
    if kind == "brand" and len(rest) == 2:
        return getattr(brand, rest[0], {}).get(rest[1])
    return numbers.get(fact)


def _thing(
    group: Sequence[_Found],
    shown: Mapping[UUID, catalogue.ProductRecord],
    known: Mapping[Pair, Stake],
    needed: Mapping[Pair, set[str]],
    current: Any,
    language: str,
) -> Thing:
    first = group[0]
    pairs = {(x.record.product_id, x.record.market) for x in group if _severity(x.finding) == "block"}
    held = {pair for pair in pairs if pair in needed}
    frees = {pair for pair in held if needed[pair] == {first.key}}
    told = {x.finding["rule"]: _rule(x, language) for x in group}
    level = first.fact.partition(".")[0]
    entry = compliance.fact_type(first.fact) if first.fact else None
    return Thing(
        key=first.key,
        fact=first.fact,
        level=level,
        here=bool(first.fact) and can_supply(first.fact),
        severity="block" if pairs else "warn",
        markets=[code for code in MARKETS if code in {x.record.market for x in group}],
        products=len({x.record.product_id for x in group}),
        held=len({product for product, _ in held}),
        frees=len({product for product, _ in frees}),
        stake=total(known, held),
        rules=sorted(told.values(), key=lambda r: (SEVERITIES.index(r.severity), r.id)),
        field=entry.field if entry else "",
        meaning=entry.meaning if entry else "",
        type=entry.type if entry else "",
        unit=entry.unit if entry else "",
        choices=entry.choices if entry else (),
        example=next((f.example for f in compliance.forms(first.fact) if f.example), ""),
        current=None if level == "product" else current,
        gaps=_gaps(group, shown, known, needed),
    )


def _rule(x: _Found, language: str) -> RuleAsks:
    told = compliance.explain_finding(x.finding, language, x.record.evaluated_on)
    return RuleAsks(
        told["id"], told["title"], told["remedy"], told["citation"], told["confidence"], _severity(x.finding)
    )


def _gaps(
    group: Sequence[_Found],
    shown: Mapping[UUID, catalogue.ProductRecord],
    known: Mapping[Pair, Stake],
    needed: Mapping[Pair, set[str]],
) -> list[Gap]:
    by_product: dict[UUID, list[_Found]] = defaultdict(list)
    for x in group:
        by_product[x.record.product_id].append(x)
    gaps = [_gap(shown[key], found, known, needed) for key, found in by_product.items() if key in shown]
    return sorted(gaps, key=lambda g: (-g.stake.minor, g.name, g.model))


def _gap(
    product: catalogue.ProductRecord,
    found: Sequence[_Found],
    known: Mapping[Pair, Stake],
    needed: Mapping[Pair, set[str]],
) -> Gap:
    places = [code for code in MARKETS if code in {x.record.market for x in found}]
    held = [(product.id, code) for code in places if (product.id, code) in needed]
    whole = any(not x.finding.get("skus") for x in found)
    skus = [] if whole else sorted({sku for x in found for sku in x.finding["skus"]})
    return Gap(
        product.id,
        product.name,
        product.model,
        product.category,
        skus,
        len(product.variants),
        found[0].finding["facts"].get(found[0].fact),
        places,
        [code for pair in held if needed[pair] == {found[0].key} for code in (pair[1],)],
        total(known, held),
    )
