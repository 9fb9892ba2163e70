"""What is checked of a brand, who may trade, and which tier and commission follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from argosy.programme import rules
from argosy.programme.rules import Application, Check, commission_bp, may_trade, tier_granted, verify

ADDRESS = {"name": "Acme Ltd", "street": "1 Road", "postal_code": "10115", "city": "Berlin", "country": "DE"}
GOOD = Application(
    slug="acme",
    name="Acme",
    country="CN",
    requested_tier="super",
    legal={
        **ADDRESS,
        "email": "trade@acme.example",
        "phone": "+49 30 1",
        "register_number": "HRB 1",
        "iban": "DE89370400440532013000",
        "account_holder": "Acme Ltd",
        "self_certified": True,
        "vat_id": "DE136695976",
        "eori": "DE1234567",
        "lei": "5493001KJTIIGC8Y1R12",
    },
    manufacturer={**ADDRESS, "country": "CN", "email": "a@acme.example"},
    responsible_person={**ADDRESS, "email": "eu@acme.example"},
    trademarks=[{"office": "EUIPO", "number": "018000001"}],
    terms={"accepts": "2026-11", "signed_by": "A. Acme", "signed_on": "2026-11-01"},
)


def checked(application: Application) -> dict[str, str]:
    return {c.code: c.outcome for c in verify(application)}


def but(part: str, **changed: Any) -> Application:
    """The good application with some values of a part changed; None takes one away."""
    given = {**getattr(GOOD, part), **changed}
    return replace(GOOD, **{part: {k: v for k, v in given.items() if v is not None}})


def test_an_application_that_lacks_nothing() -> None:
    assert set(checked(GOOD).values()) == {"passed"}
    assert list(checked(GOOD)) == [
        "trader-address",
        "trader-contact",
        "trader-register",
        "trader-account",
        "self-certification",
        "terms",
        "vat-id",
        "eori",
        "lei",
        "trademark",
        "responsible-person",
    ]


CASES = [
    *[("trader-address", but("legal", **{name: None}), "unknown", (name,)) for name in rules.ADDRESS],
    ("trader-address", but("legal", street="  "), "unknown", ("street",)),
    ("trader-contact", but("legal", email=None), "unknown", ("email",)),
    ("trader-contact", but("legal", phone=None), "unknown", ("phone",)),
    ("trader-contact", but("legal", email="nobody"), "failed", ("email",)),
    ("trader-register", but("legal", register_number=None), "unknown", ("register_number",)),
    ("trader-account", but("legal", iban=None), "unknown", ("iban",)),
    ("trader-account", but("legal", account_holder=None), "unknown", ("account_holder",)),
    ("trader-account", but("legal", iban="DE89370400440532013001"), "failed", ("iban",)),
    ("self-certification", but("legal", self_certified=None), "unknown", ()),
    ("self-certification", but("legal", self_certified=False), "unknown", ()),
    ("self-certification", but("legal", self_certified="true"), "unknown", ()),
    ("terms", but("terms", accepts=None), "unknown", ("accepts",)),
    ("terms", but("terms", signed_by=None), "unknown", ("signed_by",)),
    ("terms", but("terms", signed_on=None), "unknown", ("signed_on",)),
    ("vat-id", but("legal", vat_id=None), "unknown", ("vat-id",)),
    ("vat-id", but("legal", vat_id="DE136695977"), "failed", ()),
    ("eori", but("legal", eori=None), "unknown", ("eori",)),
    ("eori", but("legal", eori="1234"), "failed", ()),
    ("eori", but("legal", eori="DE" + "1" * 16), "failed", ()),
    ("lei", but("legal", lei=None), "unknown", ("lei",)),
    ("lei", but("legal", lei="5493001KJTIIGC8Y1R13"), "failed", ()),
    ("trademark", replace(GOOD, trademarks=[]), "unknown", ("trademark",)),
    ("trademark", replace(GOOD, trademarks=[{"office": "EUIPO", "number": "18000001"}]), "failed", ()),
    ("trademark", replace(GOOD, trademarks=[{"office": "USPTO", "number": "018000001"}]), "failed", ()),
    ("trademark", replace(GOOD, trademarks=[*GOOD.trademarks, {"office": "EUIPO", "number": "x"}]), "failed", ()),
    ("responsible-person", replace(GOOD, responsible_person={}), "unknown", (*rules.ADDRESS, "email")),
    ("responsible-person", but("responsible_person", email=None), "unknown", ("email",)),
    ("responsible-person", but("responsible_person", country="CN"), "failed", ("country",)),
]


@pytest.mark.parametrize(("code", "given", "outcome", "missing"), CASES)
def test_each_check_tells_what_is_missing(
    code: str, given: Application, outcome: str, missing: tuple[str, ...]
) -> None:
    found = {c.code: c for c in verify(given)}
    assert (found[code].outcome, found[code].missing) == (outcome, missing)
    assert {c.outcome for c in found.values() if c.code != code} == {"passed"}


def test_a_manufacturer_in_the_union_needs_no_responsible_person() -> None:
    given = replace(GOOD, manufacturer={**ADDRESS, "country": "ES"}, responsible_person={})
    assert checked(given)["responsible-person"] == "passed"


@pytest.mark.parametrize(
    ("office", "number", "outcome"),
    [("WIPO", "1234567", "passed"), ("WIPO", "123456A", "passed"), ("DPMA", "3020201234567", "passed"), ("WIPO", "1", "failed")],
)  # fmt: skip
def test_trade_marks_have_their_office_s_form(office: str, number: str, outcome: str) -> None:
    assert checked(replace(GOOD, trademarks=[{"office": office, "number": number}]))["trademark"] == outcome


@pytest.mark.parametrize(("code", "given", "outcome", "missing"), CASES)
def test_a_required_check_must_pass_and_no_other_may_fail(
    code: str, given: Application, outcome: str, missing: tuple[str, ...]
) -> None:
    assert may_trade(verify(given)) is (outcome != "failed" and code not in rules.REQUIRED)


def test_who_may_trade_at_all() -> None:
    assert may_trade(verify(GOOD))
    assert {c.code for c in verify(GOOD)} > rules.REQUIRED


@pytest.mark.parametrize(
    ("requested", "lacking", "granted"),
    [
        ("super", (), "super"),
        ("super", ("lei",), "growth"),
        ("super", ("responsible-person",), "growth"),
        ("super", ("trademark",), "launch"),
        ("growth", (), "growth"),
        ("growth", ("trademark",), "launch"),
        ("growth", ("lei",), "growth"),
        ("launch", (), "launch"),
        ("platinum", (), "launch"),
        ("", (), "launch"),
    ],
)
def test_the_tier_is_what_is_asked_for_as_far_as_the_checks_carry(
    requested: str, lacking: tuple[str, ...], granted: str
) -> None:
    checks = [Check(c.code, "unknown" if c.code in lacking else "passed") for c in verify(GOOD)]
    assert tier_granted(requested, checks) == granted


@pytest.mark.parametrize(
    ("path", "rate"),
    [
        (("electronics", "phones"), 450),
        (("electronics", "tablets"), 500),
        (("electronics",), 500),
        (("sport", "cycling", "helmets"), 700),
        ((), 700),
    ],
)
def test_the_nearest_ancestor_s_commission_counts(path: tuple[str, ...], rate: int) -> None:
    assert commission_bp({"": 700, "electronics": 500, "phones": 450}, path) == rate


def test_no_commission_without_a_default() -> None:
    with pytest.raises(KeyError):
        commission_bp({"electronics": 500}, ("sport",))
