"""The door of the programme."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce

from argosy.kernel import clock, db
from argosy.kernel.memo import Memo
from argosy.kernel.models import User
from argosy.programme.errors import NoContract, UnknownBrand, UnknownParent, UnknownTerms
from argosy.programme.keys import (
    SCOPES,
    ApiKeyRecord,
    IssuedKey,
    claim_write,
    issue_key,
    keys_of,
    remember_write,
    resolve_key,
    revoke_key,
)
from argosy.programme.models import Brand, CommissionLine, Contract, Member, Verification
from argosy.programme.parties import PARTIES, record_checks, set_party_field
from argosy.programme.rules import EU, Application, Check, commission_bp, may_trade, tier_granted, verify

__all__ = [
    "EU",
    "PARTIES",
    "SCOPES",
    "Admission",
    "ApiKeyRecord",
    "Application",
    "BrandFields",
    "BrandRecord",
    "Check",
    "ContractTerms",
    "IssuedKey",
    "UnknownBrand",
    "admit",
    "brand",
    "brand_by_id",
    "brands",
    "checks",
    "claim_write",
    "contract_at",
    "contracts_at",
    "create_user",
    "enrol",
    "issue_key",
    "keys_of",
    "members",
    "memberships",
    "preview",
    "remember_write",
    "resolve_key",
    "revoke_key",
    "set_party_field",
    "set_status",
]

_CONTRACTS = """
    SELECT c.brand_id, c.version, c.tier, c.valid_from, c.valid_to, c.co_funding_bp,
           (SELECT jsonb_object_agg(l.category, l.rate_bp) FROM programme_commissionline l WHERE l.contract_id = c.id),
           c.promises, c.signed_by, b.status = 'active', b.country
    FROM programme_contract c JOIN programme_brand b ON b.id = c.brand_id
    WHERE c.brand_id = ANY(%s) AND c.valid_from <= %s AND (c.valid_to IS NULL OR c.valid_to > %s)
"""
TERMS = Path(__file__).parent / "data" / "terms.toml"


@dataclass(frozen=True, slots=True)
class BrandRecord:
    """A brand as other rooms see it. Dicts are the tables of brand.toml."""

    id: UUID
    slug: str
    name: str
    status: str
    country: str
    home_currency: str
    website: str
    parent_id: UUID | None
    legal: Mapping[str, Any]
    manufacturer: Mapping[str, Any]
    responsible_person: Mapping[str, Any]
    trademarks: Sequence[Mapping[str, Any]]
    story: Mapping[str, Any]
    look: Mapping[str, Any]
    price_factors: Mapping[str, str]
    verified_at: datetime | None


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """The terms in force on a day; shares and rates in basis points. `trading` says whether the brand may sell now,
    `country` where it is established."""

    brand_id: UUID
    version: str
    tier: str
    valid_from: date
    valid_to: date | None
    co_funding_bp: int
    commissions: Mapping[str, int]
    promises: Mapping[str, Any]
    signed_by: str
    trading: bool
    country: str = ""

    def commission_bp(self, path: Sequence[str]) -> int:
        """The commission on the category at the end of `path` (root first)."""
        return commission_bp(self.commissions, path)


@dataclass(frozen=True, slots=True)
class Admission:
    """What `admit` did: the brand, its checks, whether it may trade and whether anything changed."""

    brand: BrandRecord
    checks: Sequence[Check]
    admitted: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class BrandFields:
    """The rest of brand.toml: what is shown and what prices start from."""

    home_currency: str
    website: str = ""
    parent: str = ""
    story: Mapping[str, Any] = field(default_factory=dict)
    look: Mapping[str, Any] = field(default_factory=dict)
    price_factors: Mapping[str, str] = field(default_factory=dict)


def _record(row: Brand) -> BrandRecord:
    names = BrandRecord.__dataclass_fields__
    return BrandRecord(**{name: getattr(row, name) for name in names})


def brand(slug: str) -> BrandRecord:
    """The brand of that slug. Raises UnknownBrand."""
    row = Brand.objects.filter(slug=slug).first()
    if row is None:
        raise UnknownBrand(slug)
    return _record(row)


def brand_by_id(brand_id: UUID) -> BrandRecord:
    """The brand of that id. Raises UnknownBrand."""
    row = Brand.objects.filter(id=brand_id).first()
    if row is None:
        raise UnknownBrand(brand_id)
    return _record(row)


def brands(status: str | None = None) -> list[BrandRecord]:
    """All brands by name, or those of one status."""
    rows = Brand.objects.order_by("name")
    return [_record(row) for row in (rows.filter(status=status) if status else rows)]


def preview(application: Application) -> tuple[list[Check], bool]:
    """The checks of an application and whether it may trade; nothing is written."""
    found = verify(application)
    return found, may_trade(found)


def admit(application: Application, fields: BrandFields, digest: str, *, hold: bool = False) -> Admission:
    """Apply, verify and, where the checks allow, sign: one use case, repeatable, inside the caller's transaction.

    With `hold` a brand that is not admitted yet stays "applied", unsigned, until an operator has looked at it.
    Raises UnknownParent, UnknownTerms.
    """
    row = Brand.objects.filter(slug=application.slug).first()
    found = verify(application)
    admitted = may_trade(found) and not hold
    if row is not None and row.digest == digest and row.status in ("active", "suspended"):
        return Admission(_record(row), found, row.status == "active", changed=False)
    if row is not None and row.status == "active" and not may_trade(found):
        # What was verified stays in force until it is replaced by what passes as well.
        return Admission(_record(row), found, admitted=False, changed=False)
    values = _columns(application, fields) | {"digest": digest}
    if row is None:
        row = Brand(slug=application.slug, **values)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    if admitted and row.status in ("applied", "verified"):
        row.status, row.verified_at = "active", row.verified_at or clock.now()
    row.save()
    record_checks(row, found)
    if admitted:
        _sign(row, application, tier_granted(application.requested_tier, found))
    return Admission(_record(row), found, row.status == "active", changed=True)


def _columns(application: Application, fields: BrandFields) -> dict[str, Any]:
    parent = None
    if fields.parent:
        parent = Brand.objects.filter(slug=fields.parent).first()
        if parent is None:
            raise UnknownParent(fields.parent)
    return {
        "name": application.name,
        "country": application.country,
        "requested_tier": application.requested_tier,
        "legal": dict(application.legal),
        "manufacturer": dict(application.manufacturer),
        "responsible_person": dict(application.responsible_person),
        "trademarks": [dict(m) for m in application.trademarks],
        "terms": dict(application.terms),
        "home_currency": fields.home_currency,
        "website": fields.website,
        "parent": parent,
        "story": dict(fields.story),
        "look": dict(fields.look),
        "price_factors": dict(fields.price_factors),
    }


@cache
def _terms() -> dict[str, Any]:
    return tomllib.loads(TERMS.read_text("utf-8"))


def _sign(row: Brand, application: Application, tier: str) -> None:
    """A new contract where the version or the tier differs from the one in force."""
    version = str(application.terms["accepts"])
    offered = _terms()
    if version not in offered:
        raise UnknownTerms(version, sorted(offered))
    current = Contract.objects.filter(brand=row, valid_to=None).first()
    if current and (current.version, current.tier) == (version, tier):
        return
    today = clock.today()
    start = offered[version]["valid_from"] if current is None else today
    if current:
        if current.valid_from == today:
            current.delete()
        else:
            Contract.objects.filter(id=current.id).update(valid_to=today)
    chosen = offered[version][tier]
    contract = Contract.objects.create(
        brand=row,
        version=version,
        tier=tier,
        valid_from=start,
        co_funding_bp=chosen["co_funding_bp"],
        promises=chosen["promises"],
        signed_by=str(application.terms["signed_by"])[:120],
        signed_on=date.fromisoformat(str(application.terms["signed_on"])),
    )
    CommissionLine.objects.bulk_create(
        CommissionLine(contract=contract, category=line["category"], rate_bp=line["rate_bp"])
        for line in chosen["commission"]
    )


def contract_at(brand_id: UUID, day: date | None = None) -> ContractTerms:
    """The terms in force on `day` (today when None). Raises NoContract."""
    return contracts_at([brand_id], day)[brand_id]


_contracts: Memo[tuple[UUID, date], ContractTerms] = Memo()


def contracts_at(brand_ids: Iterable[UUID], day: date | None = None) -> dict[UUID, ContractTerms]:
    """The terms in force on `day` (today when None) of each brand; at most one query, at most a second old.

    Raises NoContract.
    """
    on, wanted = day or clock.today(), set(brand_ids)

    def load(missing: list[tuple[UUID, date]]) -> dict[tuple[UUID, date], ContractTerms]:
        rows = db.rows(_CONTRACTS, [[brand for brand, _ in missing], on, on])
        return {(row[0], on): ContractTerms(*row) for row in rows}

    found = {brand: terms for (brand, _), terms in _contracts.get([(b, on) for b in wanted], load).items()}
    for brand_id in wanted - found.keys():
        raise NoContract(brand_id, on)
    return found


def checks(brand_id: UUID) -> list[Check]:
    """The latest outcome of each check of a brand."""
    rows = Verification.objects.filter(brand_id=brand_id).order_by("checked_at")
    latest = {v.check_code: Check(v.check_code, v.outcome, v.subject, tuple(v.detail.get("missing", ()))) for v in rows}
    return list(latest.values())


def set_status(brand_id: UUID, status: str) -> None:
    """Admit a brand ("verified": its next launch signs and opens), suspend it or let it trade again. Raises UnknownBrand."""
    row = Brand.objects.filter(id=brand_id)
    if not row.update(status=status, verified_at=Coalesce("verified_at", clock.now())):
        raise UnknownBrand(brand_id)


def create_user(email: str, password: str, *, name: str = "", language: str = "en", is_staff: bool = False) -> UUID:
    """The user of that e-mail address, made when there is none; an existing one keeps its password."""
    found = User.objects.filter(email=email.lower()).first()
    if found is None:
        found = User.objects.create_user(email, password, name=name, language=language, is_staff=is_staff)
    return found.id


def enrol(brand_id: UUID, user_id: UUID, role: str) -> None:
    """Make a person a member of a brand's team, or change the role."""
    Member.objects.update_or_create(brand_id=brand_id, user_id=user_id, defaults={"role": role})


def memberships(user_id: UUID) -> dict[UUID, str]:
    """The brands whose team the user belongs to, with the role in each."""
    return dict(Member.objects.filter(user_id=user_id).order_by("brand__name").values_list("brand_id", "role"))


def members(brand_id: UUID) -> list[dict[str, Any]]:
    """A brand's team: name, email, role."""
    rows = Member.objects.filter(brand_id=brand_id).order_by("user__email")
    return [{"name": n, "email": e, "role": r} for n, e, r in rows.values_list("user__name", "user__email", "role")]


def readers(brand_id: UUID, roles: Sequence[str]) -> list[tuple[str, str]]:
    """(mail address, language) of the active members of a brand's team who have one of these roles."""
    rows = Member.objects.filter(brand_id=brand_id, role__in=roles, user__is_active=True).order_by("user__email")
    return list(rows.values_list("user__email", "user__language"))
