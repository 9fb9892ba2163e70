"""Addresses, by audience. The shop comes last: its patterns begin with the market."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from argosy.web.admission import health
from argosy.web.api.urls import unknown
from argosy.web.shop import answers

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("argosy.web.api.urls")),
    re_path(r"^api/", unknown),
    path("health", health.plain, name="health"),
    path("brand/", include("argosy.web.brand.urls")),
    path("operator/", include("argosy.web.operator.urls")),
    path("", include("argosy.web.shop.urls")),
]


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing at this address."""
    return answers.missing(request, exception)


handler404 = missing
handler403 = answers.forbidden
handler500 = answers.broken
