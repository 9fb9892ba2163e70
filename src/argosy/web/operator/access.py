"""The one way into the operator console: staff who are logged in; to everybody else its addresses do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse

from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.brand import shell
from argosy.web.brand.access import NotThere

SECTIONS = ("overview", "brands", "orders", "returns", "documents", "notices", "rules", "ledger")


def frame(request: HttpRequest, language: str, section: str, title: str = "") -> shell.Frame:
    """The frame of an operator's page."""
    nav = [shell.Link(reverse(f"operator-{n}"), t(language, f"operator-nav-{n}"), n == section) for n in SECTIONS]
    named = title or t(language, f"operator-nav-{section}")
    console = t(language, "operator-console")
    role = t(language, "operator-role")
    return shell.frame(
        request, f"{named} · {console}", owner=console, home=reverse("operator-overview"), nav=nav, role=role
    )


def _guarded(section: str, method: str, body: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(body)
    def run(request: HttpRequest, **ids: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        language = shell.language_of(request)
        request.language = language  # type: ignore[attr-defined]
        try:
            if not request.user.is_staff:
                raise NotThere
            if request.method not in (method, "HEAD" if method == "GET" else method):
                return HttpResponseNotAllowed([method])
            return body(request, language, **ids)
        except ArgosyError as error:
            staff = request.user.is_staff
            made = frame(request, language, section) if staff else shell.frame(request, t(language, "brand-console"))
            return shell.trouble(language, made, error)

    return run


def screen(section: str, template: str) -> Callable[[Callable[..., Any]], Callable[..., HttpResponse]]:
    """A page to read: `view(request, language, **ids) -> page`."""

    def wrap(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def body(request: HttpRequest, language: str, **ids: Any) -> HttpResponse:
            page = view(request, language, **ids)
            if isinstance(page, HttpResponse):
                return page
            made = frame(request, language, section, getattr(page, "title", ""))
            return shell.respond(template, language, made, page)

        return _guarded(section, "GET", body)

    return wrap


def deed(section: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A change (POST): `view(request, language, **ids) -> response`."""
    return lambda view: _guarded(section, "POST", view)
