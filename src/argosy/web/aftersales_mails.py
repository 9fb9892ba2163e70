"""The acknowledgement of a withdrawal, on a durable medium (Directive 2011/83/EU Art. 11a(4)), and word of a cancelled order."""

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
from argosy.web.shop import orders


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
