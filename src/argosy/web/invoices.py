"""An order's invoices: who invoices what of it, issued by the worker once it was placed.

The platform invoices what it owes the VAT of as deemed supplier (Directive 2006/112/EC Art. 14a) and the delivery; a brand invoices the rest
of its goods.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.invoicing import api as invoicing
from argosy.kernel import db, outbox
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.web.shop import formats
from argosy.web.shop.addresses import lines_of

log = logging.getLogger("argosy.invoices")
TOPIC = "order.invoice"
_AGAIN_AFTER = timedelta(minutes=10)


class SumsDiffer(Exception):
    """The invoices of an order would not add up to what was paid for it."""


@outbox.handles(TOPIC)
def issue_invoices(payloads: list[dict[str, Any]]) -> None:
    """Issue each order's invoices. One that cannot be is logged and tried again later, and holds up no other."""
    # In one order everywhere, so that two workers cannot wait for each other's series.
    made: list[tuple[str, str, invoicing.Facts]] = []
    for payload in payloads:
        try:
            with db.whole():
                made += [(str(f.issuer.id), payload["order_id"], f) for f in facts(UUID(payload["order_id"]))]
        except Exception:
            _later(payload["order_id"])
    for _, order_id, told in sorted(made, key=lambda x: x[:2]):
        try:
            with db.whole():
                invoicing.issue(told, key(told))
        except Exception:
            _later(order_id)


def _later(order_id: str) -> None:
    log.exception("no invoice for order %s yet", order_id)
    outbox.put_later(TOPIC, {"order_id": order_id}, _AGAIN_AFTER)


def key(told: invoicing.Facts) -> str:
    """One invoice for each issuer of an order."""
    return f"order:{told.order_id}:{told.issuer.id}"


def facts(order_id: UUID) -> list[invoicing.Facts]:
    """What each issuer invoices of an order; nothing of one that was not placed.

    Raises UnknownOrder, and SumsDiffer unless all of them together are what was paid.
    """
    order = checkout.order(order_id)
    if order.placed_at is None:
        return []
    on = order.placed_at.date()
    platform = invoicing.platform(on)
    of: dict[UUID, list[invoicing.InvoiceLine]] = defaultdict(list)
    for line in order.lines:
        of[platform.id if line.owes == "platform" else line.brand_id] += _of_line(
            line, order.language, _coupon(order, line)
        )
    of[platform.id] += _delivery(order)
    issuers = {platform.id: platform}
    found = [
        invoicing.Facts(
            issuer=issuers.get(issuer) or _brand(issuer, order.language),
            buyer=_buyer(order),
            currency=order.currency,
            supplied_on=on,
            order_id=order.id,
            order_number=order.number,
            language=order.language,
            lines=tuple(lines),
        )
        for issuer, lines in of.items()
        if lines
    ]
    _must_add_up(order, [line for told in found for line in told.lines])
    return found


def _of_line(line: checkout.OrderLineView, language: str, coupon: str) -> list[invoicing.InvoiceLine]:
    """The goods, and what their import costs; `coupon` is what to say of one that took off something. VAT that is paid at the border is no VAT of the seller's: it is passed on with the duty."""
    scheme, rate, imported = line.scheme or "domestic", Decimal(line.vat_rate), line.imported
    at_border = bool(imported and imported["at_border"])
    net, vat = line.net, 0 if at_border else line.vat
    goods = _line(str(line.line_id), "goods", line.title, line.sku, line.quantity, net, vat, rate, scheme)
    made = [replace(goods, note=coupon) if line.coupon else goods]
    if imported:
        duty, on_duty = imported["duty"], imported["vat"]
        if at_border:
            duty, on_duty = duty + on_duty + line.vat, 0
        if duty + on_duty:
            told = t(language, "invoicing-import")
            made.append(_line(f"{line.line_id}:import", "import", told, line.sku, 1, duty, on_duty, rate, scheme))
    return made


def _coupon(order: checkout.OrderView, line: checkout.OrderLineView) -> str:
    """What a coupon took off a line, with tax: a discount that its price already reflects."""
    amount = formats.money(line.coupon, order.currency, order.language)
    return t(order.language, "invoicing-coupon", code=order.coupon, amount=amount) if line.coupon else ""


def _line(
    name: str, kind: str, told: str, sku: str, quantity: int, net: int, vat: int, rate: Decimal, scheme: str
) -> invoicing.InvoiceLine:
    shown = rate if vat else Decimal(0)
    return invoicing.InvoiceLine(name, kind, told, sku, quantity, net, vat, shown, net + vat, scheme)


def _delivery(order: checkout.OrderView) -> list[invoicing.InvoiceLine]:
    """The delivery at the rates of the goods it carries, as it was taxed on the order's day."""
    if not order.delivery:
        return []
    told = t(order.language, "invoicing-delivery")
    parts = [
        part
        for quote in checkout.replay(order.id).whole
        for line in quote.lines
        if line.line.kind == "shipping"
        for part in line.parts
    ]
    return [
        _line(
            f"delivery:{n}", "delivery", told, "", 1, p.net, p.vat, p.rate.percent if p.rate else Decimal(0), "domestic"
        )
        for n, p in enumerate(parts, 1)
        if p.net + p.vat
    ]


def _must_add_up(order: checkout.OrderView, lines: Sequence[invoicing.InvoiceLine]) -> None:
    at_border = sum(
        line.vat + line.imported["vat"] for line in order.lines if line.imported and line.imported["at_border"]
    )
    gross, vat = sum(line.gross for line in lines), sum(line.vat for line in lines)
    if (gross, vat) != (order.gross, order.vat - at_border):
        raise SumsDiffer(f"{order.number}: {gross} with {vat} VAT, paid {order.gross} with {order.vat - at_border}")


def _buyer(order: checkout.OrderView) -> invoicing.Buyer:
    name, *address = lines_of(order.address, order.language)
    return invoicing.Buyer(name, tuple(address), order.address["country"], order.address.get("vat_id", ""))


def _brand(brand_id: UUID, language: str) -> invoicing.Issuer:
    record = programme.brand_by_id(brand_id)
    legal = record.legal
    town = " ".join(str(legal[k]) for k in ("postal_code", "city") if legal.get(k))
    country = str(legal.get("country") or record.country)
    address = (str(legal.get("street", "")), town, formats.country(country, language))
    return invoicing.Issuer(
        record.id,
        "brand",
        str(legal.get("name") or record.name),
        tuple(line for line in address if line),
        country,
        str(legal.get("vat_id", "")),
        re.sub(r"[^A-Z0-9]", "", record.slug.upper())[:12],
    )
