"""Word of a reservation: its appointment with a calendar file, the rest paid, the hand-over. And the opening of agreements."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.kernel import outbox
from argosy.kernel.text import t
from argosy.web import letters
from argosy.web.invoices import BALANCE_TOPIC
from argosy.web.shop import handover as pages
from argosy.web.shop import handover_words, orders


def letter(order_id: UUID, what: str) -> EmailMultiAlternatives:
    """`what` is appointed, paid or done. Raises UnknownOrder, NoAgreement."""
    order, found = checkout.order(order_id), handover.agreement(order_id)
    place, language = orders.place_of(order), order.language
    subject = t(language, f"handover-mail-{what}", number=order.number)
    said = [t(language, f"handover-mail-{what}-text")]
    if what != "done":
        said.append(handover_words.next_step(found, place))
    href = settings.PUBLIC_URL + place.order(orders.token(order.id), "handover/")
    rows = ((t(language, "after-row-articles"), handover_words.goods(found)), *pages.appointment(found, language))
    part = letters.Part(language, subject, tuple(said), rows, (href, t(language, "handover-open")))
    made = letters.message(
        letters.Letter(subject, (part,)), [order.email], f"handover.{what}.{order.id}.{found.changes}"
    )
    calendar = handover_words.calendar(found, href, language) if what == "appointed" else ""
    if calendar:
        made.attach("appointment.ics", calendar, "text/calendar")
    return made


@outbox.handles("order.reserved")
def open_reservations(payloads: list[dict[str, Any]]) -> None:
    """Open the agreements of orders just placed."""
    handover.open_agreements([UUID(payload["order_id"]) for payload in payloads])


@outbox.handles("handover.appointed")
def tell_appointments(payloads: list[dict[str, Any]]) -> None:
    """Confirm each appointment that still stands; one that was changed meanwhile has a message of its own."""
    for payload in payloads:
        found = handover.agreement(UUID(payload["order_id"]))
        if found.starts_at is not None and found.starts_at.isoformat() == payload["starts_at"]:
            letter(found.order_id, "appointed").send()


@outbox.handles("handover.paid")
def tell_paid(payloads: list[dict[str, Any]]) -> None:
    """The rest was taken: its invoice is due, and the buyer is told."""
    outbox.put_all(BALANCE_TOPIC, payloads)
    for payload in payloads:
        letter(UUID(payload["order_id"]), "paid").send()


@outbox.handles("handover.done")
def tell_done(payloads: list[dict[str, Any]]) -> None:
    """What was handed over, with its numbers, for the buyer's papers."""
    for payload in payloads:
        letter(UUID(payload["order_id"]), "done").send()
