"""The company: what was verified, the contract, registrations, the team; and the brand's account with the marketplace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel.errors import ArgosyError
from argosy.ledger import api as ledger
from argosy.programme import api as programme
from argosy.settlement import api as settlement
from argosy.web.brand.access import Desk, NotThere, screen

SCHEMES = ("weee", "packaging", "packaging_ar", "battery", "furniture")


@dataclass(frozen=True, slots=True)
class Movement:
    """A line of the statement: what moved, for which order line (empty where it is none)."""

    at: datetime
    kind: str
    amount: int
    order_line: str
    journal: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is owed, and what moved on the account of one currency."""

    balances: Sequence[ledger.Balance]
    currency: str
    movements: Sequence[Movement]
    next_cursor: str
    first: bool


@screen("settlement", "brand/settlement.html", needs="settlement")
def settlement_page(desk: Desk, asked: QueryDict) -> Settlement:
    balances = settlement.brand_balance(desk.brand.id)
    currencies = [b.currency for b in balances]
    if not currencies:
        return Settlement((), "", (), "", True)
    currency = asked.get("currency") or max(balances, key=lambda b: b.credits).currency
    if currency not in currencies:
        raise NotThere
    cursor = asked.get("cursor") or None
    page = settlement.brand_statement(desk.brand.id, currency, cursor)
    moved = [
        Movement(
            line.at,
            settlement.kind_name(line.kind, desk.language),
            line.amount_minor,
            str(line.subject_id) if line.subject_id != line.journal_id else "",
            str(line.journal_id),
        )
        for line in page.lines
    ]
    return Settlement(balances, currency, moved, page.next_cursor or "", cursor is None)


@dataclass(frozen=True, slots=True)
class Company:
    """Who the brand is to the marketplace. `contract` None while none is signed."""

    brand: programme.BrandRecord
    checks: Sequence[programme.Check]
    contract: programme.ContractTerms | None
    commissions: Sequence[tuple[str, int]]
    registrations: Sequence[compliance.RegistrationRecord]
    team: Sequence[Mapping[str, Any]]
    keys: Sequence[programme.ApiKeyRecord]


@screen("company", "brand/company.html")
def company(desk: Desk, asked: QueryDict) -> Company:
    terms = contract_of(desk)
    lines = sorted(terms.commissions.items()) if terms else []
    return Company(
        brand=desk.brand,
        checks=programme.checks(desk.brand.id),
        contract=terms,
        commissions=[(category_name(code, desk.language), bp) for code, bp in lines],
        registrations=compliance.registrations(desk.brand.id),
        team=programme.members(desk.brand.id),
        keys=programme.keys_of(desk.brand.id),
    )


def contract_of(desk: Desk) -> programme.ContractTerms | None:
    """The terms in force; None for a brand that has not signed."""
    try:
        return programme.contract_at(desk.brand.id)
    except ArgosyError:
        return None


def category_name(code: str, language: str) -> str:
    """A category as the reader calls it; "" (the contract's default line) stays empty."""
    return catalogue.schema.category(code).names[language] if code else ""
