"""The door of invoicing. Nothing here opens a transaction where the caller has one: document and cause stand or fall together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.invoicing import queries
from argosy.invoicing.errors import BadDocument, CreditTooMuch, DocumentConflict, UnknownDocument
from argosy.invoicing.models import Document, Line
from argosy.invoicing.platform import PLATFORM_ID, platform
from argosy.invoicing.rules import (
    CREDIT,
    INVOICE,
    Buyer,
    CreditLine,
    Facts,
    Issuer,
    Sums,
    by_rate,
    check,
    check_credit,
    content,
    credit_content,
    digest,
    number,
    sums,
)
from argosy.invoicing.rules import Line as InvoiceLine
from argosy.kernel import clock, db

__all__ = [
    "PLATFORM_ID",
    "BadDocument",
    "Buyer",
    "CreditLine",
    "CreditTooMuch",
    "DocumentConflict",
    "DocumentView",
    "Facts",
    "InvoiceLine",
    "Issuer",
    "Report",
    "Sums",
    "UnknownDocument",
    "by_rate",
    "credit",
    "document",
    "issue",
    "of_order",
    "platform",
    "verify",
]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as issued. `series` invoice or credit; `content` everything it says; amounts in minor units, positive in both series."""

    id: UUID
    series: str
    issuer_id: UUID
    number: str
    order_id: UUID
    invoice_id: UUID | None
    currency: str
    net: int
    vat: int
    gross: int
    content: Mapping[str, Any]
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What was found wrong, as sentences' material: series with gaps, numbers borne twice, documents whose sums or digest do not hold,
    and invoiced lines credited otherwise than the credit notes say."""

    documents: int
    gaps: tuple[str, ...]
    duplicates: tuple[str, ...]
    wrong: tuple[str, ...]
    credits: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not (self.gaps or self.duplicates or self.wrong or self.credits)


def issue(facts: Facts, key: str) -> DocumentView:
    """Issue an invoice, or give the one that this key made. Raises BadDocument, DocumentConflict (same key, other content)."""
    check(facts)
    told = content(facts)
    with db.joined():
        now = clock.now()
        return _once(facts.issuer.id, INVOICE, key, told, now) or _write(INVOICE, key, told, None, now)


def credit(invoice_id: UUID, lines: Sequence[CreditLine], reason: str, key: str) -> DocumentView:
    """Issue a credit note on an invoice, or give the one that this key made.

    Raises UnknownDocument, BadDocument, DocumentConflict, and CreditTooMuch where more would be given back than is left of a line:
    then nothing is written.
    """
    check_credit(lines)
    invoice = document(invoice_id)
    if invoice.series != INVOICE:
        raise UnknownDocument
    told = credit_content(invoice.content, lines, reason)
    with db.joined(), db.whole():
        now = clock.now()
        found = _once(invoice.issuer_id, CREDIT, key, told, now)
        if found is not None:
            return found
        for x in sorted(lines, key=lambda x: x.line):
            if not queries.credit(invoice.id, x.line, x.quantity, x.net, x.vat):
                raise CreditTooMuch(invoice.number, x.line)
        return _write(CREDIT, key, told, invoice.id, now)


def _once(issuer: UUID, series: str, key: str, told: Mapping[str, Any], now: datetime) -> DocumentView | None:
    """Lock the series, so that of two with one key the second finds the first's document."""
    queries.lock_series(issuer, series, now.year)
    found = Document.objects.filter(key=key).first()
    if found is None:
        return None
    if found.request_digest != digest(told):
        raise DocumentConflict(found.number)
    return _view(found)


def _write(series: str, key: str, told: Mapping[str, Any], invoice: UUID | None, now: datetime) -> DocumentView:
    issuer = told["issuer"]
    sequence = queries.next_number(UUID(issuer["id"]), series, now.year)
    named = number(issuer["prefix"], series, now.year, sequence)
    whole = {**told, "number": named, "series": series, "issued_on": now.date().isoformat()}
    total = sums(told["lines"])
    written = Document.objects.create(
        series=series,
        issuer_id=UUID(issuer["id"]),
        year=now.year,
        sequence=sequence,
        number=named,
        order_id=UUID(told["order_id"]),
        invoice_id=invoice,
        currency=told["currency"],
        net_minor=total.net,
        vat_minor=total.vat,
        gross_minor=total.gross,
        content=whole,
        digest=digest(whole),
        key=key,
        request_digest=digest(told),
        issued_at=now,
    )
    if series == INVOICE:
        Line.objects.bulk_create(
            Line(invoice=written, line=x["id"], quantity=x["quantity"], net_minor=x["net"], vat_minor=x["vat"])
            for x in told["lines"]
        )
    return _view(written)


def of_order(order_id: UUID) -> list[DocumentView]:
    """An order's documents in the order in which they were issued."""
    return [_view(row) for row in Document.objects.filter(order_id=order_id).order_by("issued_at", "id")]


def document(document_id: UUID) -> DocumentView:
    """Raises UnknownDocument."""
    row = Document.objects.filter(id=document_id).first()
    if row is None:
        raise UnknownDocument
    return _view(row)


def _view(row: Document) -> DocumentView:
    return DocumentView(
        row.id,
        row.series,
        row.issuer_id,
        row.number,
        row.order_id,
        row.invoice_id,
        row.currency,
        row.net_minor,
        row.vat_minor,
        row.gross_minor,
        row.content,
        row.issued_at,
    )


def verify() -> Report:
    """Read every document and say whether all holds: numbers 1 to n in each series, no number twice, sums and digests exact."""
    gaps = tuple(
        f"{issuer} {series} {year}: {last} given, {count} documents, highest {highest}"
        for issuer, series, year, last, count, different, highest in queries.series()
        if not last == count == different == highest
    )
    count, wrong = 0, []
    for row in Document.objects.order_by("id").iterator():
        count += 1
        if not _sound(row):
            wrong.append(row.number)
    duplicates = tuple(f"{issuer} {named}" for issuer, named in queries.twice())
    credits = tuple(f"{named} {line}" for named, line in queries.wrongly_credited())
    return Report(count, gaps, duplicates, tuple(wrong), credits)


def _sound(row: Document) -> bool:
    lines = row.content["lines"]
    if digest(row.content) != row.digest or any(x["net"] + x["vat"] != x["gross"] for x in lines):
        return False
    return row.content["number"] == row.number and sums(lines) == Sums(row.net_minor, row.vat_minor, row.gross_minor)
