"""Addresses for tests of the API alone."""

from __future__ import annotations

from django.urls import include, path, re_path

from argosy.web.api.urls import unknown

urlpatterns = [
    path("api/v1/", include("argosy.web.api.urls")),
    re_path(r"^api/", unknown),
]
