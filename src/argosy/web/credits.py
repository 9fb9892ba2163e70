"""An order's credit notes, issued by the worker once goods came back, a price was reduced or the order was called off.

Each amends the invoice that bears the line (Directive 2006/112/EC Art. 219); what was not invoiced yet is invoiced first.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.invoicing import api as invoicing
from argosy.kernel import db, outbox
from argosy.kernel.money import allocate, part
from argosy.kernel.text import t
from argosy.web import invoices

log = logging.getLogger("argosy.invoices")


@outbox.handles("order.credit")
def credit_cancelled(payloads: list[dict[str, Any]]) -> None:
    """Credit all that was invoiced of orders called off."""
    for payload in payloads:
        _guarded("order.credit", payload, lambda told: _cancelled(UUID(told["order_id"])))


@outbox.handles("refund.credit")
def credit_refunds(payloads: list[dict[str, Any]]) -> None:
    """Credit what was given back."""
    for payload in payloads:
        _guarded("refund.credit", payload, lambda told: _refunded(UUID(told["refund_id"])))


def _guarded(topic: str, payload: dict[str, Any], act: Callable[[dict[str, Any]], None]) -> None:
    """One that cannot be is logged and tried again later, and holds up no other."""
    try:
        with db.whole():
            act(payload)
    except Exception:
        log.exception("no credit note for %s yet", payload)
        outbox.put_later(topic, payload, invoices.AGAIN_AFTER)


def _invoiced(order_id: UUID) -> list[invoicing.DocumentView]:
    """An order's invoices, issued now where they were not; in the order in which everybody locks their issuers."""
    for told in sorted(invoices.facts(order_id), key=lambda f: str(f.issuer.id)):
        invoicing.issue(told, invoices.key(told))
    found = [d for d in invoicing.of_order(order_id) if d.series == "invoice"]
    return sorted(found, key=lambda d: str(d.issuer_id))


def _cancelled(order_id: UUID) -> None:
    for invoice in _invoiced(order_id):
        lines = [
            invoicing.CreditLine(x["id"], x["quantity"], x["net"], x["vat"])
            for x in invoice.content["lines"]
            if x["gross"]
        ]
        reason = t(str(invoice.content["language"]), "invoicing-reason-cancelled")
        if lines:
            invoicing.credit(invoice.id, lines, reason, f"cancelled:{invoice.id}")


def _refunded(refund_id: UUID) -> None:
    refund = aftersales.refund_by_id(refund_id)
    order = checkout.order(refund.order_id)
    bearing = _invoiced(order.id)
    by_line = {x["id"]: invoice for invoice in bearing for x in invoice.content["lines"]}
    credited: dict[UUID, list[invoicing.CreditLine]] = defaultdict(list)
    for x in lines_of(order, refund, bearing):
        credited[by_line[x.line].id].append(x)
    why = "invoicing-reason-returned" if refund.return_id else "invoicing-reason-reduced"
    for invoice in bearing:
        if credited[invoice.id]:
            reason = t(str(invoice.content["language"]), why, number=refund.number)
            invoicing.credit(invoice.id, credited[invoice.id], reason, f"refund:{refund.id}:{invoice.id}")


def lines_of(
    order: checkout.OrderView, refund: aftersales.RefundView, bearing: Sequence[invoicing.DocumentView]
) -> list[invoicing.CreditLine]:
    """What a refund gives back of each invoiced line; together they are the refund. VAT that was paid at the border is in the import's line,
    as it is on the invoice."""
    had, made = {line.line_id: line for line in order.lines}, []
    for line_id, given in refund.lines.items():
        imported = had[line_id].imported
        at_border = bool(imported and imported["at_border"])
        vat = 0 if at_border else given.vat
        duty, duty_vat = given.duty, given.duty_vat
        if at_border:
            duty, duty_vat = given.duty + given.duty_vat + given.vat, 0
        made.append(invoicing.CreditLine(str(line_id), given.units, given.net, vat))
        made.append(invoicing.CreditLine(f"{line_id}:import", 0, duty, duty_vat))
    if refund.delivery:
        carried = [x for invoice in bearing for x in invoice.content["lines"] if x["kind"] == "delivery"]
        shares = allocate(refund.delivery, [x["gross"] for x in carried])
        for x, share in zip(carried, shares, strict=True):
            vat = part(x["vat"], share, x["gross"])
            whole = share == x["gross"]
            made.append(invoicing.CreditLine(x["id"], x["quantity"] if whole else 0, share - vat, vat))
    return [x for x in made if x.net + x.vat]
