"""Paying on the provider's own page: the way there, and the two ways back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from argosy.checkout import api as checkout
from argosy.kernel.text import t
from argosy.web.shop import orders, parts

STRIPE, TEST = "stripe", "test"


def methods(chosen: str, language: str) -> tuple[parts.Choice, ...]:
    """The ways to pay that are open; the first is chosen unless the shopper has chosen."""
    names = checkout.providers() or [TEST]
    held = chosen if chosen in names else names[0]
    return tuple(parts.Choice(label=t(language, f"shop-pay-{n}"), value=n, chosen=n == held) for n in names)


def there(order_id: object) -> str:
    """The address of the provider's page on which an order is to be paid; "" where our own page asks, or nothing is to be paid any more."""
    paid = checkout.payment(order_id)  # type: ignore[arg-type]
    if paid.provider == TEST:
        return ""
    found = checkout.challenge(paid.order_id)
    return found.url if found else ""


@never_cache
@require_safe
def back(request: HttpRequest, signed: str) -> HttpResponse:
    """From the provider's page, having paid: the provider itself is asked. The address tells nothing that is believed."""
    order_id = checkout.order_of_link(signed)
    try:
        checkout.confirm(order_id, True)
    except checkout.NotChallenged:
        pass  # a message was quicker than the buyer
    return HttpResponseRedirect(orders.href(checkout.order(order_id)) + "?thanks=1")


@never_cache
@require_safe
def left(request: HttpRequest, signed: str) -> HttpResponse:
    """From the provider's page without having paid: the page is closed there, the goods are free, and the basket is as it was."""
    order_id = checkout.order_of_link(signed)
    try:
        checkout.confirm(order_id, False)
    except checkout.NotChallenged:
        pass
    order = checkout.order(order_id)
    if order.state != "refused":
        return HttpResponseRedirect(orders.href(order))
    return HttpResponseRedirect(orders.place_of(order).checkout + "?left=1")
