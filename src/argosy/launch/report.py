"""The launch report: per market and product live, live with warnings, or blocked, each blocked one with rule, source and remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

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
    "products_withdrawn",
    "texts_written",
    "documents_submitted",
    "verdicts_written",
    "figures_written",
    "prices_written",
    "stock_changed",
    "listings_changed",
    "flagships_changed",
)
LISTED = ("block", "warn")
CHUNK = 500


def sentence(problem: PackProblem | dict[str, Any], language: str) -> str:
    """A problem of the pack in the reader's language, with what to do."""
    found = problem.as_json() if isinstance(problem, PackProblem) else problem
    args = {"file": found["file"], "column": found["column"], "value": found["value"]} | found["params"]
    code = found["code"]
    for key in (
        f"launch-problem-{code}",
        f"catalogue-problem-{code}",
        f"error-compliance-{code}",
        f"repricing-row-{code[6:]}",
    ):
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
            name: v.counts.get(name, 0)
            for name in (*CHANGES, "prices_held", "products_unchanged", "variants", "texts_unchanged")
        },
        "rows": v.pack.rows,
        "verification": [
            {"check": c.code, "outcome": c.outcome, "subject": c.subject, "missing": list(c.missing)}
            for c in v.admission.checks
        ],
        "problems": [p.as_json() | {"sentence": sentence(p, language)} for p in problems],
        "markets": _markets(v, language) if v.admission.admitted else {},
    }


def _markets(v: Voyage, language: str) -> dict[str, dict[str, Any]]:
    """Each market's products by model; the products are read once for all markets."""
    told: dict[str, list[dict[str, Any]]] = {m.code: [] for m in v.markets}
    ids = [key for _, key in sorted(v.products.items())]
    for start in range(0, len(ids), CHUNK):
        records = sorted(catalogue.products(ids[start : start + CHUNK]), key=lambda p: p.model)
        for market in v.markets:
            told[market.code] += _products(records, market, language)
        v.progress("report", min(start + CHUNK, len(ids)), len(ids))
    return {m.code: _market(m, told[m.code], _missing(v, m.code)) for m in v.markets}


def _missing(v: Voyage, market: str) -> list[dict[str, Any]]:
    """What was on sale in the market though the pack does not name it, and whether it was withdrawn."""
    named = {m.code for m in v.markets}
    return [
        {
            "model": missing.model,
            "name": missing.name,
            "withdrawn": key in v.withdrawn,
            "also_in": sorted(missing.markets - named),
        }
        for key, missing in sorted(v.missing.items(), key=lambda found: found[1].model)
        if market in missing.markets
    ]


def _market(market: Market, products: list[dict[str, Any]], missing: list[dict[str, Any]]) -> dict[str, Any]:
    tally = Counter(p["state"] for p in products)
    return {
        "country": market.country,
        "currency": market.currency,
        "flagship": "open"
        if tally["live"] + tally["warnings"] + sum(not m["withdrawn"] for m in missing)
        else "closed",
        **{state: tally[state] for state in ("live", "warnings", "blocked")},
        "products": products,
        "missing": missing,
    }


def _products(records: Sequence[catalogue.ProductRecord], market: Market, language: str) -> list[dict[str, Any]]:
    verdicts = compliance.verdicts([p.id for p in records], market.code)
    variants = [v.id for p in records for v in p.variants]
    prices = pricing.current(variants, market.code)
    free = fulfilment.available(variants, market.code)
    rows = []
    for product in records:
        verdict = verdicts[product.id]
        own = [prices[v.id].gross for v in product.variants if v.id in prices]
        rows.append(
            {
                "model": product.model,
                "name": product.name,
                "category": product.category,
                "state": {"allowed": "live", "warn": "warnings"}.get(verdict.outcome, "blocked"),
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
