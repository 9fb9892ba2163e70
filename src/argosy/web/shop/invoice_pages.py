"""An invoice or credit note as its buyer reads and prints it, in the order's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from argosy.invoicing import api as invoicing
from argosy.kernel import text
from argosy.kernel.money import round_half_up
from argosy.kernel.text import t
from argosy.web.shop import formats


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    lines: tuple[str, ...]
    vat_id: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line; every field but `quantity` as it is shown; `unit` is the price of one without VAT (Art. 226(8)), rounded."""

    description: str
    sku: str
    quantity: int
    unit: str
    rate: str
    net: str
    vat: str
    gross: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """All that Directive 2006/112/EC Art. 226 asks for. `rates` is (rate, net, VAT, gross); `amends` and `reason` are a credit note's."""

    title: str
    number: str
    issued: str
    supplied: str
    order: str
    issuer: Party
    buyer: Party
    rows: tuple[Row, ...]
    rates: tuple[tuple[str, str, str, str], ...]
    total: tuple[str, str, str]
    mentions: tuple[str, ...]
    currency: str
    amends: str
    reason: str


def presented(found: invoicing.DocumentView, language: str) -> InvoicePage:
    """A document in words. A credit note's amounts are shown as negative."""
    told, sign = found.content, -1 if found.series == "credit" else 1

    def money(minor: int) -> str:
        return formats.money(sign * minor, found.currency, language)

    def day(value: str) -> str:
        return formats.whole_date(date.fromisoformat(value), language)

    lines = told["lines"]
    rates = tuple(
        (formats.percent(rate, language), money(s.net), money(s.vat), money(s.gross))
        for rate, s in invoicing.by_rate(lines)
    )
    amends = told.get("amends")
    schemes = dict.fromkeys(f"invoicing-scheme-{x['scheme'].replace('_', '-')}" for x in lines)
    return InvoicePage(
        title=t(language, "invoicing-credit-title" if sign < 0 else "invoicing-title"),
        number=found.number,
        issued=day(told["issued_on"]),
        supplied=day(told["supplied_on"]),
        order=told["order_number"],
        issuer=_party(told["issuer"]),
        buyer=_party(told["buyer"]),
        rows=tuple(
            Row(
                x["description"],
                x["sku"],
                x["quantity"],
                money(round_half_up(Decimal(x["net"]) / x["quantity"])),
                formats.percent(Decimal(x["rate"]), language),
                money(x["net"]),
                money(x["vat"]),
                money(x["gross"]),
                x.get("note", ""),
            )
            for x in lines
        ),
        rates=rates,
        total=(money(found.net), money(found.vat), money(found.gross)),
        mentions=tuple(t(language, key) for key in schemes if text.has(key)),
        currency=t(language, "invoicing-amounts-in", currency=found.currency),
        amends=t(language, "invoicing-amends", number=amends["number"], date=day(amends["issued_on"]))
        if amends
        else "",
        reason=told.get("reason", ""),
    )


def _party(told: dict[str, Any]) -> Party:
    return Party(told["name"], tuple(told["address"]), told["vat_id"])


def named(found: invoicing.DocumentView, language: str) -> str:
    """How a link names a document."""
    if found.series == "credit":
        return f"{t(language, 'invoicing-credit-title')} {found.number}"
    return t(language, "invoicing-link", number=found.number)
