"""Admission on PostgreSQL: repeatable, signed once, never undone by a worse application."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from argosy.kernel import clock, db
from argosy.programme import api
from argosy.programme.api import Admission, Application, BrandFields
from argosy.programme.errors import NoContract, UnknownBrand, UnknownParent, UnknownTerms
from argosy.programme.tests.test_rules import GOOD, but

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("db")]
FIELDS = BrandFields("CNY", website="https://acme.example", price_factors={"es": "1.1"})
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def admit(application: Application = GOOD, digest: str = "1", **how: bool) -> Admission:
    return api.admit(application, FIELDS, digest, **how)


def contents() -> list[tuple[object, ...]]:
    """Every row of the programme with its version."""
    return [
        row
        for table in ("brand", "verification", "contract", "commissionline")
        for row in db.rows(f"SELECT '{table}', xmin::text, t::text FROM programme_{table} t ORDER BY id")
    ]


def contracts(brand_id: UUID) -> list[tuple[object, ...]]:
    return db.rows(
        "SELECT tier, valid_from, valid_to FROM programme_contract WHERE brand_id = %s ORDER BY 2", [brand_id]
    )


def test_a_good_application_is_verified_signed_and_active() -> None:
    done = admit()
    assert (done.admitted, done.changed, done.brand.status, done.brand.slug) == (True, True, "active", "acme")
    terms = api.contract_at(done.brand.id)
    assert (terms.version, terms.tier, terms.co_funding_bp, terms.signed_by) == ("2026-11", "super", 5000, "A. Acme")
    assert terms.commission_bp(("electronics", "phones")) == 500
    assert terms.commission_bp(("sport",)) == 700
    assert [c.outcome for c in api.checks(done.brand.id)] == ["passed"] * 11
    assert api.brand("acme") == api.brand_by_id(done.brand.id) == done.brand


def test_the_same_application_again_changes_nothing() -> None:
    admit()
    before = contents()
    again = admit()
    assert (again.admitted, again.changed) == (True, False)
    assert contents() == before


def test_another_file_with_the_same_facts_signs_no_second_contract() -> None:
    first = admit()
    second = admit(digest="2")
    assert second.changed and len(contracts(first.brand.id)) == 1
    assert db.one("SELECT count(*) FROM programme_verification") == (11,)


def test_what_is_missing_keeps_a_brand_from_trading() -> None:
    done = admit(but("legal", iban=None))
    assert (done.admitted, done.brand.status) == (False, "applied")
    assert contracts(done.brand.id) == []
    with pytest.raises(NoContract):
        api.contract_at(done.brand.id)
    assert {c.code: c.missing for c in api.checks(done.brand.id) if c.outcome != "passed"} == {
        "trader-account": ("iban",)
    }
    assert admit(GOOD, "2").admitted


def test_only_what_differs_is_recorded_of_the_checks() -> None:
    done = admit(but("legal", iban=None))
    admit(GOOD, "2")
    rows = db.rows("SELECT outcome FROM programme_verification WHERE check_code = 'trader-account' ORDER BY checked_at")
    assert rows == [("unknown",), ("passed",)]
    assert db.one("SELECT count(*) FROM programme_verification") == (12,)
    assert {c.outcome for c in api.checks(done.brand.id)} == {"passed"}


def test_an_active_brand_keeps_what_was_verified_when_it_hands_in_less() -> None:
    brand = admit().brand
    before = contents()
    done = admit(but("legal", iban="DE00"), "2")
    assert (done.admitted, done.changed, done.brand) == (False, False, brand)
    assert contents() == before


def test_a_suspended_brand_stays_suspended() -> None:
    brand = admit().brand
    api.set_status(brand.id, "suspended")
    for digest in ("1", "2"):
        done = admit(digest=digest)
        assert (done.admitted, done.brand.status) == (False, "suspended")


def test_an_application_waits_for_the_operator_and_is_signed_at_the_next_launch() -> None:
    held = admit(hold=True)
    assert (held.admitted, held.brand.status, contracts(held.brand.id)) == (False, "applied", [])
    api.set_status(held.brand.id, "verified")
    done = admit()
    assert (done.admitted, done.brand.status, len(contracts(done.brand.id))) == (True, "active", 1)


def test_holding_takes_nothing_from_an_active_brand() -> None:
    admit()
    assert admit(hold=True).brand.status == "active"


def test_another_tier_is_another_contract_from_that_day() -> None:
    with clock.travel(NOW):
        brand = admit(replace(GOOD, requested_tier="growth")).brand
    with clock.travel(datetime(2026, 12, 5, tzinfo=UTC)):
        admit(GOOD, "2")
    assert [(t, str(a), b and str(b)) for t, a, b in contracts(brand.id)] == [
        ("growth", "2026-01-01", "2026-12-05"),
        ("super", "2026-12-05", None),
    ]
    assert api.contract_at(brand.id, datetime(2026, 12, 4).date()).tier == "growth"
    assert api.contract_at(brand.id, datetime(2026, 12, 5).date()).tier == "super"


def test_a_second_change_on_one_day_replaces_the_first() -> None:
    with clock.travel(NOW):
        brand = admit(replace(GOOD, requested_tier="growth")).brand
    with clock.travel(datetime(2026, 12, 5, tzinfo=UTC)):
        admit(GOOD, "2")
        admit(replace(GOOD, requested_tier="launch"), "3")
    assert [t for t, _, _ in contracts(brand.id)] == ["growth", "launch"]


def test_terms_that_were_never_offered() -> None:
    with pytest.raises(UnknownTerms):
        admit(but("terms", accepts="1999-01"))


def test_a_sub_brand_needs_its_parent_first() -> None:
    fields = replace(FIELDS, parent="mother")
    with pytest.raises(UnknownParent):
        api.admit(GOOD, fields, "1")
    mother = admit(replace(GOOD, slug="mother")).brand
    assert api.admit(GOOD, fields, "1").brand.parent_id == mother.id


def test_a_preview_writes_nothing() -> None:
    before = contents()
    found, allowed = api.preview(GOOD)
    assert (len(found), allowed, contents()) == (11, True, before)


def test_what_does_not_exist() -> None:
    for call in (lambda: api.brand("no"), lambda: api.brand_by_id(uuid4()), lambda: api.set_status(uuid4(), "active")):
        with pytest.raises(UnknownBrand):
            call()


def test_people_and_their_roles() -> None:
    brand = admit().brand
    user = api.create_user("Ana@Acme.example", "secret-word-1", name="Ana")
    assert api.create_user("ana@acme.example", "other") == user
    api.enrol(brand.id, user, "editor")
    api.enrol(brand.id, user, "lead")
    assert api.memberships(user) == {brand.id: "lead"}
    assert api.members(brand.id) == [{"name": "Ana", "email": "ana@acme.example", "role": "lead"}]
    assert [b.slug for b in api.brands("active")] == ["acme"] and api.brands("suspended") == []
