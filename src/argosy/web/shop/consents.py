"""Taking back what was allowed, as easily as it was given: one button on the order's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from argosy.checkout import api as checkout
from argosy.web.shop import orders
from argosy.web.shop.answers import page
from argosy.web.shop.shelf import Place


@never_cache
@require_POST
@page
def forbid(request: HttpRequest, place: Place, key: str) -> HttpResponse:
    """No more advertising to the order's address; back to the order, which says so."""
    checkout.forbid(orders.find(key))
    return HttpResponseRedirect(place.order(key) + "?stopped=1")
