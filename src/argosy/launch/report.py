"""The launch report: per market and product live, live with warnings, or blocked, each blocked one with rule, source and remedy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.kernel.markets import Market
from argosy.kernel.text import has, t
from argosy.launch.stages import Voyage
from argosy.launch.tables import PackProblem
from argosy.pricing import api as pricing
from argosy.programme import api as programme

CHANGES = (
    "brand_changed",
    "registrations_changed",
    "pictures",
    "products_created",
    "products_updated",
    "texts_written",
    "verdicts_written",
    "prices_written",
    "stock_changed",
    "listings_changed",
    "flagships_changed",
)
LISTED = ("block", "warn")


def sentence(problem: PackProblem | dict[str, Any], language: str) -> str:
    """A problem of the pack in the reader's language, with what to do."""
    found = problem.as_json() if isinstance(problem, PackProblem) else problem
    args = {"file": found["file"], "column": found["column"], "value": found["value"]} | found["params"]
    for key in (f"launch-problem-{found['code']}", f"catalogue-problem-{found['code']}"):
        if has(key):
            return t(language, key, **args)
    return str(found["code"])


def make(v: Voyage, language: str = "en") -> dict[str, Any]:
    """The report as JSON-ready data. Equal for equal results: it holds no times and no ids."""
    assert v.admission is not None
    contract = programme.contract_at(v.brand_id) if v.admission.admitted else None
    problems = [*v.pack.problems, *v.problems]
    return {
        "brand": v.pack.application.slug,
        "name": v.pack.application.name,
        "pack": v.pack.source.name,
        "pack_digest": v.pack.digest,
        "rehearsal": v.rehearsal,
        "admitted": v.admission.admitted,
        "tier": contract.tier if contract else None,
        "changed": any(v.counts.get(name) for name in CHANGES),
        "counts": {
            name: v.counts.get(name, 0) for name in (*CHANGES, "products_unchanged", "variants", "texts_unchanged")
        },
        "rows": v.pack.rows,
        "verification": [
            {"check": c.code, "outcome": c.outcome, "subject": c.subject, "missing": list(c.missing)}
            for c in v.admission.checks
        ],
        "problems": [p.as_json() | {"sentence": sentence(p, language)} for p in problems],
        "markets": {m.code: _market(v, m, language) for m in v.markets} if v.admission.admitted else {},
    }


def _market(v: Voyage, market: Market, language: str) -> dict[str, Any]:
    products = []
    tally = {"live": 0, "warnings": 0, "blocked": 0}
    ids = sorted(v.products.items())
    for start in range(0, len(ids), 500):
        part = [key for _, key in ids[start : start + 500]]
        products += _products(part, market, language, tally)
    return {
        "country": market.country,
        "currency": market.currency,
        "flagship": "open" if tally["live"] + tally["warnings"] else "closed",
        **tally,
        "products": products,
    }


def _products(ids: list[UUID], market: Market, language: str, tally: dict[str, int]) -> list[dict[str, Any]]:
    records = sorted(catalogue.products(ids), key=lambda p: p.model)
    verdicts = compliance.verdicts(ids, market.code)
    variants = [v.id for p in records for v in p.variants]
    prices = pricing.current(variants, market.code)
    free = fulfilment.available(variants, market.code)
    rows = []
    for product in records:
        verdict = verdicts[product.id]
        own = [prices[v.id].gross for v in product.variants if v.id in prices]
        state = {"allowed": "live", "warn": "warnings"}.get(verdict.outcome, "blocked")
        tally[state] += 1
        rows.append(
            {
                "model": product.model,
                "name": product.name,
                "category": product.category,
                "state": state,
                "variants": len(product.variants),
                "price_from": min(own) if own else None,
                "units": sum(free.get(v.id, 0) for v in product.variants),
                "findings": [_finding(f) for f in compliance.explain(verdict, language) if f["severity"] in LISTED],
            }
        )
    return rows


def _finding(told: dict[str, Any]) -> dict[str, Any]:
    """A finding as the report tells it: the rule, its legal source, and what to supply where."""
    return {
        "rule": told["id"],
        "title": told["title"],
        "severity": told["severity"],
        "outcome": told["outcome"],
        "citation": told["citation"],
        "remedy": told["remedy"],
        "supply": told["supply"],
        "skus": told["skus"],
    }
