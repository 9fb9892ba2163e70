"""An order's invoices: who invoices what of it, issued by the worker once it was placed.

The platform invoices what it owes the VAT of as deemed supplier (Directive 2006/112/EC Art. 14a) and the delivery; a brand invoices the rest
of its goods. Of what is sold by deposit, each payment is invoiced when it is made: VAT is due on what is received on account, and an invoice
of it (Art. 65 and 220(1)(4)). The second names the first, and both together are the price to the cent.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.invoicing import api as invoicing
from argosy.kernel import clock, db, outbox
from argosy.kernel.money import vat_inside
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.web.shop import formats
from argosy.web.shop.addresses import lines_of

log = logging.getLogger("argosy.invoices")
TOPIC = "order.invoice"
BALANCE_TOPIC = "order.invoice-balance"
AGAIN_AFTER = timedelta(minutes=10)


class SumsDiffer(Exception):
    """The invoices of an order would not add up to what was paid for it."""


class DepositFirst(Exception):
    """The invoice of the deposit, which the next one names, is not issued yet."""


@outbox.handles(TOPIC)
def issue_invoices(payloads: list[dict[str, Any]]) -> None:
    """Issue each order's invoices. One that cannot be is logged and tried again later, and holds up no other."""
    _issue(payloads, TOPIC)


@outbox.handles(BALANCE_TOPIC)
def issue_balances(payloads: list[dict[str, Any]]) -> None:
    """Issue the invoices of what was paid after the deposit."""
    _issue(payloads, BALANCE_TOPIC)


def _issue(payloads: list[dict[str, Any]], topic: str) -> None:
    told_of, named = (facts, key) if topic == TOPIC else (balance_facts, balance_key)
    # In one order everywhere, so that two workers cannot wait for each other's series.
    made: list[tuple[str, str, invoicing.Facts]] = []
    for payload in payloads:
        try:
            with db.whole():
                made += [(str(f.issuer.id), payload["order_id"], f) for f in told_of(UUID(payload["order_id"]))]
        except Exception:
            _later(payload["order_id"], topic)
    for _, order_id, told in sorted(made, key=lambda x: x[:2]):
        try:
            with db.whole():
                invoicing.issue(told, named(told))
        except Exception:
            _later(order_id, topic)


def _later(order_id: str, topic: str) -> None:
    log.exception("no invoice for order %s yet", order_id)
    outbox.put_later(topic, {"order_id": order_id}, AGAIN_AFTER)


def key(told: invoicing.Facts) -> str:
    """One invoice for each issuer of an order."""
    return f"order:{told.order_id}:{told.issuer.id}"


def balance_key(told: invoicing.Facts) -> str:
    """One more for what was paid after the deposit."""
    return f"{key(told)}:balance"


def facts(order_id: UUID) -> list[invoicing.Facts]:
    """What each issuer invoices of an order when it is placed; nothing of one that was not. Of goods sold by deposit, that.

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
    found = _told(order, of, on, platform)
    lines = [line for told in found for line in told.lines]
    if any(line.deposit is not None for line in order.lines):
        _must_be(order, lines, order.due)
    else:
        _must_add_up(order, lines)
    return found


def balance_facts(order_id: UUID) -> list[invoicing.Facts]:
    """What each issuer invoices of goods sold by deposit once the rest is paid. Raises UnknownOrder, DepositFirst, SumsDiffer."""
    order, on = checkout.order(order_id), clock.today()
    platform = invoicing.platform(on)
    first = {d.issuer_id: d.number for d in invoicing.of_order(order_id) if d.series == "invoice"}
    of: dict[UUID, list[invoicing.InvoiceLine]] = defaultdict(list)
    for line in order.lines:
        issuer = platform.id if line.owes == "platform" else line.brand_id
        if line.deposit is not None:
            if line.deposit and issuer not in first:
                raise DepositFirst(order.number)
            of[issuer] += _rest(line, order, first.get(issuer, ""))
    found = _told(order, of, on, platform)
    _must_be(order, [line for told in found for line in told.lines], order.gross - order.due)
    return found


def _told(
    order: checkout.OrderView,
    of: Mapping[UUID, list[invoicing.InvoiceLine]],
    on: date,
    platform: invoicing.Issuer,
) -> list[invoicing.Facts]:
    issuers = {platform.id: platform}
    return [
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


def _deposit(line: checkout.OrderLineView) -> tuple[int, int]:
    """(net, VAT) of what was paid of a line when it was ordered."""
    paid = (line.deposit or 0) * line.quantity
    found = vat_inside(paid, line.vat_rate if line.vat else Decimal(0))
    return found.net, found.vat


def _rest(line: checkout.OrderLineView, order: checkout.OrderView, number: str) -> list[invoicing.InvoiceLine]:
    """What is left of a line's price after its deposit, to the cent."""
    net, vat = (whole - paid for whole, paid in zip((line.net, line.vat), _deposit(line), strict=True))
    total = formats.money(line.gross, order.currency, order.language)
    told = t(order.language, "invoicing-rest", goods=line.title, total=total, number=number)
    rate, scheme = Decimal(line.vat_rate), line.scheme or "domestic"
    return (
        [_line(str(line.line_id), "goods", told, line.sku, line.quantity, net, vat, rate, scheme)] if net + vat else []
    )


def _must_be(order: checkout.OrderView, lines: Sequence[invoicing.InvoiceLine], gross: int) -> None:
    told = sum(line.gross for line in lines)
    if told != gross:
        raise SumsDiffer(f"{order.number}: {told}, paid {gross}")


def _of_line(line: checkout.OrderLineView, language: str, coupon: str) -> list[invoicing.InvoiceLine]:
    """The goods, and what their import costs; `coupon` is what to say of one that took off something. VAT that is paid at the border is no VAT of the seller's: it is passed on with the duty."""
    scheme, rate, imported = line.scheme or "domestic", Decimal(line.vat_rate), line.imported
    if line.deposit is not None:
        net, vat = _deposit(line)
        told = t(language, "invoicing-deposit", goods=line.title)
        made = [_line(str(line.line_id), "goods", told, line.sku, line.quantity, net, vat, rate, scheme)]
        return made if net + vat else []
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
