"""The acknowledgement of a withdrawal, on a durable medium (Directive 2011/83/EU Art. 11a(4)), and word of all else after the order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.kernel import outbox
from argosy.kernel.text import t
from argosy.web import letters
from argosy.web.shop import aftersales as pages
from argosy.web.shop import formats, orders, returns

Rows = tuple[tuple[str, str], ...]


def receipt(withdrawal_id: UUID) -> EmailMultiAlternatives:
    """What was withdrawn from, by whom, and the date and time at which it was received. Raises UnknownWithdrawal."""
    found = aftersales.withdrawal(withdrawal_id)
    order = checkout.order(found.order_id)
    place, language = orders.place_of(order), found.language
    part = letters.Part(
        language,
        t(language, "after-receipt-title", number=found.number),
        (t(language, "after-mail-lead"), pages.money(found, language)),
        pages.rows(order, found, language, place.zone),
        _link(order, language),
    )
    subject = t(language, "after-mail-receipt", number=found.number, order=order.number)
    return letters.message(letters.Letter(subject, (part,)), [found.email], f"withdrawal.{found.id}")


def cancelled(order_id: UUID) -> EmailMultiAlternatives:
    """Word that an order is cancelled. Raises UnknownOrder."""
    order = checkout.order(order_id)
    language = order.language
    subject = t(language, "after-mail-cancelled", order=order.number)
    part = letters.Part(language, subject, (t(language, "after-cancelled-text"),), link=_link(order, language))
    return letters.message(letters.Letter(subject, (part,)), [order.email], f"cancelled.{order.id}")


def _link(order: checkout.OrderView, language: str) -> tuple[str, str]:
    return settings.PUBLIC_URL + orders.href(order), t(language, "after-back")


@outbox.handles("withdrawal.confirmed")
def send_receipts(payloads: list[dict[str, Any]]) -> None:
    """At least once: after a crash a receipt may come twice, never not at all."""
    for payload in payloads:
        receipt(UUID(payload["withdrawal_id"])).send()


@outbox.handles("order.cancelled")
def tell_cancelled(payloads: list[dict[str, Any]]) -> None:
    """Tell each buyer whose order was cancelled."""
    for payload in payloads:
        cancelled(UUID(payload["order_id"])).send()


def _told(
    order: checkout.OrderView, language: str, name: str, subject: str, *says: str, rows: Rows = ()
) -> EmailMultiAlternatives:
    part = letters.Part(language, subject, tuple(x for x in says if x), rows, link=_link(order, language))
    return letters.message(letters.Letter(subject, (part,)), [order.email], name)


def shipped(order_id: UUID) -> EmailMultiAlternatives:
    """Word that an order is on its way. Raises UnknownOrder."""
    order = checkout.order(order_id)
    subject = t(order.language, "return-mail-shipped", order=order.number)
    return _told(order, order.language, f"shipped.{order.id}", subject, t(order.language, "return-mail-shipped-text"))


def returned(return_id: UUID, what: str) -> EmailMultiAlternatives:
    """Word of a return: `what` is opened, decided, replaced or sent. Raises UnknownReturn."""
    found = aftersales.return_by_id(return_id)
    order, language = checkout.order(found.order_id), found.language
    subject = t(
        language, f"return-mail-{ {'replaced': 'opened'}.get(what, what) }", number=found.number, order=order.number
    )
    say = t(language, "return-mail-sent-text") if what == "sent" else returns.said(found, language)
    rows = returns.rows(order, found, language)
    return _told(order, language, f"return-{what}.{found.id}", subject, say, rows=rows)


def refunded(refund_id: UUID) -> EmailMultiAlternatives:
    """Word that money goes back."""
    found = aftersales.refund_by_id(refund_id)
    order = checkout.order(found.order_id)
    amount = formats.money(found.amount, found.currency, order.language)
    subject = t(order.language, "return-mail-refund", order=order.number, amount=amount)
    return _told(
        order, order.language, f"refund.{found.id}", subject, t(order.language, "return-mail-refund-text"), found.note
    )


@outbox.handles("order.shipped")
def tell_shipped(payloads: list[dict[str, Any]]) -> None:
    """Tell each buyer whose order left."""
    for payload in payloads:
        shipped(UUID(payload["order_id"])).send()


@outbox.handles("refund.made")
def tell_refunded(payloads: list[dict[str, Any]]) -> None:
    """Tell each buyer whose money goes back."""
    for payload in payloads:
        refunded(UUID(payload["refund_id"])).send()


def _teller(what: str) -> outbox.Handler:
    def tell(payloads: list[dict[str, Any]]) -> None:
        for payload in payloads:
            returned(UUID(payload["return_id"]), what).send()

    return tell


for _what in ("opened", "decided", "replaced", "sent"):
    outbox.handles(f"return.{_what}")(_teller(_what))
