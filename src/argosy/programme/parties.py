"""The companies behind a brand (trader, manufacturer, responsible person): one field of one of them, given outside a pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from argosy.programme.errors import PartyRefused, UnknownBrand, UnknownPartyField
from argosy.programme.models import Brand, Verification
from argosy.programme.rules import Application, Check, may_trade, verify

PARTIES = ("legal", "manufacturer", "responsible_person")


def set_party_field(brand_id: UUID, party: str, name: str, value: str | bool) -> Any:
    """Fill in a field of one of a brand's companies, and record what its checks say now; gives the value before, None for none.

    Runs in the caller's transaction and locks the brand. What was verified stays in force until it is replaced by what passes as
    well: raises PartyRefused where an active brand would no longer pass, UnknownBrand, UnknownPartyField.
    """
    if party not in PARTIES:
        raise UnknownPartyField(f"{party}.{name}")
    row = Brand.objects.select_for_update().filter(id=brand_id).first()
    if row is None:
        raise UnknownBrand(brand_id)
    fields = dict(getattr(row, party))
    before = fields.get(name)
    if before == value:
        return before
    passed = may_trade(verify(_application(row)))
    setattr(row, party, fields | {name: value})
    found = verify(_application(row))
    if passed and not may_trade(found):
        wrong = next(c for c in found if c.outcome == "failed" or (name in c.missing and c.outcome != "passed"))
        raise PartyRefused(wrong.code, str(value))
    row.save(update_fields=[party])
    record_checks(row, found)
    return before


def _application(row: Brand) -> Application:
    """What the brand has handed in, as it stands now."""
    return Application(
        slug=row.slug,
        name=row.name,
        country=row.country,
        requested_tier=row.requested_tier,
        legal=row.legal,
        manufacturer=row.manufacturer,
        responsible_person=row.responsible_person,
        trademarks=row.trademarks,
        terms=row.terms,
    )


def record_checks(row: Brand, found: Sequence[Check]) -> None:
    """Append what differs from the latest outcome of each check."""
    latest = {
        v.check_code: (v.outcome, v.subject) for v in Verification.objects.filter(brand=row).order_by("checked_at")
    }
    Verification.objects.bulk_create(
        Verification(
            brand=row,
            check_code=c.code,
            outcome=c.outcome,
            subject=c.subject[:200],
            detail={"missing": list(c.missing)},
        )
        for c in found
        if latest.get(c.code) != (c.outcome, c.subject[:200])
    )
