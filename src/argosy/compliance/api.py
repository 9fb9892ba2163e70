"""The door of compliance: judge products, read verdicts, keep producer numbers, explain what a market asks.

Writing runs inside the caller's transaction.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.compliance import facts as fact_sheet
from argosy.compliance import queries, rules
from argosy.compliance.display import svg_for
from argosy.compliance.errors import RegistrationInvalid, RuleFileError, UncoveredMarket, UnknownRule
from argosy.compliance.records import FactType, Rule, say
from argosy.compliance.verdicts import Verdict, describe
from argosy.kernel import clock
from argosy.kernel.memo import Memo

__all__ = [
    "SCHEMES", "SELLABLE", "Judged", "RegistrationRecord", "RuleFileError", "UncoveredMarket", "UnknownRule", "VerdictRecord",
    "assess", "blocking", "explain", "fact_dictionary", "judge", "not_sellable", "record_registrations",
    "registration_fault", "registrations", "requirements",
    "rule", "svg_for", "tally", "verdicts",
]  # fmt: skip

SELLABLE = ("allowed", "warn")
SCHEMES = ("weee", "packaging", "packaging_ar", "battery", "furniture")
CHUNK = 500


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """A stored verdict. `findings` are those that are not a pass (rule, outcome, severity, facts, supply, skus);
    `display` what must be shown, each a table with `kind` and `rule`, and `skus` where it concerns only some variants."""

    product_id: UUID
    brand_id: UUID
    market: str
    outcome: str
    findings: Sequence[Mapping[str, Any]]
    display: Sequence[Mapping[str, Any]]
    facts_digest: str
    rules_version: str
    evaluated_on: date

    @property
    def sellable(self) -> bool:
        return self.outcome in SELLABLE


@dataclass(slots=True)
class Judged:
    """What a judgement did: how many verdicts were written or stood already, and all of them by (product id, market)."""

    written: int = 0
    unchanged: int = 0
    verdicts: dict[tuple[UUID, str], VerdictRecord] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """Products by outcome in each market."""
        found: dict[str, Counter[str]] = {}
        for record in self.verdicts.values():
            found.setdefault(record.market, Counter())[record.outcome] += 1
        return found


@dataclass(frozen=True, slots=True)
class RegistrationRecord:
    """A brand's number in a country's producer register; the scheme is one of SCHEMES."""

    country: str
    scheme: str
    number: str
    recorded_at: datetime


def judge(brand: Any, products: Iterable[Any], markets: Sequence[str], on: date | None = None) -> Judged:
    """Judge products of a brand in markets for a day (today) and keep what changed. Raises UncoveredMarket.

    `brand` and `products` are the records of programme and catalogue. A product has one verdict per market, the worst of its
    variants. A verdict whose facts, rules and answers on that day are those of the stored one is left as it is.
    """
    on = on or clock.today()
    numbers = queries.registrations(brand.id)
    judged, listed = Judged(), list(products)
    for start in range(0, len(listed), CHUNK):
        _judge_chunk(brand, listed[start : start + CHUNK], numbers, markets, on, judged)
    return judged


def _judge_chunk(
    brand: Any, products: Sequence[Any], numbers: Sequence[Any], markets: Sequence[str], on: date, judged: Judged
) -> None:
    ids = [product.id for product in products]
    stored = {(row["product_id"], row["market"]): row for row in queries.verdicts(ids, markets)}
    changed = []
    for product in products:
        sheets = _sheets(brand, product, numbers)
        category = next(iter(sheets.values())).get(rules.CATEGORY_FACT)
        for market in markets:
            plan = rules.plan(rules.default(), market, category, on)
            digest = plan.digest(sheets.values(), on)
            row = stored.get((product.id, market))
            if row is None or (row["facts_digest"], row["rules_version"]) != (digest, plan.version):
                row = _row(product.id, brand.id, plan.family(sheets, market, on), digest)
                changed.append(row)
            judged.verdicts[product.id, market] = VerdictRecord(**row)
    queries.write_verdicts(changed, on, clock.now())
    judged.written += len(changed)
    judged.unchanged += len(products) * len(markets) - len(changed)


def _sheets(brand: Any, product: Any, numbers: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """The facts of each variant by SKU, or of the product alone where it has none."""
    known = rules.default().facts
    common = {**fact_sheet.brand_facts(brand, numbers), **fact_sheet.product_facts(product)}
    variants = fact_sheet.live_variants(product)
    if not variants:
        return {"": fact_sheet.typed(common, known)}
    shared = fact_sheet.typed(common, known)
    return {fact_sheet.field(v, "sku"): shared | fact_sheet.typed(fact_sheet.variant_facts(v), known) for v in variants}


def _row(product_id: UUID, brand_id: UUID, verdict: Verdict, digest: str) -> dict[str, Any]:
    return {
        "product_id": product_id,
        "brand_id": brand_id,
        "market": verdict.market,
        "outcome": verdict.outcome,
        "findings": [finding.stored() for finding in verdict.problems],
        "display": list(verdict.display),
        "facts_digest": digest,
        "rules_version": verdict.rules_version,
        "evaluated_on": verdict.on,
    }


def assess(
    brand: Any,
    products: Iterable[Any],
    numbers: Sequence[Any],
    markets: Sequence[str],
    on: date | None = None,
    gate: str = "publish",
) -> Iterator[tuple[Any, Verdict]]:
    """The verdicts on products that need not be stored anywhere, one (product, verdict) per market; nothing is written.

    `brand` and `products` are records or mappings, `numbers` the producer numbers (country, scheme, number).
    """
    on = on or clock.today()
    for product in products:
        sheets = _sheets(brand, product, numbers)
        category = next(iter(sheets.values())).get(rules.CATEGORY_FACT)
        for market in markets:
            yield product, rules.plan(rules.default(), market, category, on, gate).family(sheets, market, on)


def verdicts(product_ids: Iterable[UUID], market: str) -> dict[UUID, VerdictRecord]:
    """The stored verdicts by product; one that was never judged is not in it."""
    found = queries.verdicts(list(product_ids), [market])
    return {row["product_id"]: VerdictRecord(**row) for row in found}


_outcomes: Memo[tuple[UUID, str], str] = Memo()


def not_sellable(product_ids: Iterable[UUID], market: str) -> set[UUID]:
    """Those that may not be sold in the market: blocked, undecided or never judged. At most a second old."""
    ids = set(product_ids)

    def load(missing: list[tuple[UUID, str]]) -> dict[tuple[UUID, str], str]:
        found = queries.outcomes([key for key, _ in missing], market)
        return {(product_id, market): outcome for product_id, outcome in found.items()}

    outcomes = _outcomes.get([(product_id, market) for product_id in ids], load)
    return {product_id for product_id in ids if outcomes.get((product_id, market)) not in SELLABLE}


def tally(brand_id: UUID | None = None) -> list[tuple[str, str, int]]:
    """Products by market and outcome, of one brand or of all."""
    return queries.tally(brand_id)


def blocking(limit: int = 10) -> list[tuple[str, int, list[str]]]:
    """The rules that keep products off sale, the one with most products first: (rule, products, markets)."""
    return queries.blocking(limit)


def explain(record: VerdictRecord, language: str) -> list[dict[str, Any]]:
    """A verdict's findings for a person: title, outcome, severity, remedy, citation, confidence, what to supply and where."""
    return [_explained(finding, language, record.evaluated_on) for finding in record.findings]


def _explained(finding: Mapping[str, Any], language: str, on: date) -> dict[str, Any]:
    known = rules.default()
    entry = known.by_id.get(finding["rule"]) and known.rule(finding["rule"], on)
    told = {
        "id": finding["rule"],
        "title": say(entry.title, language) if entry else finding["rule"],
        "remedy": say(entry.remedy, language) if entry and entry.remedy else "",
        "citation": entry.citation.as_dict() if entry else {},
        "confidence": entry.confidence if entry else "",
    }
    supply = [describe(name, known.facts) for name in finding["supply"]]
    return told | {
        "outcome": finding["outcome"],
        "severity": finding["severity"],
        "facts": dict(finding["facts"]),
        "supply": supply,
        "skus": list(finding.get("skus", ())),
    }


def registrations(brand_id: UUID) -> list[RegistrationRecord]:
    """A brand's producer numbers by country and scheme."""
    return [RegistrationRecord(**row) for row in queries.registrations(brand_id)]


def record_registrations(brand_id: UUID, rows: Iterable[Mapping[str, str]]) -> int:
    """Record producer numbers (country, scheme, number); how many were new or other than before.

    Numbers that are not listed stay. Whether a number has its register's form is for the rules to say. Raises
    RegistrationInvalid.
    """
    changed = 0
    for row in [_checked(row) for row in rows]:
        changed += queries.write_registration(brand_id, *row, clock.now())
    return changed


def registration_fault(row: Mapping[str, str]) -> str | None:
    """The field (country, scheme or number) for which a row could not be recorded, None for a good row."""
    try:
        _checked(row)
    except RegistrationInvalid as fault:
        return fault.fields[0]
    return None


def _checked(row: Mapping[str, str]) -> tuple[str, str, str]:
    country = str(row.get("country", "")).strip().upper()
    scheme = str(row.get("scheme", "")).strip().lower().replace("-", "_")
    number = str(row.get("number", "")).strip()
    if not re.fullmatch("[A-Z]{2}", country):
        raise RegistrationInvalid("country", country)
    if scheme not in SCHEMES:
        raise RegistrationInvalid("scheme", scheme)
    if not 0 < len(number) <= 60:
        raise RegistrationInvalid("number", number)
    return country, scheme, number


def requirements(market: str, category: str, on: date | None = None, language: str = "en") -> list[dict[str, Any]]:
    """What a market asks of a category on a day: each rule with the facts to supply. Raises UncoveredMarket.

    `always` says that the rule applies to every product of the category; otherwise `condition` lists the facts that decide.
    """
    on = on or clock.today()
    known = rules.default()
    return [
        {
            "id": c.rule.id,
            "title": say(c.rule.title, language),
            "severity": c.rule.severity,
            "valid_from": c.rule.valid_from,
            "valid_to": c.rule.valid_to,
            "gates": sorted(c.rule.gates),
            "always": not c.condition_reads,
            "condition": [describe(name, known.facts) for name in c.condition_reads],
            "facts": [describe(name, known.facts) for name in dict.fromkeys((*c.supply, *c.requirement_reads))],
            "display": [item.kind for item in c.rule.display],
            "remedy": say(c.rule.remedy, language) if c.rule.remedy else "",
            "citation": c.rule.citation.as_dict(),
            "confidence": c.rule.confidence,
            "last_checked": c.rule.last_checked,
        }
        for c in rules.plan(known, market, category, on).rules
    ]


def rule(rule_id: str, on: date | None = None) -> Rule:
    """The rule of that id in force on a day, else its latest record. Raises UnknownRule."""
    return rules.default().rule(rule_id, on)


def fact_dictionary() -> list[FactType]:
    """Every fact that rules may ask, by name."""
    return list(rules.default().facts.values())
