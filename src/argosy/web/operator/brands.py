"""Brands: the list, one brand with its checks, contract and launches, and admitting, suspending and resuming it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from argosy.channel import api as channel
from argosy.compliance import api as compliance
from argosy.kernel import db, outbox
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.launch import api as launching
from argosy.ledger import api as ledger
from argosy.programme import api as programme
from argosy.settlement import api as settlement
from argosy.web.brand import shell
from argosy.web.brand.access import NotThere
from argosy.web.brand.company import category_name
from argosy.web.operator.access import deed, screen
from argosy.web.shop import parts

#: What may be done to a brand of a status, and the status it then has.
DEEDS = {
    "applied": {"admit": "verified"},
    "verified": {"suspend": "suspended"},
    "active": {"suspend": "suspended"},
    "suspended": {"resume": "active"},
}


@dataclass(frozen=True, slots=True)
class BrandRow:
    """A brand in the list; counts are products by market added up; `tier` empty without a contract."""

    brand: programme.BrandRecord
    tier: str
    live: int
    warnings: int
    blocked: int
    launched: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Brands:
    """All brands, or those of one status."""

    rows: Sequence[BrandRow]
    status: str
    statuses: Sequence[str]


@screen("brands", "operator/brands.html")
def brands(request: HttpRequest, language: str) -> Brands:
    status = request.GET.get("status", "")
    status = status if status in DEEDS else ""
    return Brands([_row(b) for b in programme.brands(status or None)], status, list(DEEDS))


def _row(brand: programme.BrandRecord) -> BrandRow:
    counted = dict.fromkeys(("live", "warnings", "blocked"), 0)
    for _, outcome, count in compliance.tally(brand.id):
        counted[{"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")] += count
    terms = _contract(brand.id)
    runs = launching.runs(brand.id, 1)
    return BrandRow(brand, terms.tier if terms else "", **counted, launched=runs[0] if runs else None)


def _contract(brand_id: UUID) -> programme.ContractTerms | None:
    try:
        return programme.contract_at(brand_id)
    except ArgosyError:
        return None


@dataclass(frozen=True, slots=True)
class BrandPage:
    """One brand as the operator sees it."""

    title: str
    brand: programme.BrandRecord
    checks: Sequence[programme.Check]
    contract: programme.ContractTerms | None
    commissions: Sequence[tuple[str, int]]
    runs: Sequence[Mapping[str, Any]]
    team: Sequence[Mapping[str, Any]]
    balances: Sequence[ledger.Balance]
    markets: Mapping[str, Mapping[str, int]]
    deeds: Sequence[str]
    logo: parts.Picture | None
    paper: str


def _found(slug: str) -> programme.BrandRecord:
    try:
        return programme.brand(slug)
    except ArgosyError:
        raise NotThere from None


@screen("brands", "operator/brand.html")
def brand(request: HttpRequest, language: str, slug: str) -> BrandPage:
    found = _found(slug)
    terms = _contract(found.id)
    markets: dict[str, dict[str, int]] = {}
    tally = sorted(compliance.tally(found.id), key=lambda row: list(MARKETS).index(row[0]))
    for market, outcome, count in tally:
        counted = markets.setdefault(market, dict.fromkeys(("live", "warnings", "blocked"), 0))
        counted[{"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")] += count
    logo, paper = shell.mark(channel.emblem(found.id))
    return BrandPage(
        title=found.name,
        brand=found,
        checks=programme.checks(found.id),
        contract=terms,
        commissions=[(category_name(c, language), bp) for c, bp in sorted(terms.commissions.items())] if terms else [],
        runs=launching.runs(found.id),
        team=programme.members(found.id),
        balances=settlement.brand_balance(found.id),
        markets=markets,
        deeds=list(DEEDS[found.status]),
        logo=logo,
        paper=paper,
    )


@deed("brands")
def change(request: HttpRequest, language: str, slug: str, what: str) -> HttpResponse:
    """Admit, suspend or resume, once the operator has confirmed; listings and flagships follow as side work."""
    found = _found(slug)
    if what not in DEEDS[found.status]:
        raise ArgosyError(
            "operator-deed", status=409, brand=found.name, status_now=t(language, f"brand-status-{found.status}")
        )
    if request.POST.get("sure") != "yes":
        raise ArgosyError("operator-not-sure", status=422)
    status = DEEDS[found.status][what]
    if what == "resume" and _contract(found.id) is None:
        status = "verified"
    with db.transaction():
        programme.set_status(found.id, status)
        outbox.put("brand.changed", {"brand_id": str(found.id)})
    messages.success(request, t(language, f"operator-done-{what}", brand=found.name))
    return HttpResponseRedirect(reverse("operator-brand", args=[slug]))
