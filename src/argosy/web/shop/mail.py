"""The order's confirmation by mail, in the shopper's language: the durable medium of Directive 2011/83/EU Art. 8(7)."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from argosy.checkout import api as checkout
from argosy.kernel.text import t
from argosy.web.shop import formats, orders, pages, rendering

_GUARANTEE_YEARS = {"es": 3}
_DEFAULT_GUARANTEE_YEARS = 2


def order_confirmation(order_id: UUID) -> EmailMultiAlternatives:
    """The message, ready to be sent. Raises UnknownOrder."""
    order = checkout.order(order_id)
    place = orders.place_of(order)
    page = order_mail(order)
    message = EmailMultiAlternatives(
        subject=page.subject, body=rendering.render("mail/order.txt", place.language, page=page), to=[order.email]
    )
    message.attach_alternative(rendering.render("mail/order.html", place.language, page=page), "text/html")
    return message


def order_mail(order: checkout.OrderView) -> pages.OrderMail:
    """What the message says."""
    place = orders.place_of(order)
    return pages.OrderMail(
        language=place.language,
        subject=t(place.language, "shop-mail-subject", number=order.number),
        number=order.number,
        placed=formats.whole_date((order.placed_at or order.created_at).date(), place.language),
        order_href=settings.PUBLIC_URL + orders.href(order),
        home_href=settings.PUBLIC_URL + place.root,
        guarantee_years=_GUARANTEE_YEARS.get(place.market, _DEFAULT_GUARANTEE_YEARS),
        **orders.shared(place, order),
    )
