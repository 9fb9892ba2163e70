"""What is checked of a brand before it may trade, and which tier it may have. Pure.

Trader facts: DSA (Regulation (EU) 2022/2065) Art. 30(1). Responsible person: GPSR (Regulation (EU) 2023/988) Art. 16.
Forms: VAT ids by country (python-stdnum), LEI ISO 17442, IBAN ISO 13616, EORI Regulation (EU) 2015/2446 Annex B,
EU trade mark numbers (nine digits) as EUIPO issues them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stdnum import iban, lei
from stdnum.eu import vat
from stdnum.exceptions import ValidationError

EU = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
TIERS = ("launch", "growth", "super")
ADDRESS = ("name", "street", "postal_code", "city", "country")
_EORI = re.compile(r"[A-Z]{2}[A-Z0-9]{1,15}")
_MARK = {"EUIPO": re.compile(r"\d{9}"), "WIPO": re.compile(r"\d{6,7}[A-Z]?"), "DPMA": re.compile(r"\d{8,15}")}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `outcome` passed, failed or unknown (nothing given); `subject` what was looked at."""

    code: str
    outcome: str
    subject: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """What a brand hands in about itself (the tables of brand.toml, as plain dicts)."""

    slug: str
    name: str
    country: str
    requested_tier: str
    legal: Mapping[str, Any]
    manufacturer: Mapping[str, Any]
    responsible_person: Mapping[str, Any]
    trademarks: Sequence[Mapping[str, Any]]
    terms: Mapping[str, Any]


#: A brand may not trade while one of these has not passed; the others only limit its tier.
REQUIRED = frozenset(
    {"trader-address", "trader-contact", "trader-register", "trader-account", "self-certification", "terms"}
)


def verify(application: Application) -> list[Check]:
    """Every check, in a fixed order. A check whose fact was not given is unknown; a wrong form has failed."""
    legal = application.legal
    return [
        _complete("trader-address", legal, ADDRESS),
        _contact(legal),
        _complete("trader-register", legal, ("register_number",)),
        _account(legal),
        Check("self-certification", "passed" if legal.get("self_certified") is True else "unknown"),
        _terms(application.terms),
        _formed("vat-id", str(legal.get("vat_id", "")), _is_vat),
        _formed("eori", str(legal.get("eori", "")), lambda v: bool(_EORI.fullmatch(v)) and v[:2].isalpha()),
        _formed("lei", str(legal.get("lei", "")), lei.is_valid),
        _trademark(application.trademarks),
        _responsible(application),
    ]


def may_trade(checks: Sequence[Check]) -> bool:
    """Whether every required check has passed and none of the others has failed."""
    return all(c.outcome == "passed" if c.code in REQUIRED else c.outcome != "failed" for c in checks)


def tier_granted(requested: str, checks: Sequence[Check]) -> str:
    """The tier: `super` needs a trade mark, an LEI and a responsible person; `growth` a trade mark; else `launch`."""
    passed = {c.code for c in checks if c.outcome == "passed"}
    able = "launch"
    if "trademark" in passed:
        able = "growth"
        if {"lei", "responsible-person"} <= passed:
            able = "super"
    wanted = requested if requested in TIERS else "launch"
    return min(wanted, able, key=TIERS.index)


def commission_bp(lines: Mapping[str, int], path: Sequence[str]) -> int:
    """The commission on a category: its own line, else the nearest ancestor's, else the default "".

    `path` runs from the root to the category. Raises KeyError when there is no default.
    """
    for code in reversed(path):
        if code in lines:
            return lines[code]
    return lines[""]


def _complete(code: str, facts: Mapping[str, Any], names: Sequence[str]) -> Check:
    missing = tuple(n for n in names if not str(facts.get(n, "")).strip())
    return Check(code, "unknown" if missing else "passed", ", ".join(str(facts.get(n, "")) for n in names), missing)


def _contact(legal: Mapping[str, Any]) -> Check:
    check = _complete("trader-contact", legal, ("email", "phone"))
    if check.outcome == "passed" and not _MAIL.fullmatch(str(legal["email"])):
        return Check(check.code, "failed", check.subject, ("email",))
    return check


def _account(legal: Mapping[str, Any]) -> Check:
    check = _complete("trader-account", legal, ("iban", "account_holder"))
    if check.outcome == "passed" and not iban.is_valid(str(legal["iban"])):
        return Check(check.code, "failed", check.subject, ("iban",))
    return check


def _terms(terms: Mapping[str, Any]) -> Check:
    return _complete("terms", terms, ("accepts", "signed_by", "signed_on"))


def _formed(code: str, value: str, valid: Any) -> Check:
    if not value.strip():
        return Check(code, "unknown", "", (code,))
    return Check(code, "passed" if valid(value) else "failed", value)


def _is_vat(value: str) -> bool:
    try:
        vat.validate(value)
    except ValidationError:
        return False
    return True


def _trademark(marks: Sequence[Mapping[str, Any]]) -> Check:
    if not marks:
        return Check("trademark", "unknown", "", ("trademark",))
    listed = ", ".join(f"{m.get('office', '')} {m.get('number', '')}".strip() for m in marks)
    good = all(
        str(m.get("office")) in _MARK and _MARK[str(m["office"])].fullmatch(str(m.get("number", ""))) for m in marks
    )
    return Check("trademark", "passed" if good else "failed", listed)


def _responsible(application: Application) -> Check:
    """Needed when the manufacturer is established outside the Union (GPSR Art. 16(1)); it must be inside."""
    if application.manufacturer.get("country") in EU:
        return Check("responsible-person", "passed", str(application.manufacturer.get("name", "")))
    check = _complete("responsible-person", application.responsible_person, (*ADDRESS, "email"))
    if check.outcome == "passed" and application.responsible_person["country"] not in EU:
        return Check(check.code, "failed", check.subject, ("country",))
    return check
