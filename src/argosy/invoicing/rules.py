"""What an invoice says and when it may stand. Pure. Amounts are minor units with net + vat == gross."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from argosy.invoicing.errors import BadDocument

ISSUERS = ("platform", "brand")
KINDS = ("goods", "delivery", "import")
INVOICE, CREDIT = "invoice", "credit"
_PREFIX = re.compile(r"[A-Z0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who invoices (Art. 226 points 3 and 5). `prefix` begins its numbers: one to twelve capitals or digits."""

    id: UUID
    kind: str
    name: str
    address: tuple[str, ...]
    country: str
    vat_id: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Buyer:
    """To whom (Art. 226 points 4 and 5); `vat_id` "" for a consumer."""

    name: str
    address: tuple[str, ...]
    country: str
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What was supplied. `id` is the caller's name for it; `rate` percent; `scheme` that of the tax engine.

    kind: goods; delivery; import (duty and charges taken for customs). `note` is what else is to be said of it: a discount within its price
    (Art. 226 point 8).
    """

    id: str
    kind: str
    description: str
    sku: str
    quantity: int
    net: int
    vat: int
    rate: Decimal
    gross: int
    scheme: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """One invoice: `supplied_on` is the date of supply (Art. 226 point 7)."""

    issuer: Issuer
    buyer: Buyer
    currency: str
    supplied_on: date
    order_id: UUID
    order_number: str
    language: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What is given back of an invoiced line, as positive amounts; `quantity` 0 where only its price is reduced."""

    line: str
    quantity: int
    net: int
    vat: int


@dataclass(frozen=True, slots=True)
class Sums:
    net: int
    vat: int
    gross: int


def check(facts: Facts) -> None:
    """Raises BadDocument."""
    issuer = facts.issuer
    if issuer.kind not in ISSUERS or not issuer.name or not issuer.address or not _PREFIX.fullmatch(issuer.prefix):
        raise BadDocument("issuer")
    if not re.fullmatch("[A-Z]{3}", facts.currency):
        raise BadDocument("currency")
    if not facts.lines:
        raise BadDocument("empty")
    if len({line.id for line in facts.lines}) < len(facts.lines):
        raise BadDocument("line")
    for line in facts.lines:
        if line.kind not in KINDS:
            raise BadDocument("kind")
        if line.quantity < 1:
            raise BadDocument("quantity")
        if line.net + line.vat != line.gross or min(line.net, line.vat) < 0 or (line.rate == 0 and line.vat):
            raise BadDocument("sums")


def check_credit(lines: Sequence[CreditLine]) -> None:
    """Raises BadDocument."""
    if not lines:
        raise BadDocument("empty")
    if len({line.line for line in lines}) < len(lines):
        raise BadDocument("line")
    for line in lines:
        if line.quantity < 0:
            raise BadDocument("quantity")
        if min(line.net, line.vat) < 0 or line.net + line.vat == 0:
            raise BadDocument("sums")


def content(facts: Facts) -> dict[str, Any]:
    """An invoice's content as JSON holds it; an empty note is left out."""
    told: dict[str, Any] = _plain(asdict(facts))
    for line in told["lines"]:
        if not line["note"]:
            del line["note"]
    return told


def credit_content(invoice: Mapping[str, Any], lines: Sequence[CreditLine], reason: str) -> dict[str, Any]:
    """A credit note's content: the invoice's, with the lines given back. Raises BadDocument for a line it does not have."""
    kept = {line["id"]: {k: v for k, v in line.items() if k != "note"} for line in invoice["lines"]}
    if any(line.line not in kept for line in lines):
        raise BadDocument("line")
    given = [
        kept[x.line] | {"quantity": x.quantity, "net": x.net, "vat": x.vat, "gross": x.net + x.vat}
        for x in sorted(lines, key=lambda x: x.line)
    ]
    same = "issuer buyer currency supplied_on order_id order_number language".split()
    return {name: invoice[name] for name in same} | {
        "lines": given,
        "reason": reason,
        "amends": {"number": invoice["number"], "issued_on": invoice["issued_on"]},
    }


def sums(lines: Sequence[Mapping[str, Any]]) -> Sums:
    """Of a content's lines."""
    net, vat, gross = (sum(line[name] for line in lines) for name in ("net", "vat", "gross"))
    if net + vat != gross:
        raise BadDocument("sums")
    return Sums(net, vat, gross)


def by_rate(lines: Sequence[Mapping[str, Any]]) -> list[tuple[Decimal, Sums]]:
    """What was taxed at each rate in percent, the highest first (Art. 226 points 8 to 10)."""
    rates = sorted({Decimal(line["rate"]) for line in lines}, reverse=True)
    return [(rate, sums([line for line in lines if Decimal(line["rate"]) == rate])) for rate in rates]


def number(prefix: str, series: str, year: int, sequence: int) -> str:
    """ "ES-2026-000123"; a credit note's is "ES-C-2026-000001"."""
    return f"{prefix}-{'C-' if series == CREDIT else ''}{year}-{sequence:06}"


def digest(value: Mapping[str, Any]) -> str:
    """SHA-256 of a content, whatever the order of its fields."""
    told = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(x) for name, x in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(x) for x in value]
    if isinstance(value, Decimal):
        # 21, 21.0 and 21.000 are one rate.
        return f"{value.normalize():f}"
    return value if isinstance(value, int | str) else str(value)
