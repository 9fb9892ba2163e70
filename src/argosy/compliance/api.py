"""The door of compliance: judge products, read verdicts, keep producer numbers, explain what a market asks.

Writing runs inside the caller's transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.compliance import evidence, queries, rules
from argosy.compliance.asking import Form, fact_type, form_missed, forms, problems, reads
from argosy.compliance.display import hazard_words, svg_for
from argosy.compliance.errors import (
    EvidenceFile,
    EvidenceInvalid,
    OwnReview,
    RegistrationInvalid,
    RuleFileError,
    UncoveredMarket,
    UnknownRule,
)
from argosy.compliance.facts import suppliable
from argosy.compliance.foresight import forecast
from argosy.compliance.keeping import (
    SELLABLE,
    Judged,
    VerdictRecord,
    folder_of,
    judge,
    rejudge,
    rejudge_day,
    sheets_of,
)
from argosy.compliance.papers import KINDS as EVIDENCE_KINDS
from argosy.compliance.papers import Folder
from argosy.compliance.papers import scopes_of as evidence_scopes
from argosy.compliance.records import REGISTERS, FactType, Rule, say
from argosy.compliance.restricting import lift, restrict
from argosy.compliance.verdicts import Verdict, describe
from argosy.compliance.wanting import compiled, wanted
from argosy.kernel import clock
from argosy.kernel.markets import market as market_of
from argosy.kernel.memo import Memo

__all__ = [
    "EVIDENCE_KINDS", "SCHEMES", "SELLABLE", "EvidenceFile", "EvidenceInvalid", "Form", "Judged", "OwnReview", "RegistrationRecord",
    "RuleFileError", "UncoveredMarket", "UnknownRule", "VerdictRecord",
    "assess", "blocking", "closed", "evidence", "evidence_scopes", "explain", "explain_finding", "fact_dictionary", "fact_type", "forecast",
    "form_missed", "forms", "found_by", "hazard_words", "judge", "lift", "open_markets", "problems",
    "reads", "record_registrations",
    "registration_fault", "registrations", "rejudge", "rejudge_day", "requirements", "restrict",
    "rule", "say", "svg_for", "tally", "verdicts", "wanted", "why_closed",
]  # fmt: skip

SCHEMES = REGISTERS


@dataclass(frozen=True, slots=True)
class RegistrationRecord:
    """A brand's number in a country's producer register; the scheme is one of SCHEMES."""

    country: str
    scheme: str
    number: str
    recorded_at: datetime


def assess(
    brand: Any,
    products: Iterable[Any],
    numbers: Sequence[Any],
    markets: Sequence[str],
    on: date | None = None,
    gate: str = "publish",
    documents_of: UUID | None = None,
) -> Iterator[tuple[Any, Verdict]]:
    """The verdicts on products that need not be stored anywhere, one (product, verdict) per market; nothing is written.

    `brand` and `products` are records or mappings, `numbers` the producer numbers (country, scheme, number). With `documents_of`, a
    brand's id, the products are stored ones of that brand, and its documents count as they stand on the day.
    """
    on = on or clock.today()
    papers = Folder(on, ()) if documents_of is None else folder_of(documents_of, on)
    for product in products:
        sheets = sheets_of(brand, product, numbers, {} if papers.empty else papers.facts(product.id))
        category = next(iter(sheets.values())).get(rules.CATEGORY_FACT)
        for market in markets:
            yield product, rules.plan(rules.default(), market, category, on, gate).family(sheets, market, on)


def verdicts(product_ids: Iterable[UUID], market: str) -> dict[UUID, VerdictRecord]:
    """The stored verdicts by product; one that was never judged is not in it."""
    found = queries.verdicts(list(product_ids), [market])
    return {row["product_id"]: VerdictRecord(**row) for row in found}


_closed: Memo[tuple[UUID, str], list[str]] = Memo()


def closed(product_ids: Iterable[UUID], market: str, gate: str) -> set[UUID]:
    """Those that may not pass the gate in the market, or were never judged there. At most a second old.

    `gate` is publish, price, campaign, checkout or dispatch.
    """
    ids = set(product_ids)

    def load(missing: list[tuple[UUID, str]]) -> dict[tuple[UUID, str], list[str]]:
        found = queries.closed([key for key, _ in missing], market)
        return {(product_id, market): gates for product_id, gates in found.items()}

    known = _closed.get([(product_id, market) for product_id in ids], load)
    return {p for p in ids if gate in known.get((p, market), (gate,))}


def open_markets(product_ids: Iterable[UUID], markets: Sequence[str], gate: str) -> dict[UUID, set[str]]:
    """The markets in which each product may pass the gate, by one query; a product that may nowhere is missing."""
    found = queries.open_markets(list(product_ids), markets, gate)
    return {product: set(codes) for product, codes in found.items()}


def why_closed(product_id: UUID, market: str, gate: str) -> list[Rule]:
    """The rules that bar a product from the gate; none where it was never judged, or may pass."""
    record = verdicts([product_id], market).get(product_id)
    if record is None or gate not in record.closed:
        return []
    known = rules.default()
    barring = [f["rule"] for f in record.findings if f["severity"] == "block" and gate in f.get("gates", (gate,))]
    found = [known.rule(name, record.evaluated_on) for name in barring if name in known.by_id]
    return [r for r in found if gate in r.gates] or found


def tally(brand_id: UUID | None = None) -> list[tuple[str, str, int]]:
    """Products by market and outcome, of one brand or of all."""
    return queries.tally(brand_id)


def blocking(limit: int = 10) -> list[tuple[str, int, list[str]]]:
    """The rules that keep products off sale, the one with most products first: (rule, products, markets)."""
    return queries.blocking(limit)


def found_by(rule_id: str) -> list[tuple[str, str, int]]:
    """Products in which the rule found something now: (market, the verdict's outcome, how many)."""
    return queries.findings_of(rule_id)


def explain(record: VerdictRecord, language: str) -> list[dict[str, Any]]:
    """A verdict's findings for a person: title, outcome, severity, remedy, citation, confidence, what to supply and where."""
    return [explain_finding(finding, language, record.evaluated_on) for finding in record.findings]


def explain_finding(finding: Mapping[str, Any], language: str, on: date) -> dict[str, Any]:
    """One finding of a verdict of that day, for a person: see `explain`."""
    known = rules.default()
    entry = known.by_id.get(finding["rule"]) and known.rule(finding["rule"], on)
    told = {
        "id": finding["rule"],
        "title": say(entry.title, language) if entry else finding["rule"],
        "remedy": say(entry.remedy, language) if entry and entry.remedy else "",
        "citation": entry.citation.as_dict() if entry else {},
        "confidence": entry.confidence if entry else "",
        "valid_from": entry.valid_from if entry else None,
        "last_checked": entry.last_checked if entry else None,
    }
    supply = [describe(name, known.facts) for name in finding["supply"]]
    return told | {
        "outcome": finding["outcome"],
        "severity": finding["severity"],
        "facts": dict(finding["facts"]),
        "supply": supply,
        "skus": list(finding.get("skus", ())),
        "gates": list(finding.get("gates", ())),
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
            "facts": [
                describe(name, known.facts)
                for name in dict.fromkeys((*c.supply, *c.requirement_reads))
                if suppliable(name)
            ],
            "display": [item.kind for item in c.rule.display],
            "remedy": say(c.rule.remedy, language) if c.rule.remedy else "",
            "citation": c.rule.citation.as_dict(),
            "confidence": c.rule.confidence,
            "last_checked": c.rule.last_checked,
        }
        for c in compiled(market, category, on)
    ]


def market_fact(market: str, name: str, on: date | None = None) -> Any:
    """A dated fact of a market itself, such as "market.legal_guarantee_years"; None where the rules say nothing. Raises UnknownMarket."""
    return rules.default().constants(market_of(market).country, on or clock.today()).get(name)


def rule(rule_id: str, on: date | None = None) -> Rule:
    """The rule of that id in force on a day, else its latest record. Raises UnknownRule."""
    return rules.default().rule(rule_id, on)


def fact_dictionary() -> list[FactType]:
    """Every fact that rules may ask, by name."""
    return list(rules.default().facts.values())
